#include "address/address-extras.h"
#include "address/address.h"
#include "address/element-list.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace slimphone {

namespace {

bool sameHost(const char *a, const char *b, bool areIpv6) noexcept {
    if (equalsIgnoringCase(a, b)) return true;
    if (!areIpv6) return false;
    std::array<unsigned char, sizeof(in6_addr)> x{}; // one IPv6 address has many spellings
    std::array<unsigned char, sizeof(in6_addr)> y{};
    return inet_pton(AF_INET6, a, x.data()) == 1 && inet_pton(AF_INET6, b, y.data()) == 1 && x == y;
}

/** Parameters that matter even when only one of the URIs has them. */
bool mustBeInBoth(std::string_view name) noexcept {
    static constexpr std::array<std::string_view, 5> kNames{"user", "ttl", "method", "maddr", "transport"};
    return std::any_of(kNames.begin(), kNames.end(),
                       [&](std::string_view known) { return sip::compareEscaped(known, name, true) == 0; });
}

/** Compares the lists; elements that only one has are ignored when @p mayDiffer says so. */
bool sameElements(const ListSyntax &syntax, std::string_view listA, std::string_view listB,
                  bool (*mayDiffer)(std::string_view name)) {
    if (listA == listB) return true;
    const auto a = sortedElements(syntax, listA);
    const auto b = sortedElements(syntax, listB);
    auto x = a.begin();
    auto y = b.begin();
    while (x != a.end() || y != b.end()) {
        const int order = x == a.end() ? 1 : y == b.end() ? -1 : sip::compareEscaped(x->name, y->name, true);
        if (order != 0) {
            if (!mayDiffer(order < 0 ? x->name : y->name)) return false;
            if (order < 0)
                ++x;
            else
                ++y;
            continue;
        }
        if (sip::compareEscaped(x->value, y->value, true) != 0) return false;
        ++x;
        ++y;
    }
    return true;
}

} // namespace

bool Address::sameUser(const Address &other) const noexcept {
    return sip::compareEscaped(mUser.view(), other.mUser.view(), false) == 0;
}

bool Address::weakEquals(const Address &other) const noexcept {
    if (!isSip() || !other.isSip())
        return std::strcmp(scheme(), other.scheme()) == 0 && opaque() == other.opaque();
    return sameUser(other) && mHost == other.mHost && mPort == other.mPort;
}

bool Address::equals(const Address &other) const {
    if (std::strcmp(scheme(), other.scheme()) != 0 || mDisplayName != other.mDisplayName) return false;
    if (!isSip()) return sip::compareEscaped(opaque(), other.opaque(), false) == 0;
    return sameUser(other) && sip::compareEscaped(rawPassword(), other.rawPassword(), false) == 0 &&
           mIsIpv6 == other.mIsIpv6 && sameHost(domain(), other.domain(), mIsIpv6) && mPort == other.mPort &&
           sameElements(kParameterList, uriParameters(), other.uriParameters(),
                        [](std::string_view name) { return !mustBeInBoth(name); }) &&
           sameElements(kUriHeaderList, uriHeaders(), other.uriHeaders(),
                        [](std::string_view) { return false; });
}

bool Address::lesser(const Address &other) const { return toString() < other.toString(); }

} // namespace slimphone
