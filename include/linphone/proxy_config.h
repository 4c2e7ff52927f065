/**
 * @file
 * Proxy configurations: accounts behind the function names of releases before 5.0.
 *
 * A proxy configuration and an account are two faces of one object. Every setter works on a copy
 * of the parameters that linphone_proxy_config_edit(), or the first setter itself, begins and
 * linphone_proxy_config_done() puts into force. Getters of parameters answer from that copy while
 * it exists. Texts, addresses and lists returned are lent until the same parameter changes. A
 * NULL or empty text unsets.
 */
#ifndef SLIMPHONE_LINPHONE_PROXY_CONFIG_H
#define SLIMPHONE_LINPHONE_PROXY_CONFIG_H

#include "linphone/types.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @name Aliases
 * @{ */
#define linphone_proxy_config_expires linphone_proxy_config_set_expires
#define linphone_proxy_config_get_addr linphone_proxy_config_get_server_addr
#define linphone_proxy_config_enableregister linphone_proxy_config_enable_register
/** @} */

/** @name References
 * @{ */

/**
 * Takes one more reference.
 *
 * @param proxy_config The proxy configuration.
 * @return The same object.
 */
LINPHONE_PUBLIC LinphoneProxyConfig *linphone_proxy_config_ref(LinphoneProxyConfig *proxy_config);

/**
 * Drops one reference; the proxy configuration is destroyed with the last one.
 *
 * @param proxy_config The proxy configuration.
 */
LINPHONE_PUBLIC void linphone_proxy_config_unref(LinphoneProxyConfig *proxy_config);

/**
 * Keeps a pointer for the application.
 *
 * @param proxy_config The proxy configuration.
 * @param user_data The pointer to keep; the library never looks at what it points to.
 */
LINPHONE_PUBLIC void linphone_proxy_config_set_user_data(LinphoneProxyConfig *proxy_config, void *user_data);

/**
 * Gives the pointer kept by the application.
 *
 * @param proxy_config The proxy configuration.
 * @return The pointer, NULL by default.
 */
LINPHONE_PUBLIC void *linphone_proxy_config_get_user_data(const LinphoneProxyConfig *proxy_config);

/**
 * Gives the core.
 *
 * @deprecated Use linphone_account_get_core().
 * @param proxy_config The proxy configuration.
 * @return A lent core; NULL when it was never added to one, or the core is gone.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneCore *
linphone_proxy_config_get_core(const LinphoneProxyConfig *proxy_config);

/** @} */

/** @name Changing
 * @{ */

/**
 * Begins a change. A second call before linphone_proxy_config_done() does nothing.
 *
 * @deprecated Use linphone_account_params_clone().
 * @param proxy_config The proxy configuration.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_proxy_config_edit(LinphoneProxyConfig *proxy_config);

/**
 * Puts the changes into force. What changed is registered, or unregistered, at the next
 * linphone_core_iterate().
 *
 * @deprecated Use linphone_account_set_params().
 * @param proxy_config The proxy configuration.
 * @return 0; -1 without a change begun, or when it is added and identity or server is missing.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneStatus
linphone_proxy_config_done(LinphoneProxyConfig *proxy_config);

/** @} */

/** @name Identity and server
 * @{ */

/**
 * Sets the address-of-record.
 *
 * @deprecated Use linphone_account_params_set_identity_address().
 * @param proxy_config The proxy configuration.
 * @param identity An address with a user; copied.
 * @return 0; -1 when it is NULL or has no user, and nothing changes.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneStatus linphone_proxy_config_set_identity_address(
    LinphoneProxyConfig *proxy_config, const LinphoneAddress *identity);

/**
 * Gives the address-of-record.
 *
 * @deprecated Use linphone_account_params_get_identity_address().
 * @param proxy_config The proxy configuration.
 * @return A lent address; NULL by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const LinphoneAddress *
linphone_proxy_config_get_identity_address(const LinphoneProxyConfig *proxy_config);

/**
 * Gives the address-of-record as text.
 *
 * @deprecated Use linphone_account_params_get_identity_address().
 * @param cfg The proxy configuration.
 * @return The address with its display name; NULL by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const char *
linphone_proxy_config_get_identity(const LinphoneProxyConfig *cfg);

/**
 * Gives the host of the address-of-record.
 *
 * @deprecated Use linphone_account_params_get_domain().
 * @param proxy_config The proxy configuration.
 * @return The host; NULL by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const char *
linphone_proxy_config_get_domain(const LinphoneProxyConfig *proxy_config);

/**
 * Sets where requests are sent.
 *
 * @deprecated Use linphone_account_params_set_server_address().
 * @param proxy_config The proxy configuration.
 * @param server_address Host, port and transport of the registrar or of a proxy before it; "sip:"
 *   is put before an address without scheme. NULL or empty changes nothing.
 * @return 0; -1 when it is not an address, and nothing changes.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneStatus
linphone_proxy_config_set_server_addr(LinphoneProxyConfig *proxy_config, const char *server_address);

/**
 * Gives where requests are sent.
 *
 * @deprecated Use linphone_account_params_get_server_address().
 * @param proxy_config The proxy configuration.
 * @return The address; NULL by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const char *
linphone_proxy_config_get_server_addr(const LinphoneProxyConfig *proxy_config);

/**
 * Gives the transport of the service route when there is one, else of the route, else of the
 * server address.
 *
 * @deprecated Use linphone_account_params_get_transport().
 * @param proxy_config The proxy configuration.
 * @return udp, tcp, tls or dtls; udp without a server address.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const char *
linphone_proxy_config_get_transport(const LinphoneProxyConfig *proxy_config);

/**
 * Sets a route set of one element for requests other than REGISTER. Kept and returned: this
 * library sends only REGISTER.
 *
 * @deprecated Use linphone_account_params_set_routes_addresses().
 * @param proxy_config The proxy configuration.
 * @param route An address; anything else unsets.
 * @return 0.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneStatus
linphone_proxy_config_set_route(LinphoneProxyConfig *proxy_config, const char *route);

/**
 * Gives the first element of the route set.
 *
 * @deprecated Use linphone_account_params_get_routes_addresses().
 * @param proxy_config The proxy configuration.
 * @return An address; NULL by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const char *
linphone_proxy_config_get_route(const LinphoneProxyConfig *proxy_config);

/**
 * Sets the route set of requests other than REGISTER. Kept and returned: this library sends only
 * REGISTER.
 *
 * @deprecated Use linphone_account_params_set_routes_addresses().
 * @param proxy_config The proxy configuration.
 * @param routes A list of `const char *`; copied. NULL unsets.
 * @return 0; -1 when one of them is not an address, and nothing changes.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneStatus
linphone_proxy_config_set_routes(LinphoneProxyConfig *proxy_config, const bctbx_list_t *routes);

/**
 * Gives the route set.
 *
 * @deprecated Use linphone_account_params_get_routes_addresses().
 * @param proxy_config The proxy configuration.
 * @return A lent list of `const char *`; NULL by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const bctbx_list_t *
linphone_proxy_config_get_routes(const LinphoneProxyConfig *proxy_config);

/**
 * Sets the realm expected, so that the first REGISTER can carry credentials.
 *
 * @deprecated Use linphone_account_params_set_realm().
 * @param proxy_config The proxy configuration.
 * @param realm The realm.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_proxy_config_set_realm(LinphoneProxyConfig *proxy_config,
                                                                         const char *realm);

/**
 * Gives the realm expected.
 *
 * @deprecated Use linphone_account_params_get_realm().
 * @param proxy_config The proxy configuration.
 * @return The realm; NULL by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const char *
linphone_proxy_config_get_realm(const LinphoneProxyConfig *proxy_config);

/** @} */

/** @name Registration
 * @{ */

/**
 * Says whether it registers.
 *
 * @deprecated Use linphone_account_params_enable_register().
 * @param proxy_config The proxy configuration.
 * @param enable TRUE to switch it on, FALSE to switch it off.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_proxy_config_enable_register(LinphoneProxyConfig *proxy_config, bool_t enable);

/**
 * Tells whether it registers.
 *
 * @deprecated Use linphone_account_params_register_enabled().
 * @param proxy_config The proxy configuration.
 * @return TRUE by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC bool_t
linphone_proxy_config_register_enabled(const LinphoneProxyConfig *proxy_config);

/**
 * Sets the lifetime asked for. A binding is refreshed after 90 % of what the registrar grants.
 *
 * @deprecated Use linphone_account_params_set_expires().
 * @param proxy_config The proxy configuration.
 * @param expires Seconds; a negative number means 600.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_proxy_config_set_expires(LinphoneProxyConfig *proxy_config,
                                                                           int expires);

/**
 * Gives the lifetime asked for.
 *
 * @deprecated Use linphone_account_params_get_expires().
 * @param proxy_config The proxy configuration.
 * @return Seconds; 3600 by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC int
linphone_proxy_config_get_expires(const LinphoneProxyConfig *proxy_config);

/**
 * Sets parameters of the Contact header.
 *
 * @deprecated Use linphone_account_params_set_contact_parameters().
 * @param proxy_config The proxy configuration.
 * @param contact_params Text of the form a=1;b.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_proxy_config_set_contact_parameters(LinphoneProxyConfig *proxy_config, const char *contact_params);

/**
 * Gives the parameters of the Contact header.
 *
 * @deprecated Use linphone_account_params_get_contact_parameters().
 * @param proxy_config The proxy configuration.
 * @return The text; NULL by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const char *
linphone_proxy_config_get_contact_parameters(const LinphoneProxyConfig *proxy_config);

/**
 * Sets parameters of the URI in the Contact header.
 *
 * @deprecated Use linphone_account_params_set_contact_uri_parameters().
 * @param proxy_config The proxy configuration.
 * @param contact_uri_params Text of the form a=1;b.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_proxy_config_set_contact_uri_parameters(LinphoneProxyConfig *proxy_config,
                                                 const char *contact_uri_params);

/**
 * Gives the parameters of the URI in the Contact header.
 *
 * @deprecated Use linphone_account_params_get_contact_uri_parameters().
 * @param proxy_config The proxy configuration.
 * @return The text; NULL by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const char *
linphone_proxy_config_get_contact_uri_parameters(const LinphoneProxyConfig *proxy_config);

/**
 * Adds a header field to each REGISTER, once the change is in force.
 *
 * @deprecated Use linphone_account_set_custom_header().
 * @param proxy_config The proxy configuration.
 * @param header_name Its name.
 * @param header_value Its value; NULL removes the field. Line breaks are refused.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_proxy_config_set_custom_header(LinphoneProxyConfig *proxy_config, const char *header_name,
                                        const char *header_value);

/**
 * Gives a header field of the last final answer of the registrar.
 *
 * @deprecated Use linphone_account_get_custom_header().
 * @param proxy_config The proxy configuration.
 * @param header_name Its name.
 * @return Its value, lent until the next answer; NULL when it was absent.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const char *
linphone_proxy_config_get_custom_header(LinphoneProxyConfig *proxy_config, const char *header_name);

/**
 * Sets what requests should hide. Any value but LinphonePrivacyNone and LinphonePrivacyDefault
 * leaves the user out of the Contact.
 *
 * @deprecated Use linphone_account_params_set_privacy().
 * @param proxy_config The proxy configuration.
 * @param privacy LinphonePrivacy values or-ed together.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_proxy_config_set_privacy(LinphoneProxyConfig *proxy_config,
                                                                           LinphonePrivacyMask privacy);

/**
 * Gives what requests should hide.
 *
 * @deprecated Use linphone_account_params_get_privacy().
 * @param proxy_config The proxy configuration.
 * @return LinphonePrivacy values or-ed together; LinphonePrivacyDefault by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphonePrivacyMask
linphone_proxy_config_get_privacy(const LinphoneProxyConfig *proxy_config);

/**
 * Gives the state.
 *
 * @deprecated Use linphone_account_get_state().
 * @param proxy_config The proxy configuration.
 * @return The state; LinphoneRegistrationNone before the first REGISTER.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneRegistrationState
linphone_proxy_config_get_state(const LinphoneProxyConfig *proxy_config);

/**
 * Gives the reason of the last failure.
 *
 * @deprecated Use linphone_account_get_error().
 * @param proxy_config The proxy configuration.
 * @return The reason; LinphoneReasonNone after a success.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneReason
linphone_proxy_config_get_error(const LinphoneProxyConfig *proxy_config);

/**
 * Gives the details of the last failure.
 *
 * @deprecated Use linphone_account_get_error_info().
 * @param proxy_config The proxy configuration.
 * @return A lent object that keeps its content until the next outcome.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const LinphoneErrorInfo *
linphone_proxy_config_get_error_info(const LinphoneProxyConfig *proxy_config);

/**
 * Gives the contact as the registrar confirmed it, parameters included.
 *
 * @deprecated Use linphone_account_get_contact_address().
 * @param proxy_config The proxy configuration.
 * @return A lent address; before the first success the identity.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const LinphoneAddress *
linphone_proxy_config_get_contact(const LinphoneProxyConfig *proxy_config);

/**
 * Gives the credentials that would answer a challenge.
 *
 * @deprecated Use linphone_account_find_auth_info().
 * @param proxy_config The proxy configuration.
 * @return Lent credentials; NULL without any.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const LinphoneAuthInfo *
linphone_proxy_config_find_auth_info(const LinphoneProxyConfig *proxy_config);

/**
 * Registers again now, without waiting for the refresh. Does nothing when registration is off,
 * nothing was sent yet, or a REGISTER is under way.
 *
 * @deprecated Use linphone_account_refresh_register().
 * @param proxy_config The proxy configuration.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_proxy_config_refresh_register(LinphoneProxyConfig *proxy_config);

/**
 * Stops refreshing; the state stays. linphone_proxy_config_refresh_register() starts again.
 *
 * @deprecated Use linphone_account_pause_register().
 * @param proxy_config The proxy configuration.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_proxy_config_pause_register(LinphoneProxyConfig *proxy_config);

/** @} */

/** @name Dependency
 * @{ */

/**
 * Makes this one wait for another one and register with the contact of that one. To be called
 * before it is added.
 *
 * @deprecated Use linphone_account_set_dependency().
 * @param proxy_config The proxy configuration.
 * @param depends_on The proxy configuration to depend on; NULL ends the dependency. A dependency
 *   that would close a circle is refused.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_proxy_config_set_dependency(LinphoneProxyConfig *proxy_config, LinphoneProxyConfig *depends_on);

/**
 * Gives the proxy configuration that this one depends on.
 *
 * @deprecated Use linphone_account_get_dependency().
 * @param proxy_config The proxy configuration.
 * @return A lent object; NULL without one.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneProxyConfig *
linphone_proxy_config_get_dependency(LinphoneProxyConfig *proxy_config);

/**
 * Sets the name by which others depend on this one.
 *
 * @deprecated Use linphone_account_params_set_idkey().
 * @param proxy_config The proxy configuration.
 * @param idkey The name, unique in the core. NULL or empty changes nothing.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_proxy_config_set_idkey(LinphoneProxyConfig *proxy_config,
                                                                         const char *idkey);

/**
 * Gives the name by which others depend on this one.
 *
 * @deprecated Use linphone_account_params_get_idkey().
 * @param proxy_config The proxy configuration.
 * @return The name; made up when the object was made.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const char *
linphone_proxy_config_get_idkey(LinphoneProxyConfig *proxy_config);

/**
 * Keeps a text for the application.
 *
 * @deprecated Use linphone_account_params_set_ref_key().
 * @param proxy_config The proxy configuration.
 * @param refkey The text, written to the file.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_proxy_config_set_ref_key(LinphoneProxyConfig *proxy_config,
                                                                           const char *refkey);

/**
 * Gives the text kept for the application.
 *
 * @deprecated Use linphone_account_params_get_ref_key().
 * @param proxy_config The proxy configuration.
 * @return The text; NULL by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const char *
linphone_proxy_config_get_ref_key(const LinphoneProxyConfig *proxy_config);

/** @} */

/** @name Push notifications
 * @{ */

/**
 * Says whether push parameters may be put into the Contact.
 *
 * @deprecated Use linphone_account_params_set_push_notification_allowed().
 * @param proxy_config The proxy configuration.
 * @param allow TRUE or FALSE.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_proxy_config_set_push_notification_allowed(LinphoneProxyConfig *proxy_config, bool_t allow);

/**
 * Tells whether push parameters may be put into the Contact.
 *
 * @deprecated Use linphone_account_params_get_push_notification_allowed().
 * @param proxy_config The proxy configuration.
 * @return FALSE by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC bool_t
linphone_proxy_config_is_push_notification_allowed(const LinphoneProxyConfig *proxy_config);

/**
 * Says whether the parameters for notifications other than calls may be put into the Contact.
 *
 * @deprecated Use linphone_account_params_set_remote_push_notification_allowed().
 * @param proxy_config The proxy configuration.
 * @param allow TRUE or FALSE.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_proxy_config_set_remote_push_notification_allowed(LinphoneProxyConfig *proxy_config, bool_t allow);

/**
 * Tells whether the parameters for notifications other than calls may be put into the Contact.
 *
 * @deprecated Use linphone_account_params_get_remote_push_notification_allowed().
 * @param proxy_config The proxy configuration.
 * @return FALSE by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC bool_t
linphone_proxy_config_is_remote_push_notification_allowed(const LinphoneProxyConfig *proxy_config);

/**
 * Tells whether the push configuration holds enough to be used.
 *
 * @deprecated Use linphone_account_params_is_push_notification_available().
 * @param proxy_config The proxy configuration.
 * @return TRUE when it does.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC bool_t
linphone_proxy_config_is_push_notification_available(const LinphoneProxyConfig *proxy_config);

/**
 * Replaces the push configuration.
 *
 * @deprecated Use linphone_account_params_set_push_notification_config().
 * @param cfg The proxy configuration.
 * @param push_cfg The push configuration; copied. NULL changes nothing.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_proxy_config_set_push_notification_config(LinphoneProxyConfig *cfg,
                                                   LinphonePushNotificationConfig *push_cfg);

/**
 * Gives the push configuration, which may be changed in place.
 *
 * @deprecated Use linphone_account_params_get_push_notification_config().
 * @param cfg The proxy configuration.
 * @return A lent object.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphonePushNotificationConfig *
linphone_proxy_config_get_push_notification_config(const LinphoneProxyConfig *cfg);

/** @} */

/** @name Phone numbers
 * @{ */

/**
 * Sets the country calling code that numbers without one get.
 *
 * @deprecated Use linphone_account_params_set_international_prefix().
 * @param proxy_config The proxy configuration.
 * @param prefix Digits, for instance 33.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_proxy_config_set_dial_prefix(LinphoneProxyConfig *proxy_config, const char *prefix);

/**
 * Gives the country calling code.
 *
 * @deprecated Use linphone_account_params_get_international_prefix().
 * @param proxy_config The proxy configuration.
 * @return Digits; NULL by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const char *
linphone_proxy_config_get_dial_prefix(const LinphoneProxyConfig *proxy_config);

/**
 * Says whether the plus sign of a number is written as the international call prefix, for
 * instance 00.
 *
 * @deprecated Use linphone_account_params_enable_dial_escape_plus().
 * @param proxy_config The proxy configuration.
 * @param enable TRUE to switch it on, FALSE to switch it off.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_proxy_config_set_dial_escape_plus(LinphoneProxyConfig *proxy_config, bool_t enable);

/**
 * Tells whether the plus sign of a number is written as the international call prefix.
 *
 * @deprecated Use linphone_account_params_dial_escape_plus_enabled().
 * @param proxy_config The proxy configuration.
 * @return FALSE by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC bool_t
linphone_proxy_config_get_dial_escape_plus(const LinphoneProxyConfig *proxy_config);

/**
 * Writes a telephone number in its international form.
 *
 * @deprecated Use linphone_account_normalize_phone_number(), which says how.
 * @param proxy_config The proxy configuration; NULL is one without prefix.
 * @param username The number as a person writes it.
 * @return A new text to be freed with bctbx_free() or ms_free(); NULL when it is no telephone
 *   number.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC char *
linphone_proxy_config_normalize_phone_number(LinphoneProxyConfig *proxy_config, const char *username);

/**
 * Makes a SIP address of what a person types.
 *
 * @deprecated Use linphone_account_normalize_sip_uri(), which says how.
 * @param proxy_config The proxy configuration; may be NULL for addresses that need none.
 * @param username The text.
 * @return A new address that the caller owns; NULL when it is none.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneAddress *
linphone_proxy_config_normalize_sip_uri(LinphoneProxyConfig *proxy_config, const char *username);

/** @} */

/** @name Settings for media, messages and presence
 * @{ */

/**
 * Sets how address translation is dealt with in calls. Kept and returned only.
 *
 * @deprecated Use linphone_account_params_set_nat_policy().
 * @param proxy_config The proxy configuration.
 * @param policy The policy, of which a reference is taken; NULL unsets.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_proxy_config_set_nat_policy(LinphoneProxyConfig *proxy_config, LinphoneNatPolicy *policy);

/**
 * Gives how address translation is dealt with in calls.
 *
 * @deprecated Use linphone_account_params_get_nat_policy().
 * @param proxy_config The proxy configuration.
 * @return A lent policy; NULL by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneNatPolicy *
linphone_proxy_config_get_nat_policy(const LinphoneProxyConfig *proxy_config);

/**
 * Says whether presence is published. Kept and returned only.
 *
 * @deprecated Use linphone_account_params_enable_publish().
 * @param proxy_config The proxy configuration.
 * @param enable TRUE to switch it on, FALSE to switch it off.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_proxy_config_enable_publish(LinphoneProxyConfig *proxy_config, bool_t enable);

/**
 * Tells whether presence is published. Kept and returned only.
 *
 * @deprecated Use linphone_account_params_publish_enabled().
 * @param proxy_config The proxy configuration.
 * @return FALSE by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC bool_t
linphone_proxy_config_publish_enabled(const LinphoneProxyConfig *proxy_config);

/**
 * Sets the lifetime of a publication. Kept and returned only.
 *
 * @deprecated Use linphone_account_params_set_publish_expires().
 * @param proxy_config The proxy configuration.
 * @param expires Seconds; a negative number means the lifetime of the registration.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_proxy_config_set_publish_expires(LinphoneProxyConfig *proxy_config, int expires);

/**
 * Gives the lifetime of a publication. Kept and returned only.
 *
 * @deprecated Use linphone_account_params_get_publish_expires().
 * @param proxy_config The proxy configuration.
 * @return Seconds; that of the registration by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC int
linphone_proxy_config_get_publish_expires(const LinphoneProxyConfig *proxy_config);

/**
 * Says whether RTCP feedback is offered. Kept and returned only.
 *
 * @deprecated Use linphone_account_params_set_avpf_mode().
 * @param proxy_config The proxy configuration.
 * @param mode The mode.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_proxy_config_set_avpf_mode(LinphoneProxyConfig *proxy_config, LinphoneAVPFMode mode);

/**
 * Tells whether RTCP feedback is offered. Kept and returned only.
 *
 * @deprecated Use linphone_account_params_get_avpf_mode().
 * @param proxy_config The proxy configuration.
 * @return The mode; LinphoneAVPFDefault by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneAVPFMode
linphone_proxy_config_get_avpf_mode(const LinphoneProxyConfig *proxy_config);

/**
 * Tells whether RTCP feedback is on. Kept and returned only.
 *
 * @deprecated Use linphone_account_avpf_enabled().
 * @param proxy_config The proxy configuration.
 * @return TRUE when the mode is LinphoneAVPFEnabled.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC bool_t
linphone_proxy_config_avpf_enabled(LinphoneProxyConfig *proxy_config);

/**
 * Sets the interval of regular RTCP reports. Kept and returned only.
 *
 * @deprecated Use linphone_account_params_set_avpf_rr_interval().
 * @param proxy_config The proxy configuration.
 * @param interval Seconds, at most 5; more counts as 5.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_proxy_config_set_avpf_rr_interval(LinphoneProxyConfig *proxy_config, uint8_t interval);

/**
 * Gives the interval of regular RTCP reports. Kept and returned only.
 *
 * @deprecated Use linphone_account_params_get_avpf_rr_interval().
 * @param proxy_config The proxy configuration.
 * @return Seconds; 5 by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC uint8_t
linphone_proxy_config_get_avpf_rr_interval(const LinphoneProxyConfig *proxy_config);

/**
 * Says whether reports about the quality of calls are sent. Kept and returned only.
 *
 * @deprecated Use linphone_account_params_enable_quality_reporting().
 * @param proxy_config The proxy configuration.
 * @param enable TRUE to switch it on, FALSE to switch it off.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_proxy_config_enable_quality_reporting(LinphoneProxyConfig *proxy_config, bool_t enable);

/**
 * Tells whether reports about the quality of calls are sent. Kept and returned only.
 *
 * @deprecated Use linphone_account_params_quality_reporting_enabled().
 * @param proxy_config The proxy configuration.
 * @return FALSE by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC bool_t
linphone_proxy_config_quality_reporting_enabled(LinphoneProxyConfig *proxy_config);

/**
 * Sets who gets the quality reports. Kept and returned only.
 *
 * @deprecated Use linphone_account_params_set_quality_reporting_collector().
 * @param proxy_config The proxy configuration.
 * @param collector An address; anything else is ignored.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_proxy_config_set_quality_reporting_collector(LinphoneProxyConfig *proxy_config,
                                                      const char *collector);

/**
 * Gives who gets the quality reports. Kept and returned only.
 *
 * @deprecated Use linphone_account_params_get_quality_reporting_collector().
 * @param proxy_config The proxy configuration.
 * @return An address; NULL by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const char *
linphone_proxy_config_get_quality_reporting_collector(const LinphoneProxyConfig *proxy_config);

/**
 * Sets the interval of quality reports during a call. Kept and returned only.
 *
 * @deprecated Use linphone_account_params_set_quality_reporting_interval().
 * @param proxy_config The proxy configuration.
 * @param interval Seconds; 0 for a report at the end only.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_proxy_config_set_quality_reporting_interval(LinphoneProxyConfig *proxy_config, int interval);

/**
 * Gives the interval of quality reports during a call. Kept and returned only.
 *
 * @deprecated Use linphone_account_params_get_quality_reporting_interval().
 * @param proxy_config The proxy configuration.
 * @return Seconds; 0 by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC int
linphone_proxy_config_get_quality_reporting_interval(LinphoneProxyConfig *proxy_config);

/**
 * Sets where conferences are made. Kept and returned only.
 *
 * @deprecated Use linphone_account_params_set_conference_factory_uri().
 * @param proxy_config The proxy configuration.
 * @param uri An address.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_proxy_config_set_conference_factory_uri(LinphoneProxyConfig *proxy_config, const char *uri);

/**
 * Gives where conferences are made. Kept and returned only.
 *
 * @deprecated Use linphone_account_params_get_conference_factory_uri().
 * @param proxy_config The proxy configuration.
 * @return An address; NULL by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const char *
linphone_proxy_config_get_conference_factory_uri(const LinphoneProxyConfig *proxy_config);

/**
 * Sets where files are put for a transfer. Kept and returned only.
 *
 * @param proxy_config The proxy configuration.
 * @param server_url A URL.
 */
LINPHONE_PUBLIC void linphone_proxy_config_set_file_transfer_server(LinphoneProxyConfig *proxy_config,
                                                                    const char *server_url);

/**
 * Gives where files are put for a transfer. Kept and returned only.
 *
 * @param proxy_config The proxy configuration.
 * @return A URL; NULL by default.
 */
LINPHONE_PUBLIC const char *
linphone_proxy_config_get_file_transfer_server(const LinphoneProxyConfig *proxy_config);

/**
 * Gives the number of unread messages.
 *
 * @deprecated Use linphone_account_get_unread_chat_message_count().
 * @param proxy_config The proxy configuration.
 * @return 0: this library carries no messages.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC int
linphone_proxy_config_get_unread_chat_message_count(const LinphoneProxyConfig *proxy_config);

/** @} */

/** @name Setup plugins
 * @{ */

/**
 * Chooses the plugin that sets the account up with its provider. This library has no plugins, so
 * that no name is known: it is logged and nothing changes.
 *
 * @param proxy_config The proxy configuration.
 * @param type The name of the plugin; NULL for none.
 */
LINPHONE_PUBLIC void linphone_proxy_config_set_sip_setup(LinphoneProxyConfig *proxy_config, const char *type);

/**
 * Gives the plugin that sets the account up.
 *
 * @param proxy_config The proxy configuration.
 * @return NULL: this library has no plugins.
 */
LINPHONE_PUBLIC SipSetup *linphone_proxy_config_get_sip_setup(LinphoneProxyConfig *proxy_config);

/**
 * Gives the state of the plugin that sets the account up.
 *
 * @param proxy_config The proxy configuration.
 * @return NULL: this library has no plugins.
 */
LINPHONE_PUBLIC SipSetupContext *
linphone_proxy_config_get_sip_setup_context(LinphoneProxyConfig *proxy_config);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_PROXY_CONFIG_H */
