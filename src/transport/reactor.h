/**
 * @file
 * Sockets in belle-sip's loop, served outside of it.
 */
#pragma once

#include "base/clock.h"
#include "transport/main-loop.h"

#include <cstddef>
#include <vector>

namespace slimphone::sip {

class SocketWatch;

/**
 * Lets belle-sip's loop find out which sockets are ready. Its callbacks only take notes; the
 * sockets are served between two turns, so that whatever that leads to, be it an exception or
 * the end of the stack, never meets belle-sip's own frames.
 */
class Reactor {
public:
    explicit Reactor(MainLoop &loop) noexcept : mLoop(loop) {}
    Reactor(const Reactor &) = delete;
    Reactor &operator=(const Reactor &) = delete;

    /** One turn of the loop, without waiting. */
    void poll() { mLoop.turn(); }

    /** Takes the socket that is ready for the longest time; nullptr when none is left. */
    SocketWatch *takeReady() noexcept;

    MainLoop &loop() noexcept { return mLoop; }

private:
    friend class SocketWatch;
    static constexpr std::size_t kMaximumTaken = 64; ///< places of the list given back at once
    void note(SocketWatch &watch);

    MainLoop &mLoop;
    std::vector<SocketWatch *> mReady; ///< nullptr: the watch is gone
    std::size_t mFirst = 0;
};

/** Whoever reads and writes a socket. */
class SocketUser {
public:
    /**
     * Something can be done with the socket. Whoever has more to do than fits before
     * @p deadline (of the steady clock) asks for another call with SocketWatch::again().
     */
    virtual void onSocketReady(unsigned events, TimePoint deadline) = 0;

protected:
    ~SocketUser() = default;
};

/** One socket in the loop, from construction to destruction. */
class SocketWatch {
public:
    static constexpr unsigned kRead = BELLE_SIP_EVENT_READ;
    static constexpr unsigned kWrite = BELLE_SIP_EVENT_WRITE;

    SocketWatch(Reactor &reactor, int descriptor, unsigned events, SocketUser &user);
    SocketWatch(const SocketWatch &) = delete;
    SocketWatch &operator=(const SocketWatch &) = delete;
    ~SocketWatch();

    /** What to wait for from now on. */
    void want(unsigned events);
    /** To be called again without waiting for the socket. */
    void again() { mReactor.note(*this); }
    void serve(TimePoint deadline);

private:
    friend class Reactor;
    static constexpr std::size_t kNotReady = static_cast<std::size_t>(-1);
    void addSource();
    void removeSource() noexcept;
    static int onEvent(void *self, unsigned events) noexcept;

    Reactor &mReactor;
    SocketUser &mUser;
    const int mDescriptor;
    BelleRef<belle_sip_source_t> mSource;
    unsigned mWanted;
    unsigned mEvents = 0;
    std::size_t mPosition = kNotReady; ///< in the list of ready ones
};

} // namespace slimphone::sip
