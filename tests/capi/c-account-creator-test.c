#include "check.h"

#include <linphone/core.h>
#include <stdlib.h>

static LinphoneCore *newCore(void) { return linphone_core_new(NULL, NULL, NULL, NULL); }

static LinphoneAccountCreator *newCreator(LinphoneCore *core) {
    return linphone_account_creator_new(core, NULL);
}

static int heard;
static LinphoneAccountCreatorStatus lastStatus;

static void hear(LinphoneAccountCreator *creator, LinphoneAccountCreatorStatus status, const char *response) {
    (void)creator;
    (void)response;
    ++heard;
    lastStatus = status;
}

static void releaseItself(LinphoneAccountCreator *creator, LinphoneAccountCreatorStatus status,
                          const char *response) {
    hear(creator, status, response);
    linphone_account_creator_unref(creator);
}

static void aCreatorMayBeReleasedInItsCallback(void) {
    LinphoneCore *core = newCore();
    LinphoneAccountCreator *creator = newCreator(core);
    linphone_account_creator_cbs_set_create_account(linphone_account_creator_get_callbacks(creator),
                                                    releaseItself);
    heard = 0;
    CHECK(linphone_account_creator_create_account(creator) == LinphoneAccountCreatorStatusMissingArguments);
    CHECK(heard == 1 && lastStatus == LinphoneAccountCreatorStatusMissingArguments);
    linphone_core_destroy(core);
}

static void gettersOfTheOlderCallbacksCanBeCalledBlindly(void) {
    LinphoneCore *core = newCore();
    LinphoneAccountCreator *creator = newCreator(core);
    LinphoneAccountCreatorCbs *own = linphone_account_creator_get_callbacks(creator);
    CHECK(own == linphone_account_creator_get_callbacks(creator));
    linphone_account_creator_cbs_get_update_account(own)(creator, LinphoneAccountCreatorStatusRequestOk,
                                                         NULL);
    linphone_account_creator_cbs_set_update_account(own, hear);
    CHECK(linphone_account_creator_cbs_get_update_account(own) == hear);
    LinphoneAccountCreatorCbs *cbs = linphone_factory_create_account_creator_cbs(linphone_factory_get());
    CHECK(linphone_account_creator_cbs_get_update_account(cbs) == NULL);
    linphone_account_creator_cbs_unref(cbs);
    linphone_account_creator_unref(creator);
    linphone_core_destroy(core);
}

static LinphoneAccountCreatorCbs *order[4];
static int orderCount;

static void noteOrder(LinphoneAccountCreator *creator, LinphoneAccountCreatorStatus status,
                      const char *response) {
    CHECK(status == LinphoneAccountCreatorStatusMissingArguments);
    CHECK_TEXT(response, "Missing required parameters");
    order[orderCount++] = linphone_account_creator_get_current_callbacks(creator);
}

static void theOlderCallbacksAreCalledFirstThenTheList(void) {
    LinphoneCore *core = newCore();
    LinphoneAccountCreator *creator = newCreator(core);
    LinphoneAccountCreatorCbs *a = linphone_factory_create_account_creator_cbs(linphone_factory_get());
    LinphoneAccountCreatorCbs *b = linphone_factory_create_account_creator_cbs(linphone_factory_get());
    linphone_account_creator_cbs_set_activate_account(a, noteOrder);
    linphone_account_creator_cbs_set_activate_account(b, noteOrder);
    linphone_account_creator_cbs_set_activate_account(linphone_account_creator_get_callbacks(creator),
                                                      noteOrder);
    linphone_account_creator_add_callbacks(creator, a);
    linphone_account_creator_add_callbacks(creator, b);
    orderCount = 0;
    linphone_account_creator_activate_account(creator);
    CHECK(orderCount == 3 && order[0] == NULL && order[1] == a && order[2] == b);
    linphone_account_creator_remove_callbacks(creator, a);
    linphone_account_creator_remove_callbacks(creator, a);
    orderCount = 0;
    linphone_account_creator_activate_account(creator);
    CHECK(orderCount == 2 && order[1] == b);
    linphone_account_creator_cbs_unref(a);
    linphone_account_creator_cbs_unref(b);
    linphone_account_creator_unref(creator);
    linphone_core_destroy(core);
}

static void settersAnswerAsDocumented(void) {
    LinphoneCore *core = newCore();
    LinphoneConfig *config = linphone_core_get_config(core);
    LinphoneAccountCreator *creator = newCreator(core);
    char *large = malloc(100001);
    memset(large, 'x', 100000);
    large[100000] = '\0';

    CHECK(linphone_account_creator_set_username(creator, NULL) == LinphoneAccountCreatorUsernameStatusOk);
    CHECK(linphone_account_creator_set_username(creator, "") == LinphoneAccountCreatorUsernameStatusInvalid);
    CHECK(linphone_account_creator_set_username(creator, "a b") == LinphoneAccountCreatorUsernameStatusOk);
    CHECK_TEXT(creator->username, "a b");
    CHECK(linphone_account_creator_set_username(creator, "sip:bob@x.org") ==
          LinphoneAccountCreatorUsernameStatusOk);
    CHECK(linphone_account_creator_set_username(creator, "sip:@@") ==
          LinphoneAccountCreatorUsernameStatusInvalid);
    CHECK_TEXT(linphone_account_creator_get_username(creator), "sip:bob@x.org");
    linphone_config_set_int(config, "assistant", "username_min_length", 3);
    linphone_config_set_int(config, "assistant", "username_max_length", 5);
    CHECK(linphone_account_creator_set_username(creator, "ab") ==
          LinphoneAccountCreatorUsernameStatusTooShort);
    CHECK(linphone_account_creator_set_username(creator, "abcdef") ==
          LinphoneAccountCreatorUsernameStatusTooLong);
    linphone_config_set_int(config, "assistant", "use_phone_number", 1);
    CHECK(linphone_account_creator_set_username(creator, "abcd") ==
          LinphoneAccountCreatorUsernameStatusInvalid);
    CHECK(linphone_account_creator_set_username(creator, "+3361") == LinphoneAccountCreatorUsernameStatusOk);
    linphone_config_set_int(config, "assistant", "use_phone_number", 0);
    linphone_config_set_int(config, "assistant", "username_max_length", -1);
    linphone_config_set_string(config, "assistant", "username_regex", "^[a-z0-9+_.\\-]*$");
    CHECK(linphone_account_creator_set_username(creator, "a-b.c") == LinphoneAccountCreatorUsernameStatusOk);
    CHECK(linphone_account_creator_set_username(creator, "ABC") ==
          LinphoneAccountCreatorUsernameStatusInvalidCharacters);
    CHECK(linphone_account_creator_set_username(creator, large) ==
          LinphoneAccountCreatorUsernameStatusInvalidCharacters);
    linphone_config_set_string(config, "assistant", "username_regex", "[");
    CHECK(linphone_account_creator_set_username(creator, "abc") ==
          LinphoneAccountCreatorUsernameStatusInvalidCharacters);

    CHECK(linphone_account_creator_set_password(creator, NULL) ==
          LinphoneAccountCreatorPasswordStatusTooShort);
    CHECK(linphone_account_creator_set_password(creator, "") == LinphoneAccountCreatorPasswordStatusOk);
    linphone_config_set_int(config, "assistant", "password_min_length", 2);
    linphone_config_set_int(config, "assistant", "password_max_length", 4);
    CHECK(linphone_account_creator_set_password(creator, "a") ==
          LinphoneAccountCreatorPasswordStatusTooShort);
    CHECK(linphone_account_creator_set_password(creator, "abcde") ==
          LinphoneAccountCreatorPasswordStatusTooLong);
    CHECK(linphone_account_creator_set_password(creator, "abc") == LinphoneAccountCreatorPasswordStatusOk);
    CHECK_TEXT(creator->password, "abc");

    CHECK(linphone_account_creator_set_email(creator, NULL) == LinphoneAccountCreatorEmailStatusMalformed);
    CHECK(linphone_account_creator_set_email(creator, "a@b") == LinphoneAccountCreatorEmailStatusMalformed);
    CHECK(linphone_account_creator_set_email(creator, "@b.org") ==
          LinphoneAccountCreatorEmailStatusMalformed);
    CHECK(linphone_account_creator_set_email(creator, "a@b.org\r\nX: y") ==
          LinphoneAccountCreatorEmailStatusMalformed);
    CHECK(linphone_account_creator_set_email(creator, "a@b.c") ==
          LinphoneAccountCreatorEmailStatusInvalidCharacters);
    CHECK(linphone_account_creator_set_email(creator, "a@b.c1") ==
          LinphoneAccountCreatorEmailStatusInvalidCharacters);
    CHECK(linphone_account_creator_set_email(creator, "A@@B.com") == LinphoneAccountCreatorEmailStatusOk);
    CHECK_TEXT(linphone_account_creator_get_email(creator), "a@@b.com");

    CHECK(linphone_account_creator_set_domain(creator, "SIP.Example.ORG") == LinphoneAccountCreatorDomainOk);
    CHECK_TEXT(creator->domain, "sip.example.org");
    CHECK(linphone_account_creator_set_domain(creator, "a\r\nb") == LinphoneAccountCreatorDomainInvalid);
    CHECK(linphone_account_creator_set_algorithm(creator, "md5") ==
          LinphoneAccountCreatorAlgoStatusNotSupported);
    CHECK_TEXT(creator->algorithm, "md5");
    CHECK(linphone_account_creator_set_algorithm(creator, "SHA-256") == LinphoneAccountCreatorAlgoStatusOk);
    CHECK(linphone_account_creator_set_transport(creator, LinphoneTransportDtls) ==
          LinphoneAccountCreatorTransportUnsupported);
    CHECK(linphone_account_creator_get_transport(creator) == LinphoneTransportTcp);
    CHECK(linphone_account_creator_set_display_name(creator, "Bob") ==
          LinphoneAccountCreatorUsernameStatusOk);
    CHECK(linphone_account_creator_set_display_name(creator, "B\r\nob") ==
          LinphoneAccountCreatorUsernameStatusInvalid);
    CHECK(linphone_account_creator_set_route(creator, NULL) == LinphoneAccountCreatorStatusRequestFailed);
    CHECK(linphone_account_creator_set_route(creator, "SIP:A") == LinphoneAccountCreatorStatusRequestOk);
    CHECK_TEXT(linphone_account_creator_get_route(creator), "sip:a");
    CHECK(linphone_account_creator_set_activation_code(creator, "1234") ==
          LinphoneAccountCreatorActivationCodeStatusOk);

    linphone_account_creator_set_token(creator, "t");
    linphone_account_creator_reset(creator);
    CHECK(!creator->username && !creator->password && !creator->domain && !creator->email &&
          !creator->algorithm);
    CHECK_TEXT(linphone_account_creator_get_token(creator), "t");
    free(large);
    linphone_account_creator_unref(creator);
    linphone_core_destroy(core);
}

static void phoneNumbersAreNormalised(void) {
    LinphoneCore *core = newCore();
    LinphoneAccountCreator *creator = newCreator(core);
    static const struct {
        const char *number, *code;
        unsigned result;
        const char *stored;
    } cases[] = {
        {"0612345678", "33", 1, "+33612345678"},
        {"12", "33", 1, "+3312"},
        {"06 12 34 56 78", "33", 4, "+3312"},
        {"612-345678", "+33", 1, "+33612345678"},
        {"06123456789012", "33", 4, "+33612345678"},
        {"0612345678", "999", 8, "+33612345678"},
        {"0612345678", "", 8, "+33612345678"},
        {"0612345678", "+", 8, "+33612345678"},
        {"abc", "33", 16, "+33612345678"},
        {NULL, "33", 16, "+33612345678"},
        {"0612345678", NULL, 16, "+33612345678"},
        {"+33687654321", "33", 1, "+33687654321"},
        {"", "33", 16, "+33687654321"},
        {NULL, NULL, 1, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; ++i) {
        const unsigned result =
            linphone_account_creator_set_phone_number(creator, cases[i].number, cases[i].code);
        if (result != cases[i].result) fprintf(stderr, "%s %s: %u\n", cases[i].number, cases[i].code, result);
        CHECK(result == cases[i].result);
        CHECK_TEXT(linphone_account_creator_get_phone_number(creator), cases[i].stored);
    }
    CHECK(linphone_account_creator_get_phone_country_code(creator) == NULL);
    linphone_account_creator_unref(creator);
    linphone_core_destroy(core);
}

static void theAccountIsSetUpInTheCoreOnce(void) {
    LinphoneCore *core = newCore();
    linphone_config_set_int(linphone_core_get_config(core), "proxy_default_values", "reg_sendregister", 0);
    LinphoneAccountCreator *creator = newCreator(core);
    linphone_account_creator_set_password(creator, "secret");
    CHECK(linphone_account_creator_create_proxy_config(creator) == NULL);
    linphone_account_creator_set_username(creator, "tot@to");
    CHECK(linphone_account_creator_create_proxy_config(creator) == NULL); /* no domain */
    linphone_account_creator_set_domain(creator, "a b");
    CHECK(linphone_account_creator_configure(creator) == NULL);
    CHECK(linphone_core_get_proxy_config_list(core) == NULL);
    CHECK(linphone_core_get_auth_info_list(core) == NULL);

    linphone_account_creator_set_domain(creator, "127.0.0.1:9");
    linphone_account_creator_set_display_name(creator, "Tot");
    linphone_account_creator_set_phone_number(creator, "0612345678", "33");
    LinphoneProxyConfig *config = linphone_account_creator_create_proxy_config(creator);
    CHECK(config != NULL);
    CHECK_TEXT(linphone_proxy_config_get_identity(config), "\"Tot\" <sip:tot%40to@127.0.0.1:9>");
    CHECK_TEXT(linphone_proxy_config_get_dial_prefix(config), "33");
    CHECK(linphone_proxy_config_register_enabled(config));
    CHECK(linphone_core_get_default_proxy_config(core) == config);
    CHECK(bctbx_list_size(linphone_core_get_auth_info_list(core)) == 1);
    const LinphoneAuthInfo *info = linphone_core_find_auth_info(core, NULL, "tot@to", NULL);
    CHECK(info != NULL);
    CHECK_TEXT(linphone_auth_info_get_password(info), "secret");
    CHECK(linphone_auth_info_get_realm(info) == NULL);

    linphone_account_creator_set_password(creator, "other");
    CHECK(linphone_account_creator_create_account_in_core(creator) == (LinphoneAccount *)config);
    CHECK(bctbx_list_size(linphone_core_get_account_list(core)) == 1);
    CHECK(bctbx_list_size(linphone_core_get_auth_info_list(core)) == 1);

    linphone_account_creator_reset(creator);
    linphone_account_creator_set_username(creator, "hashed");
    linphone_account_creator_set_domain(creator, "127.0.0.1:9");
    linphone_account_creator_set_ha1(creator, "0123456789abcdef0123456789abcdef");
    linphone_account_creator_set_as_default(creator, FALSE);
    linphone_account_creator_set_transport(creator, LinphoneTransportTls);
    LinphoneProxyConfig *hashed = linphone_account_creator_create_proxy_config(creator);
    CHECK(linphone_core_get_default_proxy_config(core) == config);
    CHECK_TEXT(linphone_proxy_config_get_server_addr(hashed), "<sip:127.0.0.1;transport=tls>");
    info = linphone_core_find_auth_info(core, "127.0.0.1", "hashed", NULL);
    CHECK_TEXT(linphone_auth_info_get_algorithm(info), "MD5");
    CHECK_TEXT(linphone_auth_info_get_ha1(info), "0123456789abcdef0123456789abcdef");
    linphone_account_creator_unref(creator);
    linphone_core_destroy(core);
}

static int legacyHeard;
static void hearLegacy(LinphoneAccountCreator *creator, LinphoneAccountCreatorStatus status, void *data) {
    (void)creator;
    CHECK(status == LinphoneAccountCreatorStatusMissingArguments);
    CHECK(data == &legacyHeard);
    ++legacyHeard;
}
static void hearTested(LinphoneAccountCreator *creator, LinphoneAccountCreatorStatus status) {
    (void)creator;
    CHECK(status != LinphoneAccountCreatorOK);
    ++legacyHeard;
}

static void namesOfEarlierReleasesDoTheSame(void) {
    LinphoneCore *core = newCore();
    LinphoneAccountCreator *creator = newCreator(core);
    legacyHeard = 0;
    linphone_account_creator_set_test_existence_cb(creator, hearLegacy, &legacyHeard);
    linphone_account_creator_set_validate_cb(creator, hearLegacy, &legacyHeard);
    LinphoneAccountCreatorCbs *own = linphone_account_creator_get_callbacks(creator);
    linphone_account_creator_cbs_set_existence_tested(own, hearTested);
    linphone_account_creator_cbs_set_validation_tested(own, hearTested);
    CHECK(linphone_account_creator_cbs_get_validation_tested(own) == hearTested);
    CHECK(linphone_account_creator_test_existence(creator) == LinphoneAccountCreatorStatusMissingArguments);
    CHECK(legacyHeard == 2);
    CHECK(linphone_account_creator_test_validation(creator) == LinphoneAccountCreatorStatusMissingArguments);
    CHECK(legacyHeard == 3);
    CHECK(linphone_account_creator_validate(creator) == LinphoneAccountCreatorStatusMissingArguments);
    CHECK(legacyHeard == 4);
    CHECK(linphone_account_creator_update_password(creator, "new") ==
          LinphoneAccountCreatorStatusMissingArguments);
    linphone_account_creator_enable_newsletter_subscription(creator, TRUE);
    CHECK(linphone_account_creator_newsletter_subscription_enabled(creator));
    CHECK(LinphoneRequestAccountNotExist ==
          (LinphoneRequestStatus)LinphoneAccountCreatorStatusAccountNotExist);
    linphone_account_creator_destroy(creator);
    linphone_core_destroy(core);
}

int main(void) {
    RUN(aCreatorMayBeReleasedInItsCallback);
    RUN(gettersOfTheOlderCallbacksCanBeCalledBlindly);
    RUN(theOlderCallbacksAreCalledFirstThenTheList);
    RUN(settersAnswerAsDocumented);
    RUN(phoneNumbersAreNormalised);
    RUN(theAccountIsSetUpInTheCoreOnce);
    RUN(namesOfEarlierReleasesDoTheSame);
    return CHECK_RESULT();
}
