/**
 * @file
 * What drives the lean wire path for LeanStack.
 */
#pragma once

#include "sip/message.h"
#include "transport/bound-ports.h"
#include "transport/client-layer.h"
#include "transport/flow-table.h"
#include "transport/main-loop.h"
#include "transport/reactor.h"
#include "transport/request-responder.h"
#include "transport/target-finder.h"
#include "transport/tls-client.h"
#include "transport/udp-socket.h"

#include <memory>
#include <vector>

namespace slimphone::sip {

/** Puts the parts together: sockets to parser, parser to transactions and answers. */
class LeanEngine final : public FlowUser {
public:
    explicit LeanEngine(const Clock &clock);
    LeanEngine(const LeanEngine &) = delete;
    LeanEngine &operator=(const LeanEngine &) = delete;
    ~LeanEngine() { close(); }

    bool configure(const StackSettings &settings);
    TransportPorts portsInUse() const noexcept { return mPorts.ports(); }
    std::unique_ptr<ClientTransaction> send(OutgoingRequest request, const NextHop &hop,
                                            ResponseHandler &handler);
    void run(std::chrono::microseconds budget);
    void closeConnections();
    void setRequestHandler(RequestHandler *handler) noexcept { mResponder.setHandler(handler); }
    void setFlowObserver(FlowObserver *observer) noexcept { mClient.setObserver(observer); }

    /** Ends everything without calling a handler; possible inside of a handler. */
    void close() noexcept;

private:
    void onMessage(const Arrival &arrival) override;
    void onFlowReady(Flow &flow) override { mClient.onFlowReady(flow); }
    void onFlowFailed(Flow &flow, const FlowFailure &failure) override {
        mClient.onFlowFailed(flow, failure);
    }
    void onFlowDirty(Flow &flow) override;

    bool serve(TimePoint deadline);
    void flush();
    enum class Loss : std::uint8_t { Told, Silent };
    void dropFlows(const char *reason, Loss loss);
    void applyToResolver();
    void openMissingPorts();

    const Clock &mClock;
    TimerQueue mTimers;
    MainLoop mLoop;
    Reactor mReactor;
    StackSettings mSettings;
    TlsContext mTls;
    DatagramBatch mBatch;
    FlowContext mContext;
    BoundPorts mPorts;
    FlowTable mFlows;
    TargetFinder mFinder;
    ClientLayer mClient;
    RequestResponder mResponder;
    MessageParser mParser;
    std::vector<std::shared_ptr<Flow>> mDirty; ///< have bytes to be flushed
    bool mIsConfigured = false;
    bool mAllOpen = false;
    TimePoint mLastOpening; ///< of the ports
    bool mRunning = false;
    bool mFlushing = false;
    bool mClosed = false;
};

} // namespace slimphone::sip
