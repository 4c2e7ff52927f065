/**
 * @file
 * Parameters of an account.
 *
 * Texts, addresses and lists returned are lent until the same parameter changes. A NULL or empty
 * text unsets. Defaults are read from the section [proxy_default_values] of the core's
 * configuration first.
 */
#ifndef SLIMPHONE_LINPHONE_API_C_ACCOUNT_PARAMS_H
#define SLIMPHONE_LINPHONE_API_C_ACCOUNT_PARAMS_H

#include "linphone/types.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @name Creation and references
 * @{ */

/**
 * Makes parameters with the core's defaults.
 *
 * @param lc The core; NULL for built-in defaults.
 * @return New parameters that the caller owns.
 */
LINPHONE_PUBLIC LinphoneAccountParams *linphone_account_params_new(LinphoneCore *lc);

/**
 * Reads parameters from the section [proxy_N].
 *
 * @param lc The core.
 * @param index N, from 0 on.
 * @return New parameters that the caller owns; defaults where the section has nothing.
 */
LINPHONE_PUBLIC LinphoneAccountParams *linphone_account_params_new_with_config(LinphoneCore *lc, int index);

/**
 * Copies parameters.
 *
 * @param params The parameters.
 * @return New parameters that the caller owns.
 */
LINPHONE_PUBLIC LinphoneAccountParams *linphone_account_params_clone(const LinphoneAccountParams *params);

/**
 * Takes one more reference.
 *
 * @param params The parameters.
 * @return The same object.
 */
LINPHONE_PUBLIC LinphoneAccountParams *linphone_account_params_ref(LinphoneAccountParams *params);

/**
 * Drops one reference; the parameters are destroyed with the last one.
 *
 * @param params The parameters.
 */
LINPHONE_PUBLIC void linphone_account_params_unref(LinphoneAccountParams *params);

/**
 * Keeps a pointer for the application.
 *
 * @param params The parameters.
 * @param user_data The pointer to keep; the library never looks at what it points to.
 */
LINPHONE_PUBLIC void linphone_account_params_set_user_data(LinphoneAccountParams *params, void *user_data);

/**
 * Gives the pointer kept by the application.
 *
 * @param params The parameters.
 * @return The pointer, NULL by default.
 */
LINPHONE_PUBLIC void *linphone_account_params_get_user_data(const LinphoneAccountParams *params);

/** @} */

/** @name Identity and server
 * @{ */

/**
 * Sets the address-of-record.
 *
 * @param params The parameters.
 * @param identity An address with a user; copied.
 * @return 0; -1 when it is NULL or has no user, and nothing changes.
 */
LINPHONE_PUBLIC LinphoneStatus linphone_account_params_set_identity_address(LinphoneAccountParams *params,
                                                                            const LinphoneAddress *identity);

/**
 * Gives the address-of-record.
 *
 * @param params The parameters.
 * @return A lent address; NULL by default.
 */
LINPHONE_PUBLIC const LinphoneAddress *
linphone_account_params_get_identity_address(const LinphoneAccountParams *params);

/**
 * Gives the address-of-record as text.
 *
 * @deprecated Use linphone_account_params_get_identity_address().
 * @param params The parameters.
 * @return The address with its display name; NULL by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const char *
linphone_account_params_get_identity(const LinphoneAccountParams *params);

/**
 * Gives the host of the address-of-record.
 *
 * @param params The parameters.
 * @return The host; NULL by default.
 */
LINPHONE_PUBLIC const char *linphone_account_params_get_domain(const LinphoneAccountParams *params);

/**
 * Sets where requests are sent.
 *
 * @param params The parameters.
 * @param server_address Host, port and transport of the registrar or of a proxy before it;
 *   copied.
 * @return 0; -1 when it is NULL, and nothing changes.
 */
LINPHONE_PUBLIC LinphoneStatus linphone_account_params_set_server_address(
    LinphoneAccountParams *params, const LinphoneAddress *server_address);

/**
 * Gives where requests are sent.
 *
 * @param params The parameters.
 * @return A lent address; NULL by default.
 */
LINPHONE_PUBLIC const LinphoneAddress *
linphone_account_params_get_server_address(const LinphoneAccountParams *params);

/**
 * Sets where requests are sent, as text.
 *
 * @deprecated Use linphone_account_params_set_server_address().
 * @param params The parameters.
 * @param server_address An address; "sip:" is put before one without scheme. NULL or empty
 *   changes nothing.
 * @return 0; -1 when it is not an address, and nothing changes.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneStatus
linphone_account_params_set_server_addr(LinphoneAccountParams *params, const char *server_address);

/**
 * Gives where requests are sent, as text.
 *
 * @deprecated Use linphone_account_params_get_server_address().
 * @param params The parameters.
 * @return The address; NULL by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const char *
linphone_account_params_get_server_addr(const LinphoneAccountParams *params);

/**
 * Sets the transport of the server address.
 *
 * @param params The parameters.
 * @param transport The transport.
 */
LINPHONE_PUBLIC void linphone_account_params_set_transport(LinphoneAccountParams *params,
                                                           LinphoneTransportType transport);

/**
 * Gives the transport of the server address.
 *
 * @param params The parameters.
 * @return The transport; UDP without a server address.
 */
LINPHONE_PUBLIC LinphoneTransportType
linphone_account_params_get_transport(const LinphoneAccountParams *params);

/**
 * Sets the route set of requests other than REGISTER. Kept and returned: this library sends only
 * REGISTER.
 *
 * @param params The parameters.
 * @param routes A list of LinphoneAddress; copied. NULL unsets.
 * @return 0.
 */
LINPHONE_PUBLIC LinphoneStatus linphone_account_params_set_routes_addresses(LinphoneAccountParams *params,
                                                                            const bctbx_list_t *routes);

/**
 * Gives the route set.
 *
 * @param params The parameters.
 * @return A lent list of lent LinphoneAddress; NULL by default.
 */
LINPHONE_PUBLIC const bctbx_list_t *
linphone_account_params_get_routes_addresses(const LinphoneAccountParams *params);

/**
 * Says whether the server address is also the route of all requests.
 *
 * @param params The parameters.
 * @param enable TRUE to switch it on, FALSE to switch it off.
 */
LINPHONE_PUBLIC void linphone_account_params_enable_outbound_proxy(LinphoneAccountParams *params,
                                                                   bool_t enable);

/**
 * Tells whether the server address is also the route of all requests.
 *
 * @param params The parameters.
 * @return FALSE by default.
 */
LINPHONE_PUBLIC bool_t linphone_account_params_outbound_proxy_enabled(const LinphoneAccountParams *params);

/**
 * Says whether the server address is also the route of all requests.
 *
 * @deprecated Use linphone_account_params_enable_outbound_proxy().
 * @param params The parameters.
 * @param enable TRUE to switch it on, FALSE to switch it off.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_account_params_set_outbound_proxy_enabled(LinphoneAccountParams *params, bool_t enable);

/**
 * Tells whether the server address is also the route of all requests.
 *
 * @deprecated Use linphone_account_params_outbound_proxy_enabled().
 * @param params The parameters.
 * @return FALSE by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC bool_t
linphone_account_params_get_outbound_proxy_enabled(const LinphoneAccountParams *params);

/**
 * Sets the realm expected, so that the first REGISTER can carry credentials.
 *
 * @param params The parameters.
 * @param realm The realm.
 */
LINPHONE_PUBLIC void linphone_account_params_set_realm(LinphoneAccountParams *params, const char *realm);

/**
 * Gives the realm expected.
 *
 * @param params The parameters.
 * @return The realm; NULL by default.
 */
LINPHONE_PUBLIC const char *linphone_account_params_get_realm(const LinphoneAccountParams *params);

/** @} */

/** @name Registration
 * @{ */

/**
 * Says whether the account registers.
 *
 * @param params The parameters.
 * @param enable TRUE to switch it on, FALSE to switch it off.
 */
LINPHONE_PUBLIC void linphone_account_params_enable_register(LinphoneAccountParams *params, bool_t enable);

/**
 * Tells whether the account registers.
 *
 * @param params The parameters.
 * @return TRUE by default.
 */
LINPHONE_PUBLIC bool_t linphone_account_params_register_enabled(const LinphoneAccountParams *params);

/**
 * Says whether the account registers.
 *
 * @deprecated Use linphone_account_params_enable_register().
 * @param params The parameters.
 * @param enable TRUE to switch it on, FALSE to switch it off.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_account_params_set_register_enabled(LinphoneAccountParams *params, bool_t enable);

/**
 * Tells whether the account registers.
 *
 * @deprecated Use linphone_account_params_register_enabled().
 * @param params The parameters.
 * @return TRUE by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC bool_t
linphone_account_params_get_register_enabled(const LinphoneAccountParams *params);

/**
 * Sets the lifetime asked for. A binding is refreshed after 90 % of what the registrar grants.
 *
 * @param params The parameters.
 * @param expires Seconds; a negative number means 600.
 */
LINPHONE_PUBLIC void linphone_account_params_set_expires(LinphoneAccountParams *params, int expires);

/**
 * Gives the lifetime asked for.
 *
 * @param params The parameters.
 * @return Seconds; 3600 by default.
 */
LINPHONE_PUBLIC int linphone_account_params_get_expires(const LinphoneAccountParams *params);

/**
 * Sets parameters of the Contact header.
 *
 * @param params The parameters.
 * @param contact_params Text of the form a=1;b.
 */
LINPHONE_PUBLIC void linphone_account_params_set_contact_parameters(LinphoneAccountParams *params,
                                                                    const char *contact_params);

/**
 * Gives the parameters of the Contact header.
 *
 * @param params The parameters.
 * @return The text; NULL by default.
 */
LINPHONE_PUBLIC const char *
linphone_account_params_get_contact_parameters(const LinphoneAccountParams *params);

/**
 * Sets parameters of the URI in the Contact header.
 *
 * @param params The parameters.
 * @param contact_uri_params Text of the form a=1;b.
 */
LINPHONE_PUBLIC void linphone_account_params_set_contact_uri_parameters(LinphoneAccountParams *params,
                                                                        const char *contact_uri_params);

/**
 * Gives the parameters of the URI in the Contact header.
 *
 * @param params The parameters.
 * @return The text; NULL by default.
 */
LINPHONE_PUBLIC const char *
linphone_account_params_get_contact_uri_parameters(const LinphoneAccountParams *params);

/**
 * Sets what requests should hide. Any value but LinphonePrivacyNone and LinphonePrivacyDefault
 * leaves the user out of the Contact.
 *
 * @param params The parameters.
 * @param privacy LinphonePrivacy values or-ed together.
 */
LINPHONE_PUBLIC void linphone_account_params_set_privacy(LinphoneAccountParams *params,
                                                         LinphonePrivacyMask privacy);

/**
 * Gives what requests should hide.
 *
 * @param params The parameters.
 * @return LinphonePrivacy values or-ed together; LinphonePrivacyDefault by default.
 */
LINPHONE_PUBLIC LinphonePrivacyMask linphone_account_params_get_privacy(const LinphoneAccountParams *params);

/**
 * Sets the name by which other accounts depend on this one.
 *
 * @param params The parameters.
 * @param idkey The name, unique in the core. NULL or empty changes nothing.
 */
LINPHONE_PUBLIC void linphone_account_params_set_idkey(LinphoneAccountParams *params, const char *idkey);

/**
 * Gives the name by which other accounts depend on this one.
 *
 * @param params The parameters.
 * @return The name; made up when the parameters were made.
 */
LINPHONE_PUBLIC const char *linphone_account_params_get_idkey(const LinphoneAccountParams *params);

/**
 * Keeps a text for the application.
 *
 * @param params The parameters.
 * @param refkey The text, written to the file.
 */
LINPHONE_PUBLIC void linphone_account_params_set_ref_key(LinphoneAccountParams *params, const char *refkey);

/**
 * Gives the text kept for the application.
 *
 * @param params The parameters.
 * @return The text; NULL by default.
 */
LINPHONE_PUBLIC const char *linphone_account_params_get_ref_key(const LinphoneAccountParams *params);

/** @} */

/** @name Push notifications
 * @{ */

/**
 * Says whether push parameters may be put into the Contact.
 *
 * @param params The parameters.
 * @param allow TRUE or FALSE.
 */
LINPHONE_PUBLIC void linphone_account_params_set_push_notification_allowed(LinphoneAccountParams *params,
                                                                           bool_t allow);

/**
 * Tells whether push parameters may be put into the Contact.
 *
 * @param params The parameters.
 * @return FALSE by default.
 */
LINPHONE_PUBLIC bool_t
linphone_account_params_get_push_notification_allowed(const LinphoneAccountParams *params);

/**
 * Says whether the parameters for notifications other than calls may be put into the Contact.
 *
 * @param params The parameters.
 * @param allow TRUE or FALSE.
 */
LINPHONE_PUBLIC void
linphone_account_params_set_remote_push_notification_allowed(LinphoneAccountParams *params, bool_t allow);

/**
 * Tells whether the parameters for notifications other than calls may be put into the Contact.
 *
 * @param params The parameters.
 * @return FALSE by default.
 */
LINPHONE_PUBLIC bool_t
linphone_account_params_get_remote_push_notification_allowed(const LinphoneAccountParams *params);

/**
 * Tells whether the push configuration holds enough to be used.
 *
 * @param params The parameters.
 * @return TRUE when it does.
 */
LINPHONE_PUBLIC bool_t
linphone_account_params_is_push_notification_available(const LinphoneAccountParams *params);

/**
 * Replaces the push configuration.
 *
 * @param params The parameters.
 * @param config The push configuration; copied. NULL changes nothing.
 */
LINPHONE_PUBLIC void
linphone_account_params_set_push_notification_config(LinphoneAccountParams *params,
                                                     LinphonePushNotificationConfig *config);

/**
 * Gives the push configuration, which may be changed in place.
 *
 * @param params The parameters.
 * @return A lent object, never NULL.
 */
LINPHONE_PUBLIC LinphonePushNotificationConfig *
linphone_account_params_get_push_notification_config(const LinphoneAccountParams *params);

/** @} */

/** @name Phone numbers
 * @{ */

/**
 * Sets the country calling code that numbers without one get.
 *
 * @param params The parameters.
 * @param prefix Digits, for instance 33.
 */
LINPHONE_PUBLIC void linphone_account_params_set_international_prefix(LinphoneAccountParams *params,
                                                                      const char *prefix);

/**
 * Gives the country calling code.
 *
 * @param params The parameters.
 * @return Digits; NULL by default.
 */
LINPHONE_PUBLIC const char *
linphone_account_params_get_international_prefix(const LinphoneAccountParams *params);

/**
 * Says whether the country calling code is used for calls and messages. Kept and returned only.
 *
 * @param params The parameters.
 * @param enable TRUE to switch it on, FALSE to switch it off.
 */
LINPHONE_PUBLIC void
linphone_account_params_set_use_international_prefix_for_calls_and_chats(LinphoneAccountParams *params,
                                                                         bool_t enable);

/**
 * Tells whether the country calling code is used for calls and messages. Kept and returned only.
 *
 * @param params The parameters.
 * @return TRUE by default.
 */
LINPHONE_PUBLIC bool_t
linphone_account_params_get_use_international_prefix_for_calls_and_chats(const LinphoneAccountParams *params);

/**
 * Says whether the plus sign of a number is written as the international call prefix, for
 * instance 00.
 *
 * @param params The parameters.
 * @param enable TRUE to switch it on, FALSE to switch it off.
 */
LINPHONE_PUBLIC void linphone_account_params_enable_dial_escape_plus(LinphoneAccountParams *params,
                                                                     bool_t enable);

/**
 * Tells whether the plus sign of a number is written as the international call prefix.
 *
 * @param params The parameters.
 * @return FALSE by default.
 */
LINPHONE_PUBLIC bool_t linphone_account_params_dial_escape_plus_enabled(const LinphoneAccountParams *params);

/**
 * Says whether the plus sign of a number is written as the international call prefix.
 *
 * @deprecated Use linphone_account_params_enable_dial_escape_plus().
 * @param params The parameters.
 * @param enable TRUE to switch it on, FALSE to switch it off.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_account_params_set_dial_escape_plus_enabled(LinphoneAccountParams *params, bool_t enable);

/**
 * Tells whether the plus sign of a number is written as the international call prefix.
 *
 * @deprecated Use linphone_account_params_dial_escape_plus_enabled().
 * @param params The parameters.
 * @return FALSE by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC bool_t
linphone_account_params_get_dial_escape_plus_enabled(const LinphoneAccountParams *params);

/** @} */

/** @name Settings for media, messages and presence
 * @{ */

/**
 * Sets how address translation is dealt with in calls. Kept and returned only.
 *
 * @param params The parameters.
 * @param policy The policy, of which a reference is taken; NULL unsets.
 */
LINPHONE_PUBLIC void linphone_account_params_set_nat_policy(LinphoneAccountParams *params,
                                                            LinphoneNatPolicy *policy);

/**
 * Gives how address translation is dealt with in calls.
 *
 * @param params The parameters.
 * @return A lent policy; NULL by default.
 */
LINPHONE_PUBLIC LinphoneNatPolicy *
linphone_account_params_get_nat_policy(const LinphoneAccountParams *params);

/**
 * Says whether presence is published. Kept and returned only.
 *
 * @param params The parameters.
 * @param enable TRUE to switch it on, FALSE to switch it off.
 */
LINPHONE_PUBLIC void linphone_account_params_enable_publish(LinphoneAccountParams *params, bool_t enable);

/**
 * Tells whether presence is published. Kept and returned only.
 *
 * @param params The parameters.
 * @return FALSE by default.
 */
LINPHONE_PUBLIC bool_t linphone_account_params_publish_enabled(const LinphoneAccountParams *params);

/**
 * Says whether presence is published. Kept and returned only.
 *
 * @deprecated Use linphone_account_params_enable_publish().
 * @param params The parameters.
 * @param enable TRUE to switch it on, FALSE to switch it off.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_account_params_set_publish_enabled(LinphoneAccountParams *params, bool_t enable);

/**
 * Tells whether presence is published. Kept and returned only.
 *
 * @deprecated Use linphone_account_params_publish_enabled().
 * @param params The parameters.
 * @return FALSE by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC bool_t
linphone_account_params_get_publish_enabled(const LinphoneAccountParams *params);

/**
 * Sets the lifetime of a publication. Kept and returned only.
 *
 * @param params The parameters.
 * @param expires Seconds; a negative number means the lifetime of the registration.
 */
LINPHONE_PUBLIC void linphone_account_params_set_publish_expires(LinphoneAccountParams *params, int expires);

/**
 * Gives the lifetime of a publication. Kept and returned only.
 *
 * @param params The parameters.
 * @return Seconds; that of the registration by default.
 */
LINPHONE_PUBLIC int linphone_account_params_get_publish_expires(const LinphoneAccountParams *params);

/**
 * Says whether RTCP feedback is offered. Kept and returned only.
 *
 * @param params The parameters.
 * @param mode The mode.
 */
LINPHONE_PUBLIC void linphone_account_params_set_avpf_mode(LinphoneAccountParams *params,
                                                           LinphoneAVPFMode mode);

/**
 * Tells whether RTCP feedback is offered. Kept and returned only.
 *
 * @param params The parameters.
 * @return The mode; LinphoneAVPFDefault by default.
 */
LINPHONE_PUBLIC LinphoneAVPFMode linphone_account_params_get_avpf_mode(const LinphoneAccountParams *params);

/**
 * Sets the interval of regular RTCP reports. Kept and returned only.
 *
 * @param params The parameters.
 * @param interval Seconds, at most 5; more counts as 5.
 */
LINPHONE_PUBLIC void linphone_account_params_set_avpf_rr_interval(LinphoneAccountParams *params,
                                                                  uint8_t interval);

/**
 * Gives the interval of regular RTCP reports. Kept and returned only.
 *
 * @param params The parameters.
 * @return Seconds; 5 by default.
 */
LINPHONE_PUBLIC uint8_t linphone_account_params_get_avpf_rr_interval(const LinphoneAccountParams *params);

/**
 * Says whether reports about the quality of calls are sent. Kept and returned only.
 *
 * @param params The parameters.
 * @param enable TRUE to switch it on, FALSE to switch it off.
 */
LINPHONE_PUBLIC void linphone_account_params_enable_quality_reporting(LinphoneAccountParams *params,
                                                                      bool_t enable);

/**
 * Tells whether reports about the quality of calls are sent. Kept and returned only.
 *
 * @param params The parameters.
 * @return FALSE by default.
 */
LINPHONE_PUBLIC bool_t linphone_account_params_quality_reporting_enabled(const LinphoneAccountParams *params);

/**
 * Says whether reports about the quality of calls are sent. Kept and returned only.
 *
 * @deprecated Use linphone_account_params_enable_quality_reporting().
 * @param params The parameters.
 * @param enable TRUE to switch it on, FALSE to switch it off.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_account_params_set_quality_reporting_enabled(LinphoneAccountParams *params, bool_t enable);

/**
 * Tells whether reports about the quality of calls are sent. Kept and returned only.
 *
 * @deprecated Use linphone_account_params_quality_reporting_enabled().
 * @param params The parameters.
 * @return FALSE by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC bool_t
linphone_account_params_get_quality_reporting_enabled(const LinphoneAccountParams *params);

/**
 * Sets who gets the quality reports. Kept and returned only.
 *
 * @param params The parameters.
 * @param collector An address; anything else is ignored.
 */
LINPHONE_PUBLIC void linphone_account_params_set_quality_reporting_collector(LinphoneAccountParams *params,
                                                                             const char *collector);

/**
 * Gives who gets the quality reports. Kept and returned only.
 *
 * @param params The parameters.
 * @return An address; NULL by default.
 */
LINPHONE_PUBLIC const char *
linphone_account_params_get_quality_reporting_collector(const LinphoneAccountParams *params);

/**
 * Sets the interval of quality reports during a call. Kept and returned only.
 *
 * @param params The parameters.
 * @param interval Seconds; 0 for a report at the end only.
 */
LINPHONE_PUBLIC void linphone_account_params_set_quality_reporting_interval(LinphoneAccountParams *params,
                                                                            int interval);

/**
 * Gives the interval of quality reports during a call. Kept and returned only.
 *
 * @param params The parameters.
 * @return Seconds; 0 by default.
 */
LINPHONE_PUBLIC int
linphone_account_params_get_quality_reporting_interval(const LinphoneAccountParams *params);

/**
 * Sets where conferences are made. Kept and returned only.
 *
 * @param params The parameters.
 * @param uri An address.
 */
LINPHONE_PUBLIC void linphone_account_params_set_conference_factory_uri(LinphoneAccountParams *params,
                                                                        const char *uri);

/**
 * Gives where conferences are made. Kept and returned only.
 *
 * @param params The parameters.
 * @return An address; NULL by default.
 */
LINPHONE_PUBLIC const char *
linphone_account_params_get_conference_factory_uri(const LinphoneAccountParams *params);

/**
 * Says whether messages are wrapped in CPIM. Kept and returned only.
 *
 * @param params The parameters.
 * @param enable TRUE to switch it on, FALSE to switch it off.
 */
LINPHONE_PUBLIC void linphone_account_params_enable_cpim_in_basic_chat_room(LinphoneAccountParams *params,
                                                                            bool_t enable);

/**
 * Tells whether messages are wrapped in CPIM. Kept and returned only.
 *
 * @param params The parameters.
 * @return FALSE by default.
 */
LINPHONE_PUBLIC bool_t
linphone_account_params_cpim_in_basic_chat_room_enabled(const LinphoneAccountParams *params);

/**
 * Sets where files are put for a transfer. Kept and returned only.
 *
 * @param params The parameters.
 * @param server_url A URL.
 */
LINPHONE_PUBLIC void linphone_account_params_set_file_transfer_server(LinphoneAccountParams *params,
                                                                      const char *server_url);

/**
 * Gives where files are put for a transfer. Kept and returned only.
 *
 * @param params The parameters.
 * @return A URL; NULL by default.
 */
LINPHONE_PUBLIC const char *
linphone_account_params_get_file_transfer_server(const LinphoneAccountParams *params);

/** @} */

/** @name Newer releases
 * All of them are saved.
 * @{ */

/**
 * Keeps a value of the application.
 *
 * @param params The parameters.
 * @param key A name.
 * @param value The value; NULL or empty removes it.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC void linphone_account_params_add_custom_param(LinphoneAccountParams *params, const char *key,
                                                              const char *value);

/**
 * Gives a value of the application.
 *
 * @param params The parameters.
 * @param key Its name.
 * @return A text lent until it changes; NULL when there is none.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC const char *linphone_account_params_get_custom_param(const LinphoneAccountParams *params,
                                                                     const char *key);

/**
 * Sets the user, host, port and transport of the Contact in place of those of the identity and the
 * socket. An account that depends on another one has that one's Contact all the same.
 *
 * @param params The parameters.
 * @param contact The address; copied. NULL for none.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC void linphone_account_params_set_custom_contact(LinphoneAccountParams *params,
                                                                LinphoneAddress *contact);

/**
 * Gives the address that is used for the Contact.
 *
 * @param params The parameters.
 * @return A lent address; NULL by default.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC const LinphoneAddress *
linphone_account_params_get_custom_contact(const LinphoneAccountParams *params);

/**
 * Sets where a picture of the user is. Kept and returned only.
 *
 * @param params The parameters.
 * @param uri A URI; NULL for none.
 * @since liblinphone 5.3
 */
LINPHONE_PUBLIC void linphone_account_params_set_picture_uri(LinphoneAccountParams *params, const char *uri);

/**
 * Gives where a picture of the user is.
 *
 * @param params The parameters.
 * @return A lent text; NULL by default.
 * @since liblinphone 5.3
 */
LINPHONE_PUBLIC const char *linphone_account_params_get_picture_uri(const LinphoneAccountParams *params);

/**
 * Says whether the account unregisters when the core stops. Editing, switching off and removing it
 * unregister in any case.
 *
 * @param params The parameters.
 * @param unregister FALSE to leave the registration to its end.
 * @since liblinphone 5.4
 */
LINPHONE_PUBLIC void linphone_account_params_enable_unregister_at_stop(LinphoneAccountParams *params,
                                                                       bool_t unregister);

/**
 * Tells whether the account unregisters when the core stops.
 *
 * @param params The parameters.
 * @return TRUE by default.
 * @since liblinphone 5.4
 */
LINPHONE_PUBLIC bool_t
linphone_account_params_unregister_at_stop_enabled(const LinphoneAccountParams *params);

/**
 * Sets which of the countries that share the international prefix is meant. Kept and returned only.
 *
 * @param params The parameters.
 * @param prefix_iso_country_code Two letters of ISO 3166-1; NULL for none.
 * @since liblinphone 5.4
 */
LINPHONE_PUBLIC void
linphone_account_params_set_international_prefix_iso_country_code(LinphoneAccountParams *params,
                                                                  const char *prefix_iso_country_code);

/**
 * Gives which of the countries that share the international prefix is meant.
 *
 * @param params The parameters.
 * @return A lent text; NULL by default.
 * @since liblinphone 5.4
 */
LINPHONE_PUBLIC const char *
linphone_account_params_get_international_prefix_iso_country_code(const LinphoneAccountParams *params);

/**
 * Sets the Supported header of this account's requests in place of the core's; see
 * linphone_core_set_supported_tag().
 *
 * @param params The parameters.
 * @param supported_tags A list of `const char *`, option tags; copied. NULL for those of the core.
 * @since liblinphone 5.4
 */
LINPHONE_PUBLIC void linphone_account_params_set_supported_tags_list(LinphoneAccountParams *params,
                                                                     const bctbx_list_t *supported_tags);

/**
 * Gives the option tags of this account's own.
 *
 * @param params The parameters.
 * @return A lent list of `const char *`; NULL by default.
 * @since liblinphone 5.4
 */
LINPHONE_PUBLIC const bctbx_list_t *
linphone_account_params_get_supported_tags_list(const LinphoneAccountParams *params);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_API_C_ACCOUNT_PARAMS_H */
