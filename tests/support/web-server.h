/**
 * @file
 * A private lighttpd: a web server that we did not write.
 */
#pragma once

#include "child-process.h"

#include <memory>
#include <string>
#include <string_view>

namespace slimphone::test {

/**
 * HTTP and HTTPS on loopback, from construction to destruction. What is below /basic/ and /digest/
 * is for alice with the password alice-secret in the realm "provisioning", by the authentication of
 * that name; /moved/x leads to /x, /loop to itself.
 */
class WebServer {
public:
    /** Returns when it accepts connections; throws with its log when it does not start. */
    WebServer();
    WebServer(const WebServer &) = delete;
    WebServer &operator=(const WebServer &) = delete;
    ~WebServer();

    /** Makes @p content known as /@p name, /basic/@p name and /digest/@p name. */
    void publish(const std::string &name, std::string_view content) const;
    std::string url(const std::string &path) const;
    std::string secureUrl(const std::string &path) const;
    /** PEM file of the CA that signed its certificate, which is for 127.0.0.1. */
    std::string caFile() const { return mFolder.file("ca.pem"); }

private:
    void writeConfiguration() const;
    bool isReady();

    WorkFolder mFolder;
    int mPort = 0;
    int mSecurePort = 0;
    std::unique_ptr<ChildProcess> mProcess;
};

} // namespace slimphone::test
