#include "linphone/core/network.h"

#include "capi/settings-facade.h"

using namespace slimphone;

// Reachability

void linphone_core_set_network_reachable(LinphoneCore *core, bool_t reachable) {
    tell<Core>(__func__, core, [&](Core &object) { object.setNetworkReachable(reachable != 0); });
}

bool_t linphone_core_is_network_reachable(LinphoneCore *core) {
    return core && Core::toCpp(core)->isNetworkReachable();
}

void linphone_core_set_sip_network_reachable(LinphoneCore *core, bool_t reachable) {
    tell<Core>(__func__, core,
               [&](Core &object) { object.setNetworkReachable(reachable != 0, Core::Announcement::None); });
}

// There is no media whose servers could be out of reach.
void linphone_core_set_media_network_reachable(LinphoneCore *, bool_t) {}

void linphone_core_enable_wifi_only(LinphoneCore *core, bool_t enable) {
    changeSetting(__func__, core, [&](Settings &settings) { settings.setWifiOnly(enable != 0); });
}

bool_t linphone_core_wifi_only_enabled(LinphoneCore *core) {
    return setting<bool_t>(__func__, core, FALSE,
                           [](const Settings &settings) { return settings.isWifiOnly(); });
}

// Sockets

void linphone_core_enable_ipv6(LinphoneCore *core, bool_t enable) {
    changeStack(__func__, core, [&](Settings &settings) { settings.setIpv6Enabled(enable != 0); });
}

bool_t linphone_core_ipv6_enabled(LinphoneCore *core) {
    return setting<bool_t>(__func__, core, FALSE,
                           [](const Settings &settings) { return settings.isIpv6Enabled(); });
}

void linphone_core_enable_keep_alive(LinphoneCore *core, bool_t enable) {
    changeStack(__func__, core, [&](Settings &settings) { settings.setKeepAliveEnabled(enable != 0); });
}

bool_t linphone_core_keep_alive_enabled(LinphoneCore *core) {
    return setting<bool_t>(__func__, core, FALSE,
                           [](const Settings &settings) { return settings.isKeepAliveEnabled(); });
}

void linphone_core_set_sip_dscp(LinphoneCore *core, int dscp) {
    changeStack(__func__, core, [&](Settings &settings) { settings.setDscp(dscp); });
}

int linphone_core_get_sip_dscp(const LinphoneCore *core) {
    return setting(__func__, core, 0, [](const Settings &settings) { return settings.dscp(); });
}

// Name resolution

void linphone_core_enable_dns_srv(LinphoneCore *core, bool_t enable) {
    changeStack(__func__, core, [&](Settings &settings) { settings.setUsesDnsSrv(enable != 0); });
}

bool_t linphone_core_dns_srv_enabled(const LinphoneCore *core) {
    return setting<bool_t>(__func__, core, FALSE,
                           [](const Settings &settings) { return settings.usesDnsSrv(); });
}

void linphone_core_enable_dns_search(LinphoneCore *core, bool_t enable) {
    changeStack(__func__, core, [&](Settings &settings) { settings.setUsesDnsSearch(enable != 0); });
}

bool_t linphone_core_dns_search_enabled(const LinphoneCore *core) {
    return setting<bool_t>(__func__, core, FALSE,
                           [](const Settings &settings) { return settings.usesDnsSearch(); });
}

void linphone_core_set_dns_servers(LinphoneCore *core, const bctbx_list_t *servers) {
    changeStack(__func__, core, [&](Settings &settings) { settings.setDnsServers(textsOf(servers)); });
}

void linphone_core_set_dns_servers_app(LinphoneCore *core, const bctbx_list_t *servers) {
    changeStack(__func__, core,
                [&](Settings &settings) { settings.setApplicationDnsServers(textsOf(servers)); });
}

bool_t linphone_core_get_dns_set_by_app(LinphoneCore *core) {
    return core && Core::toCpp(core)->settings().hasApplicationDnsServers();
}

// HTTP proxy

void linphone_core_set_http_proxy_host(LinphoneCore *core, const char *host) {
    changeSetting(__func__, core, [&](Settings &settings) { settings.setHttpProxyHost(view(host)); });
}

const char *linphone_core_get_http_proxy_host(const LinphoneCore *core) {
    return setting<const char *>(__func__, core, nullptr,
                                 [](const Settings &settings) { return settings.httpProxyHost(); });
}

void linphone_core_set_http_proxy_port(LinphoneCore *core, int port) {
    changeSetting(__func__, core, [&](Settings &settings) { settings.setHttpProxyPort(port); });
}

int linphone_core_get_http_proxy_port(const LinphoneCore *core) {
    return setting(__func__, core, 0, [](const Settings &settings) { return settings.httpProxyPort(); });
}

void linphone_core_enable_automatic_http_proxy_detection(LinphoneCore *lc, bool_t enable) {
    changeSetting(__func__, lc, [&](Settings &settings) { settings.setHttpProxyDetected(enable != 0); });
}

bool_t linphone_core_automatic_http_proxy_detection_enabled(const LinphoneCore *core) {
    return setting<bool_t>(__func__, core, FALSE,
                           [](const Settings &settings) { return settings.isHttpProxyDetected(); });
}

// Newer releases

void linphone_core_set_register_only_when_network_is_up(LinphoneCore *core,
                                                        bool_t register_only_when_network_is_up) {
    tell<Core>(__func__, core,
               [&](Core &object) { object.setNetworkNeeded(register_only_when_network_is_up != 0); });
}

bool_t linphone_core_get_register_only_when_network_is_up(const LinphoneCore *core) {
    return core && Core::toCpp(core)->settings().isNetworkNeeded();
}
