#include "linphone/nat_policy.h"

#include "capi/facade.h"
#include "settings/nat-policy.h"

using namespace slimphone;

namespace {

using Feature = NatPolicy::Feature;

void setFeature(LinphoneNatPolicy *policy, Feature feature, bool_t enabled) noexcept {
    if (policy) NatPolicy::toCpp(policy)->enable(feature, enabled != 0);
}

bool_t isEnabled(const LinphoneNatPolicy *policy, Feature feature) noexcept {
    return policy && NatPolicy::toCpp(policy)->isEnabled(feature);
}

} // namespace

LinphoneNatPolicy *linphone_nat_policy_clone(const LinphoneNatPolicy *policy) {
    if (!policy) return nullptr;
    return give<NatPolicy>(__func__, [&] { return NatPolicy::toCpp(policy)->clone(); });
}

LinphoneNatPolicy *linphone_nat_policy_ref(LinphoneNatPolicy *policy) { return refHandle<NatPolicy>(policy); }

void linphone_nat_policy_unref(LinphoneNatPolicy *policy) { unrefHandle<NatPolicy>(policy); }

void linphone_nat_policy_set_user_data(LinphoneNatPolicy *policy, void *user_data) {
    if (policy) NatPolicy::toCpp(policy)->setUserData(user_data);
}

void *linphone_nat_policy_get_user_data(const LinphoneNatPolicy *policy) {
    return policy ? NatPolicy::toCpp(policy)->userData() : nullptr;
}

LinphoneCore *linphone_nat_policy_get_core(const LinphoneNatPolicy *policy) {
    return policy ? NatPolicy::toCpp(policy)->core() : nullptr;
}

void linphone_nat_policy_clear(LinphoneNatPolicy *policy) {
    tell<NatPolicy>(__func__, policy, [](NatPolicy &object) { object.clear(); });
}

void linphone_nat_policy_enable_stun(LinphoneNatPolicy *policy, bool_t enable) {
    setFeature(policy, Feature::Stun, enable);
}

bool_t linphone_nat_policy_stun_enabled(const LinphoneNatPolicy *policy) {
    return isEnabled(policy, Feature::Stun);
}

void linphone_nat_policy_enable_turn(LinphoneNatPolicy *policy, bool_t enable) {
    setFeature(policy, Feature::Turn, enable);
}

bool_t linphone_nat_policy_turn_enabled(const LinphoneNatPolicy *policy) {
    return isEnabled(policy, Feature::Turn);
}

void linphone_nat_policy_enable_ice(LinphoneNatPolicy *policy, bool_t enable) {
    setFeature(policy, Feature::Ice, enable);
}

bool_t linphone_nat_policy_ice_enabled(const LinphoneNatPolicy *policy) {
    return isEnabled(policy, Feature::Ice);
}

void linphone_nat_policy_enable_upnp(LinphoneNatPolicy *policy, bool_t enable) {
    if (policy && enable) NatPolicy::refuseUpnp();
}

bool_t linphone_nat_policy_upnp_enabled(const LinphoneNatPolicy *) { return FALSE; }

void linphone_nat_policy_enable_udp_turn_transport(LinphoneNatPolicy *policy, bool_t enable) {
    setFeature(policy, Feature::TurnUdp, enable);
}

bool_t linphone_nat_policy_udp_turn_transport_enabled(LinphoneNatPolicy *policy) {
    return isEnabled(policy, Feature::TurnUdp);
}

void linphone_nat_policy_enable_tcp_turn_transport(LinphoneNatPolicy *policy, bool_t enable) {
    setFeature(policy, Feature::TurnTcp, enable);
}

bool_t linphone_nat_policy_tcp_turn_transport_enabled(LinphoneNatPolicy *policy) {
    return isEnabled(policy, Feature::TurnTcp);
}

void linphone_nat_policy_enable_tls_turn_transport(LinphoneNatPolicy *policy, bool_t enable) {
    setFeature(policy, Feature::TurnTls, enable);
}

bool_t linphone_nat_policy_tls_turn_transport_enabled(LinphoneNatPolicy *policy) {
    return isEnabled(policy, Feature::TurnTls);
}

const char *linphone_nat_policy_get_stun_server(const LinphoneNatPolicy *policy) {
    return policy ? NatPolicy::toCpp(policy)->stunServer().get() : nullptr;
}

void linphone_nat_policy_set_stun_server(LinphoneNatPolicy *policy, const char *stun_server) {
    tell<NatPolicy>(__func__, policy, [&](NatPolicy &object) { object.setStunServer(view(stun_server)); });
}

const char *linphone_nat_policy_get_stun_server_username(const LinphoneNatPolicy *policy) {
    return policy ? NatPolicy::toCpp(policy)->stunServerUsername().get() : nullptr;
}

void linphone_nat_policy_set_stun_server_username(LinphoneNatPolicy *policy, const char *username) {
    tell<NatPolicy>(__func__, policy,
                    [&](NatPolicy &object) { object.setStunServerUsername(view(username)); });
}

void linphone_nat_policy_resolve_stun_server(LinphoneNatPolicy *policy) {
    tell<NatPolicy>(__func__, policy, [](NatPolicy &object) { object.resolveStunServer(); });
}

const struct addrinfo *linphone_nat_policy_get_stun_server_addrinfo(LinphoneNatPolicy *policy) {
    return ask<NatPolicy>(__func__, policy, static_cast<const addrinfo *>(nullptr),
                          [](NatPolicy &object) { return object.stunServerAddresses(); });
}

// Newer releases

void linphone_nat_policy_set_nat_v4_address(LinphoneNatPolicy *policy, const char *v4_address) {
    tell<NatPolicy>(__func__, policy, [&](NatPolicy &object) { object.setNatAddressV4(view(v4_address)); });
}

const char *linphone_nat_policy_get_nat_v4_address(const LinphoneNatPolicy *policy) {
    return policy ? NatPolicy::toCpp(policy)->natAddressV4().get() : nullptr;
}

void linphone_nat_policy_set_nat_v6_address(LinphoneNatPolicy *policy, const char *v4_address) {
    tell<NatPolicy>(__func__, policy, [&](NatPolicy &object) { object.setNatAddressV6(view(v4_address)); });
}

const char *linphone_nat_policy_get_nat_v6_address(const LinphoneNatPolicy *policy) {
    return policy ? NatPolicy::toCpp(policy)->natAddressV6().get() : nullptr;
}

void linphone_nat_policy_set_turn_configuration_endpoint(LinphoneNatPolicy *policy, const char *endpoint) {
    tell<NatPolicy>(__func__, policy, [&](NatPolicy &object) { object.setTurnEndpoint(view(endpoint)); });
}

const char *linphone_nat_policy_get_turn_configuration_endpoint(const LinphoneNatPolicy *policy) {
    return policy ? NatPolicy::toCpp(policy)->turnEndpoint().get() : nullptr;
}
