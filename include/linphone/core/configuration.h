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
 * on.
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
