#include "address/address.h"

#include <gtest/gtest.h>

#include <chrono>
#include <set>

using namespace slimphone;

namespace {

bool equal(std::string_view a, std::string_view b) {
    const Ref<Address> x = Address::parse(a);
    const Ref<Address> y = Address::parse(b);
    EXPECT_TRUE(x && y) << a << " " << b;
    EXPECT_EQ(x->equals(*y), y->equals(*x)) << "must be symmetric";
    return x->equals(*y);
}

bool weakEqual(std::string_view a, std::string_view b) {
    const Ref<Address> x = Address::parse(a);
    const Ref<Address> y = Address::parse(b);
    EXPECT_TRUE(x && y) << a << " " << b;
    EXPECT_EQ(x->weakEquals(*y), y->weakEquals(*x)) << "must be symmetric";
    return x->weakEquals(*y);
}

} // namespace

// The examples of RFC 3261 section 19.1.4.
TEST(AddressEquals, FollowsTheExamplesOfTheStandard) {
    EXPECT_TRUE(equal("sip:%61lice@atlanta.com;transport=TCP", "sip:alice@AtLanTa.CoM;Transport=tcp"));
    EXPECT_TRUE(equal("sip:carol@chicago.com", "sip:carol@chicago.com;newparam=5"));
    EXPECT_TRUE(equal("sip:carol@chicago.com;newparam=5", "sip:carol@chicago.com;security=on"));
    EXPECT_TRUE(equal("sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com",
                      "sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com"));
    EXPECT_TRUE(equal("sip:alice@atlanta.com?subject=project%20x&priority=urgent",
                      "sip:alice@atlanta.com?priority=urgent&subject=project%20x"));
    EXPECT_FALSE(equal("SIP:ALICE@AtLanTa.CoM;Transport=udp", "sip:alice@AtLanTa.CoM;Transport=UDP"));
    EXPECT_FALSE(equal("sip:bob@biloxi.com", "sip:bob@biloxi.com:5060"));
    EXPECT_FALSE(equal("sip:bob@biloxi.com", "sip:bob@biloxi.com;transport=udp"));
    EXPECT_FALSE(equal("sip:bob@biloxi.com", "sip:bob@biloxi.com:6000;transport=tcp"));
    EXPECT_FALSE(equal("sip:carol@chicago.com", "sip:carol@chicago.com?Subject=next%20meeting"));
    EXPECT_FALSE(equal("sip:bob@phone21.boxesbybob.com", "sip:bob@192.0.2.4"));
    EXPECT_FALSE(equal("sip:carol@chicago.com;security=on", "sip:carol@chicago.com;security=off"));
}

TEST(AddressEquals, ComparesSchemeUserPasswordAndPort) {
    EXPECT_FALSE(equal("sip:a@b", "sips:a@b"));
    EXPECT_FALSE(equal("sip:a@b", "sip:b"));
    EXPECT_FALSE(equal("sip:a:x@b", "sip:a:y@b"));
    EXPECT_FALSE(equal("sip:a@b:1", "sip:a@b:2"));
    EXPECT_FALSE(equal("sip:a%3bb@c", "sip:a;b@c"));
}

TEST(AddressEquals, RequiresSomeParametersInBoth) {
    for (const char *parameter :
         {"user=phone", "ttl=1", "method=INVITE", "maddr=1.2.3.4", "transport=tls", "TTL=1"})
        EXPECT_FALSE(equal("sip:a@b", std::string("sip:a@b;") + parameter)) << parameter;
}

TEST(AddressEquals, IgnoresHeaderParameters) { EXPECT_TRUE(equal("<sip:a@b>;tag=1", "sip:a@b")); }

TEST(AddressEquals, ComparesDisplayNames) {
    EXPECT_TRUE(equal("\"x\" <sip:a@b>", "x <sip:a@b>"));
    EXPECT_FALSE(equal("\"x\" <sip:a@b>", "\"X\" <sip:a@b>"));
    EXPECT_FALSE(equal("\"x\" <sip:a@b>", "sip:a@b"));
}

TEST(AddressEquals, KnowsTheSpellingsOfIpv6) {
    EXPECT_TRUE(equal("sip:a@[2001:DB8::1]", "sip:a@[2001:db8:0:0:0:0:0:1]"));
    EXPECT_FALSE(equal("sip:a@[::1]", "sip:a@[::2]"));
}

TEST(AddressEquals, ComparesTheContentOfOtherSchemes) {
    EXPECT_TRUE(equal("tel:+33", "TEL:+33"));
    EXPECT_FALSE(equal("tel:+33", "tel:+44"));
    EXPECT_FALSE(equal("tel:+33", "sip:+33@b"));
}

TEST(AddressEquals, StaysFastWithManyParameters) {
    std::string text = "sip:a@b";
    std::string reversed = text;
    for (int i = 0; i < 20000; ++i) {
        text += ";p" + std::to_string(i) + "=1";
        reversed += ";p" + std::to_string(19999 - i) + "=1";
    }
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_TRUE(equal(text, reversed));
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10)); // quadratic: minutes
}

TEST(AddressWeakEquals, ComparesUserHostAndPortOnly) {
    EXPECT_TRUE(weakEqual("\"x\" <sip:a:p@b:1;transport=tcp?h=1>;tag=1", "sips:a@b:1"));
    EXPECT_TRUE(weakEqual("sip:%61@b", "sip:a@b"));
    EXPECT_FALSE(weakEqual("sip:a@b", "sip:a@B"));
    EXPECT_FALSE(weakEqual("sip:a@b", "sip:A@b"));
    EXPECT_FALSE(weakEqual("sip:a@b", "sip:b"));
    EXPECT_FALSE(weakEqual("sip:a@b", "sip:a@b:5060"));
    EXPECT_FALSE(weakEqual("sip:127.0.0.1", "sip:localhost"));
}

TEST(AddressWeakEquals, DoesNotTakeAllPhoneNumbersForOne) {
    EXPECT_TRUE(weakEqual("tel:+33", "\"x\" <tel:+33>"));
    EXPECT_FALSE(weakEqual("tel:+33", "tel:+44"));
    EXPECT_FALSE(weakEqual("tel:+33", "sip:+33@b"));
}

TEST(AddressLesser, OrdersAddresses) {
    const auto less = [](const Ref<Address> &a, const Ref<Address> &b) { return a->lesser(*b); };
    std::set<Ref<Address>, decltype(less)> addresses(less);
    for (const char *text : {"sip:b@x", "sip:a@x", "sip:a@x;lr", "sip:a@x", "tel:1"})
        addresses.insert(Address::parse(text));
    EXPECT_EQ(addresses.size(), 4u);
}
