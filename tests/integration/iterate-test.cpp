/**
 * @file
 * linphone_core_iterate() never blocks: what the worst networks cost in a single call. The figures of an
 * optimised build come from the bench of the same scenarios.
 */
#include "iterate-scenarios.h"

#include <gtest/gtest.h>

namespace slimphone::test {

namespace {

void expectQuick(const IterateFigures &figures) {
    EXPECT_GT(figures.calls, 10u);
    EXPECT_LE(figures.longestWork, longestAllowed());
}

} // namespace

TEST(Iterate, IsQuickUnderADeadNameServer) { expectQuick(measureDeadNameServer(100)); }

TEST(Iterate, IsQuickUnderABlackHole) { expectQuick(measureBlackHole(100)); }

TEST(Iterate, IsQuickUnderAStalledHandshake) { expectQuick(measureStalledHandshake(100)); }

TEST(Iterate, IsQuickWithAThousandAccounts) {
    for (const char *transport : {"udp", "tcp"}) {
        SCOPED_TRACE(transport);
        expectQuick(measureManyAccounts(1000, transport));
    }
}

TEST(Iterate, IsQuickWhenARegistrarReturnsAndAThousandComeBackWithTheFirst) {
    using namespace std::chrono_literals;
    const ReturnFigures figures = measureReturn(1000, "tcp", 1s, "1000");
    ASSERT_TRUE(figures.isComplete);
    expectQuick(figures.iterate);
}

TEST(Iterate, IsQuickWhileALargeDocumentIsApplied) {
    const ProvisioningFigures figures = measureProvisioning(std::size_t{1} << 20);
    ASSERT_TRUE(figures.isComplete);
    expectQuick(figures.iterate);
}

} // namespace slimphone::test
