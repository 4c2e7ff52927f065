/**
 * @file
 * Just enough SIP syntax for the servers of the tests; shares nothing with the library.
 */
#pragma once

#include "message.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace slimphone::test {

/** Reads a request; nullopt for a response or for what is no SIP. Compact header names become long. */
std::optional<example::Request> parseRequest(std::string_view bytes);

/** True when @p bytes begin like a SIP response. */
bool isResponse(std::string_view bytes);

/** Status of a response, 0 when it is none. */
int statusOf(std::string_view bytes);

/** First value of a header in @p bytes (long name, any case); empty when absent. */
std::string headerOf(std::string_view bytes, std::string_view name);

/** Length of the first complete message in @p stream, 0 when more is to come. Leading CRLFs are one. */
std::size_t frameLength(std::string_view stream);

/** Host and port to report in the top Via instead of the true source. */
using Endpoint = std::pair<std::string, int>;

/**
 * The answer to @p request on the wire: Via with received and rport (RFC 3581), a To tag when there is
 * none, headers verbatim, Content-Length.
 */
std::string formatResponse(const example::Request &request, const example::Response &response,
                           const std::string &toTag, const std::optional<Endpoint> &seenAs = {},
                           const std::string &body = {});

} // namespace slimphone::test
