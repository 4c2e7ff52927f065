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
};

/**
 * What is wrong with @p text, as static text; nullptr when nothing is. A tag may have 4096 bytes:
 * libxml2 compares each attribute of an element with all others, a megabyte of them takes it 5 s.
 * What is not in a superset of ASCII is not read, so a declared encoding has to be one.
 */
const char *screenXml(std::string_view text, const XmlBounds &bounds);

/** Every byte below 0x80 is that character in @p encoding, as it is named in a document; empty is UTF-8. */
bool isAsciiSuperset(std::string_view encoding);

} // namespace slimphone
