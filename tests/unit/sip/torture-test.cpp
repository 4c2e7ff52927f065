// Messages of every class of RFC 4475, in words of our own, with what a registering client
// owes them; RFC 5118 for IPv6. The section is named by each test.
#include "parsed-message.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

namespace slimphone::sip {
namespace {

using namespace std::literals;

// 3.1.1 valid messages

TEST(Rfc4475, AShortTortuousInvite) { // 3.1.1.1
    const ParsedMessage message(lines({"INVITE sip:carol@rail.example.org;strange SIP/2.0",
                                       "TO :",
                                       " sip:carol@rail.example.org ;  tag   = 77n",
                                       "f   : \"C \\\\\\\"\"      <sip:dave@example.org>",
                                       "  ;",
                                       "  tag = 9q",
                                       "mAx-FoRwArDs: 0042",
                                       "Call-ID: tortuous@192.0.2.1",
                                       "Content-Length   : 4",
                                       "cseq: 0008",
                                       "  INVITE",
                                       "Via  : SIP  /   2.0",
                                       " /UDP",
                                       "    192.0.2.2;branch=77old",
                                       "s :",
                                       "BrandNew:   new value",
                                       " goes on",
                                       "Marks: ;;,,;;,;",
                                       "v:  SIP  / 2.0  / TCP    h.example.org  ;",
                                       "  branch  =  z9hG4bK8  ,",
                                       " SIP  /   2.0  / UDP  192.168.1.1  ; branch=",
                                       " z9hG4bK30",
                                       "m:\"Quoted \\\"\\\"\" <sip:dave@example.org> ; newparam =",
                                       "     value ;",
                                       "  other ; q = 0.25"},
                                      "body"));
    ASSERT_TRUE(message.ok()) << message.result().reason;
    EXPECT_EQ(message->cseq.number, 8U);
    EXPECT_EQ(message->maxForwards, 42);
    EXPECT_EQ(message->via.host, "192.0.2.2");
    EXPECT_FALSE(message->via.hasUniqueBranch());
    EXPECT_EQ(message->header("BrandNew"), "new value goes on");
    EXPECT_EQ(message->header("Subject"), "");
    EXPECT_EQ(message->body, "body");
}

TEST(Rfc4475, EveryCharacterThatIsAllowed) { // 3.1.1.2
    const ParsedMessage message(lines(
        {"!Odd-Method0189_*+`.%weird'~ sip:u_1.X~(a-b!c)&d'e+f$/g?h,/;;*:&p+q=1,r!*$s~t_u.(v'w)@example.org SIP/2.0"sv,
         "Via: SIP/2.0/TCP h1.example.org;branch=z9hG4bK-.!%66*_+`'~"sv,
         "To: \"BEL:\\\x07 NUL:\\\0 DEL:\\\x7f\" <sip:u_1.X~(a-b!c)&d'e+f$/g?h,/;;*@example.org>"sv,
         "From: t1~` t2'+_ t3*%!.- <sip:dave@example.org>;fp''~+*_!.-%=\"\xd1\x80\xd0\xb0\";tag=_t~1'+`*%!-."sv,
         "Call-ID: w%ZK-!.*_+'@w`~)(><:\\/\"][?}{"sv, "CSeq: 139122385 !Odd-Method0189_*+`.%weird'~"sv,
         "Max-Forwards: 255"sv, "extension-!.%*+_`'~:\xef\xbb\xbf\xe5\xa4\xa7"sv, "Content-Length: 0"sv}));
    ASSERT_TRUE(message.ok()) << message.result().reason;
    EXPECT_EQ(message->method, "!Odd-Method0189_*+`.%weird'~");
    EXPECT_EQ(message->header("extension-!.%*+_`'~"), "\xef\xbb\xbf\xe5\xa4\xa7");
}

TEST(Rfc4475, EscapesInUris) { // 3.1.1.3
    EXPECT_TRUE(
        ParsedMessage(request({"Contact: <sip:c%61r%6Fl@h.example.net;%6C%72;n%61me=v%61lue%25%34%31>"}, {},
                              "OPTIONS sip:sips%3Acarol%40example.org@example.net SIP/2.0"))
            .ok());
}

TEST(Rfc4475, EscapedNulInUris) { // 3.1.1.4
    const ParsedMessage message(request({"Contact: <sip:%00@h>", "Contact: <sip:%00%00@h>", "L:0"}));
    ASSERT_TRUE(message.ok());
    EXPECT_EQ(message->header("Contact"), "<sip:%00@h>");
}

TEST(Rfc4475, PercentSignsThatAreNoEscapes) { // 3.1.1.5
    const ParsedMessage message(
        request({"Contact: <sip:a1@h>", "C%6Fntact: <sip:a2@h>", "Subject: \"%Z%45\""}, {},
                "RE%47IST%45R sip:registrar.example.org SIP/2.0"));
    ASSERT_TRUE(message.ok());
    EXPECT_EQ(message->method, "RE%47IST%45R");
    EXPECT_EQ(message->header("C%6Fntact"), "<sip:a2@h>");
}

TEST(Rfc4475, NoBlankBetweenDisplayNameAndBracket) { // 3.1.1.6
    std::string text = request({});
    text.replace(text.find("From: <"), 7, "From: bob<");
    EXPECT_TRUE(ParsedMessage(text).ok());
}

TEST(Rfc4475, LongValues) { // 3.1.1.7
    const std::string many(300, 'x');
    std::string text = request({"Unknown-" + many + ": " + many + "; " + many});
    for (int i = 0; i < 34; ++i)
        text.insert(text.find("From:"), "v: SIP/2.0/TCP sip" + std::to_string(i) + ".example.org\r\n");
    text.replace(text.find("To: <"), 5, "t: \"" + many + "\" <");
    EXPECT_TRUE(ParsedMessage(text).ok());
}

TEST(Rfc4475, BytesAfterTheMessage) { // 3.1.1.8
    const ParsedMessage message(
        request({"Content-Length: 0"}, "\r\n" + request({}, {}, "INVITE sip:joe@h SIP/2.0")));
    ASSERT_TRUE(message.ok());
    EXPECT_EQ(message->method, "OPTIONS");
    EXPECT_EQ(message->body, "");
}

TEST(Rfc4475, SemicolonInTheUserPart) { // 3.1.1.9
    EXPECT_TRUE(ParsedMessage(request({"Accept: a/b, c/d,", "\te/f"}, {},
                                      "OPTIONS sip:u;par=x%40y@example.org SIP/2.0"))
                    .ok());
}

TEST(Rfc4475, EveryTransport) { // 3.1.1.10
    EXPECT_TRUE(ParsedMessage(request({"Via: SIP/2.0/SCTP a;branch=z9hG4bK1",
                                       "Via: SIP/2.0/NEVERHEARD b;branch=z9hG4bK2",
                                       "Via: SIP/2.0/TLS c;branch=z9hG4bK3"}))
                    .ok());
}

TEST(Rfc4475, MultipartBody) { // 3.1.1.11
    const std::string body = "--b\r\nContent-Type: text/plain\r\n\r\nHi\r\n--b\r\n\r\n\0\xff\r\n--b--\r\n"s;
    const ParsedMessage message(request(
        {"Content-Type: multipart/mixed;boundary=b", "Content-Length: " + std::to_string(body.size())},
        body));
    ASSERT_TRUE(message.ok());
    EXPECT_EQ(message->body, body);
}

TEST(Rfc4475, UnusualReasonPhrase) { // 3.1.1.12
    EXPECT_EQ(ParsedMessage(response({}, {}, "SIP/2.0 200 = 2**3 * 5**2 \xd0\xbd\xd0\xbe"))->reason,
              "= 2**3 * 5**2 \xd0\xbd\xd0\xbe");
}

TEST(Rfc4475, EmptyReasonPhrase) { // 3.1.1.13
    EXPECT_TRUE(ParsedMessage(response({}, {}, "SIP/2.0 100 ")).ok());
}

// 3.1.2 invalid messages

/** @p text must be refused; with 400 when a request can be answered. */
void expectBadRequest(const std::string &text) {
    const ParsedMessage message(text);
    EXPECT_EQ(message.result().outcome, ParseOutcome::Malformed) << text;
    EXPECT_EQ(message.result().status, 400) << text;
}

TEST(Rfc4475, ExtraSeparators) { // 3.1.2.1
    expectBadRequest(request({"Contact: \"Joe\" <sip:joe@example.org>;;;;"}));
    std::string text = request({});
    text.insert(text.find("\r\nFrom"), ";;,;,,");
    EXPECT_EQ(ParsedMessage(text).result().outcome, ParseOutcome::Malformed);
}

TEST(Rfc4475, ContentLengthLargerThanTheMessage) { // 3.1.2.2
    expectBadRequest(request({"Content-Length: 9999"}, "short"));
}

TEST(Rfc4475, NegativeContentLength) { // 3.1.2.3
    expectBadRequest(request({"Content-Length: -999"}, "short"));
}

TEST(Rfc4475, ScalarsOutOfRangeInARequest) { // 3.1.2.4
    std::string text = request({});
    text.replace(text.find("CSeq: 7 "), 8, "CSeq: 36893488147419103232 ");
    expectBadRequest(text);
    expectBadRequest(request({"Max-Forwards: 300"}));
    EXPECT_TRUE(ParsedMessage(request({"Expires: " + std::string(200, '9')})).ok());
}

TEST(Rfc4475, ScalarsOutOfRangeInAResponse) { // 3.1.2.5
    std::string text = response({"Retry-After: 949302838503028349304023988", "Warning: 1812 x \"y\""});
    EXPECT_TRUE(ParsedMessage(text).ok());
    text.replace(text.find("CSeq: 21 "), 9, "CSeq: 9292394834772304023312 ");
    EXPECT_EQ(ParsedMessage(text).result().outcome, ParseOutcome::Malformed);
}

TEST(Rfc4475, UnterminatedQuotedString) { // 3.1.2.6
    std::string text = request({});
    text.replace(text.find("To: <"), 5, "To: \"Mr. Jay <");
    expectBadRequest(text);
}

TEST(Rfc4475, BracketsAroundTheRequestUri) { // 3.1.2.7
    expectBadRequest(request({}, {}, "INVITE <sip:user@example.com> SIP/2.0"));
}

TEST(Rfc4475, BlanksInTheRequestUri) { // 3.1.2.8
    expectBadRequest(request({}, {}, "INVITE sip:user@example.com; lr SIP/2.0"));
}

TEST(Rfc4475, SeveralBlanksInTheRequestLine) { // 3.1.2.9
    expectBadRequest(request({}, {}, "INVITE  sip:user@example.com  SIP/2.0"));
}

TEST(Rfc4475, BlanksBehindTheRequestLine) { // 3.1.2.10
    expectBadRequest(request({}, {}, "OPTIONS sip:user@example.com SIP/2.0  "));
}

TEST(Rfc4475, EscapedHeadersInTheRequestUri) { // 3.1.2.11
    expectBadRequest(request({}, {}, "INVITE sip:user@example.com?Route=%3Csip:example.com%3E SIP/2.0"));
}

TEST(Rfc4475, TimeZoneInTheDate) { // 3.1.2.12
    expectBadRequest(request({"Date: Fri, 01 Jan 2010 16:00:00 EST"}));
    expectBadRequest(request({"Date: yesterday"}));
    EXPECT_TRUE(ParsedMessage(request({"Date: Fri, 01 Jan 2010 16:00:00 GMT"})).ok());
}

TEST(Rfc4475, ContactWithHeadersButNoBrackets) { // 3.1.2.13
    expectBadRequest(request({"Contact: sip:user@example.com?Route=%3Csip:sip.example.com%3E"}));
}

TEST(Rfc4475, BlanksInsideBrackets) { // 3.1.2.14
    std::string text = request({});
    text.replace(text.find("To: <sip:ada@example.org>"), 25, "To: \"A, B\" < sip:ada@example.org >");
    expectBadRequest(text);
}

TEST(Rfc4475, NonTokenInAnUnquotedDisplayName) { // 3.1.2.15
    std::string text = request({});
    text.replace(text.find("From: <"), 7, "From: Bell, Alexander <");
    expectBadRequest(text);
}

TEST(Rfc4475, UnknownProtocolVersion) { // 3.1.2.16
    std::string text = request({}, {}, "OPTIONS sip:t@example.org SIP/7.0");
    text.replace(text.find("Via: SIP/2.0"), 12, "Via: SIP/7.0");
    EXPECT_EQ(ParsedMessage(text).result().status, 505);
}

TEST(Rfc4475, MethodsThatDiffer) { // 3.1.2.17, 3.1.2.18
    for (const char *method : {"OPTIONS", "NEWMETHOD"}) {
        std::string text = request({}, {}, std::string(method) + " sip:user@example.com SIP/2.0");
        text.replace(text.find("CSeq: 7 ") + 8, std::string_view(method).size(), "INVITE");
        expectBadRequest(text);
    }
}

TEST(Rfc4475, OverlargeStatusCode) { // 3.1.2.19
    EXPECT_EQ(ParsedMessage(response({}, {}, "SIP/2.0 4294967301 better not")).result().outcome,
              ParseOutcome::Malformed);
}

// 3.2 transaction layer

TEST(Rfc4475, BranchThatIsNothingButTheCookie) { // 3.2.1
    std::string text = request({});
    text.replace(text.find("z9hG4bK77a1"), 11, "z9hG4bK");
    const ParsedMessage message(text);
    ASSERT_TRUE(message.ok());
    EXPECT_FALSE(message->via.hasUniqueBranch());
}

// 3.3 application layer; what is well-formed is left to those who know the methods

TEST(Rfc4475, MissingRequiredHeaders) { // 3.3.1
    expectBadRequest(
        lines({"INVITE sip:u@h SIP/2.0", "CSeq: 1 INVITE", "Via: SIP/2.0/UDP 192.0.2.95;branch=z9hG4bK1"}));
}

TEST(Rfc4475, UnknownUriSchemes) { // 3.3.2, 3.3.3
    EXPECT_TRUE(ParsedMessage(request({}, {}, "OPTIONS unheardof:opaque SIP/2.0")).ok());
    EXPECT_TRUE(ParsedMessage(request({}, {}, "OPTIONS soap.beep://192.0.2.103:3002 SIP/2.0")).ok());
}

TEST(Rfc4475, UnknownUriSchemesInHeaders) { // 3.3.4
    std::string text = request({"Contact: <name:John_Smith>"});
    text.replace(text.find("To: <sip:ada@example.org>"), 25, "To: isbn:2983792873");
    EXPECT_TRUE(ParsedMessage(text).ok());
}

TEST(Rfc4475, UnknownAuthorizationScheme) { // 3.3.7
    EXPECT_TRUE(
        ParsedMessage(request({"Authorization: NoOneKnowsThisScheme opaque-data=here", "Content-Length:0"}))
            .ok());
}

TEST(Rfc4475, RepeatedSingleHeaders) { // 3.3.8
    for (const char *line :
         {"CSeq: 59 OPTIONS", "Call-ID: other", "i: other", "To: <sip:o@h>", "f: <sip:o@h>"})
        expectBadRequest(request({line}));
    expectBadRequest(request({"Max-Forwards: 70", "Max-Forwards: 5"}));
}

TEST(Rfc4475, SeveralContentLengths) { // 3.3.9
    expectBadRequest(request({"Content-Length: 13", "Content-Length: 5"}, "how many octets?"));
}

TEST(Rfc4475, ResponseOfSomebodyElse) { // 3.3.10
    EXPECT_FALSE(ParsedMessage(response({"Via: SIP/2.0/UDP 255.255.255.255;branch=z9hG4bK1saber23"})).ok());
}

TEST(Rfc4475, ZeroMaxForwards) { // 3.3.11
    const ParsedMessage message(request({"Max-Forwards: 0"}));
    ASSERT_TRUE(message.ok());
    EXPECT_EQ(message->maxForwards, 0);
}

TEST(Rfc4475, RegisterContacts) { // 3.3.12 to 3.3.14
    for (const char *contact : {"sip:+1972@gw1.example.net;unknown", "<sip:+1972@gw1.example.net;unknown>",
                                "<sip:user@example.com?Route=%3Csip:sip.example.com%3E>", "*"})
        EXPECT_TRUE(ParsedMessage(
                        request({std::string("Contact: ") + contact}, {}, "REGISTER sip:example.com SIP/2.0"))
                        .ok())
            << contact;
}

// 3.4 backward compatibility

TEST(Rfc4475, OldSyntax) {
    EXPECT_TRUE(
        ParsedMessage(lines({"INVITE sip:UserB@example.com SIP/2.0", "Via: SIP/2.0/UDP iftgw.example.com",
                             "From: <sip:+1303@ift.example.net;user=phone>",
                             "Record-Route: <sip:UserB@example.com;maddr=ss1.example.com>",
                             "To: sip:+1650@ss1.example.net;user=phone", "Call-ID: old@ift.example.com",
                             "CSeq: 56 INVITE"},
                            "v=0\r\n"))
            .ok());
}

// RFC 5118

TEST(Rfc5118, AddressInBrackets) { // 4.1
    EXPECT_TRUE(
        ParsedMessage(request({"Contact: <sip:a@[2001:db8::1]>"}, {}, "REGISTER sip:[2001:db8::10] SIP/2.0"))
            .ok());
}

TEST(Rfc5118, AddressWithoutBrackets) { // 4.2
    expectBadRequest(request({}, {}, "REGISTER sip:2001:db8::10 SIP/2.0"));
}

TEST(Rfc5118, PortInsideAndBehindTheBrackets) { // 4.3, 4.4
    const ParsedMessage inside(request({}, {}, "REGISTER sip:[2001:db8::10:5070] SIP/2.0"));
    ASSERT_TRUE(inside.ok());
    EXPECT_EQ(parseUri(inside->requestUri)->port, 0);
    const ParsedMessage behind(request({}, {}, "REGISTER sip:[2001:db8::10]:5070 SIP/2.0"));
    ASSERT_TRUE(behind.ok());
    EXPECT_EQ(parseUri(behind->requestUri)->port, 5070);
}

TEST(Rfc5118, ReceivedWithAndWithoutBrackets) { // 4.5
    for (const char *received : {"[2001:db8::9:255]", "2001:db8::9:255"}) {
        std::string text = response({});
        text.replace(text.find("SIP/2.0/UDP 192.0.2.7"), 21, "SIP/2.0/UDP [2001:db8::9:1]");
        text.replace(text.find("198.51.100.3"), 12, received);
        const ParsedMessage message(text);
        ASSERT_TRUE(message.ok()) << received;
        EXPECT_EQ(message->via.host, "2001:db8::9:1");
        EXPECT_EQ(message->via.received, "2001:db8::9:255");
    }
}

TEST(Rfc5118, AddressesInASessionDescription) { // 4.6, 4.8
    EXPECT_TRUE(ParsedMessage(request({"Content-Type: application/sdp"}, "c=IN IP6 2001:db8::20\r\n")).ok());
}

TEST(Rfc5118, SeveralAddressesInHeaders) { // 4.7
    std::string text =
        request({"Contact: \"C\" <sip:c@[2001:db8::9:1]>"}, {}, "BYE sip:user@[2001:db8::10] SIP/2.0");
    text.insert(text.find("Via:"), "Via: SIP/2.0/UDP [2001:db8::9:1]:6050;branch=z9hG4bKas3-111\r\n");
    EXPECT_TRUE(ParsedMessage(text).ok());
}

TEST(Rfc5118, Ipv4MappedAddress) { // 4.9
    EXPECT_TRUE(ParsedMessage(request({"Contact: <sip:u@[::ffff:192.0.2.2]>"}, {},
                                      "INVITE sip:u@[::ffff:192.0.2.10] SIP/2.0"))
                    .ok());
}

TEST(Rfc5118, ColonTooManyIsRefused) { // 4.10: what RFC 3261's faulty grammar produced, no address
    expectBadRequest(request({}, {}, "OPTIONS sip:user@[2001:db8:::192.0.2.1] SIP/2.0"));
}

// The messages of the RFC itself, where somebody has them.

enum class Owed { Accept, Refuse, RefuseWith400, RefuseWith505, Drop };

const std::map<std::string, Owed> owed{
    {"wsinv", Owed::Accept},        {"intmeth", Owed::Accept},        {"esc01", Owed::Accept},
    {"escnull", Owed::Accept},      {"esc02", Owed::Accept},          {"lwsdisp", Owed::Accept},
    {"longreq", Owed::Accept},      {"dblreq", Owed::Accept},         {"semiuri", Owed::Accept},
    {"transports", Owed::Accept},   {"mpart01", Owed::Accept},        {"unreason", Owed::Accept},
    {"noreason", Owed::Accept},     {"badinv01", Owed::Refuse},       {"clerr", Owed::RefuseWith400},
    {"ncl", Owed::RefuseWith400},   {"scalar02", Owed::Refuse},       {"scalarlg", Owed::Drop},
    {"quotbal", Owed::Refuse},      {"ltgtruri", Owed::Refuse},       {"lwsruri", Owed::Refuse},
    {"lwsstart", Owed::Refuse},     {"trws", Owed::Refuse},           {"escruri", Owed::Refuse},
    {"baddate", Owed::Refuse},      {"regbadct", Owed::Refuse},       {"badaspec", Owed::Refuse},
    {"baddn", Owed::Refuse},        {"badvers", Owed::RefuseWith505}, {"mismatch01", Owed::Refuse},
    {"mismatch02", Owed::Refuse},   {"bigcode", Owed::Drop},          {"badbranch", Owed::Accept},
    {"insuf", Owed::RefuseWith400}, {"unkscm", Owed::Accept},         {"novelsc", Owed::Accept},
    {"unksm2", Owed::Accept},       {"bext01", Owed::Accept},         {"invut", Owed::Accept},
    {"regaut01", Owed::Accept},     {"multi01", Owed::RefuseWith400}, {"mcl01", Owed::RefuseWith400},
    {"bcast", Owed::Drop},          {"zeromf", Owed::Accept},         {"cparam01", Owed::Accept},
    {"cparam02", Owed::Accept},     {"regescrt", Owed::Accept},       {"sdp01", Owed::Accept},
    {"inv2543", Owed::Accept}};

void expectOwed(const std::string &name, const ParseResult &result) {
    SCOPED_TRACE(name + ": " + result.reason);
    switch (owed.at(name)) {
    case Owed::Accept:
        EXPECT_EQ(result.outcome, ParseOutcome::Ok);
        break;
    case Owed::Refuse:
        EXPECT_EQ(result.outcome, ParseOutcome::Malformed);
        EXPECT_TRUE(result.status == 0 || result.status == 400);
        break;
    case Owed::RefuseWith400:
        EXPECT_EQ(result.status, 400);
        break;
    case Owed::RefuseWith505:
        EXPECT_EQ(result.status, 505);
        break;
    case Owed::Drop:
        EXPECT_EQ(result.outcome, ParseOutcome::Malformed);
        EXPECT_EQ(result.status, 0);
        break;
    }
}

/** The folder with the raw messages; the environment names it, or it lies beside the sources. */
std::filesystem::path tortureFolder() {
    if (const char *folder = std::getenv("SLIMPHONE_RFC4475_DIR")) return folder;
    return std::filesystem::path(__FILE__).parent_path() / "../../../../shared/data/rfc4475";
}

TEST(Rfc4475, RawMessagesGetWhatTheyAreOwed) {
    EXPECT_EQ(owed.size(), 49U);
    for (const auto &[name, outcome] : owed) {
        std::ifstream file(tortureFolder() / (name + ".dat"), std::ios::binary);
        if (!file) continue; // every class has a message of our own above
        expectOwed(name, ParsedMessage(std::string(std::istreambuf_iterator<char>(file), {})).result());
    }
}

} // namespace
} // namespace slimphone::sip
