#include "config/xml-screen.h"

#include "base/text.h"

#include <algorithm>
#include <optional>
#include <string>

namespace slimphone {

namespace {

constexpr std::size_t kLongestTag = 4096;

/** The position behind the next @p end from @p from on; the end of @p text without one. */
std::size_t after(std::string_view text, std::string_view end, std::size_t from) {
    const std::size_t found = text.find(end, from);
    return found == std::string_view::npos ? text.size() : found + end.size();
}

/** The position behind the tag at @p from; nullopt when it is too long. */
std::optional<std::size_t> afterTag(std::string_view text, std::size_t from) {
    char quote = '\0';
    for (std::size_t i = from; i < text.size(); ++i) {
        if (i - from > kLongestTag) return std::nullopt;
        const char c = text[i];
        if (quote != '\0') {
            if (c == quote) quote = '\0';
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return i + 1;
        }
    }
    return text.size();
}

} // namespace

const char *screenXml(std::string_view text, const XmlBounds &bounds) {
    if (text.find('\0') != std::string_view::npos) return "NUL bytes";
    // The first character tells encodings apart that the rest of this could not read.
    const std::size_t start = text.find_first_not_of(" \t\r\n", text.starts_with("\xef\xbb\xbf") ? 3 : 0);
    if (start == std::string_view::npos) return "empty";
    if (text[start] != '<') return "not XML";
    if (static_cast<std::size_t>(std::count(text.begin(), text.end(), '&')) > bounds.references)
        return "too many references";
    std::size_t tags = 0;
    for (std::size_t at = start; at < text.size(); at = text.find('<', at)) {
        if (++tags > bounds.tags) return "too many tags";
        const std::string_view rest = text.substr(at);
        if (rest.starts_with("<!--")) {
            at = after(text, "-->", at + 4);
        } else if (rest.starts_with("<![CDATA[")) {
            at = after(text, "]]>", at + 9);
        } else if (rest.starts_with("<?")) {
            at = after(text, "?>", at + 2);
        } else {
            const std::optional<std::size_t> end = afterTag(text, at);
            if (!end) return "a tag is too long";
            at = *end;
        }
    }
    return nullptr;
}

bool isAsciiSuperset(std::string_view encoding) {
    const std::string name = toLower(encoding);
    return name.empty() || name == "utf-8" || name == "us-ascii" || name == "ascii" ||
           name.starts_with("iso-8859-") || name.starts_with("windows-125");
}

} // namespace slimphone
