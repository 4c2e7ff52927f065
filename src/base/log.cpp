#include "base/log.h"

#include <atomic>
#include <cstdarg>

namespace slimphone {

namespace {
// bctoolbox looks for the domain in a list; whoever wants no lines shall not pay for that.
std::atomic<unsigned> gLevels{~0U};

void write(BctbxLogLevel level, const char *format, va_list arguments) {
    if ((gLevels.load(std::memory_order_relaxed) & level) == 0) return;
    if (bctbx_log_level_enabled(kLogDomain, level)) bctbx_logv(kLogDomain, level, format, arguments);
}
} // namespace

void setLogLevels(unsigned mask) noexcept { gLevels.store(mask, std::memory_order_relaxed); }

#define SLIMPHONE_LOG_FUNCTION(name, level)                                                                  \
    void name(const char *format, ...) {                                                                     \
        va_list arguments;                                                                                   \
        va_start(arguments, format);                                                                         \
        write(level, format, arguments);                                                                     \
        va_end(arguments);                                                                                   \
    }

SLIMPHONE_LOG_FUNCTION(logDebug, BCTBX_LOG_DEBUG)
SLIMPHONE_LOG_FUNCTION(logMessage, BCTBX_LOG_MESSAGE)
SLIMPHONE_LOG_FUNCTION(logWarning, BCTBX_LOG_WARNING)
SLIMPHONE_LOG_FUNCTION(logError, BCTBX_LOG_ERROR)

#undef SLIMPHONE_LOG_FUNCTION

} // namespace slimphone
