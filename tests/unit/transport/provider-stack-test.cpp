#include "provider-stack-fixture.h"

#include <algorithm>
#include <stdexcept>

namespace slimphone::sip {
namespace {

TEST_F(ProviderStackTest, DeliversTheAnswerToARegisterOverUdp) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    EXPECT_EQ(outcome.calls, 0);
    const std::string request = receive(peer);
    EXPECT_THAT(request, StartsWith("REGISTER sip:example.org SIP/2.0\r\n"));
    EXPECT_EQ(headerOf(request, "User-Agent"), "slimphone-test/1");
    const std::string contact = headerOf(request, "Contact");
    peer.reply(
        answerTo(request, "200 Fine", "Contact: " + contact + ";expires=60\r\n", ";received=192.0.2.1"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    EXPECT_EQ(outcome.status, 200);
    EXPECT_EQ(outcome.reason, "Fine");
    EXPECT_EQ(outcome.contact.host, "127.0.0.1");
    EXPECT_EQ(outcome.contact.port, stack->portsInUse().udp);
    ASSERT_TRUE(outcome.seen);
    EXPECT_EQ(outcome.seen->host, "192.0.2.1");
    EXPECT_EQ(outcome.transport, Transport::Udp);
    ASSERT_EQ(outcome.values("Contact").size(), 1u);
    EXPECT_THAT(outcome.values("Contact")[0], HasSubstr("expires=60"));
}

TEST_F(ProviderStackTest, DeliversTheAnswerToARegisterOverTcp) {
    ASSERT_TRUE(stack->configure(settings()));
    TcpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port(), Transport::Tcp), outcome);
    const std::string request = receive(peer);
    EXPECT_THAT(headerOf(request, "Contact"), HasSubstr("transport=tcp"));
    EXPECT_EQ(headerOf(request, "Content-Length"), "0");
    peer.reply(answerTo(request, "200 OK"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    EXPECT_EQ(outcome.status, 200);
    EXPECT_EQ(outcome.transport, Transport::Tcp);
}

TEST_F(ProviderStackTest, ReportsARepeatedAnswerOnce) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    const std::string request = receive(peer);
    for (int i = 0; i < 3; ++i)
        peer.reply(answerTo(request, "200 OK"));
    Outcome second;
    const auto next = stack->send(makeRegister(2), to(peer.port()), second);
    peer.reply(answerTo(receive(peer), "403 No"));
    ASSERT_TRUE(runUntil([&] { return second.calls > 0; }));
    EXPECT_EQ(second.status, 403);
    EXPECT_EQ(outcome.calls, 1);
}

TEST_F(ProviderStackTest, GivesUpOnASilentServerAfterTheTimeout) {
    StackSettings shortened = settings();
    shortened.transactionTimeout = 320ms;
    ASSERT_TRUE(stack->configure(shortened));
    UdpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::Timeout);
    EXPECT_THAT(outcome.failure->text, HasSubstr("udp:127.0.0.1:" + std::to_string(peer.port())));
    int copies = 0;
    while (peer.receive())
        ++copies;
    EXPECT_GT(copies, 3) << "the request was not repeated";
}

TEST_F(ProviderStackTest, GivesUpOnASilentTcpServerAfterTheTimeout) {
    StackSettings shortened = settings();
    shortened.transactionTimeout = 320ms;
    ASSERT_TRUE(stack->configure(shortened));
    TcpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port(), Transport::Tcp), outcome);
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::Timeout);
}

TEST_F(ProviderStackTest, ReplacesAConnectionThatNeverAnswered) {
    StackSettings shortened = settings();
    shortened.transactionTimeout = 320ms;
    ASSERT_TRUE(stack->configure(shortened));
    TcpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port(), Transport::Tcp), outcome);
    receive(peer);
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    peer.hangUp();
    Outcome second;
    const auto next = stack->send(makeRegister(2), to(peer.port(), Transport::Tcp), second);
    EXPECT_THAT(receive(peer), StartsWith("REGISTER"));
    EXPECT_FALSE(second.failure) << "sent over the dead connection";
}

TEST_F(ProviderStackTest, ReplacesAConnectionThatHasBecomeSilent) {
    StackSettings shortened = settings();
    shortened.transactionTimeout = 1200ms;
    shortened.unreliableConnectionTimeout = 1s;
    ASSERT_TRUE(stack->configure(shortened));
    TcpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port(), Transport::Tcp), outcome);
    peer.reply(answerTo(receive(peer), "200 OK"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    Outcome second;
    const auto silent = stack->send(makeRegister(2), to(peer.port(), Transport::Tcp), second);
    receive(peer);
    ASSERT_TRUE(runUntil([&] { return second.calls > 0; }));
    peer.hangUp();
    Outcome third;
    const auto next = stack->send(makeRegister(3), to(peer.port(), Transport::Tcp), third);
    EXPECT_THAT(receive(peer), StartsWith("REGISTER"));
    EXPECT_FALSE(third.failure) << "sent over the dead connection";
}

TEST_F(ProviderStackTest, TellsARefusedConnection) {
    ASSERT_TRUE(stack->configure(settings()));
    const test::LoopbackSocket deaf(SOCK_STREAM);
    const auto transaction = stack->send(makeRegister(), to(deaf.port(), Transport::Tcp), outcome);
    EXPECT_EQ(outcome.calls, 0);
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::Connection);
}

TEST_F(ProviderStackTest, TellsALostConnection) {
    ASSERT_TRUE(stack->configure(settings()));
    TcpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port(), Transport::Tcp), outcome);
    receive(peer);
    peer.hangUp();
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::Connection);
    EXPECT_THAT(outcome.failure->text, HasSubstr("lost"));
}

TEST_F(ProviderStackTest, TellsAnUnknownHost) {
    StackSettings local = settings();
    local.transactionTimeout = 2s;
    local.dnsServers = {"127.0.0.1"};
    ASSERT_TRUE(stack->configure(local));
    NextHop hop{"host.invalid", 0, Transport::Udp, nullptr};
    Outcome second;
    const auto transaction = stack->send(makeRegister(), hop, outcome);
    const auto other = stack->send(makeRegister(2), hop, second);
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0 && second.calls > 0; }));
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::NameResolution);
    EXPECT_THAT(outcome.failure->text, HasSubstr("host.invalid"));
    ASSERT_TRUE(second.failure);
    EXPECT_EQ(second.failure->kind, FailureKind::NameResolution);
}

TEST_F(ProviderStackTest, TellsAKnownHostThatRefuses) {
    StackSettings local = settings();
    const TextFile hosts("127.0.0.1 registrar.test\n");
    local.dnsUserHostsFile = hosts.path();
    local.dnsServers = {"127.0.0.1"};
    ASSERT_TRUE(stack->configure(local));
    const test::LoopbackSocket deaf(SOCK_STREAM);
    const auto transaction =
        stack->send(makeRegister(), NextHop{"registrar.test", deaf.port(), Transport::Tcp, nullptr}, outcome);
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::Connection);
}

TEST_F(ProviderStackTest, DoesNotAskForNamesWhenItDropsConnections) {
    StackSettings local = settings();
    local.dnsServers = {"127.0.0.1"};
    ASSERT_TRUE(stack->configure(local));
    const auto transaction =
        stack->send(makeRegister(), NextHop{"host.invalid", 0, Transport::Tcp, nullptr}, outcome);
    stack->closeConnections();
    EXPECT_EQ(outcome.calls, 0);
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::Connection);
}

TEST_F(ProviderStackTest, ResolvesAHostOfTheUsersFile) {
    StackSettings local = settings();
    const TextFile hosts("127.0.0.1 registrar.test\n");
    local.dnsUserHostsFile = hosts.path();
    local.dnsServers = {"127.0.0.1"};
    ASSERT_TRUE(stack->configure(local));
    UdpPeer peer;
    const auto transaction =
        stack->send(makeRegister(), NextHop{"registrar.test", peer.port(), {}, nullptr}, outcome);
    peer.reply(answerTo(receive(peer), "200 OK"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    EXPECT_EQ(outcome.status, 200);
}

TEST_F(ProviderStackTest, StopsSilentlyWhenTheTransactionIsDestroyed) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    const std::string request = receive(peer);
    transaction.reset();
    peer.reply(answerTo(request, "200 OK"));
    Outcome second;
    const auto next = stack->send(makeRegister(2), to(peer.port()), second);
    peer.reply(answerTo(receive(peer), "200 OK"));
    ASSERT_TRUE(runUntil([&] { return second.calls > 0; }));
    EXPECT_EQ(outcome.calls, 0);
}

TEST_F(ProviderStackTest, ATransactionMayDieInItsOwnHandler) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    outcome.then = [&] { transaction.reset(); };
    peer.reply(answerTo(receive(peer), "503 Busy"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    EXPECT_FALSE(transaction);
}

TEST_F(ProviderStackTest, ATransactionMayDieInTheHandlerOfAnother) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    Outcome second;
    auto first = stack->send(makeRegister(1), to(peer.port()), outcome);
    auto other = stack->send(makeRegister(2), to(peer.port()), second);
    outcome.then = [&] { other.reset(); };
    second.then = [&] { first.reset(); };
    const std::string one = receive(peer);
    const std::string two = receive(peer);
    peer.reply(answerTo(one, "200 OK"));
    peer.reply(answerTo(two, "200 OK"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls + second.calls > 0; }));
    stack->run(10ms);
    EXPECT_EQ(outcome.calls + second.calls, 1);
}

TEST_F(ProviderStackTest, TheStackMayDieInAHandler) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    Outcome second;
    const auto first = stack->send(makeRegister(1), to(peer.port()), outcome);
    const auto other = stack->send(makeRegister(2), to(peer.port()), second);
    outcome.then = [&] { stack.reset(); };
    const std::string one = receive(peer);
    const std::string two = receive(peer);
    peer.reply(answerTo(one, "200 OK"));
    peer.reply(answerTo(two, "200 OK"));
    ASSERT_TRUE(runUntil([&] { return !stack; }));
    EXPECT_EQ(outcome.calls, 1);
    EXPECT_EQ(second.calls, 0);
}

TEST_F(ProviderStackTest, ATransactionMayOutliveItsStack) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    const auto refused = stack->send(makeRegister(2), NextHop{}, outcome);
    stack.reset();
    EXPECT_EQ(outcome.calls, 0);
}

TEST_F(ProviderStackTest, StacksOfOneThreadMayDieInAnyOrder) {
    auto other = makeProviderStack(Clock::steady());
    ASSERT_TRUE(stack->configure(settings()));
    ASSERT_TRUE(other->configure(settings()));
    UdpPeer peer;
    const auto first = stack->send(makeRegister(), to(peer.port()), outcome);
    const auto second = other->send(makeRegister(2), to(peer.port()), outcome);
    other->run(10ms);
    stack = std::move(other);
    peer.reply(answerTo(receive(peer), "200 OK")); // to the one that is gone
    peer.reply(answerTo(receive(peer), "200 OK"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    EXPECT_EQ(outcome.status, 200);
}

TEST_F(ProviderStackTest, AnExceptionInAHandlerHurtsNobodyElse) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    Outcome second;
    const auto first = stack->send(makeRegister(1), to(peer.port()), outcome);
    const auto other = stack->send(makeRegister(2), to(peer.port()), second);
    outcome.then = [] { throw std::runtime_error("from a handler"); };
    peer.reply(answerTo(receive(peer), "200 OK"));
    peer.reply(answerTo(receive(peer), "200 OK"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0 && second.calls > 0; }));
}

TEST_F(ProviderStackTest, NestedRunsDoNothing) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    Outcome second;
    const auto first = stack->send(makeRegister(1), to(peer.port()), outcome);
    const auto other = stack->send(makeRegister(2), to(peer.port()), second);
    const std::string one = receive(peer);
    const std::string two = receive(peer);
    outcome.then = [&] {
        stack->run(1s);
        EXPECT_EQ(second.calls, 0);
    };
    peer.reply(answerTo(one, "200 OK"));
    peer.reply(answerTo(two, "200 OK"));
    ASSERT_TRUE(runUntil([&] { return second.calls > 0; }));
}

TEST_F(ProviderStackTest, ClosesConnectionsOnDemand) {
    ASSERT_TRUE(stack->configure(settings()));
    TcpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port(), Transport::Tcp), outcome);
    receive(peer);
    stack->closeConnections();
    EXPECT_EQ(outcome.calls, 0);
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::Connection);
    peer.hangUp();
    Outcome second;
    const auto next = stack->send(makeRegister(2), to(peer.port(), Transport::Tcp), second);
    EXPECT_FALSE(receive(peer).empty());
    EXPECT_EQ(peer.connections(), 2);
}

TEST_F(ProviderStackTest, ClosesConnectionsInsideTheHandlerOfA503) {
    ASSERT_TRUE(stack->configure(settings()));
    TcpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port(), Transport::Tcp), outcome);
    outcome.then = [&] { stack->closeConnections(); };
    peer.reply(answerTo(receive(peer), "503 Busy"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    stack->run(10ms);
    EXPECT_EQ(outcome.status, 503);
}

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

TEST_F(ProviderStackTest, AnswersTwoHundredRequestsInAFewRuns) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    constexpr std::size_t count = 200;
    std::vector<Outcome> outcomes(count);
    std::vector<std::unique_ptr<ClientTransaction>> transactions;
    for (std::size_t i = 0; i < count; ++i)
        transactions.push_back(stack->send(makeRegister(static_cast<int>(i)), to(peer.port()), outcomes[i]));
    std::vector<std::string> requests;
    ASSERT_TRUE(runUntil([&] {
        while (auto request = peer.receive())
            requests.push_back(*request);
        return requests.size() >= count;
    }));
    const auto answered = [&] {
        return std::count_if(outcomes.begin(), outcomes.end(),
                             [](const Outcome &o) { return o.status == 200; });
    };
    // Two portions, each of which fits into the receive buffer of a socket.
    int runs = 0;
    for (std::size_t i = 0; i < count;) {
        for (const std::size_t end = i + count / 2; i < end; ++i)
            peer.reply(answerTo(requests[i], "200 OK"));
        for (int limit = 0; limit < 10 && answered() < static_cast<int>(i); ++limit, ++runs)
            stack->run(10s);
    }
    EXPECT_EQ(answered(), count);
    EXPECT_LE(runs, 4) << "a run reads too few datagrams";
}

TEST_F(ProviderStackTest, KeepsToItsBudget) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    std::vector<Outcome> outcomes(50);
    std::vector<std::unique_ptr<ClientTransaction>> transactions;
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        transactions.push_back(stack->send(makeRegister(static_cast<int>(i)), to(peer.port()), outcomes[i]));
    while (auto request = peer.receive())
        peer.reply(answerTo(*request, "200 OK"));
    stack->run(0us);
    EXPECT_LE(std::count_if(outcomes.begin(), outcomes.end(), [](const Outcome &o) { return o.calls > 0; }),
              2);
}

} // namespace
} // namespace slimphone::sip
