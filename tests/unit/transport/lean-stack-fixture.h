/**
 * @file
 * A lean stack whose time stands still unless a test moves it.
 */
#pragma once

#include "stack-fixture.h"

namespace slimphone::sip {

class SetClock final : public Clock {
public:
    TimePoint now() const override { return mNow; }
    void advance(Duration time) { mNow += time; }

private:
    TimePoint mNow = std::chrono::steady_clock::now();
};

class LeanStackTest : public StackTest {
protected:
    LeanStackTest() { stack = makeLeanStack(clock); }

    /** Lets @p time pass in small steps, running the stack after each. */
    void pass(Duration time, Duration step = 10ms) {
        for (Duration passed{}; passed < time; passed += step) {
            clock.advance(step);
            stack->run(10ms);
        }
    }
    /** A turn or two, for what is on its way. */
    void settle() {
        for (int i = 0; i < 5; ++i) {
            stack->run(10ms);
            poll(nullptr, 0, 1);
        }
    }

    SetClock clock;
};

} // namespace slimphone::sip
