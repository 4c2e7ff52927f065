#include "transport/primary-watch.h"

#include "base/guard.h"
#include "base/log.h"
#include "base/random.h"
#include "transport/client-layer.h"

#include <algorithm>
#include <utility>

namespace slimphone::sip {

namespace {

/** How many times 64*T1 may lie between two questions at most: about half an hour. */
constexpr int kLongestPause = 64;

/** To the server itself, whatever it is; it is not to pass it on (RFC 3261 section 11). */
OutgoingRequest makeQuestion(const std::string &domain) {
    OutgoingRequest request;
    request.method = "OPTIONS";
    request.requestUri = "sip:" + domain;
    request.to = '<' + request.requestUri + '>';
    request.from = request.to + ";tag=" + randomToken(9);
    request.callId = randomToken(10);
    request.cseq = 1;
    request.headers = {{"Max-Forwards", "0"}, {"Accept", "application/sdp"}};
    return request;
}

/** It serves, even if it does not like the question. */
bool isAlive(int status) noexcept {
    const bool isTrouble = status >= 500 && status < 600 && status != 501;
    return status != 408 && !isTrouble;
}

} // namespace

/** One preferred server. Stays when there is nothing to ask, to know how the last return went. */
class PrimaryWatch::Watch final : public ResponseHandler {
public:
    Watch(PrimaryWatch &owner, NextHop hop, const NetAddress &primary)
        : mOwner(owner), mHop(std::move(hop)), mPrimary(primary), mTimer(&Watch::onTimer, this) {}
    Watch(const Watch &) = delete;
    Watch &operator=(const Watch &) = delete;
    virtual ~Watch() = default;

    bool isFor(const NextHop &hop, Transport transport, const NetAddress &primary) const {
        return mPrimary == primary && mHop.transport == transport && mHop.host == hop.host &&
               mHop.tlsIdentity == hop.tlsIdentity;
    }
    bool isIdle() const noexcept { return mFlows.empty(); }

    void add(Flow &flow) {
        const auto isIt = [&](const std::weak_ptr<Flow> &each) { return each.lock().get() == &flow; };
        if (std::any_of(mFlows.begin(), mFlows.end(), isIt)) return;
        dropEnded();
        const bool isFirst = mFlows.empty();
        mFlows.push_back(flow.weak_from_this());
        if (!isFirst) return;
        const TimePoint now = mOwner.mContext.clock.now();
        const bool isBackSoon = mWasBack && now - mReturned < 2 * pause();
        mRounds = isBackSoon ? std::min(2 * mRounds, kLongestPause) : 1;
        schedule();
    }

    void onResponse(const Response &response) override {
        mQuestion.reset();
        if (!isAlive(response.status)) {
            schedule();
            return;
        }
        mWasBack = true;
        mReturned = mOwner.mContext.clock.now();
        logMessage("%s of %s can be reached again", mPrimary.toString().c_str(), mHop.host.c_str());
        mOwner.mLayer.preferAgain(mPrimary, std::exchange(mFlows, {}));
    }
    void onFailure(const Failure &) override {
        mQuestion.reset();
        schedule();
    }

private:
    void dropEnded() {
        std::erase_if(mFlows, [](const std::weak_ptr<Flow> &each) {
            const std::shared_ptr<Flow> flow = each.lock();
            return !flow || flow->isClosed();
        });
    }
    Duration pause() const noexcept { return mOwner.mContext.settings.transactionTimeout * mRounds; }
    void schedule() {
        // Thousands of clients that lost their server at the same time shall not ask in one heap.
        const auto half = std::chrono::duration_cast<std::chrono::milliseconds>(pause()) / 2;
        const std::chrono::milliseconds spread(randomNumber() %
                                               (static_cast<std::uint64_t>(half.count()) + 1));
        mOwner.mContext.timers.schedule(mTimer, mOwner.mContext.clock.now() + half + spread);
    }
    void ask() {
        if (!mOwner.mContext.settings.reconnectsToPrimary) mFlows.clear();
        dropEnded();
        if (!mFlows.empty()) mQuestion = mOwner.mLayer.sendTo(makeQuestion(mHop.host), mHop, mPrimary, *this);
    }
    static void onTimer(void *context) {
        auto *self = static_cast<Watch *>(context);
        guard("PrimaryWatch", [self] { self->ask(); });
    }

    PrimaryWatch &mOwner;
    const NextHop mHop;
    const NetAddress mPrimary;
    std::vector<std::weak_ptr<Flow>> mFlows; ///< of other servers
    std::unique_ptr<ClientTransaction> mQuestion;
    Timer mTimer;
    int mRounds = 1; ///< how many times 64*T1 it takes to the next question
    bool mWasBack = false;
    TimePoint mReturned;
};

PrimaryWatch::PrimaryWatch(ClientLayer &layer, const FlowContext &context)
    : mLayer(layer), mContext(context) {}

PrimaryWatch::~PrimaryWatch() = default;

void PrimaryWatch::noteSecondary(const NextHop &hop, Transport transport, const NetAddress &primary,
                                 Flow &flow) {
    if (!mContext.settings.reconnectsToPrimary) return;
    const auto found = std::find_if(mWatches.begin(), mWatches.end(),
                                    [&](const Watch &watch) { return watch.isFor(hop, transport, primary); });
    if (found != mWatches.end()) {
        found->add(flow);
        return;
    }
    if (mWatches.size() >= kMaximumWatches) {
        const auto idle =
            std::find_if(mWatches.begin(), mWatches.end(), [](const Watch &watch) { return watch.isIdle(); });
        if (idle == mWatches.end()) return; // they come back with a refresh
        mWatches.erase(idle);
    }
    NextHop way = hop;
    way.transport = transport;
    mWatches.emplace_back(*this, std::move(way), primary).add(flow);
}

void PrimaryWatch::clear() noexcept { mWatches.clear(); }

} // namespace slimphone::sip
