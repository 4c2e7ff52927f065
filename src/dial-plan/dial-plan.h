/**
 * @file
 * The numbering plans of the countries (ITU-T E.164), the C++ side of LinphoneDialPlan.
 */
#pragma once

#include "linphone/types.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace slimphone {

/**
 * How telephone numbers of one country are written. All there are stand in a table of constants,
 * so that a plan needs no owner and nobody can change it.
 */
struct DialPlan {
    const char *country;
    /** Two letters of ISO 3166-1, or reserved there: AC, TA, XK. */
    const char *isoCode;
    /** Digits without plus sign. Countries may share one. */
    const char *callingCode;
    /** What is dialled in the country before the calling code of another one. */
    const char *internationalPrefix;
    /** Digits that an ordinary number has behind the calling code; the longest where they differ. */
    std::uint8_t nationalNumberLength;

    /** Sorted by the name of the country; the generic plan is not among them. */
    static std::span<const DialPlan> all() noexcept;
    /** For numbers of which the country is unknown: no calling code, 00, ten digits. */
    static const DialPlan &generic() noexcept;

    /** The plan of the main country with this calling code, nullptr when there is none. */
    static const DialPlan *find(int callingCode) noexcept;
    /** find(), with the generic plan for what is unknown. */
    static const DialPlan &byCallingCode(int callingCode) noexcept;
    /** A plus sign before the digits is ignored. */
    static const DialPlan &byCallingCode(std::string_view callingCode) noexcept;
    /** In any case; nullptr when unknown. */
    static const DialPlan *byIsoCode(std::string_view isoCode) noexcept;
    /** The plan of a number that begins with a plus sign; nullptr for other numbers and codes. */
    static const DialPlan *ofInternationalNumber(std::string_view number) noexcept;

    bool isGeneric() const noexcept { return *callingCode == '\0'; }
    int callingCodeAsInt() const noexcept;
    /** The flag as an emoji in UTF-8, "" for the generic plan. */
    const char *flag() const noexcept;

    const LinphoneDialPlan *toC() const noexcept { return reinterpret_cast<const LinphoneDialPlan *>(this); }
    static const DialPlan *toCpp(const LinphoneDialPlan *handle) noexcept {
        return reinterpret_cast<const DialPlan *>(handle);
    }
};

} // namespace slimphone
