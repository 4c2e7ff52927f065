/**
 * @file
 * The service that speaks FlexiAPI.
 */
#pragma once

#include "account-creator/account-creator.h"
#include "account-creator/flexiapi-protocol.h"

namespace slimphone {

/** Sends one request; the outcome comes later when RequestOk is returned. */
LinphoneAccountCreatorStatus callFlexiApi(AccountCreator &creator, flexiapi::Action action);

/**
 * All slots but those of confirmation keys and push accounts. Activation is by phone, or by e-mail when
 * the creator has an e-mail address and no phone number. Login is by activation code; without one it
 * asks for a token by push notification, as this slot always has.
 */
Ref<AccountCreatorService> makeFlexiApiService();

} // namespace slimphone
