/**
 * @file
 * What every C entry point needs: conversion of arguments and a wall against exceptions.
 */
#pragma once

#include "base/c-list.h"
#include "base/guard.h"
#include "base/object.h"
#include "base/text.h"

#include <bctoolbox/port.h>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace slimphone {

/** NULL reads as the empty text, which means "unset". */
inline std::string_view view(const char *text) noexcept {
    return text ? std::string_view(text) : std::string_view();
}
inline const char *nilIfEmpty(const std::string &text) noexcept {
    return text.empty() ? nullptr : text.c_str();
}

/** Copies of a list of `const char *`. */
inline std::vector<std::string> textsOf(const bctbx_list_t *list) {
    return fromList(list, [](const void *text) { return std::string(static_cast<const char *>(text)); });
}

/** The handle of @p object, lent; NULL passes. */
template <class Cpp>
auto handleOf(Cpp *object) noexcept {
    return object ? object->toC() : nullptr;
}

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

/**
 * What @p get says of the object behind @p handle; @p fallback for NULL and for an exception. That
 * a handle is const is a promise about what applications see: what is made on first use may be
 * made behind it.
 */
template <class Cpp, class Result, class Handle, class Get>
Result ask(const char *function, Handle *handle, Result fallback, Get &&get) noexcept {
    if (!handle) return fallback;
    auto *object = Cpp::toCpp(const_cast<std::remove_const_t<Handle> *>(handle));
    return guard(function, fallback, [&] { return static_cast<Result>(get(*object)); });
}

/** Does @p change to the object behind @p handle, nothing for NULL. */
template <class Cpp, class Handle, class Change>
void tell(const char *function, Handle *handle, Change &&change) noexcept {
    if (handle) guard(function, [&] { change(*Cpp::toCpp(handle)); });
}

/** Gives the reference that @p make returns to the caller; NULL when there is none. */
template <class Cpp, class Make>
typename Cpp::CHandle *give(const char *function, Make &&make) noexcept {
    return guard(function, static_cast<typename Cpp::CHandle *>(nullptr), [&] {
        Ref<Cpp> made = make();
        return made ? made.release()->toC() : nullptr;
    });
}

/** A copy of the text that @p make returns, for the caller to free; NULL when there is none. */
template <class Make>
char *giveText(const char *function, Make &&make) noexcept {
    return guard(function, static_cast<char *>(nullptr), [&] {
        const std::optional<std::string> made = make();
        return made ? bctbx_strdup(made->c_str()) : nullptr;
    });
}

} // namespace slimphone
