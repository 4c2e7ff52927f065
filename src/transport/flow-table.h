/**
 * @file
 * All flows of a stack.
 */
#pragma once

#include "transport/bound-ports.h"
#include "transport/flow.h"

#include <list>
#include <memory>
#include <unordered_map>

namespace slimphone::sip {

/** Finds the flow for a request or makes it; closes flows that nobody uses. */
class FlowTable final : public ConnectionTaker {
public:
    FlowTable(const FlowContext &context, const BoundPorts &ports);
    ~FlowTable() { clear(); }

    /** The flow to @p key. Null, with @p failure set, when there cannot be one. */
    Flow *obtain(const FlowKey &key, FlowFailure &failure);
    /** True when @p source answered a request of ours, so that it is no stranger. */
    bool knows(Transport transport, const NetAddress &source) const noexcept;
    /** Closes @p flow and takes it out; the caller holds it. */
    void remove(Flow &flow) noexcept;
    /** Takes any flow that carries requests out, without closing it; null when there is none. */
    std::shared_ptr<Flow> takeAny() noexcept;
    /** Closes everything without a word. */
    void clear() noexcept;
    void restartKeepAlives();
    std::size_t size() const noexcept { return mFlows.size() + mAccepted.size(); }

private:
    using Flows = std::unordered_multimap<std::uint64_t, std::shared_ptr<Flow>>;

    /** Connections opened by others, altogether and without a message for so long. */
    static constexpr std::size_t kMaximumAccepted = 64;
    static constexpr std::chrono::minutes kAcceptedIdle{5};
    /**
     * A flow keeps us reachable between two refreshes, which are a day apart at most; only
     * when that has passed nobody can want it any more.
     */
    static constexpr std::chrono::hours kIdle{25};
    /** One that is superseded waits for those who have not left yet. */
    static constexpr std::chrono::minutes kSupersededIdle{2};
    static constexpr std::chrono::seconds kSweepPeriod{60};

    void onConnection(Descriptor descriptor, const NetAddress &remote) override;
    std::shared_ptr<Flow> makeUdp(const FlowKey &key, FlowFailure &failure);
    std::shared_ptr<Flow> makeStream(const FlowKey &key, FlowFailure &failure);
    static bool isSame(const FlowKey &a, const FlowKey &b) noexcept;
    static std::uint64_t hash(Transport transport, const NetAddress &remote) noexcept;
    void sweep();
    static void onSweep(void *self);

    const FlowContext &mContext;
    const BoundPorts &mPorts;
    Flows mFlows;
    std::list<std::shared_ptr<Flow>> mAccepted; ///< the longest open one first
    Timer mSweep;
};

} // namespace slimphone::sip
