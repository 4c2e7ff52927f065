/**
 * @file
 * The logging service: one per process, fed by this library, bctoolbox and belle-sip.
 */
#ifndef SLIMPHONE_LINPHONE_LOGGING_H
#define SLIMPHONE_LINPHONE_LOGGING_H

#include "linphone/types.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The log of the process. */
typedef struct _LinphoneLoggingService LinphoneLoggingService;

/** Functions that hear log lines. */
typedef struct _LinphoneLoggingServiceCbs LinphoneLoggingServiceCbs;

/** Weight of a log line. The values are flags. */
typedef enum _LinphoneLogLevel {
    LinphoneLogLevelDebug = 1,   /**< For those who debug this library. */
    LinphoneLogLevelTrace = 2,   /**< For those who follow its steps. */
    LinphoneLogLevelMessage = 4, /**< What goes on. */
    LinphoneLogLevelWarning = 8, /**< Something is odd. */
    LinphoneLogLevelError = 16,  /**< Something failed. */
    LinphoneLogLevelFatal = 32   /**< The process cannot go on; it is ended after the line. */
} LinphoneLogLevel;

/**
 * Hears a log line.
 *
 * @param log_service The logging service.
 * @param domain The part of the software that wrote it.
 * @param level Its weight.
 * @param message The text; lent for the duration of the call.
 */
typedef void (*LinphoneLoggingServiceCbsLogMessageWrittenCb)(LinphoneLoggingService *log_service,
                                                             const char *domain, LinphoneLogLevel level,
                                                             const char *message);

/** @name The service
 * @{ */

/**
 * Gives the logging service, which is made when it is needed first.
 *
 * @return A lent object.
 */
LINPHONE_PUBLIC LinphoneLoggingService *linphone_logging_service_get(void);

/**
 * Takes one more reference.
 *
 * @param log_service The logging service.
 * @return The same object.
 */
LINPHONE_PUBLIC LinphoneLoggingService *linphone_logging_service_ref(LinphoneLoggingService *log_service);

/**
 * Drops one reference; the logging service is destroyed with the last one.
 *
 * @param log_service The logging service.
 */
LINPHONE_PUBLIC void linphone_logging_service_unref(LinphoneLoggingService *log_service);

/**
 * Sets the name under which the functions of the next group write.
 *
 * @param log_service The logging service.
 * @param domain The name; NULL or empty for the default.
 */
LINPHONE_PUBLIC void linphone_logging_service_set_domain(LinphoneLoggingService *log_service,
                                                         const char *domain);

/**
 * Gives the name under which the functions of the next group write.
 *
 * @param log_service The logging service.
 * @return A lent text.
 */
LINPHONE_PUBLIC const char *linphone_logging_service_get_domain(LinphoneLoggingService *log_service);

/** @} */

/** @name Writing
 * @{ */

/**
 * Writes a line of LinphoneLogLevelDebug.
 *
 * @param log_service The logging service.
 * @param message The text, taken as it is.
 */
LINPHONE_PUBLIC void linphone_logging_service_debug(LinphoneLoggingService *log_service, const char *message);

/**
 * Writes a line of LinphoneLogLevelTrace.
 *
 * @param log_service The logging service.
 * @param message The text, taken as it is.
 */
LINPHONE_PUBLIC void linphone_logging_service_trace(LinphoneLoggingService *log_service, const char *message);

/**
 * Writes a line of LinphoneLogLevelMessage.
 *
 * @param log_service The logging service.
 * @param message The text, taken as it is.
 */
LINPHONE_PUBLIC void linphone_logging_service_message(LinphoneLoggingService *log_service,
                                                      const char *message);

/**
 * Writes a line of LinphoneLogLevelWarning.
 *
 * @param log_service The logging service.
 * @param message The text, taken as it is.
 */
LINPHONE_PUBLIC void linphone_logging_service_warning(LinphoneLoggingService *log_service,
                                                      const char *message);

/**
 * Writes a line of LinphoneLogLevelError.
 *
 * @param log_service The logging service.
 * @param message The text, taken as it is.
 */
LINPHONE_PUBLIC void linphone_logging_service_error(LinphoneLoggingService *log_service, const char *message);

/**
 * Writes a line of LinphoneLogLevelFatal and ends the process.
 *
 * @param log_service The logging service.
 * @param message The text, taken as it is.
 */
LINPHONE_PUBLIC void linphone_logging_service_fatal(LinphoneLoggingService *log_service, const char *message);

/** @} */

/** @name Level and files
 * @{ */

/**
 * Chooses the lightest lines that are written.
 *
 * @param log_service The logging service.
 * @param level That level and everything heavier is written.
 */
LINPHONE_PUBLIC void linphone_logging_service_set_log_level(LinphoneLoggingService *log_service,
                                                            LinphoneLogLevel level);

/**
 * Chooses the lines that are written, level by level.
 *
 * @param log_service The logging service.
 * @param mask LinphoneLogLevel values or-ed together.
 */
LINPHONE_PUBLIC void linphone_logging_service_set_log_level_mask(LinphoneLoggingService *log_service,
                                                                 unsigned int mask);

/**
 * Gives the levels that are written.
 *
 * @param log_service The logging service.
 * @return LinphoneLogLevel values or-ed together.
 */
LINPHONE_PUBLIC unsigned int
linphone_logging_service_get_log_level_mask(const LinphoneLoggingService *log_service);

/**
 * Writes the log to a file as well. When it is full it is renamed and begun anew.
 *
 * @param log_service The logging service.
 * @param dir An existing directory.
 * @param filename Name of the file in it.
 * @param max_size Size in bytes after which it is begun anew; 0 for no limit.
 */
LINPHONE_PUBLIC void linphone_logging_service_set_log_file(const LinphoneLoggingService *log_service,
                                                           const char *dir, const char *filename,
                                                           size_t max_size);

/** @} */

/** @name Callbacks
 * @{ */

/**
 * Adds functions that hear log lines.
 *
 * @param log_service The logging service.
 * @param cbs The callbacks object, of which a reference is taken.
 */
LINPHONE_PUBLIC void linphone_logging_service_add_callbacks(LinphoneLoggingService *log_service,
                                                            LinphoneLoggingServiceCbs *cbs);

/**
 * Removes what linphone_logging_service_add_callbacks() added.
 *
 * @param log_service The logging service.
 * @param cbs The callbacks object.
 */
LINPHONE_PUBLIC void linphone_logging_service_remove_callbacks(LinphoneLoggingService *log_service,
                                                               LinphoneLoggingServiceCbs *cbs);

/**
 * Gives the callbacks object whose function runs now.
 *
 * @param log_service The logging service.
 * @return A lent object; NULL outside of a callback.
 */
LINPHONE_PUBLIC LinphoneLoggingServiceCbs *
linphone_logging_service_get_current_callbacks(const LinphoneLoggingService *log_service);

/**
 * Gives the callbacks object of the service itself, which hears every line without being added.
 *
 * @deprecated Use linphone_factory_create_logging_service_cbs() and
 *   linphone_logging_service_add_callbacks().
 * @param log_service The logging service.
 * @return A lent object.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneLoggingServiceCbs *
linphone_logging_service_get_callbacks(const LinphoneLoggingService *log_service);

/** @} */

/** @name The callbacks object
 * @{ */

/**
 * Takes one more reference.
 *
 * @param cbs The callbacks object.
 * @return The same object.
 */
LINPHONE_PUBLIC LinphoneLoggingServiceCbs *linphone_logging_service_cbs_ref(LinphoneLoggingServiceCbs *cbs);

/**
 * Drops one reference; the callbacks object is destroyed with the last one.
 *
 * @param cbs The callbacks object.
 */
LINPHONE_PUBLIC void linphone_logging_service_cbs_unref(LinphoneLoggingServiceCbs *cbs);

/**
 * Keeps a pointer for the application.
 *
 * @param cbs The callbacks object.
 * @param user_data The pointer to keep; the library never looks at what it points to.
 */
LINPHONE_PUBLIC void linphone_logging_service_cbs_set_user_data(LinphoneLoggingServiceCbs *cbs,
                                                                void *user_data);

/**
 * Gives the pointer kept by the application.
 *
 * @param cbs The callbacks object.
 * @return The pointer, NULL by default.
 */
LINPHONE_PUBLIC void *linphone_logging_service_cbs_get_user_data(const LinphoneLoggingServiceCbs *cbs);

/**
 * Sets the function that hears log lines. It may be called from any thread that logs.
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_logging_service_cbs_set_log_message_written(LinphoneLoggingServiceCbs *cbs,
                                                     LinphoneLoggingServiceCbsLogMessageWrittenCb cb);

/**
 * Gives the function that hears log lines.
 *
 * @param cbs The callbacks object.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneLoggingServiceCbsLogMessageWrittenCb
linphone_logging_service_cbs_get_log_message_written(const LinphoneLoggingServiceCbs *cbs);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_LOGGING_H */
