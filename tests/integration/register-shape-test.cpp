/**
 * @file
 * What a REGISTER looks like when it reaches the registrar.
 */
#include "path-test.h"

namespace slimphone::test {

using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;

class RegisterShape : public PathTest {
protected:
    /** "UDP" of "udp". */
    static std::string upper(std::string text) {
        for (char &letter : text)
            letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
        return text;
    }
    static void setIdentity(LinphoneAccount *account, const char *identity) {
        Phone::edit(account, [&](LinphoneAccountParams *params) {
            LinphoneAddress *address = linphone_address_new(identity);
            EXPECT_EQ(linphone_account_params_set_identity_address(params, address), 0);
            linphone_address_unref(address);
        });
    }
};

TEST_P(RegisterShape, IsThatOfTheReference) {
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    setIdentity(alice, "\"Disp\" <sip:alice@127.0.0.1>");
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    const LoggedRequest sent = *registrar.lastRegister();
    EXPECT_EQ(sent.raw.substr(0, sent.raw.find("\r\n")), "REGISTER sip:127.0.0.1 SIP/2.0");
    EXPECT_THAT(sent.header("Via"), MatchesRegex("SIP/2\\.0/" + upper(GetParam().transport) +
                                                 " 127\\.0\\.0\\.1:[0-9]+;.*branch=z9hG4bK.*"));
    EXPECT_THAT(sent.header("Via"), HasSubstr(";rport"));
    EXPECT_THAT(sent.header("From"), MatchesRegex("\"Disp\" <sip:alice@127\\.0\\.0\\.1>;tag=[^;]+"));
    EXPECT_EQ(sent.header("To"), "\"Disp\" <sip:alice@127.0.0.1>");
    EXPECT_EQ(sent.header("CSeq"), "20 REGISTER");
    EXPECT_EQ(sent.header("Max-Forwards"), "70");
    EXPECT_EQ(sent.header("Supported"), "replaces, outbound, gruu, path");
    EXPECT_EQ(sent.header("Expires"), "3600");
    EXPECT_THAT(sent.header("User-Agent"), HasSubstr("slimphone"));
    const std::string port = std::to_string(sent.source.port);
    EXPECT_THAT(sent.contact, MatchesRegex("\"Disp\" <sip:alice@127\\.0\\.0\\.1:" + port +
                                           ";transport=" + GetParam().transport +
                                           ">;\\+sip\\.instance=\"<urn:uuid:[0-9a-f-]+>\";reg-id=1"));
    // The server is the next hop and nothing else; nothing says what nobody asked for.
    for (const char *name : {"Route", "Date", "Authorization", "P-Preferred-Identity", "Require"})
        EXPECT_EQ(sent.header(name), "") << name;
}

TEST_P(RegisterShape, HasADateWhenConfigured) {
    Phone phone = makePhone({{"put_date", "1"}});
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    EXPECT_THAT(registrar.lastRegister()->header("Date"),
                MatchesRegex("[A-Z][a-z][a-z], [0-9]+ [A-Z][a-z][a-z] [0-9]+ [0-9:]+ GMT"));
}

TEST_P(RegisterShape, SeriesHaveTheirOwnCallIdAndTagWhichTheirRequestsShare) {
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    linphone_account_refresh_register(alice);
    ASSERT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk) == 2; }));
    setIdentity(alice, "\"Other\" <sip:alice@127.0.0.1>");
    ASSERT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk) == 3; }));
    Phone::edit(
        alice, [](LinphoneAccountParams *params) { linphone_account_params_enable_register(params, FALSE); });
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationCleared));
    const std::vector<LoggedRequest> sent = registrar.registers();
    ASSERT_EQ(sent.size(), 4u);
    for (const std::size_t first : {0u, 2u}) {
        EXPECT_EQ(sent[first].cseq, 20u);
        EXPECT_EQ(sent[first + 1].cseq, 21u);
        EXPECT_EQ(sent[first + 1].callId, sent[first].callId);
        EXPECT_EQ(sent[first + 1].fromTag, sent[first].fromTag);
    }
    EXPECT_NE(sent[2].callId, sent[0].callId);
    EXPECT_NE(sent[2].fromTag, sent[0].fromTag);
    EXPECT_EQ(sent[3].expires, 0);
}

TEST_P(RegisterShape, PrivacyTakesTheUserOutOfTheContactAlone) {
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    Phone::edit(alice, [](LinphoneAccountParams *params) {
        linphone_account_params_set_privacy(params, LinphonePrivacyCritical);
    });
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    const LoggedRequest sent = *registrar.lastRegister();
    EXPECT_THAT(sent.contact, Not(HasSubstr("alice")));
    EXPECT_THAT(sent.contact, HasSubstr("<sip:127.0.0.1:"));
    EXPECT_THAT(sent.header("From"), HasSubstr("<sip:alice@127.0.0.1>"));
}

TEST_P(RegisterShape, TwoChallengesOfARealmGetOneAuthorization) {
    registrar.answer(401)
        .header("WWW-Authenticate", R"(Digest realm="r", nonce="a", algorithm=SHA-256, qop="auth")")
        .header("WWW-Authenticate", R"(Digest realm="r", nonce="b", algorithm=MD5, qop="auth")")
        .then(200);
    Phone phone = makePatientPhone();
    phone.addPassword("alice", "secret");
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    const std::string raw = registrar.lastRegister()->raw;
    const std::size_t first = raw.find("\r\nAuthorization: ");
    ASSERT_NE(first, std::string::npos);
    EXPECT_EQ(raw.find("\r\nAuthorization: ", first + 2), std::string::npos);
    EXPECT_THAT(registrar.lastRegister()->authorization, HasSubstr(R"(nonce="a")"));
}

TEST_P(RegisterShape, ANewSeriesStartsWithoutCredentialsUnlessTheAccountNamesItsRealm) {
    registrar.addUser("alice", "secret");
    Phone phone = makePatientPhone();
    phone.addPassword("alice", "secret");
    LinphoneAccount *alice = phone.add("alice", server());
    for (const char *realm : {"", "slimphone.example"}) {
        SCOPED_TRACE(realm);
        Phone::edit(alice,
                    [&](LinphoneAccountParams *params) { linphone_account_params_set_realm(params, realm); });
        ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
        registrar.clearLog();
        const std::size_t oks = phone.count(LinphoneRegistrationOk);
        Phone::edit(alice, [](LinphoneAccountParams *params) {
            linphone_account_params_set_expires(params, linphone_account_params_get_expires(params) + 1);
        });
        ASSERT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk) > oks; }));
        EXPECT_EQ(registrar.registers().front().authorization.empty(), !*realm);
    }
}

SLIMPHONE_ON_EVERY_PATH(RegisterShape);

} // namespace slimphone::test
