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

    /** Everything the SIP stack wants to know. */
    sip::StackSettings stackSettings() const;

    // Transports
    sip::TransportPorts ports() const;
    void setPorts(const sip::TransportPorts &ports);

    // Identity
    const std::string &userAgent() const noexcept { return mUserAgent; }
    void setUserAgent(std::string_view name, std::string_view version);
    /** UUID of +sip.instance (RFC 5626), made at first use; empty: none. */
    const std::string &instanceId() const noexcept { return mInstanceId; }
    const char *primaryContact() const;
    /** False when @p contact is not an address. */
    bool setPrimaryContact(std::string_view contact);

    // Supported and specs, comma-separated in the configuration
    const std::string &supportedTags() const noexcept { return mSupportedTags; }
    void setSupportedTags(std::string_view tags);
    void addSupportedTag(std::string_view tag);
    void removeSupportedTag(std::string_view tag);
    const std::string &specs() const noexcept { return mSpecs; }
    void setSpecs(std::string_view specs);
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
    /** Client certificate and key as PEM; not saved. */
    Text tlsCertificate;
    Secret tlsKey;

    // DNS; not saved
    std::vector<std::string> dnsServers;
    bool dnsServersSetByApplication = false;

    std::chrono::milliseconds refresherRetryAfter() const;
    std::size_t registerWindow() const;

private:
    void readCached();

    Config &mConfig;
    std::string mUserAgent;
    std::string mInstanceId;
    std::string mSupportedTags;
    std::string mSpecs;
    std::string mRootCaData;
    mutable std::vector<std::string> mSpecsTexts;
    mutable LentList mSpecsList;
};

} // namespace slimphone
