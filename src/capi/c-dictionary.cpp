#include "linphone/dictionary.h"

#include "capi/facade.h"
#include "config/dictionary.h"

#include <string>
#include <utility>
#include <vector>

using namespace slimphone;

LinphoneDictionary *linphone_dictionary_new(void) {
    return guard(__func__, static_cast<LinphoneDictionary *>(nullptr),
                 [] { return Dictionary::create().release()->toC(); });
}

LinphoneDictionary *linphone_dictionary_clone(const LinphoneDictionary *src) {
    if (!src) return nullptr;
    return guard(__func__, static_cast<LinphoneDictionary *>(nullptr),
                 [&] { return Dictionary::toCpp(src)->clone().release()->toC(); });
}

LinphoneDictionary *linphone_dictionary_ref(LinphoneDictionary *obj) { return refHandle<Dictionary>(obj); }

void linphone_dictionary_unref(LinphoneDictionary *obj) { unrefHandle<Dictionary>(obj); }

void linphone_dictionary_set_int(LinphoneDictionary *obj, const char *key, int value) {
    if (obj) guard(__func__, [&] { Dictionary::toCpp(obj)->setInt(view(key), value); });
}

int linphone_dictionary_get_int(LinphoneDictionary *obj, const char *key, int default_value) {
    if (!obj) return default_value;
    return guard(__func__, default_value,
                 [&] { return Dictionary::toCpp(obj)->getInt(view(key), default_value); });
}

void linphone_dictionary_set_int64(LinphoneDictionary *obj, const char *key, int64_t value) {
    if (obj) guard(__func__, [&] { Dictionary::toCpp(obj)->setInt64(view(key), value); });
}

int64_t linphone_dictionary_get_int64(LinphoneDictionary *obj, const char *key, int64_t default_value) {
    if (!obj) return default_value;
    return guard(__func__, default_value,
                 [&] { return Dictionary::toCpp(obj)->getInt64(view(key), default_value); });
}

void linphone_dictionary_set_string(LinphoneDictionary *obj, const char *key, const char *value) {
    if (obj) guard(__func__, [&] { Dictionary::toCpp(obj)->setString(view(key), value); });
}

const char *linphone_dictionary_get_string(LinphoneDictionary *obj, const char *key,
                                           const char *default_value) {
    if (!obj) return default_value;
    return guard(__func__, default_value,
                 [&] { return Dictionary::toCpp(obj)->getString(view(key), default_value); });
}

LinphoneStatus linphone_dictionary_haskey(const LinphoneDictionary *obj, const char *key) {
    if (!obj) return 0;
    return guard(__func__, 0, [&] { return Dictionary::toCpp(obj)->has(view(key)) ? 1 : 0; });
}

LinphoneStatus linphone_dictionary_remove(LinphoneDictionary *obj, const char *key) {
    if (!obj) return -1;
    return guard(__func__, -1, [&] { return Dictionary::toCpp(obj)->remove(view(key)) ? 0 : 1; });
}

void linphone_dictionary_clear(LinphoneDictionary *obj) {
    if (obj) guard(__func__, [&] { Dictionary::toCpp(obj)->clear(); });
}

void linphone_dictionary_foreach(const LinphoneDictionary *obj,
                                 void (*apply_func)(const char *, void *, void *), void *userdata) {
    if (!obj || !apply_func) return;
    guard(__func__, [&] {
        // A copy, since the function may change the dictionary.
        const Ref<Dictionary> copy = Dictionary::toCpp(obj)->clone();
        for (const Dictionary::Entry &entry : copy->entries())
            apply_func(entry.key.c_str(), const_cast<char *>(entry.value ? entry.value->c_str() : nullptr),
                       userdata);
    });
}

// Newer releases

void linphone_dictionary_set_float(LinphoneDictionary *dict, const char *key, float value) {
    tell<Dictionary>(__func__, dict, [&](Dictionary &object) { object.setFloat(view(key), value); });
}

float linphone_dictionary_get_float(const LinphoneDictionary *dict, const char *key) {
    return ask<Dictionary>(__func__, dict, 0.0F,
                           [&](const Dictionary &object) { return object.getFloat(view(key), 0); });
}

LinphoneStatus linphone_dictionary_has_key(const LinphoneDictionary *dict, const char *key) {
    return linphone_dictionary_haskey(dict, key);
}

bctbx_list_t *linphone_dictionary_get_keys(const LinphoneDictionary *dict) {
    return ask<Dictionary, bctbx_list_t *>(__func__, dict, nullptr, [](const Dictionary &object) {
        return newList(object.entries(),
                       [](const Dictionary::Entry &entry) { return bctbx_strdup(entry.key.c_str()); });
    });
}
