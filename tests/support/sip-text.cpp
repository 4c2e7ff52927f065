#include "sip-text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace slimphone::test {

namespace {

using example::toLower;
using example::trim;

std::string longName(std::string_view name) {
    static constexpr std::array<std::pair<char, const char *>, 9> compact{{{'c', "Content-Type"},
                                                                           {'e', "Content-Encoding"},
                                                                           {'f', "From"},
                                                                           {'i', "Call-ID"},
                                                                           {'k', "Supported"},
                                                                           {'l', "Content-Length"},
                                                                           {'m', "Contact"},
                                                                           {'t', "To"},
                                                                           {'v', "Via"}}};
    if (name.size() == 1) {
        const char letter = toLower(name)[0];
        for (const auto &[shortName, expanded] : compact) {
            if (shortName == letter) return expanded;
        }
    }
    return std::string(name);
}

/** The header lines of @p bytes, folding undone. */
std::vector<example::Header> headersOf(std::string_view bytes) {
    std::vector<example::Header> result;
    std::size_t position = bytes.find("\r\n");
    while (position != std::string_view::npos) {
        position += 2;
        const std::size_t end = std::min(bytes.find("\r\n", position), bytes.size());
        const std::string_view line = bytes.substr(position, end - position);
        if (line.empty()) break;
        if ((line.front() == ' ' || line.front() == '\t') && !result.empty()) {
            result.back().value += ' ' + std::string(trim(line));
        } else if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
            result.push_back(
                {longName(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1)))});
        }
        position = end < bytes.size() ? end : std::string_view::npos;
    }
    return result;
}

std::string viaOf(const std::string &via, const example::Request &request,
                  const std::optional<Endpoint> &seenAs) {
    const Endpoint source = seenAs.value_or(Endpoint(request.sourceHost, request.sourcePort));
    std::string result;
    std::string_view rest = via;
    while (!rest.empty()) {
        const std::size_t semicolon = std::min(rest.find(';'), rest.size());
        const std::string_view part = trim(rest.substr(0, semicolon));
        if (!result.empty()) result += ';';
        result += toLower(part) == "rport" ? "rport=" + std::to_string(source.second) : std::string(part);
        rest.remove_prefix(std::min(semicolon + 1, rest.size()));
    }
    return result + ";received=" + source.first;
}

} // namespace

std::optional<example::Request> parseRequest(std::string_view bytes) {
    if (isResponse(bytes)) return std::nullopt;
    const std::string_view line = bytes.substr(0, bytes.find("\r\n"));
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || last <= first || line.substr(last + 1) != "SIP/2.0")
        return std::nullopt;
    example::Request request;
    request.method = line.substr(0, first);
    request.uri = line.substr(first + 1, last - first - 1);
    request.headers = headersOf(bytes);
    return request;
}

bool isResponse(std::string_view bytes) { return bytes.starts_with("SIP/2.0 "); }

int statusOf(std::string_view bytes) {
    if (!isResponse(bytes)) return 0;
    int status = 0;
    const std::string_view digits = bytes.substr(8, 3);
    std::from_chars(digits.data(), digits.data() + digits.size(), status);
    return status;
}

std::string headerOf(std::string_view bytes, std::string_view name) {
    for (const example::Header &header : headersOf(bytes)) {
        if (toLower(header.name) == toLower(name)) return header.value;
    }
    return {};
}

std::size_t frameLength(std::string_view stream) {
    const std::size_t start = stream.find_first_not_of("\r\n");
    if (start == std::string_view::npos) return stream.size();
    if (start > 0) return start;
    const std::size_t end = stream.find("\r\n\r\n");
    if (end == std::string_view::npos) return 0;
    const std::size_t body = static_cast<std::size_t>(
        example::parseSeconds(headerOf(stream.substr(0, end + 4), "Content-Length")).value_or(0));
    return stream.size() - (end + 4) >= body ? end + 4 + body : 0;
}

std::string formatResponse(const example::Request &request, const example::Response &response,
                           const std::string &toTag, const std::optional<Endpoint> &seenAs,
                           const std::string &body) {
    std::string text = "SIP/2.0 " + std::to_string(response.status) + ' ' + response.reason + "\r\n";
    bool top = true;
    for (const std::string &via : request.all("Via")) {
        text += "Via: " + (top ? viaOf(via, request, seenAs) : via) + "\r\n";
        top = false;
    }
    for (const char *name : {"From", "To", "Call-ID", "CSeq"}) {
        const std::string *value = request.find(name);
        if (!value) continue;
        text += std::string(name) + ": " + *value;
        const bool isTo = std::string_view(name) == "To";
        if (isTo && !example::parseNameAddr(*value).parameters.contains("tag")) text += ";tag=" + toTag;
        text += "\r\n";
    }
    for (const example::Header &header : response.headers)
        text += header.name + ": " + header.value + "\r\n";
    return text + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

} // namespace slimphone::test
