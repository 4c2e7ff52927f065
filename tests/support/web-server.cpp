#include "web-server.h"

#include "free-port.h"

#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>
#include <vector>

namespace slimphone::test {

namespace {

using namespace std::chrono_literals;

constexpr const char *kAddress = "127.0.0.1";

bool accepts(int port) {
    const int probe = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in name = loopbackName(kAddress, port);
    const bool result = connect(probe, reinterpret_cast<const sockaddr *>(&name), sizeof name) == 0;
    close(probe);
    return result;
}

std::string programPath() {
    for (const char *path : {"/usr/sbin/lighttpd", "/usr/local/sbin/lighttpd", "/usr/bin/lighttpd"})
        if (access(path, X_OK) == 0) return path;
    throw std::runtime_error("lighttpd is not installed");
}

} // namespace

WebServer::WebServer() : mFolder("slimphone-web") {
    makeCertificates(mFolder, kAddress);
    for (const char *folder : {"www", "www/basic", "www/digest"})
        std::filesystem::create_directory(mFolder.file(folder));
    std::ofstream(mFolder.file("users")) << "alice:alice-secret\n";
    constexpr int attempts = 3; // somebody else may take a port first
    for (int attempt = 1; attempt <= attempts; ++attempt) {
        mPort = freePort(kAddress);
        mSecurePort = freePort(kAddress);
        writeConfiguration();
        mProcess = std::make_unique<ChildProcess>(ChildProcess::Settings{
            {programPath(), "-D", "-f", mFolder.file("lighttpd.conf")}, mFolder.file("log"), false});
        if (isReady()) return;
        mProcess.reset();
    }
    throw std::runtime_error("lighttpd does not start:\n" + readFile(mFolder.file("log")));
}

WebServer::~WebServer() = default;

void WebServer::writeConfiguration() const {
    std::ofstream(mFolder.file("lighttpd.conf"))
        << "server.modules = (\"mod_redirect\", \"mod_auth\", \"mod_authn_file\", \"mod_openssl\")\n"
        << "server.document-root = \"" << mFolder.file("www") << "\"\n"
        << "server.bind = \"127.0.0.1\"\nserver.port = " << mPort << "\n"
        << "server.stat-cache-engine = \"disable\"\n" // documents change within a second
        << "mimetype.assign = (\".xml\" => \"application/xml\", \".html\" => \"text/html\", \"\" => "
           "\"application/octet-stream\")\n"
        << "url.redirect = (\"^/moved/(.*)$\" => \"/$1\", \"^/loop$\" => \"/loop\")\n"
        << "auth.backend = \"plain\"\nauth.backend.plain.userfile = \"" << mFolder.file("users") << "\"\n"
        << "auth.require = (\n"
        << "  \"/basic/\" => (\"method\" => \"basic\", \"realm\" => \"provisioning\", \"require\" => "
           "\"valid-user\"),\n"
        << "  \"/digest/\" => (\"method\" => \"digest\", \"realm\" => \"provisioning\", \"require\" => "
           "\"valid-user\"))\n"
        << "$SERVER[\"socket\"] == \"127.0.0.1:" << mSecurePort << "\" {\n  ssl.engine = \"enable\"\n"
        << "  ssl.pemfile = \"" << mFolder.file("server.pem") << "\"\n"
        << "  ssl.privkey = \"" << mFolder.file("server.key") << "\"\n}\n";
}

bool WebServer::isReady() {
    const auto deadline = std::chrono::steady_clock::now() + 15s;
    while (std::chrono::steady_clock::now() < deadline && !mProcess->hasEnded()) {
        if (accepts(mPort) && accepts(mSecurePort)) return true;
        std::this_thread::sleep_for(20ms);
    }
    return false;
}

void WebServer::publish(const std::string &name, std::string_view content) const {
    for (const char *folder : {"www/", "www/basic/", "www/digest/"})
        std::ofstream(mFolder.file(folder + name), std::ios::binary) << content;
}

std::string WebServer::url(const std::string &path) const {
    return "http://127.0.0.1:" + std::to_string(mPort) + '/' + path;
}

std::string WebServer::secureUrl(const std::string &path) const {
    return "https://127.0.0.1:" + std::to_string(mSecurePort) + '/' + path;
}

} // namespace slimphone::test
