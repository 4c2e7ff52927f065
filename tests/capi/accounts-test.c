#include "check.h"

#include <linphone/core.h>

static LinphoneCore *newCore(void) { return linphone_core_new(NULL, NULL, NULL, NULL); }

/** An account that would not register, since nothing here listens. */
static LinphoneAccount *newAccount(LinphoneCore *core, const char *identity, const char *server) {
    LinphoneAccountParams *params = linphone_core_create_account_params(core);
    LinphoneAddress *address = linphone_address_new(identity);
    if (address) {
        CHECK(linphone_account_params_set_identity_address(params, address) == 0);
        linphone_address_unref(address);
    }
    linphone_account_params_set_server_addr(params, server);
    linphone_account_params_enable_register(params, FALSE);
    LinphoneAccount *account = linphone_core_create_account(core, params);
    linphone_account_params_unref(params);
    return account;
}

static LinphoneAccount *addedAccount(LinphoneCore *core, const char *identity) {
    LinphoneAccount *account = newAccount(core, identity, "sip:127.0.0.1:9");
    CHECK(linphone_core_add_account(core, account) == 0);
    linphone_account_unref(account); /* the core has one */
    return account;
}

static void accountWithoutServerOrIdentityIsNotAdded(void) {
    LinphoneCore *core = newCore();
    LinphoneAccount *noServer = newAccount(core, "sip:alice@example.org", NULL);
    LinphoneAccount *noIdentity = newAccount(core, NULL, "sip:example.org");
    CHECK(linphone_core_add_account(core, noServer) == -1);
    CHECK(linphone_core_add_account(core, noIdentity) == -1);
    CHECK(linphone_core_get_account_list(core) == NULL);
    linphone_account_unref(noServer);
    linphone_account_unref(noIdentity);
    linphone_core_destroy(core);
}

static void addingTwiceIsAddingOnce(void) {
    LinphoneCore *core = newCore();
    LinphoneAccount *account = addedAccount(core, "sip:alice@example.org");
    CHECK(linphone_core_add_account(core, account) == 0);
    CHECK(bctbx_list_size(linphone_core_get_account_list(core)) == 1);
    linphone_core_destroy(core);
}

static void listsAreInOrderOfAdditionWhateverTheirFace(void) {
    LinphoneCore *core = newCore();
    LinphoneAccount *a = addedAccount(core, "sip:a@example.org");
    LinphoneAccount *b = addedAccount(core, "sip:b@example.org");
    LinphoneAccount *c = addedAccount(core, "sip:c@example.org");
    const bctbx_list_t *accounts = linphone_core_get_account_list(core);
    CHECK(bctbx_list_nth_data(accounts, 0) == a);
    CHECK(bctbx_list_nth_data(accounts, 2) == c);
    linphone_core_remove_account(core, b);
    const bctbx_list_t *configs = linphone_core_get_proxy_config_list(core);
    CHECK(bctbx_list_size(configs) == 2);
    CHECK_TEXT(linphone_proxy_config_get_identity((LinphoneProxyConfig *)bctbx_list_nth_data(configs, 0)),
               "sip:a@example.org");
    CHECK_TEXT(linphone_proxy_config_get_identity((LinphoneProxyConfig *)bctbx_list_nth_data(configs, 1)),
               "sip:c@example.org");
    linphone_core_destroy(core);
}

static void defaultAccountHasAPlace(void) {
    LinphoneCore *core = newCore();
    LinphoneProxyConfig *config = (LinphoneProxyConfig *)&core;
    LinphoneAccount *a = addedAccount(core, "sip:a@example.org");
    LinphoneAccount *b = addedAccount(core, "sip:b@example.org");
    CHECK(linphone_core_get_default_account(core) == NULL);
    CHECK(linphone_core_get_default_proxy(core, &config) == -1);
    CHECK(config == NULL);
    linphone_core_set_default_account(core, b);
    CHECK(linphone_core_get_default_account(core) == b);
    CHECK(linphone_core_get_default_proxy(core, &config) == 1);
    CHECK(config != NULL && config == linphone_core_get_default_proxy_config(core));
    CHECK(linphone_core_get_default_proxy(core, NULL) == 1);
    linphone_core_set_default_proxy_index(core, 0);
    CHECK(linphone_core_get_default_account(core) == a);
    linphone_core_set_default_proxy_index(core, 2);
    CHECK(linphone_core_get_default_account(core) == NULL);
    linphone_core_destroy(core);
}

static void strangerCannotBeTheDefault(void) {
    LinphoneCore *core = newCore();
    LinphoneAccount *a = addedAccount(core, "sip:a@example.org");
    LinphoneAccount *stranger = newAccount(core, "sip:b@example.org", "sip:example.org");
    linphone_core_set_default_account(core, a);
    linphone_core_set_default_account(core, stranger);
    CHECK(linphone_core_get_default_account(core) == NULL);
    linphone_account_unref(stranger);
    linphone_core_destroy(core);
}

static void removedDefaultLeavesNone(void) {
    LinphoneCore *core = newCore();
    LinphoneAccount *a = addedAccount(core, "sip:a@example.org");
    linphone_core_set_default_account(core, a);
    linphone_core_remove_account(core, a);
    CHECK(linphone_core_get_default_account(core) == NULL);
    CHECK(linphone_core_get_account_list(core) == NULL);
    linphone_core_destroy(core);
}

static void clearingRemovesAll(void) {
    LinphoneCore *core = newCore();
    addedAccount(core, "sip:a@example.org");
    addedAccount(core, "sip:b@example.org");
    linphone_core_clear_accounts(core);
    CHECK(linphone_core_get_account_list(core) == NULL);
    addedAccount(core, "sip:c@example.org");
    linphone_core_clear_proxy_config(core);
    CHECK(linphone_core_get_proxy_config_list(core) == NULL);
    linphone_core_destroy(core);
}

static void accountIsFoundByItsKey(void) {
    LinphoneCore *core = newCore();
    LinphoneAccount *account = addedAccount(core, "sip:a@example.org");
    LinphoneAccountParams *params = linphone_account_params_clone(linphone_account_get_params(account));
    CHECK(linphone_core_get_account_by_idkey(core, linphone_account_params_get_idkey(params)) == account);
    linphone_account_params_set_idkey(params, "mine");
    CHECK(linphone_account_set_params(account, params) == 0);
    CHECK(linphone_core_get_account_by_idkey(core, "mine") == account);
    CHECK(linphone_core_get_proxy_config_by_idkey(core, "mine") != NULL);
    CHECK(linphone_core_get_account_by_idkey(core, "yours") == NULL);
    CHECK(linphone_core_get_account_by_idkey(core, NULL) == NULL);
    linphone_account_params_unref(params);
    linphone_core_destroy(core);
}

static void twoFacesShareStateButNotUserData(void) {
    int forAccount;
    int forConfig;
    LinphoneCore *core = newCore();
    LinphoneAccount *account = addedAccount(core, "sip:a@example.org");
    LinphoneProxyConfig *config =
        (LinphoneProxyConfig *)bctbx_list_get_data(linphone_core_get_proxy_config_list(core));
    linphone_account_set_user_data(account, &forAccount);
    linphone_proxy_config_set_user_data(config, &forConfig);
    CHECK(linphone_account_get_user_data(account) == &forAccount);
    CHECK(linphone_proxy_config_get_user_data(config) == &forConfig);

    linphone_proxy_config_edit(config);
    linphone_proxy_config_set_expires(config, 77);
    CHECK(linphone_account_params_get_expires(linphone_account_get_params(account)) == 3600);
    CHECK(linphone_proxy_config_done(config) == 0);
    CHECK(linphone_account_params_get_expires(linphone_account_get_params(account)) == 77);
    CHECK(linphone_account_get_state(account) == linphone_proxy_config_get_state(config));
    CHECK(linphone_account_new_with_config(core, NULL, config) == account);
    linphone_account_unref(account);
    linphone_core_destroy(core);
}

static void accountOutlivesItsCore(void) {
    LinphoneCore *core = newCore();
    LinphoneAccount *account = linphone_account_ref(addedAccount(core, "sip:a@example.org"));
    CHECK(linphone_account_get_core(account) == core);
    linphone_core_destroy(core);
    CHECK(linphone_account_get_core(account) == NULL);
    CHECK(linphone_account_get_state(account) == LinphoneRegistrationNone);
    linphone_account_refresh_register(account);
    linphone_account_pause_register(account);
    CHECK(linphone_account_find_auth_info(account) == NULL);
    CHECK(linphone_account_params_get_expires(linphone_account_get_params(account)) == 3600);
    linphone_account_unref(account);
}

static void invalidParametersAreRefusedForAnAddedAccount(void) {
    LinphoneCore *core = newCore();
    LinphoneAccount *account = addedAccount(core, "sip:a@example.org");
    LinphoneAccountParams *empty = linphone_account_params_new(core);
    CHECK(linphone_account_set_params(account, empty) == -1);
    CHECK(linphone_account_set_params(account, NULL) == -1);
    CHECK_TEXT(linphone_account_params_get_identity(linphone_account_get_params(account)),
               "sip:a@example.org");
    linphone_account_params_unref(empty);
    linphone_core_destroy(core);
}

static void ownParametersCanBeSetAgainDuringAnEdit(void) {
    LinphoneCore *core = newCore();
    LinphoneAccount *account = addedAccount(core, "sip:a@example.org");
    LinphoneProxyConfig *config =
        (LinphoneProxyConfig *)bctbx_list_get_data(linphone_core_get_proxy_config_list(core));
    LinphoneAccountParams *own = (LinphoneAccountParams *)linphone_account_get_params(account);
    linphone_proxy_config_set_expires(config, 77);
    CHECK(linphone_account_params_get_expires(own) == 3600); /* the edit is not theirs */
    CHECK(linphone_account_set_params(account, own) == 0);
    CHECK(linphone_proxy_config_done(config) == -1);
    CHECK_TEXT(linphone_account_params_get_identity(linphone_account_get_params(account)),
               "sip:a@example.org");
    linphone_core_destroy(core);
}

static void cloneIsNotAdded(void) {
    LinphoneCore *core = newCore();
    LinphoneAccount *account = addedAccount(core, "sip:a@example.org");
    LinphoneAccount *copy = linphone_account_clone(account);
    CHECK(copy != account);
    CHECK(bctbx_list_size(linphone_core_get_account_list(core)) == 1);
    CHECK_TEXT(linphone_account_params_get_identity(linphone_account_get_params(copy)), "sip:a@example.org");
    linphone_account_unref(copy);
    linphone_core_destroy(core);
}

static void dependencyOnItselfIsRefused(void) {
    LinphoneCore *core = newCore();
    LinphoneAccount *a = addedAccount(core, "sip:a@example.org");
    LinphoneAccount *b = addedAccount(core, "sip:b@example.org");
    linphone_account_set_dependency(a, a);
    CHECK(linphone_account_get_dependency(a) == NULL);
    linphone_account_set_dependency(a, b);
    CHECK(linphone_account_get_dependency(a) == b);
    linphone_account_set_dependency(b, a);
    CHECK(linphone_account_get_dependency(b) == NULL);
    linphone_account_set_dependency(a, NULL);
    CHECK(linphone_account_get_dependency(a) == NULL);
    linphone_core_destroy(core);
}

static void contactBeforeRegistrationIsTheIdentity(void) {
    LinphoneCore *core = newCore();
    LinphoneAccount *account = newAccount(core, "\"Al\" <sip:a@example.org;x=1>", "sip:example.org");
    LinphoneAddress *contact = linphone_account_get_contact_address(account);
    CHECK_TEXT(linphone_address_get_username(contact), "a");
    CHECK_TEXT(linphone_address_get_domain(contact), "example.org");
    linphone_account_unref(account);
    linphone_core_destroy(core);
}

static void errorOfAFreshAccountIsNone(void) {
    LinphoneAccount *account = linphone_account_new(NULL, NULL);
    CHECK(linphone_account_get_error(account) == LinphoneReasonNone);
    CHECK(linphone_error_info_get_reason(linphone_account_get_error_info(account)) == LinphoneReasonNone);
    CHECK(linphone_account_get_contact_address(account) == NULL);
    CHECK(linphone_account_get_core(account) == NULL);
    CHECK(linphone_account_get_custom_header(account, "Server") == NULL);
    linphone_account_unref(account);
}

static void callbacksAreListedOnce(void) {
    LinphoneAccount *account = linphone_account_new(NULL, NULL);
    LinphoneAccountCbs *cbs = linphone_factory_create_account_cbs(linphone_factory_get());
    CHECK(linphone_account_get_callbacks_list(account) == NULL);
    linphone_account_add_callbacks(account, cbs);
    CHECK(bctbx_list_get_data(linphone_account_get_callbacks_list(account)) == cbs);
    CHECK(linphone_account_get_current_callbacks(account) == NULL);
    linphone_account_set_current_callbacks(account, cbs);
    CHECK(linphone_account_get_current_callbacks(account) == cbs);
    linphone_account_set_current_callbacks(account, NULL);
    linphone_account_remove_callbacks(account, cbs);
    CHECK(linphone_account_get_callbacks_list(account) == NULL);
    linphone_account_cbs_unref(cbs);
    linphone_account_unref(account);
}

int main(void) {
    RUN(accountWithoutServerOrIdentityIsNotAdded);
    RUN(addingTwiceIsAddingOnce);
    RUN(listsAreInOrderOfAdditionWhateverTheirFace);
    RUN(defaultAccountHasAPlace);
    RUN(strangerCannotBeTheDefault);
    RUN(removedDefaultLeavesNone);
    RUN(clearingRemovesAll);
    RUN(accountIsFoundByItsKey);
    RUN(twoFacesShareStateButNotUserData);
    RUN(accountOutlivesItsCore);
    RUN(invalidParametersAreRefusedForAnAddedAccount);
    RUN(ownParametersCanBeSetAgainDuringAnEdit);
    RUN(cloneIsNotAdded);
    RUN(dependencyOnItselfIsRefused);
    RUN(contactBeforeRegistrationIsTheIdentity);
    RUN(errorOfAFreshAccountIsNone);
    RUN(callbacksAreListedOnce);
    linphone_factory_clean();
    return CHECK_RESULT();
}
