#include "transport/client-layer.h"

#include "base/guard.h"
#include "base/log.h"
#include "base/random.h"
#include "base/text.h"
#include "sip/headers.h"
#include "sip/uri.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace slimphone::sip {

namespace {

/** More would have to be cut into many fragments, and servers refuse it. */
constexpr std::size_t kMaximumRequest = 16384;
/** How soon to try again when the system had no room for a datagram. */
constexpr std::chrono::milliseconds kBusyPause{10};

std::string describe(const NextHop &hop, Transport transport) {
    std::string text = toLower(toString(transport)) + ':';
    text += hop.host.find(':') == std::string::npos ? hop.host : '[' + hop.host + ']';
    if (hop.port > 0) text += ':' + std::to_string(hop.port);
    return text;
}

/** What the message builder leaves to its caller. */
const char *findFault(const OutgoingRequest &request) noexcept {
    const std::optional<UriView> uri = parseUri(request.requestUri);
    if (!uri || !uri->isSip() || !uri->headers.empty()) return "the Request-URI is no SIP URI";
    std::string_view rest;
    const std::optional<NameAddrView> from = parseNameAddr(request.from, rest);
    if (!from || !rest.empty() || !findParameter(from->parameters, "tag"))
        return "From is not an address with a tag";
    const std::optional<NameAddrView> to = parseNameAddr(request.to, rest);
    if (!to || !rest.empty()) return "To is not an address";
    if (request.method == "ACK") return "ACK is no request of its own";
    return nullptr;
}

bool isHost(std::string_view host) noexcept {
    return !host.empty() && std::none_of(host.begin(), host.end(), [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == '\x7f';
    });
}

/** The server keeps this flow to us (RFC 5626 section 6). */
bool isOutbound(const MessageView &response) {
    if (response.status >= 300) return false;
    return std::any_of(response.headers.begin(), response.headers.end(), [](const HeaderView &header) {
        return header.name == "Require" && hasTag(header.value, "outbound");
    });
}

/** Where the far end saw us (RFC 3261 section 18.2.1, RFC 3581). */
std::optional<Endpoint> seenAddress(const ViaView &via, Transport transport) {
    if (via.received.empty() && via.rport <= 0) return std::nullopt;
    Endpoint seen{std::string(via.received.empty() ? via.host : via.received), via.rport};
    if (seen.port <= 0) seen.port = via.port > 0 ? via.port : WellKnownPorts().of(transport);
    // IPv6 can be written in many ways; only one compares equal to ours.
    if (seen.host.find(':') != std::string::npos)
        if (const auto address = NetAddress::parse(seen.host, 0)) seen.host = address->host();
    return seen;
}

} // namespace

LeanTransaction::~LeanTransaction() {
    if (layer) layer->forget(*this);
}

ClientLayer::ClientLayer(const FlowContext &context, const BoundPorts &ports, FlowTable &flows,
                         TargetFinder &finder)
    : mContext(context), mPorts(ports), mFlows(flows), mFinder(finder), mPrimaries(*this, context) {}

std::unique_ptr<LeanTransaction> ClientLayer::makeTransaction(OutgoingRequest request, const NextHop &hop,
                                                              ResponseHandler &handler) {
    auto transaction =
        std::make_unique<LeanTransaction>(*this, std::move(request), hop, handler, &ClientLayer::onTimerDue);
    mInFlight.pushBack(*transaction);
    transaction->deadline = mContext.clock.now() + mContext.settings.transactionTimeout;
    return transaction;
}

std::unique_ptr<ClientTransaction> ClientLayer::send(OutgoingRequest request, const NextHop &hop,
                                                     ResponseHandler &handler) {
    auto transaction = makeTransaction(std::move(request), hop, handler);
    start(*transaction);
    return transaction;
}

std::unique_ptr<ClientTransaction> ClientLayer::sendTo(OutgoingRequest request, const NextHop &hop,
                                                       const NetAddress &target, ResponseHandler &handler) {
    auto transaction = makeTransaction(std::move(request), hop, handler);
    transaction->transport = *hop.transport;
    transaction->target = target;
    attempt(*transaction);
    return transaction;
}

void ClientLayer::preferAgain(const NetAddress &primary, const std::vector<std::weak_ptr<Flow>> &flows) {
    mFinder.noteRecovery(primary);
    for (const std::weak_ptr<Flow> &each : flows) {
        const std::shared_ptr<Flow> flow = each.lock();
        if (!flow || flow->isClosed()) continue;
        flow->noteSuperseded();
        if (mObserver) mObserver->onFlowSuperseded(flow->id());
    }
}

void ClientLayer::start(LeanTransaction &transaction) {
    const NextHop &hop = transaction.hop;
    if (!isHost(hop.host) || hop.port < 0 || hop.port > 65535) {
        fail(transaction, FailureKind::InvalidRequest, "no host to send to");
        return;
    }
    if (const char *fault = findFault(transaction.request)) {
        fail(transaction, FailureKind::InvalidRequest, fault);
        return;
    }
    if (hop.transport) {
        transaction.transport = *hop.transport;
    } else {
        for (const Transport candidate : {Transport::Tls, Transport::Tcp, Transport::Udp})
            if (mPorts.has(candidate)) transaction.transport = candidate;
    }
    if (!mPorts.has(transaction.transport)) {
        fail(transaction, FailureKind::NoTransport,
             std::string(toString(transaction.transport)) + " is not open");
        return;
    }
    const int port = hop.port > 0 ? hop.port : mContext.settings.wellKnownPorts.of(transaction.transport);
    if (const auto literal = NetAddress::parse(hop.host, port)) {
        transaction.target = *literal;
        attempt(transaction);
        return;
    }
    mContext.timers.schedule(transaction.timer, transaction.deadline);
    if (const TargetList targets = mFinder.find(transaction)) onTargets(transaction, targets);
}

void ClientLayer::onTargets(LeanTransaction &transaction, const TargetList &targets) {
    if (targets->inOrder.empty()) {
        fail(transaction, FailureKind::NameResolution,
             "host " + transaction.hop.host + " cannot be resolved");
        return;
    }
    transaction.targets = targets;
    transaction.target = targets->inOrder.front();
    transaction.nextTarget = 1;
    attempt(transaction);
}

bool ClientLayer::hasNextTarget(const LeanTransaction &transaction) const noexcept {
    return transaction.targets && transaction.nextTarget < transaction.targets->inOrder.size();
}

/** Finds a flow to the present target and sends, or waits for the flow. */
void ClientLayer::attempt(LeanTransaction &transaction) {
    FlowKey key;
    key.transport = transaction.transport;
    key.remote = transaction.target;
    if (transaction.transport == Transport::Tls) {
        // The certificate is to be for the domain, not for the host that SRV names (RFC 5922 section 7.3).
        std::string_view name = transaction.hop.host;
        if (name.ends_with('.')) name.remove_suffix(1);
        key.serverName = name;
        key.identity = transaction.hop.tlsIdentity;
    }
    FlowFailure failure;
    Flow *const flow = mFlows.obtain(key, failure);
    if (!flow) {
        giveUpTarget(transaction, failure);
        return;
    }
    if (flow->isReady() && flow->waiting.empty()) {
        submit(transaction, *flow);
        return;
    }
    const Duration timeout = mContext.settings.transactionTimeout;
    // A connection that does not come should be told as such before the time is over.
    const TimePoint patience =
        mContext.clock.now() + (hasNextTarget(transaction) ? timeout / 8 : timeout / 16 * 15);
    transaction.patience = std::min(patience, transaction.deadline);
    transaction.flow = flow;
    flow->waiting.pushBack(transaction);
    mContext.timers.schedule(transaction.timer, transaction.patience);
}

/** Writes the request as a transaction of its own: new branch, new timers, but the old deadline. */
void ClientLayer::submit(LeanTransaction &transaction, Flow &flow) {
    mTable.remove(transaction);
    const std::string token = randomToken(LeanTransaction::kBranchSize - LeanTransaction::kCookie.size());
    std::copy(LeanTransaction::kCookie.begin(), LeanTransaction::kCookie.end(),
              transaction.branchText.begin());
    std::copy(token.begin(), token.end(), transaction.branchText.begin() + LeanTransaction::kCookie.size());

    RequestRoute &route = flow.route();
    route.branch = transaction.branch();
    route.userAgent = mContext.settings.userAgent;
    route.rport = mContext.settings.useRport;
    // Where others take something else for the well-known port only a port that is written is clear.
    route.impliesPort = mContext.settings.wellKnownPorts == WellKnownPorts();
    if (!mContext.settings.natHelper) route.contact = route.sentBy;
    if (!buildRequest(mMessage, transaction.request, route, &transaction.contactUri) ||
        mMessage.size() > kMaximumRequest) {
        fail(transaction, FailureKind::InvalidRequest, "the request cannot be written");
        return;
    }
    if (transaction.request.contact) {
        const ContactTemplate &contact = *transaction.request.contact;
        transaction.contact = contact.host.empty() ? route.contact : Endpoint{contact.host, contact.port};
    }
    const bool isReliable = transaction.transport != Transport::Udp;
    int error = 0;
    const Flow::Written written = flow.write(mMessage, error);
    if (written == Flow::Written::Busy && isReliable) {
        transaction.flow = &flow;
        flow.waiting.pushBack(transaction);
        mContext.timers.schedule(transaction.timer, transaction.deadline);
        return;
    }
    transaction.flow = &flow;
    flow.sent.pushBack(transaction);
    mTable.insert(transaction);
    flow.noteUsed();
    if (written == Flow::Written::Failed) {
        mContext.user.onFlowFailed(flow, {FailureKind::Connection, flow.hasAnswered(), std::strerror(error)});
        return;
    }
    const TimePoint now = mContext.clock.now();
    transaction.interval = timer1();
    transaction.patience = hasNextTarget(transaction) ? std::min(now + timer1() * 16, transaction.deadline)
                                                      : transaction.deadline;
    if (isReliable) {
        mContext.timers.schedule(transaction.timer, transaction.patience);
        return;
    }
    transaction.bytes = mMessage;
    const Duration pause = written == Flow::Written::Busy ? Duration(kBusyPause) : transaction.interval;
    mContext.timers.schedule(transaction.timer, std::min(now + pause, transaction.patience));
}

void ClientLayer::onFlowReady(Flow &flow) {
    while (flow.isReady()) {
        LeanTransaction *const transaction = flow.waiting.popFront();
        if (!transaction) return;
        submit(*transaction, flow);
    }
}

void ClientLayer::onFlowFailed(Flow &flow, const FlowFailure &failure) {
    const std::shared_ptr<Flow> keep = flow.shared_from_this();
    mFlows.remove(flow);
    if (!failure.isFinal) noteLost(flow, failure.kind, failure.reason);
    IntrusiveList<LeanTransaction> leaving;
    leaving.takeAll(flow.sent);
    leaving.takeAll(flow.waiting);
    while (LeanTransaction *transaction = leaving.popFront()) {
        transaction->flow = nullptr;
        giveUpTarget(*transaction, failure);
    }
}

void ClientLayer::noteLost(const Flow &flow, FailureKind kind, const std::string &reason) {
    if (!mObserver || !flow.hasAnswered()) return;
    mLost.emplace_back(flow.id(), Failure{kind, std::string(toString(flow.transport())) + " connection to " +
                                                    flow.key().remote.toString() + " lost: " + reason});
}

void ClientLayer::cancelQuestions(const char *reason) {
    IntrusiveList<LeanTransaction> waiting;
    mFinder.cancel(waiting);
    while (LeanTransaction *transaction = waiting.popFront())
        fail(*transaction, FailureKind::Connection,
             "no connection to " + describe(transaction->hop, transaction->transport) + ": " + reason);
}

void ClientLayer::giveUpTarget(LeanTransaction &transaction, const FlowFailure &failure) {
    transaction.stopWaiting();
    transaction.flow = nullptr;
    if (transaction.targets && !failure.isFinal) mFinder.noteFailure(transaction.target);
    if (hasNextTarget(transaction) && !failure.isFinal) {
        transaction.isProceeding = false;
        transaction.target = transaction.targets->inOrder[transaction.nextTarget++];
        attempt(transaction);
        return;
    }
    const std::string server = describe(transaction.hop, transaction.transport);
    std::string text;
    switch (failure.kind) {
    case FailureKind::TlsVerification:
        text = "certificate of " + server + ": " + failure.reason;
        break;
    case FailureKind::TlsHandshake:
        text = "TLS handshake with " + server + " failed: " + failure.reason;
        break;
    default:
        text =
            (failure.wasReady ? "connection to " + server + " lost: " : "no connection to " + server + ": ") +
            failure.reason;
    }
    fail(transaction, failure.kind, std::move(text));
}

void ClientLayer::fail(LeanTransaction &transaction, FailureKind kind, std::string text) {
    mTable.remove(transaction);
    transaction.timer.cancel();
    transaction.flow = nullptr;
    transaction.failure = std::make_unique<Failure>(Failure{kind, std::move(text)});
    mFailed.pushBack(transaction);
}

void ClientLayer::onTimerDue(void *context) {
    auto *transaction = static_cast<LeanTransaction *>(context);
    ClientLayer *const layer = transaction->layer;
    if (!layer) return;
    guard("onTimerDue", [&] { layer->onTimer(*transaction); });
}

void ClientLayer::onTimer(LeanTransaction &transaction) {
    const TimePoint now = mContext.clock.now();
    Flow *const flow = transaction.flow;
    if (!flow) {
        fail(transaction, FailureKind::NameResolution,
             "no name server told the address of " + transaction.hop.host);
    } else if (now >= transaction.deadline) {
        onTimeout(transaction);
    } else if (!transaction.isInTable) {
        // Not written yet: the connection does not come, or it takes no more.
        if (flow->hasReceived())
            mContext.timers.schedule(transaction.timer, transaction.deadline);
        else
            mContext.user.onFlowFailed(*flow, {FailureKind::Connection, false, "no answer"});
    } else if (now >= transaction.patience && hasNextTarget(transaction) && !transaction.isProceeding) {
        giveUpTarget(transaction, {FailureKind::Connection, false, "no answer"});
    } else {
        retransmit(transaction);
    }
}

void ClientLayer::retransmit(LeanTransaction &transaction) {
    if (transaction.isProceeding) transaction.patience = transaction.deadline;
    const TimePoint now = mContext.clock.now();
    int error = 0;
    const Flow::Written written =
        transaction.bytes.empty() ? Flow::Written::Done : transaction.flow->write(transaction.bytes, error);
    if (written == Flow::Written::Failed) {
        mContext.user.onFlowFailed(
            *transaction.flow,
            {FailureKind::Connection, transaction.flow->hasAnswered(), std::strerror(error)});
        return;
    }
    // RFC 3261 section 17.1.2.2: doubling up to T2, and T2 at once after a provisional answer.
    transaction.interval =
        transaction.isProceeding ? timer2() : std::min(transaction.interval * 2, Duration(timer2()));
    mContext.timers.schedule(transaction.timer, std::min(now + transaction.interval, transaction.patience));
}

void ClientLayer::onTimeout(LeanTransaction &transaction) {
    Flow *const flow = transaction.flow;
    if (transaction.targets) mFinder.noteFailure(transaction.target);
    fail(transaction, FailureKind::Timeout,
         "no answer from " + describe(transaction.hop, transaction.transport) + " within " +
             std::to_string(mContext.settings.transactionTimeout.count()) + " ms");
    // A dead connection keeps its requests until the system gives up on it, which takes long.
    const Duration silence = mContext.clock.now() - flow->lastReceived();
    if (flow->transport() != Transport::Udp &&
        (!flow->hasReceived() || silence >= mContext.settings.unreliableConnectionTimeout))
        mContext.user.onFlowFailed(*flow, {FailureKind::Connection, true, "silent for too long"});
}

void ClientLayer::onResponse(const MessageView &response, Transport transport) {
    LeanTransaction *const transaction = mTable.find(response.via.branch);
    if (!transaction || transaction->transport != transport || !transaction->flow) return;
    Flow &flow = *transaction->flow;
    if (response.cseq.method != transaction->request.method || response.via.port != flow.local().port ||
        !equalsIgnoringCase(response.via.host, flow.local().host))
        return;
    if (response.status < 200) {
        transaction->isProceeding = true;
        return;
    }
    flow.noteAnswer();
    if (response.status == 503 && hasNextTarget(*transaction) && response.header("Retry-After").empty()) {
        giveUpTarget(*transaction, {FailureKind::Connection, true, "Service Unavailable"});
        return;
    }
    deliverResponse(*transaction, response);
}

void ClientLayer::deliverResponse(LeanTransaction &transaction, const MessageView &message) {
    Response response;
    response.status = message.status;
    response.reason = message.reason;
    response.headers = message.headers;
    response.contact = std::move(transaction.contact);
    const std::string contactUri = std::move(transaction.contactUri); // handlers destroy transactions
    response.contactUri = contactUri;
    response.transport = transaction.transport;
    response.seen = seenAddress(message.via, transaction.transport);
    Flow &flow = *transaction.flow;
    response.flow = flow.id();
    if (response.seen && mContext.settings.natHelper) flow.route().contact = *response.seen;
    if (isOutbound(message)) {
        const auto flowTimer = parseDeltaSeconds(message.header("Flow-Timer"));
        flow.noteOutbound(flowTimer ? std::optional(std::chrono::seconds(*flowTimer)) : std::nullopt);
    }
    if (message.status < 300 && transaction.targets && !(transaction.target == transaction.targets->primary))
        mPrimaries.noteSecondary(transaction.hop, transaction.transport, transaction.targets->primary, flow);
    ResponseHandler &handler = transaction.handler;
    finish(transaction);
    guard("onResponse", [&] { handler.onResponse(response); });
}

void ClientLayer::deliver(TimePoint deadline) {
    // What handlers add while they are told waits for the next turn.
    IntrusiveList<LeanTransaction> failed;
    failed.takeAll(mFailed);
    while (LeanTransaction *const transaction = failed.popFront()) {
        const std::unique_ptr<Failure> failure = std::move(transaction->failure);
        ResponseHandler &handler = transaction->handler;
        finish(*transaction);
        guard("onFailure", [&] { handler.onFailure(*failure); });
        if (std::chrono::steady_clock::now() >= deadline) break;
    }
    mFailed.takeAll(failed);
    // After the requests that were under way: these know best what to do.
    const auto lost = std::exchange(mLost, {});
    for (const auto &each : lost)
        if (mObserver) guard("onFlowLost", [&] { mObserver->onFlowLost(each.first, each.second); });
}

void ClientLayer::finish(LeanTransaction &transaction) noexcept {
    forget(transaction);
    transaction.layer = nullptr;
    transaction.bytes = std::string();
}

void ClientLayer::forget(LeanTransaction &transaction) noexcept {
    mTable.remove(transaction);
    transaction.timer.cancel();
    transaction.ListLink<>::unlink();
    transaction.ListLink<InFlight>::unlink();
    transaction.flow = nullptr;
}

void ClientLayer::close() noexcept {
    mObserver = nullptr;
    mLost.clear();
    mPrimaries.clear();
    while (LeanTransaction *transaction = mInFlight.front())
        finish(*transaction);
    IntrusiveList<LeanTransaction> none;
    mFinder.cancel(none);
}

} // namespace slimphone::sip
