#include "config/xml-reader.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <climits>

namespace slimphone {

namespace {

std::string_view viewOf(const xmlChar *text) noexcept {
    return text ? std::string_view(reinterpret_cast<const char *>(text)) : std::string_view();
}

/** Takes the errors of this thread, some of which libxml2 would print. */
class ErrorWatch {
public:
    ErrorWatch() noexcept : mFunction(xmlStructuredError), mContext(xmlStructuredErrorContext) {
        xmlSetStructuredErrorFunc(this, [](void *self, auto *error) {
            if (error->level == XML_ERR_FATAL) static_cast<ErrorWatch *>(self)->mHasSeenOne = true;
        });
    }
    ErrorWatch(const ErrorWatch &) = delete;
    ErrorWatch &operator=(const ErrorWatch &) = delete;
    ~ErrorWatch() { xmlSetStructuredErrorFunc(mContext, mFunction); }

    /** A fatal one. */
    bool hasSeenOne() const noexcept { return mHasSeenOne; }

private:
    bool mHasSeenOne = false;
    xmlStructuredErrorFunc mFunction;
    void *mContext;
};

} // namespace

std::string XmlAttributes::get(std::string_view name) const {
    std::string value;
    for (int i = 0; i < mCount; ++i) {
        const xmlChar **field = mFields + static_cast<std::ptrdiff_t>(5) * i;
        if (!field[1] && viewOf(field[0]) == name)
            value.assign(reinterpret_cast<const char *>(field[3]),
                         static_cast<std::size_t>(field[4] - field[3]));
    }
    // libxml2 resolves all references but this one unless it expands entities too.
    static constexpr std::string_view kAmpersand = "&#38;";
    for (std::size_t at = value.find(kAmpersand); at != std::string::npos;
         at = value.find(kAmpersand, at + 1))
        value.replace(at, kAmpersand.size(), 1, '&');
    return value;
}

void XmlReader::Free::operator()(xmlParserCtxtPtr parser) const noexcept { xmlFreeParserCtxt(parser); }

XmlReader::XmlReader(std::string_view text, const XmlBounds &bounds, std::size_t piece)
    : mText(text), mScreen(text, bounds), mPiece(std::clamp<std::size_t>(piece, 8, INT_MAX)) {}

XmlReader::~XmlReader() = default;

void XmlReader::stop(const char *problem) noexcept {
    if (!mProblem) mProblem = problem;
    if (mParser) xmlStopParser(mParser.get());
}

void XmlReader::fail(const char *problem) noexcept {
    if (!mProblem) mIsUnreadable = true;
    stop(problem);
}

void XmlReader::startDocument(std::string_view) {}

bool XmlReader::open() {
    xmlSAXHandler handler{};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startDocument = [](void *self) {
        of(self).enter([&] {
            const xmlParserCtxtPtr parser = of(self).mParser.get();
            std::string_view encoding = viewOf(parser->encoding);
            if (encoding.empty() && parser->input) encoding = viewOf(parser->input->encoding);
            if (!isAsciiSuperset(encoding)) return of(self).fail("an encoding that is not accepted");
            of(self).startDocument(encoding);
        });
    };
    // Without a document type there are no entities to expand or to fetch.
    handler.internalSubset = [](void *self, const xmlChar *, const xmlChar *, const xmlChar *) {
        of(self).stop("document type declarations are not accepted");
    };
    handler.startElementNs = [](void *self, const xmlChar *name, const xmlChar *, const xmlChar *space, int,
                                const xmlChar **, int count, int, const xmlChar **attributes) {
        of(self).enter(
            [&] { of(self).startElement(viewOf(name), space != nullptr, XmlAttributes(count, attributes)); });
    };
    handler.endElementNs = [](void *self, const xmlChar *, const xmlChar *, const xmlChar *) {
        of(self).enter([&] { of(self).endElement(); });
    };
    handler.characters = handler.ignorableWhitespace =
        handler.cdataBlock = [](void *self, const xmlChar *text, int length) {
            of(self).enter([&] {
                of(self).addText({reinterpret_cast<const char *>(text), static_cast<std::size_t>(length)});
            });
        };
    mParser.reset(xmlCreatePushParserCtxt(&handler, this, nullptr, 0, nullptr));
    if (mParser) xmlCtxtUseOptions(mParser.get(), XML_PARSE_NONET);
    return mParser != nullptr;
}

std::size_t XmlReader::endOfPiece() const noexcept {
    std::size_t end = mRead + std::min(mPiece, mText.size() - mRead);
    // Behind a tag, if there is one; else not inside of a character.
    const std::size_t tag = mText.substr(mRead, end - mRead).rfind('>');
    if (end == mText.size()) return end;
    if (tag != std::string_view::npos && tag >= mPiece / 2) return mRead + tag + 1;
    while (end > mRead + 4 && (static_cast<unsigned char>(mText[end]) & 0xc0) == 0x80)
        --end;
    return end;
}

void XmlReader::parse(std::string_view piece) {
    const ErrorWatch watch;
    xmlParseChunk(mParser.get(), piece.data(), static_cast<int>(piece.size()), mHasEnded);
    // A document stays well-formed where it stops because what follows cannot be converted.
    if (!mParser->wellFormed || mParser->disableSAX || watch.hasSeenOne()) fail("not well-formed XML");
}

bool XmlReader::step() {
    if (mProblem || mHasEnded) return false;
    if (mText.empty()) {
        fail("empty");
    } else if (!mParser && !open()) {
        stop("out of memory");
    } else {
        const std::size_t end = endOfPiece();
        const std::string_view piece = mText.substr(mRead, end - mRead);
        mRead = end;
        mHasEnded = end == mText.size();
        if (const char *problem = mScreen.advance(end))
            fail(problem);
        else
            parse(piece);
    }
    return !mProblem && !mHasEnded;
}

} // namespace slimphone
