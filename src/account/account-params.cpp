#include "account/account-params.h"

#include "base/log.h"
#include "base/random.h"

#include <array>
#include <cstring>
#include <string>
#include <utility>

namespace slimphone {

namespace {

constexpr const char *kDefaults = "proxy";

Text made(const char *prefix) { return Text(prefix + randomToken(15)); }

/** Key and member of each text, for reading and writing alike. */
struct TextField {
    const char *key;
    Text AccountParams::*member;
};
constexpr std::array kTexts{
    TextField{"contact_parameters", &AccountParams::contactParameters},
    TextField{"contact_uri_parameters", &AccountParams::contactUriParameters},
    TextField{"realm", &AccountParams::realm},
    TextField{"refkey", &AccountParams::refKey},
    TextField{"dial_prefix", &AccountParams::dialPrefix},
    TextField{"conference_factory_uri", &AccountParams::conferenceFactoryUri},
    TextField{"quality_reporting_collector", &AccountParams::qualityReportingCollector},
    TextField{"depends_on", &AccountParams::dependsOn},
};

struct FlagField {
    const char *key;
    bool AccountParams::*member;
};
constexpr std::array kFlags{
    FlagField{"reg_sendregister", &AccountParams::registerEnabled},
    FlagField{"publish", &AccountParams::publishEnabled},
    FlagField{"quality_reporting_enabled", &AccountParams::qualityReportingEnabled},
    FlagField{"dial_escape_plus", &AccountParams::dialEscapePlus},
    FlagField{"use_dial_prefix_for_calls_and_chats", &AccountParams::usePrefixForCallsAndChats},
    FlagField{"push_notification_allowed", &AccountParams::pushAllowed},
    FlagField{"remote_push_notification_allowed", &AccountParams::remotePushAllowed},
    FlagField{"cpim_in_basic_chat_rooms_enabled", &AccountParams::cpimInBasicChatRooms},
};

/** Both are set, or none is. */
bool leadsToTheSame(const Ref<Address> &a, const Ref<Address> &b) noexcept {
    return !a || (a->weakEquals(*b) && a->isSecure() == b->isSecure() && a->transport() == b->transport());
}

/** Reads one section, falling back to "proxy_default_values" and then to what is there. */
class Reader {
public:
    Reader(const Config &config, std::string_view section) : mConfig(config), mSection(section) {}
    const char *text(const char *key, const char *fallback) const {
        return mConfig.getString(mSection, key, mConfig.getDefaultString(kDefaults, key, fallback));
    }
    int number(const char *key, int fallback) const {
        return mConfig.getInt(mSection, key, mConfig.getDefaultInt(kDefaults, key, fallback));
    }

private:
    const Config &mConfig;
    std::string_view mSection;
};

} // namespace

const char *toName(LinphoneTransportType transport) noexcept {
    switch (transport) {
    case LinphoneTransportTcp:
        return "tcp";
    case LinphoneTransportTls:
        return "tls";
    case LinphoneTransportDtls:
        return "dtls";
    default:
        return "udp";
    }
}

AccountParams::AccountParams(const Config *config) {
    if (config) {
        NatPolicySections natPolicies(*config);
        readFrom(natPolicies, {});
    }
    idKey = made("proxy_config_");
}

AccountParams::AccountParams(const AccountParams &other)
    : HybridObject(other), contactParameters(other.contactParameters),
      contactUriParameters(other.contactUriParameters), realm(other.realm), refKey(other.refKey),
      idKey(other.idKey), dialPrefix(other.dialPrefix), conferenceFactoryUri(other.conferenceFactoryUri),
      qualityReportingCollector(other.qualityReportingCollector),
      fileTransferServer(other.fileTransferServer), dependsOn(other.dependsOn),
      registerEnabled(other.registerEnabled), publishEnabled(other.publishEnabled),
      qualityReportingEnabled(other.qualityReportingEnabled), dialEscapePlus(other.dialEscapePlus),
      usePrefixForCallsAndChats(other.usePrefixForCallsAndChats), pushAllowed(other.pushAllowed),
      remotePushAllowed(other.remotePushAllowed), cpimInBasicChatRooms(other.cpimInBasicChatRooms),
      outboundProxy(other.outboundProxy), unregisterAtStop(other.unregisterAtStop),
      avpfRrInterval(other.avpfRrInterval), avpfMode(other.avpfMode),
      qualityReportingInterval(other.qualityReportingInterval), privacy(other.privacy),
      pictureUri(other.pictureUri), prefixCountry(other.prefixCountry),
      mIdentity(other.mIdentity ? other.mIdentity->clone() : nullptr),
      mServer(other.mServer ? other.mServer->clone() : nullptr), mIdentityText(other.mIdentityText),
      mServerText(other.mServerText),
      mRoutes(other.mRoutes ? std::make_unique<Routes>(other.mRoutes->addresses) : nullptr),
      mAdditions(other.mAdditions ? std::make_unique<Additions>(*other.mAdditions) : nullptr),
      mNatPolicy(other.mNatPolicy), mPush(other.mPush ? other.mPush->clone() : nullptr),
      mExpires(other.mExpires), mPublishExpires(other.mPublishExpires) {}

Ref<AccountParams> AccountParams::cloneForEdit() {
    Ref<AccountParams> copy = clone();
    for (const TextField &field : kTexts)
        std::swap((*copy).*field.member, this->*field.member);
    for (Text AccountParams::*text :
         {&AccountParams::idKey, &AccountParams::fileTransferServer, &AccountParams::pictureUri,
          &AccountParams::prefixCountry, &AccountParams::mIdentityText, &AccountParams::mServerText})
        std::swap((*copy).*text, this->*text);
    std::swap(copy->mIdentity, mIdentity);
    std::swap(copy->mServer, mServer);
    std::swap(copy->mRoutes, mRoutes);
    std::swap(copy->mAdditions, mAdditions);
    std::swap(copy->mPush, mPush);
    return copy;
}

void AccountParams::readFrom(NatPolicySections &natPolicies, std::string_view section) {
    const Config &config = natPolicies.config();
    const Reader reader(config, section);
    for (const TextField &field : kTexts)
        this->*field.member = reader.text(field.key, (this->*field.member).get());
    for (const FlagField &field : kFlags)
        this->*field.member = reader.number(field.key, this->*field.member) != 0;
    if (const char *server = reader.text("reg_proxy", nullptr)) setServer(server);
    if (const char *text = reader.text("reg_identity", nullptr)) {
        const Ref<Address> identity = Address::parse(text);
        if (!identity || !setIdentity(*identity))
            logWarning("[%.*s] unusable reg_identity", static_cast<int>(section.size()), section.data());
    }
    const char *routes = section.empty() ? config.getDefaultString(kDefaults, "reg_route", nullptr)
                                         : config.getString(section, "reg_route", nullptr);
    if (routes) {
        std::vector<Ref<Address>> list;
        for (std::string_view rest(routes); !rest.empty();) {
            const auto comma = rest.find(',');
            if (const auto text = normalizeServerAddress(rest.substr(0, comma)))
                if (Ref<Address> route = Address::parse(*text)) list.push_back(std::move(route));
            rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
        }
        setRoutes(std::move(list));
    }
    setExpires(reader.number("reg_expires", mExpires));
    mPublishExpires = reader.number("publish_expires", mPublishExpires);
    const int mode = reader.number("avpf", avpfMode);
    if (mode >= LinphoneAVPFDefault && mode <= LinphoneAVPFEnabled)
        avpfMode = static_cast<LinphoneAVPFMode>(mode);
    setAvpfRrInterval(static_cast<std::uint8_t>(reader.number("avpf_rr_interval", avpfRrInterval) & 0xff));
    qualityReportingInterval = reader.number("quality_reporting_interval", qualityReportingInterval);
    privacy = static_cast<LinphonePrivacyMask>(reader.number("privacy", static_cast<int>(privacy)));
    if (const char *reference = reader.text("nat_policy_ref", nullptr))
        mNatPolicy = NatPolicy::readFrom(natPolicies, reference);
    if (const char *parameters = reader.text("push_parameters", nullptr)) push().readParameters(parameters);
    readAdditions(config, section);
}

std::string AccountParams::sectionName(int index) { return "proxy_" + std::to_string(index); }

Ref<AccountParams> AccountParams::read(const Config &config, int index) {
    NatPolicySections natPolicies(config);
    return read(natPolicies, index);
}

Ref<AccountParams> AccountParams::read(NatPolicySections &natPolicies, int index) {
    const Config &config = natPolicies.config();
    const std::string section = sectionName(index);
    if (!config.hasSection(section)) return nullptr;
    Ref<AccountParams> params = make<AccountParams>(nullptr);
    params->readFrom(natPolicies, section);
    if (const char *key = config.getString(section, "idkey", params->refKey.get()))
        params->idKey = key;
    else
        logWarning("[%s] has no idkey, made up %s", section.c_str(), params->idKey.get());
    return params;
}

void AccountParams::write(Config &config, NatPolicySections &natPolicies, int index) const {
    const std::string section = sectionName(index);
    if (idKey != config.getString(section, "idkey", idKey.get())) config.cleanSection(section);
    config.setString(section, "reg_proxy", mServerText.view());
    config.setString(section, "reg_identity", mIdentityText.view());
    std::string routes;
    for (std::size_t i = 0; mRoutes && i < mRoutes->texts.size(); ++i) {
        if (i) routes += ',';
        routes += mRoutes->texts[i].view();
    }
    config.setString(section, "reg_route", routes);
    for (const TextField &field : kTexts)
        config.setString(section, field.key, (this->*field.member).view());
    for (const FlagField &field : kFlags)
        config.setBool(section, field.key, this->*field.member);
    config.setInt(section, "reg_expires", mExpires);
    config.setInt(section, "publish_expires", mPublishExpires);
    config.setInt(section, "avpf", avpfMode);
    config.setInt(section, "avpf_rr_interval", avpfRrInterval);
    config.setInt(section, "quality_reporting_interval", qualityReportingInterval);
    config.setInt(section, "privacy", static_cast<int>(privacy));
    config.setString(section, "idkey", idKey.view());
    config.setString(section, "nat_policy_ref", mNatPolicy ? mNatPolicy->reference().view() : "");
    const bool savesPush = mPush && (pushAllowed || remotePushAllowed);
    config.setString(section, "push_parameters", savesPush ? mPush->toParameters() : std::string());
    if (mNatPolicy) mNatPolicy->writeTo(config, natPolicies);
    writeAdditions(config, section);
}

bool AccountParams::isValid() const noexcept { return mServer && mIdentity; }

bool AccountParams::setIdentity(const Address &identity) {
    const char *user = identity.username();
    if (!user || !*user) return false;
    mIdentity = identity.clone();
    mIdentityText = mIdentity->toString();
    return true;
}

bool AccountParams::setServer(std::string_view text) {
    if (text.empty()) return true;
    const auto normalized = normalizeServerAddress(text);
    if (!normalized) return false;
    Ref<Address> server = Address::parse(*normalized);
    if (!server) return false;
    setServerAddress(std::move(server));
    return true;
}

bool AccountParams::setServer(const Address &server) {
    setServerAddress(server.clone());
    return true;
}

void AccountParams::setServerAddress(Ref<Address> server) {
    mServer = std::move(server);
    mServerText = mServer->toString();
}

LinphoneTransportType AccountParams::transport() const noexcept {
    return mServer ? static_cast<LinphoneTransportType>(mServer->transport()) : LinphoneTransportUdp;
}

const char *AccountParams::transportName() const noexcept {
    const Ref<Address> &next = mRoutes ? mRoutes->addresses.front() : mServer;
    return toName(next ? next->transportType() : LinphoneTransportUdp);
}

void AccountParams::setTransport(LinphoneTransportType transport) {
    if (!mServer || transport < LinphoneTransportUdp || transport > LinphoneTransportTls) return;
    mServer->setTransport(static_cast<sip::Transport>(transport));
    mServerText = mServer->toString();
}

const char *AccountParams::firstRoute() const noexcept {
    return mRoutes ? mRoutes->texts.front().get() : nullptr;
}

void AccountParams::setRoutes(std::vector<Ref<Address>> routes) {
    mRoutes = routes.empty() ? nullptr : std::make_unique<Routes>(std::move(routes));
}

void AccountParams::setRoute(std::string_view text) {
    if (!setRoutes({std::string(text)})) setRoutes(std::vector<Ref<Address>>());
}

bool AccountParams::setRoutes(const std::vector<std::string> &texts) {
    std::vector<Ref<Address>> routes;
    for (const std::string &text : texts) {
        Ref<Address> route = parseServerAddress(text);
        if (!route) return false;
        routes.push_back(std::move(route));
    }
    setRoutes(std::move(routes));
    return true;
}

AccountParams::Routes::Routes(std::vector<Ref<Address>> routes) : addresses(std::move(routes)) {
    texts.reserve(addresses.size()); // the lent list points into it
    for (const Ref<Address> &route : addresses) {
        texts.emplace_back(route->toStringUriOnly());
        list.append(route->toC());
        textList.append(const_cast<char *>(texts.back().get()));
    }
}

void AccountParams::setQualityReportingCollector(std::string_view collector) {
    if (collector.empty() || Address::parse(collector)) qualityReportingCollector = collector;
}

PushNotificationConfig &AccountParams::push() {
    if (!mPush) mPush = make<PushNotificationConfig>();
    return *mPush;
}

bool AccountParams::isPushAvailable() const noexcept {
    return mPush && mPush->isAvailable({pushAllowed, remotePushAllowed});
}

void AccountParams::setPush(const PushNotificationConfig *push) {
    if (push) mPush = push->clone();
}

bool AccountParams::setPushToken(std::string_view token) {
    using Field = PushNotificationConfig::Field;
    const auto take = [&](bool allowed, Field field) {
        if (!allowed || push().get(field) == token) return false;
        push().set(field, token);
        return true;
    };
    const bool voip = take(pushAllowed, Field::VoipToken);
    return take(remotePushAllowed, Field::RemoteToken) || voip;
}

bool AccountParams::hasSameIdentity(const AccountParams &other) const noexcept {
    return mIdentity && other.mIdentity && leadsToTheSame(mIdentity, other.mIdentity);
}

ParamsChange AccountParams::compare(const AccountParams &other) const {
    if (static_cast<bool>(mIdentity) != static_cast<bool>(other.mIdentity) ||
        static_cast<bool>(mServer) != static_cast<bool>(other.mServer))
        return ParamsChange::Move;
    if (!leadsToTheSame(mIdentity, other.mIdentity) || !leadsToTheSame(mServer, other.mServer))
        return ParamsChange::Move;
    const bool pushChanged =
        mPush && other.mPush ? !(*mPush == *other.mPush) : mPush.get() != other.mPush.get();
    if (mIdentityText != other.mIdentityText || mServerText != other.mServerText ||
        mExpires != other.mExpires || registerEnabled != other.registerEnabled ||
        contactParameters != other.contactParameters || contactUriParameters != other.contactUriParameters ||
        pushAllowed != other.pushAllowed || remotePushAllowed != other.remotePushAllowed || pushChanged ||
        !showsSameAdditions(other))
        return ParamsChange::Refresh;
    return ParamsChange::None;
}

} // namespace slimphone
