#include "core/core.h"
#include "http/client.h"

namespace slimphone {

namespace {

constexpr int kTimeLimit = 30; // seconds
constexpr int kBodyLimit = 1 << 20;

} // namespace

http::Client *Core::httpClient() {
    if (mState != LinphoneGlobalStartup && mState != LinphoneGlobalConfiguring && mState != LinphoneGlobalOn)
        return nullptr;
    if (!mHttp) mHttp = std::make_unique<http::Client>(*mClock);
    http::ClientSettings settings;
    settings.tls = mSettings.stackSettings().tls;
    if (const char *host = mSettings.httpProxyHost()) settings.proxyHost = host;
    settings.proxyPort = mSettings.httpProxyPort();
    settings.userAgent = mSettings.userAgent();
    settings.ipv6 = mSettings.isIpv6Enabled();
    settings.httpsOnly = mConfig->getBool("sip", "https_only", false);
    const int timeLimit = mConfig->getInt("http", "time_limit", kTimeLimit);
    settings.timeLimit = std::chrono::seconds(timeLimit > 0 ? timeLimit : kTimeLimit);
    const int bodyLimit = mConfig->getInt("http", "body_limit", kBodyLimit);
    settings.bodyLimit = static_cast<std::size_t>(bodyLimit > 0 ? bodyLimit : kBodyLimit);
    settings.digests = mPolicy;
    mHttp->configure(std::move(settings));
    return mHttp.get();
}

http::Request Core::makeHttpRequest(std::string_view method, std::string_view url) const {
    http::Request request;
    request.method = method;
    request.url = url;
    const Address *identity = mDefaultAccount ? mDefaultAccount->params().identity() : nullptr;
    std::string user;
    std::string domain;
    if (identity) {
        if (identity->username()) user = identity->username();
        if (identity->domain()) domain = identity->domain();
        request.headers.push_back({"From", identity->toStringUriOnly()});
    }
    // The client is a part of this core.
    request.credentials = [this, user, domain](const std::string &urlUser, const std::string &realm,
                                               const std::string &algorithm) {
        return mCredentials.find(urlUser.empty() ? user : urlUser, realm, domain, algorithm);
    };
    return request;
}

} // namespace slimphone
