/**
 * @file
 * A message with the buffer it was parsed from, and its text from lines.
 */
#pragma once

#include "sip/message.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace slimphone::sip {

/** The lines, each ended by CR LF, the empty one, and @p body. */
inline std::string lines(std::initializer_list<std::string_view> text, std::string_view body = {}) {
    std::string result;
    for (const std::string_view line : text)
        result.append(line).append("\r\n");
    return result.append("\r\n").append(body);
}

/** A parsed copy of some text, in a block of exactly its size so that sanitizers see every overrun. */
class ParsedMessage {
public:
    explicit ParsedMessage(std::string_view text, const ParserLimits &limits = {})
        : mBytes(text.begin(), text.end()), mParser(limits), mResult(mParser.parse(mBytes)) {}
    ParsedMessage(const ParsedMessage &) = delete;
    ParsedMessage &operator=(const ParsedMessage &) = delete;

    bool ok() const { return mResult.outcome == ParseOutcome::Ok; }
    const ParseResult &result() const { return mResult; }
    const MessageView *operator->() const { return &mParser.message(); }
    const MessageView &operator*() const { return mParser.message(); }
    std::vector<char> &bytes() { return mBytes; }
    ParseResult parseAgain() { return mParser.parse(mBytes); }

private:
    std::vector<char> mBytes;
    MessageParser mParser;
    ParseResult mResult;
};

/** What every request must have, for tests that add one thing. */
inline std::string request(std::initializer_list<std::string_view> more, std::string_view body = {},
                           std::string_view start = "OPTIONS sip:ada@pc.example.org SIP/2.0") {
    std::string result(start);
    result += "\r\nVia: SIP/2.0/UDP proxy.example.org:5060;branch=z9hG4bK77a1\r\n"
              "From: <sip:bob@example.net>;tag=1\r\nTo: <sip:ada@example.org>\r\n"
              "Call-ID: c1@example.net\r\nCSeq: 7 ";
    result += start.substr(0, start.find(' '));
    result += "\r\n";
    for (const std::string_view line : more)
        result.append(line).append("\r\n");
    return result.append("\r\n").append(body);
}

/** What every response must have, for tests that add one thing. */
inline std::string response(std::initializer_list<std::string_view> more, std::string_view body = {},
                            std::string_view start = "SIP/2.0 200 OK") {
    std::string result(start);
    result += "\r\nVia: SIP/2.0/UDP 192.0.2.7:5070;branch=z9hG4bKq1;received=198.51.100.3;rport=40001\r\n"
              "From: <sip:ada@example.org>;tag=a\r\nTo: <sip:ada@example.org>;tag=b\r\n"
              "Call-ID: c2@192.0.2.7\r\nCSeq: 21 REGISTER\r\n";
    for (const std::string_view line : more)
        result.append(line).append("\r\n");
    return result.append("\r\n").append(body);
}

} // namespace slimphone::sip
