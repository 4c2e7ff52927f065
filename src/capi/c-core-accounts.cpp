#include "linphone/core/accounts.h"

#include "account/account.h"
#include "capi/facade.h"
#include "core/core.h"

using namespace slimphone;

namespace {

Ref<AccountParams> defaultParams(const Core &core) { return make<AccountParams>(&core.config()); }

} // namespace

// Accounts

LinphoneAccountParams *linphone_core_create_account_params(LinphoneCore *core) {
    if (!core) return nullptr;
    return give<AccountParams>(__func__, [&] { return defaultParams(*Core::toCpp(core)); });
}

LinphoneAccount *linphone_core_create_account(LinphoneCore *core, LinphoneAccountParams *params) {
    if (!core) return nullptr;
    return give<Account>(__func__, [&] {
        const Core &owner = *Core::toCpp(core);
        return make<Account>(owner.link(),
                             params ? AccountParams::toCpp(params)->clone() : defaultParams(owner));
    });
}

LinphoneStatus linphone_core_add_account(LinphoneCore *core, LinphoneAccount *account) {
    if (!account) return -1;
    return ask<Core>(__func__, core, -1,
                     [&](Core &object) { return object.addAccount(*Account::toCpp(account)); });
}

void linphone_core_remove_account(LinphoneCore *core, LinphoneAccount *account) {
    if (!account) return;
    tell<Core>(__func__, core, [&](Core &object) { object.removeAccount(*Account::toCpp(account)); });
}

void linphone_core_clear_accounts(LinphoneCore *core) {
    tell<Core>(__func__, core, [](Core &object) { object.clearAccounts(); });
}

const bctbx_list_t *linphone_core_get_account_list(const LinphoneCore *core) {
    return ask<Core, const bctbx_list_t *>(__func__, core, nullptr,
                                           [](const Core &object) { return object.accounts().lent(); });
}

LinphoneAccount *linphone_core_get_account_by_idkey(LinphoneCore *core, const char *idkey) {
    return ask<Core, LinphoneAccount *>(__func__, core, nullptr, [&](const Core &object) {
        return handleOf(object.accountByIdKey(view(idkey)));
    });
}

void linphone_core_set_default_account(LinphoneCore *core, LinphoneAccount *account) {
    tell<Core>(__func__, core, [&](Core &object) { object.setDefaultAccount(Account::toCpp(account)); });
}

LinphoneAccount *linphone_core_get_default_account(const LinphoneCore *core) {
    return core ? handleOf(Core::toCpp(core)->defaultAccount()) : nullptr;
}

// Proxy configurations

LinphoneProxyConfig *linphone_core_create_proxy_config(LinphoneCore *core) {
    return ask<Core, LinphoneProxyConfig *>(__func__, core, nullptr, [](const Core &object) {
        return make<Account>(object.link(), defaultParams(object)).release()->toProxyConfig();
    });
}

LinphoneStatus linphone_core_add_proxy_config(LinphoneCore *core, LinphoneProxyConfig *config) {
    if (!config) return -1;
    return ask<Core>(__func__, core, -1,
                     [&](Core &object) { return object.addAccount(*Account::toCpp(config)); });
}

void linphone_core_remove_proxy_config(LinphoneCore *core, LinphoneProxyConfig *config) {
    if (!config) return;
    tell<Core>(__func__, core, [&](Core &object) { object.removeAccount(*Account::toCpp(config)); });
}

void linphone_core_clear_proxy_config(LinphoneCore *core) {
    tell<Core>(__func__, core, [](Core &object) { object.clearAccounts(); });
}

const bctbx_list_t *linphone_core_get_proxy_config_list(const LinphoneCore *core) {
    return ask<Core, const bctbx_list_t *>(__func__, core, nullptr,
                                           [](const Core &object) { return object.accounts().lent(); });
}

LinphoneProxyConfig *linphone_core_get_proxy_config_by_idkey(LinphoneCore *core, const char *idkey) {
    return ask<Core, LinphoneProxyConfig *>(__func__, core, nullptr, [&](const Core &object) {
        Account *account = object.accountByIdKey(view(idkey));
        return account ? account->toProxyConfig() : nullptr;
    });
}

void linphone_core_set_default_proxy_config(LinphoneCore *core, LinphoneProxyConfig *config) {
    tell<Core>(__func__, core, [&](Core &object) { object.setDefaultAccount(Account::toCpp(config)); });
}

LinphoneProxyConfig *linphone_core_get_default_proxy_config(const LinphoneCore *core) {
    Account *account = core ? Core::toCpp(core)->defaultAccount() : nullptr;
    return account ? account->toProxyConfig() : nullptr;
}

int linphone_core_get_default_proxy(LinphoneCore *core, LinphoneProxyConfig **config) {
    if (config) *config = linphone_core_get_default_proxy_config(core);
    return ask<Core>(__func__, core, -1, [](const Core &object) { return object.defaultAccountIndex(); });
}

// Registering again

void linphone_core_refresh_registers(LinphoneCore *core) {
    tell<Core>(__func__, core, [](Core &object) { object.refreshRegisters(); });
}

void linphone_core_ensure_registered(LinphoneCore *core) {
    tell<Core>(__func__, core, [](Core &object) { object.refreshRegisters(); });
}
