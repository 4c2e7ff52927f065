/**
 * @file
 * Names of old releases as programs of their time use them.
 */
#include "check.h"

#include <linphone/core.h>

static LinphoneCore *core;

static void onRegistration(struct _LinphoneCore *lc, LinphoneProxyConfig *cfg,
                           LinphoneRegistrationState state, const char *message) {
    (void)lc, (void)cfg, (void)state, (void)message;
}
static void onAuthInfo(struct _LinphoneCore *lc, const char *realm, const char *username) {
    (void)lc, (void)realm, (void)username;
}
static void onMessage(LinphoneCore *lc, const char *message) { (void)lc, (void)message; }
static void onUrl(LinphoneCore *lc, const char *message, const char *url) {
    (void)lc, (void)message, (void)url;
}
static void onDtmf(struct _LinphoneCore *lc, LinphoneCall *call, int dtmf) {
    (void)lc, (void)call, (void)dtmf;
}

static void functionTypesHaveTheirOldNames(void) {
    const LinphoneCoreVTable none = {0};
    LinphoneCoreVTable table = none;
    LinphoneRegistrationStateCb registration = onRegistration;
    AuthInfoRequested authentication = onAuthInfo;
    DisplayStatusCb status = onMessage;
    DisplayMessageCb message = onMessage;
    DisplayUrlCb url = onUrl;
    DtmfReceived dtmf = onDtmf;
    table.registration_state_changed = registration;
    table.dtmf_received = dtmf;
    CHECK(table.registration_state_changed == onRegistration);
    CHECK(authentication && status == message && url);
}

static void credentialsAreFoundWithoutADomain(void) {
    LinphoneAuthInfo *info = linphone_auth_info_new("alice", NULL, "secret", NULL, "example.org");
    linphone_core_add_auth_info(core, info);
    linphone_auth_info_unref(info);
    const LinphoneAuthInfo *found = linphone_core_find_auth_info(core, "example.org", "alice");
    CHECK(found && found == linphone_core_find_auth_info(core, "example.org", "alice", NULL));
    CHECK(linphone_core_find_auth_info(core, "example.org", "bob") == NULL);
    linphone_core_clear_all_auth_info(core);
}

static void relayIsKeptAndSaved(void) {
    CHECK(linphone_core_get_relay_addr(core) == NULL);
    CHECK(linphone_core_set_relay_addr(core, "relay.example.org:4000") == 0);
    CHECK_TEXT(linphone_core_get_relay_addr(core), "relay.example.org:4000");
    CHECK_TEXT(linphone_config_get_string(linphone_core_get_config(core), "net", "relay", NULL),
               "relay.example.org:4000");
    CHECK(linphone_core_set_relay_addr(core, NULL) == 0);
    CHECK(linphone_core_get_relay_addr(core) == NULL);
    CHECK(linphone_core_set_relay_addr(NULL, "x") == -1);
}

static void thereIsNothingToWakeAndNoSetupPlugin(void) {
    LinphoneProxyConfig *config = linphone_core_create_proxy_config(core);
    CHECK(linphone_core_wake_up_possible_already_running_instance("rc", "sip:bob@example.org") == -1);
    linphone_proxy_config_set_sip_setup(config, "linphone");
    CHECK(linphone_proxy_config_get_sip_setup(config) == NULL);
    CHECK(linphone_proxy_config_get_sip_setup_context(config) == NULL);
    linphone_proxy_config_unref(config);
}

static void aProxyConfigNeedsNoCore(void) {
    LinphoneProxyConfig *config = linphone_proxy_config_new();
    CHECK(linphone_proxy_config_set_identity(config, "sip:alice@example.org") == 0);
    CHECK(linphone_proxy_config_set_server_addr(config, "sip:127.0.0.1") == 0);
    linphone_proxy_config_enableregister(config, FALSE);
    linphone_proxy_config_expires(config, 60);
    CHECK_TEXT(linphone_proxy_config_get_addr(config), "sip:127.0.0.1");
    CHECK(!linphone_proxy_config_is_registered(config));
    CHECK(linphone_core_add_proxy_config(core, config) == 0);
    linphone_core_set_default_proxy(core, config);
    CHECK(linphone_core_get_default_proxy_config(core) == config);
    linphone_core_set_default_proxy_index(core, -1);
    CHECK(linphone_core_get_default_proxy_config(core) == NULL);
    linphone_core_clear_proxy_config(core);
    linphone_proxy_config_destroy(config);
}

static void portsOfAddressesAreNumbers(void) {
    LinphoneAddress *address = linphone_address_new("sip:alice@example.org");
    linphone_address_set_port_int(address, 5080);
    CHECK(linphone_address_get_port_int(address) == 5080);
    linphone_address_destroy(address);
}

int main(void) {
    core = linphone_core_new(NULL, NULL, NULL, NULL);
    RUN(functionTypesHaveTheirOldNames);
    RUN(credentialsAreFoundWithoutADomain);
    RUN(relayIsKeptAndSaved);
    RUN(thereIsNothingToWakeAndNoSetupPlugin);
    RUN(aProxyConfigNeedsNoCore);
    RUN(portsOfAddressesAreNumbers);
    linphone_core_destroy(core);
    linphone_factory_clean();
    return CHECK_RESULT();
}
