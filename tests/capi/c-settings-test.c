/**
 * @file
 * The functions of small settings objects and callback tables as a C program calls them.
 */
#include "linphone/api/c-account-cbs.h"
#include "linphone/api/c-digest-authentication-policy.h"
#include "linphone/api/c-factory.h"
#include "linphone/api/c-push-notification-config.h"
#include "linphone/core/callbacks.h"
#include "linphone/core/transports.h"
#include "linphone/core/vtable.h"

#include "check.h"

static void keepsPorts(LinphoneFactory *factory) {
    LinphoneTransports *transports = linphone_factory_create_transports(factory);
    linphone_transports_set_udp_port(transports, 5060);
    linphone_transports_set_tcp_port(transports, -1);
    linphone_transports_set_tls_port(transports, -2);
    linphone_transports_set_dtls_port(transports, 7);
    CHECK(linphone_transports_get_udp_port(transports) == 5060);
    CHECK(linphone_transports_get_tcp_port(transports) == -1);
    CHECK(linphone_transports_get_tls_port(transports) == -2);
    CHECK(linphone_transports_get_dtls_port(transports) == 7);
    linphone_transports_set_user_data(transports, &checkFailures);
    CHECK(linphone_transports_get_user_data(transports) == &checkFailures);
    CHECK(linphone_transports_ref(transports) == transports);
    linphone_transports_unref(transports);
    linphone_transports_unref(transports);
}

static void keepsThePolicy(LinphoneFactory *factory) {
    LinphoneDigestAuthenticationPolicy *policy =
        linphone_factory_create_digest_authentication_policy(factory);
    CHECK(linphone_digest_authentication_policy_get_allow_md5(policy));
    CHECK(linphone_digest_authentication_policy_get_allow_no_qop(policy));
    linphone_digest_authentication_policy_set_allow_md5(policy, FALSE);
    linphone_digest_authentication_policy_set_allow_no_qop(policy, FALSE);
    CHECK(!linphone_digest_authentication_policy_get_allow_md5(policy));
    CHECK(!linphone_digest_authentication_policy_get_allow_no_qop(policy));
    linphone_digest_authentication_policy_set_user_data(policy, policy);
    CHECK(linphone_digest_authentication_policy_get_user_data(policy) == policy);
    linphone_digest_authentication_policy_unref(policy);
}

typedef const char *(*PushGetter)(const LinphonePushNotificationConfig *);
typedef void (*PushSetter)(LinphonePushNotificationConfig *, const char *);

static void keepsPushParameters(void) {
    const struct {
        PushGetter get;
        PushSetter set;
        const char *initial;
    } fields[] = {
        {linphone_push_notification_config_get_provider, linphone_push_notification_config_set_provider,
         NULL},
        {linphone_push_notification_config_get_param, linphone_push_notification_config_set_param, NULL},
        {linphone_push_notification_config_get_prid, linphone_push_notification_config_set_prid, NULL},
        {linphone_push_notification_config_get_team_id, linphone_push_notification_config_set_team_id, NULL},
        {linphone_push_notification_config_get_bundle_identifier,
         linphone_push_notification_config_set_bundle_identifier, NULL},
        {linphone_push_notification_config_get_voip_token, linphone_push_notification_config_set_voip_token,
         NULL},
        {linphone_push_notification_config_get_remote_token,
         linphone_push_notification_config_set_remote_token, NULL},
        {linphone_push_notification_config_get_msg_str, linphone_push_notification_config_set_msg_str,
         "IM_MSG"},
        {linphone_push_notification_config_get_call_str, linphone_push_notification_config_set_call_str,
         "IC_MSG"},
        {linphone_push_notification_config_get_group_chat_str,
         linphone_push_notification_config_set_group_chat_str, "GC_MSG"},
        {linphone_push_notification_config_get_call_snd, linphone_push_notification_config_set_call_snd,
         "notes_of_the_optimistic.caf"},
        {linphone_push_notification_config_get_msg_snd, linphone_push_notification_config_set_msg_snd,
         "msg.caf"},
    };
    LinphonePushNotificationConfig *config = linphone_push_notification_config_new();
    LinphonePushNotificationConfig *copy = linphone_push_notification_config_clone(config);
    size_t i;
    CHECK(linphone_push_notification_config_is_equal(config, copy));
    for (i = 0; i < sizeof fields / sizeof *fields; ++i) {
        char value[16];
        snprintf(value, sizeof value, "value %d", (int)i);
        CHECK_TEXT(fields[i].get(config), fields[i].initial);
        fields[i].set(config, value);
    }
    for (i = 0; i < sizeof fields / sizeof *fields; ++i) {
        char value[16];
        snprintf(value, sizeof value, "value %d", (int)i);
        CHECK_TEXT(fields[i].get(config), value);
    }
    CHECK(!linphone_push_notification_config_is_equal(config, copy));
    linphone_push_notification_config_unref(copy);
    linphone_push_notification_config_unref(config);
}

static void onAccountState(LinphoneAccount *account, LinphoneRegistrationState state, const char *message) {
    (void)account, (void)state, (void)message;
}
static void onCoreAccountState(LinphoneCore *core, LinphoneAccount *account, LinphoneRegistrationState state,
                               const char *message) {
    (void)core, (void)account, (void)state, (void)message;
}
static void onProxyState(LinphoneCore *core, LinphoneProxyConfig *config, LinphoneRegistrationState state,
                         const char *message) {
    (void)core, (void)config, (void)state, (void)message;
}
static void onAuthentication(LinphoneCore *core, LinphoneAuthInfo *info, LinphoneAuthMethod method) {
    (void)core, (void)info, (void)method;
}
static void onGlobalState(LinphoneCore *core, LinphoneGlobalState state, const char *message) {
    (void)core, (void)state, (void)message;
}
static void onConfiguring(LinphoneCore *core, LinphoneConfiguringState state, const char *message) {
    (void)core, (void)state, (void)message;
}
static void onNetwork(LinphoneCore *core, bool_t reachable) { (void)core, (void)reachable; }

static void keepsCallbacks(LinphoneFactory *factory) {
    LinphoneAccountCbs *account = linphone_account_cbs_new();
    LinphoneCoreCbs *core = linphone_factory_create_core_cbs(factory);
    CHECK(linphone_account_cbs_get_registration_state_changed(account) == NULL);
    linphone_account_cbs_set_registration_state_changed(account, onAccountState);
    CHECK(linphone_account_cbs_get_registration_state_changed(account) == onAccountState);
    linphone_account_cbs_set_user_data(account, &checkFailures);
    CHECK(linphone_account_cbs_get_user_data(account) == &checkFailures);
    linphone_account_cbs_unref(account);

    linphone_core_cbs_set_account_registration_state_changed(core, onCoreAccountState);
    linphone_core_cbs_set_registration_state_changed(core, onProxyState);
    linphone_core_cbs_set_authentication_requested(core, onAuthentication);
    linphone_core_cbs_set_global_state_changed(core, onGlobalState);
    linphone_core_cbs_set_configuring_status(core, onConfiguring);
    linphone_core_cbs_set_network_reachable(core, onNetwork);
    linphone_core_cbs_set_user_data(core, &checkFailures);
    CHECK(linphone_core_cbs_get_account_registration_state_changed(core) == onCoreAccountState);
    CHECK(linphone_core_cbs_get_registration_state_changed(core) == onProxyState);
    CHECK(linphone_core_cbs_get_authentication_requested(core) == onAuthentication);
    CHECK(linphone_core_cbs_get_global_state_changed(core) == onGlobalState);
    CHECK(linphone_core_cbs_get_configuring_status(core) == onConfiguring);
    CHECK(linphone_core_cbs_get_network_reachable(core) == onNetwork);
    CHECK(linphone_core_cbs_get_user_data(core) == &checkFailures);
    linphone_core_cbs_unref(core);
}

static void makesEmptyTables(void) {
    LinphoneCoreVTable *table = linphone_core_v_table_new();
    CHECK(table->global_state_changed == NULL && table->user_data == NULL);
    linphone_core_v_table_set_user_data(table, &checkFailures);
    CHECK(linphone_core_v_table_get_user_data(table) == &checkFailures);
    linphone_core_v_table_destroy(table);
}

int main(void) {
    LinphoneFactory *factory = linphone_factory_get();
    keepsPorts(factory);
    keepsThePolicy(factory);
    RUN(keepsPushParameters);
    keepsCallbacks(factory);
    RUN(makesEmptyTables);
    linphone_factory_clean();
    return CHECK_RESULT();
}
