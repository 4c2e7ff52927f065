/**
 * @file
 * The configuration of a core and where it can be fetched from.
 */
#ifndef SLIMPHONE_LINPHONE_CORE_CONFIGURATION_H
#define SLIMPHONE_LINPHONE_CORE_CONFIGURATION_H

#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Gives the configuration.
 *
 * @param core The core.
 * @return A lent object; NULL for NULL.
 */
LINPHONE_PUBLIC LinphoneConfig *linphone_core_get_config(const LinphoneCore *core);

/**
 * Saves the configuration now; linphone_core_iterate() does so once a second when something
 * changed.
 *
 * @param core The core.
 * @return 0; -1 without a file or when it cannot be written.
 */
LINPHONE_PUBLIC LinphoneStatus linphone_core_config_sync(LinphoneCore *core);

/**
 * Reads a configuration from a file; see linphone_config_new().
 *
 * @param core The core.
 * @param filename Its path, or NULL.
 * @return A new configuration that the caller owns.
 */
LINPHONE_PUBLIC LinphoneConfig *linphone_core_create_config(LinphoneCore *core, const char *filename);

/**
 * Reads a configuration from a file; see linphone_config_new().
 *
 * @deprecated Use linphone_core_create_config().
 * @param core The core.
 * @param filename Its path, or NULL.
 * @return A new configuration that the caller owns.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneConfig *linphone_core_create_lp_config(LinphoneCore *core,
                                                                                   const char *filename);

/**
 * Sets the address of the remote configuration, which is fetched at each start from the next one
 * on; [misc] config-uri.
 *
 * The core is in LinphoneGlobalConfiguring meanwhile, and linphone_core_iterate() does the work. The
 * configuring status callback hears the outcome once, before the core is on and before anything is
 * registered. The document is XML of the form that linphone_config_dump_as_xml() gives; a
 * document type in it is refused. It is applied completely or, when anything is wrong with it, not at
 * all; the core goes on with what it has. An entry with overwrite="true" replaces a value, others fill in
 * what is absent; an empty one with overwrite removes the key. The factory file wins over it.
 *
 * Fetching ends after 30 seconds ([http] time_limit) or 10 MiB. Redirections to http and https are
 * followed. Digest challenges are answered with the credentials of the default account's user in
 * the file or in the address, Basic ones only over TLS and when these name the realm. TLS follows
 * linphone_core_set_root_ca() and linphone_core_verify_server_certificates(). With [misc]
 * transient_provisioning the address is forgotten after a success.
 *
 * @param core The core.
 * @param uri An http, https or file address; NULL for none.
 * @return 0; -1 when it is not an address, and nothing changes.
 */
LINPHONE_PUBLIC LinphoneStatus linphone_core_set_provisioning_uri(LinphoneCore *core, const char *uri);

/**
 * Gives the address of the remote configuration.
 *
 * @param core The core.
 * @return A lent text; NULL by default.
 */
LINPHONE_PUBLIC const char *linphone_core_get_provisioning_uri(const LinphoneCore *core);

/**
 * Adds a header to the request for the remote configuration, from the next start on, for instance one with a
 * token that tells the server which phone it is. It is sent over http as well as https, also when the request
 * is redirected on the same server, but not to another one (RFC 9110 section 15.4). It is not saved.
 *
 * What would be more than one header, as a value with a line break, and headers that belong to the
 * connection, as Host and Content-Length, are refused with a log line.
 *
 * @param core The core.
 * @param header_name Its name; From and User-Agent take the place of those that are sent otherwise.
 * @param value Its value; NULL for an empty one.
 * @since 5.3.0
 */
LINPHONE_PUBLIC void linphone_core_add_provisioning_header(LinphoneCore *core, const char *header_name,
                                                           const char *value);

/**
 * Forgets all headers of linphone_core_add_provisioning_header().
 *
 * @param core The core.
 * @since 5.3.0
 */
LINPHONE_PUBLIC void linphone_core_clear_provisioning_headers(LinphoneCore *core);

/**
 * Tells whether the address is forgotten after a success.
 *
 * @param core The core.
 * @return FALSE by default; [misc] transient_provisioning.
 */
LINPHONE_PUBLIC bool_t linphone_core_is_provisioning_transient(LinphoneCore *core);

/**
 * Applies an XML file to the configuration, completely or, when it is not a valid one, not at
 * all. Accounts that exist stay as they are.
 *
 * @param core The core.
 * @param xml_uri Its path.
 */
LINPHONE_PUBLIC void linphone_core_load_config_from_xml(LinphoneCore *core, const char *xml_uri);

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_CORE_CONFIGURATION_H */
