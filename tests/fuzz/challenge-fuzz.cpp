/**
 * @file
 * Feeds the parsers of single header values: challenges, contacts, Via, lists, numbers.
 */
#include "sip/challenge.h"
#include "sip/headers.h"

#include <cstdint>
#include <cstdlib>

using namespace slimphone::sip;

namespace {

void require(bool condition) {
    if (!condition) std::abort();
}

bool isInside(std::string_view part, std::string_view whole) {
    return part.empty() ||
           (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

void checkChallenges(std::string_view text) {
    const std::vector<Challenge> challenges = parseChallenges(text);
    require(challenges.size() <= 16);
    for (const Challenge &challenge : challenges) {
        require(!challenge.scheme.empty());
        for (const auto *field :
             {&challenge.realm, &challenge.nonce, &challenge.opaque, &challenge.algorithm, &challenge.qop})
            require(!*field || (*field)->find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
    }
}

void checkVias(std::string_view text) {
    std::string_view rest = text;
    while (const std::optional<ViaView> via = parseVia(rest, rest)) {
        require(isInside(via->text, text) && isInside(via->parameters, via->text) &&
                isInside(via->branch, via->parameters));
        require(!via->host.empty() && via->port >= 0 && via->port <= 65535 && via->rport >= 0 &&
                via->rport <= 65535);
        std::string_view nothing;
        const std::optional<ViaView> again = parseVia(via->text, nothing);
        require(again && again->text == via->text && nothing.empty());
        if (rest.empty()) break;
        rest.remove_prefix(1);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    checkChallenges(text);
    checkVias(text);
    for (const std::string_view element : splitList(text))
        require(!element.empty() && isInside(element, text));
    for (const ContactView &contact : parseContacts(text)) {
        require(!contact.address.uriText.empty() && isInside(contact.address.uriText, text));
        require(!contact.expires || *contact.expires <= 0x7fffffffU);
    }
    if (const auto seconds = parseDeltaSeconds(text)) require(*seconds <= 0x7fffffffU);
    if (const auto length = parseContentLength(text)) require(*length <= 0x7fffffffU);
    if (const auto cseq = parseCSeq(text)) require(cseq->number <= 0x7fffffffU && !cseq->method.empty());
    const HeaderName name = canonicalHeaderName(text);
    require(canonicalHeaderName(name.name).id == name.id);
    return 0;
}
