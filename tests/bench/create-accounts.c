/**
 * @file
 * Creates accounts at examples/account_server.py, one after the other and then many at once, and says
 * what it cost.
 *
 *     create-accounts [--flexiapi] [--root-ca FILE] URL SEQUENTIAL AT_ONCE
 *
 * Fails when one is not created, or when an iterate takes longer than 10 ms of work.
 */
#include <linphone/core.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const double kLongestIterate = 10; /* ms */

static double clock_ms(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int created_count;
static int failed_count;

static void on_created(LinphoneAccountCreator *creator, LinphoneAccountCreatorStatus status,
                       const char *response) {
    (void)creator;
    if (status == LinphoneAccountCreatorStatusAccountCreated) {
        ++created_count;
    } else if (++failed_count < 5) {
        fprintf(stderr, "not created: status %d, %s\n", (int)status, response ? response : "no response");
    }
}

static void create(LinphoneAccountCreator *creator, const char *prefix, int index) {
    char text[64];
    snprintf(text, sizeof text, "%s%d", prefix, index);
    linphone_account_creator_set_username(creator, text);
    linphone_account_creator_set_password(creator, "secret");
    linphone_account_creator_set_domain(creator, "bench.example");
    snprintf(text, sizeof text, "%s%d@mail.example", prefix, index);
    linphone_account_creator_set_email(creator, text);
    if (linphone_account_creator_create_account(creator) != LinphoneAccountCreatorStatusRequestOk)
        ++failed_count;
}

static LinphoneAccountCreator *make_creator(LinphoneCore *core, const char *url) {
    LinphoneAccountCreator *creator = linphone_core_create_account_creator(core, url);
    LinphoneAccountCreatorCbs *callbacks =
        linphone_factory_create_account_creator_cbs(linphone_factory_get());
    linphone_account_creator_cbs_set_create_account(callbacks, on_created);
    linphone_account_creator_add_callbacks(creator, callbacks);
    linphone_account_creator_cbs_unref(callbacks);
    return creator;
}

static double longest_iterate; /* ms of the process's own work: others use the processors too */

static void iterate_until(LinphoneCore *core, int answers) {
    while (created_count + failed_count < answers) {
        const double start = clock_ms(CLOCK_PROCESS_CPUTIME_ID);
        double spent;
        linphone_core_iterate(core);
        spent = clock_ms(CLOCK_PROCESS_CPUTIME_ID) - start;
        if (spent > longest_iterate) longest_iterate = spent;
        ms_usleep(1000);
    }
}

static void report(const char *what, int count, double wall, double cpu) {
    printf("%s: %d accounts in %.0f ms, %.2f ms of CPU for each, longest iterate so far %.1f ms\n", what,
           count, clock_ms(CLOCK_MONOTONIC) - wall, (clock_ms(CLOCK_PROCESS_CPUTIME_ID) - cpu) / count,
           longest_iterate);
}

static void run(LinphoneCore *core, const char *url, int sequential, int at_once) {
    LinphoneAccountCreator **creators = calloc((size_t)at_once + 1, sizeof *creators);
    double wall = clock_ms(CLOCK_MONOTONIC);
    double cpu = clock_ms(CLOCK_PROCESS_CPUTIME_ID);
    int i;
    creators[0] = make_creator(core, url);
    for (i = 0; i < sequential; ++i) {
        create(creators[0], "s", i);
        iterate_until(core, i + 1);
    }
    report("sequentially", sequential, wall, cpu);

    wall = clock_ms(CLOCK_MONOTONIC);
    cpu = clock_ms(CLOCK_PROCESS_CPUTIME_ID);
    for (i = 1; i <= at_once; ++i) {
        creators[i] = make_creator(core, url);
        create(creators[i], "p", i);
    }
    iterate_until(core, sequential + at_once);
    report("at once", at_once, wall, cpu);
    for (i = 0; i <= at_once; ++i)
        linphone_account_creator_unref(creators[i]);
    free(creators);
}

int main(int argc, char **argv) {
    LinphoneCore *core = linphone_factory_create_core_3(linphone_factory_get(), NULL, NULL, NULL);
    const char *url;
    int flexiapi = 0;
    int i = 1;
    for (; i < argc && strncmp(argv[i], "--", 2) == 0; ++i) {
        if (strcmp(argv[i], "--flexiapi") == 0) flexiapi = 1;
        if (strcmp(argv[i], "--root-ca") == 0 && i + 1 < argc) linphone_core_set_root_ca(core, argv[++i]);
    }
    if (argc - i != 3 || atoi(argv[i + 1]) < 1 || atoi(argv[i + 2]) < 1) {
        fprintf(stderr, "usage: create-accounts [--flexiapi] [--root-ca FILE] URL SEQUENTIAL AT_ONCE\n");
        return 2;
    }
    url = argv[i];
    if (flexiapi) {
        linphone_core_set_account_creator_backend(core, LinphoneAccountCreatorBackendFlexiAPI);
        linphone_core_set_account_creator_url(core, url);
    }
    linphone_core_start(core);
    run(core, url, atoi(argv[i + 1]), atoi(argv[i + 2]));
    linphone_core_unref(core);
    return failed_count == 0 && longest_iterate <= kLongestIterate ? 0 : 1;
}
