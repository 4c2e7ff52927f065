#include "transport/rate-limiter.h"

#include <algorithm>

namespace slimphone::sip {

bool RateLimiter::admit(const NetAddress &peer, TimePoint now) noexcept {
    Bucket &bucket = mBuckets[static_cast<std::size_t>(peer.hostHash(mSecret) % mBuckets.size())];
    if (!bucket.isUsed) {
        bucket = {now, static_cast<float>(mBurst), true};
    } else {
        const double seconds = std::chrono::duration<double>(now - bucket.filled).count();
        bucket.tokens =
            static_cast<float>(std::min(mBurst, bucket.tokens + std::max(0.0, seconds) * mPerSecond));
        bucket.filled = now;
    }
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
}

} // namespace slimphone::sip
