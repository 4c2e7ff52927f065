#include "transport/socket-options.h"

#include <fcntl.h>
#include <netinet/ip.h>

#include <cerrno>

namespace slimphone::sip {

Descriptor openSocket(int family, int type, int dscp) noexcept {
    Descriptor result(::socket(family, type, 0));
    if (!result) return result;
    fcntl(result.get(), F_SETFD, FD_CLOEXEC);
    fcntl(result.get(), F_SETFL, fcntl(result.get(), F_GETFL) | O_NONBLOCK);
    const int trafficClass = (dscp & 0x3f) << 2;
    if (family == AF_INET6) {
        const int on = 1;
        setsockopt(result.get(), IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
        setsockopt(result.get(), IPPROTO_IPV6, IPV6_TCLASS, &trafficClass, sizeof trafficClass);
    } else {
        setsockopt(result.get(), IPPROTO_IP, IP_TOS, &trafficClass, sizeof trafficClass);
    }
#ifdef SO_NOSIGPIPE
    const int on = 1;
    setsockopt(result.get(), SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
    return result;
}

bool bindToAddress(int descriptor, const std::string &address, int family) noexcept {
    const std::optional<NetAddress> local = NetAddress::parse(address, 0);
    if (!local || local->isAny()) return true;
    if (local->family() != family) {
        errno = EADDRNOTAVAIL;
        return false;
    }
    return ::bind(descriptor, local->data(), local->size()) == 0;
}

NetAddress sourceAddressFor(const NetAddress &remote, int dscp, int &error) noexcept {
    const Descriptor probe = openSocket(remote.family(), SOCK_DGRAM, dscp);
    // Connecting a UDP socket sends nothing, it asks the routing table.
    if (!probe || ::connect(probe.get(), remote.data(), remote.size()) != 0) {
        error = errno;
        return {};
    }
    const NetAddress local = NetAddress::ofSocket(probe.get());
    if (!local) error = errno;
    return local;
}

} // namespace slimphone::sip
