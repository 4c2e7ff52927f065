/**
 * @file
 * Editing and comparing lists of "name=value" elements: URI parameters, header parameters and
 * URI headers.
 */
#pragma once

#include "sip/uri.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slimphone {

/** How one kind of list is written. */
struct ListSyntax {
    char separator;
    std::optional<sip::ParameterView> (*next)(std::string_view &text) noexcept;
};

inline constexpr ListSyntax kParameterList{';', sip::nextParameter};
inline constexpr ListSyntax kUriHeaderList{'&', sip::nextUriHeader};

/** The element @p name (any case) of @p list. */
std::optional<sip::ParameterView> findElement(const ListSyntax &syntax, std::string_view list,
                                              std::string_view name) noexcept;

/**
 * @p list with the element @p name replaced by @p element, which is appended when the name is
 * new; an empty @p element removes. Blanks between the elements go.
 */
std::string replaceElement(const ListSyntax &syntax, std::string_view list, std::string_view name,
                           std::string_view element);

/** The elements ordered by name, the first of each name only. */
std::vector<sip::ParameterView> sortedElements(const ListSyntax &syntax, std::string_view list);

} // namespace slimphone
