#include "config/xml-document.h"

#include "base/log.h"
#include "base/text.h"
#include "config/rc-syntax.h"

#include <utility>

namespace slimphone {

namespace {

/** libxml2 takes comments and the like in one go, which must not take long. */
constexpr std::size_t kLongestComment = std::size_t{256} << 10;
/** Room for the longest key with all of it escaped. */
constexpr std::size_t kLongestTag = std::size_t{128} << 10;

} // namespace

XmlDocument::XmlDocument(std::string_view text, Sink sink, std::size_t piece)
    : XmlReader(text, XmlBounds{.longest = kLongestComment, .tag = kLongestTag}, piece),
      mSink(std::move(sink)) {
    if (text.size() > kSizeLimit) stop("the document is too large");
}

XmlDocument::~XmlDocument() { wipe(mEntry.value); }

const char *XmlDocument::refusal() const noexcept { return isUnreadable() ? "invalid xml" : problem(); }

void XmlDocument::startElement(std::string_view name, bool, const XmlAttributes &attributes) {
    if (mForeign > 0) {
        ++mForeign;
        return;
    }
    switch (mLevel) {
    case Level::Outside:
        if (name != "config") return stop("the root element is not \"config\"");
        mLevel = Level::Root;
        return;
    case Level::Root:
        if (name != "section") break;
        mEntry.section = attributes.get("name");
        if (mEntry.section.empty()) {
            logWarning("provisioning: a section without a name is skipped");
            break;
        }
        if (!rc::isSectionName(mEntry.section)) return stop("a section name cannot be stored in a file");
        if (++mSections > kMostSections) return stop("too many sections");
        mLevel = Level::Section;
        return;
    case Level::Section:
        if (name == "entry") return startEntry(attributes);
        break;
    case Level::Entry:
        mTextEnded = true;
        break;
    }
    mForeign = 1;
}

void XmlDocument::startEntry(const XmlAttributes &attributes) {
    mEntry.key = attributes.get("name");
    const std::string overwrite = attributes.get("overwrite");
    mEntry.overwrites = overwrite == "true" || overwrite == "1";
    wipe(mEntry.value);
    mTextEnded = false;
    if (mEntry.key.empty()) {
        logWarning("provisioning: an entry without a name is skipped");
        mForeign = 1;
        return;
    }
    if (!rc::isKey(mEntry.key)) return stop("the name of an entry cannot be stored in a file");
    mKeys.insert(std::hash<std::string>()(mEntry.key));
    if (mKeys.size() > kMostKeys) return stop("too many different keys");
    mLevel = Level::Entry;
}

void XmlDocument::endElement() {
    if (mForeign > 0) {
        --mForeign;
        return;
    }
    switch (mLevel) {
    case Level::Entry:
        if (!rc::isValue(mEntry.key, mEntry.value)) return stop("a value cannot be stored in a file");
        mSink(mEntry);
        mLevel = Level::Section;
        break;
    case Level::Section:
        mLevel = Level::Root;
        break;
    default:
        mLevel = Level::Outside;
        break;
    }
}

void XmlDocument::addText(std::string_view text) {
    if (mLevel != Level::Entry || mForeign > 0 || mTextEnded) return;
    if (mEntry.value.size() + text.size() > rc::kLineLimit) return stop("a value cannot be stored in a file");
    mEntry.value.append(text);
}

void appendXmlText(std::string &out, std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = utf8Length(text);
        const auto c = static_cast<unsigned char>(text.front());
        if (length > 1)
            out.append(text.substr(0, length));
        else if (c == '&')
            out.append("&amp;");
        else if (c == '<')
            out.append("&lt;");
        else if (c == '>')
            out.append("&gt;");
        else if (c == '"')
            out.append("&quot;");
        else if (c < 0x20 && c != '\t')
            out.append("\xef\xbf\xbd"); // XML has no form for it
        else if (c < 0x80)
            out.append(1, text.front());
        else
            out.append({static_cast<char>(0xc0 | c >> 6), static_cast<char>(0x80 | (c & 0x3f))});
        text.remove_prefix(length > 1 ? length : 1);
    }
}

} // namespace slimphone
