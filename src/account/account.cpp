#include "account/account.h"

#include "account/farewell.h"
#include "account/register-form.h"
#include "auth-info/credential-store.h"
#include "base/guard.h"
#include "base/log.h"
#include "error-info/error-info.h"
#include "sip/uri.h"

#include <algorithm>

namespace slimphone {

Account::Account(std::shared_ptr<CoreLink> link, Ref<AccountParams> params)
    : mLink(std::move(link)), mParams(std::move(params)) {}

Account::~Account() {
    detach();
    if (mMaster) std::erase(mMaster->mDependents, this);
}

Ref<Account> Account::clone() const { return make<Account>(mLink, mParams->clone()); }

LinphoneCore *Account::core() const noexcept {
    AccountContext *core = context();
    return core ? core->coreHandle() : nullptr;
}

// Parameters

AccountParams &Account::editedParams() {
    if (!mEdited) mEdited = mParams->clone();
    return *mEdited;
}

void Account::edit() {
    if (mEdited)
        logMessage("[%s] edit: an edit is open already", mParams->idKey.get());
    else
        editedParams();
}

int Account::done() {
    if (!mEdited) return -1;
    return apply(std::exchange(mEdited, nullptr));
}

int Account::setParams(const AccountParams &params) {
    mEdited = nullptr;
    return apply(params.clone());
}

int Account::apply(Ref<AccountParams> params) {
    if (mAdded && !params->isValid()) {
        logError("[%s] parameters without identity or server are refused", params->idKey.get());
        return -1;
    }
    const Ref<AccountParams> old = std::exchange(mParams, std::move(params));
    if (!mAdded) return 0;

    const ParamsChange change = old->compare(*mParams);
    if (change == ParamsChange::Move) leaveBinding(old);
    if (old->registerEnabled && !mParams->registerEnabled) {
        mWantsRegister = false;
        mWantsUnregister = true;
    } else if (mParams->registerEnabled && (change != ParamsChange::None || mCustomHeadersChanged)) {
        mWantsUnregister = false;
        mWantsRegister = true;
    }
    mCustomHeadersChanged = false;
    resolveDependency();
    if (AccountContext *core = context()) {
        core->accountParamsChanged(*this);
        if (mWantsRegister || mWantsUnregister) core->schedule(*this);
    }
    return 0;
}

void Account::leaveBinding(const Ref<AccountParams> &oldParams) {
    AccountContext *core = context();
    if (!core || !mRegistration || !mRegistration->mayBeBound() || !core->isRegistrationPossible()) return;
    core->forgetAuthentication(*this);
    mWaitsForCredentials = false;
    Ref<Address> masterContact;
    if (mMaster && mMaster->contactAddress()) masterContact = mMaster->contactAddress()->clone();
    core->adopt(
        std::make_unique<Farewell>(mLink, oldParams, std::move(masterContact), std::move(mRegistration)));
}

// State

LinphoneReason Account::error() const noexcept {
    return mErrorInfo ? mErrorInfo->reason() : LinphoneReasonNone;
}

ErrorInfo &Account::errorInfo() {
    if (!mErrorInfo) mErrorInfo = make<ErrorInfo>();
    return *mErrorInfo;
}

void Account::clearError() {
    if (mErrorInfo) mErrorInfo->clear();
}

Address *Account::contactAddress() {
    if (!mContact && mRegisteredContact) mContact = Address::parseHeaderValue(mRegisteredContact.view());
    if (!mContact && mParams->identity()) {
        mContact = mParams->identity()->clone();
        mContact->clean();
        mContact->setDisplayName(nullptr);
    }
    return mContact.get();
}

void Account::rememberHeaders(const sip::Response &response) {
    std::string lines;
    for (const sip::HeaderView &header : response.headers) {
        // Already known from elsewhere, and the bulk of a message.
        static constexpr std::string_view kKnown[] = {"Via",     "From",          "To", "Contact", "CSeq",
                                                      "Call-ID", "Content-Length"};
        if (std::any_of(std::begin(kKnown), std::end(kKnown),
                        [&](std::string_view name) { return equalsIgnoringCase(name, header.name); }))
            continue;
        lines.append(header.name).append(": ").append(header.value).append("\n");
    }
    mAnswerHeaders = lines;
}

const char *Account::customHeader(const char *name) const {
    if (!name) return nullptr;
    if (mRegisteredContact && equalsIgnoringCase(name, "Contact")) return mRegisteredContact.get();
    for (std::string_view rest = mAnswerHeaders.view(); !rest.empty();) {
        const auto end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end + 1);
        const auto colon = line.find(':');
        if (!equalsIgnoringCase(line.substr(0, colon), name)) continue;
        mLentHeader = line.substr(colon + 2);
        return mLentHeader.get() ? mLentHeader.get() : "";
    }
    for (auto it = mCustomHeaders.rbegin(); it != mCustomHeaders.rend(); ++it)
        if (equalsIgnoringCase(it->name, name)) return it->value.c_str();
    return nullptr;
}

void Account::setCustomHeader(const char *name, const char *value) {
    if (!name || !*name) return;
    if (isReservedHeader(name)) {
        logWarning("[%s] header %s cannot be set by the application", mParams->idKey.get(), name);
        return;
    }
    const std::string text = value ? value : "";
    if (std::string(name).append(text).find_first_of("\r\n") != std::string::npos) {
        logError("[%s] a custom header with a line break is refused", mParams->idKey.get());
        return;
    }
    std::erase_if(mCustomHeaders,
                  [&](const sip::HeaderField &header) { return equalsIgnoringCase(header.name, name); });
    if (value) mCustomHeaders.push_back({name, text});
    mCustomHeadersChanged = true;
    editedParams();
}

const bctbx_list_t *Account::callbacksList() {
    mLentCallbacks.clear();
    for (const Ref<AccountCbs> &callbacks : mCallbacks.items())
        mLentCallbacks.append(callbacks->toC());
    return mLentCallbacks.get();
}

void Account::setState(LinphoneRegistrationState state, const std::string &message) {
    if (state == mState && state != LinphoneRegistrationOk) return;
    const Ref<Account> keepAlive(this);
    mState = state;
    logMessage("[%s] %s: registration state %d, %s", mRegistration ? mRegistration->callId().get() : "-",
               mParams->identityText() ? mParams->identityText() : "no identity", static_cast<int>(state),
               message.c_str());
    updateDependents(state, message);
    if (mState != state) return; // a listener of a dependent account has already moved us on
    mCallbacks.notify(*this, [&](AccountCbs &callbacks) {
        if (const auto function = callbacks.registrationStateChanged())
            guard("registration_state_changed", [&] { function(toC(), state, message.c_str()); });
    });
    if (AccountContext *core = context()) core->notifyRegistrationState(*this, state, message.c_str());
}

void Account::setPushToken(std::string_view token) {
    if (mEdited) mEdited->setPushToken(token);
    AccountContext *core = context();
    if (mParams->setPushToken(token) && core && core->isPushEnabled()) requestRegistration();
}

const char *Account::transportName() const {
    const char *serviceRoute = mState == LinphoneRegistrationOk ? customHeader("Service-Route") : nullptr;
    const Ref<Address> route = serviceRoute ? Address::parseHeaderValue(serviceRoute) : nullptr;
    if (!route) return shownParams().transportName();
    return toName(route->transportType());
}

// Registration

Registration &Account::registration() {
    if (!mRegistration) mRegistration.reset(new Registration(context()->registrationContext(), *this));
    return *mRegistration;
}

void Account::closeEdit() {
    if (mEdited) mParams = std::exchange(mEdited, nullptr);
    mCustomHeadersChanged = false;
}

void Account::added(std::shared_ptr<CoreLink> link) {
    if (mLink != link) {
        detach();
        mLink = std::move(link);
    }
    // Added again while it still says good-bye: let that go on without us.
    leaveBinding(mParams);
    mRegistration.reset();
    mAdded = true;
    mState = LinphoneRegistrationNone;
    resolveDependency();
    requestRegistration();
}

bool Account::removed() {
    const Ref<Account> keepAlive(this);
    mAdded = false;
    mWantsRegister = mWantsUnregister = false;
    AccountContext *core = context();
    if (core) {
        core->unschedule(*this);
        core->forgetAuthentication(*this);
    }
    mWaitsForCredentials = false;
    for (Account *dependent : std::exchange(mDependents, {})) {
        dependent->mMaster = nullptr;
        dependent->mParams->dependsOn = Text();
        dependent->requestRegistration(); // with its own contact now
    }
    if (mState == LinphoneRegistrationOk && mRegistration && core && core->isRegistrationPossible() &&
        !waitsForMaster()) {
        mRegistration->unregister();
        return true;
    }
    leaveBinding(mParams); // a REGISTER under way may still create a binding
    mRegistration.reset();
    if (mState != LinphoneRegistrationNone) setState(LinphoneRegistrationNone, "Registration disabled");
    return false;
}

void Account::requestRegistration() {
    if (!mAdded || !mParams->registerEnabled) return;
    mWantsRegister = true;
    if (AccountContext *core = context()) core->schedule(*this);
}

void Account::update() {
    AccountContext *core = context();
    if (!core || !mAdded) return;
    if (mWantsUnregister) {
        mWantsUnregister = false;
        core->forgetAuthentication(*this);
        mWaitsForCredentials = false;
        if (mState == LinphoneRegistrationOk && mRegistration) {
            mRegistration->unregister();
        } else if (mState == LinphoneRegistrationProgress || mState == LinphoneRegistrationFailed) {
            leaveBinding(mParams);
            mRegistration.reset();
            setState(LinphoneRegistrationCleared, "Registration cleared");
        }
        return;
    }
    if (mWantsRegister && core->isRegistrationPossible() && !waitsForMaster()) startRegistration();
}

void Account::startRegistration() {
    mWantsRegister = false;
    mWaitsForCredentials = false;
    AccountContext *core = context();
    core->forgetAuthentication(*this);
    clearError();
    registration().start();
    setState(LinphoneRegistrationProgress, "Registration in progress");
}

void Account::refreshRegister() {
    AccountContext *core = context();
    if (!core || !mAdded || !mParams->registerEnabled || !mRegistration || !mRegistration->hasHistory() ||
        mState == LinphoneRegistrationProgress || waitsForMaster())
        return;
    if (!core->isRegistrationPossible()) {
        logWarning("[%s] cannot refresh the registration: network is down", mParams->idKey.get());
        return;
    }
    core->forgetAuthentication(*this);
    mWaitsForCredentials = false;
    mRegistration->refresh();
    setState(LinphoneRegistrationProgress, "Refresh registration");
}

void Account::pauseRegister() {
    if (mRegistration) mRegistration->pause();
}

void Account::networkDown() {
    if (mRegistration) mRegistration->stop();
    mWaitsForCredentials = false;
    if (AccountContext *core = context()) core->forgetAuthentication(*this);
    requestRegistration();
    if (mState != LinphoneRegistrationNone && mParams->registerEnabled)
        setState(LinphoneRegistrationNone, "Registration impossible (network down)");
}

void Account::shutdown() {
    mWantsRegister = mWantsUnregister = false;
    if (!mRegistration) return;
    if (mParams->pushAllowed && context()->isPushEnabled()) return; // stays reachable through push
    if (mRegistration->mayBeBound()) mRegistration->unregister();
}

void Account::detach() noexcept {
    if (AccountContext *core = context()) {
        core->unschedule(*this);
        core->forgetAuthentication(*this);
    }
    mRegistration.reset();
    mAdded = false;
    mWaitsForCredentials = false;
}

// The cycle's questions and answers

RegisterForm Account::registerForm() const {
    const Address *masterContact = mMaster ? mMaster->contactAddress() : nullptr;
    return makeRegisterForm(*mParams, *context(), masterContact, mCustomHeaders);
}

const AuthInfo *Account::findAuthInfo() const {
    AccountContext *core = context();
    return core ? credentialsOf(shownParams(), *core, shownParams().realm.str(), {}) : nullptr;
}

const AuthInfo *Account::credentials(const std::string &realm, const std::string &algorithm) const {
    return credentialsOf(*mParams, *context(), realm, algorithm);
}

const DigestAuthenticationPolicy &Account::digestPolicy() const { return context()->digestPolicy(); }

void Account::onRegistered(const BindingConfirmation &confirmation) {
    const Ref<Account> keepAlive(this);
    clearError();
    rememberHeaders(confirmation.response);
    if (!confirmation.contact.empty() && mRegisteredContact.view() != confirmation.contact) {
        mRegisteredContact = confirmation.contact;
        mContact = nullptr;
    }
    setState(LinphoneRegistrationOk, "Registration successful");
}

void Account::onUnregistered() {
    const Ref<Account> keepAlive(this);
    clearError();
    mRegisteredContact = Text();
    mContact = nullptr;
    setState(LinphoneRegistrationCleared, "Unregistration done");
}

void Account::onRegistrationFailed(const RegistrationFailure &failure) {
    const Ref<Account> keepAlive(this);
    if (failure.response) rememberHeaders(*failure.response);
    errorInfo().setSip(failure.status, failure.phrase, failure.detail);
    if (!failure.detail.empty())
        logWarning("[%s] registration failed: %s", mParams->idKey.get(), failure.detail.c_str());
    if (failure.retriedAtOnce) {
        setState(LinphoneRegistrationProgress, "Service unavailable, retrying");
        return;
    }
    std::string message = failure.phrase;
    if (failure.cause == RegistrationFailure::Cause::Transport && !failure.detail.empty())
        message += ": " + failure.detail;
    setState(LinphoneRegistrationFailed, message);
}

void Account::onAuthenticationDemanded(const AuthenticationDemand &demand) {
    errorInfo().setSip(demand.status, demand.phrase);
    mWaitsForCredentials = true;
    if (demand.rejected) context()->credentialStore().markFailed(*demand.rejected);
    context()->requestAuthentication(*this, demand);
}

void Account::authenticationAnswered(bool mayFail) {
    if (!mWaitsForCredentials || !mRegistration) return;
    const Ref<Account> keepAlive(this);
    if (mRegistration->resumeWithCredentials()) {
        mWaitsForCredentials = false;
        setState(LinphoneRegistrationProgress, "Authentication...");
        return;
    }
    if (mayFail) mRegistration->failAuthentication();
}

// Dependency

bool Account::waitsForMaster() const noexcept {
    if (mMaster) return mMaster->state() != LinphoneRegistrationOk;
    return !mParams->dependsOn.empty();
}

bool Account::setDependency(Account *master) {
    for (Account *account = master; account; account = account->mMaster.get())
        if (account == this) {
            logError("[%s] refuses to depend on %s: that would be a cycle", mParams->idKey.get(),
                     master->mParams->idKey.get());
            return false;
        }
    if (mMaster == master) return true;
    if (mMaster) std::erase(mMaster->mDependents, this);
    mMaster = Ref<Account>(master);
    mParams->dependsOn = master ? master->mParams->idKey : Text();
    if (mEdited) mEdited->dependsOn = mParams->dependsOn;
    if (master) master->mDependents.push_back(this);
    requestRegistration();
    return true;
}

void Account::setDependsOn(std::string_view key) {
    editedParams().dependsOn = key;
    if (key.empty()) setDependency(nullptr);
}

void Account::resolveDependency() {
    AccountContext *core = context();
    if (!core) return;
    if (mParams->dependsOn.empty()) {
        if (mMaster) setDependency(nullptr);
        return;
    }
    if (mMaster && mMaster->mParams->idKey == mParams->dependsOn) return;
    Account *master = core->findByIdKey(mParams->dependsOn.view());
    if (!master)
        core->accountWantsMaster(*this);
    else if (!setDependency(master))
        setState(LinphoneRegistrationFailed, "Dependency cycle");
}

void Account::updateDependents(LinphoneRegistrationState state, const std::string &message) {
    const std::vector<Account *> now = mDependents;
    std::vector<Ref<Account>> dependents;
    dependents.reserve(now.size());
    for (Account *dependent : now)
        dependents.emplace_back(dependent);
    for (const Ref<Account> &dependent : dependents)
        if (dependent->mMaster == this) dependent->masterChanged(state, message);
}

void Account::masterChanged(LinphoneRegistrationState state, const std::string &message) {
    if (!mAdded || !mParams->registerEnabled) return;
    switch (state) {
    case LinphoneRegistrationOk:
        if (AccountContext *core = context(); core && core->isRegistrationPossible()) startRegistration();
        break;
    case LinphoneRegistrationCleared:
    case LinphoneRegistrationFailed:
        // Its contact leads through the master: tell its registrar that it is gone.
        leaveBinding(mParams);
        mRegistration.reset();
        requestRegistration();
        setState(state, message);
        break;
    default:
        break;
    }
}

} // namespace slimphone
