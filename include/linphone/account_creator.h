/**
 * @file
 * The account creator: asks a server to create, activate, link and recover SIP accounts.
 */
#ifndef SLIMPHONE_LINPHONE_ACCOUNT_CREATOR_H
#define SLIMPHONE_LINPHONE_ACCOUNT_CREATOR_H

#include "linphone/api/c-account-creator-cbs.h"
#include "linphone/compat/account-creator.h"
#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * For a NULL handle requests and setters of a field say that nothing was done, not 0, which would mean
 * success.
 */

/**
 * What an account creator knows of the account; all of it can be unset, which is NULL.
 *
 * This is the part that applications may read, as those of early releases did. It changes with the
 * setters and with what servers answer, and must not be written. Objects are made by
 * linphone_account_creator_new() only; there is more behind these fields.
 */
struct _LinphoneAccountCreator {
    const char *username;           /**< User name. */
    const char *password;           /**< Password. */
    const char *domain;             /**< SIP domain. */
    const char *display_name;       /**< Name for people. */
    const char *ha1;                /**< Hash of user, domain and password. */
    const char *phone_number;       /**< Phone number in its international form. */
    const char *phone_country_code; /**< Calling code of the country, without plus sign. */
    const char *email;              /**< E-mail address. */
    const char *language;           /**< Language of messages that the server sends. */
    const char *activation_code;    /**< Code that the owner of the account got. */
    const char *route;              /**< Kept only. */
    const char *algorithm;          /**< "MD5" or "SHA-256". */
};

/** @name Life
 * @{ */

/**
 * Makes an account creator with the service that the core has now, and runs its constructor. It may
 * outlive the core.
 *
 * @param core The core.
 * @param xmlrpc_url URL of the XML-RPC server, not looked at before a request is sent. It may hold a
 *   user and a password, which answer digest challenges. NULL: no server, for services that need none.
 * @return A new object that the caller owns.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneAccountCreator *
linphone_account_creator_new(LinphoneCore *core, const char *xmlrpc_url);

/**
 * Makes an account creator without XML-RPC URL; see linphone_account_creator_new().
 *
 * @param core The core.
 * @return A new object that the caller owns.
 */
LINPHONE_PUBLIC LinphoneAccountCreator *linphone_account_creator_create(LinphoneCore *core);

/**
 * Takes one more reference.
 *
 * @param creator The account creator.
 * @return The same object.
 */
LINPHONE_PUBLIC LinphoneAccountCreator *linphone_account_creator_ref(LinphoneAccountCreator *creator);

/**
 * Drops one reference. With the last one what is pending is not answered any more, and the destructor of
 * the service runs. Allowed inside of callbacks.
 *
 * @param creator The account creator.
 */
LINPHONE_PUBLIC void linphone_account_creator_unref(LinphoneAccountCreator *creator);

/**
 * Keeps a pointer for the application. linphone_account_creator_update_account() reads it as a C string.
 *
 * @param creator The account creator.
 * @param user_data The pointer.
 */
LINPHONE_PUBLIC void linphone_account_creator_set_user_data(LinphoneAccountCreator *creator, void *user_data);

/**
 * Gives the pointer kept by the application.
 *
 * @param creator The account creator.
 * @return The pointer, NULL by default.
 */
LINPHONE_PUBLIC void *linphone_account_creator_get_user_data(const LinphoneAccountCreator *creator);

/**
 * Unsets the user name, display name, password, hash, phone number, e-mail address, language, activation
 * code, domain, route and algorithm, and drops the proxy config. The rest stays.
 *
 * @param creator The account creator.
 */
LINPHONE_PUBLIC void linphone_account_creator_reset(LinphoneAccountCreator *creator);

/**
 * Gives the service that carries the requests out. It stays the one that the core had when the account
 * creator was made.
 *
 * @param creator The account creator.
 * @return A lent object.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorService *
linphone_account_creator_get_service(const LinphoneAccountCreator *creator);

/** @} */

/** @name Callbacks
 * @{ */

/**
 * Adds functions that hear outcomes, after those of linphone_account_creator_get_callbacks() and in
 * order of addition.
 *
 * @param creator The account creator.
 * @param cbs The callbacks object; a reference is taken.
 */
LINPHONE_PUBLIC void linphone_account_creator_add_callbacks(LinphoneAccountCreator *creator,
                                                            LinphoneAccountCreatorCbs *cbs);

/**
 * Removes a callbacks object; it is not called any more, not even by a notification under way.
 *
 * @param creator The account creator.
 * @param cbs The callbacks object.
 */
LINPHONE_PUBLIC void linphone_account_creator_remove_callbacks(LinphoneAccountCreator *creator,
                                                               LinphoneAccountCreatorCbs *cbs);

/**
 * Gives the callbacks object whose function runs.
 *
 * @param creator The account creator.
 * @return A lent object; NULL outside of callbacks, and while a function of
 *   linphone_account_creator_get_callbacks() runs.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbs *
linphone_account_creator_get_current_callbacks(const LinphoneAccountCreator *creator);

/**
 * Gives the callbacks object that every account creator has.
 *
 * @param creator The account creator.
 * @return A lent object.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneAccountCreatorCbs *
linphone_account_creator_get_callbacks(const LinphoneAccountCreator *creator);

/** @} */

/** @name Fields
 * @{ */

/**
 * Gives the user name.
 *
 * @param creator The account creator.
 * @return A text lent until it changes; NULL when unset.
 */
LINPHONE_PUBLIC const char *linphone_account_creator_get_username(const LinphoneAccountCreator *creator);

/**
 * Gives the display name.
 *
 * @param creator The account creator.
 * @return A text lent until it changes; NULL when unset.
 */
LINPHONE_PUBLIC const char *linphone_account_creator_get_display_name(const LinphoneAccountCreator *creator);

/**
 * Gives the password.
 *
 * @param creator The account creator.
 * @return A text lent until it changes; NULL when unset.
 */
LINPHONE_PUBLIC const char *linphone_account_creator_get_password(const LinphoneAccountCreator *creator);

/**
 * Gives the hash of user, domain and password.
 *
 * @param creator The account creator.
 * @return A text lent until it changes; NULL when unset.
 */
LINPHONE_PUBLIC const char *linphone_account_creator_get_ha1(const LinphoneAccountCreator *creator);

/**
 * Gives the phone number in its international form.
 *
 * @param creator The account creator.
 * @return A text lent until it changes; NULL when unset.
 */
LINPHONE_PUBLIC const char *linphone_account_creator_get_phone_number(const LinphoneAccountCreator *creator);

/**
 * Gives the calling code of the country, without plus sign.
 *
 * @param creator The account creator.
 * @return A text lent until it changes; NULL when unset.
 */
LINPHONE_PUBLIC const char *
linphone_account_creator_get_phone_country_code(const LinphoneAccountCreator *creator);

/**
 * Gives the e-mail address.
 *
 * @param creator The account creator.
 * @return A text lent until it changes; NULL when unset.
 */
LINPHONE_PUBLIC const char *linphone_account_creator_get_email(const LinphoneAccountCreator *creator);

/**
 * Gives the language.
 *
 * @param creator The account creator.
 * @return A text lent until it changes; NULL when unset.
 */
LINPHONE_PUBLIC const char *linphone_account_creator_get_language(const LinphoneAccountCreator *creator);

/**
 * Gives the activation code.
 *
 * @param creator The account creator.
 * @return A text lent until it changes; NULL when unset.
 */
LINPHONE_PUBLIC const char *
linphone_account_creator_get_activation_code(const LinphoneAccountCreator *creator);

/**
 * Gives the SIP domain.
 *
 * @param creator The account creator.
 * @return A text lent until it changes; NULL when unset.
 */
LINPHONE_PUBLIC const char *linphone_account_creator_get_domain(const LinphoneAccountCreator *creator);

/**
 * Gives the route.
 *
 * @param creator The account creator.
 * @return A text lent until it changes; NULL when unset.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const char *
linphone_account_creator_get_route(const LinphoneAccountCreator *creator);

/**
 * Gives the hash algorithm.
 *
 * @param creator The account creator.
 * @return A text lent until it changes; NULL when unset.
 */
LINPHONE_PUBLIC const char *linphone_account_creator_get_algorithm(const LinphoneAccountCreator *creator);

/**
 * Sets the user name. Limits come from [assistant] username_min_length and username_max_length (bytes,
 * when positive), use_phone_number (1: it has to be one) and username_regex.
 *
 * @param creator The account creator.
 * @param username The user name, or a SIP address with one; NULL unsets it.
 * @return Ok; or what is wrong, and nothing changes.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorUsernameStatus
linphone_account_creator_set_username(LinphoneAccountCreator *creator, const char *username);

/**
 * Sets the display name.
 *
 * @param creator The account creator.
 * @param display_name Any text without control characters; NULL unsets it.
 * @return Ok, or Invalid, and nothing changes.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorUsernameStatus
linphone_account_creator_set_display_name(LinphoneAccountCreator *creator, const char *display_name);

/**
 * Sets the password. Limits come from [assistant] password_min_length and password_max_length (bytes,
 * when positive).
 *
 * @param creator The account creator.
 * @param password The password; NULL unsets it.
 * @return Ok; TooShort, also for NULL; TooLong. When it is not Ok for a text, nothing changes.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorPasswordStatus
linphone_account_creator_set_password(LinphoneAccountCreator *creator, const char *password);

/**
 * Sets the hash of user, domain and password.
 *
 * @param creator The account creator.
 * @param ha1 Hexadecimal digits; not checked. NULL unsets it.
 * @return Ok.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorPasswordStatus
linphone_account_creator_set_ha1(LinphoneAccountCreator *creator, const char *ha1);

/**
 * Sets the phone number in its international form, by the numbering plan of the country. The calling
 * code is stored even when the number is refused.
 *
 * @param creator The account creator.
 * @param phone_number The number as people write it.
 * @param country_code The calling code of the country, with or without plus sign. Both NULL unset both.
 * @return Flags of LinphoneAccountCreatorPhoneNumberStatus: Ok, TooLong, InvalidCountryCode or Invalid.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorPhoneNumberStatusMask linphone_account_creator_set_phone_number(
    LinphoneAccountCreator *creator, const char *phone_number, const char *country_code);

/**
 * Sets the e-mail address, in lower case.
 *
 * @param creator The account creator.
 * @param email The address.
 * @return Ok; Malformed, or InvalidCharacters when the top-level domain is none, and nothing changes.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorEmailStatus
linphone_account_creator_set_email(LinphoneAccountCreator *creator, const char *email);

/**
 * Sets the language of messages that the server sends.
 *
 * @param creator The account creator.
 * @param lang A language tag; NULL unsets it.
 * @return Ok.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorLanguageStatus
linphone_account_creator_set_language(LinphoneAccountCreator *creator, const char *lang);

/**
 * Sets the code that the owner of the account got.
 *
 * @param creator The account creator.
 * @param activation_code The code; NULL unsets it.
 * @return Ok.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorActivationCodeStatus
linphone_account_creator_set_activation_code(LinphoneAccountCreator *creator, const char *activation_code);

/**
 * Sets the SIP domain, in lower case. Unset, requests take [assistant] domain, else that of the proxy
 * config, sip.linphone.org by default.
 *
 * @param creator The account creator.
 * @param domain A text without control characters; NULL unsets it.
 * @return Ok, or Invalid, and nothing changes.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorDomainStatus
linphone_account_creator_set_domain(LinphoneAccountCreator *creator, const char *domain);

/**
 * Sets a route, in lower case. Kept and returned only.
 *
 * @param creator The account creator.
 * @param route The route.
 * @return RequestOk; RequestFailed for NULL.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_set_route(LinphoneAccountCreator *creator, const char *route);

/**
 * Sets the hash algorithm. Unset, requests take [assistant] algorithm; servers then think of MD5.
 *
 * @param creator The account creator.
 * @param algorithm "MD5" or "SHA-256"; NULL unsets it. Others are kept, and no hash is sent.
 * @return Ok, or NotSupported.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorAlgoStatus
linphone_account_creator_set_algorithm(LinphoneAccountCreator *creator, const char *algorithm);

/**
 * Sets the transport of the account, TCP by default.
 *
 * @param creator The account creator.
 * @param transport UDP, TCP or TLS.
 * @return Ok, or Unsupported, and nothing changes.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorTransportStatus
linphone_account_creator_set_transport(LinphoneAccountCreator *creator, LinphoneTransportType transport);

/**
 * Gives the transport of the account.
 *
 * @param creator The account creator.
 * @return The transport; UDP for NULL.
 */
LINPHONE_PUBLIC LinphoneTransportType
linphone_account_creator_get_transport(const LinphoneAccountCreator *creator);

/**
 * Says whether the account becomes the default one of the core, TRUE by default.
 *
 * @param creator The account creator.
 * @param set_as_default TRUE or FALSE.
 * @return RequestOk.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_set_as_default(LinphoneAccountCreator *creator, bool_t set_as_default);

/**
 * Tells whether the account becomes the default one of the core.
 *
 * @param creator The account creator.
 * @return TRUE or FALSE.
 */
LINPHONE_PUBLIC bool_t linphone_account_creator_get_set_as_default(const LinphoneAccountCreator *creator);

/**
 * Sets the provider of push notifications. linphone_account_creator_reset() leaves it.
 *
 * @param creator The account creator.
 * @param pn_provider The text; NULL unsets it.
 */
LINPHONE_PUBLIC void linphone_account_creator_set_pn_provider(LinphoneAccountCreator *creator,
                                                              const char *pn_provider);

/**
 * Gives the provider of push notifications.
 *
 * @param creator The account creator.
 * @return A text lent until it changes; NULL when unset.
 */
LINPHONE_PUBLIC const char *linphone_account_creator_get_pn_provider(const LinphoneAccountCreator *creator);

/**
 * Sets the parameter for push notifications. linphone_account_creator_reset() leaves it.
 *
 * @param creator The account creator.
 * @param pn_param The text; NULL unsets it.
 */
LINPHONE_PUBLIC void linphone_account_creator_set_pn_param(LinphoneAccountCreator *creator,
                                                           const char *pn_param);

/**
 * Gives the parameter for push notifications.
 *
 * @param creator The account creator.
 * @return A text lent until it changes; NULL when unset.
 */
LINPHONE_PUBLIC const char *linphone_account_creator_get_pn_param(const LinphoneAccountCreator *creator);

/**
 * Sets the identifier for push notifications. linphone_account_creator_reset() leaves it.
 *
 * @param creator The account creator.
 * @param pn_prid The text; NULL unsets it.
 */
LINPHONE_PUBLIC void linphone_account_creator_set_pn_prid(LinphoneAccountCreator *creator,
                                                          const char *pn_prid);

/**
 * Gives the identifier for push notifications.
 *
 * @param creator The account creator.
 * @return A text lent until it changes; NULL when unset.
 */
LINPHONE_PUBLIC const char *linphone_account_creator_get_pn_prid(const LinphoneAccountCreator *creator);

/**
 * Sets the token that allows creation. linphone_account_creator_reset() leaves it.
 *
 * @param creator The account creator.
 * @param token The text; NULL unsets it.
 */
LINPHONE_PUBLIC void linphone_account_creator_set_token(LinphoneAccountCreator *creator, const char *token);

/**
 * Gives the token that allows creation.
 *
 * @param creator The account creator.
 * @return A text lent until it changes; NULL when unset.
 */
LINPHONE_PUBLIC const char *linphone_account_creator_get_token(const LinphoneAccountCreator *creator);

/**
 * Sets the token that a person has to confirm. linphone_account_creator_reset() leaves it.
 *
 * @param creator The account creator.
 * @param token The text; NULL unsets it.
 */
LINPHONE_PUBLIC void
linphone_account_creator_set_account_creation_request_token(LinphoneAccountCreator *creator,
                                                            const char *token);

/**
 * Gives the token that a person has to confirm.
 *
 * @param creator The account creator.
 * @return A text lent until it changes; NULL when unset.
 */
LINPHONE_PUBLIC const char *
linphone_account_creator_get_account_creation_request_token(const LinphoneAccountCreator *creator);

/**
 * Sets the proxy config that the backend takes what is unset from. The account creator made one of the
 * defaults of the core.
 *
 * @param creator The account creator.
 * @param cfg The proxy config, of which a reference is taken; NULL for none.
 */
LINPHONE_PUBLIC void linphone_account_creator_set_proxy_config(LinphoneAccountCreator *creator,
                                                               LinphoneProxyConfig *cfg);

/**
 * Sets the account that the backend takes what is unset from; see
 * linphone_account_creator_set_proxy_config().
 *
 * @param creator The account creator.
 * @param account The account, of which a reference is taken; NULL for none.
 */
LINPHONE_PUBLIC void linphone_account_creator_set_account(LinphoneAccountCreator *creator,
                                                          LinphoneAccount *account);

/** @} */

/** @name Requests
 * Each runs a function of the service and returns what that returns. The services of the library return
 * RequestOk for a request that was accepted: its outcome is told once, later, from
 * linphone_core_iterate() or the stop of the core. They return MissingArguments, and RequestFailed when
 * there is no server, after telling the same; RequestFailed, without telling, when the core is not
 * running. A service without that function gives MissingCallbacks.
 * @{ */

/**
 * Asks whether the account exists. Needs a user name or phone number.
 *
 * @param creator The account creator.
 * @return See above.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_is_account_exist(LinphoneAccountCreator *creator);

/**
 * Asks to create the account: with a phone number one that a code sent there activates, else one with a
 * password that a code sent by e-mail activates. Needs a phone number, user and domain; or a user name,
 * an e-mail address and a password.
 *
 * @param creator The account creator.
 * @return See above.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_create_account(LinphoneAccountCreator *creator);

/**
 * Activates the account with the code that its owner got. Needs a phone number and an activation code.
 *
 * @param creator The account creator.
 * @return See above.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_activate_account(LinphoneAccountCreator *creator);

/**
 * Asks whether the account is activated. Needs a user name or phone number, and a domain.
 *
 * @param creator The account creator.
 * @return See above.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_is_account_activated(LinphoneAccountCreator *creator);

/**
 * Asks to link the phone number to the account; a code is sent to it. Needs a phone number and a user
 * name.
 *
 * @param creator The account creator.
 * @return See above.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_link_account(LinphoneAccountCreator *creator);

/**
 * Completes the link with the code. Needs a phone number, a user name, an activation code, and a
 * password or its hash.
 *
 * @param creator The account creator.
 * @return See above.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_activate_alias(LinphoneAccountCreator *creator);

/**
 * Asks whether the phone number is in use, as an account or linked to one. Needs a user name or phone
 * number, and a domain.
 *
 * @param creator The account creator.
 * @return See above.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_is_alias_used(LinphoneAccountCreator *creator);

/**
 * Asks whether the account has a phone number. Needs a user name.
 *
 * @param creator The account creator.
 * @return See above.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_is_account_linked(LinphoneAccountCreator *creator);

/**
 * Asks to recover the account of a phone number; a code is sent to it. Needs a phone number.
 *
 * @param creator The account creator.
 * @return See above.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_recover_account(LinphoneAccountCreator *creator);

/**
 * Asks to change the password. The new one is the user data, a C string. Needs a user name or phone
 * number, a domain, the password or its hash, and the new one.
 *
 * @param creator The account creator.
 * @return See above.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_update_account(LinphoneAccountCreator *creator);

/**
 * Asks for the hash of the password with a code that was sent for recovery. Needs a user name or phone
 * number, and an activation code.
 *
 * @param creator The account creator.
 * @return See above.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_login_linphone_account(LinphoneAccountCreator *creator);

/**
 * Asks for a token by push notification. Needs what linphone_account_creator_set_pn_provider() and its
 * like set.
 *
 * @param creator The account creator.
 * @return See above.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_request_auth_token(LinphoneAccountCreator *creator);

/**
 * Asks for a token that a person has to confirm in a browser. Needs nothing.
 *
 * @param creator The account creator.
 * @return See above.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_request_account_creation_request_token(LinphoneAccountCreator *creator);

/**
 * Exchanges the confirmed token for one that is good for creation. Needs the token of the request
 * before.
 *
 * @param creator The account creator.
 * @return See above.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_request_account_creation_token_using_request_token(LinphoneAccountCreator *creator);

/**
 * Asks to create an account for push notifications. Needs what
 * linphone_account_creator_set_pn_provider() and its like set.
 *
 * @param creator The account creator.
 * @return See above.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_create_push_account(LinphoneAccountCreator *creator);

/**
 * Has accounts created by the interface for administrators, with the FlexiAPI backend; for tests of
 * servers. Such accounts are active at once. The administrator's key is [account_creator] api_key; without
 * it a server refuses.
 *
 * @param creator The account creator.
 */
LINPHONE_PUBLIC void linphone_account_creator_use_test_admin_account(LinphoneAccountCreator *creator);

/**
 * Tells in words why the last request failed: HTTP status, fault of the server, reason of TLS and the
 * like. An addition of this library.
 *
 * @param creator The account creator.
 * @return A text lent until the next request; NULL when nothing failed.
 */
LINPHONE_PUBLIC const char *linphone_account_creator_get_error_text(const LinphoneAccountCreator *creator);

/** @} */

/** @name Using the account
 * @{ */

/**
 * Sets the account up in the core: account and credentials, with the defaults of the core. It registers
 * at the domain with the transport set, unless [proxy_default_values] names a server. Called again for
 * the same address it changes that account.
 *
 * @param creator The account creator.
 * @return The account, lent: the core has it. NULL, and nothing changes, without a user name or phone
 *   number and a domain.
 */
LINPHONE_PUBLIC LinphoneAccount *
linphone_account_creator_create_account_in_core(const LinphoneAccountCreator *creator);

/**
 * The same as linphone_account_creator_create_account_in_core().
 *
 * @param creator The account creator.
 * @return The proxy config, lent: the core has it. NULL when there is not enough to make it of.
 */
LINPHONE_PUBLIC LinphoneProxyConfig *
linphone_account_creator_create_proxy_config(const LinphoneAccountCreator *creator);

/**
 * The same as linphone_account_creator_create_proxy_config().
 *
 * @param creator The account creator.
 * @return The proxy config, lent; NULL when there is not enough to make it of.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneProxyConfig *
linphone_account_creator_configure(const LinphoneAccountCreator *creator);

/** @} */

/** @name For services
 * What services of the library use, without prefix since they never were meant for anybody else.
 * @{ */

/**
 * Takes [assistant] domain and algorithm for what is unset.
 *
 * @param creator The account creator.
 */
LINPHONE_PUBLIC void fill_domain_and_algorithm_if_needed(LinphoneAccountCreator *creator);

/**
 * Gives the domain, else that of the proxy config.
 *
 * @param creator The account creator.
 * @return A lent text; NULL without.
 */
LINPHONE_PUBLIC const char *_get_domain(LinphoneAccountCreator *creator);

/**
 * Writes the address of the account.
 *
 * @param creator The account creator.
 * @return A text to be freed with ms_free(); NULL without user name or phone number, or domain.
 */
LINPHONE_PUBLIC char *_get_identity(const LinphoneAccountCreator *creator);

/**
 * Hashes a password for digest authentication.
 *
 * @param username The user.
 * @param realm The realm.
 * @param passwd The password.
 * @param algo "MD5" or "SHA-256"; NULL and empty mean MD5.
 * @return A text to be freed with ms_free(), in spite of its type; NULL for another algorithm, and when
 *   one of the others is NULL.
 */
LINPHONE_PUBLIC const char *ha1_for_passwd(const char *username, const char *realm, const char *passwd,
                                           const char *algo);

/**
 * Frees a text and sets the pointer to NULL.
 *
 * @param field Where the pointer is.
 */
LINPHONE_PUBLIC void reset_field(char **field);

/**
 * Tells whether a SIP address can be made of its parts.
 *
 * @param username The user; NULL does not matter.
 * @param domain The domain; NULL does not matter.
 * @param display_name The display name; NULL does not matter.
 * @return 0 when it can.
 */
LINPHONE_PUBLIC unsigned int validate_uri(const char *username, const char *domain, const char *display_name);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_ACCOUNT_CREATOR_H */
