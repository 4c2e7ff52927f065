/**
 * @file
 * libxml2 as everything here uses it: in pieces, without document type, entities or network.
 */
#pragma once

#include "config/xml-screen.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

struct _xmlParserCtxt;

namespace slimphone {

/** The attributes of one element, as long as it is told of. */
class XmlAttributes {
public:
    XmlAttributes(int count, const unsigned char **fields) noexcept : mCount(count), mFields(fields) {}

    /** The value of the attribute of that name without namespace; empty when it is absent. */
    std::string get(std::string_view name) const;

private:
    int mCount;
    const unsigned char **mFields; ///< five for each
};

/**
 * Reads one document that lies in memory, a piece at a time, and tells of its elements; no tree is
 * built. Ends with the first problem.
 */
class XmlReader {
public:
    XmlReader(const XmlReader &) = delete;
    XmlReader &operator=(const XmlReader &) = delete;
    virtual ~XmlReader();

    /** Reads a piece. False when there is no more to do: the document is at its end, or has a problem(). */
    bool step();
    /** What is wrong, as static text; nullptr when nothing is. */
    const char *problem() const noexcept { return mProblem; }
    /** The problem is that of a document that is no XML, or none that is read here. */
    bool isUnreadable() const noexcept { return mIsUnreadable; }

protected:
    /** @p text has to stay as long as this; @p piece is in bytes. */
    XmlReader(std::string_view text, const XmlBounds &bounds, std::size_t piece);

    /** Ends the reading; only the first problem counts. */
    void stop(const char *problem) noexcept;
    std::size_t size() const noexcept { return mText.size(); }

    /** Of the document's head; empty: UTF-8. */
    virtual void startDocument(std::string_view encoding);
    virtual void startElement(std::string_view name, bool hasNamespace, const XmlAttributes &attributes) = 0;
    virtual void endElement() = 0;
    /** Text comes in any number of parts, CDATA sections included. */
    virtual void addText(std::string_view text) = 0;

private:
    struct Free {
        void operator()(_xmlParserCtxt *parser) const noexcept;
    };

    static XmlReader &of(void *self) noexcept { return *static_cast<XmlReader *>(self); }
    bool open();
    void fail(const char *problem) noexcept;
    std::size_t endOfPiece() const noexcept;
    void parse(std::string_view piece);
    /** libxml2 is C: an exception must not cross it. */
    template <class Body>
    void enter(Body &&body) noexcept {
        if (mProblem) return;
        try {
            std::forward<Body>(body)();
        } catch (...) {
            stop("out of memory");
        }
    }

    std::string_view mText;
    XmlScreen mScreen;
    std::size_t mPiece;
    std::size_t mRead = 0;
    std::unique_ptr<_xmlParserCtxt, Free> mParser;
    const char *mProblem = nullptr;
    bool mIsUnreadable = false;
    bool mHasEnded = false;
};

} // namespace slimphone
