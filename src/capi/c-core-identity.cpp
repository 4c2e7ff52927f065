#include "linphone/core/identity.h"

#include "account/destination.h"
#include "address/address.h"
#include "capi/settings-facade.h"
#include "slimphone-version.h"

using namespace slimphone;

// Addresses

LinphoneAddress *linphone_core_create_address(LinphoneCore *core, const char *address) {
    if (!core) return nullptr;
    return give<Address>(__func__, [&] { return Address::parse(view(address)); });
}

LinphoneAddress *linphone_core_interpret_url(LinphoneCore *core, const char *url) {
    const Account *account = core ? Core::toCpp(core)->defaultAccount() : nullptr;
    return linphone_core_interpret_url_2(core, url,
                                         account && account->shownParams().usePrefixForCallsAndChats);
}

LinphoneAddress *linphone_core_interpret_url_2(LinphoneCore *core, const char *url,
                                               bool_t apply_international_prefix) {
    if (!core) return nullptr;
    return give<Address>(__func__, [&] {
        return interpretDialled(view(url), Core::toCpp(core)->defaultAccount(),
                                apply_international_prefix != 0);
    });
}

const char *linphone_core_get_identity(LinphoneCore *core) {
    return ask<Core, const char *>(__func__, core, nullptr,
                                   [](const Core &object) { return object.identityText(); });
}

LinphoneStatus linphone_core_set_primary_contact(LinphoneCore *core, const char *contact) {
    return ask<Core>(__func__, core, -1, [&](Core &object) {
        return object.settings().setPrimaryContact(view(contact)) ? 0 : -1;
    });
}

const char *linphone_core_get_primary_contact(LinphoneCore *core) {
    return setting<const char *>(__func__, core, nullptr,
                                 [](const Settings &settings) { return settings.primaryContact(); });
}

LinphoneAddress *linphone_core_get_primary_contact_parsed(LinphoneCore *core) {
    return linphone_core_create_primary_contact_parsed(core);
}

LinphoneAddress *linphone_core_create_primary_contact_parsed(LinphoneCore *core) {
    if (!core) return nullptr;
    return give<Address>(__func__,
                         [&] { return Address::parse(Core::toCpp(core)->settings().primaryContact()); });
}

void linphone_core_set_guess_hostname(LinphoneCore *core, bool_t enable) {
    changeSetting(__func__, core, [&](Settings &settings) { settings.setHostnameGuessed(enable != 0); });
}

bool_t linphone_core_get_guess_hostname(LinphoneCore *core) {
    return setting<bool_t>(__func__, core, FALSE,
                           [](const Settings &settings) { return settings.isHostnameGuessed(); });
}

// User agent

void linphone_core_set_user_agent(LinphoneCore *core, const char *name, const char *version) {
    changeStack(__func__, core,
                [&](Settings &settings) { settings.setUserAgent(view(name), view(version)); });
}

const char *linphone_core_get_user_agent(LinphoneCore *core) {
    return core ? Core::toCpp(core)->settings().userAgent().c_str() : nullptr;
}

const char *linphone_core_get_user_agent_name(void) { return SLIMPHONE_NAME; }

const char *linphone_core_get_user_agent_version(void) { return SLIMPHONE_VERSION; }

// Supported extensions

void linphone_core_set_supported_tag(LinphoneCore *core, const char *tags) {
    changeSetting(__func__, core, [&](Settings &settings) { settings.setSupportedTags(view(tags)); });
}

void linphone_core_add_supported_tag(LinphoneCore *core, const char *tag) {
    changeSetting(__func__, core, [&](Settings &settings) { settings.addSupportedTag(view(tag)); });
}

void linphone_core_remove_supported_tag(LinphoneCore *core, const char *tag) {
    changeSetting(__func__, core, [&](Settings &settings) { settings.removeSupportedTag(view(tag)); });
}

// Specifications

void linphone_core_add_linphone_spec(LinphoneCore *core, const char *spec) {
    changeSetting(__func__, core, [&](Settings &settings) { settings.addSpec(view(spec)); });
}

void linphone_core_remove_linphone_spec(LinphoneCore *core, const char *spec) {
    changeSetting(__func__, core, [&](Settings &settings) { settings.removeSpec(view(spec)); });
}

void linphone_core_set_linphone_specs_list(LinphoneCore *core, const bctbx_list_t *specs) {
    changeSetting(__func__, core, [&](Settings &settings) { settings.setSpecs(textsOf(specs)); });
}

const bctbx_list_t *linphone_core_get_linphone_specs_list(LinphoneCore *core) {
    return setting<const bctbx_list_t *>(__func__, core, nullptr,
                                         [](const Settings &settings) { return settings.specsList(); });
}

void linphone_core_set_linphone_specs(LinphoneCore *core, const char *specs) {
    changeSetting(__func__, core, [&](Settings &settings) { settings.setSpecs(view(specs)); });
}

const char *linphone_core_get_linphone_specs(const LinphoneCore *core) {
    return core ? nilIfEmpty(Core::toCpp(core)->settings().specs()) : nullptr;
}
