#include "sip/message.h"

#include "base/text.h"
#include "sip/grammar.h"

#include <algorithm>
#include <cstring>

namespace slimphone::sip {

namespace {

using namespace grammar;

constexpr std::string_view ourVersion = "SIP/2.0";
constexpr int badRequest = 400;
constexpr int versionNotSupported = 505;
constexpr int messageTooLarge = 513;

bool startsLikeVersion(std::string_view text) noexcept {
    return text.size() > 4 && equalsIgnoringCase(text.substr(0, 4), "SIP/");
}

bool isOurVersion(std::string_view text) noexcept { return equalsIgnoringCase(text, ourVersion); }

/** "SIP/" and two numbers, of whatever version. */
bool isVersion(std::string_view text) noexcept {
    if (!startsLikeVersion(text)) return false;
    const std::size_t dot = skip(text, 4, kDigit);
    if (dot == 4 || dot >= text.size() || text[dot] != '.') return false;
    return dot + 1 < text.size() && skip(text, dot + 1, kDigit) == text.size();
}

/** One line of a message: its content, and where the next one begins. */
struct Line {
    char *begin = nullptr;
    char *end = nullptr;
    std::size_t next = 0;
    bool ended = false; ///< there was a line feed
    bool clean = false; ///< ended by CR LF and without either inside
};

Line lineAt(std::span<char> bytes, std::size_t position) noexcept {
    Line line;
    line.begin = bytes.data() + position;
    line.end = bytes.data() + bytes.size();
    line.next = bytes.size();
    auto *const feed = static_cast<char *>(std::memchr(line.begin, '\n', bytes.size() - position));
    if (!feed) return line;
    line.ended = true;
    line.next = static_cast<std::size_t>(feed - bytes.data()) + 1;
    line.end = feed;
    if (feed > line.begin && feed[-1] == '\r') {
        --line.end;
        line.clean = !std::memchr(line.begin, '\r', static_cast<std::size_t>(line.end - line.begin));
    }
    return line;
}

/** NUL is legal in one place only, behind the backslash of a quoted-pair. */
bool hasStrayNul(std::string_view text) noexcept {
    for (std::size_t at = text.find('\0'); at != std::string_view::npos; at = text.find('\0', at + 1))
        if (at == 0 || text[at - 1] != '\\') return true;
    return false;
}

/** A From or To value. */
bool isNameAddr(std::string_view value) noexcept {
    std::string_view rest;
    return parseNameAddr(value, rest) && rest.empty();
}

bool isContactList(std::string_view value) noexcept {
    if (value == "*") return true;
    while (true) {
        std::string_view rest;
        if (!parseNameAddr(value, rest)) return false;
        if (rest.empty()) return true;
        value = rest.substr(1);
    }
}

bool isCallId(std::string_view value) noexcept {
    return !value.empty() &&
           std::none_of(value.begin(), value.end(), [](char c) { return is(c, kBlank) || isControl(c); });
}

/** The shape of "Sat, 13 Nov 2010 23:29:00 GMT" (RFC 3261 section 20.17). */
bool isSipDate(std::string_view value) noexcept {
    constexpr std::string_view shape = "aaa, 00 aaa 0000 00:00:00 GMT";
    if (value.size() != shape.size()) return false;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] == 'a'   ? !is(value[i], kAlpha)
            : shape[i] == '0' ? !is(value[i], kDigit)
                              : value[i] != shape[i])
            return false;
    }
    return true;
}

constexpr unsigned bit(HeaderId id) noexcept { return 1U << static_cast<unsigned>(id); }

} // namespace

std::string_view MessageView::header(std::string_view name) const noexcept {
    for (const HeaderView &field : headers)
        if (equalsIgnoringCase(field.name, name)) return field.value;
    return {};
}

MessageParser::MessageParser(const ParserLimits &limits) : mLimits(limits) {
    constexpr std::size_t usual = 64;
    mHeaders.reserve(std::min(limits.headerCount, usual));
}

ParseResult MessageParser::parse(std::span<char> bytes) {
    mHeaders.clear();
    mMessage = MessageView();
    mResult = ParseResult();
    mCSeq = mVia = std::string_view();
    mHasTopVia = mHasMoreVias = false;
    mSeen = 0;
    mContentLength.reset();

    const std::string_view all(bytes.data(), bytes.size());
    if (all.size() > mLimits.messageSize) return {ParseOutcome::TooLarge, 0, "Message too large"};
    std::size_t position = 0;
    while (position < all.size() && (all[position] == '\r' || all[position] == '\n'))
        ++position;
    if (position == all.size()) return {ParseOutcome::KeepAlive, 0, "Keep-alive"};

    const Line start = lineAt(bytes, position);
    const std::string_view startLine(start.begin, static_cast<std::size_t>(start.end - start.begin));
    if (!start.clean || startLine.size() > mLimits.lineLength || !parseStartLine(startLine))
        return {ParseOutcome::Malformed, 0, "Not a SIP message"};

    position = start.next;
    const bool complete = takeHeaders(bytes, position);
    mMessage.headers = mHeaders;
    if (hasStrayNul(all.substr(0, position))) return {ParseOutcome::Malformed, 0, "NUL in a header"};
    if (complete)
        takeBody(all.substr(position));
    else
        refuse(ParseOutcome::Malformed, badRequest, "Incomplete header section");
    if (mMessage.isRequest)
        checkRequest();
    else
        checkResponse();
    return result();
}

/** False when it is no start line; what is merely wrong is refused, so that it gets its answer. */
bool MessageParser::parseStartLine(std::string_view line) noexcept {
    if (startsLikeVersion(line)) return parseStatusLine(line);

    const std::size_t methodEnd = line.find(' ');
    const std::string_view lastWord = [&] {
        const std::string_view trimmed = trim(line);
        return trimmed.substr(trimmed.find_last_of(" \t") + 1);
    }();
    if (methodEnd == std::string_view::npos || !isToken(line.substr(0, methodEnd)) ||
        !startsLikeVersion(lastWord))
        return false;
    mMessage.isRequest = true;
    mMessage.method = line.substr(0, methodEnd);
    line.remove_prefix(methodEnd + 1);
    const std::size_t uriEnd = line.find(' ');
    const std::string_view version =
        uriEnd == std::string_view::npos ? std::string_view() : line.substr(uriEnd + 1);
    mMessage.requestUri = line.substr(0, uriEnd);
    // The version first: another one may have another grammar for the rest.
    if (isVersion(version) && !isOurVersion(version)) {
        refuse(ParseOutcome::Malformed, versionNotSupported, "Version Not Supported");
    } else if (!isOurVersion(version)) {
        refuse(ParseOutcome::Malformed, badRequest, "Bad request line");
    } else if (const std::optional<UriView> uri = parseUri(mMessage.requestUri);
               !uri || !uri->headers.empty()) {
        refuse(ParseOutcome::Malformed, badRequest, "Bad Request-URI");
    }
    return true;
}

bool MessageParser::parseStatusLine(std::string_view line) noexcept {
    constexpr std::size_t statusAt = ourVersion.size() + 1;
    constexpr std::size_t reasonAt = statusAt + 4;
    if (line.size() < reasonAt - 1 || !isOurVersion(line.substr(0, ourVersion.size())) ||
        line[statusAt - 1] != ' ')
        return false;
    mMessage.status = static_cast<int>(number(line.substr(statusAt, 3), 699));
    if (mMessage.status < 100) return false;
    // The blank before an empty reason phrase is often forgotten.
    if (line.size() >= reasonAt) {
        if (line[reasonAt - 1] != ' ') return false;
        mMessage.reason = trim(line.substr(reasonAt));
    }
    return true;
}

/** Reads lines from @p position to behind the empty one; false when there is no such line. */
bool MessageParser::takeHeaders(std::span<char> bytes, std::size_t &position) {
    while (position < bytes.size()) {
        Line line = lineAt(bytes, position);
        position = line.next;
        if (!line.ended) return false;
        if (line.begin == line.end && line.clean) return true;

        char *lastEnd = line.end;
        while (position < bytes.size() && is(bytes[position], kBlank)) {
            const Line more = lineAt(bytes, position);
            position = more.next;
            if (!more.ended) return false;
            line.clean = line.clean && more.clean;
            const char *text = more.begin;
            while (text < more.end && is(*text, kBlank))
                ++text;
            const auto length = static_cast<std::size_t>(more.end - text);
            *line.end++ = ' ';
            std::memmove(line.end, text, length);
            line.end += length;
            lastEnd = more.end;
        }
        if (lastEnd > line.end) std::memset(line.end, ' ', static_cast<std::size_t>(lastEnd - line.end));

        const std::string_view text(line.begin, static_cast<std::size_t>(line.end - line.begin));
        if (!line.clean)
            refuse(ParseOutcome::Malformed, badRequest, "Stray line end");
        else if (text.size() > mLimits.lineLength)
            refuse(ParseOutcome::TooLarge, messageTooLarge, "Header too long");
        else
            takeHeader(text);
    }
    return false;
}

void MessageParser::takeHeader(std::string_view line) {
    const std::string_view name = takeToken(line);
    if (name.empty() || !takeMark(line, ':')) {
        // RFC 3261 section 7.3.1: in a response there is nobody to tell, and the rest is still of use.
        if (mMessage.isRequest) refuse(ParseOutcome::Malformed, badRequest, "Bad header line");
        return;
    }
    if (mHeaders.size() >= mLimits.headerCount) {
        refuse(ParseOutcome::TooLarge, 0, "Too many headers");
        return;
    }
    const HeaderName known = canonicalHeaderName(name);
    const std::string_view value = trim(line);
    mHeaders.push_back({known.name, value});
    if (known.id != HeaderId::Other) takeOwnHeader(known.id, value);
}

void MessageParser::takeOwnHeader(HeaderId id, std::string_view value) noexcept {
    switch (id) {
    case HeaderId::Via:
        if (mSeen & bit(id))
            mHasMoreVias = true;
        else
            mVia = value;
        mSeen |= bit(id);
        break;
    case HeaderId::From:
        takeOnce(id, value, mMessage.from);
        break;
    case HeaderId::To:
        takeOnce(id, value, mMessage.to);
        break;
    case HeaderId::CallId:
        takeOnce(id, value, mMessage.callId);
        break;
    case HeaderId::CSeq:
        takeOnce(id, value, mCSeq);
        break;
    case HeaderId::ContentLength:
        takeContentLength(value);
        break;
    case HeaderId::MaxForwards: {
        std::string_view text;
        if (!mMessage.isRequest) break;
        takeOnce(id, value, text);
        mMessage.maxForwards = static_cast<int>(number(text, 255));
        if (mMessage.maxForwards < 0) refuse(ParseOutcome::Malformed, badRequest, "Bad Max-Forwards");
        break;
    }
    case HeaderId::Contact:
        if (mMessage.isRequest && !isContactList(value))
            refuse(ParseOutcome::Malformed, badRequest, "Bad Contact");
        break;
    case HeaderId::Date:
        if (mMessage.isRequest && !isSipDate(value)) refuse(ParseOutcome::Malformed, badRequest, "Bad Date");
        break;
    case HeaderId::Other:
        break;
    }
}

void MessageParser::takeOnce(HeaderId id, std::string_view value, std::string_view &slot) noexcept {
    if (mSeen & bit(id)) {
        refuse(ParseOutcome::Malformed, badRequest, "Repeated header");
        return;
    }
    mSeen |= bit(id);
    slot = value;
}

void MessageParser::takeContentLength(std::string_view value) noexcept {
    const std::optional<std::uint32_t> length = parseContentLength(value);
    if (!length || (mContentLength && mContentLength != length))
        refuse(ParseOutcome::Malformed, badRequest, "Bad Content-Length");
    mContentLength = length;
}

void MessageParser::takeBody(std::string_view rest) noexcept {
    if (mContentLength && *mContentLength > rest.size()) {
        refuse(ParseOutcome::Malformed, badRequest, "Content-Length beyond the message");
        return;
    }
    mMessage.body = mContentLength ? rest.substr(0, *mContentLength) : rest;
}

void MessageParser::checkRequest() noexcept {
    std::string_view rest;
    if (const std::optional<ViaView> via = parseVia(mVia, rest)) {
        mHasTopVia = true;
        mMessage.via = *via;
    } else {
        refuse(ParseOutcome::Malformed, 0, "Bad Via");
    }
    if (!isNameAddr(mMessage.from)) refuse(ParseOutcome::Malformed, badRequest, "Bad From");
    if (!isNameAddr(mMessage.to)) refuse(ParseOutcome::Malformed, badRequest, "Bad To");
    if (!isCallId(mMessage.callId)) refuse(ParseOutcome::Malformed, badRequest, "Bad Call-ID");
    const std::optional<CSeqView> cseq = parseCSeq(mCSeq);
    if (cseq) mMessage.cseq = *cseq;
    if (!cseq || cseq->method != mMessage.method) refuse(ParseOutcome::Malformed, badRequest, "Bad CSeq");
}

/**
 * The answer comes back with what the request had, so that From and To need not be
 * understood; a Via below ours means that it is not for us (RFC 3261 section 8.1.3.3).
 */
void MessageParser::checkResponse() noexcept {
    std::string_view rest;
    const std::optional<ViaView> via = parseVia(mVia, rest);
    if (!via || !trim(rest).empty() || mHasMoreVias) {
        refuse(ParseOutcome::Malformed, 0, "Not exactly one Via");
    } else {
        mHasTopVia = true;
        mMessage.via = *via;
    }
    if (mMessage.from.empty() || mMessage.to.empty() || mMessage.callId.empty())
        refuse(ParseOutcome::Malformed, 0, "Missing header");
    if (const std::optional<CSeqView> cseq = parseCSeq(mCSeq)) {
        mMessage.cseq = *cseq;
        mMessage.method = cseq->method;
    } else {
        refuse(ParseOutcome::Malformed, 0, "Bad CSeq");
    }
}

/** The first fault decides. */
void MessageParser::refuse(ParseOutcome outcome, int status, const char *reason) noexcept {
    if (mResult.outcome == ParseOutcome::Ok) mResult = {outcome, status, reason};
}

ParseResult MessageParser::result() const noexcept {
    ParseResult result = mResult;
    // Nothing answers a response or an ACK, and without a Via there is no way back.
    if (!mMessage.isRequest || !mHasTopVia || mMessage.method == "ACK") result.status = 0;
    return result;
}

} // namespace slimphone::sip
