#include "logging/redaction.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace slimphone {

namespace {

constexpr std::string_view kMask = "***";

/** What stands before a secret, in lower case, and what ends it. */
struct Marker {
    std::string_view head;
    std::string_view ends;
};
constexpr std::string_view kParameterEnds = " \t\r\n;,>\"&?";
constexpr std::array kMarkers{
    Marker{"response=\"", "\"\r\n"},         Marker{"response=", kParameterEnds},
    Marker{"pn-prid=", kParameterEnds},      Marker{"pn-tok=", kParameterEnds},
    Marker{"passwd=", kParameterEnds},       Marker{"password=", kParameterEnds},
    Marker{"ha1=", kParameterEnds},          Marker{"token=", kParameterEnds},
    Marker{"authorization: basic ", "\r\n"}, Marker{"authorization: bearer ", "\r\n"},
    Marker{"\"password\":\"", "\"\r\n"},     Marker{"x-api-key: ", "\r\n"},
};

void mask(std::string &line, const Marker &marker) {
    const auto sameLetter = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
    for (auto from = line.begin();;) {
        const auto found = std::search(from, line.end(), marker.head.begin(), marker.head.end(), sameLetter);
        if (found == line.end()) return;
        const auto start = static_cast<std::size_t>(found - line.begin()) + marker.head.size();
        const std::size_t end = std::min(line.find_first_of(marker.ends, start), line.size());
        if (end > start) line.replace(start, end - start, kMask);
        from = line.begin() + static_cast<std::ptrdiff_t>(start);
    }
}

/** "sip:user:secret@host" (RFC 3261 section 19.1.1 warns of it) and the same of http. */
void maskUserinfo(std::string &line, std::string_view scheme) {
    for (std::size_t at = line.find(scheme); at != std::string::npos; at = line.find(scheme, at + 1)) {
        const std::size_t start = at + scheme.size();
        const std::size_t end = line.find_first_of(" \t\r\n<>\"/@", start);
        if (end == std::string::npos || line[end] != '@') continue;
        const std::size_t colon = line.find(':', start);
        if (colon < end) line.replace(colon + 1, end - colon - 1, kMask);
    }
}

} // namespace

void redactSecrets(std::string &line) {
    for (const Marker &marker : kMarkers)
        mask(line, marker);
    for (const std::string_view scheme : {"sip:", "sips:", "http://", "https://"})
        maskUserinfo(line, scheme);
}

} // namespace slimphone
