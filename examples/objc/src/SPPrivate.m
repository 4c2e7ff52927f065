#import "SPPrivate.h"

NSString *const SPErrorDomain = @"SPErrorDomain";
NSString *const SPErrorStatusCodeKey = @"SPErrorStatusCode";

static NSInteger liveObjects = 0;

NSInteger SPLiveObjects(void) { return __atomic_load_n(&liveObjects, __ATOMIC_RELAXED); }

void SPCountLiveObject(NSInteger change) { __atomic_add_fetch(&liveObjects, change, __ATOMIC_RELAXED); }

NSString *SPTextOrNil(const char *text) {
    NSString *result;
    if (!text) return nil;
    result = [NSString stringWithUTF8String:text];
    if (!result) result = [NSString stringWithCString:text encoding:NSISOLatin1StringEncoding];
    return result;
}

NSString *SPText(const char *text) {
    NSString *result = SPTextOrNil(text);
    return result ? result : @"";
}

NSString *SPAddressText(const LinphoneAddress *address) {
    char *text = address ? linphone_address_as_string(address) : NULL;
    NSString *result = SPText(text);
    bctbx_free(text);
    return result;
}

BOOL SPFail(NSError **error, SPError code, NSString *message) {
    if (error) {
        NSDictionary *info = [NSDictionary dictionaryWithObject:message forKey:NSLocalizedDescriptionKey];
        *error = [NSError errorWithDomain:SPErrorDomain code:code userInfo:info];
    }
    return NO;
}
