/**
 * @file
 * A TCP or TLS connection.
 */
#pragma once

#include "sip/stream-framer.h"
#include "transport/descriptor.h"
#include "transport/flow.h"
#include "transport/tls-client.h"

#include <optional>

namespace slimphone::sip {

/**
 * Connects and shakes hands without waiting, cuts what comes into messages, queues what the
 * socket does not take. It pings the far end (RFC 5626 section 3.5.1) and takes a missing pong
 * for the end of the connection once the far end has shown or said that it answers pings.
 */
class StreamFlow final : public Flow, public SocketUser, public ReplyPath {
public:
    /** More than this in the queue, and the transactions have to wait. */
    static constexpr std::size_t kComfortableQueue = std::size_t{256} * 1024;
    /** More than this, and answers to requests are left out. */
    static constexpr std::size_t kMaximumQueue = 4 * kComfortableQueue;
    static constexpr std::chrono::seconds kPongTimeout{10};

    /** One that is to be opened with connect(). */
    StreamFlow(const FlowContext &context, FlowKey key);
    /** One that the far end opened. */
    StreamFlow(const FlowContext &context, FlowKey key, Descriptor descriptor);
    ~StreamFlow() override { close(); }

    /** Begins to connect; 0 or an errno value. */
    int connect();

    bool isReady() const noexcept override { return mState == State::Ready && queued() < kComfortableQueue; }
    Written write(std::string_view message, int &error) override;
    void flush() override;
    void close() noexcept override;
    bool isClosed() const noexcept override { return mState == State::Closed; }

    void reply(const NetAddress &to, std::string_view message) override;

private:
    enum class State : std::uint8_t { Connecting, Securing, Ready, Closed };
    enum class Transfer : std::uint8_t { Some, Blocked, Ended, Broken };

    std::size_t queued() const noexcept { return mQueue.size() - mWritten; }
    void onSocketReady(unsigned events, TimePoint deadline) override;
    void onConnected();
    void secure(TimePoint deadline);
    void becomeReady();
    void receive(TimePoint deadline);
    bool takeFrames(TimePoint deadline);
    void takeMessage(std::span<char> bytes);
    Transfer readSome(std::span<char> room, std::size_t &count);
    Transfer writeSome(std::string_view bytes, std::size_t &count);
    void fail(FailureKind kind, std::string reason);
    void failBroken(const char *reason);
    void wantEvents();
    void sendKeepAlive() override;
    void superviseKeepAlives() noexcept override { mAnswersPings = true; }
    static void onNoPong(void *self);

    State mState = State::Connecting;
    Descriptor mDescriptor;
    std::optional<SocketWatch> mWatch;
    std::unique_ptr<TlsChannel> mTls;
    StreamFramer mFramer;
    bool mHasFrames = false; ///< the framer was not asked until it was empty

    std::string mQueue;
    std::size_t mWritten = 0; ///< of the queue
    bool mIsBlocked = false;  ///< the socket took less than it was given
    bool mIsDirty = false;    ///< waits to be flushed
    int mError = 0;           ///< of the socket, errno value
    bool mTlsWantsWrite = false;

    Timer mPong;
    bool mPingOpen = false;     ///< a ping is not answered yet
    bool mAnswersPings = false; ///< the far end did so once
};

} // namespace slimphone::sip
