#include "transport/udp-socket.h"

#include "base/log.h"
#include "transport/socket-options.h"

#include <cerrno>
#include <cstring>

namespace slimphone::sip {

namespace {

/** Many answers may come between two turns. */
constexpr int kReceiveBuffer = 1 << 20;

bool isTransient(int error) noexcept { return error == EAGAIN || error == EWOULDBLOCK || error == EINTR; }

} // namespace

std::shared_ptr<UdpSocket> UdpSocket::open(const FlowContext &context, int family, int &error) {
    Descriptor descriptor = openSocket(family, SOCK_DGRAM, context.settings.dscp);
    if (!descriptor) {
        error = errno;
        return nullptr;
    }
    setsockopt(descriptor.get(), SOL_SOCKET, SO_RCVBUF, &kReceiveBuffer, sizeof kReceiveBuffer);
    return std::make_shared<UdpSocket>(context, std::move(descriptor));
}

std::shared_ptr<UdpSocket> UdpSocket::bind(const FlowContext &context, const NetAddress &local, int &error) {
    std::shared_ptr<UdpSocket> socket = open(context, local.family(), error);
    if (!socket) return nullptr;
    if (::bind(socket->descriptor(), local.data(), local.size()) != 0) {
        error = errno;
        return nullptr;
    }
    return socket->learnLocal(error) ? socket : nullptr;
}

std::shared_ptr<UdpSocket> UdpSocket::connect(const FlowContext &context, const NetAddress &remote,
                                              int &error) {
    std::shared_ptr<UdpSocket> socket = open(context, remote.family(), error);
    if (!socket) return nullptr;
    if (!bindToAddress(socket->descriptor(), context.settings.bindAddress, remote.family()) ||
        ::connect(socket->descriptor(), remote.data(), remote.size()) != 0) {
        error = errno;
        return nullptr;
    }
    socket->mRemote = remote;
    return socket->learnLocal(error) ? socket : nullptr;
}

UdpSocket::UdpSocket(const FlowContext &context, Descriptor descriptor)
    : mContext(context), mDescriptor(std::move(descriptor)) {
    mWatch.emplace(context.reactor, mDescriptor.get(), SocketWatch::kRead, *this);
}

bool UdpSocket::learnLocal(int &error) noexcept {
    mLocal = NetAddress::ofSocket(descriptor());
    if (!mLocal) error = errno;
    return static_cast<bool>(mLocal);
}

void UdpSocket::close() noexcept {
    mWatch.reset();
    mFlow = nullptr;
    mDescriptor = Descriptor();
}

int UdpSocket::send(const NetAddress &to, std::string_view bytes) noexcept {
    if (isClosed()) return ENOTCONN;
    for (;;) {
        const ssize_t count = mRemote ? ::send(mDescriptor.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL)
                                      : ::sendto(mDescriptor.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL,
                                                 to.data(), to.size());
        if (count >= 0) return 0;
        if (errno != EINTR) return errno;
    }
}

void UdpSocket::reply(const NetAddress &to, std::string_view message) {
    if (const int error = send(to, message))
        logMessage("answer to %s not sent: %s", to.toString().c_str(), std::strerror(error));
}

void UdpSocket::onSocketReady(unsigned, TimePoint deadline) {
    const std::shared_ptr<UdpSocket> keep = shared_from_this();
    DatagramBatch &batch = mContext.batch;
    for (;;) {
        // What is left may be of another socket that ran out of time; it comes first.
        if (!batch.deliver(mContext.user, deadline)) {
            if (!isClosed()) mWatch->again();
            return;
        }
        if (isClosed() || std::chrono::steady_clock::now() >= deadline) return;
        int error = 0;
        if (!batch.fill(*this, error)) {
            // An ICMP message of the one peer there is, or else of no interest.
            if (mFlow && error && !isTransient(error))
                mContext.user.onFlowFailed(*mFlow, {FailureKind::Connection, true, std::strerror(error)});
            return;
        }
        if (batch.wasFull()) continue;
        if (!batch.deliver(mContext.user, deadline) && !isClosed()) mWatch->again();
        return;
    }
}

bool DatagramBatch::fill(UdpSocket &socket, int &error) {
    if (!mBuffer) mBuffer = std::make_unique_for_overwrite<char[]>(kSize * kDatagramSize);
    mCount = mNext = 0;
    std::array<sockaddr_storage, kSize> names;
    std::array<iovec, kSize> vectors;
#ifdef __linux__
    std::array<mmsghdr, kSize> messages{};
    for (std::size_t i = 0; i < kSize; ++i) {
        vectors[i] = {mBuffer.get() + i * kDatagramSize, kDatagramSize};
        messages[i].msg_hdr.msg_name = &names[i];
        messages[i].msg_hdr.msg_namelen = sizeof names[i];
        messages[i].msg_hdr.msg_iov = &vectors[i];
        messages[i].msg_hdr.msg_iovlen = 1;
    }
    const int count = recvmmsg(socket.descriptor(), messages.data(), kSize, MSG_DONTWAIT, nullptr);
    if (count < 0) {
        error = errno;
        return false;
    }
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
        const auto source =
            NetAddress::from(reinterpret_cast<const sockaddr *>(&names[i]), messages[i].msg_hdr.msg_namelen);
        // Without a source there is nobody to answer, and what was cut off cannot be understood.
        mSources[i] = source.value_or(NetAddress());
        mLengths[i] = messages[i].msg_hdr.msg_flags & MSG_TRUNC ? 0 : messages[i].msg_len;
    }
    mCount = static_cast<std::size_t>(count);
#else
    for (; mCount < kSize; ++mCount) {
        char *const place = mBuffer.get() + mCount * kDatagramSize;
        socklen_t length = sizeof names[0];
        const ssize_t size = recvfrom(socket.descriptor(), place, kDatagramSize, MSG_DONTWAIT,
                                      reinterpret_cast<sockaddr *>(&names[0]), &length);
        if (size < 0) break;
        mSources[mCount] =
            NetAddress::from(reinterpret_cast<sockaddr *>(&names[0]), length).value_or(NetAddress());
        mLengths[mCount] = static_cast<std::size_t>(size);
    }
    if (mCount == 0) {
        error = errno;
        return false;
    }
#endif
    mSocket = socket.shared_from_this();
    return mCount > 0;
}

bool DatagramBatch::deliver(FlowUser &user, TimePoint deadline) {
    while (mNext < mCount) {
        const std::size_t index = mNext++;
        if (mLengths[index] == 0 || !mSources[index] || mSocket->isClosed()) continue;
        const std::shared_ptr<UdpSocket> socket = mSocket;
        if (socket->flow()) socket->flow()->noteReceived();
        user.onMessage({std::span<char>(mBuffer.get() + index * kDatagramSize, mLengths[index]),
                        mSources[index], Transport::Udp, *socket});
        if (mNext < mCount && std::chrono::steady_clock::now() >= deadline) return false;
    }
    mSocket.reset();
    return true;
}

void DatagramBatch::clear() noexcept {
    mNext = mCount;
    mSocket.reset();
}

} // namespace slimphone::sip
