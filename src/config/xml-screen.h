/**
 * @file
 * What is looked at before libxml2 is: documents that would keep it busy for seconds.
 */
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace slimphone {

/** How much of it is taken. */
struct XmlBounds {
    std::size_t tags = SIZE_MAX;       ///< comments, instructions and CDATA sections count as well
    std::size_t references = SIZE_MAX; ///< "&..."
    std::size_t longest = SIZE_MAX;    ///< comment, instruction or CDATA section, in bytes
    std::size_t tag = 4096;            ///< in bytes
};

/**
 * Looks through a document from its start on, as far as it is asked to. A tag may have 256 attributes:
 * libxml2 compares each with all others, a megabyte of them takes it 5 s.
 * What is not in a superset of ASCII is not read, so a declared encoding has to be one.
 */
class XmlScreen {
public:
    /** @p text has to stay as long as this. */
    XmlScreen(std::string_view text, const XmlBounds &bounds);

    /** What is wrong with the text before @p end, as static text; nullptr when nothing is. */
    const char *advance(std::size_t end);

private:
    enum class Place : std::uint8_t { Start, Text, Tag, Comment, Instruction, Cdata };

    const char *enter();
    const char *scan(std::size_t end);
    bool isEnd(std::size_t at) const noexcept;

    std::string_view mText;
    XmlBounds mBounds;
    std::size_t mAt;         ///< all before was looked at
    std::size_t mFrom = 0;   ///< where the tag, comment and so on starts
    std::size_t mInside = 0; ///< where its end may start
    std::size_t mTags = 0;
    std::size_t mAttributes = 0; ///< of this tag
    std::size_t mReferences = 0;
    Place mPlace = Place::Start;
    char mQuote = '\0';
};

/** Every byte below 0x80 is that character in @p encoding, as it is named in a document; empty is UTF-8. */
bool isAsciiSuperset(std::string_view encoding);

} // namespace slimphone
