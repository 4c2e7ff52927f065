/**
 * @file
 * The certificate with which a core shows itself to servers.
 */
#pragma once

#include "sip/stack.h"

#include <memory>

namespace slimphone {

class CredentialStore;
class Settings;

/**
 * Certificate and key of the core's settings, else of the first credentials that have both;
 * texts come before files. nullptr without, or with a log line when a file cannot be read.
 */
std::shared_ptr<const sip::TlsIdentity> makeTlsIdentity(const Settings &settings,
                                                        const CredentialStore &credentials);

} // namespace slimphone
