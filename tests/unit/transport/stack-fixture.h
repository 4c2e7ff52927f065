/**
 * @file
 * A stack, of either implementation, and somebody who remembers what became of a request.
 */
#pragma once

#include "scripted-peers.h"
#include "transport/lean-stack.h"
#include "transport/provider-stack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>

namespace slimphone::sip {

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
    virtual ~Outcome() = default;
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

inline OutgoingRequest makeRegister(int number = 1) {
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

/** A temporary file. */
class TextFile {
public:
    explicit TextFile(const std::string &text) {
        const int fd = mkstemp(mPath.data());
        if (fd < 0 || write(fd, text.data(), text.size()) < 0) ADD_FAILURE() << "no temporary file";
        ::close(fd);
    }
    ~TextFile() { unlink(mPath.c_str()); }
    const std::string &path() const { return mPath; }

private:
    std::string mPath = testing::TempDir() + "slimphone-XXXXXX";
};

/** Tests of one implementation put theirs into @ref stack. */
class StackTest : public testing::Test {
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

    std::unique_ptr<Stack> stack;
    Outcome outcome;
};

class ProviderStackTest : public StackTest {
protected:
    ProviderStackTest() { stack = makeProviderStack(Clock::steady()); }
};

enum class WirePath : std::uint8_t { Lean, BelleSip };

/** What holds for both implementations. */
class StackContractTest : public StackTest, public testing::WithParamInterface<WirePath> {
protected:
    StackContractTest() { stack = makeStack(); }
    static bool isLean() { return GetParam() == WirePath::Lean; }
    static std::unique_ptr<Stack> makeStack() {
        return isLean() ? makeLeanStack(Clock::steady()) : makeProviderStack(Clock::steady());
    }
};

/** Runs the tests of @p suite, which derives from StackContractTest, on both. */
#define SLIMPHONE_ON_BOTH_WIRE_PATHS(suite)                                                                  \
    INSTANTIATE_TEST_SUITE_P(                                                                                \
        Both, suite, testing::Values(WirePath::Lean, WirePath::BelleSip),                                    \
        [](const auto &parameter) { return parameter.param == WirePath::Lean ? "Lean" : "BelleSip"; })

} // namespace slimphone::sip
