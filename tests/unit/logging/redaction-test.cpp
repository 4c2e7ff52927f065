#include "logging/redaction.h"

#include <gtest/gtest.h>

namespace slimphone {
namespace {

std::string redacted(std::string line) {
    redactSecrets(line);
    return line;
}

TEST(Redaction, HidesWhatAnswersAChallenge) {
    EXPECT_EQ(redacted("Authorization: Digest username=\"a\", RESPONSE=\"0123\", nonce=\"n\"\r\n"),
              "Authorization: Digest username=\"a\", RESPONSE=\"***\", nonce=\"n\"\r\n");
    EXPECT_EQ(redacted("Proxy-Authorization: Basic YTpi\r\nVia: x"),
              "Proxy-Authorization: Basic ***\r\nVia: x");
    EXPECT_EQ(redacted("authorization: bearer abc"), "authorization: bearer ***");
}

TEST(Redaction, HidesWhatIdentifiesADevice) {
    EXPECT_EQ(redacted("Contact: <sip:a@h;pn-provider=fcm;pn-prid=secret;pn-silent=1>;x"),
              "Contact: <sip:a@h;pn-provider=fcm;pn-prid=***;pn-silent=1>;x");
    EXPECT_EQ(redacted("pn-tok=abc pn-tok=def"), "pn-tok=*** pn-tok=***");
}

TEST(Redaction, HidesPasswords) {
    EXPECT_EQ(redacted("sip:alice:secret@example.org and <sips:bob:x@y>"),
              "sip:alice:***@example.org and <sips:bob:***@y>");
    EXPECT_EQ(redacted("GET http://u:p@host/path"), "GET http://u:***@host/path");
    EXPECT_EQ(redacted("passwd=a&ha1=b;password=c"), "passwd=***&ha1=***;password=***");
    EXPECT_EQ(redacted("{\"password\":\"x\",\"a\":1}"), "{\"password\":\"***\",\"a\":1}");
}

TEST(Redaction, LeavesTheRest) {
    for (const char *line :
         {"", "response=", "sip:example.org:5060", "http://host:80/a@b", "sip:alice@example.org:5060",
          "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 192.0.2.1:5060;branch=z9\r\n\r\n"})
        EXPECT_EQ(redacted(line), line);
}

} // namespace
} // namespace slimphone
