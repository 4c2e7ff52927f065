#include "transport/provider-transaction.h"

#include "transport/provider-engine.h"

namespace slimphone::sip {

ProviderTransaction::ProviderTransaction(ProviderEngine &owner, NextHop to, ResponseHandler &receiver,
                                         Timer::Function onDeadline)
    : engine(&owner), hop(std::move(to)), handler(receiver), deadline(onDeadline, this) {}

ProviderTransaction::~ProviderTransaction() {
    if (engine) engine->forget(*this);
    stop();
}

bool ProviderTransaction::isSent() const noexcept {
    return belle &&
           belle_sip_transaction_get_state(BELLE_SIP_TRANSACTION(belle.get())) != BELLE_SIP_TRANSACTION_INIT;
}

void ProviderTransaction::stop() noexcept {
    if (!belle) return;
    belle_sip_transaction_t *transaction = BELLE_SIP_TRANSACTION(belle.get());
    belle_sip_transaction_set_application_data(transaction, nullptr);
    belle_sip_transaction_terminate(transaction);
    belle.reset();
}

} // namespace slimphone::sip
