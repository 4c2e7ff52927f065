#include "transport/flow.h"

#include "base/guard.h"

#include <algorithm>
#include <atomic>

namespace slimphone::sip {

namespace {

/** Zero is nobody's. */
std::uint64_t nextId() noexcept {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

} // namespace

Flow::Flow(const FlowContext &context, FlowKey key)
    : mContext(context), mKey(std::move(key)), mId(nextId()), mKeepAlive(&Flow::onKeepAlive, this),
      mLastUsed(context.clock.now()), mLastReceived(mLastUsed) {
    mRoute.transport = mKey.transport;
    mRoute.alias = mKey.transport != Transport::Udp;
}

void Flow::setLocal(const NetAddress &address) {
    mRoute.sentBy = {address.host(), address.port()};
    mRoute.contact = mRoute.sentBy;
}

void Flow::noteAnswer() noexcept {
    mHasAnswered = true;
    mIsSuperseded = false;
    noteUsed();
}

void Flow::noteReceived() noexcept {
    mHasReceived = true;
    mLastReceived = mContext.clock.now();
}

Duration Flow::keepAlivePeriod() const noexcept {
    const bool isWanted = transport() == Transport::Udp || mContext.settings.streamKeepAlive;
    const Duration wanted = isWanted ? Duration(mContext.settings.keepAlive) : Duration(0);
    if (!mFlowTimer || wanted.count() <= 0) return wanted;
    // RFC 5626 section 4.4.1: 80 to 100 percent of what the server waits for.
    return std::min<Duration>(wanted, std::max<Duration>(*mFlowTimer, std::chrono::seconds(1)) * 8 / 10);
}

void Flow::restartKeepAlive() {
    if (isClosed()) return;
    const Duration period = keepAlivePeriod();
    if (period.count() > 0)
        mContext.timers.schedule(mKeepAlive, mContext.clock.now() + period);
    else
        mKeepAlive.cancel();
}

void Flow::noteOutbound(std::optional<std::chrono::seconds> flowTimer) {
    superviseKeepAlives();
    if (flowTimer == mFlowTimer) return;
    mFlowTimer = flowTimer;
    restartKeepAlive();
}

void Flow::onKeepAlive(void *context) {
    auto *self = static_cast<Flow *>(context);
    const std::shared_ptr<Flow> keep = self->shared_from_this();
    guard("onKeepAlive", [self] {
        self->restartKeepAlive();
        if (self->isReady()) self->sendKeepAlive();
    });
}

} // namespace slimphone::sip
