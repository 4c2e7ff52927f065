/**
 * @file
 * The table of errors: what an account tells its application (reason, code, phrase) after each
 * final answer and each failure without one.
 */
#include "core-fixture.h"
#include "support/answer-reasons.h"

namespace slimphone {
namespace {

using Row = test::AnswerReason;

class ErrorTable : public test::CoreFixture, public testing::WithParamInterface<Row> {};

TEST_P(ErrorTable, NamesTheReason) {
    const Ref<Account> account = addAccount();
    core->iterate();
    stack->answer(GetParam().status, "Because", {{"Retry-After", "12"}});
    core->iterate();
    EXPECT_EQ(account->state(), LinphoneRegistrationFailed);
    EXPECT_EQ(heard.back(), "Failed: Because");
    EXPECT_EQ(account->error(), GetParam().reason);
    const ErrorInfo &error = account->errorInfo();
    EXPECT_EQ(error.reason(), GetParam().reason);
    EXPECT_EQ(error.protocolCode(), GetParam().status);
    EXPECT_EQ(error.phrase().view(), "Because");
    EXPECT_EQ(error.protocol().view(), "SIP");
    EXPECT_EQ(error.warnings().view(), ""); // REGISTER has no warning text
}

INSTANTIATE_TEST_SUITE_P(Code, ErrorTable, testing::ValuesIn(test::kAnswerReasons),
                         [](const auto &row) { return std::to_string(row.param.status); });

struct Local {
    const char *name;
    sip::FailureKind kind;
    int code;
    const char *phrase;
    LinphoneReason reason;
};
void PrintTo(const Local &row, std::ostream *out) { *out << row.name; }

const Local kLocals[] = {
    {"ConnectionRefused", sip::FailureKind::Connection, 503, "io error", LinphoneReasonIOError},
    {"UnknownHost", sip::FailureKind::NameResolution, 503, "io error", LinphoneReasonIOError},
    {"TlsHandshake", sip::FailureKind::TlsHandshake, 503, "io error", LinphoneReasonIOError},
    {"TlsVerification", sip::FailureKind::TlsVerification, 503, "io error", LinphoneReasonIOError},
    {"DisabledTransport", sip::FailureKind::NoTransport, 503, "io error", LinphoneReasonIOError},
    {"NoAnswer", sip::FailureKind::Timeout, 408, "Request timeout", LinphoneReasonNotAnswered},
};

class LocalErrorTable : public test::CoreFixture, public testing::WithParamInterface<Local> {};

TEST_P(LocalErrorTable, NamesTheReason) {
    const Ref<Account> account = addAccount();
    core->iterate();
    stack->fail(GetParam().kind, "in detail");
    core->iterate();
    EXPECT_EQ(account->error(), GetParam().reason);
    const ErrorInfo &error = account->errorInfo();
    EXPECT_EQ(error.protocolCode(), GetParam().code);
    EXPECT_EQ(error.phrase().view(), GetParam().phrase);
    EXPECT_EQ(error.warnings().view(), "in detail");
}

INSTANTIATE_TEST_SUITE_P(Failure, LocalErrorTable, testing::ValuesIn(kLocals),
                         [](const auto &row) { return row.param.name; });

class Errors : public test::CoreFixture {};

TEST_F(Errors, KeepTheServersRetryAfter) {
    const Ref<Account> account = addAccount();
    core->iterate();
    stack->answer(503, "Service Unavailable", {{"Retry-After", "120;duration=3"}});
    core->iterate();
    EXPECT_EQ(account->errorInfo().retryAfter(), 120);
}

TEST_F(Errors, AreGoneAfterASuccess) {
    const Ref<Account> account = addAccount();
    core->iterate();
    stack->answer(404, "Not Found");
    core->iterate();
    account->refreshRegister();
    core->iterate();
    stack->accept();
    core->iterate();
    EXPECT_EQ(account->error(), LinphoneReasonNone);
    EXPECT_EQ(account->errorInfo().protocolCode(), 0);
}

TEST_F(Errors, AreReadWithoutBeingMadeAnew) {
    const Ref<Account> account = addAccount();
    core->iterate();
    stack->answer(404, "Not Found");
    core->iterate();
    const char *phrase = account->errorInfo().phrase().get();
    EXPECT_EQ(account->errorInfo().phrase().get(), phrase);
}

} // namespace
} // namespace slimphone
