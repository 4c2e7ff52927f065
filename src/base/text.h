/**
 * @file
 * Small immutable strings for the fields of long-lived objects.
 */
#pragma once

#include <compare>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace slimphone {

/**
 * A nullable string of one pointer's size. Unset and empty are the same and read as nullptr,
 * which is what the getters of the C API return. Text ends at its first NUL byte.
 */
class Text {
public:
    Text() noexcept = default;
    Text(std::string_view text) { assign(text); }
    Text(const std::string &text) { assign(text); }
    Text(const char *text) { assign(text ? std::string_view(text) : std::string_view()); }
    Text(const Text &other) { assign(other.view()); }
    Text(Text &&other) noexcept : mData(std::exchange(other.mData, nullptr)) {}
    ~Text() { delete[] mData; }
    Text &operator=(const Text &other) {
        if (this != &other) *this = Text(other);
        return *this;
    }
    Text &operator=(Text &&other) noexcept {
        std::swap(mData, other.mData);
        return *this;
    }

    /** NUL-terminated text, nullptr when unset; lives until the next assignment. */
    const char *get() const noexcept { return mData; }
    std::string_view view() const noexcept { return mData ? std::string_view(mData) : std::string_view(); }
    std::string str() const { return std::string(view()); }
    bool empty() const noexcept { return !mData; }
    explicit operator bool() const noexcept { return mData != nullptr; }

    friend bool operator==(const Text &a, const Text &b) noexcept { return a.view() == b.view(); }
    friend bool operator==(const Text &a, std::string_view b) noexcept { return a.view() == b; }
    friend bool operator==(const Text &a, const char *b) noexcept {
        return a.view() == (b ? std::string_view(b) : std::string_view());
    }

    /** Overwrites the bytes before they are freed; for passwords. */
    void wipe() noexcept;

private:
    void assign(std::string_view text);

    char *mData = nullptr;
};

/** A Text that is overwritten before its memory is given back. */
class Secret : public Text {
public:
    using Text::Text;
    Secret() noexcept = default;
    Secret(const Secret &) = default;
    Secret(Secret &&) noexcept = default;
    ~Secret() { wipe(); }
    Secret &operator=(const Secret &other) {
        if (this != &other) {
            Secret copy(other);
            wipe();
            Text::operator=(std::move(copy));
        }
        return *this;
    }
    Secret &operator=(Secret &&other) noexcept {
        Text::operator=(std::move(other)); // swaps; the other one wipes what we had
        return *this;
    }
};

/** ASCII comparison that ignores case, as SIP tokens want it. */
bool equalsIgnoringCase(std::string_view a, std::string_view b) noexcept;

/** @p text in lower case, ASCII letters only. */
std::string toLower(std::string_view text);

/**
 * Length of the UTF-8 character at the head of @p text, which is not empty; 0 when the bytes are none.
 * U+FFFE and U+FFFF count as none.
 */
std::size_t utf8Length(std::string_view text) noexcept;

/** Overwrites @p text so that the compiler cannot leave it out, then empties it. */
void wipe(std::string &text) noexcept;

} // namespace slimphone
