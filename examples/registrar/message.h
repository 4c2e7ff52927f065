/**
 * @file
 * A SIP request and its answer as the registrar sees them, whoever reads the wire.
 */
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slimphone::example {

struct Header {
    std::string name;
    std::string value;
};

/** A request as received. Header names are the long ones, in any case. */
struct Request {
    std::string method;
    std::string uri;
    std::vector<Header> headers;
    std::string transport; ///< "UDP" or "TCP"
    std::string sourceHost;
    int sourcePort = 0;

    /** First header of that name, nullptr when absent. */
    const std::string *find(std::string_view name) const;
    /** Every header of that name, in order. */
    std::vector<std::string> all(std::string_view name) const;

    std::string callId() const;
    std::uint32_t cseq() const; ///< 0 when absent or unreadable
    std::string fromTag() const;
    std::string user() const; ///< user part of the To header, which is whom a REGISTER concerns
};

/** What to answer. Via, From, To, Call-ID, CSeq and Content-Length are the server's part. */
struct Response {
    int status = 0;
    std::string reason;
    std::vector<Header> headers;
};

/** One element of a Contact header. */
struct Contact {
    std::string text;                              ///< as received, without outer blanks
    std::string uri;                               ///< "*" for the wildcard
    std::map<std::string, std::string> parameters; ///< header parameters, names in lower case

    std::optional<int> expires() const;
};

/** The elements of all Contact headers of @p request. */
std::vector<Contact> contactsOf(const Request &request);

/** @p contact with its URI in brackets and every parameter but expires. */
std::string withoutExpires(const Contact &contact);

/** A header value "name-addr;parameters" taken apart. */
Contact parseNameAddr(std::string_view text);

/** "user@host" of a SIP URI, the host in lower case, without port; empty without a user. */
std::string addressOfRecord(std::string_view uri);

/** Reads a non-negative decimal number; nullopt for anything else, too large ones are capped. */
std::optional<int> parseSeconds(std::string_view text);

/** The usual reason phrase. */
const char *reasonPhrase(int status);

std::string toLower(std::string_view text);
std::string_view trim(std::string_view text);

} // namespace slimphone::example
