#include "linphone/api/c-account.h"
#include "linphone/compat/legacy.h"

#include "account/account.h"
#include "account/destination.h"
#include "address/address.h"
#include "capi/settings-facade.h"
#include "error-info/error-info.h"

using namespace slimphone;

// Proxy configurations

LinphoneProxyConfig *linphone_proxy_config_new(void) {
    return guard(__func__, static_cast<LinphoneProxyConfig *>(nullptr), [] {
        return make<Account>(nullptr, make<AccountParams>(nullptr)).release()->toProxyConfig();
    });
}

void linphone_proxy_config_destroy(LinphoneProxyConfig *cfg) {
    if (cfg) Account::toCpp(cfg)->unref();
}

LinphoneStatus linphone_proxy_config_set_identity(LinphoneProxyConfig *cfg, const char *identity) {
    return ask<Account>(__func__, cfg, -1, [&](Account &account) {
        const Ref<Address> address = Address::parse(view(identity));
        return address && account.editedParams().setIdentity(*address) ? 0 : -1;
    });
}

bool_t linphone_proxy_config_is_registered(const LinphoneProxyConfig *cfg) {
    return cfg && Account::toCpp(cfg)->state() == LinphoneRegistrationOk;
}

void linphone_proxy_config_enable_avpf(LinphoneProxyConfig *cfg, bool_t enable) {
    tell<Account>(__func__, cfg, [&](Account &account) {
        account.editedParams().avpfMode = enable ? LinphoneAVPFEnabled : LinphoneAVPFDisabled;
    });
}

bool_t linphone_proxy_config_is_phone_number(LinphoneProxyConfig *proxy_config, const char *username) {
    return linphone_account_is_phone_number(handleOf(Account::toCpp(proxy_config)), username);
}

bool_t linphone_proxy_config_normalize_number(LinphoneProxyConfig *proxy, const char *username, char *result,
                                              size_t result_len) {
    if (!username || !result || result_len == 0) return FALSE;
    return guard(__func__, bool_t{FALSE}, [&]() -> bool_t {
        const std::optional<std::string> number = normalizeDialled(username, Account::toCpp(proxy));
        const std::string_view text = number ? std::string_view(*number) : std::string_view(username);
        result[text.copy(result, result_len - 1)] = '\0';
        return number && text.size() < result_len;
    });
}

void linphone_proxy_config_set_depends_on(LinphoneProxyConfig *cfg, const char *depends_on) {
    tell<Account>(__func__, cfg, [&](Account &account) { account.setDependsOn(view(depends_on)); });
}

const char *linphone_proxy_config_get_depends_on(LinphoneProxyConfig *cfg) {
    return cfg ? Account::toCpp(cfg)->shownParams().dependsOn.get() : nullptr;
}

void linphone_core_set_default_proxy(LinphoneCore *lc, LinphoneProxyConfig *config) {
    tell<Core>(__func__, lc, [&](Core &core) { core.setDefaultAccount(Account::toCpp(config)); });
}

void linphone_core_set_default_proxy_index(LinphoneCore *core, int index) {
    tell<Core>(__func__, core, [&](Core &object) { object.setDefaultAccount(object.accounts().at(index)); });
}

// Other objects

int linphone_address_get_port_int(const LinphoneAddress *u) { return u ? Address::toCpp(u)->port() : 0; }

void linphone_address_set_port_int(LinphoneAddress *uri, int port) {
    if (uri) Address::toCpp(uri)->setPort(port);
}

const char *linphone_error_info_get_details(const LinphoneErrorInfo *ei) {
    return ei ? ErrorInfo::toCpp(ei)->warnings().get() : nullptr;
}

int linphone_core_set_relay_addr(LinphoneCore *lc, const char *addr) {
    return ask<Core>(__func__, lc, -1, [&](Core &core) {
        core.settings().setRelayAddress(view(addr));
        return 0;
    });
}

const char *linphone_core_get_relay_addr(const LinphoneCore *lc) {
    return setting<const char *>(__func__, lc, nullptr,
                                 [](const Settings &settings) { return settings.relayAddress(); });
}

int linphone_core_wake_up_possible_already_running_instance(const char *, const char *) { return -1; }

bool_t linphone_core_is_network_reachabled(LinphoneCore *lc) {
    return lc && Core::toCpp(lc)->isNetworkReachable();
}
