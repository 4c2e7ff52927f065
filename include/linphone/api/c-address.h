/**
 * @file
 * SIP addresses: an optional display name, a URI and header parameters (RFC 3261 section 20.10).
 *
 * Texts returned as `const char *` are lent by the address until the same part changes.
 */
#ifndef SLIMPHONE_LINPHONE_API_C_ADDRESS_H
#define SLIMPHONE_LINPHONE_API_C_ADDRESS_H

#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @name Creation and references
 * @{ */

/**
 * Parses an address such as "Alice" <sip:alice@example.org;transport=tcp>. A scheme is needed;
 * schemes other than sip and sips are accepted, such an address has neither user nor domain.
 *
 * @param address The text.
 * @return A new address that the caller owns; NULL when the text is not an address.
 */
LINPHONE_PUBLIC LinphoneAddress *linphone_address_new(const char *address);

/**
 * Copies an address.
 *
 * @param address The address.
 * @return A new address that the caller owns.
 */
LINPHONE_PUBLIC LinphoneAddress *linphone_address_clone(const LinphoneAddress *address);

/**
 * Takes one more reference.
 *
 * @param address The address.
 * @return The same object.
 */
LINPHONE_PUBLIC LinphoneAddress *linphone_address_ref(LinphoneAddress *address);

/**
 * Drops one reference; the address is destroyed with the last one.
 *
 * @param address The address.
 */
LINPHONE_PUBLIC void linphone_address_unref(LinphoneAddress *address);

/**
 * Drops one reference.
 *
 * @deprecated Use linphone_address_unref().
 * @param address The address.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_address_destroy(LinphoneAddress *address);

/** @} */

/** @name Parts of the URI
 * @{ */

/**
 * Gives the scheme.
 *
 * @param address The address.
 * @return The scheme in lower case without the colon, for instance sip.
 */
LINPHONE_PUBLIC const char *linphone_address_get_scheme(const LinphoneAddress *address);

/**
 * Tells whether the scheme is sip or sips.
 *
 * @param address The address.
 * @return TRUE for sip and sips.
 */
LINPHONE_PUBLIC bool_t linphone_address_is_sip(const LinphoneAddress *address);

/**
 * Tells whether the scheme is sips.
 *
 * @param address The address.
 * @return TRUE for sips.
 */
LINPHONE_PUBLIC bool_t linphone_address_get_secure(const LinphoneAddress *address);

/**
 * Tells whether the scheme is sips.
 *
 * @deprecated Use linphone_address_get_secure().
 * @param address The address.
 * @return TRUE for sips.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC bool_t linphone_address_is_secure(const LinphoneAddress *address);

/**
 * Switches between sip and sips.
 *
 * @param address The address.
 * @param enabled TRUE for sips, FALSE for sip.
 */
LINPHONE_PUBLIC void linphone_address_set_secure(LinphoneAddress *address, bool_t enabled);

/**
 * Gives the user part, unescaped but for CR, LF and NUL.
 *
 * @param address The address.
 * @return The user; NULL without one.
 */
LINPHONE_PUBLIC const char *linphone_address_get_username(const LinphoneAddress *address);

/**
 * Sets the user part; what needs escaping is escaped.
 *
 * @param address The address.
 * @param username The user; NULL or empty removes it.
 * @return 0; -1 when it holds CR or LF, or the scheme is neither sip nor sips, and nothing changes.
 */
LINPHONE_PUBLIC LinphoneStatus linphone_address_set_username(LinphoneAddress *address, const char *username);

/**
 * Gives the password of the URI.
 *
 * @param address The address.
 * @return The password; NULL without one.
 */
LINPHONE_PUBLIC const char *linphone_address_get_password(const LinphoneAddress *address);

/**
 * Sets the password of the URI. Servers see it in clear text: credentials belong into
 * LinphoneAuthInfo.
 *
 * @param address The address.
 * @param password The password; NULL or empty removes it.
 */
LINPHONE_PUBLIC void linphone_address_set_password(LinphoneAddress *address, const char *password);

/**
 * Gives the host.
 *
 * @param address The address.
 * @return The host name or literal address, IPv6 without brackets; NULL when the scheme has none.
 */
LINPHONE_PUBLIC const char *linphone_address_get_domain(const LinphoneAddress *address);

/**
 * Sets the host.
 *
 * @param address The address.
 * @param domain A host name or literal address.
 * @return 0; -1 when it is not one, and nothing changes.
 */
LINPHONE_PUBLIC LinphoneStatus linphone_address_set_domain(LinphoneAddress *address, const char *domain);

/**
 * Gives the port.
 *
 * @param address The address.
 * @return The port; 0 when none is written; -1 when the scheme has none.
 */
LINPHONE_PUBLIC int linphone_address_get_port(const LinphoneAddress *address);

/**
 * Sets the port.
 *
 * @param address The address.
 * @param port 1 to 65535; 0 removes it.
 * @return 0; -1 when it is out of range, and nothing changes.
 */
LINPHONE_PUBLIC LinphoneStatus linphone_address_set_port(LinphoneAddress *address, int port);

/**
 * Gives the transport.
 *
 * @param address The address.
 * @return The value of the transport parameter; TLS for sips; UDP without a parameter or with one
 *   that is not known.
 */
LINPHONE_PUBLIC LinphoneTransportType linphone_address_get_transport(const LinphoneAddress *address);

/**
 * Sets the transport parameter.
 *
 * @param address The address.
 * @param transport The transport.
 * @return 0; -1 when there is no such transport or the scheme is neither sip nor sips.
 */
LINPHONE_PUBLIC LinphoneStatus linphone_address_set_transport(LinphoneAddress *address,
                                                              LinphoneTransportType transport);

/**
 * Gives the method parameter.
 *
 * @param address The address.
 * @return The method; NULL without one.
 */
LINPHONE_PUBLIC const char *linphone_address_get_method_param(const LinphoneAddress *address);

/**
 * Sets the method parameter.
 *
 * @param address The address.
 * @param method_param The method; NULL or empty removes it.
 */
LINPHONE_PUBLIC void linphone_address_set_method_param(LinphoneAddress *address, const char *method_param);

/** @} */

/** @name Parameters and headers
 * @{ */

/**
 * Gives a header parameter, one that stands after the closing bracket.
 *
 * @param address The address.
 * @param param_name Its name.
 * @return Its value; NULL when it is absent or has none.
 */
LINPHONE_PUBLIC const char *linphone_address_get_param(const LinphoneAddress *address,
                                                       const char *param_name);

/**
 * Looks for a header parameter.
 *
 * @param address The address.
 * @param param_name Its name.
 * @return TRUE when it is there, with or without a value.
 */
LINPHONE_PUBLIC bool_t linphone_address_has_param(const LinphoneAddress *address, const char *param_name);

/**
 * Sets a header parameter. A value that needs quotes gets them, one that has quotes keeps them.
 *
 * @param address The address.
 * @param param_name Its name, a token; anything else changes nothing.
 * @param param_value Its value; NULL or empty for a parameter without one.
 */
LINPHONE_PUBLIC void linphone_address_set_param(LinphoneAddress *address, const char *param_name,
                                                const char *param_value);

/**
 * Replaces all header parameters. Text of another form changes nothing.
 *
 * @param address The address.
 * @param params Text of the form a=1;b; NULL or empty removes them all.
 */
LINPHONE_PUBLIC void linphone_address_set_params(LinphoneAddress *address, const char *params);

/**
 * Gives a URI parameter.
 *
 * @param address The address.
 * @param uri_param_name Its name.
 * @return Its value; NULL when it is absent or has none.
 */
LINPHONE_PUBLIC const char *linphone_address_get_uri_param(const LinphoneAddress *address,
                                                           const char *uri_param_name);

/**
 * Looks for a URI parameter.
 *
 * @param address The address.
 * @param uri_param_name Its name.
 * @return TRUE when it is there, with or without a value.
 */
LINPHONE_PUBLIC bool_t linphone_address_has_uri_param(const LinphoneAddress *address,
                                                      const char *uri_param_name);

/**
 * Sets a URI parameter; what needs escaping in its value is escaped.
 *
 * @param address The address.
 * @param uri_param_name Its name; one that a URI cannot hold changes nothing.
 * @param uri_param_value Its value; NULL or empty for a parameter without one.
 */
LINPHONE_PUBLIC void linphone_address_set_uri_param(LinphoneAddress *address, const char *uri_param_name,
                                                    const char *uri_param_value);

/**
 * Replaces all URI parameters. Text of another form changes nothing.
 *
 * @param address The address.
 * @param params Text of the form a=1;b; NULL or empty removes them all.
 */
LINPHONE_PUBLIC void linphone_address_set_uri_params(LinphoneAddress *address, const char *params);

/**
 * Removes a URI parameter.
 *
 * @param address The address.
 * @param uri_param_name Its name.
 */
LINPHONE_PUBLIC void linphone_address_remove_uri_param(LinphoneAddress *address, const char *uri_param_name);

/**
 * Gives a header field embedded in the URI (what follows the question mark).
 *
 * @param address The address.
 * @param header_name Its name.
 * @return Its value, unescaped; NULL when it is absent.
 */
LINPHONE_PUBLIC const char *linphone_address_get_header(const LinphoneAddress *address,
                                                        const char *header_name);

/**
 * Sets a header field embedded in the URI; what needs escaping is escaped.
 *
 * @param address The address.
 * @param header_name Its name, a token; anything else changes nothing.
 * @param header_value Its value; NULL or empty removes the field.
 */
LINPHONE_PUBLIC void linphone_address_set_header(LinphoneAddress *address, const char *header_name,
                                                 const char *header_value);

/**
 * Removes header parameters, URI parameters and embedded header fields. Scheme, user, host and
 * port stay, and so does the display name.
 *
 * @param address The address.
 */
LINPHONE_PUBLIC void linphone_address_clean(LinphoneAddress *address);

/** @} */

/** @name Display name
 * @{ */

/**
 * Gives the display name.
 *
 * @param address The address.
 * @return The name without quotes; NULL without one.
 */
LINPHONE_PUBLIC const char *linphone_address_get_display_name(const LinphoneAddress *address);

/**
 * Sets the display name.
 *
 * @param address The address.
 * @param display_name The name without quotes; NULL or empty removes it.
 * @return 0; -1 when the name cannot be written into a header.
 */
LINPHONE_PUBLIC LinphoneStatus linphone_address_set_display_name(LinphoneAddress *address,
                                                                 const char *display_name);

/** @} */

/** @name Text and comparison
 * @{ */

/**
 * Writes the whole address, as in a From header.
 *
 * @param address The address.
 * @return A new text, freed with ms_free() or bctbx_free().
 */
LINPHONE_PUBLIC char *linphone_address_as_string(const LinphoneAddress *address);

/**
 * Writes the URI alone, without brackets.
 *
 * @param address The address.
 * @return A new text, freed with ms_free() or bctbx_free().
 */
LINPHONE_PUBLIC char *linphone_address_as_string_uri_only(const LinphoneAddress *address);

/**
 * Compares the display names and the URIs, parameters included, as RFC 3261 section 19.1.4 demands;
 * header parameters do not count.
 *
 * @param address1 An address.
 * @param address2 Another address.
 * @return TRUE when both mean the same.
 */
LINPHONE_PUBLIC bool_t linphone_address_equal(const LinphoneAddress *address1,
                                              const LinphoneAddress *address2);

/**
 * Compares user, host and port only.
 *
 * @param address1 An address.
 * @param address2 Another address.
 * @return TRUE when these are equal.
 */
LINPHONE_PUBLIC bool_t linphone_address_weak_equal(const LinphoneAddress *address1,
                                                   const LinphoneAddress *address2);

/** @} */

/** @name Newer releases
 * @{ */

/**
 * Tells whether this is an address. What could be parsed always is one.
 *
 * @param address The address.
 * @return TRUE; FALSE for NULL.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC bool_t linphone_address_is_valid(const LinphoneAddress *address);

/**
 * Writes the URI with its parameters and headers in the order of their names.
 *
 * @param address The address.
 * @return A new text to be freed with bctbx_free(); NULL for NULL.
 * @since liblinphone 5.4
 */
LINPHONE_PUBLIC char *linphone_address_as_string_uri_only_ordered(const LinphoneAddress *address);

/**
 * Compares two addresses for sorting.
 *
 * @param address One address.
 * @param other The other one.
 * @return TRUE when the text of the first comes before that of the other one; NULL comes first.
 * @since liblinphone 5.4
 */
LINPHONE_PUBLIC bool_t linphone_address_lesser(const LinphoneAddress *address, const LinphoneAddress *other);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_API_C_ADDRESS_H */
