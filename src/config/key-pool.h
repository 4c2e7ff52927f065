/**
 * @file
 * Texts that occur many times, stored once.
 */
#pragma once

#include "base/text.h"

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace slimphone {

/**
 * Gives each distinct text a small number. A thousand account sections repeat the same twenty
 * keys; with a number per item they cost four bytes and compare in one instruction.
 */
class KeyPool {
public:
    using Id = std::uint32_t;
    static constexpr Id kNone = UINT32_MAX;

    /** The number of @p text, kNone when no item uses it. */
    Id find(std::string_view text) const noexcept;
    /** The number of @p text, with one more user; @p text is not empty and has no NUL byte. */
    Id retain(std::string_view text);
    /** One user less; the last one frees the text. */
    void release(Id id) noexcept;
    const char *text(Id id) const noexcept { return mEntries[id].text.get(); }

private:
    struct Entry {
        Secret text; // comments are pooled too, and people comment passwords out
        std::uint32_t users = 0;
    };

    std::vector<Entry> mEntries;
    std::vector<Id> mFree;
    std::unordered_map<std::string_view, Id> mIds;
};

} // namespace slimphone
