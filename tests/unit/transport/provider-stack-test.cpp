#include "scripted-peers.h"
#include "transport/provider-stack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

namespace slimphone::sip {
namespace {

using namespace std::chrono_literals;
using test::answerTo;
using test::headerOf;
using test::TcpPeer;
using test::UdpPeer;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/** Keeps what a request came to. */
struct Outcome final : ResponseHandler {
    void onResponse(const Response &response) override {
        ++calls;
        status = response.status;
        reason = response.reason;
        contact = response.contact;
        seen = response.seen;
        transport = response.transport;
        for (const HeaderView &view : response.headers)
            headers.push_back({std::string(view.name), std::string(view.value)});
        if (then) then();
    }
    void onFailure(const Failure &told) override {
        ++calls;
        failure = told;
        if (then) then();
    }
    std::vector<std::string> values(std::string_view name) const {
        std::vector<std::string> result;
        for (const HeaderField &field : headers)
            if (field.name == name) result.push_back(field.value);
        return result;
    }

    int calls = 0;
    int status = 0;
    std::string reason;
    Endpoint contact;
    std::optional<Endpoint> seen;
    Transport transport = Transport::Udp;
    std::vector<HeaderField> headers;
    std::optional<Failure> failure;
    std::function<void()> then;
};

OutgoingRequest makeRegister(int number = 1) {
    OutgoingRequest request;
    request.method = "REGISTER";
    request.requestUri = "sip:example.org";
    request.from = "<sip:alice@example.org>;tag=f" + std::to_string(number);
    request.to = "<sip:alice@example.org>";
    request.callId = "call-" + std::to_string(number);
    request.cseq = 20;
    request.contact = ContactTemplate{};
    request.contact->user = "alice";
    request.headers = {{"Expires", "3600"}};
    return request;
}

class ProviderStackTest : public testing::Test {
protected:
    StackSettings settings() {
        StackSettings result;
        result.ports = {-1, -1, 0};
        result.userAgent = "slimphone-test/1";
        return result;
    }
    NextHop to(int port, std::optional<Transport> transport = {}) {
        return NextHop{"127.0.0.1", port, transport, nullptr};
    }

    /** Runs the stack until @p done, waiting for @p wake in between; false after @p limit. */
    template <class Done>
    bool runUntil(const Done &done, std::chrono::milliseconds limit = 5s) {
        const auto end = std::chrono::steady_clock::now() + limit;
        while (!done()) {
            if (std::chrono::steady_clock::now() > end) return false;
            stack->run(10ms);
            poll(nullptr, 0, 1);
        }
        return true;
    }
    /** Runs the stack until @p peer got a message. */
    template <class Peer>
    std::string receive(Peer &peer) {
        std::optional<std::string> message;
        runUntil([&] { return (message = peer.receive()).has_value(); });
        return message.value_or("");
    }

    std::unique_ptr<Stack> stack = makeProviderStack(Clock::steady());
    Outcome outcome;
};

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

} // namespace
} // namespace slimphone::sip
