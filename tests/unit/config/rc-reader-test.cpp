#include "config/config.h"
#include "config/rc-reader.h"
#include "config/rc-syntax.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace slimphone {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::StrEq;

Ref<Config> read(std::string_view text) { return Config::fromBuffer(text); }

/** What a file with @p text becomes when it is written back. */
std::string rewritten(std::string_view text) {
    SectionTable table;
    RcReader(table, "test").load(text);
    return table.format();
}

/** The same after a change to the first section, which is then written in normal form. */
std::string normalised(std::string_view text) {
    SectionTable table;
    RcReader(table, "test").load(text);
    table.sections().front().set("touched", "1");
    return table.format();
}

TEST(RcReader, TakesSectionsWithSpacesBeforeAndInsideTheBrackets) {
    EXPECT_THAT(read("[a]\n   [b]\n[ c ]\n[\td\t]\n")->sectionNames(),
                ElementsAre(StrEq("a"), StrEq("b"), StrEq("c"), StrEq("d")));
}

TEST(RcReader, TakesALineWithATabBeforeTheBracketForNoHeader) {
    const Ref<Config> config = read("[a]\n\t[b]\nk=v\n");
    EXPECT_THAT(config->sectionNames(), ElementsAre(StrEq("a")));
    EXPECT_STREQ(config->getString("a", "k", nullptr), "v");
}

TEST(RcReader, EndsTheNameOfASectionAtTheFirstSpace) {
    EXPECT_THAT(read("[one two]\n")->sectionNames(), ElementsAre(StrEq("one")));
}

TEST(RcReader, TakesAnOpeningBracketForPartOfAName) {
    EXPECT_THAT(read("[[a]\n[b[c]\n")->sectionNames(), ElementsAre(StrEq("[a"), StrEq("b[c")));
    EXPECT_EQ(normalised("[[a]"), "[[a]\ntouched=1\n\n");
}

TEST(RcReader, IgnoresTextAfterTheBracket) {
    const Ref<Config> config = read("[s] anything\nk=v\n[bad]j=x\n");
    EXPECT_THAT(config->sectionNames(), ElementsAre(StrEq("s"), StrEq("bad")));
    EXPECT_STREQ(config->getString("s", "k", nullptr), "v");
    EXPECT_FALSE(config->hasEntry("bad", "j"));
}

TEST(RcReader, KeepsSectionParameters) {
    const Ref<Config> config = read("[v a=1 b=2]\nk=v\n");
    EXPECT_THAT(config->sectionNames(), ElementsAre(StrEq("v")));
    EXPECT_STREQ(config->sectionParameter("v", "a", nullptr), "1");
    EXPECT_STREQ(config->sectionParameter("v", "b", nullptr), "2");
    EXPECT_STREQ(config->sectionParameter("v", "c", "fallback"), "fallback");
    EXPECT_EQ(normalised("[v   a=1 b = 2 ]\n"), "[v a=1 b=2]\ntouched=1\n\n");
}

TEST(RcReader, ReadsOddSectionParameters) {
    const Ref<Config> config = read("[p a=\"x y\" =1 c d=u=w e=]\n");
    EXPECT_STREQ(config->sectionParameter("p", "a", nullptr), "\"x");
    EXPECT_STREQ(config->sectionParameter("p", "d", nullptr), "u=w");
    EXPECT_STREQ(config->sectionParameter("p", "c", nullptr), nullptr);
    EXPECT_STREQ(config->sectionParameter("p", "e", nullptr), nullptr);
    EXPECT_STREQ(config->sectionParameter("nosuch", "a", nullptr), nullptr);
}

TEST(RcReader, GoesOnInTheCurrentSectionAfterABrokenHeader) {
    const Ref<Config> config = read("[s]\n[]\na=1\n[ ]\nb=2\n[unclosed\nc=3\n");
    EXPECT_THAT(config->sectionNames(), ElementsAre(StrEq("s")));
    EXPECT_THAT(config->keys("s"), ElementsAre(StrEq("a"), StrEq("b"), StrEq("c")));
}

TEST(RcReader, MergesARepeatedSectionIntoTheFirst) {
    const Ref<Config> config = read("[s]\na=1\n[t]\nb=2\n[s]\na=3\nc=4\n");
    EXPECT_THAT(config->sectionNames(), ElementsAre(StrEq("s"), StrEq("t")));
    EXPECT_THAT(config->keys("s"), ElementsAre(StrEq("a"), StrEq("c")));
    EXPECT_STREQ(config->getString("s", "a", nullptr), "3");
}

TEST(RcReader, CutsTrailingSpacesAndKeepsLeadingBlanksAndTrailingTabs) {
    const Ref<Config> config = read("[s]\na=v   \nb= v\nc=\t v\nd=v\t\ne=v\t  \n");
    EXPECT_STREQ(config->getString("s", "a", nullptr), "v");
    EXPECT_STREQ(config->getString("s", "b", nullptr), " v");
    EXPECT_STREQ(config->getString("s", "c", nullptr), "\t v");
    EXPECT_STREQ(config->getString("s", "d", nullptr), "v\t");
    EXPECT_STREQ(config->getString("s", "e", nullptr), "v\t");
}

TEST(RcReader, SplitsAtTheFirstEqualsSign) {
    EXPECT_STREQ(read("[s]\nk=a=b==\n")->getString("s", "k", nullptr), "a=b==");
}

TEST(RcReader, TakesTheFirstWordForTheKey) {
    const Ref<Config> config = read("[s]\nk = v\n  key with space=w\n\ttabbed=x\n");
    EXPECT_THAT(config->keys("s"), ElementsAre(StrEq("k"), StrEq("key"), StrEq("tabbed")));
    EXPECT_STREQ(config->getString("s", "k", nullptr), " v");
    EXPECT_STREQ(config->getString("s", "key", nullptr), "w");
}

TEST(RcReader, KnowsNoQuotes) {
    EXPECT_STREQ(read("[s]\nc=\"x\\n\"\n")->getString("s", "c", nullptr), "\"x\\n\"");
}

TEST(RcReader, KnowsNoInlineCommentsAndNoSemicolonComments) {
    const Ref<Config> config = read("[s]\nl=v # x\n;j=x\n");
    EXPECT_STREQ(config->getString("s", "l", nullptr), "v # x");
    EXPECT_STREQ(config->getString("s", ";j", nullptr), "x");
}

TEST(RcReader, KeepsComments) {
    EXPECT_THAT(read("[s]\n# x\n   # y\n#k=v\n")->keys("s"), IsEmpty());
    EXPECT_EQ(normalised("[s]\n# x\n   # y\n#k=v\n"), "[s]\n# x\n   # y\n#k=v\ntouched=1\n\n");
}

TEST(RcReader, KeepsARepeatedCommentOnceAtItsLastPlace) {
    EXPECT_EQ(normalised("[s]\n#a\nk=v\n#b\n#a\n"), "[s]\nk=v\n#b\n#a\ntouched=1\n\n");
}

TEST(RcReader, LetsAnEmptyValueClearNothing) {
    const Ref<Config> config = read("[s]\nk=v\nk=\nk=   \nnever=\n");
    EXPECT_STREQ(config->getString("s", "k", nullptr), "v");
    EXPECT_FALSE(config->hasEntry("s", "never"));
}

TEST(RcReader, TakesTheLastValueOfAKeyAtItsFirstPlace) {
    const Ref<Config> config = read("[s]\na=1\nb=2\na=3\n");
    EXPECT_THAT(config->keys("s"), ElementsAre(StrEq("a"), StrEq("b")));
    EXPECT_STREQ(config->getString("s", "a", nullptr), "3");
}

TEST(RcReader, DropsLinesWithoutAnEqualsSign) {
    EXPECT_EQ(normalised("[s]\nnonsense\nk=v\n"), "[s]\nk=v\ntouched=1\n\n");
}

TEST(RcReader, DropsEntriesWithoutAKey) { EXPECT_THAT(read("[s]\n=v\n   =w\n")->keys("s"), IsEmpty()); }

TEST(RcReader, ReadsNothingBeforeTheFirstSection) {
    const Ref<Config> config = read("# note\nk=v\n[s]\nj=w\n");
    EXPECT_THAT(config->sectionNames(), ElementsAre(StrEq("s")));
    EXPECT_THAT(config->keys("s"), ElementsAre(StrEq("j")));
}

TEST(RcReader, CutsCarriageReturns) {
    const Ref<Config> config = read("[s]\r\na=v\r\nb=w  \r\n# c\r\n");
    EXPECT_THAT(config->sectionNames(), ElementsAre(StrEq("s")));
    EXPECT_STREQ(config->getString("s", "a", nullptr), "v");
    EXPECT_STREQ(config->getString("s", "b", nullptr), "w");
}

TEST(RcReader, CutsAValueAtACarriageReturn) {
    EXPECT_STREQ(read("[s]\na=v  \r[evil]\n")->getString("s", "a", nullptr), "v");
}

TEST(RcReader, TakesTheRestOfAnOverlongLineForAnotherLine) {
    const std::string head = "long=" + std::string(rc::kLineLimit - 5, 'x');
    ASSERT_EQ(head.size(), 16383U);
    const Ref<Config> config = read("[s]\n" + head + "rest=1\nnext=2\n");
    EXPECT_EQ(std::string_view(config->getString("s", "long", "")).size(), 16378U);
    EXPECT_STREQ(config->getString("s", "rest", nullptr), "1");
    EXPECT_STREQ(config->getString("s", "next", nullptr), "2");
}

TEST(RcReader, ReadsALineOfExactlyTheLimit) {
    const std::string line = "long=" + std::string(rc::kLineLimit - 5, 'x');
    const Ref<Config> config = read("[s]\n" + line + "\nnext=2\n");
    EXPECT_THAT(config->keys("s"), ElementsAre(StrEq("long"), StrEq("next")));
}

TEST(RcReader, TakesBytesAsTheyAre) {
    EXPECT_STREQ(read("[s]\nk=\xe9\xff\x01\n")->getString("s", "k", nullptr), "\xe9\xff\x01");
}

TEST(RcReader, CannotReadAHeaderBehindAByteOrderMark) {
    EXPECT_THAT(read("\xef\xbb\xbf[a]\nk=v\n[b]\n")->sectionNames(), ElementsAre(StrEq("b")));
}

TEST(RcReader, EndsAtANulByte) {
    using namespace std::string_view_literals;
    const Ref<Config> config = read("[a]\nk=v\nj=x\0y\n[b]\nk=v\n"sv);
    EXPECT_THAT(config->sectionNames(), ElementsAre(StrEq("a")));
    EXPECT_STREQ(config->getString("a", "j", nullptr), "x");
}

TEST(RcReader, DistinguishesCase) {
    const Ref<Config> config = read("[S]\nK=1\nk=2\n[s]\n");
    EXPECT_STREQ(config->getString("S", "K", nullptr), "1");
    EXPECT_STREQ(config->getString("S", "k", nullptr), "2");
    EXPECT_FALSE(config->hasEntry("s", "k"));
}

TEST(RcReader, ReadsALastLineWithoutLineBreak) {
    EXPECT_STREQ(read("[s]\nk=v")->getString("s", "k", nullptr), "v");
}

TEST(RcReader, ReadsAnEmptyText) { EXPECT_THAT(read("")->sectionNames(), IsEmpty()); }

TEST(RcReader, WritesBackByteForByteWhatNobodyChanged) {
    for (const char *text : {"", "\n", "# only a note\n", "no section=here\n\n[s]\nk=v\n",
                             "# head\n\n  [ s ] tail\n\n;x\nkey with space=v \nk=\n\n\n[t a=1]\r\nl=w\r\n",
                             "[s]\nk=v", "[s]\nk=1\nk=2\n#a\n#a\n", "[a]\n[b]\n[c]\n", "[]\n[x\n[y]\n"})
        EXPECT_EQ(rewritten(text), text);
}

TEST(RcReader, KeepsTheBytesOfOtherSectionsWhenOneChanges) {
    SectionTable table;
    RcReader(table, "test").load("# head\n[a]\nk = v\n[b]\nodd line\nx=1");
    table.find("a")->set("k", "w");
    EXPECT_EQ(table.format(), "# head\n[a]\nk=w\n\n[b]\nodd line\nx=1");
}

TEST(RcReader, KeepsTheBytesOfARepeatedSectionInOnePlace) {
    EXPECT_EQ(rewritten("[s]\nk = v\n[t]\n[s] again\nj=w"), "[s]\nk = v\n[s] again\nj=w\n[t]\n");
}

TEST(RcReader, StoresNoSecondCopyOfASectionInNormalForm) {
    SectionTable table;
    RcReader(table, "test").load("[a p=1]\n# c\nk=v\n\n[b]\nk = v\n\n");
    EXPECT_FALSE(table.find("a")->original());
    EXPECT_TRUE(table.find("b")->original());
}

TEST(RcReader, KeepsTheTextOfASectionThatIsSetToWhatItHas) {
    SectionTable table;
    RcReader(table, "test").load("[s]\nodd line\nk=v\n");
    table.find("s")->set("k", "v");
    EXPECT_EQ(table.format(), "[s]\nodd line\nk=v\n");
}

TEST(RcReader, MergesASecondTextOverTheFirst) {
    SectionTable table;
    RcReader(table, "test").load("[a]\nk=1\nj=2\n\n[b]\nodd line\n");
    RcReader(table, "test").merge("# ignored\n[c]\nnew=1\n[a]\nk=3\n#note\n");
    EXPECT_EQ(table.format(), "[a]\nk=3\nj=2\n#note\n\n[b]\nodd line\n[c]\nnew=1\n\n");
}

} // namespace
} // namespace slimphone
