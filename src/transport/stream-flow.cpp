#include "transport/stream-flow.h"

#include "base/guard.h"
#include "base/log.h"
#include "transport/socket-options.h"

#include <netinet/tcp.h>

#include <cerrno>
#include <cstring>

namespace slimphone::sip {

namespace {

constexpr std::size_t kReadSize = 16384;

bool isBlocked(int error) noexcept { return error == EAGAIN || error == EWOULDBLOCK; }

} // namespace

StreamFlow::StreamFlow(const FlowContext &context, FlowKey key)
    : Flow(context, std::move(key)), mPong(&StreamFlow::onNoPong, this) {}

StreamFlow::StreamFlow(const FlowContext &context, FlowKey key, Descriptor descriptor)
    : Flow(context, std::move(key)), mState(State::Ready), mDescriptor(std::move(descriptor)),
      mPong(&StreamFlow::onNoPong, this) {
    setLocal(NetAddress::ofSocket(mDescriptor.get()));
    mWatch.emplace(context.reactor, mDescriptor.get(), SocketWatch::kRead, *this);
}

int StreamFlow::connect() {
    const NetAddress &remote = key().remote;
    mDescriptor = openSocket(remote.family(), SOCK_STREAM, mContext.settings.dscp);
    if (!mDescriptor) return errno;
    const int on = 1;
    setsockopt(mDescriptor.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
#ifdef TCP_USER_TIMEOUT
    // Else a far end that vanished is only missed after a quarter of an hour.
    const auto patience = static_cast<unsigned>(mContext.settings.transactionTimeout.count());
    setsockopt(mDescriptor.get(), IPPROTO_TCP, TCP_USER_TIMEOUT, &patience, sizeof patience);
#endif
    if (!bindToAddress(mDescriptor.get(), mContext.settings.bindAddress, remote.family())) return errno;
    if (::connect(mDescriptor.get(), remote.data(), remote.size()) != 0 && errno != EINPROGRESS) return errno;
    mWatch.emplace(mContext.reactor, mDescriptor.get(), SocketWatch::kRead | SocketWatch::kWrite, *this);
    return 0;
}

void StreamFlow::close() noexcept {
    if (mState == State::Closed) return;
    mState = State::Closed;
    stopKeepAlive();
    mPong.cancel();
    mWatch.reset();
    if (mTls) mTls->close();
    mTls.reset();
    mDescriptor = Descriptor();
    mQueue = std::string();
}

void StreamFlow::fail(FailureKind kind, std::string reason) {
    if (isClosed()) return;
    const bool wasReady = mState == State::Ready;
    close();
    mContext.user.onFlowFailed(*this, {kind, wasReady, std::move(reason)});
}

void StreamFlow::failBroken(const char *reason) {
    if (mTls && mError == 0 && !mTls->failure().text.empty())
        fail(mState == State::Securing ? mTls->failure().kind : FailureKind::Connection,
             mTls->failure().text);
    else
        fail(FailureKind::Connection, mError ? std::strerror(mError) : reason);
}

void StreamFlow::onSocketReady(unsigned events, TimePoint deadline) {
    const std::shared_ptr<Flow> keep = shared_from_this();
    switch (mState) {
    case State::Connecting:
        if (events != 0) onConnected();
        break;
    case State::Securing:
        secure(deadline);
        break;
    case State::Ready:
        if (events & SocketWatch::kWrite || mTlsWantsWrite) {
            mIsBlocked = false;
            flush();
        }
        if (mState == State::Ready) receive(deadline);
        break;
    case State::Closed:
        break;
    }
}

void StreamFlow::onConnected() {
    socklen_t length = sizeof mError;
    if (getsockopt(mDescriptor.get(), SOL_SOCKET, SO_ERROR, &mError, &length) != 0) mError = errno;
    if (mError) {
        failBroken("");
        return;
    }
    sockaddr_storage peer{};
    length = sizeof peer;
    if (getpeername(mDescriptor.get(), reinterpret_cast<sockaddr *>(&peer), &length) != 0) {
        if (errno == ENOTCONN) return; // still on its way
        mError = errno;
        failBroken("");
        return;
    }
    const NetAddress local = NetAddress::ofSocket(mDescriptor.get());
    if (!local) {
        mError = errno;
        failBroken("");
        return;
    }
    setLocal(local);
    if (transport() != Transport::Tls) {
        becomeReady();
        return;
    }
    mTls = mContext.tls.open(mDescriptor.get(), key().serverName, key().identity);
    mState = State::Securing;
    mWatch->again(); // a handshake needs time; let the others have theirs first
}

void StreamFlow::secure(TimePoint deadline) {
    switch (mTls->handshake(deadline)) {
    case TlsChannel::Progress::Done:
        becomeReady();
        break;
    case TlsChannel::Progress::WantRead:
        mWatch->want(SocketWatch::kRead);
        break;
    case TlsChannel::Progress::WantWrite:
        mWatch->want(SocketWatch::kWrite);
        break;
    case TlsChannel::Progress::OutOfTime:
        mWatch->want(SocketWatch::kRead);
        mWatch->again();
        break;
    case TlsChannel::Progress::Closed:
    case TlsChannel::Progress::Failed:
        failBroken("");
        break;
    }
}

void StreamFlow::becomeReady() {
    mState = State::Ready;
    mWatch->want(SocketWatch::kRead);
    logMessage("%s connection to %s is open", toString(transport()), key().remote.toString().c_str());
    restartKeepAlive();
    mContext.user.onFlowReady(*this);
    // TLS may already hold what the socket will not be readable for again.
    if (mState == State::Ready && mTls) mWatch->again();
}

void StreamFlow::receive(TimePoint deadline) {
    while (mState == State::Ready) {
        if (!takeFrames(deadline)) {
            if (mState == State::Ready) mWatch->again();
            return;
        }
        if (mState != State::Ready) return;
        const std::span<char> room = mFramer.writable(kReadSize);
        if (room.empty()) {
            failBroken("message too large");
            return;
        }
        std::size_t count = 0;
        switch (readSome(room, count)) {
        case Transfer::Some:
            break;
        case Transfer::Blocked:
            wantEvents();
            return;
        case Transfer::Ended:
            fail(FailureKind::Connection, "closed by the server");
            return;
        case Transfer::Broken:
            failBroken("broken");
            return;
        }
        mFramer.commit(count);
        mHasFrames = true;
        noteReceived();
        mPong.cancel();
        // Less than there was room for: the socket is empty, and asking it costs a system call.
        if (count < room.size() && !mTls) {
            if (!takeFrames(deadline) && mState == State::Ready) mWatch->again();
            return;
        }
        if (std::chrono::steady_clock::now() >= deadline) {
            mWatch->again();
            return;
        }
    }
}

/** False when there may be more, but no time or no connection any more. */
bool StreamFlow::takeFrames(TimePoint deadline) {
    while (mHasFrames) {
        const Frame frame = mFramer.next();
        switch (frame.kind) {
        case Frame::Kind::Incomplete:
            mHasFrames = false;
            return true;
        case Frame::Kind::Ping:
            reply(key().remote, "\r\n");
            break;
        case Frame::Kind::Pong:
            mAnswersPings = mAnswersPings || mPingOpen;
            mPingOpen = false;
            break;
        case Frame::Kind::Message:
            takeMessage(frame.bytes);
            break;
        case Frame::Kind::Broken:
        case Frame::Kind::TooLarge:
            // It gets the answer that it is owed before the connection ends.
            if (!frame.bytes.empty()) takeMessage(frame.bytes);
            if (mState == State::Ready) flush();
            if (mState == State::Ready) failBroken(frame.reason);
            return false;
        }
        if (mState != State::Ready) return false;
        if (std::chrono::steady_clock::now() >= deadline) return !mHasFrames;
    }
    return true;
}

void StreamFlow::takeMessage(std::span<char> bytes) {
    mContext.user.onMessage({bytes, key().remote, transport(), *this});
}

StreamFlow::Transfer StreamFlow::readSome(std::span<char> room, std::size_t &count) {
    mTlsWantsWrite = false;
    if (mTls) {
        switch (mTls->read(room.data(), room.size(), count)) {
        case TlsChannel::Progress::Done:
            return Transfer::Some;
        case TlsChannel::Progress::WantWrite:
            mTlsWantsWrite = true;
            return Transfer::Blocked;
        case TlsChannel::Progress::Closed:
            return Transfer::Ended;
        case TlsChannel::Progress::Failed:
            return Transfer::Broken;
        case TlsChannel::Progress::WantRead:
        case TlsChannel::Progress::OutOfTime:
            break;
        }
        return Transfer::Blocked;
    }
    for (;;) {
        const ssize_t size = ::recv(mDescriptor.get(), room.data(), room.size(), 0);
        if (size > 0) {
            count = static_cast<std::size_t>(size);
            return Transfer::Some;
        }
        if (size == 0) return Transfer::Ended;
        if (isBlocked(errno)) return Transfer::Blocked;
        if (errno == EINTR) continue;
        mError = errno;
        return Transfer::Broken;
    }
}

StreamFlow::Transfer StreamFlow::writeSome(std::string_view bytes, std::size_t &count) {
    if (mTls) {
        switch (mTls->write(bytes.data(), bytes.size(), count)) {
        case TlsChannel::Progress::Done:
            return Transfer::Some;
        case TlsChannel::Progress::Closed:
        case TlsChannel::Progress::Failed:
            return Transfer::Broken;
        case TlsChannel::Progress::WantRead:
        case TlsChannel::Progress::WantWrite:
        case TlsChannel::Progress::OutOfTime:
            break;
        }
        return Transfer::Blocked;
    }
    for (;;) {
        const ssize_t size = ::send(mDescriptor.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (size >= 0) {
            count = static_cast<std::size_t>(size);
            return Transfer::Some;
        }
        if (isBlocked(errno)) return Transfer::Blocked;
        if (errno == EINTR) continue;
        mError = errno;
        return Transfer::Broken;
    }
}

Flow::Written StreamFlow::write(std::string_view message, int &error) {
    if (mState != State::Ready) {
        error = ENOTCONN;
        return Written::Failed;
    }
    if (queued() >= kComfortableQueue) return Written::Busy;
    mQueue.append(message);
    if (!mIsBlocked && !std::exchange(mIsDirty, true)) mContext.user.onFlowDirty(*this);
    return Written::Done;
}

void StreamFlow::reply(const NetAddress &, std::string_view message) {
    if (mState != State::Ready || queued() + message.size() > kMaximumQueue) return;
    mQueue.append(message);
    if (!mIsBlocked && !std::exchange(mIsDirty, true)) mContext.user.onFlowDirty(*this);
}

void StreamFlow::flush() {
    mIsDirty = false;
    if (mState != State::Ready) return;
    while (mWritten < mQueue.size()) {
        std::size_t count = 0;
        const Transfer result = writeSome(std::string_view(mQueue).substr(mWritten), count);
        if (result == Transfer::Broken) {
            failBroken("broken");
            return;
        }
        if (result == Transfer::Blocked) {
            mIsBlocked = true;
            break;
        }
        mWritten += count;
    }
    if (mWritten == mQueue.size()) {
        mQueue.clear();
        mWritten = 0;
        if (mQueue.capacity() > kComfortableQueue) mQueue.shrink_to_fit();
    } else if (mWritten >= kComfortableQueue) {
        mQueue.erase(0, mWritten);
        mWritten = 0;
    }
    wantEvents();
    if (!waiting.empty() && isReady()) mContext.user.onFlowReady(*this);
}

void StreamFlow::wantEvents() {
    mWatch->want(mIsBlocked || mTlsWantsWrite ? SocketWatch::kRead | SocketWatch::kWrite
                                              : SocketWatch::kRead);
}

void StreamFlow::sendKeepAlive() {
    // Bytes that wait in the queue do the same service.
    if (queued() > 0) return;
    reply(key().remote, "\r\n\r\n");
    mPingOpen = true;
    if (mAnswersPings && !mPong.isPending())
        mContext.timers.schedule(mPong, mContext.clock.now() + kPongTimeout);
}

void StreamFlow::onNoPong(void *context) {
    auto *self = static_cast<StreamFlow *>(context);
    const std::shared_ptr<Flow> keep = self->shared_from_this();
    guard("onNoPong", [self] { self->failBroken("no answer to keep-alives"); });
}

} // namespace slimphone::sip
