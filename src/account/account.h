/**
 * @file
 * An account, which is also the proxy config of the older API: one object with two faces.
 */
#pragma once

#include "linphone/types.h"

#include "account/account-context.h"
#include "account/account-params.h"
#include "base/callbacks.h"
#include "base/object.h"
#include "callbacks/account-cbs.h"
#include "error-info/error-info.h"
#include "registration/registration.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace slimphone {

class Account final : public HybridObject<LinphoneAccount, Account>, private RegistrationClient {
public:
    /** @p link may be null: an account of no core until it is added to one. Shares @p params. */
    Account(std::shared_ptr<CoreLink> link, Ref<AccountParams> params);
    /** A new account with a copy of the parameters, not in any core's list. */
    Ref<Account> clone() const;

    // The two faces.
    LinphoneProxyConfig *toProxyConfig() noexcept { return reinterpret_cast<LinphoneProxyConfig *>(this); }
    static Account *toCpp(LinphoneProxyConfig *handle) noexcept {
        return reinterpret_cast<Account *>(handle);
    }
    static const Account *toCpp(const LinphoneProxyConfig *handle) noexcept {
        return reinterpret_cast<const Account *>(handle);
    }
    using HybridObject::toCpp;
    void setProxyUserData(void *data) noexcept { mProxyUserData = data; }
    void *proxyUserData() const noexcept { return mProxyUserData; }

    LinphoneCore *core() const noexcept;
    AccountContext *context() const noexcept { return mLink ? mLink->context : nullptr; }

    // Parameters. The account API replaces them as a whole, the proxy config API edits a copy.
    const AccountParams &params() const noexcept { return *mParams; }
    /** What getters of the proxy config answer from: the open edit, else the parameters. */
    const AccountParams &shownParams() const noexcept { return mEdited ? *mEdited : *mParams; }
    /** What setters of the proxy config write to; opens an edit. */
    AccountParams &editedParams();
    /** Replaces the parameters by a copy of @p params. -1 when they are not valid, without change. */
    int setParams(const AccountParams &params);
    void edit();
    /** Makes the edit effective. -1 without an open edit or when it is not valid. */
    int done();
    bool isEditing() const noexcept { return static_cast<bool>(mEdited); }

    // State.
    LinphoneRegistrationState state() const noexcept { return mState; }
    LinphoneReason error() const noexcept;
    ErrorInfo &errorInfo();
    /** Contact address as registered, the bare identity before the first Ok, nullptr without identity. */
    Address *contactAddress();
    /** What contactAddress() gives until the registrar's next answer; nullptr forgets it. */
    void setContactAddress(const Address *address);
    /** A value that an application keeps here; effective and saved at once. */
    void setCustomParam(std::string_view key, std::string_view value);
    /** Header of the last final answer, else a custom header that was set. nullptr without. */
    const char *customHeader(const char *name) const;
    void setCustomHeader(const char *name, const char *value);
    const AuthInfo *findAuthInfo() const;

    // Registration.
    void refreshRegister();
    void pauseRegister();
    /** The platform's token, for an account that allows push: it registers again with it. */
    void setPushToken(std::string_view token);
    /** Of the Service-Route (RFC 3608) when the registrar gave one, else of the parameters. */
    const char *transportName() const;

    // Dependency.
    Account *dependency() const noexcept { return mMaster.get(); }
    /**
     * nullptr removes it. False, without change, for itself or a cycle: the account is Failed then
     * until it gets a dependency that can be, or none.
     */
    bool setDependency(Account *master);
    /** By key, takes effect with done(); empty ends the dependency at once. */
    void setDependsOn(std::string_view key);

    CallbacksList<AccountCbs> &callbacks() noexcept { return mCallbacks; }
    const CallbacksList<AccountCbs> &callbacks() const noexcept { return mCallbacks; }
    const bctbx_list_t *callbacksList();

    // For the core.
    bool isAdded() const noexcept { return mAdded; }
    /** Makes an open edit effective without looking at it; adding does that. */
    void closeEdit();
    void added(std::shared_ptr<CoreLink> link);
    /** Looks for the account that depends_on names. */
    void resolveDependency();
    /** Leaves the core's list. True when an unREGISTER is under way: keep the object until it ends. */
    bool removed();
    /** Does what is pending; called in linphone_core_iterate(). */
    void update();
    /** Asks for a new registration at the next iterate, if registering is wanted. */
    void requestRegistration();
    void networkDown();
    /** Unregisters for shutdown; the registration setting stays. */
    void shutdown();
    /** Ends, at the end of a shutdown, what nobody has answered. */
    void giveUp();
    /** Cuts the tie to the core without a word to anybody. */
    void detach() noexcept;
    void authenticationAnswered(bool mayFail);
    bool isWaitingForCredentials() const noexcept { return mWaitsForCredentials; }
    /** Wanted by the core's work queue; gives what it was before. */
    bool setScheduled(bool isScheduled) noexcept { return std::exchange(mIsScheduled, isScheduled); }

private:
    ~Account() override;

    const char *name() const noexcept override { return mParams->logName(); }
    const char *logCallId() const noexcept;
    RegisterForm registerForm() const override;
    const AuthInfo *credentials(const std::string &realm, const std::string &algorithm) const override;
    const DigestAuthenticationPolicy &digestPolicy() const override;
    bool isAboutToStart() const override;
    std::string_view realmHint() const override { return mParams->realm.view(); }
    void onRegistered(const BindingConfirmation &confirmation) override;
    void onUnregistered() override;
    void onRegistrationFailed(const RegistrationFailure &failure) override;
    void onAuthenticationDemanded(const AuthenticationDemand &demand) override;

    int apply(Ref<AccountParams> params);
    void setState(LinphoneRegistrationState state, const std::string &message);
    void updateDependents(const std::string &message);
    /** Registers when the master is registered, ends when it has ended. */
    void followMaster();
    void masterRemoved();
    void changeMaster(Account *master);
    void refuseDependency();
    bool waitsForMaster() const noexcept;
    bool isRegisteredOrAboutTo() const noexcept {
        return mState == LinphoneRegistrationOk || mState == LinphoneRegistrationProgress;
    }
    bool hasBorrowedAnotherContact() const;
    Registration &registration();
    void startRegistration();
    void pauseIfWanted();
    void leaveBinding(const Ref<AccountParams> &oldParams);
    void forgetContact();
    void forgetCredentialsDemand();
    void save();
    void clearError();
    void rememberHeaders(const sip::Response &response);

    std::shared_ptr<CoreLink> mLink;
    Ref<AccountParams> mParams;
    Ref<AccountParams> mEdited;
    std::unique_ptr<Registration> mRegistration;
    Ref<ErrorInfo> mErrorInfo;
    Text mRegisteredContact; ///< as the registrar showed it; parsed when asked for
    Ref<Address> mContact;
    Text mAnswerHeaders; ///< "Name: value" lines of the last final answer
    std::vector<sip::HeaderField> mCustomHeaders;
    std::unique_ptr<std::vector<sip::HeaderField>> mEditedHeaders; ///< effective with done()
    mutable Text mLentHeader;
    CallbacksList<AccountCbs> mCallbacks;
    LentList mLentCallbacks;
    Ref<Account> mMaster;
    Ref<Address> mBorrowedContact; ///< the master's, as it stands in our REGISTER
    std::vector<Account *> mDependents;
    Text mMessageForDependents; ///< of the last change of state
    void *mProxyUserData = nullptr;
    LinphoneRegistrationState mState = LinphoneRegistrationNone;
    bool mAdded = false;
    bool mWantsRegister = false;   ///< a new registration is due
    bool mWantsUnregister = false; ///< registering was switched off
    bool mWaitsForCredentials = false;
    bool mDependencyIsRefused = false;
    bool mPausesAtTheEnd = false; ///< paused while a REGISTER was under way
    bool mIsScheduled = false;
};

} // namespace slimphone
