/**
 * @file
 * The service that speaks XML-RPC.
 */
#pragma once

#include "account-creator/account-creator.h"
#include "account-creator/xml-rpc-protocol.h"

namespace slimphone {

/** Gives the creator a proxy config with the defaults of the public service. */
LinphoneAccountCreatorStatus constructForXmlRpc(AccountCreator &creator);

/** Sends one request; the outcome comes later when RequestOk is returned. */
LinphoneAccountCreatorStatus callByXmlRpc(AccountCreator &creator, XmlRpcMethod method);

/** All slots but those of the newer token requests and of deletion. */
Ref<AccountCreatorService> makeXmlRpcService();

} // namespace slimphone
