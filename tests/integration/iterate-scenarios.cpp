#include "iterate-scenarios.h"

#include "child-process.h"
#include "http-server.h"
#include "phone.h"
#include "scripted-registrar.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <functional>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

namespace slimphone::test {

namespace {

/** A socket on a free port of loopback. */
class Socket {
public:
    explicit Socket(int type) : mDescriptor(socket(AF_INET, type | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
        mName.sin_family = AF_INET;
        mName.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof mName;
        if (bind(mDescriptor, reinterpret_cast<sockaddr *>(&mName), size) != 0 ||
            getsockname(mDescriptor, reinterpret_cast<sockaddr *>(&mName), &size) != 0)
            throw std::system_error(errno, std::generic_category(), "bind");
    }
    Socket(Socket &&other) noexcept : mDescriptor(std::exchange(other.mDescriptor, -1)), mName(other.mName) {}
    Socket &operator=(Socket &&) = delete;
    ~Socket() {
        if (mDescriptor >= 0) close(mDescriptor);
    }

    int port() const { return ntohs(mName.sin_port); }
    /** Takes connections as far as the system does that by itself. */
    void listenTo(int backlog) const { listen(mDescriptor, backlog); }
    void connectTo(const Socket &other) const {
        static_cast<void>(connect(mDescriptor, reinterpret_cast<const sockaddr *>(&other.mName),
                                  sizeof other.mName)); // in progress, or for ever
    }

private:
    int mDescriptor;
    sockaddr_in mName{};
};

constexpr std::size_t kServers = 8;

/** Turns until @p done, twice as often as most applications do. */
template <class Done>
bool turnUntil(Phone &phone, IterateFigures &figures, Done &&done,
               std::chrono::milliseconds limit = std::chrono::minutes(2)) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!done()) {
        if (std::chrono::steady_clock::now() >= end) return false;
        iterateMeasured(phone.core(), figures);
        ms_usleep(2000);
    }
    return true;
}

bool isEverybody(const std::vector<LinphoneAccount *> &accounts, LinphoneRegistrationState state) {
    return std::all_of(accounts.begin(), accounts.end(),
                       [&](LinphoneAccount *account) { return Phone::state(account) == state; });
}

std::vector<LinphoneAccount *> addMany(Phone &phone, std::size_t count,
                                       const std::function<std::string(std::size_t)> &server) {
    std::vector<LinphoneAccount *> accounts;
    for (std::size_t i = 0; i < count; ++i)
        accounts.push_back(phone.add("u" + std::to_string(i), server(i)));
    return accounts;
}

/** Nobody answers any more; waiting for that would not tell anything. */
void leaveQuietly(Phone &phone) { linphone_core_set_network_reachable(phone.core(), FALSE); }

IterateFigures untilEverybodyFailed(Phone &phone, std::size_t count,
                                    const std::function<std::string(std::size_t)> &server) {
    IterateFigures figures;
    const std::vector<LinphoneAccount *> accounts = addMany(phone, count, server);
    if (!turnUntil(phone, figures, [&] { return isEverybody(accounts, LinphoneRegistrationFailed); }))
        throw std::runtime_error("some account did not fail");
    leaveQuietly(phone);
    return figures;
}

} // namespace

IterateFigures measureDeadNameServer(std::size_t accounts) {
    const Socket silent(SOCK_DGRAM);
    Phone phone("lean", {{"transport_timeout", "1000"}});
    const std::string address = "[127.0.0.1]:" + std::to_string(silent.port());
    bctbx_list_t *servers = bctbx_list_append(nullptr, const_cast<char *>(address.c_str()));
    linphone_core_set_dns_servers(phone.core(), servers);
    bctbx_list_free(servers);
    return untilEverybodyFailed(phone, accounts, [](std::size_t i) {
        return "<sip:host" + std::to_string(i) + ".test;transport=tcp>";
    });
}

IterateFigures measureBlackHole(std::size_t accounts) {
    std::vector<Socket> servers;
    std::vector<Socket> crowd;
    for (std::size_t i = 0; i < kServers; ++i) {
        servers.emplace_back(SOCK_STREAM);
        servers.back().listenTo(0);
        // With a full queue the system drops what asks for a connection, without a word.
        for (int each = 0; each < 3; ++each) {
            crowd.emplace_back(SOCK_STREAM);
            crowd.back().connectTo(servers.back());
        }
    }
    Phone phone("lean", {{"transport_timeout", "1000"}});
    return untilEverybodyFailed(phone, accounts, [&](std::size_t i) {
        return "<sip:127.0.0.1:" + std::to_string(servers[i % kServers].port()) + ";transport=tcp>";
    });
}

IterateFigures measureStalledHandshake(std::size_t accounts) {
    std::vector<Socket> servers;
    for (std::size_t i = 0; i < kServers; ++i) {
        servers.emplace_back(SOCK_STREAM);
        servers.back().listenTo(64);
    }
    // Real trust: the system's authorities have to be read.
    Phone phone("lean", {{"transport_timeout", "1000"}, {"root_ca", "/etc/ssl/certs"}});
    return untilEverybodyFailed(phone, accounts, [&](std::size_t i) {
        return "<sip:127.0.0.1:" + std::to_string(servers[i % kServers].port()) + ";transport=tls>";
    });
}

IterateFigures measureManyAccounts(std::size_t count, const std::string &transport) {
    ScriptedRegistrar registrar;
    Phone phone("lean");
    IterateFigures figures;
    const std::string server = '<' + registrar.uri(transport) + '>';
    const std::vector<LinphoneAccount *> accounts =
        addMany(phone, count, [&](std::size_t) { return server; });
    const auto untilOk = [&](std::size_t times) {
        if (!turnUntil(phone, figures, [&] {
                return phone.count(LinphoneRegistrationOk) >= times * count &&
                       isEverybody(accounts, LinphoneRegistrationOk);
            }))
            throw std::runtime_error("some account did not register");
    };
    untilOk(1);
    linphone_core_refresh_registers(phone.core());
    untilOk(2);
    linphone_core_set_network_reachable(phone.core(), FALSE);
    linphone_core_set_network_reachable(phone.core(), TRUE);
    untilOk(3);
    if (transport == "tcp") {
        registrar.server().closeConnections();
        untilOk(4);
    }
    leaveQuietly(phone);
    return figures;
}

namespace {

/** Accounts with their credentials until there are so many bytes; @p count says how many. */
std::string accountsDocument(std::size_t bytes, std::size_t &count) {
    const auto entry = [](const char *name, const std::string &value) {
        return std::string("<entry name=\"") + name + "\" overwrite=\"true\">" + value + "</entry>\n";
    };
    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<config>\n";
    for (count = 0; text.size() < bytes; ++count) {
        const std::string number = std::to_string(count);
        text += "<section name=\"proxy_" + number + "\">\n" + entry("reg_proxy", "sip:127.0.0.1:9") +
                entry("reg_identity", "sip:user" + number + "@example.org") + entry("reg_sendregister", "0") +
                entry("idkey", "key-" + number) + entry("reg_expires", "3600") +
                "</section>\n<section name=\"auth_info_" + number + "\">\n" +
                entry("username", "user" + number) + entry("passwd", "secret" + number) +
                entry("realm", "example.org") + "</section>\n";
    }
    return text + "</config>\n";
}

} // namespace

ProvisioningFigures measureProvisioning(std::size_t bytes) {
    ProvisioningFigures result;
    const HttpServer server(httpResponse(200, accountsDocument(bytes, result.accounts)));
    const WorkFolder folder("slimphone-iterate");
    const std::string rc = folder.file("rc");
    std::ofstream(rc) << "[misc]\nconfig-uri=" << server.url("/phone.xml") << "\n";
    LinphoneCore *core = linphone_factory_create_core_3(linphone_factory_get(), rc.c_str(), nullptr, nullptr);
    linphone_core_start(core);
    const double start = milliseconds(CLOCK_MONOTONIC);
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(2);
    // Until it is On, then until all is saved.
    const auto isDone = [&] {
        if (linphone_core_get_global_state(core) != LinphoneGlobalOn) return false;
        if (result.onMilliseconds == 0) result.onMilliseconds = milliseconds(CLOCK_MONOTONIC) - start;
        return !linphone_config_needs_commit(linphone_core_get_config(core));
    };
    while (!(result.isComplete = isDone()) && std::chrono::steady_clock::now() < end) {
        iterateMeasured(core, result.iterate);
        ms_usleep(2000);
    }
    result.isComplete = result.isComplete &&
                        bctbx_list_size(linphone_core_get_account_list(core)) == result.accounts &&
                        bctbx_list_size(linphone_core_get_auth_info_list(core)) == result.accounts;
    linphone_core_stop(core);
    linphone_core_unref(core);
    return result;
}

ReturnFigures measureReturn(std::size_t count, const std::string &transport, std::chrono::milliseconds outage,
                            const std::string &retryBase) {
    ScriptedRegistrar registrar;
    Phone::Values values{{"keepalive_period", "1000"}};
    if (!retryBase.empty()) values.emplace("refresher_retry_after", retryBase);
    Phone phone("lean", values);
    ReturnFigures result;
    const std::string server = '<' + registrar.uri(transport) + '>';
    const std::vector<LinphoneAccount *> accounts =
        addMany(phone, count, [&](std::size_t) { return server; });
    if (!turnUntil(phone, result.iterate, [&] { return isEverybody(accounts, LinphoneRegistrationOk); }))
        return result;
    registrar.server().goDown();
    const auto back = std::chrono::steady_clock::now() + outage;
    if (!turnUntil(phone, result.iterate, [&] { return isEverybody(accounts, LinphoneRegistrationFailed); }))
        return result;
    turnUntil(phone, result.iterate, [&] { return std::chrono::steady_clock::now() >= back; });
    registrar.server().comeUp();
    phone.events.clear();
    const double start = milliseconds(CLOCK_MONOTONIC);
    turnUntil(phone, result.iterate, [&] { return phone.count(LinphoneRegistrationOk) > 0; });
    result.firstMilliseconds = milliseconds(CLOCK_MONOTONIC) - start;
    result.isComplete =
        turnUntil(phone, result.iterate, [&] { return isEverybody(accounts, LinphoneRegistrationOk); });
    result.lastMilliseconds = milliseconds(CLOCK_MONOTONIC) - start;
    leaveQuietly(phone);
    return result;
}

} // namespace slimphone::test
