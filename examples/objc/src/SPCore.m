#import "SPPrivate.h"

static const NSTimeInterval kIteratePeriod = 0.02;

/** What a timer holds on to instead of the core, which it would otherwise keep alive. */
@interface SPTick : NSObject {
@private
    SP_PLAIN_VARIABLE SPCore *_core;
}
- (instancetype)initWithCore:(SPCore *)core;
- (void)fire:(NSTimer *)timer;
@end

@implementation SPTick

- (instancetype)initWithCore:(SPCore *)core {
    self = [super init];
    if (self) _core = core;
    return self;
}

- (void)fire:(NSTimer *)timer {
    (void)timer;
    [_core iterate];
}

@end

@interface SPCore (Internal)
/** Ends the native half; delegates hear nothing of it. */
- (void)releaseHandle;
/** A removed account is kept for its delegate until the answer to its unregistration. */
- (void)forgetWhenDone:(SPAccount *)account state:(SPRegistrationState)state;
- (void)globalStateChanged:(SPGlobalState)state message:(const char *)message;
- (void)account:(LinphoneAccount *)handle changedTo:(SPRegistrationState)state message:(const char *)message;
- (void)authenticationRequested:(const LinphoneAuthInfo *)info;
@end

static SPCore *coreOf(LinphoneCore *core) {
    LinphoneCoreCbs *callbacks = linphone_core_get_current_callbacks(core);
    return SP_BORROWED(SPCore *, linphone_core_cbs_get_user_data(callbacks));
}

static void globalStateChanged(LinphoneCore *core, LinphoneGlobalState state, const char *message) {
    [coreOf(core) globalStateChanged:(SPGlobalState)state message:message];
}

static void registrationStateChanged(LinphoneCore *core, LinphoneAccount *account,
                                     LinphoneRegistrationState state, const char *message) {
    [coreOf(core) account:account changedTo:(SPRegistrationState)state message:message];
}

static void authenticationRequested(LinphoneCore *core, LinphoneAuthInfo *info, LinphoneAuthMethod method) {
    (void)method;
    [coreOf(core) authenticationRequested:info];
}

@implementation SPCore

@synthesize delegate = _delegate;

+ (NSString *)version {
    return SPText(linphone_core_get_version());
}

- (instancetype)init {
    return [self initWithConfigPath:nil];
}

- (instancetype)initWithConfigPath:(NSString *)path {
    self = [super init];
    if (self) {
        LinphoneFactory *factory = linphone_factory_get();
        LinphoneCoreCbs *callbacks = linphone_factory_create_core_cbs(factory);
        _handle = linphone_factory_create_core_3(factory, [path fileSystemRepresentation], NULL, NULL);
        _callbacks = callbacks;
        _accounts = [[NSMutableDictionary alloc] init];
        linphone_core_cbs_set_user_data(callbacks, SP_POINTER(self));
        linphone_core_cbs_set_global_state_changed(callbacks, globalStateChanged);
        linphone_core_cbs_set_account_registration_state_changed(callbacks, registrationStateChanged);
        linphone_core_cbs_set_authentication_requested(callbacks, authenticationRequested);
        linphone_core_add_callbacks((LinphoneCore *)_handle, callbacks);
        SPCountLiveObject(1);
    }
    return self;
}

- (void)dealloc {
    [_timer invalidate];
    [self releaseHandle];
    SP_RELEASE(_lastDelegateException);
    SP_RELEASE(_accountCreatorService);
    SP_RELEASE(_accounts);
    SP_SUPER_DEALLOC();
}

- (BOOL)isClosed {
    return _handle == NULL;
}

- (SPGlobalState)state {
    return (SPGlobalState)linphone_core_get_global_state((const LinphoneCore *)_handle);
}

- (NSException *)lastDelegateException {
    return _lastDelegateException;
}

- (NSArray *)accounts {
    NSMutableArray *result = [NSMutableArray array];
    const bctbx_list_t *it = linphone_core_get_account_list((const LinphoneCore *)_handle);
    for (; it; it = it->next)
        [result addObject:[self accountFor:(LinphoneAccount *)it->data]];
    return result;
}

- (BOOL)startWithError:(NSError **)error {
    BOOL result = YES;
    if (!_handle) return SPFail(error, SPErrorClosed, @"the core was closed");
    SP_KEEP_ALIVE(self);
    [self enter];
    if (linphone_core_start((LinphoneCore *)_handle) != 0)
        result = SPFail(error, SPErrorNotAccepted, @"the core cannot start");
    [self leave];
    SP_LET_GO(self);
    return result;
}

- (void)iterate {
    SP_POOL_BEGIN
    SP_KEEP_ALIVE(self);
    [self enter];
    linphone_core_iterate((LinphoneCore *)_handle);
    [self leave];
    SP_LET_GO(self);
    SP_POOL_END
}

- (void)startIterating {
    SPTick *tick;
    if (_timer || !_handle) return;
    tick = [[SPTick alloc] initWithCore:self];
    _timer = [NSTimer scheduledTimerWithTimeInterval:kIteratePeriod
                                              target:tick
                                            selector:@selector(fire:)
                                            userInfo:nil
                                             repeats:YES];
    SP_RELEASE(tick);
}

- (void)stopIterating {
    [_timer invalidate];
    _timer = nil;
}

- (void)stop {
    SP_KEEP_ALIVE(self);
    [self enter];
    linphone_core_stop((LinphoneCore *)_handle);
    [self leave];
    SP_LET_GO(self);
}

- (void)close {
    if (!_handle) return;
    if (_depth > 0) {
        _closeRequested = YES;
        return;
    }
    SP_KEEP_ALIVE(self);
    [self stopIterating];
    _depth++; /* delegates may ask for it as well */
    linphone_core_stop((LinphoneCore *)_handle);
    _depth--;
    _closeRequested = NO;
    [self releaseHandle];
    SP_LET_GO(self);
}

- (void)useClientSockets {
    LinphoneTransports *transports = linphone_factory_create_transports(linphone_factory_get());
    linphone_transports_set_udp_port(transports, LC_SIP_TRANSPORT_DONTBIND);
    linphone_transports_set_tcp_port(transports, LC_SIP_TRANSPORT_DONTBIND);
    linphone_transports_set_tls_port(transports, LC_SIP_TRANSPORT_DONTBIND);
    SP_KEEP_ALIVE(self);
    [self enter];
    linphone_core_set_transports((LinphoneCore *)_handle, transports);
    [self leave];
    SP_LET_GO(self);
    linphone_transports_unref(transports);
}

- (void)setNetworkReachable:(BOOL)reachable {
    SP_KEEP_ALIVE(self);
    [self enter];
    linphone_core_set_network_reachable((LinphoneCore *)_handle, reachable ? TRUE : FALSE);
    [self leave];
    SP_LET_GO(self);
}

- (void)setRootCertificates:(NSString *)path {
    linphone_core_set_root_ca((LinphoneCore *)_handle, [path fileSystemRepresentation]);
}

- (void)addCredentialsForUser:(NSString *)user password:(NSString *)password realm:(NSString *)realm {
    LinphoneAuthInfo *info =
        linphone_factory_create_auth_info(linphone_factory_get(), [user UTF8String], NULL,
                                          [password UTF8String], NULL, [realm UTF8String], NULL);
    SP_KEEP_ALIVE(self);
    [self enter];
    linphone_core_add_auth_info((LinphoneCore *)_handle, info);
    [self leave];
    SP_LET_GO(self);
    linphone_auth_info_unref(info);
}

- (SPAccount *)addAccountWithParams:(SPAccountParams *)settings error:(NSError **)error {
    LinphoneCore *core = (LinphoneCore *)_handle;
    LinphoneAccountParams *params;
    SPAccount *account = nil;
    if (!core) {
        SPFail(error, SPErrorClosed, @"the core was closed");
        return nil;
    }
    params = linphone_core_create_account_params(core);
    if ([settings applyTo:params error:error]) {
        LinphoneAccount *handle = linphone_core_create_account(core, params);
        account = [[SPAccount alloc] initWithHandle:handle core:self];
        [_accounts setObject:account forKey:[NSValue valueWithPointer:handle]];
        SP_KEEP_ALIVE(self);
        [self enter];
        if (linphone_core_add_account(core, handle) != 0) {
            SPFail(error, SPErrorNotAccepted, @"the account is not accepted");
            [account forgetCore];
            [_accounts removeObjectForKey:[NSValue valueWithPointer:handle]];
            SP_RELEASE(account);
            account = nil;
        }
        [self leave];
        SP_LET_GO(self);
    }
    linphone_account_params_unref(params);
    return SP_AUTORELEASE(account);
}

- (id<SPAccountCreatorService>)accountCreatorService {
    return _accountCreatorService;
}

- (void)setAccountCreatorService:(id<SPAccountCreatorService>)service {
    (void)SP_RETAIN(service);
    SP_RELEASE(_accountCreatorService);
    _accountCreatorService = service;
    linphone_core_set_account_creator_service((LinphoneCore *)_handle,
                                              service ? SPNewCreatorService() : NULL);
}

- (SPAccountCreator *)accountCreatorWithURL:(NSString *)url {
    return SP_AUTORELEASE([[SPAccountCreator alloc] initWithURL:url core:self]);
}

- (void)removeAccount:(SPAccount *)account {
    if (account.core != self) return;
    [account markRemoved];
    SP_KEEP_ALIVE(self);
    [self enter];
    linphone_core_remove_account((LinphoneCore *)_handle, [account handle]);
    [self forgetWhenDone:account state:account.state];
    [self leave];
    SP_LET_GO(self);
}

@end

@implementation SPCore (Private)

- (LinphoneCore *)handle {
    return (LinphoneCore *)_handle;
}

- (SPAccount *)accountFor:(LinphoneAccount *)handle {
    NSValue *key = [NSValue valueWithPointer:handle];
    SPAccount *account = [_accounts objectForKey:key];
    if (!account) {
        account = [[SPAccount alloc] initWithHandle:linphone_account_ref(handle) core:self];
        [_accounts setObject:account forKey:key];
        (void)SP_AUTORELEASE(account);
    }
    return account;
}

- (void)enter {
    _depth++;
}

- (void)leave {
    if (--_depth > 0) return;
    if (_closeRequested) {
        [self close];
    } else if (_handle && self.state == SPGlobalStateOff) {
        /* A start makes new accounts from the configuration. */
        for (SPAccount *account in [_accounts allValues])
            [account forgetCore];
        [_accounts removeAllObjects];
    }
}

- (void)delegateThrew:(NSException *)exception {
    NSLog(@"a delegate threw %@: %@", [exception name], [exception reason]);
    SP_RELEASE(_lastDelegateException);
    _lastDelegateException = SP_RETAIN(exception);
}

@end

@implementation SPCore (Internal)

- (void)releaseHandle {
    LinphoneCore *core = (LinphoneCore *)_handle;
    if (!core) return;
    _handle = NULL;
    for (SPAccount *account in [_accounts allValues])
        [account forgetCore];
    [_accounts removeAllObjects];
    linphone_core_remove_callbacks(core, (LinphoneCoreCbs *)_callbacks);
    linphone_core_cbs_unref((LinphoneCoreCbs *)_callbacks);
    linphone_core_unref(core);
    SPCountLiveObject(-1);
}

- (void)forgetWhenDone:(SPAccount *)account state:(SPRegistrationState)state {
    const BOOL owesAnswer = state == SPRegistrationStateProgress || state == SPRegistrationStateOk;
    if ([account isRemoved] && !owesAnswer) {
        [account forgetCore];
        [_accounts removeObjectForKey:[NSValue valueWithPointer:[account handle]]];
    }
}

- (void)globalStateChanged:(SPGlobalState)state message:(const char *)message {
    id<SPCoreDelegate> delegate = _delegate;
    @try {
        if ([delegate respondsToSelector:@selector(core:didChangeState:message:)])
            [delegate core:self didChangeState:state message:SPText(message)];
    } @catch (NSException *exception) {
        [self delegateThrew:exception];
    }
}

- (void)account:(LinphoneAccount *)handle changedTo:(SPRegistrationState)state message:(const char *)message {
    SPAccount *account = [self accountFor:handle];
    NSString *text = SPText(message);
    id<SPAccountDelegate> accountDelegate = account.delegate;
    SP_KEEP_ALIVE(account);
    @try {
        [accountDelegate account:account didChangeState:state message:text];
    } @catch (NSException *exception) {
        [self delegateThrew:exception];
    } @
    try {
        id<SPCoreDelegate> delegate = _delegate;
        if ([delegate respondsToSelector:@selector(core:account:didChangeRegistrationState:message:)])
            [delegate core:self account:account didChangeRegistrationState:state message:text];
    } @catch (NSException *exception) {
        [self delegateThrew:exception];
    }
    [self forgetWhenDone:account state:state];
    SP_LET_GO(account);
}

- (void)authenticationRequested:(const LinphoneAuthInfo *)info {
    id<SPCoreDelegate> delegate = _delegate;
    @try {
        if ([delegate respondsToSelector:@selector(core:needsCredentialsForUser:realm:domain:)])
            [delegate core:self
                needsCredentialsForUser:SPTextOrNil(linphone_auth_info_get_username(info))
                                  realm:SPTextOrNil(linphone_auth_info_get_realm(info))
                                 domain:SPTextOrNil(linphone_auth_info_get_domain(info))];
    } @catch (NSException *exception) {
        [self delegateThrew:exception];
    }
}

@end
