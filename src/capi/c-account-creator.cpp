#include "linphone/account_creator.h"
#include "linphone/account_creator_backends.h"
#include "linphone/core/account_creation.h"
#include "linphone/core_utils.h"

#include "account-creator/account-creator.h"
#include "account-creator/default-service.h"
#include "capi/enum-value.h"
#include "capi/facade.h"

using namespace slimphone;

namespace {

using Action = AccountCreatorAction;
using Status = LinphoneAccountCreatorStatus;

Status run(const char *function, LinphoneAccountCreator *creator, Action action) noexcept {
    return ask<AccountCreator>(function, creator, LinphoneAccountCreatorStatusRequestFailed,
                               [&](AccountCreator &object) { return object.run(action); });
}

} // namespace

// Life

LinphoneAccountCreator *linphone_account_creator_new(LinphoneCore *core, const char *xmlrpc_url) {
    if (!core) return nullptr;
    return give<AccountCreator>(__func__,
                                [&] { return AccountCreator::create(*Core::toCpp(core), xmlrpc_url); });
}

LinphoneAccountCreator *linphone_account_creator_create(LinphoneCore *core) {
    return linphone_account_creator_new(core, "");
}

LinphoneAccountCreator *linphone_core_create_account_creator(LinphoneCore *core, const char *xmlrpc_url) {
    return linphone_account_creator_new(core, xmlrpc_url);
}

LinphoneAccountCreator *linphone_account_creator_ref(LinphoneAccountCreator *creator) {
    return refHandle<AccountCreator>(creator);
}

void linphone_account_creator_unref(LinphoneAccountCreator *creator) { unrefHandle<AccountCreator>(creator); }

void linphone_account_creator_set_user_data(LinphoneAccountCreator *creator, void *user_data) {
    if (creator) AccountCreator::toCpp(creator)->setUserData(user_data);
}

void *linphone_account_creator_get_user_data(const LinphoneAccountCreator *creator) {
    return creator ? AccountCreator::toCpp(creator)->userData() : nullptr;
}

void linphone_account_creator_reset(LinphoneAccountCreator *creator) {
    tell<AccountCreator>(__func__, creator, [](AccountCreator &object) { object.reset(); });
}

LinphoneAccountCreatorService *linphone_account_creator_get_service(const LinphoneAccountCreator *creator) {
    return creator ? AccountCreator::toCpp(creator)->service().toC() : nullptr;
}

// Callbacks

void linphone_account_creator_add_callbacks(LinphoneAccountCreator *creator, LinphoneAccountCreatorCbs *cbs) {
    if (!cbs) return;
    tell<AccountCreator>(__func__, creator, [&](AccountCreator &object) {
        object.callbacks().add(AccountCreatorCbs::toCpp(cbs));
    });
}

void linphone_account_creator_remove_callbacks(LinphoneAccountCreator *creator,
                                               LinphoneAccountCreatorCbs *cbs) {
    tell<AccountCreator>(__func__, creator, [&](AccountCreator &object) {
        object.callbacks().remove(AccountCreatorCbs::toCpp(cbs));
    });
}

LinphoneAccountCreatorCbs *
linphone_account_creator_get_current_callbacks(const LinphoneAccountCreator *creator) {
    return creator ? handleOf(AccountCreator::toCpp(const_cast<LinphoneAccountCreator *>(creator))
                                  ->callbacks()
                                  .current())
                   : nullptr;
}

void linphone_account_creator_set_current_callbacks(LinphoneAccountCreator *creator,
                                                    LinphoneAccountCreatorCbs *cbs) {
    if (creator) AccountCreator::toCpp(creator)->callbacks().setCurrent(AccountCreatorCbs::toCpp(cbs));
}

LinphoneAccountCreatorCbs *linphone_account_creator_get_callbacks(const LinphoneAccountCreator *creator) {
    return creator
               ? AccountCreator::toCpp(const_cast<LinphoneAccountCreator *>(creator))->ownCallbacks().toC()
               : nullptr;
}

const bctbx_list_t *linphone_account_creator_get_callbacks_list(const LinphoneAccountCreator *creator) {
    return ask<AccountCreator, const bctbx_list_t *>(
        __func__, creator, nullptr, [](AccountCreator &object) { return object.callbacksList(); });
}

// Requests

LinphoneAccountCreatorStatus linphone_account_creator_is_account_exist(LinphoneAccountCreator *creator) {
    return run(__func__, creator, Action::IsAccountExist);
}

LinphoneAccountCreatorStatus linphone_account_creator_create_account(LinphoneAccountCreator *creator) {
    return run(__func__, creator, Action::CreateAccount);
}

LinphoneAccountCreatorStatus linphone_account_creator_activate_account(LinphoneAccountCreator *creator) {
    return run(__func__, creator, Action::ActivateAccount);
}

LinphoneAccountCreatorStatus linphone_account_creator_is_account_activated(LinphoneAccountCreator *creator) {
    return run(__func__, creator, Action::IsAccountActivated);
}

LinphoneAccountCreatorStatus linphone_account_creator_link_account(LinphoneAccountCreator *creator) {
    return run(__func__, creator, Action::LinkAccount);
}

LinphoneAccountCreatorStatus linphone_account_creator_activate_alias(LinphoneAccountCreator *creator) {
    return run(__func__, creator, Action::ActivateAlias);
}

LinphoneAccountCreatorStatus linphone_account_creator_is_alias_used(LinphoneAccountCreator *creator) {
    return run(__func__, creator, Action::IsAliasUsed);
}

LinphoneAccountCreatorStatus linphone_account_creator_is_account_linked(LinphoneAccountCreator *creator) {
    return run(__func__, creator, Action::IsAccountLinked);
}

LinphoneAccountCreatorStatus linphone_account_creator_recover_account(LinphoneAccountCreator *creator) {
    return run(__func__, creator, Action::RecoverAccount);
}

LinphoneAccountCreatorStatus linphone_account_creator_update_account(LinphoneAccountCreator *creator) {
    return run(__func__, creator, Action::UpdateAccount);
}

LinphoneAccountCreatorStatus
linphone_account_creator_login_linphone_account(LinphoneAccountCreator *creator) {
    return run(__func__, creator, Action::LoginLinphoneAccount);
}

LinphoneAccountCreatorStatus linphone_account_creator_request_auth_token(LinphoneAccountCreator *creator) {
    return run(__func__, creator, Action::SendToken);
}

LinphoneAccountCreatorStatus
linphone_account_creator_request_account_creation_request_token(LinphoneAccountCreator *creator) {
    return run(__func__, creator, Action::AccountCreationRequestToken);
}

LinphoneAccountCreatorStatus
linphone_account_creator_request_account_creation_token_using_request_token(LinphoneAccountCreator *creator) {
    return run(__func__, creator, Action::AccountCreationTokenUsingRequestToken);
}

LinphoneAccountCreatorStatus linphone_account_creator_create_push_account(LinphoneAccountCreator *creator) {
    return run(__func__, creator, Action::CreatePushAccount);
}

LinphoneAccountCreatorStatus linphone_account_creator_get_confirmation_key(LinphoneAccountCreator *creator) {
    return run(__func__, creator, Action::ConfirmationKey);
}

LinphoneAccountCreatorStatus linphone_account_creator_delete_account(LinphoneAccountCreator *creator) {
    return run(__func__, creator, Action::DeleteAccount);
}

void linphone_account_creator_use_test_admin_account(LinphoneAccountCreator *creator) {
    if (creator) AccountCreator::toCpp(creator)->usesTestAdminAccount = true;
}

const char *linphone_account_creator_get_error_text(const LinphoneAccountCreator *creator) {
    return creator ? AccountCreator::toCpp(creator)->errorText() : nullptr;
}

// Using the account

LinphoneAccount *linphone_account_creator_create_account_in_core(const LinphoneAccountCreator *creator) {
    return ask<AccountCreator, LinphoneAccount *>(__func__, creator, nullptr, [](AccountCreator &object) {
        return handleOf(object.createAccountInCore());
    });
}

LinphoneProxyConfig *linphone_account_creator_create_proxy_config(const LinphoneAccountCreator *creator) {
    return ask<AccountCreator, LinphoneProxyConfig *>(__func__, creator, nullptr, [](AccountCreator &object) {
        Account *account = object.createAccountInCore();
        return account ? account->toProxyConfig() : nullptr;
    });
}

LinphoneProxyConfig *linphone_account_creator_configure(const LinphoneAccountCreator *creator) {
    return linphone_account_creator_create_proxy_config(creator);
}

// The core

void linphone_core_set_account_creator_service(LinphoneCore *core, LinphoneAccountCreatorService *service) {
    // The reference is taken over in any case.
    Ref<AccountCreatorService> taken =
        Ref<AccountCreatorService>::adopt(AccountCreatorService::toCpp(service));
    if (core) Core::toCpp(core)->setAccountCreatorService(std::move(taken));
}

LinphoneAccountCreatorService *linphone_core_get_account_creator_service(LinphoneCore *core) {
    return ask<Core, LinphoneAccountCreatorService *>(
        __func__, core, nullptr, [](Core &object) { return accountCreatorServiceOf(object).toC(); });
}

void linphone_core_set_account_creator_backend(LinphoneCore *lc, LinphoneAccountCreatorBackend backend) {
    if (!isWithin(backend, LinphoneAccountCreatorBackendXMLRPC, LinphoneAccountCreatorBackendFlexiAPI))
        return;
    tell<Core>(__func__, lc,
               [&](Core &core) { core.config().setInt("account_creator", "backend", enumValue(backend)); });
}

LinphoneAccountCreatorBackend linphone_core_get_account_creator_backend(const LinphoneCore *core) {
    return ask<Core>(__func__, core, LinphoneAccountCreatorBackendXMLRPC,
                     [](const Core &object) { return accountCreatorBackendOf(object); });
}

void linphone_core_set_account_creator_url(LinphoneCore *lc, const char *url) {
    tell<Core>(__func__, lc, [&](Core &core) { core.config().setString("account_creator", "url", url); });
}

const char *linphone_core_get_account_creator_url(LinphoneCore *core) {
    return ask<Core, const char *>(__func__, core, nullptr, [](const Core &object) {
        return object.config().getString("account_creator", "url", nullptr);
    });
}
