#include "transport/belle-sip-log.h"

#include <belle-sip/belle-sip.h>

#include <atomic>

namespace slimphone::sip {

namespace {
std::atomic<BctbxLogLevel> gLevel{BCTBX_LOG_ERROR};
}

void setBelleSipLogLevel(BctbxLogLevel level) noexcept {
    gLevel.store(level);
    applyBelleSipLogLevel();
}

void applyBelleSipLogLevel() noexcept { bctbx_set_log_level(BELLE_SIP_LOG_DOMAIN, gLevel.load()); }

} // namespace slimphone::sip
