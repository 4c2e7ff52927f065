#include "core/provisioning.h"

#include "account/account-params.h"
#include "address/address.h"
#include "base/log.h"
#include "config/config.h"
#include "config/file-io.h"
#include "config/xml-document.h"
#include "sip/uri.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace slimphone {

namespace {

constexpr std::string_view kFileScheme = "file://";

bool isFile(std::string_view uri) noexcept {
    return uri.size() > kFileScheme.size() &&
           equalsIgnoringCase(uri.substr(0, kFileScheme.size()), kFileScheme);
}

/** What may be logged: no user, no password, no query, which often holds a token. */
std::string loggable(std::string_view uri) {
    uri = uri.substr(0, uri.find_first_of("?#"));
    const std::size_t authority = uri.find("://");
    if (authority == std::string_view::npos) return std::string(uri);
    const std::size_t start = authority + 3;
    const std::size_t end = std::min(uri.find('/', start), uri.size());
    const std::size_t at = uri.rfind('@', end);
    const std::size_t host = at != std::string_view::npos && at > start && at < end ? at + 1 : start;
    return std::string(uri.substr(0, start)).append(uri.substr(host));
}

const char *describe(const http::Response &response) noexcept {
    switch (response.error) {
    case http::ErrorKind::None:
        break;
    case http::ErrorKind::InvalidRequest:
        return "Bad URI";
    case http::ErrorKind::Timeout:
        return "http timeout";
    case http::ErrorKind::TooLarge:
        return "the document is too large";
    default:
        return "http io error";
    }
    if (response.status == 401 || response.status == 407) return "http auth requested";
    if (response.status != 200) return "http error";
    return response.body.empty() ? "empty provisioning file" : nullptr;
}

} // namespace

Provisioning::Provisioning(Config &config, const CredentialStore &added,
                           std::vector<sip::HeaderField> headers, Done done)
    : mConfig(config), mHeaders(std::move(headers)), mDone(std::move(done)) {
    for (const bctbx_list_t *each = added.list(); each; each = each->next)
        mCredentials.add(*AuthInfo::toCpp(static_cast<LinphoneAuthInfo *>(each->data)));
    mCredentials.readFrom(config);
    const int defaultIndex = config.getInt("sip", "default_proxy", -1);
    const Ref<AccountParams> account = defaultIndex < 0 ? nullptr : AccountParams::read(config, defaultIndex);
    if (account && account->identity()) mIdentity = account->identity()->clone();
}

Provisioning::~Provisioning() {
    mLoad.reset();
    wipe(mDocument);
}

void Provisioning::begin(const std::string &uri, http::Client &client) {
    mUri = uri;
    logMessage("provisioning: %s", loggable(uri).c_str());
    if (isFile(uri))
        readFile(uri);
    else
        fetch(uri, client);
}

void Provisioning::fetch(const std::string &uri, http::Client &client) {
    http::Request request;
    request.url = uri;
    request.redirects = http::Redirects::Anywhere;
    request.bodyLimit = XmlDocument::kSizeLimit;
    const bool hasFrom = std::any_of(mHeaders.begin(), mHeaders.end(), [](const sip::HeaderField &header) {
        return equalsIgnoringCase(header.name, "From");
    });
    request.headers = std::move(mHeaders);
    if (mIdentity && !hasFrom) request.headers.push_back({"From", mIdentity->toStringUriOnly()});
    request.credentials = [this](const std::string &user, const std::string &realm,
                                 const std::string &algorithm) {
        return credentials(user, realm, algorithm);
    };
    mExchange = client.send(std::move(request), [this](http::Response &response) { onResponse(response); });
}

const AuthInfo *Provisioning::credentials(const std::string &user, const std::string &realm,
                                          const std::string &algorithm) const {
    const char *domain = mIdentity ? mIdentity->domain() : nullptr;
    std::string name = user;
    if (name.empty() && mIdentity && mIdentity->username()) name = mIdentity->username();
    const AuthInfo *found = mCredentials.find(name, realm, domain ? domain : "", algorithm);
    // Without an algorithm it is Basic, which tells the password: only to whom it belongs.
    const bool isForIt = found && (!algorithm.empty() || found->bareRealm() == realm);
    return isForIt ? found : nullptr;
}

void Provisioning::onResponse(http::Response &response) {
    if (const char *problem = describe(response)) {
        logError("provisioning: %s", response.failureText().c_str());
        finish(problem);
        return;
    }
    // The core's next turns do the rest, which can take longer than one of them may.
    mDocument = std::move(response.body);
    mLoad = std::make_unique<XmlLoad>(mConfig, mDocument);
}

void Provisioning::readFile(const std::string &uri) {
    const std::size_t path = std::min(uri.find('/', kFileScheme.size()), uri.size());
    const int error =
        readTextFile(sip::unescape(uri.substr(path)), FileAccess::Shared, XmlDocument::kSizeLimit, mDocument);
    if (error) {
        logError("provisioning: the file cannot be read: %s", std::strerror(error));
        finish("Bad URI");
    } else if (mDocument.empty()) {
        finish("empty provisioning file");
    } else {
        mLoad = std::make_unique<XmlLoad>(mConfig, mDocument);
        run(Clock::steady(), TimePoint::max());
    }
}

void Provisioning::run(const Clock &clock, TimePoint deadline) {
    if (!mLoad || !mLoad->run(clock, deadline)) return;
    // The end has a turn of its own when the document took all of this one.
    if (clock.now() < deadline || std::exchange(mIsLoaded, true)) applied(mLoad->problem());
}

void Provisioning::stop() {
    if (isApplying() || mIsLoaded)
        run(Clock::steady(), TimePoint::max());
    else
        finish("stopped");
}

void Provisioning::applied(const char *problem) {
    if (!problem && mConfig.getBool("misc", "transient_provisioning", false) &&
        mUri == mConfig.getString("misc", "config-uri", ""))
        mConfig.setString("misc", "config-uri", nullptr);
    mConfig.applyFactoryFile(); // wins over the server as well
    finish(problem);
}

void Provisioning::finish(const char *problem) {
    const Done done = std::exchange(mDone, nullptr);
    if (problem)
        logError("provisioning: failed, %s", problem);
    else
        logMessage("provisioning: applied");
    done(problem ? LinphoneConfiguringFailed : LinphoneConfiguringSuccessful, problem);
}

} // namespace slimphone
