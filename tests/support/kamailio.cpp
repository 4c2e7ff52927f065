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

std::string readFile(const std::filesystem::path &path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string programPath() {
    // Debian puts it where only root looks.
    for (const char *path : {"/usr/sbin/kamailio", "/usr/local/sbin/kamailio", "/usr/bin/kamailio"}) {
        if (access(path, X_OK) == 0) return path;
    }
    throw std::runtime_error("kamailio is not installed");
}

} // namespace

Kamailio::Kamailio(const Settings &settings) : mAddress(settings.address) {
    std::string directory = (std::filesystem::temp_directory_path() / "slimphone-kamailio-XXXXXX").string();
    if (!mkdtemp(directory.data())) throw std::system_error(errno, std::generic_category(), "mkdtemp");
    mDirectory = directory;
    if (settings.tls) makeCertificates();
    constexpr int attempts = 3; // somebody else may take the port first
    for (int attempt = 1; attempt <= attempts; ++attempt) {
        mPort = freePort(mAddress);
        if (settings.tls) mTlsPort = freePort(mAddress);
        writeConfiguration(settings);
        start(settings);
        if (isReady()) return;
        stop();
    }
    const std::string text = log();
    std::filesystem::remove_all(mDirectory);
    throw std::runtime_error("kamailio does not answer:\n" + text);
}

Kamailio::~Kamailio() {
    stop();
    std::error_code ignored;
    std::filesystem::remove_all(mDirectory, ignored);
}

std::string Kamailio::uri(const std::string &transport) const {
    const std::string result = "sip:" + mAddress + ':' + std::to_string(mPort);
    return transport.empty() ? result : result + ";transport=" + transport;
}

void Kamailio::makeCertificates() const {
    std::ofstream(mDirectory + "/san.ext") << "subjectAltName=DNS:localhost,IP:" << mAddress << "\n";
    const std::string key = "openssl req -newkey rsa:2048 -nodes -subj /CN=";
    const std::string commands =
        "cd '" + mDirectory + "' && " + key +
        "slimphone-test-ca -x509 -days 2 -keyout ca.key -out ca.pem && " + key +
        "localhost -keyout server.key -out server.csr && "
        "openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 "
        "-extfile san.ext -out server.pem";
    if (std::system(("(" + commands + ") >'" + mDirectory + "/log' 2>&1").c_str()) != 0)
        throw std::runtime_error("no certificates:\n" + log());
}

void Kamailio::writeConfiguration(const Settings &settings) const {
    std::string tlsListen;
    std::string tlsModule;
    if (settings.tls) {
        tlsListen = "enable_tls=yes\nlisten=tls:" + mAddress + ':' + std::to_string(mTlsPort);
        tlsModule = "loadmodule \"tls.so\"\nmodparam(\"tls\", \"tls_method\", "
                    "\"TLSv1.2+\")\nmodparam(\"tls\", \"private_key\", \"" +
                    mDirectory + "/server.key\")\nmodparam(\"tls\", \"certificate\", \"" + mDirectory +
                    "/server.pem\")";
    }
    const std::map<std::string, std::string> values{{"@ADDRESS@", mAddress},
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
    std::ofstream(mDirectory + "/kamailio.cfg") << text;
}

void Kamailio::start(const Settings &settings) {
    const std::vector<std::string> arguments{programPath(),
                                             "-DD",
                                             "-E",
                                             "-f",
                                             mDirectory + "/kamailio.cfg",
                                             "-m",
                                             std::to_string(settings.sharedMemory),
                                             "-M",
                                             "8",
                                             "-Y",
                                             mDirectory,
                                             "-w",
                                             mDirectory};
    std::vector<char *> argv;
    argv.reserve(arguments.size() + 1);
    for (const std::string &argument : arguments)
        argv.push_back(const_cast<char *>(argument.c_str()));
    argv.push_back(nullptr);
    const std::string logPath = mDirectory + "/log";
    const pid_t parent = getpid();

    mProcess = fork();
    if (mProcess < 0) throw std::system_error(errno, std::generic_category(), "fork");
    if (mProcess != 0) return;
    // The child may only do what is safe after fork() in a program with threads.
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(1);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    const int output = open(logPath.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    // A sanitizer preloaded into this program is none of Kamailio's business.
    unsetenv("LD_PRELOAD");
    execv(argv[0], argv.data());
    _exit(127);
}

bool Kamailio::hasEnded() {
    if (mProcess <= 0) return true;
    if (waitpid(mProcess, nullptr, WNOHANG) == 0) return false;
    mProcess = -1; // reaped, so the number may belong to somebody else
    return true;
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
    while (!ready && std::chrono::steady_clock::now() < deadline && !hasEnded()) {
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

void Kamailio::stop() {
    if (hasEnded()) return;
    kill(mProcess, SIGTERM);
    const auto deadline = std::chrono::steady_clock::now() + 5s;
    while (!hasEnded()) {
        if (std::chrono::steady_clock::now() >= deadline) kill(-mProcess, SIGKILL); // its group, workers too
        std::this_thread::sleep_for(5ms);
    }
}

std::string Kamailio::log() const { return readFile(mDirectory + "/log"); }

} // namespace slimphone::test
