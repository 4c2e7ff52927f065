/**
 * @file
 * Flows, GRUUs and a registrar that crashes or freezes, with a Kamailio that keeps flows as RFC 5626 says.
 */
#include "kamailio.h"
#include "phone.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace slimphone::test {

using testing::HasSubstr;

namespace {

class KamailioFlows : public testing::TestWithParam<std::string> {
protected:
    static Kamailio::Settings settings() {
        Kamailio::Settings result;
        result.outbound = true;
        result.tls = GetParam() == "tls";
        return result;
    }
    LinphoneAccount *add(Phone &phone, const std::string &user) const {
        phone.addPassword(user, Kamailio::passwordOf(user));
        return phone.add(user, '<' + mKamailio.uri(GetParam()) + '>');
    }
    Phone makePhone(Phone::Values sip = {}) const {
        sip.emplace("root_ca", mKamailio.caFile());
        return Phone("lean", sip);
    }

    Kamailio mKamailio{settings()};
};

std::string nameOfTransport(const testing::TestParamInfo<std::string> &transport) { return transport.param; }

} // namespace

TEST_P(KamailioFlows, TheRegistrarKeepsTheFlowAndGivesGruus) {
    Phone phone = makePhone();
    LinphoneAccount *alice = add(phone, "alice");
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    EXPECT_STREQ(linphone_account_get_custom_header(alice, "Require"), "outbound");
    EXPECT_STREQ(linphone_account_get_custom_header(alice, "Flow-Timer"), "25");
    const char *contact = linphone_account_get_custom_header(alice, "Contact");
    ASSERT_NE(contact, nullptr);
    EXPECT_THAT(contact, HasSubstr("alice@127.0.0.1;gr="));
    char *text = linphone_address_as_string_uri_only(linphone_account_get_contact_address(alice));
    EXPECT_THAT(text, HasSubstr("alice@127.0.0.1;gr="));
    bctbx_free(text);
}

TEST_P(KamailioFlows, ANewFlowMayEndThePreviousContactAsWell) {
    Phone phone = makePhone({{"unregister_previous_contact", "1"}});
    LinphoneAccount *alice = add(phone, "alice");
    for (std::size_t networks = 1; networks <= 3; ++networks) {
        ASSERT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk) == networks; }));
        EXPECT_STREQ(linphone_account_get_custom_header(alice, "Require"), "outbound");
        EXPECT_TRUE(mKamailio.knows("alice"));
        linphone_core_set_network_reachable(phone.core(), FALSE);
        linphone_core_set_network_reachable(phone.core(), TRUE);
    }
    EXPECT_EQ(phone.count(LinphoneRegistrationFailed), 0u);
}

TEST_P(KamailioFlows, ACrashIsNoticedAndEverybodyIsBackSoonAfterIt) {
    Phone phone = makePhone({{"refresher_retry_after", "200"}, {"keepalive_period", "100"}});
    std::vector<LinphoneAccount *> accounts;
    for (int i = 0; i < 20; ++i)
        accounts.push_back(add(phone, "u" + std::to_string(i)));
    const auto areAll = [&](LinphoneRegistrationState state) {
        return std::all_of(accounts.begin(), accounts.end(),
                           [state](LinphoneAccount *account) { return Phone::state(account) == state; });
    };
    ASSERT_TRUE(phone.waitUntil([&] { return areAll(LinphoneRegistrationOk); }));
    mKamailio.goDown();
    ASSERT_TRUE(phone.waitUntil([&] { return areAll(LinphoneRegistrationFailed); }));
    mKamailio.comeUp();
    EXPECT_FALSE(mKamailio.knows("u0")); // it has forgotten everybody
    ASSERT_TRUE(phone.waitUntil([&] { return areAll(LinphoneRegistrationOk); }));
    for (int i = 0; i < 20; ++i)
        EXPECT_TRUE(mKamailio.knows("u" + std::to_string(i)));
}

INSTANTIATE_TEST_SUITE_P(Transports, KamailioFlows, testing::Values("udp", "tcp", "tls"), nameOfTransport);

/** Only a connection has pongs. */
class KamailioPongs : public KamailioFlows {};

TEST_P(KamailioPongs, ARegistrarThatFreezesIsMissedByItsPongs) {
    Phone phone = makePhone(
        {{"keepalive_period", "100"}, {"refresher_retry_after", "200"}, {"transport_timeout", "1000"}});
    LinphoneAccount *alice = add(phone, "alice");
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    mKamailio.freeze();
    // The system still takes what we send, and the account would not be refreshed for an hour.
    EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed));
    EXPECT_GE(phone.count(LinphoneRegistrationProgress, alice), 2u);
    mKamailio.thaw();
    EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
}

INSTANTIATE_TEST_SUITE_P(Transports, KamailioPongs, testing::Values("tcp"), nameOfTransport);

} // namespace slimphone::test
