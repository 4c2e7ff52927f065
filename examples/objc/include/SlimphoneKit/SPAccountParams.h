/**
 * @file
 * How an account registers.
 */
#import <SlimphoneKit/SPTypes.h>

NS_ASSUME_NONNULL_BEGIN

/** Settings of an account. Copied by whoever takes them. */
@interface SPAccountParams : NSObject <NSCopying> {
@private
    NSString *_identity;
    NSString *_server;
    NSArray *_routes;
    NSString *_realm;
    NSInteger _expires;
    BOOL _registerEnabled;
}

/**
 * Registration on, everything else as the library has it.
 *
 * @param identity The address-of-record, for instance @"sip:me@example.org".
 * @param server Where to register, for instance @"sip:192.0.2.1:5070;transport=tcp".
 */
+ (instancetype)paramsWithIdentity:(NSString *)identity server:(NSString *)server;

@property(nonatomic, copy) NSString *identity;
@property(nonatomic, copy) NSString *server;
/** NSString addresses that requests travel through, in order; empty by default. */
@property(nonatomic, copy) NSArray *routes;
/** The realm whose challenges the account expects; nil by default. */
@property(nonatomic, copy, nullable) NSString *realm;
/** The lifetime to ask for in seconds; 0, the default, leaves it to the library. */
@property(nonatomic, assign) NSInteger expires;
@property(nonatomic, assign, getter=isRegisterEnabled) BOOL registerEnabled;

@end

NS_ASSUME_NONNULL_END
