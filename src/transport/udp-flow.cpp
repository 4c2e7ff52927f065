#include "transport/udp-flow.h"

#include <cerrno>

namespace slimphone::sip {

UdpFlow::UdpFlow(const FlowContext &context, FlowKey key, std::shared_ptr<UdpSocket> shared,
                 const NetAddress &local)
    : Flow(context, std::move(key)), mSocket(std::move(shared)), mOwnsSocket(false) {
    setLocal(local);
    restartKeepAlive();
}

UdpFlow::UdpFlow(const FlowContext &context, FlowKey key, std::shared_ptr<UdpSocket> own)
    : Flow(context, std::move(key)), mSocket(std::move(own)), mOwnsSocket(true) {
    mSocket->setFlow(this);
    setLocal(mSocket->local());
    restartKeepAlive();
}

Flow::Written UdpFlow::write(std::string_view message, int &error) {
    error = mSocket->send(key().remote, message);
    switch (error) {
    case 0:
        return Written::Done;
    case EAGAIN:
#if EWOULDBLOCK != EAGAIN
    case EWOULDBLOCK:
#endif
    case ENOBUFS:
    case ENOMEM:
        return Written::Busy;
    default:
        return Written::Failed;
    }
}

void UdpFlow::close() noexcept {
    stopKeepAlive();
    if (mSocket && mOwnsSocket) mSocket->close();
    mSocket.reset();
}

void UdpFlow::sendKeepAlive() {
    // Keeps the way through a NAT open; whether anybody listens does not show (RFC 5626 section 3.5.1).
    mSocket->send(key().remote, "\r\n\r\n");
}

} // namespace slimphone::sip
