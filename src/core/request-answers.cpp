#include "core/request-answers.h"

#include "core/settings.h"
#include "sip/uri.h"

#include <initializer_list>

namespace slimphone {

namespace {

constexpr const char *kAllow = "OPTIONS, NOTIFY, CANCEL, BYE, INFO, INVITE, ACK";

bool isOneOf(std::string_view method, std::initializer_list<std::string_view> methods) {
    for (std::string_view candidate : methods)
        if (method == candidate) return true; // methods are case-sensitive
    return false;
}

/** Sent inside of a dialog; there is none here. */
bool hasToTag(const sip::IncomingRequest &request) {
    std::string_view rest;
    const auto to = sip::parseNameAddr(request.header("To"), rest);
    return to && sip::findParameter(to->parameters, "tag").has_value();
}

} // namespace

sip::Answer RequestAnswers::onRequest(const sip::IncomingRequest &request) {
    const std::string_view method = request.method;
    if (method == "OPTIONS")
        return {200,
                {},
                {{"Allow", kAllow}, {"Accept", "application/sdp"}, {"Supported", "path, gruu, outbound"}}};
    if (isOneOf(method, {"BYE", "INFO", "CANCEL"})) return {481, {}, {}};
    if (method == "INVITE")
        return {hasToTag(request) ? 481 : mSettings.inviteAnswer(), {}, {{"Allow", kAllow}}};
    if (method == "NOTIFY") {
        // Out of dialog is how servers send MWI and check-sync, which ask for no more than a 200.
        if (request.header("Event").empty()) return {489, {}, {}};
        if (hasToTag(request)) return {481, {}, {}}; // of a subscription that we never made
        return {200, {}, {}};
    }

    return {405, {}, {{"Allow", kAllow}}};
}

} // namespace slimphone
