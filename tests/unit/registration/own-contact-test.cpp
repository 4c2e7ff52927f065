#include "registration/own-contact.h"

#include <gtest/gtest.h>

#include <vector>

namespace slimphone {
namespace {

class OwnContactTest : public testing::Test {
protected:
    /** Ours in an answer with these Contact values, which went out as alice at @ref at. */
    OwnContact find(std::vector<std::string_view> values) {
        mHeaders.clear();
        for (const std::string_view value : values)
            mHeaders.push_back({"Contact", value});
        sip::Response response;
        response.headers = mHeaders;
        response.contact = at;
        response.transport = transport;
        response.seen = seen;
        return findOwnContact(response, sent, previous);
    }
    OwnContactTest() {
        sent.user = "alice";
        sent.parameters = ";+sip.instance=\"<urn:uuid:1>\"";
    }

    sip::ContactTemplate sent;
    sip::Endpoint at{"192.0.2.1", 5070};
    sip::Transport transport = sip::Transport::Udp;
    std::optional<sip::Endpoint> seen;
    std::string previous;

private:
    std::vector<sip::HeaderView> mHeaders;
};

TEST_F(OwnContactTest, IsTheOneThatWasSent) {
    const OwnContact own = find({"<sip:alice@192.0.2.9>;expires=1, <sip:alice@192.0.2.1:5070>;expires=60"});
    EXPECT_EQ(own.text, "<sip:alice@192.0.2.1:5070>;expires=60");
    EXPECT_EQ(own.expires, 60U);
    EXPECT_FALSE(own.isGruu);
}

TEST_F(OwnContactTest, MayHaveTheAddressThatTheRegistrarSaw) {
    seen = sip::Endpoint{"203.0.113.5", 4242};
    EXPECT_EQ(find({"<sip:bob@203.0.113.5:4242>", "<sip:alice@203.0.113.5:4242>"}).text,
              "<sip:alice@203.0.113.5:4242>");
}

TEST_F(OwnContactTest, MayHaveThePortThatGoesWithoutSaying) {
    sent.parameters.clear();
    at = {"192.0.2.1", 5060};
    EXPECT_EQ(find({"<sip:alice@192.0.2.1:5070>", "<sip:alice@192.0.2.1;transport=udp>"}).text,
              "<sip:alice@192.0.2.1;transport=udp>");
    transport = sip::Transport::Tls;
    EXPECT_EQ(find({"<sip:alice@192.0.2.1>"}).text, "");
    at.port = 5061;
    EXPECT_EQ(find({"<sip:alice@192.0.2.1>"}).text, "<sip:alice@192.0.2.1>");
}

TEST_F(OwnContactTest, BehindARewritingProxyIsKnownByItsInstance) {
    const OwnContact own = find({"<sip:alice@proxy:1>;+sip.instance=\"<urn:uuid:2>\";expires=5",
                                 "<sip:x@proxy:2>;+sip.instance=\"<urn:uuid:1>\";expires=7"});
    EXPECT_EQ(own.expires, 7U);
}

TEST_F(OwnContactTest, IsNotTheOneThatWasToEnd) {
    previous = "sip:alice@192.0.2.7:5070;transport=udp";
    const OwnContact own =
        find({"<sip:alice@192.0.2.7:5070;transport=UDP>;+sip.instance=\"<urn:uuid:1>\";expires=0",
              "<sip:x@proxy:2>;+sip.instance=\"<urn:uuid:1>\";expires=7"});
    EXPECT_EQ(own.expires, 7U);
    EXPECT_EQ(find({"<sip:alice@192.0.2.7:5070;transport=udp>;+sip.instance=\"<urn:uuid:1>\""}).text, "");
}

TEST_F(OwnContactTest, ItsUriCountsMoreThanItsInstance) {
    const OwnContact own = find({"<sip:x@proxy:2>;+sip.instance=\"<urn:uuid:1>\";expires=7",
                                 "\"Al\" <sip:alice@192.0.2.1:5070>;expires=9"});
    EXPECT_EQ(own.text, "\"Al\" <sip:alice@192.0.2.1:5070>;expires=9");
}

TEST_F(OwnContactTest, ThePublicGruuStandsForIt) {
    const OwnContact own = find({"<sip:alice@192.0.2.1:5070>;pub-gruu=\"sip:alice@example.org;gr=1\";"
                                 "temp-gruu=\"sip:t@example.org;gr\";expires=60"});
    EXPECT_TRUE(own.isGruu);
    EXPECT_EQ(own.text, "<sip:alice@example.org;gr=1>");
    EXPECT_EQ(own.expires, 60U);
}

TEST_F(OwnContactTest, MayBeMissing) {
    EXPECT_EQ(find({"<sip:bob@192.0.2.1:5070>;expires=60", "*", "<broken"}).text, "");
    EXPECT_FALSE(find({}).expires);
}

} // namespace
} // namespace slimphone
