#include "sip/uri.h"

#include "base/text.h"
#include "sip/char-class.h"

#include <limits>

namespace slimphone::sip {

namespace {

enum class Octets : std::uint8_t {
    Written, ///< RFC 3261 IPv4address: one to three digits each
    Real     ///< RFC 5954 dec-octet: up to 255, no leading zero, as inet_pton() wants them
};

/** Four groups of digits. */
bool isDottedQuad(std::string_view text, Octets octets) noexcept {
    std::size_t at = 0;
    for (int group = 0; group < 4; ++group) {
        if (group > 0 && (at >= text.size() || text[at++] != '.')) return false;
        const std::size_t begin = at;
        int value = 0;
        while (at < text.size() && is(text[at], kDigit) && at - begin < 3)
            value = value * 10 + (text[at++] - '0');
        if (at == begin) return false;
        if (octets == Octets::Real && (value > 255 || (text[begin] == '0' && at - begin > 1))) return false;
    }
    return at == text.size();
}

/** RFC 5954 IPv6address. */
bool isIpv6(std::string_view text) noexcept {
    constexpr std::size_t kLongest = 45;
    if (text.size() > kLongest) return false;
    int groups = 0;
    bool compressed = false;
    std::size_t at = 0;
    if (text.starts_with("::")) {
        compressed = true;
        at = 2;
    }
    while (at < text.size()) {
        const std::size_t end = skip(text, at, kHex);
        if (end < text.size() && text[end] == '.') {
            if (!isDottedQuad(text.substr(at), Octets::Real)) return false;
            groups += 2;
            break;
        }
        if (end == at || end - at > 4) return false;
        ++groups;
        at = end;
        if (at == text.size()) break;
        if (text[at++] != ':') return false;
        if (at == text.size()) return false; // a single colon at the end
        if (text[at] == ':') {
            if (compressed) return false;
            compressed = true;
            ++at;
        }
    }
    return compressed ? groups < 8 : groups == 8;
}

/**
 * Labels joined by dots. A last label made of digits only is left to IPv4 literals, because
 * resolvers read such "names" as numbers (inet_aton).
 */
bool isHostName(std::string_view text) noexcept {
    if (text.ends_with('.')) text.remove_suffix(1);
    const auto isEdge = [](char c) { return is(c, kAlpha | kDigit) || c == '_'; };
    std::size_t begin = 0;
    for (;;) {
        std::size_t end = begin;
        bool onlyDigits = true;
        while (end < text.size() && text[end] != '.') {
            if (!is(text[end], kHost)) return false;
            if (!is(text[end], kDigit)) onlyDigits = false;
            ++end;
        }
        if (end == begin || !isEdge(text[begin]) || !isEdge(text[end - 1])) return false;
        if (end == text.size()) return !onlyDigits || isDottedQuad(text, Octets::Written);
        begin = end + 1;
    }
}

/** Takes host and port off @p text, up to ";", "?" or the end. */
bool parseHostPort(std::string_view text, UriView &uri, PortRange ports, std::size_t &end) noexcept {
    std::size_t at = 0;
    if (text.starts_with('[')) {
        at = text.find(']');
        if (at == std::string_view::npos) return false;
        uri.host = text.substr(1, at - 1);
        uri.isIpv6 = true;
        if (!isIpv6(uri.host)) return false;
        ++at;
    } else {
        at = skip(text, 0, kHost);
        uri.host = text.substr(0, at);
        if (!isHostName(uri.host)) return false;
    }
    if (at < text.size() && text[at] == ':') {
        const std::size_t digits = ++at;
        const int largest = ports == PortRange::Any ? std::numeric_limits<int>::max() : 65535;
        for (; at < text.size() && is(text[at], kDigit); ++at) {
            const int digit = text[at] - '0';
            if (uri.port > (largest - digit) / 10) return false;
            uri.port = uri.port * 10 + digit;
        }
        if (at == digits) return false;
    }
    end = at;
    return true;
}

bool parseUserInfo(std::string_view text, UriView &uri) noexcept {
    uri.hasUser = true;
    const std::size_t colon = skipEscaped(text, 0, kUser);
    uri.user = text.substr(0, colon);
    if (colon == text.size()) return true;
    if (text[colon] != ':' || colon == 0) return false;
    uri.hasPassword = true;
    uri.password = text.substr(colon + 1);
    return skipEscaped(uri.password, 0, kPassword) == uri.password.size();
}

bool parseSipUri(std::string_view text, UriView &uri, PortRange ports) noexcept {
    // Nothing but the end of the user information may be a plain "@".
    if (const std::size_t at = text.find('@'); at != std::string_view::npos) {
        if (!parseUserInfo(text.substr(0, at), uri)) return false;
        text.remove_prefix(at + 1);
    }
    std::size_t end = 0;
    if (!parseHostPort(text, uri, ports, end)) return false;
    text.remove_prefix(end);
    if (text.starts_with(';')) {
        uri.parameters = text.substr(1, text.find('?') - 1);
        if (uri.parameters.empty() || !isUriParameters(uri.parameters)) return false;
        text.remove_prefix(uri.parameters.size() + 1);
    }
    if (text.empty()) return true;
    if (text.front() != '?') return false;
    uri.headers = text.substr(1);
    std::string_view headers = uri.headers;
    do {
        if (!nextUriHeader(headers)) return false;
    } while (!headers.empty());
    return uri.headers.back() != '&';
}

/** Index behind the quoted string that begins at @p from; npos when it is not closed. */
std::size_t skipQuoted(std::string_view text, std::size_t from) noexcept {
    for (std::size_t at = from + 1; at < text.size(); ++at) {
        at = skip(text, at, kQuoted);
        if (at >= text.size()) break;
        if (text[at] == '"') return at + 1;
        if (text[at] != '\\' || ++at >= text.size()) break;
        if (text[at] == '\r' || text[at] == '\n') break; // the two that no quoted-pair may hold
    }
    return std::string_view::npos;
}

/** Reads one parameter from @p at on and leaves @p at behind it and the blanks that follow. */
bool scanParameter(std::string_view text, std::size_t &at, ParameterView &parameter) noexcept {
    std::size_t begin = skip(text, at, kBlank);
    std::size_t end = skip(text, begin, kToken | kParameter);
    if (end == begin) return false;
    parameter.name = text.substr(begin, end - begin);
    at = skip(text, end, kBlank);
    parameter.hasValue = at < text.size() && text[at] == '=';
    if (!parameter.hasValue) return true;
    begin = skip(text, at + 1, kBlank);
    end = begin < text.size() && text[begin] == '"' ? skipQuoted(text, begin)
                                                    : skip(text, begin, kParameterValue);
    if (end == std::string_view::npos) return false;
    parameter.value = text.substr(begin, end - begin);
    at = skip(text, end, kBlank);
    return true;
}

/** Reads header parameters, each behind a semicolon, up to a comma or the end. */
bool scanParameters(std::string_view text, std::size_t &at) noexcept {
    while (at < text.size() && text[at] == ';') {
        ++at;
        ParameterView parameter;
        if (!scanParameter(text, at, parameter)) return false;
    }
    return at == text.size() || text[at] == ',';
}

/** Display name and brackets; false when @p text does not begin with them. */
bool scanBracketed(std::string_view text, NameAddrView &result, std::size_t &at) noexcept {
    if (text.starts_with('"')) {
        at = skipQuoted(text, 0);
        if (at == std::string_view::npos) return false;
        result.displayNameQuoted = true;
        result.displayName = text.substr(1, at - 2);
        at = skip(text, at, kBlank);
    } else {
        at = skip(text, 0, kDisplay);
        std::size_t end = at;
        while (end > 0 && is(text[end - 1], kBlank))
            --end;
        result.displayName = text.substr(0, end);
    }
    if (at >= text.size() || text[at] != '<') return false;
    const std::size_t close = text.find('>', at);
    if (close == std::string_view::npos) return false;
    result.hasBrackets = true;
    result.uriText = text.substr(at + 1, close - at - 1);
    at = close + 1;
    return true;
}

} // namespace

bool UriView::isSip() const noexcept { return equalsIgnoringCase(scheme, "sip") || isSecure(); }
bool UriView::isSecure() const noexcept { return equalsIgnoringCase(scheme, "sips"); }

std::optional<UriView> parseUri(std::string_view text, PortRange ports) noexcept {
    const std::size_t colon = skip(text, 0, kScheme);
    if (colon == 0 || colon >= text.size() || text[colon] != ':' || !is(text[0], kAlpha)) return std::nullopt;
    UriView uri;
    uri.scheme = text.substr(0, colon);
    text.remove_prefix(colon + 1);
    if (uri.isSip()) {
        if (!parseSipUri(text, uri, ports)) return std::nullopt;
    } else {
        if (text.empty() || skipEscaped(text, 0, kOpaque) != text.size()) return std::nullopt;
        uri.opaque = text;
    }
    return uri;
}

std::optional<NameAddrView> parseNameAddr(std::string_view text, std::string_view &rest,
                                          PortRange ports) noexcept {
    text.remove_prefix(skip(text, 0, kBlank));
    NameAddrView result;
    std::size_t at = 0;
    if (!scanBracketed(text, result, at)) {
        // RFC 3261 section 20.10: without brackets the URI holds no comma, semicolon or question mark.
        result = NameAddrView();
        at = 0;
        at = skip(text, 0, kAddrSpec);
        result.uriText = text.substr(0, at);
    }
    const std::optional<UriView> uri = parseUri(result.uriText, ports);
    if (!uri) return std::nullopt;
    result.uri = *uri;
    at = skip(text, at, kBlank);
    const std::size_t parameters = at + 1;
    if (!scanParameters(text, at)) return std::nullopt;
    if (at > parameters) result.parameters = text.substr(parameters, at - parameters);
    rest = text.substr(at);
    return result;
}

std::optional<ParameterView> nextParameter(std::string_view &text) noexcept {
    ParameterView parameter;
    std::size_t at = 0;
    if (!scanParameter(text, at, parameter)) return std::nullopt;
    if (at < text.size() && text[at] != ';') return std::nullopt;
    text.remove_prefix(at < text.size() ? at + 1 : at);
    return parameter;
}

bool isSamePlace(const UriView &a, const UriView &b) noexcept {
    const auto transport = [](const UriView &uri) {
        return findParameter(uri.parameters, "transport").value_or(std::string_view());
    };
    return a.isSip() && b.isSip() && a.isSecure() == b.isSecure() &&
           compareEscaped(a.user, b.user, false) == 0 && equalsIgnoringCase(a.host, b.host) &&
           a.port == b.port && equalsIgnoringCase(transport(a), transport(b));
}

std::optional<std::string_view> findParameter(std::string_view parameters, std::string_view name) noexcept {
    while (const std::optional<ParameterView> parameter = nextParameter(parameters))
        if (equalsIgnoringCase(parameter->name, name)) return parameter->value;
    return std::nullopt;
}

std::optional<ParameterView> nextUriHeader(std::string_view &text) noexcept {
    ParameterView header;
    const std::size_t equals = skipEscaped(text, 0, kUriHeader);
    if (equals == 0 || equals >= text.size() || text[equals] != '=') return std::nullopt;
    const std::size_t end = skipEscaped(text, equals + 1, kUriHeader);
    if (end < text.size() && text[end] != '&') return std::nullopt;
    header.name = text.substr(0, equals);
    header.hasValue = true;
    header.value = text.substr(equals + 1, end - equals - 1);
    text.remove_prefix(end < text.size() ? end + 1 : end);
    return header;
}

bool isUriParameters(std::string_view text) noexcept {
    for (std::size_t at = 0;; ++at) {
        const std::size_t equals = skipEscaped(text, at, kParameter);
        if (equals == at) return false;
        at = equals;
        if (at < text.size() && text[at] == '=') at = skipEscaped(text, at + 1, kParameter);
        if (at == text.size()) return true;
        if (text[at] != ';') return false;
    }
}

bool isHeaderParameters(std::string_view text) noexcept {
    for (std::size_t at = 0;; ++at) {
        ParameterView parameter;
        if (!scanParameter(text, at, parameter)) return false;
        if (at == text.size()) return true;
        if (text[at] != ';') return false;
    }
}

bool isTokenText(std::string_view text) noexcept {
    return !text.empty() && skip(text, 0, kToken) == text.size();
}

bool isUriParameterText(std::string_view text) noexcept {
    return !text.empty() && skipEscaped(text, 0, kParameter) == text.size();
}

bool isHeaderParameterValue(std::string_view text) noexcept {
    if (text.starts_with('"')) return skipQuoted(text, 0) == text.size();
    return !text.empty() && skip(text, 0, kParameterValue) == text.size();
}

std::optional<HostView> parseHost(std::string_view text) noexcept {
    if (text.starts_with('[') && text.ends_with(']')) {
        text = text.substr(1, text.size() - 2);
        if (!isIpv6(text)) return std::nullopt;
        return HostView{text, true};
    }
    if (isIpv6(text)) return HostView{text, true};
    if (isHostName(text)) return HostView{text, false};
    return std::nullopt;
}

bool isIpAddress(std::string_view host) noexcept { return isDottedQuad(host, Octets::Real) || isIpv6(host); }

} // namespace slimphone::sip
