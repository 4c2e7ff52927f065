#include "transport/net-address.h"

#include <arpa/inet.h>
#include <net/if.h>

#include <cstring>

namespace slimphone::sip {

std::optional<NetAddress> NetAddress::parse(std::string_view host, int port) noexcept {
    if (port < 0 || port > 65535 || host.empty() || host.size() >= kTextSize) return std::nullopt;
    char text[kTextSize];
    std::memcpy(text, host.data(), host.size());
    text[host.size()] = '\0';
    if (std::memchr(text, '\0', host.size())) return std::nullopt;

    NetAddress result;
    if (inet_pton(AF_INET, text, &result.mAny.v4.sin_addr) == 1) {
        result.mAny.v4.sin_family = AF_INET;
        result.setPort(port);
        return result;
    }
    result = NetAddress();
    if (char *const zone = std::strchr(text, '%')) {
        *zone = '\0';
        result.mAny.v6.sin6_scope_id = if_nametoindex(zone + 1);
        if (result.mAny.v6.sin6_scope_id == 0) return std::nullopt;
    }
    if (inet_pton(AF_INET6, text, &result.mAny.v6.sin6_addr) != 1) return std::nullopt;
    result.mAny.v6.sin6_family = AF_INET6;
    result.setPort(port);
    return from(result.data(), result.size());
}

std::optional<NetAddress> NetAddress::from(const sockaddr *address, socklen_t length) noexcept {
    NetAddress result;
    if (!address) return std::nullopt;
    if (address->sa_family == AF_INET && length >= sizeof(sockaddr_in)) {
        std::memcpy(&result.mAny.v4, address, sizeof(sockaddr_in));
        return result;
    }
    if (address->sa_family != AF_INET6 || length < sizeof(sockaddr_in6)) return std::nullopt;
    sockaddr_in6 v6{};
    std::memcpy(&v6, address, sizeof v6);
    if (IN6_IS_ADDR_V4MAPPED(&v6.sin6_addr)) {
        result.mAny.v4 = {};
        result.mAny.v4.sin_family = AF_INET;
        result.mAny.v4.sin_port = v6.sin6_port;
        std::memcpy(&result.mAny.v4.sin_addr, v6.sin6_addr.s6_addr + 12, 4);
    } else {
        v6.sin6_flowinfo = 0;
        result.mAny.v6 = v6;
    }
    return result;
}

NetAddress NetAddress::any(int family, int port) noexcept {
    NetAddress result;
    result.mAny.v6.sin6_family = static_cast<sa_family_t>(family);
    result.setPort(port);
    return result;
}

NetAddress NetAddress::ofSocket(int descriptor) noexcept {
    sockaddr_storage storage{};
    socklen_t length = sizeof storage;
    if (getsockname(descriptor, reinterpret_cast<sockaddr *>(&storage), &length) != 0) return {};
    return from(reinterpret_cast<const sockaddr *>(&storage), length).value_or(NetAddress());
}

bool NetAddress::isAny() const noexcept {
    if (isIpv6()) return IN6_IS_ADDR_UNSPECIFIED(&mAny.v6.sin6_addr);
    return mAny.v4.sin_addr.s_addr == htonl(INADDR_ANY);
}

// The port is at the same place in both structures.
static_assert(offsetof(sockaddr_in, sin_port) == offsetof(sockaddr_in6, sin6_port));

int NetAddress::port() const noexcept { return ntohs(mAny.v4.sin_port); }

void NetAddress::setPort(int port) noexcept { mAny.v4.sin_port = htons(static_cast<std::uint16_t>(port)); }

std::string NetAddress::host() const {
    char text[INET6_ADDRSTRLEN] = "";
    if (isIpv6())
        inet_ntop(AF_INET6, &mAny.v6.sin6_addr, text, sizeof text);
    else if (family() == AF_INET)
        inet_ntop(AF_INET, &mAny.v4.sin_addr, text, sizeof text);
    return text;
}

std::string NetAddress::toString() const {
    const std::string text = host();
    return (isIpv6() ? '[' + text + ']' : text) + ':' + std::to_string(port());
}

std::uint64_t NetAddress::hostHash(std::uint64_t seed) const noexcept {
    std::uint64_t words[2] = {mAny.v4.sin_addr.s_addr, 0};
    if (isIpv6()) std::memcpy(words, mAny.v6.sin6_addr.s6_addr, sizeof words);
    std::uint64_t hash = seed;
    for (const std::uint64_t word : words) {
        hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
        hash ^= hash >> 32;
    }
    return hash;
}

bool operator==(const NetAddress &a, const NetAddress &b) noexcept {
    if (a.family() != b.family()) return false;
    if (a.family() == AF_UNSPEC) return true;
    if (a.port() != b.port()) return false;
    if (!a.isIpv6()) return a.mAny.v4.sin_addr.s_addr == b.mAny.v4.sin_addr.s_addr;
    return a.mAny.v6.sin6_scope_id == b.mAny.v6.sin6_scope_id &&
           std::memcmp(&a.mAny.v6.sin6_addr, &b.mAny.v6.sin6_addr, sizeof(in6_addr)) == 0;
}

} // namespace slimphone::sip
