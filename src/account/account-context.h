/**
 * @file
 * What an account needs from the core that it lives in.
 */
#pragma once

#include "linphone/types.h"

#include "registration/registration.h"

#include <memory>
#include <string>

namespace slimphone {

class Account;
class AccountParams;
class AuthInfo;
class Config;
class CredentialStore;
class DigestAuthenticationPolicy;
class Farewell;

/** Implemented by the core. Accounts reach it through a CoreLink, which outlives it. */
class AccountContext {
public:
    virtual LinphoneCore *coreHandle() noexcept = 0;
    virtual const RegistrationContext &registrationContext() const = 0;
    virtual const Config &accountConfig() const = 0;
    virtual CredentialStore &credentialStore() = 0;
    virtual const DigestAuthenticationPolicy &digestPolicy() const = 0;

    /** Network up, transports open, core started. */
    virtual bool isRegistrationPossible() const = 0;
    virtual bool isPushEnabled() const = 0;
    virtual const std::string &instanceId() const = 0;    ///< UUID, empty: none
    virtual const std::string &supportedTags() const = 0; ///< value of Supported
    virtual const std::string &specs() const = 0;         ///< value of +org.linphone.specs, empty: none
    /** Client certificate for TLS, nullptr without. */
    virtual std::shared_ptr<const sip::TlsIdentity> tlsIdentity() const = 0;
    virtual bool putsDate() const = 0;
    /** A binding at an address that we had before is to end with the next REGISTER. */
    virtual bool endsPreviousContact() const = 0;

    /** Account::update() will be called in the next linphone_core_iterate(). */
    virtual void schedule(Account &account) = 0;
    virtual void unschedule(Account &account) noexcept = 0;
    /** To be saved; accounts that wait for this one as their master look for it again. */
    virtual void accountParamsChanged(Account &account) = 0;
    /** Its idkey or refkey is another one. */
    virtual void accountKeysChanged(Account &account) = 0;
    /** Something that is kept in the configuration has changed. */
    virtual void saveAccount(Account &account) = 0;
    /** Its depends_on names an account that is not there yet; added() of that one will tell it. */
    virtual void accountWantsMaster(Account &account) = 0;
    virtual Account *findByIdKey(std::string_view idKey) const = 0;

    virtual void notifyRegistrationState(Account &account, LinphoneRegistrationState state,
                                         const char *message) = 0;
    /** Asks the application, then calls Account::authenticationAnswered(). */
    virtual void requestAuthentication(Account &account, const AuthenticationDemand &demand) = 0;
    virtual void forgetAuthentication(Account &account) noexcept = 0;

    /** Keeps @p farewell until it has ended. */
    virtual void adopt(std::unique_ptr<Farewell> farewell) = 0;

protected:
    ~AccountContext() = default;
};

/** Shared by a core and its accounts; the core empties it when it goes. */
struct CoreLink {
    AccountContext *context;
};

} // namespace slimphone
