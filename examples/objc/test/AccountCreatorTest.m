/**
 * @file
 * Account creators, with services of the program's own and of the library.
 */
#import "KitTest.h"

#include <unistd.h>

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

@implementation AccountCreatorTest

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

- (void)testKeepsTheServiceThatItsCoreHadWhenItWasMade {
    SPCore *core = startedCore(nil);
    Directory *first = [[[Directory alloc] init] autorelease];
    Directory *second = [[[Directory alloc] init] autorelease];
    SPAccountCreator *creator;
    core.accountCreatorService = first;
    creator = [core accountCreatorWithURL:nil];
    CHECK([creator setUsername:@"toto" error:NULL]);
    core.accountCreatorService = second;
    CHECK([creator sendRequest:SPCreatorRequestCreateAccount] == SPCreatorStatusRequestOk);
    CHECK(first->asking == creator);
    core.accountCreatorService = nil;
    CHECK([creator sendRequest:SPCreatorRequestIsAccountExist] == SPCreatorStatusRequestOk);
    CHECK(second->asking == nil);
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

@end
