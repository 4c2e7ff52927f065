#include "transport/request-responder.h"

#include "base/guard.h"
#include "base/random.h"
#include "sip/uri.h"

#include <algorithm>

namespace slimphone::sip {

namespace {

constexpr int kDefaultPort = 5060;

bool hasLineEnd(std::string_view text) noexcept {
    return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos;
}

/** What the handler gave us may not break the message. */
bool isSafe(const HeaderField &field) {
    static constexpr std::string_view reserved[] = {"Call-ID", "Content-Length", "CSeq", "From", "To", "Via"};
    const std::string_view name = canonicalHeaderName(field.name).name;
    return isTokenText(name) && !hasLineEnd(field.value) &&
           std::find(std::begin(reserved), std::end(reserved), name) == std::end(reserved);
}

std::uint64_t mix(std::uint64_t hash, std::string_view text) noexcept {
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    return (hash ^ 0xff) * 0x100000001b3u;
}

/** Where the answer to a datagram goes (RFC 3261 section 18.2.2, RFC 3581 section 4). */
NetAddress answerAddress(const MessageView &request, const NetAddress &source) noexcept {
    if (request.via.hasRport) return source;
    NetAddress result = source;
    result.setPort(request.via.port > 0 ? request.via.port : kDefaultPort);
    return result;
}

} // namespace

RequestResponder::RequestResponder(const Clock &clock, const StackSettings &settings, const FlowTable &flows)
    : mClock(clock), mSettings(settings), mFlows(flows), mSecret{randomNumber(), randomNumber()},
      mStrangers(kStrangersPerSecond, kStrangersPerSecond * kBurstSeconds, randomNumber()),
      mTrusted(kTrustedPerSecond, kTrustedPerSecond * kBurstSeconds, randomNumber()) {}

bool RequestResponder::admit(const Arrival &arrival) noexcept {
    RateLimiter &limiter = mFlows.knows(arrival.transport, arrival.source) ? mTrusted : mStrangers;
    return limiter.admit(arrival.source, mClock.now());
}

void RequestResponder::answer(const MessageView &request, const Arrival &arrival) {
    if (request.method == "ACK" || !admit(arrival)) return;
    Answer result{481, {}, {}};
    if (request.method != "CANCEL") // there is never a transaction left to be cancelled
        result = mHandler ? guard("onRequest", Answer{500, {}, {}}, [&] { return ask(request); })
                          : Answer{501, {}, {}};
    send(request, result, arrival);
}

void RequestResponder::refuse(const MessageView &request, const ParseResult &result, const Arrival &arrival) {
    if (result.status == 0 || !admit(arrival)) return;
    Answer answer{result.status, result.reason, {}};
    send(request, answer, arrival);
}

Answer RequestResponder::ask(const MessageView &request) {
    IncomingRequest incoming;
    incoming.method = request.method;
    incoming.requestUri = request.requestUri;
    incoming.headers = request.headers;
    incoming.body = request.body;
    return mHandler->onRequest(incoming);
}

void RequestResponder::send(const MessageView &request, Answer &answer, const Arrival &arrival) {
    computeTag(request);
    ResponseRoute route;
    route.source = {arrival.source.host(), arrival.source.port()};
    route.toTag = mTag;
    route.server = mSettings.userAgent;
    if (answer.status < 200 || answer.status > 699) answer = {500, {}, {}};
    if (!buildResponse(mMessage, request, answer, route)) {
        std::erase_if(answer.headers, [](const HeaderField &field) { return !isSafe(field); });
        if (hasLineEnd(answer.reason)) answer.reason.clear();
        if (!buildResponse(mMessage, request, answer, route)) return;
    }
    arrival.path.reply(answerAddress(request, arrival.source), mMessage);
}

void RequestResponder::computeTag(const MessageView &request) noexcept {
    static constexpr char digits[] = "0123456789abcdef";
    // Two rounds around the text, each with its own secret.
    std::uint64_t hash = mix(0xcbf29ce484222325u ^ mSecret[0], request.callId);
    hash = mix(mix(hash, request.from), request.via.branch);
    hash = (hash ^ mSecret[1]) * 0x9e3779b97f4a7c15u;
    hash ^= hash >> 29;
    for (std::size_t i = 0; i < 16; ++i)
        mTag[i] = digits[hash >> (4 * i) & 15];
}

} // namespace slimphone::sip
