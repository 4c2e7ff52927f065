#include "core/request-answers.h"
#include "core/settings.h"

#include <gtest/gtest.h>

namespace slimphone {
namespace {

class RequestAnswersTest : public testing::Test {
protected:
    int answerTo(std::string_view method, std::vector<sip::HeaderView> headers = {}) {
        sip::IncomingRequest request;
        request.method = method;
        request.headers = headers;
        return answers.onRequest(request).status;
    }

    Ref<Config> config = Config::create("");
    Settings settings{*config};
    RequestAnswers answers{settings};
};

TEST_F(RequestAnswersTest, OptionsTellsWhatIsAllowed) {
    sip::IncomingRequest request;
    request.method = "OPTIONS";
    const sip::Answer answer = answers.onRequest(request);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.headers.at(0).name, "Allow");
}

TEST_F(RequestAnswersTest, CallsAreNotAcceptable) {
    EXPECT_EQ(answerTo("INVITE", {{"To", "<sip:a@b>"}}), 488);
    EXPECT_EQ(answerTo("INVITE", {{"To", "<sip:a@b>;tag=x"}}), 481);
}

TEST_F(RequestAnswersTest, CallsGetWhatTheApplicationChose) {
    for (const auto &[chosen, given] :
         {std::pair(486, 486), {603, 603}, {200, 488}, {180, 488}, {700, 488}}) {
        config->setInt("sip", "invite_answer", chosen);
        EXPECT_EQ(answerTo("INVITE", {{"To", "<sip:a@b>"}}), given) << chosen;
        EXPECT_EQ(answerTo("INVITE", {{"To", "<sip:a@b>;tag=x"}}), 481) << chosen;
    }
}

TEST_F(RequestAnswersTest, NotifyOfASubscriptionIsNotOurs) {
    EXPECT_EQ(answerTo("NOTIFY", {{"Event", "presence"}, {"To", "<sip:a@b>;tag=x"}}), 481);
}

TEST_F(RequestAnswersTest, NotifyNeedsAnEvent) {
    EXPECT_EQ(answerTo("NOTIFY", {{"Event", "message-summary"}}), 200);
    EXPECT_EQ(answerTo("NOTIFY"), 489);
}

TEST_F(RequestAnswersTest, NothingIsInADialog) {
    for (const char *method : {"BYE", "INFO", "CANCEL"})
        EXPECT_EQ(answerTo(method), 481);
}

TEST_F(RequestAnswersTest, OtherMethodsAreNotAllowed) {
    for (const char *method :
         {"REGISTER", "PUBLISH", "UPDATE", "MESSAGE", "SUBSCRIBE", "REFER", "PRACK", "options", "X"})
        EXPECT_EQ(answerTo(method), 405);
}

} // namespace
} // namespace slimphone
