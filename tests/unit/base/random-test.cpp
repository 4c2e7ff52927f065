#include "base/random.h"

#include <gtest/gtest.h>

#include <set>

namespace slimphone {
namespace {

TEST(RandomToken, HasItsLengthAndDoesNotRepeat) {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const std::string token = randomToken(12);
        EXPECT_EQ(token.size(), 12U);
        EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-~"),
                  std::string::npos);
        EXPECT_TRUE(seen.insert(token).second);
    }
}

TEST(RandomUuid, IsOfVersionFour) {
    const std::string uuid = randomUuid();
    ASSERT_EQ(uuid.size(), 36U);
    EXPECT_EQ(uuid[14], '4');
    EXPECT_NE(std::string("89ab").find(uuid[19]), std::string::npos);
}

} // namespace
} // namespace slimphone
