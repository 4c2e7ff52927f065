#include "linphone/core/transports.h"

#include "capi/settings-facade.h"
#include "settings/transports.h"

using namespace slimphone;

namespace {

constexpr int kDefaultUdpPort = 5060;

/** In this older form a structure that nobody filled in asks for plain SIP. */
sip::TransportPorts portsOf(const LinphoneSipTransports &ports) noexcept {
    const sip::TransportPorts result{ports.udp_port, ports.tcp_port, ports.tls_port};
    return result == sip::TransportPorts() ? sip::TransportPorts{kDefaultUdpPort, 0, 0} : result;
}

LinphoneSipTransports structOf(const sip::TransportPorts &ports) noexcept {
    return {ports.udp, ports.tcp, 0, ports.tls};
}

Ref<Transports> objectOf(const sip::TransportPorts &ports) {
    return make<Transports>(ports.udp, ports.tcp, ports.tls);
}

} // namespace

LinphoneStatus linphone_core_set_transports(LinphoneCore *core, const LinphoneTransports *transports) {
    if (!transports) return -1;
    return ask<Core>(__func__, core, -1, [&](Core &object) {
        const Transports &ports = *Transports::toCpp(transports);
        return object.setPorts({ports.udpPort(), ports.tcpPort(), ports.tlsPort()}) ? 0 : -1;
    });
}

LinphoneTransports *linphone_core_get_transports(LinphoneCore *core) {
    if (!core) return nullptr;
    return give<Transports>(__func__, [&] { return objectOf(Core::toCpp(core)->settings().ports()); });
}

LinphoneTransports *linphone_core_get_transports_used(LinphoneCore *core) {
    if (!core) return nullptr;
    return give<Transports>(__func__, [&] { return objectOf(Core::toCpp(core)->portsInUse()); });
}

LinphoneStatus linphone_core_set_sip_transports(LinphoneCore *core, const LinphoneSipTransports *transports) {
    if (!transports) return -1;
    return ask<Core>(__func__, core, -1,
                     [&](Core &object) { return object.setPorts(portsOf(*transports)) ? 0 : -1; });
}

LinphoneStatus linphone_core_get_sip_transports(LinphoneCore *core, LinphoneSipTransports *transports) {
    if (!transports) return -1;
    return ask<Core>(__func__, core, -1, [&](const Core &object) {
        *transports = structOf(object.settings().ports());
        return 0;
    });
}

void linphone_core_get_sip_transports_used(LinphoneCore *core, LinphoneSipTransports *tr) {
    if (!tr) return;
    tell<Core>(__func__, core, [&](const Core &object) { *tr = structOf(object.portsInUse()); });
}

void linphone_core_set_sip_port(LinphoneCore *core, int port) {
    tell<Core>(__func__, core, [&](Core &object) { object.setPorts({port, 0, 0}); });
}

int linphone_core_get_sip_port(LinphoneCore *core) {
    return setting(__func__, core, 0, [](const Settings &settings) { return settings.firstPort(); });
}

bool_t linphone_core_sip_transport_supported(const LinphoneCore *core, LinphoneTransportType transport_type) {
    return core && transport_type >= LinphoneTransportUdp && transport_type <= LinphoneTransportTls;
}

ortp_socket_t linphone_core_get_sip_socket(LinphoneCore *) { return -1; }

void linphone_core_set_sip_transport_timeout(LinphoneCore *core, int timeout_ms) {
    changeStack(__func__, core, [&](Settings &settings) {
        settings.setTransportTimeout(std::chrono::milliseconds(timeout_ms));
    });
}

int linphone_core_get_sip_transport_timeout(LinphoneCore *core) {
    return setting(__func__, core, 0,
                   [](const Settings &settings) { return settings.transportTimeout().count(); });
}

LinphoneStatus linphone_core_migrate_to_multi_transport(LinphoneCore *core) {
    return ask<Core>(__func__, core, -1,
                     [](Core &object) { return object.settings().migrateToMultiTransport() ? 1 : 0; });
}
