/**
 * @file
 * The library's main object.
 */
#import <SlimphoneKit/SPAccount.h>
#import <SlimphoneKit/SPAccountCreator.h>

NS_ASSUME_NONNULL_BEGIN

@class SPCore;

/** Hears about a core and all of its accounts. */
@protocol SPCoreDelegate <NSObject>
@optional
- (void)core:(SPCore *)core didChangeState:(SPGlobalState)state message:(NSString *)message;
- (void)core:(SPCore *)core
                       account:(SPAccount *)account
    didChangeRegistrationState:(SPRegistrationState)state
                       message:(NSString *)message;
/**
 * A server wants credentials that the core does not have, or refused those it has. Adding better ones
 * sends the request again.
 */
- (void)core:(SPCore *)core
    needsCredentialsForUser:(SP_NULLABLE NSString *)user
                      realm:(SP_NULLABLE NSString *)realm
                     domain:(SP_NULLABLE NSString *)domain;
@end

/**
 * Accounts, credentials, transports. What delegates throw is logged, kept in lastDelegateException, and
 * stops nothing.
 */
@interface SPCore : NSObject {
@private
    void *_handle;
    void *_callbacks;
    SP_WEAK_VARIABLE id<SPCoreDelegate> _delegate;
    NSMutableDictionary *_accounts;
    NSTimer *_timer;
    NSException *_lastDelegateException;
    id<SPAccountCreatorService> _accountCreatorService;
    NSInteger _depth;
    BOOL _closeRequested;
}

/** The library's release. */
+ (NSString *)version;

/** A core that reads and keeps nothing. */
- (instancetype)init;
/** A core whose accounts and credentials are kept in a file. */
- (instancetype)initWithConfigPath:(SP_NULLABLE NSString *)path NS_DESIGNATED_INITIALIZER;

@property(nonatomic, SP_WEAK, nullable) id<SPCoreDelegate> delegate;
@property(nonatomic, readonly) SPGlobalState state;
/** SPAccount objects in the order they were added. */
@property(nonatomic, readonly, copy) NSArray *accounts;
@property(nonatomic, readonly, nullable) NSException *lastDelegateException;
@property(nonatomic, readonly, getter=isClosed) BOOL closed;

/** Starts; accounts begin to register when it iterates. */
- (BOOL)startWithError:(NSError *SP_NULL_OUT *SP_NULL_OUT)error;
/** Works for a few milliseconds at most; to be called every 20 ms or so. */
- (void)iterate;
/** Lets the current run loop do that from now on, until -stopIterating or the end of the core. */
- (void)startIterating;
- (void)stopIterating;
/** Unregisters all accounts, waits for the answers, and stops. */
- (void)stop;
/** Stops and releases the core; inside a delegate that happens when the call around it ends. */
- (void)close;

/** Outgoing connections only, so that nobody but the servers can reach this program. */
- (void)useClientSockets;
/** Tells the core that the network came or went; it is believed. */
- (void)setNetworkReachable:(BOOL)reachable;
/** File or folder of the certificates that servers are checked against. */
- (void)setRootCertificates:(NSString *)path;

/**
 * Adds credentials.
 *
 * @param realm The only realm they are for; nil for any.
 */
- (void)addCredentialsForUser:(NSString *)user
                     password:(NSString *)password
                        realm:(SP_NULLABLE NSString *)realm;

/** Makes an account and adds it; nil when the settings are not usable. */
- (SP_NULLABLE SPAccount *)addAccountWithParams:(SPAccountParams *)params
                                          error:(NSError *SP_NULL_OUT *SP_NULL_OUT)error;
/** Who carries out requests of account creators made from now on; nil, the default, is the library. */
@property(nonatomic, retain, nullable) id<SPAccountCreatorService> accountCreatorService;
/** An account creator whose requests the library's own service sends to this URL. */
- (SPAccountCreator *)accountCreatorWithURL:(SP_NULLABLE NSString *)url;
/** Removes an account and unregisters it; its delegate hears of the answer. */
- (void)removeAccount:(SPAccount *)account;

@end

NS_ASSUME_NONNULL_END
