#include "config/xml-screen.h"

#include "base/text.h"

#include <algorithm>
#include <string>

namespace slimphone {

namespace {

constexpr std::size_t kMostAttributes = 256;

} // namespace

XmlScreen::XmlScreen(std::string_view text, const XmlBounds &bounds)
    : mText(text), mBounds(bounds), mAt(text.starts_with("\xef\xbb\xbf") ? 3 : 0) {}

const char *XmlScreen::advance(std::size_t end) {
    const std::string_view piece = mText.substr(mAt, end - std::min(mAt, end));
    if (piece.find('\0') != std::string_view::npos) return "NUL bytes";
    mReferences += static_cast<std::size_t>(std::count(piece.begin(), piece.end(), '&'));
    if (mReferences > mBounds.references) return "too many references";
    return scan(mAt + piece.size());
}

const char *XmlScreen::scan(std::size_t end) {
    while (mAt < end) {
        const char c = mText[mAt];
        switch (mPlace) {
        case Place::Start:
            // The first character tells encodings apart that the rest of this could not read.
            if (c == '<') {
                mPlace = Place::Text;
                continue;
            }
            if (c != ' ' && c != '\t' && c != '\r' && c != '\n') return "not XML";
            break;
        case Place::Text:
            mAt = std::min(mText.find('<', mAt), end);
            if (mAt == end) return nullptr;
            if (const char *problem = enter()) return problem;
            break;
        case Place::Tag:
            if (mAt - mFrom > mBounds.tag) return "a tag is too long";
            if (mQuote != '\0') {
                if (c == mQuote) mQuote = '\0';
            } else if (c == '"' || c == '\'') {
                mQuote = c;
                if (++mAttributes > kMostAttributes) return "a tag has too many attributes";
            } else if (c == '>') {
                mPlace = Place::Text;
            }
            break;
        case Place::Comment:
        case Place::Instruction:
        case Place::Cdata:
            mAt = std::min(mText.find('>', mAt), end);
            if (mAt - mFrom > mBounds.longest) return "a comment or the like is too long";
            if (mAt == end) return nullptr;
            if (isEnd(mAt)) mPlace = Place::Text;
            break;
        }
        ++mAt;
    }
    return mAt == mText.size() && mPlace == Place::Start ? "empty" : nullptr;
}

const char *XmlScreen::enter() {
    if (++mTags > mBounds.tags) return "too many tags";
    const std::string_view rest = mText.substr(mAt, 9);
    mFrom = mAt;
    mQuote = '\0';
    mAttributes = 0;
    if (rest.starts_with("<!--")) {
        mPlace = Place::Comment;
        mInside = mFrom + 4;
    } else if (rest == "<![CDATA[") {
        mPlace = Place::Cdata;
        mInside = mFrom + 9;
    } else if (rest.starts_with("<?")) {
        mPlace = Place::Instruction;
        mInside = mFrom + 2;
    } else {
        mPlace = Place::Tag;
    }
    return nullptr;
}

bool XmlScreen::isEnd(std::size_t at) const noexcept {
    const std::string_view inside = mText.substr(mInside, at - std::min(at, mInside));
    if (mPlace == Place::Instruction) return inside.ends_with('?');
    return inside.ends_with(mPlace == Place::Comment ? "--" : "]]");
}

bool isAsciiSuperset(std::string_view encoding) {
    const std::string name = toLower(encoding);
    return name.empty() || name == "utf-8" || name == "us-ascii" || name == "ascii" ||
           name.starts_with("iso-8859-") || name.starts_with("windows-125");
}

} // namespace slimphone
