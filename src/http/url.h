/**
 * @file
 * http and https URLs, as libcurl reads them: one parser decides what is checked and where it goes.
 */
#pragma once

#include "base/text.h"

#include <optional>
#include <string>
#include <string_view>

namespace slimphone::http {

struct CurlLibrary;

struct Url {
    std::string text; ///< without user, password and fragment
    std::string scheme;
    std::string host; ///< lower case
    std::string port;
    std::string target; ///< path and query, as in the request line
    std::string user;   ///< unescaped
    Secret password;    ///< unescaped

    /** nullopt for what is not an absolute http or https URL. */
    static std::optional<Url> parse(const CurlLibrary &curl, const std::string &text);

    /** What the value of a Location header means here. */
    std::optional<Url> resolve(const CurlLibrary &curl, const std::string &reference) const;

    bool isSecure() const noexcept { return scheme == "https"; }
    bool hasSameOrigin(const Url &other) const noexcept {
        return scheme == other.scheme && host == other.host && port == other.port;
    }
    /** Scheme, host, port and path: what may be logged. A query can hold a token. */
    std::string loggable() const { return text.substr(0, text.find('?')); }
};

} // namespace slimphone::http
