#import "SPPrivate.h"

@implementation SPAccountParams

@synthesize identity = _identity;
@synthesize server = _server;
@synthesize routes = _routes;
@synthesize realm = _realm;
@synthesize expires = _expires;
@synthesize registerEnabled = _registerEnabled;

+ (instancetype)paramsWithIdentity:(NSString *)identity server:(NSString *)server {
    SPAccountParams *params = [[self alloc] init];
    params.identity = identity;
    params.server = server;
    return SP_AUTORELEASE(params);
}

- (instancetype)init {
    self = [super init];
    if (self) {
        _identity = @"";
        _server = @"";
        _routes = [[NSArray alloc] init];
        _registerEnabled = YES;
    }
    return self;
}

#if !defined(SP_HAS_ARC)
- (void)dealloc {
    [_identity release];
    [_server release];
    [_routes release];
    [_realm release];
    [super dealloc];
}
#endif

- (id)copyWithZone:(NSZone *)zone {
    SPAccountParams *copy = [[[self class] allocWithZone:zone] init];
    copy.identity = _identity;
    copy.server = _server;
    copy.routes = _routes;
    copy.realm = _realm;
    copy.expires = _expires;
    copy.registerEnabled = _registerEnabled;
    return copy;
}

@end

@implementation SPAccountParams (Private)

+ (instancetype)paramsFrom:(const LinphoneAccountParams *)params {
    SPAccountParams *result =
        [self paramsWithIdentity:SPAddressText(linphone_account_params_get_identity_address(params))
                          server:SPAddressText(linphone_account_params_get_server_address(params))];
    NSMutableArray *routes = [NSMutableArray array];
    const bctbx_list_t *it = linphone_account_params_get_routes_addresses(params);
    for (; it; it = it->next)
        [routes addObject:SPAddressText((const LinphoneAddress *)it->data)];
    result.routes = routes;
    result.realm = SPTextOrNil(linphone_account_params_get_realm(params));
    result.expires = linphone_account_params_get_expires(params);
    result.registerEnabled = linphone_account_params_register_enabled(params) ? YES : NO;
    return result;
}

- (BOOL)applyTo:(LinphoneAccountParams *)params error:(NSError **)error {
    LinphoneFactory *factory = linphone_factory_get();
    LinphoneAddress *identity = linphone_factory_create_address(factory, [_identity UTF8String]);
    bctbx_list_t *routes = NULL;
    LinphoneStatus status = identity ? linphone_account_params_set_identity_address(params, identity) : -1;
    if (identity) linphone_address_unref(identity);
    if (status != 0)
        return SPFail(error, SPErrorInvalidIdentity,
                      [NSString stringWithFormat:@"not the address of a user: %@", _identity]);
    if (linphone_account_params_set_server_addr(params, [_server UTF8String]) != 0)
        return SPFail(error, SPErrorInvalidServer,
                      [NSString stringWithFormat:@"not the address of a server: %@", _server]);
    for (NSString *text in _routes) {
        LinphoneAddress *route = linphone_factory_create_address(factory, [text UTF8String]);
        if (!route) status = -1;
        if (route) routes = bctbx_list_append(routes, route);
    }
    if (status == 0) status = linphone_account_params_set_routes_addresses(params, routes);
    bctbx_list_free_with_data(routes, (bctbx_list_free_func)linphone_address_unref);
    if (status != 0) return SPFail(error, SPErrorInvalidServer, @"not the addresses of routes");

    linphone_account_params_set_realm(params, [_realm UTF8String]);
    if (_expires > 0) linphone_account_params_set_expires(params, (int)_expires);
    linphone_account_params_enable_register(params, _registerEnabled ? TRUE : FALSE);
    return YES;
}

@end
