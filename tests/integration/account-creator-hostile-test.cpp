#include "account-creator-fixture.h"

namespace slimphone::test {

namespace {

using Actions = std::vector<Action>;

Actions thenClose(const std::string &bytes) { return {sendBytes(bytes), closeConnection()}; }

std::string utf16(const std::string &text) {
    std::string result("\xff\xfe");
    for (const char c : text) {
        result += c;
        result += '\0';
    }
    return result;
}

/** One way in which a server misbehaves. */
struct Misbehaviour {
    const char *name;
    Actions (*answer)(const HttpRequest &request);
};

const std::string kGood = xmlRpcResponse("<string>OK</string>");

const std::vector<Misbehaviour> kMisbehaviours{
    {"204", [](const HttpRequest &) { return Actions{sendBytes("HTTP/1.1 204 No Content\r\n\r\n")}; }},
    {"201 with a good body",
     [](const HttpRequest &) { return Actions{sendBytes(httpResponse(201, kGood))}; }},
    {"403", [](const HttpRequest &) { return Actions{sendBytes(httpResponse(403, kGood))}; }},
    {"404", [](const HttpRequest &) { return Actions{sendBytes(httpResponse(404))}; }},
    {"407", [](const HttpRequest &) { return Actions{sendBytes(httpResponse(407))}; }},
    {"500", [](const HttpRequest &) { return Actions{sendBytes(httpResponse(500, kGood))}; }},
    {"503", [](const HttpRequest &) { return Actions{sendBytes(httpResponse(503))}; }},
    {"silence", [](const HttpRequest &) { return Actions{}; }},
    {"slow drip",
     [](const HttpRequest &) {
         Actions actions{sendBytes("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n")};
         for (int i = 0; i < 100; ++i)
             actions.push_back(sendBytes("<", std::chrono::milliseconds(50 * i)));
         return actions;
     }},
    {"truncated",
     [](const HttpRequest &) { return thenClose("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + kGood); }},
    {"closed", [](const HttpRequest &) { return Actions{closeConnection()}; }},
    {"oversized",
     [](const HttpRequest &) {
         return Actions{sendBytes(
             httpResponse(200, xmlRpcResponse("<string>" + std::string(2 << 20, 'x') + "</string>")))};
     }},
    {"endless",
     [](const HttpRequest &) {
         Actions actions{sendBytes("HTTP/1.1 200 OK\r\n\r\n")};
         for (int i = 0; i < 40; ++i)
             actions.push_back(sendBytes(std::string(64 << 10, '<')));
         return actions;
     }},
    {"not XML", [](const HttpRequest &) { return Actions{sendBytes(httpResponse(200, "OK"))}; }},
    {"empty", [](const HttpRequest &) { return Actions{sendBytes(httpResponse(200))}; }},
    {"HTML",
     [](const HttpRequest &) {
         return Actions{sendBytes(httpResponse(200, "<html><body>login</body></html>"))};
     }},
    {"entities",
     [](const HttpRequest &) {
         std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE b [<!ENTITY a \"aaaaaaaaaa\">";
         for (char c = 'b'; c < 'l'; ++c)
             bomb += std::string("<!ENTITY ") + c + " \"&" + char(c - 1) + ";&" + char(c - 1) + ";&" +
                     char(c - 1) + ";\">";
         return Actions{
             sendBytes(httpResponse(200, bomb + "]>" + xmlRpcResponse("<string>&k;</string>").substr(21)))};
     }},
    {"external entity",
     [](const HttpRequest &) {
         return Actions{
             sendBytes(httpResponse(200, "<!DOCTYPE b [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" +
                                             xmlRpcResponse("<string>&a;</string>").substr(21)))};
     }},
    {"wrong type",
     [](const HttpRequest &) {
         return Actions{sendBytes(httpResponse(200, xmlRpcResponse("<int>1</int>")))};
     }},
    {"empty struct",
     [](const HttpRequest &) {
         return Actions{sendBytes(httpResponse(200, xmlRpcResponse("<struct></struct>")))};
     }},
    {"empty params",
     [](const HttpRequest &) {
         return Actions{sendBytes(httpResponse(200, "<methodResponse><params/></methodResponse>"))};
     }},
    {"UTF-16", [](const HttpRequest &) { return Actions{sendBytes(httpResponse(200, utf16(kGood)))}; }},
    {"NUL bytes",
     [](const HttpRequest &) {
         return Actions{
             sendBytes(httpResponse(200, xmlRpcResponse(std::string("<string>O") + '\0' + "K</string>")))};
     }},
    {"namespaces",
     [](const HttpRequest &) {
         return Actions{sendBytes(httpResponse(200, "<methodResponse xmlns='u'>" + kGood.substr(37)))};
     }},
    {"deep",
     [](const HttpRequest &) {
         std::string deep;
         for (int i = 0; i < 5000; ++i)
             deep += "<a>";
         return Actions{sendBytes(httpResponse(200, deep))};
     }},
    {"redirect loop",
     [](const HttpRequest &) { return Actions{sendBytes(httpResponse(302, "", "Location: /again\r\n"))}; }},
    {"redirect away",
     [](const HttpRequest &) {
         return Actions{sendBytes(httpResponse(301, "", "Location: http://127.0.0.2/\r\n"))};
     }},
    {"unknown digest algorithm",
     [](const HttpRequest &) {
         return Actions{sendBytes(httpResponse(
             401, "",
             "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", algorithm=SHA-512-256, qop=\"auth\"\r\n"))};
     }},
    {"challenge without end",
     [](const HttpRequest &request) {
         return Actions{sendBytes(httpResponse(401, "",
                                               "WWW-Authenticate: Digest realm=\"r\", stale=true, nonce=\"n" +
                                                   std::to_string(request.index) + "\"\r\n"))};
     }},
    {"not HTTP", [](const HttpRequest &) { return thenClose("SSH-2.0-OpenSSH_9.2p1\r\n"); }},
    {"endless headers",
     [](const HttpRequest &) {
         std::string lines;
         for (int i = 0; i < 3000; ++i)
             lines += "X-" + std::to_string(i) + ": " + std::string(40, 'x') + "\r\n";
         return Actions{sendBytes(httpResponse(200, kGood, lines))};
     }},
};

} // namespace

TEST_F(AccountCreatorTest, SurvivesEveryMisbehaviourOfServersAndSaysSo) {
    linphone_config_set_int(linphone_core_get_config(core), "http", "time_limit", 1);
    const std::string user = "alice:secret@";
    for (const Misbehaviour &misbehaviour : kMisbehaviours) {
        HttpServer server(misbehaviour.answer);
        const std::string url = "http://" + user + server.url().substr(7);
        for (const CreatorAction &action : creatorActions()) {
            // Two that are read differently; all of them would only take more of the time limit.
            const bool isLogin = std::string(action.name) == "login_linphone_account";
            if (!isLogin && std::string(action.name) != "create_account") continue;
            SCOPED_TRACE(std::string(misbehaviour.name) + ", " + action.name);
            const Creator creator = makeCreator(url, action);
            const std::vector<Heard> heardNow = outcome(action, creator.get());
            ASSERT_EQ(heardNow.size(), 2u);
            const int status = heardNow[0].status;
            EXPECT_TRUE(status == LinphoneAccountCreatorStatusRequestFailed ||
                        (isLogin && status == LinphoneAccountCreatorStatusUnexpectedError))
                << status;
            EXPECT_FALSE(heardNow[0].hasResponse);
            EXPECT_EQ(creator->ha1, nullptr);
            if (std::string(misbehaviour.name) != "empty struct" || !isLogin) {
                EXPECT_NE(linphone_account_creator_get_error_text(creator.get()), nullptr);
            }
        }
    }
}

TEST_F(AccountCreatorTest, TellsOnceWhereverTheConnectionCloses) {
    const std::string whole = httpResponse(200, kGood, "Content-Type: text/xml\r\n");
    const CreatorAction &action = creatorActions()[1];
    for (std::size_t length = 0; length < whole.size(); ++length) {
        HttpServer server([&](const HttpRequest &) { return thenClose(whole.substr(0, length)); });
        const Creator creator = makeCreator(server.url(), action);
        const std::vector<Heard> heardNow = outcome(action, creator.get());
        ASSERT_EQ(heardNow.size(), 2u) << length;
        EXPECT_EQ(heardNow[0].status, LinphoneAccountCreatorStatusRequestFailed) << length;
        EXPECT_EQ(server.requests().size(), 1u) << "asked again";
    }
}

TEST_F(AccountCreatorTest, TellsARefusedConnectionAndAnUnknownHost) {
    const CreatorAction &action = creatorActions()[1];
    for (const char *url : {"http://127.0.0.1:1/", "https://127.0.0.1:1/"}) {
        const Creator creator = makeCreator(url, action);
        EXPECT_EQ(outcome(action, creator.get())[0].status, LinphoneAccountCreatorStatusRequestFailed);
    }
}

} // namespace slimphone::test
