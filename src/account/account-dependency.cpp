#include "account/account.h"
#include "account/farewell.h"
#include "base/log.h"

#include <algorithm>
#include <utility>

namespace slimphone {

namespace {
/** So many dependents hear of a change before the application hears of their master's. */
constexpr std::size_t kFollowersAtOnce = 64;
} // namespace

bool Account::waitsForMaster() const noexcept {
    if (!mMaster) return !mParams->dependsOn.empty();
    // A master that waits for its own master is about to register anew itself.
    for (const Account *master = mMaster.get(); master; master = master->mMaster.get())
        if (master->mState != LinphoneRegistrationOk) return true;
    return false;
}

bool Account::setDependency(Account *master) {
    if (master && mLink && master->mLink && master->mLink != mLink) {
        logError("[%s] refuses to depend on an account of another core", mParams->idKey.get());
        return false;
    }
    for (Account *account = master; account; account = account->mMaster.get())
        if (account == this) {
            logError("%s [%s] refuses to depend on %s: that would be a cycle", name(), logCallId(),
                     master->name());
            refuseDependency();
            return false;
        }
    if (mMaster == master && !mDependencyIsRefused) return true;
    changeMaster(master);
    const Text key = master ? master->mParams->idKey : Text();
    mParams->dependsOn = key;
    if (mEdited) mEdited->dependsOn = key;
    if (AccountContext *core = mAdded ? context() : nullptr) core->accountParamsChanged(*this);
    return true;
}

void Account::changeMaster(Account *master) {
    if (mAdded) leaveBinding(mParams); // it has the contact of before
    if (mMaster) std::erase(mMaster->mDependents, this);
    mMaster = Ref<Account>(master);
    if (master) master->mDependents.push_back(this);
    mDependencyIsRefused = false;
    requestRegistration();
}

void Account::refuseDependency() {
    mDependencyIsRefused = true;
    if (AccountContext *core = mAdded ? context() : nullptr) core->schedule(*this);
}

void Account::setDependsOn(std::string_view key) {
    editedParams().dependsOn = key;
    if (key.empty()) setDependency(nullptr);
}

void Account::resolveDependency() {
    AccountContext *core = context();
    if (!core) return;
    const Text &key = mParams->dependsOn;
    if (key.empty()) {
        if (mMaster) setDependency(nullptr);
        return;
    }
    if (mMaster && mMaster->mParams->idKey == key) return;
    Account *master = core->findByIdKey(key.view());
    if (master && setDependency(master)) return;
    if (!master && (mMaster || mRegistration)) changeMaster(nullptr);
    core->accountWantsMaster(*this); // also after a refusal: the other one may change its mind
}

void Account::updateDependents(const std::string &message) {
    if (mDependents.empty()) return;
    const LinphoneRegistrationState state = mState;
    mMessageForDependents = message;
    const std::vector<Ref<Account>> dependents(mDependents.begin(), mDependents.end());
    std::size_t followed = 0;
    for (const Ref<Account> &dependent : dependents) {
        if (dependent->mMaster != this || mState != state) continue;
        if (followed++ < kFollowersAtOnce)
            dependent->followMaster();
        else
            dependent->requestRegistration(); // thousands of them would hold up this iterate()
    }
}

bool Account::hasBorrowedAnotherContact() const {
    Address *contact = mMaster->contactAddress();
    return !mBorrowedContact || !contact || mBorrowedContact->toStringUriOnly() != contact->toStringUriOnly();
}

void Account::followMaster() {
    if (!mAdded || !mParams->registerEnabled || mDependencyIsRefused) return;
    AccountContext *core = context();
    const LinphoneRegistrationState state = mMaster->mState;
    if (state == LinphoneRegistrationOk) {
        if (core && core->isRegistrationPossible() && !waitsForMaster()) startRegistration();
    } else if (state == LinphoneRegistrationCleared || state == LinphoneRegistrationFailed) {
        if (mRegistration && mRegistration->isUnregistering()) return; // it ends by itself
        // Its contact leads through the master: tell its registrar that it is gone.
        leaveBinding(mParams);
        mRegistration.reset();
        clearError();
        if (const ErrorInfo *error = mMaster->mErrorInfo.get(); error && state == LinphoneRegistrationFailed)
            errorInfo().set(error->protocol().view(), error->reason(), error->protocolCode(),
                            error->phrase().view(), error->warnings().view());
        mWantsRegister = true; // as soon as the master is back
        setState(state, mMaster->mMessageForDependents.str());
    }
}

bool Account::isAboutToStart() const {
    return mMaster && mMaster->mRegistration && mMaster->mRegistration->isRegistering();
}

void Account::masterRemoved() {
    const std::string key = mParams->dependsOn.str();
    if (mAdded) leaveBinding(mParams);
    mMaster = nullptr;
    mParams->dependsOn = Text();
    save();
    if (mEdited && mEdited->dependsOn.view() == key) mEdited->dependsOn = Text();
    requestRegistration(); // with its own contact now
}

} // namespace slimphone
