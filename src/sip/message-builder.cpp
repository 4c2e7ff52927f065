#include "sip/message-builder.h"

#include "base/text.h"
#include "sip/grammar.h"

#include <algorithm>
#include <charconv>

namespace slimphone::sip {

namespace {

using namespace grammar;

bool holdsLineEnd(std::string_view text) noexcept {
    return std::any_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

/** True for text that stays inside the angle brackets or the word it is put into. */
bool isUnbroken(std::string_view text) noexcept {
    return std::none_of(text.begin(), text.end(), [](char c) {
        return is(c, kBlank) || isControl(c) || c == '<' || c == '>' || c == '"';
    });
}

bool isPort(int port) noexcept { return port >= 0 && port <= 65535; }

constexpr std::string_view uriTransport(Transport transport) noexcept {
    switch (transport) {
    case Transport::Udp:
        return ";transport=udp";
    case Transport::Tcp:
        return ";transport=tcp";
    case Transport::Tls:
        return ";transport=tls";
    }
    return "";
}

/** An address without its zone, which means nothing on another machine. */
std::string_view withoutZone(std::string_view address) noexcept {
    return address.substr(0, address.find('%'));
}

/** Appends to a message; remembers whether anything was refused. */
class Writer {
public:
    explicit Writer(std::string &out) : mOut(out) { mOut.clear(); }

    /** Text of our own, or checked before. */
    Writer &raw(std::string_view text) {
        mOut.append(text);
        return *this;
    }
    Writer &number(std::int64_t value) {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        return raw(std::string_view(digits, static_cast<std::size_t>(end - digits)));
    }
    Writer &text(std::string_view text) {
        require(!holdsLineEnd(text));
        return raw(text);
    }
    Writer &header(std::string_view name, std::string_view value) {
        require(isToken(name));
        return raw(name).raw(": ").text(value).raw("\r\n");
    }
    /** A host, IPv6 in brackets and without its zone. */
    Writer &hostPort(const Endpoint &endpoint, bool withPort) {
        const std::string_view host = withoutZone(endpoint.host);
        const std::optional<HostView> parsed = parseHost(host);
        require(parsed && isPort(endpoint.port));
        if (parsed && parsed->isIpv6)
            raw("[").raw(parsed->name).raw("]");
        else
            raw(host);
        if (withPort && endpoint.port != 0) raw(":").number(endpoint.port);
        return *this;
    }
    std::size_t size() const noexcept { return mOut.size(); }
    /** What was written from there on, until more is written. */
    std::string_view from(std::size_t begin) const noexcept { return std::string_view(mOut).substr(begin); }
    void require(bool condition) noexcept { mAccepted = mAccepted && condition; }

    bool finish() {
        if (!mAccepted) mOut.clear();
        return mAccepted;
    }

private:
    std::string &mOut;
    bool mAccepted = true;
};

/** Gives the URI that it wrote. */
std::string writeContact(Writer &writer, const ContactTemplate &contact, const RequestRoute &route) {
    const bool automatic = contact.host.empty();
    writer.require(isUnbroken(contact.user) && contact.user.find('@') == std::string::npos);
    writer.require(isUnbroken(contact.uriParameters));
    writer.require(contact.uriParameters.empty() || contact.uriParameters.front() == ';');
    writer.require(contact.parameters.empty() || contact.parameters.front() == ';');
    writer.require(!holdsLineEnd(contact.displayName));

    writer.raw("Contact: ");
    if (!contact.displayName.empty()) writer.raw(quote(contact.displayName)).raw(" ");
    const std::size_t begin = writer.size() + 1;
    writer.raw(contact.secure ? "<sips:" : "<sip:");
    if (!contact.user.empty()) writer.raw(contact.user).raw("@");
    if (automatic) {
        const bool isImplied =
            route.impliesPort && route.contact.port == WellKnownPorts().of(route.transport);
        writer.hostPort(route.contact, !isImplied);
        // sips means TLS by itself (RFC 5630 section 3.1.3).
        const bool chosen = contact.uriParameters.size() > 1 &&
                            findParameter(std::string_view(contact.uriParameters).substr(1), "transport");
        if (!chosen && !(contact.secure && route.transport == Transport::Tls))
            writer.raw(uriTransport(route.transport));
    } else {
        writer.hostPort({contact.host, contact.port}, true);
    }
    std::string uri(writer.raw(contact.uriParameters).from(begin));
    writer.raw(">").text(contact.parameters).raw("\r\n");
    return uri;
}

/** Ends a binding elsewhere. After the Contact that is meant to live: some registrars look at one only. */
void writePreviousContact(Writer &writer, const std::string &previous, const std::string &present) {
    const std::optional<UriView> before = parseUri(previous);
    const std::optional<UriView> now = parseUri(present);
    if (!before || !before->isSip() || !now || !isUnbroken(previous) || isSamePlace(*before, *now)) return;
    writer.raw("Contact: <").raw(previous).raw(">;expires=0\r\n");
}

bool isReserved(HeaderId id) noexcept {
    switch (id) {
    case HeaderId::CallId:
    case HeaderId::ContentLength:
    case HeaderId::CSeq:
    case HeaderId::From:
    case HeaderId::To:
    case HeaderId::Via:
        return true;
    case HeaderId::Contact:
    case HeaderId::Date:
    case HeaderId::MaxForwards:
    case HeaderId::Other:
        break;
    }
    return false;
}

bool hasHeader(const std::vector<HeaderField> &headers, std::string_view name) noexcept {
    return std::any_of(headers.begin(), headers.end(),
                       [name](const HeaderField &field) { return equalsIgnoringCase(field.name, name); });
}

void writeHeaders(Writer &writer, const std::vector<HeaderField> &headers) {
    for (const HeaderField &field : headers) {
        writer.require(!isReserved(canonicalHeaderName(field.name).id));
        writer.header(field.name, field.value);
    }
}

/**
 * The topmost Via as the far end expects it back: everything it wrote, in its order, but
 * received and rport as we saw them.
 */
void writeTopVia(Writer &writer, const ViaView &via, const Endpoint &source, std::string_view rest) {
    const auto sentByEnd = static_cast<std::size_t>(via.parameters.data() - via.text.data());
    writer.raw("Via: ").raw(via.parameters.empty() ? via.text : grammar::trim(via.text.substr(0, sentByEnd)));
    std::string_view parameters = via.parameters;
    ParameterView parameter;
    while (nextViaParameter(parameters, parameter)) {
        if (equalsIgnoringCase(parameter.name, "rport") || equalsIgnoringCase(parameter.name, "received"))
            continue;
        writer.raw(";").raw(parameter.name);
        if (parameter.hasValue) writer.raw("=").raw(parameter.value);
    }
    if (!source.host.empty()) {
        const std::string_view address = withoutZone(source.host);
        writer.require(isIpAddress(address));
        // RFC 3581 section 4 wants received whenever it gives the port.
        if (via.hasRport || !equalsIgnoringCase(via.host, address)) writer.raw(";received=").raw(address);
        if (via.hasRport) {
            writer.require(isPort(source.port));
            writer.raw(";rport=").number(source.port);
        }
    }
    writer.raw(rest).raw("\r\n");
}

void writeVias(Writer &writer, const MessageView &request, const Endpoint &source) {
    // Only a message with a Via that was understood has a sender to answer.
    if (request.via.text.empty()) return writer.require(false);
    bool isTop = true;
    for (const HeaderView &field : request.headers) {
        if (field.name != "Via") continue;
        if (isTop) {
            const auto used = static_cast<std::size_t>(request.via.text.data() - field.value.data());
            writeTopVia(writer, request.via, source, field.value.substr(used + request.via.text.size()));
        } else {
            writer.raw("Via: ").raw(field.value).raw("\r\n");
        }
        isTop = false;
    }
}

/** True for a To that may get our tag: one that can be understood and has none. */
bool wantsTag(std::string_view to) noexcept {
    std::string_view rest;
    const std::optional<NameAddrView> address = parseNameAddr(to, rest);
    return address && rest.empty() && !findParameter(address->parameters, "tag");
}

void writeCopy(Writer &writer, const MessageView &request, std::string_view name) {
    if (const std::string_view value = request.header(name); !value.empty())
        writer.raw(name).raw(": ").raw(value).raw("\r\n");
}

} // namespace

bool buildRequest(std::string &out, const OutgoingRequest &request, const RequestRoute &route,
                  std::string *contactUri) {
    Writer writer(out);
    writer.require(isToken(request.method) && isToken(route.branch));
    writer.require(!request.requestUri.empty() && isUnbroken(request.requestUri));
    writer.require(!request.from.empty() && !request.to.empty());
    writer.require(!request.callId.empty() &&
                   std::none_of(request.callId.begin(), request.callId.end(),
                                [](char c) { return is(c, kBlank) || isControl(c); }));
    writer.raw(request.method).raw(" ").raw(request.requestUri).raw(" SIP/2.0\r\n");
    writer.raw("Via: SIP/2.0/").raw(toString(route.transport)).raw(" ").hostPort(route.sentBy, true);
    writer.raw(";branch=").raw(route.branch);
    if (route.rport) writer.raw(";rport");
    if (route.alias) writer.raw(";alias");
    writer.raw("\r\n");
    writer.header("From", request.from).header("To", request.to);
    writer.raw("CSeq: ").number(request.cseq).raw(" ").raw(request.method).raw("\r\n");
    writer.header("Call-ID", request.callId);
    if (!hasHeader(request.headers, "Max-Forwards")) writer.raw("Max-Forwards: 70\r\n");
    if (request.contact) {
        std::string uri = writeContact(writer, *request.contact, route);
        if (!request.previousContact.empty()) writePreviousContact(writer, request.previousContact, uri);
        if (contactUri) *contactUri = std::move(uri);
    }
    writeHeaders(writer, request.headers);
    if (!route.userAgent.empty() && !hasHeader(request.headers, "User-Agent"))
        writer.header("User-Agent", route.userAgent);
    writer.raw("Content-Length: 0\r\n\r\n");
    return writer.finish();
}

bool buildResponse(std::string &out, const MessageView &request, const Answer &answer,
                   const ResponseRoute &route) {
    Writer writer(out);
    writer.require(answer.status >= 100 && answer.status <= 699);
    writer.require(route.toTag.empty() || isToken(route.toTag));
    writer.raw("SIP/2.0 ").number(answer.status).raw(" ");
    writer.text(answer.reason.empty() ? reasonPhrase(answer.status) : std::string_view(answer.reason))
        .raw("\r\n");
    writeVias(writer, request, route.source);
    // What the parser gave us holds no line end. A refused request may lack any of these, or
    // have them twice.
    writeCopy(writer, request, "From");
    if (const std::string_view to = request.header("To"); !to.empty()) {
        writer.raw("To: ").raw(to);
        if (!route.toTag.empty() && wantsTag(to)) writer.raw(";tag=").raw(route.toTag);
        writer.raw("\r\n");
    }
    writeCopy(writer, request, "Call-ID");
    writeCopy(writer, request, "CSeq");
    writeHeaders(writer, answer.headers);
    if (!route.server.empty() && !hasHeader(answer.headers, "Server")) writer.header("Server", route.server);
    writer.raw("Content-Length: 0\r\n\r\n");
    return writer.finish();
}

std::string_view reasonPhrase(int status) noexcept {
    switch (status) {
    case 100:
        return "Trying";
    case 180:
        return "Ringing";
    case 200:
        return "OK";
    case 202:
        return "Accepted";
    case 300:
        return "Multiple Choices";
    case 301:
        return "Moved Permanently";
    case 302:
        return "Moved Temporarily";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 406:
        return "Not Acceptable";
    case 407:
        return "Proxy Authentication Required";
    case 408:
        return "Request Timeout";
    case 413:
        return "Request Entity Too Large";
    case 414:
        return "Request-URI Too Long";
    case 415:
        return "Unsupported Media Type";
    case 416:
        return "Unsupported URI Scheme";
    case 420:
        return "Bad Extension";
    case 421:
        return "Extension Required";
    case 423:
        return "Interval Too Brief";
    case 480:
        return "Temporarily Unavailable";
    case 481:
        return "Call/Transaction Does Not Exist";
    case 482:
        return "Loop Detected";
    case 483:
        return "Too Many Hops";
    case 486:
        return "Busy Here";
    case 487:
        return "Request Terminated";
    case 488:
        return "Not Acceptable Here";
    case 489:
        return "Bad Event";
    case 491:
        return "Request Pending";
    case 500:
        return "Server Internal Error";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Server Time-out";
    case 505:
        return "Version Not Supported";
    case 513:
        return "Message Too Large";
    case 600:
        return "Busy Everywhere";
    case 603:
        return "Decline";
    case 604:
        return "Does Not Exist Anywhere";
    case 606:
        return "Not Acceptable";
    default:
        break;
    }
    switch (status / 100) {
    case 1:
        return "Session Progress";
    case 2:
        return "OK";
    case 3:
        return "Redirection";
    case 4:
        return "Request Failure";
    case 5:
        return "Server Failure";
    default:
        return "Global Failure";
    }
}

} // namespace slimphone::sip
