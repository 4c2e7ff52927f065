#include "account/account.h"

#include "account/farewell.h"
#include "account/register-form.h"
#include "auth-info/credential-store.h"
#include "base/guard.h"
#include "base/log.h"
#include "error-info/error-info.h"
#include "sip/headers.h"
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
    if (!mEdited) mEdited = mParams->cloneForEdit();
    return *mEdited;
}

void Account::edit() {
    if (mEdited)
        logMessage("%s [%s] edit: an edit is open already", name(), logCallId());
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
        logError("%s [%s] parameters without identity or server are refused", name(), logCallId());
        return -1;
    }
    const Ref<AccountParams> old = std::exchange(mParams, std::move(params));
    const bool headersChanged = static_cast<bool>(mEditedHeaders);
    if (mEditedHeaders) mCustomHeaders = std::move(*std::exchange(mEditedHeaders, nullptr));
    if (!mRegisteredContact) mContact = nullptr; // it was made of the identity
    if (!mAdded) return 0;

    const ParamsChange change = old->compare(*mParams);
    // A GRUU names the device wherever it comes from: the new REGISTER replaces the old binding.
    const bool keepsBinding = old->hasSameIdentity(*mParams) && mRegisteredContact && contactAddress() &&
                              contactAddress()->hasUriParameter("gr");
    if (change == ParamsChange::Move && !keepsBinding) {
        leaveBinding(old);
        forgetContact();
        if (mRegistration) mRegistration->forgetBinding();
    }
    if (old->registerEnabled && !mParams->registerEnabled) {
        mWantsRegister = false;
        mWantsUnregister = true;
    } else if (mParams->registerEnabled && (change != ParamsChange::None || headersChanged)) {
        mWantsUnregister = false;
        mWantsRegister = true;
    }
    resolveDependency();
    if (AccountContext *core = context()) {
        if (old->idKey != mParams->idKey || old->refKey != mParams->refKey) core->accountKeysChanged(*this);
        core->accountParamsChanged(*this);
        if (mWantsRegister || mWantsUnregister) core->schedule(*this);
    }
    return 0;
}

void Account::save() {
    AccountContext *core = context();
    if (core && mAdded) core->saveAccount(*this);
}

void Account::leaveBinding(const Ref<AccountParams> &oldParams) {
    AccountContext *core = context();
    if (!core || !mRegistration || !mRegistration->mayBeBound() || !core->isRegistrationPossible()) return;
    forgetCredentialsDemand();
    core->adopt(std::make_unique<Farewell>(mLink, oldParams, mBorrowedContact, std::move(mRegistration)));
}

void Account::forgetCredentialsDemand() {
    mWaitsForCredentials = false;
    if (AccountContext *core = context()) core->forgetAuthentication(*this);
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

void Account::forgetContact() {
    mRegisteredContact = Text();
    mContact = nullptr;
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
    for (std::string_view rest = mAnswerHeaders.view(); !rest.empty();) {
        const auto end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end + 1);
        const auto colon = line.find(':');
        if (!equalsIgnoringCase(line.substr(0, colon), name)) continue;
        mLentHeader = line.substr(colon + 2);
        return mLentHeader.get() ? mLentHeader.get() : "";
    }
    if (mRegisteredContact && equalsIgnoringCase(name, "Contact")) return mRegisteredContact.get();
    for (const sip::HeaderField &header : mEditedHeaders ? *mEditedHeaders : mCustomHeaders)
        if (equalsIgnoringCase(header.name, name)) return header.value.c_str();
    return nullptr;
}

void Account::setCustomHeader(const char *name, const char *value) {
    if (!name || !*name) return;
    if (isReservedHeader(name)) {
        logWarning("%s [%s] header %s cannot be set by the application", this->name(), logCallId(), name);
        return;
    }
    const std::string text = value ? value : "";
    if (std::string(name).append(text).find_first_of("\r\n") != std::string::npos) {
        logError("%s [%s] a custom header with a line break is refused", this->name(), logCallId());
        return;
    }
    if (!mEditedHeaders) mEditedHeaders = std::make_unique<std::vector<sip::HeaderField>>(mCustomHeaders);
    std::erase_if(*mEditedHeaders,
                  [&](const sip::HeaderField &header) { return equalsIgnoringCase(header.name, name); });
    if (value) mEditedHeaders->push_back({name, text});
    editedParams();
}

const bctbx_list_t *Account::callbacksList() {
    mLentCallbacks.clear();
    for (const Ref<AccountCbs> &callbacks : mCallbacks.items())
        mLentCallbacks.append(callbacks->toC());
    return mLentCallbacks.get();
}

const char *Account::logCallId() const noexcept {
    const char *callId = mRegistration ? mRegistration->callId().get() : nullptr;
    return callId ? callId : "-";
}

void Account::setState(LinphoneRegistrationState state, const std::string &message) {
    if (state == mState && state != LinphoneRegistrationOk) return;
    const Ref<Account> keepAlive(this);
    mState = state;
    logMessage("%s [%s] registration state %d, %s", name(), logCallId(), static_cast<int>(state),
               message.c_str());
    updateDependents(message);
    // Whoever moves us on, dependents' listeners included, has the others hear of the newer state only.
    mCallbacks.notify(*this, [&](AccountCbs &callbacks) {
        if (mState != state) return;
        if (const auto function = callbacks.registrationStateChanged())
            guard("registration_state_changed", [&] { function(toC(), state, message.c_str()); });
    });
    if (AccountContext *core = context()) core->notifyRegistrationState(*this, state, message.c_str());
}

void Account::setCustomParam(std::string_view key, std::string_view value) {
    if (mEdited) mEdited->setCustomParam(key, value);
    mParams->setCustomParam(key, value);
    if (AccountContext *core = context(); core && mAdded) core->accountParamsChanged(*this);
}

void Account::setContactAddress(const Address *address) {
    mRegisteredContact = address ? Text(address->toNameAddr()) : Text();
    mContact = nullptr;
}

void Account::setPushToken(std::string_view token) {
    if (mEdited) mEdited->setPushToken(token);
    if (!mParams->setPushToken(token)) return;
    save();
    AccountContext *core = context();
    if (core && core->isPushEnabled()) requestRegistration();
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
    if (mEditedHeaders) mCustomHeaders = std::move(*std::exchange(mEditedHeaders, nullptr));
    if (!mRegisteredContact) mContact = nullptr;
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
    mWantsRegister = mWantsUnregister = mPausesAtTheEnd = false;
    AccountContext *core = context();
    if (core) core->unschedule(*this);
    forgetCredentialsDemand();
    for (Account *dependent : std::exchange(mDependents, {}))
        dependent->masterRemoved();
    if (mState == LinphoneRegistrationOk && mRegistration && core && core->isRegistrationPossible()) {
        if (!mRegistration->isUnregistering()) mRegistration->unregister();
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
        forgetCredentialsDemand();
        if (mState == LinphoneRegistrationOk && mRegistration) {
            mRegistration->unregister();
        } else if (mState != LinphoneRegistrationNone) {
            leaveBinding(mParams);
            mRegistration.reset();
            setState(LinphoneRegistrationCleared, "Registration cleared");
        }
    } else if (mDependencyIsRefused && mParams->registerEnabled) {
        leaveBinding(mParams);
        mRegistration.reset();
        errorInfo().set({}, LinphoneReasonUnknown, 0, "Dependency cycle", {});
        setState(LinphoneRegistrationFailed, "Dependency cycle");
    } else if (mWantsRegister && core->isRegistrationPossible() && !waitsForMaster()) {
        startRegistration();
    } else if (mWantsRegister && mMaster && isRegisteredOrAboutTo()) {
        followMaster();
    }
    if (mWantsRegister && !mRegistration && isRegisteredOrAboutTo()) {
        // It has left its binding, and cannot make a new one yet.
        setState(LinphoneRegistrationNone, "Registration waits for the account that this one depends on");
    }
}

void Account::startRegistration() {
    mWantsRegister = mPausesAtTheEnd = false;
    if (mMaster && hasBorrowedAnotherContact()) leaveBinding(mParams);
    forgetCredentialsDemand();
    clearError();
    Address *masterContact = mMaster ? mMaster->contactAddress() : nullptr;
    mBorrowedContact = masterContact ? masterContact->clone() : nullptr;
    registration().start();
    setState(LinphoneRegistrationProgress, "Registration in progress");
}

void Account::refreshRegister() {
    AccountContext *core = context();
    if (!core || !mAdded || !mParams->registerEnabled || !mRegistration || !mRegistration->hasHistory() ||
        waitsForMaster())
        return;
    if (mState == LinphoneRegistrationProgress) return;
    if (!core->isRegistrationPossible()) {
        logWarning("%s [%s] cannot refresh the registration: network is down", name(), logCallId());
        return;
    }
    forgetCredentialsDemand();
    mRegistration->refresh();
    setState(LinphoneRegistrationProgress, "Refresh registration");
}

void Account::pauseRegister() {
    if (!mRegistration || mRegistration->isUnregistering()) return;
    // What is under way is still told how it ends: nobody is left in Progress.
    if (mState == LinphoneRegistrationProgress)
        mPausesAtTheEnd = true;
    else
        mRegistration->pause();
}

void Account::pauseIfWanted() {
    if (std::exchange(mPausesAtTheEnd, false)) mRegistration->pause();
}

void Account::networkDown() {
    const bool wasUnregistering = mRegistration && mRegistration->isUnregistering();
    mPausesAtTheEnd = false;
    if (mRegistration) mRegistration->stop();
    forgetCredentialsDemand();
    requestRegistration();
    if (mState != LinphoneRegistrationNone && mParams->registerEnabled)
        setState(LinphoneRegistrationNone, "Registration impossible (network down)");
    else if (wasUnregistering) // switched off, and no answer can come any more
        setState(LinphoneRegistrationCleared, "Registration cleared");
}

void Account::shutdown() {
    mWantsRegister = mWantsUnregister = false;
    if (!mRegistration) return;
    if (!mParams->unregisterAtStop) return;
    if (mParams->pushAllowed && context()->isPushEnabled()) return; // stays reachable through push
    if (mRegistration->mayBeBound() && !mRegistration->isUnregistering()) mRegistration->unregister();
}

void Account::giveUp() {
    const bool isUnanswered =
        mState == LinphoneRegistrationProgress || (mRegistration && mRegistration->isUnregistering());
    if (!isUnanswered) return;
    if (mRegistration) mRegistration->stop();
    errorInfo().setSip(408, "Request timeout");
    setState(LinphoneRegistrationFailed, "Request timeout");
}

void Account::detach() noexcept {
    if (AccountContext *core = context()) core->unschedule(*this);
    forgetCredentialsDemand();
    mRegistration.reset();
    mAdded = false;
}

// The cycle's questions and answers

RegisterForm Account::registerForm() const {
    return makeRegisterForm(*mParams, *context(), mBorrowedContact.get(), mCustomHeaders);
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
    pauseIfWanted();
    setState(LinphoneRegistrationOk, "Registration successful");
}

void Account::onUnregistered() {
    const Ref<Account> keepAlive(this);
    clearError();
    forgetContact();
    mPausesAtTheEnd = false;
    setState(LinphoneRegistrationCleared, "Unregistration done");
}

void Account::onRegistrationFailed(const RegistrationFailure &failure) {
    const Ref<Account> keepAlive(this);
    if (failure.response) rememberHeaders(*failure.response);
    const auto retryAfter =
        failure.response ? sip::parseDeltaSeconds(failure.response->header("Retry-After")) : std::nullopt;
    errorInfo().setSip(failure.status, failure.phrase, failure.detail,
                       static_cast<int>(std::min<std::uint32_t>(retryAfter.value_or(0), INT32_MAX)));
    if (!failure.detail.empty())
        logWarning("%s [%s] registration failed: %s", name(), logCallId(), failure.detail.c_str());
    if (failure.retriedSoon) {
        setState(LinphoneRegistrationProgress, "Service unavailable, retrying");
        return;
    }
    pauseIfWanted();
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

} // namespace slimphone
