#include "transport/provider-engine.h"

#include "base/guard.h"
#include "base/log.h"
#include "base/random.h"
#include "base/text.h"
#include "transport/message-reader.h"
#include "transport/message-writer.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cstring>
#include <limits>

namespace slimphone::sip {

namespace {

/** Absorbs repeated answers (timer K); short, as belle-sip walks through all transactions for each message.
 */
constexpr int kT4Milliseconds = 100;

/** belle-sip's own timer should fire first, it draws conclusions about the connection. */
constexpr std::chrono::milliseconds kDeadlineGrace{250};

/** Requests waiting for an answer; what exceeds this in one turn is a flood. */
constexpr std::size_t kMaximumRequests = 256;

/** How long a connection without keep-alives may be silent; belle-sip's own default. */
constexpr std::chrono::seconds kIdleTimeout{3600};

/** How often and from how many peers on forgotten ones are dropped from a bound UDP port. */
constexpr std::chrono::seconds kSweepPeriod{30};
constexpr int kTolerableChannels = 64;

/** Raises a flag for its life. */
class Flagged {
public:
    explicit Flagged(bool &flag) : mFlag(flag) { mFlag = true; }
    Flagged(const Flagged &) = delete;
    Flagged &operator=(const Flagged &) = delete;
    ~Flagged() { mFlag = false; }

private:
    bool &mFlag;
};

/** Seconds or milliseconds as the int that belle-sip takes. */
template <class Duration>
int toInt(Duration duration) {
    return static_cast<int>(
        std::clamp<long long>(duration.count(), 0, std::numeric_limits<int>::max() / 1000));
}

/** Runs @p body of a C callback with the engine behind @p context. */
template <class Body>
void callback(const char *name, void *context, Body &&body) noexcept {
    guard(name, [&] { body(*static_cast<ProviderEngine *>(context)); });
}

ProviderTransaction *fromBelle(belle_sip_client_transaction_t *transaction) {
    if (!transaction) return nullptr;
    return static_cast<ProviderTransaction *>(
        belle_sip_transaction_get_application_data(BELLE_SIP_TRANSACTION(transaction)));
}

std::string describe(const NextHop &hop, Transport transport) {
    std::string text = toLower(toString(transport)) + ':';
    text += hop.host.find(':') == std::string::npos ? hop.host : '[' + hop.host + ']';
    if (hop.port > 0) text += ':' + std::to_string(hop.port);
    return text;
}

bool isLiteralAddress(const std::string &host) {
    in6_addr address{};
    return inet_pton(AF_INET, host.c_str(), &address) == 1 ||
           inet_pton(AF_INET6, host.c_str(), &address) == 1;
}

bool sameFlow(const ProviderTransaction &a, const ProviderTransaction &b) {
    return a.transport == b.transport && a.hop.port == b.hop.port && a.hop.host == b.hop.host;
}

bool needsNewSockets(const StackSettings &a, const StackSettings &b) {
    return a.ports != b.ports || a.bindAddress != b.bindAddress || a.ipv6 != b.ipv6 || a.dscp != b.dscp ||
           a.tls != b.tls;
}

} // namespace

ProviderEngine::ProviderEngine(const Clock &clock)
    : mClock(clock), mProvider(BelleRef<belle_sip_provider_t>::adopt(
                         belle_sip_stack_create_provider(mLoop.stack(), nullptr))),
      mPoints(mLoop, mProvider.get(), mTrust), mTagSalt(randomNumber()) {
    belle_sip_listener_callbacks_t callbacks{};
    callbacks.process_dialog_terminated = [](void *, const belle_sip_dialog_terminated_event_t *) {};
    callbacks.process_io_error = [](void *self, const belle_sip_io_error_event_t *event) {
        callback("process_io_error", self, [&](ProviderEngine &engine) { engine.onIoError(event); });
    };
    callbacks.process_request_event = [](void *self, const belle_sip_request_event_t *event) {
        callback("process_request_event", self, [&](ProviderEngine &engine) { engine.onRequest(event); });
    };
    callbacks.process_response_event = [](void *self, const belle_sip_response_event_t *event) {
        callback("process_response_event", self, [&](ProviderEngine &engine) { engine.onResponse(event); });
    };
    callbacks.process_timeout = [](void *self, const belle_sip_timeout_event_t *event) {
        callback("process_timeout", self, [&](ProviderEngine &engine) { engine.onTimeout(event); });
    };
    callbacks.process_transaction_terminated = [](void *self,
                                                  const belle_sip_transaction_terminated_event_t *event) {
        callback("process_transaction_terminated", self,
                 [&](ProviderEngine &engine) { engine.onTerminated(event); });
    };
    callbacks.process_auth_requested = [](void *self, belle_sip_auth_event_t *event) {
        callback("process_auth_requested", self,
                 [&](ProviderEngine &engine) { engine.onClientCertificateWanted(event); });
    };
    mListener =
        BelleRef<belle_sip_listener_t>::adopt(belle_sip_listener_create_from_callbacks(&callbacks, this));
    belle_sip_provider_add_sip_listener(mProvider.get(), mListener.get());
}

void ProviderEngine::close() noexcept {
    if (std::exchange(mClosed, true)) return;
    mSweep.cancel();
    mRequestHandler = nullptr;
    mRequests.clear();
    for (ProviderTransaction::Queue *queue : {&mInFlight, &mReady}) {
        for (ProviderTransaction *transaction : *queue) {
            transaction->engine = nullptr;
            transaction->deadline.cancel();
            transaction->outcome.reset();
            transaction->probe.reset();
            transaction->stop();
        }
        queue->clear();
    }
    belle_sip_provider_remove_sip_listener(mProvider.get(), mListener.get());
    mPoints.close();
    mLoop.turn(); // lets go of what belle-sip postponed
    mProvider.reset();
    mListener.reset();
    mLoop.turn(); // empties the pool of floating objects
}

bool ProviderEngine::configure(const StackSettings &settings) {
    if (mClosed) return false;
    const bool reopen = !mSettings || !mAllOpen || needsNewSockets(*mSettings, settings);
    mSettings = settings;
    applyToStack(settings);
    if (reopen) {
        const Flagged dropping(mDropping);
        mAllOpen = mPoints.open(settings);
    }
    mPoints.setKeepAlive(std::min<std::chrono::milliseconds>(settings.keepAlive, std::chrono::hours(24)),
                         settings.streamKeepAlive);
    mTimers.schedule(mSweep, mClock.now() + kSweepPeriod);
    return mAllOpen;
}

void ProviderEngine::applyToStack(const StackSettings &settings) {
    belle_sip_stack_t *stack = mLoop.stack();
    const int timeout =
        static_cast<int>(std::clamp<long long>(settings.transactionTimeout.count(), 64, 1 << 30));
    belle_sip_timer_config_t timers{};
    timers.T1 = timeout / 64;
    timers.T2 = 8 * timers.T1;
    timers.T4 = kT4Milliseconds;
    belle_sip_stack_set_timer_config(stack, &timers);
    // A connection or a name that does not come should be told as such before the time is over.
    const int patience = timeout / 16 * 15;
    belle_sip_stack_set_transport_timeout(stack, patience);
    belle_sip_stack_set_dns_timeout(stack, std::min(15000, patience));
    belle_sip_stack_enable_reconnect_to_primary_asap(stack, settings.reconnectsToPrimary);
    belle_sip_stack_enable_dns_srv(stack, settings.dnsSrv);
    belle_sip_stack_enable_dns_search(stack, settings.dnsSearch);
    belle_sip_stack_set_dns_user_hosts_file(
        stack, settings.dnsUserHostsFile.empty() ? nullptr : settings.dnsUserHostsFile.c_str());
    belle_sip_list_t *servers = nullptr;
    for (const std::string &server : settings.dnsServers)
        servers = belle_sip_list_append(servers, const_cast<char *>(server.c_str()));
    belle_sip_stack_set_dns_servers(stack, servers);
    belle_sip_list_free(servers);
    belle_sip_stack_set_unreliable_connection_timeout(stack, toInt(settings.unreliableConnectionTimeout));
    // Keep-alives restart this timer, so with them it only ends connections that never came up.
    const bool isKeptAlive = settings.keepAlive.count() > 0 && settings.streamKeepAlive;
    belle_sip_stack_set_inactive_transport_timeout(
        stack, isKeptAlive ? toInt(std::chrono::ceil<std::chrono::seconds>(4 * settings.keepAlive +
                                                                           settings.transactionTimeout))
                           : toInt(kIdleTimeout));
    belle_sip_stack_set_default_dscp(stack, settings.dscp);
    belle_sip_provider_enable_rport(mProvider.get(), settings.useRport);
    belle_sip_provider_enable_nat_helper(mProvider.get(), settings.natHelper);
}

std::unique_ptr<ClientTransaction> ProviderEngine::send(const OutgoingRequest &request, const NextHop &hop,
                                                        ResponseHandler &handler) {
    auto transaction =
        std::make_unique<ProviderTransaction>(*this, hop, handler, &ProviderEngine::onDeadline);
    transaction->position = mInFlight.insert(mInFlight.end(), transaction.get());
    mLoop.noteWork();
    if (auto failure = start(*transaction, request)) {
        settle(*transaction, std::move(*failure));
    } else if (!transaction->outcome) {
        mTimers.schedule(transaction->deadline,
                         mClock.now() + mSettings->transactionTimeout + kDeadlineGrace);
    }
    return transaction;
}

std::optional<Failure> ProviderEngine::start(ProviderTransaction &transaction,
                                             const OutgoingRequest &request) {
    const NextHop &hop = transaction.hop;
    const std::optional<Transport> transport = hop.transport ? hop.transport : mPoints.preferred();
    if (!transport) return Failure{FailureKind::NoTransport, "no transport is open"};
    transaction.transport = *transport;
    if (!mPoints.has(*transport))
        return Failure{FailureKind::NoTransport, std::string(toString(*transport)) + " is not open"};
    if (hop.host.empty() || hop.host.find_first_of(std::string_view("\r\n\0 ", 4)) != std::string::npos)
        return Failure{FailureKind::InvalidRequest, "no host to send to"};
    std::string error;
    const auto message = writeRequest(request, mSettings->userAgent, error);
    if (!message) return Failure{FailureKind::InvalidRequest, error};
    if (request.contact && !request.contact->host.empty())
        transaction.fixedContact = {request.contact->host, request.contact->port};

    transaction.belle = BelleRef<belle_sip_client_transaction_t>::share(
        belle_sip_provider_create_client_transaction(mProvider.get(), message.get()));
    belle_sip_client_transaction_t *belle = transaction.belle.get();
    belle_sip_transaction_set_application_data(BELLE_SIP_TRANSACTION(belle), &transaction);
    NextHop target = hop;
    // Of a name belle-sip asks for SRV, unless it gets a port; its own well-known port is the whole
    // process's.
    if (target.port == 0 && (isLiteralAddress(hop.host) || !mSettings->dnsSrv))
        target.port = mSettings->wellKnownPorts.of(*transport);
    const auto nextHop = writeNextHop(target, *transport);
    if (belle_sip_client_transaction_send_request_to(belle, nextHop.get()) != 0) {
        // It never got into the provider's list, or is out of it again: nothing to stop.
        belle_sip_transaction_set_application_data(BELLE_SIP_TRANSACTION(belle), nullptr);
        transaction.belle.reset();
        return Failure{FailureKind::InvalidRequest, "belle-sip cannot send the request"};
    }
    return std::nullopt;
}

void ProviderEngine::forget(ProviderTransaction &transaction) noexcept {
    (transaction.isReady ? mReady : mInFlight).erase(transaction.position);
    transaction.engine = nullptr;
    if (mLastProbed == &transaction) mLastProbed = nullptr;
}

void ProviderEngine::run(std::chrono::microseconds budget) {
    if (mRunning || mClosed) return;
    const Flagged running(mRunning);
    const TimePoint end = std::chrono::steady_clock::now() + budget;
    mTimers.runDue(mClock, mClock.now(), mClock.now() + budget);
    const auto afterTurn = [this] {
        if (std::exchange(mTlsFailed, false)) mTrust.forget();
        answerRequests();
        deliver();
        return !mClosed;
    };
    if (afterTurn())
        mLoop.drain(
            std::chrono::duration_cast<std::chrono::microseconds>(end - std::chrono::steady_clock::now()),
            afterTurn);
}

void ProviderEngine::closeConnections() {
    if (mClosed) return;
    const Flagged dropping(mDropping);
    belle_sip_provider_clean_channels(mProvider.get());
    mLoop.noteWork();
}

void ProviderEngine::settle(ProviderTransaction &transaction, ProviderTransaction::Outcome outcome) {
    if (transaction.outcome) return;
    transaction.outcome = std::move(outcome);
    transaction.deadline.cancel();
    transaction.isReady = true;
    mReady.splice(mReady.end(), mInFlight, transaction.position);
    mLoop.noteWork();
}

void ProviderEngine::deliver() {
    // Handlers may fill the list anew; what they add waits for the next turn.
    for (std::size_t left = mReady.size(); left > 0 && !mClosed && !mReady.empty(); --left)
        deliver(*mReady.front());
}

void ProviderEngine::deliver(ProviderTransaction &transaction) {
    forget(transaction); // it may be destroyed by its handler, or live on for long
    transaction.probe.reset();
    ProviderTransaction::Outcome outcome = std::move(*transaction.outcome);
    ResponseHandler &handler = transaction.handler;
    if (const Failure *failure = std::get_if<Failure>(&outcome)) {
        transaction.stop();
        if (failure->kind == FailureKind::Timeout) closeSilentConnections(transaction.transport);
        guard("onFailure", [&] { handler.onFailure(*failure); });
        return;
    }
    belle_sip_response_t *received = std::get<ProviderTransaction::ReceivedResponse>(outcome).get();
    guard("onResponse", [&] {
        const ReceivedHeaders headers(BELLE_SIP_MESSAGE(received));
        Response response;
        response.status = belle_sip_response_get_status_code(received);
        if (const char *reason = belle_sip_response_get_reason_phrase(received)) response.reason = reason;
        response.headers = headers.views();
        response.contact = transaction.fixedContact;
        if (response.contact.host.empty() && transaction.belle)
            response.contact = sentContact(
                belle_sip_transaction_get_request(BELLE_SIP_TRANSACTION(transaction.belle.get())));
        response.seen = seenAddress(BELLE_SIP_MESSAGE(received));
        response.transport = transaction.transport;
        transaction.stop();
        handler.onResponse(response);
    });
}

void ProviderEngine::answerRequests() {
    while (!mRequests.empty() && !mClosed) {
        const BelleRef<belle_sip_request_t> request = std::move(mRequests.front());
        mRequests.pop_front();
        answer(request.get());
    }
}

void ProviderEngine::answer(belle_sip_request_t *request) {
    Answer result{501, {}, {}};
    if (mRequestHandler) {
        result = guard("onRequest", Answer{500, {}, {}}, [&] {
            belle_sip_message_t *message = BELLE_SIP_MESSAGE(request);
            const ReceivedHeaders headers(message);
            const std::string uri = requestUri(request);
            IncomingRequest incoming;
            incoming.method = belle_sip_request_get_method(request);
            incoming.requestUri = uri;
            incoming.headers = headers.views();
            if (const char *body = belle_sip_message_get_body(message))
                incoming.body = std::string_view(body, belle_sip_message_get_body_size(message));
            return mRequestHandler->onRequest(incoming);
        });
    }
    if (mClosed) return;
    const auto response = writeAnswer(request, result, answerTag(mTagSalt, request), mSettings->userAgent);
    belle_sip_provider_send_response(mProvider.get(), response.get());
    mLoop.noteWork();
}

Failure ProviderEngine::connectionFailure(const ProviderTransaction &transaction) const {
    const std::string server = describe(transaction.hop, transaction.transport);
    if (transaction.isBystander)
        return {FailureKind::Bystander, "the answer to another request closed the connection to " + server};
    if (transaction.isSent()) return {FailureKind::Connection, "connection to " + server + " lost"};
    if (transaction.transport == Transport::Tls)
        if (auto failure = mTrust.explainFailure(server)) return *failure;
    return {FailureKind::Connection, "no connection to " + server};
}

Failure ProviderEngine::unknownHostFailure(const ProviderTransaction &transaction) {
    return {FailureKind::NameResolution, "host " + transaction.hop.host + " cannot be resolved"};
}

Failure ProviderEngine::timeoutFailure(const ProviderTransaction &transaction) const {
    return {FailureKind::Timeout, "no answer from " + describe(transaction.hop, transaction.transport) +
                                      " within " + std::to_string(mSettings->transactionTimeout.count()) +
                                      " ms"};
}

void ProviderEngine::closeSilentConnections(Transport transport) {
    // A dead connection keeps its requests until the system gives up on it, which takes long.
    if (transport != Transport::Udp && mPoints.has(transport))
        belle_sip_listening_point_clean_unreliable_channels(mPoints.point(transport));
}

void ProviderEngine::markBystanders(const ProviderTransaction &answered) {
    for (ProviderTransaction *other : mInFlight)
        if (other->isSent() && sameFlow(*other, answered)) other->isBystander = true;
}

void ProviderEngine::onResponse(const belle_sip_response_event_t *event) {
    ProviderTransaction *transaction = fromBelle(belle_sip_response_event_get_client_transaction(event));
    belle_sip_response_t *response = belle_sip_response_event_get_response(event);
    if (!transaction || !response) return;
    const int status = belle_sip_response_get_status_code(response);
    if (status < 200) return;
    const char *method = belle_sip_transaction_get_method(BELLE_SIP_TRANSACTION(transaction->belle.get()));
    settle(*transaction, ProviderTransaction::ReceivedResponse::share(response));
    // After this callback belle-sip closes the connection, whoever uses it.
    if ((status == 500 || status == 503) && std::strcmp(method, "REGISTER") == 0)
        markBystanders(*transaction);
}

void ProviderEngine::onRequest(const belle_sip_request_event_t *event) {
    belle_sip_request_t *request = belle_sip_request_event_get_request(event);
    if (!request || belle_sip_request_event_get_server_transaction(event)) return;
    const char *method = belle_sip_request_get_method(request);
    if (!method || std::strcmp(method, "ACK") == 0 || mRequests.size() >= kMaximumRequests) return;
    mRequests.push_back(BelleRef<belle_sip_request_t>::share(request));
    mLoop.noteWork();
}

void ProviderEngine::onIoError(const belle_sip_io_error_event_t *event) {
    mLoop.noteWork();
    belle_sip_object_t *source = belle_sip_io_error_event_get_source(event);
    if (!source || !BELLE_SIP_OBJECT_IS_INSTANCE_OF(source, belle_sip_client_transaction_t)) return;
    ProviderTransaction *transaction = fromBelle(BELLE_SIP_CLIENT_TRANSACTION(source));
    if (!transaction) return;
    transaction->pendingFailure = connectionFailure(*transaction);
    if (transaction->transport == Transport::Tls) mTlsFailed = true;
    if (!mDropping && transaction->pendingFailure->kind == FailureKind::Connection &&
        !transaction->isSent() && !isLiteralAddress(transaction->hop.host))
        probeName(*transaction);
}

void ProviderEngine::probeName(ProviderTransaction &transaction) {
    // All requests that wait for one connection fail together: one question is enough.
    const auto sameName = [&](const ProviderTransaction *other) {
        return other->probe && other->probe->isPending() && sameFlow(*other, transaction);
    };
    const ProviderTransaction *previous = mLastProbed;
    if (previous && sameName(previous)) {
        transaction.probe = previous->probe;
        return;
    }
    transaction.probe = std::make_shared<NameProbe>(
        [this](const NameProbe &probe, bool known) { onNameProbed(probe, known); });
    mLastProbed = &transaction;
    transaction.probe->start(mLoop, transaction.hop, transaction.transport,
                             mPoints.isIpv6() ? AF_INET6 : AF_INET);
}

void ProviderEngine::onNameProbed(const NameProbe &probe, bool known) {
    for (auto next = mInFlight.begin(); next != mInFlight.end();) {
        ProviderTransaction &transaction = **next++;
        if (transaction.probe.get() != &probe) continue;
        settle(transaction, known ? std::move(*transaction.pendingFailure) : unknownHostFailure(transaction));
    }
}

void ProviderEngine::onTimeout(const belle_sip_timeout_event_t *event) {
    // May follow an I/O error: belle-sip closes a connection on which a time-out made it doubt.
    if (ProviderTransaction *transaction = fromBelle(belle_sip_timeout_event_get_client_transaction(event)))
        transaction->pendingFailure = timeoutFailure(*transaction);
}

void ProviderEngine::onTerminated(const belle_sip_transaction_terminated_event_t *event) {
    ProviderTransaction *transaction =
        fromBelle(belle_sip_transaction_terminated_event_get_client_transaction(event));
    if (!transaction || transaction->outcome) return;
    if (transaction->probe && transaction->probe->isPending()) return; // settles when it is answered
    settle(*transaction, transaction->pendingFailure ? std::move(*transaction->pendingFailure)
                                                     : connectionFailure(*transaction));
}

void ProviderEngine::onDeadline(void *context) {
    auto *transaction = static_cast<ProviderTransaction *>(context);
    ProviderEngine *engine = transaction->engine;
    if (!engine) return;
    guard("onDeadline", [&] {
        transaction->stop();
        // A name server that knows nothing says so soon; this one did not say anything.
        engine->settle(*transaction, transaction->probe ? unknownHostFailure(*transaction)
                                                        : engine->timeoutFailure(*transaction));
    });
}

void ProviderEngine::onSweep(void *context) {
    auto *self = static_cast<ProviderEngine *>(context);
    belle_sip_listening_point_t *udp = self->mPoints.point(Transport::Udp);
    // Whoever sends a datagram to a bound port costs us a channel of 64 KiB, which keep-alives
    // hold open for ever. Only a flood makes many; ours is found again when it is needed.
    if (self->mPoints.ports().udp > 0 && self->mInFlight.empty() &&
        belle_sip_listening_point_get_channel_count(udp) > kTolerableChannels)
        belle_sip_listening_point_clean_unreliable_channels(udp);
    self->mTimers.schedule(self->mSweep, self->mClock.now() + kSweepPeriod);
}

void ProviderEngine::onClientCertificateWanted(belle_sip_auth_event_t *event) {
    if (belle_sip_auth_event_get_mode(event) != BELLE_SIP_AUTH_MODE_TLS) return;
    // belle-sip does not tell which connection asks: the oldest request that waits for one.
    for (const ProviderTransaction *transaction : mInFlight) {
        const TlsIdentity *identity = transaction->hop.tlsIdentity.get();
        if (transaction->transport != Transport::Tls || transaction->isSent() || !identity) continue;
        offerIdentity(event, *identity);
        return;
    }
}

} // namespace slimphone::sip
