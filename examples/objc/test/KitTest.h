/**
 * @file
 * What the tests of the kit are made of. They run against servers, whose ports the environment names:
 * REGISTRAR_PORT, where toto's password is "secret", and KAMAILIO_PORT, where it is "pw-toto".
 */
#import "SPPrivate.h"

extern const NSTimeInterval kLimit;
extern NSString *const kToto;

extern void check(BOOL holds, int line);
#define CHECK(condition) check((condition) ? YES : NO, __LINE__)
extern void checkEqual(id expected, id actual, int line);
#define CHECK_EQUAL(expected, actual) checkEqual((expected), (actual), __LINE__)

extern NSString *server(const char *variable, NSString *transport);
extern NSString *registrar(void);
/** Settings of an account that sends nothing. */
extern SPAccountParams *silent(NSString *user);
extern SPCore *startedCore(NSString *path);

/** Hears everything and can be told to misbehave. */
@interface Listener : NSObject <SPAccountDelegate, SPCoreDelegate> {
@public
    NSMutableArray *states; /* of the account */
    NSMutableArray *globalStates;
    NSString *password; /* to answer the question for credentials with */
    NSString *asked;
    BOOL throws;
    SEL reaction;  /* sent to the account or to the core when the state is Ok */
    SPCore *owned; /* released when the state is Ok */
    int coreHeard;
}
@end

/** Each method of a subclass whose name begins with "test" is one. */
@interface KitTest : NSObject {
@protected
    Listener *_listener;
}
- (SPAccount *)addTotoTo:(SPCore *)core server:(NSString *)address password:(NSString *)password;
- (void)iterate:(SPCore *)core untilState:(SPRegistrationState)state of:(SPAccount *)account;
- (void)iterate:(SPCore *)core untilStates:(NSUInteger)count;
/** What the listener heard. */
- (NSString *)states;
@end

@interface CoreTest : KitTest
@end

@interface AccountCreatorTest : KitTest
@end
