/**
 * @file
 * JSON as FlexiAPI speaks it: flat objects of strings out, a few known members in.
 */
#pragma once

#include "base/text.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace slimphone {

using JsonMember = std::pair<std::string_view, std::string_view>;

/** An object with these members in this order; nullopt when a text is not UTF-8. */
std::optional<std::string> jsonObject(const std::vector<JsonMember> &members);

/**
 * The members of an answer that mean something to an account creator; what is absent, of another type
 * or has a NUL in it, is unset.
 */
struct FlexiApiAnswer {
    struct Password {
        std::string algorithm;
        Secret ha1;
    };

    std::optional<bool> activated;
    std::optional<bool> phoneIsKnown; ///< "phone" can be a flag
    std::string phone;                ///< or a number
    std::string username;
    std::string token;
    std::vector<Password> passwords; ///< the first of them

    /** The longest body that is read, some milliseconds of work; real ones have a few hundred bytes. */
    static constexpr std::size_t kLongest = std::size_t{256} * 1024;

    /**
     * nullopt when @p body is not one JSON value, or too long or deep to be an answer. Takes memory for
     * the members only.
     */
    static std::optional<FlexiApiAnswer> parse(std::string_view body);
};

} // namespace slimphone
