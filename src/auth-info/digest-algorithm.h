/**
 * @file
 * The hash algorithms of digest authentication (RFC 3261 section 22.4, RFC 8760).
 */
#pragma once

#include "base/text.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace slimphone {

enum class DigestAlgorithm : std::uint8_t { Md5, Sha256 };

/** "MD5" or "SHA-256". */
const char *toString(DigestAlgorithm algorithm) noexcept;

/** The algorithm of that name in any case; nullopt for others. The empty name means MD5. */
std::optional<DigestAlgorithm> digestAlgorithm(std::string_view name) noexcept;

/**
 * The hash of @p parts joined by colons, in lower-case hexadecimal. The joined text is wiped, as
 * is the result when it is a secret itself.
 */
Secret digestOf(DigestAlgorithm algorithm, std::initializer_list<std::string_view> parts);

/** H(username:realm:password), what a server may keep instead of the password. */
Secret computeHa1(DigestAlgorithm algorithm, std::string_view username, std::string_view realm,
                  std::string_view password);

} // namespace slimphone
