/**
 * @file
 * One account of a core.
 */
#import <SlimphoneKit/SPAccountParams.h>

NS_ASSUME_NONNULL_BEGIN

@class SPAccount;
@class SPCore;

/** Hears about one account. */
@protocol SPAccountDelegate <NSObject>
/**
 * The state changed, or a refresh succeeded.
 *
 * @param message Why, in English.
 */
- (void)account:(SPAccount *)account didChangeState:(SPRegistrationState)state message:(NSString *)message;
@end

/** Made by -[SPCore addAccountWithParams:error:]; there is one object for each account. */
@interface SPAccount : NSObject {
@private
    void *_handle;
    SP_WEAK_VARIABLE id<SPAccountDelegate> _delegate;
    SP_PLAIN_VARIABLE SPCore *_core;
    BOOL _removed;
}

- (instancetype)init NS_UNAVAILABLE;

@property(nonatomic, SP_WEAK, nullable) id<SPAccountDelegate> delegate;
/** nil when the core is gone. */
@property(nonatomic, readonly, nullable) SPCore *core;
@property(nonatomic, readonly) SPRegistrationState state;
/** Why the last REGISTER failed; nil when it did not. */
@property(nonatomic, readonly, nullable) NSError *error;
/** The contact as the registrar confirmed it; before the first success the identity. */
@property(nonatomic, readonly, copy) NSString *contactAddress;
/** A copy of the settings; see -setParams:error:. */
@property(nonatomic, readonly, copy) SPAccountParams *params;

/** Changes the settings and registers accordingly; NO when they are not usable. */
- (BOOL)setParams:(SPAccountParams *)params error:(NSError *SP_NULL_OUT *SP_NULL_OUT)error;
/** Registers again now, without waiting for the refresh. */
- (void)refresh;
/** Unregisters; the account stays in the core's list. */
- (void)unregister;

@end

NS_ASSUME_NONNULL_END
