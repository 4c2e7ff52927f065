#include "account-creator/flexiapi-protocol.h"

#include <gtest/gtest.h>

#include <ostream>
#include <vector>

namespace slimphone::flexiapi {

namespace {

/** A creator with every field set. */
Fields allFields() {
    Fields fields;
    fields.username = "bob";
    fields.domain = "x.org";
    fields.password = "old";
    fields.newPassword = "new";
    fields.algorithm = "SHA-256";
    fields.email = "bob@mail.org";
    fields.phone = "+336";
    fields.code = "1234";
    fields.token = "tok";
    fields.requestToken = "req";
    fields.pnProvider = "apns";
    fields.pnParam = "team.app";
    fields.pnPrid = "device";
    return fields;
}

struct Row {
    const char *name;
    Action action;
    const char *method;
    const char *path;
    const char *body;
    std::vector<std::string_view Fields::*> needed;
    LinphoneAccountCreatorStatus success; ///< with an empty object
};

std::ostream &operator<<(std::ostream &out, const Row &row) { return out << row.name; }

const std::vector<Row> kRows{
    {"IsAccountExist",
     Action::IsAccountExist,
     "GET",
     "accounts/bob@x.org/info",
     "",
     {&Fields::username, &Fields::domain},
     LinphoneAccountCreatorStatusAccountExist},
    {"IsAccountActivated",
     Action::IsAccountActivated,
     "GET",
     "accounts/bob@x.org/info",
     "",
     {&Fields::username, &Fields::domain},
     LinphoneAccountCreatorStatusAccountNotActivated},
    {"CreateAccount",
     Action::CreateAccount,
     "POST",
     "accounts/with-account-creation-token",
     R"({"account_creation_token":"tok","algorithm":"SHA-256","domain":"x.org","password":"old","username":"bob"})",
     {&Fields::username, &Fields::password},
     LinphoneAccountCreatorStatusAccountCreated},
    {"CreateAccountWithToken",
     Action::CreateAccountWithToken,
     "POST",
     "accounts/with-token",
     R"({"algorithm":"SHA-256","domain":"x.org","password":"old","token":"tok","username":"bob"})",
     {&Fields::username, &Fields::domain, &Fields::password, &Fields::token},
     LinphoneAccountCreatorStatusRequestOk},
    {"ActivatePhoneAccount",
     Action::ActivatePhoneAccount,
     "POST",
     "accounts/bob@x.org/activate/phone",
     R"({"code":"1234"})",
     {&Fields::username, &Fields::domain, &Fields::code},
     LinphoneAccountCreatorStatusAccountActivated},
    {"ActivateEmailAccount",
     Action::ActivateEmailAccount,
     "POST",
     "accounts/bob@x.org/activate/email",
     R"({"code":"1234"})",
     {&Fields::username, &Fields::domain, &Fields::code},
     LinphoneAccountCreatorStatusAccountActivated},
    {"LinkPhoneNumber",
     Action::LinkPhoneNumber,
     "POST",
     "accounts/me/phone/request",
     R"({"phone":"+336"})",
     {&Fields::phone},
     LinphoneAccountCreatorStatusRequestOk},
    {"ActivatePhoneNumberLink",
     Action::ActivatePhoneNumberLink,
     "POST",
     "accounts/me/phone",
     R"({"code":"1234"})",
     {&Fields::code},
     LinphoneAccountCreatorStatusAccountActivated},
    {"IsPhoneNumberUsed",
     Action::IsPhoneNumberUsed,
     "GET",
     "accounts/%2B336/info-by-phone",
     "",
     {&Fields::phone},
     LinphoneAccountCreatorStatusAliasIsAccount},
    {"IsAccountLinked",
     Action::IsAccountLinked,
     "GET",
     "accounts/me",
     "",
     {},
     LinphoneAccountCreatorStatusAccountNotLinked},
    {"RecoverPhoneAccount",
     Action::RecoverPhoneAccount,
     "POST",
     "accounts/recover-by-phone",
     R"({"account_creation_token":"tok","domain":"x.org","phone":"+336"})",
     {&Fields::phone},
     LinphoneAccountCreatorStatusRequestOk},
    {"LoginWithCode",
     Action::LoginWithCode,
     "POST",
     "accounts/bob@x.org/recover/1234",
     "{}",
     {&Fields::username, &Fields::domain, &Fields::code},
     LinphoneAccountCreatorStatusUnexpectedError},
    {"UpdatePassword",
     Action::UpdatePassword,
     "POST",
     "accounts/me/password",
     R"({"algorithm":"SHA-256","old_password":"old","password":"new"})",
     {&Fields::password, &Fields::newPassword},
     LinphoneAccountCreatorStatusRequestOk},
    {"DeleteAccount",
     Action::DeleteAccount,
     "DELETE",
     "accounts/me",
     "",
     {},
     LinphoneAccountCreatorStatusRequestOk},
    {"SendToken",
     Action::SendToken,
     "POST",
     "tokens",
     R"({"pn_param":"team.app","pn_prid":"device","pn_provider":"apns"})",
     {&Fields::pnProvider, &Fields::pnParam, &Fields::pnPrid},
     LinphoneAccountCreatorStatusRequestOk},
    {"SendCreationToken",
     Action::SendCreationToken,
     "POST",
     "account_creation_tokens/send-by-push",
     R"({"pn_param":"team.app","pn_prid":"device","pn_provider":"apns"})",
     {&Fields::pnProvider, &Fields::pnParam, &Fields::pnPrid},
     LinphoneAccountCreatorStatusRequestOk},
    {"CreateAccountByAdmin",
     Action::CreateAccountByAdmin,
     "POST",
     "accounts",
     R"({"activated":"1","algorithm":"SHA-256","domain":"x.org","email":"bob@mail.org","password":"old","phone":"+336","username":"bob"})",
     {&Fields::username, &Fields::password},
     LinphoneAccountCreatorStatusAccountCreated},
    {"RequestCreationToken",
     Action::RequestCreationToken,
     "POST",
     "account_creation_request_tokens",
     "{}",
     {},
     LinphoneAccountCreatorStatusUnexpectedError},
    {"ExchangeCreationToken",
     Action::ExchangeCreationToken,
     "POST",
     "account_creation_tokens/using-account-creation-request-token",
     R"({"account_creation_request_token":"req"})",
     {&Fields::requestToken},
     LinphoneAccountCreatorStatusUnexpectedError},
};

LinphoneAccountCreatorStatus statusOf(Action action, int status, std::string_view body) {
    return outcomeOf(action, status, body, {}).status;
}

class FlexiApiRow : public testing::TestWithParam<Row> {};

} // namespace

TEST_P(FlexiApiRow, AsksAsDocumented) {
    const Row &row = GetParam();
    const Call call = callFor(row.action, allFields());
    EXPECT_EQ(call.fault, Call::Fault::None);
    EXPECT_EQ(call.method, row.method);
    EXPECT_EQ(call.path, row.path);
    EXPECT_EQ(call.body, row.body);
}

TEST_P(FlexiApiRow, MissesWhatIsNotSet) {
    const Row &row = GetParam();
    for (const auto field : row.needed) {
        Fields fields = allFields();
        fields.*field = {};
        EXPECT_EQ(callFor(row.action, fields).fault, Call::Fault::MissingArguments);
    }
}

TEST_P(FlexiApiRow, MapsTheStatusOfTheAnswer) {
    const Row &row = GetParam();
    const bool isPhone = row.action == Action::IsPhoneNumberUsed;
    EXPECT_EQ(statusOf(row.action, 200, "{}"), row.success);
    EXPECT_EQ(statusOf(row.action, 201, "{}"), row.success);
    EXPECT_EQ(statusOf(row.action, 204, ""), row.success);
    EXPECT_EQ(statusOf(row.action, 404, R"({"message":"x"})"),
              isPhone ? LinphoneAccountCreatorStatusAliasNotExist
                      : LinphoneAccountCreatorStatusAccountNotExist);
    EXPECT_EQ(statusOf(row.action, 422, ""), LinphoneAccountCreatorStatusMissingArguments);
    for (const int status : {0, 100, 199, 300, 302, 400, 401, 403, 409, 429, 500, 502, 503, 599, 999})
        EXPECT_EQ(statusOf(row.action, status, R"({"activated":true,"token":"t"})"),
                  LinphoneAccountCreatorStatusUnexpectedError)
            << status;
}

TEST_P(FlexiApiRow, TakesNoLoginPageForSuccess) {
    const Row &row = GetParam();
    const auto expected = row.action == Action::IsAccountActivated
                              ? LinphoneAccountCreatorStatusAccountNotActivated
                              : LinphoneAccountCreatorStatusUnexpectedError;
    for (const char *body : {"<html>Please log in</html>", "{\"activated\":true", "OK"})
        EXPECT_EQ(statusOf(row.action, 200, body), expected) << body;
}

TEST_P(FlexiApiRow, LetsNoFieldLeaveItsPlace) {
    const Row &row = GetParam();
    const std::string evil = "a\r\nX: y\"}/../?#&%00<b>";
    Fields fields = allFields();
    for (const auto field : row.needed)
        fields.*field = evil;
    const Call call = callFor(row.action, fields);
    ASSERT_EQ(call.fault, Call::Fault::None);
    EXPECT_EQ(call.path.find_first_of("\r\n \"?#<>&"), std::string::npos) << call.path;
    EXPECT_EQ(call.path.find("/../"), std::string::npos) << call.path;
    EXPECT_EQ(call.body.find_first_of("\r\n"), std::string::npos) << call.body;
    EXPECT_EQ(call.body.find("y\"}"), std::string::npos) << call.body;
}

TEST_P(FlexiApiRow, RefusesOrEscapesWhatIsNotUtf8) {
    const Row &row = GetParam();
    Fields fields = allFields();
    for (const auto field : row.needed)
        fields.*field = "\xff\xfe";
    const Call call = callFor(row.action, fields);
    EXPECT_EQ(call.body.find('\xff'), std::string::npos);
    EXPECT_EQ(call.path.find('\xff'), std::string::npos);
    if (call.fault != Call::Fault::None) {
        EXPECT_EQ(call.fault, Call::Fault::NotEncodable);
        EXPECT_TRUE(call.path.empty());
    }
}

INSTANTIATE_TEST_SUITE_P(All, FlexiApiRow, testing::ValuesIn(kRows),
                         [](const auto &row) { return std::string(row.param.name); });

TEST(FlexiApi, CreatesWithoutTokenByEmailOrPhone) {
    Fields fields = allFields();
    fields.token = {};
    fields.algorithm = {};
    Call call = callFor(Action::CreateAccount, fields);
    EXPECT_EQ(call.path, "accounts/public");
    EXPECT_EQ(call.body, R"({"algorithm":"MD5","domain":"x.org","email":"bob@mail.org","password":"old",)"
                         R"("phone":"+336","username":"bob"})");
    fields.phone = {};
    fields.domain = {};
    call = callFor(Action::CreateAccount, fields);
    EXPECT_EQ(call.body, R"({"algorithm":"MD5","email":"bob@mail.org","password":"old","username":"bob"})");
    fields.email = {};
    EXPECT_EQ(callFor(Action::CreateAccount, fields).fault, Call::Fault::MissingArguments);
}

TEST(FlexiApi, ReadsWhetherAnAccountIsActivated) {
    const auto status = [](const char *body) { return statusOf(Action::IsAccountActivated, 200, body); };
    EXPECT_EQ(status(R"({"activated":true})"), LinphoneAccountCreatorStatusAccountActivated);
    EXPECT_EQ(status(R"({"activated":1})"), LinphoneAccountCreatorStatusAccountActivated);
    EXPECT_EQ(status(R"({"activated":false})"), LinphoneAccountCreatorStatusAccountNotActivated);
    EXPECT_EQ(status(R"({"activated":"true"})"), LinphoneAccountCreatorStatusAccountNotActivated);
    EXPECT_EQ(status(R"({"x":{"activated":true}})"), LinphoneAccountCreatorStatusAccountNotActivated);
    EXPECT_EQ(status(R"([{"activated":true}])"), LinphoneAccountCreatorStatusAccountNotActivated);
}

TEST(FlexiApi, ReadsWhetherAPhoneNumberIsLinked) {
    const auto status = [](const char *body) { return statusOf(Action::IsAccountLinked, 200, body); };
    EXPECT_EQ(status(R"({"phone":"+336"})"), LinphoneAccountCreatorStatusAccountLinked);
    for (const char *body : {R"({"phone":""})", R"({"phone":null})", R"({"phone":3})", "[]"})
        EXPECT_EQ(status(body), LinphoneAccountCreatorStatusAccountNotLinked) << body;
}

TEST(FlexiApi, TellsAnAliasFromAnAccountOfThatName) {
    const auto status = [](const char *body) { return statusOf(Action::IsPhoneNumberUsed, 200, body); };
    EXPECT_EQ(status(R"({"phone":true})"), LinphoneAccountCreatorStatusAliasExist);
    EXPECT_EQ(status(R"({"phone":"+336"})"), LinphoneAccountCreatorStatusAliasExist);
    EXPECT_EQ(status(R"({"phone":false})"), LinphoneAccountCreatorStatusAliasIsAccount);
}

TEST(FlexiApi, LogsInWithTheHashForTheWantedAlgorithm) {
    const std::string md5(32, 'a');
    const std::string sha256(64, 'b');
    const std::string body = R"({"passwords":[{"algorithm":"SHA-256","password":")" + sha256 +
                             R"("},{"algorithm":"MD5","password":")" + md5 + R"("}]})";
    Outcome outcome = outcomeOf(Action::LoginWithCode, 200, body, "");
    EXPECT_EQ(outcome.status, LinphoneAccountCreatorStatusRequestOk);
    EXPECT_EQ(outcome.ha1.str(), md5);
    EXPECT_EQ(outcome.algorithm, "MD5");
    outcome = outcomeOf(Action::LoginWithCode, 200, body, "SHA-256");
    EXPECT_EQ(outcome.ha1.str(), sha256);
    EXPECT_EQ(outcome.algorithm, "SHA-256");
    outcome = outcomeOf(Action::LoginWithCode, 200,
                        R"({"passwords":[{"algorithm":"SHA-256","password":")" + sha256 + "\"}]}", "MD5");
    EXPECT_EQ(outcome.algorithm, "SHA-256");
}

TEST(FlexiApi, IsNotLoggedInWithoutAUsableHash) {
    for (const char *body :
         {"{}", R"({"passwords":[{"algorithm":"MD5","password":"short"}]})",
          R"({"passwords":[{"algorithm":"MD4","password":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}]})"})
        EXPECT_EQ(statusOf(Action::LoginWithCode, 200, body), LinphoneAccountCreatorStatusUnexpectedError);
}

TEST(FlexiApi, TakesOverTokensAndNames) {
    EXPECT_EQ(outcomeOf(Action::RequestCreationToken, 201, R"({"token":"t"})", "").token, "t");
    const Outcome exchanged = outcomeOf(Action::ExchangeCreationToken, 201, R"({"token":"t"})", "");
    EXPECT_EQ(exchanged.token, "t");
    EXPECT_EQ(exchanged.status, LinphoneAccountCreatorStatusRequestOk);
    EXPECT_EQ(outcomeOf(Action::RecoverPhoneAccount, 200, R"({"username":"bob"})", "").username, "bob");
    EXPECT_TRUE(outcomeOf(Action::RecoverPhoneAccount, 404, R"({"username":"bob"})", "").username.empty());
}

TEST(FlexiApi, TakesLongFields) {
    const std::string text(100000, '"');
    Fields fields = allFields();
    fields.username = text;
    fields.password = text;
    EXPECT_EQ(callFor(Action::IsAccountExist, fields).path.size(), 3 * text.size() + 20);
    EXPECT_GT(callFor(Action::CreateAccount, fields).body.size(), 4 * text.size());
}

} // namespace slimphone::flexiapi
