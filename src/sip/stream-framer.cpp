#include "sip/stream-framer.h"

#include "base/text.h"
#include "sip/grammar.h"

#include <algorithm>
#include <cstring>

namespace slimphone::sip {

namespace {

using namespace grammar;

constexpr std::string_view lineEnd = "\r\n";
constexpr std::string_view headEnd = "\r\n\r\n";

/** @p text without anything at its ends that folding may put there. */
std::string_view trimFolded(std::string_view text) noexcept {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/** True for what may be a start line; whether it really is one says the parser. */
bool isStartLine(std::string_view line) noexcept {
    if (!line.ends_with('\r')) return false;
    line = trim(line.substr(0, line.size() - 1));
    const bool isStatus = line.size() > 4 && equalsIgnoringCase(line.substr(0, 4), "SIP/");
    const std::string_view last = line.substr(line.find_last_of(" \t") + 1);
    return isStatus || (last.size() > 4 && equalsIgnoringCase(last.substr(0, 4), "SIP/"));
}

/**
 * Length of the body that @p head announces; 0 when it says nothing (what follows then has to
 * look like a message, or the connection ends). Nullopt when it says it wrongly.
 */
std::optional<std::size_t> bodyLength(std::string_view head) noexcept {
    std::optional<std::uint32_t> length;
    std::size_t position = head.find(lineEnd) + lineEnd.size();
    while (position < head.size()) {
        std::size_t end = head.find(lineEnd, position);
        while (end + 2 < head.size() && is(head[end + 2], kBlank))
            end = head.find(lineEnd, end + 2);
        std::string_view line = head.substr(position, end - position);
        position = end + lineEnd.size();
        const char first = static_cast<char>(line.empty() ? 0 : line.front() | 0x20);
        if (first != 'c' && first != 'l') continue;
        if (canonicalHeaderName(takeToken(line)).id != HeaderId::ContentLength) continue;
        line = trimFolded(line);
        if (!line.starts_with(':')) continue;
        const std::optional<std::uint32_t> value = parseContentLength(trimFolded(line.substr(1)));
        if (!value || (length && length != value)) return std::nullopt;
        length = value;
    }
    return length.value_or(0);
}

} // namespace

StreamFramer::StreamFramer(const ParserLimits &limits) : mLimits(limits) {}

std::span<char> StreamFramer::writable(std::size_t wanted) {
    const std::size_t size = mEnd - mBegin;
    if (mDead || size >= mLimits.messageSize) return {};
    const std::size_t room = std::clamp<std::size_t>(wanted, 1, mLimits.messageSize - size);
    if (mCapacity - mEnd < room) {
        if (mCapacity < size + room) {
            const std::size_t capacity = std::max(size + room, std::min(mCapacity * 2, mLimits.messageSize));
            auto buffer = std::make_unique_for_overwrite<char[]>(capacity);
            if (size > 0) std::memcpy(buffer.get(), mBuffer.get() + mBegin, size);
            mBuffer = std::move(buffer);
            mCapacity = capacity;
        } else if (size > 0) {
            std::memmove(mBuffer.get(), mBuffer.get() + mBegin, size);
        }
        mBegin = 0;
        mEnd = size;
    }
    return {mBuffer.get() + mEnd, room};
}

void StreamFramer::commit(std::size_t count) { mEnd += std::min(count, mCapacity - mEnd); }

Frame StreamFramer::next() {
    if (mDead) return {};
    if (mBegin == mEnd) {
        release();
        return {};
    }
    const char first = mBuffer[mBegin];
    if (first == '\r' || first == '\n') return nextKeepAlive();
    return nextMessage();
}

Frame StreamFramer::nextKeepAlive() {
    const std::string_view text = held().substr(0, headEnd.size());
    if (text == headEnd) {
        mBegin += headEnd.size();
        return {Frame::Kind::Ping, {}, ""};
    }
    // A carriage return at the end leaves it open what this becomes.
    if (headEnd.starts_with(text) && text.ends_with('\r')) return {};
    if (!text.starts_with(lineEnd)) return fail(Frame::Kind::Broken, "stray line end");
    mBegin += lineEnd.size();
    return {Frame::Kind::Pong, {}, ""};
}

Frame StreamFramer::nextMessage() {
    const std::string_view text = held();
    if (mNeeded == 0) {
        if (!mStartChecked) {
            if (!is(text.front(), kToken)) return fail(Frame::Kind::Broken, "not a SIP message");
            const std::size_t end = text.find('\n', mScanned);
            if (std::min(end, text.size()) > mLimits.lineLength)
                return fail(Frame::Kind::TooLarge, "start line too long");
            mScanned = std::min(end, text.size());
            if (end == std::string_view::npos) return {};
            if (!isStartLine(text.substr(0, end))) return fail(Frame::Kind::Broken, "not a SIP message");
            mStartChecked = true;
        }
        const std::size_t overlap = headEnd.size() - 1;
        const std::size_t end = text.find(headEnd, mScanned > overlap ? mScanned - overlap : 0);
        if (end == std::string_view::npos) {
            mScanned = text.size();
            if (text.size() >= mLimits.messageSize)
                return fail(Frame::Kind::TooLarge, "header section too large");
            return {};
        }
        const std::size_t head = end + headEnd.size();
        const std::optional<std::size_t> body = bodyLength(text.substr(0, head));
        if (!body) return fail(Frame::Kind::Broken, "bad Content-Length", head);
        if (*body > mLimits.messageSize || head + *body > mLimits.messageSize)
            return fail(Frame::Kind::TooLarge, "message too large", head);
        mNeeded = head + *body;
    }
    if (text.size() < mNeeded) return {};
    const Frame frame{Frame::Kind::Message, {mBuffer.get() + mBegin, mNeeded}, ""};
    mBegin += mNeeded;
    mScanned = mNeeded = 0;
    mStartChecked = false;
    return frame;
}

Frame StreamFramer::fail(Frame::Kind kind, const char *reason, std::size_t headLength) noexcept {
    mDead = true;
    return {kind, {mBuffer.get() + mBegin, headLength}, reason};
}

void StreamFramer::release() noexcept {
    mBuffer.reset();
    mCapacity = mBegin = mEnd = 0;
}

} // namespace slimphone::sip
