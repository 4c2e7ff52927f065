#include "parsed-message.h"
#include "sip/message-builder.h"

#include <gtest/gtest.h>

namespace slimphone::sip {
namespace {

using namespace std::string_literals;

OutgoingRequest registerRequest() {
    OutgoingRequest request;
    request.method = "REGISTER";
    request.requestUri = "sip:example.org";
    request.from = "\"Ada\" <sip:ada@example.org>;tag=t1";
    request.to = "<sip:ada@example.org>";
    request.callId = "call-1";
    request.cseq = 20;
    request.contact = ContactTemplate{};
    request.contact->displayName = "Ada";
    request.contact->user = "ada";
    request.contact->parameters = ";+sip.instance=\"<urn:uuid:1>\"";
    request.headers = {{"Max-Forwards", "70"}, {"Expires", "3600"}};
    return request;
}

RequestRoute udpRoute() {
    RequestRoute route;
    route.transport = Transport::Udp;
    route.sentBy = {"192.0.2.1", 36017};
    route.branch = "z9hG4bKx1";
    route.contact = {"198.51.100.9", 40000};
    route.userAgent = "unit/1";
    return route;
}

std::string built(const OutgoingRequest &request, const RequestRoute &route) {
    std::string out;
    EXPECT_TRUE(buildRequest(out, request, route));
    return out;
}

bool holds(const std::string &text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(RequestBuilder, WritesARegister) {
    EXPECT_EQ(built(registerRequest(), udpRoute()),
              "REGISTER sip:example.org SIP/2.0\r\n"
              "Via: SIP/2.0/UDP 192.0.2.1:36017;branch=z9hG4bKx1;rport\r\n"
              "From: \"Ada\" <sip:ada@example.org>;tag=t1\r\n"
              "To: <sip:ada@example.org>\r\n"
              "CSeq: 20 REGISTER\r\n"
              "Call-ID: call-1\r\n"
              "Contact: \"Ada\" <sip:ada@198.51.100.9:40000;transport=udp>;+sip.instance=\"<urn:uuid:1>\"\r\n"
              "Max-Forwards: 70\r\n"
              "Expires: 3600\r\n"
              "User-Agent: unit/1\r\n"
              "Content-Length: 0\r\n\r\n");
}

TEST(RequestBuilder, WritesWhatItsParserReads) {
    const ParsedMessage message(built(registerRequest(), udpRoute()));
    ASSERT_TRUE(message.ok()) << message.result().reason;
    EXPECT_EQ(message->cseq.number, 20U);
    EXPECT_EQ(message->via.branch, "z9hG4bKx1");
}

TEST(RequestBuilder, AddsMaxForwardsOnlyWhenMissing) {
    OutgoingRequest request = registerRequest();
    request.headers.clear();
    EXPECT_TRUE(holds(built(request, udpRoute()), "\r\nMax-Forwards: 70\r\n"));
    request.headers = {{"max-forwards", "5"}};
    EXPECT_FALSE(holds(built(request, udpRoute()), "Max-Forwards: 70"));
}

TEST(RequestBuilder, LetsTheRequestsUserAgentWin) {
    OutgoingRequest request = registerRequest();
    request.headers.push_back({"user-agent", "mine"});
    EXPECT_FALSE(holds(built(request, udpRoute()), "unit/1"));
}

TEST(RequestBuilder, OmitsTheContactPortThatGoesWithoutSaying) {
    RequestRoute route = udpRoute();
    route.contact.port = 5060;
    EXPECT_TRUE(holds(built(registerRequest(), route), "<sip:ada@198.51.100.9;transport=udp>"));
    route.transport = Transport::Tls;
    EXPECT_TRUE(holds(built(registerRequest(), route), "<sip:ada@198.51.100.9:5060;transport=tls>"));
    route.contact.port = 5061;
    EXPECT_TRUE(holds(built(registerRequest(), route), "<sip:ada@198.51.100.9;transport=tls>"));
}

TEST(RequestBuilder, WritesEveryContactPortWhereNoneGoesWithoutSaying) {
    RequestRoute route = udpRoute();
    route.contact.port = 5060;
    route.impliesPort = false;
    EXPECT_TRUE(holds(built(registerRequest(), route), "<sip:ada@198.51.100.9:5060;transport=udp>"));
}

TEST(RequestBuilder, KeepsATransportTheContactAlreadyHas) {
    OutgoingRequest request = registerRequest();
    request.contact->uriParameters = ";app=1;Transport=tcp";
    EXPECT_TRUE(holds(built(request, udpRoute()), "<sip:ada@198.51.100.9:40000;app=1;Transport=tcp>"));
}

TEST(RequestBuilder, WritesASecureContactWithoutTransport) {
    OutgoingRequest request = registerRequest();
    request.contact->secure = true;
    RequestRoute route = udpRoute();
    route.transport = Transport::Tls;
    EXPECT_TRUE(holds(built(request, route), "<sips:ada@198.51.100.9:40000>"));
}

TEST(RequestBuilder, LeavesAnExplicitContactAsItIs) {
    OutgoingRequest request = registerRequest();
    request.contact->host = "pc.example.org";
    request.contact->port = 5060;
    EXPECT_TRUE(holds(built(request, udpRoute()), "<sip:ada@pc.example.org:5060>"));
    request.contact->port = 0;
    EXPECT_TRUE(holds(built(request, udpRoute()), "<sip:ada@pc.example.org>"));
}

TEST(RequestBuilder, BracketsIpv6AndDropsItsZone) {
    RequestRoute route = udpRoute();
    route.sentBy = {"fe80::1%eth0", 5070};
    route.contact = {"2001:db8::1", 5070};
    const std::string text = built(registerRequest(), route);
    EXPECT_TRUE(holds(text, "SIP/2.0/UDP [fe80::1]:5070;"));
    EXPECT_TRUE(holds(text, "<sip:ada@[2001:db8::1]:5070;"));
}

TEST(RequestBuilder, EscapesTheDisplayName) {
    OutgoingRequest request = registerRequest();
    request.contact->displayName = "A \"b\" \\ c";
    EXPECT_TRUE(holds(built(request, udpRoute()), "Contact: \"A \\\"b\\\" \\\\ c\" <"));
}

TEST(RequestBuilder, EndsAPreviousContactBehindTheNewOne) {
    OutgoingRequest request = registerRequest();
    request.previousContact = "sip:ada@192.0.2.1:36017;transport=udp";
    std::string text, uri;
    EXPECT_TRUE(buildRequest(text, request, udpRoute(), &uri));
    EXPECT_EQ(uri, "sip:ada@198.51.100.9:40000;transport=udp");
    EXPECT_TRUE(holds(text, "Contact: \"Ada\" <" + uri +
                                ">;+sip.instance=\"<urn:uuid:1>\"\r\n"
                                "Contact: <sip:ada@192.0.2.1:36017;transport=udp>;expires=0\r\n"));
}

TEST(RequestBuilder, DoesNotEndWhatItRegisters) {
    OutgoingRequest request = registerRequest();
    request.contact->uriParameters = ";app=1";
    for (const char *same :
         {"sip:ada@198.51.100.9:40000;transport=udp", "sip:ada@198.51.100.9:40000;transport=UDP;app=2",
          "sip:%61da@198.51.100.9:40000;transport=udp"}) {
        request.previousContact = same;
        EXPECT_FALSE(holds(built(request, udpRoute()), "expires=0")) << same;
    }
    for (const char *other :
         {"sip:ada@198.51.100.9:40000;transport=tcp", "sip:ada@198.51.100.9:40000",
          "sip:ada@198.51.100.9;transport=udp", "sip:Ada@198.51.100.9:40000;transport=udp",
          "sips:ada@198.51.100.9:40000;transport=udp"}) {
        request.previousContact = other;
        EXPECT_TRUE(holds(built(request, udpRoute()), other + ">;expires=0\r\n"s)) << other;
    }
}

TEST(RequestBuilder, LeavesOutAPreviousContactThatIsNone) {
    OutgoingRequest request = registerRequest();
    const std::string usual = built(request, udpRoute());
    for (const char *bad :
         {"x", "tel:+33", "sip:ada@h>\r\nEvil: <sip:x", "sip:ada@h\r\nEvil: 1", "sip:ada@h;a=\"b\""}) {
        request.previousContact = bad;
        EXPECT_EQ(built(request, udpRoute()), usual) << bad;
    }
    request.contact.reset();
    request.previousContact = "sip:ada@192.0.2.1";
    EXPECT_FALSE(holds(built(request, udpRoute()), "Contact:"));
}

TEST(RequestBuilder, WritesNoContactUnlessAsked) {
    OutgoingRequest request = registerRequest();
    request.contact.reset();
    EXPECT_FALSE(holds(built(request, udpRoute()), "Contact:"));
}

TEST(RequestBuilder, OffersAliasAndRportOnlyWhenAsked) {
    RequestRoute route = udpRoute();
    route.rport = false;
    route.alias = true;
    EXPECT_TRUE(holds(built(registerRequest(), route), ";branch=z9hG4bKx1;alias\r\n"));
}

TEST(RequestBuilder, ReusesTheBuffer) {
    std::string out;
    out.reserve(4096);
    const char *const before = out.data();
    ASSERT_TRUE(buildRequest(out, registerRequest(), udpRoute()));
    ASSERT_TRUE(buildRequest(out, registerRequest(), udpRoute()));
    EXPECT_EQ(out.data(), before);
}

/** Every text of a request that the application or a peer can influence. */
std::vector<std::string *> textsOf(OutgoingRequest &request) {
    std::vector<std::string *> texts = {&request.method,
                                        &request.requestUri,
                                        &request.from,
                                        &request.to,
                                        &request.callId,
                                        &request.contact->displayName,
                                        &request.contact->user,
                                        &request.contact->host,
                                        &request.contact->uriParameters,
                                        &request.contact->parameters};
    for (HeaderField &field : request.headers) {
        texts.push_back(&field.name);
        texts.push_back(&field.value);
    }
    return texts;
}

TEST(RequestBuilder, RefusesLineEndsAndNulInEveryPart) {
    OutgoingRequest whole = registerRequest();
    whole.contact->uriParameters = ";a=b";
    whole.contact->host = "pc.example.org";
    const std::size_t count = textsOf(whole).size();
    for (std::size_t part = 0; part < count; ++part) {
        for (const std::string &evil : {"\r\nX: y"s, "\n"s, "\r"s, "\0"s}) {
            for (const bool atEnd : {false, true}) {
                OutgoingRequest request = whole;
                std::string &text = *textsOf(request)[part];
                text.insert(atEnd ? text.size() : text.size() / 2, evil);
                std::string out = "old";
                EXPECT_FALSE(buildRequest(out, request, udpRoute())) << part;
                EXPECT_TRUE(out.empty());
            }
        }
    }
}

TEST(RequestBuilder, RefusesLineEndsInTheRoute) {
    RequestRoute branch = udpRoute();
    branch.branch = "z9\r\nX: y";
    RequestRoute agent = udpRoute();
    agent.userAgent = "a\r\nX: y";
    RequestRoute host = udpRoute();
    host.sentBy.host = "h\r\nX: y";
    RequestRoute contact = udpRoute();
    contact.contact.host = "h\r\nX: y";
    for (const RequestRoute &route : {branch, agent, host, contact}) {
        std::string out;
        EXPECT_FALSE(buildRequest(out, registerRequest(), route));
    }
}

TEST(RequestBuilder, RefusesTextThatLeavesItsPlace) {
    const auto refused = [](auto change) {
        OutgoingRequest request = registerRequest();
        change(request);
        std::string out;
        return !buildRequest(out, request, udpRoute());
    };
    EXPECT_TRUE(refused([](OutgoingRequest &r) { r.method = "REG ISTER"; }));
    EXPECT_TRUE(refused([](OutgoingRequest &r) { r.method = ""; }));
    EXPECT_TRUE(refused([](OutgoingRequest &r) { r.requestUri = "sip:a SIP/2.0"; }));
    EXPECT_TRUE(refused([](OutgoingRequest &r) { r.requestUri = ""; }));
    EXPECT_TRUE(refused([](OutgoingRequest &r) { r.callId = "a b"; }));
    EXPECT_TRUE(refused([](OutgoingRequest &r) { r.from.clear(); }));
    EXPECT_TRUE(refused([](OutgoingRequest &r) { r.contact->user = "a@b"; }));
    EXPECT_TRUE(refused([](OutgoingRequest &r) { r.contact->user = "a>,<sip:b"; }));
    EXPECT_TRUE(refused([](OutgoingRequest &r) { r.contact->host = "h>;x=<"; }));
    EXPECT_TRUE(refused([](OutgoingRequest &r) { r.contact->uriParameters = ";a>,<sip:b"; }));
    EXPECT_TRUE(refused([](OutgoingRequest &r) { r.contact->uriParameters = "evil.example.org"; }));
    EXPECT_TRUE(refused([](OutgoingRequest &r) { r.contact->parameters = ",<sip:b>"; }));
    EXPECT_TRUE(refused([](OutgoingRequest &r) { r.headers[0].name = "X:"; }));
    EXPECT_TRUE(refused([](OutgoingRequest &r) { r.headers[0].name = ""; }));
}

TEST(RequestBuilder, RefusesHeadersThatAreItsOwn) {
    for (const char *name :
         {"Via", "v", "From", "f", "To", "t", "Call-ID", "i", "CSeq", "Content-Length", "L"}) {
        OutgoingRequest request = registerRequest();
        request.headers.push_back({name, "0"});
        std::string out;
        EXPECT_FALSE(buildRequest(out, request, udpRoute())) << name;
    }
}

TEST(RequestBuilder, RefusesPortsThatAreNone) {
    for (const int port : {-1, 65536}) {
        RequestRoute route = udpRoute();
        route.contact.port = port;
        std::string out;
        EXPECT_FALSE(buildRequest(out, registerRequest(), route));
    }
}

std::string answered(const std::string &text, const Answer &answer, const ResponseRoute &route) {
    const ParsedMessage message(text);
    std::string out;
    EXPECT_TRUE(buildResponse(out, *message, answer, route));
    return out;
}

TEST(ResponseBuilder, CopiesWhatIdentifiesTheRequest) {
    const std::string text =
        request({"Via: SIP/2.0/TCP b;branch=z9hG4bK2, SIP/2.0/TCP c", "Max-Forwards: 3", "X: y"});
    EXPECT_EQ(answered(text, {200, "", {{"Allow", "OPTIONS"}}}, {{"192.0.2.8", 5060}, "tag1", "unit/1"}),
              "SIP/2.0 200 OK\r\n"
              "Via: SIP/2.0/UDP proxy.example.org:5060;branch=z9hG4bK77a1;received=192.0.2.8\r\n"
              "Via: SIP/2.0/TCP b;branch=z9hG4bK2, SIP/2.0/TCP c\r\n"
              "From: <sip:bob@example.net>;tag=1\r\n"
              "To: <sip:ada@example.org>;tag=tag1\r\n"
              "Call-ID: c1@example.net\r\n"
              "CSeq: 7 OPTIONS\r\n"
              "Allow: OPTIONS\r\n"
              "Server: unit/1\r\n"
              "Content-Length: 0\r\n\r\n");
}

std::string requestWithVia(const std::string &via) {
    return lines({"OPTIONS sip:a@h SIP/2.0", "Via: " + via, "From: <sip:b@h>;tag=1", "To: <sip:a@h>",
                  "Call-ID: 1", "CSeq: 1 OPTIONS"});
}

std::string viaFor(const std::string &via, const Endpoint &source) {
    const std::string text = answered(requestWithVia(via), {200, "", {}}, {source, "t", ""});
    const std::size_t begin = text.find("Via: ") + 5;
    return text.substr(begin, text.find("\r\n", begin) - begin);
}

TEST(ResponseBuilder, FillsInRportAndReceived) {
    EXPECT_EQ(viaFor("SIP/2.0/UDP 192.0.2.8;rport;branch=z9hG4bK1;x=\"a;rport\"", {"192.0.2.8", 40000}),
              "SIP/2.0/UDP 192.0.2.8;branch=z9hG4bK1;x=\"a;rport\";received=192.0.2.8;rport=40000");
    EXPECT_EQ(viaFor("SIP/2.0/UDP [2001:db8::1]:5070;branch=1;rport", {"2001:db8::1", 5070}),
              "SIP/2.0/UDP [2001:db8::1]:5070;branch=1;received=2001:db8::1;rport=5070");
}

TEST(ResponseBuilder, AddsNoReceivedWhenTheSenderIsWhereItSaysItIs) {
    EXPECT_EQ(viaFor("SIP/2.0/UDP 192.0.2.8:5070;branch=1", {"192.0.2.8", 5070}),
              "SIP/2.0/UDP 192.0.2.8:5070;branch=1");
}

TEST(ResponseBuilder, BelievesNoReceivedOfTheSender) {
    EXPECT_EQ(viaFor("SIP/2.0/UDP a;received=203.0.113.1;branch=1;rport=9", {"192.0.2.8", 7}),
              "SIP/2.0/UDP a;branch=1;received=192.0.2.8;rport=7");
}

TEST(ResponseBuilder, AnswersTheFirstOfAListOfVias) {
    EXPECT_EQ(viaFor("SIP / 2.0 / UDP a ; branch = 1 , SIP/2.0/UDP b;rport", {"192.0.2.8", 7}),
              "SIP / 2.0 / UDP a;branch=1;received=192.0.2.8 , SIP/2.0/UDP b;rport");
}

TEST(ResponseBuilder, LeavesATagThatIsThere) {
    std::string text = request({});
    text.insert(text.find("\r\nCall-ID"), ";tag=theirs");
    EXPECT_TRUE(
        holds(answered(text, {481, "", {}}, {{}, "ours", ""}), "To: <sip:ada@example.org>;tag=theirs\r\n"));
}

TEST(ResponseBuilder, AnswersRefusedRequests) {
    const std::string text =
        lines({"INVITE sip:u@h SIP/2.0", "CSeq: 1 INVITE", "Via: SIP/2.0/UDP 192.0.2.9;branch=z9hG4bK1",
               "To: \"open <sip:x@h>", "To: <sip:second@h>"});
    const ParsedMessage message(text);
    ASSERT_EQ(message.result().status, 400);
    std::string out;
    ASSERT_TRUE(
        buildResponse(out, *message, {400, message.result().reason, {}}, {{"192.0.2.9", 5060}, "t", ""}));
    EXPECT_EQ(out, "SIP/2.0 400 Repeated header\r\nVia: SIP/2.0/UDP 192.0.2.9;branch=z9hG4bK1\r\n"
                   "To: \"open <sip:x@h>\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n");
}

TEST(ResponseBuilder, WritesWhatItsParserReads) {
    std::string text =
        answered(request({}), {404, "Gone \xc3\xa9", {{"X", "y"}}}, {{"192.0.2.8", 1}, "t", "s"});
    const ParsedMessage message(text);
    ASSERT_TRUE(message.ok()) << message.result().reason;
    EXPECT_EQ(message->status, 404);
    EXPECT_EQ(message->reason, "Gone \xc3\xa9");
}

TEST(ResponseBuilder, RefusesInjection) {
    const ParsedMessage message(request({}));
    std::string out = "old";
    EXPECT_FALSE(buildResponse(out, *message, {200, "OK\r\nX: y", {}}, {}));
    EXPECT_TRUE(out.empty());
    EXPECT_FALSE(buildResponse(out, *message, {200, "", {{"X", "y\r\nZ: a"}}}, {}));
    EXPECT_FALSE(buildResponse(out, *message, {200, "", {{"X\r\nY", "y"}}}, {}));
    EXPECT_FALSE(buildResponse(out, *message, {200, "", {{"Via", "y"}}}, {}));
    EXPECT_FALSE(buildResponse(out, *message, {200, "", {}}, {{}, "t\r\nX: y", ""}));
    EXPECT_FALSE(buildResponse(out, *message, {200, "", {}}, {{}, "t", "s\r\nX: y"}));
    EXPECT_FALSE(buildResponse(out, *message, {200, "", {}}, {{"h\r\nX: y", 1}, "t", ""}));
}

TEST(ResponseBuilder, RefusesWhatIsNoAnswer) {
    const ParsedMessage message(request({}));
    std::string out;
    EXPECT_FALSE(buildResponse(out, *message, {99, "", {}}, {}));
    EXPECT_FALSE(buildResponse(out, *message, {700, "", {}}, {}));
    EXPECT_FALSE(buildResponse(out, MessageView(), {200, "", {}}, {}));
}

TEST(ReasonPhrase, HasOneForEveryCode) {
    EXPECT_EQ(reasonPhrase(200), "OK");
    EXPECT_EQ(reasonPhrase(423), "Interval Too Brief");
    for (int status = 100; status < 700; ++status)
        EXPECT_FALSE(reasonPhrase(status).empty()) << status;
}

} // namespace
} // namespace slimphone::sip
