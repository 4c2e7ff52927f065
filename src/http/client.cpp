#include "http/client.h"

#include "base/log.h"
#include "http/curl-library.h"
#include "http/exchange.h"

#include <algorithm>
#include <utility>

namespace slimphone::http {

namespace {

constexpr std::size_t kMostActive = 32;
constexpr long kMostConnections = 16;

} // namespace

Client::~Client() {
    close();
    close();
    for (Exchanges *list : {&mActive, &mWaiting, &mFinished})
        while (!list->empty())
            list->front()->abandon();
    closeMulti();
}

void Client::configure(ClientSettings settings) {
    if (settings.tls != mSettings.tls) mRootsAreCurrent = false;
    mSettings = std::move(settings);
}

std::unique_ptr<Exchange> Client::send(Request request, Handler handler) {
    // Loading takes longer than a turn may; a failure is told later.
    openMulti();
    if (!request.timeLimit) request.timeLimit = mSettings.timeLimit;
    if (!request.bodyLimit) request.bodyLimit = mSettings.bodyLimit;
    std::unique_ptr<Exchange> exchange(new Exchange(*this, std::move(request), std::move(handler)));
    mTimers.schedule(exchange->mTimer, mClock.now() + *exchange->mRequest.timeLimit);
    exchange->moveTo(mWaiting);
    return exchange;
}

void Client::run(TimePoint deadline) {
    if (mIsRunning || isIdle()) return;
    struct Running {
        bool &flag;
        explicit Running(bool &isRunning) : flag(isRunning) { flag = true; }
        ~Running() { flag = false; }
    } const running(mIsRunning);
    mTimers.runDue(mClock, mClock.now(), deadline);
    admit(deadline);
    if (mMulti) {
        serveSockets(deadline);
        serveTimer();
        collect();
    }
    deliver(deadline);
}

void Client::close() {
    for (Exchanges *list : {&mActive, &mWaiting})
        while (!list->empty())
            list->front()->finish(ErrorKind::Aborted, "The client was closed");
    closeMulti();
    // What a handler sends now waits for the next run(): a handler that never gives up must not keep us here.
    for (std::size_t count = mFinished.size(); count > 0 && !mFinished.empty(); --count)
        mFinished.front()->deliver();
}

bool Client::openMulti() {
    if (mMulti) return true;
    if (!mCurl) mCurl = CurlLibrary::instance();
    if (mCurl) mMulti = mCurl->multiInit();
    if (!mMulti) return false;
    mCurl->multiSetopt(mMulti, CURLMOPT_SOCKETFUNCTION, &Client::onSocket);
    mCurl->multiSetopt(mMulti, CURLMOPT_SOCKETDATA, this);
    mCurl->multiSetopt(mMulti, CURLMOPT_TIMERFUNCTION, &Client::onTimer);
    mCurl->multiSetopt(mMulti, CURLMOPT_TIMERDATA, this);
    mCurl->multiSetopt(mMulti, CURLMOPT_MAXCONNECTS, kMostConnections);
    return true;
}

void Client::closeMulti() {
    if (mMulti) mCurl->multiCleanup(std::exchange(mMulti, nullptr));
    mSockets.clear();
    mTimerDue = TimePoint::max();
}

void Client::admit(TimePoint deadline) {
    while (!mWaiting.empty() && mActive.size() < kMostActive) {
        Exchange &exchange = *mWaiting.front();
        if (!openMulti()) {
            exchange.finish(ErrorKind::Unavailable, "libcurl is missing or unsuitable");
            continue;
        }
        if (!mRootsAreCurrent) {
            mRoots = TlsRoots(mSettings.tls);
            mRootsAreCurrent = true;
        }
        exchange.moveTo(mActive);
        // Its first step now, so that many new ones do not take theirs in one call of libcurl's.
        if (exchange.start()) serveTimer();
        if (mClock.now() >= deadline) return;
    }
}

void Client::serveSockets(TimePoint deadline) {
    if (mSockets.empty() || poll(mSockets.data(), mSockets.size(), 0) <= 0) return;
    std::vector<pollfd> ready;
    for (std::size_t i = 0; i < mSockets.size(); ++i) {
        const pollfd &entry = mSockets[(mNextSocket + i) % mSockets.size()];
        if (entry.revents != 0) ready.push_back(entry);
    }
    for (const pollfd &entry : ready) {
        // What was served before may have closed this one.
        const auto known = std::any_of(mSockets.begin(), mSockets.end(),
                                       [&](const pollfd &each) { return each.fd == entry.fd; });
        if (!known) continue;
        int events = 0;
        if (entry.revents & (POLLIN | POLLHUP)) events |= CURL_CSELECT_IN;
        if (entry.revents & POLLOUT) events |= CURL_CSELECT_OUT;
        if (entry.revents & (POLLERR | POLLNVAL)) events |= CURL_CSELECT_ERR;
        int running = 0;
        mCurl->multiSocketAction(mMulti, entry.fd, events, &running);
        ++mNextSocket;
        if (mClock.now() >= deadline) return;
    }
}

void Client::serveTimer() {
    if (std::chrono::steady_clock::now() < mTimerDue) return;
    mTimerDue = TimePoint::max();
    int running = 0;
    mCurl->multiSocketAction(mMulti, CURL_SOCKET_TIMEOUT, 0, &running);
}

void Client::collect() {
    int remaining = 0;
    while (const CURLMsg *message = mCurl->multiInfoRead(mMulti, &remaining)) {
        if (message->msg != CURLMSG_DONE) continue;
        char *self = nullptr;
        mCurl->easyGetinfo(message->easy_handle, CURLINFO_PRIVATE, &self);
        reinterpret_cast<Exchange *>(self)->legDone(message->data.result);
    }
}

void Client::deliver(TimePoint deadline) {
    // What is finished by a handler waits for the next turn.
    for (std::size_t count = mFinished.size(); count > 0 && !mFinished.empty(); --count) {
        mFinished.front()->deliver();
        if (mClock.now() >= deadline) return;
    }
}

int Client::onSocket(void *, int socket, int what, void *self, void *) noexcept {
    auto &sockets = static_cast<Client *>(self)->mSockets;
    const auto it =
        std::find_if(sockets.begin(), sockets.end(), [&](const pollfd &entry) { return entry.fd == socket; });
    if (what == CURL_POLL_REMOVE) {
        if (it != sockets.end()) sockets.erase(it);
        return 0;
    }
    short events = 0;
    if (what & CURL_POLL_IN) events |= POLLIN;
    if (what & CURL_POLL_OUT) events |= POLLOUT;
    if (it != sockets.end()) {
        it->events = events;
        return 0;
    }
    try {
        sockets.push_back({socket, events, 0});
    } catch (const std::bad_alloc &) {
        return -1; // libcurl gives the transfer up
    }
    return 0;
}

int Client::onTimer(void *, long milliseconds, void *self) noexcept {
    static_cast<Client *>(self)->mTimerDue =
        milliseconds < 0 ? TimePoint::max()
                         : std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    return 0;
}

} // namespace slimphone::http
