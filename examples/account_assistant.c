/**
 * @file
 * From nothing to a registered account: creates an account at an account server, asks for the
 * activation code that the server sends by e-mail or SMS, activates the account and registers it.
 *
 *     account_assistant URL sip:me@example.org secret --email me@mail.org [options]
 *     account_assistant URL sip:me@example.org secret --phone 33 0612345678 [options]
 *
 * URL is the server's XML-RPC address or, with --flexiapi, what FlexiAPI's paths are appended to.
 * For an account server to try this with, see account_server.py.
 */
#include <linphone/account_creator_backends.h>
#include <linphone/core.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const int kUnregisterPatience = 40000; /* ms; a server has 32 s to answer */
static const int kIteratePeriod = 20;         /* ms */

static volatile sig_atomic_t interrupted = 0;

static void on_signal(int number) {
    (void)number;
    interrupted = 1;
}

typedef struct Options {
    const char *url;
    const char *identity;
    const char *password;
    const char *email;
    const char *country; /* calling code, "33" */
    const char *phone;
    const char *registrar; /* NULL asks the identity's domain */
    const char *root_ca;
    int flexiapi;
    int stay; /* keep the registration until Ctrl-C */
} Options;

typedef enum Step { Creating, AwaitingCode, Activating, Registering, Done, Failed } Step;

/** What the callbacks and the main loop share. */
typedef struct Assistant {
    const Options *options;
    LinphoneCore *core;
    LinphoneAccountCreator *creator;
    LinphoneAccount *account;
    Step step;
} Assistant;

static int usage(void) {
    fputs("usage: account_assistant URL sip:user@domain password (--email ADDRESS | --phone CODE NUMBER)\n"
          "  --email ADDRESS      the activation code comes by e-mail\n"
          "  --phone CODE NUMBER  it comes by SMS; CODE is the country's calling code, as 33\n"
          "  --flexiapi           the server speaks FlexiAPI, not XML-RPC\n"
          "  --registrar SERVER   register there instead of at the domain\n"
          "  --root-ca FILE       certificates to trust, PEM\n"
          "  --stay               stay registered until Ctrl-C\n",
          stderr);
    return 2;
}

static int parse(int argc, char **argv, Options *options) {
    const char **plain[] = {&options->url, &options->identity, &options->password};
    int found = 0;
    int i;
    for (i = 1; i < argc; ++i) {
        const int left = argc - 1 - i;
        if (strcmp(argv[i], "--flexiapi") == 0) {
            options->flexiapi = 1;
        } else if (strcmp(argv[i], "--stay") == 0) {
            options->stay = 1;
        } else if (strcmp(argv[i], "--email") == 0 && left >= 1) {
            options->email = argv[++i];
        } else if (strcmp(argv[i], "--phone") == 0 && left >= 2) {
            options->country = argv[++i];
            options->phone = argv[++i];
        } else if (strcmp(argv[i], "--registrar") == 0 && left >= 1) {
            options->registrar = argv[++i];
        } else if (strcmp(argv[i], "--root-ca") == 0 && left >= 1) {
            options->root_ca = argv[++i];
        } else if (strncmp(argv[i], "--", 2) != 0 && found < 3) {
            *plain[found++] = argv[i];
        } else {
            return -1;
        }
    }
    return found == 3 && (!options->email != !options->phone) ? 0 : -1;
}

static void fail(Assistant *assistant, const char *what, const char *details) {
    fprintf(stderr, "%s%s%s\n", what, details && *details ? ": " : "", details ? details : "");
    assistant->step = Failed;
}

/** What an answer of the server means to a person; NULL for what the caller was waiting for. */
static const char *problem(LinphoneAccountCreatorStatus status, LinphoneAccountCreatorStatus expected) {
    if (status == expected) return NULL;
    switch (status) {
    case LinphoneAccountCreatorStatusRequestFailed:
        return "the account server cannot be asked";
    case LinphoneAccountCreatorStatusMissingArguments:
        return "the account server lacks something, or there is such an account already";
    case LinphoneAccountCreatorStatusAccountExist:
        return "there is such an account already";
    case LinphoneAccountCreatorStatusAccountExistWithAlias:
        return "the phone number belongs to another account";
    case LinphoneAccountCreatorStatusAccountNotExist:
        return "no such account, or the code is wrong";
    case LinphoneAccountCreatorStatusWrongActivationCode:
        return "the code is wrong";
    case LinphoneAccountCreatorStatusPhoneNumberInvalid:
        return "no SMS can be sent to that number";
    case LinphoneAccountCreatorStatusPhoneNumberOverused:
        return "too many SMS went to that number";
    case LinphoneAccountCreatorStatusAlgoNotSupported:
        return "the account server does not know the hash algorithm";
    default:
        return "the account server refuses";
    }
}

static Assistant *assistant_of(LinphoneAccountCreator *creator) {
    return (Assistant *)linphone_account_creator_get_user_data(creator);
}

static void account_created(LinphoneAccountCreator *creator, LinphoneAccountCreatorStatus status,
                            const char *response) {
    Assistant *assistant = assistant_of(creator);
    const Options *options = assistant->options;
    const char *reason = problem(status, LinphoneAccountCreatorStatusAccountCreated);
    if (reason) {
        fail(assistant, reason, response);
        return;
    }
    printf("Account created. Which code was sent to %s? ",
           options->email ? options->email : linphone_account_creator_get_phone_number(creator));
    fflush(stdout);
    assistant->step = AwaitingCode;
}

/** The account is known and active now: this library takes it over. */
static void account_activated(LinphoneAccountCreator *creator, LinphoneAccountCreatorStatus status,
                              const char *response) {
    Assistant *assistant = assistant_of(creator);
    const Options *options = assistant->options;
    const char *reason = problem(status, LinphoneAccountCreatorStatusAccountActivated);
    if (reason) {
        fail(assistant, reason, response);
        return;
    }
    puts("Account activated.");
    assistant->account = linphone_account_creator_create_account_in_core(creator);
    if (!assistant->account) {
        fail(assistant, "the account cannot be used", options->identity);
        return;
    }
    linphone_account_ref(assistant->account);
    if (options->registrar) {
        LinphoneAccountParams *params =
            linphone_account_params_clone(linphone_account_get_params(assistant->account));
        if (linphone_account_params_set_server_addr(params, options->registrar) == 0)
            linphone_account_set_params(assistant->account, params);
        else
            fail(assistant, "not the address of a server", options->registrar);
        linphone_account_params_unref(params);
    }
    if (assistant->step != Failed) assistant->step = Registering;
}

static void registration_state_changed(LinphoneCore *core, LinphoneAccount *account,
                                       LinphoneRegistrationState state, const char *message) {
    LinphoneCoreCbs *callbacks = linphone_core_get_current_callbacks(core);
    Assistant *assistant = (Assistant *)linphone_core_cbs_get_user_data(callbacks);
    (void)account;
    printf("New registration state %s (%s)\n", linphone_registration_state_to_string(state),
           message ? message : "");
    fflush(stdout);
    if (assistant->step != Registering) return;
    if (state == LinphoneRegistrationOk) assistant->step = Done;
    if (state == LinphoneRegistrationFailed) fail(assistant, "not registered", message);
}

/** Gives the creator what the person said; -1 when something of it is not usable. */
static int fill(Assistant *assistant) {
    const Options *options = assistant->options;
    LinphoneAccountCreator *creator = assistant->creator;
    LinphoneAddress *identity = linphone_factory_create_address(linphone_factory_get(), options->identity);
    const char *username = identity ? linphone_address_get_username(identity) : NULL;
    int result = -1;
    if (!username) {
        fprintf(stderr, "not the address of a user: %s\n", options->identity);
    } else if (linphone_account_creator_set_username(creator, username) !=
                   LinphoneAccountCreatorUsernameStatusOk ||
               linphone_account_creator_set_domain(creator, linphone_address_get_domain(identity)) !=
                   LinphoneAccountCreatorDomainOk) {
        fprintf(stderr, "not a name for an account: %s\n", options->identity);
    } else if (linphone_account_creator_set_password(creator, options->password) !=
               LinphoneAccountCreatorPasswordStatusOk) {
        fputs("the password is too short or too long\n", stderr);
    } else if (options->email && linphone_account_creator_set_email(creator, options->email) !=
                                     LinphoneAccountCreatorEmailStatusOk) {
        fprintf(stderr, "not an e-mail address: %s\n", options->email);
    } else if (options->phone &&
               linphone_account_creator_set_phone_number(creator, options->phone, options->country) !=
                   LinphoneAccountCreatorPhoneNumberStatusOk) {
        fprintf(stderr, "not a phone number of country %s: %s\n", options->country, options->phone);
    } else {
        result = 0;
    }
    if (identity) linphone_address_unref(identity);
    return result;
}

static int start(Assistant *assistant) {
    LinphoneAccountCreatorCbs *callbacks =
        linphone_factory_create_account_creator_cbs(linphone_factory_get());
    LinphoneAccountCreatorStatus status;
    linphone_account_creator_set_user_data(assistant->creator, assistant);
    linphone_account_creator_cbs_set_create_account(callbacks, account_created);
    linphone_account_creator_cbs_set_activate_account(callbacks, account_activated);
    linphone_account_creator_add_callbacks(assistant->creator, callbacks);
    linphone_account_creator_cbs_unref(callbacks);
    if (fill(assistant) != 0) return -1;
    assistant->step = Creating;
    status = linphone_account_creator_create_account(assistant->creator);
    if (status != LinphoneAccountCreatorStatusRequestOk && assistant->step != Failed)
        fail(assistant, problem(status, LinphoneAccountCreatorStatusRequestOk), NULL);
    return assistant->step == Failed ? -1 : 0;
}

/** Reads the code once somebody has typed it; the core goes on working meanwhile. */
static void read_code(Assistant *assistant) {
    struct pollfd input = {STDIN_FILENO, POLLIN, 0};
    char line[64];
    LinphoneAccountCreatorStatus status;
    if (poll(&input, 1, 0) <= 0) return;
    if (!fgets(line, sizeof line, stdin)) {
        fail(assistant, "no code", NULL);
        return;
    }
    line[strcspn(line, "\r\n")] = '\0';
    linphone_account_creator_set_activation_code(assistant->creator, line);
    assistant->step = Activating;
    status = linphone_account_creator_activate_account(assistant->creator);
    if (status != LinphoneAccountCreatorStatusRequestOk && assistant->step != Failed)
        fail(assistant, problem(status, LinphoneAccountCreatorStatusRequestOk), NULL);
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

static int run(Assistant *assistant) {
    const Options *options = assistant->options;
    int result = 1;
    assistant->creator =
        linphone_core_create_account_creator(assistant->core, options->flexiapi ? NULL : options->url);
    if (!assistant->creator) return 1;
    if (options->email && !options->flexiapi) /* by itself XML-RPC activates by phone */
        linphone_account_creator_service_set_activate_account_cb(
            linphone_account_creator_get_service(assistant->creator),
            linphone_account_creator_activate_email_account_linphone_xmlrpc);
    if (start(assistant) == 0) {
        while (!interrupted && assistant->step != Failed && (assistant->step != Done || options->stay)) {
            linphone_core_iterate(assistant->core);
            if (assistant->step == AwaitingCode) read_code(assistant);
            ms_usleep(kIteratePeriod * UINT64_C(1000));
        }
    }
    if (assistant->step == Done) result = 0;
    if (assistant->account) {
        unregister(assistant->core, assistant->account);
        linphone_account_unref(assistant->account);
    }
    linphone_account_creator_unref(assistant->creator);
    return result;
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

int main(int argc, char **argv) {
    Options options = {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 0};
    Assistant assistant = {NULL, NULL, NULL, NULL, Creating};
    LinphoneCoreCbs *callbacks;
    int result;

    if (parse(argc, argv, &options) != 0) return usage();
    signal(SIGINT, on_signal);
    signal(SIGTERM, on_signal);

    /* No file: nothing is read and nothing is kept. */
    assistant.options = &options;
    assistant.core = linphone_factory_create_core_3(linphone_factory_get(), NULL, NULL, NULL);
    if (!assistant.core) return 1;
    use_client_sockets(assistant.core);
    if (options.root_ca) linphone_core_set_root_ca(assistant.core, options.root_ca);
    if (options.flexiapi) { /* before the start, which chooses the service */
        linphone_core_set_account_creator_backend(assistant.core, LinphoneAccountCreatorBackendFlexiAPI);
        linphone_core_set_account_creator_url(assistant.core, options.url);
    }
    callbacks = linphone_factory_create_core_cbs(linphone_factory_get());
    linphone_core_cbs_set_user_data(callbacks, &assistant);
    linphone_core_cbs_set_account_registration_state_changed(callbacks, registration_state_changed);
    linphone_core_add_callbacks(assistant.core, callbacks);
    linphone_core_cbs_unref(callbacks);

    linphone_core_start(assistant.core);
    result = run(&assistant);
    linphone_core_unref(assistant.core);
    return result;
}
