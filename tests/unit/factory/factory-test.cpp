#include "factory/factory.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

namespace slimphone {
namespace {

using Folder = Factory::Folder;

class FactoryTest : public testing::Test {
protected:
    FactoryTest() {
        for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_DOWNLOAD_DIR"})
            unsetenv(name);
        setenv("HOME", "/home/somebody", 1);
    }
    ~FactoryTest() override { Factory::forgetInstance(); }

    Factory &mFactory = Factory::instance();
};

TEST_F(FactoryTest, InstanceStaysUntilItIsForgotten) {
    EXPECT_EQ(&Factory::instance(), &mFactory);
    mFactory.setUserData(this);
    Factory::forgetInstance();
    EXPECT_EQ(Factory::instance().userData(), nullptr);
}

TEST_F(FactoryTest, ForgettingTwiceIsHarmless) {
    Factory::forgetInstance();
    const long before = Object::liveCount();
    Factory::forgetInstance();
    EXPECT_EQ(Object::liveCount(), before);
}

TEST_F(FactoryTest, FoldersAreBelowHomeByDefault) {
    EXPECT_STREQ(mFactory.folder(Folder::Config), "/home/somebody/.config/linphone/");
    EXPECT_STREQ(mFactory.folder(Folder::Data), "/home/somebody/.local/share/linphone/");
    EXPECT_STREQ(mFactory.folder(Folder::Download), "/home/somebody/Downloads/");
}

TEST_F(FactoryTest, RelativeBaseDirectoryDoesNotCount) {
    setenv("XDG_CONFIG_HOME", "relative", 1);
    EXPECT_STREQ(mFactory.folder(Folder::Config), "/home/somebody/.config/linphone/");
}

TEST_F(FactoryTest, HomeComesFromTheUserDatabaseWhenItIsNotSet) {
    unsetenv("HOME");
    const std::string folder = mFactory.folder(Folder::Download);
    EXPECT_NE(folder, "/Downloads/");
    EXPECT_EQ(folder.substr(folder.size() - 10), "Downloads/");
}

TEST_F(FactoryTest, FolderThatWasSetEndsWithOneSlash) {
    mFactory.setFolder(Folder::Data, "/a");
    EXPECT_STREQ(mFactory.folder(Folder::Data), "/a/");
    mFactory.setFolder(Folder::Data, "/b/");
    EXPECT_STREQ(mFactory.folder(Folder::Data), "/b/");
    EXPECT_TRUE(mFactory.isFolderSet(Folder::Data));
}

TEST_F(FactoryTest, OwnResourcesFollowTheTopFolderUnlessSet) {
    mFactory.setFolder(Folder::TopResources, "/top");
    EXPECT_STREQ(mFactory.folder(Folder::DataResources), "/top/linphone");
    mFactory.setFolder(Folder::DataResources, "/own");
    EXPECT_STREQ(mFactory.folder(Folder::DataResources), "/own");
}

TEST_F(FactoryTest, ThreadsMayAskAtTheSameTime) {
    std::vector<std::thread> threads;
    threads.reserve(4);
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([] {
            for (int round = 0; round < 500; ++round)
                EXPECT_STREQ(Factory::instance().folder(Folder::Download), "/home/somebody/Downloads/");
        });
    for (std::thread &thread : threads)
        thread.join();
}

} // namespace
} // namespace slimphone
