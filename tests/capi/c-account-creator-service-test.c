#include "check.h"

#include <linphone/account_creator_backends.h>
#include <linphone/core.h>

static LinphoneCore *newCore(void) { return linphone_core_new(NULL, NULL, NULL, NULL); }

static LinphoneAccountCreator *newCreator(LinphoneCore *core) {
    return linphone_account_creator_new(core, NULL);
}

/* What the functions of a custom service note. */
static int constructed, destructed, heard;
static unsigned called;
static LinphoneAccountCreatorStatus lastStatus;
static char lastUser[64];

static LinphoneAccountCreatorStatus construct(LinphoneAccountCreator *creator) {
    ++constructed;
    CHECK(creator->username == NULL);
    CHECK(linphone_account_creator_set_username(creator, "made") == LinphoneAccountCreatorUsernameStatusOk);
    return LinphoneAccountCreatorStatusRequestFailed; /* ignored */
}

static LinphoneAccountCreatorStatus destruct(LinphoneAccountCreator *creator) {
    ++destructed;
    strncpy(lastUser, creator->username ? creator->username : "", sizeof lastUser - 1);
    linphone_account_creator_ref(creator);
    linphone_account_creator_unref(creator);
    return LinphoneAccountCreatorStatusRequestOk;
}

#define ACTION(number, name)                                                                                 \
    static LinphoneAccountCreatorStatus do_##name(LinphoneAccountCreator *creator) {                         \
        called |= 1u << (number);                                                                            \
        linphone_account_creator_cbs_get_##name(linphone_account_creator_get_callbacks(creator))(            \
            creator, LinphoneAccountCreatorStatusRequestOk, #name);                                          \
        return (LinphoneAccountCreatorStatus)(100 + (number));                                               \
    }
ACTION(0, is_account_exist)
ACTION(1, create_account)
ACTION(2, activate_account)
ACTION(3, is_account_activated)
ACTION(4, link_account)
ACTION(5, activate_alias)
ACTION(6, is_alias_used)
ACTION(7, is_account_linked)
ACTION(8, recover_account)
ACTION(9, update_account)
ACTION(10, login_linphone_account)
ACTION(11, confirmation_key)

static LinphoneAccountCreatorService *fullService(void) {
    LinphoneAccountCreatorService *service = linphone_account_creator_service_new();
    linphone_account_creator_service_set_constructor_cb(service, construct);
    linphone_account_creator_service_set_destructor_cb(service, destruct);
#define SLOT(name)                                                                                           \
    linphone_account_creator_service_set_##name##_cb(service, do_##name);                                    \
    CHECK(linphone_account_creator_service_get_##name##_cb(service) == do_##name)
    SLOT(is_account_exist);
    SLOT(create_account);
    SLOT(activate_account);
    SLOT(is_account_activated);
    SLOT(link_account);
    SLOT(activate_alias);
    SLOT(is_alias_used);
    SLOT(is_account_linked);
    SLOT(recover_account);
    SLOT(update_account);
    SLOT(login_linphone_account);
    SLOT(confirmation_key);
    return service;
}

static void hear(LinphoneAccountCreator *creator, LinphoneAccountCreatorStatus status, const char *response) {
    (void)creator;
    (void)response;
    ++heard;
    lastStatus = status;
}

static void everySlotOfACustomServiceIsRun(void) {
    LinphoneCore *core = newCore();
    constructed = destructed = heard = 0;
    called = 0;
    linphone_core_set_account_creator_service(core, fullService());
    LinphoneAccountCreator *creator = linphone_account_creator_new(core, "url://serveur.com");
    CHECK(constructed == 1);
    CHECK_TEXT(creator->username, "made");
    CHECK(linphone_account_creator_is_account_exist(creator) == 100);
    CHECK(linphone_account_creator_create_account(creator) == 101);
    CHECK(linphone_account_creator_activate_account(creator) == 102);
    CHECK(linphone_account_creator_is_account_activated(creator) == 103);
    CHECK(linphone_account_creator_link_account(creator) == 104);
    CHECK(linphone_account_creator_activate_alias(creator) == 105);
    CHECK(linphone_account_creator_is_alias_used(creator) == 106);
    CHECK(linphone_account_creator_is_account_linked(creator) == 107);
    CHECK(linphone_account_creator_recover_account(creator) == 108);
    CHECK(linphone_account_creator_update_account(creator) == 109);
    CHECK(linphone_account_creator_login_linphone_account(creator) == 110);
    CHECK(linphone_account_creator_get_confirmation_key(creator) == 111);
    CHECK(called == 0xfff);
    linphone_account_creator_set_username(creator, "last");
    linphone_account_creator_unref(creator);
    CHECK(destructed == 1);
    CHECK_TEXT(lastUser, "last");
    linphone_core_destroy(core);
}

static void anUnsetSlotIsMissingCallbacks(void) {
    LinphoneCore *core = newCore();
    linphone_core_set_account_creator_service(core, linphone_account_creator_service_new());
    LinphoneAccountCreator *creator = newCreator(core);
    CHECK(linphone_account_creator_create_account(creator) == LinphoneAccountCreatorStatusMissingCallbacks);
    CHECK(linphone_account_creator_delete_account(creator) == LinphoneAccountCreatorStatusMissingCallbacks);
    CHECK(linphone_account_creator_request_auth_token(creator) ==
          LinphoneAccountCreatorStatusMissingCallbacks);
    linphone_account_creator_unref(creator);
    linphone_core_destroy(core);
}

static void aServiceFallsBackWhenItIsToldTo(void) {
    LinphoneCore *core = newCore();
    LinphoneAccountCreatorService *service = linphone_account_creator_service_new();
    CHECK(!linphone_account_creator_service_default_fallback_enabled(service));
    linphone_account_creator_service_enable_default_fallback(service, TRUE);
    linphone_account_creator_service_set_create_account_cb(service, do_create_account);
    linphone_core_set_account_creator_service(core, service);
    LinphoneAccountCreator *creator = newCreator(core);
    CHECK(linphone_account_creator_create_account(creator) == 101);
    CHECK(linphone_account_creator_is_account_exist(creator) == LinphoneAccountCreatorStatusMissingArguments);
    linphone_account_creator_unref(creator);
    linphone_core_destroy(core);
}

static void aCustomServiceOutlivesStopAndStart(void) {
    LinphoneCore *core = newCore();
    LinphoneAccountCreatorService *service = fullService();
    linphone_core_set_account_creator_service(core, service);
    linphone_core_stop(core);
    CHECK(linphone_core_get_account_creator_service(core) == service);
    linphone_core_start(core);
    CHECK(linphone_core_get_account_creator_service(core) == service);
    linphone_core_set_account_creator_service(core, NULL);
    LinphoneAccountCreatorService *own = linphone_core_get_account_creator_service(core);
    CHECK(own != NULL && linphone_account_creator_service_get_create_account_cb(own) != NULL);
    linphone_core_destroy(core);
}

static void aCreatorKeepsItsServiceAndOutlivesItsCore(void) {
    LinphoneCore *core = newCore();
    LinphoneAccountCreatorService *service = fullService();
    linphone_core_set_account_creator_service(core, service);
    LinphoneAccountCreator *custom = newCreator(core);
    linphone_core_set_account_creator_service(core, NULL);
    LinphoneAccountCreator *ordinary = linphone_account_creator_new(core, "http://127.0.0.1:9/");
    CHECK(linphone_account_creator_get_service(custom) == service);
    CHECK(linphone_account_creator_create_account(custom) == 101);
    linphone_account_creator_set_username(ordinary, "alice");
    LinphoneAccountCreatorCbs *cbs = linphone_factory_create_account_creator_cbs(linphone_factory_get());
    linphone_account_creator_cbs_set_is_account_exist(cbs, hear);
    linphone_account_creator_add_callbacks(ordinary, cbs);
    linphone_account_creator_cbs_unref(cbs);
    heard = 0;
    CHECK(linphone_account_creator_is_account_exist(ordinary) == LinphoneAccountCreatorStatusRequestOk);
    CHECK(heard == 0);
    linphone_core_stop(core);
    CHECK(heard == 1 && lastStatus == LinphoneAccountCreatorStatusRequestFailed);
    CHECK(linphone_account_creator_is_account_exist(ordinary) == LinphoneAccountCreatorStatusRequestFailed);
    CHECK_TEXT(linphone_account_creator_get_error_text(ordinary), "The core is not running");
    linphone_core_start(core);
    CHECK(linphone_account_creator_is_account_exist(ordinary) == LinphoneAccountCreatorStatusRequestOk);
    linphone_core_unref(core);
    CHECK(heard == 2);
    CHECK(linphone_account_creator_is_account_exist(ordinary) == LinphoneAccountCreatorStatusRequestFailed);
    CHECK(linphone_account_creator_create_account(custom) == 101);
    CHECK(linphone_account_creator_create_proxy_config(ordinary) == NULL);
    CHECK(heard == 2);
    linphone_account_creator_unref(ordinary);
    linphone_account_creator_unref(custom);
}

static void servicesGetTheirHelpers(void) {
    LinphoneCore *core = newCore();
    linphone_config_set_string(linphone_core_get_config(core), "assistant", "domain", "Assistant.ORG");
    linphone_config_set_string(linphone_core_get_config(core), "assistant", "algorithm", "SHA-256");
    LinphoneAccountCreator *creator = newCreator(core);
    CHECK_TEXT(_get_domain(creator), "sip.linphone.org");
    CHECK(_get_identity(creator) == NULL);
    linphone_account_creator_set_username(creator, "tot@to");
    fill_domain_and_algorithm_if_needed(creator);
    CHECK_TEXT(creator->domain, "assistant.org");
    CHECK_TEXT(creator->algorithm, "SHA-256");
    char *identity = _get_identity(creator);
    CHECK_TEXT(identity, "sip:tot%40to@assistant.org");
    reset_field(&identity);
    CHECK(identity == NULL);
    char *hash = (char *)ha1_for_passwd("alice", "sip.example.org", "secret", NULL);
    CHECK_TEXT(hash, "3b82f731f40412b971a06b016e3ef337");
    reset_field(&hash);
    CHECK(ha1_for_passwd("alice", "sip.example.org", "secret", "md5") == NULL);
    CHECK(validate_uri("alice", "example.org", NULL) == 0);
    CHECK(validate_uri(NULL, "a b", NULL) != 0);
    linphone_account_creator_unref(creator);
    linphone_core_destroy(core);
}

int main(void) {
    RUN(everySlotOfACustomServiceIsRun);
    RUN(anUnsetSlotIsMissingCallbacks);
    RUN(aServiceFallsBackWhenItIsToldTo);
    RUN(aCustomServiceOutlivesStopAndStart);
    RUN(aCreatorKeepsItsServiceAndOutlivesItsCore);
    RUN(servicesGetTheirHelpers);
    return CHECK_RESULT();
}
