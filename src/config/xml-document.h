/**
 * @file
 * lpconfig XML, the form in which a configuration is provisioned.
 */
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace slimphone {

/** The entries of one lpconfig document, in order. */
class XmlDocument {
public:
    struct Entry {
        std::string section;
        std::string key;
        std::string value;
        bool overwrites = false;
    };

    XmlDocument() = default;
    XmlDocument(const XmlDocument &) = delete;
    XmlDocument &operator=(const XmlDocument &) = delete;
    ~XmlDocument() { clear(); }

    /** Largest document in bytes. */
    static constexpr std::size_t kSizeLimit = std::size_t{10} << 20;

    /**
     * Parses @p text without document type, entities or network. Returns nullptr or what is wrong
     * (static text); only a document that can be stored completely is accepted.
     */
    const char *parse(std::string_view text);

    const std::vector<Entry> &entries() const noexcept { return mEntries; }

private:
    void clear() noexcept;

    std::vector<Entry> mEntries;
};

/** Appends @p text to @p out as XML character data; bytes that are no UTF-8 count as ISO-8859-1. */
void appendXmlText(std::string &out, std::string_view text);

} // namespace slimphone
