#include "core/settings.h"

#include "address/address.h"
#include "base/log.h"
#include "base/random.h"
#include "registration/retry-policy.h"
#include "sip/headers.h"
#include "slimphone-version.h"

#include <unistd.h>

#include <algorithm>

namespace slimphone {

namespace {

constexpr const char *kDefaultSupported = "replaces, outbound, gruu";

std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> result;
    for (std::string_view element : sip::splitList(list))
        result.emplace_back(element);
    return result;
}

std::string join(const std::vector<std::string> &elements, const char *separator) {
    std::string result;
    for (const std::string &element : elements) {
        if (!result.empty()) result += separator;
        result += element;
    }
    return result;
}

/** A port number; what is none is told, and the usual one taken. */
int portOf(const Config &config, const char *key, int usual) {
    const int port = config.getInt("sip", key, usual);
    if (port > 0 && port <= 65535) return port;
    logWarning("[sip] %s=%s is no port, taking %i", key, config.getString("sip", key, ""), usual);
    return usual;
}

/** A token list must not bring a line break into a header. */
bool isClean(std::string_view text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

bool hasScheme(std::string_view uri, std::string_view scheme) {
    return uri.size() > scheme.size() && equalsIgnoringCase(uri.substr(0, scheme.size()), scheme);
}

/** Something that can be fetched: http, https or file, with a host or a path, of URI characters. */
bool isProvisioningUri(std::string_view uri) {
    // RFC 3986 leaves these out, and everything that is not visible ASCII.
    const bool hasForeign = std::any_of(uri.begin(), uri.end(), [](unsigned char c) {
        return c <= ' ' || c >= 0x7f ||
               std::string_view("<>\"{}|\\^`").find(static_cast<char>(c)) != std::string_view::npos;
    });
    if (hasForeign) return false;
    if (hasScheme(uri, "file:///")) return true;
    for (std::string_view scheme : {"http://", "https://"})
        if (hasScheme(uri, scheme))
            return std::string_view("/?#:@").find(uri[scheme.size()]) == std::string_view::npos;
    return false;
}

} // namespace

Settings::Settings(Config &config) : mConfig(config) {
    readCached();
    // liblinphone drops the setting once, because its default was another one long ago. Here it
    // counts, and is made to count there too.
    if (mConfig.hasEntry("sip", "use_ipv6")) mConfig.setBool("sip", "ipv6_migration_done", true);
}

void Settings::readCached() {
    mUserAgent = mConfig.getString("sip", "user_agent", SLIMPHONE_NAME "/" SLIMPHONE_VERSION);
    if (!isClean(mUserAgent)) mUserAgent = SLIMPHONE_NAME "/" SLIMPHONE_VERSION;
    mSupportedTags = mConfig.getString("sip", "supported", kDefaultSupported);
    mSpecs = mConfig.getString("sip", "linphone_specs", "");
    const char *uuid = mConfig.getString("misc", "uuid", nullptr);
    if (!uuid) {
        mInstanceId = randomUuid();
        mConfig.setString("misc", "uuid", mInstanceId);
    } else {
        mInstanceId = std::string_view(uuid) == "0" ? "" : uuid;
    }
}

sip::TransportPorts Settings::ports() const {
    if (mConfig.getBool("sip", "sip_random_port", false)) return {-1, -1, -1};
    // Sockets that are not bound only hear the server they were opened to: the safer default for
    // a client that waits for no calls.
    return {mConfig.getInt("sip", "sip_port", -2), mConfig.getInt("sip", "sip_tcp_port", -2),
            mConfig.getInt("sip", "sip_tls_port", -2)};
}

void Settings::setPorts(const sip::TransportPorts &ports) {
    mConfig.setInt("sip", "sip_port", ports.udp);
    mConfig.setInt("sip", "sip_tcp_port", ports.tcp);
    mConfig.setInt("sip", "sip_tls_port", ports.tls);
    mConfig.setString("sip", "sip_random_port", nullptr);
}

sip::StackSettings Settings::stackSettings() const {
    const auto milliseconds = [this](const char *key, int fallback) {
        return std::chrono::milliseconds(std::max(0, mConfig.getInt("sip", key, fallback)));
    };
    sip::StackSettings settings;
    settings.ports = ports();
    settings.wellKnownPorts = {portOf(mConfig, "sip_well_known_port", 5060),
                               portOf(mConfig, "sip_tls_well_known_port", 5061)};
    settings.bindAddress = mConfig.getString("sip", "bind_address", "");
    settings.ipv6 = isIpv6Enabled();
    settings.userAgent = mUserAgent;
    // Every REGISTER must have its end within 64*T1 (RFC 3261 section 17.1.2.2).
    settings.transactionTimeout =
        std::clamp(transportTimeout(), std::chrono::milliseconds(100), std::chrono::milliseconds(32000));
    settings.keepAlive =
        isKeepAliveEnabled() ? milliseconds("keepalive_period", 30000) : std::chrono::milliseconds(0);
    settings.streamKeepAlive = mConfig.getBool("sip", "tcp_tls_keepalive", true);
    settings.unreliableConnectionTimeout =
        std::chrono::seconds(std::max(0, mConfig.getInt("sip", "unreliable_connection_timeout", 120)));
    settings.dscp = dscp();
    settings.useRport = mConfig.getBool("sip", "use_rport", true);
    settings.natHelper = mConfig.getBool("net", "enable_nat_helper", true);
    settings.reconnectsToPrimary = mConfig.getBool("sip", "reconnect_to_primary_asap", false);
    settings.dnsSrv = usesDnsSrv();
    settings.dnsSearch = usesDnsSearch();
    settings.dnsServers = mDnsServers;
    settings.dnsUserHostsFile = mConfig.getString("net", "dns_user_hosts_file", "");
    settings.tls.rootCaData = mRootCaData;
    const char *path = rootCa();
    if (path && access(path, R_OK) == 0) settings.tls.rootCaPath = path;
    settings.tls.verifyCertificates = verifiesCertificates();
    settings.tls.verifyName = verifiesName();
    settings.tls.subjectPattern = mConfig.getString("sip", "tls_certificate_subject_regexp", "");
    return settings;
}

int Settings::firstPort() const {
    const sip::TransportPorts all = ports();
    if (all.udp) return all.udp;
    return all.tcp ? all.tcp : all.tls;
}

bool Settings::migrateToMultiTransport() {
    if (mConfig.getBool("sip", "multi_transport_migration_done", false)) return false;
    mConfig.setBool("sip", "multi_transport_migration_done", true);
    if (!mConfig.getBool("sip", "sip_random_port", false)) return false;
    setPorts({-1, -1, -1});
    return true;
}

void Settings::setForegroundSchedule(int schedule) {
    if (schedule > 0) mConfig.setInt("misc", "auto_iterate_foreground_schedule", schedule);
}

void Settings::setBackgroundSchedule(int schedule) {
    if (schedule > 0) mConfig.setInt("misc", "auto_iterate_background_schedule", schedule);
}

void Settings::setDscp(int dscp) {
    if (dscp >= 0 && dscp <= 63) mConfig.setIntHex("sip", "dscp", dscp);
}

std::chrono::milliseconds Settings::transportTimeout() const {
    return std::chrono::milliseconds(mConfig.getInt("sip", "transport_timeout", 63000));
}

void Settings::setTransportTimeout(std::chrono::milliseconds timeout) {
    if (timeout.count() > 0) mConfig.setInt("sip", "transport_timeout", static_cast<int>(timeout.count()));
}

void Settings::setUserAgent(std::string_view name, std::string_view version) {
    if (!isClean(name) || !isClean(version)) return;
    mUserAgent = name;
    if (!version.empty()) {
        if (!mUserAgent.empty()) mUserAgent += '/';
        mUserAgent += version;
    }
    mConfig.setString("sip", "user_agent", mUserAgent);
}

const char *Settings::primaryContact() const {
    return mConfig.getString("sip", "contact", "sip:linphone@unknown-host");
}

bool Settings::setPrimaryContact(std::string_view contact) {
    const Ref<Address> address = Address::parse(contact);
    if (!address) return false;
    mConfig.setString("sip", "contact", address->toString());
    return true;
}

void Settings::setSupportedTags(std::string_view tags) {
    if (!isClean(tags)) return;
    mSupportedTags = join(split(tags), ", ");
    mConfig.setString("sip", "supported", mSupportedTags);
}

void Settings::addSupportedTag(std::string_view tag) {
    std::vector<std::string> tags = split(mSupportedTags);
    if (tag.empty() || !isClean(tag) || std::find(tags.begin(), tags.end(), tag) != tags.end()) return;
    tags.emplace_back(tag);
    setSupportedTags(join(tags, ", "));
}

void Settings::removeSupportedTag(std::string_view tag) {
    std::vector<std::string> tags = split(mSupportedTags);
    if (std::erase(tags, tag)) setSupportedTags(join(tags, ", "));
}

void Settings::setSpecs(std::string_view specs) {
    if (!isClean(specs) || specs.find('"') != std::string_view::npos) return;
    mSpecs = join(split(specs), ",");
    mConfig.setString("sip", "linphone_specs", mSpecs);
}

void Settings::setSpecs(const std::vector<std::string> &specs) { setSpecs(join(specs, ",")); }

void Settings::addSpec(std::string_view spec) {
    std::vector<std::string> specs = split(mSpecs);
    if (spec.empty() || std::find(specs.begin(), specs.end(), spec) != specs.end()) return;
    specs.emplace_back(spec);
    setSpecs(join(specs, ","));
}

void Settings::removeSpec(std::string_view spec) {
    std::vector<std::string> specs = split(mSpecs);
    // "name" removes "name/1.0" as well.
    const auto isIt = [&](const std::string &element) {
        return element == spec || std::string_view(element).substr(0, element.find('/')) == spec;
    };
    if (std::erase_if(specs, isIt)) setSpecs(join(specs, ","));
}

const bctbx_list_t *Settings::specsList() const {
    mSpecsList.clear();
    mSpecsTexts = split(mSpecs);
    for (const std::string &spec : mSpecsTexts)
        mSpecsList.append(const_cast<char *>(spec.c_str()));
    return mSpecsList.get();
}

void Settings::setRootCa(std::string_view path) {
    mRootCaData.clear();
    mConfig.setString("sip", "root_ca", path);
}

void Settings::setDnsServers(std::vector<std::string> servers) {
    if (!mHasApplicationDnsServers) mDnsServers = std::move(servers);
}

void Settings::setApplicationDnsServers(std::vector<std::string> servers) {
    mHasApplicationDnsServers = !servers.empty();
    mDnsServers = std::move(servers);
}

void Settings::setHttpProxyPort(int port) {
    if (port == 0)
        mConfig.setString("sip", "http_proxy_port", nullptr);
    else if (port > 0 && port <= 65535)
        mConfig.setInt("sip", "http_proxy_port", port);
}

bool Settings::setProvisioningUri(std::string_view uri) {
    if (!uri.empty() && !isProvisioningUri(uri)) return false;
    return mConfig.setString("misc", "config-uri", uri);
}

std::chrono::seconds Settings::stopTimeLimit() const {
    constexpr int usual = 10;
    const int configured = mConfig.getInt("misc", "max_stop_async_time", usual);
    return std::chrono::seconds(configured >= 0 ? configured : usual);
}

std::chrono::milliseconds Settings::refresherRetryAfter() const {
    const int configured = mConfig.getInt("sip", "refresher_retry_after", 0);
    return configured > 0 ? std::chrono::milliseconds(configured) : RetryPolicy::kDefaultBase;
}

std::chrono::milliseconds Settings::refresherRetryAfterMax() const {
    const int configured = mConfig.getInt("sip", "refresher_retry_after_max", 0);
    return configured > 0 ? std::chrono::milliseconds(configured) : RetryPolicy::kDefaultCap;
}

int Settings::inviteAnswer() const {
    constexpr int usual = 488; // Not Acceptable Here
    const int status = mConfig.getInt("sip", "invite_answer", usual);
    return status >= 400 && status <= 699 ? status : usual;
}

std::size_t Settings::registerWindow() const {
    // The sockets of belle-sip have the system's buffer, which loses the last of 100 answers.
    const bool isProvider = std::string_view(mConfig.getString("sip", "wire_path", "")) == "belle-sip";
    return static_cast<std::size_t>(
        std::clamp(mConfig.getInt("sip", "register_window", isProvider ? 50 : 100), 1, 10000));
}

} // namespace slimphone
