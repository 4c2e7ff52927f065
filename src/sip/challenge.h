/**
 * @file
 * WWW-Authenticate and Proxy-Authenticate values (RFC 3261 section 22.4, RFC 7616, RFC 8760).
 */
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slimphone::sip {

/** A challenge as received; quoted values are unquoted. Nothing is checked but the grammar. */
struct Challenge {
    std::string scheme; ///< as written; "Digest", "Basic", "Bearer", ...
    std::optional<std::string> realm;
    std::optional<std::string> nonce;
    std::optional<std::string> opaque;
    std::optional<std::string> algorithm;
    std::optional<std::string> qop; ///< the whole list, "auth,auth-int"
    bool stale = false;
};

/**
 * The challenges in one header value: several schemes may share it, separated by commas.
 * Text that is not a challenge ends the list; what came before counts.
 */
std::vector<Challenge> parseChallenges(std::string_view value);

} // namespace slimphone::sip
