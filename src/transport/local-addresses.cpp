#include "transport/local-addresses.h"

#include "transport/socket-options.h"

#include <cerrno>
#include <cstring>
#include <utility>

namespace slimphone::sip {

namespace {

// Addresses of nobody (RFC 5737, RFC 3849): the way to them is the way to everybody.
constexpr const char *kSomewhereIpv4 = "192.0.2.1";
constexpr const char *kSomewhereIpv6 = "2001:db8::1";
constexpr int kPort = 9;

std::string networkSideOf(const NetAddress &address) {
    if (!address || address.isAny()) return {};
    if (!address.isIpv6()) {
        const std::string host = address.host();
        return host.starts_with("127.") || host.starts_with("169.254.") ? std::string() : host;
    }
    sockaddr_in6 v6{};
    std::memcpy(&v6, address.data(), sizeof v6);
    if (IN6_IS_ADDR_LOOPBACK(&v6.sin6_addr) || IN6_IS_ADDR_LINKLOCAL(&v6.sin6_addr)) return {};
    std::memset(v6.sin6_addr.s6_addr + 8, 0, 8);
    const auto network = NetAddress::from(reinterpret_cast<const sockaddr *>(&v6), sizeof v6);
    return network ? network->host() : std::string();
}

/** Nullopt when there is no telling. */
std::optional<std::string> addressTowards(const char *host) {
    const auto remote = NetAddress::parse(host, kPort);
    int error = 0;
    const NetAddress address = remote ? sourceAddressFor(*remote, 0, error) : NetAddress();
    if (error == EMFILE || error == ENFILE || error == ENOMEM || error == ENOBUFS) return std::nullopt;
    return networkSideOf(address);
}

} // namespace

std::optional<LocalAddresses> localAddresses() {
    auto ipv4 = addressTowards(kSomewhereIpv4);
    auto ipv6 = addressTowards(kSomewhereIpv6);
    if (!ipv4 || !ipv6) return std::nullopt;
    return LocalAddresses{std::move(*ipv4), std::move(*ipv6)};
}

} // namespace slimphone::sip
