#include "settings/nat-policy.h"

#include "base/log.h"
#include "base/random.h"
#include "config/config.h"
#include "settings/nat-policy-sections.h"

#include <netdb.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace slimphone {

namespace {

constexpr std::chrono::seconds kLongestWait{1};
constexpr const char *kDefaultStunPort = "3478";
constexpr int kReferenceLength = 16;

struct ProtocolName {
    const char *name;
    NatPolicy::Feature feature;
};
constexpr ProtocolName kProtocols[] = {
    {"stun", NatPolicy::Feature::Stun},
    {"turn", NatPolicy::Feature::Turn},
    {"ice", NatPolicy::Feature::Ice},
};

struct HostPort {
    std::string host;
    std::string port;
};

/** "host", "host:port", "[v6]", "[v6]:port" or a bare IPv6 address. */
HostPort splitHostPort(std::string_view text) {
    if (!text.empty() && text.front() == '[') {
        const std::size_t close = text.find(']');
        if (close == std::string_view::npos) return {};
        const std::string_view rest = text.substr(close + 1);
        const bool hasPort = rest.size() > 1 && rest.front() == ':';
        return {std::string(text.substr(1, close - 1)),
                hasPort ? std::string(rest.substr(1)) : std::string(kDefaultStunPort)};
    }
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || text.find(':', colon + 1) != std::string_view::npos)
        return {std::string(text), kDefaultStunPort};
    return {std::string(text.substr(0, colon)), std::string(text.substr(colon + 1))};
}

} // namespace

/**
 * A name being resolved by a thread of its own, because getaddrinfo() may take half a minute.
 * The thread shares this object and nothing else, so that it may end after the policy.
 */
class NatPolicy::Resolution {
public:
    static std::shared_ptr<Resolution> start(std::string_view server) {
        auto resolution = std::make_shared<Resolution>();
        std::thread([resolution, target = splitHostPort(server)] { resolution->run(target); }).detach();
        return resolution;
    }

    Resolution() = default;
    Resolution(const Resolution &) = delete;
    Resolution &operator=(const Resolution &) = delete;
    ~Resolution() {
        if (mAddresses) freeaddrinfo(mAddresses);
    }

    bool isFinished() {
        const std::lock_guard lock(mMutex);
        return mIsFinished;
    }

    const addrinfo *wait(std::chrono::milliseconds limit) {
        std::unique_lock lock(mMutex);
        mFinished.wait_for(lock, limit, [this] { return mIsFinished; });
        return mAddresses;
    }

private:
    void run(const HostPort &target) {
        addrinfo hints{};
        hints.ai_family = AF_UNSPEC;
        hints.ai_socktype = SOCK_DGRAM;
        addrinfo *addresses = nullptr;
        if (target.host.empty() ||
            getaddrinfo(target.host.c_str(), target.port.c_str(), &hints, &addresses) != 0)
            addresses = nullptr;
        const std::lock_guard lock(mMutex);
        mAddresses = addresses;
        mIsFinished = true;
        mFinished.notify_all();
    }

    std::mutex mMutex;
    std::condition_variable mFinished;
    bool mIsFinished = false;
    addrinfo *mAddresses = nullptr;
};

NatPolicy::NatPolicy() : mReference(randomToken(kReferenceLength)) {}

NatPolicy::NatPolicy(const NatPolicy &other)
    : HybridObject(other), mReference(randomToken(kReferenceLength)), mStunServer(other.mStunServer),
      mStunServerUsername(other.mStunServerUsername), mNatAddressV4(other.mNatAddressV4),
      mNatAddressV6(other.mNatAddressV6), mTurnEndpoint(other.mTurnEndpoint), mCore(other.mCore),
      mFeatures(other.mFeatures) {}

NatPolicy::~NatPolicy() = default;

Ref<NatPolicy> NatPolicy::clone() const { return Ref<NatPolicy>::adopt(new NatPolicy(*this)); }

void NatPolicy::enable(Feature feature, bool enabled) noexcept {
    const auto bit = static_cast<std::uint8_t>(feature);
    mFeatures = static_cast<std::uint8_t>(enabled ? mFeatures | bit : mFeatures & ~bit);
}

void NatPolicy::refuseUpnp() { logWarning("UPnP is not supported"); }

void NatPolicy::setStunServer(std::string_view server) {
    mStunServer = Text(server);
    mResolution = nullptr;
}

void NatPolicy::clear() {
    setStunServer({});
    setStunServerUsername({});
    mNatAddressV4 = mNatAddressV6 = mTurnEndpoint = Text();
    mFeatures = static_cast<std::uint8_t>(Feature::TurnUdp);
}

void NatPolicy::resolveStunServer() {
    if (mStunServer && (!mResolution || mResolution->isFinished()))
        mResolution = Resolution::start(mStunServer.view());
}

const addrinfo *NatPolicy::stunServerAddresses() {
    if (!mResolution) resolveStunServer();
    return mResolution ? mResolution->wait(kLongestWait) : nullptr;
}

Ref<NatPolicy> NatPolicy::readFrom(const Config &config, std::string_view reference) {
    NatPolicySections sections(config);
    return readFrom(sections, reference);
}

Ref<NatPolicy> NatPolicy::readFrom(NatPolicySections &sections, std::string_view reference) {
    Ref<NatPolicy> policy = make<NatPolicy>();
    policy->mReference = Text(reference);
    const std::string section = sections.find(reference);
    if (section.empty()) {
        logWarning("No NAT policy in the configuration has the reference [%s]",
                   policy->mReference.str().c_str());
        return policy;
    }
    const Config &config = sections.config();
    policy->mStunServer = Text(config.getString(section, "stun_server", nullptr));
    policy->mStunServerUsername = Text(config.getString(section, "stun_server_username", nullptr));
    policy->mNatAddressV4 = Text(config.getString(section, "nat_v4_address", nullptr));
    policy->mNatAddressV6 = Text(config.getString(section, "nat_v6_address", nullptr));
    policy->mTurnEndpoint = Text(config.getString(section, "turn_configuration_endpoint", nullptr));
    if (const auto protocols = config.getStringList(section, "protocols"))
        for (const ProtocolName &protocol : kProtocols)
            if (std::find(protocols->begin(), protocols->end(), protocol.name) != protocols->end())
                policy->enable(protocol.feature, true);
    policy->enable(Feature::TurnUdp, config.getBool(section, "turn_enable_udp", true));
    policy->enable(Feature::TurnTcp, config.getBool(section, "turn_enable_tcp", false));
    policy->enable(Feature::TurnTls, config.getBool(section, "turn_enable_tls", false));
    return policy;
}

void NatPolicy::writeTo(Config &config) const {
    NatPolicySections sections(config);
    writeTo(config, sections);
}

void NatPolicy::writeTo(Config &config, NatPolicySections &sections) const {
    const std::string section = sections.findOrFree(mReference.view());
    const auto putFlag = [&](const char *key, Feature feature, bool isDefault) {
        if (isEnabled(feature) == isDefault)
            config.setString(section, key, nullptr);
        else
            config.setBool(section, key, !isDefault);
    };
    config.setString(section, "ref", mReference.view());
    config.setString(section, "stun_server", mStunServer.view());
    config.setString(section, "stun_server_username", mStunServerUsername.view());
    config.setString(section, "nat_v4_address", mNatAddressV4.view());
    config.setString(section, "nat_v6_address", mNatAddressV6.view());
    config.setString(section, "turn_configuration_endpoint", mTurnEndpoint.view());
    std::vector<std::string> protocols;
    for (const ProtocolName &protocol : kProtocols)
        if (isEnabled(protocol.feature)) protocols.emplace_back(protocol.name);
    config.setStringList(section, "protocols", protocols);
    putFlag("turn_enable_udp", Feature::TurnUdp, true);
    putFlag("turn_enable_tcp", Feature::TurnTcp, false);
    putFlag("turn_enable_tls", Feature::TurnTls, false);
}

} // namespace slimphone
