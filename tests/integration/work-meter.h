/**
 * @file
 * Time that this thread worked, which a loaded machine does not change much.
 */
#pragma once

#include <linphone/core.h>
#include <time.h>

#include <algorithm>
#include <cstddef>

namespace slimphone::test {

/** Milliseconds of work in one iterate. */
inline constexpr double kLongestIterate = 10.0;

inline double longestAllowed() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    // The one step that is begun before the time is over takes several times as long: a step of a TLS
    // handshake is tens of thousands of small allocations.
    return 8 * kLongestIterate;
#else
    return kLongestIterate;
#endif
}

inline double milliseconds(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

inline double threadMilliseconds() { return milliseconds(CLOCK_THREAD_CPUTIME_ID); }

/** Of single calls of linphone_core_iterate(). */
struct IterateFigures {
    double longestWork = 0; ///< milliseconds of this thread
    double longestWall = 0; ///< milliseconds on the wall, other programs included
    std::size_t calls = 0;

    void add(const IterateFigures &other) {
        longestWork = std::max(longestWork, other.longestWork);
        longestWall = std::max(longestWall, other.longestWall);
        calls += other.calls;
    }
};

inline void iterateMeasured(LinphoneCore *core, IterateFigures &figures) {
    const double wall = milliseconds(CLOCK_MONOTONIC);
    const double work = threadMilliseconds();
    linphone_core_iterate(core);
    figures.add({threadMilliseconds() - work, milliseconds(CLOCK_MONOTONIC) - wall, 1});
}

} // namespace slimphone::test
