#include "core/core.h"

namespace slimphone {

NatPolicy *Core::natPolicy() {
    if (!mNatPolicy) {
        const char *reference = mConfig->getString("net", "nat_policy_ref", nullptr);
        mNatPolicy = reference ? NatPolicy::readFrom(*mConfig, reference) : make<NatPolicy>();
        mNatPolicy->setCore(mHandleSlot);
        mConfig->setString("net", "nat_policy_ref", mNatPolicy->reference().view());
    }
    return mNatPolicy.get();
}

void Core::setNatPolicy(NatPolicy *policy) {
    mNatPolicy = Ref<NatPolicy>(policy);
    if (!policy) {
        mConfig->setString("net", "nat_policy_ref", nullptr);
        return;
    }
    mConfig->setString("net", "nat_policy_ref", policy->reference().view());
    policy->writeTo(*mConfig);
}

void Core::setStunServer(std::string_view server) {
    natPolicy()->setStunServer(server);
    mNatPolicy->writeTo(*mConfig);
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
    mNatPolicy->writeTo(*mConfig);
}

} // namespace slimphone
