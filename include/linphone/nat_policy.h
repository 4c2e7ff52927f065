/**
 * @file
 * How network address translation is dealt with.
 *
 * All of it concerns media: the settings are kept, written to the file and returned, and have no
 * effect on registrations.
 */
#ifndef SLIMPHONE_LINPHONE_NAT_POLICY_H
#define SLIMPHONE_LINPHONE_NAT_POLICY_H

#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

struct addrinfo;

/** @name Copies and references
 * @{ */

/**
 * Copies a policy; the copy keeps a name of its own in the file.
 *
 * @param policy The NAT policy.
 * @return A new policy that the caller owns.
 */
LINPHONE_PUBLIC LinphoneNatPolicy *linphone_nat_policy_clone(const LinphoneNatPolicy *policy);

/**
 * Takes one more reference.
 *
 * @param policy The NAT policy.
 * @return The same object.
 */
LINPHONE_PUBLIC LinphoneNatPolicy *linphone_nat_policy_ref(LinphoneNatPolicy *policy);

/**
 * Drops one reference; the NAT policy is destroyed with the last one.
 *
 * @param policy The NAT policy.
 */
LINPHONE_PUBLIC void linphone_nat_policy_unref(LinphoneNatPolicy *policy);

/**
 * Keeps a pointer for the application.
 *
 * @param policy The NAT policy.
 * @param user_data The pointer to keep; the library never looks at what it points to.
 */
LINPHONE_PUBLIC void linphone_nat_policy_set_user_data(LinphoneNatPolicy *policy, void *user_data);

/**
 * Gives the pointer kept by the application.
 *
 * @param policy The NAT policy.
 * @return The pointer, NULL by default.
 */
LINPHONE_PUBLIC void *linphone_nat_policy_get_user_data(const LinphoneNatPolicy *policy);

/**
 * Gives the core that the policy was made by.
 *
 * @param policy The NAT policy.
 * @return A lent core; NULL once it is gone.
 */
LINPHONE_PUBLIC LinphoneCore *linphone_nat_policy_get_core(const LinphoneNatPolicy *policy);

/**
 * Switches everything off and forgets the server.
 *
 * @param policy The NAT policy.
 */
LINPHONE_PUBLIC void linphone_nat_policy_clear(LinphoneNatPolicy *policy);

/** @} */

/** @name Methods
 * @{ */

/**
 * Switches STUN on or off. Kept and returned only.
 *
 * @param policy The NAT policy.
 * @param enable TRUE to switch it on, FALSE to switch it off.
 */
LINPHONE_PUBLIC void linphone_nat_policy_enable_stun(LinphoneNatPolicy *policy, bool_t enable);

/**
 * Tells whether STUN is on.
 *
 * @param policy The NAT policy.
 * @return TRUE when it is; FALSE by default.
 */
LINPHONE_PUBLIC bool_t linphone_nat_policy_stun_enabled(const LinphoneNatPolicy *policy);

/**
 * Switches TURN on or off. Kept and returned only.
 *
 * @param policy The NAT policy.
 * @param enable TRUE to switch it on, FALSE to switch it off.
 */
LINPHONE_PUBLIC void linphone_nat_policy_enable_turn(LinphoneNatPolicy *policy, bool_t enable);

/**
 * Tells whether TURN is on.
 *
 * @param policy The NAT policy.
 * @return TRUE when it is; FALSE by default.
 */
LINPHONE_PUBLIC bool_t linphone_nat_policy_turn_enabled(const LinphoneNatPolicy *policy);

/**
 * Switches ICE on or off. Kept and returned only.
 *
 * @param policy The NAT policy.
 * @param enable TRUE to switch it on, FALSE to switch it off.
 */
LINPHONE_PUBLIC void linphone_nat_policy_enable_ice(LinphoneNatPolicy *policy, bool_t enable);

/**
 * Tells whether ICE is on.
 *
 * @param policy The NAT policy.
 * @return TRUE when it is; FALSE by default.
 */
LINPHONE_PUBLIC bool_t linphone_nat_policy_ice_enabled(const LinphoneNatPolicy *policy);

/**
 * Switches UPnP on or off. This library has no UPnP, so it stays off.
 *
 * @param policy The NAT policy.
 * @param enable TRUE to switch it on, FALSE to switch it off.
 */
LINPHONE_PUBLIC void linphone_nat_policy_enable_upnp(LinphoneNatPolicy *policy, bool_t enable);

/**
 * Tells whether UPnP is on.
 *
 * @param policy The NAT policy.
 * @return FALSE.
 */
LINPHONE_PUBLIC bool_t linphone_nat_policy_upnp_enabled(const LinphoneNatPolicy *policy);

/**
 * Switches TURN over UDP on or off. Kept and returned only.
 *
 * @param policy The NAT policy.
 * @param enable TRUE to switch it on, FALSE to switch it off.
 */
LINPHONE_PUBLIC void linphone_nat_policy_enable_udp_turn_transport(LinphoneNatPolicy *policy, bool_t enable);

/**
 * Tells whether TURN over UDP is on.
 *
 * @param policy The NAT policy.
 * @return TRUE when it is, the default.
 */
LINPHONE_PUBLIC bool_t linphone_nat_policy_udp_turn_transport_enabled(LinphoneNatPolicy *policy);

/**
 * Switches TURN over TCP on or off. Kept and returned only.
 *
 * @param policy The NAT policy.
 * @param enable TRUE to switch it on, FALSE to switch it off.
 */
LINPHONE_PUBLIC void linphone_nat_policy_enable_tcp_turn_transport(LinphoneNatPolicy *policy, bool_t enable);

/**
 * Tells whether TURN over TCP is on.
 *
 * @param policy The NAT policy.
 * @return TRUE when it is; FALSE by default.
 */
LINPHONE_PUBLIC bool_t linphone_nat_policy_tcp_turn_transport_enabled(LinphoneNatPolicy *policy);

/**
 * Switches TURN over TLS on or off. Kept and returned only.
 *
 * @param policy The NAT policy.
 * @param enable TRUE to switch it on, FALSE to switch it off.
 */
LINPHONE_PUBLIC void linphone_nat_policy_enable_tls_turn_transport(LinphoneNatPolicy *policy, bool_t enable);

/**
 * Tells whether TURN over TLS is on.
 *
 * @param policy The NAT policy.
 * @return TRUE when it is; FALSE by default.
 */
LINPHONE_PUBLIC bool_t linphone_nat_policy_tls_turn_transport_enabled(LinphoneNatPolicy *policy);

/** @} */

/** @name Server
 * @{ */

/**
 * Sets the STUN or TURN server.
 *
 * @param policy The NAT policy.
 * @param stun_server Host, or host and port; NULL or empty unsets.
 */
LINPHONE_PUBLIC void linphone_nat_policy_set_stun_server(LinphoneNatPolicy *policy, const char *stun_server);

/**
 * Gives the STUN or TURN server.
 *
 * @param policy The NAT policy.
 * @return A lent text; NULL by default.
 */
LINPHONE_PUBLIC const char *linphone_nat_policy_get_stun_server(const LinphoneNatPolicy *policy);

/**
 * Sets the user name for TURN; the password comes from the credentials of the core.
 *
 * @param policy The NAT policy.
 * @param username The user name; NULL or empty unsets.
 */
LINPHONE_PUBLIC void linphone_nat_policy_set_stun_server_username(LinphoneNatPolicy *policy,
                                                                  const char *username);

/**
 * Gives the user name for TURN.
 *
 * @param policy The NAT policy.
 * @return A lent text; NULL by default.
 */
LINPHONE_PUBLIC const char *linphone_nat_policy_get_stun_server_username(const LinphoneNatPolicy *policy);

/**
 * Resolves the name of the server, so that linphone_nat_policy_get_stun_server_addrinfo() has an
 * answer.
 *
 * @param policy The NAT policy.
 */
LINPHONE_PUBLIC void linphone_nat_policy_resolve_stun_server(LinphoneNatPolicy *policy);

/**
 * Gives the addresses of the server, resolving its name when needed, which may take time.
 *
 * @param policy The NAT policy.
 * @return A list lent until the server is set again or resolved again; NULL without a server or
 *   when its name cannot be resolved.
 */
LINPHONE_PUBLIC const struct addrinfo *
linphone_nat_policy_get_stun_server_addrinfo(LinphoneNatPolicy *policy);

/** @} */

/** @name Newer releases
 * @{ */

/**
 * Sets the public IPv4 address of this machine. Kept, saved and returned only.
 *
 * @param policy The policy.
 * @param v4_address An IPv4 address; NULL for none.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC void linphone_nat_policy_set_nat_v4_address(LinphoneNatPolicy *policy,
                                                            const char *v4_address);

/**
 * Gives the public IPv4 address of this machine. Kept, saved and returned only.
 *
 * @param policy The policy.
 * @return A lent text; NULL by default.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC const char *linphone_nat_policy_get_nat_v4_address(const LinphoneNatPolicy *policy);

/**
 * Sets the public IPv6 address of this machine. Kept, saved and returned only.
 *
 * @param policy The policy.
 * @param v4_address An IPv6 address; NULL for none.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC void linphone_nat_policy_set_nat_v6_address(LinphoneNatPolicy *policy,
                                                            const char *v4_address);

/**
 * Gives the public IPv6 address of this machine. Kept, saved and returned only.
 *
 * @param policy The policy.
 * @return A lent text; NULL by default.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC const char *linphone_nat_policy_get_nat_v6_address(const LinphoneNatPolicy *policy);

/**
 * Sets where credentials for TURN are asked for. Kept, saved and returned only.
 *
 * @param policy The policy.
 * @param endpoint A URI; NULL for none.
 * @since liblinphone 5.4
 */
LINPHONE_PUBLIC void linphone_nat_policy_set_turn_configuration_endpoint(LinphoneNatPolicy *policy,
                                                                         const char *endpoint);

/**
 * Gives where credentials for TURN are asked for. Kept, saved and returned only.
 *
 * @param policy The policy.
 * @return A lent text; NULL by default.
 * @since liblinphone 5.4
 */
LINPHONE_PUBLIC const char *
linphone_nat_policy_get_turn_configuration_endpoint(const LinphoneNatPolicy *policy);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_NAT_POLICY_H */
