#include "sip/stack.h"

#include "base/text.h"

namespace slimphone::sip {

namespace {
std::string_view find(std::span<const HeaderView> headers, std::string_view name) noexcept {
    for (const HeaderView &header : headers)
        if (equalsIgnoringCase(header.name, name)) return header.value;
    return {};
}
} // namespace

const char *toString(Transport transport) noexcept {
    switch (transport) {
    case Transport::Udp:
        return "UDP";
    case Transport::Tcp:
        return "TCP";
    case Transport::Tls:
        return "TLS";
    }
    return "";
}

std::string_view Response::header(std::string_view name) const noexcept { return find(headers, name); }
std::string_view IncomingRequest::header(std::string_view name) const noexcept { return find(headers, name); }

} // namespace slimphone::sip
