#include "address/address.h"

#include <gtest/gtest.h>

using namespace slimphone;

namespace {

std::string printed(std::string_view text) {
    const Ref<Address> address = Address::parse(text);
    return address ? address->toString() : "refused";
}

} // namespace

TEST(Address, NeedsAScheme) {
    EXPECT_FALSE(Address::parse("toto@ex.org"));
    EXPECT_FALSE(Address::parse(""));
    EXPECT_FALSE(Address::parse("sip:"));
    EXPECT_FALSE(Address::parse("\"x\" <ex.org>"));
}

TEST(Address, ForgivesBlanksBesideSemicolons) {
    EXPECT_EQ(printed("sip:a@b ; x"), "<sip:a@b;x>");
    EXPECT_EQ(printed("sip:a@b;transport=tcp  ;  lr"), "<sip:a@b;transport=tcp;lr>");
    EXPECT_EQ(printed("sip:a b@c ; x"), "refused");
    EXPECT_EQ(printed("sip:a@b; "), printed("sip:a@b;"));
    EXPECT_EQ(printed(std::string(100000, ';') + " "), "refused");
}

TEST(Address, WorksWithoutUser) {
    const Ref<Address> address = Address::parse("sip:ex.org");
    ASSERT_TRUE(address);
    EXPECT_EQ(address->username(), nullptr);
    EXPECT_STREQ(address->domain(), "ex.org");
    EXPECT_EQ(address->toString(), "sip:ex.org");
}

TEST(Address, AcceptsOtherSchemesWithoutPartsOfTheirOwn) {
    for (const char *text : {"tel:+33612345678", "http://ex.org/path", "mailto:a@ex.org"}) {
        const Ref<Address> address = Address::parse(text);
        ASSERT_TRUE(address) << text;
        EXPECT_FALSE(address->isSip());
        EXPECT_EQ(address->username(), nullptr);
        EXPECT_EQ(address->password(), nullptr);
        EXPECT_EQ(address->domain(), nullptr);
        EXPECT_EQ(address->port(), -1);
        EXPECT_EQ(address->toString(), text);
    }
    EXPECT_STREQ(Address::parse("TEL:+33")->scheme(), "tel");
}

TEST(Address, OtherSchemesRefuseSipParts) {
    const Ref<Address> address = Address::parse("tel:+33");
    EXPECT_FALSE(address->setUsername("a"));
    EXPECT_FALSE(address->setPassword("a"));
    EXPECT_FALSE(address->setDomain("ex.org"));
    EXPECT_FALSE(address->setPort(1));
    EXPECT_FALSE(address->setSecure(true));
    EXPECT_FALSE(address->setTransport(sip::Transport::Tcp));
    EXPECT_FALSE(address->setMethodParameter("INVITE"));
    EXPECT_FALSE(address->setUriParameter("a", "b"));
    EXPECT_FALSE(address->setUriParameters("a=b"));
    EXPECT_FALSE(address->setUriHeader("a", "b"));
    EXPECT_EQ(address->toString(), "tel:+33");
}

TEST(Address, OtherSchemesTakeDisplayNameAndHeaderParameters) {
    const Ref<Address> address = Address::parse("\"Bob\" <tel:+33;phone-context=ex.org>;tag=1");
    ASSERT_TRUE(address);
    EXPECT_STREQ(address->displayName(), "Bob");
    EXPECT_STREQ(address->parameter("tag"), "1");
    EXPECT_EQ(address->toString(), "\"Bob\" <tel:+33;phone-context=ex.org>;tag=1");
}

TEST(Address, ReadsThePort) {
    EXPECT_EQ(Address::parse("sip:ex.org")->port(), 0);
    EXPECT_EQ(Address::parse("sip:ex.org:5080")->port(), 5080);
    EXPECT_EQ(Address::parse("sip:ex.org:70000")->port(), 70000);
    EXPECT_EQ(printed("sip:ex.org:0"), "sip:ex.org");
    EXPECT_EQ(printed("sip:ex.org:70000"), "sip:ex.org:70000");
}

TEST(Address, LowersTheSchemeAndKeepsTheHost) {
    const Ref<Address> address = Address::parse("SIPS:Toto@Ex.Org");
    EXPECT_STREQ(address->scheme(), "sips");
    EXPECT_TRUE(address->isSecure());
    EXPECT_STREQ(address->domain(), "Ex.Org");
    EXPECT_EQ(address->toString(), "sips:Toto@Ex.Org");
}

TEST(Address, UnescapesTheUserForTheApplicationOnly) {
    const Ref<Address> address = Address::parse("sip:%61lice%3bx:p%40ss@ex.org");
    EXPECT_STREQ(address->username(), "alice;x");
    EXPECT_STREQ(address->password(), "p@ss");
    EXPECT_EQ(address->toString(), "sip:%61lice%3bx:p%40ss@ex.org");
}

TEST(Address, NeverUnescapesWhatEndsAHeader) {
    const Ref<Address> address = Address::parse("sip:a%0d%0ab%00c:x%0a@ex.org;p=%0Dq?h=%00");
    EXPECT_STREQ(address->username(), "a%0d%0ab%00c");
    EXPECT_STREQ(address->password(), "x%0a");
    EXPECT_STREQ(address->uriParameter("p"), "%0Dq");
    EXPECT_STREQ(address->uriHeader("h"), "%00");
}

TEST(Address, GivesIpv6WithoutBrackets) {
    const Ref<Address> address = Address::parse("sip:a@[2001:db8::1]:5070");
    EXPECT_STREQ(address->domain(), "2001:db8::1");
    EXPECT_EQ(address->toString(), "sip:a@[2001:db8::1]:5070");
}

TEST(Address, RefusesWhatCannotBeAUri) {
    using namespace std::string_view_literals;
    for (const std::string_view text :
         {"sip:caf\xc3\xa9@ex.org"sv, "sip:a@caf\xc3\xa9.org"sv, "sip:a b@ex.org"sv, "sip:a@ex.org x"sv,
          "sip:a@my_host"sv, "\"x\" <sip:a@my_host>"sv, "<sip:a@ex.org"sv, "<sip:a@ex.org>,<sip:b@ex.org>"sv,
          "sip:a@ex.org\0"sv, "\"\\\0\" <sip:a@ex.org>"sv, "sip:a@ex.org\r\n"sv, "<sip:a@ex.org>;a\r\nb"sv})
        EXPECT_FALSE(Address::parse(text)) << text;
}

TEST(Address, ForgivesBlanksAroundAndATrailingBracket) {
    EXPECT_EQ(printed("sip:a@ex.org "), "sip:a@ex.org");
    EXPECT_EQ(printed(" \tsip:a@ex.org"), "sip:a@ex.org");
    EXPECT_EQ(printed("sip:a@ex.org>"), "sip:a@ex.org");
    EXPECT_EQ(printed(" <sip:a@ex.org> "), "sip:a@ex.org");
}

TEST(Address, GivesUnbracketedParametersToTheUri) {
    const Ref<Address> address = Address::parse("sip:a@ex.org;transport=tcp;lr");
    EXPECT_STREQ(address->uriParameter("transport"), "tcp");
    EXPECT_TRUE(address->hasUriParameter("LR"));
    EXPECT_EQ(address->parameters(), "");
}

TEST(Address, HeaderValuesGiveUnbracketedParametersToTheHeader) {
    const Ref<Address> address = Address::parseHeaderValue("sip:a@ex.org;tag=1");
    ASSERT_TRUE(address);
    EXPECT_STREQ(address->parameter("tag"), "1");
    EXPECT_EQ(address->uriParameters(), "");
}

TEST(Address, HeaderValuesMayHoldUnderscoreAndEscapedNul) {
    using namespace std::string_view_literals;
    EXPECT_STREQ(Address::parseHeaderValue("<sip:a@my_host>")->domain(), "my_host");
    EXPECT_STREQ(Address::parseHeaderValue("\"a\\\0b\" <sip:a@b>"sv)->displayName(), "a b");
    EXPECT_FALSE(Address::parseHeaderValue("<sip:a@b>;x=\"\\\0\""sv));
    EXPECT_FALSE(Address::parseHeaderValue("<sip:a@b>, <sip:c@d>"));
    EXPECT_FALSE(Address::parseHeaderValue("<sip:a@b:70000>"));
}

TEST(Address, UsesBracketsOnlyWhereNeeded) {
    EXPECT_EQ(printed("<sip:a@ex.org>"), "sip:a@ex.org");
    EXPECT_EQ(printed("sip:a@ex.org;lr"), "<sip:a@ex.org;lr>");
    EXPECT_EQ(printed("sip:a@ex.org?Subject=x"), "<sip:a@ex.org?Subject=x>");
    EXPECT_EQ(printed("sip:a;b@ex.org"), "<sip:a;b@ex.org>");
    EXPECT_EQ(printed("Bob <sip:a@ex.org>"), "\"Bob\" <sip:a@ex.org>");
    EXPECT_EQ(printed("<sip:a@ex.org>;tag=1"), "<sip:a@ex.org>;tag=1");
    EXPECT_EQ(Address::parse("sip:a@ex.org")->toNameAddr(), "<sip:a@ex.org>");
}

TEST(Address, PrintsTheUriAlone) {
    const Ref<Address> address = Address::parse("\"Bob\" <sip:a:b@ex.org:5080;lr?X=y>;tag=1");
    EXPECT_EQ(address->toStringUriOnly(), "sip:a:b@ex.org:5080;lr?X=y");
}

TEST(Address, IsNotCut) {
    const std::string user(100'000, 'u');
    EXPECT_EQ(printed("sip:" + user + "@ex.org"), "sip:" + user + "@ex.org");
}

TEST(Address, RemovesBlanksBetweenHeaderParameters) {
    EXPECT_EQ(printed("<sip:a@b> ; x = y ;\tz"), "<sip:a@b>;x=y;z");
}

TEST(Address, SetsAndEscapesTheUser) {
    const Ref<Address> address = Address::parse("sip:%61@ex.org");
    ASSERT_STREQ(address->username(), "a");
    EXPECT_TRUE(address->setUsername("J\xc3\xb4 @%"));
    EXPECT_STREQ(address->username(), "J\xc3\xb4 @%");
    EXPECT_EQ(address->toString(), "sip:J%c3%b4%20%40%25@ex.org");
    EXPECT_TRUE(address->setUsername(nullptr));
    EXPECT_EQ(address->username(), nullptr);
    EXPECT_EQ(address->toString(), "sip:ex.org");
}

TEST(Address, WritesThePasswordOnlyBehindAUser) {
    const Ref<Address> address = Address::parse("sip:ex.org");
    EXPECT_TRUE(address->setPassword("p:w"));
    EXPECT_STREQ(address->password(), "p:w");
    EXPECT_EQ(address->toString(), "sip:ex.org");
    address->setUsername("a");
    EXPECT_EQ(address->toString(), "sip:a:p%3aw@ex.org");
    EXPECT_TRUE(address->setPassword(nullptr));
    EXPECT_EQ(address->password(), nullptr);
    EXPECT_EQ(address->toString(), "sip:a@ex.org");
}

TEST(Address, SetsTheDomain) {
    const Ref<Address> address = Address::parse("sip:a@ex.org");
    EXPECT_TRUE(address->setDomain("::1"));
    EXPECT_EQ(address->toString(), "sip:a@[::1]");
    EXPECT_TRUE(address->setDomain("[2001:db8::2]"));
    EXPECT_STREQ(address->domain(), "2001:db8::2");
    EXPECT_TRUE(address->setDomain("Sip.Ex.Org"));
    for (const char *bad : {"", "a b", "a;b", "x@y", "my_host", "ex.org:5060", "a\r\nb", "1234"})
        EXPECT_FALSE(address->setDomain(bad)) << bad;
    EXPECT_EQ(address->toString(), "sip:a@Sip.Ex.Org");
}

TEST(Address, SetsThePort) {
    const Ref<Address> address = Address::parse("sip:a@ex.org");
    EXPECT_TRUE(address->setPort(65535));
    EXPECT_EQ(address->toString(), "sip:a@ex.org:65535");
    EXPECT_FALSE(address->setPort(65536));
    EXPECT_FALSE(address->setPort(-1));
    EXPECT_EQ(address->port(), 65535);
    EXPECT_TRUE(address->setPort(0));
    EXPECT_EQ(address->toString(), "sip:a@ex.org");
}

TEST(Address, ReportsTheTransport) {
    EXPECT_EQ(Address::parse("sip:ex.org")->transportType(), LinphoneTransportUdp);
    EXPECT_EQ(Address::parse("sip:ex.org;transport=TCP")->transportType(), LinphoneTransportTcp);
    EXPECT_EQ(Address::parse("sip:ex.org;transport=tls")->transport(), sip::Transport::Tls);
    EXPECT_EQ(Address::parse("sip:ex.org;transport=dtls")->transportType(), LinphoneTransportDtls);
    EXPECT_EQ(Address::parse("sip:ex.org;transport=pigeon")->transportType(), LinphoneTransportUdp);
    EXPECT_EQ(Address::parse("sips:ex.org")->transportType(), LinphoneTransportTls);
    EXPECT_EQ(Address::parse("tel:+33")->transportType(), LinphoneTransportUdp);
}

TEST(Address, TellsWhetherTheTransportIsChosen) {
    EXPECT_FALSE(Address::parse("sips:ex.org")->hasTransport());
    EXPECT_TRUE(Address::parse("sip:ex.org;Transport=udp")->hasTransport());
    EXPECT_FALSE(Address::parse("sip:ex.org;transport=dtls")->hasTransport());
    EXPECT_FALSE(Address::parse("sip:ex.org;transport=pigeon")->hasTransport());
    EXPECT_FALSE(Address::parse("sip:ex.org;transport")->hasTransport());
}

TEST(Address, SetsTheTransport) {
    const Ref<Address> address = Address::parse("sip:ex.org;transport=tcp;lr");
    EXPECT_TRUE(address->setTransport(sip::Transport::Tls));
    EXPECT_EQ(address->toString(), "<sip:ex.org;transport=tls;lr>");
    EXPECT_TRUE(address->setTransportType(LinphoneTransportDtls));
    EXPECT_EQ(address->transportType(), LinphoneTransportDtls);
    EXPECT_TRUE(address->setTransportType(LinphoneTransportUdp));
    EXPECT_FALSE(address->setTransportType(4));
    EXPECT_FALSE(address->setTransportType(-1));
    EXPECT_EQ(address->toString(), "<sip:ex.org;transport=udp;lr>");
}

TEST(Address, SwitchesTheScheme) {
    const Ref<Address> address = Address::parse("sip:a@ex.org");
    EXPECT_TRUE(address->setSecure(true));
    EXPECT_EQ(address->toString(), "sips:a@ex.org");
    EXPECT_TRUE(address->setSecure(false));
    EXPECT_STREQ(address->scheme(), "sip");
}

TEST(Address, SetsTheDisplayName) {
    const Ref<Address> address = Address::parse("sip:a@ex.org");
    EXPECT_TRUE(address->setDisplayName("Jos\xc3\xa9 \"J\" \\"));
    EXPECT_EQ(address->toString(), "\"Jos\xc3\xa9 \\\"J\\\" \\\\\" <sip:a@ex.org>");
    EXPECT_STREQ(Address::parse(address->toString())->displayName(), "Jos\xc3\xa9 \"J\" \\");
    EXPECT_TRUE(address->setDisplayName(nullptr));
    EXPECT_EQ(address->displayName(), nullptr);
    EXPECT_EQ(printed("\"\" <sip:a@ex.org>"), "sip:a@ex.org");
}

TEST(Address, SettersRefuseWhatEndsAHeader) {
    const Ref<Address> address = Address::parse("sip:a@ex.org");
    for (const std::string_view evil :
         {std::string_view("x\ry"), std::string_view("x\ny"), std::string_view("x\0y", 3)}) {
        EXPECT_FALSE(address->setDisplayName(evil));
        EXPECT_FALSE(address->setUsername(evil));
        EXPECT_FALSE(address->setPassword(evil));
        EXPECT_FALSE(address->setDomain(evil));
        EXPECT_FALSE(address->setMethodParameter(evil));
        EXPECT_FALSE(address->setUriParameter("p", evil));
        EXPECT_FALSE(address->setUriParameter(evil, "v"));
        EXPECT_FALSE(address->setUriParameters(evil));
        EXPECT_FALSE(address->setParameter("p", evil));
        EXPECT_FALSE(address->setParameter(evil, "v"));
        EXPECT_FALSE(address->setParameters(evil));
        EXPECT_FALSE(address->setParameters("a=\"\\" + std::string(evil) + "\""));
        EXPECT_FALSE(address->setUriHeader("h", evil));
        EXPECT_FALSE(address->setUriHeader(evil, "v"));
    }
    EXPECT_EQ(address->toString(), "sip:a@ex.org");
}

TEST(Address, EditsUriParameters) {
    const Ref<Address> address = Address::parse("sip:ex.org;a=1;lr");
    EXPECT_TRUE(address->setUriParameter("A", "2;x"));
    EXPECT_STREQ(address->uriParameter("a"), "2;x");
    EXPECT_TRUE(address->setUriParameter("new", ""));
    EXPECT_EQ(address->uriParameters(), "A=2%3bx;lr;new");
    EXPECT_TRUE(address->hasUriParameter("new"));
    EXPECT_EQ(address->uriParameter("new"), nullptr);
    EXPECT_EQ(address->uriParameter("absent"), nullptr);
    address->removeUriParameter("LR");
    address->removeUriParameter("absent");
    EXPECT_EQ(address->uriParameters(), "A=2%3bx;new");
    EXPECT_FALSE(address->setUriParameter("", "x"));
    EXPECT_FALSE(address->setUriParameter("a b", "x"));
    EXPECT_FALSE(address->setUriParameter("a=b", "x"));
}

TEST(Address, ReplacesAllUriParameters) {
    const Ref<Address> address = Address::parse("sip:ex.org;a=1");
    EXPECT_TRUE(address->setUriParameters(";b=2;c"));
    EXPECT_EQ(address->toString(), "<sip:ex.org;b=2;c>");
    for (const char *bad : {";;", "a b", "a=b;;c", "a>b", "a=\"b\"", "x?y=z"})
        EXPECT_FALSE(address->setUriParameters(bad)) << bad;
    EXPECT_EQ(address->uriParameters(), "b=2;c");
    EXPECT_TRUE(address->setUriParameters(""));
    EXPECT_EQ(address->toString(), "sip:ex.org");
}

TEST(Address, EditsHeaderParameters) {
    const Ref<Address> address = Address::parse("<sip:ex.org>;tag=1;lr");
    EXPECT_TRUE(address->setParameter("tag", "2"));
    EXPECT_TRUE(address->setParameter("+sip.instance", "\"<urn:uuid:1>\""));
    EXPECT_TRUE(address->setParameter("note", "a \"b\""));
    EXPECT_TRUE(address->setParameter("flag", ""));
    EXPECT_EQ(address->toString(),
              "<sip:ex.org>;tag=2;lr;+sip.instance=\"<urn:uuid:1>\";note=\"a \\\"b\\\"\";flag");
    EXPECT_STREQ(address->parameter("+SIP.instance"), "\"<urn:uuid:1>\"");
    EXPECT_TRUE(address->hasParameter("FLAG"));
    EXPECT_EQ(address->parameter("flag"), nullptr);
    address->removeParameter("note");
    EXPECT_FALSE(address->hasParameter("note"));
    EXPECT_FALSE(address->setParameter("a b", "x"));
    EXPECT_TRUE(address->setParameters("x = \"y;z\" ; w"));
    EXPECT_EQ(address->toString(), "<sip:ex.org>;x=\"y;z\";w");
    EXPECT_FALSE(address->setParameters("a=\"b"));
    EXPECT_FALSE(address->setParameters("a,b"));
    EXPECT_TRUE(address->setParameters(""));
    EXPECT_EQ(address->toString(), "sip:ex.org");
}

TEST(Address, EditsUriHeaders) {
    const Ref<Address> address = Address::parse("sip:ex.org?Subject=a%20b");
    EXPECT_STREQ(address->uriHeader("subject"), "a b");
    EXPECT_TRUE(address->setUriHeader("X-A", "1&2=3"));
    EXPECT_EQ(address->toString(), "<sip:ex.org?Subject=a%20b&X-A=1%262%3d3>");
    EXPECT_TRUE(address->setUriHeader("subject", ""));
    EXPECT_EQ(address->uriHeader("subject"), nullptr);
    EXPECT_FALSE(address->setUriHeader("", "x"));
    EXPECT_EQ(address->toString(), "<sip:ex.org?X-A=1%262%3d3>");
}

TEST(Address, SetsTheMethod) {
    const Ref<Address> address = Address::parse("sip:ex.org");
    EXPECT_TRUE(address->setMethodParameter("INVITE"));
    EXPECT_STREQ(address->methodParameter(), "INVITE");
    EXPECT_EQ(address->toString(), "<sip:ex.org;method=INVITE>");
    EXPECT_TRUE(address->setMethodParameter(""));
    EXPECT_EQ(address->methodParameter(), nullptr);
    EXPECT_EQ(address->toString(), "sip:ex.org");
}

TEST(Address, LendsTextUntilTheSamePartChanges) {
    const Ref<Address> address = Address::parse("\"D\" <sip:u%20u:p@h;a=1;b=2?h=3>;x=4");
    const char *texts[] = {address->displayName(), address->username(),        address->password(),
                           address->domain(),      address->uriParameter("a"), address->uriHeader("h"),
                           address->parameter("x")};
    address->setUriParameter("b", "22");
    EXPECT_STREQ(address->uriParameter("b"), "22");
    for (int i = 0; i < 100; ++i)
        address->setUriParameter("c" + std::to_string(i), "v"),
            address->uriParameter("c" + std::to_string(i));
    EXPECT_EQ(address->uriParameter("a"), texts[4]);
    const char *expected[] = {"D", "u u", "p", "h", "1", "3", "4"};
    for (std::size_t i = 0; i < std::size(texts); ++i)
        EXPECT_STREQ(texts[i], expected[i]);
}

TEST(Address, SetsFromItsOwnText) {
    const Ref<Address> address = Address::parse("\"D\" <sip:u%20:p%20@h;a=%20;b>;x=4");
    const std::string before = address->toString();
    EXPECT_TRUE(address->setDisplayName(address->displayName()));
    EXPECT_TRUE(address->setUsername(address->username()));
    EXPECT_TRUE(address->setPassword(address->password()));
    EXPECT_TRUE(address->setDomain(address->domain()));
    EXPECT_TRUE(address->setUriParameter("a", address->uriParameter("a")));
    EXPECT_TRUE(address->setUriParameters(address->uriParameters()));
    EXPECT_TRUE(address->setParameters(address->parameters()));
    EXPECT_EQ(address->toString(), before);
}

TEST(Address, CleanKeepsWhoAndWhere) {
    const Ref<Address> address = Address::parse("\"Bob\" <sip:bob@ex.org:5080;lr;gr=x?Subject=y>;tag=1");
    ASSERT_STREQ(address->uriParameter("gr"), "x");
    address->clean();
    EXPECT_EQ(address->toString(), "\"Bob\" <sip:bob@ex.org:5080>");
    EXPECT_EQ(address->uriParameter("gr"), nullptr);
    EXPECT_EQ(address->uriHeader("Subject"), nullptr);
    EXPECT_EQ(address->parameter("tag"), nullptr);
}

TEST(Address, CloneIsIndependent) {
    int marker = 0;
    const Ref<Address> address = Address::parse("\"Bob\" <sips:b%20b:pw@ex.org:1;lr?S=y>;tag=1");
    address->setUserData(&marker);
    ASSERT_STREQ(address->username(), "b b");
    const Ref<Address> copy = address->clone();
    EXPECT_EQ(copy->userData(), nullptr);
    EXPECT_EQ(copy->toString(), address->toString());
    copy->setUsername("other");
    copy->setParameter("tag", "2");
    EXPECT_EQ(address->toString(), "\"Bob\" <sips:b%20b:pw@ex.org:1;lr?S=y>;tag=1");
    EXPECT_EQ(copy->toString(), "\"Bob\" <sips:other:pw@ex.org:1;lr?S=y>;tag=2");
}

TEST(Address, HandleIsTheObject) {
    const Ref<Address> address = Address::parse("sip:a@b");
    EXPECT_EQ(Address::toCpp(address->toC()), address.get());
}
