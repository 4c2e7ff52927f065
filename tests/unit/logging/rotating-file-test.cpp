#include "logging/rotating-file.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace slimphone {

namespace {

class RotatingFileTest : public testing::Test {
protected:
    RotatingFileTest() {
        std::string pattern = testing::TempDir() + "rotating-XXXXXX";
        directory = mkdtemp(pattern.data());
        path = directory / "log";
    }
    ~RotatingFileTest() override { std::filesystem::remove_all(directory); }
    static std::string content(const std::filesystem::path &file) {
        std::ifstream stream(file);
        std::stringstream text;
        text << stream.rdbuf();
        return text.str();
    }

    std::filesystem::path directory;
    std::filesystem::path path;
};

} // namespace

TEST_F(RotatingFileTest, PutsFullFilesAside) {
    RotatingFile file(path, 4);
    for (const char *line : {"1", "2", "3", "4", "5"})
        file.write(line);
    EXPECT_EQ(content(path.string() + "_1"), "1\n2\n");
    EXPECT_EQ(content(path.string() + "_2"), "3\n4\n");
    EXPECT_EQ(content(path), "5\n");
}

TEST_F(RotatingFileTest, CountsWhatIsAlreadyThere) {
    RotatingFile(path, 4).write("1");
    RotatingFile(path, 4).write("2");
    EXPECT_EQ(content(path.string() + "_1"), "1\n2\n");
}

TEST_F(RotatingFileTest, ZeroMeansNoLimit) {
    RotatingFile file(path, 0);
    for (int i = 0; i < 100; ++i)
        file.write("line");
    EXPECT_EQ(content(path).size(), 500u);
}

TEST_F(RotatingFileTest, TellsWhenItCannotBeOpened) {
    RotatingFile file(directory / "missing" / "log", 0);
    EXPECT_FALSE(file.isOpen());
    file.write("nowhere");
    EXPECT_TRUE(std::filesystem::is_empty(directory));
}

} // namespace slimphone
