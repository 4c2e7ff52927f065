#include "parsed-message.h"
#include "sip/request-screening.h"

#include <gtest/gtest.h>

namespace slimphone::sip {
namespace {

std::optional<Answer> screened(const std::string &text, std::span<const std::string_view> supported = {}) {
    const ParsedMessage message(text);
    EXPECT_TRUE(message.ok()) << message.result().reason;
    return screenRequest(*message, supported);
}

TEST(RequestScreening, LetsOrdinaryRequestsPass) {
    EXPECT_FALSE(screened(request({})));
    EXPECT_FALSE(screened(request({"Require:", "Proxy-Require: x"}, {}, "OPTIONS sips:a@h SIP/2.0")));
}

TEST(RequestScreening, RefusesOtherSchemes) { // RFC 4475 3.3.2, 3.3.3
    for (const char *uri : {"unheardof:opaque", "soap.beep://192.0.2.103:3002", "tel:+1234"})
        EXPECT_EQ(screened(request({}, {}, std::string("OPTIONS ") + uri + " SIP/2.0"))->status, 416) << uri;
}

TEST(RequestScreening, NamesEveryExtensionItDoesNotHave) { // RFC 4475 3.3.5
    const auto answer = screened(request({"Require: one, two", "require: three"}));
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 420);
    ASSERT_EQ(answer->headers.size(), 1U);
    EXPECT_EQ(answer->headers[0].name, "Unsupported");
    EXPECT_EQ(answer->headers[0].value, "one, two, three");
}

TEST(RequestScreening, AcceptsExtensionsItHas) {
    constexpr std::string_view supported[] = {"path", "gruu"};
    EXPECT_FALSE(screened(request({"Require: GRUU"}), supported));
    EXPECT_EQ(screened(request({"Require: gruu, other"}), supported)->headers.at(0).value, "other");
}

TEST(RequestScreening, RefusesExtensionsThatAreNoTokens) {
    EXPECT_EQ(screened(request({"Require: \"x\""}))->status, 400);
}

TEST(RequestScreening, AsksNothingOfCancel) {
    EXPECT_FALSE(screened(request({"Require: one"}, {}, "CANCEL sip:a@h SIP/2.0")));
}

TEST(RequestScreening, SeesTheWholeListOfAHugeRequire) {
    std::string list = "a";
    for (int i = 0; i < 4000; ++i)
        list += ",a";
    EXPECT_EQ(screened(request({"Require: " + list}))->headers.at(0).value.size(), 4001 * 3 - 2U);
}

} // namespace
} // namespace slimphone::sip
