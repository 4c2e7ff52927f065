/**
 * @file
 * A way to one far end: a UDP peer, or a TCP or TLS connection.
 */
#pragma once

#include "base/intrusive-list.h"
#include "sip/message-builder.h"
#include "sip/stack.h"
#include "transport/lean-transaction.h"
#include "transport/net-address.h"
#include "transport/reactor.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace slimphone::sip {

class Flow;
class TlsContext;
class DatagramBatch;

/** What tells one flow from another. Name and identity matter to TLS only. */
struct FlowKey {
    Transport transport = Transport::Udp;
    NetAddress remote;
    std::string serverName; ///< that the certificate has to be for
    std::shared_ptr<const TlsIdentity> identity;
};

/** Why a flow ended, or could not begin. */
struct FlowFailure {
    FailureKind kind = FailureKind::Connection;
    bool wasReady = false; ///< requests could have gone out before
    std::string reason;    ///< without the name of the far end
    bool isFinal = false;  ///< nothing else is to be tried
};

/** Sends the answer to a request back to where the request came from. */
class ReplyPath {
public:
    /** @p to counts for UDP; a connection has one far end only. */
    virtual void reply(const NetAddress &to, std::string_view message) = 0;

protected:
    ~ReplyPath() = default;
};

/** A message that lies complete in a buffer which may be written to. */
struct Arrival {
    std::span<char> bytes;
    const NetAddress &source;
    Transport transport;
    ReplyPath &path;
};

/** Who uses the flows. Handlers of the application may be called from onMessage() only. */
class FlowUser {
public:
    virtual void onMessage(const Arrival &arrival) = 0;
    /** The flow became ready, or has room again: its waiting transactions can be sent. */
    virtual void onFlowReady(Flow &flow) = 0;
    /** The flow is of no use any more; its transactions are to leave it. */
    virtual void onFlowFailed(Flow &flow, const FlowFailure &failure) = 0;
    /** Bytes wait for Flow::flush(), which is called later: at the end of the turn, or of LeanEngine::send().
     */
    virtual void onFlowDirty(Flow &flow) = 0;

protected:
    ~FlowUser() = default;
};

/** What every socket works with; all of it outlives them. */
struct FlowContext {
    Reactor &reactor;
    TimerQueue &timers;
    const Clock &clock;
    FlowUser &user;
    const StackSettings &settings;
    TlsContext &tls;
    DatagramBatch &batch;
};

/**
 * Base of all flows. It tells FlowUser of its fate and never calls anybody from inside write().
 * Flows are shared so that one can be closed while it is being served.
 */
class Flow : public std::enable_shared_from_this<Flow> {
public:
    enum class Written : std::uint8_t { Done, Busy, Failed };
    using Transactions = IntrusiveList<LeanTransaction>;

    Flow(const FlowContext &context, FlowKey key);
    Flow(const Flow &) = delete;
    Flow &operator=(const Flow &) = delete;
    virtual ~Flow() = default;

    const FlowKey &key() const noexcept { return mKey; }
    /** Tells it from every other flow of the process, also from those that are gone. */
    std::uint64_t id() const noexcept { return mId; }
    Transport transport() const noexcept { return mKey.transport; }

    /** True when write() can succeed. */
    virtual bool isReady() const noexcept = 0;
    /** Takes a whole message; @p error gets an errno value when it failed. */
    virtual Written write(std::string_view message, int &error) = 0;
    /** Puts what write() kept on the wire, as far as the socket takes it. */
    virtual void flush() {}
    /** Ends the flow without a word to anybody. */
    virtual void close() noexcept = 0;
    virtual bool isClosed() const noexcept = 0;

    /** Everything a request needs to know of this flow but its branch. Set when ready. */
    RequestRoute &route() noexcept { return mRoute; }
    /** The address that requests on this flow name in their Via. */
    const Endpoint &local() const noexcept { return mRoute.sentBy; }

    Transactions waiting; ///< not written yet
    Transactions sent;    ///< written, without an answer

    /** A request was answered on this flow. */
    void noteAnswer() noexcept;
    bool hasAnswered() const noexcept { return mHasAnswered; }
    /** A better server is there; whoever is answered here later stays, however. */
    void noteSuperseded() noexcept { mIsSuperseded = true; }
    bool isSuperseded() const noexcept { return mIsSuperseded; }
    /** When a SIP message went or came last. */
    TimePoint lastUsed() const noexcept { return mLastUsed; }
    TimePoint lastReceived() const noexcept { return mLastReceived; }
    bool hasReceived() const noexcept { return mHasReceived; }
    void noteReceived() noexcept;
    void noteUsed() noexcept { mLastUsed = mContext.clock.now(); }

    /** Starts, or with another period restarts, the keep-alives. */
    void restartKeepAlive();
    /**
     * The far end keeps flows as RFC 5626 says: it answers pings, and wants something of us
     * at least every @p flowTimer if that is given (section 4.4.1).
     */
    void noteOutbound(std::optional<std::chrono::seconds> flowTimer);

protected:
    virtual void sendKeepAlive() = 0;
    /** From now on a ping without answer means the end of the flow. */
    virtual void superviseKeepAlives() noexcept {}
    void setLocal(const NetAddress &address);
    void stopKeepAlive() noexcept { mKeepAlive.cancel(); }

    const FlowContext &mContext;

private:
    static void onKeepAlive(void *self);
    Duration keepAlivePeriod() const noexcept;

    const FlowKey mKey;
    const std::uint64_t mId;
    RequestRoute mRoute;
    Timer mKeepAlive;
    std::optional<std::chrono::seconds> mFlowTimer;
    TimePoint mLastUsed;
    TimePoint mLastReceived;
    bool mHasReceived = false;
    bool mHasAnswered = false;
    bool mIsSuperseded = false;
};

} // namespace slimphone::sip
