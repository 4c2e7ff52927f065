/**
 * @file
 * How media would get through address translation. Registration does not use it; it is kept so
 * that programs can set it and configuration files keep it.
 */
#pragma once

#include "linphone/types.h"

#include "base/object.h"
#include "base/text.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

struct addrinfo;

namespace slimphone {

class Config;
class NatPolicySections;

class NatPolicy : public HybridObject<LinphoneNatPolicy, NatPolicy> {
public:
    enum class Feature : std::uint8_t {
        Stun = 1,
        Turn = 2,
        Ice = 4,
        TurnUdp = 8, ///< on in a new policy
        TurnTcp = 16,
        TurnTls = 32,
    };

    /** A policy without anything, under a new random reference. */
    NatPolicy();

    /** A copy under a new reference, so that both can be saved. */
    Ref<NatPolicy> clone() const;

    bool isEnabled(Feature feature) const noexcept {
        return (mFeatures & static_cast<std::uint8_t>(feature)) != 0;
    }
    void enable(Feature feature, bool enabled) noexcept;
    /** Tells in the log that there is no UPnP here. */
    static void refuseUpnp();
    /** Host, or host:port, of the STUN or TURN server. */
    const Text &stunServer() const noexcept { return mStunServer; }
    void setStunServer(std::string_view server);
    const Text &stunServerUsername() const noexcept { return mStunServerUsername; }
    void setStunServerUsername(std::string_view username) { mStunServerUsername = Text(username); }
    /** Public addresses of the application's choice, and where TURN credentials are asked for. */
    const Text &natAddressV4() const noexcept { return mNatAddressV4; }
    void setNatAddressV4(std::string_view address) { mNatAddressV4 = Text(address); }
    const Text &natAddressV6() const noexcept { return mNatAddressV6; }
    void setNatAddressV6(std::string_view address) { mNatAddressV6 = Text(address); }
    const Text &turnEndpoint() const noexcept { return mTurnEndpoint; }
    void setTurnEndpoint(std::string_view uri) { mTurnEndpoint = Text(uri); }
    /** Back to a new policy; reference, core and user data stay. */
    void clear();

    /** Begins to resolve the STUN server's name in the background, again when that was done before. */
    void resolveStunServer();
    /**
     * Addresses of the STUN server (port 3478 unless given), lent until it is set or resolved
     * again. Waits at most a second for the resolver; nullptr when there is no server, no answer
     * yet, or no address.
     */
    const addrinfo *stunServerAddresses();

    /** Name by which configuration sections refer to it. */
    const Text &reference() const noexcept { return mReference; }

    /**
     * The core it was made for. @p slot is shared with the core, which sets it to nullptr in
     * the end.
     */
    void setCore(std::shared_ptr<LinphoneCore *> slot) noexcept { mCore = std::move(slot); }
    LinphoneCore *core() const noexcept { return mCore ? *mCore : nullptr; }

    /** The policy in the [nat_policy_N] that has @p reference; a new one of that name if none has. */
    static Ref<NatPolicy> readFrom(NatPolicySections &sections, std::string_view reference);
    static Ref<NatPolicy> readFrom(const Config &config, std::string_view reference);
    /** Writes the section that has its reference, or the first free one, of @p sections in @p config. */
    void writeTo(Config &config, NatPolicySections &sections) const;
    void writeTo(Config &config) const;

protected:
    ~NatPolicy() override;

private:
    class Resolution;

    NatPolicy(const NatPolicy &other);

    Text mReference;
    Text mStunServer;
    Text mStunServerUsername;
    Text mNatAddressV4;
    Text mNatAddressV6;
    Text mTurnEndpoint;
    std::shared_ptr<LinphoneCore *> mCore;
    std::shared_ptr<Resolution> mResolution;
    std::uint8_t mFeatures = static_cast<std::uint8_t>(Feature::TurnUdp);
};

} // namespace slimphone
