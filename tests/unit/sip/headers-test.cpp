#include "sip/headers.h"

#include <gtest/gtest.h>

#include <string>

namespace slimphone::sip {
namespace {

TEST(HeaderNames, ExpandsEveryCompactForm) {
    const std::pair<const char *, const char *> forms[] = {{"a", "Accept-Contact"},
                                                           {"b", "Referred-By"},
                                                           {"c", "Content-Type"},
                                                           {"d", "Request-Disposition"},
                                                           {"e", "Content-Encoding"},
                                                           {"f", "From"},
                                                           {"i", "Call-ID"},
                                                           {"j", "Reject-Contact"},
                                                           {"k", "Supported"},
                                                           {"l", "Content-Length"},
                                                           {"m", "Contact"},
                                                           {"n", "Identity-Info"},
                                                           {"o", "Event"},
                                                           {"r", "Refer-To"},
                                                           {"s", "Subject"},
                                                           {"t", "To"},
                                                           {"u", "Allow-Events"},
                                                           {"v", "Via"},
                                                           {"x", "Session-Expires"},
                                                           {"y", "Identity"}};
    for (const auto &[compact, name] : forms) {
        EXPECT_EQ(canonicalHeaderName(compact).name, name);
        const std::string upper(1, static_cast<char>(*compact - 'a' + 'A'));
        EXPECT_EQ(canonicalHeaderName(upper).name, name);
    }
}

TEST(HeaderNames, GivesKnownNamesTheirUsualCase) {
    EXPECT_EQ(canonicalHeaderName("VIA").name, "Via");
    EXPECT_EQ(canonicalHeaderName("cALL-iD").name, "Call-ID");
    EXPECT_EQ(canonicalHeaderName("www-authenticate").name, "WWW-Authenticate");
    EXPECT_EQ(canonicalHeaderName("REQUEST-DISPOSITION").name, "Request-Disposition");
}

TEST(HeaderNames, TellsTheOnesTheCodecNeeds) {
    EXPECT_EQ(canonicalHeaderName("v").id, HeaderId::Via);
    EXPECT_EQ(canonicalHeaderName("to").id, HeaderId::To);
    EXPECT_EQ(canonicalHeaderName("CSEQ").id, HeaderId::CSeq);
    EXPECT_EQ(canonicalHeaderName("content-length").id, HeaderId::ContentLength);
    EXPECT_EQ(canonicalHeaderName("max-forwards").id, HeaderId::MaxForwards);
    EXPECT_EQ(canonicalHeaderName("Expires").id, HeaderId::Other);
}

TEST(HeaderNames, LeavesUnknownNamesAlone) {
    for (const char *name : {"", "z", "q", "9", "%", "X-Thing", "tO-", "Vib", "C%6Fntact", "\xff"}) {
        EXPECT_EQ(canonicalHeaderName(name).name, name);
        EXPECT_EQ(canonicalHeaderName(name).id, HeaderId::Other);
    }
    const std::string long_(70000, 'a');
    EXPECT_EQ(canonicalHeaderName(long_).name, long_);
}

TEST(SplitList, SeparatesAtCommas) {
    EXPECT_EQ(splitList("a, b ,c"), (std::vector<std::string_view>{"a", "b", "c"}));
}

TEST(SplitList, SkipsEmptyElements) {
    EXPECT_EQ(splitList(" , a ,, b, "), (std::vector<std::string_view>{"a", "b"}));
    EXPECT_TRUE(splitList("").empty());
    EXPECT_TRUE(splitList(" ,\t, ").empty());
}

TEST(SplitList, RespectsQuotesAndBrackets) {
    EXPECT_EQ(splitList(R"("a, \", b" <sip:x,y@h>;p="1,2", <sip:z>)"),
              (std::vector<std::string_view>{R"("a, \", b" <sip:x,y@h>;p="1,2")", "<sip:z>"}));
}

TEST(SplitList, TakesTheRestWhenAQuoteOrBracketStaysOpen) {
    EXPECT_EQ(splitList("a, \"b, c"), (std::vector<std::string_view>{"a", "\"b, c"}));
    EXPECT_EQ(splitList("a, <b, c"), (std::vector<std::string_view>{"a", "<b, c"}));
    EXPECT_EQ(splitList("a, \"b\\"), (std::vector<std::string_view>{"a", "\"b\\"}));
}

TEST(DeltaSeconds, ReadsANumber) {
    EXPECT_EQ(parseDeltaSeconds("3600"), 3600U);
    EXPECT_EQ(parseDeltaSeconds(" 0 "), 0U);
    EXPECT_EQ(parseDeltaSeconds("00000000000000000060"), 60U);
}

TEST(DeltaSeconds, PassesOverCommentsAndParameters) {
    EXPECT_EQ(parseDeltaSeconds("18000;duration=3600"), 18000U);
    EXPECT_EQ(parseDeltaSeconds("120 (I'm in a meeting)"), 120U);
    EXPECT_EQ(parseDeltaSeconds("120(x) ;duration=1"), 120U);
}

TEST(DeltaSeconds, ClampsHugeNumbers) {
    EXPECT_EQ(parseDeltaSeconds("2147483647"), 2147483647U);
    EXPECT_EQ(parseDeltaSeconds("2147483648"), 2147483647U);
    EXPECT_EQ(parseDeltaSeconds("4294967296"), 2147483647U);
    EXPECT_EQ(parseDeltaSeconds(std::string(60000, '9')), 2147483647U);
}

TEST(DeltaSeconds, RefusesWhatIsNoNumber) {
    for (const char *text : {"", " ", "-1", "+1", "x", "12x", "1.5", "0x10", ";60", "1,2", "\"60\""})
        EXPECT_FALSE(parseDeltaSeconds(text)) << text;
}

TEST(ContentLength, IsExactlyOneSmallNumber) {
    EXPECT_EQ(parseContentLength("0"), 0U);
    EXPECT_EQ(parseContentLength(" 0042\t"), 42U);
    for (const char *text :
         {"", "-1", "+1", "1 2", "1;", "2147483648", "99999999999999999999999", "0x1", "1,1"})
        EXPECT_FALSE(parseContentLength(text)) << text;
}

TEST(CSeq, ReadsNumberAndMethod) {
    const auto cseq = parseCSeq(" 0009 \t INVITE ");
    ASSERT_TRUE(cseq);
    EXPECT_EQ(cseq->number, 9U);
    EXPECT_EQ(cseq->method, "INVITE");
    EXPECT_EQ(parseCSeq("2147483647 X")->number, 2147483647U);
}

TEST(CSeq, RefusesOtherThings) {
    for (const char *text : {"", "1", "1 ", "INVITE", "1INVITE", "-1 INVITE", "2147483648 A",
                             "36893488147419103232 A", "1 A B", "1 A,", "1 \"A\""})
        EXPECT_FALSE(parseCSeq(text)) << text;
}

std::optional<ViaView> via(std::string_view text) {
    std::string_view rest;
    auto result = parseVia(text, rest);
    return rest.empty() ? result : std::nullopt;
}

TEST(Via, ReadsEveryPart) {
    const auto value =
        via("SIP/2.0/TLS host.example.org:5071;branch=z9hG4bKa;rport=1234;received=192.0.2.1;x=\"y;,\"");
    ASSERT_TRUE(value);
    EXPECT_EQ(value->protocol, "SIP");
    EXPECT_EQ(value->version, "2.0");
    EXPECT_EQ(value->transport, "TLS");
    EXPECT_EQ(value->host, "host.example.org");
    EXPECT_EQ(value->port, 5071);
    EXPECT_EQ(value->branch, "z9hG4bKa");
    EXPECT_TRUE(value->hasRport);
    EXPECT_EQ(value->rport, 1234);
    EXPECT_EQ(value->received, "192.0.2.1");
    EXPECT_EQ(value->parameters, ";branch=z9hG4bKa;rport=1234;received=192.0.2.1;x=\"y;,\"");
}

TEST(Via, NeedsNothingButTransportAndHost) {
    const auto value = via("SIP/2.0/UDP h");
    ASSERT_TRUE(value);
    EXPECT_EQ(value->host, "h");
    EXPECT_EQ(value->port, 0);
    EXPECT_TRUE(value->branch.empty());
    EXPECT_TRUE(value->parameters.empty());
    EXPECT_EQ(value->text, "SIP/2.0/UDP h");
}

TEST(Via, AcceptsBlanksWhereTheGrammarDoes) {
    const auto value = via(" SIP  /\t2.0 / UDP   h.example.org : 5080 ;  branch =  z9hG4bK1 ; rport  ");
    ASSERT_TRUE(value);
    EXPECT_EQ(value->host, "h.example.org");
    EXPECT_EQ(value->port, 5080);
    EXPECT_EQ(value->branch, "z9hG4bK1");
    EXPECT_TRUE(value->hasRport);
    EXPECT_EQ(value->text, "SIP  /\t2.0 / UDP   h.example.org : 5080 ;  branch =  z9hG4bK1 ; rport");
}

TEST(Via, ReadsIpv6WithAndWithoutBracketsInReceived) {
    const auto bracketed = via("SIP/2.0/UDP [2001:db8::9]:5060;received=[2001:db8::9:255];branch=b");
    ASSERT_TRUE(bracketed);
    EXPECT_TRUE(bracketed->isIpv6);
    EXPECT_EQ(bracketed->host, "2001:db8::9");
    EXPECT_EQ(bracketed->port, 5060);
    EXPECT_EQ(bracketed->received, "2001:db8::9:255");
    EXPECT_EQ(via("SIP/2.0/UDP [2001:db8::9];received=2001:db8::9:255")->received, "2001:db8::9:255");
}

TEST(Via, LeavesTheFollowingElements) {
    std::string_view rest;
    const auto value = parseVia("SIP/2.0/UDP a;branch=1 , SIP/2.0/UDP b", rest);
    ASSERT_TRUE(value);
    EXPECT_EQ(value->text, "SIP/2.0/UDP a;branch=1");
    EXPECT_EQ(rest, ", SIP/2.0/UDP b");
}

TEST(Via, TreatsRportWithoutAValueAsARequest) {
    for (const char *text : {"SIP/2.0/UDP h;rport", "SIP/2.0/UDP h;rport="}) {
        const auto value = via(text);
        ASSERT_TRUE(value) << text;
        EXPECT_TRUE(value->hasRport);
        EXPECT_EQ(value->rport, 0);
    }
}

TEST(Via, TakesTheFirstUsefulOfRepeatedReturnAddresses) {
    const auto value =
        via("SIP/2.0/UDP h;rport;received=;rport=7;received=x;received=192.0.2.1;rport=8;received=192.0.2.2");
    ASSERT_TRUE(value);
    EXPECT_EQ(value->rport, 7);
    EXPECT_EQ(value->received, "192.0.2.1");
}

TEST(Via, TellsUniqueBranchesFromOldOnes) {
    EXPECT_TRUE(via("SIP/2.0/UDP h;branch=z9hG4bK1")->hasUniqueBranch());
    EXPECT_TRUE(via("SIP/2.0/UDP h;branch=Z9HG4BK1")->hasUniqueBranch());
    EXPECT_FALSE(via("SIP/2.0/UDP h;branch=z9hG4bK")->hasUniqueBranch());
    EXPECT_FALSE(via("SIP/2.0/UDP h;branch=1")->hasUniqueBranch());
    EXPECT_FALSE(via("SIP/2.0/UDP h")->hasUniqueBranch());
}

TEST(Via, RefusesWhatItCannotAnswerTo) {
    for (const char *text : {"",
                             "SIP",
                             "SIP/2.0",
                             "SIP/2.0/UDP",
                             "SIP/2.0/UDP ",
                             "SIP/2.0/UDP ;branch=x",
                             "SIP/2.0 UDP h",
                             "/2.0/UDP h",
                             "SIP/2.0/UDP h:",
                             "SIP/2.0/UDP h:x",
                             "SIP/2.0/UDP h:65536",
                             "SIP/2.0/UDP h:-1",
                             "SIP/2.0/UDP [::1",
                             "SIP/2.0/UDP [::1:2:3:4:5:6:7:8:9]",
                             "SIP/2.0/UDP h;",
                             "SIP/2.0/UDP h;;",
                             "SIP/2.0/UDP 192.0.2.15;;,;,,",
                             "SIP/2.0/UDP h;=x",
                             "SIP/2.0/UDP h;branch",
                             "SIP/2.0/UDP h;branch=",
                             "SIP/2.0/UDP h;branch=\"x",
                             "SIP/2.0/UDP h;branch=1;branch=2",
                             "SIP/2.0/UDP h;rport=x",
                             "SIP/2.0/UDP h;rport=70000",

                             "SIP/2.0/UDP a b"})
        EXPECT_FALSE(via(text)) << text;
}

TEST(Contacts, ReadsWhatARegistrarSays) {
    const auto contacts =
        parseContacts("\"Ada, Countess\" <sip:ada@192.0.2.7:5070;transport=udp>;expires=3600;"
                      "+sip.instance=\"<urn:uuid:00000000-0000-1000-8000-000a95a0e128>\";"
                      "pub-gruu=\"sip:ada@example.org;gr=urn:uuid:1\";temp-gruu=\"sip:tgruu@example.org;gr\","
                      " <sip:other@h>");
    ASSERT_EQ(contacts.size(), 2U);
    EXPECT_EQ(contacts[0].address.uriText, "sip:ada@192.0.2.7:5070;transport=udp");
    EXPECT_EQ(contacts[0].expires, 3600U);
    EXPECT_EQ(contacts[0].instance, "<urn:uuid:00000000-0000-1000-8000-000a95a0e128>");
    EXPECT_EQ(contacts[0].pubGruu, "sip:ada@example.org;gr=urn:uuid:1");
    EXPECT_EQ(contacts[0].tempGruu, "sip:tgruu@example.org;gr");
    EXPECT_EQ(contacts[1].address.uri.user, "other");
    EXPECT_FALSE(contacts[1].expires);
    EXPECT_FALSE(contacts[1].instance);
}

TEST(Contacts, ReadsQuotedAndHugeExpiries) {
    EXPECT_EQ(parseContacts("<sip:a@h>;EXPIRES=\"60\"").at(0).expires, 60U);
    EXPECT_EQ(parseContacts("<sip:a@h>;expires=280297596632815").at(0).expires, 2147483647U);
    EXPECT_FALSE(parseContacts("<sip:a@h>;expires=-5").at(0).expires);
    EXPECT_FALSE(parseContacts("<sip:a@h>;expires=soon").at(0).expires);
    EXPECT_FALSE(parseContacts("<sip:a@h>;expires").at(0).expires);
}

TEST(Contacts, TakesTheFirstOfDuplicateParameters) {
    EXPECT_EQ(parseContacts("<sip:a@h>;expires=1;expires=2").at(0).expires, 1U);
}

TEST(Contacts, LeavesOutWhatIsMalformed) {
    const auto contacts = parseContacts("*, <sip:broken, <sip:a@h>");
    EXPECT_TRUE(contacts.empty()); // the open bracket takes the rest
    const auto others = parseContacts("<sip:>, nonsense, <sip:a@h>, <sip:b@h>;;, <sip:c@h>");
    ASSERT_EQ(others.size(), 2U);
    EXPECT_EQ(others[0].address.uri.user, "a");
    EXPECT_EQ(others[1].address.uri.user, "c");
}

} // namespace
} // namespace slimphone::sip
