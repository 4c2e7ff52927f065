/**
 * @file
 * Accounts: registrations at a registrar. linphone_core_add_account() sets one to work.
 */
#ifndef SLIMPHONE_LINPHONE_API_C_ACCOUNT_H
#define SLIMPHONE_LINPHONE_API_C_ACCOUNT_H

#include "linphone/api/c-account-cbs.h"
#include "linphone/api/c-account-params.h"
#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @name Creation and references
 * @{ */

/**
 * Makes an account.
 *
 * @param lc The core it is meant for; NULL for one that linphone_core_add_account() says later.
 * @param params Its parameters; copied. NULL gives default ones.
 * @return A new account that the caller owns. It does nothing before linphone_core_add_account().
 */
LINPHONE_PUBLIC LinphoneAccount *linphone_account_new(LinphoneCore *lc, LinphoneAccountParams *params);

/**
 * Makes an account that is the other face of a proxy configuration.
 *
 * @param lc The core it is meant for.
 * @param params Its parameters; copied. NULL leaves those of @p config.
 * @param config The proxy configuration; NULL makes a new one when it is needed.
 * @return A reference that the caller owns. A proxy configuration has one account, so with @p
 *   config it is the account of that.
 */
LINPHONE_PUBLIC LinphoneAccount *linphone_account_new_with_config(LinphoneCore *lc,
                                                                  LinphoneAccountParams *params,
                                                                  LinphoneProxyConfig *config);

/**
 * Makes an account with the same core and a copy of the parameters.
 *
 * @param account The account.
 * @return A new account that the caller owns, not added and without state.
 */
LINPHONE_PUBLIC LinphoneAccount *linphone_account_clone(const LinphoneAccount *account);

/**
 * Takes one more reference.
 *
 * @param account The account.
 * @return The same object.
 */
LINPHONE_PUBLIC LinphoneAccount *linphone_account_ref(LinphoneAccount *account);

/**
 * Drops one reference; the account is destroyed with the last one.
 *
 * @param account The account.
 */
LINPHONE_PUBLIC void linphone_account_unref(LinphoneAccount *account);

/**
 * Keeps a pointer for the application.
 *
 * @param account The account.
 * @param user_data The pointer to keep; the library never looks at what it points to.
 */
LINPHONE_PUBLIC void linphone_account_set_user_data(LinphoneAccount *account, void *user_data);

/**
 * Gives the pointer kept by the application.
 *
 * @param account The account.
 * @return The pointer, NULL by default.
 */
LINPHONE_PUBLIC void *linphone_account_get_user_data(LinphoneAccount *account);

/**
 * Gives the core.
 *
 * @param account The account.
 * @return A lent core; NULL when the account was never added to one, or the core is gone.
 */
LINPHONE_PUBLIC LinphoneCore *linphone_account_get_core(LinphoneAccount *account);

/** @} */

/** @name Parameters
 * @{ */

/**
 * Replaces the parameters. When it is added to a core, what changed is registered, or
 * unregistered, at the next linphone_core_iterate().
 *
 * @param account The account.
 * @param params The parameters; copied.
 * @return 0; -1 when the account is added and they lack an identity or a server, and nothing
 *   changes.
 */
LINPHONE_PUBLIC int linphone_account_set_params(LinphoneAccount *account, LinphoneAccountParams *params);

/**
 * Gives the parameters in force. To change them, clone them and call
 * linphone_account_set_params().
 *
 * @param account The account.
 * @return Lent parameters.
 */
LINPHONE_PUBLIC const LinphoneAccountParams *linphone_account_get_params(LinphoneAccount *account);

/**
 * Makes this account wait for another one and register with the contact of that one. To be called
 * before the account is added.
 *
 * @param account The account.
 * @param depends_on The account to depend on; NULL ends the dependency. A dependency that would
 *   close a circle is refused.
 */
LINPHONE_PUBLIC void linphone_account_set_dependency(LinphoneAccount *account, LinphoneAccount *depends_on);

/**
 * Gives the account that this one depends on.
 *
 * @param account The account.
 * @return A lent account; NULL without one.
 */
LINPHONE_PUBLIC LinphoneAccount *linphone_account_get_dependency(LinphoneAccount *account);

/**
 * Adds a header field to each REGISTER from the next change of parameters on.
 *
 * @param account The account.
 * @param header_name Its name.
 * @param header_value Its value; NULL removes the field. Line breaks are refused.
 */
LINPHONE_PUBLIC void linphone_account_set_custom_header(LinphoneAccount *account, const char *header_name,
                                                        const char *header_value);

/**
 * Gives a header field of the last final answer of the registrar.
 *
 * @param account The account.
 * @param header_name Its name.
 * @return Its value, lent until the next answer; NULL when it was absent.
 */
LINPHONE_PUBLIC const char *linphone_account_get_custom_header(LinphoneAccount *account,
                                                               const char *header_name);

/**
 * Gives the transport of the server address.
 *
 * @deprecated Use linphone_account_params_get_transport().
 * @param account The account.
 * @return The transport.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneTransportType
linphone_account_get_transport(LinphoneAccount *account);

/**
 * Tells whether RTCP feedback is on. Kept and returned only.
 *
 * @param account The account.
 * @return TRUE when the parameters say LinphoneAVPFEnabled.
 */
LINPHONE_PUBLIC bool_t linphone_account_avpf_enabled(LinphoneAccount *account);

/**
 * Tells whether RTCP feedback is on. Kept and returned only.
 *
 * @deprecated Use linphone_account_avpf_enabled().
 * @param account The account.
 * @return TRUE when the parameters say LinphoneAVPFEnabled.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC bool_t linphone_account_is_avpf_enabled(LinphoneAccount *account);

/**
 * Gives the number of unread messages.
 *
 * @param account The account.
 * @return 0: this library carries no messages.
 */
LINPHONE_PUBLIC int linphone_account_get_unread_chat_message_count(LinphoneAccount *account);

/** @} */

/** @name Registration
 * @{ */

/**
 * Gives the state.
 *
 * @param account The account.
 * @return The state; LinphoneRegistrationNone before the first REGISTER.
 */
LINPHONE_PUBLIC LinphoneRegistrationState linphone_account_get_state(LinphoneAccount *account);

/**
 * Gives the reason of the last failure.
 *
 * @param account The account.
 * @return The reason; LinphoneReasonNone after a success.
 */
LINPHONE_PUBLIC LinphoneReason linphone_account_get_error(LinphoneAccount *account);

/**
 * Gives the details of the last failure.
 *
 * @param account The account.
 * @return A lent object that keeps its content until the next outcome.
 */
LINPHONE_PUBLIC LinphoneErrorInfo *linphone_account_get_error_info(LinphoneAccount *account);

/**
 * Gives the contact as the registrar confirmed it, parameters included.
 *
 * @param account The account.
 * @return A lent address; before the first success the identity.
 */
LINPHONE_PUBLIC LinphoneAddress *linphone_account_get_contact_address(LinphoneAccount *account);

/**
 * Gives the credentials that would answer a challenge to this account.
 *
 * @param account The account.
 * @return Lent credentials; NULL without any.
 */
LINPHONE_PUBLIC const LinphoneAuthInfo *linphone_account_find_auth_info(LinphoneAccount *account);

/**
 * Registers again now, without waiting for the refresh. Does nothing when registration is off,
 * nothing was sent yet, or a REGISTER is under way.
 *
 * @param account The account.
 */
LINPHONE_PUBLIC void linphone_account_refresh_register(LinphoneAccount *account);

/**
 * Stops refreshing; the state stays. linphone_account_refresh_register() starts again.
 *
 * @param account The account.
 */
LINPHONE_PUBLIC void linphone_account_pause_register(LinphoneAccount *account);

/** @} */

/** @name Phone numbers
 * @{ */

/**
 * Tells whether a text can be a telephone number: digits, plus signs and what people write between
 * them (blanks, dots, hyphens, slashes, parentheses), %-escaped or not.
 *
 * @param account The account; it does not matter which.
 * @param username The text.
 * @return TRUE or FALSE. FALSE for NULL, TRUE for the empty text.
 */
LINPHONE_PUBLIC bool_t linphone_account_is_phone_number(LinphoneAccount *account, const char *username);

/**
 * Writes a telephone number in its international form, by the account's international prefix:
 * with 33, "06 12 34 56 78" and "0033612345678" become "+33612345678". A number that already begins
 * with a plus sign keeps its country. Without a prefix the digits stay as they are. See
 * linphone_account_params_set_international_prefix() and
 * linphone_account_params_enable_dial_escape_plus().
 *
 * @param account The account; NULL is one without prefix.
 * @param username The number as a person writes it.
 * @return A new text to be freed with bctbx_free() or ms_free(); NULL when it is no telephone
 *   number.
 */
LINPHONE_PUBLIC char *linphone_account_normalize_phone_number(LinphoneAccount *account, const char *username);

/**
 * Makes a SIP address of what a person types: a complete address stays as it is, "sip:" is put
 * before one that has only an "@", and everything else becomes a user at the domain and port of the
 * account's identity.
 *
 * @param account The account; may be NULL for addresses that need none.
 * @param username The text.
 * @return A new address that the caller owns; NULL when it is none, or when there is no identity to
 *   take the domain from.
 */
LINPHONE_PUBLIC LinphoneAddress *linphone_account_normalize_sip_uri(LinphoneAccount *account,
                                                                    const char *username);

/** @} */

/** @name Callbacks
 * @{ */

/**
 * Adds functions that hear about this account.
 *
 * @param account The account.
 * @param cbs The callbacks object, of which a reference is taken.
 */
LINPHONE_PUBLIC void linphone_account_add_callbacks(LinphoneAccount *account, LinphoneAccountCbs *cbs);

/**
 * Removes what linphone_account_add_callbacks() added.
 *
 * @param account The account.
 * @param cbs The callbacks object.
 */
LINPHONE_PUBLIC void linphone_account_remove_callbacks(LinphoneAccount *account, LinphoneAccountCbs *cbs);

/**
 * Gives the callbacks object whose function runs now; its user data belongs to that function.
 *
 * @param account The account.
 * @return A lent object; NULL outside of a callback.
 */
LINPHONE_PUBLIC LinphoneAccountCbs *linphone_account_get_current_callbacks(const LinphoneAccount *account);

/** @} */

/** @name Newer releases
 * @{ */

/**
 * Keeps a value of the application with the account. It is saved at once, and is a parameter of the
 * account as well: see linphone_account_params_add_custom_param().
 *
 * @param account The account.
 * @param key A name.
 * @param value The value; NULL or empty removes it.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC void linphone_account_add_custom_param(LinphoneAccount *account, const char *key,
                                                       const char *value);

/**
 * Gives a value of the application.
 *
 * @param account The account.
 * @param key Its name.
 * @return A text lent until it changes; NULL when there is none.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC const char *linphone_account_get_custom_param(const LinphoneAccount *account,
                                                              const char *key);

/**
 * Sets what linphone_account_get_contact_address() gives until the registrar's next answer.
 *
 * @param account The account.
 * @param addr The address; copied. NULL for the one that is known without a registrar.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC void linphone_account_set_contact_address(LinphoneAccount *account,
                                                          const LinphoneAddress *addr);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_API_C_ACCOUNT_H */
