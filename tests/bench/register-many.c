/**
 * @file
 * Registers many accounts in one core and says what it cost. Whole-process program over the
 * public API, so that it also runs on another library with that API.
 *
 *     register-many [--iterate-ms N] [--transport udp|tcp|tls] [--wire lean|belle-sip] [--ca FILE] COUNT
 * HOST:PORT
 *
 * User uN has the password pw-uN, as the registrar of the tests wants it. One line of figures
 * goes to standard output.
 */
#include <linphone/core.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static double now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double cpu_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static long resident_kb(void) {
    FILE *file = fopen("/proc/self/statm", "r");
    long size = 0;
    long resident = 0;
    if (!file) return -1;
    if (fscanf(file, "%ld %ld", &size, &resident) != 2) resident = -1;
    fclose(file);
    return resident * 4;
}

static int ok_count;
static int failed_count;
static int cleared_count;

static void on_state(LinphoneCore *core, LinphoneProxyConfig *config, LinphoneRegistrationState state,
                     const char *message) {
    (void)core;
    (void)config;
    if (state == LinphoneRegistrationOk)
        ++ok_count;
    else if (state == LinphoneRegistrationCleared)
        ++cleared_count;
    else if (state == LinphoneRegistrationFailed) {
        ++failed_count;
        if (failed_count < 5) fprintf(stderr, "failed: %s\n", message);
    }
}

static void add_account(LinphoneCore *core, int index, const char *server, const char *transport) {
    char text[256];
    char user[32];
    char password[40];
    LinphoneProxyConfig *config = linphone_core_create_proxy_config(core);
    LinphoneAddress *identity;
    LinphoneAuthInfo *info;
    snprintf(user, sizeof user, "u%d", index);
    snprintf(password, sizeof password, "pw-%s", user);
    snprintf(text, sizeof text, "sip:%s@127.0.0.1", user);
    identity = linphone_address_new(text);
    linphone_proxy_config_set_identity_address(config, identity);
    snprintf(text, sizeof text, "<sip:%s;transport=%s>", server, transport);
    linphone_proxy_config_set_server_addr(config, text);
    linphone_proxy_config_enable_register(config, TRUE);
    info = linphone_auth_info_new(user, NULL, password, NULL, NULL, "127.0.0.1");
    linphone_core_add_auth_info(core, info);
    linphone_core_add_proxy_config(core, config);
    linphone_auth_info_unref(info);
    linphone_address_unref(identity);
    linphone_proxy_config_unref(config);
}

int main(int argc, char **argv) {
    const char *transport = "udp";
    const char *wire = NULL;
    const char *ca = NULL;
    double started = now_ms();
    int iterate_ms = 20;
    int count;
    int index;
    int argument = 1;
    double longest = 0;
    LinphoneCoreVTable table = {0};

    for (; argument + 1 < argc && argv[argument][0] == '-'; argument += 2) {
        if (!strcmp(argv[argument], "--iterate-ms"))
            iterate_ms = atoi(argv[argument + 1]);
        else if (!strcmp(argv[argument], "--transport"))
            transport = argv[argument + 1];
        else if (!strcmp(argv[argument], "--wire"))
            wire = argv[argument + 1];
        else if (!strcmp(argv[argument], "--ca"))
            ca = argv[argument + 1];
        else if (!strcmp(argv[argument], "--started-ns"))
            started = strtod(argv[argument + 1], NULL) / 1e6;
        else
            return 2;
    }
    if (argc - argument != 2) {
        fprintf(
            stderr,
            "usage: register-many [OPTION VALUE]... COUNT HOST:PORT, options as in the head of the source\n");
        return 2;
    }
    count = atoi(argv[argument]);

    const double start_cpu = cpu_ms();
    const double begin = now_ms();
    LinphoneConfig *config = linphone_config_new(NULL);
    if (wire) linphone_config_set_string(config, "sip", "wire_path", wire);
    if (ca) linphone_config_set_string(config, "sip", "root_ca", ca);
    table.registration_state_changed = on_state;
    LinphoneCore *core = linphone_core_new_with_config(&table, config, NULL);
    linphone_config_unref(config);
    linphone_core_set_network_reachable(core, TRUE);
    const double created = now_ms();
    const long resident_empty = resident_kb();

    for (index = 0; index < count; ++index)
        add_account(core, index, argv[argument + 1], transport);
    const double added = now_ms();
    const double added_cpu = cpu_ms();
    linphone_core_iterate(core);
    const double first_register = now_ms() - started;

    while (ok_count + failed_count < count && now_ms() - added < 120000) {
        const double before = now_ms();
        linphone_core_iterate(core);
        if (now_ms() - before > longest) longest = now_ms() - before;
        if (iterate_ms > 0) ms_usleep((uint64_t)iterate_ms * 1000);
    }
    const double registered = now_ms();
    const double registered_cpu = cpu_ms();
    const long resident_full = resident_kb();
    const int ok = ok_count;
    linphone_core_unref(core);
    const double gone = now_ms();

    printf("accounts=%d ok=%d failed=%d cleared=%d create_ms=%.1f first_register_ms=%.1f add_ms=%.1f "
           "register_ms=%.1f cpu_us_per_registration=%.1f longest_iterate_ms=%.2f rss_empty_kb=%ld "
           "rss_full_kb=%ld "
           "destroy_ms=%.1f cpu_total_ms=%.1f\n",
           count, ok, failed_count, cleared_count, created - begin, first_register, added - created,
           registered - added, count ? (registered_cpu - added_cpu) * 1e3 / count : 0.0, longest,
           resident_empty, resident_full, gone - registered, cpu_ms() - start_cpu);
    return ok == count ? 0 : 1;
}
