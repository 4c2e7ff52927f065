/**
 * @file
 * Challenges as servers should not send them: answered or Failed, never a crash, never a password
 * sent for nothing.
 */
#include "path-test.h"

#include <atomic>
#include <vector>

namespace slimphone::test {

using testing::HasSubstr;

namespace {

struct OddChallenge {
    const char *name;
    std::vector<std::string> values; ///< of WWW-Authenticate
};

const std::vector<OddChallenge> &unanswerableChallenges() {
    static const std::vector<OddChallenge> challenges{
        {"no challenge", {}},
        {"no realm", {R"(Digest nonce="n")"}},
        {"no nonce", {R"(Digest realm="r")"}},
        {"empty nonce", {R"(Digest realm="r", nonce="")"}},
        {"nothing", {"Digest"}},
        {"Basic", {R"(Basic realm="r")"}},
        {"Basic without realm", {"Basic"}},
        {"Bearer", {R"(Bearer authz_server="https://localhost", scope="sip")"}},
        {"unknown scheme", {R"(Negotiate realm="r", nonce="n")"}},
        {"unknown algorithm", {R"(Digest realm="r", nonce="n", algorithm=SHA-3-512)"}},
        {"auth-int only", {R"(Digest realm="r", nonce="n", qop="auth-int")"}},
        {"Basic and Bearer", {R"(Basic realm="r")", "Bearer"}},
    };
    return challenges;
}

const std::vector<OddChallenge> &answerableChallenges() {
    static const std::vector<OddChallenge> challenges{
        {"without qop", {R"(Digest realm="r", nonce="n")"}},
        {"any order and case", {R"(DIGEST NONCE="n", Algorithm=md5, REALM="r")"}},
        {"auth among others", {R"(Digest realm="r", nonce="n", qop="auth-int,auth")"}},
        {"opaque", {R"(Digest realm="r", nonce="n", opaque="o", domain="sip:x")"}},
        {"unknown parameters", {R"(Digest realm="r", nonce="n", flavour=vanilla, charset="UTF-8")"}},
        {"after an unusable one", {R"(Basic realm="r")", R"(Digest realm="r", nonce="n")"}},
        {"after an unknown algorithm",
         {R"(Digest realm="r", nonce="n", algorithm=SHA-512-256)", R"(Digest realm="r", nonce="n")"}},
    };
    return challenges;
}

} // namespace

class OddChallenges : public PathTest {
protected:
    /** Registers alice, who is asked with @p challenge and then, if she answers, let in. */
    LinphoneRegistrationState attempt(Phone &phone, const OddChallenge &challenge, int status = 401) {
        registrar.clearScripts();
        registrar.clearLog();
        {
            Script script = registrar.answer(status);
            for (const std::string &value : challenge.values)
                script.header(status == 401 ? "WWW-Authenticate" : "Proxy-Authenticate", value);
            script.then(200).forever();
        }
        LinphoneAccount *alice = phone.add("alice", server());
        phone.waitUntil([&] {
            const LinphoneRegistrationState state = Phone::state(alice);
            return state == LinphoneRegistrationOk || state == LinphoneRegistrationFailed;
        });
        const LinphoneRegistrationState result = Phone::state(alice);
        mErrorCode = Phone::errorCode(alice);
        linphone_core_clear_accounts(phone.core());
        return result;
    }

    int mErrorCode = 0;
};

TEST_P(OddChallenges, EndInFailedWhenTheyCannotBeAnswered) {
    for (const OddChallenge &challenge : unanswerableChallenges()) {
        SCOPED_TRACE(challenge.name);
        Phone phone = makePatientPhone();
        phone.addPassword("alice", "secret");
        EXPECT_EQ(attempt(phone, challenge), LinphoneRegistrationFailed);
        EXPECT_EQ(mErrorCode, 401);
        EXPECT_EQ(registrar.registerCount(), 1u);
    }
}

TEST_P(OddChallenges, AreAnsweredWhenTheyCanBe) {
    for (const OddChallenge &challenge : answerableChallenges()) {
        SCOPED_TRACE(challenge.name);
        Phone phone = makePatientPhone();
        phone.addPassword("alice", "secret");
        EXPECT_EQ(attempt(phone, challenge), LinphoneRegistrationOk);
        EXPECT_THAT(registrar.registers().at(1).authorization, HasSubstr("response=\""));
    }
}

TEST_P(OddChallenges, AreAnsweredToAProxyAsWell) {
    Phone phone = makePatientPhone();
    phone.addPassword("alice", "secret");
    EXPECT_EQ(attempt(phone, {"proxy", {R"(Digest realm="p", nonce="n", qop="auth")"}}, 407),
              LinphoneRegistrationOk);
    EXPECT_THAT(registrar.registers().at(1).header("Proxy-Authorization"), HasSubstr(R"(realm="p")"));
}

TEST_P(OddChallenges, WithoutRealmAfterOneWithoutNonceDoNoHarm) {
    registrar.answer(401)
        .header("WWW-Authenticate", R"(Digest realm="r")")
        .then(407)
        .header("Proxy-Authenticate", R"(Digest nonce="n")")
        .then(200);
    Phone phone = makePatientPhone();
    phone.addPassword("alice", "secret");
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed));
    linphone_account_refresh_register(alice);
    ASSERT_TRUE(phone.waitUntil([&] { return registrar.registerCount() == 2; }));
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed));
    linphone_account_refresh_register(alice);
    EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
}

TEST_P(OddChallenges, ThatNeverEndAreGivenUp) {
    // A new nonce each time, and never good enough.
    std::atomic<int> asked{0};
    RawServer server([&asked](const Received &received) -> std::vector<Action> {
        const auto request = requestIn(received);
        if (!request) return {};
        const std::string nonce = std::to_string(++asked);
        return {sendBytes(
            formatResponse(*request,
                           {401,
                            "Unauthorized",
                            {{"WWW-Authenticate", R"(Digest realm="r", stale=true, nonce=")" + nonce + '"'}}},
                           "t"))};
    });
    Phone phone = makePatientPhone();
    phone.addPassword("alice", "secret");
    LinphoneAccount *alice = phone.add("alice", serverAt(server.port()));
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed));
    EXPECT_LE(asked, 6);
}

SLIMPHONE_ON_EVERY_PATH(OddChallenges);

class ChallengesForTheLeanPath : public OddChallenges {};

TEST_P(ChallengesForTheLeanPath, AreReadFromOneLine) {
    Phone phone = makePatientPhone();
    phone.addPassword("alice", "secret");
    EXPECT_EQ(
        attempt(phone, {"list",
                        {R"(Basic realm="r", Digest realm="r", nonce="a", algorithm=SHA-256, qop="auth",)"
                         R"( Digest realm="r", nonce="a", algorithm=MD5)"}}),
        LinphoneRegistrationOk);
    EXPECT_THAT(registrar.registers().at(1).authorization, HasSubstr("algorithm=SHA-256"));
}

TEST_P(ChallengesForTheLeanPath, MayWriteStaleInAnyCase) {
    registrar.answer(401)
        .header("WWW-Authenticate", R"(Digest realm="r", nonce="a")")
        .then(401)
        .header("WWW-Authenticate", R"(Digest realm="r", nonce="b", stale=TRUE)")
        .then(200);
    Phone phone = makePatientPhone();
    phone.addPassword("alice", "secret");
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    EXPECT_THAT(registrar.registers().at(2).authorization, HasSubstr(R"(nonce="b")"));
    EXPECT_EQ(phone.questions, 0);
}

SLIMPHONE_ON_LEAN_PATHS(ChallengesForTheLeanPath);

} // namespace slimphone::test
