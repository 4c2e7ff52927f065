#include "options.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

namespace tool {

namespace {

constexpr const char *kUsage =
    "usage: slimphone-register [OPTION]... [ACCOUNT]...\n"
    "\n"
    "Registers SIP accounts and shows what becomes of them until it is interrupted, then\n"
    "unregisters. An ACCOUNT is an address such as sip:alice@example.org.\n"
    "\n"
    "Accounts; these options are for the accounts behind them:\n"
    "  -p, --password-file FILE  first line of FILE is the password, - is the standard input;\n"
    "                            without, the variable SLIMPHONE_PASSWORD\n"
    "      --password PASSWORD   the password itself, which other users can see\n"
    "  -s, --server ADDRESS      the registrar, if it is not the domain of the account\n"
    "      --route ADDRESS       outbound proxy\n"
    "  -t, --transport NAME      udp, tcp or tls\n"
    "  -u, --user-id NAME        name for the authentication\n"
    "  -r, --realm REALM         the only realm that gets the password\n"
    "  -e, --expires SECONDS     how long a registration shall last\n"
    "\n"
    "Accounts of a file:\n"
    "  -c, --config FILE         all accounts of an rc file (linphonerc), which is only read\n"
    "\n"
    "What is done:\n"
    "  -1, --once                end when every account is registered or has failed\n"
    "  -T, --timeout SECONDS     with --once: then at the latest (35)\n"
    "  -j, --json                a JSON object on a line for each change of state\n"
    "      --ca FILE             root certificates, instead of the system's\n"
    "      --no-verify           accept any certificate\n"
    "  -v, --verbose             log to the standard error; twice: more\n"
    "  -h, --help                show this\n"
    "      --version             show the version\n"
    "\n"
    "Exit status: 0 all registered, 1 credentials refused, 2 wrong usage, 3 no answer,\n"
    "4 refused for another reason, 5 no accounts or an unreadable file, 130 interrupted twice.\n";

std::string firstLine(const std::string &path) {
    std::string line;
    if (path == "-") {
        std::getline(std::cin, line);
    } else {
        std::ifstream file(path);
        if (!file) throw UsageError("cannot read " + path);
        std::getline(file, line);
    }
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return line;
}

int positive(const std::string &option, const std::string &value) {
    char *end = nullptr;
    const long number = std::strtol(value.c_str(), &end, 10);
    if (value.empty() || *end != '\0' || number < 1 || number > 100000000)
        throw UsageError(option + " wants a number of seconds");
    return static_cast<int>(number);
}

/** Walks over the arguments; splits "--name=value" and "-xvalue". */
class Arguments {
public:
    Arguments(int argc, char **argv) : mWords(argv + 1, argv + argc) {}

    bool next() {
        if (mHasValue) throw UsageError(mName + " takes no value");
        if (mNext == mWords.size()) return false;
        const std::string &word = mWords[mNext++];
        mName = word;
        mIsOption = !mOnlyAccounts && word.size() > 1 && word.front() == '-';
        if (!mIsOption) return true;
        const bool isLong = word.rfind("--", 0) == 0;
        const std::size_t split = isLong ? word.find('=') : 2;
        if (split < word.size()) {
            mName = word.substr(0, split);
            mValue = word.substr(split + (isLong ? 1 : 0));
            mHasValue = true;
        }
        return true;
    }
    bool isOption() const { return mIsOption; }
    void endOptions() { mOnlyAccounts = true; }
    const std::string &name() const { return mName; }
    bool is(const char *shortName, const char *longName) const {
        return mName == longName || (shortName && mName == shortName);
    }
    std::string value() {
        if (mHasValue) {
            mHasValue = false;
            return mValue;
        }
        if (mNext == mWords.size()) throw UsageError(mName + " wants a value");
        return mWords[mNext++];
    }
    /** "-vv" is "-v -v". */
    void splitFlags() {
        if (!mHasValue || mName.rfind("--", 0) == 0) return;
        mHasValue = false;
        mWords[--mNext] = "-" + mValue;
    }

private:
    std::vector<std::string> mWords;
    std::size_t mNext = 0;
    std::string mName;
    std::string mValue;
    bool mHasValue = false;
    bool mIsOption = false;
    bool mOnlyAccounts = false;
};

bool readAccountOption(Arguments &arguments, AccountOptions &account) {
    if (arguments.is("-p", "--password-file"))
        account.password = firstLine(arguments.value());
    else if (arguments.is(nullptr, "--password"))
        account.password = arguments.value();
    else if (arguments.is("-s", "--server"))
        account.server = arguments.value();
    else if (arguments.is(nullptr, "--route"))
        account.route = arguments.value();
    else if (arguments.is("-u", "--user-id"))
        account.userId = arguments.value();
    else if (arguments.is("-r", "--realm"))
        account.realm = arguments.value();
    else if (arguments.is("-e", "--expires"))
        account.expires = positive("--expires", arguments.value());
    else if (arguments.is("-t", "--transport"))
        account.transport = arguments.value();
    else
        return false;
    if (!account.transport.empty() && account.transport != "udp" && account.transport != "tcp" &&
        account.transport != "tls")
        throw UsageError("--transport is udp, tcp or tls");
    return true;
}

bool readValueOption(Arguments &arguments, Options &options) {
    if (arguments.is("-c", "--config"))
        options.configFile = arguments.value();
    else if (arguments.is("-T", "--timeout"))
        options.timeout = std::chrono::seconds(positive("--timeout", arguments.value()));
    else if (arguments.is(nullptr, "--ca"))
        options.rootCa = arguments.value();
    else
        return false;
    return true;
}

bool readFlag(Arguments &arguments, Options &options) {
    arguments.splitFlags();
    if (arguments.is("-1", "--once"))
        options.once = true;
    else if (arguments.is("-j", "--json"))
        options.json = true;
    else if (arguments.is(nullptr, "--no-verify"))
        options.verifies = false;
    else if (arguments.is("-v", "--verbose"))
        ++options.verbosity;
    else if (arguments.is("-h", "--help"))
        options.help = true;
    else if (arguments.is(nullptr, "--version"))
        options.version = true;
    else if (arguments.is(nullptr, "--"))
        arguments.endOptions();
    else
        return false;
    return true;
}

} // namespace

Options parseOptions(int argc, char **argv) {
    Options options;
    AccountOptions account;
    if (const char *password = std::getenv("SLIMPHONE_PASSWORD")) account.password = password;
    Arguments arguments(argc, argv);
    while (arguments.next()) {
        if (!arguments.isOption()) {
            account.identity = arguments.name();
            options.accounts.push_back(account);
        } else if (!readAccountOption(arguments, account) && !readValueOption(arguments, options) &&
                   !readFlag(arguments, options)) {
            throw UsageError("unknown option " + arguments.name());
        }
    }
    if (!options.help && !options.version && options.accounts.empty() && options.configFile.empty())
        throw UsageError("no account and no --config");
    return options;
}

const char *usage() { return kUsage; }

} // namespace tool
