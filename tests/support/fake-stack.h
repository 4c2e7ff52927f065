/**
 * @file
 * A clock that stands still and a SIP stack without network, for tests of what is above them.
 */
#pragma once

#include "base/clock.h"
#include "sip/stack.h"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace slimphone::test {

class FakeClock final : public Clock {
public:
    TimePoint now() const override { return mNow += tick; }
    void advance(Duration time) { mNow += time; }
    /** Time passes by that much whenever somebody looks. */
    Duration tick{0};

private:
    mutable TimePoint mNow = TimePoint() + std::chrono::hours(1);
};

/** Keeps what is sent; the test says what comes back, which run() delivers. */
class FakeStack final : public sip::Stack {
public:
    struct Sent {
        sip::OutgoingRequest request;
        sip::NextHop hop;
        sip::ResponseHandler *handler = nullptr; ///< nullptr once nobody is interested
        std::string header(const std::string &name) const {
            for (const sip::HeaderField &field : request.headers)
                if (field.name == name) return field.value;
            return {};
        }
    };

    bool configure(const sip::StackSettings &wanted) override {
        settings = wanted;
        ++configurations;
        return true;
    }
    sip::TransportPorts portsInUse() const override { return settings.ports; }
    std::unique_ptr<sip::ClientTransaction> send(sip::OutgoingRequest request, const sip::NextHop &hop,
                                                 sip::ResponseHandler &handler) override {
        sent.push_back(std::make_shared<Sent>(Sent{std::move(request), hop, &handler}));
        return std::make_unique<Transaction>(sent.back());
    }
    void run(std::chrono::microseconds) override {
        const std::deque<Outcome> now = std::exchange(mOutcomes, {});
        for (const Outcome &outcome : now)
            deliver(outcome);
        for (const std::uint64_t id : std::exchange(mSuperseded, {}))
            if (mObserver) mObserver->onFlowSuperseded(id);
        const auto lost = std::exchange(mLost, {});
        for (const auto &[id, failure] : lost)
            if (mObserver) mObserver->onFlowLost(id, failure);
    }
    void closeConnections() override { ++closed; }
    void setRequestHandler(sip::RequestHandler *) override {}
    void setFlowObserver(sip::FlowObserver *observer) override { mObserver = observer; }

    /** Answers the request sent last. */
    void answer(int status, const std::string &reason, std::vector<sip::HeaderField> headers = {},
                std::optional<sip::Endpoint> seen = std::nullopt) {
        mOutcomes.push_back({sent.back(), status, reason, std::move(headers), std::move(seen), std::nullopt});
    }
    /** Answers the request at that place of @ref sent. */
    void answerTo(std::size_t place, int status, const std::string &reason,
                  std::vector<sip::HeaderField> headers = {}) {
        mOutcomes.push_back({sent.at(place), status, reason, std::move(headers), std::nullopt, std::nullopt});
    }
    /** 200 with the Contact of the request and, if not negative, an expires parameter. */
    void accept(int expires = -1) {
        std::string contact = "<sip:" + sent.back()->request.contact->user + "@192.0.2.1:5070;transport=udp>";
        if (expires >= 0) contact += ";expires=" + std::to_string(expires);
        answer(200, "OK", {{"Contact", contact}});
    }
    void challenge(const std::string &nonce = "n1", bool stale = false,
                   const std::string &realm = "example.org") {
        answer(401, "Unauthorized",
               {{"WWW-Authenticate", "Digest realm=\"" + realm + "\", nonce=\"" + nonce + "\", qop=\"auth\"" +
                                         (stale ? ", stale=true" : "")}});
    }
    void fail(sip::FailureKind kind, const std::string &text = {}) {
        mOutcomes.push_back({sent.back(), 0, {}, {}, std::nullopt, sip::Failure{kind, text}});
    }
    /** The connection that carries everything ends while nobody waits for an answer. */
    void loseFlow(const std::string &text = "closed by the server") {
        mLost.push_back({flow, {sip::FailureKind::Connection, text}});
    }
    /** There is a better server than the one that the connection leads to. */
    void supersedeFlow() { mSuperseded.push_back(flow); }
    Sent &last() { return *sent.back(); }

    std::vector<std::shared_ptr<Sent>> sent;
    sip::StackSettings settings;
    int closed = 0;
    int configurations = 0;
    std::uint64_t flow = 1; ///< that responses name
    std::string contactUri; ///< as which responses say that our Contact went out

private:
    struct Transaction final : sip::ClientTransaction {
        explicit Transaction(std::shared_ptr<Sent> request) : sent(std::move(request)) {}
        ~Transaction() override { sent->handler = nullptr; }
        std::shared_ptr<Sent> sent;
    };
    struct Outcome {
        std::shared_ptr<Sent> sent;
        int status;
        std::string reason;
        std::vector<sip::HeaderField> headers;
        std::optional<sip::Endpoint> seen;
        std::optional<sip::Failure> failure;
    };
    void deliver(const Outcome &outcome) const {
        if (!outcome.sent->handler) return;
        if (outcome.failure) {
            outcome.sent->handler->onFailure(*outcome.failure);
            return;
        }
        std::vector<sip::HeaderView> views;
        for (const sip::HeaderField &field : outcome.headers)
            views.push_back({field.name, field.value});
        sip::Response response;
        response.status = outcome.status;
        response.reason = outcome.reason;
        response.headers = views;
        response.contact = {"192.0.2.1", 5070};
        response.contactUri = contactUri;
        response.seen = outcome.seen;
        response.flow = flow;
        outcome.sent->handler->onResponse(response);
    }

    std::deque<Outcome> mOutcomes;
    std::vector<std::pair<std::uint64_t, sip::Failure>> mLost;
    std::vector<std::uint64_t> mSuperseded;
    sip::FlowObserver *mObserver = nullptr;
};

} // namespace slimphone::test
