/**
 * @file
 * The table of retries: after which end of a REGISTER the next one goes out, and when. Retry-After
 * counts where RFC 3261 lets it; else the pause grows from 30 s to 30 min with a spread of half;
 * a password known to be wrong is not sent again.
 */
#include "core-fixture.h"

namespace slimphone {
namespace {

using namespace std::chrono_literals;

class RetryFixture : public test::CoreFixture {
protected:
    void begin() {
        account = addAccount();
        core->iterate();
    }
    void answer(int status, std::vector<sip::HeaderField> headers = {}) {
        stack->answer(status, "Because", std::move(headers));
        core->iterate();
    }
    /** The next REGISTER goes out between those times from now. */
    void expectRetryBetween(Duration earliest, Duration latest) {
        const std::size_t sent = stack->sent.size();
        advance(earliest - 1ms);
        EXPECT_EQ(stack->sent.size(), sent);
        advance(latest - earliest + 1ms);
        EXPECT_EQ(stack->sent.size(), sent + 1);
    }
    void expectNoRetry() {
        const std::size_t sent = stack->sent.size();
        for (int hour = 0; hour < 48; ++hour)
            advance(1h);
        EXPECT_EQ(stack->sent.size(), sent);
    }
    Ref<Account> account;
};

struct Row {
    const char *name;
    int status; ///< 0: the kind of failure counts
    std::vector<sip::HeaderField> headers;
    Duration earliest; ///< zero: never
    Duration latest;
    sip::FailureKind kind = sip::FailureKind::Connection;
};
void PrintTo(const Row &row, std::ostream *out) { *out << row.name; }

const std::vector<sip::HeaderField> kSeven{{"Retry-After", "7"}};
const std::vector<sip::HeaderField> kWeek{{"Retry-After", "604800"}};

Row backedOff(const char *name, int status, std::vector<sip::HeaderField> headers = {}) {
    return {name, status, std::move(headers), 15s, 30s};
}
Row honoured(const char *name, int status) { return {name, status, kSeven, 7s, 7s}; }
Row broken(const char *name, sip::FailureKind kind) { return {name, 0, {}, 15s, 30s, kind}; }

const Row kRows[] = {
    broken("TransportError", sip::FailureKind::Connection),
    broken("UnknownHost", sip::FailureKind::NameResolution),
    broken("TlsFailure", sip::FailureKind::TlsHandshake),
    broken("WrongCertificate", sip::FailureKind::TlsVerification),
    broken("DisabledTransport", sip::FailureKind::NoTransport),
    broken("NoAnswer", sip::FailureKind::Timeout),
    {"UnsendableRequest", 0, {}, 0s, 0s, sip::FailureKind::InvalidRequest},
    backedOff("300", 300),
    backedOff("305", 305),
    backedOff("400", 400),
    backedOff("401Unanswerable", 401, {{"WWW-Authenticate", "Bearer"}}),
    backedOff("402", 402),
    backedOff("403WithoutCredentials", 403),
    backedOff("404", 404),
    backedOff("405", 405),
    backedOff("406", 406),
    backedOff("408", 408),
    backedOff("410", 410),
    backedOff("412", 412),
    backedOff("413", 413),
    backedOff("415", 415),
    backedOff("420", 420),
    backedOff("421", 421),
    backedOff("422", 422),
    backedOff("423WithoutMinExpires", 423),
    backedOff("480", 480),
    backedOff("481", 481),
    backedOff("483", 483),
    backedOff("484", 484),
    backedOff("486", 486),
    backedOff("488", 488),
    backedOff("489", 489),
    backedOff("491", 491),
    backedOff("494", 494),
    backedOff("500", 500),
    backedOff("501", 501),
    backedOff("502", 502),
    backedOff("503", 503),
    backedOff("504", 504),
    backedOff("505", 505),
    backedOff("513", 513),
    backedOff("580", 580),
    backedOff("600", 600),
    backedOff("603", 603),
    backedOff("604", 604),
    backedOff("606", 606),
    honoured("404WithRetryAfter", 404),
    honoured("413WithRetryAfter", 413),
    honoured("480WithRetryAfter", 480),
    honoured("481WithRetryAfter", 481),
    honoured("486WithRetryAfter", 486),
    honoured("500WithRetryAfter", 500),
    honoured("503WithRetryAfter", 503),
    honoured("600WithRetryAfter", 600),
    honoured("603WithRetryAfter", 603),
    backedOff("604WithRetryAfter", 604, kSeven),
    backedOff("400WithRetryAfter", 400, kSeven),
    backedOff("500WithUnreadableRetryAfter", 500, {{"Retry-After", "Wed, 25 Nov 2026 12:00:00 GMT"}}),
    {"503WithRetryAfterOfAWeek", 503, kWeek, 30min, 30min},
};

class RetryTable : public RetryFixture, public testing::WithParamInterface<Row> {};

TEST_P(RetryTable, RetriesInTime) {
    const Row &row = GetParam();
    begin();
    if (row.status) {
        answer(row.status, row.headers);
    } else {
        stack->fail(row.kind);
        core->iterate();
    }
    ASSERT_EQ(account->state(), LinphoneRegistrationFailed);
    if (row.latest == Duration::zero())
        expectNoRetry();
    else
        expectRetryBetween(row.earliest, row.latest);
}

INSTANTIATE_TEST_SUITE_P(After, RetryTable, testing::ValuesIn(kRows),
                         [](const auto &row) { return row.param.name; });

class Retries : public RetryFixture {};

TEST_F(Retries, PauseDoublesUpToHalfAnHour) {
    begin();
    for (const Duration pause : {30s, 60s, 120s, 240s, 480s, 960s, 1800s, 1800s, 1800s}) {
        answer(500);
        expectRetryBetween(pause / 2, pause);
    }
}

TEST_F(Retries, PauseIsSpread) {
    constexpr std::size_t accounts = 40;
    for (std::size_t i = 0; i < accounts; ++i)
        addAccount("user" + std::to_string(i));
    core->iterate();
    ASSERT_EQ(stack->sent.size(), accounts);
    for (std::size_t i = 0; i < accounts; ++i)
        stack->answerTo(i, 500, "Server Internal Error");
    core->iterate();
    std::size_t busySeconds = 0;
    for (int second = 0; second < 30; ++second) {
        const std::size_t before = stack->sent.size();
        advance(1s);
        busySeconds += stack->sent.size() > before;
    }
    EXPECT_EQ(stack->sent.size(), 2 * accounts);
    EXPECT_GE(busySeconds, 5U);
}

TEST_F(Retries, PauseIsConfigurable) {
    const Ref<Config> config = Config::create("");
    config->setInt("sip", "refresher_retry_after", 1000);
    config->setInt("sip", "refresher_retry_after_max", 3000);
    makeCore(config);
    begin();
    for (const Duration pause : {1000ms, 2000ms, 3000ms, 3000ms}) {
        answer(500);
        expectRetryBetween(pause / 2, pause);
    }
    answer(503, kWeek);
    expectRetryBetween(3s, 3s);
}

TEST_F(Retries, PauseIsShortAgainAfterTheNetworkCameBack) {
    begin();
    for (int i = 0; i < 5; ++i) {
        answer(500);
        advance(1h);
    }
    core->setNetworkReachable(false);
    core->setNetworkReachable(true);
    core->iterate();
    answer(500);
    expectRetryBetween(15s, 30s);
}

TEST_F(Retries, PauseIsShortAgainAfterASuccess) {
    begin();
    for (int i = 0; i < 5; ++i) {
        answer(500);
        advance(1h);
    }
    answer(200);
    account->refreshRegister();
    core->iterate();
    answer(500);
    expectRetryBetween(15s, 30s);
}

TEST_F(Retries, LostConnectionUnderABindingIsTriedAgainAtOnceAndOnce) {
    account = registered();
    advance(3300s);
    stack->fail(sip::FailureKind::Connection);
    core->iterate();
    EXPECT_EQ(stack->sent.size(), 3U);
    stack->fail(sip::FailureKind::Connection);
    core->iterate();
    EXPECT_EQ(account->state(), LinphoneRegistrationFailed);
    expectRetryBetween(15s, 30s); // as after any first failure
    stack->fail(sip::FailureKind::Connection);
    core->iterate();
    expectRetryBetween(30s, 60s);
}

TEST_F(Retries, ServiceUnavailableUnderABindingIsTriedAgainAsAsked) {
    account = registered();
    advance(3300s);
    answer(503, kSeven);
    EXPECT_EQ(account->state(), LinphoneRegistrationProgress);
    expectRetryBetween(7s, 7s);
    answer(200);
    EXPECT_EQ(account->state(), LinphoneRegistrationOk);
}

TEST_F(Retries, WrongPasswordIsNotSentAgain) {
    core->addAuthInfo(*password("alice", "wrong"));
    begin();
    stack->challenge("n1");
    core->iterate();
    stack->challenge("n2");
    core->iterate();
    ASSERT_EQ(account->state(), LinphoneRegistrationFailed);
    EXPECT_EQ(stack->sent.size(), 2U);
    expectNoRetry();
}

TEST_F(Retries, MissingPasswordIsWaitedFor) {
    begin();
    stack->challenge();
    core->iterate();
    ASSERT_EQ(account->state(), LinphoneRegistrationFailed);
    expectNoRetry();
}

TEST_F(Retries, ForbiddenPasswordIsNotSentAgain) {
    core->addAuthInfo(*password("alice", "wrong"));
    begin();
    stack->challenge();
    core->iterate();
    answer(403, kSeven);
    ASSERT_EQ(account->state(), LinphoneRegistrationFailed);
    expectNoRetry();
}

TEST_F(Retries, StaleNonceIsAnsweredWhateverThePassword) {
    core->addAuthInfo(*password("alice", "secret"));
    begin();
    stack->challenge("n1");
    core->iterate();
    stack->challenge("n2", true);
    core->iterate();
    EXPECT_EQ(stack->sent.size(), 3U);
    EXPECT_NE(stack->last().header("Authorization").find("\"n2\""), std::string::npos);
}

TEST_F(Retries, NonceForEachRequestCostsOneMoreRequestOnly) {
    core->addAuthInfo(*password("alice", "secret"));
    begin();
    for (int round = 0; round < 5; ++round) {
        stack->challenge("fresh" + std::to_string(round));
        core->iterate();
        stack->accept(100);
        core->iterate();
        ASSERT_EQ(account->state(), LinphoneRegistrationOk) << round;
        EXPECT_EQ(stack->sent.size(), 2U * (round + 1));
        advance(90s);
    }
}

TEST_F(Retries, MinExpiresIsFollowedAtOnceAndThreeTimesAtMost) {
    begin();
    for (int i = 1; account->state() == LinphoneRegistrationProgress && i < 20; ++i)
        answer(423, {{"Min-Expires", std::to_string(3600 + i)}});
    EXPECT_EQ(account->state(), LinphoneRegistrationFailed);
    EXPECT_EQ(stack->sent.size(), 4U);
    EXPECT_EQ(stack->last().header("Expires"), "3603");
}

TEST_F(Retries, RedirectionsAreFollowedAtOnceAndFiveTimesAtMost) {
    begin();
    for (int i = 1; account->state() == LinphoneRegistrationProgress && i < 20; ++i) {
        answer(i % 2 ? 301 : 302, {{"Contact", "<sip:next" + std::to_string(i) + ".example.net>"}});
        core->iterate();
    }
    EXPECT_EQ(account->state(), LinphoneRegistrationFailed);
    EXPECT_EQ(stack->sent.size(), 6U);
    EXPECT_EQ(stack->last().hop.host, "next5.example.net");
    // The next attempt starts at the registrar that is configured.
    advance(30s);
    ASSERT_EQ(stack->sent.size(), 7U);
    EXPECT_EQ(stack->last().hop.host, "example.org");
}

TEST_F(Retries, MultipleChoicesWithContactAreFollowed) {
    begin();
    answer(300, {{"Contact", "<sip:a.example.net>, <sip:b.example.net>"}});
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 2U);
    EXPECT_EQ(stack->last().hop.host, "a.example.net");
    EXPECT_EQ(stack->last().request.requestUri, "sip:a.example.net");
}

TEST_F(Retries, UseProxyLeadsToTheSameRegistrarByAnotherWay) {
    begin();
    answer(305, {{"Contact", "<sip:proxy.example.net:5070;transport=tcp>"}});
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 2U);
    EXPECT_EQ(stack->last().hop.host, "proxy.example.net");
    EXPECT_EQ(stack->last().hop.port, 5070);
    EXPECT_EQ(stack->last().request.requestUri, "sip:example.org");
}

TEST_F(Retries, SecureAccountIsNotLedAwayFromTls) {
    account = makeAccount("alice", "sips:example.org");
    account->editedParams().setIdentity(*Address::parse("sips:alice@example.org"));
    core->addAccount(*account);
    core->iterate();
    answer(302, {{"Contact", "<sip:other.example.net;transport=udp>"}});
    EXPECT_EQ(account->state(), LinphoneRegistrationFailed);
    EXPECT_EQ(stack->sent.size(), 1U);
}

} // namespace
} // namespace slimphone
