#include "hostile-inputs.h"

#include <algorithm>
#include <utility>

namespace slimphone::test {

namespace {

using namespace std::string_view_literals;
using example::Request;
using example::Response;

constexpr std::array kMethods{"OPTIONS"sv,  "INVITE"sv,  "NOTIFY"sv, "MESSAGE"sv,   "BYE"sv,
                              "CANCEL"sv,   "ACK"sv,     "INFO"sv,   "SUBSCRIBE"sv, "UPDATE"sv,
                              "REGISTER"sv, "PUBLISH"sv, "REFER"sv,  "X-Y"sv};

/** Text that is not what a header wants: control characters, quotes without end, no valid UTF-8. */
constexpr std::array kOddTexts{""sv,
                               " "sv,
                               "\""sv,
                               "\"\\"sv,
                               "\"\\\""sv,
                               "<"sv,
                               ">"sv,
                               "<>"sv,
                               "*"sv,
                               ";"sv,
                               ",,,"sv,
                               "sip:"sv,
                               "<sip:@>"sv,
                               "<sip:a@[::1>"sv,
                               "<sip:a@[1:2:3:4:5:6:7:8:9]>"sv,
                               "<sip:%00%zz@x>"sv,
                               "tel:+1"sv,
                               "%"sv,
                               "\t\r\n \t"sv,
                               "\xff\xfe\xfd"sv,
                               "\xc0\x80"sv,
                               "\xed\xa0\x80"sv,
                               "\xf4\x90\x80\x80"sv,
                               "\xe2\x82\xac"sv,
                               "a\0b"sv,
                               "%s%n%p"sv,
                               "=?utf-8?q?a?="sv,
                               "SIP/2.0 200 OK"sv};

constexpr std::array kNumbers{"0"sv,
                              "-1"sv,
                              "1"sv,
                              "3"sv,
                              "70"sv,
                              "2147483647"sv,
                              "2147483648"sv,
                              "4294967295"sv,
                              "4294967296"sv,
                              "18446744073709551616"sv,
                              "99999999999999999999999999999999"sv,
                              "0x10"sv,
                              "1e9"sv,
                              "+5"sv,
                              "5 5"sv,
                              "00000000000000000000001"sv,
                              "abc"sv,
                              ""sv};

/** Bodies and the headers that describe them, beginning with those that belle-sip dies of. */
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kBodies{{
    {"Content-Type: multipart/mixed\r\n", "body"},
    {"Content-Type: multipart/mixed;boundary=\"b\"\r\n", "--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--"},
    {"Content-Type: multipart/mixed;boundary=\r\n", "----"},
    {"Content-Encoding:\r\n", "body"},
    {"Content-Type: multipart/mixed\r\nContent-Encoding: deflate\r\n", "\x78\x9c\x03"},
    {"Content-Type: application/sdp\r\n", "v=0\r\n"},
    {"Content-Type:\r\n", "x"},
    {"", "body"},
}};

std::size_t headEnd(const std::string &message) {
    const std::size_t end = message.find("\r\n\r\n");
    return end == std::string::npos ? message.size() : end;
}

/** Where the lines of the header section begin, the start line left out. */
std::vector<std::size_t> linesOf(const std::string &message) {
    std::vector<std::size_t> result;
    const std::size_t end = headEnd(message);
    for (std::size_t at = message.find("\r\n"); at < end; at = message.find("\r\n", at + 2))
        result.push_back(at + 2);
    return result;
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    result.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        result += text;
    return result;
}

std::string lineAt(const std::string &message, std::size_t begin) {
    return message.substr(begin, message.find("\r\n", begin) - begin);
}

} // namespace

std::string honestAnswer(const Request &request) {
    Response response{200, "OK", {}};
    for (const example::Contact &contact : example::contactsOf(request))
        response.headers.push_back({"Contact", example::withoutExpires(contact) + ";expires=3600"});
    return formatResponse(request, response, "honest");
}

std::string HostileInputs::fromStranger() {
    switch (below(12)) {
    case 0:
        return noise();
    case 1: {
        Request request;
        request.headers = {{"Via", "SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bKstray"},
                           {"From", "<sip:a@b>;tag=1"},
                           {"To", "<sip:a@b>"},
                           {"Call-ID", "stray"},
                           {"CSeq", "20 REGISTER"}};
        return spoil(someAnswer(request));
    }
    case 2:
        return someRequest();
    default:
        return spoil(someRequest());
    }
}

std::string HostileInputs::answerTo(const Request &request) {
    switch (below(10)) {
    case 0:
        return noise();
    case 1:
        return spoil(someRequest());
    case 2:
    case 3:
        return someAnswer(request);
    case 4:
        return spoil(honestAnswer(request));
    default:
        return spoil(someAnswer(request));
    }
}

std::string HostileInputs::someRequest() {
    const std::string method(pick(kMethods));
    const std::string id = std::to_string(++mNumber);
    std::string text =
        method + " sip:u0@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:5060;rport;branch=z9hG4bK" + id +
        "\r\nMax-Forwards: 70\r\nFrom: \"A \\\" B\" <sip:a@example.org>;tag=f" + id +
        "\r\nTo: <sip:u0@127.0.0.1>" + (below(3) ? "" : ";tag=t") + "\r\nCall-ID: c" + id +
        "\r\nCSeq: " + (below(8) ? "1" : number()) + ' ' + method + "\r\nContact: <sip:a@127.0.0.1:5060>\r\n";
    if (below(2)) text += "Event: " + (below(2) ? std::string("message-summary") : fieldValue()) + "\r\n";
    if (!below(4)) text += "Expires: " + number() + "\r\n";
    if (!below(6)) text += "Require: " + fieldValue() + "\r\n";
    if (below(3)) return text + "Content-Length: 0\r\n\r\n";
    const auto &[headers, body] = pick(kBodies);
    text.append(headers).append("Content-Length: " + std::to_string(body.size()) + "\r\n\r\n").append(body);
    return text;
}

std::string HostileInputs::someAnswer(const Request &request) {
    static constexpr std::array statuses{200, 200, 202, 100, 180, 300, 301, 302, 400, 401, 401,
                                         401, 401, 407, 407, 403, 404, 408, 415, 420, 423, 423,
                                         480, 482, 494, 500, 503, 503, 600, 603, 699, 199, 299};
    const int status = pick(statuses);
    Response response{status, below(6) ? "Reason" : std::string(pick(kOddTexts)), {}};
    const auto add = [&](const char *name, std::string value) {
        response.headers.push_back({name, std::move(value)});
    };
    if (status == 401 || status == 407)
        for (std::size_t count = below(4); count > 0; --count)
            add(below(8) ? (status == 401 ? "WWW-Authenticate" : "Proxy-Authenticate")
                         : "Authentication-Info",
                challenge());
    if (status == 423) add("Min-Expires", number());
    if (status >= 300 && status < 400)
        add("Contact", below(3) ? fieldValue() : "<sip:127.0.0.1:1;transport=udp>");
    if (status >= 400 && !below(4)) add("Retry-After", number() + (below(2) ? "" : ";duration=1 (x"));
    if (status < 300) {
        for (const example::Contact &contact : example::contactsOf(request))
            if (below(3)) add("Contact", contact.text + ";expires=" + number());
        if (!below(3)) add("Contact", fieldValue());
        if (!below(3)) add("Expires", number());
    }
    if (!below(4)) add("Service-Route", fieldValue());
    if (!below(6)) add("P-Associated-URI", fieldValue());
    return formatResponse(request, response, "hostile" + std::to_string(below(3)));
}

std::string HostileInputs::spoil(std::string message) {
    switch (below(16)) {
    case 0:
    case 1:
    case 2:
        return truncated(std::move(message));
    case 3:
    case 4:
        return withLength(std::move(message));
    case 5:
    case 6:
        return withDuplicates(std::move(message));
    case 7:
        return withBytes(std::move(message), "\0"sv);
    case 8:
        return withBytes(std::move(message), pick(kOddTexts));
    case 9:
        // Rare: these are large, and all the others would wait for them.
        return below(4) ? mutated(std::move(message)) : withHugePart(std::move(message));
    case 10:
        return withDeepPart(std::move(message));
    default:
        return mutated(std::move(message));
    }
}

std::string HostileInputs::truncated(std::string message) {
    message.resize(mCut++ % message.size());
    return message;
}

std::string HostileInputs::withLength(std::string message) {
    static constexpr std::array names{"Content-Length: "sv, "l: "sv, "CONTENT-LENGTH:"sv,
                                      "Content-Length\t: "sv};
    const std::size_t at = message.find("Content-Length: ");
    if (at == std::string::npos) return message;
    const std::size_t end = message.find("\r\n", at);
    std::string lines(pick(names));
    lines += number();
    if (!below(4)) lines += "\r\n" + std::string(pick(names)) + number();
    message.replace(at, end - at, below(8) ? lines : std::string());
    if (below(2)) message += repeated("x", below(64));
    return message;
}

std::string HostileInputs::withDuplicates(std::string message) {
    for (std::size_t times = 1 + below(4); times > 0; --times) {
        const std::vector<std::size_t> lines = linesOf(message);
        if (lines.empty()) return message;
        std::string line = lineAt(message, pick(lines));
        if (!below(3)) line = line.substr(0, line.find(':') + 1) + ' ' + fieldValue();
        message.insert(pick(lines), repeated(line + "\r\n", 1 + below(3)));
    }
    return message;
}

std::string HostileInputs::withBytes(std::string message, std::string_view bytes) {
    for (std::size_t times = 1 + below(3); times > 0; --times)
        message.insert(below(message.size() + 1), bytes);
    return message;
}

std::string HostileInputs::withHugePart(std::string message) {
    static constexpr std::array sizes{300, 1300, 5000, 8000, 20000, 60000};
    const std::size_t size = static_cast<std::size_t>(pick(sizes));
    const std::size_t uri = message.find("sip:");
    const std::size_t head = std::min(headEnd(message), message.size());
    switch (below(9)) {
    case 0: // parameters
        if (uri != std::string::npos)
            message.insert(message.find_first_of(" >", uri), repeated(";p=1", size / 4));
        return message;
    case 1: // host
        if (uri != std::string::npos) message.insert(message.find('@', uri) + 1, repeated("h.", size / 2));
        return message;
    case 2: // user
        if (uri != std::string::npos) message.insert(uri + 4, repeated("u", size));
        return message;
    case 3: // many headers
        return message.insert(head, repeated("\r\nX: y", size / 6));
    case 4: // many Vias in one line
        return message.insert(head, "\r\nVia: " + repeated("SIP/2.0/UDP h;branch=z9hG4bK1, ", size / 32) +
                                        "SIP/2.0/UDP h;branch=z9hG4bK2");
    case 5: // folded
        return message.insert(head, "\r\nSubject: a" + repeated("\r\n b", size / 4));
    case 6: // long name
        return message.insert(head, "\r\n" + repeated("N", size) + ": v");
    case 7: // many contacts
        return message.insert(head, "\r\nContact: " + repeated("<sip:a@b>,", size / 10) + "<sip:a@b>");
    default:
        return message + repeated("x", size);
    }
}

std::string HostileInputs::withDeepPart(std::string message) {
    static constexpr std::array parts{"("sv,   "<"sv,     "\""sv,    "\\"sv, "["sv,
                                      "%25"sv, ";a=\""sv, "<sip:"sv, ","sv};
    const std::vector<std::size_t> lines = linesOf(message);
    if (lines.empty()) return message;
    const std::size_t at = message.find(':', pick(lines));
    return message.insert(std::min(at, message.size() - 1) + 1, repeated(pick(parts), 1 + below(2000)));
}

std::string HostileInputs::mutated(std::string message) {
    for (std::size_t edits = 1 + below(5); edits > 0 && !message.empty(); --edits) {
        const std::size_t at = below(message.size());
        switch (below(8)) {
        case 0:
            message[at] = static_cast<char>(below(256));
            break;
        case 1:
            message[at] = static_cast<char>(message[at] ^ (1 << below(8)));
            break;
        case 2:
            message.insert(at, below(40), static_cast<char>(below(256)));
            break;
        case 3:
            message.erase(at, 1 + below(40));
            break;
        case 4:
            message.insert(at, message.substr(below(message.size()), below(200)));
            break;
        case 5:
            message.insert(at, number());
            break;
        case 6: {
            static constexpr std::array separators{"\r\n"sv, "\n"sv, "\r"sv, "\r\n\r\n"sv, ":"sv,
                                                   ","sv,    ";"sv,  " "sv,  "="sv};
            message.insert(at, pick(separators));
            break;
        }
        default: {
            const std::vector<std::size_t> lines = linesOf(message);
            if (lines.empty()) break;
            const std::size_t begin = pick(lines);
            message.erase(begin, lineAt(message, begin).size() + 2);
        }
        }
    }
    return message;
}

std::string HostileInputs::noise() {
    switch (below(6)) {
    case 0:
        return {};
    case 1:
        return repeated("\r\n", 1 + below(8));
    case 2:
        return std::string(1 + below(1400), static_cast<char>(below(256)));
    case 3:
        return "SIP/2.0 200 OK\r\n\r\n";
    case 4:
        return below(10) ? "OPTIONS" : repeated("noise ", 10000);
    default: {
        std::string result(1 + below(500), '\0');
        for (char &c : result)
            c = static_cast<char>(below(256));
        return result;
    }
    }
}

std::string HostileInputs::challenge() {
    static constexpr std::array schemes{"Digest"sv, "Digest"sv,  "Digest"sv,    "Digest"sv,
                                        "digest"sv, "Basic"sv,   "Bearer"sv,    "NTLM"sv,
                                        ""sv,       "Digest,"sv, "\"Digest\""sv};
    static constexpr std::array names{"realm"sv, "nonce"sv,  "algorithm"sv, "qop"sv,      "opaque"sv,
                                      "stale"sv, "domain"sv, "charset"sv,   "userhash"sv, "x"sv};
    static constexpr std::array values{
        "r"sv,           "n"sv,    "MD5"sv,      "md5"sv,  "SHA-256"sv, "MD5-sess"sv, "SHA-1"sv,
        "SHA-512-256"sv, "auth"sv, "auth-int"sv, "true"sv, "TRUE"sv,    "false"sv,    "auth,auth-int"sv};
    static constexpr std::array separators{", "sv, ","sv,  ", "sv,        " "sv,
                                           ";"sv,  ",,"sv, ", Digest "sv, "\r\n , "sv};
    std::string result = std::string(pick(schemes)) + ' ';
    // Good ones in between, so that what follows a sent password is reached as well.
    if (!below(3)) result += R"(realm="r", nonce=")" + std::to_string(below(5)) + R"(", )";
    for (std::size_t count = below(8); count > 0; --count) {
        result += pick(names);
        if (below(10)) result += '=';
        const std::string value = below(4) ? std::string(pick(values)) : fieldValue();
        result += below(3) ? '"' + value + '"' : value;
        if (count > 1) result += pick(separators);
    }
    return result;
}

std::string HostileInputs::fieldValue() {
    switch (below(8)) {
    case 0:
        return number();
    case 1:
        return repeated(pick(kOddTexts), 1 + below(20));
    case 2:
        return repeated("v", below(5000));
    case 3:
        return "<sip:u@127.0.0.1:" + number() + ">;expires=" + number();
    case 4:
        return "\"" + std::string(pick(kOddTexts)) + "\" <sip:u@127.0.0.1>";
    default:
        return std::string(pick(kOddTexts));
    }
}

std::string HostileInputs::number() {
    return below(3) ? std::string(pick(kNumbers)) : std::to_string(below(100000));
}

} // namespace slimphone::test
