/**
 * @file
 * An application with two accounts in the manner of 5.1: parameters that are cloned and replaced, an account
 * that waits for another one, push notification settings, a digest policy, everything cleared at the end.
 *
 * usage: program IDENTITY PASSWORD SERVER
 */
#include <linphone/core.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Heard {
    LinphoneRegistrationState main;
    LinphoneRegistrationState second;
    int global; /* notifications of the core about accounts */
} Heard;

static void check(int condition, const char *what) {
    if (condition) return;
    fprintf(stderr, "%s\n", what);
    exit(1);
}

static void report(LinphoneAccount *account, LinphoneRegistrationState state, const char *message) {
    const LinphoneAccountParams *params = linphone_account_get_params(account);
    char *identity =
        linphone_address_as_string_uri_only(linphone_account_params_get_identity_address(params));
    printf("New registration state %s for user id [%s] at proxy [%s]: %s\n",
           linphone_registration_state_to_string(state), identity,
           linphone_account_params_get_server_addr(params), message);
    bctbx_free(identity);
}

static void main_changed(LinphoneAccount *account, LinphoneRegistrationState state, const char *message) {
    LinphoneAccountCbs *cbs = linphone_account_get_current_callbacks(account);
    ((Heard *)linphone_account_cbs_get_user_data(cbs))->main = state;
    report(account, state, message);
}

static void second_changed(LinphoneAccount *account, LinphoneRegistrationState state, const char *message) {
    LinphoneAccountCbs *cbs = linphone_account_get_current_callbacks(account);
    Heard *heard = (Heard *)linphone_account_cbs_get_user_data(cbs);
    (void)message;
    heard->second = state;
    if (state == LinphoneRegistrationOk) check(heard->main == LinphoneRegistrationOk, "order of accounts");
}

static void account_changed(LinphoneCore *core, LinphoneAccount *account, LinphoneRegistrationState state,
                            const char *message) {
    (void)account;
    (void)state;
    (void)message;
    ++((Heard *)linphone_core_get_user_data(core))->global;
}

static LinphoneCore *create_core(LinphoneFactory *factory, Heard *heard) {
    LinphoneCore *core = linphone_factory_create_core_3(factory, NULL, NULL, NULL);
    LinphoneCoreCbs *cbs = linphone_factory_create_core_cbs(factory);
    LinphoneTransports *transports = linphone_factory_create_transports(factory);
    LinphoneDigestAuthenticationPolicy *digest =
        linphone_factory_create_digest_authentication_policy(factory);
    LinphonePushNotificationConfig *push;

    linphone_core_set_user_data(core, heard);
    linphone_core_cbs_set_account_registration_state_changed(cbs, account_changed);
    linphone_core_add_callbacks(core, cbs);
    linphone_core_cbs_unref(cbs);
    linphone_transports_set_udp_port(transports, LC_SIP_TRANSPORT_RANDOM);
    linphone_transports_set_tcp_port(transports, LC_SIP_TRANSPORT_RANDOM);
    linphone_core_set_transports(core, transports);
    linphone_transports_unref(transports);
    linphone_digest_authentication_policy_set_allow_md5(digest, TRUE);
    linphone_digest_authentication_policy_set_allow_no_qop(digest, FALSE);
    linphone_core_set_digest_authentication_policy(core, digest);
    linphone_digest_authentication_policy_unref(digest);
    linphone_core_set_auto_iterate_enabled(core, FALSE);
    linphone_core_set_push_notification_enabled(core, FALSE);

    push = linphone_push_notification_config_new();
    linphone_push_notification_config_set_provider(push, "fcm");
    linphone_push_notification_config_set_param(push, "ABCD1234");
    linphone_push_notification_config_set_prid(push, "token");
    check(strcmp(linphone_push_notification_config_get_provider(push), "fcm") == 0, "push provider");
    linphone_push_notification_config_unref(push);
    check(linphone_core_start(core) == 0, "start");
    return core;
}

static LinphoneAccount *create_account(LinphoneCore *core, const char *identity, const char *server,
                                       const char *idkey, Heard *heard,
                                       LinphoneAccountCbsRegistrationStateChangedCb cb) {
    LinphoneFactory *factory = linphone_factory_get();
    LinphoneAccountParams *params = linphone_core_create_account_params(core);
    LinphoneAddress *address = linphone_factory_create_address(factory, identity);
    LinphoneAddress *route = linphone_factory_create_address(factory, server);
    bctbx_list_t *routes = bctbx_list_append(NULL, route);
    LinphoneAccountCbs *cbs = linphone_factory_create_account_cbs(factory);
    LinphoneAccount *account;

    check(linphone_account_params_set_identity_address(params, address) == 0, "identity");
    check(linphone_account_params_set_server_address(params, route) == 0, "server");
    check(linphone_account_params_set_routes_addresses(params, routes) == 0, "routes");
    bctbx_list_free(routes);
    linphone_address_unref(route);
    linphone_address_unref(address);
    linphone_account_params_set_idkey(params, idkey);
    linphone_account_params_set_expires(params, 600);
    linphone_account_params_enable_register(params, TRUE);
    linphone_account_params_set_push_notification_allowed(params, FALSE);
    linphone_account_params_set_remote_push_notification_allowed(params, FALSE);
    linphone_account_params_set_contact_uri_parameters(params, "app=program");
    linphone_account_params_set_international_prefix(params, "44");
    linphone_account_params_set_use_international_prefix_for_calls_and_chats(params, TRUE);
    linphone_account_params_set_avpf_mode(params, LinphoneAVPFDisabled);
    linphone_account_params_set_publish_enabled(params, FALSE);

    account = linphone_core_create_account(core, params);
    linphone_account_params_unref(params);
    linphone_account_set_custom_header(account, "X-Program", "5.1");
    linphone_account_cbs_set_registration_state_changed(cbs, cb);
    linphone_account_cbs_set_user_data(cbs, heard);
    linphone_account_add_callbacks(account, cbs);
    linphone_account_cbs_unref(cbs);
    return account;
}

static void wait_for(LinphoneCore *core, LinphoneAccount *account, LinphoneRegistrationState state) {
    while (linphone_account_get_state(account) != state) {
        check(linphone_account_get_state(account) != LinphoneRegistrationFailed, "registration failed");
        linphone_core_iterate(core);
        ms_usleep(5000);
    }
}

int main(int argc, char *argv[]) {
    Heard heard = {LinphoneRegistrationNone, LinphoneRegistrationNone, 0};
    LinphoneFactory *factory = linphone_factory_get();
    LinphoneCore *core;
    LinphoneAddress *identity;
    LinphoneAuthInfo *info;
    LinphoneAccount *account;
    LinphoneAccount *second;
    LinphoneAccountParams *params;
    char *number;

    if (argc != 4) return 2;
    core = create_core(factory, &heard);
    identity = linphone_factory_create_address(factory, argv[1]);
    check(identity != NULL, "identity");
    info =
        linphone_factory_create_auth_info_2(factory, linphone_address_get_username(identity), NULL, argv[2],
                                            NULL, NULL, linphone_address_get_domain(identity), NULL);
    linphone_core_add_auth_info(core, info);
    linphone_auth_info_unref(info);

    account = create_account(core, argv[1], argv[3], "main", &heard, main_changed);
    second = create_account(core, argv[1], argv[3], "second", &heard, second_changed);
    linphone_account_set_dependency(second, account);
    check(linphone_account_get_dependency(second) == account, "dependency");
    check(linphone_core_add_account(core, second) == 0, "second account");
    check(linphone_core_add_account(core, account) == 0, "main account");
    linphone_core_set_default_account(core, account);
    check(linphone_core_get_account_by_idkey(core, "main") == account, "idkey");
    check(bctbx_list_size(linphone_core_get_account_list(core)) == 2, "list of accounts");
    number = linphone_account_normalize_phone_number(account, "020 7946 0018");
    check(number != NULL && strcmp(number, "+442079460018") == 0, "number");
    bctbx_free(number);

    wait_for(core, account, LinphoneRegistrationOk);
    wait_for(core, second, LinphoneRegistrationOk);
    check(linphone_account_find_auth_info(account) != NULL, "auth info");
    check(linphone_account_get_contact_address(account) != NULL, "contact");
    check(strcmp(linphone_core_get_identity(core), argv[1]) == 0, "identity of the core");

    params = linphone_account_params_clone(linphone_account_get_params(second));
    linphone_account_params_enable_register(params, FALSE);
    check(linphone_account_set_params(second, params) == 0, "params");
    linphone_account_params_unref(params);
    wait_for(core, second, LinphoneRegistrationCleared);
    linphone_core_remove_account(core, second);
    linphone_account_unref(second);

    params = linphone_account_params_clone(linphone_account_get_params(account));
    check(linphone_account_params_get_expires(params) == 600, "expires");
    linphone_account_params_enable_register(params, FALSE);
    check(linphone_account_set_params(account, params) == 0, "params");
    linphone_account_params_unref(params);
    wait_for(core, account, LinphoneRegistrationCleared);
    check(heard.global >= 6, "notifications of the core");

    linphone_core_clear_accounts(core);
    linphone_core_clear_all_auth_info(core);
    check(linphone_core_get_default_account(core) == NULL, "default account");
    linphone_account_unref(account);
    linphone_address_unref(identity);
    linphone_core_stop(core);
    linphone_core_unref(core);
    linphone_factory_clean();
    return 0;
}
