/**
 * @file
 * Anything at all, from a registrar and from strangers: the client lives, stays registered, answers
 * in time and does not grow.
 *
 * SLIMPHONE_HOSTILE_INPUTS sets the number of inputs for each transport, SLIMPHONE_HOSTILE_SEED what
 * they are made from.
 */
#include "under-fire.h"

#include <cstdio>

namespace slimphone::test {

TEST_P(UnderFire, TheClientStaysRegisteredSmallAndQuick) {
    const std::size_t inputs = numberFrom("SLIMPHONE_HOSTILE_INPUTS", GetParam() == "tls" ? 4000 : 12000);
    ASSERT_NO_FATAL_FAILURE(registerEverybody());
    long before = 0;
    std::size_t nextCheck = inputs / 4;
    while (mSent < inputs) {
        lie(60);
        annoy(120);
        if (!mInputs.below(20)) flood(1000);
        if (mSent < nextCheck) continue;
        nextCheck += std::min<std::size_t>(inputs / 8, 5000);
        ASSERT_NO_FATAL_FAILURE(checkHealth());
        // By then buffers, tables and pools have their size.
        if (before == 0) before = memoryInUse();
    }
    ASSERT_NO_FATAL_FAILURE(checkHealth());
    const long growth = memoryInUse() - before;
    std::printf("hostile inputs over %s: %zu, longest iterate: %.1f ms, lost registrations: %zu, "
                "resident growth: %ld kB\n",
                GetParam().c_str(), mSent, mLongest, mLost, growth);
    EXPECT_LT(mLongest, longestAllowed());
    EXPECT_EQ(mLost, 0u);
    EXPECT_LT(growth, kTolerableGrowth);
}

INSTANTIATE_TEST_SUITE_P(Transports, UnderFire, testing::Values("udp", "tcp", "tls"), nameOfTransport);

} // namespace slimphone::test
