/**
 * @file
 * One request on its way over the lean wire path.
 */
#pragma once

#include "base/clock.h"
#include "base/intrusive-list.h"
#include "sip/stack.h"
#include "transport/net-address.h"

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace slimphone::sip {

class ClientLayer;
class Flow;

/** The addresses of a host. */
struct Targets {
    std::vector<NetAddress> inOrder; ///< in which they are to be tried
    NetAddress primary;              ///< which is the first one as long as none has failed
};
using TargetList = std::shared_ptr<const Targets>;

/** Tells the list of all transactions from the one that a transaction waits in. */
struct InFlight;

/**
 * State of a non-INVITE client transaction (RFC 3261 section 17.1.2), kept by ClientLayer.
 * Timer K needs none: a response that belongs to no transaction is dropped anyway.
 */
class LeanTransaction final : public ClientTransaction, public ListLink<>, public ListLink<InFlight> {
public:
    static constexpr std::string_view kCookie = "z9hG4bK";
    static constexpr std::size_t kBranchSize = kCookie.size() + 16;

    LeanTransaction(ClientLayer &owner, OutgoingRequest message, NextHop nextHop,
                    ResponseHandler &responseHandler, Timer::Function onTimer)
        : layer(&owner), handler(responseHandler), request(std::move(message)), hop(std::move(nextHop)),
          timer(onTimer, this) {}
    ~LeanTransaction() override;

    std::string_view branch() const noexcept { return {branchText.data(), branchText.size()}; }
    /** Leaves the list that it waits in. */
    void stopWaiting() noexcept { ListLink<>::unlink(); }

    ClientLayer *layer; ///< nullptr once there is an outcome, or no stack any more
    ResponseHandler &handler;
    OutgoingRequest request;
    const NextHop hop;
    Transport transport = Transport::Udp;

    TargetList targets;         ///< null: only @ref target
    std::size_t nextTarget = 0; ///< index into targets
    NetAddress target;
    Flow *flow = nullptr; ///< that it waits for or was sent on

    std::array<char, kBranchSize> branchText{};
    bool isInTable = false;
    LeanTransaction *nextInBucket = nullptr; ///< belongs to TransactionTable

    Endpoint contact;       ///< host and port that went out in the Contact
    std::string contactUri; ///< the URI that went out there
    std::string bytes;      ///< for retransmission; empty on a reliable transport
    Duration interval{};
    Timer timer;
    TimePoint deadline; ///< timer F
    TimePoint patience; ///< when this target is given up
    bool isProceeding = false;

    std::unique_ptr<Failure> failure; ///< waits for delivery
};

} // namespace slimphone::sip
