/**
 * @file
 * What the lines of a configuration file can hold.
 */
#pragma once

#include <cstddef>
#include <string_view>

namespace slimphone::rc {

/** liblinphone takes the bytes of a line beyond this for another line. */
inline constexpr std::size_t kLineLimit = 16383;

/** Files beyond this are refused, so that a wrong path does not eat all memory. */
inline constexpr std::size_t kFileLimit = std::size_t{256} << 20;

/** What separates words: the white space of the C locale. */
constexpr bool isBlank(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }

/** True when "[name]" is read back as a section of that name. */
constexpr bool isSectionName(std::string_view name) noexcept {
    if (name.empty() || name.size() + 2 > kLineLimit) return false;
    for (const char c : name)
        if (c == '\0' || c == ']' || isBlank(c)) return false;
    return true;
}

/** True when "key=..." is read back as an entry with that key. */
constexpr bool isKey(std::string_view key) noexcept {
    if (key.empty() || key.front() == '[' || key.front() == '#') return false;
    for (const char c : key)
        if (c == '\0' || c == '=' || isBlank(c)) return false;
    return true;
}

/** True when the value stays on the line of its key. */
constexpr bool isValue(std::string_view key, std::string_view value) noexcept {
    if (key.size() + 1 + value.size() > kLineLimit) return false;
    for (const char c : value)
        if (c == '\0' || c == '\n' || c == '\r') return false;
    return true;
}

} // namespace slimphone::rc
