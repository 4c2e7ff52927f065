#include "kamailio.h"

#include "sip-text.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <vector>

namespace slimphone::test {

namespace {

using namespace std::chrono_literals;

sockaddr_in loopbackName(const std::string &address, int port) {
    sockaddr_in name{};
    name.sin_family = AF_INET;
    name.sin_port = htons(static_cast<std::uint16_t>(port));
    inet_pton(AF_INET, address.c_str(), &name.sin_addr);
    return name;
}

/** A number that was free for UDP and TCP a moment ago; Kamailio cannot choose one itself. */
int freePort(const std::string &address) {
    for (int attempt = 0; attempt < 50; ++attempt) {
        const int udp = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        const int tcp = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in name = loopbackName(address, 0);
        socklen_t size = sizeof name;
        bool ok = bind(udp, reinterpret_cast<sockaddr *>(&name), size) == 0 &&
                  getsockname(udp, reinterpret_cast<sockaddr *>(&name), &size) == 0;
        ok = ok && bind(tcp, reinterpret_cast<sockaddr *>(&name), size) == 0;
        close(udp);
        close(tcp);
        if (ok) return ntohs(name.sin_port);
    }
    throw std::runtime_error("no free port on " + address);
}

std::string programPath() {
    // Debian puts it where only root looks.
    for (const char *path : {"/usr/sbin/kamailio", "/usr/local/sbin/kamailio", "/usr/bin/kamailio"}) {
        if (access(path, X_OK) == 0) return path;
    }
    throw std::runtime_error("kamailio is not installed");
}

} // namespace

Kamailio::Kamailio(const Settings &settings) : mFolder("slimphone-kamailio"), mAddress(settings.address) {
    if (settings.tls) makeCertificates(mFolder, mAddress);
    constexpr int attempts = 3; // somebody else may take the port first
    for (int attempt = 1; attempt <= attempts; ++attempt) {
        mPort = freePort(mAddress);
        if (settings.tls) mTlsPort = freePort(mAddress);
        writeConfiguration(settings);
        start(settings);
        if (isReady()) return;
        mProcess.reset();
    }
    throw std::runtime_error("kamailio does not answer:\n" + readFile(mFolder.file("log")));
}

Kamailio::~Kamailio() = default;

std::string Kamailio::uri(const std::string &transport) const {
    const std::string result = "sip:" + mAddress + ':' + std::to_string(mPort);
    return transport.empty() ? result : result + ";transport=" + transport;
}

void Kamailio::writeConfiguration(const Settings &settings) const {
    std::string tlsListen;
    std::string tlsModule;
    if (settings.tls) {
        tlsListen = "enable_tls=yes\nlisten=tls:" + mAddress + ':' + std::to_string(mTlsPort);
        tlsModule = "loadmodule \"tls.so\"\nmodparam(\"tls\", \"tls_method\", "
                    "\"TLSv1.2+\")\nmodparam(\"tls\", \"private_key\", \"" +
                    mFolder.file("server.key") + "\")\nmodparam(\"tls\", \"certificate\", \"" +
                    mFolder.file("server.pem") + "\")";
    }
    std::string databaseModule;
    std::string authenticate = R"(pv_www_authenticate("$td", "pw-$au", "0"))";
    if (!settings.database.empty()) {
        databaseModule = "loadmodule \"db_sqlite.so\"\nloadmodule \"auth_db.so\"\n"
                         "modparam(\"auth_db\", \"db_url\", \"sqlite:///" +
                         settings.database +
                         "\")\nmodparam(\"auth_db\", \"calculate_ha1\", 0)\n"
                         "modparam(\"auth_db\", \"use_domain\", 1)\n"
                         "modparam(\"auth_db\", \"load_credentials\", \"\")\n"
                         "modparam(\"auth_db\", \"password_column\", \"" +
                         (settings.algorithm == "MD5" ? "ha1" : "ha1_sha256") + "\")";
        authenticate = R"(www_authenticate("$td", "subscriber"))";
    }
    const std::map<std::string, std::string> values{{"@ADDRESS@", mAddress},
                                                    {"@DATABASE_MODULE@", databaseModule},
                                                    {"@AUTHENTICATE@", authenticate},
                                                    {"@TLS_LISTEN@", tlsListen},
                                                    {"@TLS_MODULE@", tlsModule},
                                                    {"@PORT@", std::to_string(mPort)},
                                                    {"@ALGORITHM@", settings.algorithm},
                                                    {"@MIN_EXPIRES@", std::to_string(settings.minExpires)},
                                                    {"@MAX_EXPIRES@", std::to_string(settings.maxExpires)},
                                                    {"@NONCE_EXPIRE@", std::to_string(settings.nonceExpire)}};
    std::string text = readFile(SLIMPHONE_KAMAILIO_TEMPLATE);
    for (const auto &[mark, value] : values) {
        for (std::size_t at = text.find(mark); at != std::string::npos;
             at = text.find(mark, at + value.size())) {
            text.replace(at, mark.size(), value);
        }
    }
    std::ofstream(mFolder.file("kamailio.cfg")) << text;
}

void Kamailio::start(const Settings &settings) {
    const std::vector<std::string> arguments{programPath(),
                                             "-DD",
                                             "-E",
                                             "-f",
                                             mFolder.file("kamailio.cfg"),
                                             "-m",
                                             std::to_string(settings.sharedMemory),
                                             "-M",
                                             "8",
                                             "-Y",
                                             mFolder.path(),
                                             "-w",
                                             mFolder.path()};
    mProcess = std::make_unique<ChildProcess>(ChildProcess::Settings{arguments, mFolder.file("log")});
}

bool Kamailio::isReady() {
    const int probe = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    sockaddr_in name = loopbackName(mAddress, mPort);
    static_cast<void>(
        connect(probe, reinterpret_cast<sockaddr *>(&name), sizeof name)); // cannot fail for UDP
    socklen_t size = sizeof name;
    getsockname(probe, reinterpret_cast<sockaddr *>(&name), &size);
    const std::string self = mAddress + ':' + std::to_string(ntohs(name.sin_port));
    const std::string request = "OPTIONS sip:" + mAddress + " SIP/2.0\r\nVia: SIP/2.0/UDP " + self +
                                ";branch=z9hG4bKprobe;rport\r\nMax-Forwards: 70\r\nFrom: <sip:probe@" + self +
                                ">;tag=probe\r\nTo: <sip:" + mAddress +
                                ">\r\nCall-ID: probe\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";
    const auto deadline = std::chrono::steady_clock::now() + 15s;
    bool ready = false;
    while (!ready && std::chrono::steady_clock::now() < deadline && !mProcess->hasEnded()) {
        send(probe, request.data(), request.size(), 0);
        pollfd polled{probe, POLLIN, 0};
        // While nothing listens, the refusal makes the socket readable at once.
        if (poll(&polled, 1, 50) > 0) {
            std::array<char, 4096> buffer{};
            const ssize_t length = recv(probe, buffer.data(), buffer.size(), 0);
            if (length > 0)
                ready = statusOf({buffer.data(), static_cast<std::size_t>(length)}) == 200;
            else
                std::this_thread::sleep_for(20ms);
        }
    }
    close(probe);
    return ready;
}

} // namespace slimphone::test
