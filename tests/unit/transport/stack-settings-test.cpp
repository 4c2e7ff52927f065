/**
 * @file
 * Settings that both stacks obey.
 */
#include "stack-fixture.h"

namespace slimphone::sip {
namespace {

class StackSettingsTest : public StackContractTest {
protected:
    /** CRLFs and nothing else have come to @p peer. */
    static bool isPinged(UdpPeer &peer) {
        const auto text = peer.receive();
        return text && !text->empty() && text->find_first_not_of("\r\n") == std::string::npos;
    }
    static bool isPinged(const TcpPeer &peer) {
        char c = 0;
        return recv(peer.descriptor().get(), &c, 1, MSG_DONTWAIT) == 1 && c == '\r';
    }
    template <class Peer>
    void establish(Peer &peer, Transport transport) {
        Outcome result;
        const auto transaction = stack->send(makeRegister(++mNumber), to(peer.port(), transport), result);
        peer.reply(answerTo(receive(peer), "200 OK"));
        ASSERT_TRUE(runUntil([&] { return result.calls > 0; }));
    }

private:
    int mNumber = 0;
};

TEST_P(StackSettingsTest, ANextHopWithoutPortHasTheWellKnownOne) {
    UdpPeer udp;
    StackSettings other = settings();
    other.wellKnownPorts.plain = udp.port();
    ASSERT_TRUE(stack->configure(other));
    const auto first = stack->send(makeRegister(1), to(0, Transport::Udp), outcome);
    EXPECT_THAT(receive(udp), StartsWith("REGISTER"));

    TcpPeer tcp;
    other.wellKnownPorts.plain = tcp.port();
    ASSERT_TRUE(stack->configure(other));
    const auto second = stack->send(makeRegister(2), to(0, Transport::Tcp), outcome);
    EXPECT_THAT(receive(tcp), StartsWith("REGISTER"));
}

TEST_P(StackSettingsTest, APortThatIsGivenIsNotTheWellKnownOne) {
    UdpPeer peer, other;
    StackSettings changed = settings();
    changed.wellKnownPorts.plain = other.port();
    ASSERT_TRUE(stack->configure(changed));
    const auto transaction = stack->send(makeRegister(), to(peer.port(), Transport::Udp), outcome);
    EXPECT_THAT(receive(peer), StartsWith("REGISTER"));
}

TEST_P(StackSettingsTest, TlsHasAWellKnownPortOfItsOwn) {
    TcpPeer tls;
    UdpPeer udp;
    StackSettings other = settings();
    other.ports.tls = -2;
    other.wellKnownPorts = {udp.port(), tls.port()};
    ASSERT_TRUE(stack->configure(other));
    const auto transaction = stack->send(makeRegister(), to(0, Transport::Tls), outcome);
    const auto isGreeted = [&] {
        tls.receive(); // a ClientHello is no message, but the connection is taken
        return tls.connections() > 0;
    };
    EXPECT_TRUE(runUntil(isGreeted));
}

TEST_P(StackSettingsTest, OurContactHasAPortThatEverybodyUnderstands) {
    UdpPeer peer;
    StackSettings other = settings();
    other.wellKnownPorts.plain = peer.port();
    ASSERT_TRUE(stack->configure(other));
    other.wellKnownPorts.plain = stack->portsInUse().udp;
    ASSERT_TRUE(stack->configure(other));
    const auto transaction = stack->send(makeRegister(), to(peer.port(), Transport::Udp), outcome);
    EXPECT_THAT(headerOf(receive(peer), "Contact"), HasSubstr(":" + std::to_string(stack->portsInUse().udp)));
}

TEST_P(StackSettingsTest, ConnectionsAreNotKeptAliveWhenThatIsSwitchedOff) {
    StackSettings quiet = settings();
    quiet.keepAlive = 20ms;
    quiet.streamKeepAlive = false;
    ASSERT_TRUE(stack->configure(quiet));
    TcpPeer tcp;
    UdpPeer udp;
    establish(tcp, Transport::Tcp); // opened after it was said
    establish(udp, Transport::Udp);
    for (int ping = 0; ping < 3; ++ping)
        EXPECT_TRUE(runUntil([&] { return isPinged(udp); }));
    EXPECT_FALSE(isPinged(tcp));

    quiet.streamKeepAlive = true;
    ASSERT_TRUE(stack->configure(quiet));
    EXPECT_TRUE(runUntil([&] { return isPinged(tcp); })) << "that one is from before";
}

SLIMPHONE_ON_BOTH_WIRE_PATHS(StackSettingsTest);

} // namespace
} // namespace slimphone::sip
