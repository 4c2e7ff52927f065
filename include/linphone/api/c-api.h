/**
 * @file
 * Everything under linphone/api/.
 */
#ifndef SLIMPHONE_LINPHONE_API_C_API_H
#define SLIMPHONE_LINPHONE_API_C_API_H

#include "linphone/api/c-account-cbs.h"
#include "linphone/api/c-account-params.h"
#include "linphone/api/c-account.h"
#include "linphone/api/c-address.h"
#include "linphone/api/c-auth-info.h"
#include "linphone/api/c-callbacks.h"
#include "linphone/api/c-dial-plan.h"
#include "linphone/api/c-digest-authentication-policy.h"
#include "linphone/api/c-factory.h"
#include "linphone/api/c-push-notification-config.h"
#include "linphone/api/c-types.h"

#endif /* SLIMPHONE_LINPHONE_API_C_API_H */
