#include "check.h"

#include <linphone/core.h>
#include <linphone/core_utils.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/** What the callbacks of a test saw. */
typedef struct Seen {
    LinphoneGlobalState states[16];
    int count;
    int networkCalls;
    LinphoneGlobalState stateOfNetwork; /**< when the network was told */
    int configuring;
    LinphoneCoreVTable *current;
} Seen;

static Seen *seenBy(LinphoneCore *core) { return (Seen *)linphone_core_get_user_data(core); }

static void onGlobalState(LinphoneCore *core, LinphoneGlobalState state, const char *message) {
    Seen *seen = seenBy(core);
    CHECK(message != NULL);
    CHECK(linphone_core_get_global_state(core) == state);
    if (seen && seen->count < 16) seen->states[seen->count++] = state;
}

static void onNetwork(LinphoneCore *core, bool_t reachable) {
    CHECK(reachable == linphone_core_is_network_reachable(core));
    seenBy(core)->networkCalls++;
    seenBy(core)->stateOfNetwork = linphone_core_get_global_state(core);
}

static void onConfiguring(LinphoneCore *core, LinphoneConfiguringState state, const char *message) {
    CHECK_TEXT(message, NULL);
    seenBy(core)->configuring = (int)state;
    seenBy(core)->current = linphone_core_get_current_vtable(core);
}

static LinphoneCore *readyCore(void) {
    return linphone_factory_create_core_3(linphone_factory_get(), NULL, NULL, NULL);
}

static void newCoreGoesThroughItsStatesToOn(void) {
    static const LinphoneGlobalState expected[] = {LinphoneGlobalReady, LinphoneGlobalStartup,
                                                   LinphoneGlobalConfiguring, LinphoneGlobalOn};
    Seen seen = {0};
    LinphoneCoreVTable *table = linphone_core_v_table_new();
    table->global_state_changed = onGlobalState;
    table->network_reachable = onNetwork;
    table->configuring_status = onConfiguring;
    linphone_core_v_table_set_user_data(table, &seen);
    LinphoneCore *core = linphone_core_new(table, NULL, NULL, &seen);
    linphone_core_v_table_destroy(table); /* it was copied */

    CHECK(linphone_core_get_global_state(core) == LinphoneGlobalOn);
    CHECK(seen.count == 4);
    CHECK(memcmp(seen.states, expected, sizeof expected) == 0);
    CHECK(seen.networkCalls == 1);
    CHECK(seen.stateOfNetwork == LinphoneGlobalStartup);
    CHECK(seen.configuring == LinphoneConfiguringSkipped);
    CHECK(linphone_core_v_table_get_user_data(seen.current) == &seen);
    CHECK(linphone_core_get_current_vtable(core) == NULL);
    CHECK(linphone_core_get_user_data(core) == &seen);
    linphone_core_unref(core);
    CHECK(seen.states[seen.count - 1] == LinphoneGlobalOff);
}

static void factoryCoreWaitsForItsStart(void) {
    LinphoneCore *core = readyCore();
    CHECK(linphone_core_get_global_state(core) == LinphoneGlobalReady);
    CHECK(linphone_core_start(core) == 0);
    CHECK(linphone_core_get_global_state(core) == LinphoneGlobalOn);
    CHECK(linphone_core_start(core) == -1);
    CHECK(linphone_core_get_global_state(core) == LinphoneGlobalOn);
    linphone_core_unref(core);
}

static void coreStopsTwiceAndStartsAgain(void) {
    LinphoneCore *core = linphone_core_new(NULL, NULL, NULL, NULL);
    linphone_core_stop(core);
    CHECK(linphone_core_get_global_state(core) == LinphoneGlobalOff);
    linphone_core_stop(core);
    linphone_core_iterate(core);
    CHECK(linphone_core_get_global_state(core) == LinphoneGlobalOff);
    CHECK(linphone_core_start(core) == 0);
    CHECK(linphone_core_get_global_state(core) == LinphoneGlobalOn);
    linphone_core_destroy(core);
}

static void coreThatWasNeverStartedCanGo(void) {
    LinphoneCore *core = readyCore();
    linphone_core_iterate(core);
    linphone_core_stop(core);
    CHECK(linphone_core_get_global_state(core) == LinphoneGlobalReady);
    linphone_core_unref(core);
}

static void asynchronousStopEndsInIterate(void) {
    LinphoneCore *core = linphone_core_new(NULL, NULL, NULL, NULL);
    linphone_core_stop_async(core);
    CHECK(linphone_core_get_global_state(core) == LinphoneGlobalShutdown);
    linphone_core_stop_async(core);
    linphone_core_iterate(core);
    CHECK(linphone_core_get_global_state(core) == LinphoneGlobalOff);
    linphone_core_unref(core);
}

static void unusableConfigurationPathStillGivesACore(void) {
    LinphoneCore *core = linphone_core_new(NULL, "/", NULL, NULL);
    CHECK(core != NULL);
    CHECK(linphone_core_get_global_state(core) == LinphoneGlobalOn);
    CHECK(linphone_core_config_sync(core) == -1);
    linphone_core_destroy(core);
}

static void configurationIsSavedAtTheEnd(void) {
    char folder[] = "/tmp/slimphone-capi-XXXXXX";
    char path[sizeof folder + 3];
    CHECK(mkdtemp(folder) != NULL);
    sprintf(path, "%s/rc", folder);
    LinphoneCore *core = linphone_core_new(NULL, path, NULL, NULL);
    linphone_core_set_user_agent(core, "Tester", "9");
    linphone_core_destroy(core);

    LinphoneConfig *config = linphone_config_new(path);
    CHECK_TEXT(linphone_config_get_string(config, "sip", "user_agent", NULL), "Tester/9");
    linphone_config_unref(config);
    CHECK(unlink(path) == 0);
    CHECK(rmdir(folder) == 0);
}

static void configurationIsShared(void) {
    LinphoneConfig *config = linphone_config_new_from_buffer("[sip]\nuser_agent=Mine\n");
    LinphoneCore *core = linphone_core_new_with_config(NULL, config, NULL);
    CHECK(linphone_core_get_config(core) == config);
    CHECK_TEXT(linphone_core_get_user_agent(core), "Mine");
    linphone_core_destroy(core);
    CHECK_TEXT(linphone_config_get_string(config, "sip", "user_agent", NULL), "Mine");
    linphone_config_unref(config);
}

static void referenceKeepsTheCore(void) {
    LinphoneCore *core = linphone_core_new(NULL, NULL, NULL, NULL);
    CHECK(linphone_core_ref(core) == core);
    linphone_core_destroy(core); /* stops, and drops one of two */
    CHECK(linphone_core_get_global_state(core) == LinphoneGlobalOff);
    linphone_core_unref(core);
}

/* Releasing from inside of iterate */

static bool_t unrefInHook(void *data) {
    LinphoneCore **core = (LinphoneCore **)data;
    if (*core) linphone_core_unref(*core);
    *core = NULL;
    return TRUE;
}

static bool_t destroyInHook(void *data) {
    LinphoneCore **core = (LinphoneCore **)data;
    if (*core) linphone_core_destroy(*core);
    *core = NULL;
    return TRUE;
}

static void iterateOnceWith(LinphoneCoreIterateHook hook) {
    Seen seen = {0};
    LinphoneCoreVTable table = {0};
    table.global_state_changed = onGlobalState;
    LinphoneCore *core = linphone_core_new(&table, NULL, NULL, &seen);
    LinphoneCore *running = core;
    linphone_core_add_iterate_hook(core, hook, &core);
    linphone_core_iterate(running);
    CHECK(core == NULL);
    CHECK(seen.states[seen.count - 1] == LinphoneGlobalOff);
}

static void lastReferenceMayGoInsideOfIterate(void) { iterateOnceWith(unrefInHook); }

static void coreMayBeDestroyedInsideOfIterate(void) { iterateOnceWith(destroyInHook); }

static void unrefWhenOff(LinphoneCore *core, LinphoneGlobalState state, const char *message) {
    (void)message;
    if (state != LinphoneGlobalOff) return;
    *(int *)linphone_core_get_user_data(core) += 1;
    linphone_core_unref(core);
}

static void lastReferenceMayGoInTheStateCallback(void) {
    int calls = 0;
    LinphoneCoreVTable table = {0};
    table.global_state_changed = unrefWhenOff;
    LinphoneCore *core = linphone_core_new(&table, NULL, NULL, &calls);
    linphone_core_stop(core);
    CHECK(calls == 1);
}

static bool_t stopInHook(void *data) {
    linphone_core_stop((LinphoneCore *)data);
    return TRUE;
}

static void stopInsideOfIterateTakesEffectAtItsEnd(void) {
    LinphoneCore *core = linphone_core_new(NULL, NULL, NULL, NULL);
    linphone_core_add_iterate_hook(core, stopInHook, core);
    linphone_core_iterate(core);
    CHECK(linphone_core_get_global_state(core) == LinphoneGlobalOff);
    linphone_core_unref(core);
}

static bool_t countCalls(void *data) {
    ++*(int *)data;
    return TRUE;
}

static void removedHookIsNotCalled(void) {
    int first = 0;
    int second = 0;
    LinphoneCore *core = linphone_core_new(NULL, NULL, NULL, NULL);
    linphone_core_add_iterate_hook(core, countCalls, &first);
    linphone_core_add_iterate_hook(core, countCalls, &second);
    linphone_core_iterate(core);
    linphone_core_remove_iterate_hook(core, countCalls, &first);
    linphone_core_iterate(core);
    CHECK(first == 1);
    CHECK(second == 2);
    linphone_core_destroy(core);
}

int main(void) {
    RUN(newCoreGoesThroughItsStatesToOn);
    RUN(factoryCoreWaitsForItsStart);
    RUN(coreStopsTwiceAndStartsAgain);
    RUN(coreThatWasNeverStartedCanGo);
    RUN(asynchronousStopEndsInIterate);
    RUN(unusableConfigurationPathStillGivesACore);
    RUN(configurationIsSavedAtTheEnd);
    RUN(configurationIsShared);
    RUN(referenceKeepsTheCore);
    RUN(lastReferenceMayGoInsideOfIterate);
    RUN(coreMayBeDestroyedInsideOfIterate);
    RUN(lastReferenceMayGoInTheStateCallback);
    RUN(stopInsideOfIterateTakesEffectAtItsEnd);
    RUN(removedHookIsNotCalled);
    linphone_factory_clean();
    return CHECK_RESULT();
}
