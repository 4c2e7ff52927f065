/**
 * @file
 * Reachability, keep-alive, name resolution and the HTTP proxy of a core.
 */
#ifndef SLIMPHONE_LINPHONE_CORE_NETWORK_H
#define SLIMPHONE_LINPHONE_CORE_NETWORK_H

#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @name Reachability
 * @{ */

/**
 * Says whether there is a network. When it goes down all accounts become
 * LinphoneRegistrationNone; when it comes up they register.
 *
 * Until the first call, whatever it says, the core looks itself: each 5 s, inside of
 * linphone_core_iterate(), for the addresses from which packets to the Internet would leave. Others
 * than before are taken as a network that went down and came up. No address at all is no news, since
 * servers may be on the same host. "auto_net_state_mon=0" or a "bind_address" in section "sip" of the
 * configuration end that. From the first call on the application alone decides, as in releases 3.x.
 *
 * @param core The core.
 * @param reachable TRUE or FALSE.
 */
LINPHONE_PUBLIC void linphone_core_set_network_reachable(LinphoneCore *core, bool_t reachable);

/**
 * Tells whether there is a network: TRUE until the application says otherwise, except while the
 * core itself moves to another network.
 *
 * @param core The core.
 * @return TRUE or FALSE.
 */
LINPHONE_PUBLIC bool_t linphone_core_is_network_reachable(LinphoneCore *core);

/**
 * Says whether SIP servers can be reached; as linphone_core_set_network_reachable(), without the
 * callback about the network.
 *
 * @param core The core.
 * @param reachable TRUE or FALSE.
 */
LINPHONE_PUBLIC void linphone_core_set_sip_network_reachable(LinphoneCore *core, bool_t reachable);

/**
 * Says whether media servers can be reached. Without effect: this library has no media.
 *
 * @param core The core.
 * @param reachable TRUE or FALSE.
 */
LINPHONE_PUBLIC void linphone_core_set_media_network_reachable(LinphoneCore *core, bool_t reachable);

/**
 * Says whether only a wireless network counts as one. Kept and returned: only Android can tell.
 *
 * @param core The core.
 * @param enable TRUE or FALSE.
 */
LINPHONE_PUBLIC void linphone_core_enable_wifi_only(LinphoneCore *core, bool_t enable);

/**
 * Tells whether only a wireless network counts as one.
 *
 * @param core The core.
 * @return FALSE by default.
 */
LINPHONE_PUBLIC bool_t linphone_core_wifi_only_enabled(LinphoneCore *core);

/** @} */

/** @name Sockets
 * @{ */

/**
 * Says whether IPv6 is used. A change reopens the transports.
 *
 * @param core The core.
 * @param enable TRUE or FALSE.
 */
LINPHONE_PUBLIC void linphone_core_enable_ipv6(LinphoneCore *core, bool_t enable);

/**
 * Tells whether IPv6 is used.
 *
 * @param core The core.
 * @return TRUE by default.
 */
LINPHONE_PUBLIC bool_t linphone_core_ipv6_enabled(LinphoneCore *core);

/**
 * Says whether empty packets keep connections open, one every 30 seconds ([sip]
 * keepalive_period).
 *
 * @param core The core.
 * @param enable TRUE or FALSE.
 */
LINPHONE_PUBLIC void linphone_core_enable_keep_alive(LinphoneCore *core, bool_t enable);

/**
 * Tells whether empty packets keep connections open.
 *
 * @param core The core.
 * @return TRUE by default.
 */
LINPHONE_PUBLIC bool_t linphone_core_keep_alive_enabled(LinphoneCore *core);

/**
 * Sets the class of service of SIP packets (RFC 2474).
 *
 * @param core The core.
 * @param dscp 0 to 63; anything else is ignored.
 */
LINPHONE_PUBLIC void linphone_core_set_sip_dscp(LinphoneCore *core, int dscp);

/**
 * Gives the class of service of SIP packets.
 *
 * @param core The core.
 * @return 26 by default.
 */
LINPHONE_PUBLIC int linphone_core_get_sip_dscp(const LinphoneCore *core);

/** @} */

/** @name Name resolution
 * @{ */

/**
 * Says whether servers are looked for with SRV records (RFC 3263).
 *
 * @param core The core.
 * @param enable TRUE or FALSE.
 */
LINPHONE_PUBLIC void linphone_core_enable_dns_srv(LinphoneCore *core, bool_t enable);

/**
 * Tells whether servers are looked for with SRV records.
 *
 * @param core The core.
 * @return TRUE by default.
 */
LINPHONE_PUBLIC bool_t linphone_core_dns_srv_enabled(const LinphoneCore *core);

/**
 * Says whether the system's search domains are tried.
 *
 * @param core The core.
 * @param enable TRUE or FALSE.
 */
LINPHONE_PUBLIC void linphone_core_enable_dns_search(LinphoneCore *core, bool_t enable);

/**
 * Tells whether the system's search domains are tried.
 *
 * @param core The core.
 * @return TRUE by default.
 */
LINPHONE_PUBLIC bool_t linphone_core_dns_search_enabled(const LinphoneCore *core);

/**
 * Sets the name servers; without effect once linphone_core_set_dns_servers_app() was called.
 *
 * @param core The core.
 * @param servers A list of literal addresses as `const char *`; copied. NULL for those of the
 *   system.
 */
LINPHONE_PUBLIC void linphone_core_set_dns_servers(LinphoneCore *core, const bctbx_list_t *servers);

/**
 * Sets the name servers on behalf of the application, which has the last word.
 *
 * @param core The core.
 * @param servers A list of literal addresses as `const char *`; copied. NULL for those of the
 *   system.
 */
LINPHONE_PUBLIC void linphone_core_set_dns_servers_app(LinphoneCore *core, const bctbx_list_t *servers);

/**
 * Tells whether linphone_core_set_dns_servers_app() was called with servers.
 *
 * @param core The core.
 * @return FALSE by default.
 */
LINPHONE_PUBLIC bool_t linphone_core_get_dns_set_by_app(LinphoneCore *core);

/** @} */

/** @name HTTP proxy
 * @{ */

/**
 * Sets the HTTP proxy.
 *
 * @param core The core.
 * @param host Its host; NULL for none.
 */
LINPHONE_PUBLIC void linphone_core_set_http_proxy_host(LinphoneCore *core, const char *host);

/**
 * Gives the HTTP proxy.
 *
 * @param core The core.
 * @return A lent text; NULL by default.
 */
LINPHONE_PUBLIC const char *linphone_core_get_http_proxy_host(const LinphoneCore *core);

/**
 * Sets the port of the HTTP proxy.
 *
 * @param core The core.
 * @param port 1 to 65535; 0 for the default.
 */
LINPHONE_PUBLIC void linphone_core_set_http_proxy_port(LinphoneCore *core, int port);

/**
 * Gives the port of the HTTP proxy.
 *
 * @param core The core.
 * @return 3128 by default.
 */
LINPHONE_PUBLIC int linphone_core_get_http_proxy_port(const LinphoneCore *core);

/**
 * Says whether the system's HTTP proxy is used. Kept and returned: only Android and iOS can tell
 * it.
 *
 * @param lc The core.
 * @param enable TRUE or FALSE.
 */
LINPHONE_PUBLIC void linphone_core_enable_automatic_http_proxy_detection(LinphoneCore *lc, bool_t enable);

/**
 * Tells whether the system's HTTP proxy is used.
 *
 * @param core The core.
 * @return FALSE by default.
 */
LINPHONE_PUBLIC bool_t linphone_core_automatic_http_proxy_detection_enabled(const LinphoneCore *core);

/** @} */

/** @name Newer releases
 * @{ */

/**
 * Says whether accounts wait for a network before they register. It is saved.
 *
 * @param core The core.
 * @param register_only_when_network_is_up FALSE to register even when
 *   linphone_core_set_network_reachable() said that there is none.
 * @since liblinphone 5.3
 */
LINPHONE_PUBLIC void
linphone_core_set_register_only_when_network_is_up(LinphoneCore *core,
                                                   bool_t register_only_when_network_is_up);

/**
 * Tells whether accounts wait for a network before they register.
 *
 * @param core The core.
 * @return TRUE by default.
 * @since liblinphone 5.3
 */
LINPHONE_PUBLIC bool_t linphone_core_get_register_only_when_network_is_up(const LinphoneCore *core);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_CORE_NETWORK_H */
