/**
 * @file
 * The account server of the examples, for tests.
 */
#pragma once

#include "child-process.h"

#include <memory>
#include <string>

namespace slimphone::test {

/** Runs from construction to destruction and knows no account at first. */
class AccountServer {
public:
    struct Settings {
        std::string domain = "127.0.0.1"; ///< of clients that name none
        std::string adminKey = {};
        int messageLimit = 0; ///< to one number; 0 is no limit
        bool tls = false;     ///< also speaks HTTPS, with a certificate of a CA made for the occasion
    };

    /** Returns when it listens; throws with its log when it does not. */
    AccountServer() : AccountServer(Settings()) {}
    explicit AccountServer(const Settings &settings);

    /** URL of its XML-RPC entry; @p scheme is "http" or "https". */
    std::string xmlRpcUrl(const std::string &scheme = "http") const;
    /** URL that FlexiAPI's paths are appended to. */
    std::string flexiApiUrl(const std::string &scheme = "http") const;
    /** SQLite file with the accounts, for Kamailio's auth_db. */
    std::string database() const { return mFolder.file("accounts.db"); }
    /** PEM file of the CA that signed its certificate. */
    std::string caFile() const { return mFolder.file("ca.pem"); }

    /** Messages sent so far, SMS, e-mail and push. */
    std::size_t messageCount() const;
    /** The code in the last message to a phone number, an e-mail address or a device; "" without one. */
    std::string lastCode(const std::string &to) const;

private:
    std::string base(const std::string &scheme) const;

    WorkFolder mFolder;
    int mPort = 0;
    int mTlsPort = 0;
    std::unique_ptr<ChildProcess> mProcess;
};

} // namespace slimphone::test
