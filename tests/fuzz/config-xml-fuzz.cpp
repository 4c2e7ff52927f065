/**
 * @file
 * Feeds the reader of provisioning documents: all or nothing, nothing that breaks the file, and the same
 * whatever the pieces it is read in.
 */
#include "config/config.h"
#include "config/xml-load.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace slimphone;

namespace {

void require(bool condition) {
    if (!condition) std::abort();
}

Ref<Config> beginning() {
    return Config::fromBuffer("[sip]\ncontact=sip:a@b\n[proxy_0]\nreg_expires=3600\n");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string_view document(reinterpret_cast<const char *>(data), size);
    const Ref<Config> config = beginning();
    const std::string before = config->text();
    const bool isRefused = config->loadXml(document) != nullptr;
    const Ref<Config> other = beginning();
    XmlLoad load(*other, document, 8);
    load.finish();
    require((load.problem() != nullptr) == isRefused);
    require(other->text() == config->text());
    if (isRefused) {
        require(config->text() == before);
        return 0;
    }
    const Ref<Config> again = Config::fromBuffer(config->text());
    for (const char *section : config->sectionNames()) {
        require(again->hasSection(section));
        for (const char *key : config->keys(section)) {
            std::string_view value = config->getString(section, key, "");
            value =
                value.substr(0, value.find_last_not_of(' ') + 1); // such spaces do not survive, as documented
            require(again->getString(section, key, "") == value);
        }
    }
    require(again->sectionNames().size() == config->sectionNames().size());
    require(config->loadXml(config->dumpXml()) == nullptr);
    return 0;
}
