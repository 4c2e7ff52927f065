/**
 * @file
 * The settings of an account, the part that an application edits.
 */
#pragma once

#include "linphone/types.h"

#include "address/address.h"
#include "base/c-list.h"
#include "base/object.h"
#include "base/text.h"
#include "config/config.h"
#include "settings/nat-policy-sections.h"
#include "settings/nat-policy.h"
#include "settings/push-notification-config.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace slimphone {

/** What difference two sets of parameters make to the registrar. */
enum class ParamsChange : std::uint8_t {
    None,    ///< nothing a REGISTER would show
    Refresh, ///< same binding, other content: a new REGISTER
    Move,    ///< another identity or server: leave the old one, register at the new one
};

/** "udp", "tcp", "tls" or "dtls". */
const char *toName(LinphoneTransportType transport) noexcept;

class AccountParams : public HybridObject<LinphoneAccountParams, AccountParams> {
public:
    /** Built-in defaults, overridden by the config's default values of section "proxy". */
    explicit AccountParams(const Config *config);
    /** A copy with the same keys, not yet given to any account. */
    Ref<AccountParams> clone() const { return Ref<AccountParams>::adopt(new AccountParams(*this)); }

    /**
     * A copy that takes over the very texts and addresses, and leaves equal ones here: what was lent to
     * the application lives on when the copy replaces this.
     */
    Ref<AccountParams> cloneForEdit();

    /** Reads section [proxy_N]; nullptr when it does not exist. */
    static Ref<AccountParams> read(const Config &config, int index);
    static Ref<AccountParams> read(NatPolicySections &natPolicies, int index);
    /**
     * Writes section [proxy_N] and that of the NAT policy. What it holds beside our keys stays if
     * it was this account's before.
     */
    void write(Config &config, NatPolicySections &natPolicies, int index) const;
    /** Name of the section, "proxy_<index>". */
    static std::string sectionName(int index);

    /** A server and an identity with a user part: enough to register. */
    bool isValid() const noexcept;

    const Address *identity() const noexcept { return mIdentity.get(); }
    /** "sip:user@host" with display name and brackets as needed, nullptr when unset. */
    const char *identityText() const noexcept { return mIdentityText.get(); }
    const char *logName() const noexcept { return mIdentityText ? mIdentityText.get() : "no identity"; }
    /** Copies @p identity. False, without change, when it has no user part. */
    bool setIdentity(const Address &identity);

    const Address *server() const noexcept { return mServer.get(); }
    const char *serverText() const noexcept { return mServerText.get(); }
    /** Accepts what people type ("example.org", "sip:…;transport=tls"); empty keeps the old one. */
    bool setServer(std::string_view text);
    bool setServer(const Address &server);

    /** "udp" and so on, of the first route or else the server; udp without a server. */
    const char *transportName() const noexcept;
    LinphoneTransportType transport() const noexcept;
    void setTransport(LinphoneTransportType transport);

    const bctbx_list_t *routesList() const noexcept { return mRoutes ? mRoutes->list.get() : nullptr; }
    const bctbx_list_t *routesTextList() const noexcept {
        return mRoutes ? mRoutes->textList.get() : nullptr;
    }
    /** First route as text without brackets, nullptr without routes. */
    const char *firstRoute() const noexcept;
    void setRoutes(std::vector<Ref<Address>> routes);
    /** A set of one; text that is no address leaves none. */
    void setRoute(std::string_view text);
    /** False, without change, when one of them is no address. */
    bool setRoutes(const std::vector<std::string> &texts);

    int expires() const noexcept { return mExpires; }
    void setExpires(int seconds) noexcept { mExpires = seconds < 0 ? 600 : seconds; }
    int publishExpires() const noexcept { return mPublishExpires < 0 ? mExpires : mPublishExpires; }
    void setPublishExpires(int seconds) noexcept { mPublishExpires = seconds; }

    Text contactParameters, contactUriParameters, realm, refKey, idKey, dialPrefix;
    Text conferenceFactoryUri, qualityReportingCollector, fileTransferServer;
    Text dependsOn;

    bool registerEnabled = true;
    bool publishEnabled = false;
    bool qualityReportingEnabled = false;
    bool dialEscapePlus = false;
    bool usePrefixForCallsAndChats = true;
    bool pushAllowed = false;
    bool remotePushAllowed = false;
    bool cpimInBasicChatRooms = false;
    bool outboundProxy = false;
    bool unregisterAtStop = true; ///< of releases after 5.1, as pictureUri and prefixCountry
    std::uint8_t avpfRrInterval = 5;
    LinphoneAVPFMode avpfMode = LinphoneAVPFDefault;
    int qualityReportingInterval = 0;
    LinphonePrivacyMask privacy = LinphonePrivacyDefault;

    Text pictureUri;
    Text prefixCountry; ///< ISO 3166 code
    /** Shown in place of the Contact that is made up of identity and socket; nullptr by default. */
    const Address *customContact() const noexcept { return mAdditions ? mAdditions->contact.get() : nullptr; }
    /** Takes a copy; nullptr removes it. */
    void setCustomContact(const Address *contact);
    /** Values that an application keeps here under a name; nullptr when unknown. */
    const char *customParam(std::string_view key) const;
    /** An empty value removes it. */
    void setCustomParam(std::string_view key, std::string_view value);
    /** Option tags, separated by commas; empty: those of the core. */
    std::string_view supportedTags() const noexcept;
    const bctbx_list_t *supportedTagsList() const noexcept {
        return mAdditions ? mAdditions->tagsList.get() : nullptr;
    }
    void setSupportedTags(const std::vector<std::string> &tags);

    void setQualityReportingCollector(std::string_view collector);
    void setAvpfRrInterval(std::uint8_t seconds) noexcept { avpfRrInterval = seconds > 5 ? 5 : seconds; }

    NatPolicy *natPolicy() const noexcept { return mNatPolicy.get(); }
    void setNatPolicy(NatPolicy *policy) { mNatPolicy = Ref<NatPolicy>(policy); }

    /** Made on first use. */
    PushNotificationConfig &push();
    const PushNotificationConfig *pushIfSet() const noexcept { return mPush.get(); }
    bool isPushAvailable() const noexcept;
    /** Takes a copy; nullptr changes nothing. */
    void setPush(const PushNotificationConfig *push);
    /** Each kind of push that is allowed gets the platform's token. False when nothing changed. */
    bool setPushToken(std::string_view token);

    /** The same address-of-record, display name and parameters aside. */
    bool hasSameIdentity(const AccountParams &other) const noexcept;
    /** How a change from these to @p other must reach the registrar. */
    ParamsChange compare(const AccountParams &other) const;

private:
    /** Few accounts have them. */
    struct Routes {
        explicit Routes(std::vector<Ref<Address>> routes);
        std::vector<Ref<Address>> addresses;
        std::vector<Text> texts;
        LentList list;
        LentList textList;
    };

    /** Few accounts have them either. */
    struct Additions {
        Additions() = default;
        Additions(const Additions &other);
        Additions &operator=(const Additions &) = delete;
        void setTags(const std::vector<std::string> &newTags);

        Ref<Address> contact;
        std::map<std::string, std::string, std::less<>> customParams;
        std::vector<Text> tags;
        std::string tagsText;
        LentList tagsList;
    };

    AccountParams(const AccountParams &other);
    ~AccountParams() override = default;
    void readFrom(NatPolicySections &natPolicies, std::string_view section);
    Additions &additions();
    void readAdditions(const Config &config, std::string_view section);
    void writeAdditions(Config &config, std::string_view section) const;
    bool showsSameAdditions(const AccountParams &other) const;
    void setServerAddress(Ref<Address> server);

    Ref<Address> mIdentity;
    Ref<Address> mServer;
    Text mIdentityText;
    Text mServerText;
    std::unique_ptr<Routes> mRoutes;
    std::unique_ptr<Additions> mAdditions;
    Ref<NatPolicy> mNatPolicy;
    Ref<PushNotificationConfig> mPush;
    int mExpires = 3600;
    int mPublishExpires = -1;
};

} // namespace slimphone
