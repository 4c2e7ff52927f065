#include "linphone/api/c-account-params.h"

#include "account/account-params.h"
#include "capi/enum-value.h"
#include "capi/facade.h"
#include "core/core.h"

using namespace slimphone;

namespace {

void set(const char *function, LinphoneAccountParams *params, Text AccountParams::*text, const char *value) {
    tell<AccountParams>(function, params, [&](AccountParams &object) { object.*text = Text(view(value)); });
}

template <class Value>
void set(LinphoneAccountParams *params, Value AccountParams::*member,
         std::type_identity_t<Value> value) noexcept {
    if (params) AccountParams::toCpp(params)->*member = value;
}

template <class Value>
Value get(const LinphoneAccountParams *params, Value AccountParams::*member,
          std::type_identity_t<Value> fallback) noexcept {
    return params ? AccountParams::toCpp(params)->*member : fallback;
}

const char *get(const LinphoneAccountParams *params, Text AccountParams::*text) noexcept {
    return params ? (AccountParams::toCpp(params)->*text).get() : nullptr;
}

} // namespace

// Creation and references

LinphoneAccountParams *linphone_account_params_new(LinphoneCore *lc) {
    return give<AccountParams>(
        __func__, [&] { return make<AccountParams>(lc ? &Core::toCpp(lc)->config() : nullptr); });
}

LinphoneAccountParams *linphone_account_params_new_with_config(LinphoneCore *lc, int index) {
    if (!lc) return nullptr;
    return give<AccountParams>(__func__, [&] {
        const Config &config = Core::toCpp(lc)->config();
        Ref<AccountParams> params = AccountParams::read(config, index);
        return params ? params : make<AccountParams>(&config);
    });
}

LinphoneAccountParams *linphone_account_params_clone(const LinphoneAccountParams *params) {
    if (!params) return nullptr;
    return give<AccountParams>(__func__, [&] { return AccountParams::toCpp(params)->clone(); });
}

LinphoneAccountParams *linphone_account_params_ref(LinphoneAccountParams *params) {
    return refHandle<AccountParams>(params);
}

void linphone_account_params_unref(LinphoneAccountParams *params) { unrefHandle<AccountParams>(params); }

void linphone_account_params_set_user_data(LinphoneAccountParams *params, void *user_data) {
    if (params) AccountParams::toCpp(params)->setUserData(user_data);
}

void *linphone_account_params_get_user_data(const LinphoneAccountParams *params) {
    return params ? AccountParams::toCpp(params)->userData() : nullptr;
}

// Identity and server

LinphoneStatus linphone_account_params_set_identity_address(LinphoneAccountParams *params,
                                                            const LinphoneAddress *identity) {
    return ask<AccountParams>(__func__, params, -1, [&](AccountParams &object) {
        return identity && object.setIdentity(*Address::toCpp(identity)) ? 0 : -1;
    });
}

const LinphoneAddress *linphone_account_params_get_identity_address(const LinphoneAccountParams *params) {
    return params ? handleOf(AccountParams::toCpp(params)->identity()) : nullptr;
}

const char *linphone_account_params_get_identity(const LinphoneAccountParams *params) {
    return params ? AccountParams::toCpp(params)->identityText() : nullptr;
}

const char *linphone_account_params_get_domain(const LinphoneAccountParams *params) {
    const Address *identity = params ? AccountParams::toCpp(params)->identity() : nullptr;
    return identity ? identity->domain() : nullptr;
}

LinphoneStatus linphone_account_params_set_server_address(LinphoneAccountParams *params,
                                                          const LinphoneAddress *server_address) {
    return ask<AccountParams>(__func__, params, -1, [&](AccountParams &object) {
        return server_address && object.setServer(*Address::toCpp(server_address)) ? 0 : -1;
    });
}

const LinphoneAddress *linphone_account_params_get_server_address(const LinphoneAccountParams *params) {
    return params ? handleOf(AccountParams::toCpp(params)->server()) : nullptr;
}

LinphoneStatus linphone_account_params_set_server_addr(LinphoneAccountParams *params,
                                                       const char *server_address) {
    return ask<AccountParams>(__func__, params, -1, [&](AccountParams &object) {
        return object.setServer(view(server_address)) ? 0 : -1;
    });
}

const char *linphone_account_params_get_server_addr(const LinphoneAccountParams *params) {
    return params ? AccountParams::toCpp(params)->serverText() : nullptr;
}

void linphone_account_params_set_transport(LinphoneAccountParams *params, LinphoneTransportType transport) {
    if (!isWithin(transport, LinphoneTransportUdp, LinphoneTransportDtls)) return;
    tell<AccountParams>(__func__, params, [&](AccountParams &object) { object.setTransport(transport); });
}

LinphoneTransportType linphone_account_params_get_transport(const LinphoneAccountParams *params) {
    return params ? AccountParams::toCpp(params)->transport() : LinphoneTransportUdp;
}

LinphoneStatus linphone_account_params_set_routes_addresses(LinphoneAccountParams *params,
                                                            const bctbx_list_t *routes) {
    return ask<AccountParams>(__func__, params, -1, [&](AccountParams &object) {
        object.setRoutes(fromList(routes, [](const void *route) {
            return Address::toCpp(static_cast<const LinphoneAddress *>(route))->clone();
        }));
        return 0;
    });
}

const bctbx_list_t *linphone_account_params_get_routes_addresses(const LinphoneAccountParams *params) {
    return params ? AccountParams::toCpp(params)->routesList() : nullptr;
}

void linphone_account_params_enable_outbound_proxy(LinphoneAccountParams *params, bool_t enable) {
    set(params, &AccountParams::outboundProxy, enable != 0);
}

bool_t linphone_account_params_outbound_proxy_enabled(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::outboundProxy, false);
}

void linphone_account_params_set_outbound_proxy_enabled(LinphoneAccountParams *params, bool_t enable) {
    set(params, &AccountParams::outboundProxy, enable != 0);
}

bool_t linphone_account_params_get_outbound_proxy_enabled(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::outboundProxy, false);
}

void linphone_account_params_set_realm(LinphoneAccountParams *params, const char *realm) {
    set(__func__, params, &AccountParams::realm, realm);
}

const char *linphone_account_params_get_realm(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::realm);
}

// Registration

void linphone_account_params_enable_register(LinphoneAccountParams *params, bool_t enable) {
    set(params, &AccountParams::registerEnabled, enable != 0);
}

bool_t linphone_account_params_register_enabled(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::registerEnabled, false);
}

void linphone_account_params_set_register_enabled(LinphoneAccountParams *params, bool_t enable) {
    set(params, &AccountParams::registerEnabled, enable != 0);
}

bool_t linphone_account_params_get_register_enabled(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::registerEnabled, false);
}

void linphone_account_params_set_expires(LinphoneAccountParams *params, int expires) {
    if (params) AccountParams::toCpp(params)->setExpires(expires);
}

int linphone_account_params_get_expires(const LinphoneAccountParams *params) {
    return params ? AccountParams::toCpp(params)->expires() : 0;
}

void linphone_account_params_set_contact_parameters(LinphoneAccountParams *params,
                                                    const char *contact_params) {
    set(__func__, params, &AccountParams::contactParameters, contact_params);
}

const char *linphone_account_params_get_contact_parameters(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::contactParameters);
}

void linphone_account_params_set_contact_uri_parameters(LinphoneAccountParams *params,
                                                        const char *contact_uri_params) {
    set(__func__, params, &AccountParams::contactUriParameters, contact_uri_params);
}

const char *linphone_account_params_get_contact_uri_parameters(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::contactUriParameters);
}

void linphone_account_params_set_privacy(LinphoneAccountParams *params, LinphonePrivacyMask privacy) {
    set(params, &AccountParams::privacy, privacy);
}

LinphonePrivacyMask linphone_account_params_get_privacy(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::privacy, LinphonePrivacyNone);
}

void linphone_account_params_set_idkey(LinphoneAccountParams *params, const char *idkey) {
    if (idkey && *idkey) set(__func__, params, &AccountParams::idKey, idkey);
}

const char *linphone_account_params_get_idkey(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::idKey);
}

void linphone_account_params_set_ref_key(LinphoneAccountParams *params, const char *refkey) {
    set(__func__, params, &AccountParams::refKey, refkey);
}

const char *linphone_account_params_get_ref_key(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::refKey);
}

// Push notifications

void linphone_account_params_set_push_notification_allowed(LinphoneAccountParams *params, bool_t allow) {
    set(params, &AccountParams::pushAllowed, allow != 0);
}

bool_t linphone_account_params_get_push_notification_allowed(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::pushAllowed, false);
}

void linphone_account_params_set_remote_push_notification_allowed(LinphoneAccountParams *params,
                                                                  bool_t allow) {
    set(params, &AccountParams::remotePushAllowed, allow != 0);
}

bool_t linphone_account_params_get_remote_push_notification_allowed(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::remotePushAllowed, false);
}

bool_t linphone_account_params_is_push_notification_available(const LinphoneAccountParams *params) {
    return params && AccountParams::toCpp(params)->isPushAvailable();
}

void linphone_account_params_set_push_notification_config(LinphoneAccountParams *params,
                                                          LinphonePushNotificationConfig *config) {
    tell<AccountParams>(__func__, params, [&](AccountParams &object) {
        object.setPush(PushNotificationConfig::toCpp(config));
    });
}

LinphonePushNotificationConfig *
linphone_account_params_get_push_notification_config(const LinphoneAccountParams *params) {
    return ask<AccountParams, LinphonePushNotificationConfig *>(
        __func__, params, nullptr, [](AccountParams &object) { return object.push().toC(); });
}

// Phone numbers

void linphone_account_params_set_international_prefix(LinphoneAccountParams *params, const char *prefix) {
    set(__func__, params, &AccountParams::dialPrefix, prefix);
}

const char *linphone_account_params_get_international_prefix(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::dialPrefix);
}

void linphone_account_params_set_use_international_prefix_for_calls_and_chats(LinphoneAccountParams *params,
                                                                              bool_t enable) {
    set(params, &AccountParams::usePrefixForCallsAndChats, enable != 0);
}

bool_t linphone_account_params_get_use_international_prefix_for_calls_and_chats(
    const LinphoneAccountParams *params) {
    return get(params, &AccountParams::usePrefixForCallsAndChats, false);
}

void linphone_account_params_enable_dial_escape_plus(LinphoneAccountParams *params, bool_t enable) {
    set(params, &AccountParams::dialEscapePlus, enable != 0);
}

bool_t linphone_account_params_dial_escape_plus_enabled(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::dialEscapePlus, false);
}

void linphone_account_params_set_dial_escape_plus_enabled(LinphoneAccountParams *params, bool_t enable) {
    set(params, &AccountParams::dialEscapePlus, enable != 0);
}

bool_t linphone_account_params_get_dial_escape_plus_enabled(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::dialEscapePlus, false);
}

// Settings for media, messages and presence

void linphone_account_params_set_nat_policy(LinphoneAccountParams *params, LinphoneNatPolicy *policy) {
    if (params) AccountParams::toCpp(params)->setNatPolicy(NatPolicy::toCpp(policy));
}

LinphoneNatPolicy *linphone_account_params_get_nat_policy(const LinphoneAccountParams *params) {
    return params ? handleOf(AccountParams::toCpp(params)->natPolicy()) : nullptr;
}

void linphone_account_params_enable_publish(LinphoneAccountParams *params, bool_t enable) {
    set(params, &AccountParams::publishEnabled, enable != 0);
}

bool_t linphone_account_params_publish_enabled(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::publishEnabled, false);
}

void linphone_account_params_set_publish_enabled(LinphoneAccountParams *params, bool_t enable) {
    set(params, &AccountParams::publishEnabled, enable != 0);
}

bool_t linphone_account_params_get_publish_enabled(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::publishEnabled, false);
}

void linphone_account_params_set_publish_expires(LinphoneAccountParams *params, int expires) {
    if (params) AccountParams::toCpp(params)->setPublishExpires(expires);
}

int linphone_account_params_get_publish_expires(const LinphoneAccountParams *params) {
    return params ? AccountParams::toCpp(params)->publishExpires() : 0;
}

void linphone_account_params_set_avpf_mode(LinphoneAccountParams *params, LinphoneAVPFMode mode) {
    if (isWithin(mode, LinphoneAVPFDefault, LinphoneAVPFEnabled)) set(params, &AccountParams::avpfMode, mode);
}

LinphoneAVPFMode linphone_account_params_get_avpf_mode(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::avpfMode, LinphoneAVPFDisabled);
}

void linphone_account_params_set_avpf_rr_interval(LinphoneAccountParams *params, uint8_t interval) {
    if (params) AccountParams::toCpp(params)->setAvpfRrInterval(interval);
}

uint8_t linphone_account_params_get_avpf_rr_interval(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::avpfRrInterval, 0);
}

void linphone_account_params_enable_quality_reporting(LinphoneAccountParams *params, bool_t enable) {
    set(params, &AccountParams::qualityReportingEnabled, enable != 0);
}

bool_t linphone_account_params_quality_reporting_enabled(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::qualityReportingEnabled, false);
}

void linphone_account_params_set_quality_reporting_enabled(LinphoneAccountParams *params, bool_t enable) {
    set(params, &AccountParams::qualityReportingEnabled, enable != 0);
}

bool_t linphone_account_params_get_quality_reporting_enabled(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::qualityReportingEnabled, false);
}

void linphone_account_params_set_quality_reporting_collector(LinphoneAccountParams *params,
                                                             const char *collector) {
    tell<AccountParams>(__func__, params,
                        [&](AccountParams &object) { object.setQualityReportingCollector(view(collector)); });
}

const char *linphone_account_params_get_quality_reporting_collector(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::qualityReportingCollector);
}

void linphone_account_params_set_quality_reporting_interval(LinphoneAccountParams *params, int interval) {
    set(params, &AccountParams::qualityReportingInterval, interval);
}

int linphone_account_params_get_quality_reporting_interval(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::qualityReportingInterval, 0);
}

void linphone_account_params_set_conference_factory_uri(LinphoneAccountParams *params, const char *uri) {
    set(__func__, params, &AccountParams::conferenceFactoryUri, uri);
}

const char *linphone_account_params_get_conference_factory_uri(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::conferenceFactoryUri);
}

void linphone_account_params_enable_cpim_in_basic_chat_room(LinphoneAccountParams *params, bool_t enable) {
    set(params, &AccountParams::cpimInBasicChatRooms, enable != 0);
}

bool_t linphone_account_params_cpim_in_basic_chat_room_enabled(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::cpimInBasicChatRooms, false);
}

void linphone_account_params_set_file_transfer_server(LinphoneAccountParams *params, const char *server_url) {
    set(__func__, params, &AccountParams::fileTransferServer, server_url);
}

const char *linphone_account_params_get_file_transfer_server(const LinphoneAccountParams *params) {
    return params ? AccountParams::toCpp(params)->fileTransferServer.get() : nullptr;
}

// Newer releases

void linphone_account_params_add_custom_param(LinphoneAccountParams *params, const char *key,
                                              const char *value) {
    tell<AccountParams>(__func__, params,
                        [&](AccountParams &object) { object.setCustomParam(view(key), view(value)); });
}

const char *linphone_account_params_get_custom_param(const LinphoneAccountParams *params, const char *key) {
    return params ? AccountParams::toCpp(params)->customParam(view(key)) : nullptr;
}

void linphone_account_params_set_custom_contact(LinphoneAccountParams *params, LinphoneAddress *contact) {
    tell<AccountParams>(__func__, params,
                        [&](AccountParams &object) { object.setCustomContact(Address::toCpp(contact)); });
}

const LinphoneAddress *linphone_account_params_get_custom_contact(const LinphoneAccountParams *params) {
    return params ? handleOf(AccountParams::toCpp(params)->customContact()) : nullptr;
}

void linphone_account_params_set_picture_uri(LinphoneAccountParams *params, const char *uri) {
    set(__func__, params, &AccountParams::pictureUri, uri);
}

const char *linphone_account_params_get_picture_uri(const LinphoneAccountParams *params) {
    return params ? AccountParams::toCpp(params)->pictureUri.get() : nullptr;
}

void linphone_account_params_enable_unregister_at_stop(LinphoneAccountParams *params, bool_t unregister) {
    set(params, &AccountParams::unregisterAtStop, unregister != 0);
}

bool_t linphone_account_params_unregister_at_stop_enabled(const LinphoneAccountParams *params) {
    return get(params, &AccountParams::unregisterAtStop, false);
}

void linphone_account_params_set_international_prefix_iso_country_code(LinphoneAccountParams *params,
                                                                       const char *prefix_iso_country_code) {
    set(__func__, params, &AccountParams::prefixCountry, prefix_iso_country_code);
}

const char *
linphone_account_params_get_international_prefix_iso_country_code(const LinphoneAccountParams *params) {
    return params ? AccountParams::toCpp(params)->prefixCountry.get() : nullptr;
}

void linphone_account_params_set_supported_tags_list(LinphoneAccountParams *params,
                                                     const bctbx_list_t *supported_tags) {
    tell<AccountParams>(__func__, params,
                        [&](AccountParams &object) { object.setSupportedTags(textsOf(supported_tags)); });
}

const bctbx_list_t *linphone_account_params_get_supported_tags_list(const LinphoneAccountParams *params) {
    return params ? AccountParams::toCpp(params)->supportedTagsList() : nullptr;
}
