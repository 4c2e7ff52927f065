/**
 * @file
 * What every C entry point needs: conversion of arguments and a wall against exceptions.
 */
#pragma once

#include "base/guard.h"
#include "base/object.h"
#include "base/text.h"

#include <string>
#include <string_view>

namespace slimphone {

/** NULL reads as the empty text, which means "unset". */
inline std::string_view view(const char *text) noexcept { return text ? std::string_view(text) : std::string_view(); }
inline const char *nilIfEmpty(const std::string &text) noexcept { return text.empty() ? nullptr : text.c_str(); }

/** Adds the caller's reference to @p handle and returns it; NULL passes. */
template <class Cpp>
typename Cpp::CHandle *refHandle(typename Cpp::CHandle *handle) noexcept {
    if (handle) Cpp::toCpp(handle)->ref();
    return handle;
}
template <class Cpp>
void unrefHandle(typename Cpp::CHandle *handle) noexcept {
    if (handle) Cpp::toCpp(handle)->unref();
}

} // namespace slimphone
