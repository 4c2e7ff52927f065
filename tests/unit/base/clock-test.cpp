#include "base/clock.h"
#include "support/fake-stack.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <vector>

namespace slimphone {
namespace {

using namespace std::chrono_literals;

struct Probe {
    explicit Probe(std::vector<Probe *> &fired) : order(fired) {}
    static void fire(void *self) {
        auto *probe = static_cast<Probe *>(self);
        probe->order.push_back(probe);
    }
    std::vector<Probe *> &order;
    Timer timer{&Probe::fire, this};
};

class TimerQueueTest : public testing::Test {
protected:
    test::FakeClock clock;
    TimerQueue queue;
    std::vector<Probe *> order;
};

TEST_F(TimerQueueTest, RunsInOrderOfTheirTimeWhateverHappensBetween) {
    std::mt19937 random(7);
    std::vector<std::unique_ptr<Probe>> probes;
    for (int i = 0; i < 500; ++i) {
        probes.push_back(std::make_unique<Probe>(order));
        queue.schedule(probes.back()->timer, clock.now() + std::chrono::milliseconds(random() % 1000));
    }
    for (int i = 0; i < 100; ++i)
        probes[random() % 500]->timer.cancel();
    for (int i = 0; i < 100; ++i)
        queue.schedule(probes[random() % 500]->timer,
                       clock.now() + std::chrono::milliseconds(random() % 1000));
    const std::size_t pending = queue.size();
    clock.advance(1s);
    EXPECT_EQ(queue.runDue(clock, clock.now(), TimePoint::max()), pending);
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end(),
                               [](Probe *a, Probe *b) { return a->timer.due() < b->timer.due(); }));
    EXPECT_EQ(queue.nextDue(), TimePoint::max());
}

TEST_F(TimerQueueTest, NothingRunsBeforeItsTime) {
    Probe probe(order);
    queue.schedule(probe.timer, clock.now() + 1ms);
    EXPECT_EQ(queue.runDue(clock, clock.now(), TimePoint::max()), 0U);
    EXPECT_TRUE(probe.timer.isPending());
}

TEST_F(TimerQueueTest, DestroyedTimerDoesNotFire) {
    {
        Probe probe(order);
        queue.schedule(probe.timer, clock.now());
    }
    EXPECT_EQ(queue.runDue(clock, clock.now(), TimePoint::max()), 0U);
}

TEST_F(TimerQueueTest, TimerSetForNowByACallbackWaitsForTheNextCall) {
    struct Repeating {
        static void fire(void *self) {
            auto *repeating = static_cast<Repeating *>(self);
            ++repeating->count;
            repeating->queue.schedule(repeating->timer, repeating->clock.now());
        }
        TimerQueue &queue;
        test::FakeClock &clock;
        int count = 0;
        Timer timer{&Repeating::fire, this};
    } repeating{queue, clock};
    queue.schedule(repeating.timer, clock.now());
    queue.runDue(clock, clock.now(), TimePoint::max());
    EXPECT_EQ(repeating.count, 1);
}

TEST_F(TimerQueueTest, DeadlineLeavesTheRestForLater) {
    Probe first(order);
    Probe second(order);
    queue.schedule(first.timer, clock.now());
    queue.schedule(second.timer, clock.now());
    EXPECT_EQ(queue.runDue(clock, clock.now(), clock.now()), 1U);
    EXPECT_EQ(queue.size(), 1U);
}

} // namespace
} // namespace slimphone
