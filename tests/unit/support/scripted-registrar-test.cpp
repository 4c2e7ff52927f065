#include "scripted-registrar.h"
#include "wire-client.h"

#include <gtest/gtest.h>

namespace slimphone::test {
namespace {

using namespace std::chrono_literals;

class ScriptedRegistrarTest : public testing::Test {
protected:
    ScriptedRegistrar mRegistrar;
    WireClient mClient{"UDP", mRegistrar.port()};
};

TEST_F(ScriptedRegistrarTest, GivesQueuedAnswersInOrderThenFollowsTheRules) {
    mRegistrar.answer(401)
        .header("WWW-Authenticate", "Nonsense,,=")
        .then(503, "Busy")
        .header("Retry-After", "7");
    const std::string first = mClient.transact();
    EXPECT_TRUE(first.starts_with("SIP/2.0 401 Unauthorized\r\n")) << first;
    EXPECT_NE(first.find("\r\nWWW-Authenticate: Nonsense,,=\r\n"), std::string::npos);
    const std::string second = mClient.transact();
    EXPECT_TRUE(second.starts_with("SIP/2.0 503 Busy\r\n")) << second;
    EXPECT_EQ(headerOf(second, "Retry-After"), "7");
    EXPECT_EQ(statusOf(mClient.transact()), 200);
    EXPECT_EQ(mRegistrar.rules().bindingCount(), 1U);
}

TEST_F(ScriptedRegistrarTest, UserScriptGoesBeforeTheCommonOne) {
    mRegistrar.answer(500);
    mRegistrar.answerFor("alice", 403);
    EXPECT_EQ(statusOf(mClient.transact()), 403);
    EXPECT_EQ(statusOf(mClient.transact()), 500);
}

TEST_F(ScriptedRegistrarTest, ScriptOfOneUserLeavesOthersAlone) {
    mRegistrar.answerFor("bob", 403);
    EXPECT_EQ(statusOf(mClient.transact()), 200);
}

TEST_F(ScriptedRegistrarTest, EchoesContactWithGrantedLifetime) {
    mRegistrar.answer(200).granting(5).contact("<sip:other@192.0.2.9>;expires=9");
    const std::string response = mClient.transact();
    EXPECT_EQ(headerOf(response, "Contact"), mClient.contact + ";expires=5");
    EXPECT_NE(response.find("Contact: <sip:other@192.0.2.9>;expires=9"), std::string::npos);
}

TEST_F(ScriptedRegistrarTest, ListsNoContactWhenToldSo) {
    mRegistrar.answer(200).contacts(ContactPolicy::None);
    EXPECT_EQ(headerOf(mClient.transact(), "Contact"), "");
}

TEST_F(ScriptedRegistrarTest, RepeatsAnAnswerForeverUntilCleared) {
    mRegistrar.answer(404).forever();
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(statusOf(mClient.transact()), 404);
    mRegistrar.clearScripts();
    EXPECT_EQ(statusOf(mClient.transact()), 200);
}

TEST_F(ScriptedRegistrarTest, RepeatsAnAnswerForSomeRequests) {
    mRegistrar.answer(404).times(2);
    EXPECT_EQ(statusOf(mClient.transact()), 404);
    EXPECT_EQ(statusOf(mClient.transact()), 404);
    EXPECT_EQ(statusOf(mClient.transact()), 200);
}

TEST_F(ScriptedRegistrarTest, AnswersRetransmissionFromMemory) {
    mRegistrar.answer(404);
    const std::string request = mClient.makeRegister();
    mClient.send(request);
    const std::string first = mClient.receive();
    mClient.send(request);
    EXPECT_EQ(mClient.receive(), first);
    EXPECT_EQ(mRegistrar.registerCount(), 1U);
    EXPECT_EQ(mRegistrar.retransmissions(), 1U);
    EXPECT_EQ(mRegistrar.lastRegister()->retransmissions, 1);
}

TEST_F(ScriptedRegistrarTest, IgnoresTransmissionsBeforeAnswering) {
    mRegistrar.normally().ignoring(1);
    const std::string request = mClient.makeRegister();
    mClient.send(request);
    EXPECT_TRUE(mRegistrar.waitForRegisters(1, 5s));
    mClient.send(request);
    EXPECT_EQ(statusOf(mClient.receive()), 200);
    EXPECT_EQ(mClient.receive(50ms), "");
}

TEST_F(ScriptedRegistrarTest, StaysSilentAlsoToRetransmissions) {
    mRegistrar.silence();
    const std::string request = mClient.makeRegister();
    mClient.send(request);
    mClient.send(request);
    EXPECT_TRUE(mRegistrar.waitFor(
        [](const auto &log) { return !log.empty() && log.back().retransmissions == 1; }, 5s));
    EXPECT_EQ(statusOf(mClient.transact()), 200); // to the next request, so nothing came for the first
    EXPECT_EQ(mRegistrar.registers().front().answered, 0);
}

TEST_F(ScriptedRegistrarTest, DelaysAnAnswer) {
    mRegistrar.answer(404).delay(80ms);
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(statusOf(mClient.transact()), 404);
    EXPECT_GE(std::chrono::steady_clock::now() - start, 80ms);
}

TEST_F(ScriptedRegistrarTest, ReportsAnotherSourceAddress) {
    mRegistrar.normally().seenAs("203.0.113.7", 4321);
    const std::string via = headerOf(mClient.transact(), "Via");
    EXPECT_NE(via.find(";rport=4321"), std::string::npos) << via;
    EXPECT_NE(via.find(";received=203.0.113.7"), std::string::npos) << via;
}

TEST_F(ScriptedRegistrarTest, ReportsTheTrueSourceAddressOtherwise) {
    const std::string via = headerOf(mClient.transact(), "Via");
    EXPECT_NE(via.find(";rport=" + std::to_string(mClient.port())), std::string::npos) << via;
    EXPECT_NE(via.find(";received=127.0.0.1"), std::string::npos) << via;
}

TEST_F(ScriptedRegistrarTest, SendsBytesMadeOfTheRequest) {
    mRegistrar.normally().bytes([](const example::Request &request) { return "odd " + request.method; });
    EXPECT_EQ(mClient.transact(), "odd REGISTER");
}

TEST_F(ScriptedRegistrarTest, LogsWhatArrived) {
    mClient.callId = "the-call";
    mClient.cseq = 19;
    mClient.transact("Authorization: Digest a=b\r\nX-Custom: yes\r\n");
    const auto log = mRegistrar.lastRegister("alice");
    ASSERT_TRUE(log);
    EXPECT_EQ(log->uri, "sip:example.org");
    EXPECT_EQ(log->callId, "the-call");
    EXPECT_EQ(log->cseq, 20U);
    EXPECT_EQ(log->fromTag, "mine");
    EXPECT_EQ(log->user, "alice");
    EXPECT_EQ(log->contact, mClient.contact);
    EXPECT_EQ(log->expires, 60);
    EXPECT_EQ(log->authorization, "Digest a=b");
    EXPECT_EQ(log->header("x-custom"), "yes");
    EXPECT_EQ(log->source.port, mClient.port());
    EXPECT_EQ(log->source.transport, "UDP");
    EXPECT_EQ(log->answered, 200);
}

TEST_F(ScriptedRegistrarTest, WaitGivesUpAtItsLimit) { EXPECT_FALSE(mRegistrar.waitForRegisters(1, 20ms)); }

TEST_F(ScriptedRegistrarTest, SendsRequestsToTheClientAndKeepsItsAnswers) {
    mClient.transact();
    ASSERT_TRUE(mRegistrar.sendTo("alice", "OPTIONS sip:alice SIP/2.0\r\n\r\n"));
    EXPECT_EQ(mClient.receive(), "OPTIONS sip:alice SIP/2.0\r\n\r\n");
    mClient.send("SIP/2.0 200 OK\r\n\r\n");
    mClient.transact();
    EXPECT_EQ(mRegistrar.responses(), std::vector<std::string>{"SIP/2.0 200 OK\r\n\r\n"});
}

TEST_F(ScriptedRegistrarTest, CountsKeepAlivesAndAnswersThemOnStreams) {
    mRegistrar.answerPings(true);
    WireClient stream("TCP", mRegistrar.port());
    stream.send("\r\n\r\n");
    EXPECT_EQ(stream.receive(), "\r\n");
    EXPECT_EQ(mRegistrar.keepAlives(), 1U);
}

TEST_F(ScriptedRegistrarTest, DropsTheConnection) {
    WireClient stream("TCP", mRegistrar.port());
    mRegistrar.drop();
    stream.send(stream.makeRegister());
    EXPECT_TRUE(stream.isClosed());
    EXPECT_EQ(mRegistrar.registerCount(), 1U);
}

TEST_F(ScriptedRegistrarTest, ClosesTheConnectionAfterItsAnswer) {
    WireClient stream("TCP", mRegistrar.port());
    mRegistrar.answer(500).thenClose();
    EXPECT_EQ(statusOf(stream.transact()), 500);
    EXPECT_TRUE(stream.isClosed());
}

TEST_F(ScriptedRegistrarTest, ServesSeveralStreamsAndAnySplitOfTheirBytes) {
    WireClient one("TCP", mRegistrar.port());
    WireClient other("TCP", mRegistrar.port());
    const std::string request = one.makeRegister();
    one.send(request.substr(0, 30));
    EXPECT_EQ(statusOf(other.transact()), 200);
    one.callId = "second";
    one.contact = "<sip:second@127.0.0.1>";
    one.send(request.substr(30) + one.makeRegister());
    EXPECT_EQ(statusOf(one.receive()), 500); // the CSeq of the other one's registration
    EXPECT_EQ(statusOf(one.receive()), 200);
    EXPECT_EQ(mRegistrar.server().acceptedConnections(), 2U);
}

TEST_F(ScriptedRegistrarTest, GoesDownAndComesUpOnTheSamePort) {
    const int port = mRegistrar.port();
    WireClient before("TCP", port);
    EXPECT_EQ(statusOf(before.transact()), 200);
    mRegistrar.server().goDown();
    EXPECT_TRUE(before.isClosed());
    EXPECT_THROW(WireClient("TCP", port), std::system_error);
    mRegistrar.server().comeUp();
    EXPECT_EQ(mRegistrar.port(), port);
    WireClient after("TCP", port);
    after.callId = "after";
    EXPECT_EQ(statusOf(after.transact()), 200);
}

TEST_F(ScriptedRegistrarTest, NamesItsAddressAsUri) {
    EXPECT_EQ(mRegistrar.uri(), "sip:127.0.0.1:" + std::to_string(mRegistrar.port()));
    EXPECT_EQ(mRegistrar.uri("tcp"), mRegistrar.uri() + ";transport=tcp");
    const ScriptedRegistrar ipv6({}, "::1");
    EXPECT_EQ(ipv6.uri(), "sip:[::1]:" + std::to_string(ipv6.port()));
}

TEST(RawServerTest, SendsInPiecesAndClosesMidMessage) {
    RawServer server([](const Received &received) {
        if (received.index == 0) return std::vector{sendBytes("SIP/2.0 200 "), sendBytes("OK\r\n\r\n", 10ms)};
        return std::vector{sendBytes("SIP/2.0 2"), closeConnection(10ms)};
    });
    WireClient client("TCP", server.port());
    EXPECT_EQ(client.transact(), "SIP/2.0 200 OK\r\n\r\n");
    EXPECT_EQ(client.transact(), ""); // the rest never comes
}

TEST(RawServerTest, HandsDatagramsOverAsTheyAre) {
    RawServer server([](const Received &received) { return std::vector{sendBytes(received.bytes + "!")}; });
    WireClient client("UDP", server.port());
    client.send(std::string("a\0b\r\n\r\nc", 8));
    EXPECT_EQ(client.receive(), std::string("a\0b\r\n\r\nc!", 9));
}

} // namespace
} // namespace slimphone::test
