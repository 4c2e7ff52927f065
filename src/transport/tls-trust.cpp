#include "transport/tls-trust.h"

#include "base/log.h"

#include <bctoolbox/crypto.h>
#include <unistd.h>

namespace slimphone::sip {

std::string describeCertificateFlags(std::uint32_t flags) {
    static constexpr struct {
        std::uint32_t flag;
        const char *text;
    } reasons[] = {
        {BCTBX_CERTIFICATE_VERIFY_BADCERT_NOT_TRUSTED, "unknown certificate authority"},
        {BCTBX_CERTIFICATE_VERIFY_BADCERT_CN_MISMATCH, "name mismatch"},
        {BCTBX_CERTIFICATE_VERIFY_BADCERT_OTHER, "no subject matches tls_certificate_subject_regexp"},
        {BCTBX_CERTIFICATE_VERIFY_BADCERT_EXPIRED, "expired"},
        {BCTBX_CERTIFICATE_VERIFY_BADCERT_FUTURE, "not valid yet"},
        {BCTBX_CERTIFICATE_VERIFY_BADCERT_REVOKED, "revoked"},
        {BCTBX_CERTIFICATE_VERIFY_BADCERT_MISSING, "no certificate"},
        {BCTBX_CERTIFICATE_VERIFY_BADCERT_KEY_USAGE | BCTBX_CERTIFICATE_VERIFY_BADCERT_EXT_KEY_USAGE |
             BCTBX_CERTIFICATE_VERIFY_BADCERT_NS_CERT_TYPE,
         "not meant for a server"},
        {BCTBX_CERTIFICATE_VERIFY_BADCERT_BAD_MD | BCTBX_CERTIFICATE_VERIFY_BADCERT_BAD_PK |
             BCTBX_CERTIFICATE_VERIFY_BADCERT_BAD_KEY,
         "algorithm or key too weak"},
    };
    std::string text;
    for (const auto &reason : reasons) {
        if (!(flags & reason.flag)) continue;
        if (!text.empty()) text += ", ";
        text += reason.text;
    }
    return text.empty() ? "not acceptable" : text;
}

void offerIdentity(belle_sip_auth_event_t *event, const TlsIdentity &identity) {
    belle_sip_certificates_chain_t *chain = belle_sip_certificates_chain_parse(
        identity.certificate.c_str(), identity.certificate.size(), BELLE_SIP_CERTIFICATE_RAW_FORMAT_PEM);
    belle_sip_signing_key_t *key =
        belle_sip_signing_key_parse(identity.key.c_str(), identity.key.size(),
                                    identity.keyPassword.empty() ? nullptr : identity.keyPassword.c_str());
    if (!chain || !key) {
        logError("the client certificate or its key cannot be read");
        return;
    }
    belle_sip_auth_event_set_client_certificates_chain(event, chain);
    belle_sip_auth_event_set_signing_key(event, key);
}

BelleRef<belle_tls_crypto_config_t> TlsTrust::makeConfiguration(const TlsSettings &settings) {
    auto config = BelleRef<belle_tls_crypto_config_t>::adopt(belle_tls_crypto_config_new());
    if (!settings.rootCaData.empty()) {
        belle_tls_crypto_config_set_root_ca_data(config.get(), settings.rootCaData.c_str());
        // Data that does not parse would make belle-sip fall back to the system's authorities.
        belle_tls_crypto_config_set_root_ca(config.get(), "");
    } else if (!settings.rootCaPath.empty()) {
        if (access(settings.rootCaPath.c_str(), R_OK) != 0)
            logError("cannot read root certificates from [%s]", settings.rootCaPath.c_str());
        belle_tls_crypto_config_set_root_ca(config.get(), settings.rootCaPath.c_str());
    }
    mPattern = std::make_unique<SubjectPattern>(settings.subjectPattern);
    int exceptions = BELLE_TLS_VERIFY_NONE;
    if (!settings.verifyCertificates)
        exceptions = BELLE_TLS_VERIFY_ANY_REASON;
    else if (!settings.verifyName)
        exceptions = BELLE_TLS_VERIFY_CN_MISMATCH;
    belle_tls_crypto_config_set_verify_exceptions(config.get(), exceptions);
    belle_tls_crypto_config_set_verify_callback(config.get(), &TlsTrust::onCertificate, this);
    return config;
}

void TlsTrust::onCertificate(void *context, bctbx_x509_certificate_t *certificate, int depth,
                             std::uint32_t *flags) noexcept {
    auto *self = static_cast<TlsTrust *>(context);
    if (depth == 0 && self->mPattern && !self->mPattern->acceptsAll()) {
        bctbx_list_t *subjects = bctbx_x509_certificate_get_subjects(certificate);
        bool matches = false;
        for (const bctbx_list_t *item = subjects; item && !matches; item = bctbx_list_next(item))
            matches = self->mPattern->matches(static_cast<const char *>(bctbx_list_get_data(item)));
        bctbx_list_free_with_data(subjects, bctbx_free);
        if (!matches) *flags |= BCTBX_CERTIFICATE_VERIFY_BADCERT_OTHER;
    }
    const TimePoint now = std::chrono::steady_clock::now();
    // A chain is shown from its root to the server's own certificate, each with its own flags;
    // and a good chain must not hide a bad one whose failure has not been told yet.
    const bool isRecent = self->mVerdict && now - self->mVerdict->when < kValidity;
    const std::uint32_t before = isRecent ? self->mVerdict->flags : 0;
    self->mVerdict = Verdict{before | *flags, now};
}

std::optional<Failure> TlsTrust::explainFailure(const std::string &server) const {
    if (!mVerdict || std::chrono::steady_clock::now() - mVerdict->when >= kValidity) return std::nullopt;
    if (mVerdict->flags)
        return Failure{FailureKind::TlsVerification,
                       "certificate of " + server + ": " + describeCertificateFlags(mVerdict->flags)};
    return Failure{FailureKind::TlsHandshake, "TLS handshake with " + server + " failed"};
}

} // namespace slimphone::sip
