/**
 * @file
 * Registration as it was written for the releases 3.x: a table of callbacks, proxy configs made without
 * a core, texts instead of address objects.
 *
 * usage: registration_3x IDENTITY PASSWORD SERVER
 */
#include "linphone/linphonecore.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

static bool_t running = TRUE;

static void stop(int signum) {
    (void)signum;
    running = FALSE;
}

static void registration_state_changed(struct _LinphoneCore *lc, LinphoneProxyConfig *cfg,
                                       LinphoneRegistrationState cstate, const char *message) {
    (void)lc;
    printf("New registration state %s for user id [%s] at proxy [%s]: %s\n",
           linphone_registration_state_to_string(cstate), linphone_proxy_config_get_identity(cfg),
           linphone_proxy_config_get_addr(cfg), message);
    if (cstate == LinphoneRegistrationOk || cstate == LinphoneRegistrationFailed) running = FALSE;
}

int main(int argc, char *argv[]) {
    LinphoneCoreVTable vtable;
    LinphoneCore *lc;
    LinphoneProxyConfig *proxy_cfg;
    LinphoneAddress *from;
    LinphoneAuthInfo *info;
    LCSipTransports ports = {LC_SIP_TRANSPORT_RANDOM, LC_SIP_TRANSPORT_RANDOM, LC_SIP_TRANSPORT_DISABLED,
                             LC_SIP_TRANSPORT_DISABLED};
    const char *identity;
    const char *password;
    int registered;

    if (argc != 4) return 2;
    identity = argv[1];
    password = argv[2];
    signal(SIGINT, stop);

    memset(&vtable, 0, sizeof(vtable));
    vtable.registration_state_changed = registration_state_changed;
    lc = linphone_core_new(&vtable, NULL, NULL, NULL);
    linphone_core_set_sip_transports(lc, &ports);

    proxy_cfg = linphone_proxy_config_new();
    from = linphone_address_new(identity);
    if (from == NULL) {
        printf("%s is not a valid sip uri, must be like sip:toto@sip.linphone.org\n", identity);
        return 1;
    }
    info = linphone_auth_info_new(linphone_address_get_username(from), NULL, password, NULL, NULL);
    linphone_core_add_auth_info(lc, info);
    linphone_auth_info_destroy(info);

    linphone_proxy_config_set_identity(proxy_cfg, identity);
    linphone_proxy_config_set_server_addr(proxy_cfg, argv[3]);
    linphone_proxy_config_enable_register(proxy_cfg, TRUE);
    linphone_address_destroy(from);

    linphone_core_add_proxy_config(lc, proxy_cfg);
    linphone_core_set_default_proxy(lc, proxy_cfg);

    while (running) {
        linphone_core_iterate(lc);
        ms_usleep(50000);
    }
    registered = linphone_proxy_config_is_registered(proxy_cfg);

    linphone_core_get_default_proxy(lc, &proxy_cfg);
    linphone_proxy_config_edit(proxy_cfg);
    linphone_proxy_config_enable_register(proxy_cfg, FALSE);
    linphone_proxy_config_done(proxy_cfg);
    while (registered && linphone_proxy_config_get_state(proxy_cfg) != LinphoneRegistrationCleared) {
        linphone_core_iterate(lc);
        ms_usleep(50000);
    }

    linphone_core_destroy(lc);
    return registered ? 0 : 1;
}
