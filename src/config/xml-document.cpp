#include "config/xml-document.h"

#include "base/log.h"
#include "base/text.h"
#include "config/rc-syntax.h"
#include "config/xml-screen.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <memory>
#include <utility>

namespace slimphone {

namespace {

constexpr const char *kInvalidXml = "invalid xml";

std::string_view viewOf(const xmlChar *text) noexcept {
    return text ? std::string_view(reinterpret_cast<const char *>(text)) : std::string_view();
}

/** The value of an attribute without namespace; libxml2 gives five pointers for each. */
std::string attribute(std::string_view name, int count, const xmlChar **attributes) {
    std::string value;
    for (int i = 0; i < count; ++i, attributes += 5)
        if (!attributes[1] && viewOf(attributes[0]) == name)
            value.assign(reinterpret_cast<const char *>(attributes[3]),
                         static_cast<std::size_t>(attributes[4] - attributes[3]));
    // libxml2 resolves all references but this one unless it expands entities too.
    static constexpr std::string_view kAmpersand = "&#38;";
    for (std::size_t at = value.find(kAmpersand); at != std::string::npos;
         at = value.find(kAmpersand, at + 1))
        value.replace(at, kAmpersand.size(), 1, '&');
    return value;
}

/** Collects the entries while libxml2 reads, so that no tree of the document is built. */
class Collector {
public:
    explicit Collector(std::vector<XmlDocument::Entry> &entries) : mEntries(entries) {}

    const char *parse(std::string_view text);

private:
    enum class Level { Outside, Root, Section, Entry };

    static Collector &of(void *context) noexcept { return *static_cast<Collector *>(context); }
    /** libxml2 is C: an exception must not cross it. */
    template <class Body>
    void enter(Body &&body) noexcept {
        if (mProblem) return;
        try {
            body();
        } catch (...) {
            stop("out of memory");
        }
    }
    void stop(const char *problem) noexcept {
        mProblem = problem;
        xmlStopParser(mParser);
    }

    void startElement(std::string_view name, int attributeCount, const xmlChar **attributes);
    void startEntry(int attributeCount, const xmlChar **attributes);
    void endElement();
    void addText(std::string_view text);

    std::vector<XmlDocument::Entry> &mEntries;
    xmlParserCtxtPtr mParser = nullptr;
    const char *mProblem = nullptr;
    Level mLevel = Level::Outside;
    unsigned mForeign = 0; // depth inside of an element that means nothing here
    bool mTextEnded = false;
    std::string mSection;
    XmlDocument::Entry mEntry;
};

const char *Collector::parse(std::string_view text) {
    struct Free {
        void operator()(xmlParserCtxtPtr parser) const noexcept { xmlFreeParserCtxt(parser); }
    };
    const std::unique_ptr<xmlParserCtxt, Free> parser(
        xmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size())));
    if (!parser) return text.empty() ? kInvalidXml : "out of memory";
    mParser = parser.get();
    xmlCtxtUseOptions(mParser, XML_PARSE_NONET);

    xmlSAXHandler handler{};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startDocument = [](void *context) {
        of(context).enter([&] {
            const xmlParserCtxtPtr reader = of(context).mParser;
            std::string_view encoding = viewOf(reader->encoding);
            if (encoding.empty() && reader->input) encoding = viewOf(reader->input->encoding);
            if (!isAsciiSuperset(encoding)) of(context).stop(kInvalidXml);
        });
    };
    // Without a document type there are no entities to expand or to fetch.
    handler.internalSubset = [](void *context, const xmlChar *, const xmlChar *, const xmlChar *) {
        of(context).stop("document type declarations are not accepted");
    };
    handler.startElementNs = [](void *context, const xmlChar *name, const xmlChar *, const xmlChar *, int,
                                const xmlChar **, int count, int, const xmlChar **attributes) {
        of(context).enter([&] { of(context).startElement(viewOf(name), count, attributes); });
    };
    handler.endElementNs = [](void *context, const xmlChar *, const xmlChar *, const xmlChar *) {
        of(context).enter([&] { of(context).endElement(); });
    };
    handler.characters = handler.ignorableWhitespace =
        handler.cdataBlock = [](void *context, const xmlChar *characters, int length) {
            of(context).enter([&] {
                of(context).addText(
                    {reinterpret_cast<const char *>(characters), static_cast<std::size_t>(length)});
            });
        };
    *mParser->sax = handler;
    mParser->userData = this;

    const bool isParsed = xmlParseDocument(mParser) == 0 && mParser->wellFormed;
    if (mProblem) return mProblem;
    return isParsed ? nullptr : kInvalidXml;
}

void Collector::startElement(std::string_view name, int attributeCount, const xmlChar **attributes) {
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
        mSection = attribute("name", attributeCount, attributes);
        if (mSection.empty()) {
            logWarning("provisioning: a section without a name is skipped");
            break;
        }
        if (!rc::isSectionName(mSection)) return stop("a section name cannot be stored in a file");
        mLevel = Level::Section;
        return;
    case Level::Section:
        if (name == "entry") return startEntry(attributeCount, attributes);
        break;
    case Level::Entry:
        mTextEnded = true;
        break;
    }
    mForeign = 1;
}

void Collector::startEntry(int attributeCount, const xmlChar **attributes) {
    mEntry = {};
    mEntry.section = mSection;
    mEntry.key = attribute("name", attributeCount, attributes);
    const std::string overwrite = attribute("overwrite", attributeCount, attributes);
    mEntry.overwrites = overwrite == "true" || overwrite == "1";
    mTextEnded = false;
    if (mEntry.key.empty()) {
        logWarning("provisioning: an entry without a name is skipped");
        mForeign = 1;
        return;
    }
    if (!rc::isKey(mEntry.key)) return stop("the name of an entry cannot be stored in a file");
    mLevel = Level::Entry;
}

void Collector::endElement() {
    if (mForeign > 0) {
        --mForeign;
        return;
    }
    switch (mLevel) {
    case Level::Entry:
        if (!rc::isValue(mEntry.key, mEntry.value)) return stop("a value cannot be stored in a file");
        mEntries.push_back(std::move(mEntry));
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

void Collector::addText(std::string_view text) {
    if (mLevel != Level::Entry || mForeign > 0 || mTextEnded) return;
    if (mEntry.value.size() + text.size() > rc::kLineLimit) return stop("a value cannot be stored in a file");
    mEntry.value.append(text);
}

} // namespace

void XmlDocument::clear() noexcept {
    for (Entry &entry : mEntries)
        wipe(entry.value);
    mEntries.clear();
}

const char *XmlDocument::parse(std::string_view text) {
    clear();
    if (text.size() > kSizeLimit) return "the document is too large";
    if (screenXml(text, XmlBounds{})) return kInvalidXml;
    const char *problem = Collector(mEntries).parse(text);
    if (problem) clear();
    return problem;
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
