#include "account-creator/flexiapi-request.h"

#include "address/address.h"
#include "config/config.h"
#include "core/core.h"
#include "http/client.h"
#include "http/exchange.h"

#include <utility>

namespace slimphone::flexiapi {

namespace {

/** "" when the caller has no address. */
std::string uriOf(const Caller &caller) {
    const Ref<Address> address = Address::parse("sip:localhost");
    const bool isUsable = !caller.username.empty() && address && address->setUsername(caller.username) &&
                          address->setDomain(caller.domain);
    return isUsable ? address->toStringUriOnly() : std::string();
}

/** Lets @p caller ask and answer challenges. */
void actFor(const Core &core, const Caller &caller, http::Request &request) {
    const std::string uri = uriOf(caller);
    if (uri.empty()) return;
    request.headers.push_back({"From", uri});
    // The client that asks is a part of the core.
    request.credentials = [&core, caller](const std::string &urlUser, const std::string &realm,
                                          const std::string &algorithm) {
        const AuthInfo *own = caller.credentials.get();
        const std::string &user = urlUser.empty() ? caller.username : urlUser;
        if (own && user == caller.username && own->fitsAlgorithm(algorithm)) return own;
        return core.authInfos().find(user, realm, caller.domain, algorithm);
    };
}

std::string baseUrl(const Core &core) {
    std::string url = core.config().getString("account_creator", "url", "");
    if (!url.empty() && url.back() != '/') url += '/';
    return url;
}

} // namespace

bool hasServer(const Core &core) { return !baseUrl(core).empty(); }

std::unique_ptr<http::Exchange> send(Core &core, Call call, const Caller &caller, http::Handler handler) {
    http::Client *const client = core.httpClient();
    const std::string url = baseUrl(core);
    if (!client || url.empty()) return nullptr;
    http::Request request = core.makeHttpRequest(call.method, url + call.path);
    if (!core.defaultAccount()) actFor(core, caller, request);
    request.headers.push_back({"Accept", "application/json"});
    request.headers.push_back({"Content-Type", "application/json"});
    const char *key =
        call.isAdmins ? core.config().getString("account_creator", "api_key", nullptr) : nullptr;
    if (key) request.headers.push_back({"x-api-key", key});
    request.body = std::move(call.body);
    return client->send(std::move(request), std::move(handler));
}

} // namespace slimphone::flexiapi
