#include "error-info/error-info.h"
#include "support/answer-reasons.h"

#include <gtest/gtest.h>

#include <string>

namespace slimphone {

TEST(ErrorInfo, NewOneTellsOfNoFailure) {
    const auto error = make<ErrorInfo>();
    EXPECT_EQ(error->protocol().get(), nullptr);
    EXPECT_EQ(error->protocolCode(), 0);
    EXPECT_EQ(error->phrase().get(), nullptr);
    EXPECT_EQ(error->warnings().get(), nullptr);
    EXPECT_EQ(error->reason(), LinphoneReasonNone);
    EXPECT_EQ(error->retryAfter(), 0);
    EXPECT_EQ(error->subError(), nullptr);
}

TEST(ErrorInfo, SetTakesAllFive) {
    const auto error = make<ErrorInfo>();
    error->set("Q.850", LinphoneReasonBusy, 17, "User busy", "try later");
    EXPECT_STREQ(error->protocol().get(), "Q.850");
    EXPECT_EQ(error->reason(), LinphoneReasonBusy);
    EXPECT_EQ(error->protocolCode(), 17);
    EXPECT_STREQ(error->phrase().get(), "User busy");
    EXPECT_STREQ(error->warnings().get(), "try later");
}

TEST(ErrorInfo, ProtocolDefaultsToSip) {
    const auto error = make<ErrorInfo>();
    error->set("", LinphoneReasonNone, 200, "OK", "");
    EXPECT_STREQ(error->protocol().get(), "SIP");
}

TEST(ErrorInfo, SetSipDerivesTheReasonAndForgetsTheRest) {
    const auto error = make<ErrorInfo>();
    error->setSubError(make<ErrorInfo>().get());
    error->setWarnings("old");
    error->setSip(503, "Service Unavailable", {}, 20);
    EXPECT_EQ(error->reason(), LinphoneReasonIOError);
    EXPECT_EQ(error->retryAfter(), 20);
    EXPECT_EQ(error->warnings().get(), nullptr);
    EXPECT_EQ(error->subError(), nullptr);
}

TEST(ErrorInfo, ClearForgetsEverything) {
    const auto error = make<ErrorInfo>();
    error->setSip(401, "Unauthorized", "w", 1);
    error->clear();
    EXPECT_EQ(error->protocol().get(), nullptr);
    EXPECT_EQ(error->protocolCode(), 0);
    EXPECT_EQ(error->retryAfter(), 0);
}

TEST(ErrorInfo, NegativeRetryAfterReadsAsNone) {
    const auto error = make<ErrorInfo>();
    error->setRetryAfter(-5);
    EXPECT_EQ(error->retryAfter(), 0);
}

TEST(ErrorInfo, UnknownNumberIsUnknownReason) {
    const auto error = make<ErrorInfo>();
    error->setReason(1000);
    EXPECT_EQ(error->reason(), LinphoneReasonUnknown);
    error->setReason(-1);
    EXPECT_EQ(error->reason(), LinphoneReasonUnknown);
}

TEST(ErrorInfo, SharesItsSubError) {
    const auto error = make<ErrorInfo>();
    {
        const auto sub = make<ErrorInfo>();
        sub->setPhrase("below");
        EXPECT_TRUE(error->setSubError(sub.get()));
    }
    EXPECT_STREQ(error->subError()->phrase().get(), "below");
    EXPECT_TRUE(error->setSubError(nullptr));
    EXPECT_EQ(error->subError(), nullptr);
}

TEST(ErrorInfo, RefusesToBeUnderItself) {
    const auto top = make<ErrorInfo>();
    const auto middle = make<ErrorInfo>();
    EXPECT_FALSE(top->setSubError(top.get()));
    EXPECT_TRUE(top->setSubError(middle.get()));
    EXPECT_FALSE(middle->setSubError(top.get()));
    EXPECT_EQ(middle->subError(), nullptr);
}

TEST(ReasonTables, GiveTheReasonOfAResponse) {
    const std::pair<int, LinphoneReason> cases[] = {
        {0, LinphoneReasonIOError},  {100, LinphoneReasonNone},    {200, LinphoneReasonNone},
        {-1, LinphoneReasonUnknown}, {999, LinphoneReasonUnknown},
    };
    for (const auto &[code, reason] : cases)
        EXPECT_EQ(reasonOfResponse(code), reason) << code;
    for (const auto &[code, reason] : test::kAnswerReasons)
        EXPECT_EQ(reasonOfResponse(code), reason) << code;
}

TEST(ReasonTables, ErrorCodeTableKnowsFewerCodes) {
    for (int code : {408, 422, 491, 500})
        EXPECT_EQ(reasonOfErrorCode(code), LinphoneReasonUnknown) << code;
    EXPECT_EQ(reasonOfErrorCode(403), LinphoneReasonForbidden);
    EXPECT_EQ(reasonOfErrorCode(200), LinphoneReasonNone);
}

TEST(ReasonTables, ReasonsLeadBackToTheirCode) {
    for (int code :
         {301, 401, 403, 404, 410, 415, 480, 481, 484, 486, 488, 489, 501, 502, 503, 504, 600, 603})
        EXPECT_EQ(errorCodeOfReason(reasonOfErrorCode(code)), code);
}

TEST(ReasonTables, UnknownReasonsAreBadRequests) {
    EXPECT_EQ(errorCodeOfReason(LinphoneReasonUnknown), 400);
    EXPECT_EQ(errorCodeOfReason(1000), 400);
}

TEST(ReasonTables, RetryAfterIsMeantForSomeCodes) {
    for (int code : {404, 413, 480, 486, 500, 503, 600, 603})
        EXPECT_TRUE(mayHaveRetryAfter(code)) << code;
    for (int code : {0, 200, 401, 403, 408, 423})
        EXPECT_FALSE(mayHaveRetryAfter(code)) << code;
}

TEST(ReasonTables, NameReasons) {
    const char *names[] = {"No error",
                           "No response",
                           "Bad credentials",
                           "Call declined",
                           "User not found",
                           "Not answered",
                           "Busy",
                           "Incompatible media capabilities",
                           "Bad event",
                           "IO error",
                           "Do not disturb",
                           "Unauthorized",
                           "Not acceptable here",
                           "No match",
                           "Moved permanently",
                           "Gone",
                           "Temporarily unavailable",
                           "Address incomplete",
                           "Not implemented",
                           "Bad gateway",
                           "Session Interval Too Small",
                           "Server timeout",
                           "Unknown error",
                           "Call transferred"};
    for (int reason = 0; reason < static_cast<int>(std::size(names)); ++reason)
        EXPECT_STREQ(reasonText(reason), names[reason]) << reason;
    EXPECT_STREQ(reasonText(-1), "Unknown error");
    EXPECT_STREQ(reasonText(24), "Unknown error");
}

} // namespace slimphone
