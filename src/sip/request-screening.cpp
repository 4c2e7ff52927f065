#include "sip/request-screening.h"

#include "base/text.h"
#include "sip/grammar.h"

#include <algorithm>

namespace slimphone::sip {

namespace {

/** The required extensions that are not @p supported, as a list; nullopt when some is no option tag. */
std::optional<std::string> unsupportedExtensions(const MessageView &request,
                                                 std::span<const std::string_view> supported) {
    std::string unsupported;
    for (const HeaderView &header : request.headers) {
        if (header.name != "Require") continue;
        std::string_view list = header.value;
        std::string_view tag;
        while (nextListElement(list, tag)) {
            if (!grammar::isToken(tag)) return std::nullopt;
            if (std::any_of(supported.begin(), supported.end(),
                            [tag](std::string_view known) { return equalsIgnoringCase(known, tag); }))
                continue;
            if (!unsupported.empty()) unsupported += ", ";
            unsupported += tag;
        }
    }
    return unsupported;
}

} // namespace

std::optional<Answer> screenRequest(const MessageView &request, std::span<const std::string_view> supported) {
    const std::optional<UriView> uri = parseUri(request.requestUri);
    if (!uri || !uri->isSip()) return Answer{416, "", {}};
    // Section 8.2.2.3: to refuse these would undo what they belong to.
    if (request.method == "CANCEL" || request.method == "ACK") return std::nullopt;
    const std::optional<std::string> unsupported = unsupportedExtensions(request, supported);
    if (!unsupported) return Answer{400, "Bad Require", {}};
    if (!unsupported->empty()) return Answer{420, "", {{"Unsupported", *unsupported}}};
    return std::nullopt;
}

} // namespace slimphone::sip
