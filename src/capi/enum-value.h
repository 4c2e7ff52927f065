/**
 * @file
 * Reading enumerations that come from C.
 */
#pragma once

#include <cstring>
#include <type_traits>

namespace slimphone {

/**
 * The number in @p value. A C program may pass one that the enumeration has not; in C++ to load
 * such a value as the enumeration is undefined behaviour, so its bytes are copied.
 */
template <class Enum>
int enumValue(const Enum &value) noexcept {
    static_assert(std::is_enum_v<Enum> && sizeof(Enum) == sizeof(int));
    int number = 0;
    std::memcpy(&number, &value, sizeof number);
    return number;
}

/** Whether @p value is one of the constants from @p first to @p last; see enumValue(). */
template <class Enum>
bool isWithin(const Enum &value, Enum first, Enum last) noexcept {
    const int number = enumValue(value);
    return number >= enumValue(first) && number <= enumValue(last);
}

} // namespace slimphone
