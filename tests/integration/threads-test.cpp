/**
 * @file
 * Cores in several threads of one process. Run under ThreadSanitizer, this shows that they share
 * nothing unguarded.
 */
#include "phone.h"
#include "scripted-registrar.h"

#include <dlfcn.h>
#include <gtest/gtest.h>
#include <pthread.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

namespace {

std::atomic<bool> sKeysAreSlow{false};

} // namespace

#if !defined(__SANITIZE_THREAD__) // which makes keys before it can bear any code of ours, and needs no help
/** Stands before the C library's: what others may see while a key is being made, they see here. */
extern "C" int pthread_key_create(pthread_key_t *key, void (*destructor)(void *)) noexcept {
    using Create = int (*)(pthread_key_t *, void (*)(void *));
    static const auto real = reinterpret_cast<Create>(dlsym(RTLD_NEXT, "pthread_key_create"));
    for (int turn = 0; sKeysAreSlow && turn < 20000; ++turn)
        sched_yield();
    return real(key, destructor);
}
#endif

namespace slimphone::test {

namespace {

constexpr int kThreads = 2;
constexpr std::size_t kAccounts = 20;
constexpr int kRounds = 3;

/** One application: a core, its accounts, a refresh, and the end, all in the calling thread. */
bool runApplication(const std::string &wire, const std::string &server, int number) {
    Phone phone(wire);
    for (std::size_t i = 0; i < kAccounts; ++i) {
        const std::string user = "u" + std::to_string(number) + '-' + std::to_string(i);
        phone.addPassword(user, "pw");
        phone.add(user, server);
    }
    if (!phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk) == kAccounts; }, 60s)) return false;
    linphone_core_refresh_registers(phone.core());
    if (!phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk) == 2 * kAccounts; }, 60s))
        return false;
    phone.release();
    return phone.count(LinphoneRegistrationCleared) == kAccounts;
}

} // namespace

// Only the first cores of a process can meet what belle-sip makes at its first use, hence new processes.
// This test stands first: what it forks must not have seen a core yet.
TEST(FirstCores, StartInSeveralThreadsAtOnce) {
    constexpr int kProcesses = 5;
    for (int number = 0; number < kProcesses; ++number) {
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            sKeysAreSlow = true;
            std::latch start(kThreads);
            std::vector<std::thread> threads;
            threads.reserve(kThreads);
            for (int i = 0; i < kThreads; ++i)
                threads.emplace_back([&] {
                    start.arrive_and_wait();
                    Phone phone("lean");
                });
            for (std::thread &thread : threads)
                thread.join();
            _exit(0);
        }
        int status = 0;
        ASSERT_EQ(waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0)
            << "process " << number << ", status " << status;
    }
}

class CoresInThreads : public testing::TestWithParam<Path> {};

TEST_P(CoresInThreads, RegisterAtTheSameTime) {
    ScriptedRegistrar registrar;
    for (int number = 0; number < kThreads; ++number)
        for (std::size_t i = 0; i < kAccounts; ++i)
            registrar.addUser("u" + std::to_string(number) + '-' + std::to_string(i), "pw");
    const std::string server = '<' + registrar.uri(GetParam().transport) + '>';

    std::atomic<int> succeeded{0};
    std::latch start(kThreads);
    std::vector<std::thread> threads;
    threads.reserve(kThreads);
    for (int number = 0; number < kThreads; ++number)
        threads.emplace_back([&, number] {
            start.arrive_and_wait();
            for (int round = 0; round < kRounds; ++round)
                if (runApplication(GetParam().wire, server, number)) ++succeeded;
        });
    for (std::thread &thread : threads)
        thread.join();
    EXPECT_EQ(succeeded, kThreads * kRounds);
    EXPECT_EQ(registrar.rules().bindingCount(), 0u);
}

namespace {

std::string nameOfPath(const testing::TestParamInfo<Path> &info) { return nameOf(info.param); }

} // namespace

INSTANTIATE_TEST_SUITE_P(Paths, CoresInThreads,
                         testing::Values(Path{"lean", "udp"}, Path{"lean", "tcp"}, Path{"belle-sip", "udp"},
                                         Path{"belle-sip", "tcp"}),
                         nameOfPath);

} // namespace slimphone::test
