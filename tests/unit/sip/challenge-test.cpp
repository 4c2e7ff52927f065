#include "sip/challenge.h"

#include <gtest/gtest.h>

#include <string>

namespace {

using slimphone::sip::parseChallenges;

TEST(Challenge, ReadsEveryFieldOfADigestChallenge) {
    const auto list = parseChallenges("Digest realm=\"sip.example.org\", nonce=\"abc==\", opaque=\"o\", "
                                      "algorithm=SHA-256, qop=\"auth,auth-int\", stale=TRUE");
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].scheme, "Digest");
    EXPECT_EQ(list[0].realm, "sip.example.org");
    EXPECT_EQ(list[0].nonce, "abc==");
    EXPECT_EQ(list[0].opaque, "o");
    EXPECT_EQ(list[0].algorithm, "SHA-256");
    EXPECT_EQ(list[0].qop, "auth,auth-int");
    EXPECT_TRUE(list[0].stale);
}

TEST(Challenge, KeepsTheSchemeAsWrittenAndFindsParametersInAnyCase) {
    const auto list = parseChallenges("dIgEsT REALM=\"r\",Nonce=\"n\",aLGORITHM=md5");
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].scheme, "dIgEsT");
    EXPECT_EQ(list[0].realm, "r");
    EXPECT_EQ(list[0].nonce, "n");
    EXPECT_EQ(list[0].algorithm, "md5");
}

TEST(Challenge, LeavesMissingFieldsUnset) {
    const auto list = parseChallenges("Digest realm=\"r\"");
    ASSERT_EQ(list.size(), 1U);
    EXPECT_FALSE(list[0].nonce);
    EXPECT_FALSE(list[0].opaque);
    EXPECT_FALSE(list[0].algorithm);
    EXPECT_FALSE(list[0].qop);
    EXPECT_FALSE(list[0].stale);
}

TEST(Challenge, AcceptsASchemeWithoutAnything) {
    for (const char *text : {"Digest", "Digest ", "  Digest  ", "Digest,", ",Digest,,"}) {
        const auto list = parseChallenges(text);
        ASSERT_EQ(list.size(), 1U) << text;
        EXPECT_EQ(list[0].scheme, "Digest") << text;
        EXPECT_FALSE(list[0].realm) << text;
    }
}

TEST(Challenge, DistinguishesEmptyFromMissing) {
    const auto list = parseChallenges("Digest realm=\"\", opaque=, nonce=\"n\"");
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].realm, "");
    EXPECT_EQ(list[0].opaque, "");
    EXPECT_EQ(list[0].nonce, "n");
}

TEST(Challenge, ResolvesEscapesInQuotedStrings) {
    const auto list = parseChallenges(R"(Digest realm="say \"hi\", \\o/", nonce="\n")");
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].realm, R"(say "hi", \o/)");
    EXPECT_EQ(list[0].nonce, "n");
}

TEST(Challenge, FindsNoParametersInsideQuotedStrings) {
    const auto list = parseChallenges(R"(Digest realm="x, nonce=evil, Basic realm=y", nonce="good")");
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].realm, "x, nonce=evil, Basic realm=y");
    EXPECT_EQ(list[0].nonce, "good");
}

TEST(Challenge, SplitsSeveralChallengesOfOneValue) {
    const auto list =
        parseChallenges("Digest realm=\"a\", nonce=\"1\", algorithm=SHA-256, Digest realm=\"b\", "
                        "nonce=\"2\", Basic realm=\"c\"");
    ASSERT_EQ(list.size(), 3U);
    EXPECT_EQ(list[0].realm, "a");
    EXPECT_EQ(list[0].algorithm, "SHA-256");
    EXPECT_EQ(list[1].realm, "b");
    EXPECT_EQ(list[1].nonce, "2");
    EXPECT_FALSE(list[1].algorithm);
    EXPECT_EQ(list[2].scheme, "Basic");
    EXPECT_EQ(list[2].realm, "c");
}

TEST(Challenge, PassesOverToken68Credentials) {
    const auto list =
        parseChallenges("Negotiate, Bearer a1b2-._~+/==, Negotiate YII=, Digest realm=\"r\",nonce=\"n\"");
    ASSERT_EQ(list.size(), 4U);
    EXPECT_EQ(list[0].scheme, "Negotiate");
    EXPECT_EQ(list[1].scheme, "Bearer");
    EXPECT_FALSE(list[1].realm);
    EXPECT_EQ(list[2].scheme, "Negotiate");
    EXPECT_EQ(list[3].scheme, "Digest");
    EXPECT_EQ(list[3].realm, "r");
}

TEST(Challenge, ReadsParametersOfOtherSchemes) {
    const auto list =
        parseChallenges("Bearer authz_server=\"https://as.example.org/\", realm=\"r\", scope=\"sip\"");
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].scheme, "Bearer");
    EXPECT_EQ(list[0].realm, "r");
}

TEST(Challenge, TakesTheFirstOfDuplicates) {
    const auto list =
        parseChallenges("Digest realm=\"1\",realm=\"2\",nonce=\"a\",nonce=\"b\",stale=false,stale=true");
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].realm, "1");
    EXPECT_EQ(list[0].nonce, "a");
    EXPECT_FALSE(list[0].stale);
}

TEST(Challenge, UnderstandsEveryWritingOfStale) {
    for (const char *text :
         {"stale=true", "stale=TRUE", "STALE=\"True\"", "stale = true", "stale=\" true \""})
        EXPECT_TRUE(parseChallenges(std::string("Digest ") + text).at(0).stale) << text;
    for (const char *text :
         {"stale=false", "stale=FALSE", "stale=\"\"", "stale=", "stale=yes", "stale=1", "stalle=true"})
        EXPECT_FALSE(parseChallenges(std::string("Digest ") + text).at(0).stale) << text;
}

TEST(Challenge, AcceptsUnquotedValuesOutsideTheTokenSet) {
    const auto list = parseChallenges("Digest realm=sip:example.org/x, nonce=Zm9v/YmFy+==, qop=auth");
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].realm, "sip:example.org/x");
    EXPECT_EQ(list[0].nonce, "Zm9v/YmFy+==");
    EXPECT_EQ(list[0].qop, "auth");
}

TEST(Challenge, AcceptsBlanksAroundEveryMark) {
    const auto list = parseChallenges(" Digest\trealm = \"r\" ,\t nonce\t=\t\"n\" , , qop = \"auth\" ");
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].realm, "r");
    EXPECT_EQ(list[0].nonce, "n");
    EXPECT_EQ(list[0].qop, "auth");
}

TEST(Challenge, KeepsBytesAboveAscii) {
    EXPECT_EQ(parseChallenges("Digest realm=\"caf\xc3\xa9 \xff\"").at(0).realm, "caf\xc3\xa9 \xff");
}

TEST(Challenge, FindsNothingInTextThatIsNoChallenge) {
    for (const char *text :
         {"", " ", ",", ",,,", "=", "\"Digest\"", "@", "realm=\"r\"", "(x)", "Digest:realm"})
        EXPECT_TRUE(parseChallenges(text).empty()) << text;
}

TEST(Challenge, DropsAChallengeThatBreaksOffInAValue) {
    for (const char *text :
         {"Digest realm=\"r", "Digest realm=\"r\\\"", "Digest realm=\"r\" nonce=\"n\"", "Digest realm=\"r\"x",
          "Digest realm=x\"y\"", "Digest realm=\"a\x01\"", "Digest realm=\"a\r\nb\""})
        EXPECT_TRUE(parseChallenges(text).empty()) << text;
    EXPECT_TRUE(parseChallenges(std::string_view("Digest realm=\"a\0b\"", 18)).empty());
}

TEST(Challenge, KeepsWhatCameBeforeTheGarbage) {
    const auto list = parseChallenges("Digest realm=\"a\", nonce=\"1\", Digest realm=\"b");
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].realm, "a");
    const auto other = parseChallenges("Digest realm=\"a\", nonce=\"1\", @@@");
    ASSERT_EQ(other.size(), 1U);
    EXPECT_EQ(other[0].nonce, "1");
}

TEST(Challenge, BoundsTheNumberOfChallenges) {
    std::string text;
    for (int i = 0; i < 10000; ++i)
        text += "Digest realm=\"r\",";
    EXPECT_EQ(parseChallenges(text).size(), 16U);
}

TEST(Challenge, RefusesAFieldThatIsTooLong) {
    EXPECT_EQ(parseChallenges("Digest nonce=\"" + std::string(4000, 'x') + "\"").size(), 1U);
    EXPECT_TRUE(parseChallenges("Digest nonce=\"" + std::string(60000, 'x') + "\"").empty());
    EXPECT_TRUE(parseChallenges(std::string(60000, 'D')).empty());
}

TEST(Challenge, SurvivesTruncationAtEveryByte) {
    const std::string text = "Digest realm=\"a\\\"b\", nonce=\"1\", stale=true, Basic realm=c, Bearer abc==";
    const std::size_t whole = parseChallenges(text).size();
    EXPECT_EQ(whole, 3U);
    for (std::size_t length = 0; length < text.size(); ++length)
        EXPECT_LE(parseChallenges(text.substr(0, length)).size(), whole) << length;
}

} // namespace
