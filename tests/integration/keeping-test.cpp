/**
 * @file
 * What keeps an account reachable between two REGISTERs, as the registrar sees it.
 */
#include "child-process.h"
#include "iterate-until.h"
#include "path-test.h"

#include <fstream>

namespace slimphone::test {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

namespace {

/** Value of a parameter of the Contact, quotes included; empty when it has none. */
std::string parameterOf(const std::string &contact, const std::string &name) {
    const std::size_t begin = contact.find(';' + name + '=');
    if (begin == std::string::npos) return {};
    const std::size_t value = begin + name.size() + 2;
    const std::size_t end =
        contact[value] == '"' ? contact.find('"', value + 1) + 1 : contact.find_first_of(";>,", value);
    return contact.substr(value, end - value);
}

} // namespace

class Keeping : public PathTest {
protected:
    std::size_t oks(const Phone &phone, LinphoneAccount *account) const {
        return phone.count(LinphoneRegistrationOk, account);
    }
    bool waitForOks(Phone &phone, LinphoneAccount *account, std::size_t count) const {
        return phone.waitUntil([&] { return oks(phone, account) >= count; });
    }
};

TEST_P(Keeping, AChangedAddressIsRegisteredByOneMoreRegister) {
    if (GetParam().isLean()) registrar.answer(200).seenAs("127.0.0.3", 4242).forever();
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(waitForOks(phone, alice, 1));
    const std::size_t count = registrar.registerCount("alice");
    EXPECT_LE(count, 2u);
    // Whoever comes after her on the same socket knows it already.
    LinphoneAccount *bob = phone.add("bob", server());
    ASSERT_TRUE(waitForOks(phone, bob, 1));
    if (!GetParam().isLean()) return;
    EXPECT_EQ(count, 2u);
    EXPECT_THAT(registrar.lastRegister("alice")->contact, HasSubstr("alice@127.0.0.3:4242"));
    EXPECT_EQ(registrar.lastRegister("alice")->callId, registrar.registers("alice")[0].callId);
    EXPECT_EQ(registrar.lastRegister("alice")->cseq, 21u);
    EXPECT_EQ(registrar.registerCount("bob"), 1u);
    EXPECT_THAT(registrar.lastRegister("bob")->contact, HasSubstr("bob@127.0.0.3:4242"));
}

TEST_P(Keeping, AGruuIsTheContactAndNoReasonToRegisterAgain) {
    registrar.answer(200)
        .contacts(ContactPolicy::None)
        .seenAs("127.0.0.3", 4242)
        .contact("<sip:alice@127.0.0.9:99>;+sip.instance=\"<urn:uuid:11111111-2222-4333-8444-555555555555>\""
                 ";pub-gruu=\"sip:alice@127.0.0.1;gr=urn:uuid:1\";temp-gruu=\"sip:t1@127.0.0.1;gr\""
                 ";expires=3600");
    Phone phone("lean");
    linphone_config_set_string(linphone_core_get_config(phone.core()), "misc", "uuid", "unused");
    LinphoneAccount *alice = phone.add("alice", server());
    Phone::edit(alice, [](LinphoneAccountParams *params) {
        linphone_account_params_set_contact_parameters(
            params, "+sip.instance=\"<urn:uuid:11111111-2222-4333-8444-555555555555>\"");
    });
    ASSERT_TRUE(waitForOks(phone, alice, 1));
    EXPECT_EQ(registrar.registerCount(), 1u);
    LinphoneAddress *contact = linphone_address_clone(linphone_account_get_contact_address(alice));
    char *text = linphone_address_as_string_uri_only(contact);
    EXPECT_STREQ(text, "sip:alice@127.0.0.1;gr=urn:uuid:1");
    bctbx_free(text);
    linphone_address_unref(contact);
    EXPECT_STREQ(linphone_account_get_custom_header(alice, "Contact"), "<sip:alice@127.0.0.1;gr=urn:uuid:1>");
}

TEST_P(Keeping, WhatTheRegistrarSaysOfRoutesAndNamesCanBeRead) {
    registrar.answer(200)
        .header("Service-Route", "<sip:orig@edge.example.org;lr;transport=tcp>")
        .header("P-Associated-URI", "<sip:alice@example.org>, <tel:+33123456789>")
        .header("Path", "<sip:edge.example.org;lr>")
        .then(200);
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(waitForOks(phone, alice, 1));
    EXPECT_STREQ(linphone_account_get_custom_header(alice, "Service-Route"),
                 "<sip:orig@edge.example.org;lr;transport=tcp>");
    EXPECT_THAT(linphone_account_get_custom_header(alice, "P-Associated-URI"), HasSubstr("tel:+33123456789"));
    EXPECT_STREQ(linphone_account_get_custom_header(alice, "Path"), "<sip:edge.example.org;lr>");
    auto *proxy = static_cast<LinphoneProxyConfig *>(linphone_core_get_proxy_config_list(phone.core())->data);
    EXPECT_STREQ(linphone_proxy_config_get_transport(proxy), "tcp"); // of the route
    EXPECT_THAT(registrar.lastRegister()->header("Supported"), HasSubstr("path"));
    // A later answer without it ends it.
    linphone_account_refresh_register(alice);
    ASSERT_TRUE(waitForOks(phone, alice, 2));
    EXPECT_EQ(linphone_account_get_custom_header(alice, "Service-Route"), nullptr);
    EXPECT_EQ(linphone_account_get_custom_header(alice, "P-Associated-URI"), nullptr);
}

TEST_P(Keeping, TheInstanceIsTheSameAfterARestart) {
    const WorkFolder folder("slimphone-keeping");
    const std::string rc = folder.file("rc");
    std::ofstream(rc) << "[sip]\nwire_path=" << GetParam().wire << '\n';
    std::string instances[2];
    for (std::string &instance : instances) {
        LinphoneCore *core =
            linphone_factory_create_core_3(linphone_factory_get(), rc.c_str(), nullptr, nullptr);
        ASSERT_NE(core, nullptr);
        ASSERT_EQ(linphone_core_start(core), 0);
        if (!linphone_core_get_account_list(core)) {
            LinphoneAccountParams *params = linphone_core_create_account_params(core);
            LinphoneAddress *identity = linphone_address_new("sip:alice@127.0.0.1");
            LinphoneAddress *address = linphone_address_new(server().c_str());
            linphone_account_params_set_identity_address(params, identity);
            linphone_account_params_set_server_address(params, address);
            linphone_account_params_enable_register(params, TRUE);
            LinphoneAccount *account = linphone_core_create_account(core, params);
            linphone_core_add_account(core, account);
            linphone_account_unref(account);
            linphone_address_unref(identity);
            linphone_address_unref(address);
            linphone_account_params_unref(params);
        }
        auto *account = static_cast<LinphoneAccount *>(linphone_core_get_account_list(core)->data);
        EXPECT_TRUE(iterateUntil(
            core, [&] { return linphone_account_get_state(account) == LinphoneRegistrationOk; }, kPatience));
        instance = parameterOf(registrar.lastRegister()->contact, "+sip.instance");
        EXPECT_EQ(parameterOf(registrar.lastRegister()->contact, "reg-id"), "1");
        linphone_core_unref(core);
    }
    EXPECT_THAT(instances[0], HasSubstr("\"<urn:uuid:"));
    EXPECT_EQ(instances[0], instances[1]);
}

TEST_P(Keeping, PushParametersGoIntoTheContact) {
    Phone phone = makePatientPhone();
    linphone_core_enable_push_notification(phone.core(), TRUE);
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(waitForOks(phone, alice, 1));
    EXPECT_THAT(registrar.lastRegister()->contact, Not(HasSubstr("pn-")));
    Phone::edit(alice, [](LinphoneAccountParams *params) {
        LinphonePushNotificationConfig *push = linphone_push_notification_config_clone(
            linphone_account_params_get_push_notification_config(params));
        linphone_push_notification_config_set_provider(push, "fcm");
        linphone_push_notification_config_set_param(push, "project");
        linphone_push_notification_config_set_prid(push, "token:1");
        linphone_account_params_set_push_notification_config(params, push);
        linphone_push_notification_config_unref(push);
        linphone_account_params_set_contact_uri_parameters(params, "pn-prid=old;mine=1");
        linphone_account_params_set_push_notification_allowed(params, TRUE);
    });
    ASSERT_TRUE(waitForOks(phone, alice, 2));
    const std::string contact = registrar.lastRegister()->contact;
    for (const char *expected :
         {"pn-provider=fcm", "pn-param=project", "pn-prid=token:1", "pn-silent=1", "pn-timeout=0", "mine=1"})
        EXPECT_THAT(contact, HasSubstr(expected));
    EXPECT_THAT(contact, Not(HasSubstr("old")));
    // In the URI, where RFC 8599 section 4 wants them.
    EXPECT_LT(contact.find("pn-prid"), contact.find('>'));
    EXPECT_EQ(registrar.lastRegister()->cseq, 20u);

    linphone_core_enable_push_notification(phone.core(), FALSE);
    ASSERT_TRUE(waitForOks(phone, alice, 3));
    EXPECT_THAT(registrar.lastRegister()->contact, Not(HasSubstr("pn-provider")));
}

TEST_P(Keeping, WhoIsReachedByPushStaysRegisteredWhenTheCoreStops) {
    Phone phone = makePatientPhone();
    linphone_core_enable_push_notification(phone.core(), TRUE);
    LinphoneAccount *alice = phone.add("alice", server());
    LinphoneAccount *bob = phone.add("bob", server());
    Phone::edit(alice, [](LinphoneAccountParams *params) {
        linphone_account_params_set_push_notification_allowed(params, TRUE);
    });
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    ASSERT_TRUE(phone.waitFor(bob, LinphoneRegistrationOk));
    phone.release();
    EXPECT_EQ(registrar.rules().bindingCount(), 1u);
}

TEST_P(Keeping, NetworkDownIsNoneAndNetworkUpRegistersAnew) {
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(waitForOks(phone, alice, 1));
    const LoggedRequest first = *registrar.lastRegister();
    // The callback about the network comes after the accounts went down, and before they come back.
    static std::vector<std::size_t> heardBefore;
    heardBefore.clear();
    LinphoneCoreCbs *callbacks = linphone_factory_create_core_cbs(linphone_factory_get());
    linphone_core_cbs_set_network_reachable(callbacks, [](LinphoneCore *core, bool_t) {
        heardBefore.push_back(static_cast<Phone *>(linphone_core_get_user_data(core))->events.size());
    });
    linphone_core_add_callbacks(phone.core(), callbacks);
    linphone_core_cbs_unref(callbacks);
    const std::size_t told = phone.events.size();
    linphone_core_set_network_reachable(phone.core(), FALSE);
    EXPECT_EQ(heardBefore, std::vector<std::size_t>{told + 1});
    EXPECT_EQ(Phone::state(alice), LinphoneRegistrationNone);
    EXPECT_EQ(phone.events.back().message, "Registration impossible (network down)");
    linphone_core_refresh_registers(phone.core()); // a warning and nothing else
    linphone_account_refresh_register(alice);
    EXPECT_TRUE(phone.holds([&] { return registrar.registerCount() == 1; }, 50ms));
    EXPECT_EQ(registrar.rules().bindingCount(), 1u);

    linphone_core_set_network_reachable(phone.core(), TRUE);
    EXPECT_EQ(heardBefore, (std::vector<std::size_t>{told + 1, told + 1}));
    ASSERT_TRUE(waitForOks(phone, alice, 2));
    const LoggedRequest second = *registrar.lastRegister();
    EXPECT_NE(second.callId, first.callId);
    EXPECT_EQ(second.cseq, 20u);
    linphone_core_set_network_reachable(phone.core(), TRUE); // the same value is no news
    EXPECT_TRUE(phone.holds([&] { return registrar.registerCount() == 2; }, 50ms));
}

TEST_P(Keeping, RefreshRegistersUsesTheSameCallId) {
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    LinphoneAccount *zero = phone.add("zero", server(), 0);
    ASSERT_TRUE(waitForOks(phone, alice, 1));
    ASSERT_TRUE(phone.waitFor(zero, LinphoneRegistrationCleared));
    const LoggedRequest first = *registrar.lastRegister("alice");
    linphone_core_refresh_registers(phone.core());
    EXPECT_EQ(Phone::state(alice), LinphoneRegistrationProgress);
    EXPECT_EQ(phone.events.back().message, "Refresh registration");
    ASSERT_TRUE(waitForOks(phone, alice, 2));
    EXPECT_EQ(registrar.lastRegister("alice")->callId, first.callId);
    EXPECT_EQ(registrar.lastRegister("alice")->cseq, first.cseq + 1);
    EXPECT_EQ(registrar.registerCount("zero"), 1u);
}

TEST_P(Keeping, BackgroundAndForegroundLeaveTheRegistrationAlone) {
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(waitForOks(phone, alice, 1));
    linphone_core_enter_background(phone.core());
    EXPECT_TRUE(linphone_core_is_in_background(phone.core()));
    linphone_account_refresh_register(alice);
    ASSERT_TRUE(waitForOks(phone, alice, 2));
    linphone_core_enter_foreground(phone.core());
    EXPECT_FALSE(linphone_core_is_in_background(phone.core()));
    EXPECT_TRUE(phone.holds([&] { return registrar.registerCount() == 2; }, 50ms));
    EXPECT_EQ(Phone::state(alice), LinphoneRegistrationOk);
}

TEST_P(Keeping, NewPortsRegisterEverybodyAnew) {
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(waitForOks(phone, alice, 1));
    const LoggedRequest first = *registrar.lastRegister();
    LinphoneSipTransports ports{-1, -1, 0, 0};
    EXPECT_EQ(linphone_core_set_sip_transports(phone.core(), &ports), 0);
    ASSERT_TRUE(waitForOks(phone, alice, 2));
    EXPECT_NE(registrar.lastRegister()->callId, first.callId);
    EXPECT_EQ(registrar.lastRegister()->cseq, 20u);
    EXPECT_EQ(registrar.rules().bindingCount(), 2u);                      // the old contact is left to expire
    EXPECT_EQ(linphone_core_set_sip_transports(phone.core(), &ports), 0); // unchanged
    EXPECT_TRUE(phone.holds([&] { return registrar.registerCount() == 2; }, 50ms));
}

SLIMPHONE_ON_EVERY_PATH(Keeping);

/** What belle-sip does not tell us. */
class KeepingFlows : public Keeping {};

TEST_P(KeepingFlows, KeepAlivesGoOutInBetween) {
    Phone phone = makePhone({{"keepalive_period", "20"}});
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(waitForOks(phone, alice, 1));
    EXPECT_TRUE(phone.waitUntil([&] { return registrar.keepAlives() >= 3; }));
    EXPECT_EQ(registrar.registerCount(), 1u);
    linphone_core_enable_keep_alive(phone.core(), FALSE);
    const std::size_t before = registrar.keepAlives();
    // One may still have been on its way.
    EXPECT_TRUE(phone.holds([&] { return registrar.keepAlives() <= before + 1; }, 200ms));
}

TEST_P(KeepingFlows, AServerThatKeepsFlowsIsPingedAsOftenAsItWants) {
    registrar.answer(200).header("Require", "outbound").header("Flow-Timer", "1").forever();
    registrar.answerPings(true);
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(waitForOks(phone, alice, 1));
    EXPECT_TRUE(phone.waitUntil([&] { return registrar.keepAlives() >= 1; }));
    EXPECT_EQ(registrar.registerCount(), 1u);
}

TEST_P(KeepingFlows, ALostConnectionIsRepairedWithoutBeingAsked) {
    if (GetParam().isUdp()) {
        // The refusal of a keep-alive tells that nobody is there any more.
        Phone phone = makePhone({{"keepalive_period", "20"}, {"refresher_retry_after", "50"}});
        LinphoneAccount *alice = phone.add("alice", server());
        ASSERT_TRUE(waitForOks(phone, alice, 1));
        registrar.server().goDown();
        ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed));
        registrar.server().comeUp();
        EXPECT_TRUE(waitForOks(phone, alice, 2));
        return;
    }
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    LinphoneAccount *bob = phone.add("bob", server());
    ASSERT_TRUE(waitForOks(phone, alice, 1));
    ASSERT_TRUE(waitForOks(phone, bob, 1));
    const LoggedRequest before = *registrar.lastRegister("alice");
    registrar.server().closeConnections();
    ASSERT_TRUE(waitForOks(phone, alice, 2));
    ASSERT_TRUE(waitForOks(phone, bob, 2));
    EXPECT_EQ(phone.states(alice), (std::vector{LinphoneRegistrationProgress, LinphoneRegistrationOk,
                                                LinphoneRegistrationProgress, LinphoneRegistrationOk}));
    EXPECT_EQ(registrar.lastRegister("alice")->callId, before.callId);
    EXPECT_NE(registrar.lastRegister("alice")->contact, before.contact);
    EXPECT_EQ(registrar.rules().bindingCount(), 4u); // the old ones live until they expire
}

TEST_P(KeepingFlows, AServerThatIsGoneForGoodIsTold) {
    Phone phone = makePhone({{"keepalive_period", "20"}});
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(waitForOks(phone, alice, 1));
    registrar.server().goDown();
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed));
    EXPECT_EQ(Phone::errorCode(alice), 503);
    EXPECT_EQ(linphone_account_get_error(alice), LinphoneReasonIOError);
    EXPECT_THAT(phone.events.back().message, StartsWith("io error: "));
    EXPECT_THAT(phone.events.back().message, HasSubstr("127.0.0.1"));
}

TEST_P(KeepingFlows, OtherTrustOpensNewConnectionsAndRegistersOverThem) {
    Phone phone = makePatientPhone();
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(waitForOks(phone, alice, 1));
    linphone_core_verify_server_cn(phone.core(), FALSE);
    ASSERT_TRUE(waitForOks(phone, alice, 2));
    EXPECT_EQ(phone.count(LinphoneRegistrationFailed), 0u);
}

SLIMPHONE_ON_LEAN_PATHS(KeepingFlows);

} // namespace slimphone::test
