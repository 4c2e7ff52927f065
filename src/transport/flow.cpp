#include "transport/flow.h"

#include "base/guard.h"

namespace slimphone::sip {

Flow::Flow(const FlowContext &context, FlowKey key)
    : mContext(context), mKey(std::move(key)), mKeepAlive(&Flow::onKeepAlive, this),
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
    noteUsed();
}

void Flow::noteReceived() noexcept {
    mHasReceived = true;
    mLastReceived = mContext.clock.now();
}

void Flow::restartKeepAlive() {
    if (isClosed()) return;
    if (mContext.settings.keepAlive.count() > 0)
        mContext.timers.schedule(mKeepAlive, mContext.clock.now() + mContext.settings.keepAlive);
    else
        mKeepAlive.cancel();
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
