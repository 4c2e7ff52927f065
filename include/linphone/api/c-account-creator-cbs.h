/**
 * @file
 * Functions that hear the outcomes of an account creator.
 */
#ifndef SLIMPHONE_LINPHONE_API_C_ACCOUNT_CREATOR_CBS_H
#define SLIMPHONE_LINPHONE_API_C_ACCOUNT_CREATOR_CBS_H

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

/**
 * Takes one more reference.
 *
 * @param cbs The callbacks object.
 * @return The same object.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbs *linphone_account_creator_cbs_ref(LinphoneAccountCreatorCbs *cbs);

/**
 * Drops one reference; the callbacks object is destroyed with the last one.
 *
 * @param cbs The callbacks object.
 */
LINPHONE_PUBLIC void linphone_account_creator_cbs_unref(LinphoneAccountCreatorCbs *cbs);

/**
 * Keeps a pointer for the application.
 *
 * @param cbs The callbacks object.
 * @param user_data The pointer.
 */
LINPHONE_PUBLIC void linphone_account_creator_cbs_set_user_data(LinphoneAccountCreatorCbs *cbs,
                                                                void *user_data);

/**
 * Gives the pointer kept by the application.
 *
 * @param cbs The callbacks object.
 * @return The pointer, NULL by default.
 */
LINPHONE_PUBLIC void *linphone_account_creator_cbs_get_user_data(const LinphoneAccountCreatorCbs *cbs);

/**
 * Sets the function that hears the outcome of linphone_account_creator_is_account_exist().
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void linphone_account_creator_cbs_set_is_account_exist(LinphoneAccountCreatorCbs *cbs,
                                                                       LinphoneAccountCreatorCbsStatusCb cb);

/**
 * Gives the function that hears the outcome of linphone_account_creator_is_account_exist().
 *
 * @param cbs The callbacks object.
 * @return The function. Where none was set, NULL; of linphone_account_creator_get_callbacks() one that
 *   does nothing, so that services may call it blindly.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_is_account_exist(const LinphoneAccountCreatorCbs *cbs);

/**
 * Sets the function that hears the outcome of linphone_account_creator_create_account().
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void linphone_account_creator_cbs_set_create_account(LinphoneAccountCreatorCbs *cbs,
                                                                     LinphoneAccountCreatorCbsStatusCb cb);

/**
 * Gives the function that hears the outcome of linphone_account_creator_create_account().
 *
 * @param cbs The callbacks object.
 * @return The function. Where none was set, NULL; of linphone_account_creator_get_callbacks() one that
 *   does nothing, so that services may call it blindly.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_create_account(const LinphoneAccountCreatorCbs *cbs);

/**
 * Sets the function that hears the outcome of linphone_account_creator_activate_account().
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void linphone_account_creator_cbs_set_activate_account(LinphoneAccountCreatorCbs *cbs,
                                                                       LinphoneAccountCreatorCbsStatusCb cb);

/**
 * Gives the function that hears the outcome of linphone_account_creator_activate_account().
 *
 * @param cbs The callbacks object.
 * @return The function. Where none was set, NULL; of linphone_account_creator_get_callbacks() one that
 *   does nothing, so that services may call it blindly.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_activate_account(const LinphoneAccountCreatorCbs *cbs);

/**
 * Sets the function that hears the outcome of linphone_account_creator_is_account_activated().
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_cbs_set_is_account_activated(LinphoneAccountCreatorCbs *cbs,
                                                      LinphoneAccountCreatorCbsStatusCb cb);

/**
 * Gives the function that hears the outcome of linphone_account_creator_is_account_activated().
 *
 * @param cbs The callbacks object.
 * @return The function. Where none was set, NULL; of linphone_account_creator_get_callbacks() one that
 *   does nothing, so that services may call it blindly.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_is_account_activated(const LinphoneAccountCreatorCbs *cbs);

/**
 * Sets the function that hears the outcome of linphone_account_creator_link_account().
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void linphone_account_creator_cbs_set_link_account(LinphoneAccountCreatorCbs *cbs,
                                                                   LinphoneAccountCreatorCbsStatusCb cb);

/**
 * Gives the function that hears the outcome of linphone_account_creator_link_account().
 *
 * @param cbs The callbacks object.
 * @return The function. Where none was set, NULL; of linphone_account_creator_get_callbacks() one that
 *   does nothing, so that services may call it blindly.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_link_account(const LinphoneAccountCreatorCbs *cbs);

/**
 * Sets the function that hears the outcome of linphone_account_creator_activate_alias().
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void linphone_account_creator_cbs_set_activate_alias(LinphoneAccountCreatorCbs *cbs,
                                                                     LinphoneAccountCreatorCbsStatusCb cb);

/**
 * Gives the function that hears the outcome of linphone_account_creator_activate_alias().
 *
 * @param cbs The callbacks object.
 * @return The function. Where none was set, NULL; of linphone_account_creator_get_callbacks() one that
 *   does nothing, so that services may call it blindly.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_activate_alias(const LinphoneAccountCreatorCbs *cbs);

/**
 * Sets the function that hears the outcome of linphone_account_creator_is_alias_used().
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void linphone_account_creator_cbs_set_is_alias_used(LinphoneAccountCreatorCbs *cbs,
                                                                    LinphoneAccountCreatorCbsStatusCb cb);

/**
 * Gives the function that hears the outcome of linphone_account_creator_is_alias_used().
 *
 * @param cbs The callbacks object.
 * @return The function. Where none was set, NULL; of linphone_account_creator_get_callbacks() one that
 *   does nothing, so that services may call it blindly.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_is_alias_used(const LinphoneAccountCreatorCbs *cbs);

/**
 * Sets the function that hears the outcome of linphone_account_creator_is_account_linked().
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void linphone_account_creator_cbs_set_is_account_linked(LinphoneAccountCreatorCbs *cbs,
                                                                        LinphoneAccountCreatorCbsStatusCb cb);

/**
 * Gives the function that hears the outcome of linphone_account_creator_is_account_linked().
 *
 * @param cbs The callbacks object.
 * @return The function. Where none was set, NULL; of linphone_account_creator_get_callbacks() one that
 *   does nothing, so that services may call it blindly.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_is_account_linked(const LinphoneAccountCreatorCbs *cbs);

/**
 * Sets the function that hears the outcome of linphone_account_creator_recover_account().
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void linphone_account_creator_cbs_set_recover_account(LinphoneAccountCreatorCbs *cbs,
                                                                      LinphoneAccountCreatorCbsStatusCb cb);

/**
 * Gives the function that hears the outcome of linphone_account_creator_recover_account().
 *
 * @param cbs The callbacks object.
 * @return The function. Where none was set, NULL; of linphone_account_creator_get_callbacks() one that
 *   does nothing, so that services may call it blindly.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_recover_account(const LinphoneAccountCreatorCbs *cbs);

/**
 * Sets the function that hears the outcome of linphone_account_creator_update_account().
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void linphone_account_creator_cbs_set_update_account(LinphoneAccountCreatorCbs *cbs,
                                                                     LinphoneAccountCreatorCbsStatusCb cb);

/**
 * Gives the function that hears the outcome of linphone_account_creator_update_account().
 *
 * @param cbs The callbacks object.
 * @return The function. Where none was set, NULL; of linphone_account_creator_get_callbacks() one that
 *   does nothing, so that services may call it blindly.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_update_account(const LinphoneAccountCreatorCbs *cbs);

/**
 * Sets the function that hears the outcome of linphone_account_creator_login_linphone_account().
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_cbs_set_login_linphone_account(LinphoneAccountCreatorCbs *cbs,
                                                        LinphoneAccountCreatorCbsStatusCb cb);

/**
 * Gives the function that hears the outcome of linphone_account_creator_login_linphone_account().
 *
 * @param cbs The callbacks object.
 * @return The function. Where none was set, NULL; of linphone_account_creator_get_callbacks() one that
 *   does nothing, so that services may call it blindly.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_login_linphone_account(const LinphoneAccountCreatorCbs *cbs);

/**
 * Sets the function that hears the outcome of linphone_account_creator_request_auth_token().
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void linphone_account_creator_cbs_set_send_token(LinphoneAccountCreatorCbs *cbs,
                                                                 LinphoneAccountCreatorCbsStatusCb cb);

/**
 * Gives the function that hears the outcome of linphone_account_creator_request_auth_token().
 *
 * @param cbs The callbacks object.
 * @return The function. Where none was set, NULL; of linphone_account_creator_get_callbacks() one that
 *   does nothing, so that services may call it blindly.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_send_token(const LinphoneAccountCreatorCbs *cbs);

/**
 * Sets the function that hears the outcome of
 * linphone_account_creator_request_account_creation_request_token().
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_cbs_set_account_creation_request_token(LinphoneAccountCreatorCbs *cbs,
                                                                LinphoneAccountCreatorCbsStatusCb cb);

/**
 * Gives the function that hears the outcome of
 * linphone_account_creator_request_account_creation_request_token().
 *
 * @param cbs The callbacks object.
 * @return The function. Where none was set, NULL; of linphone_account_creator_get_callbacks() one that
 *   does nothing, so that services may call it blindly.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_account_creation_request_token(const LinphoneAccountCreatorCbs *cbs);

/**
 * Sets the function that hears the outcome of
 * linphone_account_creator_request_account_creation_token_using_request_token().
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void linphone_account_creator_cbs_set_account_creation_token_using_request_token(
    LinphoneAccountCreatorCbs *cbs, LinphoneAccountCreatorCbsStatusCb cb);

/**
 * Gives the function that hears the outcome of
 * linphone_account_creator_request_account_creation_token_using_request_token().
 *
 * @param cbs The callbacks object.
 * @return The function. Where none was set, NULL; of linphone_account_creator_get_callbacks() one that
 *   does nothing, so that services may call it blindly.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_account_creation_token_using_request_token(
    const LinphoneAccountCreatorCbs *cbs);

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_API_C_ACCOUNT_CREATOR_CBS_H */
