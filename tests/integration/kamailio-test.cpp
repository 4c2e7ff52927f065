/**
 * @file
 * The basic cycle against a registrar that we did not write.
 */
#include "kamailio.h"
#include "phone.h"

#include <gtest/gtest.h>

#include <string>
#include <tuple>

namespace slimphone::test {

namespace {

class WithKamailio : public testing::TestWithParam<std::tuple<Path, std::string>> {
protected:
    const Path &path() const { return std::get<Path>(GetParam()); }
    Kamailio::Settings settings() const {
        Kamailio::Settings result;
        result.algorithm = std::get<std::string>(GetParam());
        return result;
    }
    LinphoneAccount *add(Phone &phone, const Kamailio &kamailio, const std::string &user,
                         int expires = 3600) {
        phone.addPassword(user, Kamailio::passwordOf(user));
        return phone.add(user, '<' + kamailio.uri(path().transport) + '>', expires);
    }
    /** Registers that many at once and lets them go with the core. */
    void registerMany(Phone &phone, const Kamailio &kamailio, std::size_t accounts) {
        for (std::size_t i = 0; i < accounts; ++i)
            add(phone, kamailio, "u" + std::to_string(i));
        ASSERT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk) >= accounts; }, 60s))
            << phone.count(LinphoneRegistrationOk) << " Ok, " << phone.count(LinphoneRegistrationFailed)
            << " Failed, the last with " << phone.events.back().message;
        EXPECT_EQ(phone.count(LinphoneRegistrationFailed), 0u);
        phone.release();
        EXPECT_EQ(phone.count(LinphoneRegistrationCleared), accounts);
    }
};

} // namespace

TEST_P(WithKamailio, AnAccountRegistersRefreshesAndLeaves) {
    const Kamailio kamailio(settings());
    Phone phone(path().wire);
    LinphoneAccount *alice = add(phone, kamailio, "alice", 1);
    ASSERT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk, alice) == 2; }));
    EXPECT_EQ(phone.count(LinphoneRegistrationFailed), 0u);
    EXPECT_EQ(phone.questions, 0);
    Phone::edit(
        alice, [](LinphoneAccountParams *params) { linphone_account_params_enable_register(params, FALSE); });
    EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationCleared));
}

TEST_P(WithKamailio, AWrongPasswordIsRefusedAndTheRightOneTaken) {
    const Kamailio kamailio(settings());
    Phone phone(path().wire);
    phone.addPassword("alice", "wrong");
    LinphoneAccount *alice = phone.add("alice", '<' + kamailio.uri(path().transport) + '>');
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed));
    EXPECT_EQ(Phone::errorCode(alice), 401);
    phone.addPassword("alice", Kamailio::passwordOf("alice"));
    EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
}

TEST_P(WithKamailio, TwoHundredAccountsRegisterAtOnce) {
    const Kamailio kamailio(settings());
    Phone phone(path().wire);
    registerMany(phone, kamailio, 200);
}

namespace {

std::string nameOfCase(const testing::TestParamInfo<WithKamailio::ParamType> &info) {
    const bool isMd5 = std::get<std::string>(info.param) == "MD5";
    return nameOf(std::get<Path>(info.param)) + (isMd5 ? "_md5" : "_sha256");
}

} // namespace

INSTANTIATE_TEST_SUITE_P(Paths, WithKamailio,
                         testing::Combine(testing::Values(Path{"lean", "udp"}, Path{"lean", "tcp"},
                                                          Path{"belle-sip", "udp"}, Path{"belle-sip", "tcp"}),
                                          testing::Values("MD5", "SHA-256")),
                         nameOfCase);

class ThousandWithKamailio : public WithKamailio {};

TEST_P(ThousandWithKamailio, RegisterAtOnce) {
    const Kamailio kamailio(settings());
    Phone phone(path().wire);
    registerMany(phone, kamailio, 1000);
}

INSTANTIATE_TEST_SUITE_P(Lean, ThousandWithKamailio,
                         testing::Combine(testing::Values(Path{"lean", "udp"}, Path{"lean", "tcp"}),
                                          testing::Values("MD5")),
                         nameOfCase);

class PreviousContactAtKamailio : public WithKamailio {
protected:
    /** Whether a binding is left of an account that moved to another network, and then leaves. */
    bool isSomethingLeft(Phone::Values sip) {
        sip.emplace("misc/uuid", "0"); // by the instance the registrar knows what was before
        const Kamailio kamailio(settings());
        Phone phone(path().wire, sip);
        LinphoneAccount *alice = add(phone, kamailio, "alice");
        EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
        linphone_core_set_network_reachable(phone.core(), FALSE);
        linphone_core_set_network_reachable(phone.core(), TRUE);
        EXPECT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk, alice) == 2; }));
        EXPECT_TRUE(kamailio.knows("alice"));
        Phone::edit(alice, [](LinphoneAccountParams *params) {
            linphone_account_params_enable_register(params, FALSE);
        });
        EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationCleared));
        return kamailio.knows("alice");
    }
};

TEST_P(PreviousContactAtKamailio, EndsWhenThatIsSwitchedOn) {
    EXPECT_TRUE(isSomethingLeft({}));
    EXPECT_FALSE(isSomethingLeft({{"unregister_previous_contact", "1"}}));
}

INSTANTIATE_TEST_SUITE_P(Lean, PreviousContactAtKamailio,
                         testing::Combine(testing::Values(Path{"lean", "udp"}, Path{"lean", "tcp"}),
                                          testing::Values("MD5")),
                         nameOfCase);

} // namespace slimphone::test
