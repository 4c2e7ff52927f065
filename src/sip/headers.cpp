#include "sip/headers.h"

#include "base/text.h"
#include "sip/grammar.h"

#include <algorithm>
#include <limits>

namespace slimphone::sip {

namespace {

using namespace grammar;

constexpr std::int64_t largestNumber = std::numeric_limits<std::int32_t>::max();
constexpr int largestPort = 65535;

struct KnownName {
    std::string_view name;
    char compact = 0; ///< RFC 3261 section 7.3.3 and the registry of header field names
    HeaderId id = HeaderId::Other;
};

// In the order of length, then of the alphabet: that is how they are looked up.
constexpr KnownName knownNames[] = {
    {"To", 't', HeaderId::To},
    {"Via", 'v', HeaderId::Via},
    {"CSeq", 0, HeaderId::CSeq},
    {"Date", 0, HeaderId::Date},
    {"From", 'f', HeaderId::From},
    {"Path"},
    {"Allow"},
    {"Event", 'o'},
    {"Route"},
    {"Accept"},
    {"Server"},
    {"Call-ID", 'i', HeaderId::CallId},
    {"Contact", 'm', HeaderId::Contact},
    {"Expires"},
    {"Require"},
    {"Subject", 's'},
    {"Warning"},
    {"Identity", 'y'},
    {"Refer-To", 'r'},
    {"Supported", 'k'},
    {"User-Agent"},
    {"Min-Expires"},
    {"Referred-By", 'b'},
    {"Retry-After"},
    {"Unsupported"},
    {"Allow-Events", 'u'},
    {"Content-Type", 'c'},
    {"Max-Forwards", 0, HeaderId::MaxForwards},
    {"Record-Route"},
    {"Authorization"},
    {"Identity-Info", 'n'},
    {"Proxy-Require"},
    {"Service-Route"},
    {"Accept-Contact", 'a'},
    {"Content-Length", 'l', HeaderId::ContentLength},
    {"Reject-Contact", 'j'},
    {"Session-Expires", 'x'},
    {"Content-Encoding", 'e'},
    {"P-Associated-URI"},
    {"WWW-Authenticate"},
    {"Proxy-Authenticate"},
    {"Authentication-Info"},
    {"Content-Disposition"},
    {"Proxy-Authorization"},
    {"Request-Disposition", 'd'},
};

constexpr bool isOrdered() noexcept {
    return std::is_sorted(
        std::begin(knownNames), std::end(knownNames),
        [](const KnownName &a, const KnownName &b) { return a.name.size() < b.name.size(); });
}
static_assert(isOrdered());

constexpr std::size_t longestName = std::end(knownNames)[-1].name.size();

/** Where the names of each length begin; the last entry is their number. */
constexpr auto firstOfLength = [] {
    std::array<std::uint8_t, longestName + 2> first{};
    for (std::size_t length = 0; length < first.size(); ++length) {
        std::uint8_t index = 0;
        while (index < std::size(knownNames) && knownNames[index].name.size() < length)
            ++index;
        first[length] = index;
    }
    return first;
}();

/** Index of the name each letter abbreviates; 0xff: none. */
constexpr auto compactForms = [] {
    std::array<std::uint8_t, 26> forms{};
    forms.fill(0xff);
    for (std::size_t i = 0; i < std::size(knownNames); ++i)
        if (knownNames[i].compact)
            forms[static_cast<std::size_t>(knownNames[i].compact - 'a')] = static_cast<std::uint8_t>(i);
    return forms;
}();

constexpr char lower(char c) noexcept { return static_cast<char>(c | 0x20); }

/** Takes a host, or an IPv6 address in brackets, off @p text. */
bool takeHost(std::string_view &text, std::string_view &host, bool &isIpv6) noexcept {
    if (text.starts_with('[')) {
        const std::size_t end = text.find(']');
        if (end == std::string_view::npos) return false;
        const auto address = parseHost(text.substr(0, end + 1));
        if (!address) return false;
        host = address->name;
        isIpv6 = true;
        text.remove_prefix(end + 1);
        return true;
    }
    host = text.substr(0, skip(text, 0, kHost));
    isIpv6 = false;
    text.remove_prefix(host.size());
    return !host.empty();
}

/**
 * Keeps what the far end needs. Servers in a row have been seen to add rport and received
 * twice or empty; a second branch would make it unclear whose transaction this is.
 */
bool readViaParameter(ViaView &via, const ParameterView &parameter) noexcept {
    const std::string_view name = parameter.name;
    std::string_view value = parameter.value;
    if (name.size() == 5 && equalsIgnoringCase(name, "rport")) {
        via.hasRport = true;
        if (!parameter.hasValue) return true;
        const std::int64_t port = number(value, largestPort);
        if (port < 0) return false;
        if (via.rport == 0) via.rport = static_cast<int>(port);
    } else if (name.size() == 6 && equalsIgnoringCase(name, "branch")) {
        if (!via.branch.empty() || value.empty()) return false;
        via.branch = value;
    } else if (name.size() == 8 && equalsIgnoringCase(name, "received")) {
        if (value.starts_with('[') && value.ends_with(']')) value = value.substr(1, value.size() - 2);
        if (via.received.empty() && isIpAddress(value)) via.received = value;
    }
    return true;
}

std::string_view withoutQuotes(std::string_view value) noexcept {
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
        return value.substr(1, value.size() - 2);
    return value;
}

} // namespace

HeaderName canonicalHeaderName(std::string_view name) noexcept {
    if (name.size() == 1) {
        const char letter = lower(name.front());
        if (letter < 'a' || letter > 'z') return {name};
        const std::uint8_t index = compactForms[static_cast<std::size_t>(letter - 'a')];
        if (index == 0xff) return {name};
        return {knownNames[index].name, knownNames[index].id};
    }
    if (name.empty() || name.size() > longestName) return {name};
    const char first = lower(name.front());
    for (std::size_t i = firstOfLength[name.size()]; i < firstOfLength[name.size() + 1]; ++i) {
        const KnownName &known = knownNames[i];
        if (lower(known.name.front()) == first && equalsIgnoringCase(known.name, name))
            return {known.name, known.id};
    }
    return {name};
}

bool nextListElement(std::string_view &text, std::string_view &element) noexcept {
    while (!text.empty()) {
        std::size_t i = 0;
        bool inBrackets = false;
        while (i < text.size() && (inBrackets || text[i] != ',')) {
            if (text[i] == '"') {
                const std::size_t length = quotedLength(text.substr(i));
                i = length ? i + length : text.size();
                continue;
            }
            if (text[i] == '<')
                inBrackets = true;
            else if (text[i] == '>')
                inBrackets = false;
            ++i;
        }
        element = trim(text.substr(0, i));
        text.remove_prefix(i < text.size() ? i + 1 : i);
        if (!element.empty()) return true;
    }
    return false;
}

std::vector<std::string_view> splitList(std::string_view text) {
    std::vector<std::string_view> elements;
    std::string_view element;
    while (nextListElement(text, element))
        elements.push_back(element);
    return elements;
}

bool hasTag(std::string_view list, std::string_view tag) noexcept {
    std::string_view element;
    while (nextListElement(list, element))
        if (equalsIgnoringCase(element, tag)) return true;
    return false;
}

std::optional<std::uint32_t> parseDeltaSeconds(std::string_view text) noexcept {
    text = trimLeft(text);
    const std::size_t digits = skip(text, 0, kDigit);
    if (digits == 0) return std::nullopt;
    const std::string_view after = trimLeft(text.substr(digits));
    if (!after.empty() && after.front() != ';' && after.front() != '(') return std::nullopt;
    std::int64_t value = 0;
    for (const char c : text.substr(0, digits))
        value = std::min(value * 10 + (c - '0'), largestNumber);
    return static_cast<std::uint32_t>(value);
}

std::optional<std::uint32_t> parseContentLength(std::string_view text) noexcept {
    const std::int64_t value = number(trim(text), largestNumber);
    if (value < 0) return std::nullopt;
    return static_cast<std::uint32_t>(value);
}

std::optional<CSeqView> parseCSeq(std::string_view text) noexcept {
    text = trim(text);
    const std::size_t digits = skip(text, 0, kDigit);
    const std::int64_t value = number(text.substr(0, digits), largestNumber);
    const std::string_view method = trimLeft(text.substr(digits));
    if (value < 0 || digits == text.size() || !is(text[digits], kBlank) || !isToken(method))
        return std::nullopt;
    return CSeqView{static_cast<std::uint32_t>(value), method};
}

bool ViaView::hasUniqueBranch() const noexcept {
    constexpr std::string_view cookie = "z9hG4bK";
    return branch.size() > cookie.size() && equalsIgnoringCase(branch.substr(0, cookie.size()), cookie);
}

std::optional<ViaView> parseVia(std::string_view text, std::string_view &rest) noexcept {
    text = trimLeft(text);
    const char *const begin = text.data();
    ViaView via;
    via.protocol = takeToken(text);
    if (via.protocol.empty() || !takeMark(text, '/')) return std::nullopt;
    via.version = takeToken(text);
    if (via.version.empty() || !takeMark(text, '/')) return std::nullopt;
    via.transport = takeToken(text);
    if (via.transport.empty() || text.empty() || !is(text.front(), kBlank)) return std::nullopt;
    text = trimLeft(text);
    if (!takeHost(text, via.host, via.isIpv6)) return std::nullopt;
    if (takeMark(text, ':')) {
        const std::size_t digits = skip(text, 0, kDigit);
        const std::int64_t port = number(text.substr(0, digits), largestPort);
        if (port < 0) return std::nullopt;
        via.port = static_cast<int>(port);
        text.remove_prefix(digits);
    }
    std::size_t length = static_cast<std::size_t>(text.data() - begin);
    via.parameters = text = trimLeft(text);
    ParameterView parameter;
    while (nextViaParameter(text, parameter)) {
        if (!readViaParameter(via, parameter)) return std::nullopt;
        length = static_cast<std::size_t>(text.data() - begin);
    }
    text = trimLeft(text);
    if (!text.empty() && text.front() != ',') return std::nullopt;
    via.text = std::string_view(begin, length);
    const auto before = static_cast<std::size_t>(via.parameters.data() - begin);
    via.parameters = via.parameters.substr(0, length > before ? length - before : 0);
    rest = text;
    return via;
}

bool nextViaParameter(std::string_view &text, ParameterView &parameter) noexcept {
    std::string_view ahead = text;
    if (!takeMark(ahead, ';')) return false;
    parameter = ParameterView();
    parameter.name = takeToken(ahead);
    if (parameter.name.empty()) return false;
    text = ahead;
    if (!takeMark(ahead, '=')) return true;
    const std::size_t length = ahead.starts_with('"') ? quotedLength(ahead) : skip(ahead, 0, kParameterValue);
    parameter.hasValue = length > 0;
    parameter.value = ahead.substr(0, length);
    text = ahead.substr(length);
    return true;
}

std::vector<ContactView> parseContacts(std::string_view value) {
    std::vector<ContactView> contacts;
    std::string_view element;
    while (nextListElement(value, element)) {
        std::string_view rest;
        const std::optional<NameAddrView> address = parseNameAddr(element, rest);
        if (!address || !rest.empty()) continue;
        ContactView &contact = contacts.emplace_back();
        contact.address = *address;
        std::string_view parameters = address->parameters;
        while (const std::optional<ParameterView> parameter = nextParameter(parameters)) {
            const std::string_view text = withoutQuotes(parameter->value);
            if (equalsIgnoringCase(parameter->name, "expires")) {
                if (!contact.expires) contact.expires = parseDeltaSeconds(text);
            } else if (equalsIgnoringCase(parameter->name, "+sip.instance")) {
                if (!contact.instance) contact.instance = text;
            } else if (equalsIgnoringCase(parameter->name, "pub-gruu")) {
                if (!contact.pubGruu) contact.pubGruu = text;
            } else if (equalsIgnoringCase(parameter->name, "temp-gruu")) {
                if (!contact.tempGruu) contact.tempGruu = text;
            }
        }
    }
    return contacts;
}

} // namespace slimphone::sip
