/**
 * @file
 * Old place of the factory's functions.
 */
#ifndef SLIMPHONE_LINPHONE_FACTORY_H
#define SLIMPHONE_LINPHONE_FACTORY_H

#include "linphone/api/c-api.h"

#endif /* SLIMPHONE_LINPHONE_FACTORY_H */
