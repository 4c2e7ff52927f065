/**
 * @file
 * Requests over HTTP while the system refuses socket calls: each gets one answer, in time.
 */
#include "account-creator-fixture.h"
#include "system-faults.h"

#include <array>

namespace slimphone::test {
namespace {

using HttpOnARefusingSystem = AccountCreatorTest;

TEST_F(HttpOnARefusingSystem, GivesEachRequestOneAnswer) {
    constexpr std::size_t requests = 40;
    linphone_config_set_int(linphone_core_get_config(core), "http", "time_limit", 5);
    HttpServer server(httpResponse(200, xmlRpcResponse("<string>+33612345678</string>")));
    const CreatorAction &action = creatorActions().front();
    std::size_t refused = 0;
    constexpr int whenAnswered = LinphoneAccountCreatorStatusAccountExistWithAlias;
    for (const unsigned often : std::array{0U, 10U, 50U, 200U, 500U}) {
        heard().clear();
        std::vector<Creator> creators;
        for (std::size_t i = 0; i < requests; ++i) {
            creators.push_back(makeCreator(server.url(), action));
            const SystemFaults faults(often, often + i);
            EXPECT_EQ(action.run(creators.back().get()), LinphoneAccountCreatorStatusRequestOk);
        }
        {
            const SystemFaults faults(often, often);
            iterateUntil(
                core, [] { return heard().size() >= 2 * requests; }, 20s); // told to both lists
        }
        for (int i = 0; i < 3; ++i)
            linphone_core_iterate(core);
        EXPECT_EQ(heard().size(), 2 * requests) << often << " of 1,000 calls fail";
        std::size_t good = 0;
        for (const Heard &answer : heard()) {
            EXPECT_TRUE(answer.status == whenAnswered ||
                        answer.status == LinphoneAccountCreatorStatusRequestFailed)
                << answer.status;
            if (answer.status == whenAnswered) ++good;
        }
        EXPECT_TRUE(often > 0 || good == 2 * requests);
        refused += 2 * requests - good;
    }
    EXPECT_GT(refused, 0U);
}

} // namespace
} // namespace slimphone::test
