#include "transport/certificate-names.h"

#include "base/text.h"
#include "sip/uri.h"

#include <mbedtls/oid.h>

#include <cstring>
#include <optional>

namespace slimphone::sip {

namespace {

// Forms of a name in a certificate (RFC 5280 section 4.2.1.6), as tags on the wire.
constexpr int kDnsName = MBEDTLS_ASN1_CONTEXT_SPECIFIC | 2;
constexpr int kUriName = MBEDTLS_ASN1_CONTEXT_SPECIFIC | 6;
constexpr int kAddressName = MBEDTLS_ASN1_CONTEXT_SPECIFIC | 7;

std::string_view textOf(const mbedtls_x509_buf &buffer) noexcept {
    return {reinterpret_cast<const char *>(buffer.p), buffer.len};
}

/** A SIP domain as a URI name (RFC 5922 section 7.1): "sip:example.org" and no user. */
bool isDomainUri(std::string_view text, std::string_view domain) noexcept {
    const std::optional<UriView> uri = parseUri(text);
    return uri && equalsIgnoringCase(uri->scheme, "sip") && !uri->hasUser &&
           equalsIgnoringCase(uri->host, domain);
}

bool isAddress(const mbedtls_x509_buf &name, const NetAddress &address) noexcept {
    if (address.isIpv6()) {
        const auto *v6 = reinterpret_cast<const sockaddr_in6 *>(address.data());
        return name.len == 16 && std::memcmp(name.p, &v6->sin6_addr, 16) == 0;
    }
    const auto *v4 = reinterpret_cast<const sockaddr_in *>(address.data());
    return name.len == 4 && std::memcmp(name.p, &v4->sin_addr, 4) == 0;
}

/** Calls @p matches with each common name of @p certificate until it says true. */
template <class Matches>
bool anyCommonName(const mbedtls_x509_crt &certificate, Matches &&matches) {
    for (const mbedtls_x509_name *part = &certificate.subject; part; part = part->next)
        if (MBEDTLS_OID_CMP(MBEDTLS_OID_AT_CN, &part->oid) == 0 && matches(textOf(part->val))) return true;
    return false;
}

/** Calls @p matches with each alternative name of @p certificate until it says true. */
template <class Matches>
bool anyAlternativeName(const mbedtls_x509_crt &certificate, Matches &&matches) {
    if (!(certificate.ext_types & MBEDTLS_X509_EXT_SUBJECT_ALT_NAME)) return false;
    for (const mbedtls_x509_sequence *name = &certificate.subject_alt_names; name; name = name->next)
        if (matches(name->buf)) return true;
    return false;
}

} // namespace

bool isForAddress(const mbedtls_x509_crt &certificate, const NetAddress &address,
                  std::string_view text) noexcept {
    if (!(certificate.ext_types & MBEDTLS_X509_EXT_SUBJECT_ALT_NAME))
        return anyCommonName(certificate, [text](std::string_view name) { return name == text; });
    return anyAlternativeName(certificate, [&](const mbedtls_x509_buf &name) {
        return name.tag == kAddressName && isAddress(name, address);
    });
}

bool isForDomainUri(const mbedtls_x509_crt &certificate, std::string_view domain) noexcept {
    return anyAlternativeName(certificate, [domain](const mbedtls_x509_buf &name) {
        return name.tag == kUriName && isDomainUri(textOf(name), domain);
    });
}

bool hasSubject(const mbedtls_x509_crt &certificate, const SubjectPattern &pattern) {
    if (pattern.acceptsAll()) return true;
    return anyCommonName(certificate,
                         [&](std::string_view name) { return pattern.matches(std::string(name)); }) ||
           anyAlternativeName(certificate, [&](const mbedtls_x509_buf &name) {
               return (name.tag == kDnsName || name.tag == kUriName) &&
                      pattern.matches(std::string(textOf(name)));
           });
}

} // namespace slimphone::sip
