#include "error-info/error-info.h"

#include "base/log.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace slimphone {

namespace {

struct CodeReason {
    int code;
    LinphoneReason reason;
};

// Codes that both tables know alike.
constexpr CodeReason kReasons[] = {
    {301, LinphoneReasonMovedPermanently},
    {302, LinphoneReasonNone},
    {401, LinphoneReasonUnauthorized},
    {403, LinphoneReasonForbidden},
    {404, LinphoneReasonNotFound},
    {407, LinphoneReasonUnauthorized},
    {410, LinphoneReasonGone},
    {415, LinphoneReasonUnsupportedContent},
    {480, LinphoneReasonTemporarilyUnavailable},
    {481, LinphoneReasonNoMatch},
    {484, LinphoneReasonAddressIncomplete},
    {486, LinphoneReasonBusy},
    {487, LinphoneReasonNone},
    {488, LinphoneReasonNotAcceptable},
    {489, LinphoneReasonBadEvent},
    {501, LinphoneReasonNotImplemented},
    {502, LinphoneReasonBadGateway},
    {503, LinphoneReasonIOError},
    {504, LinphoneReasonServerTimeout},
    {600, LinphoneReasonDoNotDisturb},
    {603, LinphoneReasonDeclined},
};

// Codes that only the reason of a response tells apart.
constexpr CodeReason kResponseReasons[] = {
    {0, LinphoneReasonIOError},
    {408, LinphoneReasonNotAnswered},
    {422, LinphoneReasonSessionIntervalTooSmall},
    {491, LinphoneReasonTemporarilyUnavailable},
};

template <std::size_t Size>
const CodeReason *findCode(const CodeReason (&table)[Size], int code) noexcept {
    const auto found = std::find_if(std::begin(table), std::end(table),
                                    [code](const CodeReason &e) { return e.code == code; });
    return found == std::end(table) ? nullptr : found;
}

bool isProvisionalOrSuccess(int code) noexcept { return code >= 100 && code < 300; }

// In the order of the enum.
constexpr std::array kReasonTexts = {
    "No error",
    "No response",
    "Bad credentials",
    "Call declined",
    "User not found",
    "Not answered",
    "Busy",
    "Incompatible media capabilities",
    "Bad event",
    "IO error",
    "Do not disturb",
    "Unauthorized",
    "Not acceptable here",
    "No match",
    "Moved permanently",
    "Gone",
    "Temporarily unavailable",
    "Address incomplete",
    "Not implemented",
    "Bad gateway",
    "Session Interval Too Small",
    "Server timeout",
    "Unknown error",
    "Call transferred",
};
static_assert(kReasonTexts.size() == LinphoneReasonTransferred + 1);

} // namespace

bool ErrorInfo::setSubError(ErrorInfo *error) {
    for (const ErrorInfo *under = error; under; under = under->subError()) {
        if (under != this) continue;
        logError("An error info cannot be under itself");
        return false;
    }
    mSubError = Ref<ErrorInfo>(error);
    return true;
}

void ErrorInfo::setReason(int reason) noexcept {
    const bool isKnown = reason >= LinphoneReasonNone && reason <= LinphoneReasonTransferred;
    mReason = isKnown ? static_cast<LinphoneReason>(reason) : LinphoneReasonUnknown;
}

void ErrorInfo::set(std::string_view protocol, int reason, int code, std::string_view phrase,
                    std::string_view warnings) {
    setProtocol(protocol.empty() ? "SIP" : protocol);
    setReason(reason);
    mProtocolCode = code;
    setPhrase(phrase);
    setWarnings(warnings);
}

void ErrorInfo::setSip(int code, std::string_view phrase, std::string_view warnings, int retryAfter) {
    set("SIP", reasonOfResponse(code), code, phrase, warnings);
    setRetryAfter(retryAfter);
    mSubError = nullptr;
}

void ErrorInfo::clear() {
    set("", LinphoneReasonNone, 0, "", "");
    setProtocol("");
    mRetryAfter = 0;
    mSubError = nullptr;
}

LinphoneReason reasonOfResponse(int code) noexcept {
    if (const CodeReason *entry = findCode(kResponseReasons, code)) return entry->reason;
    return reasonOfErrorCode(code);
}

LinphoneReason reasonOfErrorCode(int code) noexcept {
    if (isProvisionalOrSuccess(code)) return LinphoneReasonNone;
    const CodeReason *entry = findCode(kReasons, code);
    return entry ? entry->reason : LinphoneReasonUnknown;
}

int errorCodeOfReason(int reason) noexcept {
    switch (reason) {
    case LinphoneReasonNone:
        return 200;
    case LinphoneReasonNoResponse:
    case LinphoneReasonNotAnswered:
        return 408;
    case LinphoneReasonSessionIntervalTooSmall:
        return 422;
    default:
        break;
    }
    const auto found = std::find_if(std::begin(kReasons), std::end(kReasons),
                                    [reason](const CodeReason &e) { return e.reason == reason; });
    return found == std::end(kReasons) ? 400 : found->code;
}

bool mayHaveRetryAfter(int code) noexcept {
    constexpr std::array codes = {404, 413, 480, 486, 500, 503, 600, 603};
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

const char *reasonText(int reason) noexcept {
    const auto index = static_cast<std::size_t>(reason);
    return index < kReasonTexts.size() ? kReasonTexts[index] : kReasonTexts[LinphoneReasonUnknown];
}

} // namespace slimphone
