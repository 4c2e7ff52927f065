/**
 * @file
 * Names that programs take from liblinphone's media library.
 *
 * The list and sleep functions are real symbols of this library. The others are macros over
 * bctoolbox, which also provides the memory functions: what this library gives away is freed with
 * ms_free() or bctbx_free() alike. Define SLIMPHONE_NO_COMPAT to leave all of them out.
 */
#ifndef SLIMPHONE_LINPHONE_COMPAT_MEDIASTREAMER_H
#define SLIMPHONE_LINPHONE_COMPAT_MEDIASTREAMER_H

#include "linphone/defs.h"

#include <bctoolbox/list.h>
#include <bctoolbox/logging.h>
#include <bctoolbox/port.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifndef SLIMPHONE_NO_COMPAT

/** @name Memory and text
 * @{ */

/**
 * Frees memory of ms_malloc() and its like, and strings that this library gives away.
 *
 * @param ptr The memory, or NULL.
 */
LINPHONE_PUBLIC void ortp_free(void *ptr);

/**
 * Copies a text.
 *
 * @param text The text, or NULL.
 * @return The copy, freed with ms_free(); NULL for NULL.
 */
LINPHONE_PUBLIC char *ortp_strdup(const char *text);

#define ortp_malloc bctbx_malloc
#define ortp_malloc0 bctbx_malloc0
#define ortp_realloc bctbx_realloc
#define ortp_new bctbx_new
#define ortp_new0 bctbx_new0
#define ortp_strndup bctbx_strndup
#define ortp_strdup_printf bctbx_strdup_printf

#define ms_malloc ortp_malloc
#define ms_malloc0 ortp_malloc0
#define ms_realloc ortp_realloc
#define ms_new ortp_new
#define ms_new0 ortp_new0
#define ms_free ortp_free
#define ms_strdup ortp_strdup
#define ms_strndup ortp_strndup
#define ms_strdup_printf ortp_strdup_printf
/** @} */

/** @name Threads and mutexes
 * @{ */
#define ortp_thread_t bctbx_thread_t
#define ortp_thread_create bctbx_thread_create
#define ortp_thread_join bctbx_thread_join
#define ortp_mutex_t bctbx_mutex_t
#define ortp_mutex_init bctbx_mutex_init
#define ortp_mutex_lock bctbx_mutex_lock
#define ortp_mutex_unlock bctbx_mutex_unlock
#define ortp_mutex_destroy bctbx_mutex_destroy

#define ms_thread_t ortp_thread_t
#define ms_thread_create ortp_thread_create
#define ms_thread_join ortp_thread_join
#define ms_mutex_t ortp_mutex_t
#define ms_mutex_init ortp_mutex_init
#define ms_mutex_lock ortp_mutex_lock
#define ms_mutex_unlock ortp_mutex_unlock
#define ms_mutex_destroy ortp_mutex_destroy
/** @} */

/** @name Logging
 * @{ */
#define OrtpLogFunc BctbxLogFunc
#define OrtpLogLevel BctbxLogLevel
#define ORTP_DEBUG BCTBX_LOG_DEBUG
#define ORTP_TRACE BCTBX_LOG_TRACE
#define ORTP_MESSAGE BCTBX_LOG_MESSAGE
#define ORTP_WARNING BCTBX_LOG_WARNING
#define ORTP_ERROR BCTBX_LOG_ERROR
#define ORTP_FATAL BCTBX_LOG_FATAL
#define ortp_set_log_level_mask bctbx_set_log_level_mask

#define ms_debug bctbx_debug
#define ms_message bctbx_message
#define ms_warning bctbx_warning
#define ms_error bctbx_error
#define ms_fatal bctbx_fatal
/** @} */

/** @name Waiting
 * @{ */

/**
 * Sleeps.
 *
 * @param seconds How long, in seconds; nothing happens for 0 and less.
 */
LINPHONE_PUBLIC void ms_sleep(int seconds);

/**
 * Sleeps.
 *
 * @param usec How long, in microseconds.
 */
LINPHONE_PUBLIC void ms_usleep(uint64_t usec);
/** @} */

/** @name Lists
 * Each function does what the bctbx_list_* function of the same ending does. NULL is the empty
 * list. Functions that return a list return its new head.
 * @{ */

/** A doubly linked list of pointers. */
#define MSList bctbx_list_t

/**
 * Adds an element at the end.
 *
 * @param elem The list.
 * @param data The element.
 * @return The head of the list.
 */
LINPHONE_PUBLIC MSList *ms_list_append(MSList *elem, void *data);

/**
 * Adds an element at the start.
 *
 * @param elem The list.
 * @param data The element.
 * @return The head of the list.
 */
LINPHONE_PUBLIC MSList *ms_list_prepend(MSList *elem, void *data);

/**
 * Inserts an element before another.
 *
 * @param list The list.
 * @param before The node in front of which to insert; NULL appends.
 * @param data The element.
 * @return The head of the list.
 */
LINPHONE_PUBLIC MSList *ms_list_insert(MSList *list, MSList *before, void *data);

/**
 * Inserts an element into a sorted list.
 *
 * @param list The list.
 * @param data The element.
 * @param compare Gets the new element and one of the list; negative when the first comes first.
 * @return The head of the list.
 */
LINPHONE_PUBLIC MSList *ms_list_insert_sorted(MSList *list, void *data,
                                              int (*compare)(const void *, const void *));

/**
 * Joins two lists.
 *
 * @param first The list that comes first.
 * @param second The list that follows; it becomes part of the first.
 * @return The head of the list.
 */
LINPHONE_PUBLIC MSList *ms_list_concat(MSList *first, MSList *second);

/**
 * Removes the first node that holds an element; the element itself stays.
 *
 * @param first The list.
 * @param data The element.
 * @return The head of the list.
 */
LINPHONE_PUBLIC MSList *ms_list_remove(MSList *first, void *data);

/**
 * Copies a list, not its elements.
 *
 * @param list The list.
 * @return The copy, freed with ms_list_free().
 */
LINPHONE_PUBLIC MSList *ms_list_copy(const MSList *list);

/**
 * Frees a list, not its elements.
 *
 * @param elem The list.
 * @return NULL.
 */
LINPHONE_PUBLIC MSList *ms_list_free(MSList *elem);

/**
 * Frees a list and its elements.
 *
 * @param list The list.
 * @param free_data Gets each element.
 * @return NULL.
 */
LINPHONE_PUBLIC MSList *ms_list_free_with_data(MSList *list, void (*free_data)(void *));

/**
 * Counts the elements.
 *
 * @param first The list.
 * @return Their number.
 */
LINPHONE_PUBLIC size_t ms_list_size(const MSList *first);

/**
 * Gives the node that follows.
 *
 * @param elem A node.
 * @return The next node, NULL at the end.
 */
LINPHONE_PUBLIC MSList *ms_list_next(const MSList *elem);

/**
 * Calls a function with each element.
 *
 * @param list The list.
 * @param iterate Gets each element, in order.
 */
LINPHONE_PUBLIC void ms_list_for_each(const MSList *list, void (*iterate)(void *));

/**
 * Calls a function with each element and a pointer of the caller.
 *
 * @param list The list.
 * @param iterate Gets each element, in order, and @p user_data.
 * @param user_data Second argument of each call.
 */
LINPHONE_PUBLIC void ms_list_for_each2(const MSList *list, void (*iterate)(void *, void *), void *user_data);

/**
 * Looks for an element.
 *
 * @param list The list.
 * @param data The element.
 * @return Its first node, or NULL.
 */
LINPHONE_PUBLIC MSList *ms_list_find(MSList *list, const void *data);

/**
 * Looks for an element that a function accepts.
 *
 * @param list The list.
 * @param compare Gets each element and @p user_data; 0 accepts the element.
 * @param user_data Second argument of each call.
 * @return Its first node, or NULL.
 */
LINPHONE_PUBLIC MSList *ms_list_find_custom(const MSList *list, int (*compare)(const void *, const void *),
                                            const void *user_data);

/**
 * Gives the element at a place.
 *
 * @param list The list.
 * @param index The place, from 0 on.
 * @return The element, NULL when the list is shorter.
 */
LINPHONE_PUBLIC void *ms_list_nth_data(const MSList *list, int index);

/**
 * Gives the place of a node.
 *
 * @param list The list.
 * @param elem The node.
 * @return Its place, from 0 on; -1 when it is not in the list.
 */
LINPHONE_PUBLIC int ms_list_position(const MSList *list, MSList *elem);

/**
 * Gives the place of an element.
 *
 * @param list The list.
 * @param data The element.
 * @return Its place, from 0 on; -1 when it is not in the list.
 */
LINPHONE_PUBLIC int ms_list_index(const MSList *list, void *data);
/** @} */

#endif /* SLIMPHONE_NO_COMPAT */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_COMPAT_MEDIASTREAMER_H */
