/**
 * @file
 * What drives belle-sip's provider for ProviderStack.
 */
#pragma once

#include "sip/stack.h"
#include "transport/listening-points.h"
#include "transport/main-loop.h"
#include "transport/provider-transaction.h"
#include "transport/tls-trust.h"

#include <deque>
#include <optional>

namespace slimphone::sip {

/**
 * belle-sip's callbacks only take notes here; handlers are called between two turns of the
 * loop. So nothing a handler does can pull an object from under belle-sip's feet, and no
 * exception crosses its C frames.
 */
class ProviderEngine {
public:
    explicit ProviderEngine(const Clock &clock);
    ProviderEngine(const ProviderEngine &) = delete;
    ProviderEngine &operator=(const ProviderEngine &) = delete;
    ~ProviderEngine() { close(); }

    bool configure(const StackSettings &settings);
    TransportPorts portsInUse() const noexcept { return mPoints.ports(); }
    std::unique_ptr<ClientTransaction> send(const OutgoingRequest &request, const NextHop &hop,
                                            ResponseHandler &handler);
    void run(std::chrono::microseconds budget);
    void closeConnections();
    void setRequestHandler(RequestHandler *handler) noexcept { mRequestHandler = handler; }

    /** Ends everything without calling a handler; possible inside of a handler. */
    void close() noexcept;

    /** The transaction is being destroyed. */
    void forget(ProviderTransaction &transaction) noexcept;

private:
    std::optional<Failure> start(ProviderTransaction &transaction, const OutgoingRequest &request);
    void applyToStack(const StackSettings &settings);
    void settle(ProviderTransaction &transaction, ProviderTransaction::Outcome outcome);
    void deliver();
    void deliver(ProviderTransaction &transaction);
    void answerRequests();
    void answer(belle_sip_request_t *request);
    void probeName(ProviderTransaction &transaction);
    void onNameProbed(const NameProbe &probe, bool known);
    void closeSilentConnections(Transport transport);
    void markBystanders(const ProviderTransaction &answered);
    Failure connectionFailure(const ProviderTransaction &transaction) const;
    static Failure unknownHostFailure(const ProviderTransaction &transaction);
    Failure timeoutFailure(const ProviderTransaction &transaction) const;

    void onResponse(const belle_sip_response_event_t *event);
    void onRequest(const belle_sip_request_event_t *event);
    void onIoError(const belle_sip_io_error_event_t *event);
    void onTimeout(const belle_sip_timeout_event_t *event);
    void onTerminated(const belle_sip_transaction_terminated_event_t *event);
    void onClientCertificateWanted(belle_sip_auth_event_t *event);
    static void onDeadline(void *transaction);
    static void onSweep(void *engine);

    const Clock &mClock;
    TimerQueue mTimers;
    Timer mSweep{&ProviderEngine::onSweep, this};
    MainLoop mLoop;
    TlsTrust mTrust;
    BelleRef<belle_sip_listener_t> mListener;
    BelleRef<belle_sip_provider_t> mProvider;
    ListeningPoints mPoints;
    std::optional<StackSettings> mSettings;
    bool mAllOpen = false;
    RequestHandler *mRequestHandler = nullptr;
    ProviderTransaction::Queue mInFlight;
    ProviderTransaction::Queue mReady;
    std::deque<BelleRef<belle_sip_request_t>> mRequests;
    const ProviderTransaction *mLastProbed = nullptr; ///< asked for the name of its host last
    std::uint64_t mTagSalt;
    bool mTlsFailed = false;
    bool mDropping = false; ///< connections end because we want it
    bool mRunning = false;
    bool mClosed = false;
};

} // namespace slimphone::sip
