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

void wipe(std::string &text) noexcept {
    bctbx_clean(text.data(), text.size());
    text.clear();
}

} // namespace slimphone
