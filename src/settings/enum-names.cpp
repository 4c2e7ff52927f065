#include "settings/enum-names.h"

#include "base/text.h"

#include <cstddef>

namespace slimphone {

namespace {

constexpr const char *kUnknown = "Unknown";

constexpr const char *kRegistrationStates[] = {
    "LinphoneRegistrationNone",    "LinphoneRegistrationProgress", "LinphoneRegistrationOk",
    "LinphoneRegistrationCleared", "LinphoneRegistrationFailed",
};
constexpr const char *kGlobalStates[] = {
    "LinphoneGlobalOff",      "LinphoneGlobalStartup",     "LinphoneGlobalOn",
    "LinphoneGlobalShutdown", "LinphoneGlobalConfiguring", "LinphoneGlobalReady",
};
constexpr const char *kConfiguringStates[] = {
    "LinphoneConfiguringSuccessful",
    "LinphoneConfiguringFailed",
    "LinphoneConfiguringSkipped",
};
constexpr const char *kTransports[] = {"udp", "tcp", "tls", "dtls"};

template <std::size_t Size>
const char *nameAt(const char *const (&names)[Size], int index, const char *fallback) noexcept {
    return index >= 0 && static_cast<std::size_t>(index) < Size ? names[index] : fallback;
}

} // namespace

const char *registrationStateName(int state) noexcept { return nameAt(kRegistrationStates, state, kUnknown); }

const char *globalStateName(int state) noexcept { return nameAt(kGlobalStates, state, kUnknown); }

const char *configuringStateName(int state) noexcept { return nameAt(kConfiguringStates, state, kUnknown); }

const char *privacyName(int privacy) noexcept {
    switch (privacy) {
    case LinphonePrivacyNone:
        return "LinphonePrivacyNone";
    case LinphonePrivacyUser:
        return "LinphonePrivacyUser";
    case LinphonePrivacyHeader:
        return "LinphonePrivacyHeader";
    case LinphonePrivacySession:
        return "LinphonePrivacySession";
    case LinphonePrivacyId:
        return "LinphonePrivacyId";
    case LinphonePrivacyCritical:
        return "LinphonePrivacyCritical";
    case LinphonePrivacyDefault:
        return "LinphonePrivacyDefault";
    default:
        return kUnknown;
    }
}

const char *transportName(int transport) noexcept { return nameAt(kTransports, transport, kTransports[0]); }

LinphoneTransportType transportNamed(std::string_view name) noexcept {
    for (int type : {LinphoneTransportTcp, LinphoneTransportTls, LinphoneTransportDtls})
        if (equalsIgnoringCase(name, kTransports[type])) return static_cast<LinphoneTransportType>(type);
    return LinphoneTransportUdp;
}

} // namespace slimphone
