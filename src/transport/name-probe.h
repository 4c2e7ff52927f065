/**
 * @file
 * Tells an unknown host from an unreachable one.
 */
#pragma once

#include "sip/stack.h"
#include "transport/main-loop.h"

#include <functional>

namespace slimphone::sip {

/**
 * Resolves the host of a hop once more after a connection could not be made: belle-sip
 * reports both troubles alike. Destroying it cancels the question.
 */
class NameProbe {
public:
    /** Called once from inside the loop: whether the host has an address. */
    using Done = std::function<void(const NameProbe &probe, bool known)>;

    explicit NameProbe(Done done) : mDone(std::move(done)) {}
    NameProbe(const NameProbe &) = delete;
    NameProbe &operator=(const NameProbe &) = delete;
    ~NameProbe();

    /** Asks as belle-sip's channel did. @p done may be called before this returns. */
    void start(MainLoop &loop, const NextHop &hop, Transport transport, int family);
    bool isPending() const noexcept { return mPending; }

private:
    static void onResult(void *self, belle_sip_resolver_results_t *results) noexcept;

    Done mDone;
    belle_sip_resolver_context_t *mContext = nullptr;
    bool mPending = false;
};

} // namespace slimphone::sip
