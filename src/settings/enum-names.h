/**
 * @file
 * Names of enumeration values, as linphone_*_to_string() gives them. All take plain numbers, since
 * C may hand in any, and give "Unknown" for those without a name.
 */
#pragma once

#include "linphone/types.h"

#include <string_view>

namespace slimphone {

/** "LinphoneRegistrationNone" and so on. */
const char *registrationStateName(int state) noexcept;
/** "LinphoneGlobalOff" and so on. */
const char *globalStateName(int state) noexcept;
/** "LinphoneConfiguringSuccessful" and so on. */
const char *configuringStateName(int state) noexcept;
/** "LinphonePrivacyNone" and so on, for one value and not for a mask of several. */
const char *privacyName(int privacy) noexcept;
/** "udp" and so on, as in a transport parameter; "udp" also for what is none. */
const char *transportName(int transport) noexcept;
/** The transport of that name in any case; UDP for other texts. */
LinphoneTransportType transportNamed(std::string_view name) noexcept;

} // namespace slimphone
