#include "account-creator-fixture.h"

#include <algorithm>
#include <array>

namespace slimphone::test {

namespace {

constexpr const char *kHash = "0123456789abcdef0123456789abcdef";

/** What a server may answer; what is not a text is XML. */
struct ServerAnswer {
    const char *text = nullptr;
    const char *xml = nullptr;
};

constexpr std::array kAnswers{
    ServerAnswer{"OK"},
    ServerAnswer{"OK_ACCOUNT"},
    ServerAnswer{"OK_ALIAS"},
    ServerAnswer{"ERROR_ACCOUNT_DOESNT_EXIST"},
    ServerAnswer{"ERROR_ALIAS_DOESNT_EXIST"},
    ServerAnswer{"ERROR_CANNOT_SEND_SMS"},
    ServerAnswer{"ERROR_MAX_SMS_EXCEEDED"},
    ServerAnswer{"ERROR_ACCOUNT_ALREADY_IN_USE"},
    ServerAnswer{"ERROR_ALIAS_ALREADY_IN_USE"},
    ServerAnswer{"ERROR_ALGO_NOT_SUPPORTED"},
    ServerAnswer{"ERROR_ACCOUNT_ALREADY_ACTIVATED"},
    ServerAnswer{"ERROR_KEY_DOESNT_MATCH"},
    ServerAnswer{"ERROR_USERNAME_PARAMETER_NOT_FOUND"},
    ServerAnswer{"ERROR_PASSWORD_DOESNT_MATCH"},
    ServerAnswer{"ERROR_SOMETHING_NEW"},
    ServerAnswer{"+33698765432"},
    ServerAnswer{kHash},
    ServerAnswer{""},
    ServerAnswer{
        nullptr,
        "<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>4</int></value>"
        "</member><member><name>faultString</name><value><string>Too many parameters</string></value>"
        "</member></struct></value></fault></methodResponse>"},
    ServerAnswer{
        nullptr,
        "<methodResponse><params><param><value><int>1</int></value></param></params></methodResponse>"},
    ServerAnswer{
        nullptr,
        "<methodResponse><params><param><value><struct><member><name>algorithm</name><value><string>MD5"
        "</string></value></member><member><name>password</name><value><string>"
        "0123456789abcdef0123456789abcdef</string></value></member></struct></value></param></params>"
        "</methodResponse>"},
};

/** The status of each answer, in the order of kAnswers. */
struct Row {
    const char *action;
    std::array<int, kAnswers.size()> statuses;
};

// One column each: OK, account, alias, no account, no alias, no SMS, too many SMS, account in use, alias
// in use, algorithm, active, key, user parameter, password, unknown error, number, text, empty, fault,
// int, struct.
const std::vector<Row> kTable{
    {"is_account_exist", {22, 22, 22, 8, 6, 22, 22, 22, 22, 22, 22, 22, 22, 22, 22, 7, 22, 1, 1, 1, 1}},
    {"create_account", {4, 5, 5, 5, 5, 18, 20, 6, 7, 21, 5, 5, 5, 5, 5, 5, 5, 1, 1, 1, 1}},
    {"activate_account", {12, 12, 12, 8, 14, 14, 14, 14, 14, 21, 13, 19, 14, 14, 14, 12, 12, 1, 1, 1, 1}},
    {"activate_email", {12, 12, 12, 8, 14, 14, 14, 14, 14, 21, 13, 19, 14, 14, 14, 12, 12, 1, 1, 1, 1}},
    {"is_account_activated",
     {12, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 1, 1, 1, 1}},
    {"is_alias_used", {11, 9, 10, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 1, 1, 1, 1}},
    {"link_account", {0, 16, 16, 16, 16, 18, 20, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 1, 1, 1, 1}},
    {"activate_alias", {12, 12, 12, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 12, 12, 1, 1, 1, 1}},
    {"is_account_linked", {15, 15, 15, 16, 16, 15, 15, 15, 15, 15, 15, 15, 16, 15, 15, 15, 15, 1, 1, 1, 1}},
    {"recover_account", {0, 0, 0, 8, 1, 18, 20, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1}},
    {"update_account", {0, 17, 17, 17, 17, 17, 17, 17, 17, 21, 17, 17, 17, 8, 17, 17, 17, 1, 1, 1, 1}},
    {"login_linphone_account",
     {22, 22, 22, 8, 22, 22, 22, 22, 22, 21, 22, 19, 22, 22, 22, 22, 22, 1, 22, 22, 0}},
    {"confirmation_key", {0, 0, 0, 8, 1, 1, 1, 1, 1, 21, 1, 1, 2, 1, 1, 0, 0, 1, 1, 1, 1}},
    {"delete_account", {4, 1, 1, 8, 5, 5, 5, 5, 5, 21, 5, 5, 2, 5, 5, 1, 1, 1, 1, 1, 1}},
};

const CreatorAction &actionNamed(const std::string &name) {
    const auto &actions = creatorActions();
    return *std::find_if(actions.begin(), actions.end(),
                         [&](const CreatorAction &action) { return name == action.name; });
}

std::string unescape(std::string text) {
    const std::pair<const char *, const char *> entities[] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#13;", "\r"}, {"&amp;", "&"}};
    for (const auto &[entity, character] : entities)
        for (std::size_t at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1))
            text.replace(at, std::string(entity).size(), character);
    return text;
}

/** Method and parameters of a call. */
std::vector<std::string> partsOf(const std::string &body) {
    std::vector<std::string> parts;
    const std::pair<std::string, std::string> tags[] = {{"<methodName>", "</methodName>"},
                                                        {"<string>", "</string>"}};
    for (const auto &[open, close] : tags) {
        for (std::size_t at = body.find(open); at != std::string::npos; at = body.find(open, at + 1)) {
            const std::size_t from = at + open.size();
            parts.push_back(unescape(body.substr(from, body.find(close, from) - from)));
        }
    }
    return parts;
}

} // namespace

TEST_F(AccountCreatorTest, GivesEachAnswerOfEachActionItsStatusOnce) {
    std::string body;
    HttpServer server(
        [&body](const HttpRequest &) { return std::vector<Action>{sendBytes(httpResponse(200, body))}; });
    ASSERT_EQ(kTable.size(), creatorActions().size());
    for (const Row &row : kTable) {
        const CreatorAction &action = actionNamed(row.action);
        for (std::size_t i = 0; i < kAnswers.size(); ++i) {
            const ServerAnswer &answer = kAnswers[i];
            SCOPED_TRACE(std::string(row.action) + " and " + (answer.text ? answer.text : answer.xml));
            body = answer.text ? xmlRpcResponse("<string>" + std::string(answer.text) + "</string>")
                               : answer.xml;
            const Creator creator = makeCreator(server.url("/xmlrpc"), action);
            const std::vector<Heard> heardNow = outcome(action, creator.get());
            ASSERT_EQ(heardNow.size(), 2u);
            EXPECT_FALSE(heardNow[0].byList);
            EXPECT_TRUE(heardNow[1].byList);
            for (const Heard &each : heardNow) {
                EXPECT_EQ(each.status, row.statuses[i]);
                const bool hasText = answer.text && *answer.text;
                EXPECT_EQ(each.hasResponse, hasText);
                if (hasText) {
                    EXPECT_EQ(each.response, answer.text);
                }
            }
        }
    }
    EXPECT_EQ(server.requests().size(), kTable.size() * kAnswers.size());
}

TEST_F(AccountCreatorTest, AsksWithTheDocumentedMethodsAndParameters) {
    HttpServer server(httpResponse(200, xmlRpcResponse("<string>OK</string>")));
    const std::string phone = "+33612345678";
    const std::string domain = "sip.example.org";
    const std::string proxyDomain = "sip.linphone.org";
    const char *agent = linphone_core_get_user_agent(core);
    const auto hash = [](const char *realm, const char *password) {
        char *text = const_cast<char *>(ha1_for_passwd("alice", realm, password, nullptr));
        std::string result(text);
        reset_field(&text);
        return result;
    };
    const std::string old = hash("sip.example.org", "secret");
    const std::vector<std::pair<const char *, std::vector<std::string>>> expected{
        {"is_account_exist", {"alice", domain}},
        {"create_account", {phone, "alice", old, agent, domain, "fr", ""}},
        {"activate_account", {phone, "alice", "1234", domain, ""}},
        {"activate_email", {"alice", "1234", domain, ""}},
        {"is_account_activated", {"alice", domain, ""}},
        {"is_alias_used", {phone, domain}},
        {"link_account", {phone, "alice", domain, "fr"}},
        {"activate_alias", {phone, "alice", "1234", old, domain, ""}},
        {"is_account_linked", {"alice", domain}},
        {"recover_account", {phone, domain, "fr"}},
        {"update_account", {"alice", old, hash("sip.example.org", "fresh"), domain, ""}},
        {"login_linphone_account", {"alice", "1234", domain, ""}},
        {"confirmation_key", {"alice", hash("sip.linphone.org", "secret"), proxyDomain, ""}},
        {"delete_account", {"alice", "secret", proxyDomain, ""}},
    };
    for (const auto &[name, parameters] : expected) {
        const CreatorAction &action = actionNamed(name);
        const Creator creator = makeCreator(server.url("/xmlrpc"), action);
        outcome(action, creator.get());
        const HttpRequest request = server.requests().back();
        EXPECT_EQ(request.method, "POST");
        EXPECT_EQ(request.target, "/xmlrpc");
        EXPECT_EQ(request.header("Content-Type"), "text/xml");
        std::vector<std::string> wanted{action.method};
        wanted.insert(wanted.end(), parameters.begin(), parameters.end());
        EXPECT_EQ(partsOf(request.body), wanted);
    }
}

TEST_F(AccountCreatorTest, CreatesByEmailWithoutPhoneNumber) {
    HttpServer server(httpResponse(200, xmlRpcResponse("<string>OK</string>")));
    const CreatorAction &action = actionNamed("create_account");
    const Creator creator = makeCreator(server.url(), action);
    linphone_account_creator_set_phone_number(creator.get(), nullptr, nullptr);
    linphone_account_creator_set_algorithm(creator.get(), "SHA-256");
    outcome(action, creator.get());
    char *ha1 = const_cast<char *>(ha1_for_passwd("alice", "sip.example.org", "secret", "SHA-256"));
    EXPECT_EQ(partsOf(server.requests()[0].body),
              (std::vector<std::string>{"create_email_account", "alice", "alice@example.org", ha1,
                                        linphone_core_get_user_agent(core), "sip.example.org", "SHA-256"}));
    reset_field(&ha1);
}

TEST_F(AccountCreatorTest, KeepsWhatServersTell) {
    std::string body;
    HttpServer server(
        [&body](const HttpRequest &) { return std::vector<Action>{sendBytes(httpResponse(200, body))}; });
    const auto after = [&](const char *name, const std::string &value) {
        body = xmlRpcResponse(value);
        const CreatorAction &action = actionNamed(name);
        Creator creator = makeCreator(server.url(), action);
        outcome(action, creator.get());
        return creator;
    };
    EXPECT_STREQ(after("is_account_exist", "<string>+33698765432</string>")->phone_number, "+33698765432");
    EXPECT_STREQ(after("is_account_exist", "<string>ERROR_NEW</string>")->phone_number, "+33612345678");
    EXPECT_STREQ(after("activate_account", "<string>" + std::string(kHash) + "</string>")->ha1, kHash);
    EXPECT_STREQ(after("recover_account", "<string>bob</string>")->username, "bob");
    EXPECT_STREQ(after("recover_account", "<string>ERROR_NEW</string>")->username, "alice");
    EXPECT_STREQ(after("confirmation_key", "<string>9876</string>")->activation_code, "9876");
    const Creator login =
        after("login_linphone_account",
              "<struct><member><name>x</name><value><string>SHA-256</string></value></member>"
              "<member><name>y</name><value><string>" +
                  std::string(kHash) + "</string></value></member></struct>");
    EXPECT_STREQ(login->ha1, kHash);
    EXPECT_STREQ(login->algorithm, "SHA-256");
    EXPECT_STREQ(after("update_account", "<string>OK</string>")->password, "secret");
}

TEST_F(AccountCreatorTest, TellsMissingArgumentsAtOnce) {
    for (const CreatorAction &action : creatorActions()) {
        Creator creator = makeCreator("http://127.0.0.1:9/", action);
        linphone_account_creator_reset(creator.get());
        linphone_account_creator_set_user_data(creator.get(), nullptr);
        heard().clear();
        EXPECT_EQ(action.run(creator.get()), LinphoneAccountCreatorStatusMissingArguments) << action.name;
        ASSERT_EQ(heard().size(), 2u) << action.name;
        EXPECT_EQ(heard()[0].status, LinphoneAccountCreatorStatusMissingArguments);
        EXPECT_EQ(heard()[0].response, "Missing required parameters");
    }
}

TEST_F(AccountCreatorTest, TellsAMissingServerAtOnce) {
    for (const CreatorAction &action : creatorActions()) {
        const Creator made = makeCreator("", action);
        LinphoneAccountCreator *creator = linphone_account_creator_new(core, nullptr);
        linphone_account_creator_set_username(creator, "alice");
        linphone_account_creator_set_domain(creator, "sip.example.org");
        linphone_account_creator_set_password(creator, "secret");
        linphone_account_creator_set_phone_number(creator, "0612345678", "33");
        linphone_account_creator_set_activation_code(creator, "1234");
        linphone_account_creator_set_user_data(creator, const_cast<char *>("fresh"));
        action.hear(linphone_account_creator_get_callbacks(creator), &AccountCreatorTest::hearOwn);
        heard().clear();
        EXPECT_EQ(action.run(creator), LinphoneAccountCreatorStatusRequestFailed) << action.name;
        ASSERT_EQ(heard().size(), 1u) << action.name;
        EXPECT_EQ(heard()[0].status, LinphoneAccountCreatorStatusRequestFailed);
        linphone_account_creator_unref(creator);
        // An empty URL, or one that is none, is told later.
        for (const char *url : {"", "url://serveur.com", "http://", "not a url"}) {
            const Creator odd = makeCreator(url, action);
            const std::vector<Heard> heardNow = outcome(action, odd.get());
            ASSERT_EQ(heardNow.size(), 2u);
            EXPECT_EQ(heardNow[0].status, LinphoneAccountCreatorStatusRequestFailed);
        }
    }
}

TEST_F(AccountCreatorTest, TakesDomainAndAlgorithmOfTheAssistantBeforeItLooks) {
    HttpServer server(httpResponse(200, xmlRpcResponse("<string>OK</string>")));
    linphone_config_set_string(linphone_core_get_config(core), "assistant", "domain", "Assistant.ORG");
    linphone_config_set_string(linphone_core_get_config(core), "assistant", "algorithm", "SHA-256");
    for (const char *name : {"is_account_activated", "is_alias_used", "update_account", "create_account"}) {
        const CreatorAction &action = actionNamed(name);
        const Creator creator = makeCreator(server.url(), action);
        linphone_account_creator_set_domain(creator.get(), nullptr);
        outcome(action, creator.get());
        EXPECT_STREQ(creator->domain, "assistant.org") << name;
        EXPECT_NE(server.requests().back().body.find("<string>assistant.org</string>"), std::string::npos)
            << name;
    }
}

TEST_F(AccountCreatorTest, SaysInWordsWhatWentWrong) {
    const CreatorAction &action = actionNamed("create_account");
    const auto errorOf = [&](const std::string &response) {
        HttpServer server(response);
        const Creator creator = makeCreator(server.url(), action);
        outcome(action, creator.get());
        const char *text = linphone_account_creator_get_error_text(creator.get());
        return std::string(text ? text : "");
    };
    EXPECT_EQ(errorOf(httpResponse(503)), "HTTP 503 Scripted");
    EXPECT_EQ(errorOf(httpResponse(200, kAnswers[18].xml)), "XML-RPC fault 4: Too many parameters");
    EXPECT_EQ(errorOf(httpResponse(200, "<html>")), "Not an XML-RPC response: not well-formed XML");
    EXPECT_EQ(errorOf(httpResponse(200, kAnswers[19].xml)),
              "The XML-RPC response holds another type than expected");
    EXPECT_EQ(errorOf(httpResponse(200, xmlRpcResponse("<string>OK</string>"))), "");
}

TEST_F(AccountCreatorTest, SendsFieldsUnharmedOrNotAtAll) {
    HttpServer server(httpResponse(200, xmlRpcResponse("<string>OK</string>")));
    const CreatorAction &action = actionNamed("activate_account");
    const Creator creator = makeCreator(server.url(), action);
    for (const std::string &text :
         {std::string("</string></value><x>&y;\"'"), std::string("a\r\nb"), std::string(100000, '&'),
          std::string("]]><!--"), std::string("\xc3\xa9\xf0\x9f\x98\x80")}) {
        linphone_account_creator_set_activation_code(creator.get(), text.c_str());
        outcome(action, creator.get());
        EXPECT_EQ(partsOf(server.requests().back().body)[3], text);
    }
    const std::size_t count = server.requests().size();
    for (const char *text : {"\x01", "\xff\xfe", "a\x1b[0m", "\xc0\x80"}) {
        linphone_account_creator_set_activation_code(creator.get(), text);
        heard().clear();
        EXPECT_EQ(action.run(creator.get()), LinphoneAccountCreatorStatusRequestFailed);
        EXPECT_STREQ(linphone_account_creator_get_error_text(creator.get()),
                     "The arguments cannot be written as XML");
        for (int i = 0; i < 20; ++i)
            linphone_core_iterate(core);
        EXPECT_TRUE(heard().empty());
    }
    EXPECT_EQ(server.requests().size(), count);
}

TEST_F(AccountCreatorTest, IsSilentAfterItsRelease) {
    HttpServer server([](const HttpRequest &) { return std::vector<Action>{}; });
    const CreatorAction &action = actionNamed("create_account");
    heard().clear();
    {
        const Creator creator = makeCreator(server.url(), action);
        EXPECT_EQ(action.run(creator.get()), LinphoneAccountCreatorStatusRequestOk);
        ASSERT_TRUE(iterateUntil(
            core, [&] { return !server.requests().empty(); }, 20s));
    }
    ASSERT_TRUE(iterateUntil(
        core, [&] { return server.raw().openConnections() == 0; }, 20s));
    EXPECT_TRUE(heard().empty());
}

TEST_F(AccountCreatorTest, AnswersSeveralRequestsAndThoseOfCallbacks) {
    HttpServer server(httpResponse(200, xmlRpcResponse("<string>OK</string>")));
    static int answers;
    answers = 0;
    LinphoneAccountCreator *creator = linphone_account_creator_new(core, server.url().c_str());
    linphone_account_creator_set_username(creator, "alice");
    LinphoneAccountCreatorCbs *own = linphone_account_creator_get_callbacks(creator);
    linphone_account_creator_cbs_set_is_account_exist(
        own, [](LinphoneAccountCreator *each, LinphoneAccountCreatorStatus, const char *) {
            if (++answers == 3) linphone_account_creator_is_account_linked(each);
        });
    linphone_account_creator_cbs_set_is_account_linked(
        own, [](LinphoneAccountCreator *each, LinphoneAccountCreatorStatus, const char *) {
            ++answers;
            linphone_account_creator_unref(each);
        });
    for (int i = 0; i < 3; ++i)
        linphone_account_creator_is_account_exist(creator);
    EXPECT_TRUE(iterateUntil(
        core, [] { return answers == 4; }, 20s));
}

} // namespace slimphone::test
