/**
 * @file
 * Hosts that move to another network while the application says nothing of it.
 */
#include "core-fixture.h"

namespace slimphone {
namespace {

using namespace std::chrono_literals;
using test::Heard;

class AddressWatchTest : public test::CoreFixture {
protected:
    AddressWatchTest() { startAt("192.0.2.1"); }

    void startAt(const char *ipv4, const char *rc = "") {
        if (core) shutDown();
        addresses = sip::LocalAddresses{ipv4, ""};
        addressLooks = 0;
        makeCore(Config::fromBuffer(rc));
        const Ref<CoreCbs> callbacks = make<CoreCbs>();
        callbacks->setUserData(this);
        callbacks->table().network_reachable = [](LinphoneCore *lc, bool_t reachable) {
            auto *self = static_cast<AddressWatchTest *>(Core::toCpp(lc)->callbacks().current()->userData());
            self->heard.push_back(reachable ? "network up" : "network down");
            if (self->onNetwork) self->onNetwork(reachable);
        };
        core->callbacks().add(callbacks.get());
    }
    void moveTo(const char *ipv4, const char *ipv6 = "") {
        addresses = sip::LocalAddresses{ipv4, ipv6};
        advance(5s);
    }

    std::function<void(bool)> onNetwork;
};

const Heard kMoved{"None: Registration impossible (network down)", "network down", "network up",
                   "Progress: Registration in progress"};

TEST_F(AddressWatchTest, AnotherAddressIsDownAndUp) {
    const Ref<Account> account = registered();
    moveTo("198.51.100.1");
    EXPECT_EQ(heard, kMoved);
    EXPECT_EQ(stack->closed, 1);
    ASSERT_EQ(stack->sent.size(), 2U);
    EXPECT_NE(stack->last().request.callId, stack->sent.front()->request.callId);
    EXPECT_EQ(stack->last().request.cseq, 20U);
    EXPECT_TRUE(core->isNetworkReachable());
    stack->accept(3600);
    core->iterate();
    EXPECT_EQ(account->state(), LinphoneRegistrationOk);
}

TEST_F(AddressWatchTest, TheSameAddressIsNoNews) {
    registered();
    for (int i = 0; i < 20; ++i)
        moveTo("192.0.2.1");
    EXPECT_EQ(heard, Heard{});
    EXPECT_EQ(stack->sent.size(), 1U);
    EXPECT_EQ(addressLooks, 21U);
}

TEST_F(AddressWatchTest, AddressesAreLookedUpEachFiveSecondsWhateverTheNumberOfAccounts) {
    for (const char *user : {"a", "b", "c"})
        registered(user);
    for (int i = 0; i < 49; ++i)
        advance(100ms);
    EXPECT_EQ(addressLooks, 1U);
    advance(100ms);
    EXPECT_EQ(addressLooks, 2U);
}

TEST_F(AddressWatchTest, NoAddressIsNoNewsButTheNextOneIs) {
    registered();
    moveTo("");
    EXPECT_EQ(heard, Heard{});
    EXPECT_TRUE(core->isNetworkReachable());
    moveTo("192.0.2.1"); // what failed meanwhile waits no longer
    EXPECT_EQ(heard, kMoved);
}

TEST_F(AddressWatchTest, ASystemThatCannotTellIsNoNews) {
    registered();
    addresses = std::nullopt;
    advance(5s);
    moveTo("192.0.2.1");
    EXPECT_EQ(heard, Heard{});
    addresses = std::nullopt;
    advance(5s);
    moveTo("198.51.100.1");
    EXPECT_EQ(heard, kMoved);
}

TEST_F(AddressWatchTest, AHostWithLoopbackAloneIsReachable) {
    startAt("");
    registered();
    moveTo("");
    EXPECT_EQ(heard, Heard{});
    EXPECT_EQ(stack->sent.size(), 1U);
}

TEST_F(AddressWatchTest, AnotherNetworkOfIpv6IsAMoveToo) {
    registered();
    moveTo("192.0.2.1", "2001:db8::");
    EXPECT_EQ(heard, kMoved);
    heard.clear();
    moveTo("192.0.2.1", "2001:db8:1::");
    EXPECT_NE(heard, Heard{});
}

TEST_F(AddressWatchTest, Ipv6DoesNotMatterWhereItIsOff) {
    startAt("192.0.2.1", "[sip]\nuse_ipv6=0\nipv6_migration_done=1\n");
    registered();
    moveTo("192.0.2.1", "2001:db8::");
    moveTo("192.0.2.1", "2001:db8:1::");
    EXPECT_EQ(heard, Heard{});
}

TEST_F(AddressWatchTest, TheApplicationIsBelievedOnceItSaysSomething) {
    registered();
    core->setNetworkReachable(true); // no change, and yet said
    moveTo("198.51.100.1");
    EXPECT_EQ(heard, Heard{});
    EXPECT_EQ(addressLooks, 1U);
    core->setNetworkReachable(false);
    heard.clear();
    moveTo("203.0.113.1");
    EXPECT_EQ(heard, Heard{});
    EXPECT_FALSE(core->isNetworkReachable());
}

TEST_F(AddressWatchTest, TheApplicationIsBelievedAfterARestartOfItsCore) {
    core->setNetworkReachable(true);
    shutDown();
    core->start();
    EXPECT_EQ(addressLooks, 1U); // before it was said
}

TEST_F(AddressWatchTest, WhatIsSwitchedOffOrBoundDoesNotLook) {
    for (const char *rc : {"[sip]\nauto_net_state_mon=0\n", "[sip]\nbind_address=192.0.2.1\n"}) {
        SCOPED_TRACE(rc);
        startAt("192.0.2.1", rc);
        registered();
        moveTo("198.51.100.1");
        EXPECT_EQ(heard, Heard{});
        EXPECT_EQ(addressLooks, 0U);
    }
}

TEST_F(AddressWatchTest, FailedAccountsTryTheNewNetworkAtOnce) {
    const Ref<Account> account = addAccount();
    for (int i = 0; i < 6; ++i) { // so that the pause has become long
        core->iterate();
        stack->fail(sip::FailureKind::Connection);
        advance(30min);
    }
    stack->fail(sip::FailureKind::Connection);
    core->iterate();
    ASSERT_EQ(account->state(), LinphoneRegistrationFailed);
    const std::size_t sent = stack->sent.size();
    moveTo("198.51.100.1");
    EXPECT_EQ(stack->sent.size(), sent + 1);
}

TEST_F(AddressWatchTest, SwitchedOffAccountsStayWhereTheyAre) {
    const Ref<Account> account = registered();
    account->editedParams().registerEnabled = false;
    account->done();
    core->iterate();
    stack->answer(200, "OK");
    core->iterate();
    heard.clear();
    moveTo("198.51.100.1");
    EXPECT_EQ(heard, (Heard{"network down", "network up"}));
    EXPECT_EQ(stack->sent.size(), 2U);
}

TEST_F(AddressWatchTest, WordOfTheApplicationFromInsideAMoveCounts) {
    const Ref<Account> account = registered();
    onNetwork = [this](bool) { core->setNetworkReachable(false); };
    moveTo("198.51.100.1");
    EXPECT_EQ(heard, (Heard{kMoved[0], "network down"}));
    EXPECT_FALSE(core->isNetworkReachable());
    EXPECT_EQ(stack->sent.size(), 1U);
}

TEST_F(AddressWatchTest, WordOfTheApplicationFromInsideAnAccountsMoveCounts) {
    const Ref<Account> alice = registered("alice");
    const Ref<Account> bob = registered("bob");
    onState = [this](Account &, LinphoneRegistrationState state) {
        if (state == LinphoneRegistrationNone) core->setNetworkReachable(true);
    };
    moveTo("198.51.100.1");
    core->iterate();
    EXPECT_TRUE(core->isNetworkReachable());
    EXPECT_EQ(std::count(heard.begin(), heard.end(), "network down"), 1);
    EXPECT_EQ(std::count(heard.begin(), heard.end(), "network up"), 1);
    EXPECT_EQ(alice->state(), LinphoneRegistrationProgress);
    EXPECT_EQ(bob->state(), LinphoneRegistrationProgress);
    EXPECT_EQ(stack->sent.size(), 4U);
}

TEST_F(AddressWatchTest, ThousandsOfAccountsMoveInPortionsAndNobodyRegistersBefore) {
    core->config().setInt("sip", "register_only_when_network_is_up", 0);
    std::vector<Ref<Account>> accounts;
    for (int i = 0; i < 1000; ++i)
        accounts.push_back(registered("u" + std::to_string(i)));
    addresses->ipv4 = "198.51.100.1";
    clock.advance(5s);
    clock.tick = 100us;
    core->iterate();
    EXPECT_GT(heard.size(), 0U);
    EXPECT_LT(heard.size(), 100U);
    EXPECT_EQ(stack->closed, 0);
    for (int turn = 0; turn < 200 && stack->closed == 0; ++turn) {
        EXPECT_EQ(stack->sent.size(), accounts.size()) << "over the old connections";
        core->iterate();
    }
    EXPECT_EQ(stack->closed, 1);
    EXPECT_EQ(std::count(heard.begin(), heard.end(), kMoved[0]), 1000);
    for (int turn = 0; turn < 200 && heard.size() < 2002; ++turn)
        core->iterate();
    EXPECT_EQ(heard[1000], "network down");
    EXPECT_EQ(heard[1001], "network up");
    EXPECT_EQ(std::count(heard.begin(), heard.end(), kMoved[3]), 1000);
    clock.tick = 0us;
}

TEST_F(AddressWatchTest, AStopInsideAMoveUnregistersWhoHasNotMoved) {
    const Ref<Account> alice = registered("alice");
    const Ref<Account> bob = registered("bob");
    onState = [this](Account &, LinphoneRegistrationState state) {
        if (state == LinphoneRegistrationNone) core->stopAsync();
    };
    moveTo("198.51.100.1");
    EXPECT_EQ(core->globalState(), LinphoneGlobalShutdown);
    ASSERT_EQ(stack->sent.size(), 3U);
    EXPECT_EQ(stack->last().header("Expires"), "0");
    EXPECT_EQ(stack->last().request.to, "<sip:bob@example.org>");
    stack->answer(200, "OK");
    core->iterate();
    EXPECT_EQ(bob->state(), LinphoneRegistrationCleared);
    EXPECT_EQ(core->globalState(), LinphoneGlobalOff);
}

TEST_F(AddressWatchTest, AccountsRemovedDuringAMoveAreLeftAlone) {
    const Ref<Account> alice = registered("alice");
    const Ref<Account> bob = registered("bob");
    onState = [&](Account &account, LinphoneRegistrationState) {
        if (&account == alice.get() && bob->isAdded()) core->removeAccount(*bob);
    };
    moveTo("198.51.100.1");
    EXPECT_EQ(alice->state(), LinphoneRegistrationProgress);
    EXPECT_FALSE(bob->isAdded());
}

} // namespace
} // namespace slimphone
