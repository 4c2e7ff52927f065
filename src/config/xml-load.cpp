#include "config/xml-load.h"

#include "base/guard.h"
#include "base/log.h"
#include "config/config.h"

namespace slimphone {

XmlLoad::XmlLoad(Config &config, std::string_view document, std::size_t piece)
    : mConfig(config), mDocument(document), mPiece(piece),
      mReader(std::make_unique<XmlDocument>(
          document, [](const XmlDocument::Entry &) {}, piece)) {}

XmlLoad::~XmlLoad() {
    if (isApplying()) guard("configuration", [this] { finish(); });
    mConfig.loadEnds(*this);
}

bool XmlLoad::run(const Clock &clock, TimePoint deadline) {
    while (mReader) {
        if (!mReader->step()) passed();
        if (clock.now() >= deadline) break;
    }
    return !mReader;
}

void XmlLoad::apply(const XmlDocument::Entry &entry) {
    if (entry.overwrites || !mConfig.hasEntry(entry.section, entry.key))
        mConfig.store(entry.section, entry.key, entry.value);
}

void XmlLoad::passed() {
    mProblem = mReader->refusal();
    if (mProblem) {
        logError("configuration: XML document refused: %s", mReader->problem());
        mReader.reset();
    } else if (!mApplies) {
        mConfig.loadBegins(*this);
        mReader = std::make_unique<XmlDocument>(
            mDocument, [this](const XmlDocument::Entry &entry) { apply(entry); }, mPiece);
        mApplies = true;
    } else {
        mReader.reset();
    }
    if (!mReader) mConfig.loadEnds(*this);
}

} // namespace slimphone
