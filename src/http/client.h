/**
 * @file
 * HTTP requests that never block: libcurl's multi interface, driven by run().
 */
#pragma once

#include "auth-info/digest-authentication-policy.h"
#include "base/clock.h"
#include "base/object.h"
#include "http/message.h"
#include "http/tls-roots.h"

#include <poll.h>

#include <list>
#include <memory>
#include <string>
#include <vector>

namespace slimphone::http {

struct CurlLibrary;
class Exchange;

struct ClientSettings {
    sip::TlsSettings tls;
    std::string proxyHost; ///< empty: no proxy; the environment's proxies do not count
    int proxyPort = 3128;
    std::string userAgent; ///< empty: no User-Agent header
    bool ipv6 = true;
    bool httpsOnly = false; ///< refuse http
    std::chrono::milliseconds timeLimit{30000};
    std::size_t bodyLimit = std::size_t{1} << 20;
    Ref<const DigestAuthenticationPolicy> digests; ///< null: all that are supported
};

/**
 * The requests of one core. Nothing is loaded, opened or allocated before the first one. At most 32
 * are on their way at a time, the others wait. Connections are kept for 20 s and reused.
 */
class Client {
public:
    explicit Client(const Clock &clock = Clock::steady()) : mClock(clock) {}
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;
    /** Closes, also what handlers sent meanwhile, once. Not from inside run(). */
    ~Client();

    /** For the requests that start from now on. */
    void configure(ClientSettings settings);

    /**
     * Accepts @p request; the answer comes from run(), exactly once, unless the returned handle is
     * destroyed before. Never null. Whoever gets the answer may destroy this or any other handle.
     */
    [[nodiscard]] std::unique_ptr<Exchange> send(Request request, Handler handler);

    /** One turn of work, until @p deadline or a little later; a piece of it is done in any case. */
    void run(TimePoint deadline);

    /**
     * Answers everything with Aborted, now, and closes the connections. What handlers send meanwhile
     * waits for the next run().
     */
    void close();

    /** No request waits for its answer. */
    bool isIdle() const noexcept { return mWaiting.empty() && mActive.empty() && mFinished.empty(); }

private:
    friend class Exchange;
    using Exchanges = std::list<Exchange *>;

    bool openMulti();
    void closeMulti();
    void admit(TimePoint deadline);
    void serveSockets(TimePoint deadline);
    void serveTimer();
    void collect();
    void deliver(TimePoint deadline);
    static int onSocket(void *easy, int socket, int what, void *self, void *) noexcept;
    static int onTimer(void *multi, long milliseconds, void *self) noexcept;

    const Clock &mClock;
    const CurlLibrary *mCurl = nullptr;
    void *mMulti = nullptr;
    ClientSettings mSettings;
    TlsRoots mRoots;
    bool mRootsAreCurrent = false;
    TimerQueue mTimers;
    Exchanges mWaiting;
    Exchanges mActive;
    Exchanges mFinished;
    std::vector<pollfd> mSockets;
    std::size_t mNextSocket = 0;
    TimePoint mTimerDue = TimePoint::max(); ///< libcurl's own, in real time
    bool mIsRunning = false;
};

} // namespace slimphone::http
