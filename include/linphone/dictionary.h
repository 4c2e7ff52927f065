/**
 * @file
 * A map from text to text, int or 64-bit int.
 */
#ifndef SLIMPHONE_LINPHONE_DICTIONARY_H
#define SLIMPHONE_LINPHONE_DICTIONARY_H

#include "linphone/types.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @name Creation and references
 * @{ */

/**
 * Makes an empty dictionary.
 *
 * @return A new dictionary that the caller owns.
 */
LINPHONE_PUBLIC LinphoneDictionary *linphone_dictionary_new(void);

/**
 * Copies a dictionary.
 *
 * @param src The dictionary.
 * @return A new dictionary that the caller owns.
 */
LINPHONE_PUBLIC LinphoneDictionary *linphone_dictionary_clone(const LinphoneDictionary *src);

/**
 * Takes one more reference.
 *
 * @param obj The dictionary.
 * @return The same object.
 */
LINPHONE_PUBLIC LinphoneDictionary *linphone_dictionary_ref(LinphoneDictionary *obj);

/**
 * Drops one reference; the dictionary is destroyed with the last one.
 *
 * @param obj The dictionary.
 */
LINPHONE_PUBLIC void linphone_dictionary_unref(LinphoneDictionary *obj);

/** @} */

/** @name Values
 * @{ */

/**
 * Sets a value.
 *
 * @param obj The dictionary.
 * @param key The key.
 * @param value The value.
 */
LINPHONE_PUBLIC void linphone_dictionary_set_int(LinphoneDictionary *obj, const char *key, int value);

/**
 * Gives a value.
 *
 * @param obj The dictionary.
 * @param key The key.
 * @param default_value What to return when the key is absent.
 * @return The value.
 */
LINPHONE_PUBLIC int linphone_dictionary_get_int(LinphoneDictionary *obj, const char *key, int default_value);

/**
 * Sets a value.
 *
 * @param obj The dictionary.
 * @param key The key.
 * @param value The value.
 */
LINPHONE_PUBLIC void linphone_dictionary_set_int64(LinphoneDictionary *obj, const char *key, int64_t value);

/**
 * Gives a value.
 *
 * @param obj The dictionary.
 * @param key The key.
 * @param default_value What to return when the key is absent.
 * @return The value.
 */
LINPHONE_PUBLIC int64_t linphone_dictionary_get_int64(LinphoneDictionary *obj, const char *key,
                                                      int64_t default_value);

/**
 * Sets a value.
 *
 * @param obj The dictionary.
 * @param key The key.
 * @param value The value; copied. NULL keeps the key without a value.
 */
LINPHONE_PUBLIC void linphone_dictionary_set_string(LinphoneDictionary *obj, const char *key,
                                                    const char *value);

/**
 * Gives a value.
 *
 * @param obj The dictionary.
 * @param key The key.
 * @param default_value What to return when the key is absent.
 * @return The value, lent until it changes.
 */
LINPHONE_PUBLIC const char *linphone_dictionary_get_string(LinphoneDictionary *obj, const char *key,
                                                           const char *default_value);

/**
 * Looks for a key.
 *
 * @param obj The dictionary.
 * @param key The key.
 * @return 1 when it is there, 0 when not.
 */
LINPHONE_PUBLIC LinphoneStatus linphone_dictionary_haskey(const LinphoneDictionary *obj, const char *key);

/**
 * Removes a key.
 *
 * @param obj The dictionary.
 * @param key The key.
 * @return 0; 1 when it was not there, -1 for a NULL dictionary.
 */
LINPHONE_PUBLIC LinphoneStatus linphone_dictionary_remove(LinphoneDictionary *obj, const char *key);

/**
 * Removes all keys.
 *
 * @param obj The dictionary.
 */
LINPHONE_PUBLIC void linphone_dictionary_clear(LinphoneDictionary *obj);

/**
 * Calls a function with each entry.
 *
 * @param obj The dictionary.
 * @param apply_func Gets the key, the value and @p userdata. The value points to a text, whatever
 *   it was set as.
 * @param userdata Third argument of each call.
 */
LINPHONE_PUBLIC void linphone_dictionary_foreach(const LinphoneDictionary *obj,
                                                 void (*apply_func)(const char *, void *, void *),
                                                 void *userdata);

/** @} */

/** @name Newer releases
 * @{ */

/**
 * Sets a number.
 *
 * @param dict The dictionary.
 * @param key The key.
 * @param value The number.
 * @since liblinphone 5.3
 */
LINPHONE_PUBLIC void linphone_dictionary_set_float(LinphoneDictionary *dict, const char *key, float value);

/**
 * Gives a number.
 *
 * @param dict The dictionary.
 * @param key The key.
 * @return The number; 0 when the key is not there or its text is none.
 * @since liblinphone 5.3
 */
LINPHONE_PUBLIC float linphone_dictionary_get_float(const LinphoneDictionary *dict, const char *key);

/**
 * Tells whether a key is there, as linphone_dictionary_haskey().
 *
 * @param dict The dictionary.
 * @param key The key.
 * @return 1 or 0.
 * @since liblinphone 5.3
 */
LINPHONE_PUBLIC LinphoneStatus linphone_dictionary_has_key(const LinphoneDictionary *dict, const char *key);

/**
 * Gives the keys in the order in which they came.
 *
 * @param dict The dictionary.
 * @return A new list of new texts, to be freed with bctbx_list_free_with_data() and bctbx_free();
 *   NULL when there are none.
 * @since liblinphone 5.4
 */
LINPHONE_PUBLIC bctbx_list_t *linphone_dictionary_get_keys(const LinphoneDictionary *dict);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_DICTIONARY_H */
