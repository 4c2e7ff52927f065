#include "address/element-list.h"

#include "base/text.h"

#include <algorithm>

namespace slimphone {

std::optional<sip::ParameterView> findElement(const ListSyntax &syntax, std::string_view list,
                                              std::string_view name) noexcept {
    while (const auto element = syntax.next(list))
        if (equalsIgnoringCase(element->name, name)) return element;
    return std::nullopt;
}

std::string replaceElement(const ListSyntax &syntax, std::string_view list, std::string_view name,
                           std::string_view element) {
    std::string result;
    result.reserve(list.size() + element.size() + 1);
    const auto append = [&](std::string_view text) {
        if (text.empty()) return;
        if (!result.empty()) result += syntax.separator;
        result += text;
    };
    bool placed = false;
    while (const auto existing = syntax.next(list)) {
        if (!equalsIgnoringCase(existing->name, name)) {
            append(existing->name);
            if (existing->hasValue) {
                result += '=';
                result += existing->value;
            }
        } else if (!placed) {
            append(element);
            placed = true;
        }
    }
    if (!placed) append(element);
    return result;
}

std::vector<sip::ParameterView> sortedElements(const ListSyntax &syntax, std::string_view list) {
    std::vector<sip::ParameterView> elements;
    while (const auto element = syntax.next(list))
        elements.push_back(*element);
    const auto order = [](const sip::ParameterView &a, const sip::ParameterView &b) {
        return sip::compareEscaped(a.name, b.name, true);
    };
    std::stable_sort(elements.begin(), elements.end(),
                     [&](const auto &a, const auto &b) { return order(a, b) < 0; });
    elements.erase(std::unique(elements.begin(), elements.end(),
                               [&](const auto &a, const auto &b) { return order(a, b) == 0; }),
                   elements.end());
    return elements;
}

} // namespace slimphone
