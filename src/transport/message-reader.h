/**
 * @file
 * From belle-sip's messages to our values. The views live as long as the message.
 */
#pragma once

#include "sip/stack.h"
#include "transport/belle-sip-ref.h"

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace slimphone::sip {

/** The headers of a message that belle-sip could parse, in the order of the message. */
class ReceivedHeaders {
public:
    explicit ReceivedHeaders(belle_sip_message_t *message);
    std::span<const HeaderView> views() const noexcept { return mViews; }

private:
    void add(belle_sip_header_t *header);

    std::vector<HeaderView> mViews;
    std::deque<std::string> mUnfolded;
};

/** What the top Via of a response says of where the request came from. */
std::optional<Endpoint> seenAddress(belle_sip_message_t *response);

/** Host and effective port of the typed Contact of a request that went out; empty without one. */
Endpoint sentContact(belle_sip_request_t *request);

/** The Request-URI as text. */
std::string requestUri(belle_sip_request_t *request);

/** "host", without the brackets of an IPv6 address. */
std::string withoutBrackets(const char *host);

} // namespace slimphone::sip
