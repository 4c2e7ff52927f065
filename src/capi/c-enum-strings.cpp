#include "linphone/misc.h"

#include "capi/enum-value.h"
#include "capi/facade.h"
#include "error-info/error-info.h"
#include "settings/enum-names.h"

using namespace slimphone;

const char *linphone_registration_state_to_string(LinphoneRegistrationState state) {
    return registrationStateName(enumValue(state));
}

const char *linphone_global_state_to_string(LinphoneGlobalState gs) { return globalStateName(enumValue(gs)); }

const char *linphone_configuring_state_to_string(LinphoneConfiguringState state) {
    return configuringStateName(enumValue(state));
}

const char *linphone_privacy_to_string(LinphonePrivacy privacy) { return privacyName(enumValue(privacy)); }

const char *linphone_transport_to_string(LinphoneTransportType transport) {
    return transportName(enumValue(transport));
}

LinphoneTransportType linphone_transport_parse(const char *transport) {
    return transportNamed(view(transport));
}

const char *linphone_reason_to_string(LinphoneReason error) { return reasonText(enumValue(error)); }

int linphone_reason_to_error_code(LinphoneReason reason) { return errorCodeOfReason(enumValue(reason)); }

LinphoneReason linphone_error_code_to_reason(int error) { return reasonOfErrorCode(error); }

bool_t linphone_error_code_is_retry_after(int error) { return mayHaveRetryAfter(error); }
