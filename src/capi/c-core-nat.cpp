#include "linphone/core/nat.h"

#include "capi/enum-value.h"
#include "capi/settings-facade.h"
#include "settings/nat-policy.h"

using namespace slimphone;

namespace {

/** A policy that knows the core it was made for. */
Ref<NatPolicy> owned(Ref<NatPolicy> policy, const Core &core) {
    policy->setCore(core.handleSlot());
    return policy;
}

} // namespace

LinphoneNatPolicy *linphone_core_create_nat_policy(LinphoneCore *core) {
    if (!core) return nullptr;
    return give<NatPolicy>(__func__, [&] { return owned(make<NatPolicy>(), *Core::toCpp(core)); });
}

LinphoneNatPolicy *linphone_core_create_nat_policy_from_config(LinphoneCore *core, const char *ref) {
    if (!core || !ref) return nullptr;
    return give<NatPolicy>(__func__, [&] {
        const Core &owner = *Core::toCpp(core);
        return owned(NatPolicy::readFrom(owner.config(), ref), owner);
    });
}

void linphone_core_set_nat_policy(LinphoneCore *core, LinphoneNatPolicy *policy) {
    tell<Core>(__func__, core, [&](Core &object) { object.setNatPolicy(NatPolicy::toCpp(policy)); });
}

LinphoneNatPolicy *linphone_core_get_nat_policy(const LinphoneCore *core) {
    return ask<Core, LinphoneNatPolicy *>(__func__, core, nullptr,
                                          [](Core &object) { return object.natPolicy()->toC(); });
}

void linphone_core_set_stun_server(LinphoneCore *core, const char *server) {
    tell<Core>(__func__, core, [&](Core &object) { object.setStunServer(view(server)); });
}

const char *linphone_core_get_stun_server(const LinphoneCore *core) {
    return ask<Core, const char *>(__func__, core, nullptr,
                                   [](Core &object) { return object.natPolicy()->stunServer().get(); });
}

void linphone_core_set_nat_address(LinphoneCore *core, const char *addr) {
    changeSetting(__func__, core, [&](Settings &settings) { settings.setNatAddress(view(addr)); });
}

const char *linphone_core_get_nat_address(const LinphoneCore *core) {
    return setting<const char *>(__func__, core, nullptr,
                                 [](const Settings &settings) { return settings.natAddress(); });
}

void linphone_core_set_firewall_policy(LinphoneCore *core, LinphoneFirewallPolicy pol) {
    if (!isWithin(pol, LinphonePolicyNoFirewall, LinphonePolicyUseUpnp)) return;
    tell<Core>(__func__, core, [&](Core &object) { object.setFirewallPolicy(pol); });
}

LinphoneFirewallPolicy linphone_core_get_firewall_policy(const LinphoneCore *core) {
    return ask<Core>(__func__, core, LinphonePolicyNoFirewall,
                     [](Core &object) { return object.firewallPolicy(); });
}

bool_t linphone_core_upnp_available(void) { return FALSE; }

LinphoneUpnpState linphone_core_get_upnp_state(const LinphoneCore *) { return LinphoneUpnpStateNotAvailable; }

const char *linphone_core_get_upnp_external_ipaddress(const LinphoneCore *) { return nullptr; }
