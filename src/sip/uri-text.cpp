#include "sip/char-class.h"
#include "sip/uri.h"

namespace slimphone::sip {

namespace {

std::string escape(std::string_view text, unsigned plain) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string result;
    result.reserve(text.size());
    for (const char c : text) {
        if (is(c, plain)) {
            result += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            result += '%';
            result += kDigits[byte >> 4];
            result += kDigits[byte & 15];
        }
    }
    return result;
}

bool isEscape(std::string_view text, std::size_t at) noexcept {
    return text[at] == '%' && text.size() - at > 2 && is(text[at + 1], kHex) && is(text[at + 2], kHex);
}

unsigned char escapedByte(std::string_view text, std::size_t at) noexcept {
    return static_cast<unsigned char>(hexValue(text[at + 1]) * 16 + hexValue(text[at + 2]));
}

std::string resolveBackslashes(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\' && at + 1 < text.size()) ++at;
        result += text[at];
    }
    return result;
}

/** Takes one character off @p text; an escaped reserved character is different from a plain one. */
unsigned takeCharacter(std::string_view &text, bool ignoreCase) noexcept {
    constexpr std::string_view kReserved = ";/?:@&=+$,";
    constexpr unsigned kStillEscaped = 0x100;
    unsigned value = static_cast<unsigned char>(text.front());
    if (isEscape(text, 0)) {
        value = escapedByte(text, 0);
        text.remove_prefix(3);
        if (kReserved.find(static_cast<char>(value)) != std::string_view::npos) return value | kStillEscaped;
    } else {
        text.remove_prefix(1);
    }
    return ignoreCase && value >= 'A' && value <= 'Z' ? value - 'A' + 'a' : value;
}

} // namespace

std::string NameAddrView::displayText() const {
    return displayNameQuoted ? resolveBackslashes(displayName) : std::string(displayName);
}

std::string unescape(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (isEscape(text, at)) {
            result += static_cast<char>(escapedByte(text, at));
            at += 2;
        } else {
            result += text[at];
        }
    }
    return result;
}

std::string escapeUser(std::string_view text) { return escape(text, kUser); }
std::string escapePassword(std::string_view text) { return escape(text, kPassword); }
std::string escapeUriParameter(std::string_view text) { return escape(text, kParameter); }
std::string escapeUriHeader(std::string_view text) { return escape(text, kUriHeader); }

int compareEscaped(std::string_view a, std::string_view b, bool ignoreCase) noexcept {
    while (!a.empty() && !b.empty()) {
        const unsigned x = takeCharacter(a, ignoreCase);
        const unsigned y = takeCharacter(b, ignoreCase);
        if (x != y) return x < y ? -1 : 1;
    }
    return a.empty() ? (b.empty() ? 0 : -1) : 1;
}

std::string unquote(std::string_view text) {
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::string(text);
    return resolveBackslashes(text.substr(1, text.size() - 2));
}

std::string quote(std::string_view text) {
    std::string result;
    result.reserve(text.size() + 2);
    result += '"';
    for (const char c : text) {
        if (c == '\r' || c == '\n' || c == '\0') {
            result += ' ';
        } else {
            if (!is(c, kQuoted)) result += '\\';
            result += c;
        }
    }
    result += '"';
    return result;
}

} // namespace slimphone::sip
