/**
 * @file
 * The life of an account over FlexiAPI at the account server of the examples, which checks what it is told.
 */
#include "account-server.h"
#include "flexiapi-fixture.h"

namespace slimphone::test {

namespace {

constexpr const char *kPhone = "+33612345678";
constexpr const char *kEmail = "bob@mail.org";

class FlexiApiServerTest : public FlexiApiTest {
protected:
    FlexiApiServerTest() {
        linphone_core_set_account_creator_url(core(), mServer.flexiApiUrl().c_str());
        linphone_account_creator_set_username(creator(), "bob");
        linphone_account_creator_set_domain(creator(), "x.org");
        linphone_account_creator_set_password(creator(), "old");
    }
    static AccountServer::Settings settings() {
        AccountServer::Settings result;
        result.domain = "x.org";
        result.adminKey = "key";
        return result;
    }
    LinphoneAccountCreatorStatus statusOf(CreatorRequest request) { return ask(request).status; }
    /** The code that was sent last goes into the creator. */
    void takeCode(const std::string &recipient) {
        const std::string code = mServer.lastCode(recipient);
        EXPECT_FALSE(code.empty());
        linphone_account_creator_set_activation_code(creator(), code.c_str());
    }
    void createActive() {
        linphone_account_creator_set_email(creator(), kEmail);
        ASSERT_EQ(statusOf(linphone_account_creator_create_account),
                  LinphoneAccountCreatorStatusAccountCreated);
        takeCode(kEmail);
        ASSERT_EQ(statusOf(linphone_account_creator_activate_account),
                  LinphoneAccountCreatorStatusAccountActivated);
    }

    AccountServer mServer{settings()};
};

} // namespace

TEST_F(FlexiApiServerTest, AnAccountIsCreatedOnceAndActivatedByItsCode) {
    linphone_account_creator_set_email(creator(), kEmail);
    EXPECT_EQ(statusOf(linphone_account_creator_is_account_exist),
              LinphoneAccountCreatorStatusAccountNotExist);
    EXPECT_EQ(statusOf(linphone_account_creator_create_account), LinphoneAccountCreatorStatusAccountCreated);
    EXPECT_EQ(statusOf(linphone_account_creator_create_account),
              LinphoneAccountCreatorStatusMissingArguments);
    EXPECT_EQ(statusOf(linphone_account_creator_is_account_exist), LinphoneAccountCreatorStatusAccountExist);
    EXPECT_EQ(statusOf(linphone_account_creator_is_account_activated),
              LinphoneAccountCreatorStatusAccountNotActivated);
    linphone_account_creator_set_activation_code(creator(), "wrong");
    EXPECT_EQ(statusOf(linphone_account_creator_activate_account),
              LinphoneAccountCreatorStatusAccountNotExist);
    takeCode(kEmail);
    EXPECT_EQ(statusOf(linphone_account_creator_activate_account),
              LinphoneAccountCreatorStatusAccountActivated);
    EXPECT_EQ(statusOf(linphone_account_creator_is_account_activated),
              LinphoneAccountCreatorStatusAccountActivated);
}

TEST_F(FlexiApiServerTest, APhoneNumberIsLinkedByItsCode) {
    createActive();
    linphone_account_creator_set_phone_number(creator(), kPhone, "33");
    EXPECT_EQ(statusOf(linphone_account_creator_is_alias_used), LinphoneAccountCreatorStatusAliasNotExist);
    EXPECT_EQ(statusOf(linphone_account_creator_is_account_linked),
              LinphoneAccountCreatorStatusAccountNotLinked);
    EXPECT_EQ(statusOf(linphone_account_creator_link_account), LinphoneAccountCreatorStatusRequestOk);
    takeCode(kPhone);
    EXPECT_EQ(statusOf(linphone_account_creator_activate_alias),
              LinphoneAccountCreatorStatusAccountActivated);
    EXPECT_EQ(statusOf(linphone_account_creator_is_account_linked),
              LinphoneAccountCreatorStatusAccountLinked);
    EXPECT_EQ(statusOf(linphone_account_creator_is_alias_used), LinphoneAccountCreatorStatusAliasExist);
}

TEST_F(FlexiApiServerTest, ANewPasswordReplacesTheOldOne) {
    createActive();
    linphone_account_creator_set_algorithm(creator(), "SHA-256");
    char password[] = "new";
    const auto update = [&] {
        answers.clear();
        linphone_account_creator_set_user_data(creator(), password);
        EXPECT_EQ(linphone_account_creator_update_account(creator()), LinphoneAccountCreatorStatusRequestOk);
        linphone_account_creator_set_user_data(creator(), this);
        return waitFor(2) ? answers[0].status : LinphoneAccountCreatorStatusRequestFailed;
    };
    EXPECT_EQ(update(), LinphoneAccountCreatorStatusRequestOk);
    // The old one neither proves who asks nor changes anything any more.
    EXPECT_EQ(update(), LinphoneAccountCreatorStatusUnexpectedError);
    linphone_account_creator_set_password(creator(), password);
    EXPECT_EQ(statusOf(linphone_account_creator_is_account_linked),
              LinphoneAccountCreatorStatusAccountNotLinked);
}

TEST_F(FlexiApiServerTest, ALostPasswordIsRecoveredAndTheHashGoodForRequests) {
    linphone_account_creator_set_phone_number(creator(), kPhone, "33");
    linphone_account_creator_create_account(creator());
    ASSERT_TRUE(waitFor(2));
    takeCode(kPhone);
    ASSERT_EQ(statusOf(linphone_account_creator_activate_account),
              LinphoneAccountCreatorStatusAccountActivated);
    linphone_account_creator_set_username(creator(), nullptr);
    linphone_account_creator_set_password(creator(), nullptr);
    EXPECT_EQ(statusOf(linphone_account_creator_recover_account), LinphoneAccountCreatorStatusRequestOk);
    EXPECT_STREQ(linphone_account_creator_get_username(creator()), "bob");
    takeCode(kPhone);
    EXPECT_EQ(statusOf(linphone_account_creator_login_linphone_account),
              LinphoneAccountCreatorStatusRequestOk);
    EXPECT_STREQ(linphone_account_creator_get_algorithm(creator()), "MD5");
    EXPECT_EQ(statusOf(linphone_account_creator_is_account_linked),
              LinphoneAccountCreatorStatusAccountLinked);
    EXPECT_EQ(statusOf(linphone_account_creator_delete_account), LinphoneAccountCreatorStatusRequestOk);
    EXPECT_EQ(statusOf(linphone_account_creator_is_account_exist),
              LinphoneAccountCreatorStatusAccountNotExist);
}

TEST_F(FlexiApiServerTest, APushTokenCreatesAnAccount) {
    linphone_account_creator_set_pn_provider(creator(), "apns");
    linphone_account_creator_set_pn_param(creator(), "team.app");
    linphone_account_creator_set_pn_prid(creator(), "device");
    EXPECT_EQ(statusOf(linphone_account_creator_request_auth_token), LinphoneAccountCreatorStatusRequestOk);
    linphone_account_creator_set_token(creator(), mServer.lastCode("apns team.app device").c_str());
    EXPECT_EQ(statusOf(linphone_account_creator_create_account), LinphoneAccountCreatorStatusAccountCreated);
    EXPECT_EQ(statusOf(linphone_account_creator_is_account_activated),
              LinphoneAccountCreatorStatusAccountActivated);
    linphone_account_creator_set_username(creator(), "eve");
    EXPECT_EQ(statusOf(linphone_account_creator_create_account), LinphoneAccountCreatorStatusAccountNotExist);
}

TEST_F(FlexiApiServerTest, AnAdministratorCreatesWithTheKeyOnly) {
    linphone_account_creator_use_test_admin_account(creator());
    EXPECT_EQ(statusOf(linphone_account_creator_create_account), LinphoneAccountCreatorStatusUnexpectedError);
    linphone_config_set_string(linphone_core_get_config(core()), "account_creator", "api_key", "key");
    EXPECT_EQ(statusOf(linphone_account_creator_create_account), LinphoneAccountCreatorStatusAccountCreated);
    EXPECT_EQ(statusOf(linphone_account_creator_is_account_activated),
              LinphoneAccountCreatorStatusAccountActivated);
}

} // namespace slimphone::test
