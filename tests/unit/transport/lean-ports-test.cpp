#include "lean-stack-fixture.h"

namespace slimphone::sip {
namespace {

class LeanPortsTest : public LeanStackTest {};

TEST_F(LeanPortsTest, APortThatWasInUseIsOpenedWhenItIsFreeAndWanted) {
    auto taken = std::make_unique<UdpPeer>();
    UdpPeer server;
    StackSettings wanted = settings();
    wanted.bindAddress = "127.0.0.1";
    wanted.ports = {taken->port(), -1, 0};
    EXPECT_FALSE(stack->configure(wanted));
    const int tcp = stack->portsInUse().tcp;
    taken.reset();

    Outcome early;
    const auto tooEarly = stack->send(makeRegister(1), to(server.port(), Transport::Udp), early);
    stack->run(10ms);
    ASSERT_TRUE(early.failure) << "not tried at each request";
    EXPECT_EQ(early.failure->kind, FailureKind::NoTransport);

    clock.advance(1s);
    const auto transaction = stack->send(makeRegister(2), to(server.port(), Transport::Udp), outcome);
    server.reply(answerTo(receive(server), "200 OK"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    EXPECT_EQ(outcome.status, 200);
    EXPECT_EQ(stack->portsInUse().udp, wanted.ports.udp);
    EXPECT_EQ(stack->portsInUse().tcp, tcp) << "what was open stays";
}

} // namespace
} // namespace slimphone::sip
