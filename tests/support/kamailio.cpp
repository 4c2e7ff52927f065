#include "kamailio.h"

#include "free-port.h"
#include "sip-text.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <map>
#include <stdexcept>
#include <thread>
#include <vector>

namespace slimphone::test {

namespace {

using namespace std::chrono_literals;

std::string programPath() {
    // Debian puts it where only root looks.
    for (const char *path : {"/usr/sbin/kamailio", "/usr/local/sbin/kamailio", "/usr/bin/kamailio"}) {
        if (access(path, X_OK) == 0) return path;
    }
    throw std::runtime_error("kamailio is not installed");
}

} // namespace

Kamailio::Kamailio(const Settings &settings)
    : mSettings(settings), mFolder("slimphone-kamailio"), mAddress(settings.address) {
    if (settings.tls) makeCertificates(mFolder, mAddress);
    if (settings.clientCertificates) makeClientCertificate();
    constexpr int attempts = 3; // somebody else may take the port first
    for (int attempt = 1; attempt <= attempts; ++attempt) {
        mPort = freePort(mAddress);
        if (settings.tls) mTlsPort = freePort(mAddress);
        writeConfiguration();
        start();
        if (isReady()) return;
        mProcess.reset();
    }
    throw std::runtime_error("kamailio does not answer:\n" + readFile(mFolder.file("log")));
}

Kamailio::~Kamailio() = default;

void Kamailio::comeUp() {
    constexpr int attempts = 5; // the system may still hold a port
    for (int attempt = 1; attempt <= attempts; ++attempt) {
        start();
        if (isReady()) return;
        mProcess.reset();
    }
    throw std::runtime_error("kamailio does not come up:\n" + readFile(mFolder.file("log")));
}

std::string Kamailio::uri(const std::string &transport) const {
    const bool tls = transport == "tls";
    const std::string result = "sip:" + mAddress + ':' + std::to_string(tls ? mTlsPort : mPort);
    return transport.empty() ? result : result + ";transport=" + transport;
}

void Kamailio::makeClientCertificate() const {
    const std::string commands = "cd '" + mFolder.path() +
                                 "' && openssl req -newkey rsa:2048 -nodes -subj /CN=client.test -keyout "
                                 "client.key -out client.csr && openssl x509 -req -in client.csr -CA ca.pem "
                                 "-CAkey ca.key -CAcreateserial -days 2 -out client.pem";
    if (std::system(("(" + commands + ") >'" + mFolder.file("log") + "' 2>&1").c_str()) != 0)
        throw std::runtime_error("no client certificate:\n" + readFile(mFolder.file("log")));
}

void Kamailio::writeConfiguration() const {
    std::string tlsListen;
    std::string tlsModule;
    if (mSettings.tls) {
        tlsListen = "enable_tls=yes\nlisten=tls:" + mAddress + ':' + std::to_string(mTlsPort);
        tlsModule = "loadmodule \"tls.so\"\nmodparam(\"tls\", \"tls_method\", "
                    "\"TLSv1.2+\")\nmodparam(\"tls\", \"private_key\", \"" +
                    mFolder.file("server.key") + "\")\nmodparam(\"tls\", \"certificate\", \"" +
                    mFolder.file("server.pem") + "\")";
        if (mSettings.clientCertificates)
            tlsModule += "\nmodparam(\"tls\", \"verify_certificate\", 1)\nmodparam(\"tls\", "
                         "\"require_certificate\", 1)\nmodparam(\"tls\", \"ca_list\", \"" +
                         caFile() + "\")";
    }
    std::string outboundModule;
    if (mSettings.outbound)
        outboundModule = "loadmodule \"stun.so\"\nloadmodule \"outbound.so\"\n"
                         "modparam(\"registrar\", \"outbound_mode\", 1)\n"
                         "modparam(\"registrar\", \"flow_timer\", 25)";
    std::string databaseModule;
    std::string authenticate = R"(pv_www_authenticate("$td", "pw-$au", "0"))";
    if (!mSettings.database.empty()) {
        databaseModule = "loadmodule \"db_sqlite.so\"\nloadmodule \"auth_db.so\"\n"
                         "modparam(\"auth_db\", \"db_url\", \"sqlite:///" +
                         mSettings.database +
                         "\")\nmodparam(\"auth_db\", \"calculate_ha1\", 0)\n"
                         "modparam(\"auth_db\", \"use_domain\", 1)\n"
                         "modparam(\"auth_db\", \"load_credentials\", \"\")\n"
                         "modparam(\"auth_db\", \"password_column\", \"" +
                         (mSettings.algorithm == "MD5" ? "ha1" : "ha1_sha256") + "\")";
        authenticate = R"(www_authenticate("$td", "subscriber"))";
    }
    const std::map<std::string, std::string> values{
        {"@ADDRESS@", mAddress},
        {"@DATABASE_MODULE@", databaseModule},
        {"@OUTBOUND_MODULE@", outboundModule},
        {"@AUTHENTICATE@", authenticate},
        {"@TLS_LISTEN@", tlsListen},
        {"@TLS_MODULE@", tlsModule},
        {"@PORT@", std::to_string(mPort)},
        {"@ALGORITHM@", mSettings.algorithm},
        {"@MIN_EXPIRES@", std::to_string(mSettings.minExpires)},
        {"@MAX_EXPIRES@", std::to_string(mSettings.maxExpires)},
        {"@NONCE_EXPIRE@", std::to_string(mSettings.nonceExpire)}};
    std::string text = readFile(SLIMPHONE_KAMAILIO_TEMPLATE);
    for (const auto &[mark, value] : values) {
        for (std::size_t at = text.find(mark); at != std::string::npos;
             at = text.find(mark, at + value.size())) {
            text.replace(at, mark.size(), value);
        }
    }
    std::ofstream(mFolder.file("kamailio.cfg")) << text;
}

void Kamailio::start() {
    const std::vector<std::string> arguments{programPath(),
                                             "-DD",
                                             "-E",
                                             "-f",
                                             mFolder.file("kamailio.cfg"),
                                             "-m",
                                             std::to_string(mSettings.sharedMemory),
                                             "-M",
                                             "8",
                                             "-Y",
                                             mFolder.path(),
                                             "-w",
                                             mFolder.path()};
    mProcess = std::make_unique<ChildProcess>(ChildProcess::Settings{arguments, mFolder.file("log")});
}

int Kamailio::ask(const std::string &uri, std::chrono::milliseconds limit) const {
    const int probe = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    sockaddr_in name = loopbackName(mAddress, mPort);
    static_cast<void>(
        connect(probe, reinterpret_cast<sockaddr *>(&name), sizeof name)); // cannot fail for UDP
    socklen_t size = sizeof name;
    getsockname(probe, reinterpret_cast<sockaddr *>(&name), &size);
    const std::string self = mAddress + ':' + std::to_string(ntohs(name.sin_port));
    const std::string request = "OPTIONS " + uri + " SIP/2.0\r\nVia: SIP/2.0/UDP " + self +
                                ";branch=z9hG4bKprobe;rport\r\nMax-Forwards: 70\r\nFrom: <sip:probe@" + self +
                                ">;tag=probe\r\nTo: <" + uri +
                                ">\r\nCall-ID: probe\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";
    const auto deadline = std::chrono::steady_clock::now() + limit;
    int status = 0;
    while (status == 0 && std::chrono::steady_clock::now() < deadline && !mProcess->hasEnded()) {
        send(probe, request.data(), request.size(), 0);
        pollfd polled{probe, POLLIN, 0};
        // While nothing listens, the refusal makes the socket readable at once.
        if (poll(&polled, 1, 50) > 0) {
            std::array<char, 4096> buffer{};
            const ssize_t length = recv(probe, buffer.data(), buffer.size(), 0);
            if (length > 0)
                status = statusOf({buffer.data(), static_cast<std::size_t>(length)});
            else
                std::this_thread::sleep_for(20ms);
        }
    }
    close(probe);
    return status;
}

bool Kamailio::isReady() { return ask("sip:" + mAddress, 15s) == 200; }

bool Kamailio::knows(const std::string &user) const {
    const int status = ask("sip:" + user + '@' + mAddress, 15s);
    if (status == 0) throw std::runtime_error("kamailio does not tell of " + user);
    return status == 200;
}

} // namespace slimphone::test
