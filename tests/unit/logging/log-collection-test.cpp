#include "logging/log-collection.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <zlib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace slimphone {

namespace {

class LogCollectionTest : public testing::Test {
protected:
    LogCollectionTest() {
        std::string pattern = testing::TempDir() + "collection-XXXXXX";
        directory = mkdtemp(pattern.data());
        collection.setPath(directory.string());
        collection.setPrefix("app");
        collection.enable(true);
    }
    ~LogCollectionTest() override { std::filesystem::remove_all(directory); }

    std::string file(const char *name) const {
        std::ifstream stream(directory / name);
        std::stringstream content;
        content << stream.rdbuf();
        return content.str();
    }
    static std::string unpack(const std::string &path) {
        gzFile archive = gzopen(path.c_str(), "rb");
        std::string content(10000, '\0');
        content.resize(static_cast<std::size_t>(gzread(archive, content.data(), 10000)));
        gzclose(archive);
        return content;
    }

    std::filesystem::path directory;
    LogCollection collection;
};

} // namespace

TEST(LogCollection, HasDefaults) {
    LogCollection collection;
    EXPECT_STREQ(collection.path(), ".");
    EXPECT_STREQ(collection.prefix(), "linphone");
    EXPECT_EQ(collection.maximumFileSize(), 10u * 1024 * 1024);
    collection.setPath("");
    collection.setPrefix("");
    EXPECT_STREQ(collection.path(), ".");
    EXPECT_STREQ(collection.prefix(), "linphone");
}

TEST_F(LogCollectionTest, WritesNothingUnlessEnabled) {
    collection.enable(false);
    collection.write("line");
    EXPECT_TRUE(std::filesystem::is_empty(directory));
}

TEST_F(LogCollectionTest, AppendsLines) {
    collection.write("a");
    collection.enable(false);
    collection.enable(true);
    collection.write("b");
    EXPECT_EQ(file("app1.log"), "a\nb\n");
}

TEST_F(LogCollectionTest, FilesAreForTheirOwner) {
    collection.write("a");
    struct stat status {};
    ASSERT_EQ(stat((directory / "app1.log").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST_F(LogCollectionTest, FilesTakeTurns) {
    collection.setMaximumFileSize(4);
    for (const char *line : {"1", "2", "3", "4", "5"})
        collection.write(line);
    EXPECT_EQ(file("app2.log"), "3\n4\n");
    EXPECT_EQ(file("app1.log"), "5\n");
}

TEST_F(LogCollectionTest, GoesOnWhereAnEarlierRunStopped) {
    collection.setMaximumFileSize(4);
    for (const char *line : {"1", "2", "3"})
        collection.write(line);
    collection.enable(false);
    collection.enable(true);
    collection.write("4");
    EXPECT_EQ(file("app2.log"), "3\n4\n");
    EXPECT_EQ(file("app1.log"), "");
}

TEST_F(LogCollectionTest, ZeroMeansNoLimit) {
    collection.setMaximumFileSize(0);
    for (int i = 0; i < 100; ++i)
        collection.write("line");
    EXPECT_EQ(file("app1.log").size(), 500u);
    EXPECT_FALSE(std::filesystem::exists(directory / "app2.log"));
}

TEST_F(LogCollectionTest, PacksBothFilesInOrder) {
    collection.setMaximumFileSize(4);
    for (const char *line : {"1", "2", "3"})
        collection.write(line);
    const auto path = collection.compress();
    ASSERT_TRUE(path);
    EXPECT_EQ(*path, directory.string() + "/app_log.gz");
    EXPECT_EQ(unpack(*path), "1\n2\n3\n");
    collection.write("4");
    collection.write("5");
    EXPECT_EQ(unpack(collection.compress().value_or("")), "3\n4\n5\n");
}

TEST_F(LogCollectionTest, PacksFilesOfAnEarlierRun) {
    collection.write("line");
    collection.enable(false);
    EXPECT_EQ(unpack(collection.compress().value_or("")), "line\n");
}

TEST_F(LogCollectionTest, PacksNothingWhenThereIsNothing) {
    EXPECT_EQ(collection.compress(), std::nullopt);
    EXPECT_TRUE(std::filesystem::is_empty(directory));
}

TEST_F(LogCollectionTest, ResetRemovesEverything) {
    collection.write("line");
    collection.compress();
    collection.reset();
    EXPECT_TRUE(std::filesystem::is_empty(directory));
    collection.write("new");
    EXPECT_EQ(file("app1.log"), "new\n");
}

TEST_F(LogCollectionTest, MissingDirectoryIsHarmless) {
    collection.setPath((directory / "missing").string());
    collection.write("line");
    EXPECT_EQ(collection.compress(), std::nullopt);
    collection.reset();
}

TEST_F(LogCollectionTest, PrefixStaysInItsDirectory) {
    collection.setPrefix("../up");
    EXPECT_STREQ(collection.prefix(), "app");
}

} // namespace slimphone
