/**
 * @file
 * Whom a certificate is for, where mbedTLS does not look.
 */
#pragma once

#include "transport/net-address.h"
#include "transport/subject-pattern.h"

#include <mbedtls/x509_crt.h>

#include <string>
#include <string_view>

namespace slimphone::sip {

/** By its alternative names, or, when there are none, by a common name that reads @p text. */
bool isForAddress(const mbedtls_x509_crt &certificate, const NetAddress &address,
                  std::string_view text) noexcept;

/** By a URI of a SIP domain among its alternative names (RFC 5922 section 7.1). */
bool isForDomainUri(const mbedtls_x509_crt &certificate, std::string_view domain) noexcept;

/** One of its common names, DNS names or URIs matches. */
bool hasSubject(const mbedtls_x509_crt &certificate, const SubjectPattern &pattern);

} // namespace slimphone::sip
