/**
 * @file
 * Types and enumerations shared by all headers.
 */
#ifndef SLIMPHONE_LINPHONE_TYPES_H
#define SLIMPHONE_LINPHONE_TYPES_H

#include "linphone/api/c-types.h"
#include "linphone/compat/mediastreamer.h"
#include "linphone/defs.h"
#include "linphone/enums/account-creator-enums.h"
#include "linphone/enums/call-enums.h"
#include "linphone/enums/chat-room-enums.h"
#include "linphone/enums/conference-enums.h"

#include <stddef.h>
#include <stdint.h>

/** 0 for success, a negative number for failure. */
typedef int LinphoneStatus;

/** A socket as the operating system numbers it. */
typedef int ortp_socket_t;

/** The library's main object: accounts, credentials, transports, configuration. */
typedef struct _LinphoneCore LinphoneCore;

/** Functions that hear about a core. */
typedef struct _LinphoneCoreCbs LinphoneCoreCbs;

/** The factory, of which a process has one. */
typedef struct _LinphoneFactory LinphoneFactory;

/** An account behind the function names of releases before 5.0. */
typedef struct _LinphoneProxyConfig LinphoneProxyConfig;

/** Settings in sections of keys and values, with the file they are kept in. */
typedef struct _LpConfig LinphoneConfig;

/** Old name of LinphoneConfig. */
#define LpConfig LinphoneConfig

/** A map from text to text, int or 64-bit int. */
typedef struct belle_sip_dict LinphoneDictionary;

/** Why something failed, with the words of the far end. */
typedef struct _LinphoneErrorInfo LinphoneErrorInfo;

/** How network address translation is dealt with. */
typedef struct _LinphoneNatPolicy LinphoneNatPolicy;

/** Listening ports per transport, as an object. */
typedef struct _LinphoneTransports LinphoneTransports;

/** A plugin that knows how accounts of one provider are set up; this library has none. */
typedef struct _SipSetup SipSetup;

/** The state of a SipSetup for one proxy configuration. */
typedef struct _SipSetupContext SipSetupContext;

/** Creates accounts at a server and manages them. */
typedef struct _LinphoneAccountCreator LinphoneAccountCreator;

/** Functions that hear about an account creator. */
typedef struct _LinphoneAccountCreatorCbs LinphoneAccountCreatorCbs;

/** An implementation of the account creator's requests. */
typedef struct _LinphoneAccountCreatorService LinphoneAccountCreatorService;

/** An XML-RPC call with its arguments and its result. */
typedef struct _LinphoneXmlRpcRequest LinphoneXmlRpcRequest;

/** Functions that hear about an XML-RPC call. */
typedef struct _LinphoneXmlRpcRequestCbs LinphoneXmlRpcRequestCbs;

/** The server that XML-RPC calls go to. */
typedef struct _LinphoneXmlRpcSession LinphoneXmlRpcSession;

/** @name Calls, events and presence
 * Opaque types that occur in callbacks which a library without media never calls.
 * @{ */
typedef struct _LinphoneCallStats LinphoneCallStats;         /**< Figures about the media of a call. */
typedef struct _LinphoneEvent LinphoneEvent;                 /**< A subscription or a publication. */
typedef struct _LinphoneFriend LinphoneFriend;               /**< A contact with presence. */
typedef struct _LinphoneFriendList LinphoneFriendList;       /**< A list of contacts. */
typedef struct _LinphoneInfoMessage LinphoneInfoMessage;     /**< The content of an INFO request. */
typedef struct _LinphonePresenceModel LinphonePresenceModel; /**< The presence of somebody. */
/** @} */

/**
 * Listening ports per transport: a port number, 0 for off, or LC_SIP_TRANSPORT_RANDOM and
 * LC_SIP_TRANSPORT_DONTBIND.
 */
typedef struct _LinphoneSipTransports {
    int udp_port;  /**< SIP over UDP. */
    int tcp_port;  /**< SIP over TCP. */
    int dtls_port; /**< SIP over DTLS, which no release implements; kept and ignored. */
    int tls_port;  /**< SIP over TLS. */
} LinphoneSipTransports;

/** Old name of LinphoneSipTransports. */
typedef struct _LinphoneSipTransports LCSipTransports;

/** Several LinphonePrivacy values or-ed together. */
typedef unsigned int LinphonePrivacyMask;

/** State of a core. */
typedef enum _LinphoneGlobalState {
    LinphoneGlobalOff = 0,         /**< Not started, or stopped. */
    LinphoneGlobalStartup = 1,     /**< Starting. */
    LinphoneGlobalOn = 2,          /**< Running. */
    LinphoneGlobalShutdown = 3,    /**< Stopping: accounts are being unregistered. */
    LinphoneGlobalConfiguring = 4, /**< Fetching or applying the remote configuration. */
    LinphoneGlobalReady = 5        /**< Created, waiting for linphone_core_start(). */
} LinphoneGlobalState;

/** State of an account or proxy configuration. */
typedef enum _LinphoneRegistrationState {
    LinphoneRegistrationNone = 0, /**< Nothing is registered and nothing was tried, or the network is down. */
    LinphoneRegistrationProgress = 1, /**< A REGISTER is under way. */
    LinphoneRegistrationOk = 2,       /**< Registered; notified again after each refresh. */
    LinphoneRegistrationCleared = 3,  /**< Unregistered on demand. */
    LinphoneRegistrationFailed = 4    /**< The last REGISTER failed; see linphone_account_get_error_info(). */
} LinphoneRegistrationState;

/**
 * A state that releases from 5.3 on have while a registration is refreshed. This library says
 * LinphoneRegistrationProgress, as 5.1 does; the name is there for programs that ask for both. It is
 * no constant of the enum, so that a switch over all states stays complete.
 */
#define LinphoneRegistrationRefreshing ((LinphoneRegistrationState)5)

/** Outcome of the remote configuration at start. */
typedef enum _LinphoneConfiguringState {
    LinphoneConfiguringSuccessful = 0, /**< The document was fetched and applied. */
    LinphoneConfiguringFailed =
        1, /**< The document could not be fetched or applied; the core goes on with what it has. */
    LinphoneConfiguringSkipped = 2 /**< No address of a document is set. */
} LinphoneConfiguringState;

/** Why something failed. linphone_reason_to_string() gives a text. */
typedef enum _LinphoneReason {
    LinphoneReasonNone = 0,               /**< No error. */
    LinphoneReasonNoResponse = 1,         /**< No answer came. */
    LinphoneReasonForbidden = 2,          /**< Refused for good, as with SIP 403. */
    LinphoneReasonDeclined = 3,           /**< Declined by a person. */
    LinphoneReasonNotFound = 4,           /**< The user does not exist. */
    LinphoneReasonNotAnswered = 5,        /**< Nobody answered in time. */
    LinphoneReasonBusy = 6,               /**< Busy. */
    LinphoneReasonUnsupportedContent = 7, /**< The content or media is not supported. */
    LinphoneReasonBadEvent = 8,           /**< The event package is not known. */
    LinphoneReasonIOError = 9,            /**< The connection failed or the server was out of service. */
    LinphoneReasonDoNotDisturb = 10,      /**< Does not want to be disturbed. */
    LinphoneReasonUnauthorized = 11,      /**< Credentials are missing or wrong, as with SIP 401 and 407. */
    LinphoneReasonNotAcceptable = 12,     /**< Not acceptable here. */
    LinphoneReasonNoMatch = 13,           /**< No such dialog or transaction. */
    LinphoneReasonMovedPermanently = 14,  /**< Moved for good. */
    LinphoneReasonGone = 15,              /**< Gone for good. */
    LinphoneReasonTemporarilyUnavailable = 16, /**< Temporarily unavailable. */
    LinphoneReasonAddressIncomplete = 17,      /**< The address is incomplete. */
    LinphoneReasonNotImplemented = 18,         /**< Not implemented. */
    LinphoneReasonBadGateway = 19,             /**< A gateway failed. */
    LinphoneReasonSessionIntervalTooSmall =
        20,                           /**< The lifetime of the session is too short for the server. */
    LinphoneReasonServerTimeout = 21, /**< A server behind the server did not answer. */
    LinphoneReasonUnknown = 22,       /**< Something else. */
    LinphoneReasonTransferred = 23    /**< The call was transferred. */
} LinphoneReason;

/** Old name of LinphoneReasonForbidden. */
#define LinphoneReasonBadCredentials LinphoneReasonForbidden

/** Old name of LinphoneReasonUnsupportedContent. */
#define LinphoneReasonMedia LinphoneReasonUnsupportedContent

/** What carries SIP messages. */
typedef enum _LinphoneTransportType {
    LinphoneTransportUdp = 0, /**< UDP. */
    LinphoneTransportTcp = 1, /**< TCP. */
    LinphoneTransportTls = 2, /**< TLS. */
    LinphoneTransportDtls = 3 /**< DTLS; not supported. */
} LinphoneTransportType;

/** What a server asks credentials for. */
typedef enum _LinphoneAuthMethod {
    LinphoneAuthHttpDigest = 0, /**< HTTP digest (RFC 7616), also in SIP. */
    LinphoneAuthTls = 1         /**< A TLS client certificate. */
} LinphoneAuthMethod;

/**
 * What a request should hide (RFC 3323, RFC 3325). The values are flags, see LinphonePrivacyMask.
 */
typedef enum _LinphonePrivacy {
    LinphonePrivacyNone = 0,       /**< Nothing. */
    LinphonePrivacyUser = 1,       /**< Everything that a user agent can leave out by itself. */
    LinphonePrivacyHeader = 2,     /**< Headers that routing does not need. */
    LinphonePrivacySession = 4,    /**< The media addresses. */
    LinphonePrivacyId = 8,         /**< The asserted identity. */
    LinphonePrivacyCritical = 16,  /**< Fail rather than go on without privacy. */
    LinphonePrivacyDefault = 32768 /**< What the server does by default. */
} LinphonePrivacy;

/** Old way of naming how network address translation is dealt with. */
typedef enum _LinphoneFirewallPolicy {
    LinphonePolicyNoFirewall = 0,    /**< No translation. */
    LinphonePolicyUseNatAddress = 1, /**< Write a fixed address. */
    LinphonePolicyUseStun = 2,       /**< Use STUN. */
    LinphonePolicyUseIce = 3,        /**< Use ICE. */
    LinphonePolicyUseUpnp = 4        /**< Use UPnP. */
} LinphoneFirewallPolicy;

/** Progress of a UPnP port mapping; this library is built without UPnP. */
typedef enum _LinphoneUpnpState {
    LinphoneUpnpStateIdle = 0,         /**< Nothing happened. */
    LinphoneUpnpStatePending = 1,      /**< Searching for a gateway. */
    LinphoneUpnpStateAdding = 2,       /**< Adding the mapping. */
    LinphoneUpnpStateRemoving = 3,     /**< Removing the mapping. */
    LinphoneUpnpStateNotAvailable = 4, /**< There is no gateway, or no support for it. */
    LinphoneUpnpStateOk = 5,           /**< The mapping is there. */
    LinphoneUpnpStateKo = 6,           /**< The mapping failed. */
    LinphoneUpnpStateBlacklisted = 7   /**< The gateway is known not to work. */
} LinphoneUpnpState;

/** Whether RTCP feedback (RFC 4585) is offered in calls. Kept and returned only. */
typedef enum _LinphoneAVPFMode {
    LinphoneAVPFDefault = -1, /**< As the core's setting says. */
    LinphoneAVPFDisabled = 0, /**< No. */
    LinphoneAVPFEnabled = 1   /**< Yes. */
} LinphoneAVPFMode;

/** Whether log lines are also written to files. */
typedef enum _LinphoneLogCollectionState {
    LinphoneLogCollectionDisabled = 0, /**< No. */
    LinphoneLogCollectionEnabled = 1,  /**< Yes. */
    LinphoneLogCollectionEnabledWithoutPreviousLogHandler =
        2 /**< Yes, and the log handler set before hears nothing any more. */
} LinphoneLogCollectionState;

/** Progress of an upload of log files. */
typedef enum _LinphoneCoreLogCollectionUploadState {
    LinphoneCoreLogCollectionUploadStateInProgress = 0,  /**< Under way. */
    LinphoneCoreLogCollectionUploadStateDelivered = 1,   /**< Done. */
    LinphoneCoreLogCollectionUploadStateNotDelivered = 2 /**< Failed. */
} LinphoneCoreLogCollectionUploadState;

/** State of a subscription. */
typedef enum _LinphoneSubscriptionState {
    LinphoneSubscriptionNone = 0,             /**< Fresh object. */
    LinphoneSubscriptionOutgoingProgress = 1, /**< A SUBSCRIBE was sent. */
    LinphoneSubscriptionIncomingReceived = 2, /**< A SUBSCRIBE came in. */
    LinphoneSubscriptionPending = 3,          /**< Accepted, waiting for the decision. */
    LinphoneSubscriptionActive = 4,           /**< Active. */
    LinphoneSubscriptionTerminated = 5,       /**< Ended. */
    LinphoneSubscriptionError = 6,            /**< Failed. */
    LinphoneSubscriptionExpiring = 7          /**< About to expire. */
} LinphoneSubscriptionState;

/** State of a publication. */
typedef enum _LinphonePublishState {
    LinphonePublishNone = 0,     /**< Fresh object. */
    LinphonePublishProgress = 1, /**< A PUBLISH was sent. */
    LinphonePublishOk = 2,       /**< Published. */
    LinphonePublishError = 3,    /**< Failed. */
    LinphonePublishExpiring = 4, /**< About to expire. */
    LinphonePublishCleared = 5   /**< Withdrawn. */
} LinphonePublishState;

/** Progress of an echo measurement. */
typedef enum _LinphoneEcCalibratorStatus {
    LinphoneEcCalibratorInProgress = 0, /**< Under way. */
    LinphoneEcCalibratorDone = 1,       /**< Done, with a delay. */
    LinphoneEcCalibratorFailed = 2,     /**< Failed. */
    LinphoneEcCalibratorDoneNoEcho = 3  /**< Done, there is no echo. */
} LinphoneEcCalibratorStatus;

/** Outcome of a search for a newer version. */
typedef enum _LinphoneVersionUpdateCheckResult {
    LinphoneVersionUpdateCheckUpToDate = 0,            /**< There is none. */
    LinphoneVersionUpdateCheckNewVersionAvailable = 1, /**< There is one. */
    LinphoneVersionUpdateCheckError = 2                /**< The search failed. */
} LinphoneVersionUpdateCheckResult;

/** Why a conference invitation was not delivered. */
typedef enum _LinphoneConferenceInfoError {
    LinphoneConferenceInfoChatRoomError = 0 /**< The chat room failed. */
} LinphoneConferenceInfoError;

#endif /* SLIMPHONE_LINPHONE_TYPES_H */
