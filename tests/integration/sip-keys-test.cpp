/**
 * @file
 * Keys of [sip] that have no function of their own, as the registrar sees them.
 */
#include "path-test.h"

#include <sstream>

namespace slimphone::test {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

class SipKeys : public PathTest {
protected:
    Phone makePhone(const Phone::Values &sip) const { return Phone(GetParam().wire, sip); }
    /** The first REGISTER of alice, without what is new in each: numbers, tags, ports. */
    std::string firstRegister(const Phone::Values &sip) {
        registrar.clearLog();
        Phone phone = makePhone(sip);
        LinphoneAccount *alice = phone.add("alice", server());
        Phone::edit(alice, [](LinphoneAccountParams *params) {
            LinphoneAddress *route = linphone_address_new("sip:route.example.org;lr");
            bctbx_list_t *routes = bctbx_list_append(nullptr, route);
            EXPECT_EQ(linphone_account_params_set_routes_addresses(params, routes), 0);
            bctbx_list_free(routes);
            linphone_address_unref(route);
        });
        EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
        EXPECT_EQ(registrar.requests().size(), registrar.registerCount()) << "and nothing beside";
        std::istringstream message(registrar.registers("alice").at(0).raw);
        std::string result;
        for (std::string line; std::getline(message, line);) {
            const std::string name = line.substr(0, line.find_first_of(": "));
            if (name == "Via" || name == "From" || name == "Call-ID" || name == "Contact") line = name;
            result += line + '\n';
        }
        return result;
    }
    /** The value that a core made of @p sip has when it is asked after a registration. */
    static std::string kept(Phone &phone, const char *key) {
        return linphone_config_get_string(linphone_core_get_config(phone.core()), "sip", key, "");
    }
};

TEST_P(SipKeys, AServerWithoutPortIsAtTheWellKnownOne) {
    Phone phone = makePhone({{"sip_well_known_port", std::to_string(registrar.port())}});
    LinphoneAccount *alice = phone.add("alice", "<sip:127.0.0.1;transport=" + GetParam().transport + '>');
    EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    EXPECT_THAT(registrar.lastRegister("alice")->contact,
                HasSubstr(':' + std::to_string(registrar.lastRegister("alice")->source.port)))
        << "our own port is written";
}

TEST_P(SipKeys, ConnectionsAreKeptAliveUnlessThatIsSwitchedOff) {
    Phone phone = makePhone({{"keepalive_period", "20"}, {"tcp_tls_keepalive", "0"}});
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    if (GetParam().isUdp()) {
        EXPECT_TRUE(phone.waitUntil([&] { return registrar.keepAlives() >= 3; }));
    } else {
        EXPECT_TRUE(phone.holds([&] { return registrar.keepAlives() == 0; }, std::chrono::milliseconds(200)));
    }
    EXPECT_EQ(kept(phone, "tcp_tls_keepalive"), "0");
}

// Only requests outside of registrations have a route in liblinphone, and only calls are preceded
// by OPTIONS. There are neither here.

TEST_P(SipKeys, NoInitialRouteDoesNotChangeARegister) {
    const std::string plain = firstRegister({});
    EXPECT_EQ(plain.find("Route"), std::string::npos);
    EXPECT_EQ(firstRegister({{"use_no_initial_route", "0"}}), plain);
    EXPECT_EQ(firstRegister({{"use_no_initial_route", "1"}}), plain);
    Phone phone = makePhone({{"use_no_initial_route", "1"}});
    EXPECT_EQ(kept(phone, "use_no_initial_route"), "1");
}

TEST_P(SipKeys, PingWithOptionsDoesNotChangeARegister) {
    const std::string plain = firstRegister({});
    EXPECT_EQ(firstRegister({{"ping_with_options", "0"}}), plain);
    EXPECT_EQ(firstRegister({{"ping_with_options", "1"}}), plain);
    Phone phone = makePhone({{"ping_with_options", "1"}});
    EXPECT_EQ(kept(phone, "ping_with_options"), "1");
}

SLIMPHONE_ON_EVERY_PATH(SipKeys);

/** What belle-sip's stack cannot do: it does not tell beforehand what the Contact will be. */
class PreviousContact : public SipKeys {
protected:
    static void moveToAnotherNetwork(const Phone &phone) {
        linphone_core_set_network_reachable(phone.core(), FALSE);
        linphone_core_set_network_reachable(phone.core(), TRUE);
    }
    static bool waitForOks(Phone &phone, LinphoneAccount *account, std::size_t count) {
        return phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk, account) >= count; });
    }
};

TEST_P(PreviousContact, StaysUnlessThatIsSwitchedOn) {
    Phone phone = makePhone({});
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(waitForOks(phone, alice, 1));
    moveToAnotherNetwork(phone);
    ASSERT_TRUE(waitForOks(phone, alice, 2));
    EXPECT_EQ(registrar.rules().bindingCount(), 2u);
}

TEST_P(PreviousContact, EndsWithTheFirstRegisterFromAnotherNetwork) {
    Phone phone = makePhone({{"unregister_previous_contact", "1"}});
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(waitForOks(phone, alice, 1));
    EXPECT_EQ(kept(phone, "unregister_previous_contact"), "1");
    const std::string before = registrar.lastRegister("alice")->contact;
    moveToAnotherNetwork(phone);
    ASSERT_TRUE(waitForOks(phone, alice, 2));
    const std::string after = registrar.lastRegister("alice")->contact;
    EXPECT_EQ(registrar.registerCount(), 2u);
    EXPECT_EQ(registrar.rules().bindingCount(), 1u);
    const std::string uri = before.substr(before.find('<'), before.find('>') + 1 - before.find('<'));
    EXPECT_THAT(after, EndsWith(", " + uri + ";expires=0"));
    const LinphoneAddress *own = linphone_account_get_contact_address(alice);
    EXPECT_EQ(linphone_address_get_port(own), registrar.lastRegister("alice")->source.port);

    linphone_account_refresh_register(alice);
    ASSERT_TRUE(waitForOks(phone, alice, 3));
    EXPECT_THAT(registrar.lastRegister("alice")->contact, Not(HasSubstr("expires=0"))) << "nothing to end";
}

TEST_P(PreviousContact, EndsWhenAnotherAddressWasSeen) {
    registrar.normally().seenAs("127.0.0.3", 4242).forever();
    Phone phone = makePhone({{"unregister_previous_contact", "1"}});
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(waitForOks(phone, alice, 1));
    EXPECT_EQ(registrar.registerCount(), 2u);
    EXPECT_EQ(registrar.rules().bindingCount(), 1u);
    EXPECT_THAT(registrar.lastRegister("alice")->contact, HasSubstr("alice@127.0.0.3:4242"));
}

SLIMPHONE_ON_LEAN_PATHS(PreviousContact);

} // namespace slimphone::test
