#include "transport/rate-limiter.h"

#include <gtest/gtest.h>

namespace slimphone::sip {
namespace {

using namespace std::chrono_literals;

NetAddress peer(const std::string &host) { return *NetAddress::parse(host, 5060); }

int admitted(RateLimiter &limiter, const NetAddress &from, TimePoint now, int attempts) {
    int count = 0;
    for (int i = 0; i < attempts; ++i)
        count += limiter.admit(from, now);
    return count;
}

TEST(RateLimiter, AdmitsABurstAndThenTheRate) {
    RateLimiter limiter(10, 20, 1);
    const TimePoint start{1h};
    EXPECT_EQ(admitted(limiter, peer("192.0.2.1"), start, 100), 20);
    EXPECT_EQ(admitted(limiter, peer("192.0.2.1"), start + 500ms, 100), 5);
    EXPECT_EQ(admitted(limiter, peer("192.0.2.1"), start + 1h, 100), 20);
}

TEST(RateLimiter, CountsAPeerWhateverPortItUses) {
    RateLimiter limiter(10, 20, 1);
    const TimePoint start{1h};
    int count = 0;
    for (int port = 1; port <= 100; ++port)
        count += limiter.admit(*NetAddress::parse("192.0.2.1", port), start);
    EXPECT_EQ(count, 20);
}

TEST(RateLimiter, APeerThatFloodsDoesNotHurtAnother) {
    RateLimiter limiter(10, 20, 1);
    const TimePoint start{1h};
    admitted(limiter, peer("192.0.2.1"), start, 100);
    EXPECT_EQ(admitted(limiter, peer("192.0.2.2"), start, 20), 20);
}

TEST(RateLimiter, ManyPeersShareWhatTheTableHolds) {
    RateLimiter limiter(1, 2, 1);
    const TimePoint start{1h};
    int count = 0;
    for (int i = 0; i < 100000; ++i)
        count += limiter.admit(peer("10." + std::to_string(i >> 16) + '.' + std::to_string(i >> 8 & 255) +
                                    '.' + std::to_string(i & 255)),
                               start);
    EXPECT_LE(count, 2 * 512);
}

TEST(RateLimiter, ToleratesAClockThatGoesBack) {
    RateLimiter limiter(10, 20, 1);
    const TimePoint start{1h};
    EXPECT_EQ(admitted(limiter, peer("192.0.2.1"), start, 10), 10);
    EXPECT_EQ(admitted(limiter, peer("192.0.2.1"), start - 10s, 100), 10);
}

} // namespace
} // namespace slimphone::sip
