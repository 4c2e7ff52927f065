#include "settings/enum-names.h"

#include <gtest/gtest.h>

namespace slimphone {

TEST(EnumNames, NameRegistrationStates) {
    EXPECT_STREQ(registrationStateName(LinphoneRegistrationNone), "LinphoneRegistrationNone");
    EXPECT_STREQ(registrationStateName(LinphoneRegistrationProgress), "LinphoneRegistrationProgress");
    EXPECT_STREQ(registrationStateName(LinphoneRegistrationOk), "LinphoneRegistrationOk");
    EXPECT_STREQ(registrationStateName(LinphoneRegistrationCleared), "LinphoneRegistrationCleared");
    EXPECT_STREQ(registrationStateName(LinphoneRegistrationFailed), "LinphoneRegistrationFailed");
}

TEST(EnumNames, NameGlobalStates) {
    EXPECT_STREQ(globalStateName(LinphoneGlobalOff), "LinphoneGlobalOff");
    EXPECT_STREQ(globalStateName(LinphoneGlobalStartup), "LinphoneGlobalStartup");
    EXPECT_STREQ(globalStateName(LinphoneGlobalOn), "LinphoneGlobalOn");
    EXPECT_STREQ(globalStateName(LinphoneGlobalShutdown), "LinphoneGlobalShutdown");
    EXPECT_STREQ(globalStateName(LinphoneGlobalConfiguring), "LinphoneGlobalConfiguring");
    EXPECT_STREQ(globalStateName(LinphoneGlobalReady), "LinphoneGlobalReady");
}

TEST(EnumNames, NameConfiguringStates) {
    EXPECT_STREQ(configuringStateName(LinphoneConfiguringSuccessful), "LinphoneConfiguringSuccessful");
    EXPECT_STREQ(configuringStateName(LinphoneConfiguringFailed), "LinphoneConfiguringFailed");
    EXPECT_STREQ(configuringStateName(LinphoneConfiguringSkipped), "LinphoneConfiguringSkipped");
}

TEST(EnumNames, NamePrivacyValues) {
    EXPECT_STREQ(privacyName(LinphonePrivacyNone), "LinphonePrivacyNone");
    EXPECT_STREQ(privacyName(LinphonePrivacyId), "LinphonePrivacyId");
    EXPECT_STREQ(privacyName(LinphonePrivacyDefault), "LinphonePrivacyDefault");
    EXPECT_STREQ(privacyName(LinphonePrivacyId | LinphonePrivacyUser), "Unknown");
}

TEST(EnumNames, NumbersOutOfRangeHaveNoName) {
    for (int value : {-1, 7, 1000}) {
        EXPECT_STREQ(registrationStateName(value), "Unknown");
        EXPECT_STREQ(globalStateName(value), "Unknown");
        EXPECT_STREQ(configuringStateName(value), "Unknown");
        EXPECT_STREQ(privacyName(value), "Unknown") << value;
        EXPECT_STREQ(transportName(value), "udp");
    }
}

TEST(EnumNames, TransportNamesLeadBack) {
    for (LinphoneTransportType type :
         {LinphoneTransportUdp, LinphoneTransportTcp, LinphoneTransportTls, LinphoneTransportDtls})
        EXPECT_EQ(transportNamed(transportName(type)), type);
    EXPECT_EQ(transportNamed("TLS"), LinphoneTransportTls);
    for (const char *other : {"", "sctp", "tcpx"})
        EXPECT_EQ(transportNamed(other), LinphoneTransportUdp) << other;
}

} // namespace slimphone
