#include "linphone/core/authentication.h"

#include "auth-info/auth-info.h"
#include "capi/facade.h"
#include "core/core.h"

using namespace slimphone;

LinphoneAuthInfo *linphone_core_create_auth_info(LinphoneCore *core, const char *username, const char *userid,
                                                 const char *passwd, const char *ha1, const char *realm,
                                                 const char *domain) {
    if (!core) return nullptr;
    return give<AuthInfo>(__func__, [&] {
        return make<AuthInfo>(view(username), view(userid), view(passwd), view(ha1), view(realm),
                              view(domain));
    });
}

void linphone_core_add_auth_info(LinphoneCore *core, const LinphoneAuthInfo *info) {
    if (!info) return;
    tell<Core>(__func__, core, [&](Core &object) { object.addAuthInfo(*AuthInfo::toCpp(info)); });
}

void linphone_core_remove_auth_info(LinphoneCore *core, const LinphoneAuthInfo *info) {
    if (!info) return;
    tell<Core>(__func__, core, [&](Core &object) { object.removeAuthInfo(*AuthInfo::toCpp(info)); });
}

void linphone_core_clear_all_auth_info(LinphoneCore *core) {
    tell<Core>(__func__, core, [](Core &object) { object.clearAuthInfos(); });
}

const bctbx_list_t *linphone_core_get_auth_info_list(const LinphoneCore *core) {
    return ask<Core, const bctbx_list_t *>(__func__, core, nullptr,
                                           [](const Core &object) { return object.authInfos().list(); });
}

const LinphoneAuthInfo *linphone_core_find_auth_info(LinphoneCore *core, const char *realm,
                                                     const char *username, const char *sip_domain) {
    return ask<Core, const LinphoneAuthInfo *>(__func__, core, nullptr, [&](const Core &object) {
        return handleOf(object.authInfos().findAny(view(username), view(realm), view(sip_domain)));
    });
}

// A question for credentials is over when its callback returns, so there is nothing to abort.
void linphone_core_abort_authentication(LinphoneCore *, LinphoneAuthInfo *) {}

void linphone_core_set_digest_authentication_policy(LinphoneCore *core,
                                                    LinphoneDigestAuthenticationPolicy *policy) {
    tell<Core>(__func__, core, [&](Core &object) {
        object.setAuthenticationPolicy(DigestAuthenticationPolicy::toCpp(policy));
    });
}

const LinphoneDigestAuthenticationPolicy *
linphone_core_get_digest_authentication_policy(const LinphoneCore *core) {
    return core ? Core::toCpp(core)->authenticationPolicy()->toC() : nullptr;
}
