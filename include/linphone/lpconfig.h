/**
 * @file
 * Configurations: sections of keys and values, and the text file they are kept in.
 *
 * Section and key names are case-sensitive. The names of the first argument apart, a NULL section
 * or key reads as absent and writes nothing; names and values with a line break are refused.
 * Texts returned as `const char *` are lent until the item changes.
 */
#ifndef SLIMPHONE_LINPHONE_LPCONFIG_H
#define SLIMPHONE_LINPHONE_LPCONFIG_H

#include "linphone/compat/lpconfig.h"
#include "linphone/types.h"

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Casts a pointer to a configuration. */
#define LINPHONE_CONFIG(obj) ((LinphoneConfig *)(obj))

/** @name Old names that liblinphone 5.1 still has; linphone/compat/lpconfig.h has the others
 * @{ */
#define lp_config_section_to_dict linphone_config_section_to_dict
#define lp_config_load_dict_to_section linphone_config_load_dict_to_section
/** @} */

/** @name Creation and references
 * @{ */

/**
 * Reads a configuration from a file.
 *
 * @param filename Its path; a missing file is created, with mode 0600. NULL or empty gives a
 *   configuration without a file.
 * @return A new configuration that the caller owns, empty when the file cannot be read;
 *   linphone_config_sync() tells then.
 */
LINPHONE_PUBLIC LinphoneConfig *linphone_config_new(const char *filename);

/**
 * Reads a configuration from two files.
 *
 * @param config_filename As for linphone_config_new().
 * A factory file with `[factory] overrides=0` holds defaults instead: its values count where the
 * configuration has none, and do not get into the file.
 *
 * @param factory_config_filename A file read afterwards, whose values win and which is never
 *   written; NULL for none.
 * @return A new configuration that the caller owns, empty when the file cannot be read;
 *   linphone_config_sync() tells then.
 */
LINPHONE_PUBLIC LinphoneConfig *linphone_config_new_with_factory(const char *config_filename,
                                                                 const char *factory_config_filename);

/**
 * Reads a configuration from a text.
 *
 * @param buffer The text, as in a file.
 * @return A new configuration without a file, that the caller owns.
 */
LINPHONE_PUBLIC LinphoneConfig *linphone_config_new_from_buffer(const char *buffer);

/**
 * Reads a configuration from two files, as linphone_config_new_with_factory(). There are no
 * application groups outside of iOS.
 *
 * @param app_group_id Ignored.
 * @param config_filename A relative path is taken from the folder `linphone` in the user's
 *   configuration folder (`$XDG_CONFIG_HOME`, else `~/.config`), which is made when it is missing.
 * @param factory_config_filename As for linphone_config_new_with_factory().
 * @return A new configuration that the caller owns, empty when the file cannot be read;
 *   linphone_config_sync() tells then.
 */
LINPHONE_PUBLIC LinphoneConfig *linphone_config_new_for_shared_core(const char *app_group_id,
                                                                    const char *config_filename,
                                                                    const char *factory_config_filename);

/**
 * Takes one more reference.
 *
 * @param config The configuration.
 * @return The same object.
 */
LINPHONE_PUBLIC LinphoneConfig *linphone_config_ref(LinphoneConfig *config);

/**
 * Drops one reference; the configuration is destroyed with the last one.
 *
 * @param config The configuration.
 */
LINPHONE_PUBLIC void linphone_config_unref(LinphoneConfig *config);

/**
 * Drops one reference. Nothing is saved.
 *
 * @param cfg The configuration.
 */
LINPHONE_PUBLIC void linphone_config_destroy(LinphoneConfig *cfg);

/** @} */

/** @name Files
 * @{ */

/**
 * Reads one more file into the configuration; its values win.
 *
 * @param config The configuration.
 * @param filename Its path.
 * @return 0; -1 when it cannot be read.
 */
LINPHONE_PUBLIC LinphoneStatus linphone_config_read_file(LinphoneConfig *config, const char *filename);

/**
 * Forgets everything and reads the file again; nothing changes when that fails or there is none.
 *
 * @param config The configuration.
 */
LINPHONE_PUBLIC void linphone_config_reload(LinphoneConfig *config);

/**
 * Saves the configuration when it has a file: a temporary file is written and renamed, so that
 * the file is never seen half written.
 *
 * @param config The configuration.
 * @return 0; -1 without a file or when it cannot be written.
 */
LINPHONE_PUBLIC LinphoneStatus linphone_config_sync(LinphoneConfig *config);

/**
 * Tells whether something changed since the file was read or saved.
 *
 * @param config The configuration.
 * @return TRUE when it did.
 */
LINPHONE_PUBLIC bool_t linphone_config_needs_commit(const LinphoneConfig *config);

/**
 * Gives the path of the file.
 *
 * @param config The configuration.
 * @return A lent text; NULL without a file.
 */
LINPHONE_PUBLIC const char *linphone_config_get_filename(const LinphoneConfig *config);

/**
 * Gives the path of the factory file.
 *
 * @param config The configuration.
 * @return A lent text; NULL without one.
 */
LINPHONE_PUBLIC const char *linphone_config_get_factory_filename(const LinphoneConfig *config);

/**
 * Gives the path of the file that is written before it is renamed.
 *
 * @param config The configuration.
 * @return A lent text; NULL without a file.
 */
LINPHONE_PUBLIC const char *linphone_config_get_temporary_filename(const LinphoneConfig *config);

/**
 * Looks for a file beside the configuration's.
 *
 * @param config The configuration.
 * @param filename Its path relative to the folder of the configuration.
 * @return TRUE when it exists.
 */
LINPHONE_PUBLIC bool_t linphone_config_relative_file_exists(const LinphoneConfig *config,
                                                            const char *filename);

/**
 * Writes a file beside the configuration's.
 *
 * @param config The configuration.
 * @param filename Its path relative to the folder of the configuration.
 * @param data The whole text.
 */
LINPHONE_PUBLIC void linphone_config_write_relative_file(const LinphoneConfig *config, const char *filename,
                                                         const char *data);

/**
 * Reads a file beside the configuration's.
 *
 * @param config The configuration.
 * @param filename Its path relative to the folder of the configuration.
 * @param data Gets the text with a terminating NUL; empty on failure.
 * @param max_length Room in @p data in bytes.
 * @return 0; -1 when it cannot be read or does not fit.
 */
LINPHONE_PUBLIC LinphoneStatus linphone_config_read_relative_file(const LinphoneConfig *config,
                                                                  const char *filename, char *data,
                                                                  size_t max_length);

/** @} */

/** @name Text and XML forms
 * @{ */

/**
 * Writes the configuration into a text.
 *
 * @param config The configuration.
 * @return A new text, freed with ms_free() or bctbx_free().
 */
LINPHONE_PUBLIC char *linphone_config_dump(const LinphoneConfig *config);

/**
 * Writes the configuration into an XML document as used for remote configuration. Sections and
 * entries with the skip flag are left out.
 *
 * @param config The configuration.
 * @return A new text, freed with ms_free() or bctbx_free().
 */
LINPHONE_PUBLIC char *linphone_config_dump_as_xml(const LinphoneConfig *config);

/**
 * Applies an XML file. Entries marked overwrite replace values, an empty one removes its key; others
 * only fill in absent ones. Document types are refused, and so is what a file cannot hold.
 *
 * @param config The configuration.
 * @param filename Its path.
 * @return NULL, or a text that says what is wrong, also for NULL arguments, lent until the next
 *   call; then nothing was applied.
 */
LINPHONE_PUBLIC const char *linphone_config_load_from_xml_file(LinphoneConfig *config, const char *filename);

/**
 * Applies an XML document.
 *
 * @param config The configuration.
 * @param buffer The document.
 * @return 0; -1 when it is no such document, and nothing was applied.
 */
LINPHONE_PUBLIC LinphoneStatus linphone_config_load_from_xml_string(LinphoneConfig *config,
                                                                    const char *buffer);

/**
 * Copies a section into a dictionary.
 *
 * @param config The configuration.
 * @param section The section.
 * @return A new dictionary that the caller owns.
 */
LINPHONE_PUBLIC LinphoneDictionary *linphone_config_section_to_dict(const LinphoneConfig *config,
                                                                    const char *section);

/**
 * Writes the entries of a dictionary into a section.
 *
 * @param config The configuration.
 * @param section The section.
 * @param dict The dictionary.
 */
LINPHONE_PUBLIC void linphone_config_load_dict_to_section(LinphoneConfig *config, const char *section,
                                                          const LinphoneDictionary *dict);

/** @} */

/** @name Sections and keys
 * @{ */

/**
 * Looks for a section.
 *
 * @param config The configuration.
 * @param section The section.
 * @return 1 when it is there, 0 when not.
 */
LINPHONE_PUBLIC int linphone_config_has_section(const LinphoneConfig *config, const char *section);

/**
 * Looks for a key.
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @return 1 when it is there, 0 when not.
 */
LINPHONE_PUBLIC int linphone_config_has_entry(const LinphoneConfig *config, const char *section,
                                              const char *key);

/**
 * Removes a section.
 *
 * @param config The configuration.
 * @param section The section.
 */
LINPHONE_PUBLIC void linphone_config_clean_section(LinphoneConfig *config, const char *section);

/**
 * Removes a key. This alone does not make linphone_config_needs_commit() TRUE;
 * linphone_config_set_string() with NULL does.
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 */
LINPHONE_PUBLIC void linphone_config_clean_entry(LinphoneConfig *config, const char *section,
                                                 const char *key);

/**
 * Gives the names of all sections.
 *
 * @deprecated Use linphone_config_get_sections_names_list().
 * @param config The configuration.
 * @return An array lent until the next call, ended by NULL.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const char **linphone_config_get_sections_names(LinphoneConfig *config);

/**
 * Gives the names of all sections.
 *
 * @param config The configuration.
 * @return A new list, freed with bctbx_list_free(), of texts lent until the configuration changes.
 */
LINPHONE_PUBLIC bctbx_list_t *linphone_config_get_sections_names_list(LinphoneConfig *config);

/**
 * Gives the names of all keys of a section.
 *
 * @param config The configuration.
 * @param section The section.
 * @return A new list, freed with bctbx_list_free(), of texts lent until the configuration changes.
 */
LINPHONE_PUBLIC bctbx_list_t *linphone_config_get_keys_names_list(LinphoneConfig *config,
                                                                  const char *section);

/**
 * Calls a function with each section.
 *
 * @param config The configuration.
 * @param callback Gets the name and @p ctx. It may change the configuration.
 * @param ctx Second argument of each call.
 */
LINPHONE_PUBLIC void linphone_config_for_each_section(const LinphoneConfig *config,
                                                      void (*callback)(const char *, void *), void *ctx);

/**
 * Calls a function with each key of a section.
 *
 * @param config The configuration.
 * @param section The section.
 * @param callback Gets the key and @p ctx. It may change the configuration.
 * @param ctx Second argument of each call.
 */
LINPHONE_PUBLIC void linphone_config_for_each_entry(const LinphoneConfig *config, const char *section,
                                                    void (*callback)(const char *, void *), void *ctx);

/**
 * Reads a parameter that stands behind the name of a section: [name key=value].
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @param default_value What to return when it is absent.
 * @return The value.
 */
LINPHONE_PUBLIC const char *linphone_config_get_section_param_string(const LinphoneConfig *config,
                                                                     const char *section, const char *key,
                                                                     const char *default_value);

/** @} */

/** @name Values
 * @{ */

/**
 * Reads a text.
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @param default_string What to return when the key is absent.
 * @return The value.
 */
LINPHONE_PUBLIC const char *linphone_config_get_string(const LinphoneConfig *config, const char *section,
                                                       const char *key, const char *default_string);

/**
 * Writes a text.
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @param value The value; NULL or empty removes the key.
 */
LINPHONE_PUBLIC void linphone_config_set_string(LinphoneConfig *config, const char *section, const char *key,
                                                const char *value);

/**
 * Reads a list of texts separated by commas.
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @param default_list What to return when the key is absent.
 * @return A new list of new texts: bctbx_list_free_with_data() with bctbx_free() frees it; or @p
 *   default_list itself.
 */
LINPHONE_PUBLIC bctbx_list_t *linphone_config_get_string_list(const LinphoneConfig *config,
                                                              const char *section, const char *key,
                                                              bctbx_list_t *default_list);

/**
 * Writes a list of texts separated by commas.
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @param value A list of `const char *`; NULL removes the key.
 */
LINPHONE_PUBLIC void linphone_config_set_string_list(LinphoneConfig *config, const char *section,
                                                     const char *key, const bctbx_list_t *value);

/**
 * Reads a boolean.
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @param default_value What to return when the key is absent.
 * @return TRUE when the value is an int other than 0.
 */
LINPHONE_PUBLIC bool_t linphone_config_get_bool(const LinphoneConfig *config, const char *section,
                                                const char *key, bool_t default_value);

/**
 * Writes a boolean as 0 or 1.
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @param value The value.
 */
LINPHONE_PUBLIC void linphone_config_set_bool(LinphoneConfig *config, const char *section, const char *key,
                                              bool_t value);

/**
 * Reads an int; a leading 0x means hexadecimal, a leading 0 octal.
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @param default_value What to return when the key is absent.
 * @return The value; 0 when it does not begin with a number.
 */
LINPHONE_PUBLIC int linphone_config_get_int(const LinphoneConfig *config, const char *section,
                                            const char *key, int default_value);

/**
 * Writes an int.
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @param value The value.
 */
LINPHONE_PUBLIC void linphone_config_set_int(LinphoneConfig *config, const char *section, const char *key,
                                             int value);

/**
 * Writes an int in hexadecimal digits.
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @param value The value.
 */
LINPHONE_PUBLIC void linphone_config_set_int_hex(LinphoneConfig *config, const char *section, const char *key,
                                                 int value);

/**
 * Reads a decimal 64-bit int.
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @param default_value What to return when the key is absent.
 * @return The value; 0 when it does not begin with a number.
 */
LINPHONE_PUBLIC int64_t linphone_config_get_int64(const LinphoneConfig *config, const char *section,
                                                  const char *key, int64_t default_value);

/**
 * Writes a 64-bit int.
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @param value The value.
 */
LINPHONE_PUBLIC void linphone_config_set_int64(LinphoneConfig *config, const char *section, const char *key,
                                               int64_t value);

/**
 * Reads a float.
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @param default_value What to return when the key is absent or not a number.
 * @return The value.
 */
LINPHONE_PUBLIC float linphone_config_get_float(const LinphoneConfig *config, const char *section,
                                                const char *key, float default_value);

/**
 * Writes a float.
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @param value The value.
 */
LINPHONE_PUBLIC void linphone_config_set_float(LinphoneConfig *config, const char *section, const char *key,
                                               float value);

/**
 * Reads a range such as 5-9.
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @param min Gets the lower bound; may be NULL.
 * @param max Gets the upper bound; may be NULL.
 * @param default_min The lower bound when the key is absent or not a range.
 * @param default_max The upper bound when the key is absent or not a range.
 * @return FALSE when the value is there and not a range.
 */
LINPHONE_PUBLIC bool_t linphone_config_get_range(const LinphoneConfig *config, const char *section,
                                                 const char *key, int *min, int *max, int default_min,
                                                 int default_max);

/**
 * Writes a range.
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @param min_value The lower bound.
 * @param max_value The upper bound.
 */
LINPHONE_PUBLIC void linphone_config_set_range(LinphoneConfig *config, const char *section, const char *key,
                                               int min_value, int max_value);

/** @} */

/** @name Default values
 * @{ */

/**
 * Reads the default of a key from the section named like its section with _default_values behind.
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @param default_value What to return when there is none.
 * @return The value.
 */
LINPHONE_PUBLIC const char *linphone_config_get_default_string(const LinphoneConfig *config,
                                                               const char *section, const char *key,
                                                               const char *default_value);

/**
 * Reads the default of a key, see linphone_config_get_default_string().
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @param default_value What to return when there is none.
 * @return The value.
 */
LINPHONE_PUBLIC int linphone_config_get_default_int(const LinphoneConfig *config, const char *section,
                                                    const char *key, int default_value);

/**
 * Reads the default of a key, see linphone_config_get_default_string().
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @param default_value What to return when there is none.
 * @return The value.
 */
LINPHONE_PUBLIC int64_t linphone_config_get_default_int64(const LinphoneConfig *config, const char *section,
                                                          const char *key, int64_t default_value);

/**
 * Reads the default of a key, see linphone_config_get_default_string().
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @param default_value What to return when there is none.
 * @return The value.
 */
LINPHONE_PUBLIC float linphone_config_get_default_float(const LinphoneConfig *config, const char *section,
                                                        const char *key, float default_value);

/** @} */

/** @name Flags of the XML form
 * @{ */

/**
 * Says whether the entries of a section are marked overwrite in the XML form. Never saved.
 *
 * @param config The configuration.
 * @param section The section.
 * @param value The flag.
 */
LINPHONE_PUBLIC void linphone_config_set_overwrite_flag_for_section(LinphoneConfig *config,
                                                                    const char *section, bool_t value);

/**
 * Tells whether the entries of a section are marked overwrite in the XML form.
 *
 * @param config The configuration.
 * @param section The section.
 * @return FALSE by default.
 */
LINPHONE_PUBLIC bool_t linphone_config_get_overwrite_flag_for_section(const LinphoneConfig *config,
                                                                      const char *section);

/**
 * Says whether an entry is marked overwrite in the XML form. Never saved.
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @param value The flag.
 */
LINPHONE_PUBLIC void linphone_config_set_overwrite_flag_for_entry(LinphoneConfig *config, const char *section,
                                                                  const char *key, bool_t value);

/**
 * Tells whether an entry is marked overwrite in the XML form.
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @return FALSE by default.
 */
LINPHONE_PUBLIC bool_t linphone_config_get_overwrite_flag_for_entry(const LinphoneConfig *config,
                                                                    const char *section, const char *key);

/**
 * Says whether a section is left out of the XML form. Never saved.
 *
 * @param config The configuration.
 * @param section The section.
 * @param value The flag.
 */
LINPHONE_PUBLIC void linphone_config_set_skip_flag_for_section(LinphoneConfig *config, const char *section,
                                                               bool_t value);

/**
 * Tells whether a section is left out of the XML form.
 *
 * @param config The configuration.
 * @param section The section.
 * @return FALSE by default.
 */
LINPHONE_PUBLIC bool_t linphone_config_get_skip_flag_for_section(const LinphoneConfig *config,
                                                                 const char *section);

/**
 * Says whether an entry is left out of the XML form. Never saved.
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @param value The flag.
 */
LINPHONE_PUBLIC void linphone_config_set_skip_flag_for_entry(LinphoneConfig *config, const char *section,
                                                             const char *key, bool_t value);

/**
 * Tells whether an entry is left out of the XML form.
 *
 * @param config The configuration.
 * @param section The section.
 * @param key The key.
 * @return FALSE by default.
 */
LINPHONE_PUBLIC bool_t linphone_config_get_skip_flag_for_entry(const LinphoneConfig *config,
                                                               const char *section, const char *key);

/** @} */

/** @name Newer releases
 * @{ */

/**
 * Tells whether changes cannot be saved: the file could not be read, or its folder cannot be written
 * to.
 *
 * @param config The configuration.
 * @return TRUE or FALSE; FALSE without a file.
 * @since liblinphone 5.4
 */
LINPHONE_PUBLIC bool_t linphone_config_is_readonly(const LinphoneConfig *config);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_LPCONFIG_H */
