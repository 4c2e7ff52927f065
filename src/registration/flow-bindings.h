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
#include <unordered_map>
#include <utility>

namespace slimphone {

class FlowBindings;

/** Base of who is to hear that the connection is lost over which its registrar reaches it. */
class FlowBinding : private ListLink<> {
public:
    FlowBinding(const FlowBinding &) = delete;
    FlowBinding &operator=(const FlowBinding &) = delete;

protected:
    FlowBinding() noexcept = default;
    virtual ~FlowBinding() { leaveFlow(); }

    void leaveFlow() noexcept;
    /** 0 when it is on none, or that is lost. */
    std::uint64_t flow() const noexcept { return mFlow; }
    /** Called from FlowBindings::run() only, after it has left. */
    virtual void onFlowLost(const sip::Failure &failure) = 0;

private:
    friend class FlowBindings;
    template <class, class>
    friend class IntrusiveList;

    FlowBindings *mBindings = nullptr; ///< while it is in one
    std::uint64_t mFlow = 0;           ///< 0 once that is lost
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
    /** Tells those whose connection is lost, until @p deadline. */
    void run(const Clock &clock, TimePoint deadline);
    /** Forgets every connection: all bindings are about to be made anew. */
    void clear() noexcept;
    /** Connections that are kept in mind. */
    std::size_t size() const noexcept { return mFlows.size(); }

private:
    friend class FlowBinding;
    using Bindings = IntrusiveList<FlowBinding>;
    struct Lost {
        sip::Failure failure;
        Bindings bindings;
    };

    void leave(FlowBinding &binding) noexcept;
    static void empty(Bindings &bindings) noexcept;

    std::unordered_map<std::uint64_t, Bindings> mFlows;
    std::list<Lost> mLost;
};

} // namespace slimphone
