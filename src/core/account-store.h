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
#include <unordered_map>
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

    /**
     * Reads all accounts. @p add makes one of its parameters, or gives nullptr for such that are
     * not valid. Returns the one that [sip] default_proxy names: its place among the valid ones.
     */
    Ref<Account> read(const std::function<Ref<Account>(Ref<AccountParams>)> &add);
    /** The core has stopped: nothing is written until the next read(). */
    void close();
    NatPolicySections &natPolicies() noexcept { return mNatPolicies; }

    /** Accounts added before read() come behind those that it finds. */
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

    Config &mConfig;
    NatPolicySections mNatPolicies;
    std::unordered_map<const Account *, Place> mPlaces;
    std::vector<Ref<Account>> mUnsaved; ///< and some that have left or been saved since
    std::size_t mWritten = 0;           ///< of these
    std::vector<int> mGaps;             ///< sections whose account is gone
    int mEnd = 0;                       ///< behind the last section in use
    int mReading = -1;                  ///< section of the account that is being added by read()
    bool mIsRead = false;
    bool mHasChanges = false;
};

} // namespace slimphone
