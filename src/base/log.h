/**
 * @file
 * The library's log lines. They go to bctoolbox's logger under the domain "slimphone", the
 * same stream in which belle-sip writes and which linphone_core_set_log_handler() taps.
 */
#pragma once

#include <bctoolbox/logging.h>

namespace slimphone {

inline constexpr const char *kLogDomain = "slimphone";

/** The levels that are let through, of BctbxLogLevel; a line of another one costs a comparison. */
void setLogLevels(unsigned mask) noexcept;

/** Formats only when the level is enabled. Never hand a password, ha1 or token to these. */
void logDebug(const char *format, ...) __attribute__((format(printf, 1, 2)));
void logMessage(const char *format, ...) __attribute__((format(printf, 1, 2)));
void logWarning(const char *format, ...) __attribute__((format(printf, 1, 2)));
void logError(const char *format, ...) __attribute__((format(printf, 1, 2)));

} // namespace slimphone
