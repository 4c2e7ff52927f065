/**
 * @file
 * The wall against exceptions: around every C entry point and every application callback.
 */
#pragma once

#include <utility>

namespace slimphone {

/** Logs the exception being handled; for use in a catch block. */
void logEscapedException(const char *function) noexcept;

/** Runs @p body; an exception is logged and @p fallback returned. */
template <class Result, class Body>
Result guard(const char *function, Result fallback, Body &&body) noexcept {
    try {
        return std::forward<Body>(body)();
    } catch (...) {
        logEscapedException(function);
        return fallback;
    }
}

/** Runs @p body; an exception is logged. */
template <class Body>
void guard(const char *function, Body &&body) noexcept {
    try {
        std::forward<Body>(body)();
    } catch (...) {
        logEscapedException(function);
    }
}

} // namespace slimphone
