/**
 * @file
 * Function types of the objects that live in linphone/api/.
 */
#ifndef SLIMPHONE_LINPHONE_API_C_CALLBACKS_H
#define SLIMPHONE_LINPHONE_API_C_CALLBACKS_H

#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Hears about each change of an account's state, and about each refresh. Called before the
 * functions of the core's callbacks.
 *
 * @param account The account; its getters already answer with the new state.
 * @param state The new state.
 * @param message Why, in English; lent for the duration of the call.
 */
typedef void (*LinphoneAccountCbsRegistrationStateChangedCb)(LinphoneAccount *account,
                                                             LinphoneRegistrationState state,
                                                             const char *message);

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_API_C_CALLBACKS_H */
