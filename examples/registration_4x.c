/**
 * @file
 * Registration as it was written for the releases 4.x: a factory, objects that hold callbacks, proxy
 * configs of a core.
 *
 * usage: registration_4x IDENTITY PASSWORD SERVER
 */
#include <linphone/core.h>
#include <stdio.h>

static void registration_state_changed(LinphoneCore *core, LinphoneProxyConfig *cfg,
                                       LinphoneRegistrationState state, const char *message) {
    int *outcome = (int *)linphone_core_cbs_get_user_data(linphone_core_get_current_callbacks(core));
    const LinphoneAddress *identity = linphone_proxy_config_get_identity_address(cfg);
    char *text = linphone_address_as_string_uri_only(identity);
    printf("New registration state %s for user id [%s] at proxy [%s]: %s\n",
           linphone_registration_state_to_string(state), text, linphone_proxy_config_get_server_addr(cfg),
           message);
    if (state == LinphoneRegistrationOk) *outcome = 1;
    if (state == LinphoneRegistrationFailed) *outcome = -1;
    if (state == LinphoneRegistrationCleared) *outcome = 0;
    bctbx_free(text);
}

int main(int argc, char *argv[]) {
    LinphoneFactory *factory = linphone_factory_get();
    LinphoneCoreCbs *cbs;
    LinphoneCore *core;
    LinphoneTransports *transports;
    LinphoneProxyConfig *cfg;
    LinphoneAddress *from;
    LinphoneAuthInfo *info;
    int outcome = 0;
    int registered;

    if (argc != 4) return 2;
    cbs = linphone_factory_create_core_cbs(factory);
    linphone_core_cbs_set_registration_state_changed(cbs, registration_state_changed);
    linphone_core_cbs_set_user_data(cbs, &outcome);
    core = linphone_factory_create_core_3(factory, NULL, NULL, NULL);
    linphone_core_add_callbacks(core, cbs);
    linphone_core_cbs_unref(cbs);

    transports = linphone_core_get_transports(core);
    linphone_transports_set_udp_port(transports, LC_SIP_TRANSPORT_RANDOM);
    linphone_transports_set_tcp_port(transports, LC_SIP_TRANSPORT_RANDOM);
    linphone_transports_set_tls_port(transports, LC_SIP_TRANSPORT_DISABLED);
    linphone_core_set_transports(core, transports);
    linphone_transports_unref(transports);
    linphone_core_start(core);

    from = linphone_factory_create_address(factory, argv[1]);
    if (from == NULL) {
        printf("%s is not a valid sip uri, must be like sip:toto@sip.linphone.org\n", argv[1]);
        return 1;
    }
    info = linphone_factory_create_auth_info(factory, linphone_address_get_username(from), NULL, argv[2],
                                             NULL, NULL, NULL);
    linphone_core_add_auth_info(core, info);
    linphone_auth_info_unref(info);

    cfg = linphone_core_create_proxy_config(core);
    linphone_proxy_config_set_identity_address(cfg, from);
    linphone_proxy_config_set_server_addr(cfg, argv[3]);
    linphone_proxy_config_enable_register(cfg, TRUE);
    linphone_address_unref(from);

    linphone_core_add_proxy_config(core, cfg);
    linphone_core_set_default_proxy_config(core, cfg);
    linphone_proxy_config_unref(cfg);

    while (outcome == 0) {
        linphone_core_iterate(core);
        ms_usleep(20000);
    }
    registered = outcome == 1;

    cfg = linphone_core_get_default_proxy_config(core);
    linphone_proxy_config_edit(cfg);
    linphone_proxy_config_enable_register(cfg, FALSE);
    linphone_proxy_config_done(cfg);
    while (outcome == 1) {
        linphone_core_iterate(core);
        ms_usleep(20000);
    }

    linphone_core_unref(core);
    return registered ? 0 : 1;
}
