/**
 * @file
 * Registration as it is written for the releases 5.x: accounts, their parameters, their own callbacks.
 *
 * usage: registration_5x IDENTITY PASSWORD SERVER
 */
#include <linphone/core.h>
#include <stdio.h>

static void registration_state_changed(LinphoneAccount *account, LinphoneRegistrationState state,
                                       const char *message) {
    const LinphoneAccountParams *params = linphone_account_get_params(account);
    char *identity =
        linphone_address_as_string_uri_only(linphone_account_params_get_identity_address(params));
    char *server = linphone_address_as_string(linphone_account_params_get_server_address(params));
    printf("New registration state %s for user id [%s] at proxy [%s]: %s\n",
           linphone_registration_state_to_string(state), identity, server, message);
    ms_free(identity);
    ms_free(server);
}

static LinphoneRegistrationState wait_while(LinphoneCore *core, LinphoneAccount *account,
                                            LinphoneRegistrationState first,
                                            LinphoneRegistrationState second) {
    LinphoneRegistrationState state = linphone_account_get_state(account);
    while (state == first || state == second) {
        linphone_core_iterate(core);
        ms_usleep(20000);
        state = linphone_account_get_state(account);
    }
    return state;
}

int main(int argc, char *argv[]) {
    LinphoneFactory *factory = linphone_factory_get();
    LinphoneCore *core;
    LinphoneTransports *transports;
    LinphoneAddress *identity;
    LinphoneAuthInfo *auth_info;
    LinphoneAccountParams *params;
    LinphoneAccountCbs *cbs;
    LinphoneAccount *account;
    LinphoneRegistrationState state;

    if (argc != 4) return 2;
    core = linphone_factory_create_core_3(factory, NULL, NULL, NULL);
    transports = linphone_factory_create_transports(factory);
    linphone_transports_set_udp_port(transports, LC_SIP_TRANSPORT_RANDOM);
    linphone_transports_set_tcp_port(transports, LC_SIP_TRANSPORT_RANDOM);
    linphone_transports_set_tls_port(transports, LC_SIP_TRANSPORT_DISABLED);
    linphone_core_set_transports(core, transports);
    linphone_transports_unref(transports);
    linphone_core_start(core);

    identity = linphone_factory_create_address(factory, argv[1]);
    if (identity == NULL) {
        printf("%s is not a valid sip uri\n", argv[1]);
        return 1;
    }
    auth_info = linphone_factory_create_auth_info(factory, linphone_address_get_username(identity), NULL,
                                                  argv[2], NULL, NULL, NULL);
    linphone_core_add_auth_info(core, auth_info);
    linphone_auth_info_unref(auth_info);

    params = linphone_core_create_account_params(core);
    linphone_account_params_set_identity_address(params, identity);
    linphone_account_params_set_server_addr(params, argv[3]);
    linphone_account_params_enable_register(params, TRUE);
    linphone_address_unref(identity);

    account = linphone_core_create_account(core, params);
    linphone_account_params_unref(params);
    cbs = linphone_factory_create_account_cbs(factory);
    linphone_account_cbs_set_registration_state_changed(cbs, registration_state_changed);
    linphone_account_add_callbacks(account, cbs);
    linphone_account_cbs_unref(cbs);
    linphone_core_add_account(core, account);
    linphone_core_set_default_account(core, account);

    state = wait_while(core, account, LinphoneRegistrationNone, LinphoneRegistrationProgress);
    if (state == LinphoneRegistrationOk) {
        params = linphone_account_params_clone(linphone_account_get_params(account));
        linphone_account_params_enable_register(params, FALSE);
        linphone_account_set_params(account, params);
        linphone_account_params_unref(params);
        state = wait_while(core, account, LinphoneRegistrationOk, LinphoneRegistrationProgress);
    }

    linphone_account_unref(account);
    linphone_core_stop(core);
    linphone_core_unref(core);
    return state == LinphoneRegistrationCleared ? 0 : 1;
}
