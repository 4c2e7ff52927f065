#include "check.h"

#include <linphone/core.h>

static LinphoneCore *newCore(void) { return linphone_core_new(NULL, NULL, NULL, NULL); }

// Identity

static void userAgentIsJoinedAndKept(void) {
    LinphoneCore *core = newCore();
    LinphoneConfig *config = linphone_core_get_config(core);
    CHECK(strncmp(linphone_core_get_user_agent(core), linphone_core_get_user_agent_name(),
                  strlen(linphone_core_get_user_agent_name())) == 0);
    linphone_core_set_user_agent(core, "App", "1.0");
    CHECK_TEXT(linphone_core_get_user_agent(core), "App/1.0");
    CHECK_TEXT(linphone_config_get_string(config, "sip", "user_agent", NULL), "App/1.0");
    linphone_core_set_user_agent(core, "App\r\nX: y", NULL);
    CHECK_TEXT(linphone_core_get_user_agent(core), "App/1.0");
    linphone_core_destroy(core);
}

static void primaryContactHasToBeAnAddress(void) {
    LinphoneCore *core = newCore();
    CHECK(linphone_core_set_primary_contact(core, "sip:me@example.org") == 0);
    CHECK(linphone_core_set_primary_contact(core, "me") == -1);
    CHECK(linphone_core_set_primary_contact(core, NULL) == -1);
    CHECK_TEXT(linphone_core_get_primary_contact(core), "sip:me@example.org");
    CHECK_TEXT(linphone_core_get_identity(core), "sip:me@example.org");
    LinphoneAddress *address = linphone_core_create_primary_contact_parsed(core);
    CHECK_TEXT(linphone_address_get_username(address), "me");
    linphone_address_unref(address);
    linphone_core_destroy(core);
}

static void specificationsAreASet(void) {
    LinphoneCore *core = newCore();
    CHECK(linphone_core_get_linphone_specs_list(core) == NULL);
    CHECK_TEXT(linphone_core_get_linphone_specs(core), NULL);
    linphone_core_add_linphone_spec(core, "groupchat/1.2");
    linphone_core_add_linphone_spec(core, "groupchat/1.2");
    linphone_core_add_linphone_spec(core, "lime");
    CHECK_TEXT(linphone_core_get_linphone_specs(core), "groupchat/1.2,lime");
    linphone_core_remove_linphone_spec(core, "groupchat");
    CHECK(bctbx_list_size(linphone_core_get_linphone_specs_list(core)) == 1);
    bctbx_list_t *specs = bctbx_list_append(bctbx_list_append(NULL, (void *)"a"), (void *)"b");
    linphone_core_set_linphone_specs_list(core, specs);
    bctbx_list_free(specs);
    CHECK_TEXT(linphone_core_get_linphone_specs(core), "a,b");
    linphone_core_destroy(core);
}

// Transports

static void freshCoreListensNowhere(void) {
    LinphoneCore *core = newCore();
    LinphoneSipTransports ports;
    CHECK(linphone_core_get_sip_transports(core, &ports) == 0);
    CHECK(ports.udp_port == LC_SIP_TRANSPORT_DONTBIND);
    CHECK(ports.tcp_port == LC_SIP_TRANSPORT_DONTBIND);
    CHECK(ports.tls_port == LC_SIP_TRANSPORT_DONTBIND);
    CHECK(ports.dtls_port == 0);
    linphone_core_destroy(core);
}

static void randomPortAppearsAsWhatItBecame(void) {
    LinphoneSipTransports wanted = {LC_SIP_TRANSPORT_RANDOM, LC_SIP_TRANSPORT_RANDOM, 0, 0};
    LinphoneSipTransports used;
    LinphoneCore *core = newCore();
    CHECK(linphone_core_set_sip_transports(core, &wanted) == 0);
    linphone_core_get_sip_transports_used(core, &used);
    CHECK(used.udp_port > 1023);
    CHECK(used.tcp_port > 1023);
    CHECK(used.tls_port == 0);
    CHECK(linphone_core_get_sip_port(core) == LC_SIP_TRANSPORT_RANDOM);
    LinphoneTransports *object = linphone_core_get_transports_used(core);
    CHECK(linphone_transports_get_udp_port(object) == used.udp_port);
    linphone_transports_unref(object);
    linphone_core_destroy(core);
}

static void allZeroMeansUdpInTheStructureOnly(void) {
    LinphoneCore *core = linphone_factory_create_core_3(linphone_factory_get(), NULL, NULL, NULL);
    LinphoneSipTransports zero = {0, 0, 0, 0};
    CHECK(linphone_core_set_sip_transports(core, &zero) == 0);
    CHECK(linphone_core_get_sip_port(core) == 5060);
    LinphoneTransports *none = linphone_factory_create_transports(linphone_factory_get());
    CHECK(linphone_core_set_transports(core, none) == 0);
    CHECK(linphone_core_get_sip_port(core) == 0);
    linphone_transports_unref(none);
    linphone_core_unref(core);
}

static void portsThatAreNoneAreRefused(void) {
    LinphoneCore *core = newCore();
    LinphoneSipTransports wrong = {70000, 0, 0, 0};
    CHECK(linphone_core_set_sip_transports(core, &wrong) == -1);
    wrong.udp_port = -3;
    CHECK(linphone_core_set_sip_transports(core, &wrong) == -1);
    CHECK(linphone_core_set_sip_transports(core, NULL) == -1);
    CHECK(linphone_core_get_sip_port(core) == LC_SIP_TRANSPORT_DONTBIND);
    linphone_core_destroy(core);
}

static void onlyRealTransportsAreSupported(void) {
    LinphoneCore *core = newCore();
    CHECK(linphone_core_sip_transport_supported(core, LinphoneTransportTls));
    CHECK(!linphone_core_sip_transport_supported(core, LinphoneTransportDtls));
    linphone_core_destroy(core);
}

static void randomPortOfOldReleasesIsMigratedOnce(void) {
    LinphoneConfig *config = linphone_config_new_from_buffer("[sip]\nsip_random_port=1\n");
    LinphoneCore *core = linphone_factory_create_core_with_config_3(linphone_factory_get(), config, NULL);
    CHECK(linphone_core_migrate_to_multi_transport(core) == 1);
    CHECK(linphone_core_migrate_to_multi_transport(core) == 0);
    CHECK(linphone_config_get_int(config, "sip", "sip_tls_port", 0) == -1);
    CHECK(!linphone_config_has_entry(config, "sip", "sip_random_port"));
    linphone_core_unref(core);
    linphone_config_unref(config);
}

// Network, names, proxies

static void numbersOutOfRangeAreIgnored(void) {
    LinphoneCore *core = newCore();
    linphone_core_set_sip_dscp(core, 46);
    linphone_core_set_sip_dscp(core, 64);
    linphone_core_set_sip_dscp(core, -1);
    CHECK(linphone_core_get_sip_dscp(core) == 46);
    CHECK(linphone_core_get_sip_transport_timeout(core) == 63000);
    linphone_core_set_sip_transport_timeout(core, 1500);
    linphone_core_set_sip_transport_timeout(core, 0);
    CHECK(linphone_core_get_sip_transport_timeout(core) == 1500);
    linphone_core_set_http_proxy_port(core, 8080);
    linphone_core_set_http_proxy_port(core, 65536);
    CHECK(linphone_core_get_http_proxy_port(core) == 8080);
    linphone_core_set_http_proxy_port(core, 0);
    CHECK(linphone_core_get_http_proxy_port(core) == 3128);
    linphone_core_destroy(core);
}

static void switchesAreKeptInTheConfiguration(void) {
    LinphoneCore *core = newCore();
    LinphoneConfig *config = linphone_core_get_config(core);
    CHECK(linphone_core_ipv6_enabled(core));
    linphone_core_enable_ipv6(core, FALSE);
    CHECK(!linphone_core_ipv6_enabled(core));
    CHECK(linphone_config_get_int(config, "sip", "use_ipv6", 1) == 0);
    CHECK(linphone_core_dns_srv_enabled(core));
    linphone_core_enable_dns_srv(core, FALSE);
    CHECK(!linphone_core_dns_srv_enabled(core));
    CHECK(linphone_core_keep_alive_enabled(core));
    linphone_core_enable_keep_alive(core, FALSE);
    CHECK(!linphone_core_keep_alive_enabled(core));
    CHECK(!linphone_core_wifi_only_enabled(core));
    linphone_core_enable_wifi_only(core, TRUE);
    CHECK(linphone_core_wifi_only_enabled(core));
    CHECK(!linphone_core_is_auto_iterate_enabled(core));
    linphone_core_enable_auto_iterate(core, TRUE);
    CHECK(linphone_core_auto_iterate_enabled(core));
    linphone_core_destroy(core);
}

static void applicationHasTheLastWordOnNameServers(void) {
    LinphoneCore *core = newCore();
    bctbx_list_t *servers = bctbx_list_append(NULL, (void *)"192.0.2.1");
    CHECK(!linphone_core_get_dns_set_by_app(core));
    linphone_core_set_dns_servers_app(core, servers);
    CHECK(linphone_core_get_dns_set_by_app(core));
    linphone_core_set_dns_servers(core, NULL);
    CHECK(linphone_core_get_dns_set_by_app(core));
    linphone_core_set_dns_servers_app(core, NULL);
    CHECK(!linphone_core_get_dns_set_by_app(core));
    bctbx_list_free(servers);
    linphone_core_destroy(core);
}

// TLS

static void verificationIsOnUntilSwitchedOff(void) {
    LinphoneCore *core = newCore();
    CHECK(linphone_core_is_verify_server_certificates(core));
    CHECK(linphone_core_is_verify_server_cn(core));
    linphone_core_verify_server_certificates(core, FALSE);
    linphone_core_verify_server_cn(core, FALSE);
    CHECK(!linphone_core_is_verify_server_certificates(core));
    CHECK(!linphone_core_is_verify_server_cn(core));
    linphone_core_destroy(core);
}

static void keyTextIsNotSavedButItsPathIs(void) {
    LinphoneCore *core = newCore();
    LinphoneConfig *config = linphone_core_get_config(core);
    linphone_core_set_tls_key(core, "-----KEY-----");
    linphone_core_set_tls_key_path(core, "/key.pem");
    linphone_core_set_tls_cert_path(core, "/cert.pem");
    CHECK_TEXT(linphone_core_get_tls_key(core), "-----KEY-----");
    CHECK_TEXT(linphone_core_get_tls_key_path(core), "/key.pem");
    CHECK_TEXT(linphone_config_get_string(config, "sip", "client_cert_chain", NULL), "/cert.pem");
    char *dump = linphone_config_dump(config);
    CHECK(strstr(dump, "KEY-----") == NULL);
    bctbx_free(dump);
    linphone_core_set_tls_key(core, NULL);
    CHECK_TEXT(linphone_core_get_tls_key(core), NULL);
    linphone_core_destroy(core);
}

// Remote configuration, address translation, push

static void provisioningAddressHasToBeOne(void) {
    static const char *const good[] = {"http://example.org/a.xml", "HTTPS://example.org:8443/?x=1",
                                       "file:///a.xml"};
    static const char *const bad[] = {"/a.xml",      "http://", "http:///a", "ftp://example.org/a",
                                      "http://a b/", "x"};
    LinphoneCore *core = newCore();
    CHECK_TEXT(linphone_core_get_provisioning_uri(core), NULL);
    for (size_t i = 0; i < sizeof good / sizeof *good; ++i) {
        CHECK(linphone_core_set_provisioning_uri(core, good[i]) == 0);
        CHECK_TEXT(linphone_core_get_provisioning_uri(core), good[i]);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; ++i)
        CHECK(linphone_core_set_provisioning_uri(core, bad[i]) == -1);
    CHECK_TEXT(linphone_core_get_provisioning_uri(core), "file:///a.xml");
    CHECK(linphone_core_set_provisioning_uri(core, NULL) == 0);
    CHECK_TEXT(linphone_core_get_provisioning_uri(core), NULL);
    linphone_core_destroy(core);
}

static void firewallPolicyIsTheNatPolicy(void) {
    LinphoneCore *core = newCore();
    CHECK(linphone_core_get_firewall_policy(core) == LinphonePolicyNoFirewall);
    linphone_core_set_firewall_policy(core, LinphonePolicyUseIce);
    CHECK(linphone_nat_policy_ice_enabled(linphone_core_get_nat_policy(core)));
    CHECK(linphone_core_get_firewall_policy(core) == LinphonePolicyUseIce);
    linphone_core_set_stun_server(core, "stun.example.org");
    CHECK_TEXT(linphone_nat_policy_get_stun_server(linphone_core_get_nat_policy(core)), "stun.example.org");
    linphone_core_set_firewall_policy(core, LinphonePolicyUseUpnp);
    CHECK(linphone_core_get_firewall_policy(core) == LinphonePolicyNoFirewall);
    linphone_core_set_nat_address(core, "192.0.2.7");
    CHECK(linphone_core_get_firewall_policy(core) == LinphonePolicyUseNatAddress);
    CHECK_TEXT(linphone_core_get_nat_address(core), "192.0.2.7");
    linphone_core_destroy(core);
}

static void natPolicyComesBackFromTheConfiguration(void) {
    LinphoneConfig *config = linphone_config_new_from_buffer("");
    LinphoneCore *core = linphone_core_new_with_config(NULL, config, NULL);
    linphone_core_set_stun_server(core, "stun.example.org");
    linphone_core_destroy(core);
    core = linphone_core_new_with_config(NULL, config, NULL);
    CHECK_TEXT(linphone_core_get_stun_server(core), "stun.example.org");
    linphone_core_destroy(core);
    linphone_config_unref(config);
}

static void pushTokenGoesToAccountsThatAllowPush(void) {
    LinphoneCore *core = newCore();
    LinphoneProxyConfig *config = linphone_core_create_proxy_config(core);
    linphone_proxy_config_set_identity(config, "sip:a@example.org");
    linphone_proxy_config_set_server_addr(config, "sip:127.0.0.1:9");
    linphone_proxy_config_enable_register(config, FALSE);
    linphone_proxy_config_set_push_notification_allowed(config, TRUE);
    linphone_push_notification_config_set_param(linphone_proxy_config_get_push_notification_config(config),
                                                "p");
    linphone_core_add_proxy_config(core, config);
    CHECK(!linphone_core_is_push_notification_available(core));
    linphone_core_did_register_for_remote_push_with_stringified_token(core, "token");
    CHECK_TEXT(linphone_push_notification_config_get_voip_token(
                   linphone_proxy_config_get_push_notification_config(config)),
               "token");
    CHECK(linphone_core_is_push_notification_available(core));
    linphone_core_did_register_for_remote_push(core, NULL);
    CHECK(!linphone_core_is_push_notification_available(core));
    linphone_proxy_config_unref(config);
    linphone_core_destroy(core);
}

int main(void) {
    RUN(userAgentIsJoinedAndKept);
    RUN(primaryContactHasToBeAnAddress);
    RUN(specificationsAreASet);
    RUN(freshCoreListensNowhere);
    RUN(randomPortAppearsAsWhatItBecame);
    RUN(allZeroMeansUdpInTheStructureOnly);
    RUN(portsThatAreNoneAreRefused);
    RUN(onlyRealTransportsAreSupported);
    RUN(randomPortOfOldReleasesIsMigratedOnce);
    RUN(numbersOutOfRangeAreIgnored);
    RUN(switchesAreKeptInTheConfiguration);
    RUN(applicationHasTheLastWordOnNameServers);
    RUN(verificationIsOnUntilSwitchedOff);
    RUN(keyTextIsNotSavedButItsPathIs);
    RUN(provisioningAddressHasToBeOne);
    RUN(firewallPolicyIsTheNatPolicy);
    RUN(natPolicyComesBackFromTheConfiguration);
    RUN(pushTokenGoesToAccountsThatAllowPush);
    linphone_factory_clean();
    return CHECK_RESULT();
}
