/**
 * @file
 * Pacing: how many REGISTERs may be under way to one next hop at a time.
 */
#pragma once

#include "base/clock.h"
#include "base/intrusive-list.h"
#include "sip/stack.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

namespace slimphone {

/**
 * A bounded number of REGISTERs per next hop; the others wait in order. Thousands sent at once
 * would overflow the socket buffer and live on retransmissions. When a hop proves dead, that
 * is a request got no answer and nobody else did meanwhile, those who wait for it are told at
 * once instead of each wasting its own 32 seconds. Whoever rests at such a hop is told when it
 * answers somebody again, so that all come back with the first.
 */
class RegisterWindow {
    struct Hop;

public:
    /** A place in the window. Leaving scope gives it back. */
    class Ticket : private ListLink<> {
    public:
        /** Called from RegisterWindow::run() only. */
        class Holder {
        public:
            virtual void onTurn() = 0;
            virtual void onHopDead(const sip::Failure &failure) = 0;
            /** The hop at which it rested has answered somebody. */
            virtual void onHopAlive() = 0;

        protected:
            ~Holder() = default;
        };

        explicit Ticket(Holder &holder) noexcept : mHolder(holder) {}
        Ticket(const Ticket &) = delete;
        Ticket &operator=(const Ticket &) = delete;
        ~Ticket() { drop(); }

        bool isIdle() const noexcept { return mHop == nullptr; }
        bool isGranted() const noexcept { return mState == State::Granted; }

        /** The hop answered: gives the place back. */
        void answered() noexcept;
        /**
         * The hop did not answer: gives the place back. True when it did not answer anybody else
         * either since this ticket was granted; it is dead then.
         */
        bool unanswered(const sip::Failure &failure);
        /** Gives the place back without saying anything about the hop. */
        void drop() noexcept;

    private:
        friend class RegisterWindow;
        template <class, class>
        friend class slimphone::IntrusiveList;
        enum class State : std::uint8_t { Idle, Waiting, Granted, Resting };

        Holder &mHolder;
        RegisterWindow *mWindow = nullptr;
        Hop *mHop = nullptr;
        std::uint32_t mAnswersAtGrant = 0;
        State mState = State::Idle;
    };

    explicit RegisterWindow(std::size_t size);
    RegisterWindow(const RegisterWindow &) = delete;
    RegisterWindow &operator=(const RegisterWindow &) = delete;
    ~RegisterWindow();

    /** Queues an idle @p ticket for @p hop. Its turn comes in a later run(). */
    void enter(Ticket &ticket, const sip::NextHop &hop);

    /** Puts an idle @p ticket down at the dead @p hop until that answers somebody. */
    void rest(Ticket &ticket, const sip::NextHop &hop);

    /** Grants free places, empties the queues of dead hops, wakes who rests at others, until @p deadline. */
    void run(const Clock &clock, TimePoint deadline);

private:
    Hop &find(Ticket &ticket, const sip::NextHop &hop);
    bool runOne(Hop &hop);
    void leave(Ticket &ticket) noexcept;
    void makeReady(Hop &hop) noexcept;

    std::size_t mSize;
    std::unordered_map<std::string, Hop> mHops;
    Hop *mReady = nullptr; ///< hops that may have work for run(), in order of arrival
    Hop *mLastReady = nullptr;
};

} // namespace slimphone
