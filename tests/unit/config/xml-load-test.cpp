#include "config/config.h"
#include "config/xml-load.h"
#include "temporary-directory.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace slimphone {
namespace {

/** Time is over whenever somebody looks. */
class HurriedClock final : public Clock {
public:
    TimePoint now() const override { return TimePoint::max(); }
};

std::string entry(const std::string &key, const std::string &value) {
    return "<entry name=\"" + key + "\" overwrite=\"true\">" + value + "</entry>";
}

/** So many sections of one entry each. */
std::string sections(int count, const std::string &value) {
    std::string text;
    for (int i = 0; i < count; ++i)
        text += "<section name=\"s" + std::to_string(i) + "\">" + entry("k", value) + "</section>";
    return text;
}

std::string document(const std::string &text) { return "<config>" + text + "</config>"; }

class XmlLoadTest : public testing::Test {
protected:
    static constexpr std::size_t kPiece = 64;

    /** One piece; true when there are no more. */
    bool step(XmlLoad &load) const { return load.run(clock, TimePoint::min()); }
    void untilApplying(XmlLoad &load) const {
        while (!load.isApplying())
            ASSERT_FALSE(step(load));
    }
    int applied() const {
        int count = 0;
        for (int i = 0; i < kSections; ++i)
            count += config->getString("s" + std::to_string(i), "k", "") == std::string("new");
        return count;
    }

    static constexpr int kSections = 50;
    HurriedClock clock;
    test::TemporaryDirectory directory;
    Ref<Config> config = Config::create(directory.path("rc"));
    std::string text = document(sections(kSections, "new"));
};

TEST_F(XmlLoadTest, ChangesNothingBeforeAllOfTheDocumentWasRead) {
    XmlLoad load(*config, text, kPiece);
    int turns = 0;
    for (; !load.isApplying(); ++turns) {
        EXPECT_FALSE(config->needsCommit());
        ASSERT_FALSE(step(load));
    }
    EXPECT_GT(turns, 20);
    int after = 0;
    while (!step(load))
        ++after;
    EXPECT_GT(after, 20) << "applied in turns as well";
    EXPECT_EQ(applied(), kSections);
    EXPECT_EQ(load.problem(), nullptr);
}

TEST_F(XmlLoadTest, AProblemAtTheEndChangesNothing) {
    for (const std::string &end :
         {std::string(), std::string("</config>x"), std::string("<section name=\"a b\"/></config>")}) {
        const std::string bad = "<config>" + sections(kSections, "new") + end;
        XmlLoad load(*config, bad, kPiece);
        while (!step(load))
            EXPECT_FALSE(load.isApplying());
        EXPECT_NE(load.problem(), nullptr);
        EXPECT_EQ(config->text(), "");
        EXPECT_FALSE(config->needsCommit());
    }
}

TEST_F(XmlLoadTest, ASaveMeanwhileHasAllOfIt) {
    XmlLoad load(*config, text, kPiece);
    untilApplying(load);
    EXPECT_LT(applied(), kSections);
    EXPECT_TRUE(config->sync());
    EXPECT_EQ(applied(), kSections);
    EXPECT_EQ(directory.read("rc"), config->text());
    EXPECT_TRUE(step(load)) << "nothing is left to do";
}

TEST_F(XmlLoadTest, WhatWasBegunIsAppliedInAnyCase) {
    {
        XmlLoad load(*config, text, kPiece);
        untilApplying(load);
        step(load);
    }
    EXPECT_EQ(applied(), kSections);
    EXPECT_EQ(directory.read("rc"), "") << "and not yet saved";
}

TEST_F(XmlLoadTest, WhatWasNotBegunIsNotApplied) {
    {
        XmlLoad load(*config, text, kPiece);
        step(load);
    }
    EXPECT_EQ(config->text(), "");
}

TEST_F(XmlLoadTest, TheSecondOfTwoDocumentsWins) {
    XmlLoad load(*config, text, kPiece);
    untilApplying(load);
    EXPECT_EQ(config->loadXml(document(sections(kSections, "newer"))), nullptr);
    while (!step(load))
        ;
    EXPECT_STREQ(config->getString("s49", "k", ""), "newer");
    EXPECT_STREQ(config->getString("s0", "k", ""), "newer");
}

TEST_F(XmlLoadTest, PiecesDoNotMatter) {
    const std::string latin = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" +
                              document("<section name=\"s\">" + entry("k", "\xe9t\xe9") + "</section>");
    const std::string rich =
        "\xef\xbb\xbf<?xml version='1.0'?>\n<!-- > -- is > -->" +
        document("<section name=\"&lt;s&amp;\">\r\n" +
                 entry("a", "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80&amp;&#233;<![CDATA[<x>]]]]>") +
                 entry("b", "") + "<x><y z='>'/></x><?pi >?>" + entry("c", std::string(3000, 'c')) +
                 "</section>");
    for (std::string each : {latin, rich, rich + "\xff", latin + "<", rich.substr(0, rich.size() - 20)}) {
        const Ref<Config> whole = Config::fromBuffer("");
        XmlLoad expected(*whole, each, each.size());
        expected.finish();
        for (std::size_t piece = 8; piece < 200; ++piece) {
            const Ref<Config> other = Config::fromBuffer("");
            XmlLoad load(*other, each, piece);
            load.finish();
            EXPECT_STREQ(load.problem(), expected.problem()) << piece;
            EXPECT_EQ(other->dump(), whole->dump()) << piece;
        }
    }
}

TEST_F(XmlLoadTest, RefusesWhatOneStepWouldTakeTooLongFor) {
    std::string manySections;
    for (std::size_t i = 0; i <= XmlDocument::kMostSections; ++i)
        manySections += "<section name=\"s\"/>";
    EXPECT_STREQ(config->loadXml(document(manySections)), "too many sections");
    std::string manyKeys;
    for (std::size_t i = 0; i <= XmlDocument::kMostKeys; ++i)
        manyKeys += "<entry name=\"k" + std::to_string(i) + "\">v</entry>";
    EXPECT_STREQ(config->loadXml(document("<section name=\"s\">" + manyKeys + "</section>")),
                 "too many different keys");
    const std::string filler(300 << 10, ' ');
    for (const std::string &longOne :
         {"<!--" + filler + "-->", "<?p " + filler + "?>", "<![CDATA[" + filler + "]]>"})
        EXPECT_STREQ(config->loadXml(document(longOne)), "invalid xml");
    EXPECT_EQ(config->loadXml(document("<!--" + filler.substr(0, 200 << 10) + "-->")), nullptr);
    EXPECT_EQ(config->text(), "");
}

} // namespace
} // namespace slimphone
