#include "config/section-table.h"
#include "config/section.h"

#include <gtest/gtest.h>

#include <string>

namespace slimphone {
namespace {

std::string formatted(const Section &section) {
    std::string out;
    section.format(out);
    EXPECT_EQ(out.size(), section.formattedSize());
    return out;
}

TEST(Section, FindsEveryKeyOfALongSection) {
    SectionTable table;
    Section &section = table.obtain("s");
    for (int i = 0; i < 5000; ++i)
        EXPECT_TRUE(section.set("key" + std::to_string(i), std::to_string(i)));
    for (int i = 0; i < 5000; ++i) {
        const Section::Item *item = section.find("key" + std::to_string(i));
        ASSERT_NE(item, nullptr) << i;
        EXPECT_EQ(item->value.str(), std::to_string(i));
    }
    EXPECT_EQ(section.find("key5000"), nullptr);
}

TEST(Section, KeepsOrderWhileItemsComeAndGo) {
    SectionTable table;
    Section &section = table.obtain("s");
    for (int i = 0; i < 100; ++i)
        section.set(std::to_string(i), "v");
    for (int i = 0; i < 100; ++i)
        EXPECT_TRUE(i % 10 == 0 || section.remove(std::to_string(i)));
    EXPECT_FALSE(section.remove("1"));
    section.set("1", "again");
    EXPECT_EQ(formatted(section),
              "[s]\n0=v\n10=v\n20=v\n30=v\n40=v\n50=v\n60=v\n70=v\n80=v\n90=v\n1=again\n\n");
    for (int i = 0; i < 100; i += 10)
        EXPECT_NE(section.find(std::to_string(i)), nullptr) << i;
}

TEST(Section, StaysSmallWhileOneItemIsSetAndRemovedForEver) {
    SectionTable table;
    Section &section = table.obtain("s");
    section.set("first", "1");
    for (int i = 0; i < 10000; ++i) {
        section.set("k" + std::to_string(i), "v");
        section.remove("k" + std::to_string(i));
    }
    EXPECT_LT(section.items().size(), 100U);
    EXPECT_EQ(formatted(section), "[s]\nfirst=1\n\n");
}

TEST(Section, TellsACommentFromAKey) {
    SectionTable table;
    Section &section = table.obtain("s");
    section.addComment("# k");
    EXPECT_EQ(section.find("# k"), nullptr);
    EXPECT_FALSE(section.remove("# k"));
    section.addComment("# k");
    EXPECT_EQ(formatted(section), "[s]\n# k\n\n");
}

TEST(Section, ForgetsItsTextWhenItChanges) {
    SectionTable table;
    Section &section = table.obtain("s");
    section.set("k", "v");
    const auto change = [&](auto apply) {
        section.setOriginal("[s]  \nk=v\n");
        apply();
        return !section.original();
    };
    EXPECT_FALSE(change([&] { section.set("k", "v"); }));
    EXPECT_TRUE(change([&] { section.set("k", "w"); }));
    EXPECT_TRUE(change([&] { section.set("j", "w"); }));
    EXPECT_TRUE(change([&] { section.remove("j"); }));
    EXPECT_TRUE(change([&] { section.addComment("#c"); }));
    EXPECT_TRUE(change([&] { section.setParameter("p", "1"); }));
    EXPECT_FALSE(change([&] { section.setParameter("p", "1"); }));
}

TEST(SectionTable, FreesTheKeysOfARemovedSection) {
    SectionTable table;
    table.obtain("a").set("shared", "1");
    Section &b = table.obtain("b");
    b.set("shared", "2");
    EXPECT_TRUE(table.remove("a"));
    EXPECT_FALSE(table.remove("a"));
    EXPECT_EQ(table.find("a"), nullptr);
    EXPECT_STREQ(b.find("shared")->value.get(), "2");
}

TEST(SectionTable, RenamesASectionInItsPlace) {
    SectionTable table;
    table.obtain("a").set("k", "1");
    table.obtain("b").set("k", "2");
    table.obtain("c").set("k", "3");
    EXPECT_FALSE(table.rename("none", "x"));
    EXPECT_TRUE(table.rename("a", "a"));
    EXPECT_TRUE(table.rename("a", "c"));
    EXPECT_EQ(table.find("a"), nullptr);
    EXPECT_STREQ(table.find("c")->find("k")->value.get(), "1");
    EXPECT_EQ(table.format(), "[c]\nk=1\n\n[b]\nk=2\n\n");
}

TEST(SectionTable, SwapsItsContent) {
    SectionTable one;
    SectionTable other;
    one.obtain("a").set("k", "1");
    one.setPreamble("# one\n");
    other.obtain("b").set("k", "2");
    one.swap(other);
    EXPECT_EQ(one.format(), "[b]\nk=2\n\n");
    EXPECT_EQ(other.format(), "# one\n[a]\nk=1\n\n");
    EXPECT_EQ(one.find("a"), nullptr);
}

TEST(KeyPool, GivesAFreedNumberAgain) {
    KeyPool pool;
    const KeyPool::Id first = pool.retain("a");
    EXPECT_EQ(pool.retain("a"), first);
    pool.release(first);
    EXPECT_EQ(pool.find("a"), first);
    pool.release(first);
    EXPECT_EQ(pool.find("a"), KeyPool::kNone);
    EXPECT_EQ(pool.retain("b"), first);
    EXPECT_STREQ(pool.text(first), "b");
}

} // namespace
} // namespace slimphone
