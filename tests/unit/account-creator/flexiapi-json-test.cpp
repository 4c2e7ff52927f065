#include "account-creator/flexiapi-json.h"

#include <gtest/gtest.h>

namespace slimphone {

TEST(JsonObject, HasTheMembersInTheirOrder) {
    EXPECT_EQ(jsonObject({}), "{}");
    EXPECT_EQ(jsonObject({{"a", "1"}, {"b", ""}}), R"({"a":"1","b":""})");
}

TEST(JsonObject, EscapesWhatCouldLeaveTheString) {
    EXPECT_EQ(jsonObject({{"a", "\"},{\\\r\n\t\x7f<&>/"}}), R"({"a":"\"},{\\\u000d\u000a\u0009\u007f<&>/"})");
    EXPECT_EQ(jsonObject({{"a", std::string_view("\0x", 2)}}), R"({"a":"\u0000x"})");
}

TEST(JsonObject, KeepsUtf8AndRefusesOtherBytes) {
    EXPECT_EQ(jsonObject({{"a", "h\xc3\xa9\xf0\x9f\x98\x80"}}), "{\"a\":\"h\xc3\xa9\xf0\x9f\x98\x80\"}");
    for (const char *text : {"\xff", "a\xc3", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\x80"})
        EXPECT_FALSE(jsonObject({{"a", text}})) << text;
}

TEST(JsonObject, TakesLongTexts) {
    const std::string text(100000, '"');
    const auto json = jsonObject({{"a", text}});
    ASSERT_TRUE(json);
    EXPECT_EQ(json->size(), 2 * text.size() + std::string_view(R"({"a":""})").size());
}

TEST(FlexiApiAnswer, ReadsTheKnownMembersOfTheTopOnly) {
    const auto answer = FlexiApiAnswer::parse(
        R"({"username":"bob","activated":true,"phone":"+336","token":"t","more":{"phone":"x","token":"y"},)"
        R"("passwords":[{"algorithm":"MD5","password":"p1"},{"password":"p2","algorithm":"SHA-256"}],)"
        R"("list":[{"username":"eve"},["token"]]})");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->username, "bob");
    EXPECT_EQ(answer->activated, true);
    EXPECT_EQ(answer->phone, "+336");
    EXPECT_EQ(answer->token, "t");
    ASSERT_EQ(answer->passwords.size(), 2u);
    EXPECT_EQ(answer->passwords[0].algorithm, "MD5");
    EXPECT_EQ(answer->passwords[1].algorithm, "SHA-256");
    EXPECT_EQ(answer->passwords[1].ha1, "p2");
}

TEST(FlexiApiAnswer, LeavesUnsetWhatHasAnotherType) {
    const auto answer = FlexiApiAnswer::parse(
        R"({"username":1,"activated":"yes","phone":{"phone":"x"},"token":["t"],"passwords":"p"})");
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer->username.empty());
    EXPECT_FALSE(answer->activated);
    EXPECT_TRUE(answer->phone.empty());
    EXPECT_TRUE(answer->token.empty());
    EXPECT_TRUE(answer->passwords.empty());
}

TEST(FlexiApiAnswer, TakesNumbersForTruth) {
    EXPECT_EQ(FlexiApiAnswer::parse(R"({"activated":1})")->activated, true);
    EXPECT_EQ(FlexiApiAnswer::parse(R"({"activated":0})")->activated, false);
    EXPECT_EQ(FlexiApiAnswer::parse(R"({"activated":-1})")->activated, true);
    EXPECT_FALSE(FlexiApiAnswer::parse(R"({"activated":null})")->activated);
}

TEST(FlexiApiAnswer, PhoneCanBeAFlag) {
    EXPECT_EQ(FlexiApiAnswer::parse(R"({"phone":true})")->phoneIsKnown, true);
    EXPECT_EQ(FlexiApiAnswer::parse(R"({"phone":false})")->phoneIsKnown, false);
}

TEST(FlexiApiAnswer, IsAnyJsonValue) {
    for (const char *text : {"null", "true", "1", "\"pong\"", "[]", "{}", " {} \n", "\xef\xbb\xbf{}"})
        EXPECT_TRUE(FlexiApiAnswer::parse(text)) << text;
}

TEST(FlexiApiAnswer, IsNothingElse) {
    using namespace std::string_literals;
    const std::string cases[] = {
        ""s,
        " "s,
        "<html>"s,
        "{"s,
        R"({"a":)"s,
        R"({"a":1)"s,
        R"({"a":1,})"s,
        "{}{}"s,
        "{} x"s,
        "{a:1}"s,
        "NaN"s,
        "{\"a\":\"\xff\"}"s,
        "{\"a\":\"\n\"}"s,
        "\"\\ud800\""s,
        "1e999"s,
        "{}\0"s,
        "\0{}"s,
        "{\0\"\0a\0\"\0:\0001\0}\0"s, // UTF-16
        "\xff\xfe{\0}\0"s,            // with a byte order mark
        std::string(33, '[') + std::string(33, ']'),
        std::string(1000000, '['),
        std::string(100, '{'),
    };
    for (const std::string &text : cases)
        EXPECT_FALSE(FlexiApiAnswer::parse(text)) << text.substr(0, 40);
    EXPECT_TRUE(FlexiApiAnswer::parse(std::string(32, '[') + std::string(32, ']')));
}

TEST(FlexiApiAnswer, HasALimitedLength) {
    const std::string spaces(FlexiApiAnswer::kLongest - 2, ' ');
    EXPECT_TRUE(FlexiApiAnswer::parse("{}" + spaces));
    EXPECT_FALSE(FlexiApiAnswer::parse("{}" + spaces + ' '));
}

TEST(FlexiApiAnswer, DoesNotTakeTextsWithNul) {
    const auto answer = FlexiApiAnswer::parse(R"({"username":"a\u0000b","phone":"\u0000"})");
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer->username.empty());
    EXPECT_TRUE(answer->phone.empty());
}

TEST(FlexiApiAnswer, TheLastOfEqualMembersCounts) {
    EXPECT_EQ(FlexiApiAnswer::parse(R"({"token":"a","token":"b"})")->token, "b");
}

TEST(FlexiApiAnswer, TakesAFewPasswordsOnly) {
    std::string text = R"({"passwords":[{})";
    for (int i = 0; i < 1000; ++i)
        text += R"(,{"password":"p","algorithm":"MD5"})";
    const auto answer = FlexiApiAnswer::parse(text + "]}");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->passwords.size(), 8u);
}

} // namespace slimphone
