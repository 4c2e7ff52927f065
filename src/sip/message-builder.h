/**
 * @file
 * Writes requests and responses. No part of a message can smuggle in a line: text that holds
 * CR, LF or NUL, or would end the place it stands in, is refused.
 */
#pragma once

#include "sip/message.h"
#include "sip/stack.h"

#include <string>
#include <string_view>

namespace slimphone::sip {

/** What only the flow that carries a request knows. */
struct RequestRoute {
    Transport transport = Transport::Udp;
    Endpoint sentBy;            ///< of the Via; port 0: not written
    std::string_view branch;    ///< with the magic cookie
    bool rport = true;          ///< ask for the response on this port (RFC 3581)
    bool alias = false;         ///< offer the connection for reuse (RFC 5923)
    Endpoint contact;           ///< for a ContactTemplate without a host
    bool impliesPort = true;    ///< the Contact is written without the transport's well-known port
    std::string_view userAgent; ///< empty: no User-Agent of its own
};

/**
 * Writes @p request to @p out, which is overwritten and keeps its capacity. Via, Contact,
 * Max-Forwards (when missing), User-Agent (when missing) and Content-Length are added.
 * False, and @p out empty, when some part must not be sent: see @ref message-builder.h; also
 * when a header repeats one of those the builder writes. @p contactUri gets the URI of our Contact as
 * it was written.
 */
bool buildRequest(std::string &out, const OutgoingRequest &request, const RequestRoute &route,
                  std::string *contactUri = nullptr);

/** What a response says that the request did not. */
struct ResponseRoute {
    Endpoint source;         ///< where the request really came from
    std::string_view toTag;  ///< put into a To without a tag; empty: none (100 only)
    std::string_view server; ///< empty: no Server header
};

/**
 * Writes the response to @p request as RFC 3261 section 8.2.6 demands; @p request may be one
 * that was refused. The topmost Via gets received and rport (RFC 3261 section 18.2.1, RFC 3581).
 * False, and @p out empty, as for buildRequest().
 */
bool buildResponse(std::string &out, const MessageView &request, const Answer &answer,
                   const ResponseRoute &route);

/** The usual phrase for @p status; that of its class when it has none of its own. */
std::string_view reasonPhrase(int status) noexcept;

} // namespace slimphone::sip
