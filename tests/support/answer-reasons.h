/**
 * @file
 * The table of errors: the reason that belongs to a final answer.
 */
#pragma once

#include <linphone/types.h>

#include <ostream>

namespace slimphone::test {

struct AnswerReason {
    int status;
    LinphoneReason reason;
};
inline void PrintTo(const AnswerReason &row, std::ostream *out) { *out << row.status; }

inline constexpr AnswerReason kAnswerReasons[] = {
    {300, LinphoneReasonUnknown},
    {301, LinphoneReasonMovedPermanently},
    {302, LinphoneReasonNone},
    {305, LinphoneReasonUnknown},
    {400, LinphoneReasonUnknown},
    {401, LinphoneReasonUnauthorized},
    {402, LinphoneReasonUnknown},
    {403, LinphoneReasonForbidden},
    {404, LinphoneReasonNotFound},
    {405, LinphoneReasonUnknown},
    {407, LinphoneReasonUnauthorized},
    {408, LinphoneReasonNotAnswered},
    {410, LinphoneReasonGone},
    {415, LinphoneReasonUnsupportedContent},
    {422, LinphoneReasonSessionIntervalTooSmall},
    {423, LinphoneReasonUnknown},
    {480, LinphoneReasonTemporarilyUnavailable},
    {481, LinphoneReasonNoMatch},
    {484, LinphoneReasonAddressIncomplete},
    {486, LinphoneReasonBusy},
    {487, LinphoneReasonNone},
    {488, LinphoneReasonNotAcceptable},
    {489, LinphoneReasonBadEvent},
    {491, LinphoneReasonTemporarilyUnavailable},
    {500, LinphoneReasonUnknown},
    {501, LinphoneReasonNotImplemented},
    {502, LinphoneReasonBadGateway},
    {503, LinphoneReasonIOError},
    {504, LinphoneReasonServerTimeout},
    {505, LinphoneReasonUnknown},
    {600, LinphoneReasonDoNotDisturb},
    {603, LinphoneReasonDeclined},
    {604, LinphoneReasonUnknown},
    {699, LinphoneReasonUnknown},
};

} // namespace slimphone::test
