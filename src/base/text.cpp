#include "base/text.h"

#include <bctoolbox/crypto.h>

namespace slimphone {

namespace {
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
} // namespace

void Text::assign(std::string_view text) {
    text = text.substr(0, text.find('\0'));
    if (text.empty()) return;
    mData = new char[text.size() + 1];
    std::memcpy(mData, text.data(), text.size());
    mData[text.size()] = '\0';
}

void Text::wipe() noexcept {
    if (!mData) return;
    bctbx_clean(mData, std::strlen(mData));
    delete[] mData;
    mData = nullptr;
}

bool equalsIgnoringCase(std::string_view a, std::string_view b) noexcept {
    if (a.size() != b.size()) return false;
    for (size_t i = 0; i < a.size(); ++i)
        if (lower(a[i]) != lower(b[i])) return false;
    return true;
}

std::string toLower(std::string_view text) {
    std::string result(text);
    for (char &c : result)
        c = lower(c);
    return result;
}

std::size_t utf8Length(std::string_view text) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::size_t length = byte(0) < 0x80   ? 1
                               : byte(0) < 0xc2 ? 0
                               : byte(0) < 0xe0 ? 2
                               : byte(0) < 0xf0 ? 3
                               : byte(0) < 0xf5 ? 4
                                                : 0;
    if (length == 0 || length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xc0) != 0x80) return 0;
    // Overlong forms, surrogates, U+FFFE and U+FFFF, and what lies beyond U+10FFFF.
    if (length == 3 && ((byte(0) == 0xe0 && byte(1) < 0xa0) || (byte(0) == 0xed && byte(1) > 0x9f) ||
                        (byte(0) == 0xef && byte(1) == 0xbf && byte(2) > 0xbd)))
        return 0;
    if (length == 4 && ((byte(0) == 0xf0 && byte(1) < 0x90) || (byte(0) == 0xf4 && byte(1) > 0x8f))) return 0;
    return length;
}

void wipe(std::string &text) noexcept {
    bctbx_clean(text.data(), text.size());
    text.clear();
}

} // namespace slimphone
