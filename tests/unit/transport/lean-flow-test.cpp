/**
 * @file
 * What the observer of flows is told, and flows that a server keeps as RFC 5626 says.
 */
#include "lean-stack-fixture.h"

namespace slimphone::sip {
namespace {

/** Keeps what it is told. */
struct Observer final : FlowObserver {
    virtual ~Observer() = default;
    void onFlowLost(std::uint64_t flow, const Failure &failure) override {
        lost.emplace_back(flow, failure.text);
        if (then) then();
    }
    void onFlowSuperseded(std::uint64_t) override {}
    std::vector<std::pair<std::uint64_t, std::string>> lost;
    std::function<void()> then;
};

/** Remembers which flow carried the answer. */
struct FlowOutcome final : ResponseHandler {
    virtual ~FlowOutcome() = default;
    void onResponse(const Response &response) override { flow = response.flow; }
    void onFailure(const Failure &) override { hasFailed = true; }
    std::uint64_t flow = 0;
    bool hasFailed = false;
};

class LeanFlowTest : public LeanStackTest {
protected:
    void SetUp() override {
        ASSERT_TRUE(stack->configure(settings()));
        stack->setFlowObserver(&observer);
    }
    void TearDown() override { stack.reset(); }
    /** The flow that carries an answer of @p server with more header @p lines. */
    std::uint64_t establish(TcpPeer &server, const std::string &lines = {}) {
        FlowOutcome result;
        const auto transaction =
            stack->send(makeRegister(++mNumber), to(server.port(), Transport::Tcp), result);
        server.reply(answerTo(receive(server), "200 OK", lines));
        EXPECT_TRUE(runUntil([&] { return result.flow != 0; }));
        return result.flow;
    }
    /** How many times the far end was pinged and did not answer. */
    static std::size_t pings(TcpPeer &server) {
        std::string text;
        char buffer[256];
        for (ssize_t count;
             (count = recv(server.descriptor().get(), buffer, sizeof buffer, MSG_DONTWAIT)) > 0;)
            text.append(buffer, static_cast<std::size_t>(count));
        return text.size() / 4;
    }

    TcpPeer peer;
    Observer observer;

private:
    int mNumber = 0;
};

TEST_F(LeanFlowTest, TellsOnceOfAConnectionThatEnded) {
    const std::uint64_t flow = establish(peer);
    EXPECT_EQ(establish(peer), flow) << "the same connection";
    peer.hangUp();
    ASSERT_TRUE(runUntil([&] { return !observer.lost.empty(); }));
    settle();
    ASSERT_EQ(observer.lost.size(), 1U);
    EXPECT_EQ(observer.lost[0].first, flow);
    EXPECT_THAT(observer.lost[0].second, HasSubstr("TCP connection to 127.0.0.1"));
    EXPECT_THAT(observer.lost[0].second, HasSubstr("closed by the server"));
    EXPECT_NE(establish(peer), flow) << "another connection";
}

TEST_F(LeanFlowTest, TellsThoseWhoWaitForAnAnswerFirst) {
    establish(peer);
    FlowOutcome result;
    const auto transaction = stack->send(makeRegister(7), to(peer.port(), Transport::Tcp), result);
    receive(peer);
    bool failedBefore = false;
    observer.then = [&] { failedBefore = result.hasFailed; };
    peer.hangUp();
    ASSERT_TRUE(runUntil([&] { return !observer.lost.empty(); }));
    EXPECT_TRUE(failedBefore);
}

TEST_F(LeanFlowTest, AConnectionThatNeverCarriedAnAnswerIsNotTold) {
    FlowOutcome result;
    const auto transaction = stack->send(makeRegister(), to(peer.port(), Transport::Tcp), result);
    receive(peer);
    peer.hangUp();
    ASSERT_TRUE(runUntil([&] { return result.hasFailed; }));
    settle();
    EXPECT_TRUE(observer.lost.empty());
}

TEST_F(LeanFlowTest, OnlyWhatWeCloseOnDemandIsNotTold) {
    establish(peer);
    stack->closeConnections();
    settle();
    EXPECT_TRUE(observer.lost.empty());

    TcpPeer second;
    const std::uint64_t flow = establish(second);
    StackSettings other = settings();
    other.tls.verifyName = false;
    ASSERT_TRUE(stack->configure(other));
    settle();
    ASSERT_EQ(observer.lost.size(), 1U);
    EXPECT_EQ(observer.lost[0].first, flow);
}

TEST_F(LeanFlowTest, TheObserverMayDestroyTheStackOrLeave) {
    establish(peer);
    observer.then = [&] { stack->setFlowObserver(nullptr); };
    peer.hangUp();
    ASSERT_TRUE(runUntil([&] { return !observer.lost.empty(); }));

    stack->setFlowObserver(&observer);
    observer.lost.clear();
    establish(peer);
    Stack *const running = stack.get();
    observer.then = [&] { stack.reset(); };
    peer.hangUp();
    for (int turn = 0; stack && turn < 5000; ++turn) {
        running->run(10ms);
        poll(nullptr, 0, 1);
    }
    EXPECT_FALSE(stack);
}

TEST_F(LeanFlowTest, AUdpServerThatRefusesAKeepAliveIsLost) {
    StackSettings unbound = settings();
    unbound.ports = {-2, -2, 0};
    ASSERT_TRUE(stack->configure(unbound));
    auto server = std::make_unique<UdpPeer>();
    FlowOutcome result;
    const auto transaction = stack->send(makeRegister(), to(server->port(), Transport::Udp), result);
    server->reply(answerTo(receive(*server), "200 OK"));
    ASSERT_TRUE(runUntil([&] { return result.flow != 0; }));
    server.reset();
    pass(31s, 100ms);
    ASSERT_TRUE(runUntil([&] { return !observer.lost.empty(); }));
    EXPECT_EQ(observer.lost[0].first, result.flow);
}

TEST_F(LeanFlowTest, AServerThatKeepsFlowsSetsThePace) {
    establish(peer, "Require: path, Outbound\r\nFlow-Timer: 10\r\n");
    pass(7900ms, 100ms);
    EXPECT_EQ(pings(peer), 0U);
    pass(300ms, 100ms);
    EXPECT_EQ(pings(peer), 1U);
}

TEST_F(LeanFlowTest, AFlowTimerNeitherSlowsDownNorCountsWithoutOutbound) {
    establish(peer, "Require: outbound\r\nFlow-Timer: 3600\r\n");
    pass(30100ms, 100ms);
    EXPECT_EQ(pings(peer), 1U);

    TcpPeer other;
    establish(other, "Flow-Timer: 5\r\n");
    pass(6s, 100ms);
    EXPECT_EQ(pings(other), 0U);
}

TEST_F(LeanFlowTest, AServerThatKeepsFlowsHasToAnswerTheFirstPing) {
    const std::uint64_t flow = establish(peer, "Require: outbound\r\n");
    pass(30100ms, 100ms);
    EXPECT_EQ(pings(peer), 1U);
    pass(9s, 100ms);
    EXPECT_TRUE(observer.lost.empty());
    pass(1500ms, 100ms);
    ASSERT_EQ(observer.lost.size(), 1U);
    EXPECT_EQ(observer.lost[0].first, flow);
    EXPECT_THAT(observer.lost[0].second, HasSubstr("keep-alive"));
}

TEST_F(LeanFlowTest, AFlowTimerOfNothingIsNoFlood) {
    establish(peer, "Require: outbound\r\nFlow-Timer: 0\r\n");
    pass(4s, 100ms);
    EXPECT_LE(pings(peer), 5U);
}

} // namespace
} // namespace slimphone::sip
