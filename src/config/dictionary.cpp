#include "config/dictionary.h"

#include "base/text.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <utility>

namespace slimphone {

Dictionary::~Dictionary() { clear(); }

Ref<Dictionary> Dictionary::clone() const {
    Ref<Dictionary> copy = create();
    for (const Entry &entry : mEntries)
        copy->set(entry.key, entry.value);
    return copy;
}

void Dictionary::setString(std::string_view key, const char *value) {
    set(key, value ? std::optional<std::string>(value) : std::nullopt);
}

void Dictionary::setInt64(std::string_view key, std::int64_t value) { set(key, std::to_string(value)); }

// Numbers have a point in every locale, which std::to_string() and strtof() would not give.

void Dictionary::setFloat(std::string_view key, float value) {
    std::array<char, 64> text;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    set(key, std::string(text.data(), end));
}

float Dictionary::getFloat(std::string_view key, float fallback) const {
    const char *text = getString(key, nullptr);
    if (!text) return fallback;
    float value = 0;
    std::from_chars(text, text + std::strlen(text), value);
    return value;
}

const char *Dictionary::getString(std::string_view key, const char *fallback) const {
    const auto it = mByKey.find(key);
    return it != mByKey.end() && it->second->value ? it->second->value->c_str() : fallback;
}

int Dictionary::getInt(std::string_view key, int fallback) const {
    return static_cast<int>(getInt64(key, fallback));
}

std::int64_t Dictionary::getInt64(std::string_view key, std::int64_t fallback) const {
    const char *text = getString(key, nullptr);
    if (!text) return fallback;
    const bool isHexadecimal = text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
    return std::strtoll(text, nullptr, isHexadecimal ? 16 : 10);
}

bool Dictionary::remove(std::string_view key) {
    const auto it = mByKey.find(key);
    if (it == mByKey.end()) return false;
    const auto entry = it->second;
    mByKey.erase(it);
    if (entry->value) wipe(*entry->value);
    mEntries.erase(entry);
    return true;
}

void Dictionary::clear() {
    mByKey.clear();
    for (Entry &entry : mEntries)
        if (entry.value) wipe(*entry.value);
    mEntries.clear();
}

void Dictionary::set(std::string_view key, std::optional<std::string> value) {
    if (key.empty()) return;
    if (const auto it = mByKey.find(key); it != mByKey.end()) {
        std::optional<std::string> &old = it->second->value;
        if (old) wipe(*old);
        old = std::move(value);
        return;
    }
    mEntries.push_back({std::string(key), std::move(value)});
    const auto entry = std::prev(mEntries.end());
    mByKey.emplace(entry->key, entry);
}

} // namespace slimphone
