#include "auth-info/digest-authentication-policy.h"
#include "registration/registration.h"
#include "support/fake-stack.h"

#include <gtest/gtest.h>

namespace slimphone {
namespace {

using namespace std::chrono_literals;
using test::FakeClock;
using test::FakeStack;

/** An account in miniature: keeps what it hears. */
class Client final : public RegistrationClient {
public:
    const char *name() const noexcept override { return "sip:alice@example.org"; }
    RegisterForm registerForm() const override {
        RegisterForm form;
        form.requestUri = "sip:example.org";
        form.addressOfRecord = "<sip:alice@example.org>";
        form.hop.host = "registrar.example.org";
        form.contact.user = "alice";
        form.contact.parameters = contactParameters;
        form.expires = expires;
        return form;
    }
    const AuthInfo *credentials(const std::string &, const std::string &) const override {
        return info.get();
    }
    const DigestAuthenticationPolicy &digestPolicy() const override { return *policy; }
    void onRegistered(const BindingConfirmation &confirmation) override {
        heard.emplace_back("registered");
        granted = confirmation.granted;
        contact = confirmation.contact;
    }
    void onUnregistered() override { heard.emplace_back("unregistered"); }
    void onRegistrationFailed(const RegistrationFailure &failure) override {
        heard.push_back("failed " + std::to_string(failure.status) + " " + failure.phrase);
        retriedSoon = failure.retriedSoon;
    }
    void onAuthenticationDemanded(const AuthenticationDemand &demand) override {
        heard.push_back("demand " + demand.realm);
        rejected = static_cast<bool>(demand.rejected);
    }

    Ref<AuthInfo> info;
    Ref<DigestAuthenticationPolicy> policy = make<DigestAuthenticationPolicy>();
    std::vector<std::string> heard;
    std::chrono::seconds granted{0};
    std::chrono::seconds expires{3600};
    std::string contact;
    std::string contactParameters;
    bool rejected = false;
    bool retriedSoon = false;
};

class RegistrationTest : public testing::Test {
protected:
    void run() {
        stack.run(1ms);
        timers.runDue(clock, clock.now(), TimePoint::max());
        flows.run(clock, TimePoint::max());
        window.run(clock, TimePoint::max());
    }
    void advance(Duration time) {
        clock.advance(time);
        run();
    }
    /** Registered for @p expires seconds. */
    void register_(int expires = 100) {
        registration.start();
        run();
        stack.accept(expires);
        run();
        client.heard.clear();
    }
    static Ref<AuthInfo> password(const char *secret) {
        return make<AuthInfo>("alice", "", secret, "", "", "");
    }

    FakeClock clock;
    FakeStack stack;
    TimerQueue timers;
    RegisterWindow window{10};
    RetryPolicy policy;
    std::size_t unregistering = 0;
    FlowBindings flows;
    Client client;
    const RegistrationContext context{stack, timers, clock, window, policy, unregistering, flows};
    Registration registration{context, client};
};

TEST_F(RegistrationTest, FirstRequestHasCseqTwentyAndTheFormsContent) {
    registration.start();
    run();
    ASSERT_EQ(stack.sent.size(), 1U);
    EXPECT_EQ(stack.last().request.method, "REGISTER");
    EXPECT_EQ(stack.last().request.requestUri, "sip:example.org");
    EXPECT_EQ(stack.last().request.cseq, 20U);
    EXPECT_EQ(stack.last().request.to, "<sip:alice@example.org>");
    EXPECT_EQ(stack.last().request.from.rfind("<sip:alice@example.org>;tag=", 0), 0U);
    EXPECT_EQ(stack.last().header("Expires"), "3600");
}

TEST_F(RegistrationTest, AnswerWithoutOurContactGrantsTheExpiresHeader) {
    registration.start();
    run();
    stack.answer(200, "OK", {{"Contact", "<sip:bob@198.51.100.7>;expires=5"}, {"Expires", "60"}});
    run();
    EXPECT_EQ(client.granted, 60s);
    EXPECT_EQ(client.contact, "");
}

TEST_F(RegistrationTest, OwnContactAmongOthersGrantsItsExpires) {
    registration.start();
    run();
    stack.answer(200, "OK",
                 {{"Contact", "<sip:alice@198.51.100.7>;expires=5, <sip:alice@192.0.2.1:5070>;expires=77"},
                  {"Expires", "60"}});
    run();
    EXPECT_EQ(client.granted, 77s);
    EXPECT_EQ(client.contact, "<sip:alice@192.0.2.1:5070>;expires=77");
}

TEST_F(RegistrationTest, GrantedZeroCountsAsRequested) {
    registration.start();
    run();
    stack.accept(0);
    run();
    EXPECT_EQ(client.granted, 3600s);
}

TEST_F(RegistrationTest, AnySuccessCodeRegisters) {
    registration.start();
    run();
    stack.answer(202, "Accepted");
    run();
    EXPECT_EQ(client.heard, std::vector<std::string>{"registered"});
}

TEST_F(RegistrationTest, PublicGruuBecomesTheContact) {
    client.contactParameters = ";+sip.instance=\"<urn:uuid:1>\"";
    registration.start();
    run();
    stack.answer(200, "OK",
                 {{"Contact", "<sip:alice@203.0.113.9:99>;+sip.instance=\"<urn:uuid:1>\";pub-gruu=\"sip:"
                              "alice@example.org;gr=x\""}});
    run();
    EXPECT_EQ(client.contact, "<sip:alice@example.org;gr=x>");
}

TEST_F(RegistrationTest, RefreshesAtNineTenthsOfTheGrantedTime) {
    register_(100);
    advance(89s);
    EXPECT_EQ(stack.sent.size(), 1U);
    advance(1s);
    ASSERT_EQ(stack.sent.size(), 2U);
    EXPECT_EQ(stack.last().request.cseq, 21U);
    EXPECT_EQ(stack.last().request.callId, stack.sent.front()->request.callId);
}

TEST_F(RegistrationTest, GrantedTimeCountsWhetherShorterOrLongerThanWanted) {
    const std::pair<int, Duration> rows[] = {{1, 900ms},          {2, 1800ms},     {60, 54s},
                                             {7200, 6480s},       {86400, 77760s}, {31536000, 77760s},
                                             {2147483647, 77760s}};
    for (const auto &[granted, refresh] : rows) {
        SCOPED_TRACE(granted);
        register_(granted);
        EXPECT_EQ(timers.nextDue() - clock.now(), refresh);
    }
}

TEST_F(RegistrationTest, UnregistersInTheSameCallId) {
    register_();
    registration.unregister();
    EXPECT_EQ(unregistering, 1U);
    run();
    EXPECT_EQ(stack.last().header("Expires"), "0");
    EXPECT_EQ(stack.last().request.callId, stack.sent.front()->request.callId);
    stack.answer(200, "OK");
    run();
    EXPECT_EQ(client.heard, std::vector<std::string>{"unregistered"});
    EXPECT_EQ(unregistering, 0U);
}

TEST_F(RegistrationTest, ChallengeIsAnsweredWithTheNextCseq) {
    client.info = password("secret");
    registration.start();
    run();
    stack.challenge();
    run();
    ASSERT_EQ(stack.sent.size(), 2U);
    EXPECT_EQ(stack.last().request.cseq, 21U);
    EXPECT_NE(stack.last().header("Authorization").find("username=\"alice\""), std::string::npos);
    stack.accept(10);
    run();
    EXPECT_EQ(client.heard, std::vector<std::string>{"registered"});
}

TEST_F(RegistrationTest, RefreshCarriesCredentialsWithTheNextNonceCount) {
    client.info = password("secret");
    registration.start();
    run();
    stack.challenge();
    run();
    stack.accept(10);
    run();
    advance(9s);
    EXPECT_NE(stack.last().header("Authorization").find("nc=00000002"), std::string::npos);
}

TEST_F(RegistrationTest, StaleNonceIsRenewedWithoutAsking) {
    client.info = password("secret");
    registration.start();
    run();
    stack.challenge("n1");
    run();
    stack.challenge("n2", true);
    run();
    EXPECT_NE(stack.last().header("Authorization").find("nonce=\"n2\""), std::string::npos);
    EXPECT_TRUE(client.heard.empty());
}

TEST_F(RegistrationTest, EndlessStaleChallengesFail) {
    client.info = password("secret");
    registration.start();
    run();
    for (int i = 0; i < 50 && client.heard.empty(); ++i) {
        stack.challenge("n" + std::to_string(i), true);
        run();
    }
    EXPECT_EQ(client.heard.size(), 1U);
    EXPECT_LE(stack.sent.size(), 6U);
}

TEST_F(RegistrationTest, WrongPasswordIsReportedAndNotTriedAgain) {
    client.info = password("wrong");
    registration.start();
    run();
    stack.challenge("n1");
    run();
    stack.challenge("n2");
    run();
    ASSERT_EQ(client.heard, std::vector<std::string>{"demand example.org"});
    EXPECT_TRUE(client.rejected);
    EXPECT_FALSE(registration.resumeWithCredentials());
    registration.failAuthentication();
    advance(24h);
    EXPECT_EQ(stack.sent.size(), 2U);
    EXPECT_EQ(client.heard.back(), "failed 401 Unauthorized");
}

TEST_F(RegistrationTest, CredentialsThatComeLaterAreTriedOnTheSameChallenge) {
    registration.start();
    run();
    stack.challenge("n1");
    run();
    ASSERT_EQ(client.heard, std::vector<std::string>{"demand example.org"});
    EXPECT_FALSE(client.rejected);
    registration.failAuthentication();
    client.info = password("secret");
    ASSERT_TRUE(registration.resumeWithCredentials());
    run();
    EXPECT_NE(stack.last().header("Authorization").find("nonce=\"n1\""), std::string::npos);
}

TEST_F(RegistrationTest, CredentialsThatComeLateBeginWithANewChallenge) {
    registration.start();
    run();
    stack.challenge("n1");
    run();
    registration.failAuthentication();
    client.info = password("secret");
    clock.advance(60s);
    ASSERT_TRUE(registration.resumeWithCredentials());
    run();
    EXPECT_EQ(stack.last().header("Authorization"), "");
}

TEST_F(RegistrationTest, UnusableChallengeFailsWithTheServersWords) {
    client.info = password("secret");
    for (const char *challenge : {"Basic realm=\"x\"", "Bearer", "Digest nonce=\"n\"", "Digest realm=\"x\"",
                                  "Digest realm=\"x\", nonce=\"n\", algorithm=SHA-512-256", ""}) {
        client.heard.clear();
        registration.start();
        run();
        stack.answer(401, "Unauthorized", {{"WWW-Authenticate", challenge}});
        run();
        EXPECT_EQ(client.heard, std::vector<std::string>{"failed 401 Unauthorized"}) << challenge;
    }
}

TEST_F(RegistrationTest, TooBriefIsRepeatedWithTheMinimumAndKept) {
    client.expires = 10s;
    registration.start();
    run();
    stack.answer(423, "Interval Too Brief", {{"Min-Expires", "60"}});
    run();
    EXPECT_EQ(stack.last().header("Expires"), "60");
    stack.accept();
    run();
    EXPECT_EQ(client.granted, 60s);
    advance(54s);
    EXPECT_EQ(stack.last().header("Expires"), "60");
}

TEST_F(RegistrationTest, TooBriefForeverFails) {
    registration.start();
    run();
    for (int minimum = 4000; client.heard.empty() && minimum < 5000; minimum += 10) {
        stack.answer(423, "Interval Too Brief", {{"Min-Expires", std::to_string(minimum)}});
        run();
    }
    EXPECT_EQ(client.heard, std::vector<std::string>{"failed 423 Interval Too Brief"});
    EXPECT_LE(stack.sent.size(), 4U);
}

TEST_F(RegistrationTest, RedirectionIsFollowedWithoutCredentials) {
    client.info = password("secret");
    registration.start();
    run();
    stack.challenge();
    run();
    stack.answer(302, "Moved Temporarily", {{"Contact", "<sip:other.example.net:5090;transport=tcp>"}});
    run();
    EXPECT_EQ(stack.last().hop.host, "other.example.net");
    EXPECT_EQ(stack.last().hop.port, 5090);
    EXPECT_EQ(stack.last().hop.transport, sip::Transport::Tcp);
    EXPECT_EQ(stack.last().request.requestUri, "sip:other.example.net:5090;transport=tcp");
    EXPECT_EQ(stack.last().header("Authorization"), "");
}

TEST_F(RegistrationTest, RedirectionsWithoutEndFail) {
    registration.start();
    run();
    for (int i = 0; i < 50 && client.heard.empty(); ++i) {
        stack.answer(302, "Moved Temporarily", {{"Contact", "<sip:other.example.net>"}});
        run();
    }
    EXPECT_EQ(client.heard, std::vector<std::string>{"failed 302 Moved Temporarily"});
    EXPECT_LE(stack.sent.size(), 6U);
}

TEST_F(RegistrationTest, UnusableRedirectionsFail) {
    for (int status : {300, 302, 305}) {
        client.heard.clear();
        registration.start();
        run();
        stack.answer(status, "Elsewhere");
        run();
        EXPECT_EQ(client.heard, std::vector<std::string>{"failed " + std::to_string(status) + " Elsewhere"});
    }
}

TEST_F(RegistrationTest, AddressSeenByTheServerLeadsToOneMoreRegister) {
    registration.start();
    run();
    stack.answer(200, "OK", {}, sip::Endpoint{"203.0.113.5", 4242});
    run();
    ASSERT_EQ(stack.sent.size(), 2U);
    EXPECT_TRUE(client.heard.empty());
    stack.answer(200, "OK", {}, sip::Endpoint{"203.0.113.5", 4243});
    run();
    EXPECT_EQ(stack.sent.size(), 2U);
    EXPECT_EQ(client.heard, std::vector<std::string>{"registered"});
}

TEST_F(RegistrationTest, FailureIsRetriedWithGrowingPauses) {
    registration.start();
    run();
    Duration previous{0};
    for (int i = 0; i < 4; ++i) {
        stack.answer(500, "Server Internal Error");
        run();
        const Duration wait = timers.nextDue() - clock.now();
        EXPECT_GE(wait, policy.delay(static_cast<unsigned>(i + 1), 0));
        EXPECT_GE(wait * 2, previous);
        previous = wait;
        advance(wait);
        EXPECT_EQ(stack.sent.size(), static_cast<std::size_t>(i + 2));
    }
}

TEST_F(RegistrationTest, RetryAfterIsHonoured) {
    registration.start();
    run();
    stack.answer(503, "Service Unavailable", {{"Retry-After", "7 (soon);duration=3"}});
    run();
    EXPECT_EQ(timers.nextDue() - clock.now(), Duration(7s));
}

TEST_F(RegistrationTest, SilenceFailsWithTimeout) {
    registration.start();
    run();
    stack.fail(sip::FailureKind::Timeout);
    run();
    EXPECT_EQ(client.heard, std::vector<std::string>{"failed 408 Request timeout"});
    EXPECT_EQ(timers.size(), 1U);
}

TEST_F(RegistrationTest, LostConnectionUnderABindingIsTriedAgainAtOnceAndOnce) {
    register_();
    advance(90s);
    stack.fail(sip::FailureKind::Connection, "reset");
    run();
    EXPECT_TRUE(client.retriedSoon);
    EXPECT_EQ(stack.sent.size(), 3U);
    stack.fail(sip::FailureKind::Connection, "refused");
    run();
    EXPECT_FALSE(client.retriedSoon);
    EXPECT_EQ(stack.sent.size(), 3U);
}

TEST_F(RegistrationTest, BystanderIsSentAgainWithoutNotice) {
    registration.start();
    run();
    stack.fail(sip::FailureKind::Bystander);
    run();
    EXPECT_EQ(stack.sent.size(), 2U);
    EXPECT_TRUE(client.heard.empty());
}

TEST_F(RegistrationTest, ForbiddenWithCredentialsIsNotRetried) {
    client.info = password("secret");
    registration.start();
    run();
    stack.challenge();
    run();
    stack.answer(403, "Forbidden");
    run();
    EXPECT_EQ(client.heard, (std::vector<std::string>{"demand example.org", "failed 403 Forbidden"}));
    EXPECT_TRUE(client.rejected);
    EXPECT_EQ(timers.size(), 0U);
    EXPECT_FALSE(registration.resumeWithCredentials());
    client.info = password("another");
    EXPECT_TRUE(registration.resumeWithCredentials());
}

TEST_F(RegistrationTest, StopSilencesEverything) {
    registration.start();
    run();
    stack.accept();
    registration.stop();
    advance(24h);
    EXPECT_TRUE(client.heard.empty());
    EXPECT_EQ(stack.sent.size(), 1U);
}

TEST_F(RegistrationTest, PauseKeepsTheCallIdForTheNextRefresh) {
    register_();
    registration.pause();
    advance(24h);
    EXPECT_EQ(stack.sent.size(), 1U);
    registration.refresh();
    run();
    EXPECT_EQ(stack.last().request.callId, stack.sent.front()->request.callId);
}

TEST_F(RegistrationTest, WaitingForADeadHopFailsWithItsFirstVictim) {
    RegisterWindow narrow(1);
    Client second;
    const RegistrationContext around{stack, timers, clock, narrow, policy, unregistering, flows};
    Registration first(around, client);
    Registration waiting(around, second);
    first.start();
    waiting.start();
    narrow.run(clock, TimePoint::max());
    ASSERT_EQ(stack.sent.size(), 1U);
    stack.fail(sip::FailureKind::Timeout);
    stack.run(1ms);
    narrow.run(clock, TimePoint::max());
    EXPECT_EQ(stack.sent.size(), 1U);
    EXPECT_EQ(second.heard, std::vector<std::string>{"failed 408 Request timeout"});
}

} // namespace
} // namespace slimphone
