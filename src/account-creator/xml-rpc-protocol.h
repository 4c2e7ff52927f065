/**
 * @file
 * What the account server is asked by XML-RPC, and what its answers mean.
 */
#pragma once

#include "linphone/enums/account-creator-enums.h"

#include "base/text.h"
#include "callbacks/account-creator-action.h"

#include <cstdint>
#include <string_view>

namespace slimphone {

class XmlRpcRequest;

/** The methods of a service; activation is by phone or by e-mail. */
enum class XmlRpcMethod : std::uint8_t {
    IsAccountExist,
    CreateAccount,
    ActivatePhoneAccount,
    ActivateEmailAccount,
    IsAccountActivated,
    IsPhoneNumberUsed,
    LinkPhoneNumber,
    ActivatePhoneNumberLink,
    IsAccountLinked,
    RecoverPhoneAccount,
    UpdatePassword,
    Login,
    ConfirmationKey,
    DeleteAccount,
};

/** Whose callbacks hear the outcome. */
AccountCreatorAction actionOf(XmlRpcMethod method) noexcept;

/** What an answer means, and what the account creator takes over from it. */
struct XmlRpcOutcome {
    LinphoneAccountCreatorStatus status = LinphoneAccountCreatorStatusRequestFailed;
    Text phoneNumber;
    Text username;
    Secret ha1;
    Text algorithm;
    Secret activationCode;
};

/** @p text is the string of the result, which is not empty. */
XmlRpcOutcome outcomeOf(XmlRpcMethod method, std::string_view text);

/** Of a request that has its answer, or failed. */
XmlRpcOutcome outcomeOf(XmlRpcMethod method, const XmlRpcRequest &request);

} // namespace slimphone
