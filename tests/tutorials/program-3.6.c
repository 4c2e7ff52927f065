/**
 * @file
 * A console phone's signalling half in the manner of 3.6: a table of callbacks, a configuration file, a
 * password that is asked for, ms_ lists and mutexes, proxy configs that are there again after a restart.
 *
 * usage: program IDENTITY PASSWORD SERVER
 */
#include "linphone/linphonecore.h"
#include "linphone/lpconfig.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CONFIG_FILE "program-3.6-rc"

typedef struct phone {
    ms_mutex_t lock;
    const char *password;
    int asked;
    int ok;
    int cleared;
    int failed;
} phone_t;

static void fail(const char *what) {
    fprintf(stderr, "%s\n", what);
    exit(1);
}

static void global_state_changed(struct _LinphoneCore *lc, LinphoneGlobalState gstate, const char *message) {
    (void)lc;
    printf("global state %s: %s\n", linphone_global_state_to_string(gstate), message);
}

static void registration_state_changed(LinphoneCore *lc, LinphoneProxyConfig *cfg,
                                       LinphoneRegistrationState cstate, const char *message) {
    phone_t *phone = (phone_t *)linphone_core_get_user_data(lc);
    printf("New registration state %s for user id [%s] at proxy [%s]: %s\n",
           linphone_registration_state_to_string(cstate), linphone_proxy_config_get_identity(cfg),
           linphone_proxy_config_get_addr(cfg), message);
    ms_mutex_lock(&phone->lock);
    if (cstate == LinphoneRegistrationOk) phone->ok++;
    if (cstate == LinphoneRegistrationCleared) phone->cleared++;
    if (cstate == LinphoneRegistrationFailed) phone->failed++;
    ms_mutex_unlock(&phone->lock);
}

static void auth_info_requested(LinphoneCore *lc, const char *realm, const char *username,
                                const char *domain) {
    phone_t *phone = (phone_t *)linphone_core_get_user_data(lc);
    LinphoneAuthInfo *info;
    (void)domain;
    if (phone->asked++ > 0) return; /* it was wrong */
    if (linphone_core_find_auth_info(lc, realm, username) != NULL) fail("asked for what is known");
    info = linphone_auth_info_new(username, NULL, phone->password, NULL, realm);
    linphone_core_add_auth_info(lc, info);
    linphone_auth_info_destroy(info);
}

static LinphoneCoreVTable vtable;

static LinphoneCore *start(phone_t *phone) {
    LCSipTransports ports;
    LinphoneCore *lc;
    vtable.global_state_changed = global_state_changed;
    vtable.registration_state_changed = registration_state_changed;
    vtable.auth_info_requested = auth_info_requested;
    lc = linphone_core_new(&vtable, CONFIG_FILE, NULL, phone);
    memset(&ports, 0, sizeof(ports));
    ports.udp_port = LC_SIP_TRANSPORT_RANDOM;
    ports.tcp_port = LC_SIP_TRANSPORT_RANDOM;
    if (linphone_core_set_sip_transports(lc, &ports) != 0) fail("no transports");
    return lc;
}

static void iterate_until(LinphoneCore *lc, phone_t *phone, const int *counter) {
    while (*counter == 0 && phone->failed == 0) {
        linphone_core_iterate(lc);
        ms_usleep(10000);
    }
    if (*counter == 0) fail("registration failed");
}

static void general_settings(LinphoneCore *lc) {
    LpConfig *config = linphone_core_get_config(lc);
    LinphoneAddress *me;
    LinphoneAddress *typed;
    char *text;
    linphone_core_set_user_agent(lc, "program", "3.6");
    linphone_core_enable_ipv6(lc, FALSE);
    linphone_core_set_firewall_policy(lc, LinphonePolicyNoFirewall);
    linphone_core_set_guess_hostname(lc, TRUE);
    linphone_core_set_sip_dscp(lc, 26);
    lp_config_set_string(config, "program", "theme", "dark");
    lp_config_set_int(config, "program", "width", 640);
    lp_config_set_float(config, "program", "zoom", 1.5f);
    if (lp_config_get_int(config, "program", "width", 0) != 640) fail("width");
    if (!lp_config_has_section(config, "program")) fail("section");
    lp_config_sync(config);

    linphone_core_set_primary_contact(lc, "\"Toto\" <sip:toto@localhost>");
    me = linphone_core_get_primary_contact_parsed(lc);
    if (me == NULL || strcmp(linphone_address_get_display_name(me), "Toto") != 0) fail("primary contact");
    linphone_address_destroy(me);

    typed = linphone_core_interpret_url(lc, "sip:alice@192.0.2.1:5070;transport=tcp");
    if (typed == NULL || linphone_address_get_port_int(typed) != 5070) fail("interpret_url");
    linphone_address_set_display_name(typed, "Alice");
    linphone_address_clean(typed);
    text = linphone_address_as_string(typed);
    printf("typed %s\n", text);
    ms_free(text);
    linphone_address_destroy(typed);
}

static void add_proxy(LinphoneCore *lc, const char *identity, const char *server) {
    LinphoneProxyConfig *cfg = linphone_proxy_config_new();
    char number[32];
    if (linphone_proxy_config_set_identity(cfg, identity) != 0) fail("identity");
    if (linphone_proxy_config_set_server_addr(cfg, server) != 0) fail("server");
    linphone_proxy_config_set_route(cfg, server);
    linphone_proxy_config_expires(cfg, 600);
    linphone_proxy_config_enable_register(cfg, TRUE);
    linphone_proxy_config_enable_publish(cfg, FALSE);
    linphone_proxy_config_set_contact_parameters(cfg, "+program=\"3.6\"");
    linphone_proxy_config_set_dial_prefix(cfg, "33");
    linphone_proxy_config_set_dial_escape_plus(cfg, TRUE);
    if (!linphone_proxy_config_normalize_number(cfg, "06 12 34 56 78", number, sizeof(number)))
        fail("number");
    printf("number %s\n", number);
    linphone_core_add_proxy_config(lc, cfg);
    linphone_core_set_default_proxy(lc, cfg);
}

int main(int argc, char *argv[]) {
    phone_t phone;
    LinphoneCore *lc;
    LinphoneProxyConfig *cfg = NULL;
    const MSList *elem;
    MSList *names = NULL;
    int count = 0;

    if (argc != 4) return 2;
    remove(CONFIG_FILE);
    memset(&phone, 0, sizeof(phone));
    ms_mutex_init(&phone.lock, NULL);
    phone.password = argv[2];
    linphone_core_disable_logs();

    lc = start(&phone);
    general_settings(lc);
    add_proxy(lc, argv[1], argv[3]);
    iterate_until(lc, &phone, &phone.ok);
    if (phone.asked != 1) fail("the password was not asked for once");
    for (elem = linphone_core_get_proxy_config_list(lc); elem != NULL; elem = ms_list_next(elem)) {
        const LinphoneProxyConfig *one = (const LinphoneProxyConfig *)elem->data;
        names = ms_list_append(names, ms_strdup(linphone_proxy_config_get_identity(one)));
    }
    count = ms_list_size(names);
    ms_list_for_each(names, ms_free);
    ms_list_free(names);
    if (count != 1) fail("the list of proxies");
    linphone_core_destroy(lc);
    if (phone.cleared != 1) fail("not unregistered at the end");

    /* The next day: all that is needed is in the file. */
    phone.ok = phone.cleared = 0;
    lc = start(&phone);
    if (strcmp(lp_config_get_string(linphone_core_get_config(lc), "program", "theme", ""), "dark") != 0)
        fail("theme");
    iterate_until(lc, &phone, &phone.ok);
    if (phone.asked != 1) fail("the password was asked for again");
    if (linphone_core_get_default_proxy(lc, &cfg) != 0 || cfg == NULL) fail("default proxy");
    if (!linphone_proxy_config_is_registered(cfg)) fail("is_registered");
    linphone_proxy_config_edit(cfg);
    linphone_proxy_config_enable_register(cfg, FALSE);
    linphone_proxy_config_done(cfg);
    iterate_until(lc, &phone, &phone.cleared);
    linphone_core_clear_proxy_config(lc);
    linphone_core_clear_all_auth_info(lc);
    linphone_core_destroy(lc);
    ms_mutex_destroy(&phone.lock);
    remove(CONFIG_FILE);
    return 0;
}
