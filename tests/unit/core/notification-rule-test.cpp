/**
 * @file
 * Who hears of a change of registration state, in which order, inside which calls.
 */
#include "core-fixture.h"

namespace slimphone {
namespace {

using namespace std::chrono_literals;
using test::Heard;

class NotificationRule : public test::CoreFixture {
protected:
    /** Adds a listener to both kinds of the core's callbacks, which notes its name. */
    void addCoreListener(const char *label) {
        const Ref<CoreCbs> callbacks = make<CoreCbs>();
        callbacks->setUserData(const_cast<char *>(label));
        callbacks->table().account_registration_state_changed =
            [](LinphoneCore *lc, LinphoneAccount *, LinphoneRegistrationState state, const char *) {
                note(lc, "account", state);
            };
        callbacks->table().registration_state_changed = [](LinphoneCore *lc, LinphoneProxyConfig *,
                                                           LinphoneRegistrationState state,
                                                           const char *) { note(lc, "proxy", state); };
        core->callbacks().add(callbacks.get());
    }
    void addAccountListener(Account &account) {
        const Ref<AccountCbs> callbacks = make<AccountCbs>();
        callbacks->setRegistrationStateChanged(
            [](LinphoneAccount *handle, LinphoneRegistrationState state, const char *) {
                order().push_back("own " + name(state));
                if (const auto &act = onOwn()) act(*Account::toCpp(handle), state);
            });
        account.callbacks().add(callbacks.get());
    }
    void SetUp() override {
        order().clear();
        onOwn() = nullptr;
    }
    void TearDown() override { onOwn() = nullptr; }
    static Heard &order() {
        static Heard heard;
        return heard;
    }
    static std::function<void(Account &, LinphoneRegistrationState)> &onOwn() {
        static std::function<void(Account &, LinphoneRegistrationState)> function;
        return function;
    }

private:
    static void note(LinphoneCore *lc, const char *kind, LinphoneRegistrationState state) {
        const auto *label = static_cast<const char *>(Core::toCpp(lc)->callbacks().current()->userData());
        order().push_back(std::string(label) + " " + kind + " " + name(state));
    }
};

TEST_F(NotificationRule, AccountFirstThenTheCoresTwoKindsInOrderOfAddition) {
    addCoreListener("a");
    addCoreListener("b");
    const Ref<Account> account = addAccount();
    addAccountListener(*account);
    core->iterate();
    EXPECT_EQ(order(), (Heard{"own Progress", "a account Progress", "b account Progress", "a proxy Progress",
                              "b proxy Progress"}));
}

TEST_F(NotificationRule, EveryKindHearsTheSameMessage) {
    static Heard messages;
    messages.clear();
    const Ref<CoreCbs> ofCore = make<CoreCbs>();
    ofCore->table().account_registration_state_changed = [](LinphoneCore *, LinphoneAccount *,
                                                            LinphoneRegistrationState, const char *message) {
        messages.push_back(std::string("account ") + message);
    };
    ofCore->table().registration_state_changed = [](LinphoneCore *, LinphoneProxyConfig *,
                                                    LinphoneRegistrationState, const char *message) {
        messages.push_back(std::string("proxy ") + message);
    };
    core->callbacks().add(ofCore.get());
    const Ref<Account> account = addAccount();
    const Ref<AccountCbs> own = make<AccountCbs>();
    own->setRegistrationStateChanged([](LinphoneAccount *, LinphoneRegistrationState, const char *message) {
        messages.push_back(std::string("own ") + message);
    });
    account->callbacks().add(own.get());
    core->iterate();
    messages.clear();
    stack->answer(404, "No Such Person");
    core->iterate();
    EXPECT_EQ(messages, (Heard{"own No Such Person", "account No Such Person", "proxy No Such Person"}));
}

TEST_F(NotificationRule, DependentMovesOnBeforeItsMastersOwnListenersHear) {
    const Ref<Account> master = addAccount("alice");
    const Ref<Account> dependent = makeAccount("bob");
    dependent->setDependency(master.get());
    core->addAccount(*dependent);
    addAccountListener(*master);
    core->iterate();
    order().clear();
    onOwn() = [&](Account &, LinphoneRegistrationState) {
        order().push_back("dependent " + name(dependent->state()));
    };
    stack->accept();
    core->iterate();
    EXPECT_EQ(order(), (Heard{"own Ok", "dependent Progress"}));
}

TEST_F(NotificationRule, GettersAnswerWithTheNewStateAlready) {
    const Ref<Account> account = addAccount();
    std::size_t agreed = 0;
    onState = [&](Account &changed, LinphoneRegistrationState state) {
        agreed += changed.state() == state && changed.state() != LinphoneRegistrationNone;
    };
    core->iterate();
    stack->answer(404, "Not Found");
    core->iterate();
    EXPECT_EQ(agreed, 2U);
}

TEST_F(NotificationRule, WhoeverIsBehindOneWhoMovesTheAccountOnHearsTheNewerStateOnly) {
    addCoreListener("a");
    const Ref<Account> account = addAccount();
    addAccountListener(*account);
    core->iterate();
    order().clear();
    onOwn() = [](Account &changed, LinphoneRegistrationState state) {
        if (state == LinphoneRegistrationOk) changed.refreshRegister();
    };
    stack->accept();
    core->iterate();
    EXPECT_EQ(order(), (Heard{"own Ok", "own Progress", "a account Progress", "a proxy Progress"}));
}

TEST_F(NotificationRule, EqualStateIsDroppedUnlessItIsOk) {
    const Ref<Account> account = addAccount();
    core->iterate();
    for (int i = 0; i < 3; ++i) {
        stack->accept(100);
        core->iterate();
        advance(90s);
    }
    EXPECT_EQ(std::count(heard.begin(), heard.end(), "Ok: Registration successful"), 3);
    heard.clear();
    stack->answer(404, "Not Found");
    core->iterate();
    advance(1h);
    stack->answer(500, "Other Words");
    core->iterate();
    EXPECT_EQ(heard, Heard{"Failed: Not Found"});
    EXPECT_EQ(account->errorInfo().protocolCode(), 500);
}

TEST_F(NotificationRule, CallsThatCauseAChangeTellItThemselves) {
    const Ref<Account> account = registered();
    const auto tells = [&](const char *call, const std::function<void()> &act) {
        heard.clear();
        act();
        EXPECT_EQ(heard.size(), 1U) << call;
    };
    tells("refresh_register", [&] { account->refreshRegister(); });
    core->iterate();
    stack->accept();
    core->iterate();
    tells("refresh_registers", [&] { core->refreshRegisters(); });
    tells("set_network_reachable", [&] { core->setNetworkReachable(false); });
    core->setNetworkReachable(true);
    core->iterate();
    stack->challenge();
    core->iterate();
    tells("add_auth_info", [&] { core->addAuthInfo(*password("alice", "secret")); });
    tells("remove_account", [&] { core->removeAccount(*account); });
}

TEST_F(NotificationRule, CallsThatOnlyMarkWorkTellNothing) {
    const Ref<Account> account = registered();
    const Ref<Account> other = makeAccount("bob");
    core->addAccount(*other);
    account->edit();
    account->editedParams().setServer("sip:other.example.net");
    account->done();
    account->editedParams().registerEnabled = false;
    account->done();
    other->setDependency(other.get());
    core->setNetworkReachable(true);
    EXPECT_EQ(heard, Heard{});
}

TEST_F(NotificationRule, NothingIsRegisteredBeforeTheCoreIsOn) {
    const Ref<Config> config = Config::create("");
    config->setString("proxy_0", "reg_identity", "sip:alice@example.org");
    config->setString("proxy_0", "reg_proxy", "sip:example.org");
    makeCore(config);
    EXPECT_EQ(core->globalState(), LinphoneGlobalOn);
    EXPECT_TRUE(stack->sent.empty());
    core->iterate();
    EXPECT_EQ(stack->sent.size(), 1U);
}

TEST_F(NotificationRule, NetworkThatIsDownHoldsBackUnlessTheConfigSaysOtherwise) {
    core->setNetworkReachable(false);
    addAccount();
    core->iterate();
    EXPECT_TRUE(stack->sent.empty());
    core->config().setInt("sip", "register_only_when_network_is_up", 0);
    addAccount("bob");
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 1U);
    EXPECT_EQ(stack->last().request.to, "<sip:bob@example.org>");
}

} // namespace
} // namespace slimphone
