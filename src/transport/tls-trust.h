/**
 * @file
 * Which TLS servers are trusted, and why the last one was not.
 */
#pragma once

#include "base/clock.h"
#include "sip/stack.h"
#include "transport/belle-sip-ref.h"
#include "transport/subject-pattern.h"

#include <memory>
#include <optional>

namespace slimphone::sip {

/** What is wrong with a certificate chain, as text; @p flags are bctoolbox's verification flags. */
std::string describeCertificateFlags(std::uint32_t flags);

/** Answers a server that wants a certificate; a log line tells when @p identity cannot be read. */
void offerIdentity(belle_sip_auth_event_t *event, const TlsIdentity &identity);

/**
 * Makes TLS configurations and remembers the verdict on certificates: belle-sip reports a
 * refused certificate like a refused connection.
 */
class TlsTrust {
public:
    /** A configuration whose verdicts come to this object, which must outlive its use. */
    BelleRef<belle_tls_crypto_config_t> makeConfiguration(const TlsSettings &settings);

    /** Why a connection to @p server failed before it was ready; nullopt when TLS is not the reason. */
    std::optional<Failure> explainFailure(const std::string &server) const;

    /** To be called when the failures of a turn have been explained. */
    void forget() noexcept { mVerdict.reset(); }

private:
    /** How long a verdict may explain failures; belle-sip does not tell which connection it was about. */
    static constexpr std::chrono::seconds kValidity{5};

    struct Verdict {
        std::uint32_t flags = 0;
        TimePoint when;
    };

    static void onCertificate(void *self, bctbx_x509_certificate_t *certificate, int depth,
                              std::uint32_t *flags) noexcept;

    std::optional<Verdict> mVerdict;
    std::unique_ptr<const SubjectPattern> mPattern;
};

} // namespace slimphone::sip
