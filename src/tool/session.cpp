#include "session.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <utility>

namespace tool {

namespace {

constexpr std::uint64_t kStepMicroseconds = 10000;

template <auto Unref>
struct Unreferencer {
    template <class T>
    void operator()(T *object) const noexcept {
        Unref(object);
    }
};
using AddressPtr = std::unique_ptr<LinphoneAddress, Unreferencer<linphone_address_unref>>;
using ParamsPtr = std::unique_ptr<LinphoneAccountParams, Unreferencer<linphone_account_params_unref>>;
using AuthInfoPtr = std::unique_ptr<LinphoneAuthInfo, Unreferencer<linphone_auth_info_unref>>;
using ConfigPtr = std::unique_ptr<LinphoneConfig, Unreferencer<linphone_config_unref>>;

LinphoneFactory *factory() { return linphone_factory_get(); }

const char *orNull(const std::string &text) { return text.empty() ? nullptr : text.c_str(); }

std::string take(char *text) {
    std::string result = text ? text : "";
    ms_free(text);
    return result;
}

/** The content of the rc file in a configuration of its own: a look at accounts shall not change it. */
ConfigPtr configOf(const std::string &path) {
    std::string text;
    if (!path.empty()) {
        std::ifstream file(path, std::ios::binary);
        text.assign(std::istreambuf_iterator<char>(file), {});
        if (!file.good() && text.empty()) throw SetupError("cannot read " + path);
    }
    return ConfigPtr(linphone_config_new_from_buffer(text.c_str()));
}

const char *nameOf(LinphoneRegistrationState state) {
    switch (state) {
    case LinphoneRegistrationProgress:
        return "Progress";
    case LinphoneRegistrationOk:
        return "Ok";
    case LinphoneRegistrationCleared:
        return "Cleared";
    case LinphoneRegistrationFailed:
        return "Failed";
    default:
        return "None";
    }
}

int codeOf(LinphoneAccount *account) {
    return linphone_error_info_get_protocol_code(linphone_account_get_error_info(account));
}

ExitStatus failureOf(LinphoneAccount *account) {
    switch (codeOf(account)) {
    case 401:
    case 403:
    case 404:
    case 407:
        return ExitStatus::Credentials;
    case 0:
    case 408:
    case 503:
        return ExitStatus::NoAnswer;
    default:
        return ExitStatus::Refused;
    }
}

LinphoneTransportType transportOf(const std::string &name) {
    if (name == "tcp") return LinphoneTransportTcp;
    return name == "tls" ? LinphoneTransportTls : LinphoneTransportUdp;
}

} // namespace

Session::Session(const Options &options)
    : mAccounts(options.accounts), mReport(Report::Form::Lines), mJson(options.json) {
    try {
        setUp(options);
    } catch (...) {
        linphone_core_unref(mCore);
        if (mCallbacks) linphone_core_cbs_unref(mCallbacks);
        throw;
    }
}

Session::~Session() {
    linphone_core_remove_callbacks(mCore, mCallbacks);
    for (const Row &row : mRows)
        linphone_account_unref(row.account);
    linphone_core_unref(mCore);
    linphone_core_cbs_unref(mCallbacks);
}

void Session::setUp(const Options &options) {
    for (const AccountOptions &account : options.accounts) {
        const AddressPtr identity(linphone_factory_create_address(factory(), account.identity.c_str()));
        if (!identity || !linphone_address_get_username(identity.get()))
            throw SetupError("not the address of a user: " + account.identity);
    }
    const ConfigPtr config = configOf(options.configFile);
    mCore = linphone_factory_create_core_with_config_3(factory(), config.get(), nullptr);
    mCallbacks = linphone_factory_create_core_cbs(factory());
    if (!mCore || !mCallbacks) throw SetupError("out of memory");
    linphone_core_cbs_set_user_data(mCallbacks, this);
    linphone_core_cbs_set_account_registration_state_changed(mCallbacks, &Session::onState);
    linphone_core_cbs_set_global_state_changed(mCallbacks, &Session::onGlobalState);
    linphone_core_add_callbacks(mCore, mCallbacks);

    // Sockets that only talk to the server: the ports of the file may be in use by its owner.
    LinphoneTransports *transports = linphone_factory_create_transports(factory());
    linphone_transports_set_udp_port(transports, LC_SIP_TRANSPORT_DONTBIND);
    linphone_transports_set_tcp_port(transports, LC_SIP_TRANSPORT_DONTBIND);
    linphone_transports_set_tls_port(transports, LC_SIP_TRANSPORT_DONTBIND);
    linphone_core_set_transports(mCore, transports);
    linphone_transports_unref(transports);
    if (!options.rootCa.empty()) linphone_core_set_root_ca(mCore, options.rootCa.c_str());
    if (!options.verifies) {
        linphone_core_verify_server_certificates(mCore, FALSE);
        linphone_core_verify_server_cn(mCore, FALSE);
    }
    if (linphone_core_start(mCore) != 0) throw SetupError("the core does not start");
}

void Session::addAccount(const AccountOptions &options) {
    const AddressPtr identity(linphone_factory_create_address(factory(), options.identity.c_str()));
    const ParamsPtr params(linphone_core_create_account_params(mCore));
    const char *domain = linphone_address_get_domain(identity.get());
    const std::string server = options.server.empty() ? domain : options.server;
    linphone_account_params_set_identity_address(params.get(), identity.get());
    if (linphone_account_params_set_server_addr(params.get(), server.c_str()) != 0)
        throw SetupError("not the address of a server: " + server);
    if (!options.transport.empty())
        linphone_account_params_set_transport(params.get(), transportOf(options.transport));
    if (!options.route.empty()) {
        const AddressPtr route(linphone_factory_create_address(factory(), options.route.c_str()));
        if (!route) throw SetupError("not the address of a proxy: " + options.route);
        bctbx_list_t *routes = bctbx_list_append(nullptr, route.get());
        linphone_account_params_set_routes_addresses(params.get(), routes);
        bctbx_list_free(routes);
    }
    if (options.expires > 0) linphone_account_params_set_expires(params.get(), options.expires);
    linphone_account_params_enable_register(params.get(), TRUE);
    if (!options.password.empty()) {
        const AuthInfoPtr credentials(linphone_factory_create_auth_info(
            factory(), linphone_address_get_username(identity.get()), orNull(options.userId),
            options.password.c_str(), nullptr, orNull(options.realm), domain));
        linphone_core_add_auth_info(mCore, credentials.get());
    }
    LinphoneAccount *account = linphone_core_create_account(mCore, params.get());
    const LinphoneStatus added = linphone_core_add_account(mCore, account);
    linphone_account_unref(account);
    if (added != 0) throw SetupError("cannot use the account " + options.identity);
}

void Session::collectAccounts() {
    for (const bctbx_list_t *each = linphone_core_get_account_list(mCore); each; each = each->next) {
        auto *account = static_cast<LinphoneAccount *>(each->data);
        const LinphoneAccountParams *params = linphone_account_get_params(account);
        if (!linphone_account_params_register_enabled(params)) continue;
        mNumbers[account] = mRows.size();
        mRows.push_back(
            {linphone_account_ref(account), take(linphone_address_as_string_uri_only(
                                                linphone_account_params_get_identity_address(params)))});
    }
    mUnsettled = mRows.size();
    mReport = Report(formFor(mJson, mRows.size()));
}

void Session::onState(LinphoneCore *core, LinphoneAccount *account, LinphoneRegistrationState state,
                      const char *message) {
    auto *self =
        static_cast<Session *>(linphone_core_cbs_get_user_data(linphone_core_get_current_callbacks(core)));
    self->stateChanged(account, state, message);
}

void Session::onGlobalState(LinphoneCore *core, LinphoneGlobalState state, const char *) {
    auto *self =
        static_cast<Session *>(linphone_core_cbs_get_user_data(linphone_core_get_current_callbacks(core)));
    if (state == LinphoneGlobalOn) self->mIsOn = true;
}

void Session::stateChanged(LinphoneAccount *account, LinphoneRegistrationState state, const char *message) {
    const auto number = mNumbers.find(account);
    if (number == mNumbers.end()) return;
    Row &row = mRows[number->second];
    if (!mIsStopping) {
        if (state == LinphoneRegistrationOk) row.status = ExitStatus::Registered;
        if (state == LinphoneRegistrationFailed) row.status = failureOf(account);
        if (state == LinphoneRegistrationNone) row.status = ExitStatus::NoAnswer;
        const bool isSettled = state == LinphoneRegistrationOk || state == LinphoneRegistrationFailed;
        if (isSettled && !row.isSettled) --mUnsettled;
        if (!isSettled && row.isSettled) ++mUnsettled;
        row.isSettled = isSettled;
    }
    Event event;
    event.account = number->second;
    event.identity = row.identity;
    event.state = nameOf(state);
    event.message = message ? message : "";
    if (state == LinphoneRegistrationFailed) event.code = codeOf(account);
    if (state == LinphoneRegistrationOk) {
        const LinphoneAddress *contact = linphone_account_get_contact_address(account);
        const char *granted = contact ? linphone_address_get_param(contact, "expires") : nullptr;
        event.expires = granted ? std::atoi(granted)
                                : linphone_account_params_get_expires(linphone_account_get_params(account));
        if (contact) event.contact = take(linphone_address_as_string_uri_only(contact));
    }
    mReport.show(event);
}

void Session::step() {
    linphone_core_iterate(mCore);
    if (std::exchange(mIsOn, false)) {
        for (const AccountOptions &account : mAccounts)
            addAccount(account);
        collectAccounts();
        mIsRunning = true;
    }
    ms_usleep(kStepMicroseconds);
}

ExitStatus Session::status() const {
    if (mRows.empty()) return ExitStatus::NoAccounts;
    for (const ExitStatus worst : {ExitStatus::Credentials, ExitStatus::Refused, ExitStatus::NoAnswer})
        if (std::any_of(mRows.begin(), mRows.end(), [&](const Row &row) { return row.status == worst; }))
            return worst;
    return ExitStatus::Registered;
}

void Session::stop() {
    mIsStopping = true;
    linphone_core_stop_async(mCore);
}

bool Session::isOver() const { return linphone_core_get_global_state(mCore) == LinphoneGlobalOff; }

} // namespace tool
