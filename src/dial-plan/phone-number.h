/**
 * @file
 * Telephone numbers as people write them, and their international form.
 */
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace slimphone {

/**
 * True when @p text, which may hold %-escapes, is made of digits, plus signs and what people
 * write between them: blanks (non-breaking ones too), dots, hyphens, slashes and parentheses. The
 * empty text passes.
 */
bool isPhoneNumber(std::string_view text);

/** The digits of @p text, behind a plus sign when its first sign is one. */
std::string flattenPhoneNumber(std::string_view text);

/**
 * The international form of @p text. @p callingCode is that of the country which numbers without
 * one are dialled from, empty when there is none; with @p escapePlus the international prefix of the
 * number's own country stands in the place of the plus sign, as liblinphone has it. Null when it is no
 * telephone number.
 */
std::optional<std::string> normalizePhoneNumber(std::string_view text, std::string_view callingCode,
                                                bool escapePlus);

} // namespace slimphone
