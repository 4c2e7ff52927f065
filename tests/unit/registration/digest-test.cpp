#include "auth-info/auth-info.h"
#include "auth-info/digest-authentication-policy.h"
#include "base/object.h"
#include "registration/digest.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace slimphone {

namespace {

sip::Challenge challenge(std::optional<std::string> algorithm = std::nullopt,
                         std::optional<std::string> qop = "auth") {
    sip::Challenge result;
    result.scheme = "Digest";
    result.realm = "example.org";
    result.nonce = "abc";
    result.algorithm = std::move(algorithm);
    result.qop = std::move(qop);
    return result;
}

Ref<AuthInfo> credentials(const char *password = "secret") {
    return make<AuthInfo>("alice", "", password, "", "", "");
}

/** Value of a parameter of a credentials header, quotes included. */
std::string parameter(const std::string &value, const std::string &name) {
    const std::size_t start = value.find(" " + name + "=");
    if (start == std::string::npos) return "absent";
    const std::size_t from = start + name.size() + 2;
    std::size_t end = from;
    for (bool quoted = false; end < value.size() && (quoted || value[end] != ','); ++end) {
        if (value[end] == '\\')
            ++end;
        else if (value[end] == '"')
            quoted = !quoted;
    }
    return value.substr(from, end - from);
}

ChallengeFault checked(const sip::Challenge &challenge) {
    return check(challenge, *make<DigestAuthenticationPolicy>());
}

} // namespace

// RFC 2617 section 3.5.
TEST(DigestSession, AnswersTheExampleOfRfc2617) {
    sip::Challenge mufasa;
    mufasa.scheme = "Digest";
    mufasa.realm = "testrealm@host.com";
    mufasa.qop = "auth,auth-int";
    mufasa.nonce = "dcd98b7102dd2f0e8b11d0f600bfb0c093";
    mufasa.opaque = "5ccc069c403ebaf9f0171e9517f40e41";
    DigestSession session(mufasa, *make<AuthInfo>("Mufasa", "", "Circle Of Life", "", "", ""), false);

    const std::string value = session.authorization("GET", "/dir/index.html", "0a4f113b");
    EXPECT_EQ(value.substr(0, 7), "Digest ");
    EXPECT_EQ(parameter(value, "username"), "\"Mufasa\"");
    EXPECT_EQ(parameter(value, "realm"), "\"testrealm@host.com\"");
    EXPECT_EQ(parameter(value, "nonce"), "\"dcd98b7102dd2f0e8b11d0f600bfb0c093\"");
    EXPECT_EQ(parameter(value, "uri"), "\"/dir/index.html\"");
    EXPECT_EQ(parameter(value, "qop"), "auth");
    EXPECT_EQ(parameter(value, "nc"), "00000001");
    EXPECT_EQ(parameter(value, "cnonce"), "\"0a4f113b\"");
    EXPECT_EQ(parameter(value, "response"), "\"6629fae49393a05397450978507c4ef1\"");
    EXPECT_EQ(parameter(value, "opaque"), "\"5ccc069c403ebaf9f0171e9517f40e41\"");
    EXPECT_EQ(parameter(value, "algorithm"), "absent");
}

// RFC 7616 section 3.9.1.
TEST(DigestSession, AnswersTheExamplesOfRfc7616) {
    const auto mufasa = make<AuthInfo>("Mufasa", "", "Circle of Life", "", "", "");
    sip::Challenge offered;
    offered.scheme = "Digest";
    offered.realm = "http-auth@example.org";
    offered.qop = "auth, auth-int";
    offered.nonce = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
    offered.opaque = "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS";
    const char *cnonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

    offered.algorithm = "SHA-256";
    const std::string sha =
        DigestSession(offered, *mufasa, false).authorization("GET", "/dir/index.html", cnonce);
    EXPECT_EQ(parameter(sha, "algorithm"), "SHA-256");
    EXPECT_EQ(parameter(sha, "response"),
              "\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"");

    offered.algorithm = "MD5";
    const std::string md5 =
        DigestSession(offered, *mufasa, false).authorization("GET", "/dir/index.html", cnonce);
    EXPECT_EQ(parameter(md5, "algorithm"), "MD5");
    EXPECT_EQ(parameter(md5, "response"), "\"8ca523f5e9506fed4657c9700eebdbec\"");
}

// RFC 2069 section 2.4 with its erratum 749.
TEST(DigestSession, AnswersTheExampleOfRfc2069) {
    sip::Challenge old;
    old.scheme = "Digest";
    old.realm = "testrealm@host.com";
    old.nonce = "dcd98b7102dd2f0e8b11d0f600bfb0c093";
    DigestSession session(old, *make<AuthInfo>("Mufasa", "", "CircleOfLife", "", "", ""), false);

    const std::string value = session.authorization("GET", "/dir/index.html");
    EXPECT_EQ(parameter(value, "response"), "\"1949323746fe6a43ef61f9606e7febea\"");
    for (const char *name : {"qop", "nc", "cnonce", "opaque"})
        EXPECT_EQ(parameter(value, name), "absent") << name;
}

TEST(DigestSession, CountsTheNonceUpInHexadecimal) {
    DigestSession session(challenge(), *credentials(), false);
    for (int i = 0; i < 9; ++i)
        session.authorization("REGISTER", "sip:example.org");
    EXPECT_EQ(parameter(session.authorization("REGISTER", "sip:example.org"), "nc"), "0000000a");
}

TEST(DigestSession, TakesNewClientNonceEachTime) {
    DigestSession session(challenge(), *credentials(), false);
    const std::string first = parameter(session.authorization("REGISTER", "sip:example.org"), "cnonce");
    EXPECT_NE(first, parameter(session.authorization("REGISTER", "sip:example.org"), "cnonce"));
    EXPECT_GE(first.size(), 18u);
}

TEST(DigestSession, UsesUseridAsDigestUsername) {
    DigestSession session(challenge(), *make<AuthInfo>("alice", "id7", "secret", "", "", ""), false);
    const std::string value = session.authorization("REGISTER", "sip:example.org", "c");
    EXPECT_EQ(parameter(value, "username"), "\"id7\"");

    DigestSession same(challenge(), *make<AuthInfo>("id7", "", "secret", "", "", ""), false);
    EXPECT_EQ(value, same.authorization("REGISTER", "sip:example.org", "c"));
}

TEST(DigestSession, UsesHa1AsGiven) {
    const Secret ha1 = computeHa1(DigestAlgorithm::Md5, "alice", "example.org", "secret");
    DigestSession byHash(challenge(), *make<AuthInfo>("alice", "", "", ha1.view(), "", ""), false);
    DigestSession byPassword(challenge(), *credentials(), false);
    EXPECT_EQ(byHash.authorization("REGISTER", "sip:example.org", "c"),
              byPassword.authorization("REGISTER", "sip:example.org", "c"));
}

TEST(DigestSession, PasswordGoesBeforeHa1) {
    DigestSession both(challenge(), *make<AuthInfo>("alice", "", "secret", "wrong", "", ""), false);
    DigestSession password(challenge(), *credentials(), false);
    EXPECT_EQ(both.authorization("REGISTER", "sip:example.org", "c"),
              password.authorization("REGISTER", "sip:example.org", "c"));
}

TEST(DigestSession, QuotesWhatNeedsIt) {
    sip::Challenge odd = challenge();
    odd.realm = "a\"b\\c, response=\"evil";
    DigestSession session(odd, *make<AuthInfo>("al\"ice", "", "secret", "", "", ""), false);
    const std::string value = session.authorization("REGISTER", "sip:example.org");
    EXPECT_EQ(parameter(value, "realm"), R"("a\"b\\c, response=\"evil")");
    EXPECT_EQ(parameter(value, "username"), R"("al\"ice")");
}

TEST(DigestSession, LetsNoLineBreakOutOfTheUsername) {
    DigestSession session(challenge(), *make<AuthInfo>("a\r\nEvil: 1", "", "secret", "", "", ""), false);
    EXPECT_EQ(session.authorization("REGISTER", "sip:example.org").find_first_of("\r\n"), std::string::npos);
}

TEST(DigestSession, EchoesEmptyOpaque) {
    sip::Challenge offered = challenge();
    offered.opaque = "";
    DigestSession session(offered, *credentials(), false);
    EXPECT_EQ(parameter(session.authorization("REGISTER", "sip:example.org"), "opaque"), "\"\"");
}

TEST(DigestSession, AnswersEmptyRealm) {
    sip::Challenge offered = challenge();
    offered.realm = "";
    EXPECT_EQ(checked(offered), ChallengeFault::None);
    DigestSession session(offered, *credentials(), false);
    EXPECT_EQ(parameter(session.authorization("REGISTER", "sip:example.org"), "realm"), "\"\"");
}

TEST(DigestSession, NamesTheHeader) {
    EXPECT_STREQ(DigestSession(challenge(), *credentials(), false).headerName(), "Authorization");
    EXPECT_STREQ(DigestSession(challenge(), *credentials(), true).headerName(), "Proxy-Authorization");
}

TEST(DigestSession, RecognisesItsCredentials) {
    const DigestSession session(challenge(), *credentials(), false);
    EXPECT_TRUE(session.usesCredentials(*credentials()));
    EXPECT_FALSE(session.usesCredentials(*credentials("other")));
    EXPECT_FALSE(session.usesCredentials(*make<AuthInfo>("alice", "id", "secret", "", "", "")));
}

TEST(ChallengeCheck, AcceptsSupportedOnes) {
    for (const char *algorithm : {"MD5", "md5", "SHA-256", "sha-256", ""})
        EXPECT_EQ(checked(challenge(algorithm)), ChallengeFault::None) << algorithm;
    EXPECT_EQ(checked(challenge(std::nullopt)), ChallengeFault::None);
    for (const char *qop : {"auth", "AUTH", "auth-int,auth", " auth-int , auth ", "auth,unheard-of", "", ","})
        EXPECT_EQ(checked(challenge(std::nullopt, qop)), ChallengeFault::None) << qop;
    EXPECT_EQ(checked(challenge(std::nullopt, std::nullopt)), ChallengeFault::None);
    sip::Challenge lower = challenge();
    lower.scheme = "dIGEST";
    EXPECT_EQ(checked(lower), ChallengeFault::None);
}

TEST(ChallengeCheck, RefusesOtherSchemes) {
    for (const char *scheme : {"Basic", "Bearer", "", "Digestive"}) {
        sip::Challenge other = challenge();
        other.scheme = scheme;
        EXPECT_EQ(checked(other), ChallengeFault::NotDigest) << scheme;
    }
}

TEST(ChallengeCheck, WantsRealmAndNonce) {
    sip::Challenge noRealm = challenge();
    noRealm.realm.reset();
    EXPECT_EQ(checked(noRealm), ChallengeFault::NoRealm);
    sip::Challenge noNonce = challenge();
    noNonce.nonce.reset();
    EXPECT_EQ(checked(noNonce), ChallengeFault::NoNonce);
    noNonce.nonce = "";
    EXPECT_EQ(checked(noNonce), ChallengeFault::NoNonce);
}

TEST(ChallengeCheck, RefusesOtherAlgorithms) {
    for (const char *algorithm : {"MD5-sess", "SHA-256-sess", "SHA-512-256", "AKAv1-MD5", "x"})
        EXPECT_EQ(checked(challenge(algorithm)), ChallengeFault::UnknownAlgorithm) << algorithm;
}

TEST(ChallengeCheck, RefusesQopWithoutAuth) {
    for (const char *qop : {"auth-int", "auth-int,", "authentic", "auth auth-int"})
        EXPECT_EQ(checked(challenge(std::nullopt, qop)), ChallengeFault::UnknownQop) << qop;
}

TEST(ChallengeCheck, RefusesWhatCannotBeSentBack) {
    sip::Challenge odd = challenge();
    odd.nonce = "a\r\nb";
    EXPECT_EQ(checked(odd), ChallengeFault::Unprintable);
    odd = challenge();
    odd.opaque = std::string("a\0b", 3);
    EXPECT_EQ(checked(odd), ChallengeFault::Unprintable);
    odd = challenge();
    odd.realm = std::string(5000, 'r');
    EXPECT_EQ(checked(odd), ChallengeFault::Unprintable);
}

TEST(ChallengeCheck, FollowsThePolicy) {
    const auto policy = make<DigestAuthenticationPolicy>();
    policy->setAllowsMd5(false);
    EXPECT_EQ(check(challenge(), *policy), ChallengeFault::Md5Forbidden);
    EXPECT_EQ(check(challenge("SHA-256"), *policy), ChallengeFault::None);
    policy->setAllowsNoQop(false);
    EXPECT_EQ(check(challenge("SHA-256", std::nullopt), *policy), ChallengeFault::NoQopForbidden);
    EXPECT_EQ(check(challenge("SHA-256", ""), *policy), ChallengeFault::NoQopForbidden);
    EXPECT_EQ(check(challenge("SHA-256", "auth"), *policy), ChallengeFault::None);
}

TEST(ChallengeCheck, DescribesEveryFault) {
    for (int fault = 0; fault <= static_cast<int>(ChallengeFault::NoQopForbidden); ++fault)
        EXPECT_STRNE(describe(static_cast<ChallengeFault>(fault)), "unknown") << fault;
}

} // namespace slimphone
