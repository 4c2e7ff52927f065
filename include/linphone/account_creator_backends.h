/**
 * @file
 * Functions for the slots of account creator services, and what has no place in the other headers.
 */
#ifndef SLIMPHONE_LINPHONE_ACCOUNT_CREATOR_BACKENDS_H
#define SLIMPHONE_LINPHONE_ACCOUNT_CREATOR_BACKENDS_H

#include "linphone/account_creator.h"
#include "linphone/account_creator_service.h"
#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @name Requests without a place in the other headers
 * Programs of earlier times declared them themselves.
 * @{ */

/**
 * Asks for the activation code of an account with its password. Needs a user name and a password.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_get_confirmation_key(LinphoneAccountCreator *creator);

/**
 * Asks to delete the account. No service of the library does it unless told to; see
 * linphone_account_creator_service_set_delete_account_cb().
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_delete_account(LinphoneAccountCreator *creator);

/**
 * Makes a callbacks object, as linphone_factory_create_account_creator_cbs().
 *
 * @return A new object that the caller owns.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbs *linphone_account_creator_cbs_new(void);

/**
 * Sets the function that hears the outcome of linphone_account_creator_get_confirmation_key().
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void linphone_account_creator_cbs_set_confirmation_key(LinphoneAccountCreatorCbs *cbs,
                                                                       LinphoneAccountCreatorCbsStatusCb cb);

/**
 * Gives the function that hears the outcome of linphone_account_creator_get_confirmation_key().
 *
 * @param cbs The callbacks object.
 * @return The function; see the other getters.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_confirmation_key(const LinphoneAccountCreatorCbs *cbs);

/**
 * Sets the function that hears the outcome of linphone_account_creator_delete_account().
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void linphone_account_creator_cbs_set_delete_account(LinphoneAccountCreatorCbs *cbs,
                                                                     LinphoneAccountCreatorCbsStatusCb cb);

/**
 * Gives the function that hears the outcome of linphone_account_creator_delete_account().
 *
 * @param cbs The callbacks object.
 * @return The function; see the other getters.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_delete_account(const LinphoneAccountCreatorCbs *cbs);

/**
 * Sets the function that carries out linphone_account_creator_delete_account(). An addition of this
 * library.
 *
 * @param service The service.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_service_set_delete_account_cb(LinphoneAccountCreatorService *service,
                                                       LinphoneAccountCreatorRequestFunc cb);

/**
 * Gives the function that carries out linphone_account_creator_delete_account().
 *
 * @param service The service.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_delete_account_cb(const LinphoneAccountCreatorService *service);

/**
 * Says which callbacks object linphone_account_creator_get_current_callbacks() gives, until the next
 * notification.
 *
 * @param creator The account creator.
 * @param cbs The callbacks object, lent; NULL for none.
 */
LINPHONE_PUBLIC void linphone_account_creator_set_current_callbacks(LinphoneAccountCreator *creator,
                                                                    LinphoneAccountCreatorCbs *cbs);

/** @} */

/** @name The XML-RPC backend
 * Functions for the slots of a service; each is the default one of the slot of that name.
 * @{ */

/**
 * Makes a proxy config with the defaults of [proxy_default_values] and the public service.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_constructor_linphone_xmlrpc(LinphoneAccountCreator *creator);

/**
 * Calls get_phone_number_for_account.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_is_account_exist_linphone_xmlrpc(LinphoneAccountCreator *creator);

/**
 * Calls create_phone_account or create_email_account.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_create_account_linphone_xmlrpc(LinphoneAccountCreator *creator);

/**
 * Calls activate_phone_account; for the slot activate_account.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_activate_phone_account_linphone_xmlrpc(LinphoneAccountCreator *creator);

/**
 * Calls activate_email_account; for the slot activate_account, and the default of none. Needs a user
 * name and an activation code.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_activate_email_account_linphone_xmlrpc(LinphoneAccountCreator *creator);

/**
 * Calls is_account_activated.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_is_account_activated_linphone_xmlrpc(LinphoneAccountCreator *creator);

/**
 * Calls is_phone_number_used; for the slot is_alias_used.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_is_phone_number_used_linphone_xmlrpc(LinphoneAccountCreator *creator);

/**
 * Calls link_phone_number_with_account; for the slot link_account.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_link_phone_number_with_account_linphone_xmlrpc(LinphoneAccountCreator *creator);

/**
 * Calls activate_phone_number_link; for the slot activate_alias.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_activate_phone_number_link_linphone_xmlrpc(LinphoneAccountCreator *creator);

/**
 * Calls recover_phone_account; for the slot recover_account.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_recover_phone_account_linphone_xmlrpc(LinphoneAccountCreator *creator);

/**
 * Calls get_phone_number_for_account.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_is_account_linked_linphone_xmlrpc(LinphoneAccountCreator *creator);

/**
 * Calls update_hash; for the slot update_account.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_update_password_linphone_xmlrpc(LinphoneAccountCreator *creator);

/**
 * Calls recover_account_from_confirmation_key.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_login_linphone_account_linphone_xmlrpc(LinphoneAccountCreator *creator);

/**
 * Calls get_confirmation_key, for the domain of the proxy config; for the slot confirmation_key.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_get_confirmation_key_linphone_xmlrpc(LinphoneAccountCreator *creator);

/**
 * Calls delete_account, for the domain of the proxy config; for the slot delete_account.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_delete_account_linphone_xmlrpc(LinphoneAccountCreator *creator);

/** @} */

/** @name The FlexiAPI backend
 * Functions for the slots of a service. The account that asks is the default account of the core or,
 * without one, that of the creator's fields. Answers: 404 is AccountNotExist, 422 MissingArguments, any
 * other failure of the server UnexpectedError.
 * @{ */

/**
 * Asks for the account's public information; 404 is "does not exist". Needs a user name or phone
 * number, and a domain.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_is_account_exist_flexiapi(LinphoneAccountCreator *creator);

/**
 * Asks for the account's public information, which says it. Needs a user name or phone number, and a
 * domain.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_is_account_activated_flexiapi(LinphoneAccountCreator *creator);

/**
 * Creates an account with a token that came by push notification, at servers of the older path; for
 * the slot create_account. Needs user name, domain, password and token.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_create_account_with_token_flexiapi(LinphoneAccountCreator *creator);

/**
 * Creates an active account with the key of an administrator, [account_creator] api_key; for the slot
 * create_account. Needs user name and password. For tests of servers.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_admin_create_account_flexiapi(LinphoneAccountCreator *creator);

/**
 * Activates with the code of an SMS; for the slot activate_account. Needs user name, domain and code.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_activate_phone_account_flexiapi(LinphoneAccountCreator *creator);

/**
 * Activates with the code of an e-mail; for the slot activate_account. Needs user name, domain and
 * code.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_activate_email_account_flexiapi(LinphoneAccountCreator *creator);

/**
 * Has a code sent to the phone number, to prove it; for the slot link_account. Needs a phone number.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_link_phone_number_with_account_flexiapi(LinphoneAccountCreator *creator);

/**
 * Proves the phone number by that code; for the slot activate_alias. Needs a code.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_activate_phone_number_link_flexiapi(LinphoneAccountCreator *creator);

/**
 * Asks whether the account that asks has a phone number. Needs nothing.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_is_account_linked_flexiapi(LinphoneAccountCreator *creator);

/**
 * Changes the password of the account that asks; for the slot update_account. Needs the current
 * password and the new one, see linphone_account_creator_update_account().
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_update_password_flexiapi(LinphoneAccountCreator *creator);

/**
 * Has a token for account creation sent by push notification; for the slot send_token. Needs the three
 * push parameters.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_send_token_flexiapi(LinphoneAccountCreator *creator);

/**
 * Deletes the account that asks. Needs nothing.
 *
 * @param creator The account creator.
 * @return As the requests of linphone/account_creator.h.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_delete_account_flexiapi(LinphoneAccountCreator *creator);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_ACCOUNT_CREATOR_BACKENDS_H */
