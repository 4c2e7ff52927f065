#include "message.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <limits>
#include <utility>

namespace slimphone::example {

namespace {

/** Position of @p wanted in @p text outside of quotes and angle brackets, npos when absent. */
std::size_t findOutside(std::string_view text, char wanted, std::size_t from = 0) {
    bool quoted = false;
    bool bracketed = false;
    for (std::size_t i = from; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                quoted = false;
        } else if (!bracketed && c == wanted) {
            return i;
        } else if (c == '"' && !bracketed) {
            quoted = true;
        } else if (c == '<') {
            bracketed = true;
        } else if (c == '>') {
            bracketed = false;
        }
    }
    return std::string_view::npos;
}

bool sameName(std::string_view a, std::string_view b) {
    return a.size() == b.size() && toLower(a) == toLower(b);
}

} // namespace

std::string toLower(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

std::string_view trim(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

const std::string *Request::find(std::string_view name) const {
    const auto it = std::ranges::find_if(headers, [name](const Header &h) { return sameName(h.name, name); });
    return it == headers.end() ? nullptr : &it->value;
}

std::vector<std::string> Request::all(std::string_view name) const {
    std::vector<std::string> result;
    for (const Header &header : headers) {
        if (sameName(header.name, name)) result.push_back(header.value);
    }
    return result;
}

std::string Request::callId() const {
    const std::string *value = find("Call-ID");
    return value ? *value : std::string();
}

std::uint32_t Request::cseq() const {
    std::uint32_t number = 0;
    if (const std::string *value = find("CSeq"))
        std::from_chars(value->data(), value->data() + value->size(), number);
    return number;
}

std::string Request::fromTag() const {
    const std::string *value = find("From");
    if (!value) return {};
    auto parameters = parseNameAddr(*value).parameters;
    return parameters["tag"];
}

std::string Request::user() const {
    const std::string *value = find("To");
    if (!value) return {};
    const std::string aor = addressOfRecord(parseNameAddr(*value).uri);
    return aor.substr(0, aor.rfind('@'));
}

std::optional<int> Contact::expires() const {
    const auto it = parameters.find("expires");
    return it == parameters.end() ? std::nullopt : parseSeconds(it->second);
}

Contact parseNameAddr(std::string_view text) {
    Contact result;
    text = trim(text);
    result.text = text;
    std::string_view rest;
    const std::size_t open = findOutside(text, '<');
    if (open != std::string_view::npos) {
        const std::size_t close = std::min(text.find('>', open), text.size());
        result.uri = trim(text.substr(open + 1, close - open - 1));
        rest = text.substr(std::min(close + 1, text.size()));
    } else {
        const std::size_t semicolon = std::min(text.find(';'), text.size());
        result.uri = trim(text.substr(0, semicolon));
        rest = text.substr(semicolon);
    }
    while (!(rest = trim(rest)).empty() && rest.front() == ';') {
        rest.remove_prefix(1);
        const std::size_t end = std::min(findOutside(rest, ';'), rest.size());
        const std::string_view parameter = rest.substr(0, end);
        const std::size_t equals = std::min(parameter.find('='), parameter.size());
        const std::string_view value = parameter.substr(std::min(equals + 1, parameter.size()));
        result.parameters[toLower(trim(parameter.substr(0, equals)))] = std::string(trim(value));
        rest.remove_prefix(end);
    }
    return result;
}

std::string withoutExpires(const Contact &contact) {
    const std::size_t open = findOutside(contact.text, '<');
    const std::size_t close = open == std::string::npos ? open : contact.text.find('>', open);
    std::string text =
        close != std::string::npos ? contact.text.substr(0, close + 1) : '<' + contact.uri + '>';
    for (const auto &[name, value] : contact.parameters) {
        if (name == "expires") continue;
        text += ';' + name;
        if (!value.empty()) text += '=' + value;
    }
    return text;
}

std::vector<Contact> contactsOf(const Request &request) {
    std::vector<Contact> result;
    for (const std::string &value : request.all("Contact")) {
        for (std::size_t start = 0; start <= value.size();) {
            const std::size_t comma = std::min(findOutside(value, ',', start), value.size());
            const std::string_view element = trim(std::string_view(value).substr(start, comma - start));
            if (!element.empty()) result.push_back(parseNameAddr(element));
            start = comma + 1;
        }
    }
    return result;
}

std::string addressOfRecord(std::string_view uri) {
    const std::size_t colon = uri.find(':');
    const std::string scheme = toLower(uri.substr(0, std::min(colon, uri.size())));
    if (scheme != "sip" && scheme != "sips") return {};
    std::string_view rest = uri.substr(colon + 1);
    const std::size_t at = rest.find('@');
    if (at == std::string_view::npos || at == 0) return {};
    std::string_view user = rest.substr(0, at);
    user = user.substr(0, user.find(':'));
    std::string_view host = rest.substr(at + 1);
    host = host.substr(0, host.find_first_of(";?"));
    const std::size_t bracket = host.find(']');
    host = host.substr(0, host.find(':', bracket == std::string_view::npos ? 0 : bracket));
    if (user.empty() || host.empty()) return {};
    return std::string(user) + '@' + toLower(host);
}

std::optional<int> parseSeconds(std::string_view text) {
    text = trim(text);
    if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range) return std::numeric_limits<int>::max();
    return value;
}

const char *reasonPhrase(int status) {
    static constexpr std::array<std::pair<int, const char *>, 48> phrases{{
        {100, "Trying"},
        {200, "OK"},
        {202, "Accepted"},
        {300, "Multiple Choices"},
        {301, "Moved Permanently"},
        {302, "Moved Temporarily"},
        {305, "Use Proxy"},
        {380, "Alternative Service"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {402, "Payment Required"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {406, "Not Acceptable"},
        {407, "Proxy Authentication Required"},
        {408, "Request Timeout"},
        {410, "Gone"},
        {412, "Conditional Request Failed"},
        {413, "Request Entity Too Large"},
        {414, "Request-URI Too Long"},
        {415, "Unsupported Media Type"},
        {416, "Unsupported URI Scheme"},
        {420, "Bad Extension"},
        {421, "Extension Required"},
        {423, "Interval Too Brief"},
        {480, "Temporarily Unavailable"},
        {481, "Call/Transaction Does Not Exist"},
        {482, "Loop Detected"},
        {483, "Too Many Hops"},
        {484, "Address Incomplete"},
        {485, "Ambiguous"},
        {486, "Busy Here"},
        {487, "Request Terminated"},
        {488, "Not Acceptable Here"},
        {489, "Bad Event"},
        {491, "Request Pending"},
        {493, "Undecipherable"},
        {494, "Security Agreement Required"},
        {500, "Server Internal Error"},
        {501, "Not Implemented"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
        {504, "Server Time-out"},
        {505, "Version Not Supported"},
        {513, "Message Too Large"},
        {600, "Busy Everywhere"},
        {603, "Decline"},
    }};
    const auto *it = std::ranges::find(phrases, status, &std::pair<int, const char *>::first);
    return it == phrases.end() ? "Unknown" : it->second;
}

} // namespace slimphone::example
