#include "linphone/core/transports.h"

#include "capi/facade.h"
#include "settings/transports.h"

using namespace slimphone;

LinphoneTransports *linphone_transports_ref(LinphoneTransports *transports) {
    return refHandle<Transports>(transports);
}

void linphone_transports_unref(LinphoneTransports *transports) { unrefHandle<Transports>(transports); }

void linphone_transports_set_user_data(LinphoneTransports *transports, void *user_data) {
    if (transports) Transports::toCpp(transports)->setUserData(user_data);
}

void *linphone_transports_get_user_data(const LinphoneTransports *transports) {
    return transports ? Transports::toCpp(transports)->userData() : nullptr;
}

int linphone_transports_get_udp_port(const LinphoneTransports *transports) {
    return transports ? Transports::toCpp(transports)->udpPort() : 0;
}

void linphone_transports_set_udp_port(LinphoneTransports *transports, int port) {
    if (transports) Transports::toCpp(transports)->setUdpPort(port);
}

int linphone_transports_get_tcp_port(const LinphoneTransports *transports) {
    return transports ? Transports::toCpp(transports)->tcpPort() : 0;
}

void linphone_transports_set_tcp_port(LinphoneTransports *transports, int port) {
    if (transports) Transports::toCpp(transports)->setTcpPort(port);
}

int linphone_transports_get_tls_port(const LinphoneTransports *transports) {
    return transports ? Transports::toCpp(transports)->tlsPort() : 0;
}

void linphone_transports_set_tls_port(LinphoneTransports *transports, int port) {
    if (transports) Transports::toCpp(transports)->setTlsPort(port);
}

int linphone_transports_get_dtls_port(const LinphoneTransports *transports) {
    return transports ? Transports::toCpp(transports)->dtlsPort() : 0;
}

void linphone_transports_set_dtls_port(LinphoneTransports *transports, int port) {
    if (transports) Transports::toCpp(transports)->setDtlsPort(port);
}
