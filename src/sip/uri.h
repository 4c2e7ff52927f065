/**
 * @file
 * Grammar of URIs and name-addrs (RFC 3261 section 25.1, RFC 3966), as views into the text.
 */
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace slimphone::sip {

/**
 * A parsed URI. Every view points into the parsed text, nothing is unescaped.
 * For a scheme other than sip and sips only @ref scheme and @ref opaque are set.
 */
struct UriView {
    std::string_view scheme;
    bool hasUser = false;          ///< "sip:@host" has an (empty) user, "sip:host" has none
    std::string_view user;         ///< escaped
    bool hasPassword = false;
    std::string_view password;     ///< escaped
    std::string_view host;         ///< IPv6 without brackets
    bool isIpv6 = false;
    int port = 0;                  ///< 0: none given; 1 to 65535 otherwise
    std::string_view parameters;   ///< "a=b;lr" without the leading semicolon
    std::string_view headers;      ///< "a=b&c=d" without the question mark
    std::string_view opaque;       ///< what follows "scheme:" for other schemes

    bool isSip() const noexcept;   ///< sip or sips
    bool isSecure() const noexcept;
};

/** Parses the whole of @p text; nullopt when it is not a URI. Linear in its length. */
std::optional<UriView> parseUri(std::string_view text) noexcept;

/** Result of parsing a From, To, Contact or Route value, or an address typed by a person. */
struct NameAddrView {
    std::string_view displayName;  ///< between the quotes when quoted, escapes left in
    bool displayNameQuoted = false;
    UriView uri;
    std::string_view uriText;
    bool hasBrackets = false;
    std::string_view parameters;   ///< header parameters, without the leading semicolon
};

/**
 * Parses one name-addr or addr-spec from the start of @p text. Without brackets,
 * parameters belong to the header (RFC 3261 section 20.10). @p rest gets what follows, from
 * the comma that separates list elements on; it must be empty for a single value.
 */
std::optional<NameAddrView> parseNameAddr(std::string_view text, std::string_view &rest) noexcept;

/** One element of a ";name=value" list. */
struct ParameterView {
    std::string_view name;
    bool hasValue = false;
    std::string_view value;        ///< quotes included when quoted
};

/** Takes the first parameter off @p text ("a=b;c"); nullopt at the end or when malformed. */
std::optional<ParameterView> nextParameter(std::string_view &text) noexcept;

/** Value of the parameter @p name (any case) in @p parameters; nullopt when absent, "" without value. */
std::optional<std::string_view> findParameter(std::string_view parameters, std::string_view name) noexcept;

/** Replaces %xx by the byte; an incomplete escape stays as it is. */
std::string unescape(std::string_view text);

/** Escapes everything a URI's user part may not hold. */
std::string escapeUser(std::string_view text);

/** Content of a quoted string: surrounding quotes removed, backslashes resolved; other text unchanged. */
std::string unquote(std::string_view text);

/** @p text between double quotes, with backslashes where needed. */
std::string quote(std::string_view text);

/** True for a literal IPv4 or IPv6 (without brackets) address. */
bool isIpAddress(std::string_view host) noexcept;

} // namespace slimphone::sip
