/**
 * @file
 * Our Contact among those that a registrar lists.
 */
#pragma once

#include "sip/stack.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace slimphone {

/** What the answer says of the Contact that we sent. */
struct OwnContact {
    std::string text; ///< of the Contact, or our public GRUU; empty when it is not listed
    std::optional<std::uint32_t> expires;
    bool isGruu = false; ///< what the registrar gave us instead (RFC 5627)
};

/**
 * Finds it by its URI as it was sent or as the registrar saw it, else by its instance; but it is not at
 * @p previous, the URI of an older one that was to end. May be empty.
 */
OwnContact findOwnContact(const sip::Response &response, const sip::ContactTemplate &sent,
                          std::string_view previous);

} // namespace slimphone
