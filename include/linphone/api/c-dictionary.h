/**
 * @file
 * The path of newer releases to the functions of dictionaries.
 */
#ifndef SLIMPHONE_LINPHONE_API_C_DICTIONARY_H
#define SLIMPHONE_LINPHONE_API_C_DICTIONARY_H

#include "linphone/dictionary.h"

#endif /* SLIMPHONE_LINPHONE_API_C_DICTIONARY_H */
