#include "base/guard.h"
#include "base/log.h"
#include "core/core.h"

namespace slimphone {

void Core::notifyNetworkReachable() {
    notify([this](CoreCbs &callbacks) {
        if (const auto function = callbacks.table().network_reachable)
            guard("network_reachable", [&] { function(toC(), mNetworkReachable); });
    });
}

void Core::setNetworkReachable(bool reachable) {
    if (reachable == mNetworkReachable) return;
    const Ref<Core> keepAlive(this);
    mNetworkReachable = reachable;
    logMessage("core: network is %s", reachable ? "up" : "down");
    if (!reachable) {
        for (const Ref<Account> &account : mAccounts.snapshot())
            account->networkDown();
        if (mStack) mStack->closeConnections();
    }
    notifyNetworkReachable();
    if (reachable)
        for (const Ref<Account> &account : mAccounts.snapshot())
            account->requestRegistration();
}

void Core::applyStackSettings() {
    if (mStack) mStack->configure(mSettings.stackSettings());
}

void Core::setPorts(const sip::TransportPorts &ports) {
    if (ports == mSettings.ports()) return;
    mSettings.setPorts(ports);
    if (!mStack) return;
    mStack->configure(mSettings.stackSettings());
    for (const Ref<Account> &account : mAccounts.snapshot())
        account->requestRegistration();
}

sip::TransportPorts Core::portsInUse() const { return mStack ? mStack->portsInUse() : sip::TransportPorts(); }

void Core::enterBackground() { mInBackground = true; }

void Core::enterForeground() { mInBackground = false; }

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

} // namespace slimphone
