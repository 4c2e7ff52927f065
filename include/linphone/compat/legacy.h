/**
 * @file
 * Names of releases before 5.0 that liblinphone has dropped.
 *
 * They are real functions, so that old programs compile and link unchanged. Define
 * SLIMPHONE_NO_COMPAT to leave them out. Names that live on as macros are in the headers of their
 * objects.
 */
#ifndef SLIMPHONE_LINPHONE_COMPAT_LEGACY_H
#define SLIMPHONE_LINPHONE_COMPAT_LEGACY_H

#include "linphone/callbacks.h"
#include "linphone/lpconfig.h"
#include "linphone/types.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifndef SLIMPHONE_NO_COMPAT

/** @name Proxy configurations
 * @{ */

/**
 * Makes a proxy configuration without a core, with built-in defaults.
 *
 * @return A new object that the caller owns.
 */
LINPHONE_PUBLIC LinphoneProxyConfig *linphone_proxy_config_new(void);

/**
 * Drops one reference, as linphone_proxy_config_unref().
 *
 * @param cfg The proxy configuration.
 */
LINPHONE_PUBLIC void linphone_proxy_config_destroy(LinphoneProxyConfig *cfg);

/**
 * Sets the address-of-record, as linphone_proxy_config_set_identity_address().
 *
 * @param cfg The proxy configuration.
 * @param identity An address with a user.
 * @return 0; -1 when it is not one, and nothing changes.
 */
LINPHONE_PUBLIC LinphoneStatus linphone_proxy_config_set_identity(LinphoneProxyConfig *cfg,
                                                                  const char *identity);

/**
 * Tells whether it is registered.
 *
 * @param cfg The proxy configuration.
 * @return TRUE when the state is LinphoneRegistrationOk.
 */
LINPHONE_PUBLIC bool_t linphone_proxy_config_is_registered(const LinphoneProxyConfig *cfg);

/**
 * Says whether RTCP feedback is on, as linphone_proxy_config_set_avpf_mode(). Kept and returned only.
 *
 * @param cfg The proxy configuration.
 * @param enable TRUE for LinphoneAVPFEnabled, FALSE for LinphoneAVPFDisabled.
 */
LINPHONE_PUBLIC void linphone_proxy_config_enable_avpf(LinphoneProxyConfig *cfg, bool_t enable);

/**
 * Tells whether a text can be a telephone number, as linphone_account_is_phone_number().
 *
 * @param proxy_config The proxy configuration; it does not matter which.
 * @param username The text.
 * @return TRUE or FALSE.
 */
LINPHONE_PUBLIC bool_t linphone_proxy_config_is_phone_number(LinphoneProxyConfig *proxy_config,
                                                             const char *username);

/**
 * Writes a telephone number in its international form into a buffer; see
 * linphone_account_normalize_phone_number().
 *
 * @param proxy The proxy configuration; NULL is one without prefix.
 * @param username The number as a person writes it.
 * @param result Where the text goes, cut to fit; a text that is no telephone number as it is.
 * @param result_len The size of the buffer in bytes, the closing NUL included.
 * @return TRUE for a telephone number that fits, FALSE for anything else.
 */
LINPHONE_PUBLIC bool_t linphone_proxy_config_normalize_number(LinphoneProxyConfig *proxy,
                                                              const char *username, char *result,
                                                              size_t result_len);

/**
 * Makes this one depend on another one, as linphone_proxy_config_set_dependency(), by name.
 *
 * @param cfg The proxy configuration.
 * @param depends_on What linphone_proxy_config_set_ref_key() or linphone_proxy_config_set_idkey() gave
 *   the other one, which may be added later. NULL or empty ends the dependency.
 */
LINPHONE_PUBLIC void linphone_proxy_config_set_depends_on(LinphoneProxyConfig *cfg, const char *depends_on);

/**
 * Gives the name of what this one depends on.
 *
 * @param cfg The proxy configuration.
 * @return A text lent until it changes; NULL by default.
 */
LINPHONE_PUBLIC const char *linphone_proxy_config_get_depends_on(LinphoneProxyConfig *cfg);

/**
 * Chooses the default proxy configuration, as linphone_core_set_default_proxy_config().
 *
 * @param lc The core.
 * @param config One that was added; NULL for none.
 */
LINPHONE_PUBLIC void linphone_core_set_default_proxy(LinphoneCore *lc, LinphoneProxyConfig *config);

/**
 * Chooses the default proxy configuration by its place.
 *
 * @param core The core.
 * @param index The place in the list, from 0 on; anything else means none.
 */
LINPHONE_PUBLIC void linphone_core_set_default_proxy_index(LinphoneCore *core, int index);
/** @} */

/** @name Other objects
 * @{ */

/**
 * Gives the port of an address, as linphone_address_get_port().
 *
 * @param u The address.
 * @return The port; 0 when none is written.
 */
LINPHONE_PUBLIC int linphone_address_get_port_int(const LinphoneAddress *u);

/**
 * Sets the port of an address, as linphone_address_set_port().
 *
 * @param uri The address.
 * @param port The port; 0 removes it.
 */
LINPHONE_PUBLIC void linphone_address_set_port_int(LinphoneAddress *uri, int port);

/**
 * Gives the text of the Warning headers, as linphone_error_info_get_warnings().
 *
 * @param ei The error information.
 * @return A lent text; NULL by default.
 */
LINPHONE_PUBLIC const char *linphone_error_info_get_details(const LinphoneErrorInfo *ei);

/**
 * Tells whether there is a network, as linphone_core_is_network_reachable().
 *
 * @param lc The core.
 * @return TRUE or FALSE.
 */
LINPHONE_PUBLIC bool_t linphone_core_is_network_reachabled(LinphoneCore *lc);

/**
 * Sets the address of a host that relays media. Kept and returned only; saved as [net] relay.
 *
 * @param lc The core.
 * @param addr A host and port; NULL for none.
 * @return 0; -1 without a core.
 */
LINPHONE_PUBLIC int linphone_core_set_relay_addr(LinphoneCore *lc, const char *addr);

/**
 * Gives the address of a host that relays media.
 *
 * @param lc The core.
 * @return A text lent until it changes; NULL by default.
 */
LINPHONE_PUBLIC const char *linphone_core_get_relay_addr(const LinphoneCore *lc);

/**
 * Hands a call to another process that runs with the same configuration. Processes with this
 * library make no calls and listen for none, so that there is never one.
 *
 * @param config_file The configuration of the other process.
 * @param call_addr The address to call, or NULL.
 * @return -1: nobody was woken.
 */
LINPHONE_PUBLIC int linphone_core_wake_up_possible_already_running_instance(const char *config_file,
                                                                            const char *call_addr);
/** @} */

/** @name Function types
 * Those that are aliases have a function of LinphoneCoreVTable; the others had one in releases
 * whose table was another one.
 * @{ */
/** Credentials are wanted. */
typedef void (*AuthInfoRequested)(struct _LinphoneCore *lc, const char *realm, const char *username);
typedef LinphoneCoreBuddyInfoUpdatedCb BuddyInfoUpdated;
typedef LinphoneCoreCallEncryptionChangedCb CallEncryptionChangedCb;
typedef LinphoneCoreCallLogUpdatedCb CallLogUpdated;
typedef LinphoneCoreCallStatsUpdatedCb CallStatsUpdated;
/** Shows a message. */
typedef void (*DisplayMessageCb)(LinphoneCore *lc, const char *message);
/** Shows the state of what is going on. */
typedef void (*DisplayStatusCb)(LinphoneCore *lc, const char *message);
/** Shows a message with an address to go to. */
typedef void (*DisplayUrlCb)(LinphoneCore *lc, const char *message, const char *url);
typedef LinphoneCoreDtmfReceivedCb DtmfReceived;
typedef LinphoneCoreMessageReceivedCb MessageReceived;
typedef LinphoneCoreNewSubscriptionRequestedCb NewSubscribtionRequestCb;
typedef LinphoneCoreNotifyPresenceReceivedCb NotifyPresenceReceivedCb;
/** A NOTIFY came in. */
typedef void (*NotifyReceivedCb)(struct _LinphoneCore *lc, LinphoneCall *call, const char *from,
                                 const char *event);
typedef LinphoneCoreReferReceivedCb ReferReceived;
/** Brings the window to the front. */
typedef void (*ShowInterfaceCb)(LinphoneCore *lc);
typedef LinphoneCoreTextMessageReceivedCb TextMessageReceived;
typedef LinphoneCoreGlobalStateChangedCb LinphoneGlobalStateCb;
typedef LinphoneCoreRegistrationStateChangedCb LinphoneRegistrationStateCb;
typedef LinphoneCoreCallStateChangedCb LinphoneCallStateCb;
typedef LinphoneCoreTransferStateChangedCb LinphoneTransferStateChanged;
typedef LinphoneCoreInfoReceivedCb LinphoneInfoReceivedCb;
typedef LinphoneCoreNotifyReceivedCb LinphoneEventIncomingNotifyCb;
typedef LinphoneCoreSubscriptionStateChangedCb LinphoneSubscriptionStateChangedCb;
/** @} */

#endif /* SLIMPHONE_NO_COMPAT */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_COMPAT_LEGACY_H */
