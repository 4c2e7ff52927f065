#include "registration/register-window.h"

#include <optional>

namespace slimphone {

struct RegisterWindow::Hop {
    std::string key;
    std::size_t inFlight = 0;
    IntrusiveList<Ticket> waiting;
    IntrusiveList<Ticket> resting;
    std::uint32_t answers = 0;        ///< compared for equality only
    std::optional<sip::Failure> dead; ///< while its queue is being emptied
    bool wakes = false;               ///< while those who rest are being told
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
        for (IntrusiveList<Ticket> *list : {&hop.waiting, &hop.resting})
            while (Ticket *ticket = list->popFront()) {
                ticket->mHop = nullptr;
                ticket->mState = Ticket::State::Idle;
            }
}

RegisterWindow::Hop &RegisterWindow::find(Ticket &ticket, const sip::NextHop &nextHop) {
    ticket.drop();
    std::string key = keyOf(nextHop);
    Hop &hop = mHops[key];
    if (hop.key.empty()) hop.key = std::move(key);
    ticket.mWindow = this;
    ticket.mHop = &hop;
    return hop;
}

void RegisterWindow::enter(Ticket &ticket, const sip::NextHop &nextHop) {
    Hop &hop = find(ticket, nextHop);
    ticket.mState = Ticket::State::Waiting;
    hop.waiting.pushBack(ticket);
    makeReady(hop);
}

void RegisterWindow::rest(Ticket &ticket, const sip::NextHop &nextHop) {
    Hop &hop = find(ticket, nextHop);
    ticket.mState = Ticket::State::Resting;
    hop.resting.pushBack(ticket);
}

void RegisterWindow::makeReady(Hop &hop) noexcept {
    if (hop.listed) return;
    hop.listed = true;
    hop.nextReady = nullptr;
    (mReady ? mLastReady->nextReady : mReady) = &hop;
    mLastReady = &hop;
}

/** Calls one holder; false when there is none to be called. */
bool RegisterWindow::runOne(Hop &hop) {
    if (hop.wakes) {
        if (Ticket *const ticket = hop.resting.front()) {
            leave(*ticket);
            ticket->mHolder.onHopAlive();
            return true;
        }
        hop.wakes = false;
    }
    Ticket *const ticket = hop.waiting.front();
    if (!ticket) {
        hop.dead.reset();
        return false;
    }
    if (hop.dead) {
        const sip::Failure failure = *hop.dead;
        leave(*ticket);
        if (hop.waiting.empty()) hop.dead.reset();
        ticket->mHolder.onHopDead(failure);
        return true;
    }
    if (hop.inFlight >= mSize) return false;
    hop.waiting.popFront();
    ticket->mState = Ticket::State::Granted;
    ticket->mAnswersAtGrant = hop.answers;
    ++hop.inFlight;
    ticket->mHolder.onTurn();
    return true;
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
        while (!late && runOne(hop))
            late = clock.now() >= deadline;
        if (hop.wakes || !hop.waiting.empty()) {
            if (late) makeReady(hop);
        } else if (hop.inFlight == 0 && hop.resting.empty() && !hop.listed) {
            mHops.erase(std::string(hop.key));
        }
    }
}

void RegisterWindow::leave(Ticket &ticket) noexcept {
    Hop &hop = *ticket.mHop;
    if (ticket.mState == Ticket::State::Granted)
        --hop.inFlight;
    else
        ticket.unlink();
    ticket.mHop = nullptr;
    ticket.mState = Ticket::State::Idle;
    makeReady(hop); // to grant the place, or to forget the hop
}

void RegisterWindow::Ticket::answered() noexcept {
    if (!mHop) return;
    ++mHop->answers;
    mHop->wakes = true;
    mWindow->leave(*this);
}

bool RegisterWindow::Ticket::unanswered(const sip::Failure &failure) {
    if (!mHop) return false;
    const bool isDead = mHop->answers == mAnswersAtGrant;
    if (isDead && !mHop->waiting.empty() && !mHop->dead) mHop->dead = failure;
    mWindow->leave(*this);
    return isDead;
}

void RegisterWindow::Ticket::drop() noexcept {
    if (mHop) mWindow->leave(*this);
}

} // namespace slimphone
