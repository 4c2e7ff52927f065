/**
 * @file
 * A core on a stack without network and a clock that stands still.
 */
#pragma once

#include "core/core.h"
#include "support/fake-stack.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace slimphone::test {

class CoreFixture : public testing::Test {
protected:
    CoreFixture() { makeCore(Config::create("")); }
    ~CoreFixture() override {
        onState = nullptr;
        onAsked = nullptr;
        if (core) shutDown();
    }

    void makeCore(Ref<Config> config) {
        const Ref<CoreCbs> callbacks = make<CoreCbs>();
        callbacks->setUserData(this);
        callbacks->table().registration_state_changed = [](LinphoneCore *lc, LinphoneProxyConfig *cfg,
                                                           LinphoneRegistrationState state,
                                                           const char *message) {
            auto *self = static_cast<CoreFixture *>(Core::toCpp(lc)->callbacks().current()->userData());
            self->heard.push_back(name(state) + ": " + message);
            if (self->onState) self->onState(*Account::toCpp(cfg), state);
        };
        callbacks->table().global_state_changed = [](LinphoneCore *lc, LinphoneGlobalState state,
                                                     const char *) {
            auto *self = static_cast<CoreFixture *>(Core::toCpp(lc)->callbacks().current()->userData());
            self->globalStates.push_back(state);
        };
        callbacks->table().auth_info_requested = [](LinphoneCore *lc, const char *realm, const char *username,
                                                    const char *domain) {
            auto *self = static_cast<CoreFixture *>(Core::toCpp(lc)->callbacks().current()->userData());
            self->heard.push_back(std::string("asked: ") + username + "@" + (domain ? domain : "-") +
                                  " for " + realm);
            if (self->onAsked) self->onAsked();
        };
        core = make<Core>(std::move(config), callbacks, nullptr);
        core->setClock(clock);
        core->setAddressProbe([this] { return ++addressLooks, addresses; });
        core->setStackFactory([this](const Clock &) {
            auto made = std::make_unique<FakeStack>();
            stack = made.get();
            return made;
        });
        core->start();
        heard.clear();
    }

    static std::string name(LinphoneRegistrationState state) {
        static const char *names[] = {"None", "Progress", "Ok", "Cleared", "Failed"};
        return names[state];
    }

    Ref<Account> makeAccount(const std::string &user = "alice",
                             const std::string &server = "sip:example.org") {
        Ref<AccountParams> params = make<AccountParams>(&core->config());
        params->setIdentity(*Address::parse("sip:" + user + "@example.org"));
        params->setServer(server);
        return make<Account>(core->link(), params);
    }
    Ref<Account> addAccount(const std::string &user = "alice",
                            const std::string &server = "sip:example.org") {
        Ref<Account> account = makeAccount(user, server);
        EXPECT_EQ(core->addAccount(*account), 0);
        return account;
    }
    /** An account in state Ok; what was heard on the way is forgotten. */
    Ref<Account> registered(const std::string &user = "alice") {
        Ref<Account> account = addAccount(user);
        core->iterate();
        stack->accept(3600);
        core->iterate();
        EXPECT_EQ(account->state(), LinphoneRegistrationOk);
        heard.clear();
        return account;
    }
    /** Stops without waiting for answers: this clock would stand still for ever. */
    void shutDown() {
        core->stopAsync();
        clock.advance(std::chrono::seconds(11));
        core->iterate();
    }
    void advance(Duration time) {
        clock.advance(time);
        core->iterate();
        core->iterate();
    }
    static Ref<AuthInfo> password(const char *user, const char *secret) {
        return make<AuthInfo>(user, "", secret, "", "", "");
    }

    FakeClock clock;
    FakeStack *stack = nullptr;
    std::optional<sip::LocalAddresses> addresses{sip::LocalAddresses()}; ///< of the host
    std::size_t addressLooks = 0;                                        ///< how often it was asked for them
    Ref<Core> core;
    std::vector<std::string> heard;
    std::vector<LinphoneGlobalState> globalStates;
    std::function<void(Account &, LinphoneRegistrationState)> onState;
    std::function<void()> onAsked;
};

using Heard = std::vector<std::string>;

} // namespace slimphone::test
