/**
 * @file
 * Enumerations that come from C, where they may hold any number.
 */
#pragma once

#include <bit>
#include <cstdint>
#include <type_traits>

namespace slimphone {

/**
 * The number in @p value. To read a number that is out of range as the enumeration itself would
 * be undefined, hence the reference.
 */
template <class Enum>
constexpr int rawValue(const Enum &value) noexcept {
    static_assert(std::is_enum_v<Enum> && sizeof(Enum) == sizeof(std::int32_t));
    return std::bit_cast<std::int32_t>(value);
}

} // namespace slimphone
