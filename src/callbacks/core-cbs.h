/**
 * @file
 * The callbacks of a core. The function table of old programs and the callbacks object of new
 * ones are one thing.
 */
#pragma once

#include "linphone/core/vtable.h"

#include "base/object.h"

namespace slimphone {

class CoreCbs : public HybridObject<LinphoneCoreCbs, CoreCbs> {
public:
    /** An object with an empty table of its own. */
    CoreCbs() = default;
    /** An object with a copy of @p table, which need not stay; nullptr reads as an empty one. */
    explicit CoreCbs(const LinphoneCoreVTable *table) {
        if (table) mOwnTable = *table;
    }
    /**
     * An object over the application's own table, which has to stay: what the application
     * changes in it counts from then on (linphone_core_add_listener()).
     */
    static Ref<CoreCbs> overTable(LinphoneCoreVTable &table);

    /** The functions to call, and the user data in it. Never changes its address. */
    LinphoneCoreVTable &table() noexcept { return *mTable; }
    const LinphoneCoreVTable &table() const noexcept { return *mTable; }
    /** Made by overTable() of that table. */
    bool isOverTable(const LinphoneCoreVTable *table) const noexcept {
        return mTable == table && table != &mOwnTable;
    }

    /** Functions of releases after 5.1, for which the table has no room. */
    struct Newer {
        LinphoneCoreCbsAccountAddedCb accountAdded = nullptr;
        LinphoneCoreCbsAccountRemovedCb accountRemoved = nullptr;
        LinphoneCoreCbsDefaultAccountChangedCb defaultAccountChanged = nullptr;
        LinphoneCoreCbsPushNotificationReceivedCb pushNotificationReceived = nullptr;
    };
    Newer &newer() noexcept { return mNewer; }
    const Newer &newer() const noexcept { return mNewer; }

    void setUserData(void *data) noexcept { mTable->user_data = data; }
    void *userData() const noexcept { return mTable->user_data; }

protected:
    ~CoreCbs() override = default;

private:
    LinphoneCoreVTable mOwnTable{};
    LinphoneCoreVTable *mTable = &mOwnTable;
    Newer mNewer;
};

} // namespace slimphone
