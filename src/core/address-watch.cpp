#include "core/address-watch.h"

#include "base/log.h"

#include <utility>

namespace slimphone {

void AddressWatch::start(TimerQueue &timers, const Clock &clock, bool ipv6) {
    mTimers = &timers;
    mClock = &clock;
    mIpv6 = ipv6;
    mAddresses = probe();
    mTimers->schedule(mTimer, mClock->now() + kInterval);
}

std::optional<sip::LocalAddresses> AddressWatch::probe() const {
    std::optional<sip::LocalAddresses> addresses = mProbe();
    if (addresses && !mIpv6) addresses->ipv6.clear();
    return addresses;
}

void AddressWatch::look() {
    mTimers->schedule(mTimer, mClock->now() + kInterval);
    std::optional<sip::LocalAddresses> now = probe();
    if (!now) return;
    const auto before = std::exchange(mAddresses, std::move(now));
    if (!before || mAddresses->isEmpty() || *mAddresses == *before) return;
    logMessage("core: the local address changed from [%s %s] to [%s %s]", before->ipv4.c_str(),
               before->ipv6.c_str(), mAddresses->ipv4.c_str(), mAddresses->ipv6.c_str());
    mOnMove();
}

} // namespace slimphone
