/**
 * @file
 * Feeds the message parser; whatever it accepts or answers has to be whole, and whatever the
 * builders write may hold no line that was not asked for.
 */
#include "sip/message-builder.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <vector>

using namespace slimphone::sip;

namespace {

void require(bool condition) {
    if (!condition) std::abort();
}

std::size_t lineEnds(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

void checkViews(const MessageView &message, const std::vector<char> &bytes) {
    const char *const begin = bytes.data();
    const char *const end = begin + bytes.size();
    for (const HeaderView &header : message.headers) {
        require(header.value.empty() ||
                (header.value.data() >= begin && header.value.data() + header.value.size() <= end));
        require(header.value.find_first_of("\r\n") == std::string_view::npos);
        require(!header.name.empty());
    }
    require(message.body.empty() ||
            (message.body.data() >= begin && message.body.data() + message.body.size() <= end));
}

void checkAccepted(const MessageView &message) {
    require(!message.from.empty() && !message.to.empty() && !message.callId.empty());
    require(!message.via.host.empty() && !message.method.empty());
    require(message.isRequest ? !message.requestUri.empty() : message.status >= 100 && message.status <= 699);
}

/** An answer is written whatever was wrong, with one line for each header that it repeats. */
void checkAnswer(const MessageView &message, int status) {
    std::string out;
    const ResponseRoute route{{"192.0.2.1", 5060}, "tag", "fuzz"};
    require(buildResponse(out, message, {status, "", {}}, route));
    std::size_t expected = 4; // status line, Server, Content-Length, the empty line
    for (const HeaderView &header : message.headers)
        expected += header.name == "Via" ? 1 : 0;
    for (const char *name : {"From", "To", "Call-ID", "CSeq"})
        expected += message.header(name).empty() ? 0 : 1;
    require(lineEnds(out) == expected && out.ends_with("\r\n\r\n"));
}

/** Uses pieces of the input for every part of a request. */
void checkRequest(std::string_view text) {
    const auto piece = [&text](std::size_t size) {
        const std::string_view result = text.substr(0, size);
        text.remove_prefix(result.size());
        return std::string(result);
    };
    OutgoingRequest request;
    request.method = "REGISTER";
    request.requestUri = "sip:example.org";
    request.from = "<sip:a@b>;tag=1" + piece(4);
    request.to = "<sip:a@b>" + piece(4);
    request.callId = "c" + piece(2);
    request.contact = ContactTemplate{piece(5), piece(3), "", 0, false, ";" + piece(4), ";" + piece(4)};
    request.headers = {{"X" + piece(2), piece(8)}};
    RequestRoute route;
    route.sentBy = route.contact = {"192.0.2.1", 5060};
    route.branch = "z9hG4bKfuzz";
    std::string out;
    if (!buildRequest(out, request, route)) {
        require(out.empty());
        return;
    }
    constexpr std::size_t expected = 11;
    require(lineEnds(out) == expected && out.ends_with("\r\n\r\n"));
    require(out.find('\0') == std::string::npos);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    static MessageParser parser;
    std::vector<char> bytes(data, data + size);
    checkRequest({reinterpret_cast<const char *>(data), size});

    const ParseResult result = parser.parse(bytes);
    const MessageView &message = parser.message();
    if (result.outcome == ParseOutcome::KeepAlive) return 0;
    checkViews(message, bytes);
    if (result.outcome == ParseOutcome::Ok) {
        checkAccepted(message);
        if (message.isRequest) checkAnswer(message, 200);
    } else if (result.status != 0) {
        require(message.isRequest && message.method != "ACK");
        checkAnswer(message, result.status);
    }

    // Joining the folded lines in place has not changed what the buffer says.
    std::vector<std::string> before;
    for (const HeaderView &header : message.headers)
        before.emplace_back(header.value);
    const ParseResult again = parser.parse(bytes);
    if (result.outcome != ParseOutcome::Ok) return 0;
    require(again.outcome == ParseOutcome::Ok && parser.message().headers.size() == before.size());
    for (std::size_t i = 0; i < before.size(); ++i)
        require(parser.message().headers[i].value == before[i]);
    return 0;
}
