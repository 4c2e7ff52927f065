/**
 * @file
 * Small scanners of the SIP grammar (RFC 3261 section 25.1) that the parsers of the wire share.
 * Every function is linear and looks at nothing outside the text it is given.
 */
#pragma once

#include "sip/char-class.h"

#include <cstdint>

namespace slimphone::sip::grammar {

/** A control character other than the horizontal tab. */
constexpr bool isControl(char c) noexcept {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && byte != '\t') || byte == 0x7f;
}

/** @p text without blanks at its start. */
constexpr std::string_view trimLeft(std::string_view text) noexcept {
    return text.substr(skip(text, 0, kBlank));
}

/** @p text without blanks at either end. */
constexpr std::string_view trim(std::string_view text) noexcept {
    text = trimLeft(text);
    while (!text.empty() && is(text.back(), kBlank))
        text.remove_suffix(1);
    return text;
}

/** Takes the longest run of token characters off @p text; may be empty. */
constexpr std::string_view takeToken(std::string_view &text) noexcept {
    const std::string_view token = text.substr(0, skip(text, 0, kToken));
    text.remove_prefix(token.size());
    return token;
}

/** True when the whole of @p text is one token. */
constexpr bool isToken(std::string_view text) noexcept {
    return !text.empty() && skip(text, 0, kToken) == text.size();
}

/** Takes @p mark and the blanks on both of its sides off @p text; false when it is not next. */
constexpr bool takeMark(std::string_view &text, char mark) noexcept {
    const std::string_view ahead = trimLeft(text);
    if (ahead.empty() || ahead.front() != mark) return false;
    text = trimLeft(ahead.substr(1));
    return true;
}

/** Length, quotes included, of the quoted string that @p text starts with; 0 when it never ends. */
constexpr std::size_t quotedLength(std::string_view text) noexcept {
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '"') return i + 1;
        if (text[i] == '\\') ++i;
    }
    return 0;
}

/**
 * The decimal number that is the whole of @p text, at most @p maximum; negative when it is
 * something else or larger.
 */
constexpr std::int64_t number(std::string_view text, std::int64_t maximum) noexcept {
    if (text.empty()) return -1;
    std::int64_t value = 0;
    for (const char c : text) {
        if (!is(c, kDigit)) return -1;
        value = value * 10 + (c - '0');
        if (value > maximum) return -1;
    }
    return value;
}

} // namespace slimphone::sip::grammar
