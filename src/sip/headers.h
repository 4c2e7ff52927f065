/**
 * @file
 * What header values hold: lists, numbers, Via, CSeq, Contact (RFC 3261 section 20), and the
 * names they go by. Every view points into the text that was parsed.
 */
#pragma once

#include "sip/uri.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace slimphone::sip {

/** The header fields a codec must understand itself. */
enum class HeaderId : std::uint8_t {
    Other,
    CallId,
    Contact,
    ContentLength,
    CSeq,
    Date,
    From,
    MaxForwards,
    To,
    Via,
};

/** A header field name as RFC 3261 writes it. */
struct HeaderName {
    std::string_view name;
    HeaderId id = HeaderId::Other;
};

/**
 * The usual spelling of @p name: compact forms become long, known names get their usual case
 * (both live for ever), an unknown name stays as it is.
 */
HeaderName canonicalHeaderName(std::string_view name) noexcept;

/**
 * Takes the next element of a comma-separated list off @p text; commas in quoted strings and
 * angle brackets do not separate. Empty elements are skipped, blanks around elements removed.
 * False at the end.
 */
bool nextListElement(std::string_view &text, std::string_view &element) noexcept;

/** Every element of a comma-separated list, see nextListElement(). */
std::vector<std::string_view> splitList(std::string_view text);

/** True when @p tag is an element of a comma-separated list, as option tags are (RFC 3261 section 19.2); in
 * any case. */
bool hasTag(std::string_view list, std::string_view tag) noexcept;

/**
 * Delta-seconds at the start of @p text; what may follow is a comment or parameters, as in
 * Retry-After. More than 2^31-1 becomes 2^31-1. Nullopt when it is no number or negative.
 */
std::optional<std::uint32_t> parseDeltaSeconds(std::string_view text) noexcept;

/** Content-Length: nullopt unless it is one number below 2^31. */
std::optional<std::uint32_t> parseContentLength(std::string_view text) noexcept;

struct CSeqView {
    std::uint32_t number = 0; ///< below 2^31
    std::string_view method;
};

/** Parses a whole CSeq value. */
std::optional<CSeqView> parseCSeq(std::string_view text) noexcept;

/** One value of a Via list. */
struct ViaView {
    std::string_view text; ///< the whole element
    std::string_view protocol;
    std::string_view version;
    std::string_view transport;
    std::string_view host; ///< of sent-by; IPv6 without brackets
    bool isIpv6 = false;
    int port = 0; ///< 0: none given
    std::string_view branch;
    std::string_view received; ///< an address, IPv6 without the brackets that peers may write (RFC 5118)
    bool hasRport = false;
    int rport = 0;               ///< 0: none, or without a value, as a client sends it (RFC 3581)
    std::string_view parameters; ///< from the first semicolon on

    /** True when the branch identifies the transaction (RFC 3261 section 8.1.1.7). */
    bool hasUniqueBranch() const noexcept;
};

/** Parses the first element of a Via value; @p rest gets what follows, from the comma on. */
std::optional<ViaView> parseVia(std::string_view text, std::string_view &rest) noexcept;

/**
 * Takes the next parameter, with its semicolon, off @p text, as ViaView::parameters holds them;
 * a name with "=" and nothing behind has no value. False at the end or when malformed.
 */
bool nextViaParameter(std::string_view &text, ParameterView &parameter) noexcept;

/** One element of a Contact list. */
struct ContactView {
    NameAddrView address;
    std::optional<std::uint32_t> expires;     ///< seconds
    std::optional<std::string_view> instance; ///< "<urn:uuid:...>", quotes removed
    std::optional<std::string_view> pubGruu;  ///< a URI, quotes removed
    std::optional<std::string_view> tempGruu;
};

/** The elements of a Contact value. Those that are malformed, and "*", are left out. */
std::vector<ContactView> parseContacts(std::string_view value);

} // namespace slimphone::sip
