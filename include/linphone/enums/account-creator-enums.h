/**
 * @file
 * Outcomes of the account creator and of the XML-RPC requests under it.
 */
#ifndef SLIMPHONE_LINPHONE_ENUMS_ACCOUNT_CREATOR_ENUMS_H
#define SLIMPHONE_LINPHONE_ENUMS_ACCOUNT_CREATOR_ENUMS_H

/** Outcome of an account creator request. */
typedef enum _LinphoneAccountCreatorStatus {
    LinphoneAccountCreatorStatusRequestOk = 0,         /**< The request was sent. */
    LinphoneAccountCreatorStatusRequestFailed = 1,     /**< The request could not be sent or was refused. */
    LinphoneAccountCreatorStatusMissingArguments = 2,  /**< Something that the request needs is not set. */
    LinphoneAccountCreatorStatusMissingCallbacks = 3,  /**< The callback that the request needs is not set. */
    LinphoneAccountCreatorStatusAccountCreated = 4,    /**< The account was created. */
    LinphoneAccountCreatorStatusAccountNotCreated = 5, /**< The account was not created. */
    LinphoneAccountCreatorStatusAccountExist = 6,      /**< The account exists. */
    LinphoneAccountCreatorStatusAccountExistWithAlias = 7,    /**< The account exists and has an alias. */
    LinphoneAccountCreatorStatusAccountNotExist = 8,          /**< The account does not exist. */
    LinphoneAccountCreatorStatusAliasIsAccount = 9,           /**< The alias belongs to an account. */
    LinphoneAccountCreatorStatusAliasExist = 10,              /**< The alias is in use. */
    LinphoneAccountCreatorStatusAliasNotExist = 11,           /**< The alias is free. */
    LinphoneAccountCreatorStatusAccountActivated = 12,        /**< The account was activated, or is active. */
    LinphoneAccountCreatorStatusAccountAlreadyActivated = 13, /**< The account had been activated before. */
    LinphoneAccountCreatorStatusAccountNotActivated = 14,     /**< The account is not active. */
    LinphoneAccountCreatorStatusAccountLinked = 15, /**< The account and the phone number are linked. */
    LinphoneAccountCreatorStatusAccountNotLinked =
        16,                                       /**< The account and the phone number are not linked. */
    LinphoneAccountCreatorStatusServerError = 17, /**< The server reported an error of its own. */
    LinphoneAccountCreatorStatusPhoneNumberInvalid = 18,  /**< The server does not accept the phone number. */
    LinphoneAccountCreatorStatusWrongActivationCode = 19, /**< The activation code is wrong. */
    LinphoneAccountCreatorStatusPhoneNumberOverused = 20, /**< The phone number was used too often. */
    LinphoneAccountCreatorStatusAlgoNotSupported = 21,    /**< The server does not know the hash algorithm. */
    LinphoneAccountCreatorStatusUnexpectedError = 22      /**< The answer of the server was not understood. */
} LinphoneAccountCreatorStatus;

/** What is wrong with a user name. */
typedef enum _LinphoneAccountCreatorUsernameStatus {
    LinphoneAccountCreatorUsernameStatusOk = 0,                /**< Nothing. */
    LinphoneAccountCreatorUsernameStatusTooShort = 1,          /**< Too short. */
    LinphoneAccountCreatorUsernameStatusTooLong = 2,           /**< Too long. */
    LinphoneAccountCreatorUsernameStatusInvalidCharacters = 3, /**< Holds a character that is not allowed. */
    LinphoneAccountCreatorUsernameStatusInvalid = 4            /**< Refused for another reason. */
} LinphoneAccountCreatorUsernameStatus;

/** What is wrong with a password. */
typedef enum _LinphoneAccountCreatorPasswordStatus {
    LinphoneAccountCreatorPasswordStatusOk = 0,                /**< Nothing. */
    LinphoneAccountCreatorPasswordStatusTooShort = 1,          /**< Too short. */
    LinphoneAccountCreatorPasswordStatusTooLong = 2,           /**< Too long. */
    LinphoneAccountCreatorPasswordStatusInvalidCharacters = 3, /**< Holds a character that is not allowed. */
    LinphoneAccountCreatorPasswordStatusMissingCharacters = 4  /**< Lacks a character that is demanded. */
} LinphoneAccountCreatorPasswordStatus;

/** What is wrong with an e-mail address. */
typedef enum _LinphoneAccountCreatorEmailStatus {
    LinphoneAccountCreatorEmailStatusOk = 0,               /**< Nothing. */
    LinphoneAccountCreatorEmailStatusMalformed = 1,        /**< Not an e-mail address. */
    LinphoneAccountCreatorEmailStatusInvalidCharacters = 2 /**< Holds a character that is not allowed. */
} LinphoneAccountCreatorEmailStatus;

/**
 * What is wrong with a phone number. The values are flags, see
 * LinphoneAccountCreatorPhoneNumberStatusMask.
 */
typedef enum _LinphoneAccountCreatorPhoneNumberStatus {
    LinphoneAccountCreatorPhoneNumberStatusOk = 1,                 /**< Nothing. */
    LinphoneAccountCreatorPhoneNumberStatusTooShort = 2,           /**< Too short. */
    LinphoneAccountCreatorPhoneNumberStatusTooLong = 4,            /**< Too long. */
    LinphoneAccountCreatorPhoneNumberStatusInvalidCountryCode = 8, /**< The country code is unknown. */
    LinphoneAccountCreatorPhoneNumberStatusInvalid = 16            /**< Not a phone number. */
} LinphoneAccountCreatorPhoneNumberStatus;

/** Several LinphoneAccountCreatorPhoneNumberStatus values or-ed together. */
typedef unsigned int LinphoneAccountCreatorPhoneNumberStatusMask;

/** What is wrong with an activation code. */
typedef enum _LinphoneAccountCreatorActivationCodeStatus {
    LinphoneAccountCreatorActivationCodeStatusOk = 0,       /**< Nothing. */
    LinphoneAccountCreatorActivationCodeStatusTooShort = 1, /**< Too short. */
    LinphoneAccountCreatorActivationCodeStatusTooLong = 2,  /**< Too long. */
    LinphoneAccountCreatorActivationCodeStatusInvalidCharacters =
        3 /**< Holds a character that is not allowed. */
} LinphoneAccountCreatorActivationCodeStatus;

/** What is wrong with a hash algorithm. */
typedef enum _LinphoneAccountCreatorAlgoStatus {
    LinphoneAccountCreatorAlgoStatusOk = 0,          /**< Nothing. */
    LinphoneAccountCreatorAlgoStatusNotSupported = 1 /**< Neither MD5 nor SHA-256. */
} LinphoneAccountCreatorAlgoStatus;

/** The protocol that the account creator speaks to its server. */
typedef enum _LinphoneAccountCreatorBackend {
    LinphoneAccountCreatorBackendXMLRPC = 0,  /**< XML-RPC over HTTP. */
    LinphoneAccountCreatorBackendFlexiAPI = 1 /**< FlexiAPI, JSON over HTTP. */
} LinphoneAccountCreatorBackend;

/** What is wrong with a SIP domain. */
typedef enum _LinphoneAccountCreatorDomainStatus {
    LinphoneAccountCreatorDomainOk = 0,     /**< Nothing. */
    LinphoneAccountCreatorDomainInvalid = 1 /**< Not a domain. */
} LinphoneAccountCreatorDomainStatus;

/** What is wrong with a language. */
typedef enum _LinphoneAccountCreatorLanguageStatus {
    LinphoneAccountCreatorLanguageStatusOk = 0 /**< Nothing. */
} LinphoneAccountCreatorLanguageStatus;

/** What is wrong with a transport. */
typedef enum _LinphoneAccountCreatorTransportStatus {
    LinphoneAccountCreatorTransportOk = 0,         /**< Nothing. */
    LinphoneAccountCreatorTransportUnsupported = 1 /**< This library was built without it. */
} LinphoneAccountCreatorTransportStatus;

/** Type of an XML-RPC argument or result. */
typedef enum _LinphoneXmlRpcArgType {
    LinphoneXmlRpcArgNone = 0,        /**< None. */
    LinphoneXmlRpcArgInt = 1,         /**< An int. */
    LinphoneXmlRpcArgString = 2,      /**< A string. */
    LinphoneXmlRpcArgStringStruct = 3 /**< A struct of strings. */
} LinphoneXmlRpcArgType;

/** Progress of an XML-RPC request. */
typedef enum _LinphoneXmlRpcStatus {
    LinphoneXmlRpcStatusPending = 0, /**< No answer yet. */
    LinphoneXmlRpcStatusOk = 1,      /**< The answer came. */
    LinphoneXmlRpcStatusFailed = 2   /**< There is no usable answer. */
} LinphoneXmlRpcStatus;

#endif /* SLIMPHONE_LINPHONE_ENUMS_ACCOUNT_CREATOR_ENUMS_H */
