/**
 * @file
 * slimphone-register: registers SIP accounts from the command line.
 */
#include "options.h"
#include "session.h"

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <exception>

namespace {

using tool::ExitStatus;
using tool::Options;
using tool::Session;

volatile std::sig_atomic_t gInterrupts = 0;

void onSignal(int) {
    if (gInterrupts != 0) _exit(130);
    gInterrupts = 1;
}

void catchSignals() {
    struct sigaction action {};
    action.sa_handler = onSignal;
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        sigaction(number, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

void setUpLogs(int verbosity) {
    if (verbosity == 0) return;
    linphone_core_set_log_file(stderr);
    linphone_logging_service_set_log_level(linphone_logging_service_get(),
                                           verbosity > 1 ? LinphoneLogLevelDebug : LinphoneLogLevelMessage);
}

ExitStatus run(const Options &options) {
    Session session(options);
    const auto limit = std::chrono::steady_clock::now() + options.timeout;
    const auto isDone = [&] {
        if (gInterrupts != 0) return true;
        if (session.isRunning() && !session.hasAccounts()) return true;
        if (!options.once) return false;
        return (session.isRunning() && session.isSettled()) || std::chrono::steady_clock::now() >= limit;
    };
    while (!isDone())
        session.step();
    const ExitStatus status = session.status();
    if (!session.hasAccounts() && gInterrupts == 0)
        std::fputs("slimphone-register: no account that registers\n", stderr);
    session.stop();
    while (!session.isOver())
        session.step();
    return status;
}

} // namespace

int main(int argc, char **argv) {
    try {
        const Options options = tool::parseOptions(argc, argv);
        if (options.help || options.version) {
            if (options.help)
                std::fputs(tool::usage(), stdout);
            else
                std::printf("slimphone-register %s\n", linphone_core_get_version());
            return std::fflush(stdout) == 0 ? 0 : 1;
        }
        catchSignals();
        setUpLogs(options.verbosity);
        return static_cast<int>(run(options));
    } catch (const tool::UsageError &error) {
        std::fprintf(stderr, "slimphone-register: %s\nTry --help.\n", error.what());
        return static_cast<int>(ExitStatus::Usage);
    } catch (const tool::SetupError &error) {
        std::fprintf(stderr, "slimphone-register: %s\n", error.what());
        return static_cast<int>(ExitStatus::NoAccounts);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "slimphone-register: %s\n", error.what());
        return static_cast<int>(ExitStatus::Refused);
    }
}
