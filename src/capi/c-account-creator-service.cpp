#include "linphone/account_creator_backends.h"
#include "linphone/account_creator_service.h"
#include "linphone/api/c-account-creator-cbs.h"
#include "linphone/api/c-factory.h"

#include "callbacks/account-creator-cbs.h"
#include "callbacks/account-creator-service.h"
#include "capi/facade.h"

using namespace slimphone;

namespace {

using Action = AccountCreatorAction;
using CbsFunction = LinphoneAccountCreatorCbsStatusCb;
using SlotFunction = LinphoneAccountCreatorRequestFunc;

void set(LinphoneAccountCreatorCbs *cbs, Action action, CbsFunction function) noexcept {
    if (cbs) AccountCreatorCbs::toCpp(cbs)->setFunction(action, function);
}
CbsFunction get(const LinphoneAccountCreatorCbs *cbs, Action action) noexcept {
    return cbs ? AccountCreatorCbs::toCpp(cbs)->shown(action) : nullptr;
}
void set(LinphoneAccountCreatorService *service, Action action, SlotFunction function) noexcept {
    if (service) AccountCreatorService::toCpp(service)->setFunction(action, function);
}
SlotFunction get(const LinphoneAccountCreatorService *service, Action action) noexcept {
    return service ? AccountCreatorService::toCpp(service)->function(action) : nullptr;
}

} // namespace

// Callbacks

LinphoneAccountCreatorCbs *linphone_account_creator_cbs_new(void) {
    return give<AccountCreatorCbs>(__func__, [] { return make<AccountCreatorCbs>(); });
}

LinphoneAccountCreatorCbs *linphone_factory_create_account_creator_cbs(LinphoneFactory *factory) {
    return factory ? linphone_account_creator_cbs_new() : nullptr;
}

LinphoneAccountCreatorCbs *linphone_account_creator_cbs_ref(LinphoneAccountCreatorCbs *cbs) {
    return refHandle<AccountCreatorCbs>(cbs);
}

void linphone_account_creator_cbs_unref(LinphoneAccountCreatorCbs *cbs) {
    unrefHandle<AccountCreatorCbs>(cbs);
}

void linphone_account_creator_cbs_set_user_data(LinphoneAccountCreatorCbs *cbs, void *user_data) {
    if (cbs) AccountCreatorCbs::toCpp(cbs)->setUserData(user_data);
}

void *linphone_account_creator_cbs_get_user_data(const LinphoneAccountCreatorCbs *cbs) {
    return cbs ? AccountCreatorCbs::toCpp(cbs)->userData() : nullptr;
}

void linphone_account_creator_cbs_set_is_account_exist(LinphoneAccountCreatorCbs *cbs,
                                                       LinphoneAccountCreatorCbsStatusCb cb) {
    set(cbs, Action::IsAccountExist, cb);
}

LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_is_account_exist(const LinphoneAccountCreatorCbs *cbs) {
    return get(cbs, Action::IsAccountExist);
}

void linphone_account_creator_cbs_set_create_account(LinphoneAccountCreatorCbs *cbs,
                                                     LinphoneAccountCreatorCbsStatusCb cb) {
    set(cbs, Action::CreateAccount, cb);
}

LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_create_account(const LinphoneAccountCreatorCbs *cbs) {
    return get(cbs, Action::CreateAccount);
}

void linphone_account_creator_cbs_set_activate_account(LinphoneAccountCreatorCbs *cbs,
                                                       LinphoneAccountCreatorCbsStatusCb cb) {
    set(cbs, Action::ActivateAccount, cb);
}

LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_activate_account(const LinphoneAccountCreatorCbs *cbs) {
    return get(cbs, Action::ActivateAccount);
}

void linphone_account_creator_cbs_set_is_account_activated(LinphoneAccountCreatorCbs *cbs,
                                                           LinphoneAccountCreatorCbsStatusCb cb) {
    set(cbs, Action::IsAccountActivated, cb);
}

LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_is_account_activated(const LinphoneAccountCreatorCbs *cbs) {
    return get(cbs, Action::IsAccountActivated);
}

void linphone_account_creator_cbs_set_link_account(LinphoneAccountCreatorCbs *cbs,
                                                   LinphoneAccountCreatorCbsStatusCb cb) {
    set(cbs, Action::LinkAccount, cb);
}

LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_link_account(const LinphoneAccountCreatorCbs *cbs) {
    return get(cbs, Action::LinkAccount);
}

void linphone_account_creator_cbs_set_activate_alias(LinphoneAccountCreatorCbs *cbs,
                                                     LinphoneAccountCreatorCbsStatusCb cb) {
    set(cbs, Action::ActivateAlias, cb);
}

LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_activate_alias(const LinphoneAccountCreatorCbs *cbs) {
    return get(cbs, Action::ActivateAlias);
}

void linphone_account_creator_cbs_set_is_alias_used(LinphoneAccountCreatorCbs *cbs,
                                                    LinphoneAccountCreatorCbsStatusCb cb) {
    set(cbs, Action::IsAliasUsed, cb);
}

LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_is_alias_used(const LinphoneAccountCreatorCbs *cbs) {
    return get(cbs, Action::IsAliasUsed);
}

void linphone_account_creator_cbs_set_is_account_linked(LinphoneAccountCreatorCbs *cbs,
                                                        LinphoneAccountCreatorCbsStatusCb cb) {
    set(cbs, Action::IsAccountLinked, cb);
}

LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_is_account_linked(const LinphoneAccountCreatorCbs *cbs) {
    return get(cbs, Action::IsAccountLinked);
}

void linphone_account_creator_cbs_set_recover_account(LinphoneAccountCreatorCbs *cbs,
                                                      LinphoneAccountCreatorCbsStatusCb cb) {
    set(cbs, Action::RecoverAccount, cb);
}

LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_recover_account(const LinphoneAccountCreatorCbs *cbs) {
    return get(cbs, Action::RecoverAccount);
}

void linphone_account_creator_cbs_set_update_account(LinphoneAccountCreatorCbs *cbs,
                                                     LinphoneAccountCreatorCbsStatusCb cb) {
    set(cbs, Action::UpdateAccount, cb);
}

LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_update_account(const LinphoneAccountCreatorCbs *cbs) {
    return get(cbs, Action::UpdateAccount);
}

void linphone_account_creator_cbs_set_login_linphone_account(LinphoneAccountCreatorCbs *cbs,
                                                             LinphoneAccountCreatorCbsStatusCb cb) {
    set(cbs, Action::LoginLinphoneAccount, cb);
}

LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_login_linphone_account(const LinphoneAccountCreatorCbs *cbs) {
    return get(cbs, Action::LoginLinphoneAccount);
}

void linphone_account_creator_cbs_set_send_token(LinphoneAccountCreatorCbs *cbs,
                                                 LinphoneAccountCreatorCbsStatusCb cb) {
    set(cbs, Action::SendToken, cb);
}

LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_send_token(const LinphoneAccountCreatorCbs *cbs) {
    return get(cbs, Action::SendToken);
}

void linphone_account_creator_cbs_set_account_creation_request_token(LinphoneAccountCreatorCbs *cbs,
                                                                     LinphoneAccountCreatorCbsStatusCb cb) {
    set(cbs, Action::AccountCreationRequestToken, cb);
}

LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_account_creation_request_token(const LinphoneAccountCreatorCbs *cbs) {
    return get(cbs, Action::AccountCreationRequestToken);
}

void linphone_account_creator_cbs_set_account_creation_token_using_request_token(
    LinphoneAccountCreatorCbs *cbs, LinphoneAccountCreatorCbsStatusCb cb) {
    set(cbs, Action::AccountCreationTokenUsingRequestToken, cb);
}

LinphoneAccountCreatorCbsStatusCb linphone_account_creator_cbs_get_account_creation_token_using_request_token(
    const LinphoneAccountCreatorCbs *cbs) {
    return get(cbs, Action::AccountCreationTokenUsingRequestToken);
}

void linphone_account_creator_cbs_set_confirmation_key(LinphoneAccountCreatorCbs *cbs,
                                                       LinphoneAccountCreatorCbsStatusCb cb) {
    set(cbs, Action::ConfirmationKey, cb);
}

LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_confirmation_key(const LinphoneAccountCreatorCbs *cbs) {
    return get(cbs, Action::ConfirmationKey);
}

void linphone_account_creator_cbs_set_delete_account(LinphoneAccountCreatorCbs *cbs,
                                                     LinphoneAccountCreatorCbsStatusCb cb) {
    set(cbs, Action::DeleteAccount, cb);
}

LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_delete_account(const LinphoneAccountCreatorCbs *cbs) {
    return get(cbs, Action::DeleteAccount);
}

// Services

LinphoneAccountCreatorService *linphone_account_creator_service_new(void) {
    return give<AccountCreatorService>(__func__, [] { return make<AccountCreatorService>(); });
}

LinphoneAccountCreatorService *linphone_account_creator_service_ref(LinphoneAccountCreatorService *service) {
    return refHandle<AccountCreatorService>(service);
}

void linphone_account_creator_service_unref(LinphoneAccountCreatorService *service) {
    unrefHandle<AccountCreatorService>(service);
}

void linphone_account_creator_service_set_user_data(LinphoneAccountCreatorService *service, void *ud) {
    if (service) AccountCreatorService::toCpp(service)->setUserData(ud);
}

void *linphone_account_creator_service_get_user_data(const LinphoneAccountCreatorService *service) {
    return service ? AccountCreatorService::toCpp(service)->userData() : nullptr;
}

void linphone_account_creator_service_enable_default_fallback(LinphoneAccountCreatorService *service,
                                                              bool_t enable) {
    if (service) AccountCreatorService::toCpp(service)->fallsBack = enable != 0;
}

bool_t
linphone_account_creator_service_default_fallback_enabled(const LinphoneAccountCreatorService *service) {
    return service && AccountCreatorService::toCpp(service)->fallsBack;
}

void linphone_account_creator_service_set_constructor_cb(LinphoneAccountCreatorService *service,
                                                         LinphoneAccountCreatorRequestFunc cb) {
    if (service) AccountCreatorService::toCpp(service)->constructor = cb;
}

LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_constructor_cb(const LinphoneAccountCreatorService *service) {
    return service ? AccountCreatorService::toCpp(service)->constructor : nullptr;
}

void linphone_account_creator_service_set_destructor_cb(LinphoneAccountCreatorService *service,
                                                        LinphoneAccountCreatorRequestFunc cb) {
    if (service) AccountCreatorService::toCpp(service)->destructor = cb;
}

LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_destructor_cb(const LinphoneAccountCreatorService *service) {
    return service ? AccountCreatorService::toCpp(service)->destructor : nullptr;
}

void linphone_account_creator_service_set_is_account_exist_cb(LinphoneAccountCreatorService *service,
                                                              LinphoneAccountCreatorRequestFunc cb) {
    set(service, Action::IsAccountExist, cb);
}

LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_is_account_exist_cb(const LinphoneAccountCreatorService *service) {
    return get(service, Action::IsAccountExist);
}

void linphone_account_creator_service_set_create_account_cb(LinphoneAccountCreatorService *service,
                                                            LinphoneAccountCreatorRequestFunc cb) {
    set(service, Action::CreateAccount, cb);
}

LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_create_account_cb(const LinphoneAccountCreatorService *service) {
    return get(service, Action::CreateAccount);
}

void linphone_account_creator_service_set_activate_account_cb(LinphoneAccountCreatorService *service,
                                                              LinphoneAccountCreatorRequestFunc cb) {
    set(service, Action::ActivateAccount, cb);
}

LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_activate_account_cb(const LinphoneAccountCreatorService *service) {
    return get(service, Action::ActivateAccount);
}

void linphone_account_creator_service_set_is_account_activated_cb(LinphoneAccountCreatorService *service,
                                                                  LinphoneAccountCreatorRequestFunc cb) {
    set(service, Action::IsAccountActivated, cb);
}

LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_is_account_activated_cb(const LinphoneAccountCreatorService *service) {
    return get(service, Action::IsAccountActivated);
}

void linphone_account_creator_service_set_link_account_cb(LinphoneAccountCreatorService *service,
                                                          LinphoneAccountCreatorRequestFunc cb) {
    set(service, Action::LinkAccount, cb);
}

LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_link_account_cb(const LinphoneAccountCreatorService *service) {
    return get(service, Action::LinkAccount);
}

void linphone_account_creator_service_set_activate_alias_cb(LinphoneAccountCreatorService *service,
                                                            LinphoneAccountCreatorRequestFunc cb) {
    set(service, Action::ActivateAlias, cb);
}

LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_activate_alias_cb(const LinphoneAccountCreatorService *service) {
    return get(service, Action::ActivateAlias);
}

void linphone_account_creator_service_set_is_alias_used_cb(LinphoneAccountCreatorService *service,
                                                           LinphoneAccountCreatorRequestFunc cb) {
    set(service, Action::IsAliasUsed, cb);
}

LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_is_alias_used_cb(const LinphoneAccountCreatorService *service) {
    return get(service, Action::IsAliasUsed);
}

void linphone_account_creator_service_set_is_account_linked_cb(LinphoneAccountCreatorService *service,
                                                               LinphoneAccountCreatorRequestFunc cb) {
    set(service, Action::IsAccountLinked, cb);
}

LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_is_account_linked_cb(const LinphoneAccountCreatorService *service) {
    return get(service, Action::IsAccountLinked);
}

void linphone_account_creator_service_set_recover_account_cb(LinphoneAccountCreatorService *service,
                                                             LinphoneAccountCreatorRequestFunc cb) {
    set(service, Action::RecoverAccount, cb);
}

LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_recover_account_cb(const LinphoneAccountCreatorService *service) {
    return get(service, Action::RecoverAccount);
}

void linphone_account_creator_service_set_update_account_cb(LinphoneAccountCreatorService *service,
                                                            LinphoneAccountCreatorRequestFunc cb) {
    set(service, Action::UpdateAccount, cb);
}

LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_update_account_cb(const LinphoneAccountCreatorService *service) {
    return get(service, Action::UpdateAccount);
}

void linphone_account_creator_service_set_login_linphone_account_cb(LinphoneAccountCreatorService *service,
                                                                    LinphoneAccountCreatorRequestFunc cb) {
    set(service, Action::LoginLinphoneAccount, cb);
}

LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_login_linphone_account_cb(const LinphoneAccountCreatorService *service) {
    return get(service, Action::LoginLinphoneAccount);
}

void linphone_account_creator_service_set_send_token_cb(LinphoneAccountCreatorService *service,
                                                        LinphoneAccountCreatorRequestFunc cb) {
    set(service, Action::SendToken, cb);
}

LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_send_token_cb(const LinphoneAccountCreatorService *service) {
    return get(service, Action::SendToken);
}

void linphone_account_creator_service_set_account_creation_request_token_cb(
    LinphoneAccountCreatorService *service, LinphoneAccountCreatorRequestFunc cb) {
    set(service, Action::AccountCreationRequestToken, cb);
}

LinphoneAccountCreatorRequestFunc linphone_account_creator_service_get_account_creation_request_token_cb(
    const LinphoneAccountCreatorService *service) {
    return get(service, Action::AccountCreationRequestToken);
}

void linphone_account_creator_service_set_account_creation_token_using_request_token_cb(
    LinphoneAccountCreatorService *service, LinphoneAccountCreatorRequestFunc cb) {
    set(service, Action::AccountCreationTokenUsingRequestToken, cb);
}

LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_account_creation_token_using_request_token_cb(
    const LinphoneAccountCreatorService *service) {
    return get(service, Action::AccountCreationTokenUsingRequestToken);
}

void linphone_account_creator_service_set_confirmation_key_cb(LinphoneAccountCreatorService *service,
                                                              LinphoneAccountCreatorRequestFunc cb) {
    set(service, Action::ConfirmationKey, cb);
}

LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_confirmation_key_cb(const LinphoneAccountCreatorService *service) {
    return get(service, Action::ConfirmationKey);
}

void linphone_account_creator_service_set_create_account_with_token_cb(LinphoneAccountCreatorService *service,
                                                                       LinphoneAccountCreatorRequestFunc cb) {
    set(service, Action::CreateAccountWithToken, cb);
}

LinphoneAccountCreatorRequestFunc linphone_account_creator_service_get_create_account_with_token_cb(
    const LinphoneAccountCreatorService *service) {
    return get(service, Action::CreateAccountWithToken);
}

void linphone_account_creator_service_set_create_push_account_cb(LinphoneAccountCreatorService *service,
                                                                 LinphoneAccountCreatorRequestFunc cb) {
    set(service, Action::CreatePushAccount, cb);
}

LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_create_push_account_cb(const LinphoneAccountCreatorService *service) {
    return get(service, Action::CreatePushAccount);
}

void linphone_account_creator_service_set_delete_account_cb(LinphoneAccountCreatorService *service,
                                                            LinphoneAccountCreatorRequestFunc cb) {
    set(service, Action::DeleteAccount, cb);
}

LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_delete_account_cb(const LinphoneAccountCreatorService *service) {
    return get(service, Action::DeleteAccount);
}
