/**
 * @file
 * Watches many accounts: registers every account of a list, keeps them registered, and prints how many
 * are in which state whenever that changes.
 *
 *     many_accounts LIST [--once]
 *
 * LIST has one account on each line: identity, password, server, separated by blanks. With --once the
 * program takes everything back and ends as soon as each account has its outcome; otherwise at Ctrl-C.
 */
#include <linphone/core.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

enum { kStates = LinphoneRegistrationFailed + 1, kLineLength = 1024 };

static const int kIteratePeriod = 20; /* ms */

static volatile sig_atomic_t interrupted = 0;

static void on_signal(int number) {
    (void)number;
    interrupted = 1;
}

/** How many accounts are in which state; kept up to date by the callback, so that nothing is ever counted. */
typedef struct Monitor {
    int count[kStates];
    int changed;
} Monitor;

static void account_state_changed(LinphoneCore *core, LinphoneAccount *account,
                                  LinphoneRegistrationState state, const char *message) {
    Monitor *monitor = (Monitor *)linphone_core_cbs_get_user_data(linphone_core_get_current_callbacks(core));
    int *counted = (int *)linphone_account_get_user_data(account); /* where the account is counted so far */
    --*(counted ? counted : &monitor->count[LinphoneRegistrationNone]);
    ++monitor->count[state];
    linphone_account_set_user_data(account, &monitor->count[state]);
    monitor->changed = 1;
    if (state == LinphoneRegistrationFailed) {
        const LinphoneAddress *identity =
            linphone_account_params_get_identity_address(linphone_account_get_params(account));
        char *text = linphone_address_as_string_uri_only(identity);
        printf("%s failed: %s\n", text, message ? message : "");
        ms_free(text);
    }
}

static void report(Monitor *monitor) {
    int state;
    if (!monitor->changed) return;
    monitor->changed = 0;
    for (state = 0; state < kStates; ++state) {
        const char *name = linphone_registration_state_to_string((LinphoneRegistrationState)state);
        printf("%s %d%s", name + strlen("LinphoneRegistration"), monitor->count[state],
               state + 1 < kStates ? ", " : "\n");
    }
    fflush(stdout);
}

static int add_account(LinphoneCore *core, const char *identity, const char *password, const char *server) {
    LinphoneFactory *factory = linphone_factory_get();
    LinphoneAddress *address = linphone_factory_create_address(factory, identity);
    LinphoneAccountParams *params = linphone_core_create_account_params(core);
    int result = -1;
    if (address && linphone_account_params_set_identity_address(params, address) == 0 &&
        linphone_account_params_set_server_addr(params, server) == 0) {
        /* The domain keeps equal user names at different providers apart. */
        LinphoneAuthInfo *credentials =
            linphone_factory_create_auth_info(factory, linphone_address_get_username(address), NULL, password,
                                              NULL, NULL, linphone_address_get_domain(address));
        LinphoneAccount *account;
        linphone_core_add_auth_info(core, credentials);
        linphone_auth_info_unref(credentials);
        linphone_account_params_enable_register(params, TRUE);
        account = linphone_core_create_account(core, params);
        result = linphone_core_add_account(core, account);
        linphone_account_unref(account); /* the core holds it */
    }
    linphone_account_params_unref(params);
    if (address) linphone_address_unref(address);
    return result;
}

/** Gives every account of the file to the core; the number of them, or -1. */
static int add_accounts(LinphoneCore *core, const char *path) {
    char line[kLineLength];
    int count = 0;
    FILE *file = fopen(path, "r");
    if (!file) {
        perror(path);
        return -1;
    }
    while (count >= 0 && fgets(line, sizeof(line), file)) {
        char identity[kLineLength], password[kLineLength], server[kLineLength];
        if (sscanf(line, "%s %s %s", identity, password, server) == 3 &&
            add_account(core, identity, password, server) == 0) {
            count++;
        } else {
            fprintf(stderr, "%s: line %d does not name identity, password and server\n", path, count + 1);
            count = -1;
        }
    }
    fclose(file);
    return count;
}

int main(int argc, char **argv) {
    const int once = argc == 3 && strcmp(argv[2], "--once") == 0;
    Monitor monitor = {{0}, 0};
    LinphoneCore *core;
    LinphoneCoreCbs *callbacks;
    int accounts;

    if (argc != 2 && !once) {
        fputs("usage: many_accounts LIST [--once]\n", stderr);
        return 2;
    }
    signal(SIGINT, on_signal);
    signal(SIGTERM, on_signal);

    core = linphone_factory_create_core_3(linphone_factory_get(), NULL, NULL, NULL);
    callbacks = linphone_factory_create_core_cbs(linphone_factory_get());
    linphone_core_cbs_set_user_data(callbacks, &monitor);
    linphone_core_cbs_set_account_registration_state_changed(callbacks, account_state_changed);
    linphone_core_add_callbacks(core, callbacks);
    linphone_core_cbs_unref(callbacks);
    linphone_core_start(core);

    accounts = add_accounts(core, argv[1]);
    if (accounts > 0) monitor.count[LinphoneRegistrationNone] = accounts;
    while (accounts > 0 && !interrupted) {
        linphone_core_iterate(core);
        report(&monitor);
        if (once &&
            monitor.count[LinphoneRegistrationOk] + monitor.count[LinphoneRegistrationFailed] == accounts)
            break;
        ms_usleep(kIteratePeriod * UINT64_C(1000));
    }
    accounts = accounts < 0 ? 1 : monitor.count[LinphoneRegistrationFailed];
    linphone_core_stop(core); /* unregisters all accounts and waits for the answers */
    report(&monitor);
    linphone_core_unref(core);
    return accounts == 0 ? 0 : 1;
}
