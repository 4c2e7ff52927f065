#include "core/settings.h"
#include "support/log-tap.h"

#include <gtest/gtest.h>

namespace slimphone {
namespace {

TEST(Settings, InstanceIdIsMadeOnceAndKept) {
    const Ref<Config> config = Config::create("");
    const std::string first = Settings(*config).instanceId();
    EXPECT_EQ(first.size(), 36U);
    EXPECT_EQ(Settings(*config).instanceId(), first);
    config->setString("misc", "uuid", "0");
    EXPECT_EQ(Settings(*config).instanceId(), "");
}

TEST(Settings, SocketsAreNotBoundUnlessAskedFor) {
    const Ref<Config> config = Config::create("");
    Settings settings(*config);
    EXPECT_EQ(settings.ports(), (sip::TransportPorts{-2, -2, -2}));
    settings.setPorts({5060, 0, -1});
    EXPECT_EQ(settings.stackSettings().ports, (sip::TransportPorts{5060, 0, -1}));
}

TEST(Settings, TagsAndSpecsAreLists) {
    const Ref<Config> config = Config::create("");
    Settings settings(*config);
    settings.addSupportedTag("path");
    settings.addSupportedTag("path");
    settings.removeSupportedTag("outbound");
    EXPECT_EQ(settings.supportedTags(), "replaces, gruu, path");
    settings.addSpec("conference/1.0");
    settings.addSpec("ephemeral");
    EXPECT_EQ(settings.specs(), "conference/1.0,ephemeral");
    EXPECT_EQ(bctbx_list_size(settings.specsList()), 2U);
    settings.removeSpec("conference");
    EXPECT_EQ(settings.specs(), "ephemeral");
}

TEST(Settings, LineBreaksDoNotReachHeaders) {
    const Ref<Config> config = Config::create("");
    Settings settings(*config);
    const std::string before = settings.userAgent();
    settings.setUserAgent("a\r\nEvil: x", "1");
    settings.addSupportedTag("x\r\ny");
    EXPECT_EQ(settings.userAgent(), before);
    EXPECT_EQ(settings.supportedTags(), "replaces, outbound, gruu");
}

TEST(Settings, WhatIsNoPortIsToldAndIsNotTakenForAWellKnownOne) {
    const test::LogTap tap;
    for (const char *bad : {"0", "-1", "65536", "99999999999", "port"}) {
        const Ref<Config> config = Config::create("");
        config->setString("sip", "sip_well_known_port", bad);
        config->setString("sip", "sip_tls_well_known_port", bad);
        EXPECT_EQ(Settings(*config).stackSettings().wellKnownPorts, sip::WellKnownPorts()) << bad;
    }
    EXPECT_NE(tap.text().find("[sip] sip_well_known_port=0 is no port, taking 5060\n"), std::string::npos);
    EXPECT_NE(tap.text().find("[sip] sip_tls_well_known_port=port is no port, taking 5061\n"),
              std::string::npos);
}

TEST(Settings, UserAgentIsNameAndVersion) {
    const Ref<Config> config = Config::create("");
    Settings settings(*config);
    settings.setUserAgent("App", "1.2");
    EXPECT_EQ(settings.userAgent(), "App/1.2");
    settings.setUserAgent("App", "");
    EXPECT_EQ(settings.userAgent(), "App");
}

} // namespace
} // namespace slimphone
