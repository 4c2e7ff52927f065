/**
 * @file
 * The accounts of a core, in order of addition.
 */
#pragma once

#include "account/account.h"
#include "base/c-list.h"

#include <list>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace slimphone {

/** Adding, removing and asking for an account take constant time, whatever their number. */
class AccountList {
public:
    using Container = std::list<Ref<Account>>;

    bool contains(const Account *account) const { return mPlaces.count(account) != 0; }
    void add(Account &account);
    void remove(Account &account);
    void clear();

    const Container &items() const noexcept { return mItems; }
    std::size_t size() const noexcept { return mPlaces.size(); }
    /** References to all, for loops in which applications are called. */
    std::vector<Ref<Account>> snapshot() const { return {mItems.begin(), mItems.end()}; }
    /** Lent until the next addition or removal; the elements serve as either kind of handle. */
    const bctbx_list_t *lent() const;

    /** Place of @p account, -1 when it is not here. */
    int indexOf(const Account *account) const;
    /** nullptr when there is no such place. */
    Account *at(int index) const;
    /** The account with that idkey, else the first one with that refkey; nullptr without. */
    Account *findByKey(std::string_view key) const;
    /** Keys of some account have changed. */
    void keysChanged() noexcept { mKeysAreCurrent = false; }

    /** @p account waits for a master that is not here yet. */
    void wantMaster(Account &account);
    /** Accounts that wait for a master by one of @p account's keys; they wait no longer. */
    std::vector<Ref<Account>> takeDependentsOf(const Account &account);

private:
    void indexKeys(Account &account) const;

    Container mItems;
    std::unordered_map<const Account *, Container::iterator> mPlaces;
    mutable LentList mLent;
    mutable bool mLentIsCurrent = true;
    // Made when somebody first asks: most programs never look for a key.
    mutable std::unordered_map<std::string, Account *> mByIdKey;
    mutable std::unordered_map<std::string, Account *> mByRefKey;
    mutable bool mKeysAreCurrent = false;
    using Masterless = std::unordered_multimap<std::string, Account *>;
    void forgetMasterless(Account &account);
    Masterless mMasterless;
    std::unordered_map<const Account *, Masterless::iterator> mMasterlessPlaces;
};

} // namespace slimphone
