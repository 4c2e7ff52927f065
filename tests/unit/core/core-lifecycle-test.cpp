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

TEST_F(CoreLifecycleTest, AStopFromInsideAnyCallbackOfTheStartEndsInOff) {
    for (const LinphoneGlobalState when :
         {LinphoneGlobalStartup, LinphoneGlobalConfiguring, LinphoneGlobalOn}) {
        for (const bool async : {false, true}) {
            shutDown();
            const Ref<CoreCbs> callbacks = make<CoreCbs>();
            static LinphoneGlobalState sWhen;
            static bool sAsync;
            sWhen = when;
            sAsync = async;
            callbacks->table().global_state_changed = [](LinphoneCore *lc, LinphoneGlobalState state,
                                                         const char *) {
                if (state != sWhen) return;
                if (sAsync)
                    Core::toCpp(lc)->stopAsync();
                else
                    Core::toCpp(lc)->stop();
            };
            core->callbacks().add(callbacks.get());
            core->start();
            core->iterate();
            EXPECT_EQ(core->globalState(), LinphoneGlobalOff) << when << async;
            core->callbacks().remove(callbacks.get());
        }
    }
}

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

TEST_F(CoreLifecycleTest, StopTakesBackARegisterUnderWay) {
    addAccount();
    core->iterate();
    core->stopAsync();
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 2U);
    EXPECT_EQ(stack->last().header("Expires"), "0");
    EXPECT_EQ(stack->last().request.callId, stack->sent[0]->request.callId);
}

TEST_F(CoreLifecycleTest, StopWithNothingToUnregisterDoesNotWait) {
    addAccount();
    core->iterate();
    stack->answer(404, "Not Found");
    core->iterate();
    const TimePoint before = clock.now();
    core->stop();
    EXPECT_EQ(core->globalState(), LinphoneGlobalOff);
    EXPECT_EQ(clock.now(), before);
}

TEST_F(CoreLifecycleTest, StopWaitsForEveryAccountNotOnlyTheLast) {
    const Ref<Account> first = registered("first");
    const Ref<Account> second = registered("second");
    core->stopAsync();
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 4U);
    stack->answerTo(3, 200, "OK");
    core->iterate();
    EXPECT_EQ(core->globalState(), LinphoneGlobalShutdown);
    stack->answerTo(2, 200, "OK");
    core->iterate();
    EXPECT_EQ(core->globalState(), LinphoneGlobalOff);
    EXPECT_EQ(first->state(), LinphoneRegistrationCleared);
    EXPECT_EQ(second->state(), LinphoneRegistrationCleared);
}

TEST_F(CoreLifecycleTest, StopWaitsForARemovedAccountToo) {
    const Ref<Account> account = registered();
    core->removeAccount(*account);
    core->stopAsync();
    core->iterate();
    EXPECT_EQ(core->globalState(), LinphoneGlobalShutdown);
    ASSERT_EQ(stack->sent.size(), 2U);
    stack->answer(200, "OK");
    core->iterate();
    EXPECT_EQ(core->globalState(), LinphoneGlobalOff);
    EXPECT_EQ(account->state(), LinphoneRegistrationCleared);
}

TEST_F(CoreLifecycleTest, StopKeepsTheRegisterSetting) {
    const Ref<Account> account = registered();
    shutDown();
    EXPECT_TRUE(account->params().registerEnabled);
    EXPECT_TRUE(core->config().getBool("proxy_0", "reg_sendregister", false));
}

TEST_F(CoreLifecycleTest, StopLeavesAccountsThatPushReachesRegistered) {
    core->setPushEnabled(true);
    const Ref<Account> account = makeAccount();
    account->editedParams().pushAllowed = true;
    core->addAccount(*account);
    core->iterate();
    stack->accept(3600);
    core->iterate();
    const std::size_t sent = stack->sent.size();
    core->stopAsync();
    EXPECT_EQ(stack->sent.size(), sent);
    core->iterate();
    EXPECT_EQ(core->globalState(), LinphoneGlobalOff);
}

TEST_F(CoreLifecycleTest, StopEndsARegisterThatItDoesNotTakeBack) {
    const Ref<Account> account = makeAccount();
    account->editedParams().unregisterAtStop = false;
    core->addAccount(*account);
    core->iterate();
    ASSERT_EQ(account->state(), LinphoneRegistrationProgress);
    core->stopAsync();
    core->iterate();
    EXPECT_EQ(core->globalState(), LinphoneGlobalOff);
    EXPECT_EQ(account->state(), LinphoneRegistrationFailed);
}

TEST_F(CoreLifecycleTest, NothingIsRegisteredDuringAStop) {
    registered();
    core->stopAsync();
    core->setNetworkReachable(false);
    core->setNetworkReachable(true);
    addAccount("bob");
    core->iterate();
    for (std::size_t i = 1; core->globalState() != LinphoneGlobalOff && i < stack->sent.size(); ++i)
        EXPECT_EQ(stack->sent[i]->header("Expires"), "0");
}

TEST_F(CoreLifecycleTest, StopAndIterateInsideACallbackOfTheStopAreSafe) {
    const Ref<Account> account = registered();
    core->removeAccount(*account);
    core->iterate();
    stack->answer(200, "OK");
    const Ref<Account> unanswered = registered("bob");
    clock.tick = std::chrono::milliseconds(100);
    int calls = 0;
    onState = [&](Account &, LinphoneRegistrationState) {
        ++calls;
        core->stop();
        core->iterate();
    };
    core->stop();
    EXPECT_EQ(core->globalState(), LinphoneGlobalOff);
    EXPECT_GE(calls, 1);
    EXPECT_EQ(unanswered->state(), LinphoneRegistrationFailed);
}

TEST_F(CoreLifecycleTest, StoppedAccountsStayUsable) {
    const Ref<Account> account = registered();
    shutDown();
    account->refreshRegister();
    account->editedParams().setExpires(5);
    EXPECT_EQ(account->done(), 0);
    EXPECT_NE(account->contactAddress(), nullptr);
    EXPECT_EQ(account->customHeader("X-None"), nullptr);
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
