#include "core/tls-identity.h"

#include "auth-info/credential-store.h"
#include "base/log.h"
#include "core/settings.h"

#include <cstdio>

namespace slimphone {

namespace {

constexpr std::size_t kLargestFile = 1 << 20;

std::string readPem(const char *path) {
    std::string text;
    std::FILE *file = std::fopen(path, "re");
    if (file) {
        char buffer[4096];
        for (std::size_t count; (count = std::fread(buffer, 1, sizeof buffer, file)) > 0;) {
            text.append(buffer, count);
            if (text.size() > kLargestFile) break;
        }
        std::fclose(file);
    }
    if (text.empty() || text.size() > kLargestFile) {
        logError("core: cannot read the certificate or key in %s", path);
        text.clear();
    }
    return text;
}

std::string textOrFile(const Text &text, const char *path) {
    if (text) return text.str();
    return path ? readPem(path) : std::string();
}

} // namespace

std::shared_ptr<const sip::TlsIdentity> makeTlsIdentity(const Settings &settings,
                                                        const CredentialStore &credentials) {
    sip::TlsIdentity identity;
    identity.certificate = textOrFile(settings.tlsCertificate, settings.tlsCertificatePath());
    if (!identity.certificate.empty()) identity.key = textOrFile(settings.tlsKey, settings.tlsKeyPath());
    if (identity.key.empty()) {
        const AuthInfo *info = credentials.findTls();
        if (!info) return nullptr;
        identity.certificate = textOrFile(info->tlsCertificate(), info->tlsCertificatePath().get());
        identity.key = textOrFile(info->tlsKey(), info->tlsKeyPath().get());
        identity.keyPassword = info->tlsKeyPassword().str();
    }
    if (identity.certificate.empty() || identity.key.empty()) return nullptr;
    return std::make_shared<const sip::TlsIdentity>(std::move(identity));
}

} // namespace slimphone
