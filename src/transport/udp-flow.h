/**
 * @file
 * A flow to one UDP peer.
 */
#pragma once

#include "transport/udp-socket.h"

namespace slimphone::sip {

class UdpFlow final : public Flow {
public:
    /** On a socket that others share; @p local is our address as the peer is to see it. */
    UdpFlow(const FlowContext &context, FlowKey key, std::shared_ptr<UdpSocket> shared,
            const NetAddress &local);
    /** On a socket of its own, connected to the peer. */
    UdpFlow(const FlowContext &context, FlowKey key, std::shared_ptr<UdpSocket> own);
    ~UdpFlow() override { close(); }

    bool isReady() const noexcept override { return !isClosed(); }
    Written write(std::string_view message, int &error) override;
    void close() noexcept override;
    bool isClosed() const noexcept override { return !mSocket || mSocket->isClosed(); }

private:
    void sendKeepAlive() override;

    std::shared_ptr<UdpSocket> mSocket;
    bool mOwnsSocket;
};

} // namespace slimphone::sip
