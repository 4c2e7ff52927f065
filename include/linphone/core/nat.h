/**
 * @file
 * Address translation as seen by a core. It concerns media: the settings are kept, saved and
 * returned.
 */
#ifndef SLIMPHONE_LINPHONE_CORE_NAT_H
#define SLIMPHONE_LINPHONE_CORE_NAT_H

#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Makes an empty policy.
 *
 * @param core The core.
 * @return A new policy that the caller owns.
 */
LINPHONE_PUBLIC LinphoneNatPolicy *linphone_core_create_nat_policy(LinphoneCore *core);

/**
 * Reads a policy from the configuration.
 *
 * @param core The core.
 * @param ref Its name, as in the key ref of [nat_policy_N].
 * @return A new policy that the caller owns; an empty one of that name without such a section.
 */
LINPHONE_PUBLIC LinphoneNatPolicy *linphone_core_create_nat_policy_from_config(LinphoneCore *core,
                                                                               const char *ref);

/**
 * Sets the policy.
 *
 * @param core The core.
 * @param policy The policy, of which a reference is taken; NULL for an empty one.
 */
LINPHONE_PUBLIC void linphone_core_set_nat_policy(LinphoneCore *core, LinphoneNatPolicy *policy);

/**
 * Gives the policy.
 *
 * @param core The core.
 * @return A lent policy; NULL for NULL.
 */
LINPHONE_PUBLIC LinphoneNatPolicy *linphone_core_get_nat_policy(const LinphoneCore *core);

/**
 * Sets the server of the policy.
 *
 * @param core The core.
 * @param server Host, or host and port; NULL for none.
 */
LINPHONE_PUBLIC void linphone_core_set_stun_server(LinphoneCore *core, const char *server);

/**
 * Gives the server of the policy.
 *
 * @param core The core.
 * @return A lent text; NULL by default.
 */
LINPHONE_PUBLIC const char *linphone_core_get_stun_server(const LinphoneCore *core);

/**
 * Sets a fixed public address.
 *
 * @param core The core.
 * @param addr A literal address; NULL for none.
 */
LINPHONE_PUBLIC void linphone_core_set_nat_address(LinphoneCore *core, const char *addr);

/**
 * Gives the fixed public address.
 *
 * @param core The core.
 * @return A lent text; NULL by default.
 */
LINPHONE_PUBLIC const char *linphone_core_get_nat_address(const LinphoneCore *core);

/**
 * Changes the methods of the policy.
 *
 * @deprecated Use linphone_core_set_nat_policy().
 * @param core The core.
 * @param pol The method; UPnP counts as none.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_core_set_firewall_policy(LinphoneCore *core,
                                                                           LinphoneFirewallPolicy pol);

/**
 * Gives the method of the policy.
 *
 * @deprecated Use linphone_core_get_nat_policy().
 * @param core The core.
 * @return The method; LinphonePolicyNoFirewall by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneFirewallPolicy
linphone_core_get_firewall_policy(const LinphoneCore *core);

/**
 * Tells whether the library has UPnP.
 *
 * @return FALSE.
 */
LINPHONE_PUBLIC bool_t linphone_core_upnp_available(void);

/**
 * Gives the state of UPnP.
 *
 * @param core The core.
 * @return LinphoneUpnpStateNotAvailable.
 */
LINPHONE_PUBLIC LinphoneUpnpState linphone_core_get_upnp_state(const LinphoneCore *core);

/**
 * Gives the address that UPnP found.
 *
 * @param core The core.
 * @return NULL.
 */
LINPHONE_PUBLIC const char *linphone_core_get_upnp_external_ipaddress(const LinphoneCore *core);

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_CORE_NAT_H */
