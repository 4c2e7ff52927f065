/**
 * @file
 * States of a call. This library makes no calls; the values serve callbacks and applications.
 */
#ifndef SLIMPHONE_LINPHONE_ENUMS_CALL_ENUMS_H
#define SLIMPHONE_LINPHONE_ENUMS_CALL_ENUMS_H

/** State of a call. */
typedef enum _LinphoneCallState {
    LinphoneCallStateIdle = 0,                  /**< Fresh object. */
    LinphoneCallStateIncomingReceived = 1,      /**< An INVITE came in. */
    LinphoneCallStatePushIncomingReceived = 2,  /**< A push announced a call that has not arrived yet. */
    LinphoneCallStateOutgoingInit = 3,          /**< An outgoing call was created. */
    LinphoneCallStateOutgoingProgress = 4,      /**< The INVITE was sent. */
    LinphoneCallStateOutgoingRinging = 5,       /**< The far end rings. */
    LinphoneCallStateOutgoingEarlyMedia = 6,    /**< The far end plays early media. */
    LinphoneCallStateConnected = 7,             /**< The call was answered. */
    LinphoneCallStateStreamsRunning = 8,        /**< Media flows. */
    LinphoneCallStatePausing = 9,               /**< A pause was asked for. */
    LinphoneCallStatePaused = 10,               /**< Paused by this side. */
    LinphoneCallStateResuming = 11,             /**< A resumption was asked for. */
    LinphoneCallStateReferred = 12,             /**< Being transferred to someone else. */
    LinphoneCallStateError = 13,                /**< The call failed. */
    LinphoneCallStateEnd = 14,                  /**< The call has ended. */
    LinphoneCallStatePausedByRemote = 15,       /**< Paused by the far end. */
    LinphoneCallStateUpdatedByRemote = 16,      /**< The far end changed the parameters. */
    LinphoneCallStateIncomingEarlyMedia = 17,   /**< Early media towards the caller. */
    LinphoneCallStateUpdating = 18,             /**< A change of parameters was asked for. */
    LinphoneCallStateReleased = 19,             /**< The object is no longer used by the core. */
    LinphoneCallStateEarlyUpdatedByRemote = 20, /**< The far end changed the parameters before the answer. */
    LinphoneCallStateEarlyUpdating = 21         /**< This side changes the parameters before the answer. */
} LinphoneCallState;

/** @name Old names of the call states
 * @{ */
#define LinphoneCallIdle LinphoneCallStateIdle
#define LinphoneCallIncomingReceived LinphoneCallStateIncomingReceived
#define LinphoneCallPushIncomingReceived LinphoneCallStatePushIncomingReceived
#define LinphoneCallOutgoingInit LinphoneCallStateOutgoingInit
#define LinphoneCallOutgoingProgress LinphoneCallStateOutgoingProgress
#define LinphoneCallOutgoingRinging LinphoneCallStateOutgoingRinging
#define LinphoneCallOutgoingEarlyMedia LinphoneCallStateOutgoingEarlyMedia
#define LinphoneCallConnected LinphoneCallStateConnected
#define LinphoneCallStreamsRunning LinphoneCallStateStreamsRunning
#define LinphoneCallPausing LinphoneCallStatePausing
#define LinphoneCallPaused LinphoneCallStatePaused
#define LinphoneCallResuming LinphoneCallStateResuming
#define LinphoneCallRefered LinphoneCallStateReferred
#define LinphoneCallError LinphoneCallStateError
#define LinphoneCallEnd LinphoneCallStateEnd
#define LinphoneCallPausedByRemote LinphoneCallStatePausedByRemote
#define LinphoneCallUpdatedByRemote LinphoneCallStateUpdatedByRemote
#define LinphoneCallIncomingEarlyMedia LinphoneCallStateIncomingEarlyMedia
#define LinphoneCallUpdating LinphoneCallStateUpdating
#define LinphoneCallReleased LinphoneCallStateReleased
#define LinphoneCallEarlyUpdatedByRemote LinphoneCallStateEarlyUpdatedByRemote
#define LinphoneCallEarlyUpdating LinphoneCallStateEarlyUpdating
/** @} */

#endif /* SLIMPHONE_LINPHONE_ENUMS_CALL_ENUMS_H */
