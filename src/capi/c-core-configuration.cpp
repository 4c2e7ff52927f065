#include "linphone/core/configuration.h"

#include "capi/settings-facade.h"

using namespace slimphone;

LinphoneConfig *linphone_core_get_config(const LinphoneCore *core) {
    return core ? Core::toCpp(core)->config().toC() : nullptr;
}

LinphoneStatus linphone_core_config_sync(LinphoneCore *core) {
    return ask<Core>(__func__, core, -1, [](Core &object) { return object.saveConfig() ? 0 : -1; });
}

LinphoneConfig *linphone_core_create_config(LinphoneCore *core, const char *filename) {
    if (!core) return nullptr;
    return give<Config>(__func__, [&] { return Config::create(view(filename)); });
}

LinphoneConfig *linphone_core_create_lp_config(LinphoneCore *core, const char *filename) {
    return linphone_core_create_config(core, filename);
}

LinphoneStatus linphone_core_set_provisioning_uri(LinphoneCore *core, const char *uri) {
    return ask<Core>(__func__, core, -1,
                     [&](Core &object) { return object.settings().setProvisioningUri(view(uri)) ? 0 : -1; });
}

const char *linphone_core_get_provisioning_uri(const LinphoneCore *core) {
    return setting<const char *>(__func__, core, nullptr,
                                 [](const Settings &settings) { return settings.provisioningUri(); });
}

bool_t linphone_core_is_provisioning_transient(LinphoneCore *core) {
    return setting<bool_t>(__func__, core, FALSE,
                           [](const Settings &settings) { return settings.isProvisioningTransient(); });
}

void linphone_core_add_provisioning_header(LinphoneCore *core, const char *header_name, const char *value) {
    tell<Core>(__func__, core,
               [&](Core &object) { object.addProvisioningHeader(view(header_name), view(value)); });
}

void linphone_core_clear_provisioning_headers(LinphoneCore *core) {
    tell<Core>(__func__, core, [](Core &object) { object.clearProvisioningHeaders(); });
}

void linphone_core_load_config_from_xml(LinphoneCore *core, const char *xml_uri) {
    if (!xml_uri) return;
    tell<Core>(__func__, core, [&](Core &object) { object.config().loadXmlFile(xml_uri); });
}
