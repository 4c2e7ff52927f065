/**
 * @file
 * A program with a poll() loop of its own that registers beside its other work, which is here to obey
 * the lines of its standard input: "state", "refresh" and "quit".
 *
 *     poll_loop IDENTITY PASSWORD SERVER
 *
 * linphone_core_iterate() is due every 20 ms. poll() waits for the program's own descriptors that
 * long at most, so neither has to wait for the other.
 */
#include <linphone/core.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const int64_t kIteratePeriod = 20; /* ms */

static int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void state_changed(LinphoneAccount *account, LinphoneRegistrationState state, const char *message) {
    (void)account;
    printf("%s (%s)\n", linphone_registration_state_to_string(state), message ? message : "");
    fflush(stdout);
}

static LinphoneAccount *add_account(LinphoneCore *core, const char *identity, const char *password,
                                    const char *server) {
    LinphoneFactory *factory = linphone_factory_get();
    LinphoneAddress *address = linphone_factory_create_address(factory, identity);
    LinphoneAccountParams *params = linphone_core_create_account_params(core);
    LinphoneAccount *account = NULL;
    if (address && linphone_account_params_set_identity_address(params, address) == 0 &&
        linphone_account_params_set_server_addr(params, server) == 0) {
        LinphoneAccountCbs *callbacks = linphone_factory_create_account_cbs(factory);
        LinphoneAuthInfo *credentials = linphone_factory_create_auth_info(
            factory, linphone_address_get_username(address), NULL, password, NULL, NULL, NULL);
        linphone_core_add_auth_info(core, credentials);
        linphone_auth_info_unref(credentials);
        linphone_account_params_enable_register(params, TRUE);
        account = linphone_core_create_account(core, params);
        linphone_account_cbs_set_registration_state_changed(callbacks, state_changed);
        linphone_account_add_callbacks(account, callbacks);
        linphone_account_cbs_unref(callbacks);
        linphone_core_add_account(core, account);
    }
    linphone_account_params_unref(params);
    if (address) linphone_address_unref(address);
    return account;
}

/** Obeys one line; whether the program goes on. */
static int obey(LinphoneAccount *account, const char *line) {
    if (strcmp(line, "quit") == 0) return 0;
    if (strcmp(line, "refresh") == 0) {
        linphone_account_refresh_register(account);
    } else if (strcmp(line, "state") == 0) {
        printf("state is %s\n", linphone_registration_state_to_string(linphone_account_get_state(account)));
        fflush(stdout);
    } else {
        fprintf(stderr, "state, refresh or quit?\n");
    }
    return 1;
}

/** Reads what is there and obeys every complete line; whether the program goes on. */
static int read_commands(LinphoneAccount *account) {
    static char buffer[256];
    static size_t used = 0;
    char *end;
    const ssize_t received = read(STDIN_FILENO, buffer + used, sizeof(buffer) - 1 - used);
    if (received <= 0) return 0;
    used += (size_t)received;
    buffer[used] = '\0';
    while ((end = strchr(buffer, '\n')) != NULL) {
        *end = '\0';
        if (!obey(account, buffer)) return 0;
        used -= (size_t)(end + 1 - buffer);
        memmove(buffer, end + 1, used + 1);
    }
    if (used == sizeof(buffer) - 1) used = 0; /* no line of ours is that long */
    return 1;
}

int main(int argc, char **argv) {
    struct pollfd input = {STDIN_FILENO, POLLIN, 0};
    LinphoneCore *core;
    LinphoneAccount *account;
    int64_t due = now_ms();
    int going_on = 1;
    int result = 1;

    if (argc != 4) {
        fputs("usage: poll_loop IDENTITY PASSWORD SERVER\n", stderr);
        return 2;
    }
    core = linphone_factory_create_core_3(linphone_factory_get(), NULL, NULL, NULL);
    linphone_core_start(core);
    account = add_account(core, argv[1], argv[2], argv[3]);
    if (!account) fputs("these are not the addresses of a user and a server\n", stderr);

    while (account && going_on) {
        const int64_t left = due - now_ms();
        const int ready = poll(&input, 1, left > 0 ? (int)left : 0);
        if (ready > 0) going_on = read_commands(account);
        if (now_ms() >= due) {
            linphone_core_iterate(core);
            due = now_ms() + kIteratePeriod;
        }
    }
    if (account) {
        linphone_core_stop(core); /* unregisters and waits for the answer */
        result = linphone_account_get_state(account) == LinphoneRegistrationCleared ? 0 : 1;
        linphone_account_unref(account);
    }
    linphone_core_unref(core);
    return result;
}
