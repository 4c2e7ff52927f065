/**
 * @file
 * Cores and accounts at servers, delegates, lives.
 */
#import "KitTest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static long residentKilobytes(void) {
    char line[256];
    long result = 0;
    FILE *file = fopen("/proc/self/status", "r");
    while (file && fgets(line, sizeof(line), file))
        if (strncmp(line, "VmRSS:", 6) == 0) result = strtol(line + 6, NULL, 10);
    if (file) fclose(file);
    return result;
}

@implementation CoreTest

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

- (void)testRefreshesByItselfBeforeTheBindingExpires {
    SPCore *core = startedCore(nil);
    SPAccountParams *params = [SPAccountParams paramsWithIdentity:kToto server:registrar()];
    SPAccount *account;
    params.expires = 2;
    [core addCredentialsForUser:@"toto" password:@"secret" realm:nil];
    account = [core addAccountWithParams:params error:NULL];
    account.delegate = _listener;
    [self iterate:core untilStates:3];
    CHECK_EQUAL(@"Progress Ok Ok", [self states]);
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
