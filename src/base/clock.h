/**
 * @file
 * Monotonic time and a heap of timers driven from linphone_core_iterate().
 */
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace slimphone {

using TimePoint = std::chrono::steady_clock::time_point;
using Duration = std::chrono::steady_clock::duration;

/** Source of monotonic time; tests replace it. */
class Clock {
public:
    virtual ~Clock() = default;
    virtual TimePoint now() const { return std::chrono::steady_clock::now(); }
    static const Clock &steady();
};

class TimerQueue;

/** One deadline with what to do then. It cancels itself when destroyed. */
class Timer {
public:
    using Function = void (*)(void *context);

    Timer(Function function, void *context) noexcept : mFunction(function), mContext(context) {}
    Timer(const Timer &) = delete;
    Timer &operator=(const Timer &) = delete;
    ~Timer() { cancel(); }

    void cancel() noexcept;
    bool isPending() const noexcept { return mQueue != nullptr; }
    TimePoint due() const noexcept { return mDue; }

private:
    friend class TimerQueue;
    Function mFunction;
    void *mContext;
    TimerQueue *mQueue = nullptr;
    TimePoint mDue{};
    std::size_t mIndex = 0;
};

/** Binary heap of timers: O(log n) to set and to cancel, O(1) when nothing is due. */
class TimerQueue {
public:
    TimerQueue() = default;
    TimerQueue(const TimerQueue &) = delete;
    TimerQueue &operator=(const TimerQueue &) = delete;
    ~TimerQueue();

    /** Sets @p timer to @p due; a pending timer is moved. */
    void schedule(Timer &timer, TimePoint due);

    /**
     * Runs timers due at @p now, earliest first, until @p deadline of @p clock. Timers that a
     * callback sets for the past wait for the next call. Returns the number run.
     */
    std::size_t runDue(const Clock &clock, TimePoint now, TimePoint deadline);

    /** When the earliest timer is due; TimePoint::max() without timers. */
    TimePoint nextDue() const noexcept { return mHeap.empty() ? TimePoint::max() : mHeap.front()->mDue; }
    std::size_t size() const noexcept { return mHeap.size(); }

private:
    friend class Timer;
    void remove(Timer &timer) noexcept;
    void siftUp(std::size_t index) noexcept;
    void siftDown(std::size_t index) noexcept;
    void place(std::size_t index, Timer *timer) noexcept;

    std::vector<Timer *> mHeap;
};

} // namespace slimphone
