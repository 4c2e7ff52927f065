/**
 * @file
 * Character classes and small scanners of RFC 3261 section 25.1, shared by the parsers of the
 * wire. Every function is linear and looks at nothing outside the text it is given.
 */
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace slimphone::sip::grammar {

inline constexpr std::array<bool, 256> tokenTable = [] {
    std::array<bool, 256> table{};
    for (char c = '0'; c <= '9'; ++c)
        table[static_cast<unsigned char>(c)] = true;
    for (char c = 'a'; c <= 'z'; ++c)
        table[static_cast<unsigned char>(c)] = true;
    for (char c = 'A'; c <= 'Z'; ++c)
        table[static_cast<unsigned char>(c)] = true;
    for (char c : std::string_view("-.!%*_+`'~"))
        table[static_cast<unsigned char>(c)] = true;
    return table;
}();

/** A character of "token". */
constexpr bool isToken(char c) noexcept { return tokenTable[static_cast<unsigned char>(c)]; }

constexpr bool isDigit(char c) noexcept { return c >= '0' && c <= '9'; }

/** A blank inside an unfolded header value. */
constexpr bool isBlank(char c) noexcept { return c == ' ' || c == '\t'; }

/** A control character other than the horizontal tab. */
constexpr bool isControl(char c) noexcept {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && byte != '\t') || byte == 0x7f;
}

/** @p text without blanks at its start. */
constexpr std::string_view trimLeft(std::string_view text) noexcept {
    std::size_t i = 0;
    while (i < text.size() && isBlank(text[i]))
        ++i;
    return text.substr(i);
}

/** @p text without blanks at either end. */
constexpr std::string_view trim(std::string_view text) noexcept {
    text = trimLeft(text);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

/** Takes the longest run of token characters off @p text; may be empty. */
constexpr std::string_view takeToken(std::string_view &text) noexcept {
    std::size_t i = 0;
    while (i < text.size() && isToken(text[i]))
        ++i;
    const std::string_view token = text.substr(0, i);
    text.remove_prefix(i);
    return token;
}

/** Length, quotes included, of the quoted string that @p text starts with; 0 when it never ends. */
constexpr std::size_t quotedLength(std::string_view text) noexcept {
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '"') return i + 1;
        if (text[i] == '\\') ++i;
    }
    return 0;
}

/** True when the whole of @p text is one token. */
constexpr bool isTokenText(std::string_view text) noexcept {
    for (char c : text)
        if (!isToken(c)) return false;
    return !text.empty();
}

/**
 * The decimal number that is the whole of @p text, at most @p maximum; negative when it is
 * something else or larger.
 */
constexpr std::int64_t number(std::string_view text, std::int64_t maximum) noexcept {
    if (text.empty()) return -1;
    std::int64_t value = 0;
    for (char c : text) {
        if (!isDigit(c)) return -1;
        value = value * 10 + (c - '0');
        if (value > maximum) return -1;
    }
    return value;
}

} // namespace slimphone::sip::grammar
