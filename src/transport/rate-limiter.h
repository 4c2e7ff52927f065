/**
 * @file
 * How many requests of one peer are answered.
 */
#pragma once

#include "base/clock.h"
#include "transport/net-address.h"

#include <array>
#include <cstdint>

namespace slimphone::sip {

/**
 * Token buckets in a table of fixed size. Which bucket an address uses is a secret, so that
 * nobody can aim at somebody else's; those that share one by chance share its tokens.
 */
class RateLimiter {
public:
    /** @p perSecond tokens come back each second, up to @p burst. */
    RateLimiter(double perSecond, double burst, std::uint64_t secret) noexcept
        : mPerSecond(perSecond), mBurst(burst), mSecret(secret) {}

    /** Takes a token of @p peer; false when there is none. */
    bool admit(const NetAddress &peer, TimePoint now) noexcept;

private:
    struct Bucket {
        TimePoint filled; ///< when tokens was right
        float tokens = 0;
        bool isUsed = false;
    };

    double mPerSecond;
    double mBurst;
    std::uint64_t mSecret;
    std::array<Bucket, 512> mBuckets{};
};

} // namespace slimphone::sip
