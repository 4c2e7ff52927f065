/**
 * @file
 * States of a conference, an argument of callbacks that are never called here.
 */
#ifndef SLIMPHONE_LINPHONE_ENUMS_CONFERENCE_ENUMS_H
#define SLIMPHONE_LINPHONE_ENUMS_CONFERENCE_ENUMS_H

/** State of a conference. */
typedef enum _LinphoneConferenceState {
    LinphoneConferenceStateNone = 0,               /**< Fresh object. */
    LinphoneConferenceStateInstantiated = 1,       /**< The object exists, nothing happened yet. */
    LinphoneConferenceStateCreationPending = 2,    /**< The server was asked to create it. */
    LinphoneConferenceStateCreated = 3,            /**< It exists on the server. */
    LinphoneConferenceStateCreationFailed = 4,     /**< The server refused to create it. */
    LinphoneConferenceStateTerminationPending = 5, /**< Leaving was asked for. */
    LinphoneConferenceStateTerminated = 6,         /**< Left. */
    LinphoneConferenceStateTerminationFailed = 7,  /**< Leaving failed. */
    LinphoneConferenceStateDeleted = 8             /**< Deleted on this side. */
} LinphoneConferenceState;

#endif /* SLIMPHONE_LINPHONE_ENUMS_CONFERENCE_ENUMS_H */
