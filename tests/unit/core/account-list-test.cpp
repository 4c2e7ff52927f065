#include "core/account-list.h"

#include <gtest/gtest.h>

namespace slimphone {
namespace {

Ref<Account> account(const char *idKey, const char *refKey = "") {
    Ref<AccountParams> params = make<AccountParams>(nullptr);
    params->idKey = Text(idKey);
    params->refKey = Text(refKey);
    return make<Account>(nullptr, params);
}

TEST(AccountList, LentListFollowsChangesInOrder) {
    AccountList list;
    const Ref<Account> a = account("a");
    const Ref<Account> b = account("b");
    list.add(*a);
    list.add(*b);
    list.add(*a);
    EXPECT_EQ(bctbx_list_size(list.lent()), 2U);
    EXPECT_EQ(bctbx_list_get_data(list.lent()), a->toC());
    list.remove(*a);
    EXPECT_EQ(bctbx_list_get_data(list.lent()), b->toC());
    list.add(*a);
    EXPECT_EQ(bctbx_list_nth_data(list.lent(), 1), a->toC());
}

TEST(AccountList, FindsByIdKeyBeforeRefKey) {
    AccountList list;
    const Ref<Account> a = account("one", "two");
    const Ref<Account> b = account("two", "three");
    list.add(*a);
    list.add(*b);
    EXPECT_EQ(list.findByKey("two"), b.get());
    EXPECT_EQ(list.findByKey("three"), b.get());
    EXPECT_EQ(list.findByKey(""), nullptr);
    list.remove(*b);
    EXPECT_EQ(list.findByKey("two"), a.get());
}

} // namespace
} // namespace slimphone
