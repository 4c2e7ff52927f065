#include "transport/lean-engine.h"

#include "base/guard.h"
#include "base/log.h"

#include <algorithm>

namespace slimphone::sip {

namespace {

/** A port that could not be opened is not tried again sooner. */
constexpr std::chrono::seconds kOpeningPause{1};

bool needsNewSockets(const StackSettings &a, const StackSettings &b) {
    return a.ports != b.ports || a.bindAddress != b.bindAddress || a.ipv6 != b.ipv6 || a.dscp != b.dscp ||
           a.tls != b.tls;
}

bool needsNewAnswers(const StackSettings &a, const StackSettings &b) {
    return a.ipv6 != b.ipv6 || a.wellKnownPorts != b.wellKnownPorts || a.dnsSrv != b.dnsSrv ||
           a.dnsSearch != b.dnsSearch || a.dnsUserHostsFile != b.dnsUserHostsFile ||
           a.dnsServers != b.dnsServers;
}

} // namespace

LeanEngine::LeanEngine(const Clock &clock)
    : mClock(clock), mReactor(mLoop), mContext{mReactor, mTimers, mClock, *this, mSettings, mTls, mBatch},
      mPorts(mContext, mFlows), mFlows(mContext, mPorts), mFinder(mLoop, mClock, mSettings, mClient),
      mClient(mContext, mPorts, mFlows, mFinder), mResponder(mClock, mSettings, mFlows) {}

void LeanEngine::close() noexcept {
    if (std::exchange(mClosed, true)) return;
    mResponder.setHandler(nullptr);
    mClient.close();
    mFlows.clear();
    mPorts.close();
    mDirty.clear();
    mBatch.clear();
    mLoop.turn(); // lets go of what belle-sip postponed, and empties the pool of floating objects
}

bool LeanEngine::configure(const StackSettings &settings) {
    if (mClosed) return false;
    const bool reopen = !mIsConfigured || !mAllOpen || needsNewSockets(mSettings, settings);
    const bool resolveAnew = !mIsConfigured || needsNewAnswers(mSettings, settings);
    const bool trustAnew = !mIsConfigured || mSettings.tls != settings.tls;
    if (reopen) dropFlows("the transports are opened anew", Loss::Told);
    mSettings = settings;
    mSettings.transactionTimeout = std::clamp<std::chrono::milliseconds>(
        settings.transactionTimeout, std::chrono::milliseconds(64), std::chrono::hours(1));
    mIsConfigured = true;
    if (trustAnew) mTls.configure(settings.tls);
    if (resolveAnew) {
        mFinder.forget();
        applyToResolver();
    }
    if (reopen) {
        mAllOpen = mPorts.open();
        mLastOpening = mClock.now();
    }
    mFlows.restartKeepAlives();
    return mAllOpen;
}

void LeanEngine::applyToResolver() {
    belle_sip_stack_t *stack = mLoop.stack();
    constexpr long long longestMilliseconds = 15000;
    belle_sip_stack_set_dns_timeout(stack, static_cast<int>(std::min<long long>(
                                               longestMilliseconds, mSettings.transactionTimeout.count())));
    belle_sip_stack_enable_dns_srv(stack, mSettings.dnsSrv);
    belle_sip_stack_enable_dns_search(stack, TRUE); // TargetFinder avoids it otherwise
    belle_sip_stack_set_dns_user_hosts_file(
        stack, mSettings.dnsUserHostsFile.empty() ? nullptr : mSettings.dnsUserHostsFile.c_str());
    belle_sip_list_t *servers = nullptr;
    for (const std::string &server : mSettings.dnsServers)
        servers = belle_sip_list_append(servers, const_cast<char *>(server.c_str()));
    belle_sip_stack_set_dns_servers(stack, servers);
    belle_sip_list_free(servers);
}

/** A port that was in use, or a system that was out of descriptors, is no reason to stay deaf for ever. */
void LeanEngine::openMissingPorts() {
    if (mAllOpen || !mIsConfigured || mClosed || mClock.now() - mLastOpening < kOpeningPause) return;
    mLastOpening = mClock.now();
    mAllOpen = mPorts.openMissing();
}

std::unique_ptr<ClientTransaction> LeanEngine::send(OutgoingRequest request, const NextHop &hop,
                                                    ResponseHandler &handler) {
    openMissingPorts();
    std::unique_ptr<ClientTransaction> transaction = mClient.send(std::move(request), hop, handler);
    // Not before the transaction knows its flow: this may be the end of it.
    if (!mRunning) flush();
    return transaction;
}

void LeanEngine::closeConnections() {
    if (mClosed) return;
    dropFlows("connections closed", Loss::Silent);
    mTls.forgetSessions();
}

void LeanEngine::dropFlows(const char *reason, Loss loss) {
    // Out of the table before anybody is told: a new request must not find an old flow.
    std::vector<std::shared_ptr<Flow>> flows;
    while (std::shared_ptr<Flow> flow = mFlows.takeAny())
        flows.push_back(std::move(flow));
    mFlows.clear();
    for (const std::shared_ptr<Flow> &flow : flows) {
        if (loss == Loss::Told) mClient.noteLost(*flow, FailureKind::Connection, reason);
        mClient.onFlowFailed(*flow, {FailureKind::Connection, flow->hasAnswered(), reason, true});
    }
    mClient.cancelQuestions(reason);
}

void LeanEngine::run(std::chrono::microseconds budget) {
    if (mRunning || mClosed) return;
    struct Running {
        explicit Running(bool &flag) : mFlag(flag) { mFlag = true; }
        ~Running() { mFlag = false; }
        bool &mFlag;
    } running(mRunning);
    using SteadyClock = std::chrono::steady_clock;
    const TimePoint deadline = SteadyClock::now() + budget;
    do {
        mReactor.poll();
        bool worked = serve(deadline);
        if (mClosed) return;
        if (mFinder.hasAnswers()) {
            worked = true;
            mFinder.deliver();
        }
        // After the sockets: what has come in the meantime may be what a timer waits for.
        // They have time of their own, so that a flood cannot keep requests from being repeated.
        worked = mTimers.runDue(mClock, mClock.now(), mClock.now() + budget / 4) > 0 || worked;
        if (mClient.hasFailures()) {
            worked = true;
            mClient.deliver(std::max(deadline, SteadyClock::now() + budget / 4));
            if (mClosed) return;
        }
        flush();
        if (!worked) return;
    } while (SteadyClock::now() < deadline);
}

/** Serves the sockets that are ready, one at least; true when there was one. */
bool LeanEngine::serve(TimePoint deadline) {
    bool worked = false;
    while (SocketWatch *watch = mReactor.takeReady()) {
        worked = true;
        guard("serve", [&] { watch->serve(deadline); });
        if (mClosed || std::chrono::steady_clock::now() >= deadline) break;
    }
    return worked;
}

void LeanEngine::flush() {
    // Flushing lets transactions that waited for room write, which makes their flow dirty again.
    if (std::exchange(mFlushing, true)) return;
    for (std::size_t i = 0; i < mDirty.size(); ++i) {
        const std::shared_ptr<Flow> flow = mDirty[i];
        guard("flush", [&] { flow->flush(); });
    }
    mDirty.clear();
    mFlushing = false;
}

void LeanEngine::onFlowDirty(Flow &flow) { mDirty.push_back(flow.shared_from_this()); }

void LeanEngine::onMessage(const Arrival &arrival) {
    const ParseResult result = mParser.parse(arrival.bytes);
    const MessageView &message = mParser.message();
    if (result.outcome == ParseOutcome::KeepAlive) return;
    if (result.outcome != ParseOutcome::Ok) {
        mResponder.refuse(message, result, arrival);
    } else if (message.isRequest) {
        mResponder.answer(message, arrival);
    } else {
        mClient.onResponse(message, arrival.transport);
    }
}

} // namespace slimphone::sip
