/**
 * @file
 * The sockets of a stack: one listening point per transport.
 */
#pragma once

#include "sip/stack.h"
#include "transport/belle-sip-ref.h"
#include "transport/main-loop.h"
#include "transport/tls-trust.h"

#include <array>
#include <optional>
#include <string>

namespace slimphone::sip {

/** Opens and closes the listening points of one provider. */
class ListeningPoints {
public:
    ListeningPoints(MainLoop &loop, belle_sip_provider_t *provider, TlsTrust &trust)
        : mLoop(loop), mProvider(provider), mTrust(trust) {}
    ~ListeningPoints() { close(); }

    /** Opens what @p settings ask for, after closing all. False when something could not be opened. */
    bool open(const StackSettings &settings);
    void close() noexcept;
    void setKeepAlive(std::chrono::milliseconds period, bool onStreams) noexcept;

    /** The ports really bound; -2 stays -2, 0 is a transport without socket. */
    const TransportPorts &ports() const noexcept { return mPorts; }
    bool has(Transport transport) const noexcept { return point(transport) != nullptr; }
    /** UDP, else TCP, else TLS. */
    std::optional<Transport> preferred() const noexcept;

    belle_sip_listening_point_t *point(Transport transport) const noexcept {
        return mPoints[static_cast<std::size_t>(transport)];
    }

    /** Whether new sockets are IPv6 ones (that reach IPv4 as well). */
    bool isIpv6() const noexcept { return mAddress.find(':') != std::string::npos; }

private:
    int open(Transport transport, int port, const TlsSettings &tls);

    MainLoop &mLoop;
    belle_sip_provider_t *mProvider;
    TlsTrust &mTrust;
    std::string mAddress;
    TransportPorts mPorts;
    std::array<belle_sip_listening_point_t *, 3> mPoints{}; // owned by the provider
};

} // namespace slimphone::sip
