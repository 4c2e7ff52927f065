/**
 * @file
 * Settings of a core, kept in its configuration, which is the only place where they live.
 */
#pragma once

#include "base/c-list.h"
#include "base/object.h"
#include "base/text.h"
#include "config/config.h"
#include "sip/stack.h"

#include <string>
#include <string_view>
#include <vector>

namespace slimphone {

/**
 * Reads and writes [sip], [net] and [misc]. What is asked for with every REGISTER is held ready.
 * Setters change the configuration; the core applies it to the stack.
 */
class Settings {
public:
    explicit Settings(Config &config);
    Settings(const Settings &) = delete;
    Settings &operator=(const Settings &) = delete;

    /** After something else has written to the configuration. */
    void reload() { readCached(); }

    /** Everything the SIP stack wants to know. */
    sip::StackSettings stackSettings() const;

    // Transports
    sip::TransportPorts ports() const;
    void setPorts(const sip::TransportPorts &ports);
    /** The port of UDP, when that is off of TCP, then of TLS. */
    int firstPort() const;
    /**
     * Turns sip_random_port, of releases with one transport, into a port for each. Done once in
     * the life of a configuration; false when there was nothing to change.
     */
    bool migrateToMultiTransport();
    bool isIpv6Enabled() const { return mConfig.getBool("sip", "use_ipv6", true); }
    void setIpv6Enabled(bool enabled) { mConfig.setBool("sip", "use_ipv6", enabled); }
    bool isKeepAliveEnabled() const { return mConfig.getBool("sip", "use_keepalive", true); }
    void setKeepAliveEnabled(bool enabled) { mConfig.setBool("sip", "use_keepalive", enabled); }
    int dscp() const { return mConfig.getInt("sip", "dscp", 0x1a); }
    /** Ignored unless 0 to 63. */
    void setDscp(int dscp);
    /** As the application set it; a REGISTER never waits longer than 64*T1. */
    std::chrono::milliseconds transportTimeout() const;
    /** Ignored unless positive. */
    void setTransportTimeout(std::chrono::milliseconds timeout);

    // Identity
    const std::string &userAgent() const noexcept { return mUserAgent; }
    void setUserAgent(std::string_view name, std::string_view version);
    /** UUID of +sip.instance (RFC 5626), made at first use; empty: none. */
    const std::string &instanceId() const noexcept { return mInstanceId; }
    const char *primaryContact() const;
    /** False when @p contact is not an address. */
    bool setPrimaryContact(std::string_view contact);
    bool isHostnameGuessed() const { return mConfig.getBool("sip", "guess_hostname", true); }
    void setHostnameGuessed(bool guessed) { mConfig.setBool("sip", "guess_hostname", guessed); }

    // Supported and specs, comma-separated in the configuration
    const std::string &supportedTags() const noexcept { return mSupportedTags; }
    void setSupportedTags(std::string_view tags);
    void addSupportedTag(std::string_view tag);
    void removeSupportedTag(std::string_view tag);
    const std::string &specs() const noexcept { return mSpecs; }
    void setSpecs(std::string_view specs);
    void setSpecs(const std::vector<std::string> &specs);
    void addSpec(std::string_view spec);
    void removeSpec(std::string_view spec);
    const bctbx_list_t *specsList() const;

    bool isPushEnabled() const { return mConfig.getBool("net", "push_notification", false); }
    void setPushEnabled(bool enabled) { mConfig.setBool("net", "push_notification", enabled); }

    // TLS
    const char *rootCa() const { return mConfig.getString("sip", "root_ca", nullptr); }
    void setRootCa(std::string_view path);
    /** PEM text; not saved. Empty: back to the path. */
    void setRootCaData(std::string_view pem) { mRootCaData = pem; }
    bool verifiesCertificates() const { return mConfig.getBool("sip", "verify_server_certs", true); }
    void setVerifiesCertificates(bool verify) { mConfig.setBool("sip", "verify_server_certs", verify); }
    bool verifiesName() const { return mConfig.getBool("sip", "verify_server_cn", true); }
    void setVerifiesName(bool verify) { mConfig.setBool("sip", "verify_server_cn", verify); }
    /** Client certificate and key as PEM; not saved. */
    Text tlsCertificate;
    Secret tlsKey;
    /** The same as files. */
    const char *tlsCertificatePath() const { return mConfig.getString("sip", "client_cert_chain", nullptr); }
    void setTlsCertificatePath(std::string_view path) { mConfig.setString("sip", "client_cert_chain", path); }
    const char *tlsKeyPath() const { return mConfig.getString("sip", "client_cert_key", nullptr); }
    void setTlsKeyPath(std::string_view path) { mConfig.setString("sip", "client_cert_key", path); }

    // DNS; the servers are not saved
    const std::vector<std::string> &dnsServers() const noexcept { return mDnsServers; }
    /** Without effect while the application has set some. */
    void setDnsServers(std::vector<std::string> servers);
    void setApplicationDnsServers(std::vector<std::string> servers);
    bool hasApplicationDnsServers() const noexcept { return mHasApplicationDnsServers; }
    bool usesDnsSrv() const { return mConfig.getBool("net", "dns_srv_enabled", true); }
    void setUsesDnsSrv(bool use) { mConfig.setBool("net", "dns_srv_enabled", use); }
    bool usesDnsSearch() const { return mConfig.getBool("net", "dns_search_enabled", true); }
    void setUsesDnsSearch(bool use) { mConfig.setBool("net", "dns_search_enabled", use); }

    // Kept for the application
    const char *httpProxyHost() const { return mConfig.getString("sip", "http_proxy_host", nullptr); }
    void setHttpProxyHost(std::string_view host) { mConfig.setString("sip", "http_proxy_host", host); }
    int httpProxyPort() const { return mConfig.getInt("sip", "http_proxy_port", 3128); }
    /** 0: back to the default. Ignored when it is no port. */
    void setHttpProxyPort(int port);
    bool isHttpProxyDetected() const { return mConfig.getBool("net", "http_proxy_detection", false); }
    void setHttpProxyDetected(bool detected) { mConfig.setBool("net", "http_proxy_detection", detected); }
    const char *natAddress() const { return mConfig.getString("net", "nat_address", nullptr); }
    void setNatAddress(std::string_view address) { mConfig.setString("net", "nat_address", address); }
    const char *relayAddress() const { return mConfig.getString("net", "relay", nullptr); }
    void setRelayAddress(std::string_view address) { mConfig.setString("net", "relay", address); }
    /** What 3.x kept in place of a NAT policy. */
    const char *oldStunServer() const { return mConfig.getString("net", "stun_server", ""); }
    int oldFirewallPolicy() const { return mConfig.getInt("net", "firewall_policy", 0); }
    /** Whether the core looks itself whether the host has moved; a fixed address does not move. */
    bool isNetworkWatched() const {
        return mConfig.getBool("sip", "auto_net_state_mon", true) &&
               !*mConfig.getString("sip", "bind_address", "");
    }
    bool isWifiOnly() const { return mConfig.getBool("net", "wifi_only", false); }
    void setWifiOnly(bool wifiOnly) { mConfig.setBool("net", "wifi_only", wifiOnly); }
    /** Whether accounts wait for a network; the core has to hear of changes. */
    bool isNetworkNeeded() const { return mConfig.getBool("sip", "register_only_when_network_is_up", true); }
    void setNetworkNeeded(bool needed) { mConfig.setBool("sip", "register_only_when_network_is_up", needed); }
    int foregroundSchedule() const { return mConfig.getInt("misc", "auto_iterate_foreground_schedule", 20); }
    int backgroundSchedule() const { return mConfig.getInt("misc", "auto_iterate_background_schedule", 500); }
    /** In milliseconds; ignored unless positive. */
    void setForegroundSchedule(int schedule);
    void setBackgroundSchedule(int schedule);
    bool isAutoIterated() const { return mConfig.getBool("misc", "auto_iterate", false); }
    void setAutoIterated(bool enabled) { mConfig.setBool("misc", "auto_iterate", enabled); }

    /** How long a stop without waiting may take. */
    std::chrono::seconds stopTimeLimit() const;
    bool recreatesSockets() const {
        return mConfig.getBool("net", "recreate_sockets_when_network_is_up", false);
    }

    // Remote provisioning
    const char *provisioningUri() const { return mConfig.getString("misc", "config-uri", nullptr); }
    /** Empty: none. False, without change, unless it is an http, https or file URI. */
    bool setProvisioningUri(std::string_view uri);
    bool isProvisioningTransient() const { return mConfig.getBool("misc", "transient_provisioning", false); }

    /** Status that calls get, of 400 to 699. */
    int inviteAnswer() const;

    /** The pause after a first failure, and the longest one. */
    std::chrono::milliseconds refresherRetryAfter() const;
    std::chrono::milliseconds refresherRetryAfterMax() const;
    std::size_t registerWindow() const;

private:
    void readCached();

    Config &mConfig;
    std::string mUserAgent;
    std::string mInstanceId;
    std::string mSupportedTags;
    std::string mSpecs;
    std::string mRootCaData;
    std::vector<std::string> mDnsServers;
    bool mHasApplicationDnsServers = false;
    mutable std::vector<std::string> mSpecsTexts;
    mutable LentList mSpecsList;
};

} // namespace slimphone
