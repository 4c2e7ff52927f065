/**
 * @file
 * Why something failed, as the application reads it, and the two tables of SIP codes.
 */
#pragma once

#include "linphone/types.h"

#include "base/object.h"
#include "base/text.h"

#include <string_view>

namespace slimphone {

/** Protocol, code, phrase and reason of a failure. A new one tells of none. */
class ErrorInfo : public HybridObject<LinphoneErrorInfo, ErrorInfo> {
public:
    const Text &protocol() const noexcept { return mProtocol; }
    int protocolCode() const noexcept { return mProtocolCode; }
    const Text &phrase() const noexcept { return mPhrase; }
    const Text &warnings() const noexcept { return mWarnings; }
    LinphoneReason reason() const noexcept { return mReason; }
    /** Seconds to wait, 0 for none told. */
    int retryAfter() const noexcept { return mRetryAfter; }
    /** The error under this one, nullptr without. */
    ErrorInfo *subError() const noexcept { return mSubError.get(); }

    void setProtocol(std::string_view protocol) { mProtocol = Text(protocol); }
    void setProtocolCode(int code) noexcept { mProtocolCode = code; }
    void setPhrase(std::string_view phrase) { mPhrase = Text(phrase); }
    void setWarnings(std::string_view warnings) { mWarnings = Text(warnings); }
    /** A LinphoneReason; other numbers read as Unknown. */
    void setReason(int reason) noexcept;
    /** Negative values read as 0. */
    void setRetryAfter(int seconds) noexcept { mRetryAfter = seconds > 0 ? seconds : 0; }
    /** Shares @p error; nullptr removes. Refused when @p error has this one under it. */
    bool setSubError(ErrorInfo *error);

    /** Sets these five; an empty protocol means "SIP". */
    void set(std::string_view protocol, int reason, int code, std::string_view phrase,
             std::string_view warnings);
    /** Sets a SIP failure with the reason of reasonOfResponse() and forgets everything else. */
    void setSip(int code, std::string_view phrase, std::string_view warnings = {}, int retryAfter = 0);
    /** Back to a new one; user data stays. */
    void clear();

protected:
    ~ErrorInfo() override = default;

private:
    Text mProtocol;
    Text mPhrase;
    Text mWarnings;
    Ref<ErrorInfo> mSubError;
    int mProtocolCode = 0;
    int mRetryAfter = 0;
    LinphoneReason mReason = LinphoneReasonNone;
};

/** Reason of a final response to a REGISTER; code 0 stands for no response. */
LinphoneReason reasonOfResponse(int code) noexcept;

/**
 * The table behind linphone_error_code_to_reason(): as above, but 408, 422, 491 and 500 are
 * Unknown.
 */
LinphoneReason reasonOfErrorCode(int code) noexcept;

/** The SIP code an application answers with for a LinphoneReason; 400 for Unknown and no reason at all. */
int errorCodeOfReason(int reason) noexcept;

/** The code may carry a Retry-After that is meant (RFC 3261 section 20.33). */
bool mayHaveRetryAfter(int code) noexcept;

/** "Unauthorized" and so on for a LinphoneReason; "Unknown error" for values out of range. */
const char *reasonText(int reason) noexcept;

} // namespace slimphone
