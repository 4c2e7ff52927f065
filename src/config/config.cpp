#include "config/config.h"

#include "base/log.h"
#include "config/dictionary.h"
#include "config/rc-syntax.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <cstring>

namespace slimphone {

namespace {

/** An int out of a long the way scanf does it: the high bits are lost. */
int wrap(long value) noexcept { return static_cast<int>(static_cast<unsigned>(value)); }

std::string defaultsOf(std::string_view section) { return std::string(section).append("_default_values"); }

template <class Number, class... Format>
std::string_view print(std::array<char, 64> &buffer, Number number, Format... format) noexcept {
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, format...);
    return {buffer.data(), static_cast<std::size_t>(result.ptr - buffer.data())};
}

bool parseFloat(const char *text, float &value) noexcept {
    // strtof() would follow the decimal separator of the application's locale.
    while (rc::isBlank(*text))
        ++text;
    const bool isNegative = *text == '-';
    if (isNegative || *text == '+') ++text;
    const bool isHexadecimal = text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
    if (isHexadecimal) text += 2;
    float parsed = 0;
    const auto result = std::from_chars(text, text + std::strlen(text), parsed,
                                        isHexadecimal ? std::chars_format::hex : std::chars_format::general);
    if (result.ec != std::errc() || *text == '-') return false;
    value = isNegative ? -parsed : parsed;
    return true;
}

const char *findIn(const SectionTable &sections, std::string_view section, std::string_view key) {
    const Section *found = sections.find(section);
    const Section::Item *item = found ? found->find(key) : nullptr;
    return item ? item->value.get() : nullptr;
}

} // namespace

const char *Config::find(std::string_view section, std::string_view key) const {
    const char *value = findIn(mSections, section, key);
    return value || !mDefaults ? value : findIn(*mDefaults, section, key);
}

const char *Config::getString(std::string_view section, std::string_view key, const char *fallback) const {
    const char *value = find(section, key);
    return value ? value : fallback;
}

int Config::getInt(std::string_view section, std::string_view key, int fallback) const {
    const char *value = find(section, key);
    return value ? wrap(std::strtol(value, nullptr, 0)) : fallback;
}

std::int64_t Config::getInt64(std::string_view section, std::string_view key, std::int64_t fallback) const {
    const char *value = find(section, key);
    return value ? std::strtoll(value, nullptr, 10) : fallback;
}

bool Config::getBool(std::string_view section, std::string_view key, bool fallback) const {
    return getInt(section, key, fallback ? 1 : 0) != 0;
}

float Config::getFloat(std::string_view section, std::string_view key, float fallback) const {
    const char *value = find(section, key);
    float result = fallback;
    return value && parseFloat(value, result) ? result : fallback;
}

bool Config::getRange(std::string_view section, std::string_view key, int &minimum, int &maximum,
                      int defaultMinimum, int defaultMaximum) const {
    minimum = defaultMinimum;
    maximum = defaultMaximum;
    const char *value = find(section, key);
    if (!value) return true;
    const char *dash = std::strchr(value, '-');
    if (!dash || dash == value) return false;
    minimum = wrap(std::strtol(value, nullptr, 10));
    maximum = wrap(std::strtol(dash + 1, nullptr, 10));
    return true;
}

std::optional<std::vector<std::string>> Config::getStringList(std::string_view section,
                                                              std::string_view key) const {
    const char *value = find(section, key);
    if (!value) return std::nullopt;
    std::vector<std::string> list;
    for (;;) {
        const char *comma = std::strchr(value, ',');
        if (!comma) break;
        list.emplace_back(value, comma);
        value = comma + 1;
    }
    list.emplace_back(value);
    return list;
}

const char *Config::getDefaultString(std::string_view section, std::string_view key,
                                     const char *fallback) const {
    return getString(defaultsOf(section), key, fallback);
}

int Config::getDefaultInt(std::string_view section, std::string_view key, int fallback) const {
    return getInt(defaultsOf(section), key, fallback);
}

std::int64_t Config::getDefaultInt64(std::string_view section, std::string_view key,
                                     std::int64_t fallback) const {
    return getInt64(defaultsOf(section), key, fallback);
}

float Config::getDefaultFloat(std::string_view section, std::string_view key, float fallback) const {
    return getFloat(defaultsOf(section), key, fallback);
}

bool Config::store(std::string_view section, std::string_view key, std::string_view value) {
    Section *found = mSections.find(section);
    if (value.empty()) {
        if (found && found->remove(key)) mModified = true;
        return true;
    }
    // What is there already has been read from a file or accepted before.
    const bool isNamed =
        (found || rc::isSectionName(section)) && ((found && found->find(key)) || rc::isKey(key));
    if (!isNamed) {
        logError("configuration: an entry is refused, its section or key cannot be a name in a file");
        return false;
    }
    if (!rc::isValue(key, value)) {
        logError("configuration: the value of %.*s in [%.*s] is refused, it does not fit on a line",
                 static_cast<int>(key.size()), key.data(), static_cast<int>(section.size()), section.data());
        return false;
    }
    if (!found) found = &mSections.obtain(section);
    if (found->set(key, value)) mModified = true;
    return true;
}

bool Config::setString(std::string_view section, std::string_view key, const char *value) {
    return store(section, key, value ? std::string_view(value) : std::string_view());
}

bool Config::setString(std::string_view section, std::string_view key, std::string_view value) {
    return store(section, key, value);
}

bool Config::setInt(std::string_view section, std::string_view key, int value) {
    return setInt64(section, key, value);
}

bool Config::setIntHex(std::string_view section, std::string_view key, int value) {
    std::array<char, 64> buffer{};
    return store(section, key, std::string("0x").append(print(buffer, static_cast<unsigned>(value), 16)));
}

bool Config::setInt64(std::string_view section, std::string_view key, std::int64_t value) {
    std::array<char, 64> buffer{};
    return store(section, key, print(buffer, value));
}

bool Config::setBool(std::string_view section, std::string_view key, bool value) {
    return store(section, key, value ? "1" : "0");
}

bool Config::setFloat(std::string_view section, std::string_view key, float value) {
    std::array<char, 64> buffer{};
    return store(section, key, print(buffer, static_cast<double>(value), std::chars_format::fixed, 6));
}

bool Config::setRange(std::string_view section, std::string_view key, int minimum, int maximum) {
    return store(section, key, std::to_string(minimum).append(1, '-').append(std::to_string(maximum)));
}

bool Config::setStringList(std::string_view section, std::string_view key,
                           const std::vector<std::string> &value) {
    std::string joined;
    for (const std::string &element : value) {
        if (&element != &value.front()) joined.append(1, ',');
        joined.append(element);
    }
    return store(section, key, joined);
}

bool Config::hasEntry(std::string_view section, std::string_view key) const {
    return findIn(mSections, section, key) != nullptr;
}

void Config::cleanSection(std::string_view section) {
    if (mSections.remove(section)) mModified = true;
}

void Config::renameSection(std::string_view section, std::string_view newName) {
    if (section != newName && rc::isSectionName(newName) && mSections.rename(section, newName))
        mModified = true;
}

void Config::cleanEntry(std::string_view section, std::string_view key) {
    if (Section *found = mSections.find(section)) found->remove(key);
}

std::vector<const char *> Config::sectionNames() const {
    std::vector<const char *> names;
    names.reserve(mSections.sections().size());
    for (const Section &section : mSections.sections())
        names.push_back(section.name().get());
    return names;
}

std::vector<const char *> Config::keys(std::string_view section) const {
    std::vector<const char *> keys;
    const Section *found = mSections.find(section);
    if (!found) return keys;
    for (const Section::Item &item : found->items())
        if (item.isEntry()) keys.push_back(found->keyOf(item));
    return keys;
}

const char **Config::lentSectionNames() {
    const std::vector<const char *> names = sectionNames();
    mLentNames = std::make_unique<const char *[]>(names.size() + 1); // value-initialised: NULL at the end
    std::copy(names.begin(), names.end(), mLentNames.get());
    return mLentNames.get();
}

const char *Config::sectionParameter(std::string_view section, std::string_view key,
                                     const char *fallback) const {
    const Section *found = mSections.find(section);
    const char *value = found ? found->parameter(key) : nullptr;
    return value ? value : fallback;
}

void Config::setMark(std::string_view section, Section::Mark mark, bool value) {
    Section *found = mSections.find(section);
    if (!found) return;
    found->marks = static_cast<std::uint8_t>(value ? found->marks | mark : found->marks & ~mark);
}

void Config::setMark(std::string_view section, std::string_view key, Section::Mark mark, bool value) {
    Section *found = mSections.find(section);
    Section::Item *item = found ? found->find(key) : nullptr;
    if (!item) return;
    item->marks = static_cast<std::uint8_t>(value ? item->marks | mark : item->marks & ~mark);
}

bool Config::hasMark(std::string_view section, Section::Mark mark) const {
    const Section *found = mSections.find(section);
    return found && (found->marks & mark);
}

bool Config::hasMark(std::string_view section, std::string_view key, Section::Mark mark) const {
    const Section *found = mSections.find(section);
    const Section::Item *item = found ? found->find(key) : nullptr;
    return item && (item->marks & mark);
}

std::string Config::dump() const {
    std::string out;
    for (const Section &section : mSections.sections()) {
        out.append(1, '[').append(section.name().view()).append("]\n");
        for (const Section::Item &item : section.items())
            if (item.isEntry())
                out.append(1, '\t')
                    .append(section.keyOf(item))
                    .append(1, '=')
                    .append(item.value.view())
                    .append(1, '\n');
    }
    return out;
}

Ref<Dictionary> Config::sectionToDictionary(std::string_view section) const {
    Ref<Dictionary> dictionary = Dictionary::create();
    if (const Section *found = mSections.find(section))
        for (const Section::Item &item : found->items())
            if (item.isEntry()) dictionary->setString(found->keyOf(item), item.value.get());
    return dictionary;
}

void Config::loadDictionary(std::string_view section, const Dictionary &dictionary) {
    for (const Dictionary::Entry &entry : dictionary.entries())
        setString(section, entry.key, entry.value ? entry.value->c_str() : nullptr);
}

} // namespace slimphone
