#include "transport/message-reader.h"

#include "sip/headers.h"

namespace slimphone::sip {

namespace {

std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/** Line folds become one blank each (RFC 3261 section 7.3.1). */
std::string unfolded(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::size_t fold = text.find_first_of("\r\n");
        result += text.substr(0, fold);
        if (fold == std::string_view::npos) break;
        const std::size_t next = text.find_first_not_of(" \t\r\n", fold);
        if (next == std::string_view::npos) break;
        result += ' ';
        text.remove_prefix(next);
    }
    return result;
}

} // namespace

ReceivedHeaders::ReceivedHeaders(belle_sip_message_t *message) {
    belle_sip_list_t *all = belle_sip_message_get_all_headers(message);
    try {
        // The parser has put each element of a list into this list, too.
        for (belle_sip_list_t *item = all; item; item = item->next)
            add(static_cast<belle_sip_header_t *>(item->data));
    } catch (...) {
        belle_sip_list_free(all);
        throw;
    }
    belle_sip_list_free(all);
}

void ReceivedHeaders::add(belle_sip_header_t *header) {
    const char *name = belle_sip_header_get_name(header);
    if (!name) return;
    const char *text = belle_sip_header_get_unparsed_value(header);
    std::string_view value = trimmed(text ? std::string_view(text) : std::string_view());
    if (value.find_first_of("\r\n") != std::string_view::npos)
        value = mUnfolded.emplace_back(unfolded(value));
    mViews.push_back({canonicalHeaderName(name).name, value});
}

std::string withoutBrackets(const char *host) {
    std::string_view text = host ? std::string_view(host) : std::string_view();
    if (text.size() >= 2 && text.front() == '[' && text.back() == ']') text = text.substr(1, text.size() - 2);
    return std::string(text);
}

std::optional<Endpoint> seenAddress(belle_sip_message_t *response) {
    const auto *via = belle_sip_message_get_header_by_type(response, belle_sip_header_via_t);
    if (!via) return std::nullopt;
    const char *received = belle_sip_header_via_get_received(via);
    const int rport = belle_sip_header_via_get_rport(via);
    if (!received && rport <= 0) return std::nullopt;
    Endpoint seen;
    seen.host = withoutBrackets(received ? received : belle_sip_header_via_get_host(via));
    seen.port = rport > 0 && rport <= 65535 ? rport : belle_sip_header_via_get_listening_port(via);
    return seen;
}

Endpoint sentContact(belle_sip_request_t *request) {
    const auto *contact = belle_sip_message_get_header_by_type(request, belle_sip_header_contact_t);
    const belle_sip_uri_t *uri =
        contact ? belle_sip_header_address_get_uri(BELLE_SIP_HEADER_ADDRESS(contact)) : nullptr;
    if (!uri) return {};
    return {withoutBrackets(belle_sip_uri_get_host(uri)), belle_sip_uri_get_listening_port(uri)};
}

std::string requestUri(belle_sip_request_t *request) {
    void *uri = belle_sip_request_get_uri(request);
    if (!uri) uri = belle_sip_request_get_absolute_uri(request);
    const BelleString text(uri ? belle_sip_object_to_string(uri) : nullptr);
    return text ? std::string(text.get()) : std::string();
}

} // namespace slimphone::sip
