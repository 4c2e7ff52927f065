/**
 * @file
 * What a registered user agent without calls answers to requests.
 */
#pragma once

#include "sip/stack.h"

namespace slimphone {

/** Every request gets a final answer at once (RFC 3261 section 8.2). */
class RequestAnswers final : public sip::RequestHandler {
public:
    sip::Answer onRequest(const sip::IncomingRequest &request) override;
};

} // namespace slimphone
