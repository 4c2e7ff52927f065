#include "linphone/api/c-digest-authentication-policy.h"

#include "auth-info/digest-authentication-policy.h"
#include "capi/facade.h"

using namespace slimphone;

LinphoneDigestAuthenticationPolicy *
linphone_digest_authentication_policy_ref(LinphoneDigestAuthenticationPolicy *policy) {
    return refHandle<DigestAuthenticationPolicy>(policy);
}

void linphone_digest_authentication_policy_unref(LinphoneDigestAuthenticationPolicy *policy) {
    unrefHandle<DigestAuthenticationPolicy>(policy);
}

void linphone_digest_authentication_policy_set_user_data(LinphoneDigestAuthenticationPolicy *policy,
                                                         void *user_data) {
    if (policy) DigestAuthenticationPolicy::toCpp(policy)->setUserData(user_data);
}

void *linphone_digest_authentication_policy_get_user_data(const LinphoneDigestAuthenticationPolicy *policy) {
    return policy ? DigestAuthenticationPolicy::toCpp(policy)->userData() : nullptr;
}

bool_t linphone_digest_authentication_policy_get_allow_md5(const LinphoneDigestAuthenticationPolicy *policy) {
    return policy && DigestAuthenticationPolicy::toCpp(policy)->allowsMd5();
}

void linphone_digest_authentication_policy_set_allow_md5(LinphoneDigestAuthenticationPolicy *policy,
                                                         bool_t value) {
    if (policy) DigestAuthenticationPolicy::toCpp(policy)->setAllowsMd5(value != 0);
}

bool_t
linphone_digest_authentication_policy_get_allow_no_qop(const LinphoneDigestAuthenticationPolicy *policy) {
    return policy && DigestAuthenticationPolicy::toCpp(policy)->allowsNoQop();
}

void linphone_digest_authentication_policy_set_allow_no_qop(LinphoneDigestAuthenticationPolicy *policy,
                                                            bool_t value) {
    if (policy) DigestAuthenticationPolicy::toCpp(policy)->setAllowsNoQop(value != 0);
}
