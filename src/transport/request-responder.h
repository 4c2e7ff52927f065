/**
 * @file
 * Answers to requests from the network.
 */
#pragma once

#include "sip/message-builder.h"
#include "transport/flow-table.h"
#include "transport/rate-limiter.h"

#include <cstdint>
#include <string>

namespace slimphone::sip {

/**
 * Answers without keeping state: the To tag is computed from the request and a secret, so a
 * repeated request gets the same answer (RFC 3261 section 8.2.7).
 */
class RequestResponder {
public:
    RequestResponder(const Clock &clock, const StackSettings &settings, const FlowTable &flows);

    void setHandler(RequestHandler *handler) noexcept { mHandler = handler; }

    /** Answers a good request; calls the application. */
    void answer(const MessageView &request, const Arrival &arrival);
    /** Answers one that was refused; @p result says how. */
    void refuse(const MessageView &request, const ParseResult &result, const Arrival &arrival);

private:
    /** Enough for a server that looks after all of its accounts, and for a stranger. */
    static constexpr double kTrustedPerSecond = 2000;
    static constexpr double kStrangersPerSecond = 50;
    static constexpr double kBurstSeconds = 2;

    bool admit(const Arrival &arrival) noexcept;
    Answer ask(const MessageView &request);
    void send(const MessageView &request, Answer &answer, const Arrival &arrival);
    void computeTag(const MessageView &request) noexcept;

    const Clock &mClock;
    const StackSettings &mSettings;
    const FlowTable &mFlows;
    RequestHandler *mHandler = nullptr;
    std::uint64_t mSecret[2];
    RateLimiter mStrangers;
    RateLimiter mTrusted;
    char mTag[17] = "";
    std::string mMessage;
};

} // namespace slimphone::sip
