/**
 * @file
 * What a registered client answers to requests of its registrar.
 */
#include "path-test.h"

namespace slimphone::test {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class IncomingRequests : public PathTest {
protected:
    IncomingRequests() {
        mAlice = mPhone.add("alice", server());
        EXPECT_TRUE(mPhone.waitFor(mAlice, LinphoneRegistrationOk));
    }

    static std::string request(const std::string &method, const std::string &lines = {},
                               const std::string &toTag = {}, const std::string &body = {}) {
        static int number = 0;
        const std::string id = std::to_string(++number);
        return method +
               " sip:alice@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:5060;rport;branch=z9hG4bK" + id +
               "\r\nMax-Forwards: 70\r\nFrom: <sip:server@example.org>;tag=s\r\nTo: <sip:alice@127.0.0.1>" +
               toTag + "\r\nCall-ID: in" + id + "\r\nCSeq: 1 " + method + "\r\n" + lines +
               "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    }
    /** What the client says to @p bytes; empty when it says nothing for @p limit. */
    std::string answerTo(const std::string &bytes, std::chrono::milliseconds limit = kPatience) {
        const std::size_t before = registrar.responses().size();
        EXPECT_TRUE(registrar.sendTo("alice", bytes));
        mPhone.waitUntil([&] { return registrar.responses().size() > before; }, limit);
        const std::vector<std::string> all = registrar.responses();
        return all.size() > before ? all[before] : std::string();
    }

    Phone mPhone = makePatientPhone();
    LinphoneAccount *mAlice = nullptr;
};

TEST_P(IncomingRequests, OptionsGetsTheCapabilities) {
    const std::string answer = answerTo(request("OPTIONS"));
    EXPECT_EQ(statusOf(answer), 200);
    EXPECT_THAT(headerOf(answer, "Allow"), HasSubstr("OPTIONS"));
    EXPECT_THAT(headerOf(answer, "Accept"), Not(IsEmpty()));
    EXPECT_THAT(headerOf(answer, "To"), HasSubstr(";tag="));
    EXPECT_THAT(headerOf(answer, "Via"), HasSubstr("branch=z9hG4bK"));
}

TEST_P(IncomingRequests, OptionsInADialogGetsTheSame) {
    const std::string answer = answerTo(request("OPTIONS", {}, ";tag=dialog"));
    EXPECT_EQ(statusOf(answer), 200);
    EXPECT_THAT(headerOf(answer, "To"), HasSubstr(";tag=dialog"));
}

TEST_P(IncomingRequests, NotifyIsAcceptedWithAnEventOnly) {
    for (const char *event : {"message-summary", "check-sync;reboot=false", "keep-alive", "anything"})
        EXPECT_EQ(statusOf(answerTo(request("NOTIFY", std::string("Event: ") + event + "\r\n"))), 200)
            << event;
    EXPECT_EQ(statusOf(answerTo(request("NOTIFY"))), 489);
    EXPECT_EQ(statusOf(answerTo(request("NOTIFY", "Event: presence\r\n", ";tag=dialog"))), 481);
    EXPECT_EQ(Phone::state(mAlice), LinphoneRegistrationOk);
    EXPECT_EQ(registrar.registerCount(), 1u);
}

TEST_P(IncomingRequests, InviteGetsWhatTheApplicationChose) {
    linphone_config_set_int(linphone_core_get_config(mPhone.core()), "sip", "invite_answer", 486);
    const std::string answer = answerTo(request("INVITE", "Contact: <sip:s@127.0.0.1>\r\n"));
    EXPECT_EQ(statusOf(answer), 486);
    EXPECT_THAT(answer, testing::ContainsRegex("486 Busy [Hh]ere"));
    EXPECT_THAT(headerOf(answer, "To"), HasSubstr(";tag="));
}

TEST_P(IncomingRequests, InviteIsNotAcceptableHere) {
    EXPECT_EQ(statusOf(answerTo(request("INVITE", "Contact: <sip:s@127.0.0.1>\r\n"))), 488);
    EXPECT_EQ(statusOf(answerTo(request("INVITE", "Contact: <sip:s@127.0.0.1>\r\n", ";tag=dialog"))), 481);
}

TEST_P(IncomingRequests, OfADialogThatIsNotThereGet481) {
    for (const char *method : {"BYE", "INFO", "CANCEL"})
        EXPECT_EQ(statusOf(answerTo(request(method, {}, ";tag=dialog"))), 481) << method;
}

TEST_P(IncomingRequests, OfOtherMethodsGet405) {
    for (const char *method :
         {"SUBSCRIBE", "REGISTER", "PUBLISH", "UPDATE", "MESSAGE", "REFER", "PRACK", "NONSENSE"}) {
        const std::string answer = answerTo(request(method));
        EXPECT_EQ(statusOf(answer), 405) << method;
        EXPECT_THAT(headerOf(answer, "Allow"), Not(IsEmpty())) << method;
    }
}

TEST_P(IncomingRequests, WithoutWhatARequestHasToHaveGet400OrNothing) {
    for (const char *name : {"From", "To", "CSeq"}) {
        std::string options = request("OPTIONS");
        const std::size_t line = options.find(std::string("\r\n") + name + ": ");
        options.erase(line, options.find("\r\n", line + 2) - line);
        const std::string answer = answerTo(options, 500ms);
        EXPECT_TRUE(answer.empty() || statusOf(answer) == 400) << name << '\n' << answer;
    }
    EXPECT_EQ(statusOf(answerTo(request("OPTIONS"))), 200);
}

TEST_P(IncomingRequests, WithoutATagInFromAreThoseOfOldClients) {
    std::string options = request("OPTIONS");
    const std::size_t tag = options.find(";tag=s");
    options.erase(tag, std::string(";tag=s").size());
    // RFC 3261 section 12.1.1 wants them served; belle-sip does not.
    EXPECT_EQ(statusOf(answerTo(options)), GetParam().isLean() ? 200 : 400);
}

TEST_P(IncomingRequests, AckIsNeverAnswered) {
    EXPECT_EQ(answerTo(request("ACK"), 50ms), "");
    EXPECT_EQ(statusOf(answerTo(request("OPTIONS"))), 200);
}

TEST_P(IncomingRequests, RepeatedGetTheSameAnswer) {
    const std::string options = request("OPTIONS");
    const std::string first = answerTo(options);
    EXPECT_EQ(headerOf(answerTo(options), "To"), headerOf(first, "To"));
    EXPECT_NE(headerOf(answerTo(request("OPTIONS")), "To"), headerOf(first, "To"));
}

TEST_P(IncomingRequests, WithABodyLeaveTheRegistrationAlone) {
    EXPECT_EQ(statusOf(answerTo(request("NOTIFY",
                                        "Event: message-summary\r\n"
                                        "Content-Type: application/simple-message-summary\r\n",
                                        {}, "Messages-Waiting: yes\r\n"))),
              200);
    EXPECT_EQ(Phone::state(mAlice), LinphoneRegistrationOk);
}

SLIMPHONE_ON_EVERY_PATH(IncomingRequests);

} // namespace slimphone::test
