#import "SPPrivate.h"

/** Every request, with the name that its functions have in the library. */
#define FOR_EACH_REQUEST(X)                                                                                  \
    X(SPCreatorRequestIsAccountExist, is_account_exist)                                                      \
    X(SPCreatorRequestCreateAccount, create_account)                                                         \
    X(SPCreatorRequestActivateAccount, activate_account)                                                     \
    X(SPCreatorRequestIsAccountActivated, is_account_activated)                                              \
    X(SPCreatorRequestLinkAccount, link_account)                                                             \
    X(SPCreatorRequestActivateAlias, activate_alias)                                                         \
    X(SPCreatorRequestIsAliasUsed, is_alias_used)                                                            \
    X(SPCreatorRequestIsAccountLinked, is_account_linked)                                                    \
    X(SPCreatorRequestRecoverAccount, recover_account)                                                       \
    X(SPCreatorRequestLogin, login_linphone_account)

@interface SPAccountCreator (Internal)
- (SPCreatorStatus)serve:(SPCreatorRequest)request;
- (void)answered:(SPCreatorRequest)request status:(SPCreatorStatus)status response:(const char *)response;
- (BOOL)accept:(BOOL)accepted text:(NSString *)text what:(NSString *)what error:(NSError **)error;
@end

static SPAccountCreator *creatorOf(LinphoneAccountCreator *creator) {
    LinphoneAccountCreatorCbs *callbacks = linphone_account_creator_get_callbacks(creator);
    return SP_BORROWED(SPAccountCreator *, linphone_account_creator_cbs_get_user_data(callbacks));
}

#define SERVE_AND_HEAR(request, name)                                                                        \
    static LinphoneAccountCreatorStatus serve_##name(LinphoneAccountCreator *creator) {                      \
        return (LinphoneAccountCreatorStatus)[creatorOf(creator) serve:request];                             \
    }                                                                                                        \
    static void hear_##name(LinphoneAccountCreator *creator, LinphoneAccountCreatorStatus status,            \
                            const char *response) {                                                          \
        [creatorOf(creator) answered:request status:(SPCreatorStatus)status response:response];              \
    }
FOR_EACH_REQUEST(SERVE_AND_HEAR)

LinphoneAccountCreatorService *SPNewCreatorService(void) {
    LinphoneAccountCreatorService *service = linphone_account_creator_service_new();
#define SET_SLOT(request, name) linphone_account_creator_service_set_##name##_cb(service, serve_##name);
    FOR_EACH_REQUEST(SET_SLOT)
    return service;
}

/** The functions of the library that belong to one request. */
typedef struct Request {
    LinphoneAccountCreatorStatus (*send)(LinphoneAccountCreator *);
    LinphoneAccountCreatorCbsStatusCb (*callback)(const LinphoneAccountCreatorCbs *);
} Request;

static const Request requests[] = {
#define FUNCTIONS(request, name)                                                                             \
    [request] = {linphone_account_creator_##name, linphone_account_creator_cbs_get_##name},
    FOR_EACH_REQUEST(FUNCTIONS)};

static BOOL isRequest(SPCreatorRequest request) {
    return request >= 0 && (size_t)request < sizeof(requests) / sizeof(requests[0]);
}

@implementation SPAccountCreator

@synthesize delegate = _delegate;

- (instancetype)init {
    [self doesNotRecognizeSelector:_cmd];
    return nil;
}

- (void)dealloc {
    LinphoneAccountCreator *creator = (LinphoneAccountCreator *)_handle;
    if (creator) {
        LinphoneAccountCreatorCbs *callbacks = linphone_account_creator_get_callbacks(creator);
#define DEAFEN(request, name) linphone_account_creator_cbs_set_##name(callbacks, NULL);
        FOR_EACH_REQUEST(DEAFEN)
        linphone_account_creator_unref(creator);
        SPCountLiveObject(-1);
    }
    SP_RELEASE(_service);
    SP_RELEASE(_core);
    SP_SUPER_DEALLOC();
}

- (SPCore *)core {
    return _core;
}

#define GETTER(property, name)                                                                               \
    -(NSString *)property {                                                                                  \
        return SPTextOrNil(linphone_account_creator_get_##name((const LinphoneAccountCreator *)_handle));    \
    }
GETTER(username, username)
GETTER(password, password)
GETTER(domain, domain)
GETTER(email, email)
GETTER(phoneNumber, phone_number)
GETTER(activationCode, activation_code)
GETTER(ha1, ha1)

#define SETTER(selector, name, words)                                                                        \
    -(BOOL)selector : (NSString *)text error : (NSError **)error {                                           \
        const int status =                                                                                   \
            (int)linphone_account_creator_set_##name((LinphoneAccountCreator *)_handle, [text UTF8String]);  \
        return [self accept:status == 0 text:text what:words error:error];                                   \
    }
SETTER(setUsername, username, @"user name")
SETTER(setPassword, password, @"password")
SETTER(setDomain, domain, @"domain")
SETTER(setEmail, email, @"e-mail address")
SETTER(setActivationCode, activation_code, @"activation code")

- (BOOL)setPhoneNumber:(NSString *)number countryCode:(NSString *)code error:(NSError **)error {
    const LinphoneAccountCreatorPhoneNumberStatusMask mask = linphone_account_creator_set_phone_number(
        (LinphoneAccountCreator *)_handle, [number UTF8String], [code UTF8String]);
    return [self accept:mask == LinphoneAccountCreatorPhoneNumberStatusOk
                   text:number
                   what:@"phone number"
                  error:error];
}

- (void)reset {
    linphone_account_creator_reset((LinphoneAccountCreator *)_handle);
}

- (SPCreatorStatus)sendRequest:(SPCreatorRequest)request {
    SPCreatorStatus status;
    if (!isRequest(request)) return SPCreatorStatusRequestFailed;
    SP_KEEP_ALIVE(self);
    [_core enter];
    status = (SPCreatorStatus)requests[request].send((LinphoneAccountCreator *)_handle);
    [_core leave];
    SP_LET_GO(self);
    return status;
}

- (void)answerRequest:(SPCreatorRequest)request status:(SPCreatorStatus)status response:(NSString *)response {
    LinphoneAccountCreator *creator = (LinphoneAccountCreator *)_handle;
    LinphoneAccountCreatorCbsStatusCb callback;
    if (!isRequest(request)) return;
    SP_KEEP_ALIVE(self);
    [_core enter];
    callback = requests[request].callback(linphone_account_creator_get_callbacks(creator));
    if (callback) callback(creator, (LinphoneAccountCreatorStatus)status, [response UTF8String]);
    [_core leave];
    SP_LET_GO(self);
}

- (SPAccount *)addAccountWithError:(NSError **)error {
    LinphoneProxyConfig *config;
    const bctbx_list_t *last = NULL;
    [_core enter];
    config = linphone_account_creator_create_proxy_config((const LinphoneAccountCreator *)_handle);
    [_core leave];
    /* A proxy config is the face that an account has in older releases; the newest one is the last. */
    if (config) last = linphone_core_get_account_list([_core handle]);
    while (last && last->next)
        last = last->next;
    if (!last) {
        SPFail(error, SPErrorNotAccepted, @"user name or domain is missing");
        return nil;
    }
    return [_core accountFor:(LinphoneAccount *)last->data];
}

@end

@implementation SPAccountCreator (Private)

- (instancetype)initWithURL:(NSString *)url core:(SPCore *)core {
    self = [super init];
    if (self) {
        LinphoneAccountCreator *creator =
            linphone_core_create_account_creator([core handle], [url UTF8String]);
        LinphoneAccountCreatorCbs *callbacks = linphone_account_creator_get_callbacks(creator);
        _handle = creator;
        _core = SP_RETAIN(core);
        _service = SP_RETAIN(core.accountCreatorService);
        linphone_account_creator_cbs_set_user_data(callbacks, SP_POINTER(self));
#define LISTEN(request, name) linphone_account_creator_cbs_set_##name(callbacks, hear_##name);
        FOR_EACH_REQUEST(LISTEN)
        SPCountLiveObject(1);
    }
    return self;
}

@end

@implementation SPAccountCreator (Internal)

- (SPCreatorStatus)serve:(SPCreatorRequest)request {
    SPCreatorStatus status = SPCreatorStatusRequestFailed;
    @try {
        if (_service) status = [_service accountCreator:self handleRequest:request];
    } @catch (NSException *exception) {
        [_core delegateThrew:exception];
    }
    return status;
}

- (void)answered:(SPCreatorRequest)request status:(SPCreatorStatus)status response:(const char *)response {
    id<SPAccountCreatorDelegate> delegate = _delegate;
    SP_KEEP_ALIVE(self);
    @try {
        [delegate accountCreator:self didAnswerRequest:request status:status response:SPTextOrNil(response)];
    } @catch (NSException *exception) {
        [_core delegateThrew:exception];
    }
    SP_LET_GO(self);
}

- (BOOL)accept:(BOOL)accepted text:(NSString *)text what:(NSString *)what error:(NSError **)error {
    /* Some setters call it too short when there is nothing. */
    if (accepted || !text) return YES;
    return SPFail(error, SPErrorNotAccepted, [NSString stringWithFormat:@"the %@ is not accepted", what]);
}

@end
