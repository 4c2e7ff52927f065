#include "base/guard.h"

#include "base/log.h"

#include <exception>

namespace slimphone {

void logEscapedException(const char *function) noexcept {
    try {
        throw;
    } catch (const std::exception &error) {
        logError("%s: %s", function, error.what());
    } catch (...) {
        logError("%s: unknown exception", function);
    }
}

} // namespace slimphone
