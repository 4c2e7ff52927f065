#include "account-creator-fixture.h"
#include "account-server.h"

#include <algorithm>

namespace slimphone::test {

namespace {

std::string lowered(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
    return text;
}

} // namespace

/** The account server of the examples, which has its own idea of what the methods mean. */
class AccountServerTest : public AccountCreatorTest {
protected:
    /** Carries @p run out; the status that @p name's functions hear. */
    int ask(const char *name, LinphoneAccountCreator *creator) {
        for (const CreatorAction &action : creatorActions()) {
            if (std::string(name) != action.name) continue;
            action.hear(linphone_account_creator_get_callbacks(creator), &AccountCreatorTest::hearOwn);
            heard().clear();
            const int status = action.run(creator);
            if (status != LinphoneAccountCreatorStatusRequestOk) return status;
            EXPECT_TRUE(iterateUntil(
                core, [] { return !heard().empty(); }, 30s));
            return heard().empty() ? -1 : heard().front().status;
        }
        return -1;
    }

    Creator creatorFor(const std::string &url) {
        LinphoneAccountCreator *creator = linphone_account_creator_new(core, url.c_str());
        linphone_account_creator_set_domain(creator, "sip.example.org");
        return {creator, linphone_account_creator_unref};
    }
};

TEST_F(AccountServerTest, LeadsAnAccountThroughItsLife) {
    AccountServer server;
    for (const char *algorithm : {"MD5", "SHA-256"}) {
        const std::string user = std::string("alice") + algorithm;
        const std::string email = user + "@example.org";
        const Creator creator = creatorFor(server.xmlRpcUrl());
        LinphoneAccountCreator *alice = creator.get();
        linphone_account_creator_set_username(alice, user.c_str());
        linphone_account_creator_set_password(alice, "secret");
        linphone_account_creator_set_email(alice, email.c_str());
        linphone_account_creator_set_algorithm(alice, algorithm);

        EXPECT_EQ(ask("is_account_exist", alice), LinphoneAccountCreatorStatusAccountNotExist);
        EXPECT_EQ(ask("create_account", alice), LinphoneAccountCreatorStatusAccountCreated);
        EXPECT_EQ(ask("create_account", alice), LinphoneAccountCreatorStatusAccountExist);
        EXPECT_EQ(ask("is_account_exist", alice), LinphoneAccountCreatorStatusAccountExist);
        EXPECT_EQ(ask("is_account_activated", alice), LinphoneAccountCreatorStatusAccountNotActivated);
        linphone_account_creator_set_activation_code(alice, "wrong");
        EXPECT_EQ(ask("activate_email", alice), LinphoneAccountCreatorStatusWrongActivationCode);
        linphone_account_creator_set_activation_code(alice, server.lastCode(lowered(email)).c_str());
        EXPECT_EQ(ask("activate_email", alice), LinphoneAccountCreatorStatusAccountActivated);
        EXPECT_EQ(ask("is_account_activated", alice), LinphoneAccountCreatorStatusAccountActivated);
        ASSERT_NE(alice->ha1, nullptr);
        char *ha1 = const_cast<char *>(ha1_for_passwd(user.c_str(), "sip.example.org", "secret", algorithm));
        EXPECT_STREQ(alice->ha1, ha1);
        reset_field(&ha1);

        // A phone number is linked to it, and then leads to it.
        const char *phone = std::string(algorithm) == "MD5" ? "0612345678" : "0687654321";
        linphone_account_creator_set_phone_number(alice, phone, "33");
        EXPECT_EQ(ask("is_account_linked", alice), LinphoneAccountCreatorStatusAccountNotLinked);
        EXPECT_EQ(ask("link_account", alice), LinphoneAccountCreatorStatusRequestOk);
        linphone_account_creator_set_activation_code(alice, server.lastCode(alice->phone_number).c_str());
        EXPECT_EQ(ask("activate_alias", alice), LinphoneAccountCreatorStatusAccountActivated);
        EXPECT_EQ(ask("is_account_linked", alice), LinphoneAccountCreatorStatusAccountLinked);
        EXPECT_EQ(ask("is_account_exist", alice), LinphoneAccountCreatorStatusAccountExistWithAlias);
        EXPECT_EQ(ask("is_alias_used", alice), LinphoneAccountCreatorStatusAliasExist);

        linphone_account_creator_set_ha1(alice, nullptr);
        linphone_account_creator_set_user_data(alice, const_cast<char *>("fresh"));
        EXPECT_EQ(ask("update_account", alice), LinphoneAccountCreatorStatusRequestOk);
        EXPECT_EQ(ask("update_account", alice), LinphoneAccountCreatorStatusAccountNotExist)
            << "the old password";

        // On another device, without anything but the number.
        const Creator other = creatorFor(server.xmlRpcUrl());
        linphone_account_creator_set_phone_number(other.get(), phone, "33");
        linphone_account_creator_set_algorithm(other.get(), algorithm);
        EXPECT_EQ(ask("recover_account", other.get()), LinphoneAccountCreatorStatusRequestOk);
        EXPECT_STREQ(other->username, user.c_str());
        linphone_account_creator_set_activation_code(other.get(),
                                                     server.lastCode(other->phone_number).c_str());
        EXPECT_EQ(ask("login_linphone_account", other.get()), LinphoneAccountCreatorStatusRequestOk);
        ha1 = const_cast<char *>(ha1_for_passwd(user.c_str(), "sip.example.org", "fresh", algorithm));
        EXPECT_STREQ(other->ha1, ha1);
        EXPECT_STREQ(other->algorithm, algorithm);
        reset_field(&ha1);
        LinphoneAccount *account = linphone_account_creator_create_account_in_core(other.get());
        ASSERT_NE(account, nullptr);
        linphone_core_remove_account(core, account);
    }
}

TEST_F(AccountServerTest, IsAskedOverTlsOnlyWhenItIsTrusted) {
    AccountServer::Settings settings;
    settings.tls = true;
    AccountServer server(settings);
    const Creator creator = creatorFor(server.xmlRpcUrl("https"));
    linphone_account_creator_set_username(creator.get(), "alice");
    EXPECT_EQ(ask("is_account_exist", creator.get()), LinphoneAccountCreatorStatusRequestFailed);
    const std::string error = linphone_account_creator_get_error_text(creator.get());
    EXPECT_NE(error.find("certificate"), std::string::npos) << error;
    linphone_core_set_root_ca(core, server.caFile().c_str());
    EXPECT_EQ(ask("is_account_exist", creator.get()), LinphoneAccountCreatorStatusAccountNotExist);
    linphone_core_set_root_ca(core, nullptr);
    linphone_core_verify_server_certificates(core, FALSE);
    EXPECT_EQ(ask("is_account_exist", creator.get()), LinphoneAccountCreatorStatusAccountNotExist);
    linphone_config_set_int(linphone_core_get_config(core), "sip", "https_only", 1);
    const Creator plain = creatorFor(server.xmlRpcUrl("http"));
    linphone_account_creator_set_username(plain.get(), "alice");
    EXPECT_EQ(ask("is_account_exist", plain.get()), LinphoneAccountCreatorStatusRequestFailed);
    EXPECT_STREQ(linphone_account_creator_get_error_text(plain.get()), "Only https is allowed");
}

TEST_F(AccountServerTest, HearsWhoAsksAndChallengesThem) {
    HttpServer server([](const HttpRequest &request) {
        const bool isAuthorized =
            request.header("Authorization").find("username=\"alice\"") != std::string::npos;
        return std::vector<Action>{sendBytes(
            isAuthorized
                ? httpResponse(200, xmlRpcResponse("<string>OK</string>"))
                : httpResponse(401, "",
                               "WWW-Authenticate: Digest realm=\"sip.example.org\", nonce=\"n\"\r\n"))};
    });
    const CreatorAction &action = creatorActions()[4];
    const Creator nobody = makeCreator(server.url(), action);
    EXPECT_EQ(outcome(action, nobody.get())[0].status, LinphoneAccountCreatorStatusRequestFailed);
    EXPECT_STREQ(linphone_account_creator_get_error_text(nobody.get()), "HTTP 401 Scripted");
    EXPECT_EQ(server.requests()[0].header("From"), "");

    // With a default account its credentials answer; nothing of this registers anywhere.
    linphone_config_set_string(linphone_core_get_config(core), "proxy_default_values", "reg_proxy",
                               "sip:127.0.0.1:9");
    LinphoneAccount *account = linphone_account_creator_create_account_in_core(nobody.get());
    ASSERT_NE(account, nullptr);
    const Creator alice = makeCreator(server.url(), action);
    EXPECT_EQ(outcome(action, alice.get())[0].status, LinphoneAccountCreatorStatusAccountActivated);
    EXPECT_EQ(server.requests().back().header("From"), "sip:alice@sip.example.org");
    linphone_core_remove_account(core, account);
}

} // namespace slimphone::test
