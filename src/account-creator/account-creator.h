/**
 * @file
 * Asks a server to create, activate, link and recover accounts, and sets them up in a core.
 */
#pragma once

#include "linphone/account_creator.h"

#include "account/account.h"
#include "base/c-list.h"
#include "base/callbacks.h"
#include "base/object.h"
#include "base/text.h"
#include "callbacks/account-creator-cbs.h"
#include "callbacks/account-creator-service.h"
#include "core/core.h"

#include <array>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <string_view>

namespace slimphone {

class XmlRpcSession;
namespace http {
class Exchange;
struct Response;
} // namespace http

/** One of the functions of releases before 3.9: its user data comes with it. */
struct LegacyCreatorCallback {
    void (*function)(LinphoneAccountCreator *creator, LinphoneAccountCreatorStatus status,
                     void *userData) = nullptr;
    void *userData = nullptr;
};

/**
 * Holds what is known of an account; an AccountCreatorService carries the requests out. The C handle
 * is the public part of the object, from which applications read the fields.
 */
class AccountCreator final : public Object, public _LinphoneAccountCreator {
public:
    using Action = AccountCreatorAction;
    using Status = LinphoneAccountCreatorStatus;
    using CHandle = LinphoneAccountCreator;

    /** Without @p url (nullptr) there is no XML-RPC session. Runs the constructor of the core's service. */
    static Ref<AccountCreator> create(Core &core, const char *url);

    LinphoneAccountCreator *toC() noexcept { return this; }
    const LinphoneAccountCreator *toC() const noexcept { return this; }
    static AccountCreator *toCpp(LinphoneAccountCreator *handle) noexcept {
        return static_cast<AccountCreator *>(handle);
    }
    static const AccountCreator *toCpp(const LinphoneAccountCreator *handle) noexcept {
        return static_cast<const AccountCreator *>(handle);
    }

    /** nullptr when it is gone. */
    Core *core() const noexcept { return *mCore ? Core::toCpp(*mCore) : nullptr; }
    AccountCreatorService &service() const noexcept { return *mService; }

    // Requests.
    /** Runs the slot of the service and gives what it returns; MissingCallbacks where there is none. */
    Status run(Action action);
    /** Tells the outcome: the older callbacks first, then the list. This may be the last of the object. */
    void notify(Action action, Status status, const char *response);
    /** The outcome that is known at once: notifies, and returns @p status. */
    Status answer(Action action, Status status, const char *response, std::string_view why);
    /** Missing arguments, told and returned. */
    Status missingArguments(Action action);
    /** Words about the last failure, nullptr without. */
    const char *errorText() const noexcept { return mErrorText.get(); }
    void setErrorText(std::string_view text) { mErrorText = Text(text); }
    /** The session of the XML-RPC backend; nullptr without. */
    XmlRpcSession *session() const noexcept { return mSession.get(); }
    /**
     * For a backend that speaks HTTP itself: @p start sends a request that is to be answered to the
     * handler it is given, and returns its handle, null when it cannot be sent: then this is false.
     * @p answered runs once, unless this object goes before; it may do anything.
     */
    using Answered = std::function<void(const http::Response &)>;
    bool exchange(const std::function<std::unique_ptr<http::Exchange>(Answered)> &start, Answered answered);

    // Fields. Setters check and answer with the numbers of the C API.
    LinphoneAccountCreatorUsernameStatus setUsername(const char *text);
    LinphoneAccountCreatorUsernameStatus setDisplayName(const char *text);
    LinphoneAccountCreatorPasswordStatus setPassword(const char *text);
    void setHa1(std::string_view text);
    LinphoneAccountCreatorPhoneNumberStatusMask setPhoneNumber(const char *number, const char *countryCode);
    /** What a server says, as it is. */
    void storePhoneNumber(std::string_view number);
    void storeUsername(std::string_view username);
    LinphoneAccountCreatorEmailStatus setEmail(const char *text);
    void setLanguage(std::string_view text);
    void setActivationCode(std::string_view text);
    LinphoneAccountCreatorDomainStatus setDomain(const char *text);
    bool setRoute(const char *text);
    LinphoneAccountCreatorAlgoStatus setAlgorithm(const char *text);
    /** Takes the numbers of LinphoneTransportType. */
    bool setTransport(int wanted);
    LinphoneTransportType transport() const noexcept { return mTransport; }
    void reset();

    Text pnProvider, pnParam, pnPrid, token, requestToken;
    /** What update_account changes to; unset: the user data, a C string. */
    Secret newPassword;
    bool setsAsDefault = true;
    bool wantsNewsletter = false;
    bool usesTestAdminAccount = false;
    std::array<LegacyCreatorCallback, kAccountCreatorActions> legacyCallbacks{};

    /** The proxy config that the backend takes defaults from; nullptr without. */
    Account *proxyConfig() const noexcept { return mProxyConfig.get(); }
    void setProxyConfig(Account *account) { mProxyConfig = Ref<Account>(account); }

    // Derived from the fields.
    /** [assistant] domain and algorithm for what is unset. */
    void fillDomainAndAlgorithm();
    /** newPassword or, without one, the user data read as a text; may be empty. */
    std::string_view newPasswordText() const noexcept;
    /** Username, else phone number; may be empty. */
    std::string_view user() const noexcept;
    /** The domain, else that of the proxy config; may be empty. */
    const char *effectiveDomain() const;
    const char *proxyDomain() const;
    /** sip:user@domain; null when one of them is not set on this object. */
    Ref<Address> identity() const;

    // Callbacks.
    /** The older kind: one for each creator. */
    AccountCreatorCbs &ownCallbacks() noexcept { return *mOwnCallbacks; }
    CallbacksList<AccountCreatorCbs> &callbacks() noexcept { return mCallbacks; }
    const bctbx_list_t *callbacksList();

    /** The account of the fields, set up in the core with its credentials. nullptr without identity. */
    Account *createAccountInCore();

private:
    AccountCreator(Core &core, const char *url);
    ~AccountCreator() override;
    void dispose() const noexcept override;
    AccountCreatorService::Function slot(Action action) const noexcept;
    void expose() noexcept;
    const Config *assistant() const noexcept;

    std::shared_ptr<LinphoneCore *> mCore;
    Ref<AccountCreatorService> mService;
    Ref<AccountCreatorService> mDefaults; ///< what a service that falls back falls back to
    Ref<XmlRpcSession> mSession;
    std::list<std::unique_ptr<http::Exchange>> mExchanges;
    Ref<AccountCreatorCbs> mOwnCallbacks;
    CallbacksList<AccountCreatorCbs> mCallbacks;
    LentList mLentCallbacks;
    Ref<Account> mProxyConfig;
    Ref<Account> mCreated; ///< what createAccountInCore() made last
    Text mUsername, mDisplayName, mPhoneNumber, mPhoneCountryCode, mEmail, mLanguage, mDomain, mRoute,
        mAlgorithm;
    Secret mPassword, mHa1, mActivationCode;
    Text mErrorText;
    LinphoneTransportType mTransport = LinphoneTransportTcp;
    bool mIsDestroyed = false;
};

/** Whether a SIP address can be made of these; nullptr does not matter. */
bool isUri(const char *username, const char *domain, const char *displayName);

/** "Missing required parameters", which applications are told with MissingArguments. */
extern const char *const kMissingParameters;

/** The user's password hashed for its realm; empty for an algorithm that is neither MD5 nor SHA-256. */
Secret accountHa1(std::string_view user, std::string_view domain, std::string_view password,
                  std::string_view algorithm);

} // namespace slimphone
