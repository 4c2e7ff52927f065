/**
 * @file
 * Registers, tells how that went, and unregisters; the run loop does the work.
 *
 *     Register sip:me@example.org secret sip:example.org
 */
#import <SlimphoneKit/SlimphoneKit.h>
#include <stdio.h>

@interface Printer : NSObject <SPAccountDelegate>
@end

@implementation Printer

- (void)account:(SPAccount *)account didChangeState:(SPRegistrationState)state message:(NSString *)message {
    static const char *const names[] = {"None", "Progress", "Ok", "Cleared", "Failed"};
    printf("%s (%s)\n", names[state], [message UTF8String]);
    if (state == SPRegistrationStateOk) [account unregister];
}

@end

/** Registers and unregisters; the exit code. */
static int registerOnce(NSString *identity, NSString *user, NSString *password, NSString *server) {
    SPCore *core = [[SPCore alloc] init];
    Printer *printer = [[Printer alloc] init];
    NSError *error = nil;
    SPAccount *account;
    int result = 1;

    [core useClientSockets];
    [core startWithError:NULL];
    [core addCredentialsForUser:user password:password realm:nil];
    account = [core addAccountWithParams:[SPAccountParams paramsWithIdentity:identity server:server]
                                   error:&error];
    if (account) {
        account.delegate = printer;
        [core startIterating];
        while (account.state != SPRegistrationStateCleared && account.state != SPRegistrationStateFailed)
            [[NSRunLoop currentRunLoop] runMode:NSDefaultRunLoopMode
                                     beforeDate:[NSDate dateWithTimeIntervalSinceNow:1]];
        if (account.state == SPRegistrationStateCleared) result = 0;
    } else {
        fprintf(stderr, "%s\n", [[error localizedDescription] UTF8String]);
    }
    [core close];
#if !defined(SP_HAS_ARC)
    [printer release];
    [core release];
#endif
    return result;
}

int main(int argc, char **argv) {
    int result;
    if (argc != 4) {
        fputs("usage: Register IDENTITY PASSWORD SERVER\n", stderr);
        return 2;
    }
#if defined(SP_HAS_ARC)
    @autoreleasepool {
#else
    NSAutoreleasePool *pool = [[NSAutoreleasePool alloc] init];
#endif
        {
            NSString *identity = [NSString stringWithUTF8String:argv[1]];
            NSString *user = [[identity componentsSeparatedByString:@"@"] objectAtIndex:0];
            NSRange colon = [user rangeOfString:@":"];
            if (colon.location != NSNotFound) user = [user substringFromIndex:NSMaxRange(colon)];
            result = registerOnce(identity, user, [NSString stringWithUTF8String:argv[2]],
                                  [NSString stringWithUTF8String:argv[3]]);
        }
#if defined(SP_HAS_ARC)
    }
#else
    [pool drain];
#endif
    return result;
}
