/**
 * @file
 * What can be asked of an account creator.
 */
#pragma once

#include <cstddef>
#include <cstdint>

namespace slimphone {

/** Each has a slot in the service that carries it out and functions that hear its outcome. */
enum class AccountCreatorAction : std::uint8_t {
    IsAccountExist,
    CreateAccount,
    ActivateAccount,
    IsAccountActivated,
    LinkAccount,
    ActivateAlias,
    IsAliasUsed,
    IsAccountLinked,
    RecoverAccount,
    UpdateAccount,
    LoginLinphoneAccount,
    ConfirmationKey,
    DeleteAccount,
    SendToken,
    CreateAccountWithToken,
    AccountCreationRequestToken,
    AccountCreationTokenUsingRequestToken,
    CreatePushAccount,
};
inline constexpr std::size_t kAccountCreatorActions = 18;

constexpr std::size_t indexOf(AccountCreatorAction action) noexcept {
    return static_cast<std::size_t>(action);
}

} // namespace slimphone
