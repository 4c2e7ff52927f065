/**
 * @file
 * What FlexiAPI is asked, and what its answers mean. Knows nothing of HTTP's transport.
 */
#pragma once

#include "linphone/enums/account-creator-enums.h"

#include "base/text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace slimphone::flexiapi {

enum class Action : std::uint8_t {
    IsAccountExist,
    IsAccountActivated,
    CreateAccount,          ///< with a token, or else with an activation code to come by SMS or e-mail
    CreateAccountWithToken, ///< at the path of older servers
    CreateAccountByAdmin,   ///< active at once; needs the administrator's key
    ActivatePhoneAccount,
    ActivateEmailAccount,
    LinkPhoneNumber,
    ActivatePhoneNumberLink,
    IsPhoneNumberUsed,
    IsAccountLinked,
    RecoverPhoneAccount,
    LoginWithCode,
    UpdatePassword,
    DeleteAccount,
    SendToken,             ///< by push notification, at the path of older servers
    SendCreationToken,     ///< by push notification
    RequestCreationToken,  ///< one that a person has to confirm in a browser
    ExchangeCreationToken, ///< and then is good for a token
};

/** What the account creator holds; empty is unset. */
struct Fields {
    std::string_view username; ///< or phone number, without a username
    std::string_view domain;
    std::string_view password;
    std::string_view newPassword;
    std::string_view algorithm;
    std::string_view email;
    std::string_view phone;
    std::string_view code;
    std::string_view token;
    std::string_view requestToken;
    std::string_view pnProvider;
    std::string_view pnParam;
    std::string_view pnPrid;
};

struct Call {
    enum class Fault : std::uint8_t {
        None,
        MissingArguments, ///< a field that the action needs is unset
        NotEncodable,     ///< a field is not UTF-8
    };

    Fault fault = Fault::None;
    std::string method;
    std::string path;      ///< after the base URL
    std::string body;      ///< JSON; empty without
    bool isAdmins = false; ///< goes with the administrator's key
};

/** The request of @p action. */
Call callFor(Action action, const Fields &fields);

/** What an answer means, and what the account creator takes over from it. */
struct Outcome {
    LinphoneAccountCreatorStatus status = LinphoneAccountCreatorStatusUnexpectedError;
    std::string username;  ///< of the account that is being recovered
    Secret ha1;            ///< of the account that was recovered
    std::string algorithm; ///< of that hash
    std::string token;     ///< for creation, or to be confirmed
};

/**
 * @param status The HTTP status.
 * @param algorithm The one that the creator would like a hash for, may be empty.
 */
Outcome outcomeOf(Action action, int status, std::string_view body, std::string_view algorithm);

} // namespace slimphone::flexiapi
