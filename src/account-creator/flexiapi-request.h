/**
 * @file
 * FlexiAPI requests on a core's HTTP client.
 */
#pragma once

#include "account-creator/flexiapi-protocol.h"
#include "auth-info/auth-info.h"
#include "base/object.h"
#include "http/message.h"

#include <memory>
#include <string>

namespace slimphone {

class Core;

namespace http {
class Exchange;
}

namespace flexiapi {

/** Who asks when that is not the default account of the core. */
struct Caller {
    std::string username;
    std::string domain;
    Ref<const AuthInfo> credentials; ///< may be null
};

/** Whether there is a server to ask: [account_creator] url. */
bool hasServer(const Core &core);

/**
 * Sends @p call to the server of [account_creator] url. The default account of the core is who asks,
 * and its credentials answer challenges; without one @p caller is. A call for administrators has the key
 * [account_creator] api_key with it.
 *
 * @return The handle on the request, null when the core is not started or no URL is configured.
 */
std::unique_ptr<http::Exchange> send(Core &core, Call call, const Caller &caller, http::Handler handler);

} // namespace flexiapi
} // namespace slimphone
