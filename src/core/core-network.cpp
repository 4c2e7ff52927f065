#include "base/guard.h"
#include "base/log.h"
#include "core/core.h"
#include "core/tls-identity.h"

namespace slimphone {

void Core::notifyNetworkReachable() {
    notify([this](CoreCbs &callbacks) {
        if (const auto function = callbacks.table().network_reachable)
            guard("network_reachable", [&] { function(toC(), mNetworkReachable); });
    });
}

void Core::setNetworkReachable(bool reachable, Announcement announcement) {
    const Ref<Core> keepAlive(this);
    mAddressWatch.stop();
    mNetworkIsTold = true;
    if (mMoving) continueMove(TimePoint::max());
    changeNetwork(reachable, announcement);
}

void Core::beginMove() {
    const std::vector<Ref<Account>> accounts = mAccounts.snapshot();
    mMoving.emplace(accounts.begin(), accounts.end());
    mNetworkReachable = false;
}

bool Core::continueMove(TimePoint deadline) {
    if (!mMoving) return true;
    do {
        if (mMoving->empty()) {
            mMoving.reset();
            if (mStack) mStack->closeConnections();
            notifyNetworkReachable();
            if (!mNetworkIsTold) changeNetwork(true, Announcement::Callback);
            return true;
        }
        const Ref<Account> account = std::move(mMoving->front());
        mMoving->pop_front();
        if (account->isAdded()) account->networkDown();
        if (!mMoving) return true; // a listener has stopped the core or said what the network is like
    } while (mClock->now() < deadline);
    return false;
}

void Core::changeNetwork(bool reachable, Announcement announcement) {
    if (reachable == mNetworkReachable) return;
    mNetworkReachable = reachable;
    logMessage("core: network is %s", reachable ? "up" : "down");
    if (!reachable) {
        for (const Ref<Account> &account : mAccounts.snapshot())
            account->networkDown();
        if (mStack) mStack->closeConnections();
    }
    if (reachable && mSettings.recreatesSockets()) reopenTransports();
    if (announcement == Announcement::Callback) notifyNetworkReachable();
    if (reachable)
        for (const Ref<Account> &account : mAccounts.snapshot())
            account->requestRegistration();
}

void Core::reopenTransports() {
    if (!mStack) return;
    const sip::StackSettings settings = mSettings.stackSettings();
    sip::StackSettings closed = settings;
    closed.ports = {0, 0, 0};
    mStack->configure(closed);
    mStack->configure(settings);
}

void Core::setNetworkNeeded(bool needed) {
    if (needed == mSettings.isNetworkNeeded()) return;
    mSettings.setNetworkNeeded(needed);
    if (needed || mNetworkReachable) return;
    for (const Ref<Account> &account : mAccounts.snapshot())
        account->requestRegistration();
}

void Core::applyStackSettings() {
    mTlsIdentity.reset();
    if (mStack) mStack->configure(mSettings.stackSettings());
}

bool Core::setPorts(const sip::TransportPorts &ports) {
    for (const int port : {ports.udp, ports.tcp, ports.tls})
        if (port < LC_SIP_TRANSPORT_DONTBIND || port > 65535) {
            logError("core: %d is not a port", port);
            return false;
        }
    if (ports == mSettings.ports()) return true;
    mSettings.setPorts(ports);
    if (!mStack) return true;
    const bool open = mStack->configure(mSettings.stackSettings());
    mFlows.clear(); // nobody needs to hear that the connections are gone: all register anew
    for (const Ref<Account> &account : mAccounts.snapshot())
        account->requestRegistration();
    return open;
}

std::shared_ptr<const sip::TlsIdentity> Core::tlsIdentity() const {
    if (!mTlsIdentity) mTlsIdentity = makeTlsIdentity(mSettings, mCredentials);
    return *mTlsIdentity;
}

sip::TransportPorts Core::portsInUse() const { return mStack ? mStack->portsInUse() : sip::TransportPorts(); }

void Core::enterBackground() { mInBackground = true; }

void Core::enterForeground() { mInBackground = false; }

} // namespace slimphone
