/**
 * @file
 * What RFC 3261 section 8.2 has every server look at before it knows what the request wants.
 */
#pragma once

#include "sip/message.h"
#include "sip/stack.h"

#include <optional>
#include <span>
#include <string_view>

namespace slimphone::sip {

/**
 * The refusal of a well-formed request that nothing here could serve: 416 for a Request-URI
 * that is not of SIP (section 8.2.2.1), 420 with Unsupported for a Require of extensions
 * other than @p supported (section 8.2.2.3). Nullopt: it goes to the RequestHandler.
 */
std::optional<Answer> screenRequest(const MessageView &request,
                                    std::span<const std::string_view> supported = {});

} // namespace slimphone::sip
