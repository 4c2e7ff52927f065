/**
 * @file
 * Parses one SIP message that lies complete in a buffer (RFC 3261 sections 7 and 25).
 */
#pragma once

#include "sip/headers.h"
#include "sip/stack.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace slimphone::sip {

/** What a message may at most be; more is refused before it costs anything. */
struct ParserLimits {
    std::size_t messageSize = 65536;
    std::size_t headerCount = 512;
    std::size_t lineLength = 16384; ///< of a header with its folded lines, and of the start line
};

/** A message as views into the buffer it was parsed from. Empty text: absent. */
struct MessageView {
    bool isRequest = false;
    std::string_view method; ///< of the request; a response has the one of its CSeq
    std::string_view requestUri;
    int status = 0; ///< 100 to 699 in a response
    std::string_view reason;
    std::span<const HeaderView> headers; ///< in order, long names, unfolded, without outer blanks
    std::string_view from;
    std::string_view to;
    std::string_view callId;
    CSeqView cseq;
    ViaView via;          ///< the topmost
    int maxForwards = -1; ///< -1: absent
    std::string_view body;

    /** First header of that (long) name, any case; empty when absent. */
    std::string_view header(std::string_view name) const noexcept;
};

enum class ParseOutcome : std::uint8_t {
    Ok,
    KeepAlive, ///< nothing but line ends, or nothing at all
    Malformed,
    TooLarge,
};

struct ParseResult {
    ParseOutcome outcome = ParseOutcome::Ok;
    /** The answer that is owed to a refused request: 400, 505 or 513; 0: drop the message. */
    int status = 0;
    const char *reason = ""; ///< for the reason phrase of that answer and for the log
};

/**
 * A parser with storage that is reused: nothing is allocated per message. Strict where a
 * message could be misunderstood, tolerant of everything RFC 4475 and RFC 5118 call legal.
 * What a response must have is checked only as far as a client needs it.
 */
class MessageParser {
public:
    explicit MessageParser(const ParserLimits &limits = {});

    /**
     * Parses the message that @p bytes starts with; bytes after its Content-Length are
     * ignored, fewer are an error (RFC 3261 section 18.3). Folded lines are joined in place;
     * the buffer stays a valid message. Time is linear in its size.
     */
    ParseResult parse(std::span<char> bytes);

    /**
     * The message parsed last, valid until the next parse() and while its buffer is.
     * After a failure it has what an answer with ParseResult::status needs.
     */
    const MessageView &message() const noexcept { return mMessage; }

private:
    bool parseStartLine(std::string_view line) noexcept;
    bool parseStatusLine(std::string_view line) noexcept;
    bool takeHeaders(std::span<char> bytes, std::size_t &position);
    void takeHeader(std::string_view line);
    void takeOwnHeader(HeaderId id, std::string_view value) noexcept;
    void takeOnce(HeaderId id, std::string_view value, std::string_view &slot) noexcept;
    void takeContentLength(std::string_view value) noexcept;
    void takeBody(std::string_view rest) noexcept;
    void checkRequest() noexcept;
    void checkResponse() noexcept;
    void refuse(ParseOutcome outcome, int status, const char *reason) noexcept;
    ParseResult result() const noexcept;

    ParserLimits mLimits;
    std::vector<HeaderView> mHeaders;
    MessageView mMessage;
    ParseResult mResult;
    std::string_view mCSeq;
    std::string_view mVia; ///< the first Via value, a list perhaps
    bool mHasTopVia = false;
    bool mHasMoreVias = false;
    unsigned mSeen = 0; ///< a bit for each HeaderId
    std::optional<std::uint32_t> mContentLength;
};

} // namespace slimphone::sip
