#include "stack-fixture.h"

namespace slimphone::sip {
namespace {

class ServerErrorTest : public ProviderStackTest,
                        public testing::WithParamInterface<std::pair<Transport, int>> {
protected:
    template <class Peer>
    void expectBystanders(Peer &peer) {
        const auto [transport, status] = GetParam();
        Outcome second, third;
        const NextHop hop = to(peer.port(), transport);
        const auto first = stack->send(makeRegister(1), hop, outcome);
        const auto other = stack->send(makeRegister(2), hop, second);
        std::unique_ptr<ClientTransaction> again;
        second.then = [&] { again = stack->send(makeRegister(3), hop, third); };
        const std::string one = receive(peer);
        receive(peer);
        peer.reply(answerTo(one, std::to_string(status) + " Trouble"));
        ASSERT_TRUE(runUntil([&] { return outcome.calls > 0 && second.calls > 0; }));
        EXPECT_EQ(outcome.status, status);
        ASSERT_TRUE(second.failure);
        EXPECT_EQ(second.failure->kind, FailureKind::Bystander);
        hangUp(peer);
        const std::string three = receive(peer);
        peer.reply(answerTo(three, "200 OK"));
        ASSERT_TRUE(runUntil([&] { return third.calls > 0; }));
        EXPECT_EQ(third.status, 200);
        EXPECT_EQ(second.calls, 1);
    }
    static void hangUp(UdpPeer &) {}
    static void hangUp(TcpPeer &peer) { peer.hangUp(); }
};

TEST_P(ServerErrorTest, OtherRequestsAreBystandersOnce) {
    ASSERT_TRUE(stack->configure(settings()));
    if (GetParam().first == Transport::Udp) {
        UdpPeer peer;
        expectBystanders(peer);
    } else {
        TcpPeer peer;
        expectBystanders(peer);
    }
}

INSTANTIATE_TEST_SUITE_P(All, ServerErrorTest,
                         testing::Values(std::pair(Transport::Udp, 500), std::pair(Transport::Udp, 503),
                                         std::pair(Transport::Tcp, 500), std::pair(Transport::Tcp, 503)));

} // namespace
} // namespace slimphone::sip
