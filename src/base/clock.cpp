#include "base/clock.h"

namespace slimphone {

const Clock &Clock::steady() {
    static const Clock clock;
    return clock;
}

void Timer::cancel() noexcept {
    if (mQueue) mQueue->remove(*this);
}

TimerQueue::~TimerQueue() {
    for (Timer *timer : mHeap)
        timer->mQueue = nullptr;
}

void TimerQueue::schedule(Timer &timer, TimePoint due) {
    if (timer.mQueue != this) {
        timer.cancel();
        mHeap.push_back(&timer);
        timer.mQueue = this;
        timer.mIndex = mHeap.size() - 1;
    }
    timer.mDue = due;
    siftUp(timer.mIndex);
    siftDown(timer.mIndex);
}

std::size_t TimerQueue::runDue(const Clock &clock, TimePoint now, TimePoint deadline) {
    std::size_t count = 0;
    // A timer set during this call for "now" would otherwise be able to keep us here.
    const std::size_t limit = mHeap.size();
    while (count < limit && !mHeap.empty() && mHeap.front()->mDue <= now) {
        Timer &timer = *mHeap.front();
        remove(timer);
        ++count;
        timer.mFunction(timer.mContext);
        if (clock.now() >= deadline) break;
    }
    return count;
}

void TimerQueue::remove(Timer &timer) noexcept {
    const std::size_t index = timer.mIndex;
    timer.mQueue = nullptr;
    Timer *last = mHeap.back();
    mHeap.pop_back();
    if (last == &timer) return;
    place(index, last);
    siftUp(index);
    siftDown(last->mIndex);
}

void TimerQueue::place(std::size_t index, Timer *timer) noexcept {
    mHeap[index] = timer;
    timer->mIndex = index;
}

void TimerQueue::siftUp(std::size_t index) noexcept {
    Timer *timer = mHeap[index];
    while (index > 0) {
        const std::size_t parent = (index - 1) / 2;
        if (mHeap[parent]->mDue <= timer->mDue) break;
        place(index, mHeap[parent]);
        index = parent;
    }
    place(index, timer);
}

void TimerQueue::siftDown(std::size_t index) noexcept {
    Timer *timer = mHeap[index];
    for (;;) {
        std::size_t child = 2 * index + 1;
        if (child >= mHeap.size()) break;
        if (child + 1 < mHeap.size() && mHeap[child + 1]->mDue < mHeap[child]->mDue) ++child;
        if (timer->mDue <= mHeap[child]->mDue) break;
        place(index, mHeap[child]);
        index = child;
    }
    place(index, timer);
}

} // namespace slimphone
