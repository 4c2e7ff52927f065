/**
 * @file
 * Function types of the core's callbacks.
 *
 * This library calls the functions of the first four groups. All the others are about calls,
 * messages, events and presence; they are declared so that LinphoneCoreVTable and LinphoneCoreCbs
 * have the layout and the prototypes that applications are compiled against, and are never
 * called. Arguments are lent for the duration of the call.
 */
#ifndef SLIMPHONE_LINPHONE_CALLBACKS_H
#define SLIMPHONE_LINPHONE_CALLBACKS_H

#include "linphone/types.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @name Registration
 * @{ */

/**
 * Hears about each change of a proxy configuration's state, and about each refresh. Replaced by
 * LinphoneCoreCbsAccountRegistrationStateChangedCb.
 *
 * @param core The core.
 * @param proxy_config The proxy configuration.
 * @param state The new state.
 * @param message Why, in English.
 */
typedef void (*LinphoneCoreCbsRegistrationStateChangedCb)(LinphoneCore *core,
                                                          LinphoneProxyConfig *proxy_config,
                                                          LinphoneRegistrationState state,
                                                          const char *message);

/**
 * Hears about each change of an account's state, and about each refresh.
 *
 * @param core The core.
 * @param account The account.
 * @param state The new state.
 * @param message Why, in English.
 */
typedef void (*LinphoneCoreCbsAccountRegistrationStateChangedCb)(LinphoneCore *core, LinphoneAccount *account,
                                                                 LinphoneRegistrationState state,
                                                                 const char *message);

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsRegistrationStateChangedCb. */
typedef LinphoneCoreCbsRegistrationStateChangedCb LinphoneCoreRegistrationStateChangedCb;

/** @} */

/** @name Authentication
 * @{ */

/**
 * Hears that a server wants credentials that the core does not have, or refused the ones it has.
 * Adding them with linphone_core_add_auth_info() inside the call sends the request again.
 *
 * @param core The core.
 * @param auth_info What is known: user name, realm, domain, algorithms; lent. Fill in the
 *   password, or add another object.
 * @param method What is asked for.
 */
typedef void (*LinphoneCoreCbsAuthenticationRequestedCb)(LinphoneCore *core, LinphoneAuthInfo *auth_info,
                                                         LinphoneAuthMethod method);

/**
 * The older form of LinphoneCoreCbsAuthenticationRequestedCb, called after it.
 *
 * @param core The core.
 * @param realm The realm of the challenge.
 * @param username User of the account.
 * @param domain Domain of the account.
 */
typedef void (*LinphoneCoreAuthInfoRequestedCb)(LinphoneCore *core, const char *realm, const char *username,
                                                const char *domain);

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsAuthenticationRequestedCb. */
typedef LinphoneCoreCbsAuthenticationRequestedCb LinphoneCoreAuthenticationRequestedCb;

/** @} */

/** @name State of the core
 * @{ */

/**
 * Hears about each change of the core's state.
 *
 * @param core The core.
 * @param state The new state.
 * @param message Why, in English.
 */
typedef void (*LinphoneCoreCbsGlobalStateChangedCb)(LinphoneCore *core, LinphoneGlobalState state,
                                                    const char *message);

/**
 * Hears the outcome of the remote configuration, before the core is LinphoneGlobalOn.
 *
 * @param core The core.
 * @param status The outcome.
 * @param message Why it failed: "Bad URI", "http error", "http io error", "http timeout", "http auth
 * requested", "empty provisioning file", "invalid xml", "stopped" when the core was stopped meanwhile, or
 * other words in English; NULL otherwise.
 */
typedef void (*LinphoneCoreCbsConfiguringStatusCb)(LinphoneCore *core, LinphoneConfiguringState status,
                                                   const char *message);

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsGlobalStateChangedCb. */
typedef LinphoneCoreCbsGlobalStateChangedCb LinphoneCoreGlobalStateChangedCb;

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsConfiguringStatusCb. */
typedef LinphoneCoreCbsConfiguringStatusCb LinphoneCoreConfiguringStatusCb;

/** @} */

/** @name Network
 * @{ */

/**
 * Hears that the network came up or went down.
 *
 * @param core The core.
 * @param reachable TRUE when it is up.
 */
typedef void (*LinphoneCoreCbsNetworkReachableCb)(LinphoneCore *core, bool_t reachable);

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsNetworkReachableCb. */
typedef LinphoneCoreCbsNetworkReachableCb LinphoneCoreNetworkReachableCb;

/** @} */

/** @name Calls (never called)
 * @{ */

/** A call was created. */
typedef void (*LinphoneCoreCbsCallCreatedCb)(LinphoneCore *core, LinphoneCall *call);

/** A call changed its state. */
typedef void (*LinphoneCoreCbsCallStateChangedCb)(LinphoneCore *core, LinphoneCall *call,
                                                  LinphoneCallState state, const char *message);

/** A transferred call changed its state. */
typedef void (*LinphoneCoreCbsTransferStateChangedCb)(LinphoneCore *core, LinphoneCall *transfered,
                                                      LinphoneCallState call_state);

/** The encryption of a call changed. */
typedef void (*LinphoneCoreCbsCallEncryptionChangedCb)(LinphoneCore *core, LinphoneCall *call,
                                                       bool_t media_encryption_enabled,
                                                       const char *authentication_token);

/** The Call-ID of a call changed. */
typedef void (*LinphoneCoreCbsCallIdUpdatedCb)(LinphoneCore *core, const char *previous_call_id,
                                               const char *current_call_id);

/** A call log was written. */
typedef void (*LinphoneCoreCbsCallLogUpdatedCb)(LinphoneCore *core, LinphoneCallLog *call_log);

/** New statistics of a call. */
typedef void (*LinphoneCoreCbsCallStatsUpdatedCb)(LinphoneCore *core, LinphoneCall *call,
                                                  const LinphoneCallStats *call_stats);

/** A DTMF digit came in. */
typedef void (*LinphoneCoreCbsDtmfReceivedCb)(LinphoneCore *core, LinphoneCall *call, int dtmf);

/** An INFO request came in. */
typedef void (*LinphoneCoreCbsInfoReceivedCb)(LinphoneCore *core, LinphoneCall *call,
                                              const LinphoneInfoMessage *message);

/** A REFER request came in. */
typedef void (*LinphoneCoreCbsReferReceivedCb)(LinphoneCore *core, const char *refer_to);

/** The first call began. */
typedef void (*LinphoneCoreCbsFirstCallStartedCb)(LinphoneCore *core);

/** The last call ended. */
typedef void (*LinphoneCoreCbsLastCallEndedCb)(LinphoneCore *core);

/** Another audio device is in use. */
typedef void (*LinphoneCoreCbsAudioDeviceChangedCb)(LinphoneCore *core, LinphoneAudioDevice *audio_device);

/** Audio devices came or went. */
typedef void (*LinphoneCoreCbsAudioDevicesListUpdatedCb)(LinphoneCore *core);

/** The echo was measured. */
typedef void (*LinphoneCoreCbsEcCalibrationResultCb)(LinphoneCore *core, LinphoneEcCalibratorStatus status,
                                                     int delay_ms);

/** The echo measurement opens audio. */
typedef void (*LinphoneCoreCbsEcCalibrationAudioInitCb)(LinphoneCore *core);

/** The echo measurement closes audio. */
typedef void (*LinphoneCoreCbsEcCalibrationAudioUninitCb)(LinphoneCore *core);

/** The camera saw a QR code. */
typedef void (*LinphoneCoreCbsQrcodeFoundCb)(LinphoneCore *core, const char *result);

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsCallStateChangedCb. */
typedef LinphoneCoreCbsCallStateChangedCb LinphoneCoreCallStateChangedCb;

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsTransferStateChangedCb. */
typedef LinphoneCoreCbsTransferStateChangedCb LinphoneCoreTransferStateChangedCb;

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsCallEncryptionChangedCb. */
typedef LinphoneCoreCbsCallEncryptionChangedCb LinphoneCoreCallEncryptionChangedCb;

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsCallIdUpdatedCb. */
typedef LinphoneCoreCbsCallIdUpdatedCb LinphoneCoreCallIdUpdatedCb;

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsCallLogUpdatedCb. */
typedef LinphoneCoreCbsCallLogUpdatedCb LinphoneCoreCallLogUpdatedCb;

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsCallStatsUpdatedCb. */
typedef LinphoneCoreCbsCallStatsUpdatedCb LinphoneCoreCallStatsUpdatedCb;

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsDtmfReceivedCb. */
typedef LinphoneCoreCbsDtmfReceivedCb LinphoneCoreDtmfReceivedCb;

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsInfoReceivedCb. */
typedef LinphoneCoreCbsInfoReceivedCb LinphoneCoreInfoReceivedCb;

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsReferReceivedCb. */
typedef LinphoneCoreCbsReferReceivedCb LinphoneCoreReferReceivedCb;

/** @} */

/** @name Conferences (never called)
 * @{ */

/** A conference changed its state. */
typedef void (*LinphoneCoreCbsConferenceStateChangedCb)(LinphoneCore *core, LinphoneConference *conference,
                                                        LinphoneConferenceState state);

/** All invitations to a conference were sent. */
typedef void (*LinphoneCoreCbsConferenceInfoOnSentCb)(LinphoneCore *core,
                                                      const LinphoneConferenceInfo *conference_info);

/** One invitation to a conference was sent. */
typedef void (*LinphoneCoreCbsConferenceInfoOnParticipantSentCb)(
    LinphoneCore *core, const LinphoneConferenceInfo *conference_info, const LinphoneAddress *participant);

/** One invitation to a conference was not sent. */
typedef void (*LinphoneCoreCbsConferenceInfoOnParticipantErrorCb)(
    LinphoneCore *core, const LinphoneConferenceInfo *conference_info, const LinphoneAddress *participant,
    LinphoneConferenceInfoError error);

/** @} */

/** @name Messages (never called)
 * @{ */

/** A message came in, or was sent. */
typedef void (*LinphoneCoreCbsMessageReceivedCb)(LinphoneCore *core, LinphoneChatRoom *chat_room,
                                                 LinphoneChatMessage *message);

/** A message could not be decrypted. */
typedef void (*LinphoneCoreCbsMessageReceivedUnableDecryptCb)(LinphoneCore *core, LinphoneChatRoom *chat_room,
                                                              LinphoneChatMessage *message);

/** Somebody is typing. */
typedef void (*LinphoneCoreCbsIsComposingReceivedCb)(LinphoneCore *core, LinphoneChatRoom *chat_room);

/** A text came in. */
typedef void (*LinphoneCoreTextMessageReceivedCb)(LinphoneCore *core, LinphoneChatRoom *chat_room,
                                                  const LinphoneAddress *from, const char *message);

/** A piece of a file came in. */
typedef void (*LinphoneCoreFileTransferRecvCb)(LinphoneCore *core, LinphoneChatMessage *message,
                                               LinphoneContent *content, const char *buffer, size_t size);

/** A piece of a file is wanted. */
typedef void (*LinphoneCoreFileTransferSendCb)(LinphoneCore *core, LinphoneChatMessage *message,
                                               LinphoneContent *content, char *buffer, size_t *size);

/** A file transfer went on. */
typedef void (*LinphoneCoreFileTransferProgressIndicationCb)(LinphoneCore *core, LinphoneChatMessage *message,
                                                             LinphoneContent *content, size_t offset,
                                                             size_t total);

/** A chat room changed its state. */
typedef void (*LinphoneCoreCbsChatRoomStateChangedCb)(LinphoneCore *core, LinphoneChatRoom *chat_room,
                                                      LinphoneChatRoomState state);

/** A chat room was marked as read. */
typedef void (*LinphoneCoreCbsChatRoomReadCb)(LinphoneCore *core, LinphoneChatRoom *chat_room);

/** The subject of a chat room changed. */
typedef void (*LinphoneCoreCbsChatRoomSubjectChangedCb)(LinphoneCore *core, LinphoneChatRoom *chat_room);

/** A message of a chat room expired. */
typedef void (*LinphoneCoreCbsChatRoomEphemeralMessageDeleteCb)(LinphoneCore *core,
                                                                LinphoneChatRoom *chat_room);

/** A chat room came back to life. */
typedef void (*LinphoneCoreCbsChatRoomExhumedCb)(LinphoneCore *core, LinphoneChatRoom *chat_room);

/** The user of the message encryption was registered. */
typedef void (*LinphoneCoreCbsImeeUserRegistrationCb)(LinphoneCore *core, const bool_t status,
                                                      const char *user_id, const char *info);

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsMessageReceivedCb. */
typedef LinphoneCoreCbsMessageReceivedCb LinphoneCoreMessageReceivedCb;

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsIsComposingReceivedCb. */
typedef LinphoneCoreCbsIsComposingReceivedCb LinphoneCoreIsComposingReceivedCb;

/** @} */

/** @name Events and presence (never called)
 * @{ */

/** A subscription changed its state. */
typedef void (*LinphoneCoreCbsSubscriptionStateChangedCb)(LinphoneCore *core, LinphoneEvent *linphone_event,
                                                          LinphoneSubscriptionState state);

/** A SUBSCRIBE request came in. */
typedef void (*LinphoneCoreCbsSubscribeReceivedCb)(LinphoneCore *core, LinphoneEvent *linphone_event,
                                                   const char *subscribe_event, const LinphoneContent *body);

/** A NOTIFY request was sent. */
typedef void (*LinphoneCoreCbsNotifySentCb)(LinphoneCore *core, LinphoneEvent *linphone_event,
                                            const LinphoneContent *body);

/** A NOTIFY request came in. */
typedef void (*LinphoneCoreCbsNotifyReceivedCb)(LinphoneCore *core, LinphoneEvent *linphone_event,
                                                const char *notified_event, const LinphoneContent *body);

/** A publication changed its state. */
typedef void (*LinphoneCoreCbsPublishStateChangedCb)(LinphoneCore *core, LinphoneEvent *linphone_event,
                                                     LinphonePublishState state);

/** The presence of a friend changed. */
typedef void (*LinphoneCoreCbsNotifyPresenceReceivedCb)(LinphoneCore *core, LinphoneFriend *linphone_friend);

/** The presence of an address of a friend changed. */
typedef void (*LinphoneCoreCbsNotifyPresenceReceivedForUriOrTelCb)(
    LinphoneCore *core, LinphoneFriend *linphone_friend, const char *uri_or_tel,
    const LinphonePresenceModel *presence_model);

/** Somebody wants to see our presence. */
typedef void (*LinphoneCoreCbsNewSubscriptionRequestedCb)(LinphoneCore *core, LinphoneFriend *linphone_friend,
                                                          const char *url);

/** Something about a friend changed. */
typedef void (*LinphoneCoreCbsBuddyInfoUpdatedCb)(LinphoneCore *core, LinphoneFriend *linphone_friend);

/** A list of friends was added. */
typedef void (*LinphoneCoreCbsFriendListCreatedCb)(LinphoneCore *core, LinphoneFriendList *friend_list);

/** A list of friends was removed. */
typedef void (*LinphoneCoreCbsFriendListRemovedCb)(LinphoneCore *core, LinphoneFriendList *friend_list);

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsSubscriptionStateChangedCb. */
typedef LinphoneCoreCbsSubscriptionStateChangedCb LinphoneCoreSubscriptionStateChangedCb;

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsSubscribeReceivedCb. */
typedef LinphoneCoreCbsSubscribeReceivedCb LinphoneCoreSubscribeReceivedCb;

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsNotifyReceivedCb. */
typedef LinphoneCoreCbsNotifyReceivedCb LinphoneCoreNotifyReceivedCb;

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsPublishStateChangedCb. */
typedef LinphoneCoreCbsPublishStateChangedCb LinphoneCorePublishStateChangedCb;

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsNotifyPresenceReceivedCb. */
typedef LinphoneCoreCbsNotifyPresenceReceivedCb LinphoneCoreNotifyPresenceReceivedCb;

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsNotifyPresenceReceivedForUriOrTelCb. */
typedef LinphoneCoreCbsNotifyPresenceReceivedForUriOrTelCb LinphoneCoreNotifyPresenceReceivedForUriOrTelCb;

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsNewSubscriptionRequestedCb. */
typedef LinphoneCoreCbsNewSubscriptionRequestedCb LinphoneCoreNewSubscriptionRequestedCb;

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsBuddyInfoUpdatedCb. */
typedef LinphoneCoreCbsBuddyInfoUpdatedCb LinphoneCoreBuddyInfoUpdatedCb;

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsFriendListCreatedCb. */
typedef LinphoneCoreCbsFriendListCreatedCb LinphoneCoreFriendListCreatedCb;

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsFriendListRemovedCb. */
typedef LinphoneCoreCbsFriendListRemovedCb LinphoneCoreFriendListRemovedCb;

/** @} */

/** @name Log collection and updates (never called)
 * @{ */

/** The upload of log files changed its state. */
typedef void (*LinphoneCoreCbsLogCollectionUploadStateChangedCb)(LinphoneCore *core,
                                                                 LinphoneCoreLogCollectionUploadState state,
                                                                 const char *info);

/** The upload of log files went on. */
typedef void (*LinphoneCoreCbsLogCollectionUploadProgressIndicationCb)(LinphoneCore *core, size_t offset,
                                                                       size_t total);

/** The search for a newer version ended. */
typedef void (*LinphoneCoreCbsVersionUpdateCheckResultReceivedCb)(LinphoneCore *core,
                                                                  LinphoneVersionUpdateCheckResult result,
                                                                  const char *version, const char *url);

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsLogCollectionUploadStateChangedCb. */
typedef LinphoneCoreCbsLogCollectionUploadStateChangedCb LinphoneCoreLogCollectionUploadStateChangedCb;

/** The name that LinphoneCoreVTable uses for LinphoneCoreCbsLogCollectionUploadProgressIndicationCb. */
typedef LinphoneCoreCbsLogCollectionUploadProgressIndicationCb
    LinphoneCoreLogCollectionUploadProgressIndicationCb;

/** @} */

/** @name XML-RPC
 * @{ */

/**
 * Hears the outcome of an XML-RPC request.
 *
 * @param request The request, with status and result.
 */
typedef void (*LinphoneXmlRpcRequestCbsResponseCb)(LinphoneXmlRpcRequest *request);

/** @} */

/** @name Newer releases
 * @{ */

/**
 * Hears that an account was added to a core.
 *
 * @param core The core.
 * @param account The account.
 * @since liblinphone 5.3
 */
typedef void (*LinphoneCoreCbsAccountAddedCb)(LinphoneCore *core, LinphoneAccount *account);

/**
 * Hears that an account was removed from a core.
 *
 * @param core The core.
 * @param account The account, which may still unregister.
 * @since liblinphone 5.3
 */
typedef void (*LinphoneCoreCbsAccountRemovedCb)(LinphoneCore *core, LinphoneAccount *account);

/**
 * Hears that another account became the default one.
 *
 * @param core The core.
 * @param account The account; NULL when there is none now.
 * @since liblinphone 5.3
 */
typedef void (*LinphoneCoreCbsDefaultAccountChangedCb)(LinphoneCore *core, LinphoneAccount *account);

/**
 * Hears that the application was handed a push notification.
 *
 * @param core The core.
 * @param payload The text of the notification; may be NULL.
 * @since liblinphone 5.2
 */
typedef void (*LinphoneCoreCbsPushNotificationReceivedCb)(LinphoneCore *core, const char *payload);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_CALLBACKS_H */
