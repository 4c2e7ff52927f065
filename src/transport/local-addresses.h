/**
 * @file
 * The addresses of this host that the network sees.
 */
#pragma once

#include <optional>
#include <string>

namespace slimphone::sip {

/** Empty texts: there is no way to the network by that version of IP. */
struct LocalAddresses {
    std::string ipv4;
    /**
     * The network half only: the other half changes once a day where privacy extensions are on
     * (RFC 8981), and what was opened before goes on working then.
     */
    std::string ipv6;

    bool isEmpty() const noexcept { return ipv4.empty() && ipv6.empty(); }
    friend bool operator==(const LocalAddresses &, const LocalAddresses &) = default;
};

/**
 * The addresses that packets to the rest of the world would leave from. Asks the system for the way
 * there, sends nothing and waits for nothing. Loopback and link-local addresses do not count.
 * Nullopt when the system cannot tell for lack of descriptors or memory.
 */
std::optional<LocalAddresses> localAddresses();

} // namespace slimphone::sip
