/**
 * @file
 * The end of a binding that its account has left behind.
 */
#pragma once

#include "account/account-context.h"
#include "account/account-params.h"
#include "registration/registration.h"

#include <memory>

namespace slimphone {

/**
 * The unREGISTER of a binding whose account moved to another identity or server, or was removed
 * before an answer came. Challenges are answered; nobody hears of the outcome.
 */
class Farewell final : private RegistrationClient {
public:
    /** @p masterContact is the contact that was registered instead of an automatic one, if any. */
    Farewell(std::shared_ptr<CoreLink> link, Ref<AccountParams> params, Ref<Address> masterContact,
             std::unique_ptr<Registration> registration);
    Farewell(const Farewell &) = delete;
    Farewell &operator=(const Farewell &) = delete;
    ~Farewell();

    /** Sends the unREGISTER, unless it is under way already. */
    void begin();
    bool hasEnded() const noexcept { return mEnded; }

private:
    const char *name() const noexcept override { return mParams->logName(); }
    RegisterForm registerForm() const override;
    const AuthInfo *credentials(const std::string &realm, const std::string &algorithm) const override;
    const DigestAuthenticationPolicy &digestPolicy() const override;
    void onRegistered(const BindingConfirmation &) override { mEnded = true; }
    void onUnregistered() override { mEnded = true; }
    void onRegistrationFailed(const RegistrationFailure &) override { mEnded = true; }
    void onAuthenticationDemanded(const AuthenticationDemand &) override;

    std::shared_ptr<CoreLink> mLink;
    Ref<AccountParams> mParams;
    Ref<Address> mMasterContact;
    std::unique_ptr<Registration> mRegistration;
    bool mEnded = false;
};

/** The credentials of the identity of @p params for a challenge; nullptr without. */
const AuthInfo *credentialsOf(const AccountParams &params, AccountContext &context, const std::string &realm,
                              const std::string &algorithm);

} // namespace slimphone
