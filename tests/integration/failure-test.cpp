/**
 * @file
 * Refusals, silence and broken connections: every REGISTER has its end.
 */
#include "answer-reasons.h"
#include "path-test.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <vector>

namespace slimphone::test {

using testing::ElementsAre;

class Failures : public PathTest {
protected:
    /** A port of 127.0.0.1 where nobody answers. */
    static int closedPort() {
        const RawServer server([](const Received &) { return std::vector<Action>(); });
        return server.port();
    }
    /** A server that says what @p handler makes of each request. */
    static RawServer::Handler answering(std::function<std::string(const example::Request &)> handler) {
        return [handler = std::move(handler)](const Received &received) -> std::vector<Action> {
            const auto request = requestIn(received);
            if (!request) return {};
            return {sendBytes(handler(*request))};
        };
    }
};

TEST_P(Failures, OfAllKindsAreToldWithTheirCode) {
    for (const int status : {300, 305, 400, 403, 404, 408, 480, 482, 500, 503, 600, 603, 699}) {
        SCOPED_TRACE(status);
        registrar.clearScripts();
        registrar.answer(status, "Because").forever();
        Phone phone = makePatientPhone();
        LinphoneAccount *alice = phone.add("alice", server());
        ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed));
        EXPECT_EQ(Phone::errorCode(alice), status);
        EXPECT_EQ(phone.events.back().message, "Because");
        EXPECT_THAT(phone.states(alice),
                    ElementsAre(LinphoneRegistrationProgress, LinphoneRegistrationFailed));
    }
}

TEST_P(Failures, HaveTheReasonOfTheTable) {
    Phone phone = makePatientPhone();
    std::vector<LinphoneAccount *> accounts;
    for (const auto &[status, reason] : kAnswerReasons) {
        const std::string user = std::to_string(status);
        registrar.answerFor(user, status, "Because of " + user).forever();
        accounts.push_back(phone.add(user, server()));
    }
    ASSERT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationFailed) == accounts.size(); }));
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        const auto &[status, reason] = kAnswerReasons[i];
        SCOPED_TRACE(status);
        EXPECT_EQ(linphone_account_get_error(accounts[i]), reason);
        const LinphoneErrorInfo *error = linphone_account_get_error_info(accounts[i]);
        EXPECT_EQ(linphone_error_info_get_reason(error), reason);
        EXPECT_EQ(linphone_error_info_get_protocol_code(error), status);
        EXPECT_STREQ(linphone_error_info_get_protocol(error), "SIP");
        EXPECT_EQ(linphone_error_info_get_phrase(error), "Because of " + std::to_string(status));
    }
}

TEST_P(Failures, AfterOneAreNotToldAndKeepTheNewerCode) {
    registrar.answer(404, "Not here").then(500, "Broken").forever();
    Phone phone = makePhone({{"refresher_retry_after", "100"}});
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitUntil([&] { return Phone::errorCode(alice) == 500; }));
    EXPECT_THAT(phone.states(alice), ElementsAre(LinphoneRegistrationProgress, LinphoneRegistrationFailed));
    EXPECT_EQ(phone.events.back().message, "Not here");
}

TEST_P(Failures, WithRetryAfterAreRetriedThen) {
    Phone phone = makePatientPhone();
    const std::vector<int> statuses{404, 480, 500, 503};
    for (const int status : statuses) {
        const std::string user = std::to_string(status);
        registrar.answerFor(user, status).header("Retry-After", "1 (in a moment);duration=9").then(200);
        phone.add(user, server());
    }
    ASSERT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk) == statuses.size(); }));
    EXPECT_EQ(phone.count(LinphoneRegistrationFailed), statuses.size());
    for (const int status : statuses) {
        const std::vector<LoggedRequest> sent = registrar.registers(std::to_string(status));
        ASSERT_EQ(sent.size(), 2u) << status;
        EXPECT_GE(sent[1].received - sent[0].received, 950ms) << status;
    }
}

TEST_P(Failures, AreRetriedByABackOffWithoutRetryAfter) {
    registrar.answer(500).then(500).then(200);
    Phone phone = makePhone({{"refresher_retry_after", "100"}});
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    const std::vector<LoggedRequest> sent = registrar.registers();
    ASSERT_EQ(sent.size(), 3u);
    EXPECT_GE(sent[1].received - sent[0].received, 45ms);
    EXPECT_GE(sent[2].received - sent[1].received, 95ms);
    EXPECT_EQ(phone.count(LinphoneRegistrationOk, alice), 1u);
}

TEST_P(Failures, OfARefusedPasswordAreNotRepeated) {
    registrar.answer(401).header("WWW-Authenticate", R"(Digest realm="r", nonce="n")").then(403).forever();
    Phone phone = makePhone({{"refresher_retry_after", "100"}});
    phone.addPassword("alice", "secret");
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed));
    EXPECT_EQ(Phone::errorCode(alice), 403);
    EXPECT_TRUE(phone.holds([&] { return registrar.registerCount() == 2; }, 500ms));
}

TEST_P(Failures, OfATooShortExpiryTimeAreMendedWithMinExpires) {
    registrar.answer(423).header("Min-Expires", "1234").thenNormally();
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server(), 60);
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    EXPECT_EQ(registrar.lastRegister()->expires, 1234);
    EXPECT_EQ(phone.count(LinphoneRegistrationFailed), 0u);
}

TEST_P(Failures, OfATooShortExpiryTimeEndWhenTheServerNeverHasEnough) {
    for (const char *minimum : {"", "0", "60", "abc", "99999999999999999999"}) {
        SCOPED_TRACE(minimum);
        registrar.clearScripts();
        registrar.answer(423).header("Min-Expires", minimum).forever();
        Phone phone = makePatientPhone();
        LinphoneAccount *alice = phone.add("alice", server(), 60);
        ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed));
        EXPECT_EQ(Phone::errorCode(alice), 423);
    }
}

TEST_P(Failures, AreNoneWhenAnotherServerIsNamed) {
    ScriptedRegistrar next;
    registrar.answer(302).header("Contact", '<' + next.uri(GetParam().transport) + '>');
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    EXPECT_EQ(next.rules().bindingCount(), 1u);
    EXPECT_EQ(registrar.registerCount(), 1u);
}

TEST_P(Failures, EndRedirectionsWithoutATarget) {
    for (const char *contact : {"", "*", "tel:+331", "<sip:>", "<mailto:x@y>", "garbage"}) {
        SCOPED_TRACE(contact);
        registrar.clearScripts();
        registrar.answer(302).header("Contact", contact).forever();
        Phone phone = makePatientPhone();
        LinphoneAccount *alice = phone.add("alice", server());
        ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed));
        EXPECT_EQ(Phone::errorCode(alice), 302);
    }
}

TEST_P(Failures, EndRedirectionsInACircle) {
    registrar.answer(302).header("Contact", server()).forever();
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed));
    EXPECT_LE(registrar.registerCount(), 10u);
}

TEST_P(Failures, ComeOfSilence) {
    registrar.silence().forever();
    Phone phone = makePhone();
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed, 5s));
    EXPECT_THAT(phone.states(alice), ElementsAre(LinphoneRegistrationProgress, LinphoneRegistrationFailed));
    EXPECT_NE(linphone_account_get_error(alice), LinphoneReasonNone);
}

TEST_P(Failures, ComeOfAServerThatIsDown) {
    Phone phone = makePhone();
    LinphoneAccount *alice = phone.add("alice", serverAt(closedPort()));
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed, 5s));
    EXPECT_EQ(linphone_account_get_error(alice), LinphoneReasonIOError);
}

TEST_P(Failures, ComeOfAnUnknownHost) {
    Phone phone = makePhone();
    LinphoneAccount *alice =
        phone.add("alice", "<sip:nowhere.invalid:5060;transport=" + GetParam().transport + '>');
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed, 5s));
}

TEST_P(Failures, ComeOfATransportThatIsOff) {
    Phone phone = makePhone({{"sip_port", "0"}, {"sip_tcp_port", "0"}, {"sip_tls_port", "-2"}});
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed, 5s));
}

TEST_P(Failures, ComeOfAPortInUse) {
    // Without address reuse on our side, no stack can share the port.
    const int type = GetParam().isUdp() ? SOCK_DGRAM : SOCK_STREAM;
    const int occupied = socket(AF_INET, type, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    socklen_t size = sizeof address;
    ASSERT_EQ(bind(occupied, reinterpret_cast<sockaddr *>(&address), size), 0);
    ASSERT_TRUE(GetParam().isUdp() || listen(occupied, 1) == 0);
    getsockname(occupied, reinterpret_cast<sockaddr *>(&address), &size);
    const char *key = GetParam().isUdp() ? "sip_port" : "sip_tcp_port";
    {
        Phone phone = makePhone({{key, std::to_string(ntohs(address.sin_port))}});
        LinphoneAccount *alice = phone.add("alice", server());
        EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed, 5s));
        // Another port repairs it.
        LinphoneSipTransports ports{-1, -1, 0, -2};
        linphone_core_set_sip_transports(phone.core(), &ports);
        EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    }
    close(occupied);
}

TEST_P(Failures, AreNoneForAny2xx) {
    for (const int status : {200, 202, 204, 299}) {
        SCOPED_TRACE(status);
        registrar.answer(status, "Fine");
        Phone phone = makePatientPhone();
        LinphoneAccount *alice = phone.add("alice", server());
        EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    }
}

TEST_P(Failures, AreNoneWhenTheAnswerHasNotOurContact) {
    for (const char *contact : {"", "<sip:else@192.0.2.1>;expires=7", "<sip:x", "*"}) {
        SCOPED_TRACE(contact);
        registrar.clearScripts();
        {
            Script script = registrar.answer(200);
            script.contacts(ContactPolicy::None);
            if (*contact) script.contact(contact);
        }
        Phone phone = makePatientPhone();
        LinphoneAccount *alice = phone.add("alice", server());
        EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
        EXPECT_TRUE(phone.holds([&] { return Phone::state(alice) == LinphoneRegistrationOk; }, 20ms));
    }
}

TEST_P(Failures, OfOneAccountDoNotDisturbTheOthers) {
    constexpr std::size_t others = 30;
    for (const int status : {500, 503}) {
        SCOPED_TRACE(status);
        registrar.clearScripts();
        registrar.answerFor("culprit", status).forever();
        Phone phone = makePatientPhone();
        LinphoneAccount *culprit = phone.add("culprit", server());
        for (std::size_t i = 0; i < others; ++i)
            phone.add("u" + std::to_string(i), server());
        ASSERT_TRUE(phone.waitUntil([&] {
            return phone.count(LinphoneRegistrationOk) == others &&
                   Phone::state(culprit) == LinphoneRegistrationFailed;
        }));
        EXPECT_EQ(phone.count(LinphoneRegistrationFailed), 1u);
    }
}

TEST_P(Failures, ComeOfAServerThatIsNoSipAddress) {
    Phone phone = makePhone();
    LinphoneAccount *alice = phone.add("alice", "tel:+33");
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed, 5s));
    EXPECT_EQ(registrar.registerCount(), 0u);
}

TEST_P(Failures, OfForbiddenCredentialsAreMendedByOthers) {
    registrar.answer(401)
        .header("WWW-Authenticate", R"(Digest realm="r", nonce="n")")
        .then(403, "Wrong password")
        .then(401)
        .header("WWW-Authenticate", R"(Digest realm="r", nonce="m")")
        .then(200);
    Phone phone = makePatientPhone();
    phone.addPassword("alice", "wrong");
    std::size_t failuresBefore = 0;
    phone.onQuestion = [&](LinphoneAuthInfo *) {
        failuresBefore = phone.count(LinphoneRegistrationFailed);
        phone.addPassword("alice", "secret");
    };
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    EXPECT_EQ(phone.questions, 1);
    EXPECT_EQ(failuresBefore, 1u); // told before it was asked
    EXPECT_EQ(registrar.registerCount(), 4u);
    EXPECT_THAT(phone.states(alice), ElementsAre(LinphoneRegistrationProgress, LinphoneRegistrationFailed,
                                                 LinphoneRegistrationProgress, LinphoneRegistrationOk));
}

TEST_P(Failures, OfARefreshWithAShortRetryAfterAreProgressOnly) {
    registrar.answer(200).granting(1).then(503).header("Retry-After", "1").then(200);
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk, alice) == 2; }));
    EXPECT_THAT(phone.states(alice), ElementsAre(LinphoneRegistrationProgress, LinphoneRegistrationOk,
                                                 LinphoneRegistrationProgress, LinphoneRegistrationOk));
    EXPECT_EQ(phone.events[2].message, "Service unavailable, retrying");
}

TEST_P(Failures, AreNoneWhenAnotherWayToTheServerIsNamed) {
    ScriptedRegistrar proxy;
    registrar.answer(305).header("Contact", '<' + proxy.uri(GetParam().transport) + '>');
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    ASSERT_EQ(proxy.registerCount(), 1u);
    EXPECT_EQ(proxy.lastRegister()->uri, registrar.lastRegister()->uri);
}

TEST_P(Failures, LeaveNoAccountBehindWhenAnswersAreHalf) {
    if (GetParam().isUdp()) {
        // The rest of a datagram never comes; the answer to the retransmission counts.
        std::atomic<int> count{0};
        RawServer server(answering([&count](const example::Request &request) {
            const std::string whole = formatResponse(request, {200, "OK", {}}, "t");
            return count++ == 0 ? whole.substr(0, 9) : whole;
        }));
        Phone phone = makePatientPhone();
        LinphoneAccount *alice = phone.add("alice", serverAt(server.port()));
        EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
        return;
    }
    RawServer server([](const Received &received) -> std::vector<Action> {
        const auto request = requestIn(received);
        if (!request) return {};
        const std::string whole = formatResponse(*request, {200, "OK", {}}, "t");
        return {sendBytes(whole.substr(0, whole.size() / 2)), closeConnection()};
    });
    Phone phone = makePhone();
    LinphoneAccount *alice = phone.add("alice", serverAt(server.port()));
    EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed, 5s));
    EXPECT_EQ(linphone_account_get_error(alice), LinphoneReasonIOError);
}

TEST_P(Failures, OfAConnectionAreOvercomeByTheNextRegister) {
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    registrar.server().closeConnections();
    linphone_account_refresh_register(alice);
    ASSERT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk, alice) == 2; }));
}

TEST_P(Failures, AreNoneWhenAnAnswerComesByteByByte) {
    RawServer server([](const Received &received) -> std::vector<Action> {
        const auto request = requestIn(received);
        if (!request) return {};
        const std::string whole = formatResponse(*request, {200, "OK", {}}, "t");
        if (received.peer.transport == "UDP") return {sendBytes(whole)};
        std::vector<Action> actions;
        for (std::size_t i = 0; i < whole.size(); ++i)
            actions.push_back(sendBytes(whole.substr(i, 1), std::chrono::milliseconds(i)));
        return actions;
    });
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", serverAt(server.port()));
    EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
}

SLIMPHONE_ON_EVERY_PATH(Failures);

} // namespace slimphone::test
