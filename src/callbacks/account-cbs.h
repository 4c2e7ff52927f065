/**
 * @file
 * The callbacks of one account.
 */
#pragma once

#include "linphone/api/c-account-cbs.h"

#include "base/object.h"

namespace slimphone {

/** Functions an application hangs on an account; user data comes with Object. */
class AccountCbs : public HybridObject<LinphoneAccountCbs, AccountCbs> {
public:
    LinphoneAccountCbsRegistrationStateChangedCb registrationStateChanged() const noexcept {
        return mRegistrationStateChanged;
    }
    void setRegistrationStateChanged(LinphoneAccountCbsRegistrationStateChangedCb function) noexcept {
        mRegistrationStateChanged = function;
    }

protected:
    ~AccountCbs() override = default;

private:
    LinphoneAccountCbsRegistrationStateChangedCb mRegistrationStateChanged = nullptr;
};

} // namespace slimphone
