/**
 * @file
 * One section of the configuration.
 */
#pragma once

#include "base/text.h"
#include "config/key-pool.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace slimphone {

/** Ordered items and comments of one section, found by key in constant time. */
class Section {
public:
    enum Mark : std::uint8_t { Overwrite = 1, Skip = 2 };

    /** A key with its value, or a comment: a text of its own without value. */
    struct Item {
        Item(KeyPool::Id keyId, std::string_view text) : key(keyId), value(text) {}

        bool isRemoved() const noexcept { return key == KeyPool::kNone; }
        bool isComment() const noexcept { return !isRemoved() && value.empty(); }
        bool isEntry() const noexcept { return !isRemoved() && !value.empty(); }

        KeyPool::Id key;
        std::uint8_t marks = 0;
        Secret value;
    };
    struct Parameter {
        Text key;
        Text value;
    };

    Section(KeyPool &keys, std::string_view name) : mKeys(keys), mName(name) {}
    Section(const Section &) = delete;
    Section &operator=(const Section &) = delete;
    ~Section();

    const Text &name() const noexcept { return mName; }
    void setName(Text name) noexcept {
        mName = std::move(name);
        mOriginal = Secret();
    }
    const char *keyOf(const Item &item) const noexcept { return mKeys.text(item.key); }

    /** The entry with @p key, nullptr when there is none. */
    const Item *find(std::string_view key) const noexcept;
    Item *find(std::string_view key) noexcept { return const_cast<Item *>(std::as_const(*this).find(key)); }

    /** Sets a value that is not empty. False when it was equal already. */
    bool set(std::string_view key, std::string_view value);
    /** False when there was none. */
    bool remove(std::string_view key) noexcept;
    /** Adds a comment, '#' included; a repeated one is kept once, at its last place. */
    void addComment(std::string_view text);

    /** Gives back memory that more items would need. */
    void shrink() { mItems.shrink_to_fit(); }

    /** Items in order; those for which isRemoved() holds are gaps. */
    const std::vector<Item> &items() const noexcept { return mItems; }

    const std::vector<Parameter> &parameters() const noexcept { return mParameters; }
    const char *parameter(std::string_view key) const noexcept;
    void setParameter(std::string_view key, std::string_view value);

    std::uint8_t marks = 0;

    /**
     * The section's lines as the file had them, where they differ from what format() makes;
     * a change to the section drops them.
     */
    const Secret &original() const noexcept { return mOriginal; }
    void setOriginal(std::string_view text) { mOriginal = Secret(text); }

    /** Appends header, items and comments in the form liblinphone writes. */
    void format(std::string &out) const;
    /** Number of bytes that format() appends. */
    std::size_t formattedSize() const noexcept;

private:
    static constexpr std::size_t kLinearLimit = 32; // an account's section has some 25 items

    std::size_t positionOf(KeyPool::Id key) const noexcept;
    void append(std::string_view key, std::string_view value);
    void removeAt(std::size_t position) noexcept;
    void compact() noexcept;
    void rebuildIndex();
    void indexPosition(std::size_t position) noexcept;

    KeyPool &mKeys;
    Text mName;
    Secret mOriginal;
    std::vector<Parameter> mParameters;
    std::vector<Item> mItems;
    std::vector<std::uint32_t> mIndex; // open addressing over mItems, empty while it is short
    std::uint32_t mRemoved = 0;
};

} // namespace slimphone
