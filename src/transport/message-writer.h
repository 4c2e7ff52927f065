/**
 * @file
 * From our values to belle-sip's messages.
 */
#pragma once

#include "sip/stack.h"
#include "transport/belle-sip-ref.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace slimphone::sip {

/**
 * A belle-sip request that says what @p request says. Null, and the reason in @p error, when
 * some part cannot be written: wrong grammar, a line break in a value, more than 16 KiB.
 */
BelleRef<belle_sip_request_t> writeRequest(const OutgoingRequest &request, const std::string &userAgent,
                                           std::string &error);

/** The response to @p request; parts of @p answer that cannot be written are left out. */
BelleRef<belle_sip_response_t> writeAnswer(belle_sip_request_t *request, const Answer &answer,
                                           const std::string &toTag, const std::string &userAgent);

/**
 * The To tag for answers to @p request: the same for a repetition (RFC 3261 section 8.2.7), other
 * for every other request and every @p salt.
 */
std::string answerTag(std::uint64_t salt, belle_sip_request_t *request);

/** The next hop as belle-sip wants it. */
BelleRef<belle_sip_uri_t> writeNextHop(const NextHop &hop, Transport transport);

} // namespace slimphone::sip
