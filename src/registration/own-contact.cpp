#include "registration/own-contact.h"

#include "base/text.h"
#include "sip/headers.h"
#include "sip/uri.h"

#include <utility>

namespace slimphone {

namespace {

bool isOurs(const sip::NameAddrView &contact, const sip::ContactTemplate &sent,
            const sip::Response &response) {
    if (contact.uri.user != sent.user) return false;
    const std::string &host = sent.host.empty() ? response.contact.host : sent.host;
    const int port = sent.host.empty() ? response.contact.port : sent.port;
    // Ours has no port when that is the transport's own.
    const int theirs = contact.uri.port > 0 ? contact.uri.port : sip::WellKnownPorts().of(response.transport);
    if (equalsIgnoringCase(contact.uri.host, host) && (port == 0 || port == theirs)) return true;
    return response.seen && contact.uri.host == response.seen->host && response.seen->port == theirs;
}

} // namespace

OwnContact findOwnContact(const sip::Response &response, const sip::ContactTemplate &sent,
                          std::string_view previous) {
    OwnContact result;
    const std::optional<sip::UriView> ended = sip::parseUri(previous);
    std::string_view parameters = sent.parameters;
    if (parameters.starts_with(';')) parameters.remove_prefix(1);
    const auto instance = sip::findParameter(parameters, "+sip.instance");
    bool matchedUri = false;
    for (const sip::HeaderView &header : response.headers) {
        if (!equalsIgnoringCase(header.name, "Contact")) continue;
        std::string_view rest = header.value;
        while (!rest.empty() && !matchedUri) {
            std::string_view element = rest;
            const auto contact = sip::parseNameAddr(element, rest);
            if (!contact) break;
            if (!rest.empty()) rest.remove_prefix(1);
            matchedUri = isOurs(*contact, sent, response);
            // Behind a rewriting proxy only the instance tells which one is ours (RFC 5626 6).
            const auto theirs = sip::findParameter(contact->parameters, "+sip.instance");
            const bool matchesInstance = result.text.empty() && instance && theirs && *instance == *theirs &&
                                         !(ended && sip::isSamePlace(contact->uri, *ended));
            if (!matchedUri && !matchesInstance) continue;
            const auto gruu = sip::findParameter(contact->parameters, "pub-gruu");
            result.text = "<" + std::string(contact->uriText) + ">";
            if (!contact->displayName.empty())
                result.text = "\"" + std::string(contact->displayName) + "\" " + result.text;
            if (!contact->parameters.empty()) result.text += ";" + std::string(contact->parameters);
            result.isGruu = gruu.has_value();
            if (gruu) result.text = "<" + sip::unquote(*gruu) + ">";
            const auto expires = sip::findParameter(contact->parameters, "expires");
            result.expires = expires ? sip::parseDeltaSeconds(*expires) : std::nullopt;
        }
    }
    return result;
}

} // namespace slimphone
