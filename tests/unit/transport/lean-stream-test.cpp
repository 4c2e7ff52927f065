#include "lean-stack-fixture.h"

#include <netinet/tcp.h>
#include <sys/resource.h>

namespace slimphone::sip {
namespace {

class LeanStreamTest : public LeanStackTest {
protected:
    void SetUp() override { ASSERT_TRUE(stack->configure(settings())); }
    std::unique_ptr<ClientTransaction> sendTo(TcpPeer &to, Outcome &result) {
        return stack->send(makeRegister(++mNumber), this->to(to.port(), Transport::Tcp), result);
    }
    /** A connection on which one request was answered. */
    void establish() {
        const auto transaction = sendTo(peer, outcome);
        peer.reply(answerTo(receive(peer), "200 OK"));
        ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    }
    /** True while the connection of @p server is open on our side. */
    bool isOpen(TcpPeer &server) {
        settle();
        char byte = 0;
        const ssize_t count = recv(server.descriptor().get(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
        return count > 0 || (count < 0 && errno == EAGAIN);
    }
    /** What came that is no message. */
    std::string receiveRaw(TcpPeer &server, std::size_t size) {
        std::string text;
        runUntil(
            [&] {
                char buffer[64];
                const ssize_t count = recv(server.descriptor().get(), buffer, sizeof buffer, MSG_DONTWAIT);
                if (count > 0) text.append(buffer, static_cast<std::size_t>(count));
                return text.size() >= size;
            },
            1s);
        return text;
    }

    TcpPeer peer;

private:
    int mNumber = 0;
};

TEST_F(LeanStreamTest, ReadsAnAnswerSplitAtEveryByte) {
    establish();
    const int on = 1;
    setsockopt(peer.descriptor().get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    for (std::size_t split = 1;; ++split) {
        Outcome result;
        const auto transaction = sendTo(peer, result);
        const std::string answer = answerTo(receive(peer), "200 OK", "Contact: <sip:a@b.test>\r\n");
        if (split >= answer.size()) break;
        peer.reply(answer.substr(0, split));
        stack->run(1ms);
        EXPECT_EQ(result.calls, 0) << split;
        peer.reply(answer.substr(split));
        ASSERT_TRUE(runUntil([&] { return result.calls > 0; })) << split;
        EXPECT_EQ(result.status, 200);
    }
    EXPECT_EQ(peer.connections(), 1);
}

TEST_F(LeanStreamTest, ReadsSeveralAnswersThatCameTogether) {
    std::vector<Outcome> results(5);
    std::vector<std::unique_ptr<ClientTransaction>> transactions;
    transactions.reserve(results.size());
    for (Outcome &result : results)
        transactions.push_back(sendTo(peer, result));
    std::string all;
    for (std::size_t i = 0; i < results.size(); ++i)
        all += answerTo(receive(peer), "200 OK") + "\r\n";
    peer.reply(all);
    for (const Outcome &result : results)
        ASSERT_TRUE(runUntil([&] { return result.status == 200; }));
}

TEST_F(LeanStreamTest, SkipsTheBodyOfAnAnswer) {
    const auto transaction = sendTo(peer, outcome);
    std::string answer = answerTo(receive(peer), "200 OK", "Content-Type: text/plain\r\n");
    answer.replace(answer.find("Content-Length: 0"), 17, "Content-Length: 25");
    peer.reply(answer + "SIP/2.0 403 Forbidden\r\n\r\n");
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    EXPECT_EQ(outcome.status, 200);
    EXPECT_TRUE(isOpen(peer));
}

TEST_F(LeanStreamTest, AnswersAPingWithAPong) {
    establish();
    peer.reply("\r\n\r\n");
    EXPECT_EQ(receiveRaw(peer, 2), "\r\n");
}

TEST_F(LeanStreamTest, PingsAndToleratesAFarEndThatNeverAnswersPings) {
    establish();
    pass(31s, 100ms);
    EXPECT_EQ(receiveRaw(peer, 4), "\r\n\r\n");
    pass(15s, 100ms);
    EXPECT_TRUE(isOpen(peer));
}

TEST_F(LeanStreamTest, AMissingPongEndsAConnectionThatOnceAnswered) {
    establish();
    pass(31s, 100ms);
    EXPECT_EQ(receiveRaw(peer, 4), "\r\n\r\n");
    peer.reply("\r\n");
    settle();
    pass(30s, 100ms);
    EXPECT_EQ(receiveRaw(peer, 4), "\r\n\r\n");
    const auto transaction = sendTo(peer, outcome);
    outcome.failure.reset();
    pass(8500ms, 100ms);
    EXPECT_FALSE(outcome.failure);
    pass(1s, 100ms);
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::Connection);
    EXPECT_THAT(outcome.failure->text, HasSubstr("keep-alive"));
}

TEST_F(LeanStreamTest, AnAnsweredPingKeepsTheConnection) {
    establish();
    for (int i = 0; i < 4; ++i) {
        pass(30s, 100ms);
        EXPECT_EQ(receiveRaw(peer, 4), "\r\n\r\n");
        peer.reply("\r\n");
        settle();
    }
    EXPECT_TRUE(isOpen(peer));
}

TEST_F(LeanStreamTest, ARequestIntoAConnectionThatWasResetUnnoticedFailsAndTheNextOneGetsANewOne) {
    establish();
    const linger none{1, 0};
    setsockopt(peer.descriptor().get(), SOL_SOCKET, SO_LINGER, &none, sizeof none);
    peer.hangUp(); // a reset, which arrives at once and is not read before the next write
    Outcome result;
    const auto transaction = sendTo(peer, result);
    EXPECT_EQ(result.calls, 0);
    ASSERT_TRUE(runUntil([&] { return result.calls > 0; }));
    ASSERT_TRUE(result.failure);
    EXPECT_EQ(result.failure->kind, FailureKind::Connection);
    Outcome another;
    const auto second = sendTo(peer, another);
    peer.reply(answerTo(receive(peer), "200 OK"));
    ASSERT_TRUE(runUntil([&] { return another.calls > 0; }));
    EXPECT_EQ(another.status, 200);
    EXPECT_EQ(peer.connections(), 2);
}

TEST_F(LeanStreamTest, AnythingThatIsNotSipEndsTheConnection) {
    const std::vector<std::string> poisons = {
        "hello\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
        std::string(20000, 'x'),
        std::string("SIP/2.0 200 OK\0\r\n", 17) + std::string(70000, 'y'),
        "SIP/2.0 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
        "SIP/2.0 200 OK\r\nContent-Length: -1\r\n\r\n",
        std::string("\0\0\0\0", 4),
    };
    for (const std::string &poison : poisons) {
        TcpPeer server;
        Outcome result;
        const auto transaction = sendTo(server, result);
        receive(server);
        server.reply(poison);
        ASSERT_TRUE(runUntil([&] { return result.calls > 0; })) << poison.substr(0, 40);
        ASSERT_TRUE(result.failure);
        EXPECT_EQ(result.failure->kind, FailureKind::Connection);
    }
    establish();
}

TEST_F(LeanStreamTest, TheNextRequestOpensANewConnection) {
    establish();
    peer.hangUp();
    settle();
    Outcome result;
    const auto transaction = sendTo(peer, result);
    peer.reply(answerTo(receive(peer), "200 OK"));
    ASSERT_TRUE(runUntil([&] { return result.calls > 0; }));
    EXPECT_EQ(peer.connections(), 2);
}

TEST_F(LeanStreamTest, RequestsWaitForAFarEndThatDoesNotRead) {
    // Far more than the socket buffers and the queue hold; nothing may get lost or out of order.
    constexpr std::size_t count = 300;
    const int small = 8192;
    setsockopt(peer.descriptor().get(), SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    std::vector<Outcome> results(count);
    std::vector<std::unique_ptr<ClientTransaction>> transactions;
    for (Outcome &result : results) {
        OutgoingRequest request = makeRegister(static_cast<int>(&result - results.data()));
        request.headers.push_back({"X-Padding", std::string(8000, 'p')});
        transactions.push_back(stack->send(std::move(request), to(peer.port(), Transport::Tcp), result));
    }
    settle();
    std::size_t received = 0;
    ASSERT_TRUE(runUntil(
        [&] {
            while (const auto request = peer.receive()) {
                EXPECT_EQ(headerOf(*request, "Call-ID"), "call-" + std::to_string(received));
                ++received;
                peer.reply(answerTo(*request, "200 OK"));
            }
            return std::all_of(results.begin(), results.end(),
                               [](const Outcome &o) { return o.status == 200; });
        },
        10s));
    EXPECT_EQ(received, count);
}

TEST_F(LeanStreamTest, GivesUpOnAConnectionThatDoesNotCome) {
    // A full backlog on loopback lets connecting hang.
    test::LoopbackSocket full(SOCK_STREAM);
    listen(full.fd(), 0);
    std::vector<test::Descriptor> callers;
    for (int i = 0; i < 4; ++i) {
        callers.emplace_back(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(static_cast<std::uint16_t>(full.port()));
        EXPECT_LE(connect(callers.back().get(), reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
    }
    const auto transaction = stack->send(makeRegister(), to(full.port(), Transport::Tcp), outcome);
    settle();
    pass(29900ms, 100ms);
    EXPECT_EQ(outcome.calls, 0);
    pass(200ms, 100ms);
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::Connection);
}

/** Connections that others open to our port. */
class LeanListenerTest : public LeanStreamTest {
protected:
    test::Descriptor connectToUs() {
        test::Descriptor result(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(static_cast<std::uint16_t>(stack->portsInUse().tcp));
        EXPECT_EQ(connect(result.get(), reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
        return result;
    }
    static void write(const test::Descriptor &to, std::string_view text) {
        send(to.get(), text.data(), text.size(), MSG_NOSIGNAL);
    }
    /** Everything that comes until @p end is part of it, or the connection is closed. */
    std::string read(const test::Descriptor &from, const std::string &end) {
        std::string text;
        bool closed = false;
        runUntil(
            [&] {
                char buffer[2048];
                ssize_t count = 0;
                while ((count = recv(from.get(), buffer, sizeof buffer, MSG_DONTWAIT)) > 0)
                    text.append(buffer, static_cast<std::size_t>(count));
                closed = count == 0;
                return closed || (!end.empty() && text.find(end) != std::string::npos);
            },
            1s);
        return closed ? text + "<closed>" : text;
    }
    static std::string options(const std::string &more = {}) {
        return "OPTIONS sip:alice@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1:9;branch=z9hG4bKa;rport\r\n"
               "Max-Forwards: 70\r\nFrom: <sip:bob@example.org>;tag=1\r\nTo: <sip:alice@example.org>\r\n"
               "Call-ID: c1\r\nCSeq: 1 OPTIONS\r\n" +
               more + "\r\n";
    }
};

TEST_F(LeanListenerTest, AnswersARequestThatComesByteByByte) {
    const test::Descriptor caller = connectToUs();
    for (const char c : options("Content-Length: 0\r\n")) {
        write(caller, {&c, 1});
        stack->run(1ms);
    }
    EXPECT_THAT(read(caller, "\r\n\r\n"), StartsWith("SIP/2.0 501 "));
}

TEST_F(LeanListenerTest, ARequestOfUnknownLengthIsRefusedBeforeTheConnectionEnds) {
    const test::Descriptor caller = connectToUs();
    write(caller, options("Content-Length: nonsense\r\n"));
    const std::string answer = read(caller, "");
    EXPECT_THAT(answer, StartsWith("SIP/2.0 400 "));
    EXPECT_THAT(answer, testing::EndsWith("<closed>"));
}

TEST_F(LeanListenerTest, HoldsALimitedNumberOfConnections) {
    std::vector<test::Descriptor> callers;
    for (int i = 0; i < 100; ++i) {
        callers.push_back(connectToUs());
        stack->run(10ms);
    }
    settle();
    int open = 0;
    for (const test::Descriptor &caller : callers) {
        char byte = 0;
        open += recv(caller.get(), &byte, 1, MSG_DONTWAIT) < 0;
    }
    EXPECT_LE(open, 64);
    write(callers.back(), options("Content-Length: 0\r\n"));
    EXPECT_THAT(read(callers.back(), "\r\n\r\n"), StartsWith("SIP/2.0 501 "));
}

TEST_F(LeanListenerTest, ALackOfDescriptorsCostsNoTime) {
    const test::Descriptor caller = connectToUs();
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &before), 0);
    rlimit none = before;
    none.rlim_cur = static_cast<rlim_t>(test::Descriptor(dup(caller.get())).get()); // the first free one
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &none), 0);
    stack->run(1ms);
    const auto start = std::chrono::steady_clock::now();
    stack->run(2s);
    const auto time = std::chrono::steady_clock::now() - start;
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &before), 0);
    EXPECT_LT(time, 1s) << "the loop went round and round";
    clock.advance(2s);
    write(caller, options("Content-Length: 0\r\n"));
    EXPECT_THAT(read(caller, "\r\n\r\n"), StartsWith("SIP/2.0 501 "));
}

TEST_F(LeanListenerTest, ClosesASilentConnectionAfterAWhile) {
    const test::Descriptor caller = connectToUs();
    settle();
    pass(400s, 1s);
    EXPECT_EQ(read(caller, ""), "<closed>");
}

} // namespace
} // namespace slimphone::sip
