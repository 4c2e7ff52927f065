/**
 * @file
 * TLS settings of a core. A change takes effect for connections made afterwards.
 */
#ifndef SLIMPHONE_LINPHONE_CORE_TLS_H
#define SLIMPHONE_LINPHONE_CORE_TLS_H

#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @name Trust
 * @{ */

/**
 * Sets the authorities that are trusted.
 *
 * @param core The core.
 * @param path A PEM file or a folder of such; NULL or empty for the system's.
 */
LINPHONE_PUBLIC void linphone_core_set_root_ca(LinphoneCore *core, const char *path);

/**
 * Gives the authorities that are trusted.
 *
 * @param core The core.
 * @return A lent path; NULL for the system's.
 */
LINPHONE_PUBLIC const char *linphone_core_get_root_ca(LinphoneCore *core);

/**
 * Sets the authorities that are trusted; it wins over linphone_core_set_root_ca(). Not saved.
 *
 * @param core The core.
 * @param data Certificates in PEM; NULL or empty for none.
 */
LINPHONE_PUBLIC void linphone_core_set_root_ca_data(LinphoneCore *core, const char *data);

/**
 * Says whether certificates of servers are checked. Switching it off lets anyone pretend to be
 * the server.
 *
 * @param core The core.
 * @param yesno TRUE or FALSE.
 */
LINPHONE_PUBLIC void linphone_core_verify_server_certificates(LinphoneCore *core, bool_t yesno);

/**
 * Tells whether certificates of servers are checked.
 *
 * @param core The core.
 * @return TRUE by default.
 */
LINPHONE_PUBLIC bool_t linphone_core_is_verify_server_certificates(LinphoneCore *core);

/**
 * Says whether a certificate has to be for the name of the server.
 *
 * @param core The core.
 * @param yesno TRUE or FALSE.
 */
LINPHONE_PUBLIC void linphone_core_verify_server_cn(LinphoneCore *core, bool_t yesno);

/**
 * Tells whether a certificate has to be for the name of the server.
 *
 * @param core The core.
 * @return TRUE by default.
 */
LINPHONE_PUBLIC bool_t linphone_core_is_verify_server_cn(LinphoneCore *core);

/**
 * Sets a configuration of the TLS library. It is not used: this library does not tell which TLS
 * library it is built with.
 *
 * @param core The core.
 * @param ssl_config The configuration.
 */
LINPHONE_PUBLIC void linphone_core_set_ssl_config(LinphoneCore *core, void *ssl_config);

/** @} */

/** @name Client certificate
 * @{ */

/**
 * Sets the certificate chain shown to servers. Not saved.
 *
 * @param core The core.
 * @param tls_cert The chain in PEM; NULL for none.
 */
LINPHONE_PUBLIC void linphone_core_set_tls_cert(LinphoneCore *core, const char *tls_cert);

/**
 * Gives the certificate chain shown to servers.
 *
 * @param core The core.
 * @return A lent text; NULL by default.
 */
LINPHONE_PUBLIC const char *linphone_core_get_tls_cert(const LinphoneCore *core);

/**
 * Sets the file of the certificate chain shown to servers.
 *
 * @param core The core.
 * @param tls_cert_path Path of a PEM file; NULL for none.
 */
LINPHONE_PUBLIC void linphone_core_set_tls_cert_path(LinphoneCore *core, const char *tls_cert_path);

/**
 * Gives the file of the certificate chain.
 *
 * @param core The core.
 * @return A lent path; NULL by default.
 */
LINPHONE_PUBLIC const char *linphone_core_get_tls_cert_path(const LinphoneCore *core);

/**
 * Sets the private key. Not saved.
 *
 * @param core The core.
 * @param tls_key The key in PEM; NULL for none.
 */
LINPHONE_PUBLIC void linphone_core_set_tls_key(LinphoneCore *core, const char *tls_key);

/**
 * Gives the private key.
 *
 * @param core The core.
 * @return A lent text; NULL by default.
 */
LINPHONE_PUBLIC const char *linphone_core_get_tls_key(const LinphoneCore *core);

/**
 * Sets the file of the private key.
 *
 * @param core The core.
 * @param tls_key_path Path of a PEM file; NULL for none.
 */
LINPHONE_PUBLIC void linphone_core_set_tls_key_path(LinphoneCore *core, const char *tls_key_path);

/**
 * Gives the file of the private key.
 *
 * @param core The core.
 * @return A lent path; NULL by default.
 */
LINPHONE_PUBLIC const char *linphone_core_get_tls_key_path(const LinphoneCore *core);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_CORE_TLS_H */
