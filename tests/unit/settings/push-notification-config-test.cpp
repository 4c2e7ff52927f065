#include "settings/push-notification-config.h"

#include <gtest/gtest.h>

namespace slimphone {

namespace {

using Field = PushNotificationConfig::Field;
constexpr PushNotificationConfig::Wanted kNothing{.push = false, .remote = false};
constexpr PushNotificationConfig::Wanted kPush{.push = true, .remote = false};
constexpr PushNotificationConfig::Wanted kRemote{.push = false, .remote = true};
constexpr PushNotificationConfig::Wanted kBoth{.push = true, .remote = true};

Ref<PushNotificationConfig> appleTokens() {
    auto config = make<PushNotificationConfig>();
    config->set(Field::Provider, "apns");
    config->set(Field::TeamId, "TEAM");
    config->set(Field::BundleIdentifier, "org.example.app");
    config->set(Field::VoipToken, "abc:voip");
    config->set(Field::RemoteToken, "def:remote");
    return config;
}

} // namespace

TEST(PushNotificationConfig, HasTextsAndSoundsWhenNew) {
    const auto config = make<PushNotificationConfig>();
    EXPECT_STREQ(config->get(Field::MessageText).get(), "IM_MSG");
    EXPECT_STREQ(config->get(Field::CallText).get(), "IC_MSG");
    EXPECT_STREQ(config->get(Field::GroupChatText).get(), "GC_MSG");
    EXPECT_STREQ(config->get(Field::CallSound).get(), "notes_of_the_optimistic.caf");
    EXPECT_STREQ(config->get(Field::MessageSound).get(), "msg.caf");
    EXPECT_EQ(config->get(Field::Provider).get(), nullptr);
}

TEST(PushNotificationConfig, IsAvailableWithParamAndPrid) {
    const auto config = make<PushNotificationConfig>();
    EXPECT_FALSE(config->isAvailable(kPush));
    config->set(Field::Param, "p");
    EXPECT_FALSE(config->isAvailable(kPush));
    config->set(Field::Prid, "token");
    EXPECT_TRUE(config->isAvailable(kPush));
}

TEST(PushNotificationConfig, NeedsTheTokenOfEachWantedService) {
    const auto config = appleTokens();
    EXPECT_TRUE(config->isAvailable(kBoth));
    EXPECT_FALSE(config->isAvailable(kNothing));
    config->set(Field::RemoteToken, "");
    EXPECT_TRUE(config->isAvailable(kPush));
    EXPECT_FALSE(config->isAvailable(kRemote));
    EXPECT_FALSE(config->isAvailable(kBoth));
}

TEST(PushNotificationConfig, GivesNothingWhenNotAvailable) {
    EXPECT_EQ(make<PushNotificationConfig>()->uriParameters(kBoth), "");
}

TEST(PushNotificationConfig, SendsGivenParamAndPrid) {
    const auto config = make<PushNotificationConfig>();
    config->set(Field::Provider, "fcm");
    config->set(Field::Param, "project");
    config->set(Field::Prid, "token");
    EXPECT_EQ(config->uriParameters(kPush),
              ";pn-provider=fcm;pn-param=project;pn-prid=token;pn-silent=1;pn-timeout=0");
}

TEST(PushNotificationConfig, MakesParamAndPridOfIdentifiersAndTokens) {
    EXPECT_EQ(
        appleTokens()->uriParameters(kPush),
        ";pn-provider=apns;pn-param=TEAM.org.example.app.voip;pn-prid=abc:voip;pn-silent=1;pn-timeout=0");
}

TEST(PushNotificationConfig, AddsTextsAndSoundsForRemotePush) {
    EXPECT_EQ(appleTokens()->uriParameters(kBoth),
              ";pn-provider=apns;pn-param=TEAM.org.example.app.voip&remote;pn-prid=abc:voip&def:remote"
              ";pn-silent=1;pn-timeout=0;pn-msg-str=IM_MSG;pn-call-str=IC_MSG;pn-groupchat-str=GC_MSG"
              ";pn-call-snd=notes_of_the_optimistic.caf;pn-msg-snd=msg.caf");
}

TEST(PushNotificationConfig, EscapesValues) {
    const auto config = make<PushNotificationConfig>();
    config->set(Field::Param, "a;b=\"c\"\r\n>");
    config->set(Field::Prid, "x");
    const std::string text = config->uriParameters(kPush);
    EXPECT_EQ(text, ";pn-param=a%3bb%3d%22c%22%0d%0a%3e;pn-prid=x;pn-silent=1;pn-timeout=0");
}

TEST(PushNotificationConfig, SurvivesItsText) {
    const auto config = make<PushNotificationConfig>();
    config->set(Field::Provider, "fcm");
    config->set(Field::Param, "a;b c");
    config->set(Field::Prid, "token:1");
    config->set(Field::CallSound, "ring.wav");
    const auto read = make<PushNotificationConfig>();
    read->readParameters(config->toParameters());
    EXPECT_TRUE(*read == *config);
}

TEST(PushNotificationConfig, TextHoldsWhatWouldBeSent) {
    const auto read = make<PushNotificationConfig>();
    read->readParameters(appleTokens()->toParameters());
    EXPECT_STREQ(read->get(Field::Param).get(), "TEAM.org.example.app.voip&remote");
    EXPECT_STREQ(read->get(Field::Prid).get(), "abc:voip&def:remote");
}

TEST(PushNotificationConfig, TextHasTheFormOfFiles) {
    const auto config = make<PushNotificationConfig>();
    for (const Field field :
         {Field::MessageText, Field::CallText, Field::GroupChatText, Field::CallSound, Field::MessageSound})
        config->set(field, "");
    config->set(Field::Provider, "fcm");
    config->set(Field::Prid, "id");
    EXPECT_EQ(config->toParameters(), "pn-provider=fcm;pn-prid=id;pn-silent=1;pn-timeout=0;");
}

TEST(PushNotificationConfig, ReadsOddTextWithoutHarm) {
    const auto config = make<PushNotificationConfig>();
    config->readParameters(";;=;pn-param;PN-PRID=x;other=1;=y;pn-silent");
    EXPECT_EQ(config->get(Field::Param).get(), nullptr);
    EXPECT_STREQ(config->get(Field::Prid).get(), "x");
}

TEST(PushNotificationConfig, CloneIsEqualAndIndependent) {
    const auto config = appleTokens();
    const auto copy = config->clone();
    EXPECT_TRUE(*copy == *config);
    copy->set(Field::TeamId, "OTHER");
    EXPECT_FALSE(*copy == *config);
    EXPECT_STREQ(config->get(Field::TeamId).get(), "TEAM");
}

TEST(PushNotificationConfig, TakesItsParametersOutOfOthers) {
    EXPECT_EQ(PushNotificationConfig::withoutPushParameters(";a=b;pn-prid=x;PN-Silent=0;lr"), ";a=b;lr");
    EXPECT_EQ(PushNotificationConfig::withoutPushParameters("a=b"), ";a=b");
    EXPECT_EQ(PushNotificationConfig::withoutPushParameters(""), "");
}

} // namespace slimphone
