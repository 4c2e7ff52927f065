/**
 * @file
 * Character classes of the SIP grammar (RFC 3261 section 25.1) as one table.
 */
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace slimphone::sip {

/** Sets of characters; one bit each in the table. */
enum CharClass : std::uint16_t {
    kAlpha = 1 << 0,
    kDigit = 1 << 1,
    kHex = 1 << 2,
    kScheme = 1 << 3,
    kUser = 1 << 4,
    kPassword = 1 << 5,
    kParameter = 1 << 6, ///< paramchar: names and values of URI parameters
    kUriHeader = 1 << 7, ///< hname and hvalue
    kOpaque = 1 << 8,    ///< uric, and the brackets of IPv6 literals
    kToken = 1 << 9,
    kHost = 1 << 10, ///< what a host name may hold, dots included
    kBlank = 1 << 11,
    kDisplay = 1 << 12,        ///< unquoted display names: tokens, blanks, and UTF-8
    kParameterValue = 1 << 13, ///< values of header parameters: everything that cannot end one
    kQuoted = 1 << 14,         ///< qdtext: plain characters of a quoted string
    kAddrSpec = 1 << 15,       ///< what a URI without angle brackets may hold
};

namespace detail {

constexpr std::array<std::uint16_t, 256> makeCharClasses() {
    std::array<std::uint16_t, 256> table{};
    const auto add = [&table](std::string_view characters, unsigned bits) {
        for (const char c : characters) {
            std::uint16_t &entry = table[static_cast<unsigned char>(c)];
            entry = static_cast<std::uint16_t>(entry | bits);
        }
    };
    constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    constexpr std::string_view kDigits = "0123456789";
    constexpr unsigned kUnreserved = kUser | kPassword | kParameter | kUriHeader | kOpaque;
    add(kLetters, kAlpha | kScheme | kUnreserved | kToken | kHost);
    add(kDigits, kDigit | kHex | kScheme | kUnreserved | kToken | kHost);
    add("abcdefABCDEF", kHex);
    add("-_.!~*'()", kUnreserved);
    add("+-.", kScheme);
    add("&=+$,;?/", kUser);
    add("&=+$,", kPassword);
    add("[]/:&+$", kParameter);
    add("[]/?:+$", kUriHeader);
    add(";/?:@&=+$,[]", kOpaque);
    add("-.!%*_+`'~", kToken);
    add("-_.", kHost);
    add(" \t", kBlank);
    for (unsigned c = 0; c < table.size(); ++c) {
        const bool visible = c > 0x20 && c < 0x7f;
        const bool beyondAscii = c >= 0x80;
        unsigned bits = table[c];
        if ((bits & (kToken | kBlank)) || beyondAscii) bits |= kDisplay;
        if ((visible || beyondAscii) && c != '"' && c != ',' && c != ';' && c != '<' && c != '>' && c != '\\')
            bits |= kParameterValue;
        if (((bits & kOpaque) || c == '%') && c != ',' && c != ';' && c != '?') bits |= kAddrSpec;
        if ((visible || beyondAscii || (bits & kBlank)) && c != '"' && c != '\\') bits |= kQuoted;
        table[c] = static_cast<std::uint16_t>(bits);
    }
    return table;
}

inline constexpr std::array<std::uint16_t, 256> kCharClasses = makeCharClasses();

} // namespace detail

/** True when @p c is in one of the classes @p set. */
constexpr bool is(char c, unsigned set) noexcept {
    return (detail::kCharClasses[static_cast<unsigned char>(c)] & set) != 0;
}

/** Index of the first character of @p text from @p from on that is not in @p set; the size if none. */
constexpr std::size_t skip(std::string_view text, std::size_t from, unsigned set) noexcept {
    while (from < text.size() && is(text[from], set))
        ++from;
    return from;
}

/** As skip(), and over complete %xx escapes. */
constexpr std::size_t skipEscaped(std::string_view text, std::size_t from, unsigned set) noexcept {
    while (from < text.size()) {
        if (is(text[from], set))
            ++from;
        else if (text[from] == '%' && text.size() - from > 2 && is(text[from + 1], kHex) &&
                 is(text[from + 2], kHex))
            from += 3;
        else
            break;
    }
    return from;
}

/** Value of a hexadecimal digit. */
constexpr unsigned hexValue(char c) noexcept {
    return is(c, kDigit) ? static_cast<unsigned>(c - '0') : (static_cast<unsigned>(c) | 0x20U) - 'a' + 10;
}

} // namespace slimphone::sip
