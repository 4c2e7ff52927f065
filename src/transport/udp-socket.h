/**
 * @file
 * A UDP socket, and the datagrams read from it.
 */
#pragma once

#include "transport/descriptor.h"
#include "transport/flow.h"

#include <array>
#include <memory>
#include <optional>

namespace slimphone::sip {

/** Bound and open to everybody, or connected to one peer. One datagram is one message. */
class UdpSocket final : public SocketUser, public ReplyPath, public std::enable_shared_from_this<UdpSocket> {
public:
    /** Null, with @p error set to an errno value, when it cannot be opened. */
    static std::shared_ptr<UdpSocket> bind(const FlowContext &context, const NetAddress &local, int &error);
    static std::shared_ptr<UdpSocket> connect(const FlowContext &context, const NetAddress &remote,
                                              int &error);

    UdpSocket(const FlowContext &context, Descriptor descriptor);
    UdpSocket(const UdpSocket &) = delete;
    UdpSocket &operator=(const UdpSocket &) = delete;
    ~UdpSocket() = default;

    const NetAddress &local() const noexcept { return mLocal; }
    bool isClosed() const noexcept { return !mWatch; }
    void close() noexcept;

    /** 0 or an errno value. */
    int send(const NetAddress &to, std::string_view bytes) noexcept;
    void reply(const NetAddress &to, std::string_view message) override;

    /** The flow that a connected socket is for; gets its errors. */
    void setFlow(Flow *flow) noexcept { mFlow = flow; }
    Flow *flow() const noexcept { return mFlow; }
    int descriptor() const noexcept { return mDescriptor.get(); }

private:
    bool learnLocal(int &error) noexcept;
    static std::shared_ptr<UdpSocket> open(const FlowContext &context, int family, int &error);
    void onSocketReady(unsigned events, TimePoint deadline) override;

    const FlowContext &mContext;
    Descriptor mDescriptor;
    NetAddress mLocal;
    NetAddress mRemote; ///< of a connected socket
    std::optional<SocketWatch> mWatch;
    Flow *mFlow = nullptr;
};

/** The datagrams that one system call took off a socket; they are delivered as time allows. */
class DatagramBatch {
public:
    DatagramBatch() = default;
    DatagramBatch(const DatagramBatch &) = delete;
    DatagramBatch &operator=(const DatagramBatch &) = delete;

    /** Reads what is there; to be called when empty. False when nothing came, with an errno value. */
    bool fill(UdpSocket &socket, int &error);
    /** True when as many came as are read at once, so that there may be more. */
    bool wasFull() const noexcept { return mCount == kSize; }
    /** Hands out at least one message, then more until @p deadline; true when none is left. */
    bool deliver(FlowUser &user, TimePoint deadline);
    void clear() noexcept;

private:
    static constexpr std::size_t kSize = 16;
    static constexpr std::size_t kDatagramSize = 65536;

    std::unique_ptr<char[]> mBuffer; ///< of kSize datagrams; pages that were never used cost nothing
    std::array<NetAddress, kSize> mSources;
    std::array<std::size_t, kSize> mLengths{};
    std::size_t mCount = 0;
    std::size_t mNext = 0;
    std::shared_ptr<UdpSocket> mSocket;
};

} // namespace slimphone::sip
