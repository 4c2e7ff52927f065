/**
 * @file
 * The factory: makes cores and other objects, and knows the folders they use.
 */
#ifndef SLIMPHONE_LINPHONE_API_C_FACTORY_H
#define SLIMPHONE_LINPHONE_API_C_FACTORY_H

#include "linphone/logging.h"
#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @name The factory
 * @{ */

/**
 * Gives the factory, which is made when it is needed first.
 *
 * @return A lent object.
 */
LINPHONE_PUBLIC LinphoneFactory *linphone_factory_get(void);

/**
 * Forgets the factory with its settings; cores that exist stay. The next linphone_factory_get()
 * makes a new one.
 */
LINPHONE_PUBLIC void linphone_factory_clean(void);

/**
 * Keeps a pointer for the application.
 *
 * @param factory The factory.
 * @param data The pointer.
 */
LINPHONE_PUBLIC void linphone_factory_set_user_data(LinphoneFactory *factory, void *data);

/**
 * Gives the pointer kept by the application.
 *
 * @param factory The factory.
 * @return The pointer, NULL by default.
 */
LINPHONE_PUBLIC void *linphone_factory_get_user_data(const LinphoneFactory *factory);

/** @} */

/** @name Cores
 * @{ */

/**
 * Makes a core.
 *
 * @param factory The factory.
 * @param config_path The configuration file, see linphone_config_new(); NULL for none.
 * @param factory_config_path The factory file, see linphone_config_new_with_factory(); NULL for
 *   none.
 * @param system_context An object of the platform, used on Android; ignored.
 * @return A core that the caller owns and that linphone_core_start() starts.
 */
LINPHONE_PUBLIC LinphoneCore *linphone_factory_create_core_3(const LinphoneFactory *factory,
                                                             const char *config_path,
                                                             const char *factory_config_path,
                                                             void *system_context);

/**
 * Makes a core with a given configuration.
 *
 * @param factory The factory.
 * @param config The configuration, of which a reference is taken; NULL for an empty one.
 * @param system_context An object of the platform; ignored.
 * @return A core that the caller owns and that linphone_core_start() starts.
 */
LINPHONE_PUBLIC LinphoneCore *linphone_factory_create_core_with_config_3(const LinphoneFactory *factory,
                                                                         LinphoneConfig *config,
                                                                         void *system_context);

/**
 * Makes a core and starts it.
 *
 * @deprecated Use linphone_factory_create_core_3().
 * @param factory The factory.
 * @param cbs Functions that hear about it, of which a reference is taken; NULL for none.
 * @param config_path The configuration file; NULL for none.
 * @param factory_config_path The factory file; NULL for none.
 * @return A running core that the caller owns.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneCore *
linphone_factory_create_core(const LinphoneFactory *factory, LinphoneCoreCbs *cbs, const char *config_path,
                             const char *factory_config_path);

/**
 * Makes a core and starts it.
 *
 * @deprecated Use linphone_factory_create_core_3().
 * @param factory The factory.
 * @param cbs Functions that hear about it, of which a reference is taken; NULL for none.
 * @param config_path The configuration file; NULL for none.
 * @param factory_config_path The factory file; NULL for none.
 * @param user_data A pointer kept for the application.
 * @param system_context An object of the platform; ignored.
 * @return A running core that the caller owns.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneCore *
linphone_factory_create_core_2(const LinphoneFactory *factory, LinphoneCoreCbs *cbs, const char *config_path,
                               const char *factory_config_path, void *user_data, void *system_context);

/**
 * Makes a core with a given configuration and starts it.
 *
 * @deprecated Use linphone_factory_create_core_with_config_3().
 * @param factory The factory.
 * @param cbs Functions that hear about it, of which a reference is taken; NULL for none.
 * @param config The configuration, of which a reference is taken.
 * @return A running core that the caller owns.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneCore *
linphone_factory_create_core_with_config(const LinphoneFactory *factory, LinphoneCoreCbs *cbs,
                                         LinphoneConfig *config);

/**
 * Makes a core with a given configuration and starts it.
 *
 * @deprecated Use linphone_factory_create_core_with_config_3().
 * @param factory The factory.
 * @param cbs Functions that hear about it, of which a reference is taken; NULL for none.
 * @param config The configuration, of which a reference is taken.
 * @param user_data A pointer kept for the application.
 * @param system_context An object of the platform; ignored.
 * @return A running core that the caller owns.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneCore *
linphone_factory_create_core_with_config_2(const LinphoneFactory *factory, LinphoneCoreCbs *cbs,
                                           LinphoneConfig *config, void *user_data, void *system_context);

/**
 * Makes a core. Cores of several processes can share their state on iOS only, so this is
 * linphone_factory_create_core_3().
 *
 * @param factory The factory.
 * @param config_filename The configuration file; NULL for none.
 * @param factory_config_path The factory file; NULL for none.
 * @param system_context An object of the platform; ignored.
 * @param app_group_id Ignored.
 * @param main_core Ignored.
 * @return A core that the caller owns and that linphone_core_start() starts.
 */
LINPHONE_PUBLIC LinphoneCore *linphone_factory_create_shared_core(const LinphoneFactory *factory,
                                                                  const char *config_filename,
                                                                  const char *factory_config_path,
                                                                  void *system_context,
                                                                  const char *app_group_id, bool_t main_core);

/**
 * Makes a core with a given configuration. Cores of several processes can share their state on
 * iOS only, so this is linphone_factory_create_core_with_config_3().
 *
 * @param factory The factory.
 * @param config The configuration, of which a reference is taken.
 * @param system_context An object of the platform; ignored.
 * @param app_group_id Ignored.
 * @param main_core Ignored.
 * @return A core that the caller owns and that linphone_core_start() starts.
 */
LINPHONE_PUBLIC LinphoneCore *linphone_factory_create_shared_core_with_config(const LinphoneFactory *factory,
                                                                              LinphoneConfig *config,
                                                                              void *system_context,
                                                                              const char *app_group_id,
                                                                              bool_t main_core);

/** @} */

/** @name Other objects
 * @{ */

/**
 * Makes a callbacks object for a core.
 *
 * @param factory The factory.
 * @return A new object that the caller owns.
 */
LINPHONE_PUBLIC LinphoneCoreCbs *linphone_factory_create_core_cbs(const LinphoneFactory *factory);

/**
 * Makes a callbacks object for an account.
 *
 * @param factory The factory.
 * @return A new object that the caller owns.
 */
LINPHONE_PUBLIC LinphoneAccountCbs *linphone_factory_create_account_cbs(LinphoneFactory *factory);

/**
 * Makes a callbacks object for account creators.
 *
 * @param factory The factory.
 * @return A new object that the caller owns.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbs *
linphone_factory_create_account_creator_cbs(LinphoneFactory *factory);

/**
 * Makes a callbacks object for XML-RPC requests.
 *
 * @param factory The factory.
 * @return A new object that the caller owns.
 */
LINPHONE_PUBLIC LinphoneXmlRpcRequestCbs *
linphone_factory_create_xml_rpc_request_cbs(LinphoneFactory *factory);

/**
 * Makes a callbacks object for the logging service.
 *
 * @param factory The factory.
 * @return A new object that the caller owns.
 */
LINPHONE_PUBLIC LinphoneLoggingServiceCbs *
linphone_factory_create_logging_service_cbs(LinphoneFactory *factory);

/**
 * Parses an address; see linphone_address_new().
 *
 * @param factory The factory.
 * @param addr The text.
 * @return A new address that the caller owns; NULL when it is not one.
 */
LINPHONE_PUBLIC LinphoneAddress *linphone_factory_create_address(const LinphoneFactory *factory,
                                                                 const char *addr);

/**
 * Makes credentials; see linphone_auth_info_new().
 *
 * @param factory The factory.
 * @param username The user of the account.
 * @param userid The user name of the digest, or NULL.
 * @param passwd The password in clear text, or NULL.
 * @param ha1 The hash used instead, or NULL.
 * @param realm The realm, or NULL.
 * @param domain The domain, or NULL.
 * @return New credentials that the caller owns.
 */
LINPHONE_PUBLIC LinphoneAuthInfo *linphone_factory_create_auth_info(const LinphoneFactory *factory,
                                                                    const char *username, const char *userid,
                                                                    const char *passwd, const char *ha1,
                                                                    const char *realm, const char *domain);

/**
 * Makes credentials for one hash algorithm; see linphone_auth_info_new_for_algorithm().
 *
 * @param factory The factory.
 * @param username The user of the account.
 * @param userid The user name of the digest, or NULL.
 * @param passwd The password in clear text, or NULL.
 * @param ha1 The hash used instead, or NULL.
 * @param realm The realm, or NULL.
 * @param domain The domain, or NULL.
 * @param algorithm MD5 or SHA-256; NULL for any.
 * @return New credentials that the caller owns.
 */
LINPHONE_PUBLIC LinphoneAuthInfo *
linphone_factory_create_auth_info_2(const LinphoneFactory *factory, const char *username, const char *userid,
                                    const char *passwd, const char *ha1, const char *realm,
                                    const char *domain, const char *algorithm);

/**
 * Makes a policy that allows everything.
 *
 * @param factory The factory.
 * @return A new policy that the caller owns.
 */
LINPHONE_PUBLIC LinphoneDigestAuthenticationPolicy *
linphone_factory_create_digest_authentication_policy(const LinphoneFactory *factory);

/**
 * Reads a configuration from a file; see linphone_config_new().
 *
 * @param factory The factory.
 * @param path Its path, or NULL.
 * @return A new configuration that the caller owns.
 */
LINPHONE_PUBLIC LinphoneConfig *linphone_factory_create_config(LinphoneFactory *factory, const char *path);

/**
 * Reads a configuration from two files; see linphone_config_new_with_factory().
 *
 * @param factory The factory.
 * @param path Path of the configuration file, or NULL.
 * @param factory_path Path of the factory file, or NULL.
 * @return A new configuration that the caller owns.
 */
LINPHONE_PUBLIC LinphoneConfig *linphone_factory_create_config_with_factory(LinphoneFactory *factory,
                                                                            const char *path,
                                                                            const char *factory_path);

/**
 * Reads a configuration from a text.
 *
 * @param factory The factory.
 * @param data The text, as in a file.
 * @return A new configuration without a file, that the caller owns.
 */
LINPHONE_PUBLIC LinphoneConfig *linphone_factory_create_config_from_string(LinphoneFactory *factory,
                                                                           const char *data);

/**
 * Makes an object that says LinphoneReasonNone.
 *
 * @param factory The factory.
 * @return A new object that the caller owns.
 */
LINPHONE_PUBLIC LinphoneErrorInfo *linphone_factory_create_error_info(LinphoneFactory *factory);

/**
 * Makes a port set with all transports off.
 *
 * @param factory The factory.
 * @return A new object that the caller owns.
 */
LINPHONE_PUBLIC LinphoneTransports *linphone_factory_create_transports(LinphoneFactory *factory);

/** @} */

/** @name Folders
 * @{ */

/**
 * Sets the folder that holds all resources.
 *
 * @param factory The factory.
 * @param path The folder; NULL or empty for the default.
 */
LINPHONE_PUBLIC void linphone_factory_set_top_resources_dir(LinphoneFactory *factory, const char *path);

/**
 * Gives the folder that holds all resources.
 *
 * @param factory The factory.
 * @return A lent text.
 */
LINPHONE_PUBLIC const char *linphone_factory_get_top_resources_dir(const LinphoneFactory *factory);

/**
 * Sets the folder of the resources of this library.
 *
 * @param factory The factory.
 * @param path The folder; NULL or empty for the default.
 */
LINPHONE_PUBLIC void linphone_factory_set_data_resources_dir(LinphoneFactory *factory, const char *path);

/**
 * Gives the folder of the resources of this library: below the top folder when that was set.
 *
 * @param factory The factory.
 * @return A lent text.
 */
LINPHONE_PUBLIC const char *linphone_factory_get_data_resources_dir(LinphoneFactory *factory);

/**
 * Sets the folder for configurations.
 *
 * @param factory The factory.
 * @param path The folder; NULL or empty for the default.
 */
LINPHONE_PUBLIC void linphone_factory_set_config_dir(LinphoneFactory *factory, const char *path);

/**
 * Gives the folder for configurations.
 *
 * @param factory The factory.
 * @param context An object of the platform; ignored.
 * @return A lent text that ends with a slash; by default linphone in the folder that the XDG base
 *   directory specification names.
 */
LINPHONE_PUBLIC const char *linphone_factory_get_config_dir(LinphoneFactory *factory, void *context);

/**
 * Tells whether linphone_factory_set_config_dir() was called.
 *
 * @param factory The factory.
 * @return FALSE by default.
 */
LINPHONE_PUBLIC bool_t linphone_factory_is_config_dir_set(const LinphoneFactory *factory);

/**
 * Sets the folder for data.
 *
 * @param factory The factory.
 * @param path The folder; NULL or empty for the default.
 */
LINPHONE_PUBLIC void linphone_factory_set_data_dir(LinphoneFactory *factory, const char *path);

/**
 * Gives the folder for data.
 *
 * @param factory The factory.
 * @param context An object of the platform; ignored.
 * @return A lent text that ends with a slash; by default linphone in the folder that the XDG base
 *   directory specification names.
 */
LINPHONE_PUBLIC const char *linphone_factory_get_data_dir(LinphoneFactory *factory, void *context);

/**
 * Tells whether linphone_factory_set_data_dir() was called.
 *
 * @param factory The factory.
 * @return FALSE by default.
 */
LINPHONE_PUBLIC bool_t linphone_factory_is_data_dir_set(const LinphoneFactory *factory);

/**
 * Sets the folder for downloads.
 *
 * @param factory The factory.
 * @param path The folder; NULL or empty for the default.
 */
LINPHONE_PUBLIC void linphone_factory_set_download_dir(LinphoneFactory *factory, const char *path);

/**
 * Gives the folder for downloads.
 *
 * @param factory The factory.
 * @param context An object of the platform; ignored.
 * @return A lent text that ends with a slash; by default the one that XDG_DOWNLOAD_DIR names, or
 *   Downloads in the home folder.
 */
LINPHONE_PUBLIC const char *linphone_factory_get_download_dir(LinphoneFactory *factory, void *context);

/**
 * Tells whether linphone_factory_set_download_dir() was called.
 *
 * @param factory The factory.
 * @return FALSE by default.
 */
LINPHONE_PUBLIC bool_t linphone_factory_is_download_dir_set(const LinphoneFactory *factory);

/** @} */

/** @name Dial plans
 * @{ */

/**
 * Gives the plans of all countries in the order of their names.
 *
 * @param factory The factory.
 * @return A list of LinphoneDialPlan lent for as long as the factory lives; NULL for NULL.
 */
LINPHONE_PUBLIC const bctbx_list_t *linphone_factory_get_dial_plans(const LinphoneFactory *factory);

/** @} */

/** @name Log files
 * @{ */

/**
 * Says whether log lines are also written to files; see linphone_core_enable_log_collection().
 *
 * @param factory The factory.
 * @param state What to do.
 */
LINPHONE_PUBLIC void linphone_factory_enable_log_collection(LinphoneFactory *factory,
                                                            LinphoneLogCollectionState state);

/**
 * Sets the folder of these files.
 *
 * @param factory The factory.
 * @param path An existing folder.
 */
LINPHONE_PUBLIC void linphone_factory_set_log_collection_path(LinphoneFactory *factory, const char *path);

/** @} */

/** @name Newer releases
 * @{ */

/**
 * Sets the folder for what can be made again.
 *
 * @param factory The factory.
 * @param path The folder; NULL or empty for the default.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC void linphone_factory_set_cache_dir(LinphoneFactory *factory, const char *path);

/**
 * Gives the folder for what can be made again. This library keeps nothing there.
 *
 * @param factory The factory.
 * @param context An object of the platform; ignored.
 * @return A lent text that ends with a slash; by default linphone in the folder that the XDG base
 *   directory specification names.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC const char *linphone_factory_get_cache_dir(LinphoneFactory *factory, void *context);

/**
 * Tells whether linphone_factory_set_cache_dir() was called.
 *
 * @param factory The factory.
 * @return FALSE by default.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC bool_t linphone_factory_is_cache_dir_set(const LinphoneFactory *factory);

/**
 * Computes what may be kept in the place of a password (RFC 7616 section 3.4.2).
 *
 * @param factory The factory.
 * @param userid The user name of the digest.
 * @param password The password.
 * @param realm The realm.
 * @param algorithm "MD5" or "SHA-256"; NULL is MD5.
 * @return A new text to be freed with bctbx_free(), in lower-case hexadecimal; NULL when something is
 *   missing or the algorithm is another one.
 * @since liblinphone 5.3
 */
LINPHONE_PUBLIC char *linphone_factory_compute_ha1_for_algorithm(const LinphoneFactory *factory,
                                                                 const char *userid, const char *password,
                                                                 const char *realm, const char *algorithm);

/**
 * Makes an empty dictionary.
 *
 * @param factory The factory.
 * @return A new dictionary that the caller owns.
 * @since liblinphone 5.4
 */
LINPHONE_PUBLIC LinphoneDictionary *linphone_factory_create_dictionary(const LinphoneFactory *factory);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_API_C_FACTORY_H */
