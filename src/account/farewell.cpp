#include "account/farewell.h"

#include "account/register-form.h"
#include "auth-info/credential-store.h"

namespace slimphone {

Farewell::Farewell(std::shared_ptr<CoreLink> link, Ref<AccountParams> params, Ref<Address> masterContact,
                   std::unique_ptr<Registration> registration)
    : mLink(std::move(link)), mParams(std::move(params)), mMasterContact(std::move(masterContact)),
      mRegistration(std::move(registration)) {
    mRegistration->setClient(*this);
}

Farewell::~Farewell() = default;

void Farewell::begin() {
    if (!mRegistration->isUnregistering()) mRegistration->unregister();
}

RegisterForm Farewell::registerForm() const {
    return makeRegisterForm(*mParams, *mLink->context, mMasterContact.get(), {});
}

const AuthInfo *Farewell::credentials(const std::string &realm, const std::string &algorithm) const {
    return credentialsOf(*mParams, *mLink->context, realm, algorithm);
}

const DigestAuthenticationPolicy &Farewell::digestPolicy() const { return mLink->context->digestPolicy(); }

void Farewell::onAuthenticationDemanded(const AuthenticationDemand &) {
    // Nobody can be asked for the password of an account that is gone.
    mRegistration->stop();
    mEnded = true;
}

const AuthInfo *credentialsOf(const AccountParams &params, AccountContext &context, const std::string &realm,
                              const std::string &algorithm) {
    const Address *identity = params.identity();
    if (!identity || !identity->username()) return nullptr;
    const char *domain = identity->domain();
    return context.credentialStore().find(identity->username(), realm, domain ? domain : "", algorithm);
}

} // namespace slimphone
