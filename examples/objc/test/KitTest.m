/**
 * @file
 * Tests of the kit against servers, whose ports the environment names: REGISTRAR_PORT, where toto's password
 * is "secret", and KAMAILIO_PORT, where it is "pw-toto". Each method whose name begins with "test" is one.
 */
#import "SPPrivate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const NSTimeInterval kLimit = 60;
static NSString *const kToto = @"sip:toto@slimphone.example";

static void check(BOOL holds, int line) {
    if (!holds) [NSException raise:@"CheckFailed" format:@"line %d", line];
}
#define CHECK(condition) check((condition) ? YES : NO, __LINE__)

static void checkEqual(id expected, id actual, int line) {
    if (![expected isEqual:actual])
        [NSException raise:@"CheckFailed" format:@"line %d: expected %@, got %@", line, expected, actual];
}
#define CHECK_EQUAL(expected, actual) checkEqual((expected), (actual), __LINE__)

static NSString *server(const char *variable, NSString *transport) {
    return [NSString stringWithFormat:@"sip:127.0.0.1:%s;transport=%@", getenv(variable), transport];
}

static NSString *registrar(void) { return server("REGISTRAR_PORT", @"udp"); }

static SPAccountParams *silent(NSString *user) {
    NSString *identity = [NSString stringWithFormat:@"sip:%@@slimphone.example", user];
    SPAccountParams *params = [SPAccountParams paramsWithIdentity:identity server:registrar()];
    params.registerEnabled = NO;
    return params;
}

static SPCore *startedCore(NSString *path) {
    SPCore *core = [[[SPCore alloc] initWithConfigPath:path] autorelease];
    [core useClientSockets];
    CHECK([core startWithError:NULL]);
    return core;
}

static long residentKilobytes(void) {
    char line[256];
    long result = 0;
    FILE *file = fopen("/proc/self/status", "r");
    while (file && fgets(line, sizeof(line), file))
        if (strncmp(line, "VmRSS:", 6) == 0) result = strtol(line + 6, NULL, 10);
    if (file) fclose(file);
    return result;
}

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

/** Knows its accounts, answers when it is told to, and asks on when it hears an answer. */
@interface Directory : NSObject <SPAccountCreatorService, SPAccountCreatorDelegate> {
@public
    NSMutableArray *names;
    NSMutableArray *heard;
    SPAccountCreator *asking; /* one request at a time */
    SPCreatorRequest request;
    SPCreatorStatus outcome;
}
- (void)answer;
@end

@implementation Directory

- (instancetype)init {
    self = [super init];
    if (self) {
        names = [[NSMutableArray alloc] init];
        heard = [[NSMutableArray alloc] init];
    }
    return self;
}

- (void)dealloc {
    [names release];
    [heard release];
    [super dealloc];
}

- (SPCreatorStatus)accountCreator:(SPAccountCreator *)creator handleRequest:(SPCreatorRequest)asked {
    if (!creator.username) return SPCreatorStatusMissingArguments;
    if (asked == SPCreatorRequestIsAccountExist) {
        outcome = [names containsObject:creator.username] ? SPCreatorStatusAccountExist
                                                          : SPCreatorStatusAccountNotExist;
    } else if (asked == SPCreatorRequestCreateAccount) {
        [names addObject:creator.username];
        outcome = SPCreatorStatusAccountCreated;
    } else {
        [NSException raise:@"ThrownOnPurpose" format:@"service"];
    }
    asking = creator;
    request = asked;
    return SPCreatorStatusRequestOk;
}

- (void)answer {
    SPAccountCreator *creator = asking;
    asking = nil;
    [creator answerRequest:request status:outcome response:@"said the directory"];
}

- (void)accountCreator:(SPAccountCreator *)creator
      didAnswerRequest:(SPCreatorRequest)answered
                status:(SPCreatorStatus)status
              response:(NSString *)response {
    (void)answered;
    [heard addObject:[NSString stringWithFormat:@"%ld %@", (long)status, response]];
    if (status == SPCreatorStatusAccountNotExist) [creator sendRequest:SPCreatorRequestCreateAccount];
}

@end

@interface KitTest : NSObject {
    Listener *_listener;
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

- (void)registerRefreshAndUnregisterAt:(NSString *)address password:(NSString *)password {
    SPCore *core = startedCore(nil);
    SPAccount *account = [self addTotoTo:core server:address password:password];
    [self iterate:core untilState:SPRegistrationStateOk of:account];
    CHECK_EQUAL(@"Progress Ok", [self states]);
    CHECK([account.contactAddress rangeOfString:@"toto@"].location != NSNotFound);
    [account refresh];
    [self iterate:core untilStates:4];
    CHECK_EQUAL(@"Progress Ok Progress Ok", [self states]);
    [account unregister];
    [self iterate:core untilState:SPRegistrationStateCleared of:account];
    CHECK_EQUAL(@"Cleared", [_listener->states lastObject]);
    CHECK(account.error == nil);
    CHECK(!account.params.registerEnabled);
    [core close];
}

- (void)testRegistersRefreshesAndUnregisters {
    [self registerRefreshAndUnregisterAt:registrar() password:@"secret"];
}

- (void)testRegistersRefreshesAndUnregistersOverTcp {
    [self registerRefreshAndUnregisterAt:server("REGISTRAR_PORT", @"tcp") password:@"secret"];
}

- (void)testRegistersRefreshesAndUnregistersAtKamailio {
    [self registerRefreshAndUnregisterAt:server("KAMAILIO_PORT", @"udp") password:@"pw-toto"];
}

- (void)testFailsWithAWrongPassword {
    SPCore *core = startedCore(nil);
    SPAccount *account = [self addTotoTo:core server:server("KAMAILIO_PORT", @"udp") password:@"wrong"];
    [self iterate:core untilState:SPRegistrationStateFailed of:account];
    CHECK_EQUAL(@"Progress Failed", [self states]);
    CHECK_EQUAL(SPErrorDomain, [account.error domain]);
    CHECK([account.error code] == SPErrorUnauthorized);
    CHECK_EQUAL([NSNumber numberWithInt:401], [[account.error userInfo] objectForKey:SPErrorStatusCodeKey]);
    CHECK([[account.error localizedDescription] length] > 0);
}

- (void)testAnswersTheQuestionForCredentials {
    SPCore *core = startedCore(nil);
    SPAccount *account;
    _listener->password = @"secret";
    core.delegate = _listener;
    account = [self addTotoTo:core server:registrar() password:nil];
    [self iterate:core untilState:SPRegistrationStateOk of:account];
    CHECK_EQUAL(@"toto slimphone.example slimphone.example", _listener->asked);
}

- (void)testUnregistersWhenItIsClosed {
    SPCore *core = startedCore(nil);
    SPAccount *account = [self addTotoTo:core server:registrar() password:@"secret"];
    [self iterate:core untilState:SPRegistrationStateOk of:account];
    [core close];
    CHECK(core.closed);
    CHECK(account.core == nil);
    CHECK(account.state == SPRegistrationStateCleared);
    CHECK_EQUAL(@"Progress Ok Cleared", [self states]);
    [core close];
    [core iterate];
    [account refresh];
}

- (void)testTellsTheDelegateOfARemovedAccount {
    SPCore *core = startedCore(nil);
    SPAccount *account = [self addTotoTo:core server:registrar() password:@"secret"];
    [self iterate:core untilState:SPRegistrationStateOk of:account];
    [core removeAccount:account];
    CHECK([core.accounts count] == 0);
    [self iterate:core untilState:SPRegistrationStateCleared of:account];
    CHECK_EQUAL(@"Cleared", [_listener->states lastObject]);
    CHECK(account.core == nil);
}

- (void)testIteratesInTheRunLoop {
    SPCore *core = startedCore(nil);
    SPAccount *account = [self addTotoTo:core server:registrar() password:@"secret"];
    NSDate *end = [NSDate dateWithTimeIntervalSinceNow:kLimit];
    [core startIterating];
    while (account.state != SPRegistrationStateOk && [end timeIntervalSinceNow] > 0)
        [[NSRunLoop currentRunLoop] runMode:NSDefaultRunLoopMode
                                 beforeDate:[NSDate dateWithTimeIntervalSinceNow:1]];
    CHECK(account.state == SPRegistrationStateOk);
    [core stopIterating];
}

- (void)testSurvivesWhatDelegatesThrow {
    SPCore *core = startedCore(nil);
    SPAccount *account = [self addTotoTo:core server:registrar() password:@"secret"];
    core.delegate = _listener;
    _listener->throws = YES;
    [self iterate:core untilState:SPRegistrationStateOk of:account];
    CHECK_EQUAL(@"Progress Ok", [self states]);
    CHECK(_listener->coreHeard == 2);
    CHECK_EQUAL(@"ThrownOnPurpose", [core.lastDelegateException name]);
}

- (void)testClosesFromInsideADelegate {
    SPCore *core = startedCore(nil);
    NSDate *end = [NSDate dateWithTimeIntervalSinceNow:kLimit];
    [self addTotoTo:core server:registrar() password:@"secret"];
    _listener->reaction = @selector(close);
    while (!core.closed && [end timeIntervalSinceNow] > 0) {
        [core iterate];
        usleep(5000);
    }
    CHECK(core.closed);
    CHECK_EQUAL(@"Progress Ok Cleared", [self states]);
}

- (void)testUnregistersFromInsideADelegate {
    SPCore *core = startedCore(nil);
    SPAccount *account = [self addTotoTo:core server:registrar() password:@"secret"];
    _listener->reaction = @selector(unregister);
    [self iterate:core untilState:SPRegistrationStateCleared of:account];
}

- (void)testStopsFromInsideADelegateAndStartsAgain {
    SPCore *core = startedCore(nil);
    SPAccount *account = [self addTotoTo:core server:registrar() password:@"secret"];
    NSDate *end = [NSDate dateWithTimeIntervalSinceNow:kLimit];
    _listener->reaction = @selector(stop);
    while (core.state != SPGlobalStateOff && [end timeIntervalSinceNow] > 0) {
        [core iterate];
        usleep(5000);
    }
    CHECK(core.state == SPGlobalStateOff);
    CHECK(account.core == nil);
    CHECK([core startWithError:NULL]);
    account = [core.accounts objectAtIndex:0];
    [self iterate:core untilState:SPRegistrationStateOk of:account];
}

/** The core's owner lets go of it while the core calls him. */
- (void)testSurvivesItsReleaseFromInsideADelegate {
    SPCore *core = [[SPCore alloc] init];
    SPAccount *account;
    int i;
    [core useClientSockets];
    [core startWithError:NULL];
    account = [[self addTotoTo:core server:registrar() password:@"secret"] retain];
    _listener->owned = core;
    for (i = 0; _listener->owned; ++i) {
        NSAutoreleasePool *pool = [[NSAutoreleasePool alloc] init];
        CHECK(i < kLimit * 200);
        [core iterate];
        usleep(5000);
        [pool drain];
    }
    CHECK(account.core == nil);
    [account release];
}

- (void)testCreatesAnAccountWithAServiceOfItsOwnAndRegistersIt {
    SPCore *core = startedCore(nil);
    Directory *directory = [[[Directory alloc] init] autorelease];
    NSArray *expected = [NSArray arrayWithObjects:@"8 said the directory", @"4 said the directory", nil];
    SPAccountCreator *creator;
    SPAccountParams *params;
    SPAccount *account;
    core.accountCreatorService = directory;
    creator = [core accountCreatorWithURL:nil];
    creator.delegate = directory;
    CHECK([creator sendRequest:SPCreatorRequestIsAccountExist] == SPCreatorStatusMissingArguments);
    CHECK([creator setUsername:@"toto" error:NULL]);
    CHECK([creator setPassword:@"secret" error:NULL]);
    CHECK([creator setDomain:@"slimphone.example" error:NULL]);
    CHECK([creator sendRequest:SPCreatorRequestIsAccountExist] == SPCreatorStatusRequestOk);
    CHECK([directory->heard count] == 0);
    [directory answer];
    [directory answer];
    CHECK_EQUAL(expected, directory->heard);
    CHECK_EQUAL([NSArray arrayWithObject:@"toto"], directory -> names);

    account = [creator addAccountWithError:NULL];
    CHECK(account == [core.accounts objectAtIndex:0]);
    params = account.params;
    params.server = registrar();
    CHECK([account setParams:params error:NULL]);
    [self iterate:core untilState:SPRegistrationStateOk of:account];
}

- (void)testSurvivesWhatServicesThrow {
    SPCore *core = startedCore(nil);
    Directory *directory = [[[Directory alloc] init] autorelease];
    SPAccountCreator *creator;
    core.accountCreatorService = directory;
    creator = [core accountCreatorWithURL:nil];
    [creator setUsername:@"toto" error:NULL];
    CHECK([creator sendRequest:SPCreatorRequestLinkAccount] == SPCreatorStatusRequestFailed);
    CHECK_EQUAL(@"service", [core.lastDelegateException reason]);
}

- (void)testHearsThatAServerCannotBeReached {
    SPCore *core = startedCore(nil);
    Directory *listener = [[[Directory alloc] init] autorelease];
    SPAccountCreator *creator = [core accountCreatorWithURL:@"http://127.0.0.1:1/"];
    NSDate *end = [NSDate dateWithTimeIntervalSinceNow:kLimit];
    creator.delegate = listener;
    [creator setUsername:@"toto" error:NULL];
    [creator setDomain:@"slimphone.example" error:NULL];
    CHECK([creator sendRequest:SPCreatorRequestIsAccountExist] == SPCreatorStatusRequestOk);
    while ([listener->heard count] == 0 && [end timeIntervalSinceNow] > 0) {
        [core iterate];
        usleep(5000);
    }
    CHECK_EQUAL([NSArray arrayWithObject:@"1 (null)"], listener -> heard);
}

- (void)testChecksTheArgumentsOfACreator {
    SPCore *core = startedCore(nil);
    SPAccountCreator *creator = [core accountCreatorWithURL:nil];
    NSError *error = nil;
    CHECK(![creator setEmail:@"nonsense" error:&error]);
    CHECK([error code] == SPErrorNotAccepted);
    CHECK([creator setEmail:@"me@example.org" error:NULL]);
    CHECK_EQUAL(@"me@example.org", creator.email);
    CHECK([creator setPhoneNumber:@"0612345678" countryCode:@"33" error:NULL]);
    CHECK_EQUAL(@"+33612345678", creator.phoneNumber);
    CHECK(![creator setPhoneNumber:@"letters" countryCode:@"33" error:NULL]);
    CHECK([creator setPassword:@"secret" error:NULL]);
    CHECK([creator setPassword:nil error:NULL]);
    CHECK(creator.password == nil);
    [creator reset];
    CHECK(creator.email == nil);
    CHECK([creator addAccountWithError:&error] == nil);
}

- (void)testKeepsAccountsInOrder {
    SPCore *core = startedCore(nil);
    SPAccount *first = [core addAccountWithParams:silent(@"one") error:NULL];
    SPAccount *second = [core addAccountWithParams:silent(@"two") error:NULL];
    NSArray *expected = [NSArray arrayWithObjects:first, second, nil];
    CHECK_EQUAL(expected, core.accounts);
}

- (void)testGivesBackTheParametersItWasGiven {
    SPCore *core = startedCore(nil);
    SPAccountParams *params = silent(@"me");
    SPAccount *account;
    params.expires = 77;
    params.realm = @"realm";
    params.routes = [NSArray arrayWithObject:@"<sip:192.0.2.1;lr>"];
    account = [core addAccountWithParams:params error:NULL];
    CHECK_EQUAL(@"sip:me@slimphone.example", account.params.identity);
    CHECK(account.params.expires == 77);
    CHECK_EQUAL(@"realm", account.params.realm);
    CHECK_EQUAL(params.routes, account.params.routes);
    CHECK(!account.params.registerEnabled);
}

- (void)testBringsAccountsBackFromTheirFile {
    NSString *path = [NSString stringWithFormat:@"%@slimphone-%d.rc", NSTemporaryDirectory(), getpid()];
    SPCore *core = startedCore(path);
    [core addAccountWithParams:silent(@"kept") error:NULL];
    [core close];
    core = startedCore(path);
    CHECK([core.accounts count] == 1);
    CHECK_EQUAL(@"sip:kept@slimphone.example",
                ((SPAccount *)[core.accounts objectAtIndex:0]).params.identity);
    [core close];
    unlink([path fileSystemRepresentation]);
}

- (void)testRefusesWhatIsNotUsable {
    SPCore *core = startedCore(nil);
    NSError *error = nil;
    SPAccountParams *params = [SPAccountParams paramsWithIdentity:@"sip:example.org" server:registrar()];
    CHECK([core addAccountWithParams:params error:&error] == nil);
    CHECK([error code] == SPErrorInvalidIdentity);
    params = [SPAccountParams paramsWithIdentity:kToto server:@"not a server"];
    CHECK([core addAccountWithParams:params error:&error] == nil);
    CHECK([error code] == SPErrorInvalidServer);
    [core close];
    CHECK([core addAccountWithParams:silent(@"me") error:&error] == nil);
    CHECK([error code] == SPErrorClosed);
    CHECK(![core startWithError:&error]);
}

- (void)testDoesNotGrowOverManyLives {
    long before = 0;
    int i;
    for (i = 0; i < 1200; ++i) {
        NSAutoreleasePool *pool = [[NSAutoreleasePool alloc] init];
        SPCore *core = startedCore(nil);
        if (i == 200) before = residentKilobytes();
        [core addAccountWithParams:silent(@"me") error:NULL];
        [core iterate];
        if (i % 2) [core close]; /* the others just go */
        [pool drain];
    }
    printf("     1,000 lives of a core cost %ld kB\n", residentKilobytes() - before);
    CHECK(SPLiveObjects() == 0);
    CHECK(residentKilobytes() - before < 16 * 1024);
}

@end

/** Runs one test; whether it held and left no object. */
static BOOL run(const char *name) {
    NSAutoreleasePool *pool = [[NSAutoreleasePool alloc] init];
    BOOL held = NO;
    KitTest *test = [[KitTest alloc] init];
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

int main(int argc, char **argv) {
    unsigned int count = 0;
    unsigned int i;
    int failures = 0;
    Method *methods;
    setvbuf(stdout, NULL, _IOLBF, 0);
    methods = class_copyMethodList([KitTest class], &count);
    for (i = 0; i < count; ++i) {
        const char *name = sel_getName(method_getName(methods[i]));
        if (strncmp(name, "test", 4) != 0 || (argc > 1 && strcmp(argv[1], name) != 0)) continue;
        if (!run(name)) failures++;
    }
    free(methods);
    return failures == 0 ? 0 : 1;
}
