#include "account-creator/account-creator.h"

#include "account-creator/default-service.h"
#include "auth-info/auth-info.h"
#include "auth-info/digest-algorithm.h"
#include "base/guard.h"
#include "base/log.h"
#include "dial-plan/dial-plan.h"
#include "http/exchange.h"
#include "xml-rpc/session.h"

#include <utility>

namespace slimphone {

namespace {

/** What the getters of the older callbacks give for what is unset, so that it can be called blindly. */
void hearNothing(LinphoneAccountCreator *, LinphoneAccountCreatorStatus, const char *) {}

} // namespace

const char *const kMissingParameters = "Missing required parameters";

Secret accountHa1(std::string_view user, std::string_view domain, std::string_view password,
                  std::string_view algorithm) {
    // In capital letters only: a server may know others.
    if (!algorithm.empty() && algorithm != "MD5" && algorithm != "SHA-256") return {};
    return computeHa1(algorithm == "SHA-256" ? DigestAlgorithm::Sha256 : DigestAlgorithm::Md5, user, domain,
                      password);
}

Ref<AccountCreator> AccountCreator::create(Core &core, const char *url) {
    Ref<AccountCreator> creator = Ref<AccountCreator>::adopt(new AccountCreator(core, url));
    const AccountCreatorService *defaults = creator->mDefaults.get();
    const auto own = creator->mService->constructor;
    if (const auto constructor = own || !defaults ? own : defaults->constructor)
        guard("account creator constructor", [&] { constructor(creator->toC()); });
    return creator;
}

AccountCreator::AccountCreator(Core &core, const char *url)
    : _LinphoneAccountCreator(), mCore(core.handleSlot()), mService(&accountCreatorServiceOf(core)),
      mOwnCallbacks(make<AccountCreatorCbs>(&hearNothing)) {
    if (mService->fallsBack) mDefaults = makeDefaultService(core);
    if (url) mSession = make<XmlRpcSession>(core, url);
    const Ref<AccountParams> params = make<AccountParams>(&core.config());
    mProxyConfig = make<Account>(core.link(), params);
}

AccountCreator::~AccountCreator() = default;

void AccountCreator::dispose() const noexcept {
    auto *self = const_cast<AccountCreator *>(this);
    if (std::exchange(self->mIsDestroyed, true)) {
        delete this;
        return;
    }
    ref(); // the destructor of the service may take references and drop them
    guard("account creator destructor", [&] {
        if (self->mSession) self->mSession->dropPending();
        self->mSession = nullptr;
        self->mExchanges.clear();
        if (const auto destructor = mService->destructor) destructor(self->toC());
    });
    unref();
}

AccountCreatorService::Function AccountCreator::slot(Action action) const noexcept {
    if (const auto function = mService->function(action)) return function;
    return mDefaults ? mDefaults->function(action) : nullptr;
}

AccountCreator::Status AccountCreator::run(Action action) {
    const Ref<AccountCreator> keepAlive(this); // its callbacks may release it
    const auto function = slot(action);
    if (!function) {
        logWarning("account creator: the service cannot do what is asked");
        return LinphoneAccountCreatorStatusMissingCallbacks;
    }
    mErrorText = Text();
    return guard("account creator service", LinphoneAccountCreatorStatusRequestFailed,
                 [&] { return function(toC()); });
}

void AccountCreator::notify(Action action, Status status, const char *response) {
    const Ref<AccountCreator> keepAlive(this);
    AccountCreatorCbs *const outer = mCallbacks.current();
    mCallbacks.setCurrent(nullptr);
    const Ref<AccountCreatorCbs> own = mOwnCallbacks;
    guard("account creator callback", [&] { own->call(toC(), action, status, response); });
    const LegacyCreatorCallback legacy = legacyCallbacks[indexOf(action)];
    if (legacy.function)
        guard("account creator callback", [&] { legacy.function(toC(), status, legacy.userData); });
    mCallbacks.setCurrent(outer);
    mCallbacks.notify(*this, [&](AccountCreatorCbs &callbacks) {
        guard("account creator callback", [&] { callbacks.call(toC(), action, status, response); });
    });
}

AccountCreator::Status AccountCreator::answer(Action action, Status status, const char *response,
                                              std::string_view why) {
    setErrorText(why);
    notify(action, status, response);
    return status;
}

AccountCreator::Status AccountCreator::missingArguments(Action action) {
    return answer(action, LinphoneAccountCreatorStatusMissingArguments, kMissingParameters,
                  kMissingParameters);
}

bool AccountCreator::exchange(const std::function<std::unique_ptr<http::Exchange>(Answered)> &start,
                              Answered answered) {
    const auto place = mExchanges.insert(mExchanges.end(), nullptr);
    try {
        *place = start([this, place, answered = std::move(answered)](const http::Response &response) {
            const Ref<AccountCreator> keepAlive(this);
            const Answered function = answered; // it goes with the exchange
            mExchanges.erase(place);
            function(response);
        });
    } catch (...) {
        mExchanges.erase(place);
        throw;
    }
    if (*place) return true;
    mExchanges.erase(place);
    return false;
}

const bctbx_list_t *AccountCreator::callbacksList() {
    mLentCallbacks.clear();
    for (const Ref<AccountCreatorCbs> &callbacks : mCallbacks.items())
        mLentCallbacks.append(callbacks->toC());
    return mLentCallbacks.get();
}

// The account

Account *AccountCreator::createAccountInCore() {
    Core *owner = core();
    const Ref<Address> address = identity();
    if (!owner || !address) {
        setErrorText(owner ? "No usable user name and domain" : "The core is gone");
        logError("account creator: no account without user name and domain");
        return nullptr;
    }
    if (mDisplayName) address->setDisplayName(mDisplayName.view());
    Ref<AccountParams> params = make<AccountParams>(&owner->config());
    if (!params->server()) {
        const std::string server =
            std::string("<sip:") + address->domain() + ";transport=" + toName(mTransport) + ">";
        params->setServer(server);
    }
    const DialPlan *plan = DialPlan::ofInternationalNumber(mPhoneNumber.view());
    if (mPhoneCountryCode)
        params->dialPrefix = mPhoneCountryCode;
    else if (plan)
        params->dialPrefix = Text(plan->callingCode);
    params->registerEnabled = true;
    if (!params->setIdentity(*address) || !params->isValid()) {
        setErrorText("No usable user name and domain");
        return nullptr;
    }
    // Asked twice, it is the same account with what is known now.
    Ref<Account> account = mCreated;
    const bool isOldOne = account && account->isAdded() && account->core() == owner->toC() &&
                          account->params().identity() && account->params().identity()->weakEquals(*address);
    if (!isOldOne) account = make<Account>(owner->link(), params);

    if (mPassword || mHa1) {
        const bool usesHa1 = !mPassword;
        const std::string_view realm = address->domain();
        owner->addAuthInfo(*make<AuthInfo>(std::string_view(address->username()), std::string_view(),
                                           mPassword.view(), usesHa1 ? mHa1.view() : std::string_view(),
                                           usesHa1 ? realm : std::string_view(), realm,
                                           !usesHa1     ? std::string_view()
                                           : mAlgorithm ? mAlgorithm.view()
                                                        : std::string_view("MD5")));
    } else {
        logError("account creator: an account without password is made");
    }
    if (isOldOne)
        account->setParams(*params);
    else if (owner->addAccount(*account) != 0) // cannot be: the parameters are valid
        return nullptr;
    if (setsAsDefault) owner->setDefaultAccount(account.get());
    mCreated = account;
    return account.get();
}

} // namespace slimphone
