/**
 * @file
 * Account creation with a service of the program's own in place of the library's: here a directory in
 * memory, elsewhere whatever the company has. Asks whether the account exists, creates it, and registers
 * with what was created.
 *
 *     custom_account_creator USER PASSWORD DOMAIN SERVER
 */
#include <linphone/core.h>
#include <stdio.h>
#include <string.h>

static const int kIteratePeriod = 20; /* ms */

/** Finds in the creator's callbacks the one that hears the answer to a request. */
typedef LinphoneAccountCreatorCbsStatusCb (*CallbackOf)(const LinphoneAccountCreatorCbs *cbs);

enum { kAccounts = 8, kNameLength = 64 };

/** The accounts, and one request that was taken and not yet answered. */
typedef struct Directory {
    char names[kAccounts][kNameLength];
    int count;
    LinphoneAccountCreator *asking;
    CallbackOf callback;
    LinphoneAccountCreatorStatus outcome;
} Directory;

static Directory *directory_of(LinphoneAccountCreator *creator) {
    return (Directory *)linphone_account_creator_service_get_user_data(
        linphone_account_creator_get_service(creator));
}

static int holds(const Directory *directory, const char *name) {
    int i;
    for (i = 0; i < directory->count; ++i)
        if (strcmp(directory->names[i], name) == 0) return 1;
    return 0;
}

/** Takes a request; the main loop answers it, as it would when a server has. */
static LinphoneAccountCreatorStatus take(LinphoneAccountCreator *creator, CallbackOf callback,
                                         LinphoneAccountCreatorStatus outcome) {
    Directory *directory = directory_of(creator);
    if (directory->asking) return LinphoneAccountCreatorStatusRequestFailed; /* one at a time */
    directory->asking = linphone_account_creator_ref(creator);
    directory->callback = callback;
    directory->outcome = outcome;
    return LinphoneAccountCreatorStatusRequestOk;
}

static LinphoneAccountCreatorStatus is_account_exist(LinphoneAccountCreator *creator) {
    const char *name = linphone_account_creator_get_username(creator);
    if (!name) return LinphoneAccountCreatorStatusMissingArguments;
    return take(creator, linphone_account_creator_cbs_get_is_account_exist,
                holds(directory_of(creator), name) ? LinphoneAccountCreatorStatusAccountExist
                                                   : LinphoneAccountCreatorStatusAccountNotExist);
}

static LinphoneAccountCreatorStatus create_account(LinphoneAccountCreator *creator) {
    Directory *directory = directory_of(creator);
    const char *name = linphone_account_creator_get_username(creator);
    LinphoneAccountCreatorStatus outcome = LinphoneAccountCreatorStatusAccountNotCreated;
    if (!name || !linphone_account_creator_get_password(creator))
        return LinphoneAccountCreatorStatusMissingArguments;
    if (holds(directory, name)) {
        outcome = LinphoneAccountCreatorStatusAccountExist;
    } else if (directory->count < kAccounts && strlen(name) < kNameLength) {
        strcpy(directory->names[directory->count++], name);
        outcome = LinphoneAccountCreatorStatusAccountCreated;
    }
    return take(creator, linphone_account_creator_cbs_get_create_account, outcome);
}

/** Gives the request that was taken its answer. */
static void answer(Directory *directory) {
    LinphoneAccountCreator *creator = directory->asking;
    LinphoneAccountCreatorCbsStatusCb callback;
    if (!creator) return;
    directory->asking = NULL;
    callback = directory->callback(linphone_account_creator_get_callbacks(creator));
    if (callback) callback(creator, directory->outcome, NULL);
    linphone_account_creator_unref(creator);
}

static void use_directory(LinphoneCore *core, Directory *directory) {
    LinphoneAccountCreatorService *service = linphone_account_creator_service_new();
    linphone_account_creator_service_set_user_data(service, directory);
    linphone_account_creator_service_set_is_account_exist_cb(service, is_account_exist);
    linphone_account_creator_service_set_create_account_cb(service, create_account);
    linphone_core_set_account_creator_service(core, service); /* the core takes it over */
}

/** What the callbacks tell the main loop. */
typedef struct Progress {
    int created;
    int failed;
} Progress;

static Progress *progress_of(LinphoneAccountCreator *creator) {
    return (Progress *)linphone_account_creator_cbs_get_user_data(
        linphone_account_creator_get_callbacks(creator));
}

static void existence_known(LinphoneAccountCreator *creator, LinphoneAccountCreatorStatus status,
                            const char *response) {
    (void)response;
    printf("the account %s\n",
           status == LinphoneAccountCreatorStatusAccountNotExist ? "does not exist" : "exists");
    if (status != LinphoneAccountCreatorStatusAccountNotExist ||
        linphone_account_creator_create_account(creator) != LinphoneAccountCreatorStatusRequestOk)
        progress_of(creator)->failed = 1;
}

static void account_created(LinphoneAccountCreator *creator, LinphoneAccountCreatorStatus status,
                            const char *response) {
    (void)response;
    printf("the account was %s\n",
           status == LinphoneAccountCreatorStatusAccountCreated ? "created" : "not created");
    if (status == LinphoneAccountCreatorStatusAccountCreated)
        progress_of(creator)->created = 1;
    else
        progress_of(creator)->failed = 1;
}

static void work(LinphoneCore *core, Directory *directory) {
    linphone_core_iterate(core);
    answer(directory);
    ms_usleep(kIteratePeriod * UINT64_C(1000));
}

/** Registers with what was created; the state that the proxy config ends in. */
static LinphoneRegistrationState use_account(LinphoneCore *core, Directory *directory,
                                             LinphoneAccountCreator *creator, const char *server) {
    LinphoneProxyConfig *config = linphone_account_creator_create_proxy_config(creator);
    LinphoneRegistrationState state = LinphoneRegistrationNone;
    if (!config) return LinphoneRegistrationFailed;
    linphone_proxy_config_edit(config);
    linphone_proxy_config_set_server_addr(config, server);
    linphone_proxy_config_done(config);
    while (state == LinphoneRegistrationNone || state == LinphoneRegistrationProgress) {
        work(core, directory);
        state = linphone_proxy_config_get_state(config);
    }
    printf("%s\n", linphone_registration_state_to_string(state));
    return state;
}

int main(int argc, char **argv) {
    Directory directory = {{{0}}, 0, NULL, NULL, LinphoneAccountCreatorStatusRequestOk};
    Progress progress = {0, 0};
    LinphoneRegistrationState state = LinphoneRegistrationFailed;
    LinphoneCore *core;
    LinphoneAccountCreator *creator;
    LinphoneAccountCreatorCbs *callbacks;

    if (argc != 5) {
        fputs("usage: custom_account_creator USER PASSWORD DOMAIN SERVER\n", stderr);
        return 2;
    }
    core = linphone_factory_create_core_3(linphone_factory_get(), NULL, NULL, NULL);
    linphone_core_start(core);
    use_directory(core, &directory);

    creator = linphone_account_creator_create(core);
    callbacks = linphone_account_creator_get_callbacks(creator);
    linphone_account_creator_cbs_set_user_data(callbacks, &progress);
    linphone_account_creator_cbs_set_is_account_exist(callbacks, existence_known);
    linphone_account_creator_cbs_set_create_account(callbacks, account_created);
    linphone_account_creator_set_username(creator, argv[1]);
    linphone_account_creator_set_password(creator, argv[2]);
    linphone_account_creator_set_domain(creator, argv[3]);

    if (linphone_account_creator_is_account_exist(creator) != LinphoneAccountCreatorStatusRequestOk)
        progress.failed = 1;
    while (!progress.created && !progress.failed)
        work(core, &directory);
    if (progress.created) state = use_account(core, &directory, creator, argv[4]);

    linphone_account_creator_unref(creator);
    linphone_core_stop(core);
    linphone_core_unref(core);
    return state == LinphoneRegistrationOk ? 0 : 1;
}
