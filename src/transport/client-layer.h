/**
 * @file
 * Requests that we send: their transactions, retransmissions and failover.
 */
#pragma once

#include "base/clock.h"
#include "sip/message.h"
#include "transport/bound-ports.h"
#include "transport/flow-table.h"
#include "transport/primary-watch.h"
#include "transport/target-finder.h"
#include "transport/transaction-table.h"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace slimphone::sip {

/**
 * Non-INVITE client transactions (RFC 3261 section 17.1.2) over the flows of a stack. Handlers
 * are called by onResponse() and deliver() only.
 *
 * Of several addresses of a host the next one is tried when a connection cannot be made or is
 * lost, when a server is silent for 16*T1, and after a 503 without Retry-After. The whole
 * request still ends after StackSettings::transactionTimeout.
 */
class ClientLayer final : public TargetUser {
public:
    ClientLayer(const FlowContext &context, const BoundPorts &ports, FlowTable &flows, TargetFinder &finder);
    ClientLayer(const ClientLayer &) = delete;
    ClientLayer &operator=(const ClientLayer &) = delete;

    std::unique_ptr<ClientTransaction> send(OutgoingRequest request, const NextHop &hop,
                                            ResponseHandler &handler);
    void onResponse(const MessageView &response, Transport transport);
    void onFlowReady(Flow &flow);
    /** Closes @p flow; its transactions go elsewhere or fail. */
    void onFlowFailed(Flow &flow, const FlowFailure &failure);
    void onTargets(LeanTransaction &transaction, const TargetList &targets) override;
    /** Sends to @p target and nowhere else; @p hop has to name the transport. */
    std::unique_ptr<ClientTransaction> sendTo(OutgoingRequest request, const NextHop &hop,
                                              const NetAddress &target, ResponseHandler &handler);
    /** @p primary answers again: what is left of @p flows is superseded. To be called by a handler. */
    void preferAgain(const NetAddress &primary, const std::vector<std::weak_ptr<Flow>> &flows);

    /** Tells handlers of failures until @p deadline of the steady clock, of one at least. */
    void deliver(TimePoint deadline);
    bool hasFailures() const noexcept { return !mFailed.empty() || !mLost.empty(); }
    /** The observer will be told that @p flow ended, if it ever carried an answer. */
    void noteLost(const Flow &flow, FailureKind kind, const std::string &reason);
    void setObserver(FlowObserver *observer) noexcept { mObserver = observer; }
    /** Requests whose host was still asked for fail with Connection. */
    void cancelQuestions(const char *reason);
    /** Lets every transaction go without a word. */
    void close() noexcept;

    /** The transaction is being destroyed. */
    void forget(LeanTransaction &transaction) noexcept;

private:
    std::unique_ptr<LeanTransaction> makeTransaction(OutgoingRequest request, const NextHop &hop,
                                                     ResponseHandler &handler);
    void start(LeanTransaction &transaction);
    void attempt(LeanTransaction &transaction);
    void submit(LeanTransaction &transaction, Flow &flow);
    void onTimer(LeanTransaction &transaction);
    void retransmit(LeanTransaction &transaction);
    void onTimeout(LeanTransaction &transaction);
    void giveUpTarget(LeanTransaction &transaction, const FlowFailure &failure);
    void fail(LeanTransaction &transaction, FailureKind kind, std::string text);
    bool hasNextTarget(const LeanTransaction &transaction) const noexcept;
    void finish(LeanTransaction &transaction) noexcept;
    void deliverResponse(LeanTransaction &transaction, const MessageView &response);
    Duration timer1() const noexcept { return mContext.settings.transactionTimeout / 64; }
    Duration timer2() const noexcept { return timer1() * 8; }
    static void onTimerDue(void *transaction);

    const FlowContext &mContext;
    const BoundPorts &mPorts;
    FlowTable &mFlows;
    TargetFinder &mFinder;
    TransactionTable mTable;
    IntrusiveList<LeanTransaction, InFlight> mInFlight; ///< all without an outcome
    IntrusiveList<LeanTransaction> mFailed;             ///< wait for delivery
    FlowObserver *mObserver = nullptr;
    std::vector<std::pair<std::uint64_t, Failure>> mLost; ///< flows to be told of
    std::string mMessage;
    PrimaryWatch mPrimaries; ///< last: it has transactions of its own
};

} // namespace slimphone::sip
