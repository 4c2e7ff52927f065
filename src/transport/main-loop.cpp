#include "transport/main-loop.h"

#include "transport/belle-sip-log.h"

#include <new>

namespace slimphone::sip {

MainLoop::MainLoop() : mStack(BelleRef<belle_sip_stack_t>::adopt(belle_sip_stack_new(nullptr))) {
    if (!mStack) throw std::bad_alloc();
    applyBelleSipLogLevel();
}

void MainLoop::drain(std::chrono::microseconds budget, const std::function<bool()> &afterTurn) {
    using SteadyClock = std::chrono::steady_clock;
    const SteadyClock::time_point end = SteadyClock::now() + budget;
    // What a turn makes ready waits for the next one, and some of it (a connection that got
    // established, a repeated answer) tells nobody: after work, look twice before giving up.
    int quietTurns = 1;
    for (int count = 0; count < kMaximumTurns; ++count) {
        const std::uint64_t before = mWork;
        turn();
        if (!afterTurn()) return;
        if (mWork != before)
            quietTurns = 0;
        else if (++quietTurns >= 2)
            return;
        if (SteadyClock::now() >= end) return;
    }
}

} // namespace slimphone::sip
