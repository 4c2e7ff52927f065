/**
 * @file
 * The core: accounts, credentials, settings and the SIP stack behind one handle, driven by
 * iterate().
 */
#pragma once

#include "linphone/core.h"
#include "linphone/core_utils.h"

#include "account/account-context.h"
#include "account/account.h"
#include "auth-info/credential-store.h"
#include "auth-info/digest-authentication-policy.h"
#include "base/callbacks.h"
#include "base/clock.h"
#include "base/object.h"
#include "callbacks/account-creator-service.h"
#include "callbacks/core-cbs.h"
#include "config/config.h"
#include "core/account-list.h"
#include "core/account-store.h"
#include "core/address-watch.h"
#include "core/authentication-queue.h"
#include "core/request-answers.h"
#include "core/settings.h"
#include "registration/register-window.h"
#include "settings/nat-policy.h"
#include "sip/stack.h"

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace slimphone {

class Provisioning;

namespace http {
class Client;
struct Request;
} // namespace http

class Core final : public HybridObject<LinphoneCore, Core>, private AccountContext {
public:
    /** Makes the SIP stack of a core; tests put another one there. */
    using StackFactory = std::function<std::unique_ptr<sip::Stack>(const Clock &)>;

    /** In state Ready. @p callbacks may be null and is added as the first one. */
    Core(Ref<Config> config, const Ref<CoreCbs> &callbacks, void *userData);

    // Lifecycle.
    LinphoneGlobalState globalState() const noexcept { return mState; }
    /** Restores accounts from the configuration, opens the transports. -1 unless Ready or Off. */
    int start();
    /**
     * Unregisters every account, waits a bounded time for the answers, closes. Called from
     * inside a callback of iterate() it takes effect when that iterate() ends.
     */
    void stop();
    /** The same without waiting: iterate() brings it to an end, in [misc] max_stop_async_time at most. */
    void stopAsync();
    void iterate();
    /** True while a callback of iterate() runs. */
    bool isIterating() const noexcept { return mIterating; }

    CallbacksList<CoreCbs> &callbacks() noexcept { return mCallbacks; }
    const CallbacksList<CoreCbs> &callbacks() const noexcept { return mCallbacks; }
    void addIterateHook(LinphoneCoreIterateHook hook, void *data);
    void removeIterateHook(LinphoneCoreIterateHook hook, void *data);
    /** @p table has to stay until it is removed. */
    void addListener(LinphoneCoreVTable &table) { mCallbacks.add(CoreCbs::overTable(table).get()); }
    void removeListener(const LinphoneCoreVTable &table);

    // Parts.
    Config &config() const noexcept { return *mConfig; }
    Settings &settings() noexcept { return mSettings; }
    const Settings &settings() const noexcept { return mSettings; }
    const std::shared_ptr<CoreLink> &link() const noexcept { return mLink; }
    const std::shared_ptr<LinphoneCore *> &handleSlot() const noexcept { return mHandleSlot; }
    /** Writes what is pending and the file now. False without a file or when it cannot be written. */
    bool saveConfig();

    // Accounts.
    /** -1 when the account has no server or identity. Adding twice does nothing. */
    int addAccount(Account &account);
    void removeAccount(Account &account);
    void clearAccounts();
    const AccountList &accounts() const noexcept { return mAccounts; }
    Account *defaultAccount() const noexcept { return mDefaultAccount.get(); }
    /** nullptr: none. An account that was not added is refused with a log line. */
    void setDefaultAccount(Account *account);
    /** Place of the default account, -1 without. */
    int defaultAccountIndex() const { return mAccounts.indexOf(mDefaultAccount.get()); }
    Account *accountByIdKey(std::string_view key) const { return mAccounts.findByKey(key); }
    /** The identity of the default account, the primary contact without one. */
    const char *identityText() const;
    void refreshRegisters();
    /** Tells the application of @p payload (may be nullptr) and sees that accounts are registered. */
    void pushReceived(const char *payload);

    // Credentials.
    void addAuthInfo(const AuthInfo &info);
    void removeAuthInfo(const AuthInfo &info);
    void clearAuthInfos();
    const CredentialStore &authInfos() const noexcept { return mCredentials; }
    const DigestAuthenticationPolicy *authenticationPolicy() const noexcept { return mPolicy.get(); }
    /** nullptr: a new one, which allows everything. */
    void setAuthenticationPolicy(DigestAuthenticationPolicy *policy);

    // Network and transports.
    bool isNetworkReachable() const noexcept { return mNetworkReachable; }
    /** Whether the core's network_reachable callback hears of a change. */
    enum class Announcement : std::uint8_t { Callback, None };
    /** The application says so; from then on the core does not look itself any more. */
    void setNetworkReachable(bool reachable, Announcement announcement = Announcement::Callback);
    /** Applies what the settings say of ports, TLS, DNS and so on to the running stack. */
    void applyStackSettings();
    /** New ports: closes everything and registers every account again. */
    /** False when one is not a port (nothing changes then) or could not be opened. */
    bool setPorts(const sip::TransportPorts &ports);
    sip::TransportPorts portsInUse() const;
    /** Whether accounts wait for a network. */
    void setNetworkNeeded(bool needed);

    // Account creation. The service is the application's or, once it was needed, the default one,
    // which ends with the stop.
    AccountCreatorService *accountCreatorService() const noexcept { return mAccountCreatorService.get(); }
    /** nullptr: back to the default one. */
    void setAccountCreatorService(Ref<AccountCreatorService> service) {
        mAccountCreatorService = std::move(service);
        mAccountCreatorServiceIsDefault = false;
    }
    void setDefaultAccountCreatorService(Ref<AccountCreatorService> service) {
        mAccountCreatorService = std::move(service);
        mAccountCreatorServiceIsDefault = true;
    }

    // HTTP
    /** Where requests are sent; nullptr unless the core is started, and not yet stopping. */
    http::Client *httpClient();
    /**
     * A request with the core's credentials: of the URL's user, else of the default account, whose
     * address goes into a From header.
     */
    http::Request makeHttpRequest(std::string_view method, std::string_view url) const;

    /** For the document of the next start; false, with a log line, when it cannot be sent. */
    bool addProvisioningHeader(std::string_view name, std::string_view value);
    void clearProvisioningHeaders() noexcept;

    bool isInBackground() const noexcept { return mInBackground; }
    void enterBackground();
    void enterForeground();

    NatPolicy *natPolicy();
    void setNatPolicy(NatPolicy *policy);
    void setStunServer(std::string_view server);
    /** The policy in the terms of the older API, which has no UPnP here. */
    LinphoneFirewallPolicy firewallPolicy();
    void setFirewallPolicy(LinphoneFirewallPolicy policy);

    /** Accounts that allow push register again when this changes. */
    void setPushEnabled(bool enabled);
    /** Some account knows enough for push. */
    bool isPushAvailable() const;
    /** The platform's token, for all accounts that allow push; empty forgets it. */
    void setPushToken(std::string_view token);

    /** Before start(): for tests. */
    void setStackFactory(StackFactory factory) { mStackFactory = std::move(factory); }
    void setClock(const Clock &clock) { mClock = &clock; }
    void setAddressProbe(AddressWatch::Probe probe) { mAddressWatch.setProbe(std::move(probe)); }

private:
    using AccountFunction = void (*)(LinphoneCore *core, LinphoneAccount *account);

    ~Core() override;
    void dispose() const noexcept override;

    // AccountContext
    LinphoneCore *coreHandle() noexcept override { return toC(); }
    const RegistrationContext &registrationContext() const override { return *mRegistrationContext; }
    const Config &accountConfig() const override { return *mConfig; }
    CredentialStore &credentialStore() override { return mCredentials; }
    const DigestAuthenticationPolicy &digestPolicy() const override { return *mPolicy; }
    bool isRegistrationPossible() const override;
    bool isPushEnabled() const override { return mSettings.isPushEnabled(); }
    const std::string &instanceId() const override { return mSettings.instanceId(); }
    const std::string &supportedTags() const override { return mSettings.supportedTags(); }
    const std::string &specs() const override { return mSettings.specs(); }
    std::shared_ptr<const sip::TlsIdentity> tlsIdentity() const override;
    bool endsPreviousContact() const override {
        return mConfig->getBool("sip", "unregister_previous_contact", false);
    }
    bool putsDate() const override { return mConfig->getBool("sip", "put_date", false); }
    void schedule(Account &account) override;
    void unschedule(Account &account) noexcept override { account.setScheduled(false); }
    void accountParamsChanged(Account &account) override;
    void accountKeysChanged(Account &) override { mAccounts.keysChanged(); }
    void saveAccount(Account &account) override { mStore.changed(account); }
    void accountWantsMaster(Account &account) override { mAccounts.wantMaster(account); }
    Account *findByIdKey(std::string_view idKey) const override { return mAccounts.findByKey(idKey); }
    void notifyRegistrationState(Account &account, LinphoneRegistrationState state,
                                 const char *message) override;
    void requestAuthentication(Account &account, const AuthenticationDemand &demand) override;
    void forgetAuthentication(Account &account) noexcept override { mAuthentication.forget(account); }
    void adopt(std::unique_ptr<Farewell> farewell) override;

    void setGlobalState(LinphoneGlobalState state, const char *message);
    template <class Call>
    void notify(Call &&call) {
        mCallbacks.notify(*this, std::forward<Call>(call));
    }
    void notifyNetworkReachable();
    void changeNetwork(bool reachable, Announcement announcement);
    void beginMove();
    void reopenTransports();
    /** Some accounts more go down; true when no move to another network is under way any more. */
    bool continueMove(TimePoint deadline);
    void notifyAccount(const char *name, AccountFunction CoreCbs::Newer::*member, Account *account);
    void provision();
    void configured(LinphoneConfiguringState state, const char *message);
    void notifyConfiguring(LinphoneConfiguringState state, const char *message);
    /** Opens the transports; readAccounts() does the rest of what needs the configuration. */
    void open();
    std::unique_ptr<sip::Stack> makeStack() const;
    Ref<NatPolicy> firstNatPolicy() const;
    void saveNatPolicy();
    /** Goes on until @p deadline; the core is On when all are there. */
    void readAccounts(TimePoint deadline);
    void turn(TimePoint deadline);
    void doPendingWork(TimePoint deadline);
    void askForCredentials();
    void reapDeparted();
    /** Saves what changed, until @p deadline; without one all of it, now. */
    void flushConfig(TimePoint deadline);
    bool isUnregistrationOver() const;
    void beginShutdown(Duration limit);
    void finishShutdown();

    std::shared_ptr<CoreLink> mLink;
    std::shared_ptr<LinphoneCore *> mHandleSlot;
    Ref<Config> mConfig;
    Settings mSettings;
    const Clock *mClock = &Clock::steady();
    StackFactory mStackFactory;
    CallbacksList<CoreCbs> mCallbacks;
    struct IterateHook {
        LinphoneCoreIterateHook function;
        void *data;
    };
    std::vector<IterateHook> mHooks;

    CredentialStore mCredentials;
    Ref<DigestAuthenticationPolicy> mPolicy;
    Ref<NatPolicy> mNatPolicy;
    TimerQueue mTimers;
    FlowBindings mFlows;
    std::unique_ptr<sip::Stack> mStack;
    RequestAnswers mAnswers{mSettings};
    std::unique_ptr<http::Client> mHttp; ///< once asked for
    Ref<AccountCreatorService> mAccountCreatorService;
    bool mAccountCreatorServiceIsDefault = false;
    std::unique_ptr<RegisterWindow> mWindow;
    RetryPolicy mRetryPolicy;
    std::size_t mUnregistering = 0;
    mutable std::optional<std::shared_ptr<const sip::TlsIdentity>> mTlsIdentity; ///< once asked for
    std::optional<RegistrationContext> mRegistrationContext;                     ///< while there is a stack

    AccountList mAccounts;
    AccountStore mStore;
    Ref<Account> mDefaultAccount;
    std::deque<Ref<Account>> mWork;
    std::unique_ptr<Provisioning> mProvisioning; ///< while the document is awaited and applied
    std::vector<sip::HeaderField> mProvisioningHeaders;
    AuthenticationQueue mAuthentication;
    /** Removed accounts and left bindings that still say good-bye, with their time limit. */
    struct Departed {
        Ref<Account> account;
        std::unique_ptr<Farewell> farewell;
        TimePoint limit;
    };
    std::deque<Departed> mDeparted;

    AddressWatch mAddressWatch{[this] { beginMove(); }};
    /** Accounts that still have to go down because the host has moved; engaged until they come up. */
    std::optional<std::deque<Ref<Account>>> mMoving;

    TimePoint mNextFlush{};
    TimePoint mShutdownLimit{};
    TimePoint mLastShutdownProgress{};
    std::size_t mShutdownRemaining = 0;
    LinphoneGlobalState mState = LinphoneGlobalOff;
    bool mNetworkReachable = true;
    bool mNetworkIsTold = false; ///< by the application
    bool mInBackground = false;
    bool mReadsAccounts = false;
    bool mHasReadCredentials = false; ///< while it reads accounts
    bool mIterating = false;
    bool mStopRequested = false;
};

} // namespace slimphone
