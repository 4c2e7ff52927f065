/**
 * @file
 * The table of edits as the registrar sees it: which REGISTERs a change of parameters leads to.
 */
#include "path-test.h"

namespace slimphone::test {

using testing::ElementsAre;

class EditsOnTheWire : public PathTest {
protected:
    using Change = std::function<void(LinphoneAccountParams *)>;
    struct Row {
        const char *name;
        Change change;
    };

    static std::string uriAt(const ScriptedRegistrar &at, const std::string &transport) {
        return '<' + at.uri(transport) + '>';
    }
    static void setIdentity(LinphoneAccountParams *params, const char *text) {
        LinphoneAddress *address = linphone_address_new(text);
        EXPECT_EQ(linphone_account_params_set_identity_address(params, address), 0);
        linphone_address_unref(address);
    }
    static void enableRegister(LinphoneAccount *account, bool enabled) {
        Phone::edit(account, [enabled](LinphoneAccountParams *params) {
            linphone_account_params_enable_register(params, enabled);
        });
    }
    LinphoneAccount *registered(Phone &phone) {
        registrar.clearLog();
        phone.events.clear();
        LinphoneAccount *alice = phone.add("alice", server());
        EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
        return alice;
    }
    static void expectNewSeries(const LoggedRequest &request, const LoggedRequest &before) {
        EXPECT_NE(request.callId, before.callId);
        EXPECT_NE(request.fromTag, before.fromTag);
        EXPECT_EQ(request.cseq, 20u);
        EXPECT_NE(request.expires, 0);
    }
    static void expectFarewell(const LoggedRequest &request, const LoggedRequest &before) {
        EXPECT_EQ(request.callId, before.callId);
        EXPECT_EQ(request.fromTag, before.fromTag);
        EXPECT_EQ(request.cseq, before.cseq + 1);
        EXPECT_EQ(request.user, before.user);
        EXPECT_EQ(request.expires, 0);
    }
    void expectOneMoreOk(Phone &phone, LinphoneAccount *account) {
        ASSERT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk, account) == 2; }));
        EXPECT_THAT(phone.states(account), ElementsAre(LinphoneRegistrationProgress, LinphoneRegistrationOk,
                                                       LinphoneRegistrationProgress, LinphoneRegistrationOk));
    }
};

TEST_P(EditsOnTheWire, OfWhatTheRegistrarDoesNotSeeSendNothing) {
    const Row rows[] = {
        {"nothing", [](LinphoneAccountParams *) {}},
        {"realm", [](auto *params) { linphone_account_params_set_realm(params, "r"); }},
        {"prefix", [](auto *params) { linphone_account_params_set_international_prefix(params, "33"); }},
        {"ref key", [](auto *params) { linphone_account_params_set_ref_key(params, "k"); }},
        {"privacy", [](auto *params) { linphone_account_params_set_privacy(params, LinphonePrivacyId); }},
        {"routes",
         [](auto *params) {
             LinphoneAddress *route = linphone_address_new("sip:route.example.org;lr");
             bctbx_list_t *routes = bctbx_list_append(nullptr, route);
             linphone_account_params_set_routes_addresses(params, routes);
             bctbx_list_free(routes);
             linphone_address_unref(route);
         }},
    };
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = registered(phone);
    for (const Row &row : rows)
        Phone::edit(alice, row.change);
    EXPECT_TRUE(phone.holds([&] { return registrar.registerCount() == 1; }, 50ms));
    EXPECT_EQ(phone.events.size(), 2u);
}

TEST_P(EditsOnTheWire, OfWhatItSeesRegisterAnewWithoutLeaving) {
    const Row rows[] = {
        {"expires", [](auto *params) { linphone_account_params_set_expires(params, 77); }},
        {"contact parameters",
         [](auto *params) { linphone_account_params_set_contact_parameters(params, "a=b"); }},
        {"contact URI parameters",
         [](auto *params) { linphone_account_params_set_contact_uri_parameters(params, "a=b"); }},
        {"push", [](auto *params) { linphone_account_params_set_push_notification_allowed(params, TRUE); }},
        {"display name", [](auto *params) { setIdentity(params, "\"Al\" <sip:alice@127.0.0.1>"); }},
        {"parameter of the server",
         [this](auto *params) {
             const std::string uri = '<' + registrar.uri(GetParam().transport) + ";lr>";
             EXPECT_EQ(linphone_account_params_set_server_addr(params, uri.c_str()), 0);
         }},
    };
    Phone phone = makePatientPhone();
    for (const Row &row : rows) {
        SCOPED_TRACE(row.name);
        LinphoneAccount *alice = registered(phone);
        Phone::edit(alice, row.change);
        expectOneMoreOk(phone, alice);
        const std::vector<LoggedRequest> sent = registrar.registers();
        ASSERT_EQ(sent.size(), 2u);
        expectNewSeries(sent[1], sent[0]);
        linphone_core_clear_accounts(phone.core());
        ASSERT_TRUE(phone.waitUntil([&] { return registrar.registerCount() == 3; }));
    }
}

TEST_P(EditsOnTheWire, OfACustomHeaderWaitForDoneAndRegisterAnew) {
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = registered(phone);
    auto *config = static_cast<LinphoneProxyConfig *>(
        bctbx_list_get_data(linphone_core_get_proxy_config_list(phone.core())));
    linphone_proxy_config_set_custom_header(config, "X-Colour", "red");
    EXPECT_TRUE(phone.holds([&] { return registrar.registerCount() == 1; }, 20ms));
    EXPECT_EQ(linphone_proxy_config_done(config), 0);
    expectOneMoreOk(phone, alice);
    const std::vector<LoggedRequest> sent = registrar.registers();
    ASSERT_EQ(sent.size(), 2u);
    expectNewSeries(sent[1], sent[0]);
    EXPECT_EQ(sent[1].header("X-Colour"), "red");
}

TEST_P(EditsOnTheWire, OfWhoOneIsLeaveTheOldOne) {
    for (const char *identity : {"sip:bob@127.0.0.1", "sip:alice@localhost", "sip:alice@127.0.0.1:5099"}) {
        SCOPED_TRACE(identity);
        Phone phone = makePatientPhone();
        LinphoneAccount *alice = registered(phone);
        Phone::edit(alice, [&](LinphoneAccountParams *params) { setIdentity(params, identity); });
        expectOneMoreOk(phone, alice);
        const std::vector<LoggedRequest> sent = registrar.registers();
        ASSERT_EQ(sent.size(), 3u);
        expectFarewell(sent[1], sent[0]);
        EXPECT_EQ(sent[1].uri, sent[0].uri);
        expectNewSeries(sent[2], sent[0]);
        EXPECT_THAT(sent[2].header("To"), testing::HasSubstr(std::string("<") + identity + ">"));
    }
}

TEST_P(EditsOnTheWire, OfWhereItIsLeaveTheOldPlace) {
    ScriptedRegistrar next;
    const std::string elsewhere = GetParam().isUdp() ? "tcp" : "udp";
    for (const bool isAnotherPort : {true, false}) {
        SCOPED_TRACE(isAnotherPort);
        next.clearLog();
        Phone phone = makePatientPhone();
        LinphoneAccount *alice = registered(phone);
        const std::string uri =
            isAnotherPort ? uriAt(next, GetParam().transport) : uriAt(registrar, elsewhere);
        Phone::edit(alice, [&](LinphoneAccountParams *params) {
            EXPECT_EQ(linphone_account_params_set_server_addr(params, uri.c_str()), 0);
        });
        expectOneMoreOk(phone, alice);
        const ScriptedRegistrar &place = isAnotherPort ? next : registrar;
        ASSERT_TRUE(phone.waitUntil([&] { return registrar.registerCount() == (isAnotherPort ? 2u : 3u); }));
        LoggedRequest farewell;
        for (const LoggedRequest &request : registrar.registers())
            if (request.expires == 0) farewell = request;
        expectFarewell(farewell, registrar.registers().front());
        EXPECT_EQ(farewell.source.transport, registrar.registers().front().source.transport);
        LoggedRequest fresh;
        for (const LoggedRequest &request : place.registers())
            if (request.callId != farewell.callId) fresh = request;
        expectNewSeries(fresh, farewell);
    }
}

TEST_P(EditsOnTheWire, AnswerTheChallengeOfTheOldPlaceUnheard) {
    ScriptedRegistrar next;
    registrar.addUser("alice", "secret");
    Phone phone = makePatientPhone();
    phone.addPassword("alice", "secret");
    LinphoneAccount *alice = registered(phone);
    registrar.rules().forgetNonces();
    Phone::edit(alice, [&](LinphoneAccountParams *params) {
        linphone_account_params_set_server_addr(params, uriAt(next, GetParam().transport).c_str());
    });
    ASSERT_TRUE(phone.waitUntil([&] { return registrar.rules().bindingCount() == 0; }));
    expectOneMoreOk(phone, alice);
    EXPECT_EQ(phone.questions, 0);
}

TEST_P(EditsOnTheWire, ThatSwitchOffWhileRegisteringSendTheFarewellBesideWhatIsPending) {
    registrar.silence().thenNormally();
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitUntil([&] { return registrar.registerCount() == 1; }));
    enableRegister(alice, false);
    linphone_core_iterate(phone.core());
    EXPECT_EQ(Phone::state(alice), LinphoneRegistrationCleared);
    EXPECT_EQ(phone.events.back().message, "Registration cleared");
    ASSERT_TRUE(phone.waitUntil([&] { return registrar.registerCount() == 2; }));
    const std::vector<LoggedRequest> sent = registrar.registers();
    expectFarewell(sent[1], sent[0]);
}

TEST_P(EditsOnTheWire, ThatSwitchOffBeforeTheFirstIterateSendNothing) {
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    enableRegister(alice, false);
    EXPECT_TRUE(phone.holds([&] { return registrar.registerCount() == 0; }, 50ms));
    EXPECT_EQ(Phone::state(alice), LinphoneRegistrationNone);
    EXPECT_TRUE(phone.events.empty());
}

TEST_P(EditsOnTheWire, OfManyKindsBeforeAnIterateAreOneRegister) {
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = registered(phone);
    Phone::edit(alice, [](auto *params) { linphone_account_params_set_expires(params, 77); });
    Phone::edit(alice, [](auto *params) { linphone_account_params_set_realm(params, "r"); });
    Phone::edit(alice, [](auto *params) { linphone_account_params_set_contact_parameters(params, "a=b"); });
    expectOneMoreOk(phone, alice);
    ASSERT_EQ(registrar.registerCount(), 2u);
    EXPECT_EQ(registrar.lastRegister()->expires, 77);
    EXPECT_THAT(registrar.lastRegister()->contact, testing::HasSubstr(";a=b"));
}

TEST_P(EditsOnTheWire, APausedRegistrationRestsUntilItIsRefreshed) {
    registrar.answer(200).granting(1).thenNormally();
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = registered(phone);
    linphone_account_pause_register(alice);
    EXPECT_TRUE(phone.holds([&] { return registrar.registerCount() == 1; }, 1200ms));
    EXPECT_EQ(Phone::state(alice), LinphoneRegistrationOk);
    EXPECT_EQ(phone.events.size(), 2u);
    linphone_account_refresh_register(alice);
    expectOneMoreOk(phone, alice);
    const std::vector<LoggedRequest> sent = registrar.registers();
    ASSERT_EQ(sent.size(), 2u);
    EXPECT_EQ(sent[1].callId, sent[0].callId);
    EXPECT_EQ(sent[1].cseq, 21u);
}

SLIMPHONE_ON_EVERY_PATH(EditsOnTheWire);

} // namespace slimphone::test
