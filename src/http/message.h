/**
 * @file
 * HTTP requests and what comes of them.
 */
#pragma once

#include "sip/stack.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slimphone {
class AuthInfo;
}

namespace slimphone::http {

/** Which redirections (301, 302, 303, 307, 308) are followed, five in a row at most. */
enum class Redirects : std::uint8_t {
    None,       ///< the redirection is the response
    SameOrigin, ///< same scheme, host and port; another one is an error
    Anywhere,   ///< any http or https server, but never from https to http
};

/**
 * Credentials for a challenge, nullptr without. The user is the one in the URL, or empty; the
 * algorithm is "MD5", "SHA-256" or, for Basic, empty.
 */
using CredentialLookup = std::function<const AuthInfo *(const std::string &user, const std::string &realm,
                                                        const std::string &algorithm)>;

/** RFC 9110 section 5.6.2: the name of a method or header. */
bool isToken(std::string_view text) noexcept;
/** Can be sent as one header, without bringing in other lines. */
bool isHeaderField(std::string_view name, std::string_view value) noexcept;

struct Request {
    std::string method = "GET";
    /** http or https. A user and password in it answer challenges and are not sent otherwise. */
    std::string url;
    std::vector<sip::HeaderField> headers;
    std::string body; ///< wiped when it is not needed any more
    Redirects redirects = Redirects::SameOrigin;
    /** From send() to the answer, all in all; not set: the client's. */
    std::optional<std::chrono::milliseconds> timeLimit;
    /** Bytes of the response's decoded body; not set: the client's. */
    std::optional<std::size_t> bodyLimit;
    CredentialLookup credentials; ///< for the first server only; may be empty
};

enum class ErrorKind : std::uint8_t {
    None,            ///< there is a complete response, whatever its status
    InvalidRequest,  ///< the URL or a header cannot be sent, or https is demanded
    Unavailable,     ///< libcurl is not installed
    NameResolution,  ///< the host is not known
    Connection,      ///< refused, unreachable, or closed before the response was complete
    TlsVerification, ///< the server's certificate was not accepted
    TlsHandshake,    ///< TLS could not be established for another reason
    Timeout,         ///< no complete response within the time limit
    TooLarge,        ///< body or header beyond the limit
    Protocol,        ///< what came is not HTTP, or its encoding is broken
    Redirection,     ///< too many, or to where the request may not go
    Aborted,         ///< the client was closed, as when its core stops
};

/** "timeout" and the like, for the log. */
const char *toString(ErrorKind kind) noexcept;

struct Response {
    ErrorKind error = ErrorKind::None;
    std::string errorText;                 ///< words for people; empty without error
    int status = 0;                        ///< 0 when no status line arrived
    std::string reason;                    ///< of the status line
    std::vector<sip::HeaderField> headers; ///< of the last response
    std::string body;
    std::string url; ///< where it came from after redirections, without credentials

    bool isSuccess() const noexcept { return error == ErrorKind::None && status >= 200 && status < 300; }
    /** First header of that name in any case; empty when absent. */
    std::string_view header(std::string_view name) const noexcept;
    /** What went wrong in words: the error's text, or "HTTP 503 Service Unavailable"; empty after 2xx. */
    std::string failureText() const;
};

/** Gets the one answer to a request, always from inside Client::run() or Client::close(); may take its parts.
 */
using Handler = std::function<void(Response &)>;

} // namespace slimphone::http
