/**
 * @file
 * Creates accounts at a server in this process: a thousand one after the other, then a hundred at once,
 * and says how long that took and how long the longest linphone_core_iterate() did.
 *
 *   create-accounts [SEQUENTIAL [AT_ONCE]]
 */
#include "http-server.h"

#include <linphone/core.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace slimphone::test;
using Clock = std::chrono::steady_clock;

int created;
int failed;
Clock::duration longest;

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
    linphone_core_iterate(core);
    longest = std::max(longest, Clock::now() - before);
    std::this_thread::sleep_for(std::chrono::microseconds(200));
}

void report(const char *what, int count, Clock::duration time) {
    const double seconds = std::chrono::duration<double>(time).count();
    std::printf("%s: %d accounts in %.3f s, %.2f ms each, longest iterate %.2f ms, %d failed\n", what, count,
                seconds, 1000 * seconds / count, std::chrono::duration<double, std::milli>(longest).count(),
                failed);
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
    LinphoneAccountCreator *first = start(core, server.url("/xmlrpc"), 0);
    std::printf("first request: libcurl loaded in %.2f ms\n",
                std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
    while (created + failed < 1)
        iterate(core);
    linphone_account_creator_unref(first);
    report("first", 1, Clock::now() - begin);

    longest = {};
    created = 0;
    begin = Clock::now();
    for (int i = 0; i < sequential; ++i) {
        LinphoneAccountCreator *creator = start(core, server.url("/xmlrpc"), i);
        while (created + failed <= i)
            iterate(core);
        linphone_account_creator_unref(creator);
    }
    report("one after the other", sequential, Clock::now() - begin);

    longest = {};
    created = 0;
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
