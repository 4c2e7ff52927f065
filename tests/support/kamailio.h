/**
 * @file
 * A private Kamailio: a registrar that we did not write.
 */
#pragma once

#include "child-process.h"

#include <chrono>
#include <memory>
#include <string>

namespace slimphone::test {

/** Runs from construction to destruction. Any user may register with passwordOf(user), unless there is a
 * database. */
class Kamailio {
public:
    struct Settings {
        std::string algorithm = "MD5"; ///< or "SHA-256"
        int minExpires = 0;            ///< seconds; shorter wishes are raised without a 423
        int maxExpires = 7200;
        int nonceExpire = 300;  ///< seconds until a nonce is stale
        int sharedMemory = 256; ///< MB at most; 10,000 users at once fit
        std::string address = "127.0.0.1";
        /** SQLite file that auth_db reads; it has to be there. */
        std::string database = {};
        bool tls = false; ///< also listens for TLS, with a certificate of a CA made for the occasion
        bool clientCertificates = false; ///< over TLS it talks only to those whom its CA knows
        bool outbound = false;           ///< keeps flows as RFC 5626 says, and demands keep-alives
    };

    /** Returns when it answers OPTIONS over UDP; throws with its log when it does not start. */
    Kamailio() : Kamailio(Settings()) {}
    explicit Kamailio(const Settings &settings);
    Kamailio(const Kamailio &) = delete;
    Kamailio &operator=(const Kamailio &) = delete;
    ~Kamailio();

    int port() const { return mPort; }
    /** 0 without TLS. */
    int tlsPort() const { return mTlsPort; }
    /** PEM file of the CA that signed its certificate (DNS name localhost, IP address as above). */
    std::string caFile() const { return mFolder.file("ca.pem"); }
    std::string uri(const std::string &transport = {}) const;
    /** A certificate of its CA for a client, and its key. */
    std::string clientCertificate() const { return mFolder.file("client.pem"); }
    std::string clientKey() const { return mFolder.file("client.key"); }
    /** Whether it would find a contact of @p user. */
    bool knows(const std::string &user) const;

    /** It is gone without a word, and has forgotten its bindings when it comes up. */
    void goDown() { mProcess->crash(); }
    /** Returns when it answers on the same ports as before. */
    void comeUp();
    /** What it listens on stays open, but nobody is there. */
    void freeze() const { mProcess->freeze(); }
    void thaw() const { mProcess->thaw(); }

    static std::string passwordOf(const std::string &user) { return "pw-" + user; }

private:
    void makeClientCertificate() const;
    void writeConfiguration() const;
    void start();
    bool isReady();
    /** Status of its answer to OPTIONS; 0 when it says nothing for @p limit. */
    int ask(const std::string &uri, std::chrono::milliseconds limit) const;

    const Settings mSettings;
    WorkFolder mFolder;
    const std::string mAddress;
    int mPort = 0;
    int mTlsPort = 0;
    std::unique_ptr<ChildProcess> mProcess;
};

} // namespace slimphone::test
