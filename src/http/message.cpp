#include "http/message.h"

#include "base/text.h"

#include <algorithm>

namespace slimphone::http {

bool isToken(std::string_view text) noexcept {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    });
}

bool isHeaderField(std::string_view name, std::string_view value) noexcept {
    constexpr std::string_view breaks("\r\n\0", 3);
    return isToken(name) && value.find_first_of(breaks) == std::string_view::npos;
}

const char *toString(ErrorKind kind) noexcept {
    switch (kind) {
    case ErrorKind::None:
        return "none";
    case ErrorKind::InvalidRequest:
        return "invalid request";
    case ErrorKind::Unavailable:
        return "libcurl unavailable";
    case ErrorKind::NameResolution:
        return "name resolution";
    case ErrorKind::Connection:
        return "connection";
    case ErrorKind::TlsVerification:
        return "TLS verification";
    case ErrorKind::TlsHandshake:
        return "TLS handshake";
    case ErrorKind::Timeout:
        return "timeout";
    case ErrorKind::TooLarge:
        return "too large";
    case ErrorKind::Protocol:
        return "protocol";
    case ErrorKind::Redirection:
        return "redirection";
    case ErrorKind::Aborted:
        return "aborted";
    }
    return "unknown";
}

std::string_view Response::header(std::string_view name) const noexcept {
    for (const sip::HeaderField &field : headers)
        if (equalsIgnoringCase(field.name, name)) return field.value;
    return {};
}

std::string Response::failureText() const {
    if (error != ErrorKind::None) return errorText;
    if (isSuccess()) return {};
    return "HTTP " + std::to_string(status) + (reason.empty() ? "" : " " + reason);
}

} // namespace slimphone::http
