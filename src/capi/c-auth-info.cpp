#include "linphone/api/c-auth-info.h"

#include "auth-info/auth-info.h"
#include "base/c-list.h"
#include "capi/facade.h"
#include "config/config.h"

#include <bctoolbox/port.h>

using namespace slimphone;

LinphoneAuthInfo *linphone_auth_info_new(const char *username, const char *userid, const char *passwd,
                                         const char *ha1, const char *realm, const char *domain) {
    return linphone_auth_info_new_for_algorithm(username, userid, passwd, ha1, realm, domain, nullptr);
}

LinphoneAuthInfo *linphone_auth_info_new_for_algorithm(const char *username, const char *userid,
                                                       const char *passwd, const char *ha1, const char *realm,
                                                       const char *domain, const char *algorithm) {
    return give<AuthInfo>(__func__, [&] {
        return make<AuthInfo>(view(username), view(userid), view(passwd), view(ha1), view(realm),
                              view(domain), view(algorithm));
    });
}

LinphoneAuthInfo *linphone_auth_info_new_from_config_file(LinphoneConfig *config, int pos) {
    if (!config) return nullptr;
    return give<AuthInfo>(__func__, [&] { return AuthInfo::readFrom(*Config::toCpp(config), pos); });
}

LinphoneAuthInfo *linphone_auth_info_clone(const LinphoneAuthInfo *auth_info) {
    if (!auth_info) return nullptr;
    return give<AuthInfo>(__func__, [&] { return AuthInfo::toCpp(auth_info)->clone(); });
}

LinphoneAuthInfo *linphone_auth_info_ref(LinphoneAuthInfo *auth_info) {
    return refHandle<AuthInfo>(auth_info);
}

void linphone_auth_info_unref(LinphoneAuthInfo *auth_info) { unrefHandle<AuthInfo>(auth_info); }

void linphone_auth_info_destroy(LinphoneAuthInfo *info) { unrefHandle<AuthInfo>(info); }

const char *linphone_auth_info_get_username(const LinphoneAuthInfo *auth_info) {
    return auth_info ? AuthInfo::toCpp(auth_info)->username().get() : nullptr;
}

void linphone_auth_info_set_username(LinphoneAuthInfo *auth_info, const char *username) {
    tell<AuthInfo>(__func__, auth_info, [&](AuthInfo &object) { object.setUsername(view(username)); });
}

const char *linphone_auth_info_get_userid(const LinphoneAuthInfo *auth_info) {
    return auth_info ? AuthInfo::toCpp(auth_info)->userid().get() : nullptr;
}

void linphone_auth_info_set_userid(LinphoneAuthInfo *auth_info, const char *user_id) {
    tell<AuthInfo>(__func__, auth_info, [&](AuthInfo &object) { object.setUserid(view(user_id)); });
}

const char *linphone_auth_info_get_password(const LinphoneAuthInfo *auth_info) {
    return auth_info ? AuthInfo::toCpp(auth_info)->password().get() : nullptr;
}

void linphone_auth_info_set_password(LinphoneAuthInfo *auth_info, const char *password) {
    tell<AuthInfo>(__func__, auth_info, [&](AuthInfo &object) { object.setPassword(view(password)); });
}

const char *linphone_auth_info_get_passwd(const LinphoneAuthInfo *auth_info) {
    return auth_info ? AuthInfo::toCpp(auth_info)->password().get() : nullptr;
}

void linphone_auth_info_set_passwd(LinphoneAuthInfo *auth_info, const char *passwd) {
    tell<AuthInfo>(__func__, auth_info, [&](AuthInfo &object) { object.setPassword(view(passwd)); });
}

const char *linphone_auth_info_get_ha1(const LinphoneAuthInfo *auth_info) {
    return auth_info ? AuthInfo::toCpp(auth_info)->ha1().get() : nullptr;
}

void linphone_auth_info_set_ha1(LinphoneAuthInfo *auth_info, const char *ha1) {
    tell<AuthInfo>(__func__, auth_info, [&](AuthInfo &object) { object.setHa1(view(ha1)); });
}

const char *linphone_auth_info_get_realm(const LinphoneAuthInfo *auth_info) {
    return auth_info ? AuthInfo::toCpp(auth_info)->realm().get() : nullptr;
}

void linphone_auth_info_set_realm(LinphoneAuthInfo *auth_info, const char *realm) {
    tell<AuthInfo>(__func__, auth_info, [&](AuthInfo &object) { object.setRealm(view(realm)); });
}

const char *linphone_auth_info_get_domain(const LinphoneAuthInfo *auth_info) {
    return auth_info ? AuthInfo::toCpp(auth_info)->domain().get() : nullptr;
}

void linphone_auth_info_set_domain(LinphoneAuthInfo *auth_info, const char *domain) {
    tell<AuthInfo>(__func__, auth_info, [&](AuthInfo &object) { object.setDomain(view(domain)); });
}

const char *linphone_auth_info_get_algorithm(const LinphoneAuthInfo *auth_info) {
    return auth_info ? AuthInfo::toCpp(auth_info)->algorithm().get() : nullptr;
}

void linphone_auth_info_set_algorithm(LinphoneAuthInfo *auth_info, const char *algorithm) {
    tell<AuthInfo>(__func__, auth_info, [&](AuthInfo &object) { object.setAlgorithm(view(algorithm)); });
}

const char *linphone_auth_info_get_tls_cert(const LinphoneAuthInfo *auth_info) {
    return auth_info ? AuthInfo::toCpp(auth_info)->tlsCertificate().get() : nullptr;
}

void linphone_auth_info_set_tls_cert(LinphoneAuthInfo *auth_info, const char *tls_cert) {
    tell<AuthInfo>(__func__, auth_info, [&](AuthInfo &object) { object.setTlsCertificate(view(tls_cert)); });
}

const char *linphone_auth_info_get_tls_cert_path(const LinphoneAuthInfo *auth_info) {
    return auth_info ? AuthInfo::toCpp(auth_info)->tlsCertificatePath().get() : nullptr;
}

void linphone_auth_info_set_tls_cert_path(LinphoneAuthInfo *auth_info, const char *tls_cert_path) {
    tell<AuthInfo>(__func__, auth_info,
                   [&](AuthInfo &object) { object.setTlsCertificatePath(view(tls_cert_path)); });
}

const char *linphone_auth_info_get_tls_key(const LinphoneAuthInfo *auth_info) {
    return auth_info ? AuthInfo::toCpp(auth_info)->tlsKey().get() : nullptr;
}

void linphone_auth_info_set_tls_key(LinphoneAuthInfo *auth_info, const char *tls_key) {
    tell<AuthInfo>(__func__, auth_info, [&](AuthInfo &object) { object.setTlsKey(view(tls_key)); });
}

const char *linphone_auth_info_get_tls_key_path(const LinphoneAuthInfo *auth_info) {
    return auth_info ? AuthInfo::toCpp(auth_info)->tlsKeyPath().get() : nullptr;
}

void linphone_auth_info_set_tls_key_path(LinphoneAuthInfo *auth_info, const char *tls_key_path) {
    tell<AuthInfo>(__func__, auth_info, [&](AuthInfo &object) { object.setTlsKeyPath(view(tls_key_path)); });
}

const char *linphone_auth_info_get_tls_key_password(const LinphoneAuthInfo *auth_info) {
    return auth_info ? AuthInfo::toCpp(auth_info)->tlsKeyPassword().get() : nullptr;
}

void linphone_auth_info_set_tls_key_password(LinphoneAuthInfo *auth_info, const char *tls_key_password) {
    tell<AuthInfo>(__func__, auth_info,
                   [&](AuthInfo &object) { object.setTlsKeyPassword(view(tls_key_password)); });
}

bctbx_list_t *linphone_auth_info_get_available_algorithms(const LinphoneAuthInfo *auth_info) {
    return ask<AuthInfo>(__func__, auth_info, static_cast<bctbx_list_t *>(nullptr), [](const AuthInfo &info) {
        return newList(info.availableAlgorithms(),
                       [](const std::string &algorithm) { return bctbx_strdup(algorithm.c_str()); });
    });
}

void linphone_auth_info_set_available_algorithms(LinphoneAuthInfo *auth_info,
                                                 const bctbx_list_t *algorithms) {
    tell<AuthInfo>(__func__, auth_info, [&](AuthInfo &info) {
        info.setAvailableAlgorithms(fromList(
            algorithms, [](const void *text) { return std::string(static_cast<const char *>(text)); }));
    });
}

void linphone_auth_info_add_available_algorithm(LinphoneAuthInfo *auth_info, const char *algorithm) {
    tell<AuthInfo>(__func__, auth_info, [&](AuthInfo &info) { info.addAvailableAlgorithm(view(algorithm)); });
}

void linphone_auth_info_clear_available_algorithms(LinphoneAuthInfo *auth_info) {
    tell<AuthInfo>(__func__, auth_info, [](AuthInfo &info) { info.clearAvailableAlgorithms(); });
}

bool_t linphone_auth_info_is_equal_but_algorithms(const LinphoneAuthInfo *auth_info_1,
                                                  const LinphoneAuthInfo *auth_info_2) {
    if (!auth_info_1 || !auth_info_2) return auth_info_1 == auth_info_2;
    return AuthInfo::toCpp(auth_info_1)->equalsButAlgorithms(*AuthInfo::toCpp(auth_info_2));
}

void linphone_auth_info_write_config(LinphoneConfig *config, LinphoneAuthInfo *auth_info, int pos) {
    tell<Config>(__func__, config,
                 [&](Config &target) { AuthInfo::write(AuthInfo::toCpp(auth_info), target, pos); });
}

// Newer releases

void linphone_auth_info_set_expires(LinphoneAuthInfo *auth_info, time_t expires) {
    tell<AuthInfo>(__func__, auth_info, [&](AuthInfo &object) { object.setExpires(expires); });
}

time_t linphone_auth_info_get_expires(const LinphoneAuthInfo *auth_info) {
    return auth_info ? static_cast<time_t>(AuthInfo::toCpp(auth_info)->expires()) : 0;
}
