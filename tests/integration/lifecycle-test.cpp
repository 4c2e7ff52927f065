/**
 * @file
 * What applications do from inside of callbacks, and with handles that are not there.
 */
#include "path-test.h"

namespace slimphone::test {

class FromInsideCallbacks : public PathTest {
protected:
    /** Calls @p act once, when alice is told @p state; ends when @p done holds. */
    static void onState(Phone &phone, LinphoneRegistrationState state,
                        const std::function<void(LinphoneAccount *)> &act) {
        phone.onEvent = [&phone, state, act](const Phone::Event &event) {
            if (event.state != state) return;
            const auto once = act; // outlives the function that it replaces
            phone.onEvent = nullptr;
            once(event.account);
        };
    }
};

TEST_P(FromInsideCallbacks, TheCoreCanBeReleased) {
    for (const LinphoneRegistrationState state : {LinphoneRegistrationProgress, LinphoneRegistrationOk}) {
        SCOPED_TRACE(state);
        Phone phone = makePatientPhone();
        LinphoneCore *const core = linphone_core_ref(phone.core());
        onState(phone, state, [&](LinphoneAccount *) { phone.release(); });
        phone.add("alice", server());
        bool isReleased = false;
        for (int turn = 0; !isReleased && turn < 10000; ++turn) {
            linphone_core_iterate(core);
            isReleased = phone.core() == nullptr;
            ms_usleep(1000);
        }
        EXPECT_TRUE(isReleased);
        linphone_core_unref(core);
    }
    EXPECT_EQ(registrar.rules().bindingCount(), 0u);
}

TEST_P(FromInsideCallbacks, TheLastReferenceToTheCoreCanBeDropped) {
    Phone phone = makePatientPhone();
    LinphoneCore *const core = phone.core();
    bool isReleased = false;
    onState(phone, LinphoneRegistrationOk, [&](LinphoneAccount *) {
        phone.release();
        isReleased = true;
    });
    phone.add("alice", server());
    while (!isReleased)
        linphone_core_iterate(core);
    EXPECT_EQ(registrar.rules().bindingCount(), 0u);
}

TEST_P(FromInsideCallbacks, TheCoreCanBeStopped) {
    Phone phone = makePatientPhone();
    onState(phone, LinphoneRegistrationOk, [&](LinphoneAccount *) { linphone_core_stop(phone.core()); });
    phone.add("alice", server());
    EXPECT_TRUE(
        phone.waitUntil([&] { return linphone_core_get_global_state(phone.core()) == LinphoneGlobalOff; }));
    EXPECT_EQ(registrar.rules().bindingCount(), 0u);
}

TEST_P(FromInsideCallbacks, TheAccountCanBeRemoved) {
    for (const LinphoneRegistrationState state :
         {LinphoneRegistrationProgress, LinphoneRegistrationOk, LinphoneRegistrationFailed}) {
        SCOPED_TRACE(state);
        registrar.clearScripts();
        if (state == LinphoneRegistrationFailed) registrar.answer(403);
        Phone phone = makePatientPhone();
        onState(phone, state,
                [&](LinphoneAccount *account) { linphone_core_remove_account(phone.core(), account); });
        phone.add("alice", server());
        EXPECT_TRUE(phone.waitUntil([&] { return !linphone_core_get_account_list(phone.core()); }));
        EXPECT_TRUE(phone.waitUntil([&] { return registrar.rules().bindingCount() == 0; }));
        linphone_core_iterate(phone.core());
    }
}

TEST_P(FromInsideCallbacks, EveryAccountCanBeRemoved) {
    Phone phone = makePatientPhone();
    onState(phone, LinphoneRegistrationOk,
            [&](LinphoneAccount *) { linphone_core_clear_accounts(phone.core()); });
    for (int i = 0; i < 10; ++i)
        phone.add("u" + std::to_string(i), server());
    EXPECT_TRUE(phone.waitUntil([&] { return !linphone_core_get_account_list(phone.core()); }));
    EXPECT_EQ(phone.count(LinphoneRegistrationFailed), 0u);
}

TEST_P(FromInsideCallbacks, TheAccountCanBeEdited) {
    Phone phone = makePatientPhone();
    onState(phone, LinphoneRegistrationOk, [&](LinphoneAccount *account) {
        Phone::edit(account,
                    [](LinphoneAccountParams *params) { linphone_account_params_set_expires(params, 99); });
    });
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk, alice) == 2; }));
    EXPECT_EQ(registrar.lastRegister()->expires, 99);
}

TEST_P(FromInsideCallbacks, AnotherAccountCanBeAdded) {
    Phone phone = makePatientPhone();
    LinphoneAccount *bob = nullptr;
    onState(phone, LinphoneRegistrationProgress,
            [&](LinphoneAccount *) { bob = phone.add("bob", server()); });
    LinphoneAccount *alice = phone.add("alice", server());
    EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    EXPECT_TRUE(phone.waitFor(bob, LinphoneRegistrationOk));
}

TEST_P(FromInsideCallbacks, TheTransportsCanBeOpenedAnew) {
    Phone phone = makePatientPhone();
    onState(phone, LinphoneRegistrationOk, [&](LinphoneAccount *) {
        LinphoneSipTransports ports{-1, -1, 0, -2};
        linphone_core_set_sip_transports(phone.core(), &ports);
    });
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk, alice) == 2; }));
}

TEST_P(FromInsideCallbacks, IteratingDoesNothing) {
    Phone phone = makePatientPhone();
    phone.onEvent = [&](const Phone::Event &) { linphone_core_iterate(phone.core()); };
    LinphoneAccount *alice = phone.add("alice", server());
    EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
}

TEST_P(FromInsideCallbacks, TheNetworkCanGoDownAndUp) {
    Phone phone = makePatientPhone();
    onState(phone, LinphoneRegistrationOk, [&](LinphoneAccount *) {
        linphone_core_set_network_reachable(phone.core(), FALSE);
        linphone_core_set_network_reachable(phone.core(), TRUE);
    });
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk, alice) == 2; }));
}

SLIMPHONE_ON_EVERY_PATH(FromInsideCallbacks);

TEST(NullHandles, AreIgnoredByWhatDrivesARegistration) {
    linphone_core_iterate(nullptr);
    linphone_core_refresh_registers(nullptr);
    linphone_core_set_network_reachable(nullptr, TRUE);
    EXPECT_EQ(linphone_core_add_account(nullptr, nullptr), -1);
    linphone_core_remove_account(nullptr, nullptr);
    linphone_account_refresh_register(nullptr);
    EXPECT_EQ(linphone_account_get_state(nullptr), LinphoneRegistrationNone);
    EXPECT_EQ(linphone_account_get_error_info(nullptr), nullptr);
    EXPECT_EQ(linphone_error_info_get_protocol_code(nullptr), 0);
    linphone_core_add_auth_info(nullptr, nullptr);
    linphone_core_unref(nullptr);

    Phone phone("lean");
    EXPECT_EQ(linphone_core_add_account(phone.core(), nullptr), -1);
    linphone_core_remove_account(phone.core(), nullptr);
    linphone_core_add_auth_info(phone.core(), nullptr);
    linphone_core_iterate(phone.core());
}

} // namespace slimphone::test
