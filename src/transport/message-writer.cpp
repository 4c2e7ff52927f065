#include "transport/message-writer.h"

#include "base/log.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace slimphone::sip {

namespace {

/** What belle-sip's buffer for outgoing headers holds, less the lines it adds by itself. */
constexpr std::size_t kMaximumSize = 16384 - 1024;

/** A name that belle-sip has no parser for. */
constexpr const char *kPlainName = "X-Verbatim";

bool isOneLine(std::string_view text) noexcept {
    return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

bool isToken(std::string_view text) noexcept {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               std::string_view("-.!%*_+`'~").find(static_cast<char>(c)) != std::string_view::npos;
    });
}

bool isWord(std::string_view text) noexcept {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](unsigned char c) { return c > ' ' && c != 0x7f; });
}

/** Headers that the stack writes itself. */
bool isOurs(std::string_view name) noexcept {
    static constexpr std::array<std::string_view, 12> names{
        "Via", "v", "From", "f", "To", "t", "Call-ID", "i", "CSeq", "Max-Forwards", "Content-Length", "l"};
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view own) { return equalsIgnoringCase(own, name); });
}

/**
 * Adds a header whose text goes out as given and which belle-sip does not find under its name.
 * belle-sip would parse and rewrite the values it knows, and in places takes a header found by
 * name for its own type without looking: Authorization when an answer brings
 * Authentication-Info, Contact when the message leaves.
 */
void addVerbatim(belle_sip_message_t *message, const std::string &name, const std::string &value) {
    belle_sip_header_t *header = belle_sip_header_create(kPlainName, value.c_str());
    belle_sip_message_add_header(message, header);
    belle_sip_header_set_name(header, name.c_str());
}

std::string bracketed(const std::string &host) {
    return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

std::string explicitContact(const ContactTemplate &contact) {
    std::string text;
    if (!contact.displayName.empty()) {
        text += '"';
        for (const char c : contact.displayName) {
            if (c == '"' || c == '\\') text += '\\';
            text += c;
        }
        text += "\" ";
    }
    text += contact.secure ? "<sips:" : "<sip:";
    if (!contact.user.empty()) text += contact.user + '@';
    text += bracketed(contact.host);
    if (contact.port > 0) text += ':' + std::to_string(contact.port);
    text += contact.uriParameters + '>' + contact.parameters;
    return text;
}

/** Sets the parameters of @p text (";a=b;c"), semicolons within quotes being text. */
void setParameters(belle_sip_parameters_t *target, std::string_view text) {
    while (!text.empty()) {
        bool quoted = false;
        std::size_t end = 0;
        for (; end < text.size(); ++end) {
            const char c = text[end];
            if (quoted && c == '\\')
                ++end;
            else if (c == '"')
                quoted = !quoted;
            else if (c == ';' && !quoted)
                break;
        }
        end = std::min(end, text.size());
        const std::string_view parameter = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (parameter.empty()) continue;
        const std::size_t equal = parameter.find('=');
        const std::string name(parameter.substr(0, equal));
        if (equal == std::string_view::npos)
            belle_sip_parameters_set_parameter(target, name.c_str(), nullptr);
        else
            belle_sip_parameters_set_parameter(target, name.c_str(),
                                               std::string(parameter.substr(equal + 1)).c_str());
    }
}

/** A Contact that belle-sip completes when the message leaves. */
belle_sip_header_contact_t *automaticContact(const ContactTemplate &contact) {
    ContactTemplate shape = contact;
    shape.displayName.clear();
    shape.host = "0.0.0.0";
    shape.port = 0;
    shape.parameters.clear();
    belle_sip_header_address_t *address = belle_sip_header_address_fast_parse(explicitContact(shape).c_str());
    if (!address || !belle_sip_header_address_get_uri(address)) return nullptr;
    if (!contact.displayName.empty())
        belle_sip_header_address_set_displayname(address, contact.displayName.c_str());
    belle_sip_header_contact_t *header = belle_sip_header_contact_create(address);
    setParameters(BELLE_SIP_PARAMETERS(header), contact.parameters);
    belle_sip_header_contact_set_automatic(header, TRUE);
    return header;
}

/** Why @p request cannot be written; nullptr when nothing speaks against it. */
const char *findFault(const OutgoingRequest &request, const std::string &userAgent) {
    if (!isToken(request.method)) return "the method is not a token";
    if (request.method == "ACK" || request.method == "CANCEL" || request.method == "INVITE")
        return "the method is not one of plain requests";
    if (!isWord(request.requestUri)) return "the request URI is empty or holds blanks";
    if (!isWord(request.callId)) return "the Call-ID is empty or holds blanks";
    if (!isOneLine(request.from) || !isOneLine(request.to)) return "line break in an address";
    if (request.to.empty()) return "no To";
    std::size_t size = request.requestUri.size() + request.from.size() + request.to.size() +
                       request.callId.size() + 2 * request.method.size() + userAgent.size();
    if (request.contact) {
        const ContactTemplate &contact = *request.contact;
        for (const std::string *part : {&contact.displayName, &contact.user, &contact.host,
                                        &contact.uriParameters, &contact.parameters}) {
            if (!isOneLine(*part)) return "line break in the Contact";
            size += part->size();
        }
        if (!contact.user.empty() && !isWord(contact.user)) return "blank in the user of the Contact";
        if (!contact.host.empty() && !isWord(contact.host)) return "blank in the host of the Contact";
    }
    for (const HeaderField &header : request.headers) {
        if (!isToken(header.name)) return "a header name is not a token";
        if (isOurs(header.name)) return "a header belongs to the stack";
        if (!isOneLine(header.value)) return "line break in a header value";
        size += header.name.size() + header.value.size() + 4;
    }
    return size > kMaximumSize ? "larger than 16 KiB" : nullptr;
}

/** FNV-1a, for tags that only have to be the same for a repeated request. */
std::uint64_t hash(std::uint64_t seed, const char *text) {
    for (const char *c = text ? text : ""; *c; ++c)
        seed = (seed ^ static_cast<unsigned char>(*c)) * 0x100000001b3u;
    return (seed ^ 0xff) * 0x100000001b3u;
}

bool holds(const std::vector<HeaderField> &headers, std::string_view name) {
    return std::any_of(headers.begin(), headers.end(),
                       [&](const HeaderField &header) { return equalsIgnoringCase(header.name, name); });
}

} // namespace

BelleRef<belle_sip_request_t> writeRequest(const OutgoingRequest &request, const std::string &userAgent,
                                           std::string &error) {
    if (const char *fault = findFault(request, userAgent)) {
        error = fault;
        return {};
    }
    belle_sip_uri_t *uri = belle_sip_fast_uri_parse(request.requestUri.c_str());
    if (!uri || !belle_sip_uri_get_host(uri)) {
        error = "the request URI is not a SIP URI that belle-sip understands";
        return {};
    }
    // belle-sip looks at our From when an answer arrives, so this one must be of its own type.
    belle_sip_header_address_t *address = belle_sip_header_address_fast_parse(request.from.c_str());
    belle_sip_header_from_t *from = address ? belle_sip_header_from_create(address, nullptr) : nullptr;
    if (!from || !belle_sip_header_from_get_tag(from)) {
        error = "From is not an address with a tag";
        return {};
    }
    belle_sip_header_call_id_t *callId = belle_sip_header_call_id_new();
    belle_sip_header_call_id_set_call_id(callId, request.callId.c_str());
    belle_sip_header_contact_t *contact = nullptr;
    if (request.contact && request.contact->host.empty()) {
        contact = automaticContact(*request.contact);
        if (!contact) {
            error = "the Contact is not a SIP address";
            return {};
        }
    }
    auto result = BelleRef<belle_sip_request_t>::share(
        belle_sip_request_create(uri, request.method.c_str(), callId,
                                 belle_sip_header_cseq_create(request.cseq, request.method.c_str()), from,
                                 nullptr, belle_sip_header_via_new(), 70));
    belle_sip_message_t *message = BELLE_SIP_MESSAGE(result.get());
    addVerbatim(message, "To", request.to);
    if (contact)
        belle_sip_message_add_header(message, BELLE_SIP_HEADER(contact));
    else if (request.contact)
        addVerbatim(message, "Contact", explicitContact(*request.contact));
    for (const HeaderField &header : request.headers)
        addVerbatim(message, header.name, header.value);
    if (!userAgent.empty() && isOneLine(userAgent) && !holds(request.headers, "User-Agent"))
        addVerbatim(message, "User-Agent", userAgent);
    return result;
}

BelleRef<belle_sip_response_t> writeAnswer(belle_sip_request_t *request, const Answer &answer,
                                           const std::string &toTag, const std::string &userAgent) {
    const int status = answer.status >= 200 && answer.status <= 699 ? answer.status : 500;
    auto result =
        BelleRef<belle_sip_response_t>::share(belle_sip_response_create_from_request(request, status));
    belle_sip_message_t *message = BELLE_SIP_MESSAGE(result.get());
    if (auto *to = belle_sip_message_get_header_by_type(message, belle_sip_header_to_t))
        if (!belle_sip_header_to_get_tag(to)) belle_sip_header_to_set_tag(to, toTag.c_str());
    if (!answer.reason.empty() && isOneLine(answer.reason))
        belle_sip_response_set_reason_phrase(result.get(), answer.reason.c_str());
    std::size_t size = 0;
    for (const HeaderField &header : answer.headers) {
        size += header.name.size() + header.value.size() + 4;
        if (!isToken(header.name) || isOurs(header.name) || !isOneLine(header.value) ||
            size > kMaximumSize / 2)
            logWarning("header left out of an answer, it cannot be written");
        else
            addVerbatim(message, header.name, header.value);
    }
    if (!userAgent.empty() && isOneLine(userAgent) && !holds(answer.headers, "User-Agent"))
        addVerbatim(message, "User-Agent", userAgent);
    return result;
}

std::string answerTag(std::uint64_t salt, belle_sip_request_t *request) {
    const auto *callId = belle_sip_message_get_header_by_type(request, belle_sip_header_call_id_t);
    const auto *from = belle_sip_message_get_header_by_type(request, belle_sip_header_from_t);
    const auto *via = belle_sip_message_get_header_by_type(request, belle_sip_header_via_t);
    std::uint64_t value =
        hash(0xcbf29ce484222325u ^ salt, callId ? belle_sip_header_call_id_get_call_id(callId) : nullptr);
    value = hash(value, from ? belle_sip_header_from_get_tag(from) : nullptr);
    value = hash(value, via ? belle_sip_header_via_get_branch(via) : nullptr);
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(value));
    return text;
}

BelleRef<belle_sip_uri_t> writeNextHop(const NextHop &hop, Transport transport) {
    auto uri = BelleRef<belle_sip_uri_t>::share(belle_sip_uri_create(nullptr, hop.host.c_str()));
    if (hop.port > 0) belle_sip_uri_set_port(uri.get(), hop.port);
    belle_sip_uri_set_transport_param(uri.get(), toLower(toString(transport)).c_str());
    return uri;
}

} // namespace slimphone::sip
