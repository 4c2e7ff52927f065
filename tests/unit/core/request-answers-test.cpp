#include "core/request-answers.h"

#include <gtest/gtest.h>

namespace slimphone {
namespace {

int answerTo(std::string_view method, std::vector<sip::HeaderView> headers = {}) {
    sip::IncomingRequest request;
    request.method = method;
    request.headers = headers;
    RequestAnswers answers;
    return answers.onRequest(request).status;
}

TEST(RequestAnswers, OptionsTellsWhatIsAllowed) {
    sip::IncomingRequest request;
    request.method = "OPTIONS";
    RequestAnswers answers;
    const sip::Answer answer = answers.onRequest(request);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.headers.at(0).name, "Allow");
}

TEST(RequestAnswers, CallsAreNotAcceptable) {
    EXPECT_EQ(answerTo("INVITE", {{"To", "<sip:a@b>"}}), 488);
    EXPECT_EQ(answerTo("INVITE", {{"To", "<sip:a@b>;tag=x"}}), 481);
}

TEST(RequestAnswers, NotifyNeedsAnEvent) {
    EXPECT_EQ(answerTo("NOTIFY", {{"Event", "message-summary"}}), 200);
    EXPECT_EQ(answerTo("NOTIFY"), 489);
}

TEST(RequestAnswers, NothingIsInADialog) {
    for (const char *method : {"BYE", "INFO", "CANCEL"})
        EXPECT_EQ(answerTo(method), 481);
}

TEST(RequestAnswers, OtherMethodsAreNotAllowed) {
    for (const char *method : {"REGISTER", "PUBLISH", "UPDATE", "options", "X"})
        EXPECT_EQ(answerTo(method), 405);
}

} // namespace
} // namespace slimphone
