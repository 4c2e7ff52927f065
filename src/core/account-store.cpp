#include "core/account-store.h"

#include "base/log.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace slimphone {

namespace {
constexpr std::size_t kClockInterval = 32; // accounts between two looks at the clock
} // namespace

Ref<Account> AccountStore::read(const std::function<Ref<Account>(Ref<AccountParams>)> &add) {
    mNatPolicies.reset();
    mGaps.clear();
    const int defaultIndex = mConfig.getInt("sip", "default_proxy", -1);
    Ref<Account> defaultAccount;
    std::unordered_set<std::string> known;
    int valid = 0;
    for (mEnd = 0;; ++mEnd) {
        const std::string section = AccountParams::sectionName(mEnd);
        Ref<AccountParams> params = AccountParams::read(mNatPolicies, mEnd);
        if (!params) break;
        // A server whose document brings an account that has moved up in the list would double it.
        const bool hasKey = mConfig.hasEntry(section, "idkey");
        const std::string name = Text(params->identityText()).str() + '\n' + Text(params->serverText()).str();
        const bool isThere = known.count(hasKey ? name + '\n' + params->idKey.str() : name) != 0;
        known.insert(name + '\n' + params->idKey.str());
        known.insert(name);
        mReading = mEnd;
        const Ref<Account> account = isThere ? nullptr : add(std::move(params));
        mReading = -1;
        if (!account) {
            logWarning("[%s] is skipped: %s", section.c_str(),
                       isThere ? "the same account as one before" : "no server or no identity");
            mGaps.push_back(mEnd);
            continue;
        }
        if (!hasKey) changed(*account); // others will depend on the key that was made up
        if (valid++ == defaultIndex) defaultAccount = account;
    }
    mIsRead = true;
    for (const Ref<Account> &account : mUnsaved) {
        const auto place = mPlaces.find(account.get());
        if (place != mPlaces.end() && place->second.section < 0) place->second.section = mEnd++;
    }
    return defaultAccount;
}

void AccountStore::close() {
    mPlaces.clear();
    mUnsaved.clear();
    mWritten = 0;
    mGaps.clear();
    mEnd = 0;
    mIsRead = mHasChanges = false;
}

void AccountStore::added(Account &account) {
    if (mReading >= 0) { // it is there already
        mPlaces[&account] = {std::exchange(mReading, -1), false};
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
        if (mWritten % kClockInterval == 0 && clock.now() >= deadline) return;
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
