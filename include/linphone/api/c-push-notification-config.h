/**
 * @file
 * What is needed to be woken up by a push server; it becomes parameters of the Contact (RFC
 * 8599).
 *
 * A NULL or empty text unsets. Texts returned are lent until the same field changes.
 */
#ifndef SLIMPHONE_LINPHONE_API_C_PUSH_NOTIFICATION_CONFIG_H
#define SLIMPHONE_LINPHONE_API_C_PUSH_NOTIFICATION_CONFIG_H

#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @name Creation and references
 * @{ */

/**
 * Makes an empty push configuration.
 *
 * @return A new object that the caller owns.
 */
LINPHONE_PUBLIC LinphonePushNotificationConfig *linphone_push_notification_config_new(void);

/**
 * Copies a push configuration.
 *
 * @param push_cfg The push configuration.
 * @return A new object that the caller owns.
 */
LINPHONE_PUBLIC LinphonePushNotificationConfig *
linphone_push_notification_config_clone(const LinphonePushNotificationConfig *push_cfg);

/**
 * Takes one more reference.
 *
 * @param push_cfg The push configuration.
 * @return The same object.
 */
LINPHONE_PUBLIC LinphonePushNotificationConfig *
linphone_push_notification_config_ref(LinphonePushNotificationConfig *push_cfg);

/**
 * Drops one reference; the push configuration is destroyed with the last one.
 *
 * @param push_cfg The push configuration.
 */
LINPHONE_PUBLIC void linphone_push_notification_config_unref(LinphonePushNotificationConfig *push_cfg);

/**
 * Compares two push configurations.
 *
 * @param push_cfg The push configuration.
 * @param other_config Another push configuration.
 * @return TRUE when all fields are equal, also when both are NULL.
 */
LINPHONE_PUBLIC bool_t linphone_push_notification_config_is_equal(
    const LinphonePushNotificationConfig *push_cfg, const LinphonePushNotificationConfig *other_config);

/** @} */

/** @name Provider and identifiers
 * @{ */

/**
 * Gives the push service.
 *
 * @param push_cfg The push configuration.
 * @return Value of pn-provider; NULL when unset.
 */
LINPHONE_PUBLIC const char *
linphone_push_notification_config_get_provider(const LinphonePushNotificationConfig *push_cfg);

/**
 * Sets the push service.
 *
 * @param push_cfg The push configuration.
 * @param provider Value of pn-provider, for instance fcm or apns.
 */
LINPHONE_PUBLIC void linphone_push_notification_config_set_provider(LinphonePushNotificationConfig *push_cfg,
                                                                    const char *provider);

/**
 * Gives the identity of the application.
 *
 * @param push_cfg The push configuration.
 * @return Value of pn-param; NULL when it is made of team and bundle identifier.
 */
LINPHONE_PUBLIC const char *
linphone_push_notification_config_get_param(const LinphonePushNotificationConfig *push_cfg);

/**
 * Sets the identity of the application.
 *
 * @param push_cfg The push configuration.
 * @param param Value of pn-param. Unset, it is made of team identifier, bundle identifier and the
 *   kinds of tokens known.
 */
LINPHONE_PUBLIC void linphone_push_notification_config_set_param(LinphonePushNotificationConfig *push_cfg,
                                                                 const char *param);

/**
 * Gives the identity of the device.
 *
 * @param push_cfg The push configuration.
 * @return Value of pn-prid; NULL when it is made of the tokens.
 */
LINPHONE_PUBLIC const char *
linphone_push_notification_config_get_prid(const LinphonePushNotificationConfig *push_cfg);

/**
 * Sets the identity of the device.
 *
 * @param push_cfg The push configuration.
 * @param prid Value of pn-prid. Unset, it is made of the tokens.
 */
LINPHONE_PUBLIC void linphone_push_notification_config_set_prid(LinphonePushNotificationConfig *push_cfg,
                                                                const char *prid);

/**
 * Gives the team identifier.
 *
 * @param push_cfg The push configuration.
 * @return The identifier, or NULL.
 */
LINPHONE_PUBLIC const char *
linphone_push_notification_config_get_team_id(const LinphonePushNotificationConfig *push_cfg);

/**
 * Sets the team identifier.
 *
 * @param push_cfg The push configuration.
 * @param team_id The identifier.
 */
LINPHONE_PUBLIC void linphone_push_notification_config_set_team_id(LinphonePushNotificationConfig *push_cfg,
                                                                   const char *team_id);

/**
 * Gives the bundle identifier.
 *
 * @param push_cfg The push configuration.
 * @return The identifier, or NULL.
 */
LINPHONE_PUBLIC const char *
linphone_push_notification_config_get_bundle_identifier(const LinphonePushNotificationConfig *push_cfg);

/**
 * Sets the bundle identifier.
 *
 * @param push_cfg The push configuration.
 * @param bundle_identifier The identifier.
 */
LINPHONE_PUBLIC void
linphone_push_notification_config_set_bundle_identifier(LinphonePushNotificationConfig *push_cfg,
                                                        const char *bundle_identifier);

/**
 * Gives the token for calls.
 *
 * @param push_cfg The push configuration.
 * @return The token, or NULL.
 */
LINPHONE_PUBLIC const char *
linphone_push_notification_config_get_voip_token(const LinphonePushNotificationConfig *push_cfg);

/**
 * Sets the token for calls.
 *
 * @param push_cfg The push configuration.
 * @param voip_token The token.
 */
LINPHONE_PUBLIC void
linphone_push_notification_config_set_voip_token(LinphonePushNotificationConfig *push_cfg,
                                                 const char *voip_token);

/**
 * Gives the token for everything but calls.
 *
 * @param push_cfg The push configuration.
 * @return The token, or NULL.
 */
LINPHONE_PUBLIC const char *
linphone_push_notification_config_get_remote_token(const LinphonePushNotificationConfig *push_cfg);

/**
 * Sets the token for everything but calls.
 *
 * @param push_cfg The push configuration.
 * @param remote_token The token.
 */
LINPHONE_PUBLIC void
linphone_push_notification_config_set_remote_token(LinphonePushNotificationConfig *push_cfg,
                                                   const char *remote_token);

/** @} */

/** @name Texts and sounds of the notification
 * @{ */

/**
 * Gives the key of the text for a call.
 *
 * @param push_cfg The push configuration.
 * @return Value of pn-call-str; IC_MSG by default.
 */
LINPHONE_PUBLIC const char *
linphone_push_notification_config_get_call_str(const LinphonePushNotificationConfig *push_cfg);

/**
 * Sets the key of the text for a call.
 *
 * @param push_cfg The push configuration.
 * @param call_str Value of pn-call-str.
 */
LINPHONE_PUBLIC void linphone_push_notification_config_set_call_str(LinphonePushNotificationConfig *push_cfg,
                                                                    const char *call_str);

/**
 * Gives the key of the text for a message.
 *
 * @param push_cfg The push configuration.
 * @return Value of pn-msg-str; IM_MSG by default.
 */
LINPHONE_PUBLIC const char *
linphone_push_notification_config_get_msg_str(const LinphonePushNotificationConfig *push_cfg);

/**
 * Sets the key of the text for a message.
 *
 * @param push_cfg The push configuration.
 * @param msg_str Value of pn-msg-str.
 */
LINPHONE_PUBLIC void linphone_push_notification_config_set_msg_str(LinphonePushNotificationConfig *push_cfg,
                                                                   const char *msg_str);

/**
 * Gives the key of the text for an invitation to a group.
 *
 * @param push_cfg The push configuration.
 * @return Value of pn-groupchat-str; GC_MSG by default.
 */
LINPHONE_PUBLIC const char *
linphone_push_notification_config_get_group_chat_str(const LinphonePushNotificationConfig *push_cfg);

/**
 * Sets the key of the text for an invitation to a group.
 *
 * @param push_cfg The push configuration.
 * @param group_chat_str Value of pn-groupchat-str.
 */
LINPHONE_PUBLIC void
linphone_push_notification_config_set_group_chat_str(LinphonePushNotificationConfig *push_cfg,
                                                     const char *group_chat_str);

/**
 * Gives the sound for a call.
 *
 * @param push_cfg The push configuration.
 * @return Value of pn-call-snd; notes_of_the_optimistic.caf by default.
 */
LINPHONE_PUBLIC const char *
linphone_push_notification_config_get_call_snd(const LinphonePushNotificationConfig *push_cfg);

/**
 * Sets the sound for a call.
 *
 * @param push_cfg The push configuration.
 * @param call_snd Value of pn-call-snd.
 */
LINPHONE_PUBLIC void linphone_push_notification_config_set_call_snd(LinphonePushNotificationConfig *push_cfg,
                                                                    const char *call_snd);

/**
 * Gives the sound for a message.
 *
 * @param push_cfg The push configuration.
 * @return Value of pn-msg-snd; msg.caf by default.
 */
LINPHONE_PUBLIC const char *
linphone_push_notification_config_get_msg_snd(const LinphonePushNotificationConfig *push_cfg);

/**
 * Sets the sound for a message.
 *
 * @param push_cfg The push configuration.
 * @param msg_snd Value of pn-msg-snd.
 */
LINPHONE_PUBLIC void linphone_push_notification_config_set_msg_snd(LinphonePushNotificationConfig *push_cfg,
                                                                   const char *msg_snd);

/** @} */

/**
 * Sets the interval at which remote pushes announce a call again, the parameter
 * pn-call-remote-push-interval.
 *
 * @param push_cfg The push configuration.
 * @param remote_push_interval Seconds, as text; NULL or empty for none, the default.
 * @since liblinphone 5.4
 */
LINPHONE_PUBLIC void
linphone_push_notification_config_set_remote_push_interval(LinphonePushNotificationConfig *push_cfg,
                                                           const char *remote_push_interval);

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_API_C_PUSH_NOTIFICATION_CONFIG_H */
