#include "dial-plan/phone-number.h"

#include "dial-plan/dial-plan.h"
#include "sip/uri.h"

namespace slimphone {

namespace {

constexpr std::string_view NoBreakSpace = "\xC2\xA0"; // as UTF-8

constexpr bool isDigit(char c) noexcept { return c >= '0' && c <= '9'; }

bool consistsOfNumberSigns(std::string_view text) noexcept {
    while (!text.empty()) {
        if (text.starts_with(NoBreakSpace))
            text.remove_prefix(NoBreakSpace.size());
        else if (isDigit(text.front()) || std::string_view(" .-()/+").find(text.front()) != text.npos)
            text.remove_prefix(1);
        else
            return false;
    }
    return true;
}

/** At most the last @p length digits: what people write before these is a trunk prefix. */
std::string_view nationalPart(std::string_view digits, std::size_t length) noexcept {
    return digits.size() > length ? digits.substr(digits.size() - length) : digits;
}

std::string internationalForm(bool escapePlus, std::string_view callingCode, std::string_view digits,
                              const DialPlan &plan) {
    std::string result(escapePlus ? plan.internationalPrefix : "+");
    result.append(callingCode);
    return result.append(nationalPart(digits, plan.nationalNumberLength));
}

} // namespace

bool isPhoneNumber(std::string_view text) { return consistsOfNumberSigns(sip::unescape(text)); }

std::string flattenPhoneNumber(std::string_view text) {
    std::string flat;
    for (const char c : sip::unescape(text))
        if (isDigit(c) || (c == '+' && flat.empty())) flat += c;
    return flat;
}

std::optional<std::string> normalizePhoneNumber(std::string_view text, std::string_view callingCode,
                                                bool escapePlus) {
    if (!isPhoneNumber(text)) return std::nullopt;
    if (callingCode.starts_with('+')) callingCode.remove_prefix(1);
    const DialPlan &home = DialPlan::byCallingCode(callingCode);
    std::string number = flattenPhoneNumber(text);
    const std::string_view internationalPrefix = home.internationalPrefix;
    if (!callingCode.empty() && number.starts_with(internationalPrefix))
        number.replace(0, internationalPrefix.size(), "+");

    if (number.starts_with('+')) {
        const DialPlan *plan = DialPlan::ofInternationalNumber(number);
        if (!plan) return number;
        const std::string_view digits = std::string_view(number).substr(1);
        return internationalForm(escapePlus, plan->callingCode,
                                 digits.substr(std::string_view(plan->callingCode).size()), *plan);
    }
    if (callingCode.empty()) return number;
    return internationalForm(escapePlus, callingCode, number, home);
}

} // namespace slimphone
