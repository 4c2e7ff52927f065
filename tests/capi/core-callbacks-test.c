#include "check.h"

#include <linphone/core.h>

/** A callbacks object with its counter as user data. */
static LinphoneCoreCbs *newCallbacks(LinphoneCoreCbsNetworkReachableCb function, int *calls) {
    LinphoneCoreCbs *cbs = linphone_factory_create_core_cbs(linphone_factory_get());
    linphone_core_cbs_set_network_reachable(cbs, function);
    linphone_core_cbs_set_user_data(cbs, calls);
    return cbs;
}

static void countCall(LinphoneCore *core, bool_t reachable) {
    (void)reachable;
    ++*(int *)linphone_core_cbs_get_user_data(linphone_core_get_current_callbacks(core));
}

static void removeItself(LinphoneCore *core, bool_t reachable) {
    countCall(core, reachable);
    linphone_core_remove_callbacks(core, linphone_core_get_current_callbacks(core));
}

static void countInTable(LinphoneCore *core, bool_t reachable) {
    (void)reachable;
    ++*(int *)linphone_core_v_table_get_user_data(linphone_core_get_current_vtable(core));
}

static LinphoneCore *newCore(void) { return linphone_core_new(NULL, NULL, NULL, NULL); }

static void toggleNetwork(LinphoneCore *core) {
    linphone_core_set_network_reachable(core, !linphone_core_is_network_reachable(core));
}

static void everyCallbacksObjectHearsWithItsOwnUserData(void) {
    int first = 0;
    int second = 0;
    LinphoneCore *core = newCore();
    LinphoneCoreCbs *a = newCallbacks(countCall, &first);
    LinphoneCoreCbs *b = newCallbacks(countCall, &second);
    linphone_core_add_callbacks(core, a);
    linphone_core_add_callbacks(core, b);
    linphone_core_cbs_unref(a);
    linphone_core_cbs_unref(b);
    toggleNetwork(core);
    CHECK(first == 1);
    CHECK(second == 1);
    CHECK(linphone_core_get_current_callbacks(core) == NULL);
    linphone_core_destroy(core);
}

/** The callers in their order: as a letter each, in the core's user data. */
static void note(LinphoneCore *core, char caller) {
    char *callers = (char *)linphone_core_get_user_data(core);
    size_t length = strlen(callers);
    callers[length] = caller;
    callers[length + 1] = '\0';
}

static void noteTable(LinphoneCore *core, bool_t reachable) {
    (void)reachable;
    note(core, 't');
}

static void noteCallbacks(LinphoneCore *core, bool_t reachable) {
    (void)reachable;
    note(core, (char)*(int *)linphone_core_cbs_get_user_data(linphone_core_get_current_callbacks(core)));
}

static void tableOfTheNewCoreIsTheFirstToHear(void) {
    char callers[16] = "";
    int names[] = {'a', 'b'};
    LinphoneCoreVTable table = {0};
    table.network_reachable = noteTable;
    LinphoneCore *core = linphone_core_new(&table, NULL, NULL, callers);
    for (int i = 0; i < 2; ++i) {
        LinphoneCoreCbs *cbs = newCallbacks(noteCallbacks, &names[i]);
        linphone_core_add_callbacks(core, cbs);
        linphone_core_cbs_unref(cbs);
    }
    callers[0] = '\0';
    toggleNetwork(core);
    CHECK_TEXT(callers, "tab");
    linphone_core_destroy(core);
}

static void listHasTheCallbacksInOrder(void) {
    LinphoneCore *core = newCore();
    LinphoneCoreCbs *a = newCallbacks(NULL, NULL);
    LinphoneCoreCbs *b = newCallbacks(NULL, NULL);
    CHECK(linphone_core_get_callbacks_list(core) == NULL);
    linphone_core_add_callbacks(core, a);
    linphone_core_add_callbacks(core, b);
    bctbx_list_t *list = linphone_core_get_callbacks_list(core);
    CHECK(bctbx_list_size(list) == 2);
    CHECK(bctbx_list_nth_data(list, 0) == a);
    CHECK(bctbx_list_nth_data(list, 1) == b);
    bctbx_list_free(list);
    linphone_core_cbs_unref(a);
    linphone_core_cbs_unref(b);
    linphone_core_destroy(core);
}

static void callbacksMayRemoveThemselves(void) {
    int once = 0;
    int always = 0;
    LinphoneCore *core = newCore();
    LinphoneCoreCbs *a = newCallbacks(removeItself, &once);
    LinphoneCoreCbs *b = newCallbacks(countCall, &always);
    linphone_core_add_callbacks(core, a);
    linphone_core_add_callbacks(core, b);
    linphone_core_cbs_unref(a);
    linphone_core_cbs_unref(b);
    toggleNetwork(core);
    toggleNetwork(core);
    CHECK(once == 1);
    CHECK(always == 2);
    linphone_core_destroy(core);
}

static void listenerTableCountsAsItIsAtTheCall(void) {
    int calls = 0;
    LinphoneCoreVTable table = {0};
    LinphoneCore *core = newCore();
    table.user_data = &calls;
    linphone_core_add_listener(core, &table);
    toggleNetwork(core);
    CHECK(calls == 0);
    table.network_reachable = countInTable;
    toggleNetwork(core);
    CHECK(calls == 1);
    linphone_core_remove_listener(core, &table);
    toggleNetwork(core);
    CHECK(calls == 1);
    linphone_core_destroy(core);
}

static void equalStateIsNotToldAgain(void) {
    int calls = 0;
    LinphoneCore *core = newCore();
    LinphoneCoreCbs *cbs = newCallbacks(countCall, &calls);
    linphone_core_add_callbacks(core, cbs);
    linphone_core_set_network_reachable(core, FALSE);
    linphone_core_set_network_reachable(core, FALSE);
    CHECK(calls == 1);
    linphone_core_set_sip_network_reachable(core, TRUE);
    CHECK(calls == 1);
    CHECK(linphone_core_is_network_reachable(core));
    CHECK(linphone_core_is_network_reachabled(core));
    linphone_core_cbs_unref(cbs);
    linphone_core_destroy(core);
}

int main(void) {
    RUN(everyCallbacksObjectHearsWithItsOwnUserData);
    RUN(tableOfTheNewCoreIsTheFirstToHear);
    RUN(listHasTheCallbacksInOrder);
    RUN(callbacksMayRemoveThemselves);
    RUN(listenerTableCountsAsItIsAtTheCall);
    RUN(equalStateIsNotToldAgain);
    linphone_factory_clean();
    return CHECK_RESULT();
}
