#include "http-server.h"
#include "provisioned-core.h"
#include "web-server.h"

#include <gmock/gmock.h>

namespace slimphone::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class ProvisioningTest : public ProvisionedCore {
protected:
    static void SetUpTestSuite() { server = std::make_unique<WebServer>(); }
    static void TearDownTestSuite() { server.reset(); }
    static void publish(const std::string &sections) { server->publish("phone.xml", document(sections)); }
    void expectSuccess() const {
        EXPECT_THAT(statuses, ElementsAre(Status(LinphoneConfiguringSuccessful, "-")));
    }
    void expectFailure(const std::string &message) const {
        EXPECT_THAT(statuses, ElementsAre(Status(LinphoneConfiguringFailed, message)));
    }

    static std::unique_ptr<WebServer> server;
};

std::unique_ptr<WebServer> ProvisioningTest::server;

TEST_F(ProvisioningTest, IsSkippedWithoutAnAddress) {
    writeRc("");
    start();
    EXPECT_THAT(statuses, ElementsAre(Status(LinphoneConfiguringSkipped, "-")));
    EXPECT_EQ(linphone_core_get_global_state(core), LinphoneGlobalOn);
}

TEST_F(ProvisioningTest, AppliesADocumentBeforeTheCoreIsOn) {
    publish(account(0, "bob") + account(1, "carol") + section("misc", entry("new", "1")));
    writeRcFor(server->url("phone.xml"));
    start();
    EXPECT_EQ(linphone_core_get_global_state(core), LinphoneGlobalConfiguring) << "start does not wait";
    EXPECT_TRUE(users().empty()) << "nothing registers before";
    waitUntilOn();
    expectSuccess();
    EXPECT_THAT(globalStates,
                ElementsAre(LinphoneGlobalStartup, LinphoneGlobalConfiguring, LinphoneGlobalOn));
    EXPECT_EQ(users(), (Users{"bob", "carol"}));
    EXPECT_THAT(savedRc(), HasSubstr("reg_identity=sip:carol@example.org")) << "saved after the success";
}

TEST_F(ProvisioningTest, TwiceDoublesNothing) {
    publish(account(0, "alice") + account(1, "bob") + account(2, "carol"));
    writeRcFor(server->url("phone.xml"));
    run();
    EXPECT_EQ(users(), (Users{"alice", "bob", "carol"}));
    run();
    EXPECT_EQ(users(), (Users{"alice", "bob", "carol"}));
    linphone_core_stop(core);
    EXPECT_EQ(linphone_core_start(core), 0);
    waitUntilOn();
    EXPECT_EQ(statuses.size(), 2U);
    EXPECT_EQ(users(), (Users{"alice", "bob", "carol"})) << "in the same process";
}

TEST_F(ProvisioningTest, AnAccountThatMovedUpIsNotDoubled) {
    const auto weak = [](int index, const std::string &user) {
        return section("proxy_" + std::to_string(index),
                       entry("reg_proxy", "sip:127.0.0.1:9", false) +
                           entry("reg_identity", "sip:" + user + "@example.org", false) +
                           entry("reg_sendregister", "0", false));
    };
    publish(weak(0, "bob") + weak(1, "carol"));
    writeRc("[misc]\nconfig-uri=" + server->url("phone.xml") + "\n");
    run();
    ASSERT_EQ(users(), (Users{"bob", "carol"}));
    linphone_core_remove_account(core,
                                 static_cast<LinphoneAccount *>(linphone_core_get_account_list(core)->data));
    run();
    EXPECT_EQ(users(), Users{"carol"});
}

TEST_F(ProvisioningTest, ABadDocumentChangesNothing) {
    for (const std::string &body :
         {document(account(0, "bob")).substr(0, 200), "<other>" + account(0, "bob") + "</other>",
          document(account(0, "bob") + section("x", entry("y", "a&#10;[evil]&#10;b=c"))), std::string()}) {
        server->publish("phone.xml", body);
        writeRcFor(server->url("phone.xml"));
        run();
        ASSERT_EQ(statuses.size(), 1U);
        EXPECT_EQ(statuses[0].first, LinphoneConfiguringFailed) << body;
        EXPECT_EQ(users(), Users{"alice"});
        stop();
        EXPECT_THAT(savedRc(), Not(HasSubstr("bob")));
    }
}

TEST_F(ProvisioningTest, ChecksTheServersCertificate) {
    publish(account(1, "bob"));
    writeRcFor(server->secureUrl("phone.xml"), "root_ca=" + server->caFile() + "\n");
    run();
    expectSuccess();
    writeRcFor(server->secureUrl("phone.xml"));
    run();
    expectFailure("http io error");
    EXPECT_EQ(users(), Users{"alice"});
    writeRcFor(server->secureUrl("phone.xml"), "verify_server_certs=0\nverify_server_cn=0\n");
    run();
    expectSuccess();
}

TEST_F(ProvisioningTest, SendsTheApplicationsHeaders) {
    const HttpServer recorder(httpResponse(200, document(section("misc", entry("new", "1")))));
    writeRcFor(recorder.url("/phone.xml"));
    addHeaders = [](LinphoneCore *lc) {
        linphone_core_add_provisioning_header(lc, "X-Gone", "1");
        linphone_core_clear_provisioning_headers(lc);
        linphone_core_add_provisioning_header(lc, "X-Phone-Token", "abc: def");
        linphone_core_add_provisioning_header(lc, "X-Empty", nullptr);
        linphone_core_add_provisioning_header(lc, "from", "sip:me@example.org");
    };
    run();
    expectSuccess();
    linphone_core_stop(core);
    EXPECT_EQ(linphone_core_start(core), 0);
    waitUntilOn();
    ASSERT_EQ(recorder.requests().size(), 2U) << "and again with the next start";
    for (const HttpRequest &request : recorder.requests()) {
        EXPECT_EQ(request.header("X-Phone-Token"), "abc: def");
        EXPECT_THAT(request.bytes, HasSubstr("\r\nX-Empty:\r\n"));
        EXPECT_THAT(request.bytes, HasSubstr("\r\nfrom: sip:me@example.org\r\n"));
        EXPECT_THAT(request.bytes, Not(HasSubstr("alice")));
        EXPECT_THAT(request.bytes, Not(HasSubstr("X-Gone")));
    }
    EXPECT_THAT(savedRc(), Not(HasSubstr("abc: def")));
}

TEST_F(ProvisioningTest, RefusesHeadersThatWouldBeMoreThanThat) {
    const HttpServer recorder(httpResponse(200, document("")));
    writeRcFor(recorder.url("/phone.xml"));
    addHeaders = [](LinphoneCore *lc) {
        for (const char *name : {"Host", "content-length", "Transfer-Encoding", "Connection", "X-A\r\nX-B",
                                 "X A", "X-A:", "", "\xc3\xa9"})
            linphone_core_add_provisioning_header(lc, name, "evil");
        linphone_core_add_provisioning_header(lc, nullptr, "evil");
        linphone_core_add_provisioning_header(lc, "X-C", "a\r\nX-D: evil");
        linphone_core_add_provisioning_header(lc, "X-C", "a\nX-D: evil");
        linphone_core_add_provisioning_header(lc, "X-C", "evil\r");
    };
    run();
    expectSuccess();
    ASSERT_EQ(recorder.requests().size(), 1U);
    EXPECT_THAT(recorder.requests()[0].bytes, Not(HasSubstr("evil")));
    EXPECT_EQ(recorder.requests()[0].header("X-C"), "");
}

TEST_F(ProvisioningTest, TellsNoHeadersToAnotherServer) {
    const HttpServer other(httpResponse(200, document(account(1, "bob"))));
    const HttpServer first(httpResponse(302, "", "Location: " + other.url("/phone.xml") + "\r\n"));
    writeRcFor(first.url("/phone.xml"));
    addHeaders = [](LinphoneCore *lc) {
        linphone_core_add_provisioning_header(lc, "X-Phone-Token", "secret");
    };
    run();
    expectSuccess();
    ASSERT_EQ(first.requests().size(), 1U);
    EXPECT_EQ(first.requests()[0].header("X-Phone-Token"), "secret");
    ASSERT_EQ(other.requests().size(), 1U);
    EXPECT_EQ(other.requests()[0].header("X-Phone-Token"), "");
}

TEST_F(ProvisioningTest, AnswersBasicAndDigestChallenges) {
    publish(account(1, "bob"));
    const std::string ca = "root_ca=" + server->caFile() + "\n";
    for (const std::string &uri : {server->secureUrl("basic/phone.xml"),
                                   server->secureUrl("digest/phone.xml"), server->url("digest/phone.xml")}) {
        writeRcFor(uri, ca);
        run();
        expectSuccess();
        writeRc("[misc]\nconfig-uri=" + uri + "\n[sip]\n" + ca);
        run();
        expectFailure("http auth requested");
    }
}

TEST_F(ProvisioningTest, BasicTellsThePasswordOnlyOverTls) {
    writeRcFor(server->url("basic/phone.xml"));
    run();
    expectFailure("http auth requested");
}

TEST_F(ProvisioningTest, BasicTellsThePasswordOnlyToItsRealm) {
    publish(account(1, "bob"));
    writeRc("[misc]\nconfig-uri=" + server->secureUrl("basic/phone.xml") +
            "\n[sip]\nroot_ca=" + server->caFile() +
            "\ndefault_proxy=0\n[proxy_0]\nreg_proxy=sip:127.0.0.1:9\nreg_identity=sip:alice@example.org\n"
            "reg_sendregister=0\n[auth_info_0]\nusername=alice\npasswd=alice-secret\n");
    run();
    expectFailure("http auth requested");
}

TEST_F(ProvisioningTest, FollowsRedirectionsButNotForEver) {
    publish(account(1, "bob"));
    writeRcFor(server->url("moved/phone.xml"));
    run();
    expectSuccess();
    writeRcFor(server->url("loop"));
    run();
    ASSERT_EQ(statuses.size(), 1U);
    EXPECT_EQ(statuses[0].first, LinphoneConfiguringFailed);
}

TEST_F(ProvisioningTest, TellsWhatIsMissing) {
    writeRcFor(server->url("missing.xml"));
    run();
    expectFailure("http error");
    writeRcFor("http://127.0.0.1:1/");
    run();
    expectFailure("http io error");
    for (const char *uri : {"ftp://example.org/x", "file:///nonexistent/x.xml", "/etc/passwd", "http://"}) {
        writeRcFor(uri);
        run();
        expectFailure("Bad URI");
    }
}

TEST_F(ProvisioningTest, ReadsAFileAtOnce) {
    std::ofstream(folder.file("a document.xml")) << document(account(1, "bob"));
    writeRcFor("FILE://" + folder.file("a%20document.xml"));
    start();
    expectSuccess();
    EXPECT_EQ(linphone_core_get_global_state(core), LinphoneGlobalOn);
    EXPECT_EQ(users(), (Users{"alice", "bob"}));
}

TEST_F(ProvisioningTest, ForgetsATransientAddressAfterASuccess) {
    publish(account(1, "bob"));
    writeRcFor(server->url("missing.xml"), "[misc]\ntransient_provisioning=1\n");
    run();
    EXPECT_NE(linphone_core_get_provisioning_uri(core), nullptr);
    writeRcFor(server->url("phone.xml"), "[misc]\ntransient_provisioning=1\n");
    run();
    expectSuccess();
    EXPECT_TRUE(linphone_core_is_provisioning_transient(core));
    EXPECT_EQ(linphone_core_get_provisioning_uri(core), nullptr);
    run();
    EXPECT_THAT(statuses, ElementsAre(Status(LinphoneConfiguringSkipped, "-")));
    EXPECT_EQ(users(), (Users{"alice", "bob"}));
}

TEST_F(ProvisioningTest, AnAddressInTheDocumentIsForTheNextStart) {
    publish(section("misc", entry("config-uri", server->url("second.xml"))));
    server->publish("second.xml", document(account(1, "bob")));
    writeRcFor(server->url("phone.xml"));
    run();
    EXPECT_EQ(users(), Users{"alice"});
    run();
    EXPECT_EQ(users(), (Users{"alice", "bob"}));
}

TEST_F(ProvisioningTest, SettingsOfTheDocumentCount) {
    publish(section("sip", entry("user_agent", "Provisioned/1") + entry("contact", "sip:p@192.0.2.1")) +
            section("digest_authentication_policy", entry("allow_md5", "0")));
    writeRcFor(server->url("phone.xml"));
    run();
    EXPECT_STREQ(linphone_core_get_user_agent(core), "Provisioned/1");
    EXPECT_STREQ(linphone_core_get_primary_contact(core), "sip:p@192.0.2.1");
    EXPECT_FALSE(linphone_digest_authentication_policy_get_allow_md5(
        linphone_core_get_digest_authentication_policy(core)));
}

TEST_F(ProvisioningTest, ProvisionsAThousandAccounts) {
    std::string sections;
    for (int i = 0; i < 1000; ++i)
        sections += account(i, "user" + std::to_string(i));
    publish(sections);
    writeRcFor(server->url("phone.xml"), "[http]\ntime_limit=30\n");
    run();
    expectSuccess();
    EXPECT_EQ(users().size(), 1000U);
}

TEST_F(ProvisioningTest, AStopMeanwhileIsToldOnce) {
    publish(account(1, "bob"));
    writeRcFor(server->url("phone.xml"));
    start();
    expectedState = LinphoneGlobalShutdown;
    linphone_core_stop(core);
    expectFailure("stopped");
    EXPECT_EQ(linphone_core_get_global_state(core), LinphoneGlobalOff);
    expectedState = LinphoneGlobalConfiguring;
    EXPECT_EQ(linphone_core_start(core), 0);
    waitUntilOn();
    EXPECT_EQ(statuses.size(), 2U);
    EXPECT_EQ(users(), (Users{"alice", "bob"}));
}

TEST_F(ProvisioningTest, AStopWhileItIsAppliedLeavesAllOrNothing) {
    constexpr int count = 2000;
    const std::string last = "s" + std::to_string(count - 1);
    std::string sections;
    for (int i = 0; i < count; ++i)
        sections += section("s" + std::to_string(i), entry("k", "v"));
    publish(sections);
    bool wasMidway = false;
    for (int turns = 1; turns < 200 && !wasMidway; ++turns) {
        writeRcFor(server->url("phone.xml"), "[http]\ntime_limit=30\n");
        start();
        expectedState = LinphoneGlobalShutdown;
        const auto isBegun = [&] { return value("s0", "k") == "v"; };
        EXPECT_TRUE(iterateUntil(core, isBegun, 60s));
        wasMidway = statuses.empty() && value(last.c_str(), "k") != "v";
        if (statuses.empty()) linphone_core_stop(core);
        expectedState = LinphoneGlobalConfiguring;
        if (!wasMidway) continue;
        expectSuccess();
        EXPECT_EQ(value(last.c_str(), "k"), "v");
        EXPECT_THAT(savedRc(), HasSubstr("[" + last + "]\nk=v\n"));
    }
    EXPECT_TRUE(wasMidway) << "no stop fell into the time of it";
}

TEST_F(ProvisioningTest, AStopWhileAccountsAreReadLosesNone) {
    constexpr std::size_t count = 5000;
    std::string sections;
    for (std::size_t i = 0; i < count; ++i)
        sections += account(static_cast<int>(i), "user" + std::to_string(i));
    publish(sections);
    writeRcFor(server->url("phone.xml"), "[misc]\ntransient_provisioning=1\n[http]\ntime_limit=30\n");
    start();
    EXPECT_TRUE(iterateUntil(
        core, [&] { return !statuses.empty(); }, 60s));
    expectSuccess();
    EXPECT_EQ(linphone_core_get_global_state(core), LinphoneGlobalConfiguring) << "they take longer";
    EXPECT_LT(users().size(), count);
    linphone_core_stop(core);
    EXPECT_EQ(linphone_core_get_global_state(core), LinphoneGlobalOff);
    EXPECT_THAT(globalStates, Not(testing::Contains(LinphoneGlobalOn)));
    EXPECT_THAT(savedRc(), HasSubstr("sip:user4999@example.org"));
    expectedState = LinphoneGlobalConfiguring;
    run();
    EXPECT_THAT(statuses, ElementsAre(Status(LinphoneConfiguringSkipped, "-")));
    EXPECT_EQ(users().size(), count);
}

TEST_F(ProvisioningTest, AStopInTheCallbackIsRespected) {
    publish(account(1, "bob"));
    stopsWhenConfigured = true;
    for (const std::string &uri : {server->url("phone.xml"), std::string("file:///nonexistent")}) {
        writeRcFor(uri);
        start();
        EXPECT_TRUE(iterateUntil(
            core, [&] { return linphone_core_get_global_state(core) == LinphoneGlobalOff; }, 60s));
        EXPECT_EQ(statuses.size(), 1U);
        EXPECT_THAT(globalStates, Not(testing::Contains(LinphoneGlobalOn)));
    }
}

TEST_F(ProvisioningTest, AccountsAddedMeanwhileStay) {
    publish(account(1, "bob"));
    writeRcFor(server->url("phone.xml"));
    start();
    LinphoneAccountParams *params = linphone_core_create_account_params(core);
    LinphoneAddress *identity =
        linphone_factory_create_address(linphone_factory_get(), "sip:early@example.org");
    linphone_account_params_set_identity_address(params, identity);
    linphone_account_params_set_server_addr(params, "sip:127.0.0.1:9");
    linphone_account_params_enable_register(params, FALSE);
    LinphoneAccount *early = linphone_core_create_account(core, params);
    EXPECT_EQ(linphone_core_add_account(core, early), 0);
    linphone_account_unref(early);
    linphone_address_unref(identity);
    linphone_account_params_unref(params);
    waitUntilOn();
    EXPECT_EQ(users().size(), 3U);
    run();
    EXPECT_EQ(users(), (Users{"alice", "bob", "early"}));
}

} // namespace
} // namespace slimphone::test
