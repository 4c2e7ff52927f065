/**
 * @file
 * The accounts of a core. Accounts and proxy configurations are the same objects, so both lists
 * have the same members.
 */
#ifndef SLIMPHONE_LINPHONE_CORE_ACCOUNTS_H
#define SLIMPHONE_LINPHONE_CORE_ACCOUNTS_H

#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @name Accounts
 * @{ */

/**
 * Makes parameters with the core's defaults.
 *
 * @param core The core.
 * @return New parameters that the caller owns.
 */
LINPHONE_PUBLIC LinphoneAccountParams *linphone_core_create_account_params(LinphoneCore *core);

/**
 * Makes an account.
 *
 * @param core The core.
 * @param params Its parameters; copied.
 * @return A new account that the caller owns. It does nothing before linphone_core_add_account().
 */
LINPHONE_PUBLIC LinphoneAccount *linphone_core_create_account(LinphoneCore *core,
                                                              LinphoneAccountParams *params);

/**
 * Adds an account; it registers at the next linphone_core_iterate(), unless registration is off.
 *
 * @param core The core.
 * @param account The account, of which a reference is taken.
 * @return 0, also when it was added before; -1 when identity or server is missing.
 */
LINPHONE_PUBLIC LinphoneStatus linphone_core_add_account(LinphoneCore *core, LinphoneAccount *account);

/**
 * Removes an account and unregisters it. The answer is waited for in the background; callbacks
 * hear of it.
 *
 * @param core The core.
 * @param account The account.
 */
LINPHONE_PUBLIC void linphone_core_remove_account(LinphoneCore *core, LinphoneAccount *account);

/**
 * Removes all accounts.
 *
 * @param core The core.
 */
LINPHONE_PUBLIC void linphone_core_clear_accounts(LinphoneCore *core);

/**
 * Gives the accounts.
 *
 * @param core The core.
 * @return A lent list of lent LinphoneAccount, in order of addition; NULL when there are none.
 */
LINPHONE_PUBLIC const bctbx_list_t *linphone_core_get_account_list(const LinphoneCore *core);

/**
 * Looks for an account by its name.
 *
 * @param core The core.
 * @param idkey The name, see linphone_account_params_set_idkey().
 * @return A lent account, or NULL.
 */
LINPHONE_PUBLIC LinphoneAccount *linphone_core_get_account_by_idkey(LinphoneCore *core, const char *idkey);

/**
 * Chooses the default account. It has no effect on registrations.
 *
 * @param core The core.
 * @param account An account that was added; NULL for none.
 */
LINPHONE_PUBLIC void linphone_core_set_default_account(LinphoneCore *core, LinphoneAccount *account);

/**
 * Gives the default account.
 *
 * @param core The core.
 * @return A lent account; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccount *linphone_core_get_default_account(const LinphoneCore *core);

/** @} */

/** @name Proxy configurations
 * @{ */

/**
 * Makes a proxy configuration with the core's defaults.
 *
 * @param core The core.
 * @return A new object that the caller owns. It does nothing before
 *   linphone_core_add_proxy_config().
 */
LINPHONE_PUBLIC LinphoneProxyConfig *linphone_core_create_proxy_config(LinphoneCore *core);

/**
 * Adds a proxy configuration; it registers at the next linphone_core_iterate(), unless
 * registration is off.
 *
 * @param core The core.
 * @param config The proxy configuration, of which a reference is taken.
 * @return 0, also when it was added before; -1 when identity or server is missing.
 */
LINPHONE_PUBLIC LinphoneStatus linphone_core_add_proxy_config(LinphoneCore *core,
                                                              LinphoneProxyConfig *config);

/**
 * Removes a proxy configuration and unregisters it. The answer is waited for in the background;
 * callbacks hear of it.
 *
 * @param core The core.
 * @param config The proxy configuration.
 */
LINPHONE_PUBLIC void linphone_core_remove_proxy_config(LinphoneCore *core, LinphoneProxyConfig *config);

/**
 * Removes all proxy configurations.
 *
 * @param core The core.
 */
LINPHONE_PUBLIC void linphone_core_clear_proxy_config(LinphoneCore *core);

/**
 * Gives the proxy configurations.
 *
 * @param core The core.
 * @return A lent list of lent LinphoneProxyConfig, in order of addition; NULL when there are
 *   none.
 */
LINPHONE_PUBLIC const bctbx_list_t *linphone_core_get_proxy_config_list(const LinphoneCore *core);

/**
 * Looks for a proxy configuration by its name.
 *
 * @param core The core.
 * @param idkey The name, see linphone_proxy_config_set_idkey().
 * @return A lent object, or NULL.
 */
LINPHONE_PUBLIC LinphoneProxyConfig *linphone_core_get_proxy_config_by_idkey(LinphoneCore *core,
                                                                             const char *idkey);

/**
 * Chooses the default proxy configuration. It has no effect on registrations.
 *
 * @param core The core.
 * @param config One that was added; NULL for none.
 */
LINPHONE_PUBLIC void linphone_core_set_default_proxy_config(LinphoneCore *core, LinphoneProxyConfig *config);

/**
 * Gives the default proxy configuration.
 *
 * @param core The core.
 * @return A lent object; NULL by default.
 */
LINPHONE_PUBLIC LinphoneProxyConfig *linphone_core_get_default_proxy_config(const LinphoneCore *core);

/**
 * Gives the default proxy configuration and its place.
 *
 * @deprecated Use linphone_core_get_default_account().
 * @param core The core.
 * @param config Gets a lent object, or NULL; may be NULL.
 * @return The place in the list, from 0 on; -1 without a default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC int linphone_core_get_default_proxy(LinphoneCore *core,
                                                                        LinphoneProxyConfig **config);

/** @} */

/** @name Registering again
 * @{ */

/**
 * Registers all accounts again now, without waiting for the refresh.
 *
 * @param core The core.
 */
LINPHONE_PUBLIC void linphone_core_refresh_registers(LinphoneCore *core);

/**
 * Registers all accounts again that may have lost their connection.
 *
 * @param core The core.
 */
LINPHONE_PUBLIC void linphone_core_ensure_registered(LinphoneCore *core);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_CORE_ACCOUNTS_H */
