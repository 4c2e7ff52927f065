/**
 * @file
 * Which bindings live on which connection.
 */
#pragma once

#include "base/clock.h"
#include "base/intrusive-list.h"
#include "sip/stack.h"

#include <cstdint>
#include <list>
#include <optional>
#include <unordered_map>
#include <utility>

namespace slimphone {

class FlowBindings;

/** Base of who is to hear of the end of the connection over which its registrar reaches it. */
class FlowBinding : private ListLink<> {
public:
    FlowBinding(const FlowBinding &) = delete;
    FlowBinding &operator=(const FlowBinding &) = delete;

protected:
    FlowBinding() noexcept = default;
    virtual ~FlowBinding() { leaveFlow(); }

    void leaveFlow() noexcept;
    /** 0 when it is on none, or that has ended. */
    std::uint64_t flow() const noexcept { return mFlow; }
    /** Called from FlowBindings::run() only, after it has left. */
    virtual void onFlowLost(const sip::Failure &failure) = 0;
    /** As above: it is better to register again, over another one. */
    virtual void onFlowSuperseded() = 0;

private:
    friend class FlowBindings;
    template <class, class>
    friend class IntrusiveList;

    FlowBindings *mBindings = nullptr; ///< while it is in one
    std::uint64_t mFlow = 0;           ///< 0 once that has ended
};

/** Finds the bindings of a lost connection, and tells them in portions: there may be thousands. */
class FlowBindings final : public sip::FlowObserver {
public:
    FlowBindings() = default;
    FlowBindings(const FlowBindings &) = delete;
    FlowBindings &operator=(const FlowBindings &) = delete;
    ~FlowBindings() { clear(); }

    /** @p binding is on @p flow now, and on no other; 0 for none. */
    void enter(FlowBinding &binding, std::uint64_t flow);
    void onFlowLost(std::uint64_t flow, const sip::Failure &failure) override;
    void onFlowSuperseded(std::uint64_t flow) override;
    /** Tells those whose connection is lost or superseded, until @p deadline. */
    void run(const Clock &clock, TimePoint deadline);
    /** Forgets every connection: all bindings are about to be made anew. */
    void clear() noexcept;
    /** Connections that are kept in mind. */
    std::size_t size() const noexcept { return mFlows.size(); }

private:
    friend class FlowBinding;
    using Bindings = IntrusiveList<FlowBinding>;
    struct Ended {
        std::optional<sip::Failure> failure; ///< none: superseded
        Bindings bindings;
    };

    void end(std::uint64_t flow, std::optional<sip::Failure> failure);
    void leave(FlowBinding &binding) noexcept;
    static void empty(Bindings &bindings) noexcept;

    std::unordered_map<std::uint64_t, Bindings> mFlows;
    std::list<Ended> mEnded;
};

} // namespace slimphone
