#include "transport/listening-points.h"

#include "base/log.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace slimphone::sip {

namespace {

/** A literal address with a port, ready for bind(). */
class SocketAddress {
public:
    static std::optional<SocketAddress> parse(const std::string &text, int port) {
        SocketAddress result;
        auto *v4 = reinterpret_cast<sockaddr_in *>(&result.mStorage);
        auto *v6 = reinterpret_cast<sockaddr_in6 *>(&result.mStorage);
        if (inet_pton(AF_INET, text.c_str(), &v4->sin_addr) == 1) {
            v4->sin_family = AF_INET;
            v4->sin_port = htons(static_cast<std::uint16_t>(port));
            result.mLength = sizeof *v4;
            return result;
        }
        result.mStorage = {};
        if (inet_pton(AF_INET6, text.c_str(), &v6->sin6_addr) == 1) {
            v6->sin6_family = AF_INET6;
            v6->sin6_port = htons(static_cast<std::uint16_t>(port));
            result.mLength = sizeof *v6;
            return result;
        }
        return std::nullopt;
    }

    /** Binds a fresh UDP socket and closes it; 0 or an errno value. */
    int tryToBind() const {
        const int fd = socket(mStorage.ss_family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        if (fd < 0) return errno;
        if (mStorage.ss_family == AF_INET6) {
            const int off = 0;
            setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
        }
        const int error = bind(fd, reinterpret_cast<const sockaddr *>(&mStorage), mLength) == 0 ? 0 : errno;
        ::close(fd);
        return error;
    }

private:
    sockaddr_storage mStorage{};
    socklen_t mLength = 0;
};

bool ipv6Works() {
    const auto any = SocketAddress::parse("::", 0);
    return any && any->tryToBind() == 0;
}

} // namespace

bool ListeningPoints::open(const StackSettings &settings) {
    close();
    mAddress = settings.bindAddress;
    if (mAddress.empty()) mAddress = settings.ipv6 && ipv6Works() ? "::0" : "0.0.0.0";
    if (!SocketAddress::parse(mAddress, 0)) {
        // belle-sip would ask the resolver of the C library, which may block for a long time.
        logError("[%s] is not a literal address, no transport is open", mAddress.c_str());
        return false;
    }
    mPorts.udp = open(Transport::Udp, settings.ports.udp, settings.tls);
    mPorts.tcp = open(Transport::Tcp, settings.ports.tcp, settings.tls);
    mPorts.tls = open(Transport::Tls, settings.ports.tls, settings.tls);
    const auto opened = [](int wanted, int got) { return wanted == 0 || got != 0; };
    return opened(settings.ports.udp, mPorts.udp) && opened(settings.ports.tcp, mPorts.tcp) &&
           opened(settings.ports.tls, mPorts.tls);
}

int ListeningPoints::open(Transport transport, int port, const TlsSettings &tls) {
    if (port == 0) return 0;
    const char *name = toString(transport);
    if (port < BELLE_SIP_LISTENING_POINT_DONT_BIND || port > 65535) {
        logError("%i is not a port for %s", port, name);
        return 0;
    }
    if (transport == Transport::Udp && port > 0) {
        // belle-sip binds with SO_REUSEADDR, with which two programs can share a UDP port and
        // take each other's datagrams. A plain socket tells whether the port is free.
        const auto address = SocketAddress::parse(mAddress, port);
        const int error = address ? address->tryToBind() : EINVAL;
        if (error) {
            logError("cannot open %s port %i: %s", name, port, std::strerror(error));
            return 0;
        }
    }
    belle_sip_listening_point_t *point =
        belle_sip_stack_create_listening_point(mLoop.stack(), mAddress.c_str(), port, name);
    if (!point) {
        logError("cannot open %s port %i", name, port);
        return 0;
    }
    if (transport == Transport::Tls) {
        const auto config = mTrust.makeConfiguration(tls);
        belle_sip_tls_listening_point_set_crypto_config(BELLE_SIP_TLS_LISTENING_POINT(point), config.get());
    }
    belle_sip_provider_add_listening_point(mProvider, point);
    mPoints[static_cast<std::size_t>(transport)] = point;
    return port == BELLE_SIP_LISTENING_POINT_DONT_BIND ? port : belle_sip_listening_point_get_port(point);
}

void ListeningPoints::close() noexcept {
    for (belle_sip_listening_point_t *&point : mPoints) {
        if (!point) continue;
        // First the connections: while the point dies it can no longer tell who used them.
        belle_sip_listening_point_clean_channels(point);
        belle_sip_listening_point_set_keep_alive(point, -1);
        belle_sip_provider_remove_listening_point(mProvider, std::exchange(point, nullptr));
    }
    mPorts = {};
}

void ListeningPoints::setKeepAlive(std::chrono::milliseconds period, bool onStreams) noexcept {
    for (const Transport transport : {Transport::Udp, Transport::Tcp, Transport::Tls}) {
        belle_sip_listening_point_t *point = mPoints[static_cast<std::size_t>(transport)];
        const bool isWanted = transport == Transport::Udp || onStreams;
        if (point)
            belle_sip_listening_point_set_keep_alive(point, isWanted ? static_cast<int>(period.count()) : 0);
    }
}

std::optional<Transport> ListeningPoints::preferred() const noexcept {
    for (const Transport transport : {Transport::Udp, Transport::Tcp, Transport::Tls})
        if (has(transport)) return transport;
    return std::nullopt;
}

} // namespace slimphone::sip
