/**
 * @file
 * Function types of an account creator implementation.
 */
#ifndef SLIMPHONE_LINPHONE_ACCOUNT_CREATOR_SERVICE_H
#define SLIMPHONE_LINPHONE_ACCOUNT_CREATOR_SERVICE_H

#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Carries out one request of an account creator.
 *
 * @param creator The account creator that holds the arguments.
 * @return The provisional outcome; the final one goes to the callbacks of @p creator.
 */
typedef LinphoneAccountCreatorStatus (*LinphoneAccountCreatorRequestFunc)(LinphoneAccountCreator *creator);

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_ACCOUNT_CREATOR_SERVICE_H */
