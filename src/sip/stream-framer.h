/**
 * @file
 * Cuts a byte stream into SIP messages (RFC 3261 section 18.3) and keep-alives (RFC 5626).
 */
#pragma once

#include "sip/message.h"

#include <cstddef>
#include <memory>
#include <span>

namespace slimphone::sip {

/** One thing found in a stream. */
struct Frame {
    enum class Kind : std::uint8_t {
        Incomplete, ///< nothing until more bytes come
        Message,    ///< @ref bytes is one message, for MessageParser
        Ping,       ///< two line ends: answer with one (RFC 5626 section 4.4.1)
        Pong,       ///< one line end: the answer to our ping
        Broken,     ///< not SIP, or of unknown length: close the connection
        TooLarge,   ///< over a limit: close the connection
    };
    Kind kind = Kind::Incomplete;
    /**
     * The message. When broken or too large, the header section if that much could be told:
     * the parser then says whether an answer is owed before the connection is closed.
     */
    std::span<char> bytes;
    const char *reason = ""; ///< for the log
};

/**
 * Bytes come in through writable() and commit(), frames go out through next(). Memory is
 * taken when bytes come and given back when all are consumed; it never exceeds
 * ParserLimits::messageSize. Every byte is looked at a bounded number of times however
 * the stream is cut. After Broken or TooLarge nothing else is ever found: there is no way to
 * tell where the next message would begin.
 */
class StreamFramer {
public:
    explicit StreamFramer(const ParserLimits &limits = {});

    /**
     * Room for the next bytes; at least 1 and at most @p wanted of them. Empty when as much
     * as one message may take is held and next() was not asked for it, and after Broken or
     * TooLarge. Invalidates frames.
     */
    std::span<char> writable(std::size_t wanted);

    /** Says that the first @p count bytes of writable() are filled. */
    void commit(std::size_t count);

    /**
     * The next frame; valid until the next call of any function. A ping cut into two between
     * its line ends is found as two pongs: a pong must not wait for more.
     */
    Frame next();

    /** Bytes held that no frame was made of yet. */
    std::size_t pending() const noexcept { return mEnd - mBegin; }

private:
    Frame nextKeepAlive();
    Frame nextMessage();
    Frame fail(Frame::Kind kind, const char *reason, std::size_t headLength = 0) noexcept;
    std::string_view held() const noexcept { return {mBuffer.get() + mBegin, mEnd - mBegin}; }
    void release() noexcept;

    ParserLimits mLimits;
    std::unique_ptr<char[]> mBuffer;
    std::size_t mCapacity = 0;
    std::size_t mBegin = 0;   ///< of the current frame
    std::size_t mEnd = 0;     ///< of the bytes received
    std::size_t mScanned = 0; ///< from mBegin on: searched for the end of the header section
    std::size_t mNeeded = 0;  ///< length of the current message once known, else 0
    bool mStartChecked = false;
    bool mDead = false;
};

} // namespace slimphone::sip
