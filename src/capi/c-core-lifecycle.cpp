#include "linphone/core/lifecycle.h"

#include "capi/settings-facade.h"
#include "slimphone-version.h"

using namespace slimphone;

namespace {

Ref<Core> newRunningCore(Ref<Config> config, const LinphoneCoreVTable *vtable, void *userData) {
    Ref<Core> core = make<Core>(std::move(config), vtable ? make<CoreCbs>(vtable) : nullptr, userData);
    core->start();
    return core;
}

} // namespace

// Creation

LinphoneCore *linphone_core_new(const LinphoneCoreVTable *vtable, const char *config_path,
                                const char *factory_config_path, void *userdata) {
    return give<Core>(__func__, [&] {
        return newRunningCore(Config::create(view(config_path), view(factory_config_path)), vtable, userdata);
    });
}

LinphoneCore *linphone_core_new_with_config(const LinphoneCoreVTable *vtable, LinphoneConfig *config,
                                            void *userdata) {
    return give<Core>(__func__, [&] {
        Ref<Config> own = config ? Ref<Config>(Config::toCpp(config)) : Config::create({});
        return newRunningCore(std::move(own), vtable, userdata);
    });
}

LinphoneCore *linphone_core_ref(LinphoneCore *core) { return refHandle<Core>(core); }

void linphone_core_unref(LinphoneCore *core) { unrefHandle<Core>(core); }

void linphone_core_destroy(LinphoneCore *core) {
    linphone_core_stop(core);
    unrefHandle<Core>(core);
}

void linphone_core_set_user_data(LinphoneCore *core, void *user_data) {
    if (core) Core::toCpp(core)->setUserData(user_data);
}

void *linphone_core_get_user_data(const LinphoneCore *core) {
    return core ? Core::toCpp(core)->userData() : nullptr;
}

const char *linphone_core_get_version(void) { return SLIMPHONE_VERSION; }

// Running

LinphoneStatus linphone_core_start(LinphoneCore *core) {
    return ask<Core>(__func__, core, -1, [](Core &object) { return object.start(); });
}

void linphone_core_iterate(LinphoneCore *core) {
    tell<Core>(__func__, core, [](Core &object) { object.iterate(); });
}

void linphone_core_stop(LinphoneCore *core) {
    tell<Core>(__func__, core, [](Core &object) { object.stop(); });
}

void linphone_core_stop_async(LinphoneCore *core) {
    tell<Core>(__func__, core, [](Core &object) { object.stopAsync(); });
}

LinphoneGlobalState linphone_core_get_global_state(const LinphoneCore *core) {
    return core ? Core::toCpp(core)->globalState() : LinphoneGlobalOff;
}

void linphone_core_enter_background(LinphoneCore *core) {
    tell<Core>(__func__, core, [](Core &object) { object.enterBackground(); });
}

void linphone_core_enter_foreground(LinphoneCore *core) {
    tell<Core>(__func__, core, [](Core &object) { object.enterForeground(); });
}

bool_t linphone_core_is_in_background(const LinphoneCore *lc) {
    return lc && Core::toCpp(lc)->isInBackground();
}

void linphone_core_enable_auto_iterate(LinphoneCore *core, bool_t enable) {
    changeSetting(__func__, core, [&](Settings &settings) { settings.setAutoIterated(enable != 0); });
}

bool_t linphone_core_auto_iterate_enabled(LinphoneCore *core) {
    return setting<bool_t>(__func__, core, FALSE,
                           [](const Settings &settings) { return settings.isAutoIterated(); });
}

void linphone_core_set_auto_iterate_enabled(LinphoneCore *core, bool_t enable) {
    linphone_core_enable_auto_iterate(core, enable);
}

bool_t linphone_core_is_auto_iterate_enabled(LinphoneCore *core) {
    return linphone_core_auto_iterate_enabled(core);
}

// Newer releases

void linphone_core_set_auto_iterate_foreground_schedule(LinphoneCore *core, int schedule) {
    tell<Core>(__func__, core, [&](Core &object) { object.settings().setForegroundSchedule(schedule); });
}

int linphone_core_get_auto_iterate_foreground_schedule(const LinphoneCore *core) {
    return core ? Core::toCpp(core)->settings().foregroundSchedule() : 0;
}

void linphone_core_set_auto_iterate_background_schedule(LinphoneCore *core, int schedule) {
    tell<Core>(__func__, core, [&](Core &object) { object.settings().setBackgroundSchedule(schedule); });
}

int linphone_core_get_auto_iterate_background_schedule(const LinphoneCore *core) {
    return core ? Core::toCpp(core)->settings().backgroundSchedule() : 0;
}
