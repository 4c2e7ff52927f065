#include "linphone/core/tls.h"

#include "capi/settings-facade.h"

using namespace slimphone;

// Trust

void linphone_core_set_root_ca(LinphoneCore *core, const char *path) {
    changeStack(__func__, core, [&](Settings &settings) { settings.setRootCa(view(path)); });
}

const char *linphone_core_get_root_ca(LinphoneCore *core) {
    return setting<const char *>(__func__, core, nullptr,
                                 [](const Settings &settings) { return settings.rootCa(); });
}

void linphone_core_set_root_ca_data(LinphoneCore *core, const char *data) {
    changeStack(__func__, core, [&](Settings &settings) { settings.setRootCaData(view(data)); });
}

void linphone_core_verify_server_certificates(LinphoneCore *core, bool_t yesno) {
    changeStack(__func__, core, [&](Settings &settings) { settings.setVerifiesCertificates(yesno != 0); });
}

bool_t linphone_core_is_verify_server_certificates(LinphoneCore *core) {
    return setting<bool_t>(__func__, core, FALSE,
                           [](const Settings &settings) { return settings.verifiesCertificates(); });
}

void linphone_core_verify_server_cn(LinphoneCore *core, bool_t yesno) {
    changeStack(__func__, core, [&](Settings &settings) { settings.setVerifiesName(yesno != 0); });
}

bool_t linphone_core_is_verify_server_cn(LinphoneCore *core) {
    return setting<bool_t>(__func__, core, FALSE,
                           [](const Settings &settings) { return settings.verifiesName(); });
}

// Which TLS library there is below is nobody's business, so its structures cannot be used.
void linphone_core_set_ssl_config(LinphoneCore *, void *) {}

// Client certificate

void linphone_core_set_tls_cert(LinphoneCore *core, const char *tls_cert) {
    changeStack(__func__, core, [&](Settings &settings) { settings.tlsCertificate = Text(view(tls_cert)); });
}

const char *linphone_core_get_tls_cert(const LinphoneCore *core) {
    return core ? Core::toCpp(core)->settings().tlsCertificate.get() : nullptr;
}

void linphone_core_set_tls_cert_path(LinphoneCore *core, const char *tls_cert_path) {
    changeStack(__func__, core,
                [&](Settings &settings) { settings.setTlsCertificatePath(view(tls_cert_path)); });
}

const char *linphone_core_get_tls_cert_path(const LinphoneCore *core) {
    return setting<const char *>(__func__, core, nullptr,
                                 [](const Settings &settings) { return settings.tlsCertificatePath(); });
}

void linphone_core_set_tls_key(LinphoneCore *core, const char *tls_key) {
    changeStack(__func__, core, [&](Settings &settings) { settings.tlsKey = Secret(view(tls_key)); });
}

const char *linphone_core_get_tls_key(const LinphoneCore *core) {
    return core ? Core::toCpp(core)->settings().tlsKey.get() : nullptr;
}

void linphone_core_set_tls_key_path(LinphoneCore *core, const char *tls_key_path) {
    changeStack(__func__, core, [&](Settings &settings) { settings.setTlsKeyPath(view(tls_key_path)); });
}

const char *linphone_core_get_tls_key_path(const LinphoneCore *core) {
    return setting<const char *>(__func__, core, nullptr,
                                 [](const Settings &settings) { return settings.tlsKeyPath(); });
}
