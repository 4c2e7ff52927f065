/**
 * @file
 * Feeds the parsers of URIs and addresses; whatever they accept has to survive a round trip.
 */
#include "address/address.h"

#include <cstdint>
#include <cstdlib>

using namespace slimphone;

namespace {

void require(bool condition) {
    if (!condition) std::abort();
}

void checkRoundTrip(const Address &address, Ref<Address> (*parse)(std::string_view)) {
    const std::string text = address.toNameAddr();
    require(text.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
    const Ref<Address> copy = parse(text);
    require(copy && copy->toNameAddr() == text && copy->toString() == address.toString());
    require(copy->equals(address) && address.equals(*copy) && copy->weakEquals(address));
    require(!copy->lesser(address) && !address.lesser(*copy));
}

/** Uses @p text for every setter; what they accept may not break the address. */
void checkSetters(std::string_view text) {
    const Ref<Address> address = Address::parse("sip:a@b");
    address->setDisplayName(text);
    address->setUsername(text);
    address->setPassword(text);
    address->setDomain(text);
    address->setUriParameters(text);
    address->setUriParameter(text, text);
    address->setUriParameter("x", text);
    address->setParameters(text);
    address->setParameter("x", text);
    address->setUriHeader("x", text);
    address->setMethodParameter(text);
    checkRoundTrip(*address, Address::parse);
    if (const char *value = address->uriParameter("x")) require(text == value);
    if (const char *value = address->uriHeader("x")) require(text == value);
    address->clean();
    checkRoundTrip(*address, Address::parse);
}

void checkList(std::string_view text) {
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t before = rest.size();
        if (!sip::parseNameAddr(rest, rest) || rest.empty()) break;
        rest.remove_prefix(1);
        require(rest.size() < before);
    }
    rest = text;
    while (const auto parameter = sip::nextParameter(rest))
        require(!parameter->name.empty());
    rest = text;
    while (const auto header = sip::nextUriHeader(rest))
        require(!header->name.empty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    if (const Ref<Address> address = Address::parse(text)) checkRoundTrip(*address, Address::parse);
    if (const Ref<Address> address = Address::parseHeaderValue(text))
        checkRoundTrip(*address, Address::parseHeaderValue);
    if (const auto server = normalizeServerAddress(text)) require(normalizeServerAddress(*server) == server);
    checkList(text);
    checkSetters(text);
    require(sip::unquote(sip::quote(text)).size() == text.size());
    return 0;
}
