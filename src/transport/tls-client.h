/**
 * @file
 * The client side of TLS on sockets that never block.
 */
#pragma once

#include "base/clock.h"
#include "sip/stack.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

namespace slimphone::sip {

class SubjectPattern;

/** One TLS connection over a connected socket, which it does not own. */
class TlsChannel {
public:
    enum class Progress : std::uint8_t {
        Done,
        WantRead,  ///< when the socket is readable
        WantWrite, ///< when the socket is writable
        OutOfTime, ///< at once, when there is time
        Closed,    ///< by the far end, properly
        Failed     ///< see failure()
    };

    TlsChannel() = default;
    TlsChannel(const TlsChannel &) = delete;
    TlsChannel &operator=(const TlsChannel &) = delete;
    virtual ~TlsChannel() = default;

    /** Shakes hands, in steps of a few milliseconds until @p deadline. */
    virtual Progress handshake(TimePoint deadline) = 0;
    virtual Progress read(char *room, std::size_t size, std::size_t &count) = 0;
    /** After WantRead or WantWrite the same bytes have to be given again. */
    virtual Progress write(const char *bytes, std::size_t size, std::size_t &count) = 0;
    /** Says good-bye as far as the socket takes it. */
    virtual void close() noexcept = 0;

    /** Why it failed: TlsVerification or TlsHandshake, and the reason. */
    virtual const Failure &failure() const noexcept = 0;
};

/**
 * Trust, client certificates and sessions of a stack. The certificate authorities are read
 * once, when the first connection wants them, and in pieces: a system's bundle takes longer
 * than one turn may.
 */
class TlsContext {
public:
    TlsContext();
    TlsContext(const TlsContext &) = delete;
    TlsContext &operator=(const TlsContext &) = delete;
    ~TlsContext();

    /** Takes effect for connections opened from now on. Sessions to be resumed are forgotten. */
    void configure(const TlsSettings &settings);
    void forgetSessions() noexcept;

    /**
     * A channel on the socket @p descriptor to @p serverName, a name or a literal address, that
     * the server's certificate has to be for. It may outlive the context.
     */
    std::unique_ptr<TlsChannel> open(int descriptor, const std::string &serverName,
                                     std::shared_ptr<const TlsIdentity> identity);

private:
    class Trust;
    class Sessions;
    class Channel;

    TlsSettings mSettings;
    std::shared_ptr<Trust> mTrust;
    std::shared_ptr<Sessions> mSessions;
    std::shared_ptr<const SubjectPattern> mPattern;
};

} // namespace slimphone::sip
