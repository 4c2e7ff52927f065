#include "base/log.h"
#include "config/config.h"
#include "config/file-io.h"
#include "config/xml-document.h"

#include <cstring>

namespace slimphone {

const char *Config::loadXml(std::string_view document) {
    mXmlError = Text();
    XmlDocument parsed;
    if (const char *problem = parsed.parse(document)) {
        logError("configuration: XML document refused: %s", problem);
        mXmlError = Text(problem);
        return mXmlError.get();
    }
    for (const XmlDocument::Entry &entry : parsed.entries())
        if (entry.overwrites || !hasEntry(entry.section, entry.key))
            store(entry.section, entry.key, entry.value);
    // Without it provisioned accounts would have no default among them.
    if (hasSection("proxy_0") && !hasEntry("sip", "default_proxy")) setInt("sip", "default_proxy", 0);
    return nullptr;
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
