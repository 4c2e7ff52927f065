/**
 * @file
 * States, errors, and the words that clang knows and GCC does not.
 */
#import <Foundation/Foundation.h>

/** @name Nullability, of which GCC's Objective-C knows nothing
 * @{ */
#if defined(__clang__)
#define SP_NULLABLE nullable
#define SP_NULL_OUT _Nullable
#else
#define SP_NULLABLE
#define SP_NULL_OUT
#endif
#ifndef NS_ASSUME_NONNULL_BEGIN
#define NS_ASSUME_NONNULL_BEGIN
#define NS_ASSUME_NONNULL_END
#endif
/** @} */

/** @name References that do not keep alive: zeroing where there is ARC, else plain
 * @{ */
#if defined(__has_feature)
#if __has_feature(objc_arc)
#define SP_HAS_ARC 1
#endif
#endif
#if defined(SP_HAS_ARC)
#define SP_WEAK weak
#define SP_WEAK_VARIABLE __weak
#define SP_PLAIN_VARIABLE __unsafe_unretained
#else
#define SP_WEAK assign
#define SP_WEAK_VARIABLE
#define SP_PLAIN_VARIABLE
#endif
/** @} */

NS_ASSUME_NONNULL_BEGIN

/** State of a core. */
typedef NS_ENUM(NSInteger, SPGlobalState) {
    SPGlobalStateOff = 0,         /**< Not started, or stopped. */
    SPGlobalStateStartup = 1,     /**< Starting. */
    SPGlobalStateOn = 2,          /**< Running. */
    SPGlobalStateShutdown = 3,    /**< Stopping: accounts are being unregistered. */
    SPGlobalStateConfiguring = 4, /**< Fetching or applying the remote configuration. */
    SPGlobalStateReady = 5        /**< Made, waiting for its start. */
};

/** State of an account. */
typedef NS_ENUM(NSInteger, SPRegistrationState) {
    SPRegistrationStateNone = 0, /**< Nothing is registered and nothing was tried, or the network is down. */
    SPRegistrationStateProgress = 1, /**< A REGISTER is under way. */
    SPRegistrationStateOk = 2,       /**< Registered; told again after each refresh. */
    SPRegistrationStateCleared = 3,  /**< Unregistered on demand. */
    SPRegistrationStateFailed = 4    /**< The last REGISTER failed, see -[SPAccount error]. */
};

/** Domain of the errors of this kit. */
extern NSString *const SPErrorDomain;
/** Key of the SIP status code, an NSNumber, in the user info of SPErrorRegistrationFailed. */
extern NSString *const SPErrorStatusCodeKey;

/** Codes of SPErrorDomain. */
typedef NS_ENUM(NSInteger, SPError) {
    SPErrorInvalidIdentity = 1,    /**< Not the address of a user. */
    SPErrorInvalidServer = 2,      /**< Not the address of a server. */
    SPErrorNotAccepted = 3,        /**< The library refuses what was asked. */
    SPErrorRegistrationFailed = 4, /**< The server refused a REGISTER, or cannot be reached. */
    SPErrorUnauthorized = 5,       /**< Credentials are missing or wrong. */
    SPErrorClosed = 6              /**< The core was closed. */
};

NS_ASSUME_NONNULL_END
