#include "registration/retry-policy.h"

#include <algorithm>

namespace slimphone {

std::chrono::milliseconds RetryPolicy::delay(unsigned failures, std::uint64_t random) const noexcept {
    auto wait = std::max(mBase, std::chrono::milliseconds(1));
    for (unsigned i = 1; i < failures && wait < mCap; ++i)
        wait *= 2;
    wait = std::min(wait, std::max(mCap, mBase));
    const auto half = wait / 2;
    return half + std::chrono::milliseconds(random % (static_cast<std::uint64_t>((wait - half).count()) + 1));
}

std::chrono::milliseconds RetryPolicy::clamp(std::chrono::seconds retryAfter) const noexcept {
    // Compare in seconds: the header may hold 2^31 - 1 of them.
    if (retryAfter >= std::chrono::duration_cast<std::chrono::seconds>(mCap)) return mCap;
    return std::max(std::chrono::milliseconds(retryAfter), std::chrono::milliseconds(100));
}

bool RetryPolicy::honoursRetryAfter(int status) noexcept {
    switch (status) {
    case 404:
    case 413:
    case 480:
    case 481:
    case 486:
    case 500:
    case 503:
    case 600:
    case 603:
        return true;
    default:
        return false;
    }
}

} // namespace slimphone
