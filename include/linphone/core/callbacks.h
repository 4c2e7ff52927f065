/**
 * @file
 * The callbacks object of a core; linphone_factory_create_core_cbs() makes one.
 */
#ifndef SLIMPHONE_LINPHONE_CORE_CALLBACKS_H
#define SLIMPHONE_LINPHONE_CORE_CALLBACKS_H

#include "linphone/callbacks.h"
#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Takes one more reference.
 *
 * @param cbs The callbacks object.
 * @return The same object.
 */
LINPHONE_PUBLIC LinphoneCoreCbs *linphone_core_cbs_ref(LinphoneCoreCbs *cbs);

/**
 * Drops one reference; the callbacks object is destroyed with the last one.
 *
 * @param cbs The callbacks object.
 */
LINPHONE_PUBLIC void linphone_core_cbs_unref(LinphoneCoreCbs *cbs);

/**
 * Keeps a pointer for the application.
 *
 * @param cbs The callbacks object.
 * @param user_data The pointer to keep; the library never looks at what it points to.
 */
LINPHONE_PUBLIC void linphone_core_cbs_set_user_data(LinphoneCoreCbs *cbs, void *user_data);

/**
 * Gives the pointer kept by the application.
 *
 * @param cbs The callbacks object.
 * @return The pointer, NULL by default.
 */
LINPHONE_PUBLIC void *linphone_core_cbs_get_user_data(const LinphoneCoreCbs *cbs);

/**
 * Sets the function that hears about accounts.
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_core_cbs_set_account_registration_state_changed(LinphoneCoreCbs *cbs,
                                                         LinphoneCoreCbsAccountRegistrationStateChangedCb cb);

/**
 * Gives the function that hears about accounts.
 *
 * @param cbs The callbacks object.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneCoreCbsAccountRegistrationStateChangedCb
linphone_core_cbs_get_account_registration_state_changed(LinphoneCoreCbs *cbs);

/**
 * Sets the function that hears about proxy configurations.
 *
 * @deprecated Use linphone_core_cbs_set_account_registration_state_changed().
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void
linphone_core_cbs_set_registration_state_changed(LinphoneCoreCbs *cbs,
                                                 LinphoneCoreCbsRegistrationStateChangedCb cb);

/**
 * Gives the function that hears about proxy configurations.
 *
 * @deprecated Use linphone_core_cbs_get_account_registration_state_changed().
 * @param cbs The callbacks object.
 * @return The function; NULL by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneCoreCbsRegistrationStateChangedCb
linphone_core_cbs_get_registration_state_changed(LinphoneCoreCbs *cbs);

/**
 * Sets the function that is asked for credentials.
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_core_cbs_set_authentication_requested(LinphoneCoreCbs *cbs,
                                               LinphoneCoreCbsAuthenticationRequestedCb cb);

/**
 * Gives the function that is asked for credentials.
 *
 * @param cbs The callbacks object.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneCoreCbsAuthenticationRequestedCb
linphone_core_cbs_get_authentication_requested(LinphoneCoreCbs *cbs);

/**
 * Sets the function that hears about the core's state.
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void linphone_core_cbs_set_global_state_changed(LinphoneCoreCbs *cbs,
                                                                LinphoneCoreCbsGlobalStateChangedCb cb);

/**
 * Gives the function that hears about the core's state.
 *
 * @param cbs The callbacks object.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneCoreCbsGlobalStateChangedCb
linphone_core_cbs_get_global_state_changed(LinphoneCoreCbs *cbs);

/**
 * Sets the function that hears the outcome of the remote configuration.
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void linphone_core_cbs_set_configuring_status(LinphoneCoreCbs *cbs,
                                                              LinphoneCoreCbsConfiguringStatusCb cb);

/**
 * Gives the function that hears the outcome of the remote configuration.
 *
 * @param cbs The callbacks object.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneCoreCbsConfiguringStatusCb
linphone_core_cbs_get_configuring_status(LinphoneCoreCbs *cbs);

/**
 * Sets the function that hears whether the network is up.
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void linphone_core_cbs_set_network_reachable(LinphoneCoreCbs *cbs,
                                                             LinphoneCoreCbsNetworkReachableCb cb);

/**
 * Gives the function that hears whether the network is up.
 *
 * @param cbs The callbacks object.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneCoreCbsNetworkReachableCb
linphone_core_cbs_get_network_reachable(LinphoneCoreCbs *cbs);

/** @name Newer releases
 * @{ */

/**
 * Sets the function that hears that an account was added.
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 * @since liblinphone 5.3
 */
LINPHONE_PUBLIC void linphone_core_cbs_set_account_added(LinphoneCoreCbs *cbs,
                                                         LinphoneCoreCbsAccountAddedCb cb);

/**
 * Gives the function that hears that an account was added.
 *
 * @param cbs The callbacks object.
 * @return The function; NULL by default.
 * @since liblinphone 5.3
 */
LINPHONE_PUBLIC LinphoneCoreCbsAccountAddedCb linphone_core_cbs_get_account_added(LinphoneCoreCbs *cbs);

/**
 * Sets the function that hears that an account was removed.
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 * @since liblinphone 5.3
 */
LINPHONE_PUBLIC void linphone_core_cbs_set_account_removed(LinphoneCoreCbs *cbs,
                                                           LinphoneCoreCbsAccountRemovedCb cb);

/**
 * Gives the function that hears that an account was removed.
 *
 * @param cbs The callbacks object.
 * @return The function; NULL by default.
 * @since liblinphone 5.3
 */
LINPHONE_PUBLIC LinphoneCoreCbsAccountRemovedCb linphone_core_cbs_get_account_removed(LinphoneCoreCbs *cbs);

/**
 * Sets the function that hears that another account became the default one.
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 * @since liblinphone 5.3
 */
LINPHONE_PUBLIC void linphone_core_cbs_set_default_account_changed(LinphoneCoreCbs *cbs,
                                                                   LinphoneCoreCbsDefaultAccountChangedCb cb);

/**
 * Gives the function that hears that another account became the default one.
 *
 * @param cbs The callbacks object.
 * @return The function; NULL by default.
 * @since liblinphone 5.3
 */
LINPHONE_PUBLIC LinphoneCoreCbsDefaultAccountChangedCb
linphone_core_cbs_get_default_account_changed(LinphoneCoreCbs *cbs);

/**
 * Sets the function that hears that the application was handed a push notification.
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC void
linphone_core_cbs_set_push_notification_received(LinphoneCoreCbs *cbs,
                                                 LinphoneCoreCbsPushNotificationReceivedCb cb);

/**
 * Gives the function that hears that the application was handed a push notification.
 *
 * @param cbs The callbacks object.
 * @return The function; NULL by default.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC LinphoneCoreCbsPushNotificationReceivedCb
linphone_core_cbs_get_push_notification_received(LinphoneCoreCbs *cbs);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_CORE_CALLBACKS_H */
