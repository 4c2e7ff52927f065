#include "address/address.h"

#include <gtest/gtest.h>

using namespace slimphone;

namespace {

std::string server(std::string_view text) { return normalizeServerAddress(text).value_or("refused"); }
std::string route(std::string_view text) { return normalizeRoute(text).value_or("refused"); }

} // namespace

TEST(ServerAddress, GetsASchemeWhenItNamesNone) {
    EXPECT_EQ(server("foo"), "sip:foo");
    EXPECT_EQ(server("foo:99"), "sip:foo:99");
    EXPECT_EQ(server("foo;transport=tls"), "<sip:foo;transport=tls>");
    EXPECT_EQ(server("user@foo"), "sip:user@foo");
    EXPECT_EQ(server("[::1]:5070"), "sip:[::1]:5070");
}

TEST(ServerAddress, KeepsItsScheme) {
    EXPECT_EQ(server("<sip:foo;transport=tcp>"), "<sip:foo;transport=tcp>");
    EXPECT_EQ(server("\"x\" <sip:foo>"), "\"x\" <sip:foo>");
    EXPECT_EQ(server("sips:foo"), "sips:foo");
    EXPECT_EQ(server("SIP:foo"), "sip:foo");
    EXPECT_EQ(server("tel:+33"), "tel:+33");
}

TEST(ServerAddress, RefusesWhatIsNoAddress) {
    for (const char *text : {"", " ", "sip:foo bar", "foo bar", "sip:", "<foo>", "\"x\" <foo>", "http://foo",
                             "foo:bar", "foo:70000", "sip:foo:70000", "sip:foo,sip:bar", "sip:foo\r\nX: y"})
        EXPECT_EQ(server(text), "refused") << text;
}

TEST(ServerAddress, TakesAHostThatEndsLikeTheScheme) { EXPECT_EQ(server("gossip:5060"), "sip:gossip:5060"); }

TEST(ServerAddress, IsStable) {
    for (const char *text :
         {"foo", "foo;transport=tls", "\"x\" <sip:foo>", "sips:foo:1;lr", "tel:+33", "tel:+33;x"})
        EXPECT_EQ(server(server(text)), server(text));
}

TEST(Route, IsTheUriAlone) {
    EXPECT_EQ(route("r;lr"), "sip:r;lr");
    EXPECT_EQ(route("<sip:r;lr>"), "sip:r;lr");
    EXPECT_EQ(route("\"x\" <sip:r;lr>;y=z"), "sip:r;lr");
    EXPECT_EQ(route("r r"), "refused");
    EXPECT_EQ(route(""), "refused");
}
