/**
 * @file
 * From the settings of an account to the content of its REGISTER.
 */
#pragma once

#include "account/account-context.h"
#include "account/account-params.h"

#include <vector>

namespace slimphone {

/**
 * Fills a form from @p params. @p masterContact, when given, replaces the automatic contact
 * (an account that depends on another one). @p customHeaders replace headers of the same name.
 */
RegisterForm makeRegisterForm(const AccountParams &params, const AccountContext &context,
                              const Address *masterContact,
                              const std::vector<sip::HeaderField> &customHeaders);

/** Where requests of @p params go: the server's host, port and transport. */
sip::NextHop nextHopOf(const AccountParams &params);

/** True for a header that belongs to the SIP stack or to the registration cycle. */
bool isReservedHeader(std::string_view name) noexcept;

} // namespace slimphone
