#include "callbacks/core-cbs.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstring>

namespace slimphone {

namespace {

void onGlobalState(LinphoneCore *, LinphoneGlobalState, const char *) {}

} // namespace

TEST(CoreCbs, IsEmptyWhenNew) {
    const auto cbs = make<CoreCbs>();
    const LinphoneCoreVTable empty{};
    EXPECT_EQ(std::memcmp(&cbs->table(), &empty, sizeof empty), 0);
    EXPECT_EQ(cbs->userData(), nullptr);
}

TEST(CoreCbs, CopiesTheTableOfTheApplication) {
    LinphoneCoreVTable table{};
    table.global_state_changed = onGlobalState;
    table.user_data = &table;
    const auto cbs = make<CoreCbs>(&table);
    table = {};
    EXPECT_EQ(cbs->table().global_state_changed, onGlobalState);
    EXPECT_EQ(cbs->userData(), &table);
    EXPECT_FALSE(cbs->isOverTable(&table));
}

TEST(CoreCbs, TakesNoTableForAnEmptyOne) {
    EXPECT_EQ(make<CoreCbs>(nullptr)->table().global_state_changed, nullptr);
}

TEST(CoreCbs, FollowsATableItIsOver) {
    LinphoneCoreVTable table{};
    const auto cbs = CoreCbs::overTable(table);
    table.global_state_changed = onGlobalState;
    EXPECT_EQ(cbs->table().global_state_changed, onGlobalState);
    cbs->setUserData(&table);
    EXPECT_EQ(table.user_data, &table);
    EXPECT_TRUE(cbs->isOverTable(&table));
    EXPECT_FALSE(cbs->isOverTable(nullptr));
}

TEST(CoreCbs, HasTheLayoutOfTheReference) {
    EXPECT_EQ(sizeof(LinphoneCoreVTable), 464u);
    EXPECT_EQ(offsetof(LinphoneCoreVTable, registration_state_changed), 8u);
    EXPECT_EQ(offsetof(LinphoneCoreVTable, network_reachable), 240u);
    EXPECT_EQ(offsetof(LinphoneCoreVTable, account_registration_state_changed), 424u);
    EXPECT_EQ(offsetof(LinphoneCoreVTable, user_data), 456u);
}

} // namespace slimphone
