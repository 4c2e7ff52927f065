#include "phone.h"

#include "iterate-until.h"

#include <algorithm>
#include <stdexcept>

namespace slimphone::test {

std::string nameOf(const Path &path) { return (path.isLean() ? "lean_" : "bellesip_") + path.transport; }

Phone::Phone(const std::string &wire, const Values &sip) {
    LinphoneConfig *config = linphone_config_new(nullptr);
    linphone_config_set_string(config, "sip", "wire_path", wire.c_str());
    for (const auto &[name, value] : sip) {
        const std::size_t slash = name.find('/');
        const std::string section = slash == std::string::npos ? "sip" : name.substr(0, slash);
        const std::string key = slash == std::string::npos ? name : name.substr(slash + 1);
        linphone_config_set_string(config, section.c_str(), key.c_str(), value.c_str());
    }

    LinphoneFactory *factory = linphone_factory_get();
    mCore = linphone_factory_create_core_with_config_3(factory, config, nullptr);
    linphone_config_unref(config);
    if (!mCore) throw std::runtime_error("no core");
    linphone_core_set_user_data(mCore, this);

    LinphoneCoreCbs *callbacks = linphone_factory_create_core_cbs(factory);
    linphone_core_cbs_set_account_registration_state_changed(
        callbacks, [](LinphoneCore *core, LinphoneAccount *account, LinphoneRegistrationState state,
                      const char *message) {
            Phone &phone = of(core);
            phone.events.push_back({account, state, message ? message : ""});
            // Kept apart: the application's function may release the core or add to the events.
            const Event event = phone.events.back();
            if (phone.onEvent) phone.onEvent(event);
        });
    linphone_core_cbs_set_authentication_requested(
        callbacks, [](LinphoneCore *core, LinphoneAuthInfo *info, LinphoneAuthMethod) {
            Phone &phone = of(core);
            ++phone.questions;
            if (phone.onQuestion) phone.onQuestion(info);
        });
    linphone_core_add_callbacks(mCore, callbacks);
    linphone_core_cbs_unref(callbacks);
    if (linphone_core_start(mCore) != 0) throw std::runtime_error("the core does not start");
    linphone_core_set_network_reachable(mCore, TRUE);
}

Phone::~Phone() {
    onEvent = nullptr;
    onQuestion = nullptr;
    release();
}

Phone &Phone::of(LinphoneCore *core) { return *static_cast<Phone *>(linphone_core_get_user_data(core)); }

void Phone::release() {
    LinphoneCore *const core = mCore;
    mCore = nullptr;
    if (core) linphone_core_unref(core);
}

LinphoneAccount *Phone::add(const std::string &user, const std::string &server, int expires) {
    LinphoneAccountParams *params = linphone_core_create_account_params(mCore);
    LinphoneAddress *identity = linphone_address_new(("sip:" + user + "@127.0.0.1").c_str());
    LinphoneAddress *address = linphone_address_new(server.c_str());
    const bool isValid = identity && address &&
                         linphone_account_params_set_identity_address(params, identity) == 0 &&
                         linphone_account_params_set_server_address(params, address) == 0;
    linphone_account_params_set_expires(params, expires);
    linphone_account_params_enable_register(params, TRUE);
    LinphoneAccount *account = linphone_core_create_account(mCore, params);
    const bool isAdded = linphone_core_add_account(mCore, account) == 0;
    linphone_account_unref(account);
    if (address) linphone_address_unref(address);
    if (identity) linphone_address_unref(identity);
    linphone_account_params_unref(params);
    if (!isValid || !isAdded) throw std::runtime_error("no account for " + user + " at " + server);
    return account;
}

void Phone::addPassword(const std::string &user, const std::string &password, const char *realm) {
    LinphoneAuthInfo *info = linphone_factory_create_auth_info(linphone_factory_get(), user.c_str(), nullptr,
                                                               password.c_str(), nullptr, realm, nullptr);
    linphone_core_add_auth_info(mCore, info);
    linphone_auth_info_unref(info);
}

void Phone::edit(LinphoneAccount *account, const std::function<void(LinphoneAccountParams *)> &edit) {
    LinphoneAccountParams *params = linphone_account_params_clone(linphone_account_get_params(account));
    edit(params);
    const int result = linphone_account_set_params(account, params);
    linphone_account_params_unref(params);
    if (result != 0) throw std::runtime_error("the parameters are refused");
}

bool Phone::areRegistered(const std::vector<LinphoneAccount *> &accounts) {
    return std::all_of(accounts.begin(), accounts.end(),
                       [](LinphoneAccount *account) { return state(account) == LinphoneRegistrationOk; });
}

std::string Phone::describe(const std::vector<LinphoneAccount *> &accounts) {
    std::string text;
    for (LinphoneAccount *account : accounts) {
        const char *phrase = linphone_error_info_get_phrase(linphone_account_get_error_info(account));
        text.append(linphone_registration_state_to_string(state(account)))
            .append(" (" + std::to_string(errorCode(account)) + ' ')
            .append(phrase ? phrase : "-")
            .append(") ");
    }
    return text;
}

int Phone::errorCode(LinphoneAccount *account) {
    return linphone_error_info_get_protocol_code(linphone_account_get_error_info(account));
}

bool Phone::waitUntil(const std::function<bool()> &done, std::chrono::milliseconds limit) {
    return iterateUntil(mCore, done, limit);
}

bool Phone::waitFor(LinphoneAccount *account, LinphoneRegistrationState wanted,
                    std::chrono::milliseconds limit) {
    return waitUntil([&] { return state(account) == wanted; }, limit);
}

bool Phone::holds(const std::function<bool()> &condition, std::chrono::milliseconds time) {
    return iterateWhile(mCore, condition, time);
}

std::size_t Phone::count(LinphoneRegistrationState state, LinphoneAccount *account) const {
    return static_cast<std::size_t>(std::count_if(events.begin(), events.end(), [&](const Event &event) {
        return event.state == state && (!account || event.account == account);
    }));
}

std::vector<LinphoneRegistrationState> Phone::states(LinphoneAccount *account) const {
    std::vector<LinphoneRegistrationState> result;
    for (const Event &event : events)
        if (event.account == account) result.push_back(event.state);
    return result;
}

} // namespace slimphone::test
