#include "account/farewell.h"
#include "base/guard.h"
#include "base/log.h"
#include "core/core.h"

#include <chrono>

namespace slimphone {

namespace {
/** Good-byes end with their transaction; this is for those that do not. */
constexpr std::chrono::seconds kDepartureLimit{33};
} // namespace

// Accounts

int Core::addAccount(Account &account) {
    const Ref<Account> keepAlive(&account);
    if (mAccounts.contains(&account)) return 0;
    if (!account.shownParams().isValid()) {
        logError("core: an account without identity or server is not added");
        return -1;
    }
    if (account.state() != LinphoneRegistrationNone) // it may still say good-bye; a new one has no state
        std::erase_if(mDeparted, [&](const Departed &departed) { return departed.account == &account; });
    account.closeEdit();
    mAccounts.add(account);
    mStore.added(account);
    account.added(mLink);
    for (const Ref<Account> &dependent : mAccounts.takeDependentsOf(account))
        dependent->resolveDependency();
    notifyAccount("account_added", &CoreCbs::Newer::accountAdded, &account);
    return 0;
}

void Core::removeAccount(Account &account) {
    if (!mAccounts.contains(&account)) {
        logError("core: removing an account that was not added");
        return;
    }
    const Ref<Account> keepAlive(&account);
    const Ref<Core> keepCore(this);
    mAccounts.remove(account);
    mStore.removed(account);
    const bool wasDefault = mDefaultAccount == &account;
    if (wasDefault) mDefaultAccount = nullptr;
    if (account.removed()) mDeparted.push_back({keepAlive, nullptr, mClock->now() + kDepartureLimit});
    notifyAccount("account_removed", &CoreCbs::Newer::accountRemoved, &account);
    if (wasDefault && !mDefaultAccount)
        notifyAccount("default_account_changed", &CoreCbs::Newer::defaultAccountChanged, nullptr);
}

void Core::notifyAccount(const char *name, AccountFunction CoreCbs::Newer::*member, Account *account) {
    notify([&](CoreCbs &callbacks) {
        if (const AccountFunction function = callbacks.newer().*member)
            guard(name, [&] { function(toC(), account ? account->toC() : nullptr); });
    });
}

void Core::clearAccounts() {
    for (const Ref<Account> &account : mAccounts.snapshot())
        if (mAccounts.contains(account.get())) removeAccount(*account);
}

void Core::setDefaultAccount(Account *account) {
    if (account && !mAccounts.contains(account)) {
        logWarning("core: an account that was not added cannot be the default");
        account = nullptr;
    }
    const bool isAnother = !(mDefaultAccount == account);
    mDefaultAccount = Ref<Account>(account);
    mStore.defaultChanged();
    if (isAnother) notifyAccount("default_account_changed", &CoreCbs::Newer::defaultAccountChanged, account);
}

const char *Core::identityText() const {
    const char *identity = mDefaultAccount ? mDefaultAccount->params().identityText() : nullptr;
    return identity ? identity : mSettings.primaryContact();
}

void Core::refreshRegisters() {
    if (!mNetworkReachable) {
        logWarning("core: the network is down, nothing is refreshed");
        return;
    }
    // Masters first: an account that depends on one of them follows its new Ok, and that once.
    const std::vector<Ref<Account>> accounts = mAccounts.snapshot();
    for (const bool dependent : {false, true})
        for (const Ref<Account> &account : accounts)
            if (static_cast<bool>(account->dependency()) == dependent && account->params().expires() > 0)
                account->refreshRegister();
}

void Core::pushReceived(const char *payload) {
    const Ref<Core> keepAlive(this);
    notify([&](CoreCbs &callbacks) {
        if (const auto function = callbacks.newer().pushNotificationReceived)
            guard("push_notification_received", [&] { function(toC(), payload); });
    });
    refreshRegisters();
}

void Core::setPushEnabled(bool enabled) {
    if (enabled == mSettings.isPushEnabled()) return;
    mSettings.setPushEnabled(enabled);
    for (const Ref<Account> &account : mAccounts.snapshot())
        if (account->params().pushAllowed || account->params().remotePushAllowed)
            account->requestRegistration();
}

bool Core::isPushAvailable() const {
    const auto &accounts = mAccounts.items();
    return std::any_of(accounts.begin(), accounts.end(),
                       [](const Ref<Account> &account) { return account->params().isPushAvailable(); });
}

void Core::setPushToken(std::string_view token) {
    for (const Ref<Account> &account : mAccounts.snapshot())
        account->setPushToken(token);
}

bool Core::isRegistrationPossible() const {
    if (!mStack || (mState != LinphoneGlobalOn && mState != LinphoneGlobalShutdown)) return false;
    return mNetworkReachable || !mSettings.isNetworkNeeded();
}

void Core::schedule(Account &account) {
    if (mState == LinphoneGlobalShutdown || account.setScheduled(true)) return;
    mWork.emplace_back(&account);
}

void Core::accountParamsChanged(Account &account) {
    mStore.changed(account);
    for (const Ref<Account> &dependent : mAccounts.takeDependentsOf(account))
        dependent->resolveDependency();
}

void Core::notifyRegistrationState(Account &account, LinphoneRegistrationState state, const char *message) {
    // Whoever moves the account on has those behind him hear of the newer state only.
    notify([&](CoreCbs &callbacks) {
        if (account.state() != state) return;
        if (const auto function = callbacks.table().account_registration_state_changed)
            guard("account_registration_state_changed",
                  [&] { function(toC(), account.toC(), state, message); });
    });
    notify([&](CoreCbs &callbacks) {
        if (account.state() != state) return;
        if (const auto function = callbacks.table().registration_state_changed)
            guard("registration_state_changed",
                  [&] { function(toC(), account.toProxyConfig(), state, message); });
    });
}

void Core::adopt(std::unique_ptr<Farewell> farewell) {
    farewell->begin();
    mDeparted.push_back({nullptr, std::move(farewell), mClock->now() + kDepartureLimit});
}

void Core::reapDeparted() {
    // In order of their limits; whoever ended early waits behind others, that does no harm.
    while (!mDeparted.empty()) {
        const Departed &first = mDeparted.front();
        const bool ended =
            first.farewell ? first.farewell->hasEnded() : first.account->state() != LinphoneRegistrationOk;
        if (!ended && mClock->now() < first.limit) break;
        const Departed gone = std::move(mDeparted.front());
        mDeparted.pop_front();
        if (gone.account && !gone.account->isAdded()) gone.account->detach();
    }
}

// Credentials

void Core::addAuthInfo(const AuthInfo &info) {
    if (!mCredentials.add(info)) return;
    if (info.hasTlsIdentity()) mTlsIdentity.reset();
    for (const Ref<Account> &account : mAuthentication.waitingFor(info.username().view()))
        account->authenticationAnswered(false);
}

void Core::removeAuthInfo(const AuthInfo &info) {
    if (!mCredentials.remove(info)) return;
    mTlsIdentity.reset();
}

void Core::clearAuthInfos() {
    mCredentials.clear();
    mTlsIdentity.reset();
}

void Core::setAuthenticationPolicy(DigestAuthenticationPolicy *policy) {
    mPolicy = policy ? Ref<DigestAuthenticationPolicy>(policy) : make<DigestAuthenticationPolicy>();
    mPolicy->writeTo(*mConfig);
}

void Core::requestAuthentication(Account &account, const AuthenticationDemand &demand) {
    mAuthentication.ask(account, demand);
}

void Core::askForCredentials() {
    if (!mAuthentication.hasQuestions()) return;
    for (const AuthenticationQueue::Question &question : mAuthentication.takeQuestions()) {
        AuthInfo &info = *question.info;
        notify([&](CoreCbs &callbacks) {
            if (const auto function = callbacks.table().authentication_requested)
                guard("authentication_requested",
                      [&] { function(toC(), info.toC(), LinphoneAuthHttpDigest); });
        });
        notify([&](CoreCbs &callbacks) {
            if (const auto function = callbacks.table().auth_info_requested)
                guard("auth_info_requested", [&] {
                    function(toC(), info.realm().get(), info.username().get(), info.domain().get());
                });
        });
        for (const Ref<Account> &account : question.accounts)
            account->authenticationAnswered(true);
    }
}

} // namespace slimphone
