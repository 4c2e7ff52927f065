#include "core-fixture.h"

// What releases after 5.1 added to cores and accounts.

namespace slimphone {
namespace {

using test::Heard;

class CoreAdditionsTest : public test::CoreFixture {
protected:
    /** Notes additions, removals and changes of the default account, by user. */
    void listen() {
        static const auto note = [](LinphoneCore *lc, const char *what, LinphoneAccount *account) {
            auto *self = static_cast<CoreAdditionsTest *>(Core::toCpp(lc)->callbacks().current()->userData());
            const char *user = account ? Account::toCpp(account)->params().identity()->username() : "nobody";
            self->noted.push_back(std::string(what) + " " + user);
        };
        const Ref<CoreCbs> callbacks = make<CoreCbs>();
        callbacks->setUserData(this);
        callbacks->newer().accountAdded = [](LinphoneCore *lc, LinphoneAccount *account) {
            note(lc, "added", account);
        };
        callbacks->newer().accountRemoved = [](LinphoneCore *lc, LinphoneAccount *account) {
            note(lc, "removed", account);
        };
        callbacks->newer().defaultAccountChanged = [](LinphoneCore *lc, LinphoneAccount *account) {
            note(lc, "default", account);
        };
        callbacks->newer().pushNotificationReceived = [](LinphoneCore *lc, const char *payload) {
            note(lc, payload ? payload : "no payload", nullptr);
        };
        core->callbacks().add(callbacks.get());
    }

    Heard noted;
};

TEST_F(CoreAdditionsTest, AccountsAreAnnouncedWhenTheyComeAndGo) {
    listen();
    const Ref<Account> alice = addAccount("alice");
    const Ref<Account> bob = addAccount("bob");
    core->setDefaultAccount(alice.get());
    core->setDefaultAccount(alice.get());
    core->setDefaultAccount(bob.get());
    core->removeAccount(*alice);
    core->removeAccount(*bob);
    core->addAccount(*bob);
    core->addAccount(*bob);
    core->setDefaultAccount(nullptr);
    EXPECT_EQ(noted, (Heard{"added alice", "added bob", "default alice", "default bob", "removed alice",
                            "removed bob", "default nobody", "added bob"}));
}

TEST_F(CoreAdditionsTest, AListenerMayRemoveTheAccountThatWasAdded) {
    const Ref<CoreCbs> callbacks = make<CoreCbs>();
    callbacks->newer().accountAdded = [](LinphoneCore *lc, LinphoneAccount *account) {
        Core::toCpp(lc)->removeAccount(*Account::toCpp(account));
    };
    core->callbacks().add(callbacks.get());
    EXPECT_EQ(core->addAccount(*makeAccount()), 0);
    EXPECT_EQ(core->accounts().size(), 0U);
    core->iterate();
    EXPECT_TRUE(stack->sent.empty());
}

TEST_F(CoreAdditionsTest, APushNotificationIsPassedOnAndRegistersAgain) {
    listen();
    const Ref<Account> account = registered();
    noted.clear();
    core->pushReceived("hello");
    core->iterate();
    EXPECT_EQ(noted, Heard{"hello nobody"});
    EXPECT_EQ(stack->sent.size(), 2U);
    core->pushReceived(nullptr);
    EXPECT_EQ(noted.back(), "no payload nobody");
}

TEST_F(CoreAdditionsTest, ACustomContactStandsInThePlaceOfTheSocket) {
    const Ref<Account> account = makeAccount();
    account->editedParams().setCustomContact(Address::parse("sip:x@198.51.100.7:5099;transport=tcp").get());
    core->addAccount(*account);
    core->iterate();
    const sip::ContactTemplate &contact = *stack->last().request.contact;
    EXPECT_EQ(contact.user, "x");
    EXPECT_EQ(contact.host, "198.51.100.7");
    EXPECT_EQ(contact.port, 5099);
    EXPECT_EQ(contact.uriParameters, ";transport=tcp");
    stack->accept(3600);
    core->iterate();

    account->editedParams().setCustomContact(nullptr);
    EXPECT_EQ(account->done(), 0);
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 2U);
    EXPECT_EQ(stack->last().request.contact->host, "");
}

TEST_F(CoreAdditionsTest, AnAccountMaySupportWhatTheCoreDoesNot) {
    const Ref<Account> account = makeAccount();
    account->editedParams().setSupportedTags({"path", "bad\r\nX: y", "gruu"});
    core->addAccount(*account);
    core->iterate();
    EXPECT_EQ(stack->last().header("Supported"), "path, gruu");
}

TEST_F(CoreAdditionsTest, AnAccountMayStayRegisteredWhenTheCoreStops) {
    const Ref<Account> stays = registered("alice");
    const Ref<Account> goes = registered("bob");
    stays->editedParams().unregisterAtStop = false;
    EXPECT_EQ(stays->done(), 0);
    core->iterate();
    const std::size_t before = stack->sent.size();
    core->stopAsync();
    core->iterate();
    ASSERT_EQ(stack->sent.size(), before + 1);
    EXPECT_EQ(stack->last().request.contact->user, "bob");
    EXPECT_EQ(stack->last().header("Expires"), "0");
}

TEST_F(CoreAdditionsTest, AccountsRegisterWithoutANetworkWhenTheyNeedNone) {
    core->setNetworkReachable(false);
    const Ref<Account> account = addAccount();
    core->iterate();
    EXPECT_TRUE(stack->sent.empty());
    core->setNetworkNeeded(false);
    core->iterate();
    EXPECT_EQ(stack->sent.size(), 1U);
}

TEST_F(CoreAdditionsTest, AccountsThatNeedNoNetworkRegisterAnewWhenItGoesDown) {
    core->setNetworkNeeded(false);
    const Ref<Account> account = registered();
    core->setNetworkReachable(false);
    EXPECT_EQ(account->state(), LinphoneRegistrationNone);
    core->iterate();
    EXPECT_EQ(account->state(), LinphoneRegistrationProgress);
    ASSERT_EQ(stack->sent.size(), 2U);
    EXPECT_NE(stack->last().request.callId, stack->sent.front()->request.callId);
}

TEST_F(CoreAdditionsTest, AdditionsAreSavedAndCopied) {
    const Ref<AccountParams> params = make<AccountParams>(nullptr);
    params->setIdentity(*Address::parse("sip:alice@example.org"));
    params->setServer("sip:example.org");
    params->setCustomContact(Address::parse("sip:x@198.51.100.7").get());
    params->setCustomParam("colour", "red");
    params->setCustomParam("size", "10");
    params->setCustomParam("size", "");
    params->setSupportedTags({"path", "gruu"});
    params->pictureUri = std::string_view("https://example.org/me.png");
    params->prefixCountry = std::string_view("CA");
    params->unregisterAtStop = false;
    const Ref<Config> config = Config::create("");
    NatPolicySections natPolicies(*config);
    params->clone()->write(*config, natPolicies, 0);

    const Ref<AccountParams> read = AccountParams::read(*config, 0);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->customContact()->toString(), "sip:x@198.51.100.7");
    EXPECT_STREQ(read->customParam("colour"), "red");
    EXPECT_EQ(read->customParam("size"), nullptr);
    EXPECT_EQ(read->supportedTags(), "path, gruu");
    EXPECT_EQ(bctbx_list_size(read->supportedTagsList()), 2U);
    EXPECT_STREQ(read->pictureUri.get(), "https://example.org/me.png");
    EXPECT_STREQ(read->prefixCountry.get(), "CA");
    EXPECT_FALSE(read->unregisterAtStop);
}

TEST_F(CoreAdditionsTest, NothingIsSavedOfAdditionsThatAreNotUsed) {
    const Ref<Config> config = Config::create("");
    NatPolicySections natPolicies(*config);
    makeAccount()->params().write(*config, natPolicies, 0);
    for (const char *key : config->keys("proxy_0"))
        for (const char *added : {"picture_uri", "dial_prefix_iso_country_code", "unregister_at_stop",
                                  "custom_contact", "supported"})
            EXPECT_STRNE(key, added);
}

TEST_F(CoreAdditionsTest, ACustomValueOfAnAccountIsThereAtOnceAndInAnEdit) {
    const Ref<Account> account = registered();
    account->edit();
    account->setCustomParam("colour", "red");
    EXPECT_STREQ(account->params().customParam("colour"), "red");
    EXPECT_EQ(account->done(), 0);
    EXPECT_STREQ(account->params().customParam("colour"), "red");
    core->iterate();
    EXPECT_EQ(stack->sent.size(), 1U); // nothing that the registrar would see
    core->saveConfig();                // there is no file; the values are in the configuration all the same
    EXPECT_STREQ(core->config().getString("proxy_0", "x-custom-property:colour", nullptr), "red");
}

TEST_F(CoreAdditionsTest, AContactThatIsSetLastsUntilTheNextAnswer) {
    const Ref<Account> account = registered();
    account->setContactAddress(Address::parse("sip:x@198.51.100.7").get());
    EXPECT_EQ(account->contactAddress()->toString(), "sip:x@198.51.100.7");
    account->setContactAddress(nullptr);
    EXPECT_EQ(account->contactAddress()->toString(), "sip:alice@example.org");
    account->refreshRegister();
    core->iterate();
    stack->accept(3600);
    core->iterate();
    EXPECT_STREQ(account->contactAddress()->domain(), "192.0.2.1");
}

TEST_F(CoreAdditionsTest, ExpiredCredentialsAnswerNothing) {
    const Ref<AuthInfo> info = password("alice", "secret");
    info->setExpires(1); // 1970
    core->addAuthInfo(*info);
    const Ref<Account> account = addAccount();
    core->iterate();
    stack->challenge();
    core->iterate();
    core->iterate();
    EXPECT_EQ(account->state(), LinphoneRegistrationFailed);
    EXPECT_EQ(stack->sent.size(), 1U);
}

} // namespace
} // namespace slimphone
