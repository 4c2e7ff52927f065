#include "check.h"

#include <linphone/core.h>

static void defaultsAreThoseOfTheDocumentation(void) {
    LinphoneAccountParams *params = linphone_account_params_new(NULL);
    CHECK(linphone_account_params_get_identity_address(params) == NULL);
    CHECK_TEXT(linphone_account_params_get_identity(params), NULL);
    CHECK(linphone_account_params_get_server_address(params) == NULL);
    CHECK_TEXT(linphone_account_params_get_server_addr(params), NULL);
    CHECK(linphone_account_params_get_routes_addresses(params) == NULL);
    CHECK(linphone_account_params_get_transport(params) == LinphoneTransportUdp);
    CHECK(linphone_account_params_get_expires(params) == 3600);
    CHECK(linphone_account_params_get_publish_expires(params) == 3600);
    CHECK(linphone_account_params_register_enabled(params));
    CHECK(!linphone_account_params_publish_enabled(params));
    CHECK(!linphone_account_params_outbound_proxy_enabled(params));
    CHECK(linphone_account_params_get_privacy(params) == LinphonePrivacyDefault);
    CHECK(linphone_account_params_get_avpf_mode(params) == LinphoneAVPFDefault);
    CHECK(linphone_account_params_get_avpf_rr_interval(params) == 5);
    CHECK(linphone_account_params_get_use_international_prefix_for_calls_and_chats(params));
    CHECK(linphone_account_params_get_nat_policy(params) == NULL);
    CHECK(strncmp(linphone_account_params_get_idkey(params), "proxy_config_", 13) == 0);
    CHECK_TEXT(linphone_account_params_get_contact_parameters(params), NULL);
    CHECK_TEXT(linphone_account_params_get_contact_uri_parameters(params), NULL);
    CHECK_TEXT(linphone_account_params_get_realm(params), NULL);
    CHECK_TEXT(linphone_account_params_get_ref_key(params), NULL);
    CHECK_TEXT(linphone_account_params_get_international_prefix(params), NULL);
    CHECK_TEXT(linphone_account_params_get_file_transfer_server(params), NULL);
    linphone_account_params_unref(params);
}

static void coreGivesItsOwnDefaults(void) {
    LinphoneConfig *config =
        linphone_config_new_from_buffer("[proxy_default_values]\nreg_expires=120\nreg_proxy=example.org\n");
    LinphoneCore *core = linphone_core_new_with_config(NULL, config, NULL);
    LinphoneAccountParams *params = linphone_core_create_account_params(core);
    CHECK(linphone_account_params_get_expires(params) == 120);
    CHECK_TEXT(linphone_account_params_get_server_addr(params), "sip:example.org");
    linphone_account_params_unref(params);
    linphone_core_destroy(core);
    linphone_config_unref(config);
}

static void parametersAreReadFromTheirSection(void) {
    LinphoneConfig *config = linphone_config_new_from_buffer(
        "[proxy_0]\nreg_identity=sip:a@example.org\nreg_proxy=sip:example.org\nrefkey=work\n");
    LinphoneCore *core = linphone_factory_create_core_with_config_3(linphone_factory_get(), config, NULL);
    LinphoneAccountParams *first = linphone_account_params_new_with_config(core, 0);
    LinphoneAccountParams *second = linphone_account_params_new_with_config(core, 1);
    CHECK_TEXT(linphone_account_params_get_domain(first), "example.org");
    CHECK_TEXT(linphone_account_params_get_ref_key(first), "work");
    CHECK_TEXT(linphone_account_params_get_identity(second), NULL);
    linphone_account_params_unref(first);
    linphone_account_params_unref(second);
    linphone_core_unref(core);
    linphone_config_unref(config);
}

static void serverIsReadAsPeopleTypeIt(void) {
    static const char *const texts[][2] = {
        {"foo", "sip:foo"},
        {"foo:99", "sip:foo:99"},
        {"foo;transport=tls", "<sip:foo;transport=tls>"},
        {"<sip:foo;transport=tcp>", "<sip:foo;transport=tcp>"},
        {"sips:foo", "sips:foo"},
    };
    LinphoneAccountParams *params = linphone_account_params_new(NULL);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; ++i) {
        CHECK(linphone_account_params_set_server_addr(params, texts[i][0]) == 0);
        CHECK_TEXT(linphone_account_params_get_server_addr(params), texts[i][1]);
    }
    linphone_account_params_unref(params);
}

static void unusableServerChangesNothing(void) {
    LinphoneAccountParams *params = linphone_account_params_new(NULL);
    CHECK(linphone_account_params_set_server_addr(params, "sip:example.org") == 0);
    CHECK(linphone_account_params_set_server_addr(params, "sip:foo bar") == -1);
    CHECK(linphone_account_params_set_server_addr(params, "sip:") == -1);
    CHECK(linphone_account_params_set_server_address(params, NULL) == -1);
    CHECK(linphone_account_params_set_server_addr(params, "") == 0);
    CHECK(linphone_account_params_set_server_addr(params, NULL) == 0);
    CHECK_TEXT(linphone_account_params_get_server_addr(params), "sip:example.org");
    linphone_account_params_unref(params);
}

static void identityNeedsAUser(void) {
    LinphoneAccountParams *params = linphone_account_params_new(NULL);
    LinphoneAddress *alice = linphone_address_new("\"Alice\" <sip:alice@example.org>");
    LinphoneAddress *nobody = linphone_address_new("sip:example.org");
    CHECK(linphone_account_params_set_identity_address(params, alice) == 0);
    CHECK(linphone_account_params_set_identity_address(params, nobody) == -1);
    CHECK(linphone_account_params_set_identity_address(params, NULL) == -1);
    CHECK_TEXT(linphone_account_params_get_identity(params), "\"Alice\" <sip:alice@example.org>");
    CHECK_TEXT(linphone_account_params_get_domain(params), "example.org");
    CHECK(linphone_account_params_get_identity_address(params) != alice);
    linphone_address_unref(alice);
    linphone_address_unref(nobody);
    linphone_account_params_unref(params);
}

static void transportIsPartOfTheServer(void) {
    LinphoneAccountParams *params = linphone_account_params_new(NULL);
    linphone_account_params_set_transport(params, LinphoneTransportTcp);
    CHECK(linphone_account_params_get_transport(params) == LinphoneTransportUdp); /* there is no server */
    linphone_account_params_set_server_addr(params, "example.org");
    linphone_account_params_set_transport(params, LinphoneTransportTls);
    CHECK(linphone_account_params_get_transport(params) == LinphoneTransportTls);
    CHECK_TEXT(linphone_account_params_get_server_addr(params), "<sip:example.org;transport=tls>");
    linphone_account_params_unref(params);
}

static void routesAreCopies(void) {
    LinphoneAccountParams *params = linphone_account_params_new(NULL);
    LinphoneAddress *route = linphone_address_new("<sip:proxy.example.org;lr>");
    bctbx_list_t *routes = bctbx_list_new(route);
    CHECK(linphone_account_params_set_routes_addresses(params, routes) == 0);
    bctbx_list_free(routes);
    linphone_address_unref(route);
    const bctbx_list_t *kept = linphone_account_params_get_routes_addresses(params);
    CHECK(bctbx_list_size(kept) == 1);
    CHECK_TEXT(linphone_address_get_domain((LinphoneAddress *)bctbx_list_get_data(kept)),
               "proxy.example.org");
    CHECK(linphone_account_params_set_routes_addresses(params, NULL) == 0);
    CHECK(linphone_account_params_get_routes_addresses(params) == NULL);
    linphone_account_params_unref(params);
}

static void oddNumbersAreCorrected(void) {
    LinphoneAccountParams *params = linphone_account_params_new(NULL);
    linphone_account_params_set_expires(params, -1);
    CHECK(linphone_account_params_get_expires(params) == 600);
    linphone_account_params_set_expires(params, 0);
    CHECK(linphone_account_params_get_expires(params) == 0);
    linphone_account_params_set_avpf_rr_interval(params, 200);
    CHECK(linphone_account_params_get_avpf_rr_interval(params) == 5);
    linphone_account_params_set_publish_expires(params, 30);
    CHECK(linphone_account_params_get_publish_expires(params) == 30);
    linphone_account_params_unref(params);
}

static void oldAndNewNamesAreTheSameSetting(void) {
    LinphoneAccountParams *params = linphone_account_params_new(NULL);
    linphone_account_params_set_register_enabled(params, FALSE);
    CHECK(!linphone_account_params_register_enabled(params));
    linphone_account_params_enable_register(params, 2); /* any number but 0 */
    CHECK(linphone_account_params_get_register_enabled(params) == TRUE);
    linphone_account_params_enable_publish(params, TRUE);
    CHECK(linphone_account_params_get_publish_enabled(params));
    linphone_account_params_set_outbound_proxy_enabled(params, TRUE);
    CHECK(linphone_account_params_outbound_proxy_enabled(params));
    linphone_account_params_enable_dial_escape_plus(params, TRUE);
    CHECK(linphone_account_params_get_dial_escape_plus_enabled(params));
    linphone_account_params_set_quality_reporting_enabled(params, TRUE);
    CHECK(linphone_account_params_quality_reporting_enabled(params));
    linphone_account_params_unref(params);
}

static void cloneIsIndependent(void) {
    LinphoneAccountParams *params = linphone_account_params_new(NULL);
    linphone_account_params_set_contact_parameters(params, "a=1");
    linphone_push_notification_config_set_provider(
        linphone_account_params_get_push_notification_config(params), "fcm");
    LinphoneAccountParams *copy = linphone_account_params_clone(params);
    linphone_account_params_set_contact_parameters(params, "b");
    linphone_push_notification_config_set_provider(
        linphone_account_params_get_push_notification_config(params), "apns");
    CHECK_TEXT(linphone_account_params_get_contact_parameters(copy), "a=1");
    CHECK_TEXT(linphone_push_notification_config_get_provider(
                   linphone_account_params_get_push_notification_config(copy)),
               "fcm");
    CHECK_TEXT(linphone_account_params_get_idkey(copy), linphone_account_params_get_idkey(params));
    linphone_account_params_unref(params);
    linphone_account_params_unref(copy);
}

static void keyCannotBeTakenAway(void) {
    LinphoneAccountParams *params = linphone_account_params_new(NULL);
    linphone_account_params_set_idkey(params, "key");
    linphone_account_params_set_idkey(params, "");
    linphone_account_params_set_idkey(params, NULL);
    CHECK_TEXT(linphone_account_params_get_idkey(params), "key");
    linphone_account_params_unref(params);
}

static void textsCanBeUnset(void) {
    LinphoneAccountParams *params = linphone_account_params_new(NULL);
    linphone_account_params_set_realm(params, "example.org");
    CHECK_TEXT(linphone_account_params_get_realm(params), "example.org");
    linphone_account_params_set_realm(params, NULL);
    CHECK_TEXT(linphone_account_params_get_realm(params), NULL);
    linphone_account_params_set_quality_reporting_collector(params, "sip:collector@example.org");
    linphone_account_params_set_quality_reporting_collector(params, "no address");
    CHECK_TEXT(linphone_account_params_get_quality_reporting_collector(params), "sip:collector@example.org");
    linphone_account_params_unref(params);
}

static void natPolicyIsShared(void) {
    LinphoneCore *core = linphone_core_new(NULL, NULL, NULL, NULL);
    LinphoneNatPolicy *policy = linphone_core_create_nat_policy(core);
    LinphoneAccountParams *params = linphone_account_params_new(core);
    linphone_account_params_set_nat_policy(params, policy);
    linphone_nat_policy_unref(policy);
    CHECK(linphone_account_params_get_nat_policy(params) == policy);
    linphone_account_params_unref(params);
    linphone_core_destroy(core);
}

int main(void) {
    RUN(defaultsAreThoseOfTheDocumentation);
    RUN(coreGivesItsOwnDefaults);
    RUN(parametersAreReadFromTheirSection);
    RUN(serverIsReadAsPeopleTypeIt);
    RUN(unusableServerChangesNothing);
    RUN(identityNeedsAUser);
    RUN(transportIsPartOfTheServer);
    RUN(routesAreCopies);
    RUN(oddNumbersAreCorrected);
    RUN(oldAndNewNamesAreTheSameSetting);
    RUN(cloneIsIndependent);
    RUN(keyCannotBeTakenAway);
    RUN(textsCanBeUnset);
    RUN(natPolicyIsShared);
    linphone_factory_clean();
    return CHECK_RESULT();
}
