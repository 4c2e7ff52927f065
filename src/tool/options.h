/**
 * @file
 * The command line of slimphone-register.
 */
#pragma once

#include <chrono>
#include <stdexcept>
#include <string>
#include <vector>

namespace tool {

/** What the command line says of one account. */
struct AccountOptions {
    std::string identity;
    std::string server;
    std::string route;
    std::string password;
    std::string userId;
    std::string realm;
    std::string transport; ///< "udp", "tcp", "tls"; empty: as the server says
    int expires = -1;
};

struct Options {
    std::vector<AccountOptions> accounts;
    std::string configFile;
    std::string rootCa;
    bool verifies = true;
    bool once = false;
    bool json = false;
    bool help = false;
    bool version = false;
    int verbosity = 0;
    std::chrono::seconds timeout{35};
};

/** The command line cannot be understood. */
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/** Reads the command line; throws UsageError. */
Options parseOptions(int argc, char **argv);

/** The text of --help. */
const char *usage();

} // namespace tool
