#include "config/config.h"
#include "settings/nat-policy.h"

#include <gtest/gtest.h>
#include <netdb.h>
#include <netinet/in.h>

#include <memory>

namespace slimphone {

namespace {
using Feature = NatPolicy::Feature;
}

TEST(NatPolicy, HasOnlyUdpForTurnWhenNew) {
    const auto policy = make<NatPolicy>();
    for (Feature feature : {Feature::Stun, Feature::Turn, Feature::Ice, Feature::TurnTcp, Feature::TurnTls})
        EXPECT_FALSE(policy->isEnabled(feature)) << static_cast<int>(feature);
    EXPECT_TRUE(policy->isEnabled(Feature::TurnUdp));
    EXPECT_EQ(policy->stunServer().get(), nullptr);
}

TEST(NatPolicy, EnablesEachFeatureByItself) {
    const auto policy = make<NatPolicy>();
    policy->enable(Feature::Ice, true);
    policy->enable(Feature::Stun, true);
    policy->enable(Feature::Ice, false);
    EXPECT_TRUE(policy->isEnabled(Feature::Stun));
    EXPECT_FALSE(policy->isEnabled(Feature::Ice));
}

TEST(NatPolicy, ReferencesDiffer) {
    const auto policy = make<NatPolicy>();
    EXPECT_NE(policy->reference(), make<NatPolicy>()->reference());
    EXPECT_NE(policy->reference(), policy->clone()->reference());
}

TEST(NatPolicy, CloneHasTheSameSettings) {
    const auto policy = make<NatPolicy>();
    policy->setStunServer("stun.example.org");
    policy->setStunServerUsername("alice");
    policy->enable(Feature::Turn, true);
    const auto copy = policy->clone();
    EXPECT_STREQ(copy->stunServer().get(), "stun.example.org");
    EXPECT_STREQ(copy->stunServerUsername().get(), "alice");
    EXPECT_TRUE(copy->isEnabled(Feature::Turn));
}

TEST(NatPolicy, ClearKeepsTheReference) {
    const auto policy = make<NatPolicy>();
    const std::string reference = policy->reference().str();
    policy->setStunServer("stun.example.org");
    policy->enable(Feature::Stun, true);
    policy->clear();
    EXPECT_FALSE(policy->isEnabled(Feature::Stun));
    EXPECT_EQ(policy->stunServer().get(), nullptr);
    EXPECT_EQ(policy->reference().view(), reference);
}

TEST(NatPolicy, SurvivesTheConfiguration) {
    const auto config = Config::create("");
    const auto policy = make<NatPolicy>();
    policy->setStunServer("stun.example.org:3479");
    policy->setStunServerUsername("alice");
    for (Feature feature : {Feature::Stun, Feature::Ice, Feature::TurnTls})
        policy->enable(feature, true);
    policy->enable(Feature::TurnUdp, false);
    policy->writeTo(*config);
    EXPECT_STREQ(config->getString("nat_policy_0", "protocols", ""), "stun,ice");

    const auto read = NatPolicy::readFrom(*config, policy->reference().view());
    EXPECT_EQ(read->reference(), policy->reference());
    EXPECT_STREQ(read->stunServer().get(), "stun.example.org:3479");
    EXPECT_STREQ(read->stunServerUsername().get(), "alice");
    EXPECT_TRUE(read->isEnabled(Feature::Stun));
    EXPECT_TRUE(read->isEnabled(Feature::Ice));
    EXPECT_FALSE(read->isEnabled(Feature::Turn));
    EXPECT_FALSE(read->isEnabled(Feature::TurnUdp));
    EXPECT_TRUE(read->isEnabled(Feature::TurnTls));
}

TEST(NatPolicy, WritesItsOwnSectionAgain) {
    const auto config = Config::create("");
    const auto first = make<NatPolicy>();
    const auto second = make<NatPolicy>();
    first->writeTo(*config);
    second->writeTo(*config);
    first->setStunServer("s");
    first->writeTo(*config);
    EXPECT_STREQ(config->getString("nat_policy_0", "stun_server", ""), "s");
    EXPECT_STREQ(second->reference().get(), config->getString("nat_policy_1", "ref", ""));
    EXPECT_FALSE(config->hasSection("nat_policy_2"));
}

TEST(NatPolicy, UnknownReferenceGivesANewPolicyOfThatName) {
    const auto policy = NatPolicy::readFrom(*Config::create(""), "lost");
    EXPECT_STREQ(policy->reference().get(), "lost");
    EXPECT_FALSE(policy->isEnabled(Feature::Stun));
}

TEST(NatPolicy, KnowsItsCoreUntilThatIsGone) {
    const auto policy = make<NatPolicy>();
    EXPECT_EQ(policy->core(), nullptr);
    auto *core = reinterpret_cast<LinphoneCore *>(policy.get());
    const auto slot = std::make_shared<LinphoneCore *>(core);
    policy->setCore(slot);
    EXPECT_EQ(policy->core(), core);
    *slot = nullptr;
    EXPECT_EQ(policy->core(), nullptr);
}

TEST(NatPolicy, ResolvesLiteralStunServers) {
    struct Case {
        const char *server;
        int family;
        int port;
    };
    for (const Case &c : {Case{"127.0.0.1", AF_INET, 3478}, Case{"127.0.0.1:5000", AF_INET, 5000},
                          Case{"[::1]:5001", AF_INET6, 5001}, Case{"::1", AF_INET6, 3478}}) {
        const auto policy = make<NatPolicy>();
        policy->setStunServer(c.server);
        const addrinfo *address = policy->stunServerAddresses();
        ASSERT_NE(address, nullptr) << c.server;
        EXPECT_EQ(address->ai_family, c.family) << c.server;
        const int port = c.family == AF_INET
                             ? ntohs(reinterpret_cast<const sockaddr_in *>(address->ai_addr)->sin_port)
                             : ntohs(reinterpret_cast<const sockaddr_in6 *>(address->ai_addr)->sin6_port);
        EXPECT_EQ(port, c.port) << c.server;
    }
}

TEST(NatPolicy, ResolvesAgain) {
    const auto policy = make<NatPolicy>();
    policy->setStunServer("127.0.0.1");
    ASSERT_NE(policy->stunServerAddresses(), nullptr);
    policy->resolveStunServer();
    EXPECT_NE(policy->stunServerAddresses(), nullptr);
}

TEST(NatPolicy, HasNoAddressWithoutOrWithBadServer) {
    const auto policy = make<NatPolicy>();
    EXPECT_EQ(policy->stunServerAddresses(), nullptr);
    policy->setStunServer("[::1");
    EXPECT_EQ(policy->stunServerAddresses(), nullptr);
}

} // namespace slimphone
