/**
 * @file
 * How a core names itself: primary contact, user agent, and what it says it supports.
 */
#ifndef SLIMPHONE_LINPHONE_CORE_IDENTITY_H
#define SLIMPHONE_LINPHONE_CORE_IDENTITY_H

#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @name Addresses
 * @{ */

/**
 * Parses an address; see linphone_address_new().
 *
 * @param core The core.
 * @param address The text.
 * @return A new address that the caller owns; NULL when it is not one.
 */
LINPHONE_PUBLIC LinphoneAddress *linphone_core_create_address(LinphoneCore *core, const char *address);

/**
 * Makes an address of what a person types, by the default account: a telephone number is written
 * in its international form when linphone_account_params_get_use_international_prefix_for_calls_and_chats()
 * says so, otherwise its blanks and signs are left out; the rest is done as by
 * linphone_account_normalize_sip_uri().
 *
 * @param core The core.
 * @param url The text.
 * @return A new address that the caller owns; NULL when it is none, or when there is no default
 *   account to take the domain from.
 */
LINPHONE_PUBLIC LinphoneAddress *linphone_core_interpret_url(LinphoneCore *core, const char *url);

/**
 * As linphone_core_interpret_url(), whatever the account's parameters say of prefixes.
 *
 * @param core The core.
 * @param url The text.
 * @param apply_international_prefix TRUE to write telephone numbers in their international form.
 * @return A new address that the caller owns; NULL when it is none.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC LinphoneAddress *linphone_core_interpret_url_2(LinphoneCore *core, const char *url,
                                                               bool_t apply_international_prefix);

/**
 * Gives the identity of the default account, without one the primary contact.
 *
 * @param core The core.
 * @return A text lent until it changes.
 */
LINPHONE_PUBLIC const char *linphone_core_get_identity(LinphoneCore *core);

/**
 * Sets the address used without an account.
 *
 * @param core The core.
 * @param contact An address.
 * @return 0; -1 when it is not one, and nothing changes.
 */
LINPHONE_PUBLIC LinphoneStatus linphone_core_set_primary_contact(LinphoneCore *core, const char *contact);

/**
 * Gives the address used without an account.
 *
 * @param core The core.
 * @return A text lent until it changes; `sip:linphone\@unknown-host` by default.
 */
LINPHONE_PUBLIC const char *linphone_core_get_primary_contact(LinphoneCore *core);

/**
 * Gives the address used without an account.
 *
 * @deprecated Use linphone_core_create_primary_contact_parsed().
 * @param core The core.
 * @return A new address that the caller owns.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneAddress *
linphone_core_get_primary_contact_parsed(LinphoneCore *core);

/**
 * Gives the address used without an account.
 *
 * @param core The core.
 * @return A new address that the caller owns.
 */
LINPHONE_PUBLIC LinphoneAddress *linphone_core_create_primary_contact_parsed(LinphoneCore *core);

/**
 * Says whether the host of the primary contact is replaced by the address of this machine.
 *
 * @param core The core.
 * @param enable TRUE or FALSE.
 */
LINPHONE_PUBLIC void linphone_core_set_guess_hostname(LinphoneCore *core, bool_t enable);

/**
 * Tells whether the host of the primary contact is replaced by the address of this machine.
 *
 * @param core The core.
 * @return TRUE by default.
 */
LINPHONE_PUBLIC bool_t linphone_core_get_guess_hostname(LinphoneCore *core);

/** @} */

/** @name User agent
 * @{ */

/**
 * Sets the User-Agent of requests; the two are joined by a slash. It is saved.
 *
 * @param core The core.
 * @param name The product.
 * @param version Its version; may be NULL.
 */
LINPHONE_PUBLIC void linphone_core_set_user_agent(LinphoneCore *core, const char *name, const char *version);

/**
 * Gives the User-Agent of requests.
 *
 * @param core The core.
 * @return A lent text.
 */
LINPHONE_PUBLIC const char *linphone_core_get_user_agent(LinphoneCore *core);

/**
 * Gives the product of the default User-Agent.
 *
 * @deprecated Use linphone_core_get_user_agent().
 * @return A text never freed.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const char *linphone_core_get_user_agent_name(void);

/**
 * Gives the version of the default User-Agent.
 *
 * @deprecated Use linphone_core_get_user_agent().
 * @return A text never freed.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const char *linphone_core_get_user_agent_version(void);

/** @} */

/** @name Supported extensions
 * @{ */

/**
 * Sets the Supported header of requests.
 *
 * @param core The core.
 * @param tags Option tags separated by commas.
 */
LINPHONE_PUBLIC void linphone_core_set_supported_tag(LinphoneCore *core, const char *tags);

/**
 * Adds an option tag to the Supported header, unless it is there.
 *
 * @param core The core.
 * @param tag The tag.
 */
LINPHONE_PUBLIC void linphone_core_add_supported_tag(LinphoneCore *core, const char *tag);

/**
 * Removes an option tag from the Supported header.
 *
 * @param core The core.
 * @param tag The tag.
 */
LINPHONE_PUBLIC void linphone_core_remove_supported_tag(LinphoneCore *core, const char *tag);

/** @} */

/** @name Specifications
 * @{ */

/**
 * Adds a specification to those announced in the Contact as +org.linphone.specs, unless it is
 * there.
 *
 * @param core The core.
 * @param spec Its name, with or without a version: groupchat/1.2.
 */
LINPHONE_PUBLIC void linphone_core_add_linphone_spec(LinphoneCore *core, const char *spec);

/**
 * Removes a specification.
 *
 * @param core The core.
 * @param spec Its name.
 */
LINPHONE_PUBLIC void linphone_core_remove_linphone_spec(LinphoneCore *core, const char *spec);

/**
 * Replaces the specifications.
 *
 * @param core The core.
 * @param specs A list of `const char *`; copied. NULL for none.
 */
LINPHONE_PUBLIC void linphone_core_set_linphone_specs_list(LinphoneCore *core, const bctbx_list_t *specs);

/**
 * Gives the specifications.
 *
 * @param core The core.
 * @return A lent list of `const char *`; NULL by default.
 */
LINPHONE_PUBLIC const bctbx_list_t *linphone_core_get_linphone_specs_list(LinphoneCore *core);

/**
 * Replaces the specifications.
 *
 * @deprecated Use linphone_core_set_linphone_specs_list().
 * @param core The core.
 * @param specs Names separated by commas.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_core_set_linphone_specs(LinphoneCore *core,
                                                                          const char *specs);

/**
 * Gives the specifications.
 *
 * @deprecated Use linphone_core_get_linphone_specs_list().
 * @param core The core.
 * @return Names separated by commas, lent until they change; NULL by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const char *linphone_core_get_linphone_specs(const LinphoneCore *core);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_CORE_IDENTITY_H */
