#include "config/config.h"
#include "config/rc-syntax.h"
#include "config/xml-document.h"
#include "temporary-directory.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace slimphone {
namespace {

using test::TemporaryDirectory;

constexpr const char *kInvalid = "invalid xml";

std::string document(std::string_view sections) {
    return std::string("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<config xmlns=\"http://www.linphone.org/xsds/lpconfig.xsd\">")
        .append(sections)
        .append("</config>");
}

/** What becomes of `[s] k=old` after one entry of section s. */
std::string afterEntry(std::string_view entry) {
    const Ref<Config> config = Config::fromBuffer("[s]\nk=old\n");
    const std::string text = document(std::string("<section name=\"s\">").append(entry).append("</section>"));
    EXPECT_EQ(config->loadXml(text), nullptr) << entry;
    return config->getString("s", "k", "(absent)");
}

void expectRefused(std::string_view text, const char *reason) {
    const Ref<Config> config = Config::fromBuffer("[s]\nk=old\n");
    EXPECT_STREQ(config->loadXml(text), reason) << text.substr(0, 200);
    EXPECT_EQ(config->dump(), "[s]\n\tk=old\n");
    EXPECT_FALSE(config->needsCommit());
}

TEST(ConfigXml, ReplacesOnlyWithOverwrite) {
    EXPECT_EQ(afterEntry("<entry name=\"k\" overwrite=\"true\">new</entry>"), "new");
    EXPECT_EQ(afterEntry("<entry name=\"k\" overwrite=\"1\">new</entry>"), "new");
    for (const char *other :
         {"", " overwrite=\"TRUE\"", " overwrite=\"yes\"", " overwrite=\"0\"", " overwrite=\"\""})
        EXPECT_EQ(afterEntry(std::string("<entry name=\"k\"").append(other).append(">new</entry>")), "old")
            << other;
}

TEST(ConfigXml, FillsInWhatIsAbsent) {
    const Ref<Config> config = Config::fromBuffer("[s]\nk=old\n");
    EXPECT_EQ(config->loadXml(document("<section name=\"s\"><entry name=\"j\">1</entry></section>"
                                       "<section name=\"t\"><entry name=\"l\">2</entry></section>")),
              nullptr);
    EXPECT_EQ(config->dump(), "[s]\n\tk=old\n\tj=1\n[t]\n\tl=2\n");
    EXPECT_TRUE(config->needsCommit());
}

TEST(ConfigXml, RemovesAKeyByAnEmptyEntryWithOverwrite) {
    EXPECT_EQ(afterEntry("<entry name=\"k\" overwrite=\"true\"/>"), "(absent)");
    EXPECT_EQ(afterEntry("<entry name=\"k\" overwrite=\"true\"></entry>"), "(absent)");
    EXPECT_EQ(afterEntry("<entry name=\"k\"/>"), "old");
}

TEST(ConfigXml, DecodesTextAndNames) {
    EXPECT_EQ(afterEntry("<entry name=\"k\" overwrite=\"true\"><![CDATA[<a&b>]]>&lt;&amp;&#65;&gt;</entry>"),
              "<a&b><&A>");
    const Ref<Config> config = Config::fromBuffer("");
    EXPECT_EQ(config->loadXml(document(
                  "<section name=\"a&amp;&#65;&amp;\"><entry name=\"&lt;k&amp;\">1</entry></section>")),
              nullptr);
    EXPECT_EQ(config->dump(), "[a&A&]\n\t<k&=1\n");
}

TEST(ConfigXml, RefusesTagsThatWouldTakeTooLong) {
    std::string attributes;
    for (int i = 0; i < 20000; ++i)
        attributes += " a" + std::to_string(i) + "='>'";
    const Ref<Config> config = Config::create("");
    EXPECT_STREQ(config->loadXml("<config><section name=\"s\"" + attributes + "/></config>"), kInvalid);
    EXPECT_STREQ(config->loadXml("<?xml version=\"1.0\" encoding=\"UTF-7\"?><config/>"), kInvalid);
}

TEST(ConfigXml, ReadsOtherEncodings) {
    const Ref<Config> config = Config::fromBuffer("");
    EXPECT_EQ(config->loadXml("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><config><section name=\"s\">"
                              "<entry name=\"k\">\xe9</entry></section></config>"),
              nullptr);
    EXPECT_STREQ(config->getString("s", "k", nullptr), "\xc3\xa9");
}

TEST(ConfigXml, TakesOnlyTheTextBeforeTheFirstChild) {
    EXPECT_EQ(afterEntry("<entry name=\"k\" overwrite=\"true\">head<x>in</x>tail</entry>"), "head");
}

TEST(ConfigXml, IgnoresElementsItDoesNotKnow) {
    const Ref<Config> config = Config::fromBuffer("");
    EXPECT_EQ(config->loadXml(document("<x><section name=\"a\"><entry name=\"k\">1</entry></section></x>"
                                       "<entry name=\"k\">2</entry>"
                                       "<section name=\"s\"><x><entry name=\"no\">3</entry></x>"
                                       "<entry name=\"yes\">4</entry></section>")),
              nullptr);
    EXPECT_EQ(config->dump(), "[s]\n\tyes=4\n");
}

TEST(ConfigXml, SkipsWhatHasNoName) {
    const Ref<Config> config = Config::fromBuffer("");
    EXPECT_EQ(config->loadXml(document("<section><entry name=\"k\">1</entry></section>"
                                       "<section name=\"s\"><entry>2</entry><entry name=\"\">3</entry>"
                                       "<entry name=\"k\">4</entry></section>")),
              nullptr);
    EXPECT_EQ(config->dump(), "[s]\n\tk=4\n");
}

TEST(ConfigXml, NeedsNoNamespace) {
    const Ref<Config> config = Config::fromBuffer("");
    EXPECT_EQ(config->loadXml("<config><section name='s'><entry name='k'>v</entry></section></config>"),
              nullptr);
    EXPECT_STREQ(config->getString("s", "k", nullptr), "v");
}

TEST(ConfigXml, ChangesNothingByAnEmptyDocument) {
    const Ref<Config> config = Config::fromBuffer("[s]\nk=old\n");
    EXPECT_EQ(config->loadXml("<config/>"), nullptr);
    EXPECT_FALSE(config->needsCommit());
}

TEST(ConfigXml, NamesADefaultAccountWhenThereIsNone) {
    const std::string proxy = document("<section name=\"proxy_0\"><entry name=\"k\">1</entry></section>");
    const Ref<Config> config = Config::fromBuffer("");
    config->loadXml(proxy);
    EXPECT_EQ(config->getInt("sip", "default_proxy", -7), 0);
    const Ref<Config> other = Config::fromBuffer("[sip]\ndefault_proxy=-1\n");
    other->loadXml(proxy);
    EXPECT_EQ(other->getInt("sip", "default_proxy", -7), -1);
}

TEST(ConfigXml, RefusesWhatDoesNotParse) {
    for (const char *text :
         {"", " ", "no xml", "<config", "<config>", "<config></confi>", "<config/><config/>",
          "<config>&nosuch;</config>", "<config>\x01</config>", "<config>\xff</config>",
          "<?xml version=\"1.0\" encoding=\"nosuch\"?><config>\xe9</config>",
          "<?xml version=\"1.0\" encoding=\"ISO-8859-11\"?><config/>\xff",
          "<config><section name=\"s\"><entry name=\"k\" overwrite=\"true\">new</entry></section>"})
        expectRefused(text, kInvalid);
}

TEST(ConfigXml, RefusesAnotherRoot) {
    expectRefused("<settings/>", "the root element is not \"config\"");
    expectRefused("<Config/>", "the root element is not \"config\"");
    expectRefused(
        "<html><config><section name='s'><entry name='k' overwrite='1'>x</entry></section></config></html>",
        "the root element is not \"config\"");
}

TEST(ConfigXml, RefusesAnEntityBomb) {
    std::string bomb = "<!DOCTYPE config [<!ENTITY a0 \"aaaaaaaaaa\">";
    for (int i = 1; i < 20; ++i) {
        bomb += "<!ENTITY a" + std::to_string(i) + " \"";
        for (int j = 0; j < 10; ++j)
            bomb += "&a" + std::to_string(i - 1) + ";";
        bomb += "\">";
    }
    bomb +=
        "]>" +
        std::string(
            "<config><section name=\"s\"><entry name=\"k\" overwrite=\"1\">&a19;</entry></section></config>");
    expectRefused(bomb, "document type declarations are not accepted");
}

TEST(ConfigXml, FetchesNothing) {
    const TemporaryDirectory directory;
    directory.write("secret", "secret");
    const std::string entity =
        "<!DOCTYPE config [<!ENTITY x SYSTEM \"file://" + directory.path("secret") +
        "\">]><config><section name=\"s\"><entry name=\"k\" overwrite=\"1\">&x;</entry>"
        "</section></config>";
    expectRefused(entity, "document type declarations are not accepted");
    expectRefused("<!DOCTYPE config SYSTEM \"http://127.0.0.1:9/x.dtd\"><config/>",
                  "document type declarations are not accepted");
}

TEST(ConfigXml, RefusesWhatAFileCannotHold) {
    const auto entry = [](std::string_view name, std::string_view value) {
        return document(
            std::string("<section name=\"s\"><entry name=\"k\" overwrite=\"1\">new</entry><entry name=\"")
                .append(name)
                .append("\">")
                .append(value)
                .append("</entry></section>"));
    };
    expectRefused(entry("j", "x\n[evil]\nk=v"), "a value cannot be stored in a file");
    expectRefused(entry("j", "x&#10;[evil]"), "a value cannot be stored in a file");
    expectRefused(entry("j", "x&#13;[evil]"), "a value cannot be stored in a file");
    expectRefused(entry("j", std::string(rc::kLineLimit, 'x')), "a value cannot be stored in a file");
    expectRefused(entry("a=b", "1"), "the name of an entry cannot be stored in a file");
    expectRefused(entry("a&#10;b", "1"), "the name of an entry cannot be stored in a file");
    expectRefused(entry("[evil]", "1"), "the name of an entry cannot be stored in a file");
    expectRefused(document("<section name=\"a]b\"/>"), "a section name cannot be stored in a file");
    expectRefused(document("<section name=\"a b\"/>"), "a section name cannot be stored in a file");
}

TEST(ConfigXml, RefusesADocumentThatIsTooLarge) {
    const std::string large = document("<!--" + std::string(XmlDocument::kSizeLimit, 'x') + "-->");
    expectRefused(large, "the document is too large");
}

TEST(ConfigXml, RefusesDeepNesting) {
    std::string deep;
    for (int i = 0; i < 100000; ++i)
        deep += "<x>";
    expectRefused(document(deep), kInvalid);
}

TEST(ConfigXml, ReadsALargeDocument) {
    std::string sections;
    for (int i = 0; i < 1000; ++i) {
        sections += "<section name=\"s" + std::to_string(i) + "\">";
        for (int j = 0; j < 20; ++j)
            sections += "<entry name=\"key" + std::to_string(j) + "\">value</entry>";
        sections += "</section>";
    }
    const Ref<Config> config = Config::fromBuffer("");
    EXPECT_EQ(config->loadXml(document(sections)), nullptr);
    EXPECT_EQ(config->sectionNames().size(), 1000U);
    EXPECT_STREQ(config->getString("s999", "key19", nullptr), "value");
}

TEST(ConfigXml, ReadsAFile) {
    const TemporaryDirectory directory;
    directory.write("good", document("<section name=\"s\"><entry name=\"k\">v</entry></section>"));
    directory.write("bad", "<config");
    const Ref<Config> config = Config::fromBuffer("");
    EXPECT_EQ(config->loadXmlFile(directory.path("good")), nullptr);
    EXPECT_STREQ(config->getString("s", "k", nullptr), "v");
    EXPECT_STREQ(config->loadXmlFile(directory.path("bad")), kInvalid);
    EXPECT_STREQ(config->loadXmlFile(directory.path("nosuch")),
                 "file cannot be read: No such file or directory");
    EXPECT_STREQ(config->loadXmlFile(directory.path()), "file cannot be read: Is a directory");
}

TEST(ConfigXml, DumpsADocument) {
    const Ref<Config> config = Config::fromBuffer("[a]\n# c\nk=v<&>\"\n[b]\n");
    EXPECT_EQ(config->dumpXml(), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                 "<config xmlns=\"http://www.linphone.org/xsds/lpconfig.xsd\">\n"
                                 "  <section name=\"a\">\n"
                                 "    <entry name=\"k\">v&lt;&amp;&gt;&quot;</entry>\n"
                                 "  </section>\n"
                                 "  <section name=\"b\">\n"
                                 "  </section>\n"
                                 "</config>\n");
}

TEST(ConfigXml, FollowsTheMarksInADump) {
    const Ref<Config> config = Config::fromBuffer("[a]\nk=1\nj=2\nl=3\n[b]\nk=4\n[c]\nk=5\n");
    config->setOverwrite("a", "k", true);
    config->setSkip("a", "j", true);
    config->setOverwrite("b", true);
    config->setSkip("c", true);
    EXPECT_EQ(config->dumpXml(), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                 "<config xmlns=\"http://www.linphone.org/xsds/lpconfig.xsd\">\n"
                                 "  <section name=\"a\">\n"
                                 "    <entry name=\"k\" overwrite=\"true\">1</entry>\n"
                                 "    <entry name=\"l\">3</entry>\n"
                                 "  </section>\n"
                                 "  <section name=\"b\">\n"
                                 "    <entry name=\"k\" overwrite=\"true\">4</entry>\n"
                                 "  </section>\n"
                                 "</config>\n");
}

TEST(ConfigXml, ReadsItsOwnDump) {
    const Ref<Config> config =
        Config::fromBuffer("[a]\nutf=\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\nodd= <&>\"' \t=x\n");
    const Ref<Config> copy = Config::fromBuffer("");
    EXPECT_EQ(copy->loadXml(config->dumpXml()), nullptr);
    EXPECT_EQ(copy->dump(), config->dump());
}

TEST(ConfigXml, ReadsItsOwnDumpOfTheLongestNames) {
    const std::string name(rc::kLineLimit - 3, '"');
    const Ref<Config> config = Config::fromBuffer("");
    EXPECT_TRUE(config->setString(name, "k", "v"));
    EXPECT_TRUE(config->setString("s", name, "v"));
    const Ref<Config> copy = Config::fromBuffer("");
    EXPECT_EQ(copy->loadXml(config->dumpXml()), nullptr);
    EXPECT_EQ(copy->dump(), config->dump());
}

TEST(ConfigXml, DumpsEveryByteAsWellFormedXml) {
    const Ref<Config> reader = Config::fromBuffer("");
    for (int first = 1; first < 256; ++first) {
        std::string value = "x" + std::string(1, static_cast<char>(first));
        for (const char second : {'y', '\x80', '\xbf'}) {
            const Ref<Config> config = Config::fromBuffer("[s]\nk=" + value + second + "\n");
            EXPECT_EQ(reader->loadXml(config->dumpXml()), nullptr) << first << ' ' << second;
        }
    }
    for (const char *value : {"\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xef\xbf\xbe", "\xf0\x80\x80\x80",
                              "\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80", "\xe2\x82", "\xf0\x9f\x98"}) {
        const Ref<Config> config = Config::fromBuffer(std::string("[s]\nk=").append(value).append("\n"));
        EXPECT_EQ(reader->loadXml(config->dumpXml()), nullptr) << value;
    }
}

TEST(ConfigXml, TakesBytesThatAreNoUtf8ForLatin1) {
    std::string out;
    appendXmlText(out, "\xe9t\xe9");
    EXPECT_EQ(out, "\xc3\xa9t\xc3\xa9");
}

} // namespace
} // namespace slimphone
