#include "account-creator/default-service.h"

#include "account-creator/flexiapi-backend.h"
#include "account-creator/xml-rpc-backend.h"

namespace slimphone {

LinphoneAccountCreatorBackend accountCreatorBackendOf(const Core &core) {
    return core.config().getInt("account_creator", "backend", 0) == LinphoneAccountCreatorBackendFlexiAPI
               ? LinphoneAccountCreatorBackendFlexiAPI
               : LinphoneAccountCreatorBackendXMLRPC;
}

Ref<AccountCreatorService> makeDefaultService(const Core &core) {
    return accountCreatorBackendOf(core) == LinphoneAccountCreatorBackendFlexiAPI ? makeFlexiApiService()
                                                                                  : makeXmlRpcService();
}

AccountCreatorService &accountCreatorServiceOf(Core &core) {
    if (!core.accountCreatorService()) core.setDefaultAccountCreatorService(makeDefaultService(core));
    return *core.accountCreatorService();
}

} // namespace slimphone
