/**
 * @file
 * Grammar of URIs and name-addrs (RFC 3261 section 25.1, RFC 3966), as views into the text.
 */
#pragma once

#include <cstdint>
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
    bool hasUser = false;  ///< "sip:@host" has an (empty) user, "sip:host" has none
    std::string_view user; ///< escaped
    bool hasPassword = false;
    std::string_view password; ///< escaped
    std::string_view host;     ///< IPv6 without brackets
    bool isIpv6 = false;
    int port = 0;                ///< 0: none given; 1 to 65535 otherwise
    std::string_view parameters; ///< "a=b;lr" without the leading semicolon
    std::string_view headers;    ///< "a=b&c=d" without the question mark
    std::string_view opaque;     ///< what follows "scheme:" for other schemes

    bool isSip() const noexcept; ///< sip or sips
    bool isSecure() const noexcept;
};

/** Which port numbers a URI may hold. */
enum class PortRange : std::uint8_t {
    Usable, ///< up to 65535
    Any     ///< up to the largest int, for text that is only stored and shown
};

/**
 * Parses the whole of @p text; nullopt when it is not a URI. Linear in its length.
 *
 * Beyond the grammar these are accepted because servers and people write them: an empty user,
 * host labels that begin with a digit or hold an underscore, and URI parameters with an empty value.
 */
std::optional<UriView> parseUri(std::string_view text, PortRange ports = PortRange::Usable) noexcept;

/** True when both name the same user, host, port and transport, whatever else they say. */
bool isSamePlace(const UriView &a, const UriView &b) noexcept;

/** Result of parsing a From, To, Contact or Route value, or an address typed by a person. */
struct NameAddrView {
    std::string_view displayName; ///< between the quotes when quoted, escapes left in
    bool displayNameQuoted = false;
    UriView uri;
    std::string_view uriText;
    bool hasBrackets = false;
    std::string_view parameters; ///< header parameters, without the leading semicolon

    std::string displayText() const; ///< the display name with its escapes resolved
};

/**
 * Parses one name-addr or addr-spec from the start of @p text. Without brackets,
 * parameters belong to the header (RFC 3261 section 20.10). @p rest gets what follows, from
 * the comma that separates list elements on; it must be empty for a single value.
 */
std::optional<NameAddrView> parseNameAddr(std::string_view text, std::string_view &rest,
                                          PortRange ports = PortRange::Usable) noexcept;

/** One element of a ";name=value" list. */
struct ParameterView {
    std::string_view name;
    bool hasValue = false;
    std::string_view value; ///< quotes included when quoted
};

/** Takes the first parameter off @p text ("a=b;c"); nullopt at the end or when malformed. */
std::optional<ParameterView> nextParameter(std::string_view &text) noexcept;

/** Value of the parameter @p name (any case) in @p parameters; nullopt when absent, "" without value. */
std::optional<std::string_view> findParameter(std::string_view parameters, std::string_view name) noexcept;

/** Takes the first header off @p text ("a=b&c=d" of a URI); nullopt at the end or when malformed. */
std::optional<ParameterView> nextUriHeader(std::string_view &text) noexcept;

/** True for ";"-separated URI parameters (RFC 3261 "uri-parameters" without the first semicolon). */
bool isUriParameters(std::string_view text) noexcept;

/** True for ";"-separated header parameters, blanks around the separators allowed. */
bool isHeaderParameters(std::string_view text) noexcept;

/** True for a non-empty "token". */
bool isTokenText(std::string_view text) noexcept;

/** True for a non-empty name or value of a URI parameter, escapes included. */
bool isUriParameterText(std::string_view text) noexcept;

/** True for a value that a header parameter can hold as it is: a token, an address, or a quoted string. */
bool isHeaderParameterValue(std::string_view text) noexcept;

/** A host as it stands in a URI, IPv6 without brackets. */
struct HostView {
    std::string_view name;
    bool isIpv6 = false;
};

/** Checks a host name or literal address; IPv6 with or without brackets. nullopt when it is neither. */
std::optional<HostView> parseHost(std::string_view text) noexcept;

/** Replaces %xx by the byte; an incomplete escape stays as it is. */
std::string unescape(std::string_view text);

/** Escapes everything a URI's user part may not hold. */
std::string escapeUser(std::string_view text);

/** Escapes everything a URI's password may not hold. */
std::string escapePassword(std::string_view text);

/** Escapes everything the name or value of a URI parameter may not hold. */
std::string escapeUriParameter(std::string_view text);

/** Escapes everything the name or value of a URI header may not hold. */
std::string escapeUriHeader(std::string_view text);

/**
 * Orders two escaped texts as RFC 3261 section 19.1.4 compares them: an escaped character equals
 * the plain one unless that is reserved. Negative, 0 or positive.
 */
int compareEscaped(std::string_view a, std::string_view b, bool ignoreCase) noexcept;

/** Content of a quoted string: surrounding quotes removed, backslashes resolved; other text unchanged. */
std::string unquote(std::string_view text);

/**
 * @p text between double quotes, with backslashes where needed. CR, LF and NUL, which would end
 * the header, become blanks.
 */
std::string quote(std::string_view text);

/** True for a literal IPv4 or IPv6 (without brackets) address. */
bool isIpAddress(std::string_view host) noexcept;

} // namespace slimphone::sip
