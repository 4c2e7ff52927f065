/**
 * @file
 * Names of releases after 5.1 as a C program uses them.
 */
#include "check.h"

#include <linphone/api/c-dictionary.h>
#include <linphone/api/c-nat-policy.h>
#include <linphone/core.h>

static LinphoneCore *core;

static void addressesCanBeSorted(void) {
    LinphoneAddress *a = linphone_address_new("<sip:a@b;z=1;lr;a=2?Subject=s&Call-ID=c>");
    LinphoneAddress *b = linphone_address_new("sip:b@b");
    char *text = linphone_address_as_string_uri_only_ordered(a);
    CHECK_TEXT(text, "sip:a@b;a=2;lr;z=1?Call-ID=c&Subject=s");
    bctbx_free(text);
    CHECK(linphone_address_is_valid(a));
    CHECK(!linphone_address_is_valid(NULL));
    CHECK(linphone_address_lesser(NULL, a));
    CHECK(!linphone_address_lesser(a, NULL));
    CHECK(linphone_address_lesser(a, b) != linphone_address_lesser(b, a));
    linphone_address_unref(a);
    linphone_address_unref(b);
}

static void credentialsCanExpire(void) {
    LinphoneConfig *config = linphone_config_new_from_buffer("");
    LinphoneAuthInfo *info = linphone_auth_info_new("alice", NULL, "secret", NULL, NULL, NULL);
    CHECK(linphone_auth_info_get_expires(info) == 0);
    linphone_auth_info_set_expires(info, 4102444800);
    linphone_auth_info_write_config(config, info, 0);
    CHECK_TEXT(linphone_config_get_string(config, "auth_info_0", "expires", NULL), "4102444800");
    linphone_auth_info_unref(info);
    info = linphone_auth_info_new_from_config_file(config, 0);
    CHECK(linphone_auth_info_get_expires(info) == 4102444800);
    linphone_auth_info_set_expires(info, -5);
    CHECK(linphone_auth_info_get_expires(info) == 0);
    linphone_auth_info_unref(info);
    linphone_config_unref(config);
}

static void dictionariesHoldFloats(void) {
    LinphoneDictionary *dictionary = linphone_factory_create_dictionary(linphone_factory_get());
    linphone_dictionary_set_float(dictionary, "pi", 3.25F);
    CHECK(linphone_dictionary_get_float(dictionary, "pi") == 3.25F);
    CHECK_TEXT(linphone_dictionary_get_string(dictionary, "pi", NULL), "3.25");
    CHECK(linphone_dictionary_get_float(dictionary, "none") == 0);
    linphone_dictionary_set_string(dictionary, "text", "abc");
    CHECK(linphone_dictionary_get_float(dictionary, "text") == 0);
    CHECK(linphone_dictionary_has_key(dictionary, "pi") && !linphone_dictionary_has_key(dictionary, "none"));
    bctbx_list_t *keys = linphone_dictionary_get_keys(dictionary);
    CHECK(bctbx_list_size(keys) == 2);
    CHECK_TEXT(bctbx_list_get_data(keys), "pi");
    linphone_dictionary_clear(dictionary);
    CHECK_TEXT(bctbx_list_get_data(keys), "pi");
    bctbx_list_free_with_data(keys, bctbx_free);
    CHECK(linphone_dictionary_get_keys(dictionary) == NULL);
    linphone_dictionary_unref(dictionary);
}

static void theFactoryComputesHashes(void) {
    LinphoneFactory *factory = linphone_factory_get();
    /* The example of RFC 2617 section 3.5. */
    char *ha1 = linphone_factory_compute_ha1_for_algorithm(factory, "Mufasa", "Circle Of Life",
                                                           "testrealm@host.com", "MD5");
    CHECK_TEXT(ha1, "939e7578ed9e3c518a452acee763bce9");
    bctbx_free(ha1);
    /* The example of RFC 7616 section 3.9.1. */
    ha1 = linphone_factory_compute_ha1_for_algorithm(factory, "Mufasa", "Circle of Life",
                                                     "http-auth@example.org", "SHA-256");
    CHECK_TEXT(ha1, "7987c64c30e25f1b74be53f966b49b90f2808aa92faf9a00262392d7b4794232");
    bctbx_free(ha1);
    CHECK(linphone_factory_compute_ha1_for_algorithm(factory, "a", "b", "c", "SHA-1") == NULL);
    CHECK(linphone_factory_compute_ha1_for_algorithm(factory, NULL, "b", "c", "MD5") == NULL);
}

static void theFactoryKnowsACacheFolder(void) {
    LinphoneFactory *factory = linphone_factory_get();
    CHECK(!linphone_factory_is_cache_dir_set(factory));
    CHECK(linphone_factory_get_cache_dir(factory, NULL) != NULL);
    linphone_factory_set_cache_dir(factory, "/var/cache/app");
    CHECK_TEXT(linphone_factory_get_cache_dir(factory, NULL), "/var/cache/app/");
    CHECK(linphone_factory_is_cache_dir_set(factory));
    linphone_factory_set_cache_dir(factory, NULL);
}

static void natPoliciesKeepAddresses(void) {
    LinphoneNatPolicy *policy = linphone_core_create_nat_policy(core);
    CHECK(linphone_nat_policy_get_nat_v4_address(policy) == NULL);
    linphone_nat_policy_set_nat_v4_address(policy, "192.0.2.1");
    linphone_nat_policy_set_nat_v6_address(policy, "2001:db8::1");
    linphone_nat_policy_set_turn_configuration_endpoint(policy, "https://example.org/turn");
    LinphoneNatPolicy *copy = linphone_nat_policy_clone(policy);
    CHECK_TEXT(linphone_nat_policy_get_nat_v4_address(copy), "192.0.2.1");
    CHECK_TEXT(linphone_nat_policy_get_nat_v6_address(copy), "2001:db8::1");
    CHECK_TEXT(linphone_nat_policy_get_turn_configuration_endpoint(copy), "https://example.org/turn");
    linphone_nat_policy_clear(copy);
    CHECK(linphone_nat_policy_get_nat_v6_address(copy) == NULL);
    linphone_nat_policy_unref(copy);
    linphone_nat_policy_unref(policy);
}

static void coreSettingsAreKept(void) {
    CHECK(linphone_core_get_auto_iterate_foreground_schedule(core) == 20);
    CHECK(linphone_core_get_auto_iterate_background_schedule(core) == 500);
    linphone_core_set_auto_iterate_foreground_schedule(core, 30);
    linphone_core_set_auto_iterate_foreground_schedule(core, 0);
    linphone_core_set_auto_iterate_background_schedule(core, 600);
    CHECK(linphone_core_get_auto_iterate_foreground_schedule(core) == 30);
    CHECK(linphone_core_get_auto_iterate_background_schedule(core) == 600);
    CHECK(linphone_core_get_register_only_when_network_is_up(core));
    linphone_core_set_register_only_when_network_is_up(core, FALSE);
    CHECK(!linphone_core_get_register_only_when_network_is_up(core));
}

static void paramsOfAnAccountAreKept(void) {
    LinphoneAccountParams *params = linphone_account_params_new(core);
    LinphoneAddress *contact = linphone_address_new("sip:x@192.0.2.1");
    bctbx_list_t *tags = bctbx_list_append(NULL, "path");
    linphone_account_params_add_custom_param(params, "colour", "red");
    linphone_account_params_set_custom_contact(params, contact);
    linphone_account_params_set_picture_uri(params, "https://example.org/me.png");
    linphone_account_params_set_international_prefix_iso_country_code(params, "CA");
    linphone_account_params_set_supported_tags_list(params, tags);
    CHECK(linphone_account_params_unregister_at_stop_enabled(params));
    linphone_account_params_enable_unregister_at_stop(params, FALSE);
    bctbx_list_free(tags);
    linphone_address_unref(contact);

    LinphoneAccountParams *copy = linphone_account_params_clone(params);
    linphone_account_params_unref(params);
    CHECK_TEXT(linphone_account_params_get_custom_param(copy, "colour"), "red");
    CHECK(linphone_account_params_get_custom_param(copy, "none") == NULL);
    CHECK_TEXT(linphone_address_get_domain(linphone_account_params_get_custom_contact(copy)), "192.0.2.1");
    CHECK_TEXT(linphone_account_params_get_picture_uri(copy), "https://example.org/me.png");
    CHECK_TEXT(linphone_account_params_get_international_prefix_iso_country_code(copy), "CA");
    CHECK_TEXT(bctbx_list_get_data(linphone_account_params_get_supported_tags_list(copy)), "path");
    CHECK(!linphone_account_params_unregister_at_stop_enabled(copy));

    LinphoneAccount *account = linphone_account_new(core, copy);
    linphone_account_add_custom_param(account, "size", "10");
    CHECK_TEXT(linphone_account_get_custom_param(account, "size"), "10");
    CHECK_TEXT(linphone_account_get_custom_param(account, "colour"), "red");
    contact = linphone_address_new("sip:y@192.0.2.2");
    linphone_account_set_contact_address(account, contact);
    CHECK(linphone_address_equal(linphone_account_get_contact_address(account), contact));
    linphone_address_unref(contact);
    linphone_account_unref(account);
    linphone_account_params_unref(copy);
}

static int pushes, additions, removals, changes;
static void onPush(LinphoneCore *lc, const char *payload) {
    (void)lc;
    CHECK_TEXT(payload, pushes < 2 ? "payload" : NULL);
    ++pushes;
}
static void onAdded(LinphoneCore *lc, LinphoneAccount *account) {
    (void)lc;
    additions += account != NULL;
}
static void onRemoved(LinphoneCore *lc, LinphoneAccount *account) {
    (void)lc;
    removals += account != NULL;
}
static void onDefault(LinphoneCore *lc, LinphoneAccount *account) {
    (void)lc, (void)account;
    ++changes;
}

static void callbacksHearOfAccountsAndPushes(void) {
    LinphoneCoreCbs *cbs = linphone_factory_create_core_cbs(linphone_factory_get());
    linphone_core_cbs_set_push_notification_received(cbs, onPush);
    linphone_core_cbs_set_account_added(cbs, onAdded);
    linphone_core_cbs_set_account_removed(cbs, onRemoved);
    linphone_core_cbs_set_default_account_changed(cbs, onDefault);
    CHECK(linphone_core_cbs_get_push_notification_received(cbs) == onPush);
    CHECK(linphone_core_cbs_get_account_added(cbs) == onAdded);
    CHECK(linphone_core_cbs_get_account_removed(cbs) == onRemoved);
    CHECK(linphone_core_cbs_get_default_account_changed(cbs) == onDefault);
    linphone_core_add_callbacks(core, cbs);
    linphone_core_push_notification_received(core, "payload", "call-id");
    linphone_core_push_notification_received_2(core, "payload", NULL, TRUE);
    linphone_core_process_push_notification(core, "call-id");
    CHECK(pushes == 3);

    LinphoneProxyConfig *config = linphone_proxy_config_new();
    linphone_proxy_config_set_identity(config, "sip:alice@example.org");
    linphone_proxy_config_set_server_addr(config, "sip:127.0.0.1:9");
    linphone_proxy_config_enable_register(config, FALSE);
    linphone_core_add_proxy_config(core, config);
    linphone_core_set_default_proxy_config(core, config);
    linphone_core_remove_proxy_config(core, config);
    CHECK(additions == 1 && removals == 1 && changes == 2);
    linphone_proxy_config_unref(config);
    linphone_core_remove_callbacks(core, cbs);
    linphone_core_cbs_unref(cbs);
}

static void aConfigurationWithoutFileIsNotReadOnly(void) {
    LinphoneConfig *config = linphone_config_new_from_buffer("");
    CHECK(!linphone_config_is_readonly(config));
    linphone_config_unref(config);
    config = linphone_config_new("/nonexistent/rc");
    CHECK(linphone_config_is_readonly(config));
    linphone_config_unref(config);
}

static void refreshingIsNoStateOfTheEnum(void) {
    CHECK(LinphoneRegistrationRefreshing == 5);
    CHECK(LinphoneRegistrationRefreshing != LinphoneRegistrationProgress);
}

int main(void) {
    core = linphone_factory_create_core_3(linphone_factory_get(), NULL, NULL, NULL);
    RUN(addressesCanBeSorted);
    RUN(credentialsCanExpire);
    RUN(dictionariesHoldFloats);
    RUN(theFactoryComputesHashes);
    RUN(theFactoryKnowsACacheFolder);
    RUN(natPoliciesKeepAddresses);
    RUN(coreSettingsAreKept);
    RUN(paramsOfAnAccountAreKept);
    RUN(callbacksHearOfAccountsAndPushes);
    RUN(aConfigurationWithoutFileIsNotReadOnly);
    RUN(refreshingIsNoStateOfTheEnum);
    linphone_core_unref(core);
    linphone_factory_clean();
    return CHECK_RESULT();
}
