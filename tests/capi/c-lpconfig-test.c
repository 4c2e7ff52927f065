/**
 * @file
 * The functions of configurations and dictionaries as a C program calls them.
 */
#include "linphone/dictionary.h"
#include "linphone/lpconfig.h"

#include <bctoolbox/port.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int failures = 0;

static void check(int condition, const char *text, int line) {
    if (condition) return;
    fprintf(stderr, "line %d: %s\n", line, text);
    ++failures;
}
#define CHECK(condition) check((condition) != 0, #condition, __LINE__)

static int same(const char *a, const char *b) { return a && b ? strcmp(a, b) == 0 : a == b; }

static int prints(char *text, const char *expected) {
    const int result = same(text, expected);
    bctbx_free(text);
    return result;
}

static void readsAndWritesValues(void) {
    LinphoneConfig *config =
        linphone_config_new_from_buffer("[s p=1]\nint=0x1F\nflag=1\nfloat=1.5\nrange=5-9\n");
    int minimum = 0;
    int maximum = 0;
    CHECK(linphone_config_get_int(config, "s", "int", 7) == 31);
    CHECK(linphone_config_get_int(config, "s", "nosuch", 7) == 7);
    CHECK(linphone_config_get_int64(config, "s", "int", 7) == 0);
    CHECK(linphone_config_get_bool(config, "s", "flag", FALSE));
    CHECK(linphone_config_get_float(config, "s", "float", 0) == 1.5F);
    CHECK(linphone_config_get_range(config, "s", "range", &minimum, &maximum, 0, 0));
    CHECK(minimum == 5 && maximum == 9);
    CHECK(linphone_config_get_range(config, "s", "range", NULL, NULL, 0, 0));
    CHECK(same(linphone_config_get_section_param_string(config, "s", "p", NULL), "1"));
    CHECK(!linphone_config_needs_commit(config));

    linphone_config_set_string(config, "t", "text", "v");
    linphone_config_set_int(config, "t", "int", -1);
    linphone_config_set_int64(config, "t", "long", INT64_C(9000000000));
    linphone_config_set_int_hex(config, "t", "hex", 255);
    linphone_config_set_bool(config, "t", "flag", TRUE);
    linphone_config_set_float(config, "t", "float", 0.5F);
    linphone_config_set_range(config, "t", "range", 1, 2);
    linphone_config_set_string(config, "t", "bad", "x\n[evil]\nk=v");
    linphone_config_clean_section(config, "s");
    CHECK(prints(linphone_config_dump(config), "[t]\n\ttext=v\n\tint=-1\n\tlong=9000000000\n\thex=0xff\n"
                                               "\tflag=1\n\tfloat=0.500000\n\trange=1-2\n"));
    CHECK(linphone_config_needs_commit(config));
    CHECK(linphone_config_has_section(config, "t") == 1 && linphone_config_has_section(config, "s") == 0);
    CHECK(linphone_config_has_entry(config, "t", "int") == 1);
    linphone_config_clean_entry(config, "t", "int");
    CHECK(linphone_config_has_entry(config, "t", "int") == 0);
    linphone_config_unref(config);
}

static void readsDefaults(void) {
    LinphoneConfig *config = linphone_config_new_from_buffer("[s_default_values]\na=1\nb=0.5\nc=text\n");
    CHECK(linphone_config_get_default_int(config, "s", "a", 7) == 1);
    CHECK(linphone_config_get_default_int64(config, "s", "a", 7) == 1);
    CHECK(linphone_config_get_default_float(config, "s", "b", 7) == 0.5F);
    CHECK(same(linphone_config_get_default_string(config, "s", "c", NULL), "text"));
    CHECK(same(linphone_config_get_default_string(config, "t", "c", "other"), "other"));
    linphone_config_destroy(config);
}

static void handlesLists(void) {
    LinphoneConfig *config = linphone_config_new_from_buffer("[b]\nlist=x,,y\n[a]\n");
    bctbx_list_t *list = linphone_config_get_string_list(config, "b", "list", NULL);
    CHECK(bctbx_list_size(list) == 3);
    CHECK(same((const char *)bctbx_list_nth_data(list, 2), "y"));
    CHECK(linphone_config_get_string_list(config, "b", "nosuch", list) == list);
    linphone_config_set_string_list(config, "a", "copy", list);
    CHECK(same(linphone_config_get_string(config, "a", "copy", NULL), "x,,y"));
    bctbx_list_free_with_data(list, bctbx_free);
    linphone_config_set_string_list(config, "a", "copy", NULL);
    CHECK(linphone_config_get_string(config, "a", "copy", NULL) == NULL);

    list = linphone_config_get_sections_names_list(config);
    CHECK(bctbx_list_size(list) == 2 && same((const char *)list->data, "b"));
    bctbx_list_free(list);
    list = linphone_config_get_keys_names_list(config, "b");
    CHECK(bctbx_list_size(list) == 1 && same((const char *)list->data, "list"));
    bctbx_list_free(list);
    CHECK(linphone_config_get_keys_names_list(config, "nosuch") == NULL);
    linphone_config_unref(config);
}

struct Walk {
    LinphoneConfig *config;
    int calls;
};

static void removeEverything(const char *name, void *context) {
    struct Walk *walk = context;
    ++walk->calls;
    CHECK(name != NULL && *name != '\0');
    linphone_config_clean_section(walk->config, "a");
    linphone_config_clean_section(walk->config, "b");
}

static void survivesChangesInCallbacks(void) {
    struct Walk walk = {linphone_config_new_from_buffer("[a]\nx=1\ny=2\nz=3\n[b]\nx=1\n"), 0};
    linphone_config_for_each_entry(walk.config, "a", removeEverything, &walk);
    CHECK(walk.calls == 3);
    linphone_config_set_int(walk.config, "a", "x", 1);
    linphone_config_set_int(walk.config, "b", "x", 1);
    linphone_config_for_each_section(walk.config, removeEverything, &walk);
    CHECK(walk.calls == 5);
    linphone_config_unref(walk.config);
}

static void handlesFiles(const char *folder) {
    char path[512];
    char content[16];
    LinphoneConfig *config;
    LinphoneConfig *copy;
    snprintf(path, sizeof path, "%s/rc", folder);
    config = linphone_config_new(path);
    CHECK(same(linphone_config_get_filename(config), path));
    CHECK(linphone_config_get_factory_filename(config) == NULL);
    linphone_config_set_int(config, "s", "k", 1);
    CHECK(linphone_config_sync(config) == 0);
    CHECK(!linphone_config_needs_commit(config));
    copy = linphone_config_new_with_factory(path, path);
    CHECK(linphone_config_get_int(copy, "s", "k", 0) == 1);
    linphone_config_set_int(copy, "s", "k", 2);
    linphone_config_reload(copy);
    CHECK(linphone_config_get_int(copy, "s", "k", 0) == 1);
    CHECK(linphone_config_read_file(copy, folder) == -1);
    CHECK(linphone_config_read_file(copy, path) == 0);
    linphone_config_unref(copy);

    linphone_config_write_relative_file(config, "note", "0123456789");
    CHECK(linphone_config_relative_file_exists(config, "note"));
    CHECK(linphone_config_read_relative_file(config, "note", content, sizeof content) == 0);
    CHECK(same(content, "0123456789"));
    CHECK(linphone_config_read_relative_file(config, "note", content, 11) == 0);
    CHECK(linphone_config_read_relative_file(config, "note", content, 10) == -1 && content[0] == '\0');
    CHECK(linphone_config_read_relative_file(config, "nosuch", content, sizeof content) == -1);
    linphone_config_unref(linphone_config_ref(config));
    CHECK(linphone_config_get_filename(config) != NULL);
    unlink(path);
    snprintf(path, sizeof path, "%s/note", folder);
    unlink(path);
    linphone_config_unref(config);

    config = linphone_config_new(folder);
    CHECK(config != NULL && linphone_config_sync(config) == -1);
    linphone_config_unref(config);
    config = linphone_config_new(NULL);
    CHECK(config != NULL && linphone_config_sync(config) == -1);
    linphone_config_unref(config);
}

static void handlesXml(void) {
    LinphoneConfig *config = linphone_config_new_from_buffer("[s]\nk=v\n");
    CHECK(linphone_config_load_from_xml_string(
              config,
              "<config><section name='s'><entry name='k' overwrite='true'>w</entry></section></config>") ==
          0);
    CHECK(same(linphone_config_get_string(config, "s", "k", NULL), "w"));
    CHECK(linphone_config_load_from_xml_string(config, "<other/>") == -1);
    CHECK(linphone_config_load_from_xml_string(config, NULL) == -1);
    CHECK(linphone_config_load_from_xml_file(config, "/nosuch") != NULL);
    linphone_config_set_overwrite_flag_for_section(config, "s", TRUE);
    linphone_config_set_overwrite_flag_for_entry(config, "s", "k", TRUE);
    linphone_config_set_skip_flag_for_entry(config, "s", "k", TRUE);
    CHECK(linphone_config_get_overwrite_flag_for_section(config, "s"));
    CHECK(linphone_config_get_overwrite_flag_for_entry(config, "s", "k"));
    CHECK(linphone_config_get_skip_flag_for_entry(config, "s", "k"));
    linphone_config_set_skip_flag_for_section(config, "s", TRUE);
    CHECK(linphone_config_get_skip_flag_for_section(config, "s"));
    CHECK(prints(linphone_config_dump_as_xml(config),
                 "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                 "<config xmlns=\"http://www.linphone.org/xsds/lpconfig.xsd\">\n</config>\n"));
    linphone_config_unref(config);
}

static void count(const char *key, void *value, void *context) {
    CHECK(key != NULL && same((const char *)value, "42"));
    ++*(int *)context;
}

static void handlesDictionaries(void) {
    LinphoneConfig *config = linphone_config_new_from_buffer("[s]\nk=v\n");
    LinphoneDictionary *dictionary = linphone_config_section_to_dict(config, "s");
    LinphoneDictionary *copy;
    int calls = 0;
    CHECK(same(linphone_dictionary_get_string(dictionary, "k", NULL), "v"));
    CHECK(linphone_dictionary_remove(dictionary, "k") == 0);
    CHECK(linphone_dictionary_remove(dictionary, "k") == 1);
    linphone_dictionary_set_int(dictionary, "int", 42);
    CHECK(linphone_dictionary_haskey(dictionary, "int") == 1 &&
          linphone_dictionary_haskey(dictionary, "k") == 0);
    linphone_dictionary_foreach(dictionary, count, &calls);
    CHECK(calls == 1);
    linphone_dictionary_set_int64(dictionary, "long", INT64_C(9000000000));
    copy = linphone_dictionary_clone(dictionary);
    linphone_dictionary_clear(dictionary);
    CHECK(linphone_dictionary_get_int64(dictionary, "long", 1) == 1);
    CHECK(linphone_dictionary_get_int64(copy, "long", 1) == INT64_C(9000000000));
    CHECK(linphone_dictionary_get_int(copy, "int", 1) == 42);
    linphone_config_load_dict_to_section(config, "s", copy);
    CHECK(linphone_config_get_int(config, "s", "int", 0) == 42);
    linphone_dictionary_unref(linphone_dictionary_ref(copy));
    linphone_dictionary_unref(copy);
    linphone_dictionary_unref(dictionary);
    linphone_config_unref(config);
}

static void answersOldNames(void) {
    LpConfig *config = lp_config_new(NULL);
    lp_config_set_string(config, "s", "k", "v");
    CHECK(same(lp_config_get_string(config, "s", "k", NULL), "v"));
    lp_config_destroy(config);
}

static void bearsNull(void) {
    int minimum = 0;
    int maximum = 0;
    char content[2] = "x";
    LinphoneConfig *config = linphone_config_new_from_buffer(NULL);
    CHECK(linphone_config_get_string(NULL, "s", "k", NULL) == NULL);
    CHECK(linphone_config_get_int(NULL, "s", "k", 7) == 7);
    CHECK(!linphone_config_get_range(NULL, "s", "k", &minimum, &maximum, 1, 2) && minimum == 1 &&
          maximum == 2);
    CHECK(linphone_config_dump(NULL) == NULL && linphone_config_dump_as_xml(NULL) == NULL);
    CHECK(linphone_config_sync(NULL) == -1 && linphone_config_read_file(NULL, "x") == -1);
    CHECK(linphone_config_read_relative_file(NULL, "x", content, 2) == -1);
    CHECK(linphone_config_get_sections_names_list(NULL) == NULL);
    CHECK(linphone_config_section_to_dict(NULL, "s") == NULL);
    CHECK(linphone_config_load_from_xml_file(NULL, "x") != NULL);
    CHECK(linphone_config_ref(NULL) == NULL);
    linphone_config_unref(NULL);
    linphone_config_reload(NULL);
    linphone_config_set_string(NULL, "s", "k", "v");
    linphone_config_for_each_section(NULL, NULL, NULL);

    linphone_config_set_string(config, NULL, "k", "v");
    linphone_config_set_string(config, "s", NULL, "v");
    linphone_config_load_dict_to_section(config, "s", NULL);
    linphone_config_for_each_section(config, NULL, NULL);
    CHECK(linphone_config_get_string(config, NULL, NULL, NULL) == NULL);
    CHECK(linphone_config_read_relative_file(config, NULL, NULL, 0) == -1);
    CHECK(linphone_config_get_sections_names_list(config) == NULL);
    linphone_config_unref(config);

    CHECK(linphone_dictionary_get_string(NULL, "k", NULL) == NULL);
    CHECK(linphone_dictionary_clone(NULL) == NULL && linphone_dictionary_remove(NULL, "k") == -1);
    linphone_dictionary_foreach(NULL, NULL, NULL);
    linphone_dictionary_unref(NULL);
}

int main(void) {
    char folder[] = "/tmp/c-lpconfig-test-XXXXXX";
    if (!mkdtemp(folder)) return 2;
    readsAndWritesValues();
    readsDefaults();
    handlesLists();
    survivesChangesInCallbacks();
    handlesFiles(folder);
    handlesXml();
    handlesDictionaries();
    answersOldNames();
    bearsNull();
    rmdir(folder);
    return failures == 0 ? 0 : 1;
}
