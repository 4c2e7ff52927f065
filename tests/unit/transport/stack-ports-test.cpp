#include "stack-fixture.h"

namespace slimphone::sip {
namespace {

class StackPortsTest : public StackContractTest {};

TEST_P(StackPortsTest, RefusesADisabledTransportLater) {
    ASSERT_TRUE(stack->configure(settings()));
    const auto transaction = stack->send(makeRegister(), to(5061, Transport::Tls), outcome);
    EXPECT_EQ(outcome.calls, 0);
    stack->run(10ms);
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::NoTransport);
}

TEST_P(StackPortsTest, RefusesToSendBeforeItIsConfigured) {
    const auto transaction = stack->send(makeRegister(), to(5060), outcome);
    stack->run(10ms);
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::NoTransport);
}

TEST_P(StackPortsTest, PrefersUdpThenTcp) {
    StackSettings onlyTcp = settings();
    onlyTcp.ports = {0, -2, -2};
    ASSERT_TRUE(stack->configure(onlyTcp));
    TcpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    EXPECT_THAT(headerOf(receive(peer), "Via"), StartsWith("SIP/2.0/TCP"));
}

TEST_P(StackPortsTest, DoesNotShareAUdpPortThatIsInUse) {
    UdpPeer taken;
    const int on = 1;
    setsockopt(taken.descriptor().get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    StackSettings wanted = settings();
    wanted.bindAddress = "127.0.0.1";
    wanted.ports = {taken.port(), -1, 0};
    EXPECT_FALSE(stack->configure(wanted));
    EXPECT_EQ(stack->portsInUse().udp, 0);
    EXPECT_GT(stack->portsInUse().tcp, 0);
    const auto transaction = stack->send(makeRegister(), to(taken.port(), Transport::Udp), outcome);
    stack->run(10ms);
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::NoTransport);
}

TEST_P(StackPortsTest, RefusesATcpPortThatIsInUse) {
    TcpPeer taken;
    StackSettings wanted = settings();
    wanted.bindAddress = "127.0.0.1";
    wanted.ports = {0, taken.port(), 0};
    EXPECT_FALSE(stack->configure(wanted));
    EXPECT_EQ(stack->portsInUse().tcp, 0);
}

TEST_P(StackPortsTest, TakesTheSamePortAgainAfterAnotherConfiguration) {
    ASSERT_TRUE(stack->configure(settings()));
    StackSettings fixed = settings();
    fixed.ports = {stack->portsInUse().udp, stack->portsInUse().tcp, 0};
    ASSERT_TRUE(stack->configure(fixed));
    EXPECT_EQ(stack->portsInUse(), fixed.ports);
    ASSERT_TRUE(stack->configure(fixed)) << "nothing changed";
    EXPECT_EQ(stack->portsInUse(), fixed.ports);
}

TEST_P(StackPortsTest, RefusesABindAddressThatIsAName) {
    StackSettings named = settings();
    named.bindAddress = "localhost";
    EXPECT_FALSE(stack->configure(named));
}

TEST_P(StackPortsTest, NewPortsFailWhatIsInFlight) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    receive(peer);
    StackSettings other = settings();
    other.ports = {-2, -2, 0};
    ASSERT_TRUE(stack->configure(other));
    EXPECT_EQ(stack->portsInUse(), other.ports);
    EXPECT_EQ(outcome.calls, 0);
    stack->run(10ms);
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::Connection);
}

TEST_P(StackPortsTest, ReconfiguresInsideAHandler) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    outcome.then = [&] {
        StackSettings other = settings();
        other.ports = {-2, 0, 0};
        EXPECT_TRUE(stack->configure(other));
    };
    peer.reply(answerTo(receive(peer), "500 Oops"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    Outcome second;
    const auto next = stack->send(makeRegister(2), to(peer.port()), second);
    peer.reply(answerTo(receive(peer), "200 OK"));
    ASSERT_TRUE(runUntil([&] { return second.calls > 0; }));
    EXPECT_EQ(second.status, 200);
}

TEST_P(StackPortsTest, WorksWithoutIpv6) {
    StackSettings onlyV4 = settings();
    onlyV4.ipv6 = false;
    ASSERT_TRUE(stack->configure(onlyV4));
    UdpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    peer.reply(answerTo(receive(peer), "200 OK"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    EXPECT_EQ(outcome.status, 200);
}

TEST_P(StackPortsTest, ReachesALiteralIpv6Address) {
    const test::Descriptor server(socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    address.sin6_addr = in6addr_loopback;
    socklen_t length = sizeof address;
    const bool hasIpv6 = bind(server.get(), reinterpret_cast<sockaddr *>(&address), length) == 0 &&
                         getsockname(server.get(), reinterpret_cast<sockaddr *>(&address), &length) == 0;
    ASSERT_TRUE(stack->configure(settings())) << "a machine without IPv6 still has IPv4";
    const NextHop hop{"::1", ntohs(address.sin6_port), Transport::Udp, nullptr};
    const auto transaction = stack->send(makeRegister(), hop, outcome);
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0 || server.isReadable(); }));
    if (!hasIpv6) {
        EXPECT_TRUE(outcome.failure);
        return;
    }
    std::array<char, 4096> buffer{};
    ASSERT_GT(recv(server.get(), buffer.data(), buffer.size(), 0), 0);
    EXPECT_THAT(headerOf(buffer.data(), "Via"), StartsWith("SIP/2.0/UDP [::1]:"));
    EXPECT_THAT(headerOf(buffer.data(), "Contact"), HasSubstr("@[::1]:"));
}

TEST_P(StackPortsTest, KeepsFlowsAlive) {
    StackSettings lively = settings();
    lively.keepAlive = 5ms;
    ASSERT_TRUE(stack->configure(lively));
    UdpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    peer.reply(answerTo(receive(peer), "200 OK"));
    EXPECT_EQ(receive(peer), "\r\n\r\n");
    lively.keepAlive = 0ms;
    ASSERT_TRUE(stack->configure(lively));
    while (peer.receive()) {
    }
    Outcome second;
    const auto next = stack->send(makeRegister(2), to(peer.port()), second);
    EXPECT_THAT(receive(peer), StartsWith("REGISTER")) << "the flow was not kept";
}

TEST_P(StackPortsTest, UnboundSocketsReachTheServer) {
    StackSettings unbound = settings();
    unbound.ports = {-2, -2, -2};
    ASSERT_TRUE(stack->configure(unbound));
    EXPECT_EQ(stack->portsInUse(), unbound.ports);
    UdpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    const std::string request = receive(peer);
    peer.reply(answerTo(request, "200 OK"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    EXPECT_EQ(outcome.status, 200);
    EXPECT_EQ(outcome.contact.host, "127.0.0.1");
    EXPECT_GT(outcome.contact.port, 0);
}

SLIMPHONE_ON_BOTH_WIRE_PATHS(StackPortsTest);

} // namespace
} // namespace slimphone::sip
