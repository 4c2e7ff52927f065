#include "registration/retry-policy.h"

#include <gtest/gtest.h>

namespace slimphone {
namespace {

using namespace std::chrono_literals;

TEST(RetryPolicy, DoublesUpToTheCap) {
    const RetryPolicy policy(1000ms, 5000ms);
    const std::uint64_t longest = ~std::uint64_t{0};
    EXPECT_EQ(policy.delay(1, 0), 500ms);
    EXPECT_EQ(policy.delay(2, 0), 1000ms);
    EXPECT_EQ(policy.delay(3, 0), 2000ms);
    EXPECT_EQ(policy.delay(4, 0), 2500ms);
    EXPECT_EQ(policy.delay(60000, 0), 2500ms);
    EXPECT_LE(policy.delay(60000, longest), 5000ms);
}

TEST(RetryPolicy, SpreadCoversTheUpperHalf) {
    const RetryPolicy policy(1000ms, 5000ms);
    EXPECT_EQ(policy.delay(1, 500), 1000ms);
    EXPECT_EQ(policy.delay(1, 250), 750ms);
}

TEST(RetryPolicy, RetryAfterIsBounded) {
    const RetryPolicy policy(1000ms, 5000ms);
    EXPECT_EQ(policy.clamp(3s), 3000ms);
    EXPECT_EQ(policy.clamp(std::chrono::seconds(2147483647)), 5000ms);
    EXPECT_EQ(policy.clamp(0s), 100ms);
}

TEST(RetryPolicy, KnowsWhoseRetryAfterCounts) {
    EXPECT_TRUE(RetryPolicy::honoursRetryAfter(503));
    EXPECT_TRUE(RetryPolicy::honoursRetryAfter(480));
    EXPECT_FALSE(RetryPolicy::honoursRetryAfter(403));
}

} // namespace
} // namespace slimphone
