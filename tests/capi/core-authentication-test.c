#include "check.h"

#include <linphone/core.h>

static LinphoneAuthInfo *newInfo(const char *username, const char *password, const char *realm,
                                 const char *domain) {
    return linphone_auth_info_new(username, NULL, password, NULL, realm, domain);
}

static void add(LinphoneCore *core, const char *username, const char *password, const char *realm,
                const char *domain) {
    LinphoneAuthInfo *info = newInfo(username, password, realm, domain);
    linphone_core_add_auth_info(core, info);
    linphone_auth_info_unref(info);
}

static LinphoneCore *newCore(void) { return linphone_core_new(NULL, NULL, NULL, NULL); }

static void bothOldFormsMakeCredentials(void) {
    LinphoneAuthInfo *five = linphone_auth_info_new("alice", NULL, "secret", NULL, "realm");
    LinphoneAuthInfo *six = linphone_auth_info_new("alice", "al", NULL, "0123", "realm", "example.org");
    CHECK_TEXT(linphone_auth_info_get_password(five), "secret");
    CHECK_TEXT(linphone_auth_info_get_domain(five), NULL);
    CHECK_TEXT(linphone_auth_info_get_userid(six), "al");
    CHECK_TEXT(linphone_auth_info_get_ha1(six), "0123");
    CHECK_TEXT(linphone_auth_info_get_domain(six), "example.org");
    linphone_auth_info_destroy(five);
    linphone_auth_info_unref(six);
}

static void coreKeepsACopy(void) {
    LinphoneCore *core = newCore();
    LinphoneAuthInfo *info = newInfo("alice", "secret", NULL, NULL);
    linphone_core_add_auth_info(core, info);
    linphone_auth_info_set_password(info, "changed");
    const LinphoneAuthInfo *kept = linphone_core_find_auth_info(core, NULL, "alice", NULL);
    CHECK(kept != NULL && kept != info);
    CHECK_TEXT(linphone_auth_info_get_password(kept), "secret");
    linphone_auth_info_unref(info);
    linphone_core_destroy(core);
}

static void equalCredentialsReplaceEachOther(void) {
    LinphoneCore *core = newCore();
    add(core, "alice", "wrong", NULL, NULL);
    add(core, "alice", "right", NULL, NULL);
    CHECK(bctbx_list_size(linphone_core_get_auth_info_list(core)) == 1);
    CHECK_TEXT(linphone_auth_info_get_password(linphone_core_find_auth_info(core, NULL, "alice", NULL)),
               "right");
    linphone_core_destroy(core);
}

static void closestCredentialsAreFound(void) {
    LinphoneCore *core = newCore();
    add(core, "alice", "any", NULL, NULL);
    add(core, "alice", "there", NULL, "example.com");
    add(core, "bob", "other", NULL, NULL);
    CHECK_TEXT(linphone_auth_info_get_password(
                   linphone_core_find_auth_info(core, "example.com", "alice", "example.com")),
               "there");
    CHECK_TEXT(
        linphone_auth_info_get_password(linphone_core_find_auth_info(core, NULL, "alice", "example.org")),
        "any");
    CHECK(linphone_core_find_auth_info(core, NULL, "carol", NULL) == NULL);
    CHECK(linphone_core_find_auth_info(core, NULL, NULL, NULL) == NULL);
    linphone_core_destroy(core);
}

static void uselessCredentialsAreRefused(void) {
    LinphoneCore *core = newCore();
    add(core, "alice", NULL, NULL, NULL);
    CHECK(linphone_core_get_auth_info_list(core) == NULL);
    linphone_core_destroy(core);
}

static void credentialsCanBeRemoved(void) {
    LinphoneCore *core = newCore();
    add(core, "alice", "a", NULL, NULL);
    add(core, "bob", "b", NULL, NULL);
    LinphoneAuthInfo *alice = newInfo("alice", NULL, NULL, NULL);
    linphone_core_remove_auth_info(core, alice);
    linphone_core_remove_auth_info(core, alice);
    linphone_auth_info_unref(alice);
    CHECK(bctbx_list_size(linphone_core_get_auth_info_list(core)) == 1);
    linphone_core_clear_all_auth_info(core);
    CHECK(linphone_core_get_auth_info_list(core) == NULL);
    linphone_core_destroy(core);
}

static void accountFindsItsCredentials(void) {
    LinphoneCore *core = newCore();
    LinphoneProxyConfig *config = linphone_core_create_proxy_config(core);
    linphone_proxy_config_set_identity(config, "sip:alice@example.org");
    CHECK(linphone_proxy_config_find_auth_info(config) == NULL);
    add(core, "alice", "a", NULL, NULL);
    CHECK_TEXT(linphone_auth_info_get_password(linphone_proxy_config_find_auth_info(config)), "a");
    linphone_proxy_config_unref(config);
    linphone_core_destroy(core);
}

static void policyIsShared(void) {
    LinphoneCore *core = newCore();
    LinphoneDigestAuthenticationPolicy *policy =
        linphone_factory_create_digest_authentication_policy(linphone_factory_get());
    linphone_digest_authentication_policy_set_allow_md5(policy, FALSE);
    linphone_core_set_digest_authentication_policy(core, policy);
    CHECK(linphone_core_get_digest_authentication_policy(core) == policy);
    linphone_digest_authentication_policy_unref(policy);
    linphone_core_set_digest_authentication_policy(core, NULL);
    CHECK(linphone_digest_authentication_policy_get_allow_md5(
        linphone_core_get_digest_authentication_policy(core)));
    linphone_core_destroy(core);
}

int main(void) {
    RUN(bothOldFormsMakeCredentials);
    RUN(coreKeepsACopy);
    RUN(equalCredentialsReplaceEachOther);
    RUN(closestCredentialsAreFound);
    RUN(uselessCredentialsAreRefused);
    RUN(credentialsCanBeRemoved);
    RUN(accountFindsItsCredentials);
    RUN(policyIsShared);
    linphone_factory_clean();
    return CHECK_RESULT();
}
