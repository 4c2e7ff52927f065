/**
 * @file
 * Feeds the reader of configuration files and the setters; what is written has to read back.
 */
#include "config/config.h"
#include "config/rc-syntax.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace slimphone;

namespace {

void require(bool condition) {
    if (!condition) std::abort();
}

/** The text of @p config is read back as the same content, and stays the same from then on. */
void checkText(const Config &config) {
    const std::string text = config.text();
    const Ref<Config> again = Config::fromBuffer(text);
    require(again->dump() == config.dump());
    require(again->text() == text);
}

void checkXml(const Config &config, std::size_t size) {
    if (size > rc::kLineLimit / 2) return; // ISO-8859-1 doubles in UTF-8 and may no longer fit
    require(Config::fromBuffer("")->loadXml(config.dumpXml()) == nullptr);
}

/** Sets section, key and value from words between 0xff bytes; none may change what another one set. */
void checkSetters(Config &config, std::string_view text) {
    const auto word = [&] {
        const std::string_view result = text.substr(0, text.find('\xff'));
        text.remove_prefix(std::min(result.size() + 1, text.size()));
        return result;
    };
    while (!text.empty()) {
        const std::string_view section = word();
        const std::string_view key = word();
        std::string_view value = word();
        value = value.substr(0, value.find_last_not_of(' ') + 1); // such spaces do not survive, as documented
        const std::string before = config.getString(section, key, "");
        const std::size_t sections = config.sectionNames().size();
        if (!config.setString(section, key, value)) {
            require(config.getString(section, key, "") == before);
            require(config.sectionNames().size() == sections);
        } else {
            require(config.getString(section, key, "") == value);
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const Ref<Config> config = Config::fromBuffer(text);
    checkText(*config);
    checkXml(*config, size);
    for (const char *section : config->sectionNames()) {
        for (const char *key : config->keys(section)) {
            config->getInt(section, key, 0);
            config->getInt64(section, key, 0);
            config->getFloat(section, key, 0);
            config->getStringList(section, key);
            int minimum = 0;
            int maximum = 0;
            config->getRange(section, key, minimum, maximum, 0, 0);
        }
        require(config->setInt(section, "fuzz-touched", 1)); // now written in normal form
    }
    checkText(*config);
    checkSetters(*config, text);
    checkText(*config);
    return 0;
}
