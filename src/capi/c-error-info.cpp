#include "linphone/error_info.h"

#include "capi/enum-value.h"
#include "capi/facade.h"
#include "error-info/error-info.h"

using namespace slimphone;

LinphoneErrorInfo *linphone_error_info_new(void) {
    return give<ErrorInfo>(__func__, [] { return make<ErrorInfo>(); });
}

LinphoneErrorInfo *linphone_error_info_ref(LinphoneErrorInfo *error_info) {
    return refHandle<ErrorInfo>(error_info);
}

void linphone_error_info_unref(LinphoneErrorInfo *error_info) { unrefHandle<ErrorInfo>(error_info); }

LinphoneReason linphone_error_info_get_reason(const LinphoneErrorInfo *error_info) {
    return error_info ? ErrorInfo::toCpp(error_info)->reason() : LinphoneReasonNone;
}

void linphone_error_info_set_reason(LinphoneErrorInfo *error_info, LinphoneReason reason) {
    if (error_info) ErrorInfo::toCpp(error_info)->setReason(enumValue(reason));
}

int linphone_error_info_get_protocol_code(const LinphoneErrorInfo *error_info) {
    return error_info ? ErrorInfo::toCpp(error_info)->protocolCode() : 0;
}

void linphone_error_info_set_protocol_code(LinphoneErrorInfo *error_info, int code) {
    if (error_info) ErrorInfo::toCpp(error_info)->setProtocolCode(code);
}

int linphone_error_info_get_retry_after(const LinphoneErrorInfo *error_info) {
    return error_info ? ErrorInfo::toCpp(error_info)->retryAfter() : 0;
}

void linphone_error_info_set_retry_after(LinphoneErrorInfo *error_info, int retry_after) {
    if (error_info) ErrorInfo::toCpp(error_info)->setRetryAfter(retry_after);
}

const char *linphone_error_info_get_protocol(const LinphoneErrorInfo *error_info) {
    return error_info ? ErrorInfo::toCpp(error_info)->protocol().get() : nullptr;
}

void linphone_error_info_set_protocol(LinphoneErrorInfo *error_info, const char *protocol) {
    tell<ErrorInfo>(__func__, error_info, [&](ErrorInfo &object) { object.setProtocol(view(protocol)); });
}

const char *linphone_error_info_get_phrase(const LinphoneErrorInfo *error_info) {
    return error_info ? ErrorInfo::toCpp(error_info)->phrase().get() : nullptr;
}

void linphone_error_info_set_phrase(LinphoneErrorInfo *error_info, const char *phrase) {
    tell<ErrorInfo>(__func__, error_info, [&](ErrorInfo &object) { object.setPhrase(view(phrase)); });
}

const char *linphone_error_info_get_warnings(const LinphoneErrorInfo *error_info) {
    return error_info ? ErrorInfo::toCpp(error_info)->warnings().get() : nullptr;
}

void linphone_error_info_set_warnings(LinphoneErrorInfo *error_info, const char *warnings) {
    tell<ErrorInfo>(__func__, error_info, [&](ErrorInfo &object) { object.setWarnings(view(warnings)); });
}

LinphoneErrorInfo *linphone_error_info_get_sub_error_info(const LinphoneErrorInfo *error_info) {
    ErrorInfo *sub = error_info ? ErrorInfo::toCpp(error_info)->subError() : nullptr;
    return sub ? sub->toC() : nullptr;
}

void linphone_error_info_set_sub_error_info(LinphoneErrorInfo *error_info,
                                            LinphoneErrorInfo *appended_error_info) {
    tell<ErrorInfo>(__func__, error_info,
                    [&](ErrorInfo &error) { error.setSubError(ErrorInfo::toCpp(appended_error_info)); });
}

void linphone_error_info_set(LinphoneErrorInfo *error_info, const char *protocol, LinphoneReason reason,
                             int code, const char *status, const char *warning) {
    tell<ErrorInfo>(__func__, error_info, [&](ErrorInfo &error) {
        error.set(view(protocol), enumValue(reason), code, view(status), view(warning));
    });
}
