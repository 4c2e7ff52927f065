/**
 * @file
 * Functions that wrappers in other languages need.
 */
#ifndef SLIMPHONE_LINPHONE_WRAPPER_UTILS_H
#define SLIMPHONE_LINPHONE_WRAPPER_UTILS_H

#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Gives the callbacks objects of a core.
 *
 * @param core The core.
 * @return A list that the caller frees with bctbx_list_free(); the objects are lent.
 */
LINPHONE_PUBLIC bctbx_list_t *linphone_core_get_callbacks_list(const LinphoneCore *core);

/**
 * Gives the callbacks objects of an account.
 *
 * @param account The account.
 * @return A lent list of lent objects; NULL when there are none.
 */
LINPHONE_PUBLIC const bctbx_list_t *linphone_account_get_callbacks_list(const LinphoneAccount *account);

/**
 * Says which callbacks object's function runs now.
 *
 * @param account The account.
 * @param cbs What linphone_account_get_current_callbacks() is to return.
 */
LINPHONE_PUBLIC void linphone_account_set_current_callbacks(LinphoneAccount *account,
                                                            LinphoneAccountCbs *cbs);

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_WRAPPER_UTILS_H */
