/**
 * @file
 * The function table of linphone_core_new(), the form of callbacks of old releases.
 */
#ifndef SLIMPHONE_LINPHONE_CORE_VTABLE_H
#define SLIMPHONE_LINPHONE_CORE_VTABLE_H

#include "linphone/callbacks.h"
#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Functions that hear about a core; NULL for those that are not wanted. A table begins as
 * `LinphoneCoreVTable vtable = {0};` or with linphone_core_v_table_new(). This library calls the
 * fields about registration, authentication, network and configuration. The layout is that of
 * liblinphone 5.1.65; an application has to be compiled with the headers of the library it runs with.
 */
typedef struct _LinphoneCoreVTable {
    LinphoneCoreGlobalStateChangedCb global_state_changed;             /**< State of the core. */
    LinphoneCoreRegistrationStateChangedCb registration_state_changed; /**< State of a proxy configuration. */
    LinphoneCoreCallStateChangedCb call_state_changed;                 /**< Never called. */
    LinphoneCoreNotifyPresenceReceivedCb notify_presence_received;     /**< Never called. */
    LinphoneCoreNotifyPresenceReceivedForUriOrTelCb
        notify_presence_received_for_uri_or_tel;                       /**< Never called. */
    LinphoneCoreNewSubscriptionRequestedCb new_subscription_requested; /**< Never called. */
    LinphoneCoreAuthInfoRequestedCb auth_info_requested;            /**< Credentials are wanted; old form. */
    LinphoneCoreAuthenticationRequestedCb authentication_requested; /**< Credentials are wanted. */
    LinphoneCoreCallLogUpdatedCb call_log_updated;                  /**< Never called. */
    LinphoneCoreCallIdUpdatedCb call_id_updated;                    /**< Never called. */
    LinphoneCoreMessageReceivedCb message_received;                 /**< Never called. */
    LinphoneCoreCbsMessageReceivedUnableDecryptCb message_received_unable_decrypt; /**< Never called. */
    LinphoneCoreIsComposingReceivedCb is_composing_received;                       /**< Never called. */
    LinphoneCoreDtmfReceivedCb dtmf_received;                                      /**< Never called. */
    LinphoneCoreReferReceivedCb refer_received;                                    /**< Never called. */
    LinphoneCoreCallEncryptionChangedCb call_encryption_changed;                   /**< Never called. */
    LinphoneCoreTransferStateChangedCb transfer_state_changed;                     /**< Never called. */
    LinphoneCoreBuddyInfoUpdatedCb buddy_info_updated;                             /**< Never called. */
    LinphoneCoreCallStatsUpdatedCb call_stats_updated;                             /**< Never called. */
    LinphoneCoreInfoReceivedCb info_received;                                      /**< Never called. */
    LinphoneCoreSubscriptionStateChangedCb subscription_state_changed;             /**< Never called. */
    LinphoneCoreCbsNotifySentCb notify_sent;                                       /**< Never called. */
    LinphoneCoreNotifyReceivedCb notify_received;                                  /**< Never called. */
    LinphoneCoreSubscribeReceivedCb subscribe_received;                            /**< Never called. */
    LinphoneCorePublishStateChangedCb publish_state_changed;                       /**< Never called. */
    LinphoneCoreConfiguringStatusCb configuring_status; /**< Outcome of the remote configuration. */
    LinphoneCoreTextMessageReceivedCb text_received;    /**< Never called. */
    LinphoneCoreFileTransferRecvCb file_transfer_recv;  /**< Never called. */
    LinphoneCoreFileTransferSendCb file_transfer_send;  /**< Never called. */
    LinphoneCoreFileTransferProgressIndicationCb file_transfer_progress_indication; /**< Never called. */
    LinphoneCoreNetworkReachableCb network_reachable; /**< The network came up or went down. */
    LinphoneCoreLogCollectionUploadStateChangedCb log_collection_upload_state_changed; /**< Never called. */
    LinphoneCoreLogCollectionUploadProgressIndicationCb
        log_collection_upload_progress_indication;       /**< Never called. */
    LinphoneCoreFriendListCreatedCb friend_list_created; /**< Never called. */
    LinphoneCoreFriendListRemovedCb friend_list_removed; /**< Never called. */
    LinphoneCoreCbsCallCreatedCb call_created;           /**< Never called. */
    LinphoneCoreCbsVersionUpdateCheckResultReceivedCb
        version_update_check_result_received;                                            /**< Never called. */
    LinphoneCoreCbsConferenceStateChangedCb conference_state_changed;                    /**< Never called. */
    LinphoneCoreCbsChatRoomStateChangedCb chat_room_state_changed;                       /**< Never called. */
    LinphoneCoreCbsQrcodeFoundCb qrcode_found;                                           /**< Never called. */
    LinphoneCoreCbsEcCalibrationResultCb ec_calibration_result;                          /**< Never called. */
    LinphoneCoreCbsEcCalibrationAudioInitCb ec_calibration_audio_init;                   /**< Never called. */
    LinphoneCoreCbsEcCalibrationAudioUninitCb ec_calibration_audio_uninit;               /**< Never called. */
    LinphoneCoreCbsMessageReceivedCb message_sent;                                       /**< Never called. */
    LinphoneCoreCbsChatRoomReadCb chat_room_read;                                        /**< Never called. */
    LinphoneCoreCbsChatRoomSubjectChangedCb chat_room_subject_changed;                   /**< Never called. */
    LinphoneCoreCbsChatRoomEphemeralMessageDeleteCb chat_room_ephemeral_message_deleted; /**< Never called. */
    LinphoneCoreCbsFirstCallStartedCb first_call_started;                                /**< Never called. */
    LinphoneCoreCbsLastCallEndedCb last_call_ended;                                      /**< Never called. */
    LinphoneCoreCbsAudioDeviceChangedCb audio_device_changed;                            /**< Never called. */
    LinphoneCoreCbsAudioDevicesListUpdatedCb audio_devices_list_updated;                 /**< Never called. */
    LinphoneCoreCbsImeeUserRegistrationCb imee_user_registration;                        /**< Never called. */
    LinphoneCoreCbsChatRoomExhumedCb chat_room_exhumed;                                  /**< Never called. */
    LinphoneCoreCbsAccountRegistrationStateChangedCb
        account_registration_state_changed;                        /**< State of an account. */
    LinphoneCoreCbsConferenceInfoOnSentCb conference_info_on_sent; /**< Never called. */
    LinphoneCoreCbsConferenceInfoOnParticipantSentCb
        conference_info_on_participant_sent; /**< Never called. */
    LinphoneCoreCbsConferenceInfoOnParticipantErrorCb
        conference_info_on_participant_error; /**< Never called. */
    void *user_data;                          /**< For the application. */
} LinphoneCoreVTable;

/**
 * Makes a table without functions.
 *
 * @return A table that the caller frees with linphone_core_v_table_destroy().
 */
LINPHONE_PUBLIC LinphoneCoreVTable *linphone_core_v_table_new(void);

/**
 * Frees a table of linphone_core_v_table_new(). It has to be removed from the core before.
 *
 * @param table The table, or NULL.
 */
LINPHONE_PUBLIC void linphone_core_v_table_destroy(LinphoneCoreVTable *table);

/**
 * Keeps a pointer for the application.
 *
 * @param table The table.
 * @param data The pointer.
 */
LINPHONE_PUBLIC void linphone_core_v_table_set_user_data(LinphoneCoreVTable *table, void *data);

/**
 * Gives the pointer kept by the application.
 *
 * @param table The table.
 * @return The pointer, NULL by default.
 */
LINPHONE_PUBLIC void *linphone_core_v_table_get_user_data(const LinphoneCoreVTable *table);

/**
 * Gives the function table whose function runs now.
 *
 * @param core The core.
 * @return A lent table: the one of linphone_core_add_listener(), the core's copy of the one of
 *   linphone_core_new(), or the one inside of a LinphoneCoreCbs. NULL outside of a callback.
 */
LINPHONE_PUBLIC LinphoneCoreVTable *linphone_core_get_current_vtable(LinphoneCore *core);

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_CORE_VTABLE_H */
