/**
 * @file
 * An IPv4 or IPv6 address with a port, as sockets want it.
 */
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace slimphone::sip {

/** A value of 28 bytes. An IPv4 address that is mapped into IPv6 is an IPv4 address here. */
class NetAddress {
public:
    /** Room for the text of any address, its zone included, and a final NUL. */
    static constexpr std::size_t kTextSize = INET6_ADDRSTRLEN + 24;

    /** No address at all. */
    NetAddress() noexcept { mAny.sa.sa_family = AF_UNSPEC; }

    /** A literal address (IPv6 without brackets, with its zone perhaps); nullopt for a name or a bad port. */
    static std::optional<NetAddress> parse(std::string_view host, int port) noexcept;
    /** Nullopt for anything but IPv4 and IPv6. */
    static std::optional<NetAddress> from(const sockaddr *address, socklen_t length) noexcept;
    /** Every address of this host, of one family. */
    static NetAddress any(int family, int port) noexcept;
    /** Address that @p descriptor is bound to; no address on error. */
    static NetAddress ofSocket(int descriptor) noexcept;

    explicit operator bool() const noexcept { return family() != AF_UNSPEC; }
    int family() const noexcept { return mAny.sa.sa_family; }
    bool isIpv6() const noexcept { return family() == AF_INET6; }
    bool isAny() const noexcept;
    int port() const noexcept;
    void setPort(int port) noexcept;

    /** The address without port, brackets and zone. */
    std::string host() const;
    /** "192.0.2.1:5060" or "[2001:db8::1]:5060". */
    std::string toString() const;

    const sockaddr *data() const noexcept { return &mAny.sa; }
    socklen_t size() const noexcept { return isIpv6() ? sizeof(sockaddr_in6) : sizeof(sockaddr_in); }

    /** Hash of the address without its port; @p seed makes it unpredictable. */
    std::uint64_t hostHash(std::uint64_t seed) const noexcept;

    friend bool operator==(const NetAddress &a, const NetAddress &b) noexcept;

private:
    union {
        sockaddr sa;
        sockaddr_in v4;
        sockaddr_in6 v6;
    } mAny{};
};

} // namespace slimphone::sip
