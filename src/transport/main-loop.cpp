#include "transport/main-loop.h"

#include "transport/belle-sip-log.h"

#include <mutex>
#include <new>

namespace slimphone::sip {

namespace {

/**
 * belle-sip makes the key of its per-thread pools when a process first needs it, and another thread that
 * comes meanwhile reads a key that is not there yet. So one stack is made at a time.
 */
std::mutex sCreation;

belle_sip_stack_t *makeStack() {
    const std::lock_guard<std::mutex> lock(sCreation);
    return belle_sip_stack_new(nullptr);
}

} // namespace

MainLoop::MainLoop() : mStack(BelleRef<belle_sip_stack_t>::adopt(makeStack())) {
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
