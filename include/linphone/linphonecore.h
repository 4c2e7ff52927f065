/**
 * @file
 * Old place of linphone/core.h.
 */
#ifndef SLIMPHONE_LINPHONE_LINPHONECORE_H
#define SLIMPHONE_LINPHONE_LINPHONECORE_H

#include "linphone/core.h"

#endif /* SLIMPHONE_LINPHONE_LINPHONECORE_H */
