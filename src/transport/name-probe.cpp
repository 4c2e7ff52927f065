#include "transport/name-probe.h"

#include "base/guard.h"
#include "base/text.h"

namespace slimphone::sip {

NameProbe::~NameProbe() {
    if (!mContext) return;
    if (mPending) belle_sip_resolver_context_cancel(mContext);
    belle_sip_object_unref(mContext);
}

void NameProbe::start(MainLoop &loop, const NextHop &hop, Transport transport, int family) {
    mPending = true;
    const std::string name = toLower(toString(transport));
    const int port = hop.port > 0 ? hop.port : belle_sip_listening_point_get_well_known_port(name.c_str());
    belle_sip_resolver_context_t *context =
        belle_sip_stack_dns_srv_enabled(loop.stack()) && hop.port <= 0
            ? belle_sip_stack_resolve(loop.stack(), "sip", name.c_str(), hop.host.c_str(), port, family,
                                      &NameProbe::onResult, this)
            : belle_sip_stack_resolve_a(loop.stack(), hop.host.c_str(), port, family, &NameProbe::onResult,
                                        this);
    if (!context) return;
    belle_sip_object_ref(context);
    mContext = context;
}

void NameProbe::onResult(void *context, belle_sip_resolver_results_t *results) noexcept {
    auto *self = static_cast<NameProbe *>(context);
    self->mPending = false;
    const bool known = results && belle_sip_resolver_results_get_addrinfos(results);
    guard("NameProbe", [&] { self->mDone(*self, known); });
}

} // namespace slimphone::sip
