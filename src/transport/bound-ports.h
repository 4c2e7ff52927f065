/**
 * @file
 * The sockets that wait for others: UDP sockets and TCP listeners.
 */
#pragma once

#include "transport/udp-socket.h"

#include <array>
#include <memory>
#include <vector>

namespace slimphone::sip {

/** Who takes the connections that others open to us. */
class ConnectionTaker {
public:
    virtual void onConnection(Descriptor descriptor, const NetAddress &remote) = 0;

protected:
    ~ConnectionTaker() = default;
};

/** Accepts TCP connections. */
class StreamListener final : public SocketUser {
public:
    StreamListener(const FlowContext &context, Descriptor listening, ConnectionTaker &taker);

private:
    static constexpr std::chrono::seconds kPause{1};

    void onSocketReady(unsigned events, TimePoint deadline) override;
    static void onPauseOver(void *self);

    const FlowContext &mContext;
    Descriptor mDescriptor;
    ConnectionTaker &mTaker;
    SocketWatch mWatch;
    Timer mPause;
};

/** Opens what the port settings ask for: for IPv4 and IPv6, on the same port. */
class BoundPorts {
public:
    BoundPorts(const FlowContext &context, ConnectionTaker &taker) : mContext(context), mTaker(taker) {}

    /** Opens all, after closing all. False, with log lines, when something could not be opened. */
    bool open();
    /** The same without closing: what could not be opened before is tried again. */
    bool openMissing();
    void close() noexcept;

    /** The ports really bound; -2 stays -2, 0 is a transport that is off. */
    const TransportPorts &ports() const noexcept { return mPorts; }
    bool has(Transport transport) const noexcept;
    /** The shared socket for peers of @p family; null when there is none. */
    std::shared_ptr<UdpSocket> udpSocket(int family) const noexcept;

private:
    using Descriptors = std::vector<Descriptor>;

    int openPort(Transport transport, int wanted);
    bool bindAll(Transport transport, const std::vector<NetAddress> &addresses, int &port, int &error);
    std::vector<NetAddress> addressesToBind() const;

    const FlowContext &mContext;
    ConnectionTaker &mTaker;
    TransportPorts mPorts;
    std::vector<std::shared_ptr<UdpSocket>> mUdp;
    std::vector<std::unique_ptr<StreamListener>> mListeners;
    Descriptors mReserved;
};

} // namespace slimphone::sip
