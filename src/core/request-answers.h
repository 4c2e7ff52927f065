/**
 * @file
 * What a registered user agent without calls answers to requests.
 */
#pragma once

#include "sip/stack.h"

namespace slimphone {

class Settings;

/** Every request gets a final answer at once (RFC 3261 section 8.2). */
class RequestAnswers final : public sip::RequestHandler {
public:
    explicit RequestAnswers(const Settings &settings) noexcept : mSettings(settings) {}
    sip::Answer onRequest(const sip::IncomingRequest &request) override;

private:
    const Settings &mSettings;
};

} // namespace slimphone
