#include "config/config.h"
#include "config/dictionary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <clocale>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace slimphone {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::StrEq;

/** A configuration with one value, read as from a file. */
Ref<Config> with(const char *value) {
    return Config::fromBuffer(std::string("[s]\nk=").append(value).append("\n"));
}

TEST(Config, ReadsIntegersByTheRulesOfScanf) {
    EXPECT_EQ(with("42")->getInt("s", "k", 7), 42);
    EXPECT_EQ(with("-42")->getInt("s", "k", 7), -42);
    EXPECT_EQ(with("0x1F")->getInt("s", "k", 7), 31);
    EXPECT_EQ(with("017")->getInt("s", "k", 7), 15);
    EXPECT_EQ(with("  12abc")->getInt("s", "k", 7), 12);
}

TEST(Config, ReadsTextThatIsNoIntegerAsZero) { EXPECT_EQ(with("abc")->getInt("s", "k", 7), 0); }

TEST(Config, LetsIntegersWrap) {
    EXPECT_EQ(with("4294967297")->getInt("s", "k", 7), 1);
    EXPECT_EQ(with("99999999999999999999")->getInt("s", "k", 7), -1);
}

TEST(Config, UsesTheDefaultOnlyForAnAbsentKey) {
    const Ref<Config> config = with("abc");
    EXPECT_EQ(config->getInt("s", "other", 7), 7);
    EXPECT_EQ(config->getInt("other", "k", 7), 7);
    EXPECT_EQ(config->getInt64("s", "other", 8), 8);
    EXPECT_TRUE(config->getBool("s", "other", true));
    EXPECT_STREQ(config->getString("s", "other", "x"), "x");
    EXPECT_EQ(config->getString("s", "other", nullptr), nullptr);
}

TEST(Config, ReadsLongIntegersAsDecimalOnly) {
    EXPECT_EQ(with("0x1F")->getInt64("s", "k", 7), 0);
    EXPECT_EQ(with("017")->getInt64("s", "k", 7), 17);
    EXPECT_EQ(with("-9000000000")->getInt64("s", "k", 7), -9000000000);
    EXPECT_EQ(with("99999999999999999999")->getInt64("s", "k", 7), std::numeric_limits<std::int64_t>::max());
}

TEST(Config, ReadsOnlyNumbersAsTrue) {
    EXPECT_TRUE(with("1")->getBool("s", "k", false));
    EXPECT_TRUE(with("-3")->getBool("s", "k", false));
    EXPECT_FALSE(with("0")->getBool("s", "k", true));
    EXPECT_FALSE(with("true")->getBool("s", "k", true));
}

TEST(Config, ReadsFloats) {
    EXPECT_FLOAT_EQ(with(" 1.5x")->getFloat("s", "k", 7), 1.5F);
    EXPECT_FLOAT_EQ(with("-2e3")->getFloat("s", "k", 7), -2000.F);
    EXPECT_FLOAT_EQ(with("+.25")->getFloat("s", "k", 7), .25F);
    EXPECT_FLOAT_EQ(with("0x10")->getFloat("s", "k", 7), 16.F);
}

TEST(Config, UsesTheDefaultForTextThatIsNoFloat) {
    EXPECT_FLOAT_EQ(with("abc")->getFloat("s", "k", 7), 7.F);
    EXPECT_FLOAT_EQ(with("--1")->getFloat("s", "k", 7), 7.F);
    EXPECT_FLOAT_EQ(with("1e99999")->getFloat("s", "k", 7), 7.F);
}

TEST(Config, KeepsFloatsApartFromTheLocale) {
    const std::string before = std::setlocale(LC_NUMERIC, nullptr);
    const bool hasComma = std::setlocale(LC_NUMERIC, "de_DE.UTF-8") != nullptr;
    const Ref<Config> config = with("1.5");
    config->setFloat("s", "f", 2.25F);
    EXPECT_FLOAT_EQ(config->getFloat("s", "k", 0), 1.5F) << "comma locale: " << hasComma;
    EXPECT_STREQ(config->getString("s", "f", nullptr), "2.250000");
    std::setlocale(LC_NUMERIC, before.c_str());
}

struct Range {
    bool result;
    int minimum, maximum;
    bool operator==(const Range &) const = default;
};
Range rangeOf(const Config &config, const char *key) {
    Range range{};
    range.result = config.getRange("s", key, range.minimum, range.maximum, 1, 2);
    return range;
}

TEST(Config, ReadsRanges) {
    EXPECT_EQ(rangeOf(*with("5-9"), "k"), (Range{true, 5, 9}));
    EXPECT_EQ(rangeOf(*with("5--9"), "k"), (Range{true, 5, -9}));
    EXPECT_EQ(rangeOf(*with("5-"), "k"), (Range{true, 5, 0}));
    EXPECT_EQ(rangeOf(*with("x-y"), "k"), (Range{true, 0, 0}));
}

TEST(Config, RefusesRangesWithoutADashAfterTheFirstCharacter) {
    EXPECT_EQ(rangeOf(*with("5"), "k"), (Range{false, 1, 2}));
    EXPECT_EQ(rangeOf(*with("-5-9"), "k"), (Range{false, 1, 2}));
}

TEST(Config, GivesTheDefaultRangeForAnAbsentKey) {
    EXPECT_EQ(rangeOf(*with("5-9"), "other"), (Range{true, 1, 2}));
}

TEST(Config, SplitsListsAtCommasWithoutTrimming) {
    EXPECT_THAT(*with(",a, b,,c,")->getStringList("s", "k"), ElementsAre("", "a", " b", "", "c", ""));
    EXPECT_THAT(*with("one")->getStringList("s", "k"), ElementsAre("one"));
    EXPECT_FALSE(with("one")->getStringList("s", "other"));
}

TEST(Config, WritesEachTypeInItsForm) {
    const Ref<Config> config = Config::fromBuffer("");
    EXPECT_TRUE(config->setBool("s", "yes", true));
    EXPECT_TRUE(config->setBool("s", "no", false));
    EXPECT_TRUE(config->setInt("s", "int", -12));
    EXPECT_TRUE(config->setInt64("s", "long", std::numeric_limits<std::int64_t>::min()));
    EXPECT_TRUE(config->setIntHex("s", "hex", 255));
    EXPECT_TRUE(config->setIntHex("s", "minus", -1));
    EXPECT_TRUE(config->setFloat("s", "float", 1.5F));
    EXPECT_TRUE(config->setFloat("s", "huge", std::numeric_limits<float>::max()));
    EXPECT_TRUE(config->setRange("s", "range", 5, 9));
    EXPECT_TRUE(config->setStringList("s", "list", {"a", "", "b"}));
    EXPECT_EQ(config->dump(), "[s]\n\tyes=1\n\tno=0\n\tint=-12\n\tlong=-9223372036854775808\n\thex=0xff\n"
                              "\tminus=0xffffffff\n\tfloat=1.500000\n"
                              "\thuge=340282346638528859811704183484516925440.000000\n\trange=5-9\n"
                              "\tlist=a,,b\n");
    EXPECT_EQ(config->getInt("s", "minus", 0), -1);
}

TEST(Config, RemovesAnItemByAnEmptyValue) {
    for (const char *empty : {static_cast<const char *>(nullptr), ""}) {
        const Ref<Config> config = with("v");
        EXPECT_TRUE(config->setString("s", "k", empty));
        EXPECT_FALSE(config->hasEntry("s", "k"));
        EXPECT_TRUE(config->hasSection("s"));
        EXPECT_TRUE(config->needsCommit());
    }
}

TEST(Config, RemovesAnItemByAnEmptyList) {
    const Ref<Config> config = with("a,b");
    config->setStringList("s", "k", {});
    EXPECT_FALSE(config->hasEntry("s", "k"));
}

TEST(Config, NeverMakesAnEmptySection) {
    const Ref<Config> config = Config::fromBuffer("");
    config->setString("s", "k", "");
    EXPECT_FALSE(config->hasSection("s"));
    EXPECT_FALSE(config->needsCommit());
}

TEST(Config, AsksForASaveOnlyWhenSomethingChanges) {
    const Ref<Config> config = with("v");
    config->setString("s", "k", "v");
    EXPECT_FALSE(config->needsCommit());
    config->setString("s", "k", "w");
    EXPECT_TRUE(config->needsCommit());
}

TEST(Config, CleansAnEntryWithoutAskingForASave) {
    const Ref<Config> config = with("v");
    config->cleanEntry("s", "k");
    EXPECT_FALSE(config->hasEntry("s", "k"));
    EXPECT_FALSE(config->needsCommit());
}

TEST(Config, CleansASectionAndAsksForASave) {
    const Ref<Config> config = with("v");
    config->cleanSection("other");
    EXPECT_FALSE(config->needsCommit());
    config->cleanSection("s");
    EXPECT_FALSE(config->hasSection("s"));
    EXPECT_FALSE(config->hasEntry("s", "k"));
    EXPECT_TRUE(config->needsCommit());
}

TEST(Config, ReadsDefaultsFromTheirSection) {
    const Ref<Config> config =
        Config::fromBuffer("[proxy_default_values]\nreg_expires=1800\nbig=9000000000\nf=0.5\nname=x\n");
    EXPECT_EQ(config->getDefaultInt("proxy", "reg_expires", 3600), 1800);
    EXPECT_EQ(config->getDefaultInt("proxy", "other", 3600), 3600);
    EXPECT_EQ(config->getDefaultInt64("proxy", "big", 1), 9000000000);
    EXPECT_FLOAT_EQ(config->getDefaultFloat("proxy", "f", 1), .5F);
    EXPECT_STREQ(config->getDefaultString("proxy", "name", nullptr), "x");
    EXPECT_STREQ(config->getDefaultString("auth", "name", "y"), "y");
}

TEST(Config, ListsSectionsAndKeysInOrder) {
    const Ref<Config> config = Config::fromBuffer("[b]\nz=1\n#c\na=2\n[a]\n");
    config->setString("c", "x", "1");
    EXPECT_THAT(config->sectionNames(), ElementsAre(StrEq("b"), StrEq("a"), StrEq("c")));
    EXPECT_THAT(config->keys("b"), ElementsAre(StrEq("z"), StrEq("a")));
    EXPECT_THAT(config->keys("nosuch"), IsEmpty());
}

TEST(Config, LendsAnArrayOfSectionNames) {
    const Ref<Config> config = Config::fromBuffer("[b]\n[a]\n");
    const char **names = config->lentSectionNames();
    EXPECT_STREQ(names[0], "b");
    EXPECT_STREQ(names[1], "a");
    EXPECT_EQ(names[2], nullptr);
    EXPECT_EQ(Config::fromBuffer("")->lentSectionNames()[0], nullptr);
}

TEST(Config, KeepsLentTextWhileOtherItemsChange) {
    const Ref<Config> config = with("value");
    const char *value = config->getString("s", "k", nullptr);
    for (int i = 0; i < 1000; ++i)
        config->setInt("s", std::to_string(i), i);
    EXPECT_STREQ(value, "value");
    EXPECT_EQ(config->getString("s", "k", nullptr), value);
}

TEST(Config, AcceptsAValueThatPointsIntoItself) {
    const Ref<Config> config = with("value");
    config->setString("s", "k", config->getString("s", "k", nullptr) + 2);
    EXPECT_STREQ(config->getString("s", "k", nullptr), "lue");
}

TEST(Config, MarksOnlyWhatIsThere) {
    const Ref<Config> config = with("v");
    config->setOverwrite("s", "k", true);
    config->setSkip("s", true);
    config->setOverwrite("nosuch", true);
    config->setSkip("s", "nosuch", true);
    EXPECT_TRUE(config->overwrite("s", "k"));
    EXPECT_FALSE(config->overwrite("s"));
    EXPECT_FALSE(config->skip("s", "k"));
    EXPECT_TRUE(config->skip("s"));
    EXPECT_FALSE(config->overwrite("nosuch"));
    EXPECT_FALSE(config->skip("s", "nosuch"));
    config->setOverwrite("s", "k", false);
    EXPECT_FALSE(config->overwrite("s", "k"));
    EXPECT_FALSE(config->needsCommit());
}

TEST(Config, DumpsItemsBehindATab) {
    EXPECT_EQ(Config::fromBuffer("# note\n[a p=1]\nk=v\n# c\nj= w\n[b]\n")->dump(),
              "[a]\n\tk=v\n\tj= w\n[b]\n");
}

TEST(Config, CopiesASectionIntoADictionary) {
    const Ref<Config> config = Config::fromBuffer("[s]\na=1\n# c\nb=two\n");
    const Ref<Dictionary> dictionary = config->sectionToDictionary("s");
    EXPECT_EQ(dictionary->entries().size(), 2U);
    EXPECT_EQ(dictionary->getInt("a", 0), 1);
    EXPECT_STREQ(dictionary->getString("b", nullptr), "two");
    EXPECT_TRUE(config->sectionToDictionary("nosuch")->entries().empty());
}

TEST(Config, LoadsADictionaryIntoASection) {
    const Ref<Config> config = Config::fromBuffer("[s]\nold=1\ngone=1\n");
    const Ref<Dictionary> dictionary = Dictionary::create();
    dictionary->setInt("number", -5);
    dictionary->setString("gone", nullptr);
    dictionary->setString("old", "2");
    config->loadDictionary("s", *dictionary);
    EXPECT_EQ(config->dump(), "[s]\n\told=2\n\tnumber=-5\n");
}

TEST(Config, WorksWithoutAFile) {
    const Ref<Config> config = Config::create("");
    config->setInt("s", "k", 1);
    EXPECT_EQ(config->filename(), nullptr);
    EXPECT_EQ(config->temporaryFilename(), nullptr);
    EXPECT_FALSE(config->sync());
    EXPECT_FALSE(config->reload());
    EXPECT_EQ(config->getInt("s", "k", 0), 1);
    EXPECT_FALSE(config->relativeFileExists("x"));
    EXPECT_FALSE(config->writeRelativeFile("x", "data"));
}

} // namespace
} // namespace slimphone
