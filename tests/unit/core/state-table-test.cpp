/**
 * @file
 * The table of registration states: from each state, by each trigger, to the next one, with the
 * words that applications know. Then the cases that leave an account in Progress for ever
 * elsewhere: here every REGISTER has its end.
 */
#include "core-fixture.h"

namespace slimphone {
namespace {

using namespace std::chrono_literals;
using test::Heard;

class StateFixture : public test::CoreFixture {
public:
    using CoreFixture::advance;
    using CoreFixture::core;
    using CoreFixture::heard;
    using CoreFixture::password;
    using CoreFixture::stack;

    void none() { account = addAccount(); }
    void progress() {
        none();
        core->iterate();
    }
    void ok() { account = registered(); }
    void refreshing() {
        ok();
        advance(3300s);
    }
    void failed() {
        progress();
        stack->answer(500, "Server Internal Error");
        core->iterate();
    }
    void cleared() {
        ok();
        registerEnabled(false);
        core->iterate();
        stack->answer(200, "OK");
        core->iterate();
    }
    /** Bob registers by the contact of the account, which is in Progress. */
    void progressWithDependent() {
        account = makeAccount();
        dependent = makeAccount("bob");
        dependent->setDependency(account.get());
        core->addAccount(*account);
        core->addAccount(*dependent);
        core->iterate();
    }
    void okWithDependent() {
        progressWithDependent();
        stack->accept(3600);
        core->iterate();
        core->iterate();
        stack->accept(36000);
        core->iterate();
        EXPECT_EQ(dependent->state(), LinphoneRegistrationOk);
    }

    void edit(const std::function<void(AccountParams &)> &change) {
        change(account->editedParams());
        EXPECT_EQ(account->done(), 0);
    }
    void registerEnabled(bool enabled) {
        edit([&](AccountParams &params) { params.registerEnabled = enabled; });
    }
    void expires(int seconds) {
        edit([&](AccountParams &params) { params.setExpires(seconds); });
    }
    void answer(int status, const char *reason, std::vector<sip::HeaderField> headers = {}) {
        stack->answer(status, reason, std::move(headers));
        core->iterate();
    }
    void fail(sip::FailureKind kind) {
        stack->fail(kind);
        core->iterate();
    }

    Ref<Account> account;
    Ref<Account> dependent;
};

using Step = void (*)(StateFixture &);

struct Transition {
    const char *name;
    Step arrive;
    Step trigger;
    Heard heard;
};
void PrintTo(const Transition &row, std::ostream *out) { *out << row.name; }

const char kProgress[] = "Progress: Registration in progress";
const char kOk[] = "Ok: Registration successful";
const char kCleared[] = "Cleared: Unregistration done";
const char kRefresh[] = "Progress: Refresh registration";
const char kRetrying[] = "Progress: Service unavailable, retrying";
const char kIoError[] = "Failed: io error";
const char kNetworkDown[] = "None: Registration impossible (network down)";
const char kRemoved[] = "None: Registration disabled";
const char kAsked[] = "asked: alice@example.org for example.org";

using T = StateFixture;
const Transition kTransitions[] = {
    // iterate, registration wanted and possible
    {"NoneByIterate", [](T &t) { t.none(); }, [](T &t) { t.core->iterate(); }, {kProgress}},
    {"ClearedByIterate",
     [](T &t) { t.cleared(); },
     [](T &t) { t.registerEnabled(true), t.core->iterate(); },
     {kProgress}},
    {"FailedByIterate",
     [](T &t) { t.failed(); },
     [](T &t) { t.expires(77), t.core->iterate(); },
     {kProgress}},
    {"OkByIterate", [](T &t) { t.ok(); }, [](T &t) { t.expires(77), t.core->iterate(); }, {kProgress}},
    {"ProgressByIterate", [](T &t) { t.progress(); }, [](T &t) { t.expires(77), t.core->iterate(); }, {}},
    // the request cannot be built, or no transport exists for it
    {"ProgressByUnsendableRequest",
     [](T &t) { t.progress(); },
     [](T &t) { t.fail(sip::FailureKind::InvalidRequest); },
     {"Failed: Registration failed"}},
    {"ProgressByLackOfTransport",
     [](T &t) { t.progress(); },
     [](T &t) { t.fail(sip::FailureKind::NoTransport); },
     {kIoError}},
    // 200 with expires > 0
    {"ProgressBySuccess", [](T &t) { t.progress(); }, [](T &t) { t.answer(200, "OK"); }, {kOk}},
    {"FailedBySuccess", [](T &t) { t.failed(), t.advance(1h); }, [](T &t) { t.answer(200, "OK"); }, {kOk}},
    {"OkBySuccess", [](T &t) { t.refreshing(); }, [](T &t) { t.answer(200, "OK"); }, {kOk}},
    // 200 with expires 0
    {"OkByUnregistration",
     [](T &t) { t.ok(), t.registerEnabled(false), t.core->iterate(); },
     [](T &t) { t.answer(200, "OK"); },
     {kCleared}},
    {"ProgressByExpiresZero",
     [](T &t) { t.none(), t.expires(0), t.core->iterate(); },
     [](T &t) { t.answer(200, "OK"); },
     {kCleared}},
    // switched off
    {"ProgressBySwitchingOff",
     [](T &t) { t.progress(); },
     [](T &t) { t.registerEnabled(false), t.core->iterate(); },
     {"Cleared: Registration cleared"}},
    {"FailedBySwitchingOff",
     [](T &t) { t.failed(); },
     [](T &t) { t.registerEnabled(false), t.core->iterate(); },
     {"Cleared: Registration cleared"}},
    {"NoneBySwitchingOff",
     [](T &t) { t.none(); },
     [](T &t) { t.registerEnabled(false), t.core->iterate(); },
     {}},
    // refresh_register, refresh_registers
    {"OkByRefreshRegister", [](T &t) { t.ok(); }, [](T &t) { t.account->refreshRegister(); }, {kRefresh}},
    {"FailedByRefreshRegister",
     [](T &t) { t.failed(); },
     [](T &t) { t.account->refreshRegister(); },
     {kRefresh}},
    {"OkByRefreshRegisters", [](T &t) { t.ok(); }, [](T &t) { t.core->refreshRegisters(); }, {kRefresh}},
    {"FailedByRefreshRegisters",
     [](T &t) { t.failed(); },
     [](T &t) { t.core->refreshRegisters(); },
     {kRefresh}},
    {"ProgressByRefreshRegister", [](T &t) { t.progress(); }, [](T &t) { t.account->refreshRegister(); }, {}},
    // 503 or transport error
    {"OkBy503",
     [](T &t) { t.refreshing(); },
     [](T &t) { t.answer(503, "Service Unavailable"); },
     {kRetrying}},
    {"OkByTransportError",
     [](T &t) { t.refreshing(); },
     [](T &t) { t.fail(sip::FailureKind::Connection); },
     {kRetrying}},
    {"OkBy503ForLong",
     [](T &t) { t.refreshing(); },
     [](T &t) {
         t.answer(503, "Service Unavailable", {{"Retry-After", "600"}});
     },
     {"Failed: Service Unavailable"}},
    {"ProgressBy503",
     [](T &t) { t.progress(); },
     [](T &t) { t.answer(503, "Service Unavailable"); },
     {"Failed: Service Unavailable"}},
    {"ProgressByTransportError",
     [](T &t) { t.progress(); },
     [](T &t) { t.fail(sip::FailureKind::Connection); },
     {kIoError}},
    {"FailedBy503",
     [](T &t) { t.failed(), t.advance(1h); },
     [](T &t) { t.answer(503, "Service Unavailable"); },
     {}},
    {"FailedByTransportError",
     [](T &t) { t.failed(), t.advance(1h); },
     [](T &t) { t.fail(sip::FailureKind::Connection); },
     {}},
    // 401, 407
    {"ProgressBy401WithPassword",
     [](T &t) { t.core->addAuthInfo(*T::password("alice", "secret")), t.progress(); },
     [](T &t) { t.stack->challenge(), t.core->iterate(); },
     {}},
    {"ProgressBy401",
     [](T &t) { t.progress(); },
     [](T &t) { t.stack->challenge(), t.core->iterate(); },
     {kAsked, "Failed: Unauthorized"}},
    {"ProgressBy407",
     [](T &t) { t.progress(); },
     [](T &t) {
         t.answer(407, "Proxy Authentication Required",
                  {{"Proxy-Authenticate", "Digest realm=\"example.org\", nonce=\"n\""}});
     },
     {kAsked, "Failed: Proxy Authentication Required"}},
    {"OkBy401",
     [](T &t) { t.refreshing(); },
     [](T &t) { t.stack->challenge(), t.core->iterate(); },
     {kAsked, "Failed: Unauthorized"}},
    {"FailedBy401",
     [](T &t) { t.failed(), t.advance(1h); },
     [](T &t) { t.stack->challenge(), t.core->iterate(); },
     {kAsked}},
    // any other code from 400 on
    {"ProgressBy404",
     [](T &t) { t.progress(); },
     [](T &t) { t.answer(404, "Not Found"); },
     {"Failed: Not Found"}},
    {"OkBy404",
     [](T &t) { t.refreshing(); },
     [](T &t) { t.answer(404, "Gone Away"); },
     {"Failed: Gone Away"}},
    {"OkBy603", [](T &t) { t.refreshing(); }, [](T &t) { t.answer(603, "Decline"); }, {"Failed: Decline"}},
    {"FailedBy404", [](T &t) { t.failed(), t.advance(1h); }, [](T &t) { t.answer(404, "Not Found"); }, {}},
    {"OkBy404ToTheUnregistration",
     [](T &t) { t.ok(), t.registerEnabled(false), t.core->iterate(); },
     [](T &t) { t.answer(404, "Not Found"); },
     {"Failed: Not Found"}},
    // a usable password
    {"FailedByPassword",
     [](T &t) { t.progress(), t.stack->challenge(), t.core->iterate(); },
     [](T &t) { t.core->addAuthInfo(*T::password("alice", "secret")); },
     {"Progress: Authentication..."}},
    // network down
    {"NoneByNetworkDown", [](T &t) { t.none(); }, [](T &t) { t.core->setNetworkReachable(false); }, {}},
    {"ProgressByNetworkDown",
     [](T &t) { t.progress(); },
     [](T &t) { t.core->setNetworkReachable(false); },
     {kNetworkDown}},
    {"OkByNetworkDown",
     [](T &t) { t.ok(); },
     [](T &t) { t.core->setNetworkReachable(false); },
     {kNetworkDown}},
    {"FailedByNetworkDown",
     [](T &t) { t.failed(); },
     [](T &t) { t.core->setNetworkReachable(false); },
     {kNetworkDown}},
    {"ClearedByNetworkDown",
     [](T &t) { t.none(), t.expires(0), t.core->iterate(), t.answer(200, "OK"); },
     [](T &t) { t.core->setNetworkReachable(false); },
     {kNetworkDown}},
    {"SwitchedOffByNetworkDown",
     [](T &t) { t.cleared(); },
     [](T &t) { t.core->setNetworkReachable(false); },
     {}},
    {"UnregisteringByNetworkDown",
     [](T &t) { t.ok(), t.registerEnabled(false), t.core->iterate(); },
     [](T &t) { t.core->setNetworkReachable(false); },
     {"Cleared: Registration cleared"}},
    // removal
    {"NoneByRemoval", [](T &t) { t.none(); }, [](T &t) { t.core->removeAccount(*t.account); }, {}},
    {"ProgressByRemoval",
     [](T &t) { t.progress(); },
     [](T &t) { t.core->removeAccount(*t.account); },
     {kRemoved}},
    {"FailedByRemoval",
     [](T &t) { t.failed(); },
     [](T &t) { t.core->removeAccount(*t.account); },
     {kRemoved}},
    {"ClearedByRemoval",
     [](T &t) { t.cleared(); },
     [](T &t) { t.core->removeAccount(*t.account); },
     {kRemoved}},
    {"OkByRemoval",
     [](T &t) { t.ok(); },
     [](T &t) {
         t.core->removeAccount(*t.account);
         EXPECT_TRUE(t.heard.empty());
         t.core->iterate();
         t.answer(200, "OK");
     },
     {kCleared}},
    // a dependent account
    {"DependentByMastersFailure",
     [](T &t) { t.progressWithDependent(); },
     [](T &t) {
         t.answer(404, "Not Found");
         EXPECT_EQ(t.stack->sent.size(), 1U);
     },
     {"Failed: Not Found", "Failed: Not Found"}},
    {"DependentByMastersUnregistration",
     [](T &t) { t.progressWithDependent(), t.expires(0), t.core->iterate(); },
     [](T &t) {
         t.answer(200, "OK");
         EXPECT_EQ(t.stack->sent.size(), 2U);
     },
     {kCleared, kCleared}},
    {"RegisteredDependentByMastersFailure",
     [](T &t) { t.okWithDependent(), t.advance(3300s); },
     [](T &t) { t.answer(404, "Not Found"); },
     {"Failed: Not Found", "Failed: Not Found"}},
    {"RegisteredDependentByMastersUnregistration",
     [](T &t) { t.okWithDependent(), t.registerEnabled(false), t.core->iterate(); },
     [](T &t) { t.answer(200, "OK"); },
     {kCleared, kCleared}},
};

class StateTable : public StateFixture, public testing::WithParamInterface<Transition> {};

TEST_P(StateTable, LeadsOn) {
    GetParam().arrive(*this);
    heard.clear();
    GetParam().trigger(*this);
    EXPECT_EQ(heard, GetParam().heard);
}

INSTANTIATE_TEST_SUITE_P(Row, StateTable, testing::ValuesIn(kTransitions),
                         [](const auto &row) { return row.param.name; });

/** What answers a REGISTER, and how that ends. */
struct Ending {
    const char *name;
    int status;
    const char *reason;
    std::vector<sip::HeaderField> headers;
    std::string heard;
};
void PrintTo(const Ending &row, std::ostream *out) { *out << row.name; }

const Ending kEndings[] = {
    {"202", 202, "Accepted", {}, kOk},
    {"299", 299, "Whatever", {}, kOk},
    {"300", 300, "Multiple Choices", {}, "Failed: Multiple Choices"},
    {"302WithoutContact", 302, "Moved Temporarily", {}, "Failed: Moved Temporarily"},
    {"305", 305, "Use Proxy", {}, "Failed: Use Proxy"},
    {"380WithContact",
     380,
     "Alternative Service",
     {{"Contact", "<sip:other.example.net>"}},
     "Failed: Alternative Service"},
    {"401WithoutChallenge", 401, "Unauthorized", {}, "Failed: Unauthorized"},
    {"401WithUnsupportedAlgorithm",
     401,
     "Unauthorized",
     {{"WWW-Authenticate", "Digest realm=\"example.org\", nonce=\"n\", algorithm=SHA-512-256"}},
     "Failed: Unauthorized"},
    {"407WithoutChallenge",
     407,
     "Proxy Authentication Required",
     {},
     "Failed: Proxy Authentication Required"},
    {"404WithRetryAfter", 404, "Not Found", {{"Retry-After", "9"}}, "Failed: Not Found"},
    {"480WithRetryAfter",
     480,
     "Temporarily Unavailable",
     {{"Retry-After", "9"}},
     "Failed: Temporarily Unavailable"},
    {"491", 491, "Request Pending", {}, "Failed: Request Pending"},
    {"500WithRetryAfter",
     500,
     "Server Internal Error",
     {{"Retry-After", "9"}},
     "Failed: Server Internal Error"},
};

class StuckProgress : public StateFixture, public testing::WithParamInterface<Ending> {};

TEST_P(StuckProgress, DoesNotOccur) {
    core->addAuthInfo(*password("alice", "secret"));
    progress();
    heard.clear();
    answer(GetParam().status, GetParam().reason, GetParam().headers);
    EXPECT_EQ(heard, Heard{GetParam().heard});
    EXPECT_EQ(stack->sent.size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(Row, StuckProgress, testing::ValuesIn(kEndings),
                         [](const auto &row) { return "After" + std::string(row.param.name); });

using StuckProgressCases = StateFixture;

TEST_F(StuckProgressCases, ParametersChangedInFlightRegisterAtOnce) {
    progress();
    expires(77);
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 2U);
    EXPECT_EQ(stack->sent[0]->handler, nullptr);
    answer(200, "OK");
    EXPECT_EQ(heard.back(), kOk);
}

TEST_F(StuckProgressCases, NoRequestLivesLongerThanThirtyTwoSeconds) {
    EXPECT_LE(stack->settings.transactionTimeout, 32s);
    progress();
    fail(sip::FailureKind::Timeout);
    EXPECT_EQ(heard.back(), "Failed: Request timeout");
}

TEST_F(StuckProgressCases, PausedInFlightEndsAndThenRests) {
    progress();
    account->pauseRegister();
    answer(200, "OK");
    EXPECT_EQ(heard.back(), kOk);
    advance(24h);
    EXPECT_EQ(stack->sent.size(), 1U);
    account->refreshRegister();
    core->iterate();
    EXPECT_EQ(stack->sent.size(), 2U);
}

TEST_F(StuckProgressCases, PausedInFlightAndRefusedIsFailedAndThenRests) {
    progress();
    account->pauseRegister();
    answer(500, "Server Internal Error");
    EXPECT_EQ(heard.back(), "Failed: Server Internal Error");
    advance(24h);
    EXPECT_EQ(stack->sent.size(), 1U);
}

TEST_F(StuckProgressCases, PauseDoesNotKeepAnUnregistrationFromEnding) {
    ok();
    registerEnabled(false);
    core->iterate();
    account->pauseRegister();
    answer(200, "OK");
    EXPECT_EQ(heard, Heard{kCleared});
}

TEST_F(StuckProgressCases, RetryingEndsWithinThirtyTwoSeconds) {
    refreshing();
    answer(503, "Service Unavailable");
    const std::size_t sent = stack->sent.size();
    advance(32s);
    ASSERT_EQ(stack->sent.size(), sent + 1);
    answer(503, "Service Unavailable");
    EXPECT_EQ(heard.back(), "Failed: Service Unavailable");
}

TEST_F(StuckProgressCases, MovedAndSwitchedOffByOneEditIsCleared) {
    ok();
    edit([](AccountParams &params) {
        params.setServer("sip:other.example.net");
        params.registerEnabled = false;
    });
    core->iterate();
    EXPECT_EQ(heard, Heard{"Cleared: Registration cleared"});
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 2U);
    EXPECT_EQ(stack->last().header("Expires"), "0");
    EXPECT_EQ(stack->last().hop.host, "example.org");
}

TEST_F(StuckProgressCases, UnansweredUnregistrationAtTheStopIsFailed) {
    ok();
    shutDown();
    EXPECT_EQ(heard, Heard{"Failed: Request timeout"});
    EXPECT_EQ(account->state(), LinphoneRegistrationFailed);
}

} // namespace
} // namespace slimphone
