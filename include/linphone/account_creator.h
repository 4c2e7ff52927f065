/**
 * @file
 * Function types of the account creator.
 */
#ifndef SLIMPHONE_LINPHONE_ACCOUNT_CREATOR_H
#define SLIMPHONE_LINPHONE_ACCOUNT_CREATOR_H

#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Hears the outcome of an account creator request.
 *
 * @param creator The account creator.
 * @param status The outcome.
 * @param response Text of the server's answer, or NULL; lent for the duration of the call.
 */
typedef void (*LinphoneAccountCreatorCbsStatusCb)(LinphoneAccountCreator *creator,
                                                  LinphoneAccountCreatorStatus status, const char *response);

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_ACCOUNT_CREATOR_H */
