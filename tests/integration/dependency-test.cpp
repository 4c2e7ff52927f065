/**
 * @file
 * Accounts that register by another account's contact, as their servers see it: by all three ways
 * of saying so.
 */
#include "path-test.h"

#include <linphone/compat/legacy.h>

namespace slimphone::test {

class Dependencies : public PathTest {
protected:
    std::string otherServer() const { return '<' + other.uri(GetParam().transport) + '>'; }
    /** Alice at one server, bob by her contact at the other. */
    void addBoth(Phone &phone) {
        bob = phone.add("bob", otherServer());
        alice = phone.add("alice", server());
        linphone_account_set_dependency(bob, alice);
    }
    bool waitForBoth(Phone &phone) {
        return phone.waitUntil([&] {
            return Phone::state(alice) == LinphoneRegistrationOk &&
                   Phone::state(bob) == LinphoneRegistrationOk;
        });
    }
    static std::string userOf(const std::string &contact) {
        const auto begin = contact.find("sip:") + 4;
        return contact.substr(begin, contact.find('@') - begin);
    }
    /** "host:port" of a Contact. */
    static std::string placeOf(const std::string &contact) {
        const auto begin = contact.find('@') + 1;
        return contact.substr(begin, contact.find_first_of(";>", begin) - begin);
    }

    ScriptedRegistrar other;
    LinphoneAccount *alice = nullptr;
    LinphoneAccount *bob = nullptr;
};

TEST_P(Dependencies, RegisterByTheMastersContact) {
    Phone phone = makePatientPhone();
    addBoth(phone);
    ASSERT_TRUE(waitForBoth(phone));
    EXPECT_EQ(linphone_account_get_dependency(bob), alice);
    ASSERT_EQ(other.registerCount("bob"), 1u);
    const std::string contact = other.lastRegister("bob")->contact;
    EXPECT_EQ(userOf(contact), "alice");
    EXPECT_EQ(placeOf(contact), placeOf(registrar.lastRegister("alice")->contact));
    EXPECT_GE(other.lastRegister("bob")->received, registrar.lastRegister("alice")->received);
}

TEST_P(Dependencies, ShareTheContactAndNothingElse) {
    registrar.addUser("alice", "of alice");
    other.addUser("bob", "of bob");
    Phone phone = makePatientPhone();
    phone.addPassword("alice", "of alice");
    phone.addPassword("bob", "of bob");
    bob = phone.add("bob", otherServer(), 1800);
    alice = phone.add("alice", server(), 600);
    linphone_account_set_dependency(bob, alice);
    ASSERT_TRUE(waitForBoth(phone));
    const LoggedRequest last = *other.lastRegister("bob");
    EXPECT_EQ(userOf(last.contact), "alice");
    EXPECT_EQ(last.expires, 1800);
    EXPECT_THAT(last.header("From"), testing::HasSubstr("<sip:bob@127.0.0.1>"));
    EXPECT_THAT(last.authorization, testing::HasSubstr("username=\"bob\""));
    EXPECT_NE(last.callId, registrar.lastRegister("alice")->callId);
    EXPECT_EQ(registrar.lastRegister("alice")->expires, 600);
}

TEST_P(Dependencies, AreGivenToProxyConfigsToo) {
    Phone phone = makePatientPhone();
    bob = phone.add("bob", otherServer());
    alice = phone.add("alice", server());
    auto *master = reinterpret_cast<LinphoneProxyConfig *>(alice);
    auto *dependent = reinterpret_cast<LinphoneProxyConfig *>(bob);
    linphone_proxy_config_set_dependency(dependent, master);
    EXPECT_EQ(linphone_proxy_config_get_dependency(dependent), master);
    ASSERT_TRUE(waitForBoth(phone));
    EXPECT_EQ(userOf(other.lastRegister("bob")->contact), "alice");
    linphone_proxy_config_set_dependency(dependent, nullptr);
    ASSERT_TRUE(phone.waitUntil([&] { return userOf(other.lastRegister("bob")->contact) == "bob"; }));
    ASSERT_TRUE(waitForBoth(phone));
    EXPECT_EQ(linphone_proxy_config_get_dependency(dependent), nullptr);
}

TEST_P(Dependencies, AreGivenByKeyBeforeTheMasterIsThere) {
    Phone phone = makePatientPhone();
    LinphoneProxyConfig *dependent = linphone_core_create_proxy_config(phone.core());
    LinphoneAddress *identity = linphone_address_new("sip:bob@127.0.0.1");
    linphone_proxy_config_set_identity_address(dependent, identity);
    linphone_address_unref(identity);
    linphone_proxy_config_set_server_addr(dependent, otherServer().c_str());
    linphone_proxy_config_enable_register(dependent, TRUE);
    linphone_proxy_config_set_depends_on(dependent, "the-master");
    ASSERT_EQ(linphone_core_add_proxy_config(phone.core(), dependent), 0);
    bob = reinterpret_cast<LinphoneAccount *>(dependent);

    alice = phone.add("alice", server());
    auto *master = reinterpret_cast<LinphoneProxyConfig *>(alice);
    linphone_proxy_config_edit(master);
    linphone_proxy_config_set_ref_key(master, "the-master");
    linphone_proxy_config_done(master);
    ASSERT_TRUE(waitForBoth(phone));
    EXPECT_EQ(userOf(other.lastRegister("bob")->contact), "alice");
    linphone_proxy_config_unref(dependent);
}

TEST_P(Dependencies, RefreshOnceForEachRefreshOfAll) {
    Phone phone = makePatientPhone();
    addBoth(phone);
    ASSERT_TRUE(waitForBoth(phone));
    linphone_core_refresh_registers(phone.core());
    ASSERT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk, bob) == 2; }));
    EXPECT_EQ(registrar.registerCount("alice"), 2u);
    EXPECT_EQ(other.registerCount("bob"), 2u);
    EXPECT_NE(other.registers("bob")[0].callId, other.registers("bob")[1].callId);
}

TEST_P(Dependencies, LeaveTheirServersWhenTheMasterLeavesIts) {
    Phone phone = makePatientPhone();
    addBoth(phone);
    ASSERT_TRUE(waitForBoth(phone));
    EXPECT_EQ(other.rules().bindingCount(), 1u);
    Phone::edit(
        alice, [](LinphoneAccountParams *params) { linphone_account_params_enable_register(params, FALSE); });
    ASSERT_TRUE(phone.waitUntil(
        [&] { return registrar.rules().bindingCount() == 0 && other.rules().bindingCount() == 0; }));
    ASSERT_TRUE(phone.waitFor(bob, LinphoneRegistrationCleared));
    Phone::edit(alice,
                [](LinphoneAccountParams *params) { linphone_account_params_enable_register(params, TRUE); });
    ASSERT_TRUE(waitForBoth(phone));
    EXPECT_EQ(other.rules().bindingCount(), 1u);
}

TEST_P(Dependencies, FailWithTheMasterAndRecoverWithIt) {
    registrar.answerFor("alice", 480, "Not now").header("Retry-After", "1").then(200);
    Phone phone = makePatientPhone();
    addBoth(phone);
    ASSERT_TRUE(phone.waitFor(bob, LinphoneRegistrationFailed));
    EXPECT_EQ(phone.events.back().message, "Not now");
    EXPECT_EQ(Phone::errorCode(bob), 480);
    EXPECT_EQ(other.registerCount(), 0u);
    ASSERT_TRUE(waitForBoth(phone));
}

TEST_P(Dependencies, EndWithTheMastersRemoval) {
    Phone phone = makePatientPhone();
    addBoth(phone);
    ASSERT_TRUE(waitForBoth(phone));
    linphone_core_remove_account(phone.core(), alice);
    ASSERT_TRUE(phone.waitUntil([&] { return userOf(other.lastRegister("bob")->contact) == "bob"; }));
    ASSERT_TRUE(phone.waitFor(bob, LinphoneRegistrationOk));
    EXPECT_EQ(linphone_account_get_dependency(bob), nullptr);
    EXPECT_TRUE(phone.waitUntil(
        [&] { return registrar.rules().bindingCount() == 0 && other.rules().bindingCount() == 1; }));
}

TEST_P(Dependencies, OfThemselvesFailAndSaySo) {
    Phone phone = makePatientPhone();
    alice = phone.add("alice", server());
    bob = phone.add("bob", otherServer());
    linphone_account_set_dependency(bob, alice);
    linphone_account_set_dependency(alice, bob);
    EXPECT_EQ(linphone_account_get_dependency(alice), nullptr);
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed));
    ASSERT_TRUE(phone.waitFor(bob, LinphoneRegistrationFailed));
    EXPECT_EQ(phone.events.back().message, "Dependency cycle");
    linphone_account_set_dependency(alice, nullptr);
    ASSERT_TRUE(waitForBoth(phone));
}

TEST_P(Dependencies, AreLeftAtBothServersByTheStop) {
    registrar.addUser("alice", "secret");
    other.addUser("bob", "secret");
    Phone phone = makePatientPhone();
    phone.addPassword("alice", "secret");
    phone.addPassword("bob", "secret");
    addBoth(phone);
    ASSERT_TRUE(waitForBoth(phone));
    phone.release();
    EXPECT_EQ(registrar.rules().bindingCount(), 0u);
    EXPECT_EQ(other.rules().bindingCount(), 0u);
    EXPECT_EQ(phone.count(LinphoneRegistrationCleared), 2u);
}

SLIMPHONE_ON_EVERY_PATH(Dependencies);

} // namespace slimphone::test
