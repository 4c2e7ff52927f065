#include "auth-info/digest-authentication-policy.h"
#include "config/config.h"

#include <gtest/gtest.h>

namespace slimphone {

TEST(DigestAuthenticationPolicy, AllowsEverythingByDefault) {
    const auto policy = make<DigestAuthenticationPolicy>();
    policy->readFrom(*Config::create(""));
    EXPECT_TRUE(policy->allowsMd5());
    EXPECT_TRUE(policy->allowsNoQop());
}

TEST(DigestAuthenticationPolicy, SurvivesTheConfiguration) {
    const auto config = Config::create("");
    const auto written = make<DigestAuthenticationPolicy>();
    written->setAllowsMd5(false);
    written->writeTo(*config);

    const auto read = make<DigestAuthenticationPolicy>();
    read->readFrom(*config);
    EXPECT_FALSE(read->allowsMd5());
    EXPECT_TRUE(read->allowsNoQop());
}

} // namespace slimphone
