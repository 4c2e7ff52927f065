/**
 * @file
 * Creates accounts at a server in this process: a thousand one after the other, then a hundred at once,
 * and says how long that took and how long the longest linphone_core_iterate() worked, by the clock and
 * by the processor's time, which other programs on the machine do not add to.
 *
 *   create-accounts [SEQUENTIAL [AT_ONCE]]
 */
#include "http-server.h"

#include <linphone/core.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace slimphone::test;
using Clock = std::chrono::steady_clock;

int created;
int failed;
Clock::duration longest;
double longestWork; ///< milliseconds

double workNow() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

void onCreated(LinphoneAccountCreator *, LinphoneAccountCreatorStatus status, const char *) {
    ++(status == LinphoneAccountCreatorStatusAccountCreated ? created : failed);
}

LinphoneAccountCreator *start(LinphoneCore *core, const std::string &url, int number) {
    LinphoneAccountCreator *creator = linphone_account_creator_new(core, url.c_str());
    linphone_account_creator_set_username(creator, ("user" + std::to_string(number)).c_str());
    linphone_account_creator_set_domain(creator, "sip.example.org");
    linphone_account_creator_set_password(creator, "secret");
    linphone_account_creator_set_email(creator, "user@example.org");
    linphone_account_creator_cbs_set_create_account(linphone_account_creator_get_callbacks(creator),
                                                    onCreated);
    if (linphone_account_creator_create_account(creator) != LinphoneAccountCreatorStatusRequestOk) ++failed;
    return creator;
}

void iterate(LinphoneCore *core) {
    const auto before = Clock::now();
    const double workBefore = workNow();
    linphone_core_iterate(core);
    longest = std::max(longest, Clock::now() - before);
    longestWork = std::max(longestWork, workNow() - workBefore);
    std::this_thread::sleep_for(std::chrono::microseconds(200));
}

void report(const char *what, int count, Clock::duration time) {
    const double seconds = std::chrono::duration<double>(time).count();
    std::printf(
        "%s: %d accounts in %.3f s, %.2f ms each, longest iterate %.2f ms (%.2f ms of work), %d failed\n",
        what, count, seconds, 1000 * seconds / count,
        std::chrono::duration<double, std::milli>(longest).count(), longestWork, failed);
    longest = {};
    longestWork = 0;
    created = 0;
}

} // namespace

int main(int argc, char **argv) {
    const int sequential = argc > 1 ? std::atoi(argv[1]) : 1000;
    const int atOnce = argc > 2 ? std::atoi(argv[2]) : 100;
    HttpServer server(
        httpResponse(200, "<?xml version=\"1.0\"?><methodResponse><params><param><value><string>OK</string>"
                          "</value></param></params></methodResponse>"));
    LinphoneCore *core = linphone_factory_create_core_3(linphone_factory_get(), nullptr, nullptr, nullptr);
    linphone_core_start(core);

    auto begin = Clock::now();
    const double workBefore = workNow();
    LinphoneAccountCreator *first = start(core, server.url("/xmlrpc"), 0);
    std::printf("first request accepted, libcurl loaded: %.2f ms (%.2f ms of work)\n",
                std::chrono::duration<double, std::milli>(Clock::now() - begin).count(),
                workNow() - workBefore);
    while (created + failed < 1)
        iterate(core);
    linphone_account_creator_unref(first);
    report("first", 1, Clock::now() - begin);

    begin = Clock::now();
    for (int i = 0; i < sequential; ++i) {
        LinphoneAccountCreator *creator = start(core, server.url("/xmlrpc"), i);
        while (created + failed <= i)
            iterate(core);
        linphone_account_creator_unref(creator);
    }
    report("one after the other", sequential, Clock::now() - begin);

    begin = Clock::now();
    std::vector<LinphoneAccountCreator *> creators;
    for (int i = 0; i < atOnce; ++i)
        creators.push_back(start(core, server.url("/xmlrpc"), i));
    while (created + failed < atOnce)
        iterate(core);
    report("at once", atOnce, Clock::now() - begin);
    for (LinphoneAccountCreator *creator : creators)
        linphone_account_creator_unref(creator);
    linphone_core_unref(core);
    return failed == 0 ? 0 : 1;
}
