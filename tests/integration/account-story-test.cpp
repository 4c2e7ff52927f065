/**
 * @file
 * From nothing to a registered account: the example creates an account at the account server,
 * activates it with the code that was sent, and registers at a Kamailio that reads the same database.
 */
#include "account-server.h"
#include "child-process.h"
#include "kamailio.h"

#include <gtest/gtest.h>

#include <chrono>
#include <ostream>
#include <thread>

namespace slimphone::test {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds kPatience{60};

struct Way {
    const char *name;
    const char *protocol;
    const char *scheme;
    bool byPhone;
    const char *algorithm; ///< that Kamailio asks for
};

std::ostream &operator<<(std::ostream &out, const Way &way) { return out << way.name; }

class AccountStory : public testing::TestWithParam<Way> {
protected:
    AccountStory() : mServer(serverSettings()), mKamailio(registrarSettings()) {}

    static AccountServer::Settings serverSettings() {
        AccountServer::Settings settings;
        settings.tls = std::string(GetParam().scheme) == "https";
        return settings;
    }
    Kamailio::Settings registrarSettings() const {
        Kamailio::Settings settings;
        settings.database = mServer.database();
        settings.algorithm = GetParam().algorithm;
        return settings;
    }
    /** Where the activation code goes. */
    static std::string recipient() { return GetParam().byPhone ? "+33612345678" : "alice@mail.example"; }
    std::string output() const { return readFile(mFolder.file("output")); }

    /** Starts the example for a new account of alice. */
    void startAssistant(bool trustsServer = true) {
        const Way &way = GetParam();
        std::vector<std::string> arguments{SLIMPHONE_ACCOUNT_ASSISTANT};
        if (std::string(way.protocol) == "flexiapi")
            arguments.insert(arguments.end(), {mServer.flexiApiUrl(way.scheme), "--flexiapi"});
        else
            arguments.push_back(mServer.xmlRpcUrl(way.scheme));
        arguments.insert(arguments.end(),
                         {"sip:alice@127.0.0.1", "a \"secret\" <word>", "--registrar", mKamailio.uri("tcp")});
        if (way.byPhone)
            arguments.insert(arguments.end(), {"--phone", "33", "0612345678"});
        else
            arguments.insert(arguments.end(), {"--email", recipient()});
        if (std::string(way.scheme) == "https" && trustsServer)
            arguments.insert(arguments.end(), {"--root-ca", mServer.caFile()});
        mAssistant =
            std::make_unique<ChildProcess>(ChildProcess::Settings{arguments, mFolder.file("output"), true});
    }
    /** The code that was sent, once it was. */
    std::string waitForCode() {
        const auto deadline = std::chrono::steady_clock::now() + kPatience;
        while (mServer.lastCode(recipient()).empty() && !mAssistant->hasEnded() &&
               std::chrono::steady_clock::now() < deadline)
            std::this_thread::sleep_for(5ms);
        return mServer.lastCode(recipient());
    }

    WorkFolder mFolder{"slimphone-story"};
    AccountServer mServer;
    Kamailio mKamailio;
    std::unique_ptr<ChildProcess> mAssistant;
};

} // namespace

TEST_P(AccountStory, AnAccountIsCreatedActivatedAndRegistered) {
    startAssistant();
    const std::string code = waitForCode();
    ASSERT_FALSE(code.empty()) << output();
    mAssistant->write(code + "\n");
    EXPECT_EQ(mAssistant->waitForEnd(kPatience), 0) << output();
    std::size_t at = 0;
    for (const char *words : {"Account created.", "Account activated.", "LinphoneRegistrationProgress",
                              "LinphoneRegistrationOk", "LinphoneRegistrationCleared"}) {
        at = output().find(words, at);
        ASSERT_NE(at, std::string::npos) << words << " is missing in\n" << output();
    }
}

TEST_P(AccountStory, AWrongCodeActivatesNothing) {
    startAssistant();
    const std::string code = waitForCode();
    ASSERT_FALSE(code.empty()) << output();
    mAssistant->write((code == "0000" ? "1111" : "0000") + std::string("\n"));
    EXPECT_EQ(mAssistant->waitForEnd(kPatience), 1) << output();
    EXPECT_NE(output().find("code is wrong"), std::string::npos) << output();
    EXPECT_EQ(output().find("LinphoneRegistration"), std::string::npos) << output();
}

using AccountStoryOverTls = AccountStory;

TEST_P(AccountStoryOverTls, AnUntrustedServerIsToldNothing) {
    startAssistant(false);
    EXPECT_EQ(mAssistant->waitForEnd(kPatience), 1) << output();
    EXPECT_NE(output().find("the account server cannot be asked"), std::string::npos) << output();
    EXPECT_EQ(mServer.messageCount(), 0u);
}

INSTANTIATE_TEST_SUITE_P(Ways, AccountStory,
                         testing::Values(Way{"xmlrpc_http_phone", "xmlrpc", "http", true, "MD5"},
                                         Way{"xmlrpc_http_email", "xmlrpc", "http", false, "MD5"},
                                         Way{"xmlrpc_https_phone", "xmlrpc", "https", true, "MD5"},
                                         Way{"flexiapi_http_email", "flexiapi", "http", false, "MD5"},
                                         Way{"flexiapi_https_phone", "flexiapi", "https", true, "SHA-256"}),
                         [](const auto &way) { return std::string(way.param.name); });

INSTANTIATE_TEST_SUITE_P(Ways, AccountStoryOverTls,
                         testing::Values(Way{"xmlrpc", "xmlrpc", "https", true, "MD5"},
                                         Way{"flexiapi", "flexiapi", "https", true, "MD5"}),
                         [](const auto &way) { return std::string(way.param.name); });

} // namespace slimphone::test
