/**
 * @file
 * How much belle-sip itself may write to the log.
 */
#pragma once

#include <bctoolbox/logging.h>

namespace slimphone::sip {

/**
 * Lets belle-sip log at @p level and above, now and in stacks made later. The default is
 * BCTBX_LOG_ERROR: from BCTBX_LOG_MESSAGE on belle-sip writes whole messages, the digest
 * responses of Authorization headers included, so raise it only when the application asks.
 */
void setBelleSipLogLevel(BctbxLogLevel level) noexcept;

/** Puts the chosen level in force; a logger that was started anew has forgotten it. */
void applyBelleSipLogLevel() noexcept;

} // namespace slimphone::sip
