/**
 * @file
 * Drives a core until something has happened.
 */
#pragma once

#include <linphone/core.h>

#include <chrono>
#include <functional>
#include <thread>

namespace slimphone::test {

/** How often a core is iterated by default; applications take 20 ms, tests have less time. */
inline constexpr std::chrono::milliseconds kIteratePeriod{2};

/**
 * Iterates @p core until @p done holds; false when that has not come true within @p limit. The pause
 * between two turns stands for the application's own loop; it does not order anything.
 */
inline bool iterateUntil(LinphoneCore *core, const std::function<bool()> &done,
                         std::chrono::milliseconds limit, std::chrono::milliseconds period = kIteratePeriod) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    for (;;) {
        if (done()) return true;
        if (std::chrono::steady_clock::now() >= deadline) return false;
        linphone_core_iterate(core);
        if (done()) return true;
        std::this_thread::sleep_for(period);
    }
}

/** Iterates @p core for @p time and tells whether @p holds stayed true throughout: that nothing happens. */
inline bool iterateWhile(LinphoneCore *core, const std::function<bool()> &holds,
                         std::chrono::milliseconds time) {
    return !iterateUntil(
        core, [&holds] { return !holds(); }, time);
}

} // namespace slimphone::test
