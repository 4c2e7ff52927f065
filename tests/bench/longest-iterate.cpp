/**
 * @file
 * What the longest single linphone_core_iterate() costs when the network is at its worst, and how soon
 * everybody is back after a registrar was away. One line of figures each.
 *
 *     longest-iterate [ACCOUNTS]
 */
#include "iterate-scenarios.h"

#include <cstdio>
#include <cstdlib>
#include <exception>

using namespace slimphone::test;

namespace {

void print(const char *name, const IterateFigures &figures) {
    std::printf("%-24s longest_work_ms=%.2f longest_wall_ms=%.2f calls=%zu\n", name, figures.longestWork,
                figures.longestWall, figures.calls);
    std::fflush(stdout);
}

void print(const char *name, const ReturnFigures &figures) {
    print(name, figures.iterate);
    std::printf("%-24s first_ok_ms=%.0f last_ok_ms=%.0f complete=%d\n", name, figures.firstMilliseconds,
                figures.lastMilliseconds, figures.isComplete);
    std::fflush(stdout);
}

void print(const char *name, const ProvisioningFigures &figures) {
    print(name, figures.iterate);
    std::printf("%-24s accounts=%zu on_ms=%.0f complete=%d\n", name, figures.accounts, figures.onMilliseconds,
                figures.isComplete);
}

} // namespace

int main(int argc, char **argv) try {
    using namespace std::chrono_literals;
    const std::size_t accounts = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1000;
    print("dead name server", measureDeadNameServer(accounts));
    print("black hole", measureBlackHole(accounts));
    print("stalled handshake", measureStalledHandshake(accounts));
    print("many accounts, udp", measureManyAccounts(accounts, "udp"));
    print("many accounts, tcp", measureManyAccounts(accounts, "tcp"));
    print("return after 5 s, tcp", measureReturn(accounts, "tcp", 5s, ""));
    print("return after 5 s, udp", measureReturn(accounts, "udp", 5s, ""));
    print("return after 60 s, tcp", measureReturn(accounts, "tcp", 60s, ""));
    print("provisioning, 8 MiB", measureProvisioning(std::size_t{8} << 20));
    return 0;
} catch (const std::exception &error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
