/**
 * @file
 * The account server of the examples, and a Kamailio that knows whom it activated.
 */
#include "account-server.h"
#include "kamailio.h"
#include "sip-text.h"
#include "wire-client.h"

#include <gtest/gtest.h>

namespace slimphone::test {

namespace {

class AccountServerTest : public testing::Test {
protected:
    static AccountServer::Settings settings() {
        AccountServer::Settings result;
        result.domain = "example.org";
        result.adminKey = "key";
        result.messageLimit = 2;
        return result;
    }
    std::string send(const std::string &request) {
        const std::string url = mServer.flexiApiUrl();
        const std::size_t colon = url.rfind(':');
        WireClient client("TCP", std::stoi(url.substr(colon + 1)));
        client.send(request);
        return client.receive();
    }
    std::string post(const std::string &path, const std::string &body, const std::string &headers = {}) {
        return send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers +
                    "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    }
    /** The string in the answer to an XML-RPC request. */
    std::string call(const std::string &method, std::initializer_list<std::string> parameters) {
        std::string body = "<methodCall><methodName>" + method + "</methodName><params>";
        for (const std::string &parameter : parameters)
            body += "<param><value><string>" + parameter + "</string></value></param>";
        const std::string answer = post("/xmlrpc", body + "</params></methodCall>");
        const std::size_t start = answer.find("<string>");
        return start == std::string::npos ? answer
                                          : answer.substr(start + 8, answer.find("</string>") - start - 8);
    }
    static int httpStatus(const std::string &answer) {
        return answer.compare(0, 9, "HTTP/1.1 ") == 0 ? std::stoi(answer.substr(9)) : 0;
    }
    std::string api(const std::string &path, const std::string &body, const std::string &headers = {}) {
        return post("/api/" + path, body, headers);
    }

    AccountServer mServer{settings()};
};

constexpr const char *kNumber = "+33612345678";

} // namespace

TEST_F(AccountServerTest, SpeaksXmlRpcFromCreationToDeletion) {
    const std::string ha1 = "2a7b83d2d3b3b8c2c11f1bd2ed8f3c55";
    EXPECT_EQ(call("get_phone_number_for_account", {"alice", ""}), "ERROR_ACCOUNT_DOESNT_EXIST");
    EXPECT_EQ(call("create_phone_account", {kNumber, "alice", ha1, "test", "", "en", ""}), "OK");
    EXPECT_EQ(call("create_phone_account", {"+331", "alice", ha1, "test", "", "en", ""}),
              "ERROR_ACCOUNT_ALREADY_IN_USE");
    EXPECT_EQ(call("create_phone_account", {kNumber, "bob", ha1, "test", "", "en", ""}),
              "ERROR_ALIAS_ALREADY_IN_USE");
    EXPECT_EQ(call("create_phone_account", {"none", "bob", ha1, "test", "", "en", ""}),
              "ERROR_CANNOT_SEND_SMS");
    EXPECT_EQ(call("create_phone_account", {"+3312345", "bob", ha1, "test", "", "en", "MD4"}),
              "ERROR_ALGO_NOT_SUPPORTED");
    EXPECT_EQ(call("is_account_activated", {"alice", "", ""}), "ERROR_ACCOUNT_NOT_ACTIVATED");
    EXPECT_EQ(call("activate_phone_account", {kNumber, "alice", "wrong", "", ""}), "ERROR_KEY_DOESNT_MATCH");
    EXPECT_EQ(call("activate_phone_account", {kNumber, "alice", mServer.lastCode(kNumber), "", ""}), ha1);
    EXPECT_EQ(call("is_account_activated", {"alice", "", ""}), "OK");
    EXPECT_EQ(call("is_phone_number_used", {kNumber, ""}), "OK_ALIAS");
    EXPECT_EQ(call("recover_phone_account", {kNumber, "", "en"}), "alice");
    const std::string code = mServer.lastCode(kNumber);
    EXPECT_NE(call("recover_account_from_confirmation_key", {"alice", code, "", ""}).find(ha1),
              std::string::npos);
    EXPECT_EQ(call("recover_account_from_confirmation_key", {"alice", code, "", ""}),
              "ERROR_KEY_DOESNT_MATCH");
    EXPECT_EQ(call("recover_phone_account", {kNumber, "", "en"}), "ERROR_MAX_SMS_EXCEEDED");
    EXPECT_EQ(call("update_hash", {"alice", "x", "new", "", ""}), "ERROR_PASSWORD_DOESNT_MATCH");
    EXPECT_EQ(call("update_hash", {"alice", ha1, "new", "", ""}), "OK");
    EXPECT_EQ(call("delete_account", {"alice", "x", "", ""}), "ERROR_PASSWORD_DOESNT_MATCH");
    const std::string fault = "no such method, or not its arguments";
    EXPECT_EQ(call("no_such_method", {}), fault);
    EXPECT_EQ(call("update_hash", {"alice"}), fault);
    EXPECT_NE(post("/xmlrpc", "<html>").find("<fault>"), std::string::npos);
}

TEST_F(AccountServerTest, SpeaksFlexiApi) {
    const std::string account =
        R"({"username":"bob","password":"p","algorithm":"MD5","phone":"+33612345678"})";
    EXPECT_EQ(httpStatus(api("accounts/public", R"({"username":"bob"})")), 422);
    EXPECT_EQ(httpStatus(api("accounts/public", account)), 200);
    EXPECT_EQ(httpStatus(api("accounts/public", account)), 422);
    EXPECT_EQ(httpStatus(api("accounts/bob@example.org/activate/phone", R"({"code":"x"})")), 404);
    const std::string code = R"({"code":")" + mServer.lastCode(kNumber) + "\"}";
    EXPECT_EQ(httpStatus(api("accounts/bob@example.org/activate/phone", code)), 200);
    EXPECT_EQ(httpStatus(api("accounts/bob@example.org/activate/phone", code)), 404);
    EXPECT_EQ(httpStatus(api("accounts/me/password", "{}")), 401);
    EXPECT_EQ(httpStatus(api("accounts", account)), 401);
    EXPECT_EQ(httpStatus(api("accounts", R"({"username":"eve","password":"p","activated":true})",
                             "x-api-key: key\r\n")),
              200);
    EXPECT_EQ(httpStatus(api("tokens", R"({"pn_provider":"a","pn_param":"b","pn_prid":"c"})")), 200);
    const std::string token = mServer.lastCode("a b c");
    EXPECT_EQ(token.size(), 32u);
    const std::string withToken = R"({"username":"ann","password":"p","token":")" + token + "\"}";
    EXPECT_EQ(httpStatus(api("accounts/with-token", withToken)), 200);
    EXPECT_EQ(httpStatus(api("accounts/with-token", withToken)), 404);
    for (const char *body : {"", "[]", "{", "{\"code\":1}", "\xff"})
        EXPECT_EQ(httpStatus(api("accounts/bob@example.org/activate/phone", body)), 422) << body;
    EXPECT_EQ(httpStatus(api("nothing", "{}")), 404);
}

TEST_F(AccountServerTest, ALongBodyIsNotRead) {
    EXPECT_EQ(httpStatus(send("POST /api/tokens HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n")),
              413);
}

TEST_F(AccountServerTest, KamailioLetsInWhoWasActivated) {
    Kamailio::Settings registrar;
    registrar.database = mServer.database();
    const Kamailio kamailio(registrar);
    WireClient wire("UDP", kamailio.port());
    const auto registerAs = [&](const char *password) {
        const std::string challenge = wire.transact();
        EXPECT_EQ(statusOf(challenge), 401);
        return statusOf(wire.transact(wire.authorize(challenge, password)));
    };
    EXPECT_EQ(registerAs("secret"), 401);
    api("accounts/public",
        R"({"username":"alice","password":"secret","algorithm":"MD5","phone":"+33612345678"})");
    EXPECT_EQ(registerAs("secret"), 401);
    api("accounts/alice@example.org/activate/phone", R"({"code":")" + mServer.lastCode(kNumber) + "\"}");
    EXPECT_EQ(registerAs("secret"), 200);
    EXPECT_EQ(registerAs("wrong"), 401);
}

} // namespace slimphone::test
