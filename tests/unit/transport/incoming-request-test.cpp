#include "stack-fixture.h"

#include <stdexcept>

namespace slimphone::sip {
namespace {

/** Remembers a request from the network and answers it. */
struct Responder final : RequestHandler {
    virtual ~Responder() = default;
    Answer onRequest(const IncomingRequest &request) override {
        ++calls;
        method = request.method;
        uri = request.requestUri;
        body = request.body;
        subject = request.header("Subject");
        if (calls == failAt) throw std::runtime_error("from a handler");
        return answer;
    }
    int calls = 0;
    int failAt = 0;
    std::string method, uri, body, subject;
    Answer answer{200, "Well", {{"Allow", "OPTIONS"}, {"X-Bad", "a\r\nb: c"}}};
};

class IncomingRequestTest : public StackContractTest {
protected:
    void SetUp() override {
        ASSERT_TRUE(stack->configure(settings()));
        stack->setRequestHandler(&responder);
    }
    std::string request(const std::string &method, const std::string &branch, const std::string &extra = {}) {
        return method +
               " sip:alice@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + std::to_string(peer.port()) +
               ";branch=z9hG4bK" + branch +
               ";rport\r\nMax-Forwards: 70\r\nFrom: <sip:bob@example.org>;tag=1\r\nTo: "
               "<sip:alice@example.org>\r\n"
               "Call-ID: c1\r\nCSeq: 1 " +
               method + "\r\n" + extra + "\r\n";
    }
    std::string answerTo(const std::string &text) {
        peer.sendTo(text, stack->portsInUse().udp);
        return receive(peer);
    }

    Responder responder;
    UdpPeer peer;
};

TEST_P(IncomingRequestTest, AnswersOptionsAndItsRepetitionAlike) {
    const std::string options = request("OPTIONS", "a", "s: hello\r\n");
    const std::string first = answerTo(options);
    EXPECT_THAT(first, StartsWith("SIP/2.0 200 Well\r\n"));
    EXPECT_EQ(headerOf(first, "Allow"), "OPTIONS");
    EXPECT_THAT(first, Not(HasSubstr("X-Bad")));
    EXPECT_THAT(headerOf(first, "To"), HasSubstr(";tag="));
    EXPECT_EQ(headerOf(first, "CSeq"), "1 OPTIONS");
    EXPECT_EQ(responder.method, "OPTIONS");
    EXPECT_EQ(responder.uri, "sip:alice@127.0.0.1");
    EXPECT_EQ(responder.subject, "hello");
    EXPECT_EQ(answerTo(options), first);
    EXPECT_NE(headerOf(answerTo(request("OPTIONS", "b")), "To"), headerOf(first, "To"));
}

TEST_P(IncomingRequestTest, HandsOverTheBody) {
    EXPECT_THAT(
        answerTo(request("MESSAGE", "a", "Content-Type: text/plain\r\nContent-Length: 5\r\n") + "hello"),
        StartsWith("SIP/2.0 200"));
    EXPECT_EQ(responder.body, "hello");
}

TEST_P(IncomingRequestTest, AnswersAnInviteAndIgnoresTheAck) {
    responder.answer = {486, {}, {}};
    const std::string busy = answerTo(request("INVITE", "a", "Contact: <sip:bob@127.0.0.1>\r\n"));
    EXPECT_THAT(busy, StartsWith("SIP/2.0 486 Busy "));
    peer.sendTo(request("ACK", "a"), stack->portsInUse().udp);
    answerTo(request("OPTIONS", "b"));
    EXPECT_EQ(responder.method, "OPTIONS");
    EXPECT_EQ(responder.calls, 2);
}

TEST_P(IncomingRequestTest, AnswersARequestWithoutCallId) {
    std::string bare = request("OPTIONS", "a");
    bare.erase(bare.find("Call-ID"), std::string("Call-ID: c1\r\n").size());
    EXPECT_THAT(answerTo(bare), StartsWith(isLean() ? "SIP/2.0 400" : "SIP/2.0 200"));
}

TEST_P(IncomingRequestTest, EverythingGets501WithoutAHandler) {
    stack->setRequestHandler(nullptr);
    EXPECT_THAT(answerTo(request("OPTIONS", "a")), StartsWith("SIP/2.0 501 "));
}

TEST_P(IncomingRequestTest, AHandlerThatThrowsGives500) {
    responder.failAt = 1;
    EXPECT_THAT(answerTo(request("OPTIONS", "a")), StartsWith("SIP/2.0 500 "));
}

TEST_P(IncomingRequestTest, AnswersOverTheConnectionOfTheRequest) {
    const test::Descriptor connection(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(stack->portsInUse().tcp));
    ASSERT_EQ(connect(connection.get(), reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
    std::string options = request("OPTIONS", "a", "Content-Length: 0\r\n");
    options.replace(options.find("SIP/2.0/UDP"), 11, "SIP/2.0/TCP");
    ASSERT_EQ(send(connection.get(), options.data(), options.size(), 0),
              static_cast<ssize_t>(options.size()));
    ASSERT_TRUE(runUntil([&] { return connection.isReadable(); }));
    std::array<char, 4096> answer{};
    ASSERT_GT(recv(connection.get(), answer.data(), answer.size(), 0), 0);
    EXPECT_THAT(answer.data(), StartsWith("SIP/2.0 200 Well\r\n"));
    EXPECT_THAT(answer.data(), HasSubstr("Content-Length: 0\r\n"));
}

TEST_P(IncomingRequestTest, SurvivesStrayAnswersAndGarbage) {
    const int port = stack->portsInUse().udp;
    peer.sendTo(
        "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKx\r\nFrom: <sip:a@b.org>;tag=1\r\n"
        "To: <sip:a@b.org>\r\nCall-ID: x\r\nCSeq: 1 REGISTER\r\n\r\n",
        port);
    peer.sendTo("\r\n\r\n", port);
    peer.sendTo("hello\r\n\r\n", port);
    EXPECT_THAT(answerTo(request("OPTIONS", "a")), StartsWith("SIP/2.0 200"));
}

SLIMPHONE_ON_BOTH_WIRE_PATHS(IncomingRequestTest);

} // namespace
} // namespace slimphone::sip
