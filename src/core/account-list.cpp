#include "core/account-list.h"

#include <algorithm>
#include <iterator>

namespace slimphone {

void AccountList::add(Account &account) {
    if (contains(&account)) return;
    mItems.emplace_back(&account);
    mPlaces[&account] = std::prev(mItems.end());
    if (mLentIsCurrent) mLent.append(account.toC());
    if (mKeysAreCurrent) indexKeys(account);
}

void AccountList::remove(Account &account) {
    const auto place = mPlaces.find(&account);
    if (place == mPlaces.end()) return;
    const Ref<Account> keepAlive(&account);
    forgetMasterless(account);
    mItems.erase(place->second);
    mPlaces.erase(place);
    mLentIsCurrent = false;
    mKeysAreCurrent = false;
}

void AccountList::clear() {
    mMasterless.clear();
    mMasterlessPlaces.clear();
    mPlaces.clear();
    mItems.clear();
    mLentIsCurrent = false;
    mKeysAreCurrent = false;
}

const bctbx_list_t *AccountList::lent() const {
    if (!mLentIsCurrent) {
        mLent.clear();
        for (const Ref<Account> &account : mItems)
            mLent.append(account->toC());
        mLentIsCurrent = true;
    }
    return mLent.get();
}

int AccountList::indexOf(const Account *account) const {
    if (!contains(account)) return -1;
    const auto it = std::find(mItems.begin(), mItems.end(), account);
    return static_cast<int>(std::distance(mItems.begin(), it));
}

Account *AccountList::at(int index) const {
    if (index < 0 || static_cast<std::size_t>(index) >= mItems.size()) return nullptr;
    return std::next(mItems.begin(), index)->get();
}

void AccountList::indexKeys(Account &account) const {
    const AccountParams &params = account.params();
    if (params.idKey) mByIdKey.try_emplace(params.idKey.str(), &account);
    if (params.refKey) mByRefKey.try_emplace(params.refKey.str(), &account);
}

Account *AccountList::findByKey(std::string_view key) const {
    if (key.empty()) return nullptr;
    if (!mKeysAreCurrent) {
        mByIdKey.clear();
        mByRefKey.clear();
        for (const Ref<Account> &account : mItems)
            indexKeys(*account);
        mKeysAreCurrent = true;
    }
    const std::string name(key);
    if (const auto it = mByIdKey.find(name); it != mByIdKey.end()) return it->second;
    if (const auto it = mByRefKey.find(name); it != mByRefKey.end()) return it->second;
    return nullptr;
}

void AccountList::forgetMasterless(Account &account) {
    const auto place = mMasterlessPlaces.find(&account);
    if (place == mMasterlessPlaces.end()) return;
    mMasterless.erase(place->second);
    mMasterlessPlaces.erase(place);
}

void AccountList::wantMaster(Account &account) {
    forgetMasterless(account);
    mMasterlessPlaces[&account] = mMasterless.emplace(account.params().dependsOn.str(), &account);
}

std::vector<Ref<Account>> AccountList::takeDependentsOf(const Account &account) {
    std::vector<Ref<Account>> result;
    if (mMasterless.empty()) return result;
    for (const Text *key : {&account.params().idKey, &account.params().refKey}) {
        const auto [first, last] = mMasterless.equal_range(key->str());
        for (auto it = first; it != last; ++it) {
            result.emplace_back(it->second);
            mMasterlessPlaces.erase(it->second);
        }
        mMasterless.erase(first, last);
    }
    return result;
}

} // namespace slimphone
