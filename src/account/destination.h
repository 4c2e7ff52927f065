/**
 * @file
 * What a person dials or types, made an address by the settings of an account.
 */
#pragma once

#include "account/account.h"
#include "address/address.h"

#include <optional>
#include <string>
#include <string_view>

namespace slimphone {

/**
 * normalizePhoneNumber() with the calling code of @p account; without an account there is none.
 * Null when @p text is no telephone number.
 */
std::optional<std::string> normalizeDialled(std::string_view text, const Account *account);

/**
 * The address that @p text stands for: a SIP URI as it is, one without "sip:" when there is an "@",
 * else a user at the domain of the account's identity. Null when that is no address or there is no
 * account to take the domain from.
 */
Ref<Address> addressOfDialled(std::string_view text, const Account *account);

/**
 * addressOfDialled() for a text that may be a telephone number: it is normalised, or with
 * @p applyPrefix false merely flattened, before it becomes a user.
 */
Ref<Address> interpretDialled(std::string_view text, const Account *account, bool applyPrefix);

} // namespace slimphone
