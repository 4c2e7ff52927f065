#include "linphone/api/c-account.h"

#include "linphone/wrapper_utils.h"

#include "account/account.h"
#include "account/destination.h"
#include "auth-info/auth-info.h"
#include "capi/facade.h"
#include "core/core.h"
#include "dial-plan/phone-number.h"

using namespace slimphone;

// Creation and references

LinphoneAccount *linphone_account_new(LinphoneCore *lc, LinphoneAccountParams *params) {
    return give<Account>(__func__, [&] {
        Ref<AccountParams> own = params ? AccountParams::toCpp(params)->clone()
                                        : make<AccountParams>(lc ? &Core::toCpp(lc)->config() : nullptr);
        return make<Account>(lc ? Core::toCpp(lc)->link() : nullptr, std::move(own));
    });
}

LinphoneAccount *linphone_account_new_with_config(LinphoneCore *lc, LinphoneAccountParams *params,
                                                  LinphoneProxyConfig *config) {
    if (!config) return linphone_account_new(lc, params);
    Account *account = Account::toCpp(config);
    if (params) guard(__func__, [&] { account->setParams(*AccountParams::toCpp(params)); });
    return refHandle<Account>(account->toC());
}

LinphoneAccount *linphone_account_clone(const LinphoneAccount *account) {
    if (!account) return nullptr;
    return give<Account>(__func__, [&] { return Account::toCpp(account)->clone(); });
}

LinphoneAccount *linphone_account_ref(LinphoneAccount *account) { return refHandle<Account>(account); }

void linphone_account_unref(LinphoneAccount *account) { unrefHandle<Account>(account); }

void linphone_account_set_user_data(LinphoneAccount *account, void *user_data) {
    if (account) Account::toCpp(account)->setUserData(user_data);
}

void *linphone_account_get_user_data(LinphoneAccount *account) {
    return account ? Account::toCpp(account)->userData() : nullptr;
}

LinphoneCore *linphone_account_get_core(LinphoneAccount *account) {
    return account ? Account::toCpp(account)->core() : nullptr;
}

// Parameters

int linphone_account_set_params(LinphoneAccount *account, LinphoneAccountParams *params) {
    return ask<Account>(__func__, account, -1, [&](Account &object) {
        return params ? object.setParams(*AccountParams::toCpp(params)) : -1;
    });
}

const LinphoneAccountParams *linphone_account_get_params(LinphoneAccount *account) {
    return account ? Account::toCpp(account)->params().toC() : nullptr;
}

void linphone_account_set_dependency(LinphoneAccount *account, LinphoneAccount *depends_on) {
    tell<Account>(__func__, account,
                  [&](Account &object) { object.setDependency(Account::toCpp(depends_on)); });
}

LinphoneAccount *linphone_account_get_dependency(LinphoneAccount *account) {
    return account ? handleOf(Account::toCpp(account)->dependency()) : nullptr;
}

void linphone_account_set_custom_header(LinphoneAccount *account, const char *header_name,
                                        const char *header_value) {
    tell<Account>(__func__, account,
                  [&](Account &object) { object.setCustomHeader(header_name, header_value); });
}

const char *linphone_account_get_custom_header(LinphoneAccount *account, const char *header_name) {
    return ask<Account, const char *>(
        __func__, account, nullptr, [&](const Account &object) { return object.customHeader(header_name); });
}

LinphoneTransportType linphone_account_get_transport(LinphoneAccount *account) {
    return account ? Account::toCpp(account)->params().transport() : LinphoneTransportUdp;
}

bool_t linphone_account_avpf_enabled(LinphoneAccount *account) {
    return account && Account::toCpp(account)->params().avpfMode == LinphoneAVPFEnabled;
}

bool_t linphone_account_is_avpf_enabled(LinphoneAccount *account) {
    return linphone_account_avpf_enabled(account);
}

int linphone_account_get_unread_chat_message_count(LinphoneAccount *) { return 0; }

// Registration

LinphoneRegistrationState linphone_account_get_state(LinphoneAccount *account) {
    return account ? Account::toCpp(account)->state() : LinphoneRegistrationNone;
}

LinphoneReason linphone_account_get_error(LinphoneAccount *account) {
    return account ? Account::toCpp(account)->error() : LinphoneReasonNone;
}

LinphoneErrorInfo *linphone_account_get_error_info(LinphoneAccount *account) {
    return ask<Account, LinphoneErrorInfo *>(__func__, account, nullptr,
                                             [](Account &object) { return object.errorInfo().toC(); });
}

LinphoneAddress *linphone_account_get_contact_address(LinphoneAccount *account) {
    return ask<Account, LinphoneAddress *>(__func__, account, nullptr,
                                           [](Account &object) { return handleOf(object.contactAddress()); });
}

const LinphoneAuthInfo *linphone_account_find_auth_info(LinphoneAccount *account) {
    return ask<Account, const LinphoneAuthInfo *>(
        __func__, account, nullptr, [](Account &object) { return handleOf(object.findAuthInfo()); });
}

void linphone_account_refresh_register(LinphoneAccount *account) {
    tell<Account>(__func__, account, [](Account &object) { object.refreshRegister(); });
}

void linphone_account_pause_register(LinphoneAccount *account) {
    tell<Account>(__func__, account, [](Account &object) { object.pauseRegister(); });
}

// Phone numbers

bool_t linphone_account_is_phone_number(LinphoneAccount *, const char *username) {
    return guard(__func__, bool_t{FALSE}, [&]() -> bool_t { return username && isPhoneNumber(username); });
}

char *linphone_account_normalize_phone_number(LinphoneAccount *account, const char *username) {
    if (!username) return nullptr;
    return giveText(__func__, [&] { return normalizeDialled(username, Account::toCpp(account)); });
}

LinphoneAddress *linphone_account_normalize_sip_uri(LinphoneAccount *account, const char *username) {
    return give<Address>(__func__, [&] { return addressOfDialled(view(username), Account::toCpp(account)); });
}

// Callbacks

void linphone_account_add_callbacks(LinphoneAccount *account, LinphoneAccountCbs *cbs) {
    if (!cbs) return;
    tell<Account>(__func__, account,
                  [&](Account &object) { object.callbacks().add(AccountCbs::toCpp(cbs)); });
}

void linphone_account_remove_callbacks(LinphoneAccount *account, LinphoneAccountCbs *cbs) {
    tell<Account>(__func__, account,
                  [&](Account &object) { object.callbacks().remove(AccountCbs::toCpp(cbs)); });
}

LinphoneAccountCbs *linphone_account_get_current_callbacks(const LinphoneAccount *account) {
    return account ? handleOf(Account::toCpp(account)->callbacks().current()) : nullptr;
}

void linphone_account_set_current_callbacks(LinphoneAccount *account, LinphoneAccountCbs *cbs) {
    if (account) Account::toCpp(account)->callbacks().setCurrent(AccountCbs::toCpp(cbs));
}

const bctbx_list_t *linphone_account_get_callbacks_list(const LinphoneAccount *account) {
    return ask<Account, const bctbx_list_t *>(__func__, account, nullptr,
                                              [](Account &object) { return object.callbacksList(); });
}

// Newer releases

void linphone_account_add_custom_param(LinphoneAccount *account, const char *key, const char *value) {
    tell<Account>(__func__, account, [&](Account &object) { object.setCustomParam(view(key), view(value)); });
}

const char *linphone_account_get_custom_param(const LinphoneAccount *account, const char *key) {
    return account ? Account::toCpp(account)->params().customParam(view(key)) : nullptr;
}

void linphone_account_set_contact_address(LinphoneAccount *account, const LinphoneAddress *addr) {
    tell<Account>(__func__, account,
                  [&](Account &object) { object.setContactAddress(Address::toCpp(addr)); });
}
