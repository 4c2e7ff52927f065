#include "config/config.h"
#include "config/rc-reader.h"
#include "config/rc-syntax.h"
#include "config/section-table.h"
#include "temporary-directory.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace slimphone {
namespace {

using namespace std::string_view_literals;
using test::TemporaryDirectory;

TEST(Injection, RefusesValuesThatWouldLeaveTheirLine) {
    for (const std::string_view value :
         {"x\n[evil]\nk=v"sv, "x\r\n[evil]"sv, "x\r[evil]"sv, "\n"sv, "x\0[evil]"sv, "\0"sv}) {
        const Ref<Config> config = Config::fromBuffer("[s]\nk=old\n");
        EXPECT_FALSE(config->setString("s", "k", value));
        EXPECT_STREQ(config->getString("s", "k", nullptr), "old");
        EXPECT_FALSE(config->setString("new", "k", value));
        EXPECT_FALSE(config->hasSection("new"));
        EXPECT_FALSE(config->needsCommit());
    }
}

TEST(Injection, RefusesKeysThatWouldBeReadAsSomethingElse) {
    const Ref<Config> config = Config::fromBuffer("[s]\n");
    for (const std::string_view key : {""sv, "[evil]"sv, "#c"sv, "a=b"sv, "a b"sv, "a\tb"sv, " a"sv, "a\nb"sv,
                                       "a\rb"sv, "a\0b"sv, "="sv, "a\vb"sv}) {
        EXPECT_FALSE(config->setString("s", key, "v"sv)) << key;
        EXPECT_FALSE(config->hasEntry("s", key)) << key;
    }
    EXPECT_FALSE(config->needsCommit());
}

TEST(Injection, RefusesSectionNamesThatWouldBeReadAsSomethingElse) {
    const Ref<Config> config = Config::fromBuffer("");
    for (const std::string_view name :
         {""sv, "a]"sv, "a]b"sv, "a b"sv, "a\nb"sv, "a\rb"sv, "a\0b"sv, "\t"sv}) {
        EXPECT_FALSE(config->setString(name, "k", "v"sv)) << name;
        EXPECT_FALSE(config->hasSection(name)) << name;
    }
    EXPECT_FALSE(config->hasSection("a"));
}

TEST(Injection, RefusesAnEntryThatFillsMoreThanALine) {
    const Ref<Config> config = Config::fromBuffer("");
    const std::string fits(rc::kLineLimit - 2, 'x');
    EXPECT_TRUE(config->setString("s", "k", fits));
    EXPECT_FALSE(config->setString("s", "k", fits + "[evil]"));
    EXPECT_STREQ(config->getString("s", "k", nullptr), fits.c_str());
}

TEST(Injection, AcceptsWhatIsHarmlessInAValue) {
    const Ref<Config> config = Config::fromBuffer("");
    for (const char *value : {"[evil]", "#x", "a=b", "x # y", " lead", "\ttab", "\x7f\x01\xff"}) {
        EXPECT_TRUE(config->setString("s", "k", value));
        EXPECT_STREQ(config->getString("s", "k", nullptr), value);
    }
}

TEST(Injection, ReadsBackFromTheFileExactlyWhatWasSet) {
    const TemporaryDirectory directory;
    const Ref<Config> config = Config::create(directory.path("rc"));
    // Each byte, as value, key and section name; what is refused must leave no trace.
    for (int byte = 0; byte < 256; ++byte) {
        const std::string text = "x" + std::string(1, static_cast<char>(byte)) + "y";
        config->setString("values", "k" + std::to_string(byte), text);
        config->setString("keys", text, std::to_string(byte));
        config->setString(text, "k", std::to_string(byte));
    }
    ASSERT_TRUE(config->sync());
    EXPECT_EQ(Config::create(directory.path("rc"))->dump(), config->dump());
}

TEST(Injection, DropsAKeyFromTheFileThatWouldTurnIntoAHeader) {
    SectionTable table;
    RcReader(table, "test").load("[s]\n\t[evil]=v\n\t#c=v\nk=v\n");
    table.find("s")->set("k", "w");
    EXPECT_EQ(table.format(), "[s]\nk=w\n\n");
}

} // namespace
} // namespace slimphone
