#include "transport/reactor.h"

#include "base/guard.h"

#include <new>

namespace slimphone::sip {

SocketWatch *Reactor::takeReady() noexcept {
    while (mFirst < mReady.size()) {
        SocketWatch *const watch = mReady[mFirst++];
        if (!watch) continue;
        watch->mPosition = SocketWatch::kNotReady;
        return watch;
    }
    mReady.clear();
    mFirst = 0;
    return nullptr;
}

void Reactor::note(SocketWatch &watch) {
    if (watch.mPosition != SocketWatch::kNotReady) return;
    if (mFirst >= kMaximumTaken) {
        mReady.erase(mReady.begin(), mReady.begin() + static_cast<std::ptrdiff_t>(mFirst));
        mFirst = 0;
        for (std::size_t i = 0; i < mReady.size(); ++i)
            if (mReady[i]) mReady[i]->mPosition = i;
    }
    mReady.push_back(&watch);
    watch.mPosition = mReady.size() - 1;
}

SocketWatch::SocketWatch(Reactor &reactor, int descriptor, unsigned events, SocketUser &user)
    : mReactor(reactor), mUser(user), mDescriptor(descriptor), mWanted(events) {
    addSource();
}

void SocketWatch::addSource() {
    constexpr unsigned noTimeout = static_cast<unsigned>(-1);
    mSource = BelleRef<belle_sip_source_t>::adopt(
        belle_sip_socket_source_new(&SocketWatch::onEvent, this, mDescriptor, mWanted, noTimeout));
    if (!mSource) throw std::bad_alloc();
    belle_sip_main_loop_add_source(mReactor.loop().handle(), mSource.get());
}

void SocketWatch::removeSource() noexcept {
    if (mSource) belle_sip_main_loop_remove_source(mReactor.loop().handle(), mSource.get());
    mSource.reset();
}

SocketWatch::~SocketWatch() {
    if (mPosition != kNotReady) mReactor.mReady[mPosition] = nullptr;
    removeSource();
}

void SocketWatch::want(unsigned events) {
    if (events == mWanted) return;
    mWanted = events;
    // belle-sip's header declares the function that would change the source as one of C++.
    removeSource();
    addSource();
}

void SocketWatch::serve(TimePoint deadline) {
    const unsigned events = mEvents;
    mEvents = 0;
    mUser.onSocketReady(events, deadline);
}

int SocketWatch::onEvent(void *context, unsigned events) noexcept {
    auto *self = static_cast<SocketWatch *>(context);
    self->mEvents |= events;
    guard("SocketWatch", [self] { self->mReactor.note(*self); });
    return BELLE_SIP_CONTINUE;
}

} // namespace slimphone::sip
