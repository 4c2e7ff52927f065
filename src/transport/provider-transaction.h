/**
 * @file
 * One request on its way through belle-sip's provider.
 */
#pragma once

#include "base/clock.h"
#include "sip/stack.h"
#include "transport/belle-sip-ref.h"
#include "transport/name-probe.h"

#include <list>
#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace slimphone::sip {

class ProviderEngine;

/**
 * The link between a belle-sip client transaction and its handler. The engine fills it from
 * belle-sip's callbacks and delivers later; see ProviderEngine.
 */
class ProviderTransaction final : public ClientTransaction {
public:
    using ReceivedResponse = BelleRef<belle_sip_response_t>;
    using Outcome = std::variant<ReceivedResponse, Failure>;
    using Queue = std::list<ProviderTransaction *>;

    ProviderTransaction(ProviderEngine &engine, NextHop hop, ResponseHandler &handler,
                        Timer::Function onDeadline);
    ~ProviderTransaction() override;

    /** Ends belle-sip's side without a word to anybody. */
    void stop() noexcept;

    /** True while belle-sip has the request on the wire or waits to put it there. */
    bool isSent() const noexcept;

    ProviderEngine *engine; ///< nullptr once the engine is gone
    const NextHop hop;
    ResponseHandler &handler;
    Timer deadline;
    Transport transport = Transport::Udp;
    BelleRef<belle_sip_client_transaction_t> belle;
    Endpoint fixedContact;                 ///< an explicit Contact's host and port, else empty
    bool isBystander = false;              ///< its connection is being closed because of another's answer
    std::shared_ptr<NameProbe> probe;      ///< finds out why there was no connection
    bool isReady = false;                  ///< queued for delivery
    std::optional<Failure> pendingFailure; ///< told by belle-sip, final when its transaction ends
    std::optional<Outcome> outcome;
    Queue::iterator position; ///< in the engine's list of requests in flight, or of ready ones
};

} // namespace slimphone::sip
