#include "stack-fixture.h"

#include <functional>

namespace slimphone::sip {
namespace {

class StackMessageTest : public StackContractTest {};

TEST_P(StackMessageTest, ShowsEveryChallengeOfA401) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    peer.reply(
        answerTo(receive(peer), "401 Unauthorized",
                 "WWW-Authenticate: Digest realm=\"a\", nonce=\"n1\", algorithm=SHA-256, qop=\"auth\"\r\n"
                 "WWW-Authenticate: Digest realm=\"a\", nonce=\"n2\", algorithm=MD5\r\n"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    EXPECT_EQ(outcome.status, 401);
    const auto challenges = outcome.values("WWW-Authenticate");
    ASSERT_EQ(challenges.size(), 2u);
    EXPECT_THAT(challenges[0], HasSubstr("nonce=\"n1\""));
    EXPECT_THAT(challenges[0], HasSubstr("SHA-256"));
    EXPECT_THAT(challenges[0], HasSubstr("qop=\"auth\""));
    EXPECT_THAT(challenges[1], HasSubstr("nonce=\"n2\""));
}

TEST_P(StackMessageTest, TellsAStaleNonceFromAWrongPassword) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    for (const std::string header : {"WWW-Authenticate", "Proxy-Authenticate"}) {
        Outcome result;
        const auto transaction = stack->send(makeRegister(), to(peer.port()), result);
        std::string lines = header;
        lines += ": Digest realm=\"a\", nonce=\"1\", stale=true\r\n";
        lines += header;
        lines += ": Digest realm=\"b\", nonce=\"2\", stale=false\r\n";
        peer.reply(answerTo(receive(peer), "401 No", lines));
        ASSERT_TRUE(runUntil([&] { return result.calls > 0; }));
        const auto challenges = result.values(header);
        ASSERT_EQ(challenges.size(), 2u);
        EXPECT_THAT(challenges[0], HasSubstr("stale=true"));
        EXPECT_THAT(challenges[1], Not(HasSubstr("stale=true")));
    }
}

TEST_P(StackMessageTest, ShowsListsUnfoldedAndCompactNamesExpanded) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    peer.reply(answerTo(receive(peer), "200 OK",
                        "m: <sip:a@192.0.2.1>;expires=1, <sip:a@192.0.2.2>;expires=2\r\n"
                        "s: hi\r\nService-Route: <sip:p.example.org;lr>\r\nX-Folded: one\r\n two\r\n"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    // One header or two, as the wire path likes; whoever reads a Contact has to expect a list.
    std::string contacts;
    for (const std::string &value : outcome.values("Contact"))
        contacts += value + ',';
    EXPECT_THAT(contacts, HasSubstr("<sip:a@192.0.2.1>;expires=1,"));
    EXPECT_THAT(contacts, HasSubstr("<sip:a@192.0.2.2>;expires=2,"));
    EXPECT_EQ(outcome.values("Subject"), std::vector<std::string>{"hi"});
    EXPECT_EQ(outcome.values("Service-Route").size(), 1u);
    EXPECT_EQ(outcome.values("X-Folded"), std::vector<std::string>{"one two"});
}

TEST_P(StackMessageTest, IgnoresProvisionalAnswers) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    const std::string request = receive(peer);
    peer.reply(answerTo(request, "100 Trying"));
    peer.reply(answerTo(request, "200 OK"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    EXPECT_EQ(outcome.status, 200);
}

TEST_P(StackMessageTest, OddHeadersOfAnAnswerDoNoHarm) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    const std::vector<std::string> oddities = {
        "WWW-Authenticate: Basic realm=\"x\"\r\n",
        "WWW-Authenticate: Bearer\r\n",
        "WWW-Authenticate: Digest\r\n",
        "WWW-Authenticate: ,,,\r\n",
        "WWW-Authenticate:\r\n",
        "Contact: *\r\n",
        "Contact: <sip:\r\n",
        "Contact:\r\n",
        "Contact: <tel:+1>;expires=99999999999\r\n",
        "Expires: -1\r\n",
        "Expires: 99999999999999999999\r\n",
        "Min-Expires: x\r\n",
        "Retry-After: 5 (busy);duration=3600\r\n",
        "Authentication-Info:\r\n",
        "Authentication-Info: rspauth=\"x\"\r\n",
        "Service-Route: nonsense\r\n",
        "Date: yesterday\r\n",
        "X-Empty:\r\n",
        "X: \xff\xfe\x01\r\n",
        "Warning: 399 x \"\"\r\nWarning: a\r\n",
    };
    for (const std::string status : {"200 OK", "401 ", "423 \xc3\xa4"}) {
        for (const std::string &lines : oddities) {
            Outcome result;
            const auto transaction = stack->send(makeRegister(), to(peer.port()), result);
            peer.reply(answerTo(receive(peer), status, lines));
            ASSERT_TRUE(runUntil([&] { return result.calls > 0; })) << status << " with " << lines;
            EXPECT_EQ(result.status, std::stoi(status)) << lines;
        }
    }
}

TEST_P(StackMessageTest, TheRequestUriGoesOutAsGiven) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    for (const std::string uri :
         {"sip:example.org", "sips:example.org", "sip:example.org:5070", "sip:EXAMPLE.org;transport=tcp",
          "sip:example.org;transport=TCP;lr", "sip:192.0.2.1", "sip:[2001:db8::1]:5070",
          "sip:a.b;foo=%20;bar", "sip:alice@example.org;user=phone"}) {
        OutgoingRequest request = makeRegister();
        request.requestUri = uri;
        const auto transaction = stack->send(request, to(peer.port()), outcome);
        EXPECT_THAT(receive(peer), StartsWith("REGISTER " + uri + " SIP/2.0\r\n"));
    }
}

TEST_P(StackMessageTest, AuthorizationGoesOutAsGiven) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    OutgoingRequest request = makeRegister();
    const std::string value =
        "Digest  username=\"a\\\"b\",realm=\"r\" , nonce=\"%41\",uri=\"sip:example.org\", "
        "response=\"00ff\", algorithm=SHA-256,qop=auth, nc=00000001,cnonce=\"x\", odd=\"y;z\"";
    request.headers.push_back({"Authorization", value});
    request.headers.push_back({"Proxy-Authorization", value});
    const auto transaction = stack->send(request, to(peer.port()), outcome);
    const std::string wire = receive(peer);
    EXPECT_EQ(headerOf(wire, "Authorization"), value);
    EXPECT_EQ(headerOf(wire, "Proxy-Authorization"), value);
    EXPECT_EQ(wire.find("\r\nAuthorization: "), wire.rfind("\r\nAuthorization: ")) << "sent twice";
    // An answer that names the next nonce makes belle-sip look at our Authorization.
    peer.reply(answerTo(wire, "200 OK", "Authentication-Info: nextnonce=\"other\"\r\n"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    EXPECT_EQ(outcome.status, 200);
}

TEST_P(StackMessageTest, HeadersGoOutInTheGivenOrder) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    OutgoingRequest request = makeRegister();
    request.headers = {{"Supported", "path, outbound"},
                       {"X-Empty", ""},
                       {"Expires", "0"},
                       {"Supported", "gruu"},
                       {"Route", "<sip:proxy.example.org;lr>"}};
    const auto transaction = stack->send(request, to(peer.port()), outcome);
    EXPECT_THAT(receive(peer),
                HasSubstr("\r\nSupported: path, outbound\r\nX-Empty: \r\nExpires: 0\r\nSupported: gruu\r\n"
                          "Route: <sip:proxy.example.org;lr>\r\n"));
}

TEST_P(StackMessageTest, CompletesAnAutomaticContact) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    OutgoingRequest request = makeRegister();
    request.contact->displayName = "A \"B\"";
    request.contact->user = "al%20ice";
    request.contact->uriParameters = ";ob";
    request.contact->parameters = ";+sip.instance=\"<urn:uuid:0;1>\";expires=7";
    const auto transaction = stack->send(request, to(peer.port()), outcome);
    const std::string start =
        "\"A \\\"B\\\"\" <sip:al%20ice@127.0.0.1:" + std::to_string(stack->portsInUse().udp);
    const std::string end = ">;+sip.instance=\"<urn:uuid:0;1>\";expires=7";
    EXPECT_THAT(headerOf(receive(peer), "Contact"),
                testing::AnyOf(start + ";ob;transport=udp" + end, start + ";transport=udp;ob" + end));
}

TEST_P(StackMessageTest, LeavesAnExplicitContactAlone) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    OutgoingRequest request = makeRegister();
    request.contact->host = "2001:db8::1";
    request.contact->port = 7;
    request.contact->secure = true;
    request.contact->parameters = ";q=0.5";
    const auto transaction = stack->send(request, to(peer.port()), outcome);
    const std::string wire = receive(peer);
    EXPECT_EQ(headerOf(wire, "Contact"), "<sips:alice@[2001:db8::1]:7>;q=0.5");
    peer.reply(answerTo(wire, "200 OK"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    EXPECT_EQ(outcome.contact, (Endpoint{"2001:db8::1", 7}));
}

TEST_P(StackMessageTest, UsesTheAddressTheServerSawInTheNextContact) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port()), outcome);
    std::string request = receive(peer);
    const std::size_t rport = request.find(";rport");
    ASSERT_NE(rport, std::string::npos);
    request.replace(rport, 6, ";rport=4444");
    peer.reply(answerTo(request, "200 OK", {}, ";received=192.0.2.9"));
    ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
    EXPECT_EQ(outcome.seen, (Endpoint{"192.0.2.9", 4444}));
    Outcome second;
    const auto next = stack->send(makeRegister(2), to(peer.port()), second);
    const std::string later = receive(peer);
    EXPECT_THAT(headerOf(later, "Contact"), HasSubstr("@192.0.2.9:4444"));
    peer.reply(answerTo(later, "200 OK"));
    ASSERT_TRUE(runUntil([&] { return second.calls > 0; }));
    EXPECT_EQ(second.contact, (Endpoint{"192.0.2.9", 4444}));
}

TEST_P(StackMessageTest, LineBreaksNeverReachTheWire) {
    ASSERT_TRUE(stack->configure(settings()));
    UdpPeer peer;
    const std::vector<std::function<void(OutgoingRequest &)>> injections = {
        [](OutgoingRequest &r) {
            r.headers.push_back({"X", "a\r\nEvil: b"});
        },
        [](OutgoingRequest &r) {
            r.headers.push_back({"X", std::string("a\0b", 3)});
        },
        [](OutgoingRequest &r) {
            r.headers.push_back({"X: y\nZ", "a"});
        },
        [](OutgoingRequest &r) {
            r.headers.push_back({"", "a"});
        },
        [](OutgoingRequest &r) {
            r.headers.push_back({"Via", "a"});
        },
        [](OutgoingRequest &r) { r.requestUri += "\r\nEvil: b"; },
        [](OutgoingRequest &r) { r.requestUri = "sip:example.org SIP/2.0"; },
        [](OutgoingRequest &r) { r.requestUri = "http://example.org"; },
        [](OutgoingRequest &r) { r.requestUri.clear(); },
        [](OutgoingRequest &r) { r.from += "\nEvil: b"; },
        [](OutgoingRequest &r) { r.from = "<sip:alice@example.org>"; },
        [](OutgoingRequest &r) { r.from = "nonsense"; },
        [](OutgoingRequest &r) { r.to += "\nEvil: b"; },
        [](OutgoingRequest &r) { r.to.clear(); },
        [](OutgoingRequest &r) { r.callId += "\r\n"; },
        [](OutgoingRequest &r) { r.callId.clear(); },
        [](OutgoingRequest &r) { r.method = "REGISTER sip:x SIP/2.0\r\nA: b"; },
        [](OutgoingRequest &r) { r.method = "ACK"; },
        [](OutgoingRequest &r) { r.contact->user = "a\r\nEvil: b"; },
        [](OutgoingRequest &r) { r.contact->displayName = "a\nb"; },
        [](OutgoingRequest &r) { r.contact->parameters = ";a=b\r\nEvil: b"; },
        [](OutgoingRequest &r) { r.contact->uriParameters = ";a\r\nEvil: b"; },
        [](OutgoingRequest &r) { r.contact->host = "a\nb"; },
        [](OutgoingRequest &r) {
            r.headers.push_back({"X", std::string(20000, 'x')});
        },
    };
    for (std::size_t i = 0; i < injections.size(); ++i) {
        OutgoingRequest request = makeRegister();
        injections[i](request);
        Outcome result;
        const auto transaction = stack->send(request, to(peer.port()), result);
        stack->run(10ms);
        ASSERT_TRUE(result.failure) << "injection " << i;
        EXPECT_EQ(result.failure->kind, FailureKind::InvalidRequest) << "injection " << i;
    }
    EXPECT_FALSE(peer.receive());
}

TEST_P(StackMessageTest, RefusesANextHopWithoutHost) {
    ASSERT_TRUE(stack->configure(settings()));
    const auto transaction = stack->send(makeRegister(), NextHop{}, outcome);
    stack->run(10ms);
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::InvalidRequest);
}

SLIMPHONE_ON_BOTH_WIRE_PATHS(StackMessageTest);

} // namespace
} // namespace slimphone::sip
