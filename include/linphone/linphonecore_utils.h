/**
 * @file
 * Old place of linphone/core_utils.h.
 */
#ifndef SLIMPHONE_LINPHONE_LINPHONECORE_UTILS_H
#define SLIMPHONE_LINPHONE_LINPHONECORE_UTILS_H

#include "linphone/core_utils.h"

#endif /* SLIMPHONE_LINPHONE_LINPHONECORE_UTILS_H */
