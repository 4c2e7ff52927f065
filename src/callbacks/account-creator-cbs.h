/**
 * @file
 * Functions that hear the outcomes of an account creator's requests.
 */
#pragma once

#include "linphone/account_creator.h"

#include "base/object.h"
#include "callbacks/account-creator-action.h"

#include <array>

namespace slimphone {

/** User data comes with Object. */
class AccountCreatorCbs final : public HybridObject<LinphoneAccountCreatorCbs, AccountCreatorCbs> {
public:
    using Function = LinphoneAccountCreatorCbsStatusCb;

    AccountCreatorCbs() = default;
    /** @p unset is what shown() gives for a function that was not set. */
    explicit AccountCreatorCbs(Function unset) noexcept : mUnset(unset) {}

    Function function(AccountCreatorAction action) const noexcept { return mFunctions[indexOf(action)]; }
    void setFunction(AccountCreatorAction action, Function toRun) noexcept {
        mFunctions[indexOf(action)] = toRun;
    }
    Function shown(AccountCreatorAction action) const noexcept {
        return function(action) ? function(action) : mUnset;
    }

    /** Of releases 3.9 and 3.10, without the last argument. */
    LinphoneAccountCreatorCbsExistenceTestedCb existenceTested = nullptr;
    LinphoneAccountCreatorCbsValidationTestedCb validationTested = nullptr;

    /** Calls what hears of @p action. */
    void call(LinphoneAccountCreator *creator, AccountCreatorAction action,
              LinphoneAccountCreatorStatus status, const char *response) const {
        if (const auto hears = function(action)) hears(creator, status, response);
        const auto tested = action == AccountCreatorAction::IsAccountExist       ? existenceTested
                            : action == AccountCreatorAction::IsAccountActivated ? validationTested
                                                                                 : nullptr;
        if (tested) tested(creator, status);
    }

private:
    ~AccountCreatorCbs() override = default;

    std::array<Function, kAccountCreatorActions> mFunctions{};
    Function mUnset = nullptr;
};

} // namespace slimphone
