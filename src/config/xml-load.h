/**
 * @file
 * A provisioning document on its way into a configuration.
 */
#pragma once

#include "base/clock.h"
#include "config/xml-document.h"

#include <cstddef>
#include <memory>
#include <string_view>

namespace slimphone {

class Config;

/**
 * Applies one lpconfig document, completely or not at all, in turns that end on time. It is read
 * twice: nothing is changed before all of it is known to be right. While it is applied, the
 * configuration shows a part of it, but is not saved like that: whoever saves has the rest applied first.
 */
class XmlLoad {
public:
    /** Both have to stay as long as this; @p piece is in bytes. */
    XmlLoad(Config &config, std::string_view document, std::size_t piece = XmlDocument::kPiece);
    XmlLoad(const XmlLoad &) = delete;
    XmlLoad &operator=(const XmlLoad &) = delete;
    /** Applies the rest if it has begun to. */
    ~XmlLoad();

    /** Goes on until @p deadline or the end; true at the end. */
    bool run(const Clock &clock, TimePoint deadline);
    bool finish() { return run(Clock::steady(), TimePoint::max()); }
    bool isApplying() const noexcept { return mApplies && mReader; }
    /** What is wrong with the document, as static text; nullptr when it is applied. */
    const char *problem() const noexcept { return mProblem; }

private:
    void apply(const XmlDocument::Entry &entry);
    void passed();

    Config &mConfig;
    std::string_view mDocument;
    std::size_t mPiece;
    std::unique_ptr<XmlDocument> mReader; ///< until the end
    const char *mProblem = nullptr;
    bool mApplies = false;
};

} // namespace slimphone
