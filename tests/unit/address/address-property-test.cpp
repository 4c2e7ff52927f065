#include "address/address.h"

#include <gtest/gtest.h>

#include <random>

using namespace slimphone;

namespace {

constexpr std::string_view kSeeds[] = {
    "sip:alice@atlanta.com",
    "\"Alice \\\"A\\\" \\\\\" <sips:alice:secret%21@Atlanta.com:5071;transport=tls;lr?S=Hi&P=urgent>;tag=1",
    "sip:+1-212-555-1212:1234@gateway.com;user=phone",
    "<sip:a@[2001:db8::10]:5070;x=[::1]>;+sip.instance=\"<urn:uuid:f81d4fae>\";expires=60",
    "sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(not)@example.com",
    "sip:sips%3Auser%40example.com@example.net",
    "Jos\xc3\xa9 P. <sip:user;par=u%40example.net@example.com> ; a = b ;c=\"d;e\"",
    "tel:+33612345678;phone-context=example.org",
    "\"x\" <http://[::1]/a,b?c>;d",
    "sip:@192.0.2.4:0;a=;b",
};

/** Characters at which the grammar turns. */
constexpr char kTurns[] = "@:;?&=<>\"\\,[]%. \t\r\n\0/*+-_aZ09\x7f\xc3\xa9";

class Mutator {
public:
    explicit Mutator(std::uint32_t seed) : mRandom(seed) {}

    std::string next() {
        std::string text(kSeeds[below(std::size(kSeeds))]);
        for (std::size_t changes = below(4); changes > 0; --changes) {
            const std::size_t at = below(text.size() + 1);
            switch (below(4)) {
            case 0:
                text.insert(at, 1, character());
                break;
            case 1:
                text.erase(at, 1 + below(3));
                break;
            case 2:
                text.replace(at, 1, 1, character());
                break;
            default: {
                const std::string_view other = kSeeds[below(std::size(kSeeds))];
                text.insert(at, other.substr(below(other.size()), below(12)));
            }
            }
        }
        return text;
    }

    /** Any bytes that no setter has to refuse. */
    std::string bytes() {
        std::string text(below(12), ' ');
        for (char &c : text) {
            do {
                c = below(2) ? character() : static_cast<char>(below(256));
            } while (c == '\0' || c == '\r' || c == '\n');
        }
        return text;
    }

    std::size_t below(std::size_t limit) { return mRandom() % limit; }

private:
    char character() { return kTurns[below(sizeof kTurns - 1)]; }

    std::mt19937 mRandom;
};

std::string orEmpty(const char *text) { return text ? text : ""; }

void expectSame(const Address &a, const Address &b) {
    EXPECT_EQ(a.toString(), b.toString());
    EXPECT_EQ(a.toNameAddr(), b.toNameAddr());
    EXPECT_STREQ(a.scheme(), b.scheme());
    EXPECT_STREQ(a.displayName(), b.displayName());
    EXPECT_STREQ(a.username(), b.username());
    EXPECT_STREQ(a.password(), b.password());
    EXPECT_STREQ(a.domain(), b.domain());
    EXPECT_EQ(a.port(), b.port());
    EXPECT_EQ(a.uriParameters(), b.uriParameters());
    EXPECT_EQ(a.parameters(), b.parameters());
    EXPECT_TRUE(a.equals(b));
    EXPECT_TRUE(a.weakEquals(b));
    EXPECT_FALSE(a.lesser(b));
}

} // namespace

TEST(AddressProperty, WhatParsesPrintsTheSameAddress) {
    Mutator mutator(1);
    int accepted = 0;
    for (int i = 0; i < 100000; ++i) {
        const std::string text = mutator.next();
        const Ref<Address> address = Address::parse(text);
        if (!address) continue;
        ++accepted;
        for (const std::string &again : {address->toString(), address->toNameAddr()}) {
            const Ref<Address> copy = Address::parse(again);
            ASSERT_TRUE(copy) << text << " became " << again;
            expectSame(*address, *copy);
        }
        ASSERT_FALSE(HasFailure()) << text;
    }
    EXPECT_GT(accepted, 20000);
}

TEST(AddressProperty, WhatTheWireBringsPrintsTheSameAddress) {
    Mutator mutator(2);
    int accepted = 0;
    for (int i = 0; i < 100000; ++i) {
        const std::string text = mutator.next();
        const Ref<Address> address = Address::parseHeaderValue(text);
        if (!address) continue;
        ++accepted;
        const Ref<Address> copy = Address::parseHeaderValue(address->toNameAddr());
        ASSERT_TRUE(copy) << text << " became " << address->toNameAddr();
        expectSame(*address, *copy);
        ASSERT_FALSE(HasFailure()) << text;
    }
    EXPECT_GT(accepted, 10000);
}

TEST(AddressProperty, WhatIsSetIsReadAfterPrinting) {
    Mutator mutator(3);
    for (int i = 0; i < 20000; ++i) {
        const Ref<Address> address = Address::parse("sip:x@example.org");
        const std::string name = mutator.bytes();
        const std::string user = mutator.bytes();
        const std::string password = user.empty() ? std::string() : mutator.bytes();
        const std::string parameter = mutator.bytes();
        const std::string header = mutator.bytes();
        ASSERT_TRUE(address->setDisplayName(name));
        ASSERT_TRUE(address->setUsername(user));
        ASSERT_TRUE(address->setPassword(password));
        ASSERT_TRUE(address->setUriParameter("p", parameter));
        ASSERT_TRUE(address->setUriHeader("h", header));
        ASSERT_TRUE(address->setParameter("q", mutator.bytes()));
        const Ref<Address> copy = Address::parse(address->toString());
        ASSERT_TRUE(copy) << address->toString();
        EXPECT_EQ(orEmpty(copy->displayName()), name);
        EXPECT_EQ(orEmpty(copy->username()), user);
        EXPECT_EQ(orEmpty(copy->password()), password);
        EXPECT_EQ(orEmpty(copy->uriParameter("p")), parameter);
        EXPECT_EQ(orEmpty(copy->uriHeader("h")), header);
        EXPECT_STREQ(copy->parameter("q"), address->parameter("q"));
        expectSame(*address, *copy);
        ASSERT_FALSE(HasFailure()) << address->toString();
    }
}

TEST(AddressProperty, SettersTakeOrRefuseAnythingButNeverBreakTheText) {
    Mutator mutator(4);
    for (int i = 0; i < 20000; ++i) {
        const Ref<Address> address = Address::parse("sip:x@example.org;lr");
        address->setDomain(mutator.next());
        address->setUriParameters(mutator.next());
        address->setParameters(mutator.next());
        address->setUriParameter(mutator.bytes(), mutator.next());
        address->setParameter(mutator.bytes(), mutator.next());
        address->setUriHeader(mutator.bytes(), mutator.next());
        address->setMethodParameter(mutator.next());
        address->removeUriParameter(mutator.bytes());
        const Ref<Address> copy = Address::parse(address->toString());
        ASSERT_TRUE(copy) << address->toString();
        expectSame(*address, *copy);
        ASSERT_FALSE(HasFailure()) << address->toString();
    }
}
