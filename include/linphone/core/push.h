/**
 * @file
 * Push notifications of a core (RFC 8599); linphone/api/c-push-notification-config.h holds the
 * details.
 */
#ifndef SLIMPHONE_LINPHONE_CORE_PUSH_H
#define SLIMPHONE_LINPHONE_CORE_PUSH_H

#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Says whether push parameters go into the Contact of the accounts that allow them.
 *
 * @param core The core.
 * @param enable TRUE or FALSE.
 */
LINPHONE_PUBLIC void linphone_core_enable_push_notification(LinphoneCore *core, bool_t enable);

/**
 * Tells whether push parameters go into the Contact.
 *
 * @param core The core.
 * @return FALSE by default.
 */
LINPHONE_PUBLIC bool_t linphone_core_push_notification_enabled(LinphoneCore *core);

/**
 * Says whether push parameters go into the Contact.
 *
 * @deprecated Use linphone_core_enable_push_notification().
 * @param core The core.
 * @param enable TRUE or FALSE.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_core_set_push_notification_enabled(LinphoneCore *core,
                                                                                     bool_t enable);

/**
 * Tells whether push parameters go into the Contact.
 *
 * @deprecated Use linphone_core_push_notification_enabled().
 * @param core The core.
 * @return FALSE by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC bool_t linphone_core_is_push_notification_enabled(LinphoneCore *core);

/**
 * Tells whether push notifications can be used.
 *
 * @param core The core.
 * @return TRUE when the push configuration of an account holds enough.
 */
LINPHONE_PUBLIC bool_t linphone_core_is_push_notification_available(LinphoneCore *core);

/**
 * Takes the token that the platform gave.
 *
 * @param core The core.
 * @param device_token An object of the platform; NULL forgets the token. Outside of iOS it cannot
 *   be read and is ignored.
 */
LINPHONE_PUBLIC void linphone_core_did_register_for_remote_push(LinphoneCore *core, void *device_token);

/**
 * Takes the token that the platform gave, as text. It goes into the push configuration of each
 * account that allows push: as VoIP token, and as remote token when that kind is allowed.
 *
 * @param core The core.
 * @param device_token_str The token; NULL or empty forgets it.
 */
LINPHONE_PUBLIC void
linphone_core_did_register_for_remote_push_with_stringified_token(LinphoneCore *core,
                                                                  const char *device_token_str);

/** @name Newer releases
 * @{ */

/**
 * Hands a push notification to the core: callbacks objects hear of it, and every account registers
 * again, so that what it announces can come in.
 *
 * @param core The core.
 * @param payload The text of the notification, for the callbacks; may be NULL.
 * @param call_id The Call-ID of what is announced; ignored, since this library takes no calls and
 *   messages.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC void linphone_core_push_notification_received(LinphoneCore *core, const char *payload,
                                                              const char *call_id);

/**
 * As linphone_core_push_notification_received().
 *
 * @param core The core.
 * @param payload The text of the notification; may be NULL.
 * @param call_id Ignored.
 * @param is_core_starting Ignored: accounts that are still to register do so anyway.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC void linphone_core_push_notification_received_2(LinphoneCore *core, const char *payload,
                                                                const char *call_id, bool_t is_core_starting);

/**
 * As linphone_core_push_notification_received() without payload.
 *
 * @param core The core.
 * @param call_id Ignored.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC void linphone_core_process_push_notification(LinphoneCore *core, const char *call_id);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_CORE_PUSH_H */
