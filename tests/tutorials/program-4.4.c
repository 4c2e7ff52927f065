/**
 * @file
 * A softphone's account page in the manner of 4.4: objects that hold callbacks, a log of its own,
 * credentials that are asked for, a network that comes and goes, a wrong password that is mended.
 *
 * usage: program IDENTITY PASSWORD SERVER
 */
#include <linphone/core.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct _Phone {
    const char *password;
    int asked;
    int lines; /* of the log */
    int reachable;
    LinphoneRegistrationState state;
} Phone;

static void check(int condition, const char *what) {
    if (condition) return;
    fprintf(stderr, "%s\n", what);
    exit(1);
}

static Phone *phone_of(LinphoneCore *core) {
    return (Phone *)linphone_core_cbs_get_user_data(linphone_core_get_current_callbacks(core));
}

static void registration_state_changed(LinphoneCore *core, LinphoneProxyConfig *cfg,
                                       LinphoneRegistrationState state, const char *message) {
    char *identity = linphone_address_as_string_uri_only(linphone_proxy_config_get_identity_address(cfg));
    printf("New registration state %s for user id [%s] at proxy [%s]: %s\n",
           linphone_registration_state_to_string(state), identity, linphone_proxy_config_get_server_addr(cfg),
           message);
    bctbx_free(identity);
    phone_of(core)->state = state;
}

static void authentication_requested(LinphoneCore *core, LinphoneAuthInfo *wanted,
                                     LinphoneAuthMethod method) {
    Phone *phone = phone_of(core);
    LinphoneAuthInfo *info;
    check(method == LinphoneAuthHttpDigest, "method");
    ++phone->asked;
    info = linphone_auth_info_clone(wanted);
    linphone_auth_info_set_password(info, phone->password);
    linphone_core_add_auth_info(core, info);
    linphone_auth_info_unref(info);
}

static void network_reachable(LinphoneCore *core, bool_t reachable) { phone_of(core)->reachable = reachable; }

static void log_message_written(LinphoneLoggingService *service, const char *domain, LinphoneLogLevel level,
                                const char *message) {
    LinphoneLoggingServiceCbs *cbs = linphone_logging_service_get_current_callbacks(service);
    Phone *phone = (Phone *)linphone_logging_service_cbs_get_user_data(cbs);
    (void)domain;
    (void)level;
    check(strstr(message, phone->password) == NULL, "the password is in the log");
    ++phone->lines;
}

static void wait_for(LinphoneCore *core, Phone *phone, LinphoneRegistrationState state) {
    while (phone->state != state) {
        check(phone->state != LinphoneRegistrationFailed, "registration failed");
        linphone_core_iterate(core);
        ms_usleep(5000);
    }
}

static LinphoneCore *create_core(LinphoneFactory *factory, Phone *phone) {
    LinphoneConfig *config = linphone_factory_create_config_from_string(
        factory, "[sip]\nuse_ipv6=0\n[misc]\nuser_certificates_path=/nonexistent\n");
    LinphoneCoreCbs *cbs = linphone_factory_create_core_cbs(factory);
    LinphoneTransports *transports = linphone_factory_create_transports(factory);
    LinphoneNatPolicy *policy;
    LinphoneCore *core = linphone_factory_create_core_with_config_3(factory, config, NULL);
    linphone_config_unref(config);
    check(linphone_core_get_global_state(core) == LinphoneGlobalReady, "the core is started too early");

    linphone_core_cbs_set_registration_state_changed(cbs, registration_state_changed);
    linphone_core_cbs_set_authentication_requested(cbs, authentication_requested);
    linphone_core_cbs_set_network_reachable(cbs, network_reachable);
    linphone_core_cbs_set_user_data(cbs, phone);
    linphone_core_add_callbacks(core, cbs);
    linphone_core_cbs_unref(cbs);

    linphone_transports_set_udp_port(transports, LC_SIP_TRANSPORT_RANDOM);
    linphone_transports_set_tcp_port(transports, LC_SIP_TRANSPORT_RANDOM);
    check(linphone_core_set_transports(core, transports) == 0, "transports");
    linphone_transports_unref(transports);

    linphone_core_set_user_agent(core, "program", "4.4");
    linphone_core_enable_keep_alive(core, TRUE);
    linphone_core_enable_dns_srv(core, FALSE);
    linphone_core_verify_server_certificates(core, TRUE);
    policy = linphone_core_create_nat_policy(core);
    linphone_nat_policy_enable_ice(policy, FALSE);
    linphone_nat_policy_enable_stun(policy, FALSE);
    linphone_core_set_nat_policy(core, policy);
    linphone_nat_policy_unref(policy);
    check(linphone_core_start(core) == 0, "start");
    return core;
}

static LinphoneProxyConfig *add_proxy(LinphoneCore *core, const char *identity, const char *server) {
    LinphoneProxyConfig *cfg = linphone_core_create_proxy_config(core);
    LinphoneAddress *address = linphone_core_create_address(core, identity);
    bctbx_list_t *routes = bctbx_list_append(NULL, (void *)server);
    char *number;
    check(linphone_proxy_config_set_identity_address(cfg, address) == 0, "identity");
    linphone_address_unref(address);
    check(linphone_proxy_config_set_server_addr(cfg, server) == 0, "server");
    check(linphone_proxy_config_set_routes(cfg, routes) == 0, "routes");
    bctbx_list_free(routes);
    linphone_proxy_config_set_idkey(cfg, "main");
    linphone_proxy_config_set_expires(cfg, 600);
    linphone_proxy_config_set_privacy(cfg, LinphonePrivacyNone);
    linphone_proxy_config_set_avpf_mode(cfg, LinphoneAVPFEnabled);
    linphone_proxy_config_enable_quality_reporting(cfg, FALSE);
    linphone_proxy_config_set_contact_uri_parameters(cfg, "app-id=program");
    linphone_proxy_config_set_custom_header(cfg, "X-Program", "4.4");
    linphone_proxy_config_set_push_notification_allowed(cfg, FALSE);
    linphone_proxy_config_enable_register(cfg, TRUE);
    linphone_proxy_config_set_dial_prefix(cfg, "33");
    number = linphone_proxy_config_normalize_phone_number(cfg, "06 12 34 56 78");
    check(number != NULL && strcmp(number, "+33612345678") == 0, "number");
    bctbx_free(number);
    check(linphone_core_add_proxy_config(core, cfg) == 0, "add");
    linphone_core_set_default_proxy_config(core, cfg);
    linphone_proxy_config_unref(cfg);
    return linphone_core_get_proxy_config_by_idkey(core, "main");
}

int main(int argc, char *argv[]) {
    LinphoneFactory *factory = linphone_factory_get();
    LinphoneLoggingService *log = linphone_logging_service_get();
    LinphoneLoggingServiceCbs *log_cbs = linphone_factory_create_logging_service_cbs(factory);
    Phone phone;
    LinphoneCore *core;
    LinphoneProxyConfig *cfg;

    if (argc != 4) return 2;
    memset(&phone, 0, sizeof(phone));
    phone.password = argv[2];
    linphone_logging_service_set_log_level_mask(log, LinphoneLogLevelMessage | LinphoneLogLevelWarning |
                                                         LinphoneLogLevelError | LinphoneLogLevelFatal);
    linphone_logging_service_cbs_set_log_message_written(log_cbs, log_message_written);
    linphone_logging_service_cbs_set_user_data(log_cbs, &phone);
    linphone_logging_service_add_callbacks(log, log_cbs);

    core = create_core(factory, &phone);
    cfg = add_proxy(core, argv[1], argv[3]);
    check(cfg != NULL && linphone_core_get_default_proxy_config(core) == cfg, "the new proxy config");
    wait_for(core, &phone, LinphoneRegistrationOk);
    check(phone.asked == 1, "the password was not asked for once");
    check(linphone_proxy_config_get_error(cfg) == LinphoneReasonNone, "error");
    check(linphone_error_info_get_reason(linphone_proxy_config_get_error_info(cfg)) == LinphoneReasonNone,
          "error info");
    check(linphone_proxy_config_get_contact(cfg) != NULL, "contact");
    check(linphone_proxy_config_find_auth_info(cfg) != NULL, "auth info");
    check(bctbx_list_size(linphone_core_get_auth_info_list(core)) == 1, "list of auth infos");

    linphone_core_set_network_reachable(core, FALSE);
    wait_for(core, &phone, LinphoneRegistrationNone);
    check(!phone.reachable && !linphone_core_is_network_reachable(core), "network down");
    linphone_core_set_network_reachable(core, TRUE);
    wait_for(core, &phone, LinphoneRegistrationOk);
    check(phone.reachable, "network up");

    linphone_proxy_config_edit(cfg);
    linphone_proxy_config_enable_register(cfg, FALSE);
    check(linphone_proxy_config_done(cfg) == 0, "done");
    wait_for(core, &phone, LinphoneRegistrationCleared);
    linphone_core_remove_proxy_config(core, cfg);
    check(linphone_core_get_proxy_config_list(core) == NULL, "list of proxies");
    check(phone.lines > 0, "no log");

    linphone_core_stop(core);
    check(linphone_core_get_global_state(core) == LinphoneGlobalOff, "stop");
    linphone_core_unref(core);
    linphone_logging_service_remove_callbacks(log, log_cbs);
    linphone_logging_service_cbs_unref(log_cbs);
    linphone_factory_clean();
    return 0;
}
