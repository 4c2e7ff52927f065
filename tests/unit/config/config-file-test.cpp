#include "config/config.h"
#include "temporary-directory.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace slimphone {
namespace {

using test::TemporaryDirectory;

TEST(ConfigFile, CreatesAMissingFileEmpty) {
    const TemporaryDirectory directory;
    const Ref<Config> config = Config::create(directory.path("rc"));
    EXPECT_TRUE(config->sectionNames().empty());
    EXPECT_FALSE(config->needsCommit());
    EXPECT_EQ(directory.read("rc"), "");
    EXPECT_EQ(directory.mode("rc"), 0600);
}

TEST(ConfigFile, TellsItsNames) {
    const TemporaryDirectory directory;
    const Ref<Config> config = Config::create(directory.path("rc"), directory.path("factory"));
    EXPECT_EQ(config->filename(), directory.path("rc"));
    EXPECT_EQ(config->factoryFilename(), directory.path("factory"));
    EXPECT_EQ(config->temporaryFilename(), directory.path("rc.tmp"));
    EXPECT_FALSE(directory.has("factory")) << "only the user's file is made";
}

TEST(ConfigFile, MakesAFileThatIsReadPrivate) {
    const TemporaryDirectory directory;
    directory.write("rc", "[s]\nk=v\n");
    std::filesystem::permissions(directory.path("rc"), std::filesystem::perms(0644));
    Config::create(directory.path("rc"));
    EXPECT_EQ(directory.mode("rc"), 0600);
}

TEST(ConfigFile, SavesAndReadsAgain) {
    const TemporaryDirectory directory;
    directory.write("rc", "# head\n[s]\nk = v\n\n[video]\nodd line\nsize=vga\n\n");
    const Ref<Config> config = Config::create(directory.path("rc"));
    config->setInt("new", "n", 1);
    EXPECT_TRUE(config->sync());
    EXPECT_FALSE(config->needsCommit());
    EXPECT_EQ(directory.read("rc"), "# head\n[s]\nk = v\n\n[video]\nodd line\nsize=vga\n\n[new]\nn=1\n\n");
    EXPECT_EQ(Config::create(directory.path("rc"))->dump(), config->dump());
    EXPECT_FALSE(directory.has("rc.tmp"));
}

/** Time is over whenever somebody looks. */
class HurriedClock final : public Clock {
public:
    TimePoint now() const override { return TimePoint::max(); }
};

TEST(ConfigFile, SavesInTurns) {
    const HurriedClock clock;
    const TemporaryDirectory directory;
    directory.write("rc", "[s]\nk=old\n\n");
    const Ref<Config> config = Config::create(directory.path("rc"));
    EXPECT_TRUE(config->syncOn(clock, TimePoint::min())) << "nothing to do";
    for (int i = 0; i < 100; ++i)
        config->setString("s", "k" + std::to_string(i), std::string(10000, 'x'));
    const std::string text = config->text();
    int turns = 1;
    for (; !config->syncOn(clock, TimePoint::min()); ++turns) {
        EXPECT_EQ(directory.read("rc"), "[s]\nk=old\n\n");
        EXPECT_TRUE(config->needsCommit());
        config->setString("s", "k", "new"); // which is for the next time
    }
    EXPECT_GT(turns, 4);
    EXPECT_EQ(directory.read("rc"), text);
    EXPECT_TRUE(config->needsCommit());
    while (!config->syncOn(clock, TimePoint::min()))
        ;
    EXPECT_EQ(directory.read("rc"), config->text());
    EXPECT_FALSE(config->needsCommit());
    EXPECT_FALSE(directory.has("rc.tmp"));
}

TEST(ConfigFile, ASaveInTurnsGivesWayToOneAtOnce) {
    const HurriedClock clock;
    const TemporaryDirectory directory;
    const Ref<Config> config = Config::create(directory.path("rc"));
    config->setInt("s", "k", 1);
    EXPECT_FALSE(config->syncOn(clock, TimePoint::min()));
    EXPECT_TRUE(directory.has("rc.tmp"));
    config->setInt("s", "k", 2);
    EXPECT_TRUE(config->sync());
    EXPECT_EQ(directory.read("rc"), "[s]\nk=2\n\n");
    EXPECT_FALSE(config->needsCommit());
    EXPECT_FALSE(directory.has("rc.tmp"));
}

TEST(ConfigFile, ASaveInTurnsThatDoesNotEndLeavesTheOldFile) {
    const HurriedClock clock;
    const TemporaryDirectory directory;
    directory.write("rc", "[s]\nk=old\n\n");
    {
        const Ref<Config> config = Config::create(directory.path("rc"));
        config->setInt("s", "k", 1);
        EXPECT_FALSE(config->syncOn(clock, TimePoint::min()));
    }
    EXPECT_EQ(directory.read("rc"), "[s]\nk=old\n\n");
    EXPECT_FALSE(directory.has("rc.tmp"));
}

TEST(ConfigFile, ASaveInTurnsThatFailsIsTriedAgain) {
    const HurriedClock clock;
    const TemporaryDirectory directory;
    std::filesystem::create_directory(directory.path("folder"));
    const Ref<Config> config = Config::create(directory.path("folder/rc"));
    config->setInt("s", "k", 1);
    std::filesystem::remove_all(directory.path("folder"));
    EXPECT_TRUE(config->syncOn(clock, TimePoint::min()));
    EXPECT_TRUE(config->needsCommit());
    std::filesystem::create_directory(directory.path("folder"));
    while (!config->syncOn(clock, TimePoint::min()))
        ;
    EXPECT_FALSE(config->needsCommit());
    EXPECT_EQ(directory.read("folder/rc"), "[s]\nk=1\n\n");
}

TEST(ConfigFile, DoesNotSaveByItself) {
    const TemporaryDirectory directory;
    Config::create(directory.path("rc"))->setInt("s", "k", 1);
    EXPECT_EQ(directory.read("rc"), "");
}

TEST(ConfigFile, LetsTheFactoryFileWin) {
    const TemporaryDirectory directory;
    directory.write("rc", "[s]\nk=user\nj=user\n");
    directory.write("factory", "[s]\nk=factory\n[only]\nf=1\n");
    const Ref<Config> config = Config::create(directory.path("rc"), directory.path("factory"));
    EXPECT_STREQ(config->getString("s", "k", nullptr), "factory");
    EXPECT_STREQ(config->getString("s", "j", nullptr), "user");
    EXPECT_FALSE(config->needsCommit());
    EXPECT_TRUE(config->sync());
    EXPECT_EQ(directory.read("rc"), "[s]\nk=factory\nj=user\n\n[only]\nf=1\n\n");
    EXPECT_EQ(directory.read("factory"), "[s]\nk=factory\n[only]\nf=1\n");
}

TEST(ConfigFile, TakesDefaultsFromAFactoryFileThatDoesNotOverride) {
    const TemporaryDirectory directory;
    directory.write("rc", "[s]\nk=mine\n");
    directory.write("factory", "[factory]\noverrides=0\n[s]\nk=theirs\nn=7\n[t]\nx=1\n");
    const Ref<Config> config = Config::create(directory.path("rc"), directory.path("factory"));
    EXPECT_STREQ(config->getString("s", "k", ""), "mine");
    EXPECT_EQ(config->getInt("s", "n", 0), 7);
    EXPECT_FALSE(config->hasEntry("s", "n"));
    EXPECT_FALSE(config->hasSection("t"));
    EXPECT_TRUE(config->setString("s", "k", nullptr));
    EXPECT_STREQ(config->getString("s", "k", ""), "theirs");
    EXPECT_TRUE(config->setInt("s", "j", 1));
    EXPECT_TRUE(config->sync());
    EXPECT_EQ(directory.read("rc"), "[s]\nj=1\n\n") << "defaults are not saved";
}

TEST(ConfigFile, AppliesTheFactoryFileAgainOnDemand) {
    const TemporaryDirectory directory;
    directory.write("factory", "[s]\nk=factory\n");
    const Ref<Config> config = Config::create({}, directory.path("factory"));
    config->setString("s", "k", "user");
    EXPECT_TRUE(config->applyFactoryFile());
    EXPECT_STREQ(config->getString("s", "k", nullptr), "factory");
    std::filesystem::remove(directory.path("factory"));
    EXPECT_FALSE(config->applyFactoryFile());
    EXPECT_TRUE(Config::fromBuffer("")->applyFactoryFile());
}

TEST(ConfigFile, ReadsAnotherFileOverItsContent) {
    const TemporaryDirectory directory;
    directory.write("other", "[s]\nk=other\n");
    std::filesystem::permissions(directory.path("other"), std::filesystem::perms(0644));
    const Ref<Config> config = Config::fromBuffer("[s]\nk=1\nj=2\n");
    EXPECT_TRUE(config->readFile(directory.path("other")));
    EXPECT_EQ(config->dump(), "[s]\n\tk=other\n\tj=2\n");
    EXPECT_FALSE(config->needsCommit());
    EXPECT_FALSE(config->readFile(directory.path("nosuch")));
    EXPECT_FALSE(config->readFile(directory.path()));
    EXPECT_EQ(directory.mode("other"), 0644);
}

TEST(ConfigFile, ReloadsTheUserFileOnly) {
    const TemporaryDirectory directory;
    directory.write("rc", "[s]\nk=user\n");
    directory.write("factory", "[f]\nk=factory\n");
    const Ref<Config> config = Config::create(directory.path("rc"), directory.path("factory"));
    config->setInt("gone", "k", 1);
    directory.write("rc", "[s]\nk=fresh\n");
    EXPECT_TRUE(config->reload());
    EXPECT_EQ(config->dump(), "[s]\n\tk=fresh\n");
    EXPECT_FALSE(config->needsCommit());
}

TEST(ConfigFile, KeepsItsContentWhenItCannotBeReloaded) {
    const TemporaryDirectory directory;
    directory.write("rc", "[s]\nk=v\n");
    const Ref<Config> config = Config::create(directory.path("rc"));
    std::filesystem::remove(directory.path("rc"));
    std::filesystem::create_directory(directory.path("rc"));
    EXPECT_FALSE(config->reload());
    EXPECT_STREQ(config->getString("s", "k", nullptr), "v");
}

TEST(ConfigFile, ReportsEveryFailedSaveAndSavesWhenItCan) {
    const TemporaryDirectory directory;
    const Ref<Config> config = Config::create(directory.path("folder/rc"));
    EXPECT_TRUE(config->isReadable());
    config->setInt("s", "k", 1);
    EXPECT_FALSE(config->sync());
    EXPECT_FALSE(config->sync());
    EXPECT_TRUE(config->needsCommit());
    std::filesystem::create_directory(directory.path("folder"));
    EXPECT_TRUE(config->sync());
    EXPECT_FALSE(config->needsCommit());
    EXPECT_EQ(directory.read("folder/rc"), "[s]\nk=1\n\n");
}

TEST(ConfigFile, ReportsAFullDiskAndKeepsTheOldFile) {
    const TemporaryDirectory directory;
    directory.write("rc", "[s]\nk=old\n");
    const Ref<Config> config = Config::create(directory.path("rc"));
    for (int i = 0; i < 100; ++i)
        config->setInt("s", "key" + std::to_string(i), i);
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto previous = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = before;
    small.rlim_cur = 100;
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const bool saved = config->sync();
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, previous);
    EXPECT_FALSE(saved);
    EXPECT_EQ(directory.read("rc"), "[s]\nk=old\n");
    EXPECT_TRUE(config->needsCommit());
    EXPECT_TRUE(config->sync());
    EXPECT_EQ(Config::create(directory.path("rc"))->getInt("s", "key99", 0), 99);
}

/** Runs as nobody while it lives, since nothing is forbidden to the superuser. */
class Unprivileged {
public:
    Unprivileged() : mIsRoot(::geteuid() == 0), mWorks(!mIsRoot || ::seteuid(65534) == 0) {}
    Unprivileged(const Unprivileged &) = delete;
    Unprivileged &operator=(const Unprivileged &) = delete;
    ~Unprivileged() {
        if (mIsRoot && ::seteuid(0) != 0) std::abort();
    }
    bool works() const { return mWorks; }

private:
    bool mIsRoot;
    bool mWorks;
};

TEST(ConfigFile, ReportsAReadOnlyFolderEveryTime) {
    const TemporaryDirectory directory;
    directory.write("rc", "[s]\nk=old\n");
    std::filesystem::permissions(directory.path("rc"), std::filesystem::perms(0644));
    std::filesystem::permissions(directory.path(), std::filesystem::perms(0555));
    {
        const Unprivileged nobody;
        ASSERT_TRUE(nobody.works());
        const Ref<Config> config = Config::create(directory.path("rc"));
        EXPECT_STREQ(config->getString("s", "k", nullptr), "old");
        config->setString("s", "k", "new");
        EXPECT_FALSE(config->sync());
        EXPECT_FALSE(config->sync());
        EXPECT_TRUE(config->needsCommit());
    }
    EXPECT_EQ(directory.read("rc"), "[s]\nk=old\n");
    std::filesystem::permissions(directory.path(), std::filesystem::perms(0755));
}

TEST(ConfigFile, NeverOverwritesAFileItCouldNotRead) {
    const TemporaryDirectory directory;
    directory.write("rc", "[s]\nk=old\n");
    std::filesystem::permissions(directory.path("rc"), std::filesystem::perms(0000));
    std::filesystem::permissions(directory.path(), std::filesystem::perms(0777));
    {
        const Unprivileged nobody;
        ASSERT_TRUE(nobody.works());
        const Ref<Config> config = Config::create(directory.path("rc"));
        EXPECT_FALSE(config->isReadable());
        config->setString("s", "k", "new");
        EXPECT_FALSE(config->sync());
    }
    std::filesystem::permissions(directory.path("rc"), std::filesystem::perms(0600));
    EXPECT_EQ(directory.read("rc"), "[s]\nk=old\n");
}

TEST(ConfigFile, TreatsADirectoryAsUnusable) {
    const TemporaryDirectory directory;
    const Ref<Config> config = Config::create(directory.path());
    EXPECT_FALSE(config->isReadable());
    config->setInt("s", "k", 1);
    EXPECT_FALSE(config->sync());
    EXPECT_EQ(config->getInt("s", "k", 0), 1);
    EXPECT_TRUE(std::filesystem::is_directory(directory.path()));
}

TEST(ConfigFile, LeavesADeviceAlone) {
    const Ref<Config> config = Config::create("/dev/null");
    config->setInt("s", "k", 1);
    EXPECT_FALSE(config->sync());
    EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

TEST(ConfigFile, RefusesAnEncryptedFile) {
    const TemporaryDirectory directory;
    const std::string content = "bcEncryptedFs\nk=v\n[s]\nk=v\n";
    directory.write("rc", content);
    const Ref<Config> config = Config::create(directory.path("rc"));
    EXPECT_FALSE(config->isReadable());
    EXPECT_FALSE(config->hasSection("s"));
    config->setInt("s", "k", 1);
    EXPECT_FALSE(config->sync());
    EXPECT_EQ(directory.read("rc"), content);
}

TEST(ConfigFile, HandlesFilesBesideIt) {
    const TemporaryDirectory directory;
    const Ref<Config> config = Config::create(directory.path("rc"));
    EXPECT_FALSE(config->relativeFileExists("note"));
    EXPECT_FALSE(config->readRelativeFile("note", 100));
    EXPECT_TRUE(config->writeRelativeFile("note", "hello"));
    EXPECT_TRUE(config->relativeFileExists("note"));
    EXPECT_EQ(config->readRelativeFile("note", 5), "hello");
    EXPECT_FALSE(config->readRelativeFile("note", 4)) << "does not fit";
    EXPECT_EQ(directory.mode("note"), 0600);
}

TEST(ConfigFile, StaysInItsFolder) {
    const TemporaryDirectory directory;
    std::filesystem::create_directory(directory.path("in"));
    directory.write("outside", "x");
    const Ref<Config> config = Config::create(directory.path("in/rc"));
    for (const char *name : {"../outside", "a/../../outside", "..", ""}) {
        EXPECT_FALSE(config->relativeFileExists(name)) << name;
        EXPECT_FALSE(config->readRelativeFile(name, 100)) << name;
        EXPECT_FALSE(config->writeRelativeFile(name, "evil")) << name;
    }
    EXPECT_FALSE(config->relativeFileExists(directory.path("outside")));
    EXPECT_EQ(directory.read("outside"), "x");
}

TEST(ConfigFile, LooksForASharedNameInTheUsersFolder) {
    const TemporaryDirectory directory;
    const char *before = std::getenv("XDG_CONFIG_HOME");
    const std::string saved = before ? before : "";
    ::setenv("XDG_CONFIG_HOME", directory.path("config").c_str(), 1);
    const Ref<Config> relative = Config::createShared("rc", {});
    const Ref<Config> absolute = Config::createShared(directory.path("rc"), {});
    if (before)
        ::setenv("XDG_CONFIG_HOME", saved.c_str(), 1);
    else
        ::unsetenv("XDG_CONFIG_HOME");
    EXPECT_EQ(relative->filename(), directory.path("config/linphone/rc"));
    EXPECT_TRUE(directory.has("config/linphone/rc"));
    EXPECT_EQ(absolute->filename(), directory.path("rc"));
}

} // namespace
} // namespace slimphone
