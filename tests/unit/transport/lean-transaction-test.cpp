#include "lean-stack-fixture.h"

namespace slimphone::sip {
namespace {

/** Times at which a peer got a request, in milliseconds since it was sent. */
using Times = std::vector<int>;

class LeanTransactionTest : public LeanStackTest {
protected:
    void SetUp() override { ASSERT_TRUE(stack->configure(silent())); }
    StackSettings silent() {
        StackSettings result = settings();
        result.keepAlive = 0ms;
        return result;
    }
    /** When copies of a request arrive during @p time; all have to be alike. */
    Times arrivals(Duration time) {
        Times result;
        constexpr Duration step = 50ms;
        for (Duration passed{}; passed <= time; passed += step) {
            while (const auto copy = peer.receive()) {
                if (mFirst.empty()) mFirst = *copy;
                EXPECT_EQ(*copy, mFirst);
                result.push_back(
                    static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(passed).count()));
            }
            clock.advance(step);
            stack->run(10ms);
        }
        return result;
    }
    static std::string replaced(std::string text, const std::string &what, const std::string &with) {
        const std::size_t at = text.find(what);
        EXPECT_NE(at, std::string::npos) << what;
        return at == std::string::npos ? text : text.replace(at, what.size(), with);
    }

    UdpPeer peer;

private:
    std::string mFirst;
};

TEST_F(LeanTransactionTest, RepeatsARequestAsTimerESays) {
    const auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    EXPECT_EQ(arrivals(33s), (Times{0, 500, 1500, 3500, 7500, 11500, 15500, 19500, 23500, 27500, 31500}));
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::Timeout);
    EXPECT_EQ(outcome.calls, 1);
}

TEST_F(LeanTransactionTest, TimesOutAfter64T1AndNotBefore) {
    const auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    pass(31990ms);
    EXPECT_EQ(outcome.calls, 0);
    pass(20ms);
    EXPECT_EQ(outcome.calls, 1);
}

TEST_F(LeanTransactionTest, AShorterTimeoutShortensAllTimers) {
    StackSettings shorter = silent();
    shorter.transactionTimeout = 6400ms;
    ASSERT_TRUE(stack->configure(shorter));
    const auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    EXPECT_EQ(arrivals(2s), (Times{0, 100, 300, 700, 1500}));
}

TEST_F(LeanTransactionTest, AProvisionalAnswerSlowsRepetitionsDownToT2) {
    const auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    peer.reply(answerTo(receive(peer), "100 Trying"));
    settle();
    EXPECT_EQ(arrivals(14s), (Times{500, 4500, 8500, 12500}));
    EXPECT_EQ(outcome.calls, 0);
}

TEST_F(LeanTransactionTest, AFinalAnswerEndsRepetitions) {
    const auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    peer.reply(answerTo(receive(peer), "200 OK"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    EXPECT_EQ(arrivals(33s), Times{});
    EXPECT_EQ(outcome.calls, 1);
}

TEST_F(LeanTransactionTest, DestroyingATransactionEndsRepetitions) {
    auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    receive(peer);
    transaction.reset();
    EXPECT_EQ(arrivals(33s), Times{});
    EXPECT_EQ(outcome.calls, 0);
}

TEST_F(LeanTransactionTest, NeverRepeatsOnAReliableTransport) {
    TcpPeer server;
    const auto transaction = stack->send(makeRegister(), to(server.port(), Transport::Tcp), outcome);
    EXPECT_THAT(receive(server), StartsWith("REGISTER"));
    pass(31900ms, 50ms);
    EXPECT_FALSE(server.receive());
    EXPECT_EQ(outcome.calls, 0);
    pass(200ms);
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::Timeout);
}

TEST_F(LeanTransactionTest, EveryRequestHasABranchOfItsOwn) {
    Outcome second;
    const auto one = stack->send(makeRegister(1), to(peer.port()), outcome);
    const auto two = stack->send(makeRegister(2), to(peer.port()), second);
    const std::string first = headerOf(receive(peer), "Via");
    EXPECT_THAT(first, HasSubstr(";branch=z9hG4bK"));
    EXPECT_NE(first, headerOf(receive(peer), "Via"));
}

TEST_F(LeanTransactionTest, AnAnswerHasToMatchBranchMethodAndSentBy) {
    const auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    const std::string good = answerTo(receive(peer), "200 OK");
    const std::string port = std::to_string(stack->portsInUse().udp);
    const std::vector<std::string> strangers = {
        replaced(good, "branch=z9hG4bK", "branch=z9hG4bKx"),
        replaced(good, "branch=z9hG4bK", "branch="),
        replaced(good, "20 REGISTER", "20 OPTIONS"),
        replaced(good, "SIP/2.0/UDP 127.0.0.1:" + port, "SIP/2.0/UDP 127.0.0.2:" + port),
        replaced(good, "SIP/2.0/UDP 127.0.0.1:" + port, "SIP/2.0/UDP 127.0.0.1:1"),
        replaced(good, "\r\nFrom:", "\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKother\r\nFrom:"),
    };
    for (const std::string &stranger : strangers) {
        peer.reply(stranger);
        settle();
        EXPECT_EQ(outcome.calls, 0) << stranger;
    }
    peer.reply(good);
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    EXPECT_EQ(outcome.status, 200);
}

TEST_F(LeanTransactionTest, AnAnswerMayComeFromAnotherPort) {
    UdpPeer elsewhere;
    const auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    elsewhere.sendTo(answerTo(receive(peer), "200 OK"), stack->portsInUse().udp);
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    EXPECT_EQ(outcome.status, 200);
}

TEST_F(LeanTransactionTest, A500ClosesNothing) {
    TcpPeer server;
    Outcome second;
    const auto one = stack->send(makeRegister(1), to(server.port(), Transport::Tcp), outcome);
    const auto two = stack->send(makeRegister(2), to(server.port(), Transport::Tcp), second);
    const std::string first = receive(server);
    const std::string other = receive(server);
    server.reply(answerTo(first, "500 Trouble"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    EXPECT_EQ(second.calls, 0);
    server.reply(answerTo(other, "200 OK"));
    ASSERT_TRUE(runUntil([&] { return second.calls > 0; }));
    EXPECT_EQ(second.status, 200);
    EXPECT_EQ(server.connections(), 1);
}

TEST_F(LeanTransactionTest, AnUnboundSocketTellsAtOnceThatNobodyListens) {
    StackSettings unbound = silent();
    unbound.ports.udp = -2;
    ASSERT_TRUE(stack->configure(unbound));
    int port = 0;
    { port = UdpPeer().port(); }
    const auto transaction = stack->send(makeRegister(), to(port, Transport::Udp), outcome);
    EXPECT_EQ(outcome.calls, 0);
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::Connection);
}

TEST_F(LeanTransactionTest, AnUnboundSocketHearsNobodyElse) {
    StackSettings unbound = silent();
    unbound.ports.udp = -2;
    ASSERT_TRUE(stack->configure(unbound));
    const auto transaction = stack->send(makeRegister(), to(peer.port(), Transport::Udp), outcome);
    const std::string request = receive(peer);
    const std::string via = headerOf(request, "Via");
    const int port = std::stoi(via.substr(via.rfind(':') + 1));
    UdpPeer stranger;
    stranger.sendTo(answerTo(request, "403 No"), port);
    settle();
    EXPECT_EQ(outcome.calls, 0);
}

TEST_F(LeanTransactionTest, WithoutNatHelperTheContactStaysLocal) {
    StackSettings stubborn = silent();
    stubborn.natHelper = false;
    ASSERT_TRUE(stack->configure(stubborn));
    const auto first = stack->send(makeRegister(1), to(peer.port()), outcome);
    peer.reply(answerTo(receive(peer), "200 OK", {}, ";received=192.0.2.7"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    EXPECT_TRUE(outcome.seen);
    Outcome second;
    const auto next = stack->send(makeRegister(2), to(peer.port()), second);
    EXPECT_THAT(headerOf(receive(peer), "Contact"), HasSubstr("@127.0.0.1:"));
}

TEST_F(LeanTransactionTest, ReachesNoIpv6AddressWhenThatIsSwitchedOff) {
    StackSettings onlyV4 = silent();
    onlyV4.ipv6 = false;
    onlyV4.ports = {-2, -2, 0};
    ASSERT_TRUE(stack->configure(onlyV4));
    for (const Transport transport : {Transport::Udp, Transport::Tcp}) {
        Outcome result;
        const auto transaction =
            stack->send(makeRegister(), NextHop{"::1", 5060, transport, nullptr}, result);
        stack->run(10ms);
        ASSERT_TRUE(result.failure);
        EXPECT_EQ(result.failure->kind, FailureKind::Connection);
    }
}

TEST_F(LeanTransactionTest, AThousandRequestsAreAllAnswered) {
    constexpr std::size_t count = 1000;
    std::vector<Outcome> outcomes(count);
    std::vector<std::unique_ptr<ClientTransaction>> transactions;
    for (std::size_t i = 0; i < count; ++i)
        transactions.push_back(stack->send(makeRegister(static_cast<int>(i)), to(peer.port()), outcomes[i]));
    // Every seventh goes while it is in flight.
    for (std::size_t i = 0; i < count; i += 7)
        transactions[i].reset();
    const auto answered = [&] {
        return static_cast<std::size_t>(std::count_if(outcomes.begin(), outcomes.end(),
                                                      [](const Outcome &o) { return o.status == 200; }));
    };
    const std::size_t expected = count - (count + 6) / 7;
    ASSERT_TRUE(runUntil([&] {
        while (const auto request = peer.receive())
            peer.reply(answerTo(*request, "200 OK"));
        clock.advance(100ms); // what the receive buffer did not hold comes again
        return answered() == expected;
    }));
    for (std::size_t i = 0; i < count; i += 7)
        EXPECT_EQ(outcomes[i].calls, 0);
}

} // namespace
} // namespace slimphone::sip
