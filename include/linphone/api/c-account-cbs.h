/**
 * @file
 * Functions that hear about one account.
 */
#ifndef SLIMPHONE_LINPHONE_API_C_ACCOUNT_CBS_H
#define SLIMPHONE_LINPHONE_API_C_ACCOUNT_CBS_H

#include "linphone/api/c-callbacks.h"
#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Makes an object without functions.
 *
 * @return A new object that the caller owns.
 */
LINPHONE_PUBLIC LinphoneAccountCbs *linphone_account_cbs_new(void);

/**
 * Takes one more reference.
 *
 * @param cbs The callbacks object.
 * @return The same object.
 */
LINPHONE_PUBLIC LinphoneAccountCbs *linphone_account_cbs_ref(LinphoneAccountCbs *cbs);

/**
 * Drops one reference; the callbacks object is destroyed with the last one.
 *
 * @param cbs The callbacks object.
 */
LINPHONE_PUBLIC void linphone_account_cbs_unref(LinphoneAccountCbs *cbs);

/**
 * Keeps a pointer for the application.
 *
 * @param cbs The callbacks object.
 * @param user_data The pointer to keep; the library never looks at what it points to.
 */
LINPHONE_PUBLIC void linphone_account_cbs_set_user_data(LinphoneAccountCbs *cbs, void *user_data);

/**
 * Gives the pointer kept by the application.
 *
 * @param cbs The callbacks object.
 * @return The pointer, NULL by default.
 */
LINPHONE_PUBLIC void *linphone_account_cbs_get_user_data(const LinphoneAccountCbs *cbs);

/**
 * Sets the function that hears about registration states.
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_cbs_set_registration_state_changed(LinphoneAccountCbs *cbs,
                                                    LinphoneAccountCbsRegistrationStateChangedCb cb);

/**
 * Gives the function that hears about registration states.
 *
 * @param cbs The callbacks object.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccountCbsRegistrationStateChangedCb
linphone_account_cbs_get_registration_state_changed(const LinphoneAccountCbs *cbs);

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_API_C_ACCOUNT_CBS_H */
