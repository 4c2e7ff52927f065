/**
 * @file
 * The services that come with the library.
 */
#pragma once

#include "callbacks/account-creator-service.h"
#include "core/core.h"

namespace slimphone {

/** [account_creator] backend. */
LinphoneAccountCreatorBackend accountCreatorBackendOf(const Core &core);

/** A new service of the backend that [account_creator] backend names. */
Ref<AccountCreatorService> makeDefaultService(const Core &core);

/** The application's service, else the default one, made at first need and kept until the core stops. */
AccountCreatorService &accountCreatorServiceOf(Core &core);

} // namespace slimphone
