#include "transport/flow-table.h"

#include "base/guard.h"
#include "transport/socket-options.h"
#include "transport/stream-flow.h"
#include "transport/udp-flow.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace slimphone::sip {

FlowTable::FlowTable(const FlowContext &context, const BoundPorts &ports)
    : mContext(context), mPorts(ports), mSweep(&FlowTable::onSweep, this) {
    mContext.timers.schedule(mSweep, mContext.clock.now() + kSweepPeriod);
}

std::uint64_t FlowTable::hash(Transport transport, const NetAddress &remote) noexcept {
    return remote.hostHash(static_cast<std::uint64_t>(remote.port()) << 8 |
                           static_cast<std::uint64_t>(transport));
}

bool FlowTable::isSame(const FlowKey &a, const FlowKey &b) noexcept {
    if (a.transport != b.transport || !(a.remote == b.remote)) return false;
    if (a.transport != Transport::Tls) return true;
    if (a.serverName != b.serverName) return false;
    if (a.identity == b.identity) return true;
    return a.identity && b.identity && a.identity->certificate == b.identity->certificate &&
           a.identity->key == b.identity->key && a.identity->keyPassword == b.identity->keyPassword;
}

Flow *FlowTable::obtain(const FlowKey &key, FlowFailure &failure) {
    if (key.remote.isIpv6() && !mContext.settings.ipv6) {
        failure.reason = std::strerror(EAFNOSUPPORT);
        return nullptr;
    }
    const std::uint64_t place = hash(key.transport, key.remote);
    const auto [first, last] = mFlows.equal_range(place);
    for (auto it = first; it != last; ++it)
        if (isSame(it->second->key(), key)) return it->second.get();
    std::shared_ptr<Flow> flow =
        key.transport == Transport::Udp ? makeUdp(key, failure) : makeStream(key, failure);
    return flow ? mFlows.emplace(place, std::move(flow))->second.get() : nullptr;
}

std::shared_ptr<Flow> FlowTable::makeUdp(const FlowKey &key, FlowFailure &failure) {
    int error = 0;
    if (mPorts.ports().udp < 0) {
        std::shared_ptr<UdpSocket> own = UdpSocket::connect(mContext, key.remote, error);
        if (own) return std::make_shared<UdpFlow>(mContext, key, std::move(own));
        failure.reason = std::strerror(error);
        return nullptr;
    }
    std::shared_ptr<UdpSocket> shared = mPorts.udpSocket(key.remote.family());
    if (!shared) {
        failure.reason = std::strerror(EAFNOSUPPORT);
        return nullptr;
    }
    NetAddress local = shared->local();
    if (local.isAny()) {
        local = sourceAddressFor(key.remote, mContext.settings.dscp, error);
        if (!local) {
            failure.reason = std::strerror(error);
            return nullptr;
        }
        local.setPort(shared->local().port());
    }
    return std::make_shared<UdpFlow>(mContext, key, std::move(shared), local);
}

std::shared_ptr<Flow> FlowTable::makeStream(const FlowKey &key, FlowFailure &failure) {
    auto flow = std::make_shared<StreamFlow>(mContext, key);
    if (const int error = flow->connect()) {
        failure.reason = std::strerror(error);
        return nullptr;
    }
    return flow;
}

bool FlowTable::knows(Transport transport, const NetAddress &source) const noexcept {
    const auto [first, last] = mFlows.equal_range(hash(transport, source));
    return std::any_of(first, last, [&](const auto &entry) {
        const Flow &flow = *entry.second;
        return flow.transport() == transport && flow.key().remote == source && flow.hasAnswered();
    });
}

void FlowTable::remove(Flow &flow) noexcept {
    flow.close();
    const auto [first, last] = mFlows.equal_range(hash(flow.transport(), flow.key().remote));
    const auto found =
        std::find_if(first, last, [&](const auto &entry) { return entry.second.get() == &flow; });
    if (found != last)
        mFlows.erase(found);
    else
        mAccepted.remove_if([&](const std::shared_ptr<Flow> &other) { return other.get() == &flow; });
}

std::shared_ptr<Flow> FlowTable::takeAny() noexcept {
    if (mFlows.empty()) return nullptr;
    std::shared_ptr<Flow> flow = std::move(mFlows.begin()->second);
    mFlows.erase(mFlows.begin());
    return flow;
}

void FlowTable::clear() noexcept {
    for (const auto &entry : mFlows)
        entry.second->close();
    mFlows.clear();
    for (const std::shared_ptr<Flow> &flow : mAccepted)
        flow->close();
    mAccepted.clear();
}

void FlowTable::restartKeepAlives() {
    for (const auto &entry : mFlows)
        entry.second->restartKeepAlive();
}

void FlowTable::onConnection(Descriptor descriptor, const NetAddress &remote) {
    if (mAccepted.size() >= kMaximumAccepted) {
        // The one that is silent for the longest time goes.
        const auto oldest =
            std::min_element(mAccepted.begin(), mAccepted.end(),
                             [](const auto &a, const auto &b) { return a->lastUsed() < b->lastUsed(); });
        (*oldest)->close();
        mAccepted.erase(oldest);
    }
    FlowKey key;
    key.transport = Transport::Tcp;
    key.remote = remote;
    mAccepted.push_back(std::make_shared<StreamFlow>(mContext, std::move(key), std::move(descriptor)));
}

void FlowTable::sweep() {
    const TimePoint now = mContext.clock.now();
    std::erase_if(mFlows, [now](const auto &entry) {
        Flow &flow = *entry.second;
        const Duration patience = flow.isSuperseded() ? Duration(kSupersededIdle) : Duration(kIdle);
        if (!flow.waiting.empty() || !flow.sent.empty() || now - flow.lastUsed() < patience) return false;
        flow.close();
        return true;
    });
    std::erase_if(mAccepted, [now](const std::shared_ptr<Flow> &flow) {
        if (now - flow->lastUsed() < kAcceptedIdle) return false;
        flow->close();
        return true;
    });
}

void FlowTable::onSweep(void *context) {
    auto *self = static_cast<FlowTable *>(context);
    guard("onSweep", [self] {
        self->sweep();
        self->mContext.timers.schedule(self->mSweep, self->mContext.clock.now() + kSweepPeriod);
    });
}

} // namespace slimphone::sip
