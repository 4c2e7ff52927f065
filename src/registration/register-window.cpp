#include "registration/register-window.h"

#include <optional>

namespace slimphone {

struct RegisterWindow::Hop {
    std::string key;
    std::size_t inFlight = 0;
    Ticket *first = nullptr;
    Ticket *last = nullptr;
    std::uint64_t answers = 0;
    std::optional<sip::Failure> dead; ///< while its queue is being emptied
    bool listed = false;
    Hop *nextReady = nullptr;
};

namespace {

std::string keyOf(const sip::NextHop &hop) {
    std::string key = hop.host;
    key += ':';
    key += std::to_string(hop.port);
    if (hop.transport) key += sip::toString(*hop.transport);
    return key;
}

} // namespace

RegisterWindow::RegisterWindow(std::size_t size) : mSize(size ? size : 1) {}

RegisterWindow::~RegisterWindow() {
    for (auto &[key, hop] : mHops)
        for (Ticket *ticket = hop.first; ticket; ticket = ticket->mNext)
            ticket->mHop = nullptr;
}

void RegisterWindow::enter(Ticket &ticket, const sip::NextHop &nextHop) {
    ticket.drop();
    std::string key = keyOf(nextHop);
    Hop &hop = mHops[key];
    if (hop.key.empty()) hop.key = std::move(key);
    ticket.mWindow = this;
    ticket.mHop = &hop;
    ticket.mGranted = false;
    ticket.mPrevious = hop.last;
    ticket.mNext = nullptr;
    (hop.last ? hop.last->mNext : hop.first) = &ticket;
    hop.last = &ticket;
    makeReady(hop);
}

void RegisterWindow::makeReady(Hop &hop) noexcept {
    if (hop.listed) return;
    hop.listed = true;
    hop.nextReady = nullptr;
    (mReady ? mLastReady->nextReady : mReady) = &hop;
    mLastReady = &hop;
}

void RegisterWindow::run(const Clock &clock, TimePoint deadline) {
    // Work on a private list: holders enter and leave tickets while we call them.
    Hop *list = mReady;
    mReady = nullptr;
    bool late = false;
    while (list) {
        Hop &hop = *list;
        list = hop.nextReady;
        hop.listed = false;
        while (hop.first && !late && (hop.dead || hop.inFlight < mSize)) {
            Ticket &ticket = *hop.first;
            if (hop.dead) {
                const sip::Failure failure = *hop.dead;
                leave(ticket);
                if (!hop.first) hop.dead.reset();
                ticket.mHolder.onHopDead(failure);
            } else {
                hop.first = ticket.mNext;
                (hop.first ? hop.first->mPrevious : hop.last) = nullptr;
                ticket.mPrevious = ticket.mNext = nullptr;
                ticket.mGranted = true;
                ticket.mAnswersAtGrant = hop.answers;
                ++hop.inFlight;
                ticket.mHolder.onTurn();
            }
            late = clock.now() >= deadline;
        }
        if (hop.first) {
            if (late) makeReady(hop);
        } else if (hop.inFlight == 0 && !hop.listed) {
            mHops.erase(std::string(hop.key));
        }
    }
}

void RegisterWindow::leave(Ticket &ticket) noexcept {
    Hop &hop = *ticket.mHop;
    if (ticket.mGranted) {
        --hop.inFlight;
    } else {
        (ticket.mPrevious ? ticket.mPrevious->mNext : hop.first) = ticket.mNext;
        (ticket.mNext ? ticket.mNext->mPrevious : hop.last) = ticket.mPrevious;
    }
    ticket.mHop = nullptr;
    ticket.mGranted = false;
    ticket.mPrevious = ticket.mNext = nullptr;
    makeReady(hop); // to grant the place, or to forget the hop
}

void RegisterWindow::Ticket::answered() noexcept {
    if (!mHop) return;
    ++mHop->answers;
    mWindow->leave(*this);
}

void RegisterWindow::Ticket::unanswered(const sip::Failure &failure) {
    if (!mHop) return;
    if (mHop->first && mHop->answers == mAnswersAtGrant && !mHop->dead) mHop->dead = failure;
    mWindow->leave(*this);
}

void RegisterWindow::Ticket::drop() noexcept {
    if (mHop) mWindow->leave(*this);
}

} // namespace slimphone
