#include "config/file-io.h"
#include "temporary-directory.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <filesystem>
#include <string>

namespace slimphone {
namespace {

using test::TemporaryDirectory;

constexpr std::size_t kLimit = 1000;

TEST(ReadTextFile, ReadsAFile) {
    const TemporaryDirectory directory;
    directory.write("f", "text");
    std::string text = "before";
    EXPECT_EQ(readTextFile(directory.path("f"), FileAccess::Shared, kLimit, text), 0);
    EXPECT_EQ(text, "text");
}

TEST(ReadTextFile, LeavesTheModeOfASharedFileAlone) {
    const TemporaryDirectory directory;
    directory.write("f", "text");
    std::filesystem::permissions(directory.path("f"), std::filesystem::perms(0644));
    std::string text;
    readTextFile(directory.path("f"), FileAccess::Shared, kLimit, text);
    EXPECT_EQ(directory.mode("f"), 0644);
    readTextFile(directory.path("f"), FileAccess::Private, kLimit, text);
    EXPECT_EQ(directory.mode("f"), 0600);
}

TEST(ReadTextFile, CreatesOnlyAPrivateFile) {
    const TemporaryDirectory directory;
    std::string text;
    EXPECT_EQ(readTextFile(directory.path("f"), FileAccess::Shared, kLimit, text), ENOENT);
    EXPECT_FALSE(directory.has("f"));
    EXPECT_EQ(readTextFile(directory.path("f"), FileAccess::Private, kLimit, text), 0);
    EXPECT_EQ(directory.mode("f"), 0600);
}

TEST(ReadTextFile, NamesWhatCannotBeRead) {
    const TemporaryDirectory directory;
    ASSERT_EQ(::mkfifo(directory.path("fifo").c_str(), 0600), 0);
    directory.write("large", std::string(kLimit + 1, 'x'));
    directory.write("file", "x");
    std::string text = "before";
    EXPECT_EQ(readTextFile(directory.path(), FileAccess::Private, kLimit, text), EISDIR);
    EXPECT_EQ(readTextFile("/dev/null", FileAccess::Private, kLimit, text), ENODEV);
    EXPECT_EQ(readTextFile(directory.path("fifo"), FileAccess::Private, kLimit, text), ENODEV);
    EXPECT_EQ(readTextFile(directory.path("large"), FileAccess::Private, kLimit, text), EFBIG);
    EXPECT_EQ(readTextFile(directory.path("file/f"), FileAccess::Private, kLimit, text), ENOTDIR);
    EXPECT_EQ(readTextFile(directory.path("nosuch/f"), FileAccess::Private, kLimit, text), ENOENT);
    EXPECT_EQ(text, "before");
}

TEST(ReplaceFile, WritesAFileOfItsOwner) {
    const TemporaryDirectory directory;
    EXPECT_EQ(replaceFile(directory.path("f"), "new"), 0);
    EXPECT_EQ(directory.read("f"), "new");
    EXPECT_EQ(directory.mode("f"), 0600);
    EXPECT_FALSE(directory.has("f.tmp"));
}

TEST(ReplaceFile, SetsTheModeWhateverTheUmask) {
    const TemporaryDirectory directory;
    const mode_t before = ::umask(0777);
    EXPECT_EQ(replaceFile(directory.path("f"), "new"), 0);
    EXPECT_EQ(::umask(before), 0777U) << "the umask of the process was changed";
    EXPECT_EQ(directory.mode("f"), 0600);
}

TEST(ReplaceFile, TakesOverWhatAKilledProcessLeft) {
    const TemporaryDirectory directory;
    directory.write("f.tmp", "half of a much longer text");
    std::filesystem::permissions(directory.path("f.tmp"), std::filesystem::perms(0666));
    EXPECT_EQ(replaceFile(directory.path("f"), "new"), 0);
    EXPECT_EQ(directory.read("f"), "new");
    EXPECT_EQ(directory.mode("f"), 0600);
}

TEST(ReplaceFile, KeepsOutOfTheWayOfAnotherWriter) {
    const TemporaryDirectory directory;
    directory.write("f", "old");
    const int other = ::open(directory.path("f.tmp").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    ASSERT_EQ(::flock(other, LOCK_EX), 0);
    EXPECT_EQ(replaceFile(directory.path("f"), "new"), EBUSY);
    EXPECT_EQ(directory.read("f"), "old");
    EXPECT_TRUE(directory.has("f.tmp"));
    ::close(other);
    EXPECT_EQ(replaceFile(directory.path("f"), "new"), 0);
    EXPECT_EQ(directory.read("f"), "new");
}

TEST(ReplaceFile, WritesThroughNoLinkPutInItsWay) {
    const TemporaryDirectory directory;
    directory.write("victim", "untouched");
    std::filesystem::create_symlink(directory.path("victim"), directory.path("f.tmp"));
    EXPECT_EQ(replaceFile(directory.path("f"), "secret"), 0);
    std::filesystem::create_hard_link(directory.path("victim"), directory.path("f.tmp"));
    EXPECT_EQ(replaceFile(directory.path("f"), "secret"), 0);
    EXPECT_EQ(directory.read("victim"), "untouched");
    EXPECT_EQ(directory.read("f"), "secret");
}

TEST(ReplaceFile, ReplacesTheTargetOfALink) {
    const TemporaryDirectory directory;
    std::filesystem::create_directory(directory.path("real"));
    directory.write("real/f", "old");
    std::filesystem::create_symlink("real/f", directory.path("link"));
    EXPECT_EQ(replaceFile(directory.path("link"), "new"), 0);
    EXPECT_TRUE(std::filesystem::is_symlink(directory.path("link")));
    EXPECT_EQ(directory.read("real/f"), "new");
}

TEST(ReplaceFile, ReplacesNothingButFiles) {
    const TemporaryDirectory directory;
    EXPECT_EQ(replaceFile("/dev/null", "x"), ENODEV);
    EXPECT_EQ(replaceFile(directory.path(), "x"), EISDIR);
    EXPECT_FALSE(std::filesystem::exists(directory.path() + ".tmp"));
}

TEST(ReplaceFile, ReportsAMissingFolderEveryTime) {
    const TemporaryDirectory directory;
    EXPECT_EQ(replaceFile(directory.path("nosuch/f"), "x"), ENOENT);
    EXPECT_EQ(replaceFile(directory.path("nosuch/f"), "x"), ENOENT);
}

TEST(ReplaceFile, KeepsTheOldFileWhenTheDiskIsFull) {
    const TemporaryDirectory directory;
    directory.write("f", "old");
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    // A limit on the size of files cuts a write short at the same place as a full disk does.
    const auto previous = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = before;
    small.rlim_cur = 1000;
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const int error = replaceFile(directory.path("f"), std::string(5000, 'x'));
    const int again = replaceFile(directory.path("f"), std::string(5000, 'x'));
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, previous);
    EXPECT_EQ(error, EFBIG);
    EXPECT_EQ(again, EFBIG);
    EXPECT_EQ(directory.read("f"), "old");
    EXPECT_FALSE(directory.has("f.tmp")) << "keeps space of a full disk";
}

} // namespace
} // namespace slimphone
