#include "core/account-store.h"

#include "base/log.h"

#include <algorithm>
#include <utility>

namespace slimphone {

namespace {
constexpr int kClockInterval = 32; // accounts between two looks at the clock
} // namespace

void AccountStore::beginReading() {
    mNatPolicies.reset();
    mGaps.clear();
    mEnd = 0;
    mReading = std::make_unique<Reading>();
    mReading->defaultIndex = mConfig.getInt("sip", "default_proxy", -1);
}

bool AccountStore::readOn(const Add &add, const Clock &clock, TimePoint deadline) {
    if (!mReading) beginReading();
    while (Ref<AccountParams> params = AccountParams::read(mNatPolicies, mEnd)) {
        readSection(add, std::move(params));
        if (++mEnd % kClockInterval == 0 && clock.now() >= deadline) return false;
    }
    mReading.reset();
    mIsRead = true;
    for (const Ref<Account> &account : mUnsaved) {
        const auto place = mPlaces.find(account.get());
        if (place != mPlaces.end() && place->second.section < 0) place->second.section = mEnd++;
    }
    return true;
}

void AccountStore::readSection(const Add &add, Ref<AccountParams> params) {
    const std::string section = AccountParams::sectionName(mEnd);
    // A server whose document brings an account that has moved up in the list would double it.
    const bool hasKey = mConfig.hasEntry(section, "idkey");
    std::pmr::string name;
    name.append(Text(params->identityText()).view())
        .append(1, '\n')
        .append(Text(params->serverText()).view());
    std::pmr::string nameWithKey = name;
    nameWithKey.append(1, '\n').append(params->idKey.view());
    std::pmr::unordered_set<std::pmr::string> &known = mReading->known;
    const bool isThere = known.count(hasKey ? nameWithKey : name) != 0;
    known.insert(nameWithKey);
    known.insert(name);
    mAdding = mEnd;
    const Ref<Account> account = isThere ? nullptr : add(std::move(params));
    mAdding = -1;
    if (!account) {
        logWarning("[%s] is skipped: %s", section.c_str(),
                   isThere ? "the same account as one before" : "no server or no identity");
        mGaps.push_back(mEnd);
        return;
    }
    if (!hasKey) changed(*account); // others will depend on the key that was made up
    if (mReading->valid++ == mReading->defaultIndex) mDefault = account;
}

void AccountStore::close() {
    mPlaces.clear();
    mUnsaved.clear();
    mWritten = 0;
    mGaps.clear();
    mEnd = 0;
    mReading.reset();
    mDefault = nullptr;
    mIsRead = mHasChanges = false;
}

void AccountStore::added(Account &account) {
    if (mAdding >= 0) { // it is there already
        mPlaces[&account] = {std::exchange(mAdding, -1), false};
        return;
    }
    mPlaces[&account] = {mIsRead ? mEnd++ : -1, false};
    changed(account);
}

void AccountStore::changed(Account &account) {
    const auto place = mPlaces.find(&account);
    if (place == mPlaces.end()) return;
    mHasChanges = true;
    if (std::exchange(place->second.isUnsaved, true)) return;
    mUnsaved.emplace_back(&account);
}

void AccountStore::removed(const Account &account) {
    const auto place = mPlaces.find(&account);
    if (place == mPlaces.end()) return;
    if (place->second.section >= 0) mGaps.push_back(place->second.section);
    mPlaces.erase(place);
    mHasChanges = true;
}

void AccountStore::write(const Account *defaultAccount, const Clock &clock, TimePoint deadline) {
    if (!mGaps.empty()) closeGaps();
    while (mWritten < mUnsaved.size()) {
        const Ref<Account> account = std::move(mUnsaved[mWritten++]);
        const auto place = mPlaces.find(account.get());
        if (place == mPlaces.end() || !std::exchange(place->second.isUnsaved, false)) continue;
        account->params().write(mConfig, mNatPolicies, place->second.section);
        if (mWritten % std::size_t{kClockInterval} == 0 && clock.now() >= deadline) return;
    }
    mUnsaved.clear();
    mWritten = 0;
    // Sections behind a gap were not read and must not come to life behind a longer list.
    for (int end = mEnd; mConfig.hasSection(AccountParams::sectionName(end)); ++end)
        mConfig.cleanSection(AccountParams::sectionName(end));
    const auto place = mPlaces.find(defaultAccount);
    mConfig.setInt("sip", "default_proxy", place == mPlaces.end() ? -1 : place->second.section);
    mHasChanges = false;
}

void AccountStore::closeGaps() {
    for (const int section : std::exchange(mGaps, {}))
        mConfig.cleanSection(AccountParams::sectionName(section));
    std::vector<Place *> places;
    places.reserve(mPlaces.size());
    for (auto &[account, place] : mPlaces)
        places.push_back(&place);
    std::sort(places.begin(), places.end(),
              [](const Place *a, const Place *b) { return a->section < b->section; });
    mEnd = 0;
    for (Place *place : places) {
        if (place->section != mEnd)
            mConfig.renameSection(AccountParams::sectionName(place->section),
                                  AccountParams::sectionName(mEnd));
        place->section = mEnd++;
    }
}

} // namespace slimphone
