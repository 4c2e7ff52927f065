/**
 * @file
 * A program for liblinphone 5.1.65: compiled with that release's headers, linked to its library, run with
 * slimphone's liblinphone.so.10. Besides registering it uses what would break first if a layout, a value
 * or a prototype were different: the function table, structs and enumerations, floats, 64-bit numbers.
 *
 * usage: program IDENTITY PASSWORD SERVER
 */
#include <linphone/core.h>
#include <stdio.h>
#include <string.h>

#define EXPECT(condition)                                                                                    \
    if (!(condition)) return complain(#condition, __LINE__)

static int complain(const char *condition, int line) {
    fprintf(stderr, "line %d: %s does not hold\n", line, condition);
    return 1;
}

static void registration_state_changed(LinphoneCore *core, LinphoneProxyConfig *config,
                                       LinphoneRegistrationState state, const char *message) {
    int *notifications = (int *)linphone_core_get_user_data(core);
    char *identity = linphone_address_as_string_uri_only(linphone_proxy_config_get_identity_address(config));
    printf("New registration state %s for user id [%s] at proxy [%s]: %s\n",
           linphone_registration_state_to_string(state), identity,
           linphone_proxy_config_get_server_addr(config), message);
    bctbx_free(identity);
    ++*notifications;
}

static void account_state_changed(LinphoneAccount *account, LinphoneRegistrationState state,
                                  const char *message) {
    LinphoneAccountCbs *cbs = linphone_account_get_current_callbacks(account);
    (void)message;
    *(LinphoneRegistrationState *)linphone_account_cbs_get_user_data(cbs) = state;
}

static int settings(LinphoneCore *core) {
    LinphoneConfig *config = linphone_core_get_config(core);
    LinphoneNatPolicy *policy = linphone_core_create_nat_policy(core);
    LinphoneErrorInfo *info = linphone_error_info_new();
    LinphoneDictionary *dictionary = linphone_dictionary_new();
    LCSipTransports ports = {LC_SIP_TRANSPORT_RANDOM, LC_SIP_TRANSPORT_RANDOM, LC_SIP_TRANSPORT_DISABLED,
                             LC_SIP_TRANSPORT_DISABLED};
    LCSipTransports back;

    EXPECT(linphone_core_set_sip_transports(core, &ports) == 0);
    memset(&back, 0, sizeof(back));
    EXPECT(linphone_core_get_sip_transports(core, &back) == 0);
    EXPECT(memcmp(&back, &ports, sizeof(back)) == 0);

    linphone_config_set_float(config, "drop-in", "float", 0.5f);
    linphone_config_set_int64(config, "drop-in", "int64", 1LL << 40);
    linphone_config_set_string(config, "drop-in", "text", "kept");
    EXPECT(linphone_config_get_float(config, "drop-in", "float", 0.0f) == 0.5f);
    EXPECT(linphone_config_get_int64(config, "drop-in", "int64", 0) == 1LL << 40);
    EXPECT(strcmp(linphone_config_get_string(config, "drop-in", "text", ""), "kept") == 0);

    linphone_dictionary_set_int64(dictionary, "big", -(1LL << 40));
    EXPECT(linphone_dictionary_get_int64(dictionary, "big", 0) == -(1LL << 40));

    linphone_nat_policy_enable_stun(policy, TRUE);
    linphone_nat_policy_set_stun_server(policy, "stun.example.org");
    EXPECT(linphone_nat_policy_stun_enabled(policy));
    EXPECT(strcmp(linphone_nat_policy_get_stun_server(policy), "stun.example.org") == 0);

    linphone_error_info_set(info, "SIP", LinphoneReasonTemporarilyUnavailable, 480, "Away", NULL);
    EXPECT(linphone_error_info_get_reason(info) == LinphoneReasonTemporarilyUnavailable);
    EXPECT(linphone_reason_to_error_code(LinphoneReasonTemporarilyUnavailable) == 480);

    linphone_dictionary_unref(dictionary);
    linphone_error_info_unref(info);
    linphone_nat_policy_unref(policy);
    return 0;
}

int main(int argc, char *argv[]) {
    LinphoneFactory *factory = linphone_factory_get();
    LinphoneRegistrationState heard = LinphoneRegistrationNone;
    LinphoneCoreVTable table;
    LinphoneCore *core;
    LinphoneAddress *address;
    LinphoneAuthInfo *credentials;
    LinphoneAccountParams *params;
    LinphoneAccount *account;
    LinphoneAccountCbs *cbs;
    int notifications = 0;

    if (argc != 4) return 2;
    memset(&table, 0, sizeof(table));
    table.registration_state_changed = registration_state_changed;
    core = linphone_core_new(&table, NULL, NULL, &notifications);
    EXPECT(linphone_core_get_global_state(core) == LinphoneGlobalOn);
    if (settings(core) != 0) return 1;

    address = linphone_factory_create_address(factory, argv[1]);
    EXPECT(address != NULL);
    EXPECT(linphone_address_get_domain(address) != NULL);
    credentials = linphone_factory_create_auth_info(factory, linphone_address_get_username(address), NULL,
                                                    argv[2], NULL, NULL, NULL);
    linphone_core_add_auth_info(core, credentials);
    linphone_auth_info_unref(credentials);

    params = linphone_core_create_account_params(core);
    EXPECT(linphone_account_params_set_identity_address(params, address) == 0);
    EXPECT(linphone_account_params_set_server_addr(params, argv[3]) == 0);
    linphone_account_params_enable_register(params, TRUE);
    linphone_account_params_set_expires(params, 120);
    linphone_address_unref(address);
    account = linphone_core_create_account(core, params);
    linphone_account_params_unref(params);

    cbs = linphone_factory_create_account_cbs(factory);
    linphone_account_cbs_set_user_data(cbs, &heard);
    linphone_account_cbs_set_registration_state_changed(cbs, account_state_changed);
    linphone_account_add_callbacks(account, cbs);
    linphone_account_cbs_unref(cbs);
    EXPECT(linphone_core_add_account(core, account) == 0);
    linphone_core_set_default_account(core, account);

    while (heard != LinphoneRegistrationOk && heard != LinphoneRegistrationFailed) {
        linphone_core_iterate(core);
        bctbx_sleep_ms(5);
    }
    EXPECT(heard == LinphoneRegistrationOk);
    EXPECT(linphone_account_get_state(account) == LinphoneRegistrationOk);
    EXPECT(linphone_account_get_contact_address(account) != NULL);
    EXPECT(linphone_account_get_error(account) == LinphoneReasonNone);
    EXPECT(linphone_account_params_get_expires(linphone_account_get_params(account)) == 120);

    params = linphone_account_params_clone(linphone_account_get_params(account));
    linphone_account_params_enable_register(params, FALSE);
    EXPECT(linphone_account_set_params(account, params) == 0);
    linphone_account_params_unref(params);
    while (heard == LinphoneRegistrationOk || heard == LinphoneRegistrationProgress) {
        linphone_core_iterate(core);
        bctbx_sleep_ms(5);
    }
    EXPECT(heard == LinphoneRegistrationCleared);
    EXPECT(notifications == 3);

    linphone_account_unref(account);
    linphone_core_unref(core);
    linphone_factory_clean();
    return 0;
}
