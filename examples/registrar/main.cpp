/**
 * @file
 * slimphone-registrar: a registrar with its users on the command line.
 */
#include "belle-sip-server.h"

#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

using slimphone::example::BelleSipServer;
using slimphone::example::HashAlgorithm;
using slimphone::example::parseSeconds;
using slimphone::example::Registrar;
using slimphone::example::Request;
using slimphone::example::Response;

constexpr const char *kUsage =
    "usage: slimphone-registrar [options]\n"
    "  --address ADDRESS        numeric address to listen on (default 127.0.0.1)\n"
    "  --port N                 UDP and TCP port, 0 for a free one (default 5060)\n"
    "  --user NAME:PASSWORD     a user who may register; can be repeated; without any, everybody may\n"
    "  --realm REALM            realm of the digest challenges (default slimphone.example)\n"
    "  --algorithm NAME         MD5, SHA-256 or both (default both)\n"
    "  --expires-max SECONDS    longest lifetime granted (default 7200)\n"
    "  --expires-min SECONDS    shorter wishes are refused with 423 (default 0)\n"
    "  --verbose                a line on stderr for each request\n";

struct Options {
    Registrar::Settings settings;
    std::string address = "127.0.0.1";
    int port = 5060;
    std::vector<std::pair<std::string, std::string>> users;
    bool verbose = false;
    bool help = false;
};

int numberOf(const std::string &option, const std::string &value, int highest) {
    const auto number = parseSeconds(value);
    if (!number || *number > highest) throw std::invalid_argument("bad value for " + option + ": " + value);
    return *number;
}

std::vector<HashAlgorithm> algorithmsOf(const std::string &value) {
    if (value == "MD5") return {HashAlgorithm::Md5};
    if (value == "SHA-256") return {HashAlgorithm::Sha256};
    if (value == "both") return {HashAlgorithm::Sha256, HashAlgorithm::Md5};
    throw std::invalid_argument("unknown algorithm " + value);
}

Options parse(const std::vector<std::string> &arguments) {
    constexpr int longest = 1 << 30;
    Options options;
    options.settings.digest.algorithms = algorithmsOf("both");
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string &name = arguments[i];
        if (name == "--verbose") {
            options.verbose = true;
            continue;
        }
        if (name == "--help") {
            options.help = true;
            continue;
        }
        if (i + 1 == arguments.size()) throw std::invalid_argument("unknown option or no value: " + name);
        const std::string &value = arguments[++i];
        if (name == "--address") {
            options.address = value;
        } else if (name == "--port") {
            options.port = numberOf(name, value, 65535);
        } else if (name == "--user") {
            const std::size_t colon = value.find(':');
            if (colon == 0 || colon == std::string::npos)
                throw std::invalid_argument("--user wants NAME:PASSWORD");
            options.users.emplace_back(value.substr(0, colon), value.substr(colon + 1));
        } else if (name == "--realm") {
            options.settings.digest.realm = value;
        } else if (name == "--algorithm") {
            options.settings.digest.algorithms = algorithmsOf(value);
        } else if (name == "--expires-max") {
            options.settings.maxExpires = numberOf(name, value, longest);
        } else if (name == "--expires-min") {
            options.settings.minExpires = numberOf(name, value, longest);
        } else {
            throw std::invalid_argument("unknown option " + name);
        }
    }
    return options;
}

void report(const Request &request, const Response &response) {
    std::fprintf(stderr, "%s %s from %s:%d over %s: %d %s\n", request.method.c_str(), request.user().c_str(),
                 request.sourceHost.c_str(), request.sourcePort, request.transport.c_str(), response.status,
                 response.reason.c_str());
}

int serve(const Options &options, const sigset_t &signals) {
    Registrar registrar(options.settings);
    for (const auto &[user, password] : options.users)
        registrar.addUser(user, password);
    const BelleSipServer server(registrar, options.address, options.port,
                                options.verbose ? report : BelleSipServer::Observer());
    std::cout << "listening udp " << server.port() << " tcp " << server.port() << std::endl;
    int received = 0;
    sigwait(&signals, &received);
    return 0;
}

} // namespace

int main(int argc, char **argv) {
    // Blocked before any thread exists, so that only sigwait() sees them.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    belle_sip_set_log_level(BELLE_SIP_LOG_FATAL);
    try {
        const Options options = parse({argv + 1, argv + argc});
        if (options.help) {
            std::cout << kUsage;
            return 0;
        }
        return serve(options, signals);
    } catch (const std::invalid_argument &error) {
        std::cerr << error.what() << '\n' << kUsage;
        return 2;
    } catch (const std::exception &error) {
        std::cerr << "slimphone-registrar: " << error.what() << '\n';
        return 1;
    }
}
