#include "linphone/core/push.h"

#include "capi/settings-facade.h"

using namespace slimphone;

void linphone_core_enable_push_notification(LinphoneCore *core, bool_t enable) {
    tell<Core>(__func__, core, [&](Core &object) { object.setPushEnabled(enable != 0); });
}

bool_t linphone_core_push_notification_enabled(LinphoneCore *core) {
    return setting<bool_t>(__func__, core, FALSE,
                           [](const Settings &settings) { return settings.isPushEnabled(); });
}

void linphone_core_set_push_notification_enabled(LinphoneCore *core, bool_t enable) {
    linphone_core_enable_push_notification(core, enable);
}

bool_t linphone_core_is_push_notification_enabled(LinphoneCore *core) {
    return linphone_core_push_notification_enabled(core);
}

bool_t linphone_core_is_push_notification_available(LinphoneCore *core) {
    return ask<Core, bool_t>(__func__, core, FALSE,
                             [](const Core &object) { return object.isPushAvailable(); });
}

void linphone_core_did_register_for_remote_push(LinphoneCore *core, void *device_token) {
    // Only iOS can read its own object; forgetting needs no reading.
    if (!device_token) linphone_core_did_register_for_remote_push_with_stringified_token(core, nullptr);
}

void linphone_core_did_register_for_remote_push_with_stringified_token(LinphoneCore *core,
                                                                       const char *device_token_str) {
    tell<Core>(__func__, core, [&](Core &object) { object.setPushToken(view(device_token_str)); });
}

// Newer releases

void linphone_core_push_notification_received(LinphoneCore *core, const char *payload, const char *) {
    tell<Core>(__func__, core, [&](Core &object) { object.pushReceived(payload); });
}

void linphone_core_push_notification_received_2(LinphoneCore *core, const char *payload, const char *call_id,
                                                bool_t) {
    linphone_core_push_notification_received(core, payload, call_id);
}

void linphone_core_process_push_notification(LinphoneCore *core, const char *call_id) {
    linphone_core_push_notification_received(core, nullptr, call_id);
}
