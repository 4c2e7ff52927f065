/**
 * @file
 * Booleans, lists and the opaque types of the objects that live in linphone/api/.
 */
#ifndef SLIMPHONE_LINPHONE_API_C_TYPES_H
#define SLIMPHONE_LINPHONE_API_C_TYPES_H

#include "linphone/defs.h"

#include <bctoolbox/list.h>
#include <bctoolbox/map.h>
#include <bctoolbox/port.h>

/** False, for a bool_t; bool_t itself is an unsigned char that bctoolbox/port.h declares. */
#ifndef FALSE
#define FALSE 0
#endif

/** True, for a bool_t; any other value than 0 counts as true as well. */
#ifndef TRUE
#define TRUE 1
#endif

/** A registration at a registrar: parameters, state and the bindings made with them. */
typedef struct _LinphoneAccount LinphoneAccount;

/** Functions that hear about one account. */
typedef struct _LinphoneAccountCbs LinphoneAccountCbs;

/** What an account registers, where, and for how long. */
typedef struct _LinphoneAccountParams LinphoneAccountParams;

/** A SIP address: display name, URI and parameters. */
typedef struct _LinphoneAddress LinphoneAddress;

/** Credentials for a digest challenge or a TLS client certificate. */
typedef struct _LinphoneAuthInfo LinphoneAuthInfo;

/** Which weak forms of digest authentication are answered. */
typedef struct _LinphoneDigestAuthenticationPolicy LinphoneDigestAuthenticationPolicy;

/** Numbering rules of one country. */
typedef struct _LinphoneDialPlan LinphoneDialPlan;

/** Tokens and texts that make a push server wake up the application (RFC 8599). */
typedef struct _LinphonePushNotificationConfig LinphonePushNotificationConfig;

/** @name Media and messaging
 * Opaque types that occur in callbacks which a library without media never calls.
 * @{ */
typedef struct _LinphoneAudioDevice LinphoneAudioDevice; /**< A microphone or a loudspeaker. */
typedef struct _LinphoneCall LinphoneCall;               /**< A call. */
typedef struct _LinphoneCallLog LinphoneCallLog;         /**< What is kept of a call that is over. */
typedef struct _LinphoneChatMessage LinphoneChatMessage; /**< A text message. */
typedef struct _LinphoneChatRoom LinphoneChatRoom;       /**< A conversation by text messages. */
typedef struct _LinphoneConference LinphoneConference;   /**< A call of several. */
typedef struct _LinphoneConferenceInfo
    LinphoneConferenceInfo;                      /**< The time and the guests of a planned conference. */
typedef struct _LinphoneContent LinphoneContent; /**< The body of a message. */
/** @} */

#endif /* SLIMPHONE_LINPHONE_API_C_TYPES_H */
