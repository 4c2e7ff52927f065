/**
 * @file
 * Notices that this host has moved to another network.
 */
#pragma once

#include "base/clock.h"
#include "transport/local-addresses.h"

#include <functional>
#include <optional>
#include <utility>

namespace slimphone {

/**
 * Looks at the local addresses now and then. A host without any is no news: servers on the same host
 * do not need one, and what needs one finds out by itself. When one is there again, that is.
 */
class AddressWatch {
public:
    /** Nullopt when the system cannot tell. */
    using Probe = std::function<std::optional<sip::LocalAddresses>()>;
    static constexpr auto kInterval = std::chrono::seconds(5);

    /** @p onMove is called from inside TimerQueue::runDue(), and may stop this. */
    explicit AddressWatch(std::function<void()> onMove) : mOnMove(std::move(onMove)) {}
    AddressWatch(const AddressWatch &) = delete;
    AddressWatch &operator=(const AddressWatch &) = delete;

    /** Before start(): for tests. */
    void setProbe(Probe probe) { mProbe = std::move(probe); }
    /** @p timers and @p clock have to stay until stop(). Without @p ipv6 its addresses do not matter. */
    void start(TimerQueue &timers, const Clock &clock, bool ipv6);
    void stop() noexcept { mTimer.cancel(); }

private:
    std::optional<sip::LocalAddresses> probe() const;
    void look();

    std::function<void()> mOnMove;
    Probe mProbe = sip::localAddresses;
    TimerQueue *mTimers = nullptr;
    const Clock *mClock = nullptr;
    bool mIpv6 = true;
    std::optional<sip::LocalAddresses> mAddresses; ///< once known
    Timer mTimer{[](void *self) { static_cast<AddressWatch *>(self)->look(); }, this};
};

} // namespace slimphone
