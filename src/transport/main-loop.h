/**
 * @file
 * belle-sip's stack object and its main loop, run in short turns from iterate().
 */
#pragma once

#include "transport/belle-sip-ref.h"

#include <chrono>
#include <cstdint>
#include <functional>

namespace slimphone::sip {

/** Owns the belle_sip_stack_t, hence the loop, the resolver and the pool of floating objects. */
class MainLoop {
public:
    MainLoop();

    belle_sip_stack_t *stack() const noexcept { return mStack.get(); }
    belle_sip_main_loop_t *handle() const noexcept { return belle_sip_stack_get_main_loop(mStack.get()); }

    /** To be called by whatever did something in a turn; drain() goes on while this happens. */
    void noteWork() noexcept { ++mWork; }

    /** One turn without waiting. */
    void turn() { belle_sip_stack_sleep(mStack.get(), 0); }

    /**
     * Turns until nothing happens any more, @p budget is used up or the limit of turns is
     * reached. A turn reads a single datagram per bound socket, so one call needs many.
     * @p afterTurn is called outside of belle-sip after each turn; it returns false to stop.
     */
    void drain(std::chrono::microseconds budget, const std::function<bool()> &afterTurn);

private:
    static constexpr int kMaximumTurns = 100;

    BelleRef<belle_sip_stack_t> mStack;
    std::uint64_t mWork = 0;
};

} // namespace slimphone::sip
