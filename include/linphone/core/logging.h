/**
 * @file
 * Logging functions of the core. They concern the whole process; linphone/logging.h is the newer
 * form.
 */
#ifndef SLIMPHONE_LINPHONE_CORE_LOGGING_H
#define SLIMPHONE_LINPHONE_CORE_LOGGING_H

#include "linphone/types.h"

#include <bctoolbox/logging.h>
#include <stddef.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @name Log lines
 * @{ */

/**
 * Writes warnings, errors and messages to a stream.
 *
 * @deprecated Use linphone_logging_service_set_log_level().
 * @param file The stream; NULL for stdout.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_core_enable_logs(FILE *file);

/**
 * Gives warnings, errors and messages to a function.
 *
 * @deprecated Use linphone_logging_service_add_callbacks().
 * @param logfunc The function.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_core_enable_logs_with_cb(BctbxLogFunc logfunc);

/**
 * Leaves errors only.
 *
 * @deprecated Use linphone_logging_service_set_log_level_mask().
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_core_disable_logs(void);

/**
 * Gives log lines to a function instead of stdout.
 *
 * @deprecated Use linphone_logging_service_add_callbacks().
 * @param logfunc The function; NULL for the default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_core_set_log_handler(BctbxLogFunc logfunc);

/**
 * Writes log lines to a stream.
 *
 * @deprecated Use linphone_logging_service_set_log_file().
 * @param file The stream, which must stay open; NULL for stdout.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_core_set_log_file(FILE *file);

/**
 * Chooses the lightest lines that are written.
 *
 * @deprecated Use linphone_logging_service_set_log_level().
 * @param loglevel That level and everything heavier is written.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_core_set_log_level(BctbxLogLevel loglevel);

/**
 * Chooses the lines that are written, level by level.
 *
 * @deprecated Use linphone_logging_service_set_log_level_mask().
 * @param mask BctbxLogLevel values or-ed together.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_core_set_log_level_mask(unsigned int mask);

/**
 * Gives the levels that are written.
 *
 * @deprecated Use linphone_logging_service_get_log_level_mask().
 * @return BctbxLogLevel values or-ed together.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC unsigned int linphone_core_get_log_level_mask(void);

/**
 * Lets one thread only write log lines: lines of others wait until that thread writes. To be
 * called once, from that thread.
 */
LINPHONE_PUBLIC void linphone_core_serialize_logs(void);

/** @} */

/** @name Log files
 * @{ */

/**
 * Says whether log lines are also written to a pair of files.
 *
 * @param state What to do.
 */
LINPHONE_PUBLIC void linphone_core_enable_log_collection(LinphoneLogCollectionState state);

/**
 * Tells whether log lines are also written to files.
 *
 * @return LinphoneLogCollectionDisabled by default.
 */
LINPHONE_PUBLIC LinphoneLogCollectionState linphone_core_log_collection_enabled(void);

/**
 * Sets the folder of the files.
 *
 * @param path An existing folder.
 */
LINPHONE_PUBLIC void linphone_core_set_log_collection_path(const char *path);

/**
 * Gives the folder of the files.
 *
 * @return A lent text; "." by default.
 */
LINPHONE_PUBLIC const char *linphone_core_get_log_collection_path(void);

/**
 * Sets the start of the names of the files.
 *
 * @param prefix The text.
 */
LINPHONE_PUBLIC void linphone_core_set_log_collection_prefix(const char *prefix);

/**
 * Gives the start of the names of the files.
 *
 * @return A lent text; linphone by default.
 */
LINPHONE_PUBLIC const char *linphone_core_get_log_collection_prefix(void);

/**
 * Sets the size at which the second file is begun, and then the first anew.
 *
 * @param size Bytes; 0 for no limit.
 */
LINPHONE_PUBLIC void linphone_core_set_log_collection_max_file_size(size_t size);

/**
 * Gives the size at which the second file is begun.
 *
 * @return Bytes; 10 MiB by default.
 */
LINPHONE_PUBLIC size_t linphone_core_get_log_collection_max_file_size(void);

/**
 * Packs the files into one compressed file in the same folder.
 *
 * @return Its path, freed with ms_free() or bctbx_free(); NULL when there is nothing to pack.
 */
LINPHONE_PUBLIC char *linphone_core_compress_log_collection(void);

/** Removes the files and begins anew. */
LINPHONE_PUBLIC void linphone_core_reset_log_collection(void);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_CORE_LOGGING_H */
