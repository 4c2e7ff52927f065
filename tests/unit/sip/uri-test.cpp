#include "sip/uri.h"

#include <gtest/gtest.h>

#include <chrono>

using namespace slimphone::sip;

namespace {

/** Parses one name-addr that must fill the whole text. */
std::optional<NameAddrView> single(std::string_view text) {
    std::string_view rest;
    std::optional<NameAddrView> result = parseNameAddr(text, rest);
    return rest.empty() ? result : std::nullopt;
}

} // namespace

TEST(Uri, SplitsEveryComponent) {
    const auto uri =
        parseUri("sips:alice:secret%21@Atlanta.com:5071;transport=tls;lr?Subject=Hi&Priority=urgent");
    ASSERT_TRUE(uri);
    EXPECT_EQ(uri->scheme, "sips");
    EXPECT_TRUE(uri->isSip());
    EXPECT_TRUE(uri->isSecure());
    EXPECT_TRUE(uri->hasUser);
    EXPECT_EQ(uri->user, "alice");
    EXPECT_TRUE(uri->hasPassword);
    EXPECT_EQ(uri->password, "secret%21");
    EXPECT_EQ(uri->host, "Atlanta.com");
    EXPECT_FALSE(uri->isIpv6);
    EXPECT_EQ(uri->port, 5071);
    EXPECT_EQ(uri->parameters, "transport=tls;lr");
    EXPECT_EQ(uri->headers, "Subject=Hi&Priority=urgent");
}

TEST(Uri, TellsAnAbsentUserFromAnEmptyOne) {
    EXPECT_FALSE(parseUri("sip:host")->hasUser);
    ASSERT_TRUE(parseUri("sip:@host"));
    EXPECT_TRUE(parseUri("sip:@host")->hasUser);
    EXPECT_EQ(parseUri("sip:@host")->user, "");
}

TEST(Uri, KeepsTheRestOfOtherSchemesOpaque) {
    const auto tel = parseUri("tel:+33612;phone-context=example.org");
    ASSERT_TRUE(tel);
    EXPECT_FALSE(tel->isSip());
    EXPECT_EQ(tel->scheme, "tel");
    EXPECT_EQ(tel->opaque, "+33612;phone-context=example.org");
    EXPECT_TRUE(tel->host.empty());
}

class AcceptedUri : public testing::TestWithParam<const char *> {};

TEST_P(AcceptedUri, Parses) { EXPECT_TRUE(parseUri(GetParam())) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(
    Grammar, AcceptedUri,
    testing::Values("sip:a@b", "sip:a@b.c", "sip:alice@atlanta.com", "SIP:alice@atlanta.com",
                    "sip:atlanta.com.", "sip:+1-212-555-1212:1234@gateway.com;user=phone",
                    "sip:alice@192.0.2.4", "sip:192.0.2.4:1", "sip:alice@[2001:db8::10]:5070", "sip:[::1]",
                    "sip:[::ffff:192.0.2.1]", "sip:[::]", "sip:[1:2:3:4:5:6:7:8]",
                    "sip:[1:2:3:4:5:6:1.2.3.4]", "sip:a@0a1b2c3d", "sip:a@my_registrar",
                    "sip:a@xn--bcher-kva.example", "sip:a@b:65535", "sip:a@b:0", "sip:a@b;x=",
                    "sip:a@b;x=[::1]", "sip:a@b?x=", "sip:%00@b", "sip:a@b;%61=%62", "http://x.org/y?z=[::1]",
                    "soap.beep://192.0.2.103:3002", "nobodyKnowsThisScheme:totallyopaquecontent"));

// The URIs of the RFC 4475 messages that have to be accepted.
INSTANTIATE_TEST_SUITE_P(
    Torture, AcceptedUri,
    testing::Values(
        "sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(doesn't-it)"
        "@example.com",
        "sip:sips%3Auser%40example.com@example.net", "sip:null-%00-null@example.com",
        "sip:user;par=u%40example.net@example.com", "sip:vivekg@chair-dnrc.example.com;unknownparam",
        "sip:services.example.com;lr;unknownwith=value;unknown-no-value"));

class RefusedUri : public testing::TestWithParam<const char *> {};

TEST_P(RefusedUri, DoesNotParse) { EXPECT_FALSE(parseUri(GetParam())) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(
    Grammar, RefusedUri,
    testing::Values("", ":", "sip", "sip:", "sips:", "alice@atlanta.com", "1sip:a@b", "si p:a@b", "sip:a@",
                    "sip::p@b", "sip:a@@b", "sip:a@b@c", "sip:a b@c", "sip:a@b c", "sip:a@b ", " sip:a@b",
                    "sip:a@b>", "<sip:a@b>", "sip:a\"@b", "sip:a#@b", "sip:a%4@b", "sip:a%zz@b", "sip:a%@b",
                    "sip:a@b%41", "sip:\xc3\xa9@b", "sip:a@caf\xc3\xa9.fr", "sip:a@-b", "sip:a@b-",
                    "sip:a@b..c", "sip:a@.b", "sip:a@.", "sip:a@b.-c", "sip:1234", "sip:a@1.2.3",
                    "sip:a@1.2.3.4.5", "sip:a@1.2.3.4444", "sip:a@b:", "sip:a@b:x", "sip:a@b:65536",
                    "sip:a@b:99999999999999999999", "sip:a@b:-1", "sip:a@b;", "sip:a@b;;x", "sip:a@b;x;",
                    "sip:a@b;=x", "sip:a@b;x=y=z", "sip:a@b;x=\"y\"", "sip:a@b?", "sip:a@b?x", "sip:a@b?x=y&",
                    "sip:a@b?=y", "sip:a@b?x=y?z=@", "sip:a@[::1", "sip:a@::1", "sip:a@[:::1]",
                    "sip:a@[1::2::3]", "sip:a@[1:2:3:4:5:6:7]", "sip:a@[1:2:3:4:5:6:7:8:9]",
                    "sip:a@[1:2:3:4:5:6:7:8::]", "sip:a@[12345::]", "sip:a@[::1.2.3]", "sip:a@[::256.1.1.1]",
                    "sip:a@[1.2.3.4]", "sip:a@[::1]x", "sip:a@[]", "sip:a@[::1]]", "sip:a@[fe80::1%25eth0]",
                    "tel:", "tel:+33 6", "http://x y", "mailto:a<b>", "x:\\"));

TEST(Uri, RefusesNulAndControlCharacters) {
    using namespace std::string_view_literals;
    EXPECT_FALSE(parseUri("sip:a\0@b"sv));
    EXPECT_FALSE(parseUri("sip:a@b\0"sv));
    EXPECT_FALSE(parseUri("sip:a@b\r\n"sv));
    EXPECT_FALSE(parseUri("sip:a@b;x=\x7f"sv));
    EXPECT_FALSE(parseUri("tel:1\0"sv));
}

TEST(Uri, TakesLargePortsOnlyWhenAsked) {
    const auto uri = parseUri("sip:a@b:70000", PortRange::Any);
    ASSERT_TRUE(uri);
    EXPECT_EQ(uri->port, 70000);
    EXPECT_EQ(parseUri("sip:b:2147483647", PortRange::Any)->port, 2147483647);
    EXPECT_FALSE(parseUri("sip:b:2147483648", PortRange::Any));
}

TEST(NameAddr, ReadsQuotedDisplayNameAndParameters) {
    const auto address = single("\"Alice \\\"A\\\" \\\\\" <sip:alice@atlanta.com;lr> ; tag = x1;q=\"a;,>b\"");
    ASSERT_TRUE(address);
    EXPECT_TRUE(address->displayNameQuoted);
    EXPECT_EQ(address->displayName, "Alice \\\"A\\\" \\\\");
    EXPECT_EQ(address->displayText(), "Alice \"A\" \\");
    EXPECT_TRUE(address->hasBrackets);
    EXPECT_EQ(address->uriText, "sip:alice@atlanta.com;lr");
    EXPECT_EQ(address->uri.parameters, "lr");
    EXPECT_EQ(findParameter(address->parameters, "TAG"), "x1");
    EXPECT_EQ(findParameter(address->parameters, "q"), "\"a;,>b\"");
}

TEST(NameAddr, ReadsTokensAsDisplayName) {
    EXPECT_EQ(single("caller<sip:caller@example.com>;tag=323")->displayName, "caller"); // RFC 4475 lwsdisp
    EXPECT_EQ(single("Watson,  Thomas <sip:a@b>"), std::nullopt);
    EXPECT_EQ(single("A. G.  Bell \t<sip:a@b>")->displayName, "A. G.  Bell");
    EXPECT_EQ(single("J\xc3\xa9r\xc3\xb4me <sip:a@b>")->displayName, "J\xc3\xa9r\xc3\xb4me");
    EXPECT_EQ(single("  <sip:a@b>")->displayName, "");
}

TEST(NameAddr, GivesParametersToTheHeaderWithoutBrackets) {
    const auto address = single("sip:alice@atlanta.com;tag=1");
    ASSERT_TRUE(address);
    EXPECT_FALSE(address->hasBrackets);
    EXPECT_EQ(address->uriText, "sip:alice@atlanta.com");
    EXPECT_TRUE(address->uri.parameters.empty());
    EXPECT_EQ(address->parameters, "tag=1");
}

TEST(NameAddr, StopsAtTheCommaBetweenListElements) {
    std::string_view rest;
    ASSERT_TRUE(parseNameAddr("<sip:a@b>;expires=5 , \"x,y\" <sip:c@d>", rest));
    EXPECT_EQ(rest, ", \"x,y\" <sip:c@d>");
    rest.remove_prefix(1);
    const auto second = parseNameAddr(rest, rest);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->displayName, "x,y");
    EXPECT_EQ(rest, "");
}

TEST(NameAddr, AcceptsTheTortureForms) {
    using namespace std::string_view_literals;
    // RFC 4475 section 3.1.1.2 and 3.1.1.5
    EXPECT_TRUE(single("\"BEL:\\\x07 NUL:\\\x00 DEL:\\\x7f\" <sip:a@example.com>"sv));
    EXPECT_TRUE(single("token1~` token2'+_ token3*%!.- <sip:mundane@example.com>;fromParam''~+*_!.-%="
                       "\"\xd1\x80\xd0\xb0\xd0\xb1\xd0\xbe\xd1\x82\xd0\xb0\";tag=_token~1'+`*%!-."));
    EXPECT_EQ(single("\"%Z%45\" <sip:resource@example.com>;tag=f232jadfj23")->displayText(), "%Z%45");
    EXPECT_TRUE(single("<sip:user@example.com?Route=%3Csip:example.com%3E>"));
}

class RefusedNameAddr : public testing::TestWithParam<const char *> {};

TEST_P(RefusedNameAddr, DoesNotParse) { EXPECT_FALSE(single(GetParam())) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(Grammar, RefusedNameAddr,
                         testing::Values("", " ", "<>", "<", "<sip:a@b", "sip:a@b>", "\"x <sip:a@b>", "\"x\"",
                                         "\"x\" sip:a@b", "\"x\\\" <sip:a@b>", "x y", "\"a\nb\" <sip:a@b>",
                                         "\"a\\\nb\" <sip:a@b>", "< sip:a@b>", "<sip:a@b >", "<sip:a@b> x",
                                         "<sip:a@b>;", "<sip:a@b>;;x", "<sip:a@b>;=x", "<sip:a@b>;x=\"y",
                                         "<sip:a@b>;x=y z", "<<sip:a@b>>", "(x) <sip:a@b>", "a@b",
                                         "\"x\"y<sip:a@b>",
                                         // RFC 4475 sections 3.1.2.10, 3.1.2.11 and 3.1.2.13
                                         "\"Watson, Thomas < sip:t.watson@example.org>",
                                         "sip:user@example.com?Route=%3Csip:sip.example.com%3E",
                                         "<sip:user@example.com; lr>"));

TEST(Parameters, AreTakenOneByOne) {
    std::string_view text = "lr; a = b ;c=\"x;y\" ;d=";
    const auto lr = nextParameter(text);
    ASSERT_TRUE(lr);
    EXPECT_EQ(lr->name, "lr");
    EXPECT_FALSE(lr->hasValue);
    EXPECT_EQ(nextParameter(text)->value, "b");
    EXPECT_EQ(nextParameter(text)->value, "\"x;y\"");
    const auto d = nextParameter(text);
    ASSERT_TRUE(d);
    EXPECT_TRUE(d->hasValue);
    EXPECT_EQ(d->value, "");
    EXPECT_FALSE(nextParameter(text));
}

TEST(Parameters, MalformedTextEndsTheList) {
    std::string_view text = "a=\"b";
    EXPECT_FALSE(nextParameter(text));
    text = "a b";
    EXPECT_FALSE(nextParameter(text));
    EXPECT_FALSE(findParameter("a b;tag=1", "tag"));
}

TEST(Parameters, AreFoundInAnyCase) {
    EXPECT_EQ(findParameter("a=1;Expires=60;b", "expires"), "60");
    EXPECT_EQ(findParameter("a=1;b", "b"), "");
    EXPECT_FALSE(findParameter("a=1;b", "c"));
    EXPECT_FALSE(findParameter("", "c"));
}

TEST(UriHeaders, AreTakenOneByOne) {
    std::string_view text = "a=%20b&c=";
    EXPECT_EQ(nextUriHeader(text)->value, "%20b");
    EXPECT_EQ(nextUriHeader(text)->name, "c");
    EXPECT_FALSE(nextUriHeader(text));
}

TEST(Escapes, UnescapeCompleteEscapesOnly) {
    EXPECT_EQ(unescape("%61lice%40%4a"), "alice@J");
    EXPECT_EQ(unescape("100%"), "100%");
    EXPECT_EQ(unescape("%4"), "%4");
    EXPECT_EQ(unescape("%zz"), "%zz");
    EXPECT_EQ(unescape("a%00b"), std::string("a\0b", 3));
}

TEST(Escapes, EscapeWhatEachPartMayNotHold) {
    EXPECT_EQ(escapeUser("tel:+33"), "tel%3a+33");
    EXPECT_EQ(escapeUser("a b@\xc3\xa9;,?/&=$"), "a%20b%40%c3%a9;,?/&=$");
    EXPECT_EQ(escapePassword("p:;?/w"), "p%3a%3b%3f%2fw");
    EXPECT_EQ(escapeUriParameter("a;b=[::1]?"), "a%3bb%3d[::1]%3f");
    EXPECT_EQ(escapeUriHeader("a&b=c?"), "a%26b%3dc?");
    EXPECT_EQ(escapeUser("100%"), "100%25");
}

TEST(Escapes, CompareByMeaning) {
    EXPECT_EQ(compareEscaped("%61lice", "alice", false), 0);
    EXPECT_EQ(compareEscaped("%41", "%61", true), 0);
    EXPECT_NE(compareEscaped("%41", "%61", false), 0);
    EXPECT_NE(compareEscaped("a%3bb", "a;b", false), 0); // reserved characters differ when escaped
    EXPECT_EQ(compareEscaped("a%3bb", "a%3Bb", false), 0);
    EXPECT_LT(compareEscaped("a", "ab", false), 0);
    EXPECT_GT(compareEscaped("b", "ab", false), 0);
}

TEST(QuotedStrings, RoundTrip) {
    for (const char *text : {"", "Alice", "a\"b\\c", "\xc3\xa9", "bell \x07"})
        EXPECT_EQ(unquote(quote(text)), text);
    EXPECT_EQ(quote("a\"b\\"), "\"a\\\"b\\\\\"");
    EXPECT_EQ(unquote("plain"), "plain");
    EXPECT_EQ(unquote("\""), "\"");
}

TEST(QuotedStrings, CannotEndAHeader) { EXPECT_EQ(quote(std::string_view("a\r\nb\0c", 6)), "\"a  b c\""); }

TEST(IpAddress, RecognisesLiterals) {
    for (const char *address : {"127.0.0.1", "255.255.255.255", "::1", "2001:db8::1", "::ffff:1.2.3.4"})
        EXPECT_TRUE(isIpAddress(address)) << address;
    for (const char *name : {"", "localhost", "256.0.0.1", "01.2.3.4", "::01.2.3.4", "1.2.3", "1.2.3.4.",
                             "[::1]", "::g", "1.2.3.4:5060"})
        EXPECT_FALSE(isIpAddress(name)) << name;
}

TEST(Host, IsCheckedWithAndWithoutBrackets) {
    EXPECT_EQ(parseHost("[::1]")->name, "::1");
    EXPECT_TRUE(parseHost("::1")->isIpv6);
    EXPECT_FALSE(parseHost("Sip.Example.org")->isIpv6);
    for (const char *text : {"", "a b", "a@b", "[::1", "[localhost]", "a:5060", "a;b"})
        EXPECT_FALSE(parseHost(text)) << text;
}

TEST(Uri, StaysLinearOnHugeInput) {
    using Clock = std::chrono::steady_clock;
    const std::size_t size = 100'000;
    const auto many = [](std::string_view piece) {
        std::string text;
        while (text.size() < size)
            text += piece;
        return text;
    };
    const std::string patterns[] = {
        many("a"),  many("a."),       many("%41"),
        many(";"),  many(";a"),       many(";a=b"),
        many("?"),  many("?a=b&"),    many("\""),
        many("\\"), many("\"\\\""),   many("<"),
        many(">"),  many("["),        many("[["),
        many(":"),  many("@"),        many("sip:"),
        many("1"),  many("\xff"),     std::string(size, '\0'),
        many(" "),  many(";a=\"b\""), many(","),
    };
    const std::string heads[] = {"",      "sip:", "sip:a@b", "<sip:a@", "\"", "x <sip:a@b>", "<sip:a@b>;a=\"",
                                 "sip:[", "tel:"};
    const auto begin = Clock::now();
    for (const std::string &head : heads) {
        for (const std::string &pattern : patterns) {
            for (const std::string &text : {head + pattern, head + pattern + ">", head + pattern + "\""}) {
                std::string_view rest;
                parseUri(text);
                parseNameAddr(text, rest);
                isHeaderParameters(text);
            }
        }
    }
    // About 65 million characters three times over; anything quadratic would need hours.
    EXPECT_LT(Clock::now() - begin, std::chrono::seconds(30));
}
