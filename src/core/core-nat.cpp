#include "core/core.h"

namespace slimphone {

NatPolicy *Core::natPolicy() {
    if (!mNatPolicy) {
        const char *reference = mConfig->getString("net", "nat_policy_ref", nullptr);
        mNatPolicy = reference ? NatPolicy::readFrom(mStore.natPolicies(), reference) : firstNatPolicy();
        mNatPolicy->setCore(mHandleSlot);
        if (!reference) saveNatPolicy();
    }
    return mNatPolicy.get();
}

Ref<NatPolicy> Core::firstNatPolicy() const {
    // What releases without policies have in their files.
    Ref<NatPolicy> policy = make<NatPolicy>();
    policy->setStunServer(mSettings.oldStunServer());
    const int old = mSettings.oldFirewallPolicy();
    policy->enable(NatPolicy::Feature::Ice, old == LinphonePolicyUseIce);
    policy->enable(NatPolicy::Feature::Stun, old == LinphonePolicyUseIce || old == LinphonePolicyUseStun);
    return policy;
}

void Core::saveNatPolicy() {
    mConfig->setString("net", "nat_policy_ref", mNatPolicy->reference().view());
    mNatPolicy->writeTo(*mConfig, mStore.natPolicies());
}

void Core::setNatPolicy(NatPolicy *policy) {
    mNatPolicy = Ref<NatPolicy>(policy);
    if (policy)
        saveNatPolicy();
    else
        mConfig->setString("net", "nat_policy_ref", nullptr);
}

void Core::setStunServer(std::string_view server) {
    natPolicy()->setStunServer(server);
    saveNatPolicy();
}

LinphoneFirewallPolicy Core::firewallPolicy() {
    const NatPolicy &policy = *natPolicy();
    if (policy.isEnabled(NatPolicy::Feature::Ice)) return LinphonePolicyUseIce;
    if (policy.isEnabled(NatPolicy::Feature::Stun)) return LinphonePolicyUseStun;
    return mSettings.natAddress() ? LinphonePolicyUseNatAddress : LinphonePolicyNoFirewall;
}

void Core::setFirewallPolicy(LinphoneFirewallPolicy policy) {
    const bool ice = policy == LinphonePolicyUseIce;
    natPolicy()->enable(NatPolicy::Feature::Ice, ice);
    mNatPolicy->enable(NatPolicy::Feature::Stun, ice || policy == LinphonePolicyUseStun);
    mNatPolicy->enable(NatPolicy::Feature::Turn, false);
    saveNatPolicy();
}

} // namespace slimphone
