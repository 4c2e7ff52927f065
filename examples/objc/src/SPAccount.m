#import "SPPrivate.h"

@implementation SPAccount

@synthesize delegate = _delegate;

- (instancetype)init {
    [self doesNotRecognizeSelector:_cmd];
    return nil;
}

- (void)dealloc {
    if (_handle) {
        linphone_account_unref((LinphoneAccount *)_handle);
        SPCountLiveObject(-1);
    }
    SP_SUPER_DEALLOC();
}

- (SPCore *)core {
    return _core;
}

- (SPRegistrationState)state {
    return (SPRegistrationState)linphone_account_get_state((LinphoneAccount *)_handle);
}

- (NSError *)error {
    const LinphoneReason reason = linphone_account_get_error((LinphoneAccount *)_handle);
    const LinphoneErrorInfo *details = linphone_account_get_error_info((LinphoneAccount *)_handle);
    NSMutableDictionary *info;
    NSString *message;
    if (reason == LinphoneReasonNone) return nil;
    message = SPTextOrNil(linphone_error_info_get_phrase(details));
    if ([message length] == 0) message = SPText(linphone_reason_to_string(reason));
    info = [NSMutableDictionary dictionaryWithObject:message forKey:NSLocalizedDescriptionKey];
    [info setObject:[NSNumber numberWithInt:linphone_error_info_get_protocol_code(details)]
             forKey:SPErrorStatusCodeKey];
    return [NSError
        errorWithDomain:SPErrorDomain
                   code:reason == LinphoneReasonUnauthorized ? SPErrorUnauthorized : SPErrorRegistrationFailed
               userInfo:info];
}

- (NSString *)contactAddress {
    return SPAddressText(linphone_account_get_contact_address((LinphoneAccount *)_handle));
}

- (SPAccountParams *)params {
    return [SPAccountParams paramsFrom:linphone_account_get_params((LinphoneAccount *)_handle)];
}

- (BOOL)setParams:(SPAccountParams *)params error:(NSError **)error {
    LinphoneAccountParams *changed =
        linphone_account_params_clone(linphone_account_get_params((LinphoneAccount *)_handle));
    BOOL result = [params applyTo:changed error:error];
    SP_KEEP_ALIVE(self);
    if (result) {
        SPCore *core = _core;
        [core enter];
        if (linphone_account_set_params((LinphoneAccount *)_handle, changed) != 0)
            result = SPFail(error, SPErrorNotAccepted, @"the settings are not accepted");
        [core leave];
    }
    linphone_account_params_unref(changed);
    SP_LET_GO(self);
    return result;
}

- (void)refresh {
    SPCore *core = _core;
    SP_KEEP_ALIVE(self);
    [core enter];
    linphone_account_refresh_register((LinphoneAccount *)_handle);
    [core leave];
    SP_LET_GO(self);
}

- (void)unregister {
    SPAccountParams *params = self.params;
    params.registerEnabled = NO;
    [self setParams:params error:NULL];
}

@end

@implementation SPAccount (Private)

- (instancetype)initWithHandle:(LinphoneAccount *)handle core:(SPCore *)core {
    self = [super init];
    if (self) {
        _handle = handle;
        _core = core;
        SPCountLiveObject(1);
    }
    return self;
}

- (LinphoneAccount *)handle {
    return (LinphoneAccount *)_handle;
}

- (void)forgetCore {
    _core = nil;
}

- (BOOL)isRemoved {
    return _removed;
}

- (void)markRemoved {
    _removed = YES;
}

@end
