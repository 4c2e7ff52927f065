/**
 * @file
 * lpconfig XML, the form in which a configuration is provisioned.
 */
#pragma once

#include "config/xml-reader.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

namespace slimphone {

/** The entries of one lpconfig document, told of in order while it is read. */
class XmlDocument final : public XmlReader {
public:
    struct Entry {
        std::string section;
        std::string key;
        std::string value;
        bool overwrites = false;
    };
    using Sink = std::function<void(const Entry &)>;

    /** Largest document in bytes. */
    static constexpr std::size_t kSizeLimit = std::size_t{10} << 20;
    /** More would make tables grow that take longer than a turn may. */
    static constexpr std::size_t kMostSections = 65536;
    static constexpr std::size_t kMostKeys = 20000; ///< different ones
    /** Bytes that step() reads; what they hold takes a millisecond at most. */
    static constexpr std::size_t kPiece = std::size_t{8} << 10;

    /** @p text has to stay as long as this; @p sink gets entries that a file can hold. */
    XmlDocument(std::string_view text, Sink sink, std::size_t piece = kPiece);
    ~XmlDocument() override;

    /** What is wrong, in liblinphone's words where it has some; nullptr when nothing is. */
    const char *refusal() const noexcept;

private:
    enum class Level : std::uint8_t { Outside, Root, Section, Entry };

    void startElement(std::string_view name, bool hasNamespace, const XmlAttributes &attributes) override;
    void endElement() override;
    void addText(std::string_view text) override;
    void startEntry(const XmlAttributes &attributes);

    Sink mSink;
    Level mLevel = Level::Outside;
    unsigned mForeign = 0; ///< depth inside of an element that means nothing here
    bool mTextEnded = false;
    Entry mEntry;
    std::size_t mSections = 0;
    std::unordered_set<std::size_t> mKeys; ///< their hashes
};

/** Appends @p text to @p out as XML character data; bytes that are no UTF-8 count as ISO-8859-1. */
void appendXmlText(std::string &out, std::string_view text);

} // namespace slimphone
