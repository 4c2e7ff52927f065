#include "transport/bound-ports.h"

#include "base/guard.h"
#include "base/log.h"
#include "transport/socket-options.h"

#include <fcntl.h>

#include <cerrno>
#include <cstring>

namespace slimphone::sip {

namespace {

constexpr int kUnbound = -2;
constexpr int kRandom = -1;
constexpr int kBacklog = 16;
/** A port that is free for IPv4 may be taken for IPv6. */
constexpr int kRandomPortAttempts = 8;

/** IPv6 may be missing from the system, or switched off. */
bool canBindIpv6() noexcept {
    const Descriptor probe = openSocket(AF_INET6, SOCK_DGRAM, 0);
    const NetAddress any = NetAddress::any(AF_INET6, 0);
    return probe && ::bind(probe.get(), any.data(), any.size()) == 0;
}

} // namespace

StreamListener::StreamListener(const FlowContext &context, Descriptor listening, ConnectionTaker &taker)
    : mContext(context), mDescriptor(std::move(listening)), mTaker(taker),
      mWatch(context.reactor, mDescriptor.get(), SocketWatch::kRead, *this),
      mPause(&StreamListener::onPauseOver, this) {}

void StreamListener::onSocketReady(unsigned, TimePoint) {
    // One for each turn: a flood of connections must not keep the others waiting.
    sockaddr_storage storage{};
    socklen_t length = sizeof storage;
    Descriptor connection(::accept(mDescriptor.get(), reinterpret_cast<sockaddr *>(&storage), &length));
    if (!connection) {
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
            // The connection stays in line and would have us called for ever.
            logWarning("cannot accept a connection: %s", std::strerror(errno));
            mWatch.want(0);
            mContext.timers.schedule(mPause, mContext.clock.now() + kPause);
        }
        return;
    }
    fcntl(connection.get(), F_SETFD, FD_CLOEXEC);
    fcntl(connection.get(), F_SETFL, fcntl(connection.get(), F_GETFL) | O_NONBLOCK);
    if (const auto remote = NetAddress::from(reinterpret_cast<const sockaddr *>(&storage), length))
        mTaker.onConnection(std::move(connection), *remote);
}

void StreamListener::onPauseOver(void *context) {
    guard("onPauseOver", [&] { static_cast<StreamListener *>(context)->mWatch.want(SocketWatch::kRead); });
}

std::vector<NetAddress> BoundPorts::addressesToBind() const {
    const StackSettings &settings = mContext.settings;
    const std::optional<NetAddress> wanted = NetAddress::parse(settings.bindAddress, 0);
    if (wanted && !wanted->isAny()) return {*wanted};
    if (!wanted && !settings.bindAddress.empty()) {
        // Asking the C library's resolver may take long.
        logError("[%s] is not a literal address, no transport is open", settings.bindAddress.c_str());
        return {};
    }
    std::vector<NetAddress> all{NetAddress::any(AF_INET, 0)};
    if (settings.ipv6 && canBindIpv6()) all.push_back(NetAddress::any(AF_INET6, 0));
    return all;
}

bool BoundPorts::open() {
    close();
    return openMissing();
}

bool BoundPorts::openMissing() {
    const auto isOpen = [this](Transport transport, int wanted, int &port) {
        if (port == 0) port = openPort(transport, wanted);
        return wanted == 0 || port != 0;
    };
    const TransportPorts &wanted = mContext.settings.ports;
    const bool udp = isOpen(Transport::Udp, wanted.udp, mPorts.udp);
    const bool tcp = isOpen(Transport::Tcp, wanted.tcp, mPorts.tcp);
    const bool tls = isOpen(Transport::Tls, wanted.tls, mPorts.tls);
    return udp && tcp && tls;
}

void BoundPorts::close() noexcept {
    for (const std::shared_ptr<UdpSocket> &socket : mUdp)
        socket->close();
    mUdp.clear();
    mListeners.clear();
    mReserved.clear();
    mPorts = {};
}

bool BoundPorts::has(Transport transport) const noexcept {
    switch (transport) {
    case Transport::Udp:
        return mPorts.udp != 0;
    case Transport::Tcp:
        return mPorts.tcp != 0;
    case Transport::Tls:
        return mPorts.tls != 0;
    }
    return false;
}

std::shared_ptr<UdpSocket> BoundPorts::udpSocket(int family) const noexcept {
    for (const std::shared_ptr<UdpSocket> &socket : mUdp)
        if (socket->local().family() == family) return socket;
    return nullptr;
}

int BoundPorts::openPort(Transport transport, int wanted) {
    if (wanted == 0) return 0;
    if (wanted < kUnbound || wanted > 65535) {
        logError("%d is not a port for %s", wanted, toString(transport));
        return 0;
    }
    const std::vector<NetAddress> addresses = addressesToBind();
    if (addresses.empty()) return 0;
    if (wanted == kUnbound) return kUnbound;
    int error = 0;
    const int attempts = wanted == kRandom ? kRandomPortAttempts : 1;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        int port = wanted == kRandom ? 0 : wanted;
        if (bindAll(transport, addresses, port, error)) return port;
        if (error != EADDRINUSE) break;
    }
    logError("cannot open %s port %d: %s", toString(transport), wanted, std::strerror(error));
    return 0;
}

bool BoundPorts::bindAll(Transport transport, const std::vector<NetAddress> &addresses, int &port,
                         int &error) {
    std::vector<std::shared_ptr<UdpSocket>> sockets;
    Descriptors streams;
    for (NetAddress address : addresses) {
        address.setPort(port);
        if (transport == Transport::Udp) {
            std::shared_ptr<UdpSocket> socket = UdpSocket::bind(mContext, address, error);
            if (!socket) break;
            port = socket->local().port();
            sockets.push_back(std::move(socket));
            continue;
        }
        Descriptor stream = openSocket(address.family(), SOCK_STREAM, mContext.settings.dscp);
        const int on = 1;
        if (stream) setsockopt(stream.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        // Being a TLS server takes a certificate, which the settings do not hold: the port is
        // kept for us, but nobody listens there. Requests come over the connection to the server.
        if (!stream || ::bind(stream.get(), address.data(), address.size()) != 0 ||
            (transport == Transport::Tcp && ::listen(stream.get(), kBacklog) != 0)) {
            error = errno;
            break;
        }
        const NetAddress local = NetAddress::ofSocket(stream.get());
        if (!local) {
            error = errno;
            break;
        }
        port = local.port();
        streams.push_back(std::move(stream));
    }
    if (sockets.size() + streams.size() < addresses.size()) {
        for (const std::shared_ptr<UdpSocket> &socket : sockets)
            socket->close();
        return false;
    }
    for (std::shared_ptr<UdpSocket> &socket : sockets)
        mUdp.push_back(std::move(socket));
    for (Descriptor &stream : streams) {
        if (transport == Transport::Tcp)
            mListeners.push_back(std::make_unique<StreamListener>(mContext, std::move(stream), mTaker));
        else
            mReserved.push_back(std::move(stream));
    }
    return true;
}

} // namespace slimphone::sip
