/**
 * @file
 * When a failed REGISTER is tried again.
 */
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace slimphone {

/**
 * Exponential back-off with spread (RFC 5626 section 4.5): base, doubled after each failure in
 * a row up to a cap, the wait then drawn between half and the whole of it, so that the accounts
 * of a server that comes back do not arrive in one heap.
 */
class RetryPolicy {
public:
    static constexpr std::chrono::milliseconds kDefaultBase{30000};
    static constexpr std::chrono::milliseconds kDefaultCap{1800000};

    explicit RetryPolicy(std::chrono::milliseconds base = kDefaultBase,
                         std::chrono::milliseconds cap = kDefaultCap) noexcept
        : mBase(base), mCap(cap) {}

    /** Wait after the @p failures-th failure in a row, 1 for the first. @p random is any number. */
    std::chrono::milliseconds delay(unsigned failures, std::uint64_t random) const noexcept;

    /** A server's Retry-After, bounded by the cap. */
    std::chrono::milliseconds clamp(std::chrono::seconds retryAfter) const noexcept;

    /** True for codes whose Retry-After counts (RFC 3261 section 20.33). */
    static bool honoursRetryAfter(int status) noexcept;

private:
    std::chrono::milliseconds mBase;
    std::chrono::milliseconds mCap;
};

} // namespace slimphone
