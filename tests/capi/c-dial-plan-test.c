/**
 * @file
 * Dial plans and telephone numbers as a C program uses them.
 */
#include "check.h"

#include <linphone/core.h>

static LinphoneCore *core;

static void expectText(char *text, const char *expected) {
    CHECK_TEXT(text, expected);
    bctbx_free(text);
}

static void expectAddress(LinphoneAddress *address, const char *expected) {
    char *text = address ? linphone_address_as_string(address) : NULL;
    CHECK_TEXT(text, expected);
    bctbx_free(text);
    if (address) linphone_address_unref(address);
}

static void plansDescribeCountries(void) {
    const LinphoneDialPlan *france = linphone_dial_plan_by_ccc("33");
    CHECK_TEXT(linphone_dial_plan_get_country(france), "France");
    CHECK_TEXT(linphone_dial_plan_get_iso_country_code(france), "FR");
    CHECK_TEXT(linphone_dial_plan_get_country_calling_code(france), "33");
    CHECK_TEXT(linphone_dial_plan_get_international_call_prefix(france), "00");
    CHECK(linphone_dial_plan_get_national_number_length(france) == 9);
    CHECK(!linphone_dial_plan_is_generic(france));
    CHECK(linphone_dial_plan_by_ccc_as_int(33) == france);
    CHECK(linphone_dial_plan_is_generic(linphone_dial_plan_by_ccc(NULL)));
    CHECK(linphone_dial_plan_is_generic(linphone_dial_plan_by_ccc("999")));
    CHECK(linphone_dial_plan_is_generic(linphone_dial_plan_by_ccc_as_int(-1)));
    CHECK(linphone_dial_plan_lookup_ccc_from_iso("fr") == 33);
    CHECK(linphone_dial_plan_lookup_ccc_from_iso("ZZ") == -1);
    CHECK(linphone_dial_plan_lookup_ccc_from_iso(NULL) == -1);
    CHECK(linphone_dial_plan_lookup_ccc_from_e164("+33612345678") == 33);
    CHECK(linphone_dial_plan_lookup_ccc_from_e164("0612345678") == -1);
    CHECK(linphone_dial_plan_lookup_ccc_from_e164(NULL) == -1);
    expectText(linphone_dial_plan_format_phone_number(france, "06 12 34 56 78", FALSE), "+33612345678");
    expectText(linphone_dial_plan_format_phone_number(france, "06 12 34 56 78", TRUE), "0033612345678");
    expectText(linphone_dial_plan_format_phone_number(NULL, "06 12 34 56 78", FALSE), "0612345678");
    CHECK(linphone_dial_plan_format_phone_number(france, "alice", FALSE) == NULL);
}

static void plansAreNeverFreed(void) {
    bctbx_list_t *all = linphone_dial_plan_get_all_list();
    const bctbx_list_t *lent = linphone_factory_get_dial_plans(linphone_factory_get());
    size_t count = bctbx_list_size(all);
    CHECK(count > 200);
    CHECK(bctbx_list_size(lent) == count);
    CHECK(linphone_factory_get_dial_plans(linphone_factory_get()) == lent);
    CHECK(linphone_dial_plan_get_all() == bctbx_list_get_data(all));
    LinphoneDialPlan *first = (LinphoneDialPlan *)bctbx_list_get_data(all);
    CHECK(linphone_dial_plan_ref(first) == first);
    bctbx_list_free_with_data(all, (bctbx_list_free_func)linphone_dial_plan_unref);
    linphone_dial_plan_unref(first);
    CHECK_TEXT(linphone_dial_plan_get_country(first), "Afghanistan");
}

static void numbersFollowTheAccount(void) {
    LinphoneProxyConfig *config = linphone_core_create_proxy_config(core);
    LinphoneAddress *identity = linphone_address_new("\"Me\" <sip:me@sip.ex.org:5080>");
    linphone_proxy_config_set_identity_address(config, identity);
    linphone_proxy_config_set_server_addr(config, "sip:127.0.0.1");
    linphone_proxy_config_enable_register(config, FALSE);
    linphone_address_unref(identity);

    expectText(linphone_proxy_config_normalize_phone_number(NULL, "06 12"), "0612");
    linphone_proxy_config_set_dial_prefix(config, "999"); /* must not reach other accounts */
    expectText(linphone_proxy_config_normalize_phone_number(config, "06 12"), "+9990612");
    expectText(linphone_proxy_config_normalize_phone_number(NULL, "06 12"), "0612");
    linphone_proxy_config_set_dial_prefix(config, "33");
    expectText(linphone_proxy_config_normalize_phone_number(config, "0612345678"), "+33612345678");
    CHECK(linphone_proxy_config_normalize_phone_number(config, "alice") == NULL);
    CHECK(linphone_proxy_config_normalize_phone_number(config, NULL) == NULL);
    expectAddress(linphone_proxy_config_normalize_sip_uri(config, "toto"), "sip:toto@sip.ex.org:5080");
    expectAddress(linphone_proxy_config_normalize_sip_uri(NULL, "toto"), NULL);

    CHECK(linphone_core_add_proxy_config(core, config) == 0);
    linphone_core_set_default_proxy_config(core, config);
    LinphoneAccount *account = linphone_core_get_default_account(core);
    expectText(linphone_account_normalize_phone_number(account, "0612345678"), "+33612345678");
    expectAddress(linphone_account_normalize_sip_uri(account, "a@b"), "sip:a@b");
    CHECK(linphone_account_is_phone_number(account, "06 12"));
    CHECK(!linphone_account_is_phone_number(account, "alice"));
    CHECK(!linphone_account_is_phone_number(account, NULL));

    expectAddress(linphone_core_interpret_url(core, "06 12 34 56 78"), "sip:+33612345678@sip.ex.org:5080");
    expectAddress(linphone_core_interpret_url_2(core, "06 12 34 56 78", FALSE),
                  "sip:0612345678@sip.ex.org:5080");
    expectAddress(linphone_core_interpret_url(core, "sip:x@y"), "sip:x@y");
    expectAddress(linphone_core_interpret_url(core, NULL), NULL);
    LinphoneAccountParams *params = linphone_account_params_clone(linphone_account_get_params(account));
    linphone_account_params_set_use_international_prefix_for_calls_and_chats(params, FALSE);
    CHECK(linphone_account_set_params(account, params) == 0);
    linphone_account_params_unref(params);
    expectAddress(linphone_core_interpret_url(core, "06 12"), "sip:0612@sip.ex.org:5080");
    linphone_core_set_default_account(core, NULL);
    expectAddress(linphone_core_interpret_url(core, "06 12"), NULL);
    linphone_proxy_config_unref(config);
}

static void oldNamesFillABuffer(void) {
    char buffer[16];
    LinphoneProxyConfig *config = linphone_core_create_proxy_config(core);
    linphone_proxy_config_set_dial_prefix(config, "33");
    CHECK(linphone_proxy_config_is_phone_number(config, "06 12"));
    CHECK(linphone_proxy_config_normalize_number(config, "0612345678", buffer, sizeof(buffer)));
    CHECK_TEXT(buffer, "+33612345678");
    CHECK(!linphone_proxy_config_normalize_number(config, "alice", buffer, sizeof(buffer)));
    CHECK_TEXT(buffer, "alice");
    CHECK(!linphone_proxy_config_normalize_number(config, "0612345678", buffer, 4)); /* cut */
    CHECK_TEXT(buffer, "+33");
    CHECK(!linphone_proxy_config_normalize_number(config, "0612345678", NULL, 4));
    CHECK(!linphone_proxy_config_normalize_number(config, "0612345678", buffer, 0));
    linphone_proxy_config_unref(config);
}

int main(void) {
    core = linphone_factory_create_core_3(linphone_factory_get(), NULL, NULL, NULL);
    RUN(plansDescribeCountries);
    RUN(plansAreNeverFreed);
    RUN(numbersFollowTheAccount);
    RUN(oldNamesFillABuffer);
    linphone_core_unref(core);
    linphone_factory_clean();
    return CHECK_RESULT();
}
