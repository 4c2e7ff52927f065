#import "KitTest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const NSTimeInterval kLimit = 60;
NSString *const kToto = @"sip:toto@slimphone.example";

void check(BOOL holds, int line) {
    if (!holds) [NSException raise:@"CheckFailed" format:@"line %d", line];
}

void checkEqual(id expected, id actual, int line) {
    if (![expected isEqual:actual])
        [NSException raise:@"CheckFailed" format:@"line %d: expected %@, got %@", line, expected, actual];
}

NSString *server(const char *variable, NSString *transport) {
    return [NSString stringWithFormat:@"sip:127.0.0.1:%s;transport=%@", getenv(variable), transport];
}

NSString *registrar(void) { return server("REGISTRAR_PORT", @"udp"); }

SPAccountParams *silent(NSString *user) {
    NSString *identity = [NSString stringWithFormat:@"sip:%@@slimphone.example", user];
    SPAccountParams *params = [SPAccountParams paramsWithIdentity:identity server:registrar()];
    params.registerEnabled = NO;
    return params;
}

SPCore *startedCore(NSString *path) {
    SPCore *core = [[[SPCore alloc] initWithConfigPath:path] autorelease];
    [core useClientSockets];
    CHECK([core startWithError:NULL]);
    return core;
}

@implementation Listener

- (instancetype)init {
    self = [super init];
    if (self) {
        states = [[NSMutableArray alloc] init];
        globalStates = [[NSMutableArray alloc] init];
    }
    return self;
}

- (void)dealloc {
    [states release];
    [globalStates release];
    [asked release];
    [super dealloc];
}

- (void)account:(SPAccount *)account didChangeState:(SPRegistrationState)state message:(NSString *)message {
    static NSString *const names[] = {@"None", @"Progress", @"Ok", @"Cleared", @"Failed"};
    CHECK([message length] > 0);
    [states addObject:names[state]];
    if (reaction && state == SPRegistrationStateOk) {
        id target = [account respondsToSelector:reaction] ? (id)account : (id)account.core;
        [target performSelector:reaction];
    }
    if (owned && state == SPRegistrationStateOk) {
        [owned release];
        owned = nil;
    }
    if (throws) [NSException raise:@"ThrownOnPurpose" format:@"account"];
}

- (void)core:(SPCore *)core
                       account:(SPAccount *)account
    didChangeRegistrationState:(SPRegistrationState)state
                       message:(NSString *)message {
    (void)state;
    (void)message;
    coreHeard++;
    /* Without a core when a delegate before us has removed the account. */
    CHECK(account.core == nil || account.core == core);
    if (throws) [NSException raise:@"ThrownOnPurpose" format:@"core"];
}

- (void)core:(SPCore *)core didChangeState:(SPGlobalState)state message:(NSString *)message {
    (void)core;
    (void)message;
    [globalStates addObject:[NSNumber numberWithInteger:state]];
}

- (void)core:(SPCore *)core
    needsCredentialsForUser:(NSString *)user
                      realm:(NSString *)realm
                     domain:(NSString *)domain {
    [asked release];
    asked = [[NSString stringWithFormat:@"%@ %@ %@", user, realm, domain] retain];
    if (password) [core addCredentialsForUser:user password:password realm:realm];
}

@end

@implementation KitTest

- (instancetype)init {
    self = [super init];
    if (self) _listener = [[Listener alloc] init];
    return self;
}

- (void)dealloc {
    [_listener release];
    [super dealloc];
}

- (SPAccount *)addTotoTo:(SPCore *)core server:(NSString *)address password:(NSString *)password {
    SPAccountParams *params = [SPAccountParams paramsWithIdentity:kToto server:address];
    SPAccount *account;
    if (password) [core addCredentialsForUser:@"toto" password:password realm:nil];
    account = [core addAccountWithParams:params error:NULL];
    CHECK(account != nil);
    account.delegate = _listener;
    return account;
}

- (void)iterate:(SPCore *)core untilState:(SPRegistrationState)state of:(SPAccount *)account {
    NSDate *end = [NSDate dateWithTimeIntervalSinceNow:kLimit];
    while (account.state != state) {
        CHECK([end timeIntervalSinceNow] > 0);
        [core iterate];
        usleep(5000);
    }
}

- (void)iterate:(SPCore *)core untilStates:(NSUInteger)count {
    NSDate *end = [NSDate dateWithTimeIntervalSinceNow:kLimit];
    while ([_listener->states count] < count) {
        CHECK([end timeIntervalSinceNow] > 0);
        [core iterate];
        usleep(5000);
    }
}

- (NSString *)states {
    return [_listener->states componentsJoinedByString:@" "];
}

@end

/** Runs one test; whether it held and left no object. */
static BOOL run(Class type, const char *name) {
    NSAutoreleasePool *pool = [[NSAutoreleasePool alloc] init];
    BOOL held = NO;
    KitTest *test = [[type alloc] init];
    @try {
        [test performSelector:sel_registerName(name)];
        held = YES;
    } @catch (NSException *exception) {
        printf("     %s\n", [[exception reason] UTF8String]);
    }
    [test release];
    [pool drain];
    if (SPLiveObjects() != 0) {
        printf("     %ld objects are left\n", (long)SPLiveObjects());
        held = NO;
    }
    printf("%s %s\n", held ? "ok  " : "FAIL", name);
    fflush(stdout);
    return held;
}

/** Runs the tests of a class, or the one that is named; how many failed. */
static int runAll(Class type, const char *only) {
    unsigned int count = 0;
    unsigned int i;
    int failures = 0;
    Method *methods = class_copyMethodList(type, &count);
    for (i = 0; i < count; ++i) {
        const char *name = sel_getName(method_getName(methods[i]));
        if (strncmp(name, "test", 4) != 0 || (only && strcmp(only, name) != 0)) continue;
        if (!run(type, name)) failures++;
    }
    free(methods);
    return failures;
}

int main(int argc, char **argv) {
    const char *only = argc > 1 ? argv[1] : NULL;
    setvbuf(stdout, NULL, _IOLBF, 0);
    return runAll([CoreTest class], only) + runAll([AccountCreatorTest class], only) == 0 ? 0 : 1;
}
