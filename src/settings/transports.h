/**
 * @file
 * The ports of a core as the application sets and reads them.
 */
#pragma once

#include "linphone/types.h"

#include "base/object.h"

namespace slimphone {

/** A port for each transport: > 0 fixed, 0 off, -1 random, -2 not bound (client sockets only). */
class Transports : public HybridObject<LinphoneTransports, Transports> {
public:
    Transports() = default;
    Transports(int udp, int tcp, int tls) : mUdp(udp), mTcp(tcp), mTls(tls) {}

    int udpPort() const noexcept { return mUdp; }
    int tcpPort() const noexcept { return mTcp; }
    int tlsPort() const noexcept { return mTls; }
    /** Stored for the application only; there is no SIP over DTLS here. */
    int dtlsPort() const noexcept { return mDtls; }
    void setUdpPort(int port) noexcept { mUdp = port; }
    void setTcpPort(int port) noexcept { mTcp = port; }
    void setTlsPort(int port) noexcept { mTls = port; }
    void setDtlsPort(int port) noexcept { mDtls = port; }

protected:
    ~Transports() override = default;

private:
    int mUdp = 0;
    int mTcp = 0;
    int mTls = 0;
    int mDtls = 0;
};

} // namespace slimphone
