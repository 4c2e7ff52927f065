/**
 * @file
 * The registration cycle with a registrar that behaves: whatever carries the messages.
 */
#include "path-test.h"

namespace slimphone::test {

using testing::ElementsAre;
using testing::HasSubstr;

class RegistrationCycle : public PathTest {};

TEST_P(RegistrationCycle, RegistersWithDigestAndUnregistersWhenTheCoreGoes) {
    registrar.addUser("alice", "secret");
    Phone phone = makePatientPhone();
    phone.addPassword("alice", "secret");
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    EXPECT_EQ(registrar.rules().bindingCount(), 1u);
    EXPECT_EQ(phone.questions, 0);
    const std::vector<LoggedRequest> sent = registrar.registers();
    ASSERT_EQ(sent.size(), 2u);
    EXPECT_EQ(sent[0].callId, sent[1].callId);
    EXPECT_EQ(sent[1].cseq, sent[0].cseq + 1);
    EXPECT_EQ(sent[0].fromTag, sent[1].fromTag);

    linphone_account_ref(alice);
    phone.release();
    EXPECT_EQ(registrar.rules().bindingCount(), 0u);
    EXPECT_THAT(phone.states(alice), ElementsAre(LinphoneRegistrationProgress, LinphoneRegistrationOk,
                                                 LinphoneRegistrationCleared));
    linphone_account_unref(alice);
}

TEST_P(RegistrationCycle, AnswersASha256Challenge) {
    example::Registrar::Settings settings;
    settings.digest.algorithms = {example::HashAlgorithm::Sha256};
    ScriptedRegistrar strict(settings);
    strict.addUser("alice", "secret");
    Phone phone = makePatientPhone();
    phone.addPassword("alice", "secret");
    LinphoneAccount *alice = phone.add("alice", '<' + strict.uri(GetParam().transport) + '>');
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    EXPECT_THAT(strict.lastRegister()->authorization, HasSubstr("SHA-256"));
}

TEST_P(RegistrationCycle, TakesTheStrongerOfTwoChallenges) {
    example::Registrar::Settings settings;
    settings.digest.algorithms = {example::HashAlgorithm::Md5, example::HashAlgorithm::Sha256};
    ScriptedRegistrar strict(settings);
    strict.addUser("alice", "secret");
    Phone phone = makePatientPhone();
    phone.addPassword("alice", "secret");
    LinphoneAccount *alice = phone.add("alice", '<' + strict.uri(GetParam().transport) + '>');
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    EXPECT_THAT(strict.lastRegister()->authorization, HasSubstr("SHA-256"));
}

TEST_P(RegistrationCycle, RefreshesAccordingToWhatWasGranted) {
    registrar.answer(200).granting(1).then(200).granting(1).then(200);
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk, alice) == 3; }));
    const std::vector<LoggedRequest> sent = registrar.registers();
    ASSERT_EQ(sent.size(), 3u);
    EXPECT_EQ(sent[1].callId, sent[0].callId);
    EXPECT_EQ(sent[1].cseq, sent[0].cseq + 1);
    EXPECT_GE(sent[1].received - sent[0].received, 850ms);
}

TEST_P(RegistrationCycle, RefreshesAccordingToTheExpiresHeaderWhenTheContactSaysNothing) {
    registrar.answer(200).contacts(ContactPolicy::EchoWithoutExpires).header("Expires", "1").then(200);
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk, alice) == 2; }));
    const std::vector<LoggedRequest> sent = registrar.registers();
    ASSERT_EQ(sent.size(), 2u);
    EXPECT_GE(sent[1].received - sent[0].received, 850ms);
}

TEST_P(RegistrationCycle, RefreshesWithTheCredentialsOfTheLastRound) {
    example::Registrar::Settings settings;
    settings.maxExpires = 1;
    ScriptedRegistrar strict(settings);
    strict.addUser("alice", "secret");
    Phone phone = makePatientPhone();
    phone.addPassword("alice", "secret");
    LinphoneAccount *alice = phone.add("alice", '<' + strict.uri(GetParam().transport) + '>');
    ASSERT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk, alice) == 2; }));
    const std::vector<LoggedRequest> sent = strict.registers();
    ASSERT_EQ(sent.size(), 3u);
    EXPECT_THAT(sent[1].authorization, HasSubstr("nc=00000001"));
    EXPECT_THAT(sent[2].authorization, HasSubstr("nc=00000002"));
}

TEST_P(RegistrationCycle, AnswersAStaleNonceWithoutAsking) {
    registrar.addUser("alice", "secret");
    Phone phone = makePatientPhone();
    phone.addPassword("alice", "secret");
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    registrar.rules().forgetNonces();
    linphone_account_refresh_register(alice);
    ASSERT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk, alice) == 2; }));
    EXPECT_EQ(phone.questions, 0);
    EXPECT_EQ(registrar.registerCount(), 4u);
}

TEST_P(RegistrationCycle, RegistersAnewAfterAnEditOfTheExpiryTime) {
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    Phone::edit(alice,
                [](LinphoneAccountParams *params) { linphone_account_params_set_expires(params, 77); });
    ASSERT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk, alice) == 2; }));
    const std::vector<LoggedRequest> sent = registrar.registers();
    ASSERT_EQ(sent.size(), 2u);
    EXPECT_EQ(sent[1].expires, 77);
    EXPECT_NE(sent[1].callId, sent[0].callId);
}

TEST_P(RegistrationCycle, MovesToAnotherServerAndLeavesTheOld) {
    ScriptedRegistrar next;
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    LinphoneAddress *address = linphone_address_new(next.uri(GetParam().transport).c_str());
    Phone::edit(alice, [&](LinphoneAccountParams *params) {
        linphone_account_params_set_server_address(params, address);
    });
    linphone_address_unref(address);
    ASSERT_TRUE(phone.waitUntil([&] {
        return next.rules().bindingCount() == 1 && registrar.rules().bindingCount() == 0 &&
               phone.count(LinphoneRegistrationOk, alice) == 2;
    }));
    EXPECT_EQ(phone.count(LinphoneRegistrationCleared), 0u);
}

TEST_P(RegistrationCycle, UnregistersAndRegistersAgainByEdits) {
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    Phone::edit(
        alice, [](LinphoneAccountParams *params) { linphone_account_params_enable_register(params, FALSE); });
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationCleared));
    EXPECT_EQ(registrar.rules().bindingCount(), 0u);
    EXPECT_EQ(registrar.lastRegister()->expires, 0);
    Phone::edit(alice,
                [](LinphoneAccountParams *params) { linphone_account_params_enable_register(params, TRUE); });
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    EXPECT_EQ(registrar.rules().bindingCount(), 1u);
}

TEST_P(RegistrationCycle, UnregistersARemovedAccount) {
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = linphone_account_ref(phone.add("alice", server()));
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    linphone_core_remove_account(phone.core(), alice);
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationCleared));
    EXPECT_EQ(registrar.rules().bindingCount(), 0u);
    linphone_account_unref(alice);
}

TEST_P(RegistrationCycle, UnregistersARemovedAccountAlsoWhenTheCoreGoesAtOnce) {
    registrar.addUser("alice", "secret");
    Phone phone = makePatientPhone();
    phone.addPassword("alice", "secret");
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    registrar.rules().forgetNonces(); // so that there is a challenge to answer
    linphone_core_remove_account(phone.core(), alice);
    phone.release();
    EXPECT_EQ(registrar.rules().bindingCount(), 0u);
}

TEST_P(RegistrationCycle, AccountRemovedAndAddedAgainAtOnceIsRegistered) {
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = linphone_account_ref(phone.add("alice", server()));
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    linphone_core_remove_account(phone.core(), alice);
    ASSERT_EQ(linphone_core_add_account(phone.core(), alice), 0);
    ASSERT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk, alice) == 2; }));
    EXPECT_EQ(registrar.rules().bindingCount(), 1u);
    linphone_account_unref(alice);
}

TEST_P(RegistrationCycle, RegistersWithTheRightPasswordAfterAWrongOne) {
    registrar.addUser("alice", "secret");
    Phone phone = makePatientPhone();
    phone.addPassword("alice", "wrong");
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed));
    EXPECT_EQ(Phone::errorCode(alice), 401);
    EXPECT_EQ(phone.questions, 1);
    EXPECT_EQ(registrar.registerCount(), 2u);
    phone.addPassword("alice", "secret");
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
}

TEST_P(RegistrationCycle, AsksByBothCallbacksOnceBeforeItFails) {
    registrar.addUser("alice", "secret");
    Phone phone = makePatientPhone();
    static std::vector<std::string> heard;
    heard.clear();
    LinphoneCoreVTable table{};
    table.authentication_requested = [](LinphoneCore *, LinphoneAuthInfo *wanted, LinphoneAuthMethod method) {
        EXPECT_EQ(method, LinphoneAuthHttpDigest);
        heard.push_back(std::string("requested ") + linphone_auth_info_get_username(wanted) + " " +
                        linphone_auth_info_get_realm(wanted) + " " + linphone_auth_info_get_domain(wanted));
    };
    table.auth_info_requested = [](LinphoneCore *, const char *realm, const char *username,
                                   const char *domain) {
        heard.push_back(std::string("asked ") + username + " " + realm + " " + domain);
    };
    linphone_core_add_listener(phone.core(), &table);
    phone.onEvent = [](const Phone::Event &event) { heard.push_back(event.message); };
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed));
    EXPECT_THAT(heard, ElementsAre("Registration in progress", "requested alice slimphone.example 127.0.0.1",
                                   "asked alice slimphone.example 127.0.0.1", "Unauthorized"));
    EXPECT_EQ(registrar.registerCount(), 1u);
    linphone_core_remove_listener(phone.core(), &table);
}

TEST_P(RegistrationCycle, TakesThePasswordFromTheCallback) {
    registrar.addUser("alice", "secret");
    Phone phone = makePatientPhone();
    std::string asked;
    phone.onQuestion = [&](LinphoneAuthInfo *question) {
        asked = std::string(linphone_auth_info_get_username(question)) + " at " +
                linphone_auth_info_get_realm(question);
        LinphoneAuthInfo *answer = linphone_auth_info_clone(question);
        linphone_auth_info_set_password(answer, "secret");
        linphone_core_add_auth_info(phone.core(), answer);
        linphone_auth_info_unref(answer);
    };
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    EXPECT_EQ(asked, "alice at slimphone.example");
    EXPECT_EQ(phone.count(LinphoneRegistrationFailed), 0u);
    EXPECT_EQ(phone.questions, 1);
}

TEST_P(RegistrationCycle, TakesThePasswordThatComesLater) {
    registrar.addUser("alice", "secret");
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed));
    phone.addPassword("alice", "secret");
    EXPECT_EQ(Phone::state(alice), LinphoneRegistrationProgress);
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
}

TEST_P(RegistrationCycle, StaysRegisteredWhenTheNetworkComesBack) {
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    linphone_core_set_network_reachable(phone.core(), FALSE);
    EXPECT_EQ(Phone::state(alice), LinphoneRegistrationNone);
    linphone_core_set_network_reachable(phone.core(), TRUE);
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
}

TEST_P(RegistrationCycle, TwoCoresOfOneProcessDoNotMeet) {
    registrar.addUser("alice", "a");
    registrar.addUser("bob", "b");
    Phone first = makePatientPhone();
    Phone second = makePatientPhone();
    first.addPassword("alice", "a");
    second.addPassword("bob", "b");
    LinphoneAccount *alice = first.add("alice", server());
    LinphoneAccount *bob = second.add("bob", server());
    ASSERT_TRUE(first.waitUntil([&] {
        linphone_core_iterate(second.core());
        return Phone::state(alice) == LinphoneRegistrationOk && Phone::state(bob) == LinphoneRegistrationOk;
    }));
    first.release();
    EXPECT_EQ(registrar.rules().bindingCount(), 1u);
    EXPECT_EQ(Phone::state(bob), LinphoneRegistrationOk);
    linphone_account_refresh_register(bob);
    EXPECT_TRUE(second.waitUntil([&] { return second.count(LinphoneRegistrationOk, bob) == 2; }));
}

TEST_P(RegistrationCycle, UnregistersFiftyAccountsWhenTheCoreGoes) {
    constexpr std::size_t accounts = 50;
    Phone phone = makePatientPhone();
    for (std::size_t i = 0; i < accounts; ++i) {
        const std::string user = "u" + std::to_string(i);
        registrar.addUser(user, "pw");
        phone.addPassword(user, "pw");
        phone.add(user, server());
    }
    ASSERT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk) == accounts; }));
    EXPECT_EQ(registrar.rules().bindingCount(), accounts);
    phone.release();
    EXPECT_EQ(registrar.rules().bindingCount(), 0u);
    EXPECT_EQ(phone.count(LinphoneRegistrationCleared), accounts);
}

SLIMPHONE_ON_EVERY_PATH(RegistrationCycle);

} // namespace slimphone::test
