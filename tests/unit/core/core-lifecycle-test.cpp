#include "core-fixture.h"

#include <unistd.h>

#include <cstdio>
#include <fstream>

namespace slimphone {
namespace {

using test::Heard;

class CoreLifecycleTest : public test::CoreFixture {};

TEST_F(CoreLifecycleTest, StatesOfAStartAreReadyStartupConfiguringOn) {
    EXPECT_EQ(globalStates, (std::vector<LinphoneGlobalState>{LinphoneGlobalReady, LinphoneGlobalStartup,
                                                              LinphoneGlobalConfiguring, LinphoneGlobalOn}));
}

TEST_F(CoreLifecycleTest, StartTwiceIsRefused) { EXPECT_EQ(core->start(), -1); }

TEST_F(CoreLifecycleTest, AsynchronousStopUnregistersAndEndsInIterate) {
    const Ref<Account> account = registered();
    core->stopAsync();
    EXPECT_EQ(core->globalState(), LinphoneGlobalShutdown);
    core->iterate();
    EXPECT_EQ(stack->last().header("Expires"), "0");
    stack->answer(200, "OK");
    core->iterate();
    EXPECT_EQ(heard, Heard{"Cleared: Unregistration done"});
    EXPECT_EQ(core->globalState(), LinphoneGlobalOff);
    EXPECT_EQ(core->accounts().size(), 0U);
}

TEST_F(CoreLifecycleTest, StopGivesUpWhenNobodyAnswers) {
    registered();
    core->stopAsync();
    core->iterate();
    clock.advance(std::chrono::seconds(3));
    core->iterate();
    EXPECT_EQ(core->globalState(), LinphoneGlobalOff);
}

TEST_F(CoreLifecycleTest, StopFromInsideACallbackWaitsForTheEndOfIterate) {
    addAccount();
    onState = [this](Account &, LinphoneRegistrationState state) {
        if (state != LinphoneRegistrationProgress) return;
        core->removeAccount(*core->accounts().items().front());
        stack->sent.clear();
        core->stopAsync();
    };
    core->iterate();
    EXPECT_NE(core->globalState(), LinphoneGlobalOn);
}

TEST_F(CoreLifecycleTest, ReleaseFromInsideACallbackIsSafe) {
    addAccount();
    core->setNetworkReachable(true);
    onState = [this](Account &, LinphoneRegistrationState) {
        onState = nullptr;
        clock.tick = std::chrono::milliseconds(100); // for the bounded wait of the stop
        core = nullptr;
    };
    Core *raw = core.get();
    raw->iterate();
    EXPECT_FALSE(core);
}

TEST_F(CoreLifecycleTest, AccountsOutliveTheirCore) {
    const Ref<Account> account = addAccount();
    core->removeAccount(*account);
    shutDown();
    core = nullptr;
    EXPECT_EQ(account->core(), nullptr);
    account->refreshRegister();
    account->editedParams().setExpires(1);
    EXPECT_EQ(account->done(), 0);
    EXPECT_EQ(account->findAuthInfo(), nullptr);
}

TEST_F(CoreLifecycleTest, AccountsAndPasswordsComeBackFromTheFile) {
    std::string path = testing::TempDir() + "slimphone-core-XXXXXX";
    const int file = mkstemp(path.data());
    ASSERT_GE(file, 0);
    close(file);
    makeCore(Config::create(path));
    core->addAuthInfo(*password("alice", "secret"));
    const Ref<Account> account = registered();
    core->setDefaultAccount(account.get());
    const std::string key = account->params().idKey.str();
    shutDown();
    makeCore(Config::create(path));
    ASSERT_EQ(core->accounts().size(), 1U);
    EXPECT_EQ(core->defaultAccount()->params().idKey.str(), key);
    EXPECT_STREQ(core->defaultAccount()->params().serverText(), "sip:example.org");
    EXPECT_EQ(core->authInfos().size(), 1U);
    core->clearAccounts();
    std::remove(path.c_str());
}

} // namespace
} // namespace slimphone
