/**
 * @file
 * The functions of error information and the names of enumerations as a C program calls them.
 */
#include "linphone/error_info.h"
#include "linphone/misc.h"

#include "check.h"

static void keepsAnError(void) {
    LinphoneErrorInfo *error = linphone_error_info_new();
    LinphoneErrorInfo *cause = linphone_error_info_new();
    CHECK(linphone_error_info_get_reason(error) == LinphoneReasonNone);
    CHECK(linphone_error_info_get_protocol(error) == NULL);
    linphone_error_info_set(error, NULL, LinphoneReasonBusy, 486, "Busy Here", "w");
    CHECK_TEXT(linphone_error_info_get_protocol(error), "SIP");
    CHECK(linphone_error_info_get_reason(error) == LinphoneReasonBusy);
    CHECK(linphone_error_info_get_protocol_code(error) == 486);
    CHECK_TEXT(linphone_error_info_get_phrase(error), "Busy Here");
    CHECK_TEXT(linphone_error_info_get_warnings(error), "w");

    linphone_error_info_set_protocol(error, "Q.850");
    linphone_error_info_set_protocol_code(error, 17);
    linphone_error_info_set_phrase(error, "busy");
    linphone_error_info_set_warnings(error, NULL);
    linphone_error_info_set_reason(error, LinphoneReasonDeclined);
    linphone_error_info_set_retry_after(error, 30);
    CHECK_TEXT(linphone_error_info_get_protocol(error), "Q.850");
    CHECK(linphone_error_info_get_protocol_code(error) == 17);
    CHECK_TEXT(linphone_error_info_get_phrase(error), "busy");
    CHECK(linphone_error_info_get_warnings(error) == NULL);
    CHECK(linphone_error_info_get_reason(error) == LinphoneReasonDeclined);
    CHECK(linphone_error_info_get_retry_after(error) == 30);

    linphone_error_info_set_sub_error_info(error, cause);
    linphone_error_info_set_sub_error_info(cause, error);
    CHECK(linphone_error_info_get_sub_error_info(error) == cause);
    CHECK(linphone_error_info_get_sub_error_info(cause) == NULL);
    linphone_error_info_unref(cause);
    linphone_error_info_unref(error);
}

static void bearsNumbersThatAreNoReasons(void) {
    LinphoneErrorInfo *error = linphone_error_info_new();
    linphone_error_info_set_reason(error, (LinphoneReason)4711);
    CHECK(linphone_error_info_get_reason(error) == LinphoneReasonUnknown);
    CHECK_TEXT(linphone_reason_to_string((LinphoneReason)4711), "Unknown error");
    CHECK(linphone_reason_to_error_code((LinphoneReason)4711) == 400);
    CHECK_TEXT(linphone_registration_state_to_string((LinphoneRegistrationState)4711), "Unknown");
    CHECK_TEXT(linphone_global_state_to_string((LinphoneGlobalState)-1), "Unknown");
    CHECK_TEXT(linphone_transport_to_string((LinphoneTransportType)4711), "udp");
    linphone_error_info_unref(error);
}

static void namesValues(void) {
    CHECK_TEXT(linphone_registration_state_to_string(LinphoneRegistrationOk), "LinphoneRegistrationOk");
    CHECK_TEXT(linphone_global_state_to_string(LinphoneGlobalOn), "LinphoneGlobalOn");
    CHECK_TEXT(linphone_configuring_state_to_string(LinphoneConfiguringSkipped),
               "LinphoneConfiguringSkipped");
    CHECK_TEXT(linphone_privacy_to_string(LinphonePrivacyId), "LinphonePrivacyId");
    CHECK_TEXT(linphone_reason_to_string(LinphoneReasonForbidden), "Bad credentials");
    CHECK_TEXT(linphone_transport_to_string(LinphoneTransportTls), "tls");
    CHECK(linphone_transport_parse("TCP") == LinphoneTransportTcp);
    CHECK(linphone_transport_parse(NULL) == LinphoneTransportUdp);
}

static void translatesCodes(void) {
    CHECK(linphone_error_code_to_reason(403) == LinphoneReasonForbidden);
    CHECK(linphone_error_code_to_reason(500) == LinphoneReasonUnknown);
    CHECK(linphone_reason_to_error_code(LinphoneReasonNotFound) == 404);
    CHECK(linphone_error_code_is_retry_after(503));
    CHECK(!linphone_error_code_is_retry_after(403));
}

int main(void) {
    RUN(keepsAnError);
    RUN(bearsNumbersThatAreNoReasons);
    RUN(namesValues);
    RUN(translatesCodes);
    return CHECK_RESULT();
}
