#include "xml-rpc/codec.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>

namespace slimphone::xmlrpc {

namespace {

using Kind = Reply::Kind;

std::string response(const std::string &value) {
    return "<?xml version=\"1.0\"?>\n<methodResponse>\n <params>\n  <param>\n   <value>" + value +
           "</value>\n  </param>\n </params>\n</methodResponse>\n";
}

std::string text(const std::string &body) {
    const Reply reply = decodeReply(body);
    EXPECT_EQ(reply.kind, Kind::String) << body << ": " << reply.problem;
    return reply.text;
}

} // namespace

TEST(XmlRpcCodec, WritesACallAsServersKnowIt) {
    const auto xml = encodeCall("method", {std::string("a<b>&\"c\""), 7, std::string()});
    ASSERT_TRUE(xml);
    EXPECT_EQ(
        *xml,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodCall>\n <methodName>method</methodName>\n "
        "<params>\n"
        "  <param>\n   <value>\n    <string>a&lt;b&gt;&amp;&quot;c&quot;</string>\n   </value>\n  </param>\n"
        "  <param>\n   <value>\n    <int>7</int>\n   </value>\n  </param>\n"
        "  <param>\n   <value>\n    <string></string>\n   </value>\n  </param>\n"
        " </params>\n</methodCall>\n");
}

TEST(XmlRpcCodec, EscapesWhatWouldReadDifferently) {
    EXPECT_NE(encodeCall("m", {std::string("a\r\nb\tc")})->find("a&#13;\nb\tc"), std::string::npos);
    EXPECT_NE(encodeCall("m", {std::string("]]>")})->find("]]&gt;"), std::string::npos);
    EXPECT_NE(encodeCall("m<x>", {})->find("m&lt;x&gt;"), std::string::npos);
    EXPECT_NE(encodeCall("m", {std::string("\xc3\xa9\xf0\x9f\x98\x80")})->find("\xc3\xa9\xf0\x9f\x98\x80"),
              std::string::npos);
    EXPECT_GT(encodeCall("m", {std::string(100000, '<')})->size(), 400000u);
}

TEST(XmlRpcCodec, RefusesWhatXmlCannotHold) {
    for (const std::string &bad :
         {std::string("\x01"), std::string("a\0b", 3), std::string("\xff"), std::string("\xc3"),
          std::string("\xc0\x80"), std::string("\xed\xa0\x80"), std::string("\xef\xbf\xbe"),
          std::string("\x1b[0m"), std::string("\xf4\x90\x80\x80")})
        EXPECT_FALSE(encodeCall("m", {bad}));
    EXPECT_FALSE(encodeCall("m\x02", {}));
}

TEST(XmlRpcCodec, ReadsStringsUntrimmed) {
    EXPECT_EQ(text(response("<string>OK</string>")), "OK");
    EXPECT_EQ(text(response("\n <string> a\n b </string>\n")), " a\n b ");
    EXPECT_EQ(text(response("<string></string>")), "");
    EXPECT_EQ(text(response("<string/>")), "");
    EXPECT_EQ(text(response("<string>a&amp;&lt;&#233;<![CDATA[<b>]]></string>")), "a&<\xc3\xa9<b>");
}

TEST(XmlRpcCodec, TakesTheLastOfSeveralParameters) {
    EXPECT_EQ(text("<methodResponse><params><param><value><string>a</string></value></param>"
                   "<param><value><string>b</string></value></param></params></methodResponse>"),
              "b");
}

TEST(XmlRpcCodec, ReadsInts) {
    for (const auto &[written, number] :
         {std::pair("7", 7), {"-12", -12}, {" 5 ", 5}, {"12abc", 12}, {"x", 0}, {"", 0}}) {
        for (const char *tag : {"int", "i4"}) {
            const Reply reply =
                decodeReply(response(std::string("<") + tag + ">" + written + "</" + tag + ">"));
            EXPECT_EQ(reply.kind, Kind::Int);
            EXPECT_EQ(reply.number, number) << written;
        }
    }
}

TEST(XmlRpcCodec, ReadsStructsInOrderAndByName) {
    const Reply reply = decodeReply(
        response("<struct><member><name>b</name><value><string>1</string></value></member>"
                 "<member><name>a</name><value>plain</value></member>"
                 "<member><name>n</name><value><int>3</int></value></member>"
                 "<member><value><string> </string></value><name>late</name></member>"
                 "<member><name>empty</name><value>\n<string></string>\n</value></member></struct>"));
    ASSERT_EQ(reply.kind, Kind::Struct);
    ASSERT_EQ(reply.members.size(), 5u);
    EXPECT_EQ(reply.members[0].first, "b");
    EXPECT_EQ(*reply.member("a"), "plain");
    EXPECT_EQ(*reply.member("n"), "3");
    EXPECT_EQ(*reply.member("late"), " ");
    EXPECT_EQ(*reply.member("empty"), "");
    EXPECT_EQ(reply.member("x"), nullptr);
    EXPECT_EQ(decodeReply(response("<struct></struct>")).kind, Kind::Struct);
}

TEST(XmlRpcCodec, ReadsFaults) {
    const Reply reply =
        decodeReply("<methodResponse><fault><value><struct>"
                    "<member><name>faultCode</name><value><int>-32601</int></value></member>"
                    "<member><name>faultString</name><value><string>no &lt;such&gt;</string></value></member>"
                    "</struct></value></fault></methodResponse>");
    EXPECT_EQ(reply.kind, Kind::Fault);
    EXPECT_EQ(reply.number, -32601);
    EXPECT_EQ(reply.text, "no <such>");
}

TEST(XmlRpcCodec, TellsOtherValuesAndNone) {
    for (const char *value :
         {"<boolean>1</boolean>", "untyped", "<array><data/></array>", "<double>1</double>", ""}) {
        const Reply reply = decodeReply(response(value));
        EXPECT_EQ(reply.kind, Kind::Other) << value;
        EXPECT_TRUE(reply.hasValue);
    }
    const Reply none = decodeReply("<methodResponse><params/></methodResponse>");
    EXPECT_EQ(none.kind, Kind::Other);
    EXPECT_FALSE(none.hasValue);
}

TEST(XmlRpcCodec, ConvertsEncodings) {
    EXPECT_EQ(text("<?xml version=\"1.0\" "
                   "encoding=\"ISO-8859-1\"?><methodResponse><params><param><value><string>\xe9"
                   "</string></value></param></params></methodResponse>"),
              "\xc3\xa9");
    EXPECT_EQ(text("\xef\xbb\xbf" + response("<string>bom</string>")), "bom");
}

TEST(XmlRpcCodec, RefusesWhatIsNoResponse) {
    std::string utf16("\xff\xfe");
    for (const char c : response("<string>a</string>")) {
        utf16 += c;
        utf16 += '\0';
    }
    std::string deep;
    for (int i = 0; i < 300; ++i)
        deep += "<a>";
    for (int i = 0; i < 300; ++i)
        deep += "</a>";
    for (const std::string &body :
         {std::string(), std::string(" "), std::string("OK"), std::string("<html/>"),
          std::string("<methodCall/>"), std::string("<methodResponse>"), response("<string>a</int>"),
          response("<string>a</string>") + "x", response(std::string("<string>a") + '\0' + "b</string>"),
          utf16, response(deep), std::string("<x:methodResponse xmlns:x='u'><params/></x:methodResponse>"),
          std::string(
              "<methodResponse "
              "xmlns='u'><params><param><value><string>a</string></value></param></params></methodResponse>"),
          response("<string>&unknown;</string>"), response(std::string("<string>\xff</string>"))}) {
        const Reply reply = decodeReply(body);
        EXPECT_EQ(reply.kind, Kind::Malformed) << body.substr(0, 80);
        EXPECT_FALSE(reply.problem.empty());
        EXPECT_TRUE(reply.text.empty());
    }
}

TEST(XmlRpcCodec, RefusesDocumentTypes) {
    for (const char *type : {"<!DOCTYPE a [<!ENTITY e \"x\">]>", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">",
                             "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
                             "\"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>",
                             "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/\"> %p;]>"}) {
        const Reply reply =
            decodeReply(std::string("<?xml version=\"1.0\"?>") + type +
                        "<methodResponse><params><param><value><string>&e;</string></value></param></params>"
                        "</methodResponse>");
        EXPECT_EQ(reply.kind, Kind::Malformed);
    }
}

TEST(XmlRpcCodec, DoesNotReadWhatWouldTakeTooLong) {
    constexpr std::size_t size = std::size_t{1} << 20;
    const auto filled = [](std::string text, const std::function<std::string(int)> &piece, const char *end) {
        for (int i = 0; text.size() < size; ++i)
            text += piece(i);
        return text + end;
    };
    const auto always = [](const char *piece) { return [piece](int) { return std::string(piece); }; };
    const std::string string = "<methodResponse><params><param><value><string>";
    const char *const end = "</string></value></param></params></methodResponse>";
    const struct {
        std::string body;
        const char *problem;
    } cases[] = {
        {filled(
             "<methodResponse><a", [](int i) { return " a" + std::to_string(i) + "='>'"; },
             "/></methodResponse>"),
         "a tag has too many attributes"},
        {filled(
             "<methodResponse><a", [](int i) { return " xmlns:a" + std::to_string(i) + "=\"'\""; },
             "/></methodResponse>"),
         "a tag has too many attributes"},
        {filled("<methodResponse a='", always("x"), "'/>"), "a tag is too long"},
        {filled("<methodResponse>", always("<a/>"), "</methodResponse>"), "too many tags"},
        {filled("<methodResponse>", always("<!---->"), "</methodResponse>"), "too many tags"},
        {filled("<methodResponse>", always("<?a?>"), "</methodResponse>"), "too many tags"},
        {filled(string, always("<![CDATA[]]>"), end), "too many tags"},
        {filled(string, always("&amp;"), end), "too many references"},
        {filled("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + string, always("\xe9"), end),
         "too long for an encoding other than UTF-8"},
        {"<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + string + "a" + end,
         "an encoding that is not accepted"},
        {"\x4c\x6f\xa7\x94\x93\x40", "not XML"},
    };
    for (const auto &each : cases)
        EXPECT_EQ(decodeReply(each.body).problem, each.problem) << each.body.substr(0, 60);
    // What looks like tags inside of a comment or a section is none.
    EXPECT_EQ(text(filled("<methodResponse><!--", always("<"), "-->") + string.substr(16) + "a" + end), "a");
    EXPECT_EQ(text(filled(string + "<![CDATA[", always("<"), "]]>") + end).size() + string.size() + 9, size);
}

TEST(XmlRpcCodec, IsRightAtEveryCut) {
    const std::string whole =
        response("<struct><member><name>a</name><value><string>b</string></value></member></struct>");
    for (std::size_t length = 0; length + 2 < whole.size(); ++length)
        EXPECT_EQ(decodeReply(whole.substr(0, length)).kind, Kind::Malformed) << length;
}

TEST(XmlRpcCodec, KeepsToItsBounds) {
    std::string members;
    for (int i = 0; i < 100; ++i)
        members += "<member><name>" + std::to_string(i) + "</name><value>x</value></member>";
    EXPECT_EQ(decodeReply(response("<struct>" + members + "</struct>")).kind, Kind::Malformed);
    EXPECT_EQ(text(response("<string>" + std::string(1 << 20, 'x') + "</string>")).size(),
              std::size_t{1} << 20);
}

} // namespace slimphone::xmlrpc
