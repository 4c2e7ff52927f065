/**
 * @file
 * The push parameters that a registrar is told in the Contact (RFC 8599).
 */
#pragma once

#include "linphone/types.h"

#include "base/object.h"
#include "base/text.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace slimphone {

class PushNotificationConfig : public HybridObject<LinphonePushNotificationConfig, PushNotificationConfig> {
public:
    enum class Field : std::uint8_t {
        Provider,
        Param,
        Prid,
        TeamId,
        BundleIdentifier,
        VoipToken,
        RemoteToken,
        MessageText,   ///< "IM_MSG" in a new one
        CallText,      ///< "IC_MSG"
        GroupChatText, ///< "GC_MSG"
        CallSound,     ///< "notes_of_the_optimistic.caf"
        MessageSound,  ///< "msg.caf"
        RemotePushInterval,
    };

    PushNotificationConfig();

    /** A copy without user data. */
    Ref<PushNotificationConfig> clone() const;

    const Text &get(Field field) const noexcept { return mFields[static_cast<std::size_t>(field)]; }
    void set(Field field, std::string_view value) { mFields[static_cast<std::size_t>(field)] = Text(value); }

    friend bool operator==(const PushNotificationConfig &a, const PushNotificationConfig &b) noexcept {
        return a.mFields == b.mFields && a.mSilent == b.mSilent && a.mTimeout == b.mTimeout;
    }

    /** What is asked for in a registration. */
    struct Wanted {
        bool push;   ///< calls (VoIP)
        bool remote; ///< messages
    };

    /** Enough is known for that: param or bundle identifier, and prid or the tokens. */
    bool isAvailable(Wanted wanted) const noexcept;

    /**
     * URI parameters of the Contact, ";pn-provider=...;pn-param=..." and so on, escaped; empty
     * when not available.
     */
    std::string uriParameters(Wanted wanted) const;

    /** Value of "push_parameters" in a configuration file; param and prid as they would be sent. */
    std::string toParameters() const;
    /** Takes over the pn-* parameters of @p text, leaving the other fields. */
    void readParameters(std::string_view text);

    /** Removes parameters that uriParameters() gives from @p parameters (";a=b;c"). */
    static std::string withoutPushParameters(std::string_view parameters);

protected:
    ~PushNotificationConfig() override = default;

private:
    static constexpr std::size_t kFieldCount = static_cast<std::size_t>(Field::RemotePushInterval) + 1;

    PushNotificationConfig(const PushNotificationConfig &) = default;
    std::string param(Wanted wanted) const;
    std::string prid(Wanted wanted) const;

    std::array<Text, kFieldCount> mFields;
    Text mSilent;
    Text mTimeout;
};

} // namespace slimphone
