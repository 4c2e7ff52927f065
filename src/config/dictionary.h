/**
 * @file
 * A set of named values, the form in which sections leave and enter the configuration.
 */
#pragma once

#include "base/object.h"

#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

using LinphoneDictionary = struct belle_sip_dict;

namespace slimphone {

/** Values by key, in the order in which the keys came. Numbers are kept as text. */
class Dictionary : public HybridObject<LinphoneDictionary, Dictionary> {
public:
    struct Entry {
        std::string key;
        std::optional<std::string> value;
    };

    static Ref<Dictionary> create() { return make<Dictionary>(); }
    Ref<Dictionary> clone() const;

    /** A nullptr keeps the key without a value. An empty key is ignored, as in all setters. */
    void setString(std::string_view key, const char *value);
    void setInt(std::string_view key, int value) { setInt64(key, value); }
    void setInt64(std::string_view key, std::int64_t value);
    void setFloat(std::string_view key, float value);

    const char *getString(std::string_view key, const char *fallback) const;
    /** Decimal, or hexadecimal after "0x"; text that is no number reads as 0. */
    int getInt(std::string_view key, int fallback) const;
    std::int64_t getInt64(std::string_view key, std::int64_t fallback) const;
    float getFloat(std::string_view key, float fallback) const;

    bool has(std::string_view key) const { return mByKey.count(key) > 0; }
    /** False when there was none. */
    bool remove(std::string_view key);
    void clear();

    const std::list<Entry> &entries() const noexcept { return mEntries; }

protected:
    ~Dictionary() override;

private:
    template <class T, class... Args>
    friend Ref<T> make(Args &&...args);

    Dictionary() = default;
    void set(std::string_view key, std::optional<std::string> value);

    std::list<Entry> mEntries;
    std::unordered_map<std::string_view, std::list<Entry>::iterator> mByKey;
};

} // namespace slimphone
