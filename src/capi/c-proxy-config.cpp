#include "linphone/proxy_config.h"

#include "account/account.h"
#include "account/destination.h"
#include "auth-info/auth-info.h"
#include "base/log.h"
#include "capi/enum-value.h"
#include "capi/facade.h"

using namespace slimphone;

namespace {

/** Setters write to the open edit, and open one. */
template <class Change>
void edit(const char *function, LinphoneProxyConfig *config, Change change) noexcept {
    tell<Account>(function, config, [&](Account &account) { change(account.editedParams()); });
}

template <class Value>
void set(const char *function, LinphoneProxyConfig *config, Value AccountParams::*member,
         std::type_identity_t<Value> value) noexcept {
    edit(function, config, [&](AccountParams &params) { params.*member = value; });
}

void set(const char *function, LinphoneProxyConfig *config, Text AccountParams::*text,
         const char *value) noexcept {
    edit(function, config, [&](AccountParams &params) { params.*text = Text(view(value)); });
}

/** Getters answer from the open edit, without one from the parameters in force. */
const AccountParams &shown(const LinphoneProxyConfig *config) noexcept {
    return Account::toCpp(config)->shownParams();
}

template <class Value>
Value get(const LinphoneProxyConfig *config, Value AccountParams::*member,
          std::type_identity_t<Value> fallback) noexcept {
    return config ? shown(config).*member : fallback;
}

const char *get(const LinphoneProxyConfig *config, Text AccountParams::*text) noexcept {
    return config ? (shown(config).*text).get() : nullptr;
}

} // namespace

// References

LinphoneProxyConfig *linphone_proxy_config_ref(LinphoneProxyConfig *proxy_config) {
    if (proxy_config) Account::toCpp(proxy_config)->ref();
    return proxy_config;
}

void linphone_proxy_config_unref(LinphoneProxyConfig *proxy_config) {
    if (proxy_config) Account::toCpp(proxy_config)->unref();
}

void linphone_proxy_config_set_user_data(LinphoneProxyConfig *proxy_config, void *user_data) {
    if (proxy_config) Account::toCpp(proxy_config)->setProxyUserData(user_data);
}

void *linphone_proxy_config_get_user_data(const LinphoneProxyConfig *proxy_config) {
    return proxy_config ? Account::toCpp(proxy_config)->proxyUserData() : nullptr;
}

LinphoneCore *linphone_proxy_config_get_core(const LinphoneProxyConfig *proxy_config) {
    return proxy_config ? Account::toCpp(proxy_config)->core() : nullptr;
}

// Changing

void linphone_proxy_config_edit(LinphoneProxyConfig *proxy_config) {
    tell<Account>(__func__, proxy_config, [](Account &account) { account.edit(); });
}

LinphoneStatus linphone_proxy_config_done(LinphoneProxyConfig *proxy_config) {
    return ask<Account>(__func__, proxy_config, -1, [](Account &account) { return account.done(); });
}

// Identity and server

LinphoneStatus linphone_proxy_config_set_identity_address(LinphoneProxyConfig *proxy_config,
                                                          const LinphoneAddress *identity) {
    return ask<Account>(__func__, proxy_config, -1, [&](Account &account) {
        return identity && account.editedParams().setIdentity(*Address::toCpp(identity)) ? 0 : -1;
    });
}

const LinphoneAddress *linphone_proxy_config_get_identity_address(const LinphoneProxyConfig *proxy_config) {
    return proxy_config ? handleOf(shown(proxy_config).identity()) : nullptr;
}

const char *linphone_proxy_config_get_identity(const LinphoneProxyConfig *cfg) {
    return cfg ? shown(cfg).identityText() : nullptr;
}

const char *linphone_proxy_config_get_domain(const LinphoneProxyConfig *proxy_config) {
    const Address *identity = proxy_config ? shown(proxy_config).identity() : nullptr;
    return identity ? identity->domain() : nullptr;
}

LinphoneStatus linphone_proxy_config_set_server_addr(LinphoneProxyConfig *proxy_config,
                                                     const char *server_address) {
    return ask<Account>(__func__, proxy_config, -1, [&](Account &account) {
        return account.editedParams().setServer(view(server_address)) ? 0 : -1;
    });
}

const char *linphone_proxy_config_get_server_addr(const LinphoneProxyConfig *proxy_config) {
    return proxy_config ? shown(proxy_config).serverText() : nullptr;
}

const char *linphone_proxy_config_get_transport(const LinphoneProxyConfig *proxy_config) {
    return ask<Account, const char *>(__func__, proxy_config, nullptr,
                                      [](const Account &account) { return account.transportName(); });
}

LinphoneStatus linphone_proxy_config_set_route(LinphoneProxyConfig *proxy_config, const char *route) {
    return ask<Account>(__func__, proxy_config, -1, [&](Account &account) {
        account.editedParams().setRoute(view(route));
        return 0;
    });
}

const char *linphone_proxy_config_get_route(const LinphoneProxyConfig *proxy_config) {
    return proxy_config ? shown(proxy_config).firstRoute() : nullptr;
}

LinphoneStatus linphone_proxy_config_set_routes(LinphoneProxyConfig *proxy_config,
                                                const bctbx_list_t *routes) {
    return ask<Account>(__func__, proxy_config, -1, [&](Account &account) {
        return account.editedParams().setRoutes(textsOf(routes)) ? 0 : -1;
    });
}

const bctbx_list_t *linphone_proxy_config_get_routes(const LinphoneProxyConfig *proxy_config) {
    return proxy_config ? shown(proxy_config).routesTextList() : nullptr;
}

void linphone_proxy_config_set_realm(LinphoneProxyConfig *proxy_config, const char *realm) {
    set(__func__, proxy_config, &AccountParams::realm, realm);
}

const char *linphone_proxy_config_get_realm(const LinphoneProxyConfig *proxy_config) {
    return get(proxy_config, &AccountParams::realm);
}

// Registration

void linphone_proxy_config_enable_register(LinphoneProxyConfig *proxy_config, bool_t enable) {
    set(__func__, proxy_config, &AccountParams::registerEnabled, enable != 0);
}

bool_t linphone_proxy_config_register_enabled(const LinphoneProxyConfig *proxy_config) {
    return get(proxy_config, &AccountParams::registerEnabled, false);
}

void linphone_proxy_config_set_expires(LinphoneProxyConfig *proxy_config, int expires) {
    edit(__func__, proxy_config, [&](AccountParams &params) { params.setExpires(expires); });
}

int linphone_proxy_config_get_expires(const LinphoneProxyConfig *proxy_config) {
    return proxy_config ? shown(proxy_config).expires() : 0;
}

void linphone_proxy_config_set_contact_parameters(LinphoneProxyConfig *proxy_config,
                                                  const char *contact_params) {
    set(__func__, proxy_config, &AccountParams::contactParameters, contact_params);
}

const char *linphone_proxy_config_get_contact_parameters(const LinphoneProxyConfig *proxy_config) {
    return get(proxy_config, &AccountParams::contactParameters);
}

void linphone_proxy_config_set_contact_uri_parameters(LinphoneProxyConfig *proxy_config,
                                                      const char *contact_uri_params) {
    set(__func__, proxy_config, &AccountParams::contactUriParameters, contact_uri_params);
}

const char *linphone_proxy_config_get_contact_uri_parameters(const LinphoneProxyConfig *proxy_config) {
    return get(proxy_config, &AccountParams::contactUriParameters);
}

void linphone_proxy_config_set_custom_header(LinphoneProxyConfig *proxy_config, const char *header_name,
                                             const char *header_value) {
    tell<Account>(__func__, proxy_config,
                  [&](Account &account) { account.setCustomHeader(header_name, header_value); });
}

const char *linphone_proxy_config_get_custom_header(LinphoneProxyConfig *proxy_config,
                                                    const char *header_name) {
    return ask<Account, const char *>(__func__, proxy_config, nullptr, [&](const Account &account) {
        return account.customHeader(header_name);
    });
}

void linphone_proxy_config_set_privacy(LinphoneProxyConfig *proxy_config, LinphonePrivacyMask privacy) {
    set(__func__, proxy_config, &AccountParams::privacy, privacy);
}

LinphonePrivacyMask linphone_proxy_config_get_privacy(const LinphoneProxyConfig *proxy_config) {
    return get(proxy_config, &AccountParams::privacy, LinphonePrivacyNone);
}

LinphoneRegistrationState linphone_proxy_config_get_state(const LinphoneProxyConfig *proxy_config) {
    return proxy_config ? Account::toCpp(proxy_config)->state() : LinphoneRegistrationNone;
}

LinphoneReason linphone_proxy_config_get_error(const LinphoneProxyConfig *proxy_config) {
    return proxy_config ? Account::toCpp(proxy_config)->error() : LinphoneReasonNone;
}

const LinphoneErrorInfo *linphone_proxy_config_get_error_info(const LinphoneProxyConfig *proxy_config) {
    return ask<Account, const LinphoneErrorInfo *>(
        __func__, proxy_config, nullptr, [](Account &account) { return account.errorInfo().toC(); });
}

const LinphoneAddress *linphone_proxy_config_get_contact(const LinphoneProxyConfig *proxy_config) {
    return ask<Account, const LinphoneAddress *>(
        __func__, proxy_config, nullptr, [](Account &account) { return handleOf(account.contactAddress()); });
}

const LinphoneAuthInfo *linphone_proxy_config_find_auth_info(const LinphoneProxyConfig *proxy_config) {
    return ask<Account, const LinphoneAuthInfo *>(
        __func__, proxy_config, nullptr, [](Account &account) { return handleOf(account.findAuthInfo()); });
}

void linphone_proxy_config_refresh_register(LinphoneProxyConfig *proxy_config) {
    tell<Account>(__func__, proxy_config, [](Account &account) { account.refreshRegister(); });
}

void linphone_proxy_config_pause_register(LinphoneProxyConfig *proxy_config) {
    tell<Account>(__func__, proxy_config, [](Account &account) { account.pauseRegister(); });
}

// Dependency

void linphone_proxy_config_set_dependency(LinphoneProxyConfig *proxy_config,
                                          LinphoneProxyConfig *depends_on) {
    tell<Account>(__func__, proxy_config,
                  [&](Account &account) { account.setDependency(Account::toCpp(depends_on)); });
}

LinphoneProxyConfig *linphone_proxy_config_get_dependency(LinphoneProxyConfig *proxy_config) {
    Account *master = proxy_config ? Account::toCpp(proxy_config)->dependency() : nullptr;
    return master ? master->toProxyConfig() : nullptr;
}

void linphone_proxy_config_set_idkey(LinphoneProxyConfig *proxy_config, const char *idkey) {
    if (idkey && *idkey) set(__func__, proxy_config, &AccountParams::idKey, idkey);
}

const char *linphone_proxy_config_get_idkey(LinphoneProxyConfig *proxy_config) {
    return get(proxy_config, &AccountParams::idKey);
}

void linphone_proxy_config_set_ref_key(LinphoneProxyConfig *proxy_config, const char *refkey) {
    set(__func__, proxy_config, &AccountParams::refKey, refkey);
}

const char *linphone_proxy_config_get_ref_key(const LinphoneProxyConfig *proxy_config) {
    return get(proxy_config, &AccountParams::refKey);
}

// Push notifications

void linphone_proxy_config_set_push_notification_allowed(LinphoneProxyConfig *proxy_config, bool_t allow) {
    set(__func__, proxy_config, &AccountParams::pushAllowed, allow != 0);
}

bool_t linphone_proxy_config_is_push_notification_allowed(const LinphoneProxyConfig *proxy_config) {
    return get(proxy_config, &AccountParams::pushAllowed, false);
}

void linphone_proxy_config_set_remote_push_notification_allowed(LinphoneProxyConfig *proxy_config,
                                                                bool_t allow) {
    set(__func__, proxy_config, &AccountParams::remotePushAllowed, allow != 0);
}

bool_t linphone_proxy_config_is_remote_push_notification_allowed(const LinphoneProxyConfig *proxy_config) {
    return get(proxy_config, &AccountParams::remotePushAllowed, false);
}

bool_t linphone_proxy_config_is_push_notification_available(const LinphoneProxyConfig *proxy_config) {
    return proxy_config && shown(proxy_config).isPushAvailable();
}

void linphone_proxy_config_set_push_notification_config(LinphoneProxyConfig *cfg,
                                                        LinphonePushNotificationConfig *push_cfg) {
    edit(__func__, cfg,
         [&](AccountParams &params) { params.setPush(PushNotificationConfig::toCpp(push_cfg)); });
}

LinphonePushNotificationConfig *
linphone_proxy_config_get_push_notification_config(const LinphoneProxyConfig *cfg) {
    return ask<Account, LinphonePushNotificationConfig *>(__func__, cfg, nullptr, [](Account &account) {
        return const_cast<AccountParams &>(account.shownParams()).push().toC(); // made on first use
    });
}

// Phone numbers

void linphone_proxy_config_set_dial_prefix(LinphoneProxyConfig *proxy_config, const char *prefix) {
    set(__func__, proxy_config, &AccountParams::dialPrefix, prefix);
}

const char *linphone_proxy_config_get_dial_prefix(const LinphoneProxyConfig *proxy_config) {
    return get(proxy_config, &AccountParams::dialPrefix);
}

void linphone_proxy_config_set_dial_escape_plus(LinphoneProxyConfig *proxy_config, bool_t enable) {
    set(__func__, proxy_config, &AccountParams::dialEscapePlus, enable != 0);
}

bool_t linphone_proxy_config_get_dial_escape_plus(const LinphoneProxyConfig *proxy_config) {
    return get(proxy_config, &AccountParams::dialEscapePlus, false);
}

char *linphone_proxy_config_normalize_phone_number(LinphoneProxyConfig *proxy_config, const char *username) {
    if (!username) return nullptr;
    return giveText(__func__, [&] { return normalizeDialled(username, Account::toCpp(proxy_config)); });
}

LinphoneAddress *linphone_proxy_config_normalize_sip_uri(LinphoneProxyConfig *proxy_config,
                                                         const char *username) {
    return give<Address>(__func__,
                         [&] { return addressOfDialled(view(username), Account::toCpp(proxy_config)); });
}

// Settings for media, messages and presence

void linphone_proxy_config_set_nat_policy(LinphoneProxyConfig *proxy_config, LinphoneNatPolicy *policy) {
    edit(__func__, proxy_config,
         [&](AccountParams &params) { params.setNatPolicy(NatPolicy::toCpp(policy)); });
}

LinphoneNatPolicy *linphone_proxy_config_get_nat_policy(const LinphoneProxyConfig *proxy_config) {
    return proxy_config ? handleOf(shown(proxy_config).natPolicy()) : nullptr;
}

void linphone_proxy_config_enable_publish(LinphoneProxyConfig *proxy_config, bool_t enable) {
    set(__func__, proxy_config, &AccountParams::publishEnabled, enable != 0);
}

bool_t linphone_proxy_config_publish_enabled(const LinphoneProxyConfig *proxy_config) {
    return get(proxy_config, &AccountParams::publishEnabled, false);
}

void linphone_proxy_config_set_publish_expires(LinphoneProxyConfig *proxy_config, int expires) {
    edit(__func__, proxy_config, [&](AccountParams &params) { params.setPublishExpires(expires); });
}

int linphone_proxy_config_get_publish_expires(const LinphoneProxyConfig *proxy_config) {
    return proxy_config ? shown(proxy_config).publishExpires() : 0;
}

void linphone_proxy_config_set_avpf_mode(LinphoneProxyConfig *proxy_config, LinphoneAVPFMode mode) {
    if (!isWithin(mode, LinphoneAVPFDefault, LinphoneAVPFEnabled)) return;
    set(__func__, proxy_config, &AccountParams::avpfMode, mode);
}

LinphoneAVPFMode linphone_proxy_config_get_avpf_mode(const LinphoneProxyConfig *proxy_config) {
    return get(proxy_config, &AccountParams::avpfMode, LinphoneAVPFDisabled);
}

bool_t linphone_proxy_config_avpf_enabled(LinphoneProxyConfig *proxy_config) {
    return get(proxy_config, &AccountParams::avpfMode, LinphoneAVPFDisabled) == LinphoneAVPFEnabled;
}

void linphone_proxy_config_set_avpf_rr_interval(LinphoneProxyConfig *proxy_config, uint8_t interval) {
    edit(__func__, proxy_config, [&](AccountParams &params) { params.setAvpfRrInterval(interval); });
}

uint8_t linphone_proxy_config_get_avpf_rr_interval(const LinphoneProxyConfig *proxy_config) {
    return get(proxy_config, &AccountParams::avpfRrInterval, 0);
}

void linphone_proxy_config_enable_quality_reporting(LinphoneProxyConfig *proxy_config, bool_t enable) {
    set(__func__, proxy_config, &AccountParams::qualityReportingEnabled, enable != 0);
}

bool_t linphone_proxy_config_quality_reporting_enabled(LinphoneProxyConfig *proxy_config) {
    return get(proxy_config, &AccountParams::qualityReportingEnabled, false);
}

void linphone_proxy_config_set_quality_reporting_collector(LinphoneProxyConfig *proxy_config,
                                                           const char *collector) {
    edit(__func__, proxy_config,
         [&](AccountParams &params) { params.setQualityReportingCollector(view(collector)); });
}

const char *linphone_proxy_config_get_quality_reporting_collector(const LinphoneProxyConfig *proxy_config) {
    return get(proxy_config, &AccountParams::qualityReportingCollector);
}

void linphone_proxy_config_set_quality_reporting_interval(LinphoneProxyConfig *proxy_config, int interval) {
    set(__func__, proxy_config, &AccountParams::qualityReportingInterval, interval);
}

int linphone_proxy_config_get_quality_reporting_interval(LinphoneProxyConfig *proxy_config) {
    return get(proxy_config, &AccountParams::qualityReportingInterval, 0);
}

void linphone_proxy_config_set_conference_factory_uri(LinphoneProxyConfig *proxy_config, const char *uri) {
    set(__func__, proxy_config, &AccountParams::conferenceFactoryUri, uri);
}

const char *linphone_proxy_config_get_conference_factory_uri(const LinphoneProxyConfig *proxy_config) {
    return get(proxy_config, &AccountParams::conferenceFactoryUri);
}

void linphone_proxy_config_set_file_transfer_server(LinphoneProxyConfig *proxy_config,
                                                    const char *server_url) {
    set(__func__, proxy_config, &AccountParams::fileTransferServer, server_url);
}

const char *linphone_proxy_config_get_file_transfer_server(const LinphoneProxyConfig *proxy_config) {
    return proxy_config ? shown(proxy_config).fileTransferServer.get() : nullptr;
}

int linphone_proxy_config_get_unread_chat_message_count(const LinphoneProxyConfig *) { return 0; }

// Setup plugins

void linphone_proxy_config_set_sip_setup(LinphoneProxyConfig *proxy_config, const char *type) {
    if (proxy_config && type) logWarning("there is no setup plugin %s", type);
}

SipSetup *linphone_proxy_config_get_sip_setup(LinphoneProxyConfig *) { return nullptr; }

SipSetupContext *linphone_proxy_config_get_sip_setup_context(LinphoneProxyConfig *) { return nullptr; }
