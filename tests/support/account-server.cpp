#include "account-server.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <stdexcept>
#include <thread>
#include <vector>

namespace slimphone::test {

namespace {

using namespace std::chrono_literals;

/** The text value of a key in one line of JSON as our server writes it. */
std::string valueOf(const std::string &line, const std::string &key) {
    const std::string mark = '"' + key + "\": \"";
    const std::size_t start = line.find(mark);
    if (start == std::string::npos) return {};
    const std::size_t from = start + mark.size();
    return line.substr(from, line.find('"', from) - from);
}

} // namespace

AccountServer::AccountServer(const Settings &settings) : mFolder("slimphone-accounts") {
    std::vector<std::string> arguments{SLIMPHONE_PYTHON,
                                       "-B",
                                       SLIMPHONE_ACCOUNT_SERVER,
                                       "--database",
                                       database(),
                                       "--messages",
                                       mFolder.file("messages"),
                                       "--domain",
                                       settings.domain,
                                       "--message-limit",
                                       std::to_string(settings.messageLimit),
                                       "--admin-key",
                                       settings.adminKey};
    if (settings.tls) {
        makeCertificates(mFolder, "127.0.0.1");
        arguments.insert(arguments.end(),
                         {"--certificate", mFolder.file("server.pem"), "--key", mFolder.file("server.key")});
    }
    const std::string log = mFolder.file("log");
    mProcess = std::make_unique<ChildProcess>(ChildProcess::Settings{arguments, log});
    const auto deadline = std::chrono::steady_clock::now() + 30s;
    while (std::sscanf(readFile(log).c_str(), "listening http %d https %d\n", &mPort, &mTlsPort) != 2) {
        if (mProcess->hasEnded() || std::chrono::steady_clock::now() >= deadline)
            throw std::runtime_error("the account server does not listen:\n" + readFile(log));
        std::this_thread::sleep_for(5ms);
    }
}

std::string AccountServer::base(const std::string &scheme) const {
    return scheme + "://127.0.0.1:" + std::to_string(scheme == "https" ? mTlsPort : mPort) + '/';
}

std::string AccountServer::xmlRpcUrl(const std::string &scheme) const { return base(scheme) + "xmlrpc"; }

std::string AccountServer::flexiApiUrl(const std::string &scheme) const { return base(scheme) + "api/"; }

std::size_t AccountServer::messageCount() const {
    const std::string text = readFile(mFolder.file("messages"));
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::string AccountServer::lastCode(const std::string &to) const {
    const std::string text = readFile(mFolder.file("messages"));
    std::string code;
    for (std::size_t start = 0, end = 0; (end = text.find('\n', start)) != std::string::npos;
         start = end + 1) {
        const std::string line = text.substr(start, end - start);
        if (valueOf(line, "to") == to) code = valueOf(line, "code");
    }
    return code;
}

} // namespace slimphone::test
