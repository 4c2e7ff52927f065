#include "base/log.h"
#include "config/config.h"
#include "config/file-io.h"
#include "config/xml-document.h"
#include "config/xml-load.h"

#include <cstring>

namespace slimphone {

const char *Config::loadXml(std::string_view document) {
    XmlLoad load(*this, document);
    load.finish();
    mXmlError = Text(load.problem());
    return mXmlError.get();
}

void Config::loadBegins(XmlLoad &load) {
    finishLoad();
    mLoad = &load;
}

void Config::loadEnds(const XmlLoad &load) {
    if (mLoad != &load) return;
    mLoad = nullptr;
    // Without it provisioned accounts would have no default among them.
    if (hasSection("proxy_0") && !hasEntry("sip", "default_proxy")) setInt("sip", "default_proxy", 0);
}

void Config::finishLoad() {
    if (mLoad) mLoad->finish();
}

const char *Config::loadXmlFile(std::string_view path) {
    std::string document;
    const std::string name(path);
    const int error = readTextFile(name, FileAccess::Shared, XmlDocument::kSizeLimit, document);
    if (!error) {
        const char *problem = loadXml(document);
        wipe(document);
        return problem;
    }
    logError("configuration: %s cannot be read: %s", name.c_str(), std::strerror(error));
    mXmlError = Text(std::string("file cannot be read: ").append(std::strerror(error)));
    return mXmlError.get();
}

std::string Config::dumpXml() const {
    std::string out("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<config xmlns=\"http://www.linphone.org/xsds/lpconfig.xsd\">\n");
    for (const Section &section : mSections.sections()) {
        if (section.marks & Section::Skip) continue;
        out.append("  <section name=\"");
        appendXmlText(out, section.name().view());
        out.append("\">\n");
        for (const Section::Item &item : section.items()) {
            if (!item.isEntry() || (item.marks & Section::Skip)) continue;
            out.append("    <entry name=\"");
            appendXmlText(out, section.keyOf(item));
            out.append((section.marks | item.marks) & Section::Overwrite ? "\" overwrite=\"true\">" : "\">");
            appendXmlText(out, item.value.view());
            out.append("</entry>\n");
        }
        out.append("  </section>\n");
    }
    out.append("</config>\n");
    return out;
}

} // namespace slimphone
