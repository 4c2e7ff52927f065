/**
 * @file
 * Remote provisioning: the configuration document that a server has for this core.
 */
#pragma once

#include "linphone/types.h"

#include "auth-info/credential-store.h"
#include "base/clock.h"
#include "base/object.h"
#include "base/text.h"
#include "config/xml-load.h"
#include "http/client.h"
#include "http/exchange.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace slimphone {

class Address;
class Config;

/**
 * Fetches one document and applies it to the configuration, completely or not at all. The result
 * comes exactly once, in begin(), stop(), run() or from the client's run(). What is fetched is there
 * within the time limit.
 */
class Provisioning {
public:
    /** @p message is nullptr after success; else liblinphone's words where it has some. */
    using Done = std::function<void(LinphoneConfiguringState state, const char *message)>;

    /** Credentials are those of the configuration and @p added; @p headers go into the request. */
    Provisioning(Config &config, const CredentialStore &added, std::vector<sip::HeaderField> headers,
                 Done done);
    Provisioning(const Provisioning &) = delete;
    Provisioning &operator=(const Provisioning &) = delete;
    /** Ends all interest in the result. */
    ~Provisioning();

    // This object may be gone when they return.
    /** @p uri is of http, https or file. */
    void begin(const std::string &uri, http::Client &client);
    /** Goes on with a document that was fetched, until @p deadline. */
    void run(const Clock &clock, TimePoint deadline);
    /** Now: applies the rest if it has begun to, else nothing. */
    void stop();

    bool isApplying() const noexcept { return mLoad && mLoad->isApplying(); }

private:
    void fetch(const std::string &uri, http::Client &client);
    void onResponse(http::Response &response);
    void readFile(const std::string &uri);
    void applied(const char *problem);
    void finish(const char *problem);
    const AuthInfo *credentials(const std::string &user, const std::string &realm,
                                const std::string &algorithm) const;

    Config &mConfig;
    CredentialStore mCredentials;
    Ref<Address> mIdentity;                 ///< of the default account
    std::vector<sip::HeaderField> mHeaders; ///< until the request is made
    std::string mUri;
    Done mDone;
    std::unique_ptr<http::Exchange> mExchange;
    std::string mDocument;
    std::unique_ptr<XmlLoad> mLoad; ///< of the document
    bool mIsLoaded = false;
};

} // namespace slimphone
