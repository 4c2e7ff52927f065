#include "address/address.h"

#include <cstring>

namespace slimphone {

bool namesSipScheme(std::string_view text) noexcept {
    for (std::size_t colon = text.find(':'); colon != std::string_view::npos;
         colon = text.find(':', colon + 1)) {
        const std::string_view before = text.substr(0, colon);
        if (before.size() >= 3 && equalsIgnoringCase(before.substr(before.size() - 3), "sip")) return true;
        if (before.size() >= 4 && equalsIgnoringCase(before.substr(before.size() - 4), "sips")) return true;
    }
    return false;
}

Ref<Address> parseServerAddress(std::string_view text) {
    Ref<Address> address = Address::parse(text);
    // tel: is let through because configurations with it exist; "gossip:5060" names a host.
    const bool isComplete = address && (address->isSip() || std::strcmp(address->scheme(), "tel") == 0);
    if (!isComplete && (address || !namesSipScheme(text)))
        address = Address::parse("sip:" + std::string(text));
    if (address && address->port() > 65535) return nullptr;
    return address;
}

std::optional<std::string> normalizeServerAddress(std::string_view text) {
    const Ref<Address> address = parseServerAddress(text);
    if (!address) return std::nullopt;
    return address->toString();
}

std::optional<std::string> normalizeRoute(std::string_view text) {
    const Ref<Address> address = parseServerAddress(text);
    if (!address) return std::nullopt;
    return address->toStringUriOnly();
}

} // namespace slimphone
