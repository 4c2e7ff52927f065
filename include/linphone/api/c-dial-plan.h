/**
 * @file
 * The type of dial plans; linphone/api/c-types.h holds it.
 */
#ifndef SLIMPHONE_LINPHONE_API_C_DIAL_PLAN_H
#define SLIMPHONE_LINPHONE_API_C_DIAL_PLAN_H

#include "linphone/types.h"

#endif /* SLIMPHONE_LINPHONE_API_C_DIAL_PLAN_H */
