#include "lean-stack-fixture.h"

#include <array>
#include <random>

namespace slimphone::sip {
namespace {

/** Answers every request with 200. */
struct Willing final : RequestHandler {
    virtual ~Willing() = default;
    Answer onRequest(const IncomingRequest &) override {
        ++calls;
        return {200, {}, {}};
    }
    int calls = 0;
};

/** What any stranger may throw at the socket of a registered client. */
class LeanHostileTest : public LeanStackTest {
protected:
    void SetUp() override {
        StackSettings calm = settings();
        calm.keepAlive = 0ms;
        ASSERT_TRUE(stack->configure(calm));
        stack->setRequestHandler(&willing);
    }
    void throwDatagram(const std::string &bytes) {
        stranger.sendTo(bytes, stack->portsInUse().udp);
        stack->run(10ms);
    }
    /** The REGISTER with that number, as the registrar gets it between other things. */
    std::string receiveRegister(int number) {
        const std::string callId = "call-" + std::to_string(number);
        std::string request;
        while (!request.starts_with("REGISTER") || headerOf(request, "Call-ID") != callId)
            if ((request = receive(registrar)).empty()) break;
        return request;
    }
    /** The client still registers. */
    void expectAlive() {
        Outcome result;
        const int number = 1000000 + ++mNumber;
        const auto transaction = stack->send(makeRegister(number), to(registrar.port()), result);
        registrar.reply(answerTo(receiveRegister(number), "200 OK"));
        ASSERT_TRUE(runUntil([&] { return result.calls > 0; }));
        EXPECT_EQ(result.status, 200);
    }
    std::string options(const std::string &more = {}, const std::string &uri = "sip:alice@127.0.0.1") {
        return "OPTIONS " + uri +
               " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + std::to_string(stranger.port()) +
               ";branch=z9hG4bK" + std::to_string(++mNumber) +
               ";rport\r\nMax-Forwards: 70\r\nFrom: <sip:bob@example.org>;tag=1\r\nTo: "
               "<sip:alice@example.org>\r\n"
               "Call-ID: c1\r\nCSeq: 1 OPTIONS\r\n" +
               more + "\r\n";
    }
    /** The first answer to the stranger after @p bytes. */
    std::string answerOf(const std::string &bytes) {
        while (stranger.receive()) {
        }
        throwDatagram(bytes);
        std::optional<std::string> answer;
        runUntil([&] { return (answer = stranger.receive()).has_value(); }, 300ms);
        return answer.value_or("");
    }

    UdpPeer registrar, stranger;
    Willing willing;

private:
    int mNumber = 0;
};

TEST_F(LeanHostileTest, SurvivesWhatKillsBelleSip) {
    const std::vector<std::string> poisons = {
        options("Content-Type: multipart/mixed\r\nContent-Length: 4\r\n") + "body",
        options("Content-Type: multipart/mixed;boundary=\"b\"\r\nContent-Length: 27\r\n") +
            "--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--",
        options("Content-Encoding:\r\nContent-Length: 4\r\n") + "body",
        options("Content-Type: multipart/mixed\r\nContent-Encoding: deflate\r\nContent-Length: 4\r\n") +
            "body",
        options("X: a\r\n b\r\n\tc\r\n"),
        std::string("SIP/2.0 401 Unauthorized\r\nWWW-Authenticate: Digest\r\n\r\n"),
    };
    for (const std::string &poison : poisons) {
        throwDatagram(poison);
        expectAlive();
    }
}

TEST_F(LeanHostileTest, AnInviteRepeatedAfterAnEmptyDatagramIsAnsweredAgain) {
    std::string invite = options("Contact: <sip:bob@127.0.0.1>\r\n");
    for (const std::string from : {"OPTIONS sip", "1 OPTIONS"})
        invite.replace(invite.find(from), from.size(), from == "1 OPTIONS" ? "1 INVITE" : "INVITE sip");
    const std::string first = answerOf(invite);
    EXPECT_THAT(first, StartsWith("SIP/2.0 200"));
    throwDatagram("");
    EXPECT_EQ(answerOf(invite), first);
}

TEST_F(LeanHostileTest, OneDatagramIsOneMessage) {
    // None of these may swallow the datagram that follows.
    const std::vector<std::string> poisons = {
        options("Content-Length: 5000\r\n"),
        options("Content-Length: 2147483647\r\n") + "abc",
        options(std::string("X: a\0b\r\n", 8)),
        options().substr(0, 60),
        "OPTIONS",
        std::string(1, '\0'),
        "\r\n",
        "\r",
    };
    for (const std::string &poison : poisons) {
        throwDatagram(poison);
        EXPECT_THAT(answerOf(options()), StartsWith("SIP/2.0 200"));
    }
}

TEST_F(LeanHostileTest, AnswersWhatItRefusesWhereAnAnswerIsOwed) {
    std::string noCseq = options();
    noCseq.erase(noCseq.find("CSeq"), std::string("CSeq: 1 OPTIONS\r\n").size());
    EXPECT_THAT(answerOf(noCseq), StartsWith("SIP/2.0 400"));
    EXPECT_THAT(answerOf(options("Content-Length: 5000\r\n")), StartsWith("SIP/2.0 400"));
    std::string oldVersion = options();
    oldVersion.replace(oldVersion.find("SIP/2.0"), 7, "SIP/9.1");
    EXPECT_THAT(answerOf(oldVersion), StartsWith("SIP/2.0 505"));
    std::string noVia = options();
    noVia.erase(noVia.find("Via"), noVia.find("Max-Forwards") - noVia.find("Via"));
    EXPECT_EQ(answerOf(noVia), "");
    EXPECT_EQ(willing.calls, 0);
}

TEST_F(LeanHostileTest, LargeAndDeepInputCostsNothing) {
    std::string parameters;
    for (int i = 0; i < 4000; ++i)
        parameters += ";p" + std::to_string(i);
    const std::vector<std::string> poisons = {
        std::string(60000, 'x'),
        std::string(60000, '\0'),
        std::string(60000, '\n'),
        options({}, "sip:alice@127.0.0.1" + parameters),
        options({}, "sip:alice@" + std::string(50000, 'h')),
        options({}, "sip:" + std::string(50000, 'u') + "@127.0.0.1"),
        options("Contact: " + std::string(50000, '<') + "\r\n"),
        options("X: " + std::string(50000, '"') + "\r\n"),
        options("X: " + std::string(50000, '\\') + "\r\n"),
        options([] {
            std::string many;
            for (int i = 0; i < 6000; ++i)
                many += "X: 1\r\n";
            return many;
        }()),
    };
    for (const std::string &poison : poisons) {
        stranger.sendTo(poison, stack->portsInUse().udp);
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < 3; ++i)
            stack->run(10ms);
        // Sanitizers and a busy machine included; belle-sip takes seconds.
        EXPECT_LT(std::chrono::steady_clock::now() - start, 300ms) << poison.substr(0, 30);
        expectAlive();
    }
}

TEST_F(LeanHostileTest, AnswersAStrangerAtALimitedRate) {
    int answers = 0;
    for (int i = 0; i < 400; ++i) {
        throwDatagram(options());
        while (stranger.receive())
            ++answers;
    }
    settle();
    EXPECT_EQ(willing.calls, 100);
    EXPECT_LE(answers, 100);
    clock.advance(1s);
    EXPECT_THAT(answerOf(options()), StartsWith("SIP/2.0 200"));
    expectAlive();
}

TEST_F(LeanHostileTest, AServerMayAskAfterAllOfItsAccounts) {
    expectAlive();
    for (int i = 0; i < 1000; ++i) {
        registrar.sendTo(options(), stack->portsInUse().udp);
        stack->run(10ms);
    }
    settle();
    EXPECT_EQ(willing.calls, 1000);
}

TEST_F(LeanHostileTest, AFloodDelaysNobodyForLong) {
    Outcome result;
    const auto transaction = stack->send(makeRegister(9999), to(registrar.port()), result);
    const std::string request = receive(registrar);
    std::chrono::steady_clock::duration longest{};
    for (int i = 0; i < 10000; ++i) {
        stranger.sendTo(i % 2 ? "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKx\r\n\r\n"
                              : options(),
                        stack->portsInUse().udp);
        if (i == 5000) registrar.reply(answerTo(request, "200 OK"));
        if (i % 50) continue;
        const auto start = std::chrono::steady_clock::now();
        stack->run(5ms);
        longest = std::max(longest, std::chrono::steady_clock::now() - start);
    }
    clock.advance(500ms);
    ASSERT_TRUE(runUntil([&] {
        if (const auto again = registrar.receive()) registrar.reply(answerTo(*again, "200 OK"));
        return result.calls > 0;
    }));
    EXPECT_EQ(result.status, 200);
    EXPECT_LT(longest, 300ms);
}

TEST_F(LeanHostileTest, MutatedMessagesDoNoHarm) {
    std::mt19937 random(20240607);
    const auto below = [&](std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
    };
    constexpr int inputs = 5000;
    for (int i = 0; i < inputs; ++i) {
        Outcome result;
        const auto transaction = stack->send(makeRegister(i), to(registrar.port()), result);
        const std::string request = receiveRegister(i);
        std::string text = i % 2 ? answerTo(request, "401 Unauthorized",
                                            "WWW-Authenticate: Digest realm=\"a\", nonce=\"b\"\r\n"
                                            "Contact: <sip:alice@127.0.0.1>;expires=7\r\n")
                                 : options("Contact: <sip:bob@127.0.0.1>\r\nContent-Length: 3\r\n") + "abc";
        for (std::size_t edits = 1 + below(4); edits > 0 && !text.empty(); --edits) {
            const std::size_t at = below(text.size());
            switch (below(5)) {
            case 0:
                text.resize(at);
                break;
            case 1:
                text[at] = static_cast<char>(below(256));
                break;
            case 2:
                text.insert(at, below(300), static_cast<char>(below(256)));
                break;
            case 3:
                text.erase(at, below(40));
                break;
            default:
                text.insert(at, text.substr(below(text.size()), below(200)));
            }
        }
        registrar.reply(text);
        stack->run(10ms);
        EXPECT_LE(result.calls, 1);
    }
    expectAlive();
}

} // namespace
} // namespace slimphone::sip
