/**
 * @file
 * The account creator over FlexiAPI: what it asks, what it makes of documented answers and of others.
 */
#include "flexiapi-fixture.h"
#include "iterate-until.h"

namespace slimphone::test {

namespace {

struct Row {
    const char *callback; ///< and name of the action
    CreatorRequest request;
    const char *method;
    const char *target;
    const char *body;
    LinphoneAccountCreatorStatus success; ///< for an empty object
};

std::ostream &operator<<(std::ostream &out, const Row &row) { return out << row.callback; }

const Row kRows[] = {
    {"is_account_exist", linphone_account_creator_is_account_exist, "GET", "/api/accounts/bob@x.org/info", "",
     LinphoneAccountCreatorStatusAccountExist},
    {"is_account_activated", linphone_account_creator_is_account_activated, "GET",
     "/api/accounts/bob@x.org/info", "", LinphoneAccountCreatorStatusAccountNotActivated},
    {"create_account", linphone_account_creator_create_account, "POST", "/api/accounts/public",
     R"({"algorithm":"MD5","domain":"x.org","email":"bob@mail.org","password":"old","phone":"+33612345678","username":"bob"})",
     LinphoneAccountCreatorStatusAccountCreated},
    {"activate_account", linphone_account_creator_activate_account, "POST",
     "/api/accounts/bob@x.org/activate/phone", R"({"code":"1234"})",
     LinphoneAccountCreatorStatusAccountActivated},
    {"link_account", linphone_account_creator_link_account, "POST", "/api/accounts/me/phone/request",
     R"({"phone":"+33612345678"})", LinphoneAccountCreatorStatusRequestOk},
    {"activate_alias", linphone_account_creator_activate_alias, "POST", "/api/accounts/me/phone",
     R"({"code":"1234"})", LinphoneAccountCreatorStatusAccountActivated},
    {"is_alias_used", linphone_account_creator_is_alias_used, "GET",
     "/api/accounts/%2B33612345678/info-by-phone", "", LinphoneAccountCreatorStatusAliasIsAccount},
    {"is_account_linked", linphone_account_creator_is_account_linked, "GET", "/api/accounts/me", "",
     LinphoneAccountCreatorStatusAccountNotLinked},
    {"recover_account", linphone_account_creator_recover_account, "POST", "/api/accounts/recover-by-phone",
     R"({"domain":"x.org","phone":"+33612345678"})", LinphoneAccountCreatorStatusRequestOk},
    {"login_linphone_account", linphone_account_creator_login_linphone_account, "POST",
     "/api/accounts/bob@x.org/recover/1234", "{}", LinphoneAccountCreatorStatusUnexpectedError},
    {"delete_account", linphone_account_creator_delete_account_flexiapi, "DELETE", "/api/accounts/me", "",
     LinphoneAccountCreatorStatusRequestOk},
    {"account_creation_request_token", linphone_account_creator_request_account_creation_request_token,
     "POST", "/api/account_creation_request_tokens", "{}", LinphoneAccountCreatorStatusUnexpectedError},
};

/** What asks about the account that asks, or about none. */
bool needsNothing(const std::string &action) {
    return action == "is_account_linked" || action == "delete_account" ||
           action == "account_creation_request_token";
}

class FlexiApiAction : public FlexiApiTest, public testing::WithParamInterface<Row> {
protected:
    void answersAre(int status, const std::string &body, LinphoneAccountCreatorStatus expected) {
        const HttpServer server(httpResponse(status, body, "Content-Type: application/json\r\n"));
        use(server);
        const CreatorAnswer answer = ask(GetParam().request);
        EXPECT_EQ(answer.callback, GetParam().callback) << status << ' ' << body;
        EXPECT_EQ(answer.status, expected) << status << ' ' << body;
        const bool isSuccess = status >= 200 && status < 300;
        EXPECT_EQ(answer.response.value_or("NULL"), isSuccess ? body : "") << status;
    }
};

} // namespace

TEST_P(FlexiApiAction, AsksAsDocumented) {
    HttpServer server(httpResponse(200, "{}"));
    use(server);
    fill();
    ask(GetParam().request);
    const std::vector<HttpRequest> requests = server.requests();
    ASSERT_EQ(requests.size(), 1u);
    EXPECT_EQ(requests[0].method, GetParam().method);
    EXPECT_EQ(requests[0].target, GetParam().target);
    EXPECT_EQ(requests[0].body, GetParam().body);
    EXPECT_EQ(requests[0].header("Content-Type"), "application/json");
    EXPECT_EQ(requests[0].header("Accept"), "application/json");
}

TEST_P(FlexiApiAction, HasOneAnswerForEachDocumentedStatus) {
    fill();
    answersAre(200, "{}", GetParam().success);
    answersAre(201, R"({"x":[1,2,{"activated":true}]})", GetParam().success);
    answersAre(204, "", GetParam().success);
    answersAre(404, R"({"message":"x"})",
               std::string(GetParam().callback) == "is_alias_used"
                   ? LinphoneAccountCreatorStatusAliasNotExist
                   : LinphoneAccountCreatorStatusAccountNotExist);
    answersAre(422, "{}", LinphoneAccountCreatorStatusMissingArguments);
    for (const int status : {400, 401, 403, 405, 429, 500, 502, 503})
        answersAre(status, R"({"activated":true})", LinphoneAccountCreatorStatusUnexpectedError);
}

TEST_P(FlexiApiAction, HasOneAnswerWithoutAServer) {
    fill();
    int port = 0;
    {
        const HttpServer server(std::string{});
        port = server.port();
    }
    linphone_core_set_account_creator_url(core(),
                                          ("http://127.0.0.1:" + std::to_string(port) + "/api/").c_str());
    const CreatorAnswer answer = ask(GetParam().request);
    EXPECT_EQ(answer.callback, GetParam().callback);
    EXPECT_EQ(answer.status, LinphoneAccountCreatorStatusRequestFailed);
    EXPECT_FALSE(answer.response);
}

TEST_P(FlexiApiAction, FailsAtOnceWithoutUrl) {
    fill();
    EXPECT_EQ(GetParam().request(creator()), LinphoneAccountCreatorStatusRequestFailed);
    ASSERT_EQ(answers.size(), 2u);
    EXPECT_EQ(answers[0].callback, GetParam().callback);
    EXPECT_EQ(answers[0].status, LinphoneAccountCreatorStatusRequestFailed);
}

TEST_P(FlexiApiAction, SaysAtOnceThatArgumentsAreMissing) {
    const HttpServer server(httpResponse(200, "{}"));
    use(server);
    if (needsNothing(GetParam().callback)) {
        EXPECT_EQ(ask(GetParam().request).status, GetParam().success);
        return;
    }
    EXPECT_EQ(GetParam().request(creator()), LinphoneAccountCreatorStatusMissingArguments);
    ASSERT_EQ(answers.size(), 2u);
    EXPECT_EQ(answers[0].callback, GetParam().callback);
    EXPECT_EQ(answers[0].status, LinphoneAccountCreatorStatusMissingArguments);
    EXPECT_EQ(answers[0].response, "Missing required parameters");
    EXPECT_TRUE(server.requests().empty());
}

INSTANTIATE_TEST_SUITE_P(All, FlexiApiAction, testing::ValuesIn(kRows),
                         [](const auto &row) { return std::string(row.param.callback); });

TEST_F(FlexiApiTest, UpdatesThePasswordTheRightWayRound) {
    HttpServer server(httpResponse(200, "{}"));
    use(server);
    fill();
    linphone_account_creator_set_algorithm(creator(), "SHA-256");
    // The new password is in the user data, where the fixture's pointer is otherwise.
    char password[] = "new \"one\"";
    linphone_account_creator_set_user_data(creator(), password);
    EXPECT_EQ(linphone_account_creator_update_account(creator()), LinphoneAccountCreatorStatusRequestOk);
    linphone_account_creator_set_user_data(creator(), this);
    ASSERT_TRUE(waitFor(2));
    EXPECT_EQ(answers[0].callback, "update_account");
    EXPECT_EQ(answers[0].status, LinphoneAccountCreatorStatusRequestOk);
    ASSERT_EQ(server.requests().size(), 1u);
    EXPECT_EQ(server.requests()[0].target, "/api/accounts/me/password");
    EXPECT_EQ(server.requests()[0].body,
              R"({"algorithm":"SHA-256","old_password":"old","password":"new \"one\""})");
}

TEST_F(FlexiApiTest, ActivatesByEmailWhereThereIsNoPhoneNumber) {
    HttpServer server(httpResponse(200, "{}"));
    use(server);
    fill();
    linphone_account_creator_set_phone_number(creator(), nullptr, nullptr);
    ask(linphone_account_creator_activate_account);
    EXPECT_EQ(server.requests()[0].target, "/api/accounts/bob@x.org/activate/email");
}

TEST_F(FlexiApiTest, CreatesWithTheTokenThatAPushBrought) {
    HttpServer server(httpResponse(200, "{}"));
    use(server);
    fill();
    linphone_account_creator_set_activation_code(creator(), nullptr);
    linphone_account_creator_set_pn_provider(creator(), "apns");
    linphone_account_creator_set_pn_param(creator(), "team.app");
    linphone_account_creator_set_pn_prid(creator(), "device");
    const CreatorAnswer sent = ask(linphone_account_creator_login_linphone_account);
    EXPECT_EQ(sent.callback, "send_token");
    EXPECT_EQ(sent.status, LinphoneAccountCreatorStatusRequestOk);
    linphone_account_creator_set_token(creator(), "tok");
    EXPECT_EQ(ask(linphone_account_creator_create_account).status,
              LinphoneAccountCreatorStatusAccountCreated);
    const std::vector<HttpRequest> requests = server.requests();
    ASSERT_EQ(requests.size(), 2u);
    EXPECT_EQ(requests[0].target, "/api/tokens");
    EXPECT_EQ(requests[0].body, R"({"pn_param":"team.app","pn_prid":"device","pn_provider":"apns"})");
    EXPECT_EQ(requests[1].target, "/api/accounts/with-account-creation-token");
    EXPECT_EQ(requests[1].body, R"({"account_creation_token":"tok","algorithm":"MD5","domain":"x.org",)"
                                R"("password":"old","username":"bob"})");
}

TEST_F(FlexiApiTest, CreatesWithTheTokenThatAPersonConfirmed) {
    HttpServer server([](const HttpRequest &request) {
        const bool isFirst = request.target == "/api/account_creation_request_tokens";
        return std::vector<Action>{sendBytes(
            httpResponse(201, isFirst ? R"({"token":"req","validation_url":"u"})" : R"({"token":"tok"})"))};
    });
    use(server);
    fill();
    const CreatorAnswer first = ask(linphone_account_creator_request_account_creation_request_token);
    EXPECT_EQ(first.callback, "account_creation_request_token");
    EXPECT_EQ(first.status, LinphoneAccountCreatorStatusRequestOk);
    EXPECT_EQ(first.response, R"({"token":"req","validation_url":"u"})");
    EXPECT_STREQ(linphone_account_creator_get_account_creation_request_token(creator()), "req");
    EXPECT_EQ(ask(linphone_account_creator_request_account_creation_token_using_request_token).callback,
              "account_creation_token_using_request_token");
    EXPECT_STREQ(linphone_account_creator_get_token(creator()), "tok");
    ask(linphone_account_creator_create_account);
    const std::vector<HttpRequest> requests = server.requests();
    ASSERT_EQ(requests.size(), 3u);
    EXPECT_EQ(requests[1].target, "/api/account_creation_tokens/using-account-creation-request-token");
    EXPECT_EQ(requests[1].body, R"({"account_creation_request_token":"req"})");
    EXPECT_EQ(requests[2].target, "/api/accounts/with-account-creation-token");
}

TEST_F(FlexiApiTest, ItsFunctionsFitIntoTheSlotsOfAnotherService) {
    HttpServer server(httpResponse(200, R"({"activated":true})"));
    use(server);
    fill();
    linphone_account_creator_set_token(creator(), "tok");
    linphone_account_creator_set_pn_provider(creator(), "apns");
    linphone_account_creator_set_pn_param(creator(), "team.app");
    linphone_account_creator_set_pn_prid(creator(), "device");
    const std::pair<CreatorRequest, const char *> functions[] = {
        {linphone_account_creator_is_account_exist_flexiapi, "/api/accounts/bob@x.org/info"},
        {linphone_account_creator_is_account_activated_flexiapi, "/api/accounts/bob@x.org/info"},
        {linphone_account_creator_create_account_with_token_flexiapi, "/api/accounts/with-token"},
        {linphone_account_creator_activate_phone_account_flexiapi, "/api/accounts/bob@x.org/activate/phone"},
        {linphone_account_creator_activate_email_account_flexiapi, "/api/accounts/bob@x.org/activate/email"},
        {linphone_account_creator_link_phone_number_with_account_flexiapi, "/api/accounts/me/phone/request"},
        {linphone_account_creator_activate_phone_number_link_flexiapi, "/api/accounts/me/phone"},
        {linphone_account_creator_is_account_linked_flexiapi, "/api/accounts/me"},
        {linphone_account_creator_send_token_flexiapi, "/api/tokens"},
        {linphone_account_creator_request_auth_token, "/api/account_creation_tokens/send-by-push"},
        {linphone_account_creator_admin_create_account_flexiapi, "/api/accounts"},
        {linphone_account_creator_delete_account_flexiapi, "/api/accounts/me"},
    };
    std::size_t count = 0;
    for (const auto &[function, target] : functions) {
        ask(function);
        ASSERT_EQ(server.requests().size(), ++count) << target;
        EXPECT_EQ(server.requests().back().target, target);
    }
    EXPECT_EQ(linphone_account_creator_is_account_exist_flexiapi(nullptr),
              LinphoneAccountCreatorStatusRequestFailed);
}

TEST_F(FlexiApiTest, CreatesAnActiveAccountWithTheKeyOfAnAdministrator) {
    HttpServer server(httpResponse(200, "{}"));
    use(server);
    fill();
    linphone_config_set_string(linphone_core_get_config(core()), "account_creator", "api_key", "secret");
    linphone_account_creator_use_test_admin_account(creator());
    EXPECT_EQ(ask(linphone_account_creator_create_account).status,
              LinphoneAccountCreatorStatusAccountCreated);
    ask(linphone_account_creator_is_account_exist);
    const std::vector<HttpRequest> requests = server.requests();
    ASSERT_EQ(requests.size(), 2u);
    EXPECT_EQ(requests[0].target, "/api/accounts");
    EXPECT_EQ(requests[0].header("x-api-key"), "secret");
    EXPECT_EQ(requests[1].header("x-api-key"), "");
}

TEST_F(FlexiApiTest, HasNoConfirmationKeys) {
    EXPECT_EQ(linphone_account_creator_get_confirmation_key(creator()),
              LinphoneAccountCreatorStatusMissingCallbacks);
    EXPECT_TRUE(answers.empty());
}

TEST_F(FlexiApiTest, RecoversANameAndLogsInWithTheCode) {
    const std::string ha1(32, 'a');
    HttpServer server([&](const HttpRequest &request) {
        return std::vector<Action>{sendBytes(
            httpResponse(200, request.target == "/api/accounts/recover-by-phone"
                                  ? R"({"username":"robert"})"
                                  : R"({"passwords":[{"algorithm":"MD5","password":")" + ha1 + R"("}]})"))};
    });
    use(server);
    linphone_account_creator_set_domain(creator(), "x.org");
    linphone_account_creator_set_phone_number(creator(), "0612345678", "33");
    ask(linphone_account_creator_recover_account);
    EXPECT_STREQ(linphone_account_creator_get_username(creator()), "robert");
    linphone_account_creator_set_activation_code(creator(), "9876");
    EXPECT_EQ(ask(linphone_account_creator_login_linphone_account).status,
              LinphoneAccountCreatorStatusRequestOk);
    EXPECT_STREQ(linphone_account_creator_get_ha1(creator()), ha1.c_str());
    EXPECT_STREQ(linphone_account_creator_get_algorithm(creator()), "MD5");
    EXPECT_EQ(server.requests()[1].target, "/api/accounts/robert@x.org/recover/9876");
}

TEST_F(FlexiApiTest, AnUrlWithoutSlashAtItsEndGetsOne) {
    HttpServer server(httpResponse(200, "{}"));
    fill();
    linphone_core_set_account_creator_url(core(), server.url("/api").c_str());
    ask(linphone_account_creator_is_account_exist);
    EXPECT_EQ(server.requests()[0].target, "/api/accounts/bob@x.org/info");
}

TEST_F(FlexiApiTest, AnUnusableUrlIsAnsweredOnce) {
    fill();
    for (const char *url :
         {"foo://x/", "http://", "::", "http://[::1", "file:///etc/passwd", "http://a b/"}) {
        linphone_core_set_account_creator_url(core(), url);
        EXPECT_EQ(ask(linphone_account_creator_is_account_exist).status,
                  LinphoneAccountCreatorStatusRequestFailed)
            << url;
    }
}

TEST_F(FlexiApiTest, FieldsDoNotLeaveTheirPlace) {
    HttpServer server(httpResponse(200, "{}"));
    use(server);
    fill();
    const std::string evil = "a\r\nX-Evil: 1\"},<b>/../?#";
    linphone_account_creator_set_activation_code(creator(), evil.c_str());
    EXPECT_NE(linphone_account_creator_set_username(creator(), evil.c_str()),
              LinphoneAccountCreatorUsernameStatusOk);
    EXPECT_EQ(linphone_account_creator_set_username(creator(), "a X-Evil: 1/../?#%"),
              LinphoneAccountCreatorUsernameStatusOk);
    ask(linphone_account_creator_activate_account);
    ASSERT_EQ(server.requests().size(), 1u);
    const HttpRequest request = server.requests()[0];
    EXPECT_EQ(request.header("X-Evil"), "");
    EXPECT_EQ(request.target, "/api/accounts/a%20X-Evil%3A%201%2F..%2F%3F%23%25@x.org/activate/phone");
    EXPECT_EQ(request.body, R"({"code":"a\u000d\u000aX-Evil: 1\"},<b>/../?#"})");
}

TEST_F(FlexiApiTest, ALongFieldIsSentWhole) {
    HttpServer server(httpResponse(200, "{}"));
    use(server);
    fill();
    const std::string code(100000, '"');
    linphone_account_creator_set_activation_code(creator(), code.c_str());
    EXPECT_EQ(ask(linphone_account_creator_activate_alias).status,
              LinphoneAccountCreatorStatusAccountActivated);
    EXPECT_EQ(server.requests()[0].body.size(), 2 * code.size() + 11);
}

TEST_F(FlexiApiTest, ALongNameIsAnsweredOnce) {
    const HttpServer server(httpResponse(414, "{}"));
    use(server);
    fill();
    const std::string name(100000, '%');
    EXPECT_EQ(linphone_account_creator_set_username(creator(), name.c_str()),
              LinphoneAccountCreatorUsernameStatusOk);
    const LinphoneAccountCreatorStatus status = ask(linphone_account_creator_is_account_exist).status;
    EXPECT_TRUE(status == LinphoneAccountCreatorStatusRequestFailed ||
                status == LinphoneAccountCreatorStatusUnexpectedError)
        << status;
}

TEST_F(FlexiApiTest, RefusesTextThatIsNotUtf8) {
    HttpServer server(httpResponse(200, "{}"));
    use(server);
    fill();
    linphone_account_creator_set_activation_code(creator(), "\xff\xfe");
    EXPECT_EQ(linphone_account_creator_activate_alias(creator()), LinphoneAccountCreatorStatusRequestFailed);
    EXPECT_TRUE(iterateWhile(
        core(), [&] { return answers.empty() && server.requests().empty(); }, 20ms));
}

TEST_F(FlexiApiTest, TheDefaultAccountAnswersTheChallenge) {
    HttpServer server([](const HttpRequest &request) {
        const std::string challenge =
            "WWW-Authenticate: Digest realm=\"x.org\", nonce=\"n\", qop=\"auth\"\r\n";
        const bool isAnswer = !request.header("Authorization").empty();
        return std::vector<Action>{sendBytes(isAnswer ? httpResponse(200, R"({"phone":"+336"})")
                                                      : httpResponse(401, "{}", challenge))};
    });
    use(server);
    LinphoneAddress *identity = linphone_factory_create_address(linphone_factory_get(), "sip:me@x.org");
    LinphoneAccountParams *params = linphone_core_create_account_params(core());
    linphone_account_params_set_identity_address(params, identity);
    linphone_account_params_set_server_addr(params, "sip:127.0.0.1");
    linphone_account_params_enable_register(params, FALSE);
    LinphoneAccount *account = linphone_core_create_account(core(), params);
    EXPECT_EQ(linphone_core_add_account(core(), account), 0);
    linphone_core_set_default_account(core(), account);
    LinphoneAuthInfo *info = linphone_factory_create_auth_info(linphone_factory_get(), "me", nullptr,
                                                               "secret", nullptr, "x.org", "x.org");
    linphone_core_add_auth_info(core(), info);
    EXPECT_EQ(ask(linphone_account_creator_is_account_linked).status,
              LinphoneAccountCreatorStatusAccountLinked);
    ASSERT_EQ(server.requests().size(), 2u);
    EXPECT_EQ(server.requests()[0].header("From"), "sip:me@x.org");
    EXPECT_NE(server.requests()[1].header("Authorization").find("username=\"me\""), std::string::npos);
    linphone_auth_info_unref(info);
    linphone_account_unref(account);
    linphone_account_params_unref(params);
    linphone_address_unref(identity);
}

TEST_F(FlexiApiTest, TheCreatorAnswersTheChallengeWhereThereIsNoAccountYet) {
    HttpServer server([](const HttpRequest &request) {
        const std::string challenge =
            "WWW-Authenticate: Digest realm=\"x.org\", nonce=\"n\", qop=\"auth\", algorithm=SHA-256\r\n";
        const bool isAnswer = !request.header("Authorization").empty();
        return std::vector<Action>{
            sendBytes(isAnswer ? httpResponse(200, "{}") : httpResponse(401, "{}", challenge))};
    });
    use(server);
    fill();
    EXPECT_EQ(ask(linphone_account_creator_is_account_linked).status,
              LinphoneAccountCreatorStatusAccountNotLinked);
    ASSERT_EQ(server.requests().size(), 2u);
    EXPECT_EQ(server.requests()[0].header("From"), "sip:bob@x.org");
    EXPECT_NE(server.requests()[1].header("Authorization").find("username=\"bob\""), std::string::npos);
}

TEST_F(FlexiApiTest, ACreatorMayBeReleasedInItsCallback) {
    const HttpServer server(httpResponse(200, "{}"));
    use(server);
    fill();
    onAnswer = [this] {
        onAnswer = nullptr;
        releaseCreator();
    };
    linphone_account_creator_is_account_exist(creator());
    linphone_account_creator_is_account_activated(creator());
    ASSERT_TRUE(waitFor(1));
    EXPECT_EQ(creator(), nullptr);
    iterateWhile(
        core(), [] { return true; }, 20ms);
}

TEST_F(FlexiApiTest, ACreatorThatIsReleasedHearsNothing) {
    const HttpServer server(httpResponse(200, "{}"));
    use(server);
    fill();
    linphone_account_creator_is_account_exist(creator());
    releaseCreator();
    EXPECT_TRUE(iterateWhile(
        core(), [&] { return answers.empty(); }, 100ms));
}

TEST_F(FlexiApiTest, TheEndOfTheCoreIsAnAnswer) {
    HttpServer server([](const HttpRequest &) { return std::vector<Action>{}; });
    use(server);
    fill();
    linphone_account_creator_is_account_exist(creator());
    ASSERT_TRUE(iterateUntil(
        core(), [&] { return !server.requests().empty(); }, kPatience));
    linphone_core_stop(core());
    ASSERT_EQ(answers.size(), 2u);
    EXPECT_EQ(answers[0].status, LinphoneAccountCreatorStatusRequestFailed);
    EXPECT_EQ(linphone_account_creator_is_account_exist(creator()),
              LinphoneAccountCreatorStatusRequestFailed);
    releaseCore();
    EXPECT_EQ(linphone_account_creator_is_account_exist(creator()),
              LinphoneAccountCreatorStatusRequestFailed);
}

} // namespace slimphone::test
