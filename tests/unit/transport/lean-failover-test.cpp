#include "dns-peer.h"
#include "lean-stack-fixture.h"

#include <set>

namespace slimphone::sip {
namespace {

using test::DnsPeer;

/** The servers of example.test, all on 127.0.0.1. */
class LeanFailoverTest : public LeanStackTest {
protected:
    void SetUp() override { ASSERT_TRUE(stack->configure(asking())); }
    StackSettings asking() {
        StackSettings result = settings();
        result.ports = {-1, -2, -2};
        result.dnsServers = {dns.address()};
        result.dnsSearch = false;
        result.keepAlive = 0ms;
        return result;
    }
    void addServer(const std::string &transport, int priority, int port) {
        const std::string name = "server" + std::to_string(priority) + ".example.test";
        dns.addSrv("_sip._" + transport + ".example.test", priority, port, name);
        dns.addA(name, "127.0.0.1");
    }
    template <class Done>
    bool runAsking(const Done &done) {
        return runUntil([&] {
            dns.serve();
            return done();
        });
    }
    template <class Peer>
    std::string receiveAsking(Peer &peer) {
        std::optional<std::string> message;
        runAsking([&] { return (message = peer.receive()).has_value(); });
        return message.value_or("");
    }
    std::unique_ptr<ClientTransaction> sendTo(Transport transport, Outcome &to, int port = 0,
                                              const std::string &host = "example.test") {
        return stack->send(makeRegister(++mNumber), NextHop{host, port, transport, nullptr}, to);
    }
    /** A request to the domain, answered by @p peer with @p status. */
    template <class Peer>
    void expectAnswerFrom(Peer &peer, Transport transport, const std::string &status = "200 OK") {
        Outcome result;
        const auto transaction = sendTo(transport, result);
        const std::string request = receiveAsking(peer);
        ASSERT_THAT(request, StartsWith("REGISTER"));
        peer.reply(answerTo(request, status));
        ASSERT_TRUE(runAsking([&] { return result.calls > 0; }));
        EXPECT_EQ(result.status, std::stoi(status));
    }

    DnsPeer dns;

private:
    int mNumber = 0;
};

TEST_F(LeanFailoverTest, FindsTheServerOfADomainBySrv) {
    UdpPeer peer;
    addServer("udp", 1, peer.port());
    expectAnswerFrom(peer, Transport::Udp);
}

TEST_F(LeanFailoverTest, ANameWithoutSrvHasTheWellKnownPort) {
    UdpPeer peer, moved;
    dns.addA("example.test", "127.0.0.1");
    StackSettings other = asking();
    other.wellKnownPorts.plain = peer.port();
    ASSERT_TRUE(stack->configure(other));
    expectAnswerFrom(peer, Transport::Udp);
    other.wellKnownPorts.plain = moved.port(); // what is remembered of the name holds the old one
    ASSERT_TRUE(stack->configure(other));
    expectAnswerFrom(moved, Transport::Udp);
}

TEST_F(LeanFailoverTest, SrvTellsMoreThanTheWellKnownPort) {
    UdpPeer peer, other;
    addServer("udp", 1, peer.port());
    StackSettings changed = asking();
    changed.wellKnownPorts.plain = other.port();
    ASSERT_TRUE(stack->configure(changed));
    expectAnswerFrom(peer, Transport::Udp);
}

TEST_F(LeanFailoverTest, AsksForTheTransportThatIsWanted) {
    TcpPeer peer;
    addServer("tcp", 1, peer.port());
    expectAnswerFrom(peer, Transport::Tcp);
    EXPECT_EQ(dns.count("_sip._udp.example.test"), 0u);
}

TEST_F(LeanFailoverTest, AGivenPortLeavesNoQuestionForSrv) {
    UdpPeer peer, other;
    addServer("udp", 1, other.port());
    dns.addA("example.test", "127.0.0.1");
    const auto transaction = sendTo(Transport::Udp, outcome, peer.port());
    EXPECT_THAT(receiveAsking(peer), StartsWith("REGISTER"));
    EXPECT_EQ(dns.count("_sip._udp.example.test"), 0u);
}

TEST_F(LeanFailoverTest, AsksNoSrvWhenThatIsSwitchedOff) {
    StackSettings plain = asking();
    plain.dnsSrv = false;
    ASSERT_TRUE(stack->configure(plain));
    const auto transaction = sendTo(Transport::Udp, outcome);
    ASSERT_TRUE(runAsking([&] { return outcome.calls > 0; }));
    EXPECT_EQ(dns.count("_sip._udp.example.test"), 0u);
    EXPECT_GT(dns.count("example.test"), 0u);
}

TEST_F(LeanFailoverTest, NeverAsksForALiteralAddress) {
    UdpPeer peer;
    const auto transaction = sendTo(Transport::Udp, outcome, peer.port(), "127.0.0.1");
    EXPECT_THAT(receiveAsking(peer), StartsWith("REGISTER"));
    EXPECT_TRUE(dns.questions().empty());
}

TEST_F(LeanFailoverTest, GoesOnWhenAConnectionIsRefused) {
    const test::LoopbackSocket deaf(SOCK_STREAM);
    TcpPeer peer;
    addServer("tcp", 1, deaf.port());
    addServer("tcp", 2, peer.port());
    expectAnswerFrom(peer, Transport::Tcp);
}

TEST_F(LeanFailoverTest, TellsOfTheLastServerWhenAllRefuse) {
    const test::LoopbackSocket deaf(SOCK_STREAM), deafToo(SOCK_STREAM);
    addServer("tcp", 1, deaf.port());
    addServer("tcp", 2, deafToo.port());
    const auto transaction = sendTo(Transport::Tcp, outcome);
    ASSERT_TRUE(runAsking([&] { return outcome.calls > 0; }));
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::Connection);
    EXPECT_THAT(outcome.failure->text, HasSubstr("tcp:example.test"));
}

TEST_F(LeanFailoverTest, GoesOnWhenAConnectionIsLost) {
    TcpPeer first, second;
    addServer("tcp", 1, first.port());
    addServer("tcp", 2, second.port());
    const auto transaction = sendTo(Transport::Tcp, outcome);
    const std::string before = receiveAsking(first);
    first.hangUp();
    const std::string after = receiveAsking(second);
    EXPECT_NE(headerOf(before, "Via"), headerOf(after, "Via")) << "a new transaction has a new branch";
    EXPECT_EQ(headerOf(before, "CSeq"), headerOf(after, "CSeq"));
    second.reply(answerTo(after, "200 OK"));
    ASSERT_TRUE(runAsking([&] { return outcome.calls > 0; }));
    EXPECT_EQ(outcome.status, 200);
}

TEST_F(LeanFailoverTest, GoesOnWhenAUdpServerIsSilentFor16T1) {
    UdpPeer first, second;
    addServer("udp", 1, first.port());
    addServer("udp", 2, second.port());
    const auto transaction = sendTo(Transport::Udp, outcome);
    EXPECT_THAT(receiveAsking(first), StartsWith("REGISTER"));
    pass(7900ms);
    EXPECT_FALSE(second.receive());
    pass(200ms);
    const std::string request = receiveAsking(second);
    EXPECT_THAT(request, StartsWith("REGISTER"));
    second.reply(answerTo(request, "200 OK"));
    ASSERT_TRUE(runAsking([&] { return outcome.calls > 0; }));
    EXPECT_EQ(outcome.status, 200);
}

TEST_F(LeanFailoverTest, GoesOnWhenATcpServerIsSilentFor16T1) {
    TcpPeer first, second;
    addServer("tcp", 1, first.port());
    addServer("tcp", 2, second.port());
    const auto transaction = sendTo(Transport::Tcp, outcome);
    EXPECT_THAT(receiveAsking(first), StartsWith("REGISTER"));
    pass(7900ms);
    EXPECT_FALSE(second.receive());
    pass(200ms);
    const std::string request = receiveAsking(second);
    EXPECT_THAT(request, StartsWith("REGISTER"));
    second.reply(answerTo(request, "200 OK"));
    ASSERT_TRUE(runAsking([&] { return outcome.calls > 0; }));
    EXPECT_EQ(outcome.status, 200);
}

TEST_F(LeanFailoverTest, AProvisionalAnswerOverTcpKeepsTheServer) {
    TcpPeer first, second;
    addServer("tcp", 1, first.port());
    addServer("tcp", 2, second.port());
    const auto transaction = sendTo(Transport::Tcp, outcome);
    first.reply(answerTo(receiveAsking(first), "100 Trying"));
    settle();
    pass(12s);
    EXPECT_FALSE(second.receive());
    pass(20s, 100ms);
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::Timeout);
}

TEST_F(LeanFailoverTest, AProvisionalAnswerKeepsTheServer) {
    UdpPeer first, second;
    addServer("udp", 1, first.port());
    addServer("udp", 2, second.port());
    const auto transaction = sendTo(Transport::Udp, outcome);
    first.reply(answerTo(receiveAsking(first), "100 Trying"));
    settle();
    pass(12s);
    EXPECT_FALSE(second.receive());
}

TEST_F(LeanFailoverTest, TheWholeRequestHasOneDeadline) {
    UdpPeer first, second;
    addServer("udp", 1, first.port());
    addServer("udp", 2, second.port());
    const auto transaction = sendTo(Transport::Udp, outcome);
    receiveAsking(first);
    pass(31900ms);
    EXPECT_EQ(outcome.calls, 0);
    pass(200ms);
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::Timeout);
}

TEST_F(LeanFailoverTest, GoesOnAfterA503) {
    UdpPeer first, second;
    addServer("udp", 1, first.port());
    addServer("udp", 2, second.port());
    const auto transaction = sendTo(Transport::Udp, outcome);
    first.reply(answerTo(receiveAsking(first), "503 Busy"));
    second.reply(answerTo(receiveAsking(second), "200 OK"));
    ASSERT_TRUE(runAsking([&] { return outcome.calls > 0; }));
    EXPECT_EQ(outcome.status, 200);
    EXPECT_EQ(outcome.calls, 1);
}

TEST_F(LeanFailoverTest, A503WithRetryAfterIsAnAnswer) {
    UdpPeer first, second;
    addServer("udp", 1, first.port());
    addServer("udp", 2, second.port());
    const auto transaction = sendTo(Transport::Udp, outcome);
    first.reply(answerTo(receiveAsking(first), "503 Busy", "Retry-After: 10\r\n"));
    ASSERT_TRUE(runAsking([&] { return outcome.calls > 0; }));
    EXPECT_EQ(outcome.status, 503);
}

TEST_F(LeanFailoverTest, A503OfTheOnlyServerIsAnAnswer) {
    UdpPeer peer;
    addServer("udp", 1, peer.port());
    expectAnswerFrom(peer, Transport::Udp, "503 Busy");
}

TEST_F(LeanFailoverTest, AServerThatFailedComesLastForAWhile) {
    const test::LoopbackSocket deaf(SOCK_STREAM);
    TcpPeer peer;
    addServer("tcp", 1, deaf.port());
    addServer("tcp", 2, peer.port());
    expectAnswerFrom(peer, Transport::Tcp);
    const auto transaction = sendTo(Transport::Tcp, outcome);
    EXPECT_THAT(receiveAsking(peer), StartsWith("REGISTER"));
    EXPECT_EQ(peer.connections(), 1);
}

TEST_F(LeanFailoverTest, KeepsAnAnswerForItsLifetime) {
    UdpPeer peer;
    addServer("udp", 1, peer.port());
    expectAnswerFrom(peer, Transport::Udp);
    clock.advance(50s);
    expectAnswerFrom(peer, Transport::Udp);
    EXPECT_EQ(dns.count("_sip._udp.example.test"), 1u);
    clock.advance(11s);
    expectAnswerFrom(peer, Transport::Udp);
    EXPECT_EQ(dns.count("_sip._udp.example.test"), 2u);
}

TEST_F(LeanFailoverTest, RequestsToOneHostShareAQuestion) {
    UdpPeer peer;
    addServer("udp", 1, peer.port());
    Outcome second;
    const auto one = sendTo(Transport::Udp, outcome);
    const auto two = sendTo(Transport::Udp, second);
    EXPECT_THAT(receiveAsking(peer), StartsWith("REGISTER"));
    EXPECT_THAT(receiveAsking(peer), StartsWith("REGISTER"));
    EXPECT_EQ(dns.count("_sip._udp.example.test"), 1u);
}

TEST_F(LeanFailoverTest, AsksAgainAfterTheNetworkChanged) {
    UdpPeer peer, moved;
    addServer("udp", 1, peer.port());
    expectAnswerFrom(peer, Transport::Udp);
    stack->closeConnections();
    dns.remove("_sip._udp.example.test", DnsPeer::kSrv);
    addServer("udp", 1, moved.port());
    expectAnswerFrom(moved, Transport::Udp);
}

TEST_F(LeanFailoverTest, TellsAnUnknownHostAtOnce) {
    const auto transaction = sendTo(Transport::Udp, outcome, 0, "nobody.test");
    const auto start = std::chrono::steady_clock::now();
    ASSERT_TRUE(runAsking([&] { return outcome.calls > 0; }));
    EXPECT_LT(std::chrono::steady_clock::now() - start, 1s);
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::NameResolution);
    EXPECT_THAT(outcome.failure->text, HasSubstr("nobody.test"));
}

TEST_F(LeanFailoverTest, GivesUpOnASilentNameServer) {
    dns.setMute(true);
    const auto transaction = sendTo(Transport::Udp, outcome);
    settle();
    pass(32s, 100ms);
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::NameResolution);
}

TEST_F(LeanFailoverTest, ATransactionMayDieBeforeItsHostIsKnown) {
    UdpPeer peer;
    addServer("udp", 1, peer.port());
    auto transaction = sendTo(Transport::Udp, outcome);
    transaction.reset();
    expectAnswerFrom(peer, Transport::Udp);
    EXPECT_EQ(outcome.calls, 0);
}

TEST_F(LeanFailoverTest, TheStackMayDieBeforeAHostIsKnown) {
    const auto transaction = sendTo(Transport::Udp, outcome);
    stack->run(1ms);
    stack.reset();
    dns.serve();
    EXPECT_EQ(outcome.calls, 0);
}

TEST_F(LeanFailoverTest, FallsBackFromIpv6ToIpv4) {
    dns.addAaaa("two.test", "::1");
    dns.addA("two.test", "127.0.0.1");
    TcpPeer peer;
    const auto transaction = sendTo(Transport::Tcp, outcome, peer.port(), "two.test");
    peer.reply(answerTo(receiveAsking(peer), "200 OK"));
    ASSERT_TRUE(runAsking([&] { return outcome.calls > 0; }));
    EXPECT_EQ(outcome.status, 200);
    EXPECT_EQ(outcome.contact.host, "127.0.0.1");
}

/** Two servers of a domain, the first of which is to be returned to. */
class LeanReturnTest : public LeanFailoverTest, public FlowObserver {
protected:
    void SetUp() override {
        LeanFailoverTest::SetUp();
        returning = asking();
        returning.reconnectsToPrimary = true;
        ASSERT_TRUE(stack->configure(returning));
        stack->setFlowObserver(this);
    }
    void TearDown() override { stack.reset(); }
    void onFlowLost(std::uint64_t, const Failure &) override { ++lost; }
    void onFlowSuperseded(std::uint64_t flow) override { superseded.push_back(flow); }

    /** Takes what was repeated. */
    static void drain(UdpPeer &peer) {
        while (peer.receive())
            continue;
    }
    void failOverUdp(UdpPeer &first, UdpPeer &second) {
        addServer("udp", 1, first.port());
        addServer("udp", 2, second.port());
        const auto transaction = sendTo(Transport::Udp, outcome);
        ASSERT_THAT(receiveAsking(first), StartsWith("REGISTER"));
        pass(8100ms);
        second.reply(answerTo(receiveAsking(second), "200 OK"));
        ASSERT_TRUE(runAsking([&] { return outcome.calls > 0; }));
        drain(first);
    }
    /** The next message within @p limit of the set clock. */
    template <class Peer>
    std::string receiveWithin(Peer &peer, Duration limit) {
        for (Duration passed{}; passed < limit; passed += 500ms) {
            pass(500ms, 100ms);
            if (const auto message = peer.receive()) return *message;
        }
        return {};
    }

    StackSettings returning;
    std::vector<std::uint64_t> superseded;
    int lost = 0;
};

TEST_F(LeanReturnTest, TheFirstServerIsAskedAndTakenAgain) {
    UdpPeer first, second;
    failOverUdp(first, second);
    const std::string question = receiveWithin(first, 33s);
    ASSERT_THAT(question, StartsWith("OPTIONS sip:example.test SIP/2.0"));
    EXPECT_EQ(headerOf(question, "Max-Forwards"), "0");
    EXPECT_EQ(headerOf(question, "Contact"), "");
    EXPECT_TRUE(superseded.empty());
    first.reply(answerTo(question, "483 Too Many Hops"));
    ASSERT_TRUE(runUntil([&] { return !superseded.empty(); }));
    EXPECT_EQ(superseded.size(), 1U);
    expectAnswerFrom(first, Transport::Udp);
    EXPECT_EQ(receiveWithin(first, 200s), "") << "nothing to ask any more";
    EXPECT_EQ(superseded.size(), 1U);
    EXPECT_EQ(lost, 0);
}

TEST_F(LeanReturnTest, NothingIsAskedUnlessThatIsWanted) {
    returning.reconnectsToPrimary = false;
    ASSERT_TRUE(stack->configure(returning));
    UdpPeer first, second;
    failOverUdp(first, second);
    EXPECT_EQ(receiveWithin(first, 100s), "");
}

TEST_F(LeanReturnTest, AServerInTroubleIsAskedAgain) {
    UdpPeer first, second;
    failOverUdp(first, second);
    for (int i = 0; i < 3; ++i) {
        const std::string question = receiveWithin(first, 65s); // 32 s for the last one to time out
        ASSERT_THAT(question, StartsWith("OPTIONS"));
        first.reply(answerTo(question, "503 Starting"));
        settle();
        EXPECT_EQ(receiveWithin(first, 15s), "") << "not at once";
    }
    EXPECT_TRUE(superseded.empty());
}

TEST_F(LeanReturnTest, NobodyAsksOnceTheOtherFlowHasEnded) {
    UdpPeer first, second;
    failOverUdp(first, second);
    stack->closeConnections();
    EXPECT_EQ(receiveWithin(first, 100s), "");
}

TEST_F(LeanReturnTest, AServerThatOnlyAnswersQuestionsIsAskedLessAndLess) {
    UdpPeer first, second;
    failOverUdp(first, second);
    std::set<std::string> questions;
    for (Duration passed{}; passed < 30min; passed += 1s) {
        pass(1s, 500ms);
        const auto question = first.receive();
        if (!question || !question->starts_with("OPTIONS")) continue;
        questions.insert(headerOf(*question, "Call-ID"));
        first.reply(answerTo(*question, "200 OK"));
        settle();
        if (superseded.empty()) continue; // that one was sent twice
        drain(first);
        superseded.clear(); // and registers again, which the first one refuses
        Outcome result;
        const auto transaction = sendTo(Transport::Udp, result);
        const std::string request = receiveAsking(first);
        ASSERT_THAT(request, StartsWith("REGISTER"));
        first.reply(answerTo(request, "503 Starting"));
        second.reply(answerTo(receiveAsking(second), "200 OK"));
        ASSERT_TRUE(runAsking([&] { return result.calls > 0; }));
        ASSERT_EQ(result.status, 200);
    }
    EXPECT_GE(questions.size(), 4U);
    EXPECT_LE(questions.size(), 8U) << "instead of some 75";
}

TEST_F(LeanReturnTest, AConnectionThatIsNotNeededAnyMoreIsClosed) {
    TcpPeer first, second;
    addServer("tcp", 1, first.port());
    addServer("tcp", 2, second.port());
    const auto transaction = sendTo(Transport::Tcp, outcome);
    ASSERT_THAT(receiveAsking(first), StartsWith("REGISTER"));
    first.hangUp();
    second.reply(answerTo(receiveAsking(second), "200 OK"));
    ASSERT_TRUE(runAsking([&] { return outcome.calls > 0; }));
    const std::string question = receiveWithin(first, 33s);
    ASSERT_THAT(question, StartsWith("OPTIONS"));
    first.reply(answerTo(question, "200 OK"));
    ASSERT_TRUE(runUntil([&] { return !superseded.empty(); }));
    EXPECT_FALSE(second.descriptor().isReadable()) << "it may still be needed";
    pass(200s, 500ms);
    char byte = 0;
    EXPECT_TRUE(second.descriptor().isReadable(1000));
    EXPECT_EQ(recv(second.descriptor().get(), &byte, 1, MSG_DONTWAIT), 0);
    EXPECT_EQ(lost, 0);
    expectAnswerFrom(first, Transport::Tcp);
    EXPECT_EQ(first.connections(), 2);
}

} // namespace
} // namespace slimphone::sip
