/**
 * @file
 * The accounts of a core in its configuration.
 */
#pragma once

#include "account/account.h"
#include "base/clock.h"
#include "config/config.h"
#include "core/account-list.h"
#include "settings/nat-policy-sections.h"

#include <functional>
#include <memory>
#include <memory_resource>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace slimphone {

/**
 * Knows which account is in which [proxy_N] and what the configuration does not have yet. Writes
 * only accounts that changed; when some left, the sections behind them move up.
 */
class AccountStore {
public:
    explicit AccountStore(Config &config) : mConfig(config), mNatPolicies(config) {}
    AccountStore(const AccountStore &) = delete;
    AccountStore &operator=(const AccountStore &) = delete;
    ~AccountStore() = default;

    /** Makes an account of its parameters, or gives nullptr for such that are not valid. */
    using Add = std::function<Ref<Account>(Ref<AccountParams>)>;
    /** Reads accounts until @p deadline; true when there are no more. */
    bool readOn(const Add &add, const Clock &clock, TimePoint deadline);
    /** Of those that were read the one that [sip] default_proxy names: its place among the valid ones. */
    Ref<Account> takeDefault() noexcept { return std::move(mDefault); }
    /** The core has stopped: nothing is written until all are read again. */
    void close();
    NatPolicySections &natPolicies() noexcept { return mNatPolicies; }

    /** Accounts added before all were read come behind these. */
    void added(Account &account);
    void changed(Account &account);
    void removed(const Account &account);
    void defaultChanged() noexcept { mHasChanges = true; }

    bool isRead() const noexcept { return mIsRead; }
    /** There is something to write(). */
    bool hasChanges() const noexcept { return mIsRead && mHasChanges; }
    /** Stops at @p deadline; hasChanges() tells whether there is more to do. */
    void write(const Account *defaultAccount, const Clock &clock, TimePoint deadline);

private:
    struct Place {
        int section = -1;
        bool isUnsaved = false;
    };

    void closeGaps();
    void beginReading();
    void readSection(const Add &add, Ref<AccountParams> params);

    Config &mConfig;
    NatPolicySections mNatPolicies;
    std::unordered_map<const Account *, Place> mPlaces;
    std::vector<Ref<Account>> mUnsaved; ///< and some that have left or been saved since
    std::size_t mWritten = 0;           ///< of these
    std::vector<int> mGaps;             ///< sections whose account is gone
    int mEnd = 0;                       ///< behind the last section in use
    /** While they are read over several turns. */
    struct Reading {
        std::pmr::monotonic_buffer_resource memory; ///< which is given back in one go
        std::pmr::unordered_set<std::pmr::string> known{&memory};
        int defaultIndex = -1;
        int valid = 0;
    };
    std::unique_ptr<Reading> mReading;
    Ref<Account> mDefault;
    int mAdding = -1; ///< section of the account that is being added by readOn()
    bool mIsRead = false;
    bool mHasChanges = false;
};

} // namespace slimphone
