#include "stack-fixture.h"

#include <algorithm>
#include <stdexcept>

namespace slimphone::sip {
namespace {

TEST_P(StackContractTest, DeliversTheAnswerToARegisterOverUdp) {
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

TEST_P(StackContractTest, DeliversTheAnswerToARegisterOverTcp) {
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

TEST_P(StackContractTest, ReportsARepeatedAnswerOnce) {
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

TEST_P(StackContractTest, GivesUpOnASilentServerAfterTheTimeout) {
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

TEST_P(StackContractTest, GivesUpOnASilentTcpServerAfterTheTimeout) {
    StackSettings shortened = settings();
    shortened.transactionTimeout = 320ms;
    ASSERT_TRUE(stack->configure(shortened));
    TcpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port(), Transport::Tcp), outcome);
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::Timeout);
}

TEST_P(StackContractTest, ReplacesAConnectionThatNeverAnswered) {
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

TEST_P(StackContractTest, ReplacesAConnectionThatHasBecomeSilent) {
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

TEST_P(StackContractTest, TellsARefusedConnection) {
    ASSERT_TRUE(stack->configure(settings()));
    const test::LoopbackSocket deaf(SOCK_STREAM);
    const auto transaction = stack->send(makeRegister(), to(deaf.port(), Transport::Tcp), outcome);
    EXPECT_EQ(outcome.calls, 0);
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::Connection);
}

TEST_P(StackContractTest, TellsALostConnection) {
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

TEST_P(StackContractTest, TellsAnUnknownHost) {
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

TEST_P(StackContractTest, TellsAKnownHostThatRefuses) {
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

TEST_P(StackContractTest, DoesNotAskForNamesWhenItDropsConnections) {
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

TEST_P(StackContractTest, ResolvesAHostOfTheUsersFile) {
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

TEST_P(StackContractTest, StopsSilentlyWhenTheTransactionIsDestroyed) {
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

TEST_P(StackContractTest, ATransactionMayDieInItsOwnHandler) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    outcome.then = [&] { transaction.reset(); };
    peer.reply(answerTo(receive(peer), "503 Busy"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    EXPECT_FALSE(transaction);
}

TEST_P(StackContractTest, ATransactionMayDieInTheHandlerOfAnother) {
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

TEST_P(StackContractTest, TheStackMayDieInAHandler) {
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

TEST_P(StackContractTest, ATransactionMayOutliveItsStack) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    const auto refused = stack->send(makeRegister(2), NextHop{}, outcome);
    stack.reset();
    EXPECT_EQ(outcome.calls, 0);
}

TEST_P(StackContractTest, StacksOfOneThreadMayDieInAnyOrder) {
    auto other = makeStack();
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

TEST_P(StackContractTest, AnExceptionInAHandlerHurtsNobodyElse) {
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

TEST_P(StackContractTest, NestedRunsDoNothing) {
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

TEST_P(StackContractTest, ClosesConnectionsOnDemand) {
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

TEST_P(StackContractTest, ClosesConnectionsInsideTheHandlerOfA503) {
    ASSERT_TRUE(stack->configure(settings()));
    TcpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port(), Transport::Tcp), outcome);
    outcome.then = [&] { stack->closeConnections(); };
    peer.reply(answerTo(receive(peer), "503 Busy"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    stack->run(10ms);
    EXPECT_EQ(outcome.status, 503);
}

TEST_P(StackContractTest, AnswersTwoHundredRequestsInAFewRuns) {
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

TEST_P(StackContractTest, KeepsToItsBudget) {
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

SLIMPHONE_ON_BOTH_WIRE_PATHS(StackContractTest);

} // namespace
} // namespace slimphone::sip
