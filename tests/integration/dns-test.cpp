/**
 * @file
 * Registrars that are found through a real name server, and what comes of one that is not there.
 */
#include "dnsmasq.h"
#include "kamailio.h"
#include "phone.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace slimphone::test {

using testing::HasSubstr;
using testing::StartsWith;

namespace {

std::string srv(const std::string &transport, const std::string &target, int port, int priority) {
    return "srv-host=_sip._" + transport + ".sip.test," + target + ',' + std::to_string(port) + ',' +
           std::to_string(priority);
}

class ThroughDns : public testing::TestWithParam<Path> {
protected:
    /** Two registrars of one domain, the first of which is to be preferred. */
    ThroughDns()
        : mFirst(Kamailio::Settings()), mSecond(onSecondAddress()),
          mNames({"host-record=one.sip.test,127.0.0.1", "host-record=two.sip.test,127.0.0.2",
                  srv("udp", "one.sip.test", mFirst.port(), 1), srv("udp", "two.sip.test", mSecond.port(), 2),
                  srv("tcp", "one.sip.test", mFirst.port(), 1),
                  srv("tcp", "two.sip.test", mSecond.port(), 2)}) {}

    static Kamailio::Settings onSecondAddress() {
        Kamailio::Settings settings;
        settings.address = "127.0.0.2";
        return settings;
    }
    /** A phone that asks the name server at @p address. */
    struct AskingPhone : Phone {
        AskingPhone(const Path &path, const Values &sip, const std::string &address) : Phone(path.wire, sip) {
            bctbx_list_t *servers = bctbx_list_append(nullptr, const_cast<char *>(address.c_str()));
            linphone_core_set_dns_servers(core(), servers);
            bctbx_list_free(servers);
        }
    };
    AskingPhone makePhone(const Phone::Values &sip = {}) const {
        return AskingPhone(GetParam(), sip, mNames.address());
    }
    LinphoneAccount *add(Phone &phone, const std::string &host = "sip.test") const {
        phone.addPassword("alice", Kamailio::passwordOf("alice"));
        return phone.add("alice", "<sip:" + host + ";transport=" + GetParam().transport + '>');
    }

    Kamailio mFirst;
    Kamailio mSecond;
    Dnsmasq mNames;
};

std::string nameOfPath(const testing::TestParamInfo<Path> &path) { return nameOf(path.param); }

} // namespace

TEST_P(ThroughDns, TheBestServerOfADomainIsTaken) {
    AskingPhone phone = makePhone();
    LinphoneAccount *alice = add(phone);
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    EXPECT_TRUE(mFirst.knows("alice"));
    EXPECT_FALSE(mSecond.knows("alice"));
}

TEST_P(ThroughDns, TheNextServerServesWhileTheBestIsDown) {
    mFirst.goDown();
    AskingPhone phone = makePhone();
    LinphoneAccount *alice = add(phone);
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    EXPECT_TRUE(mSecond.knows("alice"));
    EXPECT_EQ(phone.count(LinphoneRegistrationFailed), 0u);
}

TEST_P(ThroughDns, TheNextServerServesWhileTheBestIsSilent) {
    // Timers an eighth as long, so that the patience of 16*T1 costs a second.
    AskingPhone phone = makePhone({{"transport_timeout", "4000"}});
    mFirst.freeze();
    LinphoneAccount *alice = add(phone);
    EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    EXPECT_TRUE(mSecond.knows("alice"));
    EXPECT_EQ(phone.count(LinphoneRegistrationFailed), 0u);
    mFirst.thaw();
}

TEST_P(ThroughDns, TheBestServerIsTakenAgainAsSoonAsItIsBackWhenThatIsWanted) {
    mFirst.goDown();
    AskingPhone phone = makePhone({{"transport_timeout", "1000"}, {"reconnect_to_primary_asap", "1"}});
    LinphoneAccount *alice = add(phone);
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    EXPECT_TRUE(mSecond.knows("alice"));
    mFirst.comeUp();
    ASSERT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk, alice) == 2; }));
    EXPECT_TRUE(mFirst.knows("alice"));
    EXPECT_EQ(phone.states(alice),
              (std::vector{LinphoneRegistrationProgress, LinphoneRegistrationOk, LinphoneRegistrationOk}));
}

TEST_P(ThroughDns, AnUnknownHostIsToldAtOnce) {
    AskingPhone phone = makePhone();
    LinphoneAccount *alice = add(phone, "nobody.test");
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed));
    EXPECT_EQ(phone.events.back().message, "io error: host nobody.test cannot be resolved");
    EXPECT_EQ(Phone::errorCode(alice), 503);
    EXPECT_EQ(linphone_account_get_error(alice), LinphoneReasonIOError);
    EXPECT_STREQ(linphone_error_info_get_warnings(linphone_account_get_error_info(alice)),
                 "host nobody.test cannot be resolved");
}

TEST_P(ThroughDns, AFrozenNameServerEndsInFailedAndIsForgivenLater) {
    AskingPhone phone = makePhone({{"transport_timeout", "1000"}, {"refresher_retry_after", "100"}});
    mNames.freeze();
    LinphoneAccount *alice = add(phone);
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed));
    EXPECT_THAT(phone.events.back().message, StartsWith("io error: "));
    EXPECT_THAT(phone.events.back().message, HasSubstr("sip.test"));
    mNames.thaw();
    EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
}

INSTANTIATE_TEST_SUITE_P(Paths, ThroughDns, testing::Values(Path{"lean", "udp"}, Path{"lean", "tcp"}),
                         nameOfPath);

} // namespace slimphone::test
