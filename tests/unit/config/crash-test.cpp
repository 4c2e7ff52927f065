#include "config/config.h"
#include "temporary-directory.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <ctime>
#include <random>
#include <string>

namespace slimphone {
namespace {

using test::TemporaryDirectory;

constexpr int kRounds = 200;
constexpr int kMostRounds = 4000; // where files are written so fast that few kills fall into a save
constexpr int kSections = 50;
constexpr int kKeys = 20;

void fill(Config &config, int generation) {
    for (int section = 0; section < kSections; ++section)
        for (int key = 0; key < kKeys; ++key)
            config.setInt("section_" + std::to_string(section), "key_" + std::to_string(key), generation);
}

/** The generation that the file holds, -1 when it holds several, or parts of one. */
int generationOf(const std::string &path) {
    const Ref<Config> config = Config::create(path);
    const int generation = config->getInt("section_0", "key_0", -1);
    for (int section = 0; section < kSections; ++section)
        for (int key = 0; key < kKeys; ++key)
            if (config->getInt("section_" + std::to_string(section), "key_" + std::to_string(key), -2) !=
                generation)
                return -1;
    return generation;
}

/** Saves one generation after the other and tells through @p report which one is in the file. */
[[noreturn]] void saveForEver(const std::string &path, int first, int report) {
    const Ref<Config> config = Config::create(path);
    for (int generation = first;; ++generation) {
        fill(*config, generation);
        if (!config->sync() || ::write(report, &generation, sizeof generation) != sizeof generation)
            ::_exit(1);
    }
}

TEST(Crash, LeavesTheOldOrTheNewFileWhereverTheProcessIsKilled) {
    const TemporaryDirectory directory;
    const std::string path = directory.path("rc");
    std::mt19937 random(20240607); // NOLINT: the same moments in every run
    std::uniform_int_distribution<long> nanoseconds(0, 4'000'000);
    int lastSaved = 0;
    int midway = 0;
    {
        const Ref<Config> config = Config::create(path);
        fill(*config, 0);
        ASSERT_TRUE(config->sync());
    }
    for (int round = 0; round < kRounds || (midway == 0 && round < kMostRounds); ++round) {
        int pipe[2];
        ASSERT_EQ(::pipe(pipe), 0);
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) saveForEver(path, lastSaved + 1, pipe[1]);
        ::close(pipe[1]);
        // The moment is random; that it falls into a save is what the child's endless loop is for.
        int reported = lastSaved;
        ASSERT_EQ(::read(pipe[0], &reported, sizeof reported), static_cast<ssize_t>(sizeof reported));
        const timespec pause{0, nanoseconds(random)};
        ::nanosleep(&pause, nullptr);
        ASSERT_EQ(::kill(child, SIGKILL), 0);
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended by itself";
        while (::read(pipe[0], &reported, sizeof reported) == static_cast<ssize_t>(sizeof reported)) {
        }
        ::close(pipe[0]);

        const int found = generationOf(path);
        // A save can be complete and its report not yet sent.
        ASSERT_TRUE(found == reported || found == reported + 1)
            << "round " << round << ": found " << found << ", reported " << reported;
        midway += directory.has("rc.tmp") ? 1 : 0;
        lastSaved = found;
    }
    RecordProperty("killed_while_writing", midway);
    EXPECT_GT(midway, 0) << "no kill fell into a save, so nothing was tested";

    const Ref<Config> config = Config::create(path);
    fill(*config, -5);
    EXPECT_TRUE(config->sync()) << "what killed processes left is in the way";
    EXPECT_FALSE(directory.has("rc.tmp"));
}

TEST(Crash, KeepsSavesOfTwoProcessesApart) {
    const TemporaryDirectory directory;
    const std::string path = directory.path("rc");
    {
        const Ref<Config> config = Config::create(path);
        fill(*config, 0);
        ASSERT_TRUE(config->sync());
    }
    pid_t children[2];
    for (int which = 0; which < 2; ++which) {
        children[which] = ::fork();
        ASSERT_GE(children[which], 0);
        if (children[which] > 0) continue;
        const Ref<Config> config = Config::create(path);
        for (int save = 0; save < 100; ++save) {
            fill(*config, which * 1000 + save);
            config->sync(); // fails while the other one is at it, which is what it should do
        }
        ::_exit(0);
    }
    int running = 2;
    while (running > 0) {
        EXPECT_NE(generationOf(path), -1) << "parts of two generations in one file";
        for (pid_t &child : children)
            if (child > 0 && ::waitpid(child, nullptr, WNOHANG) == child) {
                child = 0;
                --running;
            }
        if (HasFailure()) break;
    }
    for (const pid_t child : children)
        if (child > 0) {
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
        }
}

} // namespace
} // namespace slimphone
