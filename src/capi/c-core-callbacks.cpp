#include "linphone/core/lifecycle.h"
#include "linphone/core/vtable.h"
#include "linphone/core_utils.h"
#include "linphone/wrapper_utils.h"

#include "capi/facade.h"
#include "core/core.h"

using namespace slimphone;

void linphone_core_add_callbacks(LinphoneCore *core, LinphoneCoreCbs *cbs) {
    if (!cbs) return;
    tell<Core>(__func__, core, [&](Core &object) { object.callbacks().add(CoreCbs::toCpp(cbs)); });
}

void linphone_core_remove_callbacks(LinphoneCore *core, const LinphoneCoreCbs *cbs) {
    tell<Core>(__func__, core, [&](Core &object) { object.callbacks().remove(CoreCbs::toCpp(cbs)); });
}

LinphoneCoreCbs *linphone_core_get_current_callbacks(const LinphoneCore *core) {
    return core ? handleOf(Core::toCpp(core)->callbacks().current()) : nullptr;
}

bctbx_list_t *linphone_core_get_callbacks_list(const LinphoneCore *core) {
    return ask<Core, bctbx_list_t *>(__func__, core, nullptr, [](Core &object) {
        return newList(object.callbacks().items(), [](const Ref<CoreCbs> &cbs) { return cbs->toC(); });
    });
}

void linphone_core_add_listener(LinphoneCore *core, LinphoneCoreVTable *vtable) {
    if (!vtable) return;
    tell<Core>(__func__, core, [&](Core &object) { object.addListener(*vtable); });
}

void linphone_core_remove_listener(LinphoneCore *core, const LinphoneCoreVTable *vtable) {
    if (!vtable) return;
    tell<Core>(__func__, core, [&](Core &object) { object.removeListener(*vtable); });
}

LinphoneCoreVTable *linphone_core_get_current_vtable(LinphoneCore *core) {
    CoreCbs *current = core ? Core::toCpp(core)->callbacks().current() : nullptr;
    return current ? &current->table() : nullptr;
}

void linphone_core_add_iterate_hook(LinphoneCore *lc, LinphoneCoreIterateHook hook, void *hook_data) {
    tell<Core>(__func__, lc, [&](Core &object) { object.addIterateHook(hook, hook_data); });
}

void linphone_core_remove_iterate_hook(LinphoneCore *lc, LinphoneCoreIterateHook hook, void *hook_data) {
    tell<Core>(__func__, lc, [&](Core &object) { object.removeIterateHook(hook, hook_data); });
}
