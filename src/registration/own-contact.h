/**
 * @file
 * Our Contact among those that a registrar lists.
 */
#pragma once

#include "sip/stack.h"

#include <cstdint>
#include <optional>
#include <string>

namespace slimphone {

/** What the answer says of the Contact that we sent. */
struct OwnContact {
    std::string text; ///< of the Contact, or our public GRUU; empty when it is not listed
    std::optional<std::uint32_t> expires;
    bool isGruu = false; ///< what the registrar gave us instead (RFC 5627)
};

/** Finds it by its URI as it was sent or as the registrar saw it, else by its instance. */
OwnContact findOwnContact(const sip::Response &response, const sip::ContactTemplate &sent);

} // namespace slimphone
