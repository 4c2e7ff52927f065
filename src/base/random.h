/**
 * @file
 * Unpredictable tokens for tags, branches, Call-IDs, cnonces and identifiers.
 */
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace slimphone {

/** A random integer from a cryptographic generator. */
std::uint64_t randomNumber();

/** @p length characters of [A-Za-z0-9-~], six bits of randomness each; a SIP token. */
std::string randomToken(std::size_t length);

/** A random UUID (RFC 4122, version 4) in lower case, without "urn:uuid:". */
std::string randomUuid();

} // namespace slimphone
