/**
 * @file
 * A private Kamailio: a registrar that we did not write.
 */
#pragma once

#include <sys/types.h>

#include <string>

namespace slimphone::test {

/** Runs from construction to destruction. Any user may register with passwordOf(user). */
class Kamailio {
public:
    struct Settings {
        std::string algorithm = "MD5"; ///< or "SHA-256"
        int minExpires = 0;            ///< seconds; shorter wishes are raised without a 423
        int maxExpires = 7200;
        int nonceExpire = 300;  ///< seconds until a nonce is stale
        int sharedMemory = 256; ///< MB at most; 10,000 users at once fit
        std::string address = "127.0.0.1";
        bool tls = false; ///< also listens for TLS, with a certificate of a CA made for the occasion
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
    std::string caFile() const { return mDirectory + "/ca.pem"; }
    std::string uri(const std::string &transport = {}) const;
    static std::string passwordOf(const std::string &user) { return "pw-" + user; }

private:
    void makeCertificates() const;
    void writeConfiguration(const Settings &settings) const;
    void start(const Settings &settings);
    bool isReady();
    bool hasEnded();
    void stop();
    std::string log() const;

    std::string mDirectory;
    std::string mAddress;
    int mPort = 0;
    int mTlsPort = 0;
    pid_t mProcess = -1;
};

} // namespace slimphone::test
