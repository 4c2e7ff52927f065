#include "auth-info/auth-info.h"
#include "auth-info/credential-store.h"
#include "auth-info/digest-authentication-policy.h"
#include "registration/digest-authenticator.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace slimphone {

namespace {

using Outcome = ChallengeVerdict::Outcome;

class DigestAuthenticatorTest : public testing::Test {
protected:
    DigestAuthenticatorTest() { store.add(*make<AuthInfo>("alice", "", "secret", "", "", "")); }

    ChallengeVerdict challenged(const std::vector<sip::HeaderView> &headers) {
        return authenticator.challenged(headers, *policy, [this](const auto &realm, const auto &algorithm) {
            return store.find("alice", realm, "example.org", algorithm);
        });
    }
    ChallengeVerdict challenged(std::string_view value) { return challenged({{"WWW-Authenticate", value}}); }

    std::vector<sip::HeaderField> authorized() {
        std::vector<sip::HeaderField> headers;
        authenticator.authorize("REGISTER", "sip:example.org", headers);
        return headers;
    }

    Ref<DigestAuthenticationPolicy> policy = make<DigestAuthenticationPolicy>();
    CredentialStore store;
    DigestAuthenticator authenticator;
};

constexpr const char *kFirst = R"(Digest realm="r", nonce="n1", qop="auth")";
constexpr const char *kSecond = R"(Digest realm="r", nonce="n2", qop="auth")";
constexpr const char *kStale = R"(Digest realm="r", nonce="n2", qop="auth", stale=true)";

} // namespace

TEST_F(DigestAuthenticatorTest, SendsNothingUnasked) { EXPECT_TRUE(authorized().empty()); }

TEST_F(DigestAuthenticatorTest, AnswersAChallenge) {
    EXPECT_EQ(challenged(kFirst).outcome, Outcome::Answered);
    const auto headers = authorized();
    ASSERT_EQ(headers.size(), 1u);
    EXPECT_EQ(headers[0].name, "Authorization");
    EXPECT_NE(headers[0].value.find("nonce=\"n1\""), std::string::npos);
}

TEST_F(DigestAuthenticatorTest, ChoosesSha256BeforeMd5InAnyOrder) {
    const auto verdict =
        challenged({{"WWW-Authenticate", R"(Digest realm="r", nonce="m", algorithm=MD5)"},
                    {"WWW-Authenticate", R"(Digest realm="r", nonce="s", algorithm=SHA-256)"}});
    EXPECT_EQ(verdict.outcome, Outcome::Answered);
    EXPECT_EQ(verdict.algorithms, (std::vector<std::string>{"SHA-256", "MD5"}));
    const auto headers = authorized();
    ASSERT_EQ(headers.size(), 1u) << "one answer for each realm";
    EXPECT_NE(headers[0].value.find("algorithm=SHA-256"), std::string::npos);
}

TEST_F(DigestAuthenticatorTest, ChoosesTheAlgorithmThatCredentialsFit) {
    store.clear();
    store.add(*make<AuthInfo>("alice", "", "", "939e7578ed9e3c518a452acee763bce9", "r", ""));
    EXPECT_EQ(challenged({{"WWW-Authenticate", R"(Digest realm="r", nonce="s", algorithm=SHA-256)"},
                          {"WWW-Authenticate", R"(Digest realm="r", nonce="m", algorithm=MD5)"}})
                  .outcome,
              Outcome::Answered);
    EXPECT_NE(authorized().at(0).value.find("algorithm=MD5"), std::string::npos);
}

TEST_F(DigestAuthenticatorTest, ReadsSeveralChallengesInOneHeader) {
    EXPECT_EQ(
        challenged(R"(Basic realm="r", Digest realm="r", nonce="n", qop="auth", Bearer scope="x")").outcome,
        Outcome::Answered);
}

TEST_F(DigestAuthenticatorTest, AnswersEveryRealm) {
    EXPECT_EQ(challenged({{"WWW-Authenticate", kFirst},
                          {"Proxy-Authenticate", R"(Digest realm="p", nonce="x")"},
                          {"Proxy-Authenticate", R"(Digest realm="r", nonce="y")"}})
                  .outcome,
              Outcome::Answered);
    const auto headers = authorized();
    ASSERT_EQ(headers.size(), 3u);
    EXPECT_EQ(headers[0].name, "Authorization");
    EXPECT_EQ(headers[1].name, "Proxy-Authorization");
    EXPECT_NE(headers[2].value.find("nonce=\"y\""), std::string::npos);
}

TEST_F(DigestAuthenticatorTest, TellsWhatIsMissing) {
    store.clear();
    const auto verdict = challenged(R"(Digest realm="the realm", nonce="n", algorithm=SHA-256)");
    EXPECT_EQ(verdict.outcome, Outcome::CredentialsMissing);
    EXPECT_EQ(verdict.realm, "the realm");
    EXPECT_EQ(verdict.algorithms, std::vector<std::string>{"SHA-256"});
    EXPECT_TRUE(authorized().empty());
}

TEST_F(DigestAuthenticatorTest, AnswersTheSameChallengeOnceCredentialsHaveCome) {
    store.clear();
    EXPECT_EQ(challenged(kFirst).outcome, Outcome::CredentialsMissing);
    store.add(*make<AuthInfo>("alice", "", "secret", "", "", ""));
    EXPECT_EQ(challenged(kFirst).outcome, Outcome::Answered);
}

TEST_F(DigestAuthenticatorTest, MissingCredentialsForOneRealmCountMoreThanAnAnswerForAnother) {
    store.clear();
    store.add(*make<AuthInfo>("alice", "", "", "0123", "r", ""));
    const auto verdict =
        challenged({{"WWW-Authenticate", kFirst}, {"Proxy-Authenticate", R"(Digest realm="p", nonce="x")"}});
    EXPECT_EQ(verdict.outcome, Outcome::CredentialsMissing);
    EXPECT_EQ(verdict.realm, "p");
}

TEST_F(DigestAuthenticatorTest, CallsWhatItCannotAnswerUnsupported) {
    const std::pair<const char *, ChallengeFault> cases[] = {
        {"", ChallengeFault::NotDigest},
        {"Basic realm=\"r\"", ChallengeFault::NotDigest},
        {"Bearer realm=\"r\"", ChallengeFault::NotDigest},
        {"Digest nonce=\"n\"", ChallengeFault::NoRealm},
        {"Digest realm=\"r\"", ChallengeFault::NoNonce},
        {R"(Digest realm="r", nonce="n", algorithm=MD5-sess)", ChallengeFault::UnknownAlgorithm},
        {R"(Digest realm="r", nonce="n", qop="auth-int")", ChallengeFault::UnknownQop},
    };
    for (const auto &[value, fault] : cases) {
        const auto verdict = challenged(value);
        EXPECT_EQ(verdict.outcome, Outcome::Unsupported) << value;
        EXPECT_EQ(verdict.fault, fault) << value;
    }
    EXPECT_EQ(challenged(std::vector<sip::HeaderView>{}).outcome, Outcome::Unsupported);
    EXPECT_TRUE(authorized().empty());
}

TEST_F(DigestAuthenticatorTest, TakesSecondChallengeForARefusal) {
    challenged(kFirst);
    authorized();
    const auto verdict = challenged(kSecond);
    EXPECT_EQ(verdict.outcome, Outcome::CredentialsRejected);
    EXPECT_EQ(verdict.rejected, store.findAny("alice", "", ""));
    EXPECT_EQ(verdict.realm, "r");
}

TEST_F(DigestAuthenticatorTest, DoesNotSendRefusedCredentialsAgain) {
    challenged(kFirst);
    authorized();
    challenged(kSecond);
    EXPECT_TRUE(authorized().empty());
    EXPECT_EQ(challenged(R"(Digest realm="r", nonce="n3")").outcome, Outcome::CredentialsRejected);
}

TEST_F(DigestAuthenticatorTest, SendsNewCredentialsAfterARefusal) {
    challenged(kFirst);
    authorized();
    challenged(kSecond);
    store.add(*make<AuthInfo>("alice", "", "right", "", "", ""));
    EXPECT_EQ(challenged(kSecond).outcome, Outcome::Answered);
    EXPECT_EQ(authorized().size(), 1u);
}

TEST_F(DigestAuthenticatorTest, RefusalInOneRealmLeavesTheOther) {
    challenged({{"WWW-Authenticate", kFirst}, {"Proxy-Authenticate", R"(Digest realm="p", nonce="x")"}});
    authorized();
    challenged(kSecond);
    const auto headers = authorized();
    ASSERT_EQ(headers.size(), 1u);
    EXPECT_EQ(headers[0].name, "Proxy-Authorization");
}

TEST_F(DigestAuthenticatorTest, TakesNewNonceWhenStale) {
    challenged(kFirst);
    authorized();
    EXPECT_EQ(challenged(kStale).outcome, Outcome::Answered);
    const auto headers = authorized();
    ASSERT_EQ(headers.size(), 1u);
    EXPECT_NE(headers[0].value.find("nonce=\"n2\""), std::string::npos);
    EXPECT_NE(headers[0].value.find("nc=00000001"), std::string::npos);
}

TEST_F(DigestAuthenticatorTest, DoesNotBelieveStaleWithTheSameNonce) {
    challenged(kStale);
    authorized();
    EXPECT_EQ(challenged(kStale).outcome, Outcome::CredentialsRejected);
}

TEST_F(DigestAuthenticatorTest, DoesNotBelieveStaleForEver) {
    challenged(kFirst);
    int answers = 0;
    for (int i = 0; i < 100; ++i) {
        authorized();
        const std::string value = "Digest realm=\"r\", stale=true, nonce=\"s" + std::to_string(i) + "\"";
        if (challenged(value).outcome != Outcome::Answered) break;
        ++answers;
    }
    EXPECT_EQ(answers, 3);
}

TEST_F(DigestAuthenticatorTest, StaleNonceRevivesRefusedCredentials) {
    challenged(kFirst);
    authorized();
    challenged(kSecond);
    EXPECT_EQ(challenged(R"(Digest realm="r", nonce="n3", stale=true)").outcome, Outcome::Answered);
}

TEST_F(DigestAuthenticatorTest, LaterRequestsCarryCredentialsFromTheStart) {
    challenged(kFirst);
    authorized();
    authenticator.accepted();
    const auto headers = authorized();
    ASSERT_EQ(headers.size(), 1u);
    EXPECT_NE(headers[0].value.find("nc=00000002"), std::string::npos);
}

TEST_F(DigestAuthenticatorTest, TakesNewNonceOnceAfterSuccessEvenIfNotCalledStale) {
    challenged(kFirst);
    authorized();
    authenticator.accepted();
    authorized();
    EXPECT_EQ(challenged(kSecond).outcome, Outcome::Answered);
    authorized();
    EXPECT_EQ(challenged(R"(Digest realm="r", nonce="n3")").outcome, Outcome::CredentialsRejected);
}

TEST_F(DigestAuthenticatorTest, ForgetsEverything) {
    challenged(kFirst);
    authorized();
    challenged(kSecond);
    authenticator.clear();
    EXPECT_TRUE(authenticator.empty());
    EXPECT_EQ(challenged(kSecond).outcome, Outcome::Answered);
}

TEST_F(DigestAuthenticatorTest, KeepsFewSessionsForManyRealms) {
    for (int i = 0; i < 100; ++i)
        challenged("Digest realm=\"r" + std::to_string(i) + "\", nonce=\"n\"");
    EXPECT_EQ(authenticator.sessions().size(), 8u);
    EXPECT_EQ(authenticator.sessions().back().realm(), "r99");
}

TEST_F(DigestAuthenticatorTest, FollowsThePolicy) {
    policy->setAllowsMd5(false);
    EXPECT_EQ(challenged(kFirst).fault, ChallengeFault::Md5Forbidden);
    EXPECT_EQ(challenged({{"WWW-Authenticate", kFirst},
                          {"WWW-Authenticate", R"(Digest realm="r", nonce="s", algorithm=SHA-256)"}})
                  .outcome,
              Outcome::Answered);
}

} // namespace slimphone
