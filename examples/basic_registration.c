/**
 * @file
 * The shortest program that registers with a SIP server, says how that went, keeps the registration
 * fresh, and takes it back on Ctrl-C.
 *
 *     basic_registration sip:me@example.org secret [server] [options]
 *
 * server is what linphone_account_params_set_server_addr() takes, for instance
 * "sip:192.0.2.1:5070;transport=tcp"; without it the identity's domain is asked.
 */
#include <linphone/core.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int kUnregisterPatience = 40000; /* ms; a server has 32 s to answer */
static const int kIteratePeriod = 20;         /* ms */

static volatile sig_atomic_t interrupted = 0;

static void on_signal(int number) {
    (void)number;
    interrupted = 1;
}

typedef struct Options {
    const char *identity;
    const char *password;
    const char *server;
    int expires;   /* seconds; 0 leaves the library's default */
    int refreshes; /* refreshes to wait for; -1 goes on until Ctrl-C */
} Options;

/** What the callback keeps for the main loop. */
typedef struct Progress {
    int successes;
} Progress;

static int usage(void) {
    fputs("usage: basic_registration sip:user@domain password [server] [options]\n"
          "  --expires SECONDS  lifetime to ask for\n"
          "  --refreshes N      unregister and leave after that many refreshes instead of at Ctrl-C\n",
          stderr);
    return 2;
}

static int number_of(const char *text, int *number) {
    char *end = NULL;
    const long value = strtol(text, &end, 10);
    if (end == text || *end != '\0' || value < 0 || value > 1000000) return -1;
    *number = (int)value;
    return 0;
}

static int parse(int argc, char **argv, Options *options) {
    int i;
    for (i = 1; i < argc; ++i) {
        if (strncmp(argv[i], "--", 2) == 0) {
            int *number = NULL;
            if (strcmp(argv[i], "--expires") == 0) number = &options->expires;
            if (strcmp(argv[i], "--refreshes") == 0) number = &options->refreshes;
            if (!number || ++i == argc || number_of(argv[i], number) != 0) return -1;
        } else if (!options->identity) {
            options->identity = argv[i];
        } else if (!options->password) {
            options->password = argv[i];
        } else if (!options->server) {
            options->server = argv[i];
        } else {
            return -1;
        }
    }
    return options->password ? 0 : -1;
}

static void registration_state_changed(LinphoneAccount *account, LinphoneRegistrationState state,
                                       const char *message) {
    Progress *progress =
        (Progress *)linphone_account_cbs_get_user_data(linphone_account_get_current_callbacks(account));
    const LinphoneAccountParams *params = linphone_account_get_params(account);
    char *identity =
        linphone_address_as_string_uri_only(linphone_account_params_get_identity_address(params));
    printf("New registration state %s for %s (%s)\n", linphone_registration_state_to_string(state), identity,
           message ? message : "");
    fflush(stdout);
    if (state == LinphoneRegistrationOk) progress->successes++;
    ms_free(identity);
}

/** Only connections that we open ourselves: nobody but the server can reach them. */
static void use_client_sockets(LinphoneCore *core) {
    LinphoneTransports *transports = linphone_factory_create_transports(linphone_factory_get());
    linphone_transports_set_udp_port(transports, LC_SIP_TRANSPORT_DONTBIND);
    linphone_transports_set_tcp_port(transports, LC_SIP_TRANSPORT_DONTBIND);
    linphone_transports_set_tls_port(transports, LC_SIP_TRANSPORT_DONTBIND);
    linphone_core_set_transports(core, transports);
    linphone_transports_unref(transports);
}

/** Makes the account and gives it to the core; NULL when identity or server are not usable. */
static LinphoneAccount *add_account(LinphoneCore *core, const Options *options, Progress *progress) {
    LinphoneFactory *factory = linphone_factory_get();
    LinphoneAddress *identity = linphone_factory_create_address(factory, options->identity);
    LinphoneAccountParams *params = linphone_core_create_account_params(core);
    LinphoneAccount *account = NULL;
    const char *server = options->server;

    if (identity && !server) server = linphone_address_get_domain(identity);
    if (!identity || linphone_account_params_set_identity_address(params, identity) != 0) {
        fprintf(stderr, "not the address of a user: %s\n", options->identity);
    } else if (linphone_account_params_set_server_addr(params, server) != 0) {
        fprintf(stderr, "not the address of a server: %s\n", server);
    } else {
        LinphoneAuthInfo *credentials = linphone_factory_create_auth_info(
            factory, linphone_address_get_username(identity), NULL, options->password, NULL, NULL, NULL);
        LinphoneAccountCbs *callbacks = linphone_factory_create_account_cbs(factory);

        linphone_core_add_auth_info(core, credentials);
        linphone_auth_info_unref(credentials);

        linphone_account_params_enable_register(params, TRUE);
        if (options->expires > 0) linphone_account_params_set_expires(params, options->expires);
        account = linphone_core_create_account(core, params);

        linphone_account_cbs_set_user_data(callbacks, progress);
        linphone_account_cbs_set_registration_state_changed(callbacks, registration_state_changed);
        linphone_account_add_callbacks(account, callbacks);
        linphone_account_cbs_unref(callbacks);

        linphone_core_add_account(core, account);
        linphone_core_set_default_account(core, account);
    }
    linphone_account_params_unref(params);
    if (identity) linphone_address_unref(identity);
    return account;
}

static void unregister(LinphoneCore *core, LinphoneAccount *account) {
    LinphoneAccountParams *params = linphone_account_params_clone(linphone_account_get_params(account));
    int waited;
    linphone_account_params_enable_register(params, FALSE);
    linphone_account_set_params(account, params);
    linphone_account_params_unref(params);
    for (waited = 0; waited < kUnregisterPatience; waited += kIteratePeriod) {
        const LinphoneRegistrationState state = linphone_account_get_state(account);
        if (state != LinphoneRegistrationOk && state != LinphoneRegistrationProgress) break;
        linphone_core_iterate(core);
        ms_usleep(kIteratePeriod * UINT64_C(1000));
    }
}

static int run(LinphoneCore *core, const Options *options) {
    Progress progress = {0};
    LinphoneAccount *account = add_account(core, options, &progress);
    int result = 1;
    if (!account) return 1;

    while (!interrupted) {
        linphone_core_iterate(core);
        /* One success is the registration itself, the others are refreshes of it. */
        if (options->refreshes >= 0 && progress.successes > options->refreshes) break;
        if (options->refreshes >= 0 && linphone_account_get_state(account) == LinphoneRegistrationFailed)
            break;
        ms_usleep(kIteratePeriod * UINT64_C(1000));
    }
    if (linphone_account_get_state(account) == LinphoneRegistrationFailed) {
        fprintf(stderr, "not registered: %s\n",
                linphone_reason_to_string(linphone_account_get_error(account)));
    } else {
        unregister(core, account);
        if (linphone_account_get_state(account) == LinphoneRegistrationCleared) result = 0;
    }
    linphone_account_unref(account);
    return result;
}

int main(int argc, char **argv) {
    Options options = {NULL, NULL, NULL, 0, -1};
    LinphoneCore *core;
    int result;

    if (parse(argc, argv, &options) != 0) return usage();
    signal(SIGINT, on_signal);
    signal(SIGTERM, on_signal);

    /* No file: nothing is read and nothing is kept. */
    core = linphone_factory_create_core_3(linphone_factory_get(), NULL, NULL, NULL);
    if (!core) return 1;
    use_client_sockets(core);
    linphone_core_start(core);
    result = run(core, &options);
    linphone_core_unref(core);
    return result;
}
