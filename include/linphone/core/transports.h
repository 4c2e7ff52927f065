/**
 * @file
 * SIP transports of a core and the ports they listen on.
 */
#ifndef SLIMPHONE_LINPHONE_CORE_TRANSPORTS_H
#define SLIMPHONE_LINPHONE_CORE_TRANSPORTS_H

#include "linphone/misc.h"
#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @name Ports of a core
 * @{ */

/**
 * Sets the ports. A change closes all connections, and all accounts register again.
 *
 * @param core The core.
 * @param transports Ports, or the values of linphone/misc.h; copied.
 * @return 0; -1 when a port could not be opened; the others are open.
 */
LINPHONE_PUBLIC LinphoneStatus linphone_core_set_transports(LinphoneCore *core,
                                                            const LinphoneTransports *transports);

/**
 * Gives the ports as they were set.
 *
 * @param core The core.
 * @return A new object that the caller owns.
 */
LINPHONE_PUBLIC LinphoneTransports *linphone_core_get_transports(LinphoneCore *core);

/**
 * Gives the ports in use; a random one appears as what it became.
 *
 * @param core The core.
 * @return A new object that the caller owns.
 */
LINPHONE_PUBLIC LinphoneTransports *linphone_core_get_transports_used(LinphoneCore *core);

/**
 * Sets the ports. All zero means UDP on 5060.
 *
 * @deprecated Use linphone_core_set_transports().
 * @param core The core.
 * @param transports Ports, or the values of linphone/misc.h.
 * @return 0; -1 when a port could not be opened.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneStatus
linphone_core_set_sip_transports(LinphoneCore *core, const LinphoneSipTransports *transports);

/**
 * Gives the ports as they were set.
 *
 * @deprecated Use linphone_core_get_transports().
 * @param core The core.
 * @param transports Gets the ports.
 * @return 0; -1 when an argument is NULL.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneStatus
linphone_core_get_sip_transports(LinphoneCore *core, LinphoneSipTransports *transports);

/**
 * Gives the ports in use; a random one appears as what it became.
 *
 * @deprecated Use linphone_core_get_transports_used().
 * @param core The core.
 * @param tr Gets the ports.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_core_get_sip_transports_used(LinphoneCore *core,
                                                                               LinphoneSipTransports *tr);

/**
 * Sets the UDP port and switches the other transports off.
 *
 * @deprecated Use linphone_core_set_transports().
 * @param core The core.
 * @param port A port, or one of the values of linphone/misc.h.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_core_set_sip_port(LinphoneCore *core, int port);

/**
 * Gives the port as it was set: of UDP, when that is off of TCP, then of TLS.
 *
 * @deprecated Use linphone_core_get_transports().
 * @param core The core.
 * @return The port; 0 when all are off.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC int linphone_core_get_sip_port(LinphoneCore *core);

/**
 * Tells whether the library can do a transport.
 *
 * @param core The core.
 * @param transport_type The transport.
 * @return TRUE for UDP, TCP and TLS.
 */
LINPHONE_PUBLIC bool_t linphone_core_sip_transport_supported(const LinphoneCore *core,
                                                             LinphoneTransportType transport_type);

/**
 * Gives the socket of the UDP transport.
 *
 * @deprecated Sockets belong to the library.
 * @param core The core.
 * @return -1: it is not given away.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC ortp_socket_t linphone_core_get_sip_socket(LinphoneCore *core);

/**
 * Sets how long a request waits for its final answer.
 *
 * @param core The core.
 * @param timeout_ms Milliseconds; 0 and less are ignored.
 */
LINPHONE_PUBLIC void linphone_core_set_sip_transport_timeout(LinphoneCore *core, int timeout_ms);

/**
 * Gives how long a request waits for its final answer.
 *
 * @param core The core.
 * @return Milliseconds; 63000 by default, of which a REGISTER uses 32000 at most.
 */
LINPHONE_PUBLIC int linphone_core_get_sip_transport_timeout(LinphoneCore *core);

/**
 * Turns the settings of releases with one transport into those of several.
 *
 * @param core The core.
 * @return 1 when something was changed, 0 when not.
 */
LINPHONE_PUBLIC LinphoneStatus linphone_core_migrate_to_multi_transport(LinphoneCore *core);

/** @} */

/** @name The port set; linphone_factory_create_transports() makes one
 * @{ */

/**
 * Takes one more reference.
 *
 * @param transports The port set.
 * @return The same object.
 */
LINPHONE_PUBLIC LinphoneTransports *linphone_transports_ref(LinphoneTransports *transports);

/**
 * Drops one reference; the port set is destroyed with the last one.
 *
 * @param transports The port set.
 */
LINPHONE_PUBLIC void linphone_transports_unref(LinphoneTransports *transports);

/**
 * Keeps a pointer for the application.
 *
 * @param transports The port set.
 * @param user_data The pointer to keep; the library never looks at what it points to.
 */
LINPHONE_PUBLIC void linphone_transports_set_user_data(LinphoneTransports *transports, void *user_data);

/**
 * Gives the pointer kept by the application.
 *
 * @param transports The port set.
 * @return The pointer, NULL by default.
 */
LINPHONE_PUBLIC void *linphone_transports_get_user_data(const LinphoneTransports *transports);

/**
 * Sets the UDP port.
 *
 * @param transports The port set.
 * @param port A port, or one of the values of linphone/misc.h.
 */
LINPHONE_PUBLIC void linphone_transports_set_udp_port(LinphoneTransports *transports, int port);

/**
 * Gives the UDP port.
 *
 * @param transports The port set.
 * @return The port.
 */
LINPHONE_PUBLIC int linphone_transports_get_udp_port(const LinphoneTransports *transports);

/**
 * Sets the TCP port.
 *
 * @param transports The port set.
 * @param port A port, or one of the values of linphone/misc.h.
 */
LINPHONE_PUBLIC void linphone_transports_set_tcp_port(LinphoneTransports *transports, int port);

/**
 * Gives the TCP port.
 *
 * @param transports The port set.
 * @return The port.
 */
LINPHONE_PUBLIC int linphone_transports_get_tcp_port(const LinphoneTransports *transports);

/**
 * Sets the TLS port.
 *
 * @param transports The port set.
 * @param port A port, or one of the values of linphone/misc.h.
 */
LINPHONE_PUBLIC void linphone_transports_set_tls_port(LinphoneTransports *transports, int port);

/**
 * Gives the TLS port.
 *
 * @param transports The port set.
 * @return The port.
 */
LINPHONE_PUBLIC int linphone_transports_get_tls_port(const LinphoneTransports *transports);

/**
 * Sets the DTLS port. Kept and returned only.
 *
 * @param transports The port set.
 * @param port A port, or one of the values of linphone/misc.h.
 */
LINPHONE_PUBLIC void linphone_transports_set_dtls_port(LinphoneTransports *transports, int port);

/**
 * Gives the DTLS port.
 *
 * @param transports The port set.
 * @return The port.
 */
LINPHONE_PUBLIC int linphone_transports_get_dtls_port(const LinphoneTransports *transports);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_CORE_TRANSPORTS_H */
