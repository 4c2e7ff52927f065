/**
 * @file
 * What the files of the kit share: memory management with and without ARC, texts, errors.
 */
#import <SlimphoneKit/SlimphoneKit.h>
#include <linphone/core.h>

/** @name The same sources with ARC and without
 * @{ */
#if defined(SP_HAS_ARC)
#define SP_RETAIN(object) (object)
#define SP_RELEASE(object) ((void)(object))
#define SP_AUTORELEASE(object) (object)
#define SP_SUPER_DEALLOC() ((void)0)
#define SP_POOL_BEGIN @autoreleasepool {
#define SP_POOL_END }
#define SP_BORROWED(type, pointer) ((__bridge type)(pointer))
#define SP_POINTER(object) ((__bridge void *)(object))
#define SP_KEEP_ALIVE(object) __attribute__((objc_precise_lifetime, unused)) id keptAlive = (object)
#define SP_LET_GO(object) ((void)0)
#else
#define SP_RETAIN(object) [(object) retain]
#define SP_RELEASE(object) [(object) release]
#define SP_AUTORELEASE(object) [(object) autorelease]
#define SP_SUPER_DEALLOC() [super dealloc]
#define SP_POOL_BEGIN                                                                                        \
    {                                                                                                        \
        NSAutoreleasePool *pool = [[NSAutoreleasePool alloc] init];
#define SP_POOL_END                                                                                          \
    [pool drain];                                                                                            \
    }
#define SP_BORROWED(type, pointer) ((type)(pointer))
#define SP_POINTER(object) ((void *)(object))
#define SP_KEEP_ALIVE(object) [(object) retain]
#define SP_LET_GO(object) [(object) release]
#endif
/** @} */

NS_ASSUME_NONNULL_BEGIN

/** How many objects of the library the kit holds, for tests. */
extern NSInteger SPLiveObjects(void);
extern void SPCountLiveObject(NSInteger change);

/** A C text; @"" for NULL. What is not UTF-8 is read as Latin-1. */
extern NSString *SPText(const char *SP_NULL_OUT text);
/** A C text, or nil for NULL. */
extern NSString *SP_NULL_OUT SPTextOrNil(const char *SP_NULL_OUT text);
/** The text of an address; @"" for NULL. */
extern NSString *SPAddressText(const LinphoneAddress *SP_NULL_OUT address);

/** Fills in an error, if wanted; always NO. */
extern BOOL SPFail(NSError *SP_NULL_OUT *SP_NULL_OUT error, SPError code, NSString *message);

@interface SPAccountParams (Private)
+ (instancetype)paramsFrom:(const LinphoneAccountParams *)params;
- (BOOL)applyTo:(LinphoneAccountParams *)params error:(NSError *SP_NULL_OUT *SP_NULL_OUT)error;
@end

@interface SPAccount (Private)
/** Takes over the reference. */
- (instancetype)initWithHandle:(LinphoneAccount *)handle core:(SPCore *)core;
- (LinphoneAccount *)handle;
- (void)forgetCore;
- (BOOL)isRemoved;
- (void)markRemoved;
@end

@interface SPAccountCreator (Private)
- (instancetype)initWithURL:(SP_NULLABLE NSString *)url core:(SPCore *)core;
@end

/** A service whose slots ask the accountCreatorService of the creator's core; the caller owns it. */
extern LinphoneAccountCreatorService *SPNewCreatorService(void);

@interface SPCore (Private)
- (LinphoneCore *)handle;
/** The object before an account. */
- (SPAccount *)accountFor:(LinphoneAccount *)handle;
/** Surround every call from inside which delegates may be called. */
- (void)enter;
- (void)leave;
- (void)delegateThrew:(NSException *)exception;
@end

NS_ASSUME_NONNULL_END
