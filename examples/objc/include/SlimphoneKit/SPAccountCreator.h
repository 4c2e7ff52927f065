/**
 * @file
 * Asks a server to create, activate, link and recover accounts.
 */
#import <SlimphoneKit/SPTypes.h>

NS_ASSUME_NONNULL_BEGIN

@class SPAccount;
@class SPAccountCreator;
@class SPCore;

/** What can be asked. */
typedef NS_ENUM(NSInteger, SPCreatorRequest) {
    SPCreatorRequestIsAccountExist = 0,     /**< Does the account, or one with this phone number, exist? */
    SPCreatorRequestCreateAccount = 1,      /**< Create the account. */
    SPCreatorRequestActivateAccount = 2,    /**< Activate it with the code that its owner got. */
    SPCreatorRequestIsAccountActivated = 3, /**< Is it active? */
    SPCreatorRequestLinkAccount = 4,        /**< Link a phone number with it. */
    SPCreatorRequestActivateAlias = 5,      /**< Confirm the link with a code. */
    SPCreatorRequestIsAliasUsed = 6,        /**< Is the phone number in use? */
    SPCreatorRequestIsAccountLinked = 7,    /**< Is a phone number linked with it? */
    SPCreatorRequestRecoverAccount = 8,     /**< Send the owner of the phone number a code to log in with. */
    SPCreatorRequestLogin = 9               /**< Fetch the hash of the password with a code. */
};

/** How a request ended. */
typedef NS_ENUM(NSInteger, SPCreatorStatus) {
    SPCreatorStatusRequestOk = 0,                /**< The request was sent. */
    SPCreatorStatusRequestFailed = 1,            /**< The request could not be sent or was refused. */
    SPCreatorStatusMissingArguments = 2,         /**< Something that the request needs is not set. */
    SPCreatorStatusMissingCallbacks = 3,         /**< The callback that the request needs is not set. */
    SPCreatorStatusAccountCreated = 4,           /**< The account was created. */
    SPCreatorStatusAccountNotCreated = 5,        /**< The account was not created. */
    SPCreatorStatusAccountExist = 6,             /**< The account exists. */
    SPCreatorStatusAccountExistWithAlias = 7,    /**< The account exists and has an alias. */
    SPCreatorStatusAccountNotExist = 8,          /**< The account does not exist. */
    SPCreatorStatusAliasIsAccount = 9,           /**< The alias belongs to an account. */
    SPCreatorStatusAliasExist = 10,              /**< The alias is in use. */
    SPCreatorStatusAliasNotExist = 11,           /**< The alias is free. */
    SPCreatorStatusAccountActivated = 12,        /**< The account was activated, or is active. */
    SPCreatorStatusAccountAlreadyActivated = 13, /**< The account had been activated before. */
    SPCreatorStatusAccountNotActivated = 14,     /**< The account is not active. */
    SPCreatorStatusAccountLinked = 15,           /**< The account and the phone number are linked. */
    SPCreatorStatusAccountNotLinked = 16,        /**< The account and the phone number are not linked. */
    SPCreatorStatusServerError = 17,             /**< The server reported an error of its own. */
    SPCreatorStatusPhoneNumberInvalid = 18,      /**< The server does not accept the phone number. */
    SPCreatorStatusWrongActivationCode = 19,     /**< The activation code is wrong. */
    SPCreatorStatusPhoneNumberOverused = 20,     /**< The phone number was used too often. */
    SPCreatorStatusAlgoNotSupported = 21,        /**< The server does not know the hash algorithm. */
    SPCreatorStatusUnexpectedError = 22          /**< The answer of the server was not understood. */
};

/** Hears the outcome of requests. */
@protocol SPAccountCreatorDelegate <NSObject>
/**
 * A request has its outcome. Each one that -sendRequest: took gets one answer.
 *
 * @param response The server's text.
 */
- (void)accountCreator:(SPAccountCreator *)creator
      didAnswerRequest:(SPCreatorRequest)request
                status:(SPCreatorStatus)status
              response:(SP_NULLABLE NSString *)response;
@end

/** Carries out the requests of account creators, in place of the library's own service. */
@protocol SPAccountCreatorService <NSObject>
/**
 * Carries out a request, or begins to. The outcome follows once, now or later in the core's thread, by
 * -[SPAccountCreator answerRequest:status:response:].
 *
 * @return SPCreatorStatusRequestOk when an answer follows, else why not.
 */
- (SPCreatorStatus)accountCreator:(SPAccountCreator *)creator handleRequest:(SPCreatorRequest)request;
@end

/** Made by -[SPCore accountCreatorWithURL:]. Who lets go of it hears no answer any more. */
@interface SPAccountCreator : NSObject {
@private
    void *_handle;
    SP_WEAK_VARIABLE id<SPAccountCreatorDelegate> _delegate;
    SPCore *_core;
    id<SPAccountCreatorService> _service;
}

- (instancetype)init NS_UNAVAILABLE;

@property(nonatomic, SP_WEAK, nullable) id<SPAccountCreatorDelegate> delegate;
/** It keeps its core. */
@property(nonatomic, readonly) SPCore *core;
@property(nonatomic, readonly, copy, nullable) NSString *username;
@property(nonatomic, readonly, copy, nullable) NSString *password;
@property(nonatomic, readonly, copy, nullable) NSString *domain;
@property(nonatomic, readonly, copy, nullable) NSString *email;
/** In its international form. */
@property(nonatomic, readonly, copy, nullable) NSString *phoneNumber;
@property(nonatomic, readonly, copy, nullable) NSString *activationCode;
/** The hash of user, domain and password, when the server gave one. */
@property(nonatomic, readonly, copy, nullable) NSString *ha1;

/** @name Arguments of the requests; nil unsets. NO when the text is not usable.
 * @{ */
- (BOOL)setUsername:(SP_NULLABLE NSString *)username error:(NSError *SP_NULL_OUT *SP_NULL_OUT)error;
- (BOOL)setPassword:(SP_NULLABLE NSString *)password error:(NSError *SP_NULL_OUT *SP_NULL_OUT)error;
- (BOOL)setDomain:(SP_NULLABLE NSString *)domain error:(NSError *SP_NULL_OUT *SP_NULL_OUT)error;
/** Only -reset unsets it. */
- (BOOL)setEmail:(NSString *)email error:(NSError *SP_NULL_OUT *SP_NULL_OUT)error;
- (BOOL)setActivationCode:(SP_NULLABLE NSString *)code error:(NSError *SP_NULL_OUT *SP_NULL_OUT)error;
- (BOOL)setPhoneNumber:(SP_NULLABLE NSString *)number
           countryCode:(SP_NULLABLE NSString *)code
                 error:(NSError *SP_NULL_OUT *SP_NULL_OUT)error;
/** @} */

/** Unsets all texts. */
- (void)reset;
/** Sends a request; SPCreatorStatusRequestOk when the delegate will hear the outcome, else why not. */
- (SPCreatorStatus)sendRequest:(SPCreatorRequest)request;
/** For services: gives a request its outcome. */
- (void)answerRequest:(SPCreatorRequest)request
               status:(SPCreatorStatus)status
             response:(SP_NULLABLE NSString *)response;
/** Makes an account of what was created, with its credentials, and adds it to the core. */
- (SP_NULLABLE SPAccount *)addAccountWithError:(NSError *SP_NULL_OUT *SP_NULL_OUT)error;

@end

NS_ASSUME_NONNULL_END
