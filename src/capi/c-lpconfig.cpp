#include "linphone/lpconfig.h"

#include "base/c-list.h"
#include "capi/facade.h"
#include "config/config.h"
#include "config/dictionary.h"

#include <bctoolbox/port.h>

#include <string>
#include <vector>

using namespace slimphone;

namespace {

LinphoneStatus status(bool success) noexcept { return success ? 0 : -1; }

bctbx_list_t *newNameList(const std::vector<const char *> &names) {
    return newList(names, [](const char *name) { return name; });
}

/** Copies of the names come in, since the function may change the configuration. */
void callWithEach(const std::vector<const char *> &names, void (*callback)(const char *, void *),
                  void *context) {
    const std::vector<std::string> copies(names.begin(), names.end());
    for (const std::string &name : copies)
        callback(name.c_str(), context);
}

/** A getter's value, @p fallback for a NULL handle and when the getter throws. */
template <class Value, class Get>
Value valueOf(const char *function, const LinphoneConfig *config, Value fallback, Get get) noexcept {
    if (!config) return fallback;
    return guard(function, fallback, [&] { return static_cast<Value>(get(*Config::toCpp(config))); });
}

template <class Change>
void change(const char *function, LinphoneConfig *config, Change apply) noexcept {
    if (config) guard(function, [&] { apply(*Config::toCpp(config)); });
}

} // namespace

LinphoneConfig *linphone_config_new(const char *filename) {
    return linphone_config_new_with_factory(filename, nullptr);
}

LinphoneConfig *linphone_config_new_with_factory(const char *config_filename,
                                                 const char *factory_config_filename) {
    return guard(__func__, static_cast<LinphoneConfig *>(nullptr), [&] {
        return Config::create(view(config_filename), view(factory_config_filename)).release()->toC();
    });
}

LinphoneConfig *linphone_config_new_from_buffer(const char *buffer) {
    return guard(__func__, static_cast<LinphoneConfig *>(nullptr),
                 [&] { return Config::fromBuffer(view(buffer)).release()->toC(); });
}

LinphoneConfig *linphone_config_new_for_shared_core(const char *, const char *config_filename,
                                                    const char *factory_config_filename) {
    return guard(__func__, static_cast<LinphoneConfig *>(nullptr), [&] {
        return Config::createShared(view(config_filename), view(factory_config_filename)).release()->toC();
    });
}

LinphoneConfig *linphone_config_ref(LinphoneConfig *config) { return refHandle<Config>(config); }

void linphone_config_unref(LinphoneConfig *config) { unrefHandle<Config>(config); }

void linphone_config_destroy(LinphoneConfig *cfg) { unrefHandle<Config>(cfg); }

LinphoneStatus linphone_config_read_file(LinphoneConfig *config, const char *filename) {
    if (!config) return -1;
    return guard(__func__, -1, [&] { return status(Config::toCpp(config)->readFile(view(filename))); });
}

void linphone_config_reload(LinphoneConfig *config) {
    change(__func__, config, [](Config &self) { self.reload(); });
}

LinphoneStatus linphone_config_sync(LinphoneConfig *config) {
    if (!config) return -1;
    return guard(__func__, -1, [&] { return status(Config::toCpp(config)->sync()); });
}

bool_t linphone_config_needs_commit(const LinphoneConfig *config) {
    return config && Config::toCpp(config)->needsCommit();
}

const char *linphone_config_get_filename(const LinphoneConfig *config) {
    return config ? Config::toCpp(config)->filename() : nullptr;
}

const char *linphone_config_get_factory_filename(const LinphoneConfig *config) {
    return config ? Config::toCpp(config)->factoryFilename() : nullptr;
}

const char *linphone_config_get_temporary_filename(const LinphoneConfig *config) {
    return config ? Config::toCpp(config)->temporaryFilename() : nullptr;
}

bool_t linphone_config_relative_file_exists(const LinphoneConfig *config, const char *filename) {
    return valueOf<bool_t>(__func__, config, FALSE,
                           [&](const Config &self) { return self.relativeFileExists(view(filename)); });
}

void linphone_config_write_relative_file(const LinphoneConfig *config, const char *filename,
                                         const char *data) {
    if (config)
        guard(__func__, [&] { Config::toCpp(config)->writeRelativeFile(view(filename), view(data)); });
}

LinphoneStatus linphone_config_read_relative_file(const LinphoneConfig *config, const char *filename,
                                                  char *data, size_t max_length) {
    if (!config || !data || max_length == 0) return -1;
    data[0] = '\0';
    return guard(__func__, -1, [&] {
        const auto content = Config::toCpp(config)->readRelativeFile(view(filename), max_length - 1);
        if (content) data[content->copy(data, max_length - 1)] = '\0';
        return status(content.has_value());
    });
}

char *linphone_config_dump(const LinphoneConfig *config) {
    return valueOf<char *>(__func__, config, nullptr,
                           [](const Config &self) { return bctbx_strdup(self.dump().c_str()); });
}

char *linphone_config_dump_as_xml(const LinphoneConfig *config) {
    return valueOf<char *>(__func__, config, nullptr,
                           [](const Config &self) { return bctbx_strdup(self.dumpXml().c_str()); });
}

const char *linphone_config_load_from_xml_file(LinphoneConfig *config, const char *filename) {
    static constexpr const char *kFailed = "the file could not be applied";
    if (!config) return kFailed;
    return guard(__func__, kFailed, [&] { return Config::toCpp(config)->loadXmlFile(view(filename)); });
}

LinphoneStatus linphone_config_load_from_xml_string(LinphoneConfig *config, const char *buffer) {
    if (!config) return -1;
    return guard(__func__, -1, [&] { return status(!Config::toCpp(config)->loadXml(view(buffer))); });
}

LinphoneDictionary *linphone_config_section_to_dict(const LinphoneConfig *config, const char *section) {
    return valueOf<LinphoneDictionary *>(__func__, config, nullptr, [&](const Config &self) {
        return self.sectionToDictionary(view(section)).release()->toC();
    });
}

void linphone_config_load_dict_to_section(LinphoneConfig *config, const char *section,
                                          const LinphoneDictionary *dict) {
    if (!dict) return;
    change(__func__, config,
           [&](Config &self) { self.loadDictionary(view(section), *Dictionary::toCpp(dict)); });
}

int linphone_config_has_section(const LinphoneConfig *config, const char *section) {
    return valueOf(__func__, config, 0, [&](const Config &self) { return self.hasSection(view(section)); });
}

int linphone_config_has_entry(const LinphoneConfig *config, const char *section, const char *key) {
    return valueOf(__func__, config, 0,
                   [&](const Config &self) { return self.hasEntry(view(section), view(key)); });
}

void linphone_config_clean_section(LinphoneConfig *config, const char *section) {
    change(__func__, config, [&](Config &self) { self.cleanSection(view(section)); });
}

void linphone_config_clean_entry(LinphoneConfig *config, const char *section, const char *key) {
    change(__func__, config, [&](Config &self) { self.cleanEntry(view(section), view(key)); });
}

const char **linphone_config_get_sections_names(LinphoneConfig *config) {
    if (!config) return nullptr;
    return guard(__func__, static_cast<const char **>(nullptr),
                 [&] { return Config::toCpp(config)->lentSectionNames(); });
}

bctbx_list_t *linphone_config_get_sections_names_list(LinphoneConfig *config) {
    return valueOf<bctbx_list_t *>(__func__, config, nullptr,
                                   [](const Config &self) { return newNameList(self.sectionNames()); });
}

bctbx_list_t *linphone_config_get_keys_names_list(LinphoneConfig *config, const char *section) {
    return valueOf<bctbx_list_t *>(__func__, config, nullptr,
                                   [&](const Config &self) { return newNameList(self.keys(view(section))); });
}

void linphone_config_for_each_section(const LinphoneConfig *config, void (*callback)(const char *, void *),
                                      void *ctx) {
    if (!config || !callback) return;
    guard(__func__, [&] { callWithEach(Config::toCpp(config)->sectionNames(), callback, ctx); });
}

void linphone_config_for_each_entry(const LinphoneConfig *config, const char *section,
                                    void (*callback)(const char *, void *), void *ctx) {
    if (!config || !callback) return;
    guard(__func__, [&] { callWithEach(Config::toCpp(config)->keys(view(section)), callback, ctx); });
}

const char *linphone_config_get_section_param_string(const LinphoneConfig *config, const char *section,
                                                     const char *key, const char *default_value) {
    return valueOf(__func__, config, default_value, [&](const Config &self) {
        return self.sectionParameter(view(section), view(key), default_value);
    });
}

const char *linphone_config_get_string(const LinphoneConfig *config, const char *section, const char *key,
                                       const char *default_string) {
    return valueOf(__func__, config, default_string, [&](const Config &self) {
        return self.getString(view(section), view(key), default_string);
    });
}

void linphone_config_set_string(LinphoneConfig *config, const char *section, const char *key,
                                const char *value) {
    change(__func__, config, [&](Config &self) { self.setString(view(section), view(key), value); });
}

bctbx_list_t *linphone_config_get_string_list(const LinphoneConfig *config, const char *section,
                                              const char *key, bctbx_list_t *default_list) {
    return valueOf(__func__, config, default_list, [&](const Config &self) {
        const auto list = self.getStringList(view(section), view(key));
        if (!list) return default_list;
        return newList(*list, [](const std::string &element) { return bctbx_strdup(element.c_str()); });
    });
}

void linphone_config_set_string_list(LinphoneConfig *config, const char *section, const char *key,
                                     const bctbx_list_t *value) {
    change(__func__, config, [&](Config &self) {
        std::vector<std::string> list;
        for (const bctbx_list_t *node = value; node; node = node->next)
            list.emplace_back(view(static_cast<const char *>(node->data)));
        self.setStringList(view(section), view(key), list);
    });
}

bool_t linphone_config_get_bool(const LinphoneConfig *config, const char *section, const char *key,
                                bool_t default_value) {
    return valueOf(__func__, config, default_value, [&](const Config &self) {
        return self.getBool(view(section), view(key), default_value != 0);
    });
}

void linphone_config_set_bool(LinphoneConfig *config, const char *section, const char *key, bool_t value) {
    change(__func__, config, [&](Config &self) { self.setBool(view(section), view(key), value != 0); });
}

int linphone_config_get_int(const LinphoneConfig *config, const char *section, const char *key,
                            int default_value) {
    return valueOf(__func__, config, default_value,
                   [&](const Config &self) { return self.getInt(view(section), view(key), default_value); });
}

void linphone_config_set_int(LinphoneConfig *config, const char *section, const char *key, int value) {
    change(__func__, config, [&](Config &self) { self.setInt(view(section), view(key), value); });
}

void linphone_config_set_int_hex(LinphoneConfig *config, const char *section, const char *key, int value) {
    change(__func__, config, [&](Config &self) { self.setIntHex(view(section), view(key), value); });
}

int64_t linphone_config_get_int64(const LinphoneConfig *config, const char *section, const char *key,
                                  int64_t default_value) {
    return valueOf(__func__, config, default_value, [&](const Config &self) {
        return self.getInt64(view(section), view(key), default_value);
    });
}

void linphone_config_set_int64(LinphoneConfig *config, const char *section, const char *key, int64_t value) {
    change(__func__, config, [&](Config &self) { self.setInt64(view(section), view(key), value); });
}

float linphone_config_get_float(const LinphoneConfig *config, const char *section, const char *key,
                                float default_value) {
    return valueOf(__func__, config, default_value, [&](const Config &self) {
        return self.getFloat(view(section), view(key), default_value);
    });
}

void linphone_config_set_float(LinphoneConfig *config, const char *section, const char *key, float value) {
    change(__func__, config, [&](Config &self) { self.setFloat(view(section), view(key), value); });
}

bool_t linphone_config_get_range(const LinphoneConfig *config, const char *section, const char *key, int *min,
                                 int *max, int default_min, int default_max) {
    int minimum = default_min;
    int maximum = default_max;
    const bool_t result = valueOf<bool_t>(__func__, config, FALSE, [&](const Config &self) {
        return self.getRange(view(section), view(key), minimum, maximum, default_min, default_max);
    });
    if (min) *min = minimum;
    if (max) *max = maximum;
    return result;
}

void linphone_config_set_range(LinphoneConfig *config, const char *section, const char *key, int min_value,
                               int max_value) {
    change(__func__, config,
           [&](Config &self) { self.setRange(view(section), view(key), min_value, max_value); });
}

const char *linphone_config_get_default_string(const LinphoneConfig *config, const char *section,
                                               const char *key, const char *default_value) {
    return valueOf(__func__, config, default_value, [&](const Config &self) {
        return self.getDefaultString(view(section), view(key), default_value);
    });
}

int linphone_config_get_default_int(const LinphoneConfig *config, const char *section, const char *key,
                                    int default_value) {
    return valueOf(__func__, config, default_value, [&](const Config &self) {
        return self.getDefaultInt(view(section), view(key), default_value);
    });
}

int64_t linphone_config_get_default_int64(const LinphoneConfig *config, const char *section, const char *key,
                                          int64_t default_value) {
    return valueOf(__func__, config, default_value, [&](const Config &self) {
        return self.getDefaultInt64(view(section), view(key), default_value);
    });
}

float linphone_config_get_default_float(const LinphoneConfig *config, const char *section, const char *key,
                                        float default_value) {
    return valueOf(__func__, config, default_value, [&](const Config &self) {
        return self.getDefaultFloat(view(section), view(key), default_value);
    });
}

void linphone_config_set_overwrite_flag_for_section(LinphoneConfig *config, const char *section,
                                                    bool_t value) {
    change(__func__, config, [&](Config &self) { self.setOverwrite(view(section), value != 0); });
}

bool_t linphone_config_get_overwrite_flag_for_section(const LinphoneConfig *config, const char *section) {
    return valueOf<bool_t>(__func__, config, FALSE,
                           [&](const Config &self) { return self.overwrite(view(section)); });
}

void linphone_config_set_overwrite_flag_for_entry(LinphoneConfig *config, const char *section,
                                                  const char *key, bool_t value) {
    change(__func__, config, [&](Config &self) { self.setOverwrite(view(section), view(key), value != 0); });
}

bool_t linphone_config_get_overwrite_flag_for_entry(const LinphoneConfig *config, const char *section,
                                                    const char *key) {
    return valueOf<bool_t>(__func__, config, FALSE,
                           [&](const Config &self) { return self.overwrite(view(section), view(key)); });
}

void linphone_config_set_skip_flag_for_section(LinphoneConfig *config, const char *section, bool_t value) {
    change(__func__, config, [&](Config &self) { self.setSkip(view(section), value != 0); });
}

bool_t linphone_config_get_skip_flag_for_section(const LinphoneConfig *config, const char *section) {
    return valueOf<bool_t>(__func__, config, FALSE,
                           [&](const Config &self) { return self.skip(view(section)); });
}

void linphone_config_set_skip_flag_for_entry(LinphoneConfig *config, const char *section, const char *key,
                                             bool_t value) {
    change(__func__, config, [&](Config &self) { self.setSkip(view(section), view(key), value != 0); });
}

bool_t linphone_config_get_skip_flag_for_entry(const LinphoneConfig *config, const char *section,
                                               const char *key) {
    return valueOf<bool_t>(__func__, config, FALSE,
                           [&](const Config &self) { return self.skip(view(section), view(key)); });
}

// Newer releases

bool_t linphone_config_is_readonly(const LinphoneConfig *config) {
    return ask<Config, bool_t>(__func__, config, FALSE,
                               [](const Config &object) { return object.isReadOnly(); });
}
