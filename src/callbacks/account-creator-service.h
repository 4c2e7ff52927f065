/**
 * @file
 * Who carries out the requests of account creators.
 */
#pragma once

#include "linphone/account_creator_service.h"

#include "base/object.h"
#include "callbacks/account-creator-action.h"

#include <array>

namespace slimphone {

/** A table of functions, unset ones are null; user data comes with Object. */
class AccountCreatorService final
    : public HybridObject<LinphoneAccountCreatorService, AccountCreatorService> {
public:
    using Function = LinphoneAccountCreatorRequestFunc;

    Function function(AccountCreatorAction action) const noexcept { return mFunctions[indexOf(action)]; }
    void setFunction(AccountCreatorAction action, Function toRun) noexcept {
        mFunctions[indexOf(action)] = toRun;
    }

    /** Run when a creator is born and when it goes; what they return is ignored. */
    Function constructor = nullptr;
    Function destructor = nullptr;

    /** Unset slots are those of the core's own backend. */
    bool fallsBack = false;

private:
    ~AccountCreatorService() override = default;

    std::array<Function, kAccountCreatorActions> mFunctions{};
};

} // namespace slimphone
