/**
 * @file
 * Looks whether the preferred server of a domain can be reached again.
 */
#pragma once

#include "transport/flow.h"

#include <list>
#include <memory>
#include <vector>

namespace slimphone::sip {

class ClientLayer;

/**
 * Requests that another server had to serve are noted here. While the flows that they came over last, the
 * preferred server gets an OPTIONS now and then, about every 64*T1. With its answer the flows are
 * superseded. Where that comes to nothing, and they are back at the other server soon, it is asked less
 * and less often.
 */
class PrimaryWatch {
public:
    PrimaryWatch(ClientLayer &layer, const FlowContext &context);
    PrimaryWatch(const PrimaryWatch &) = delete;
    PrimaryWatch &operator=(const PrimaryWatch &) = delete;
    ~PrimaryWatch();

    /** @p flow has served a request to @p hop, and leads elsewhere than to @p primary. */
    void noteSecondary(const NextHop &hop, Transport transport, const NetAddress &primary, Flow &flow);
    /** Forgets everything. */
    void clear() noexcept;

private:
    class Watch;

    static constexpr std::size_t kMaximumWatches = 32;

    ClientLayer &mLayer;
    const FlowContext &mContext;
    std::list<Watch> mWatches; ///< the one begun last comes last
};

} // namespace slimphone::sip
