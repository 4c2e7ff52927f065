#include "config/xml-screen.h"

#include <gtest/gtest.h>

#include <string>

namespace slimphone {
namespace {

constexpr XmlBounds kBounds{.tags = 6, .references = 3, .longest = 30, .tag = 40};

std::string verdict(std::string_view text, std::size_t piece) {
    XmlScreen screen(text, kBounds);
    for (std::size_t end = 0; end < text.size();) {
        end = std::min(end + piece, text.size());
        if (const char *problem = screen.advance(end)) return problem;
    }
    return "fine";
}

TEST(XmlScreen, SaysTheSameWhateverThePieces) {
    const struct {
        std::string text;
        const char *verdict;
    } cases[] = {
        {"<a/>", "fine"},
        {"\xef\xbb\xbf \n<a/>", "fine"},
        {" \t\r\n", "empty"},
        {"\xef\xbb\xbf", "empty"},
        {" x<a/>", "not XML"},
        {std::string("<a>\0</a>", 8), "NUL bytes"},
        {"<a>&x;&x;&x;</a>", "fine"},
        {"<a>&x;&x;&x;&</a>", "too many references"},
        {"<a><a><a><a><a><a>", "fine"},
        {"<a><a><a><a><a><a><", "too many tags"},
        {"<!--<<<<<<<<-->", "fine"},
        {"<![CDATA[<<<<<<<]]><?p <<<<<?>", "fine"},
        {"<!--><<<<<<<<<<-->", "fine"},
        {"<![CDATA[>]]]>]]><a/>", "fine"},
        {"<a b='<<<<<<<' c=\">'<\"/>", "fine"},
        {"<a " + std::string(36, ' ') + ">", "fine"},
        {"<a " + std::string(38, ' ') + ">", "a tag is too long"},
        {"<!--" + std::string(30, ' ') + "-->", "a comment or the like is too long"},
        {"<?p " + std::string(30, '>'), "a comment or the like is too long"},
        {"<![CDATA[" + std::string(30, ']'), "a comment or the like is too long"},
    };
    for (const auto &each : cases)
        for (std::size_t piece = 1; piece <= each.text.size(); ++piece)
            EXPECT_EQ(verdict(each.text, piece), each.verdict) << each.text << " in pieces of " << piece;
}

TEST(XmlScreen, CountsAttributes) {
    const auto element = [](int attributes) {
        std::string text = "<a";
        for (int i = 0; i < attributes; ++i)
            text += " a" + std::to_string(i) + "=''";
        return text + "/>";
    };
    for (const auto &[attributes, verdict] :
         {std::pair(256, "fine"), {257, "a tag has too many attributes"}}) {
        const std::string text = element(attributes) + element(1);
        XmlScreen screen(text, {.tag = SIZE_MAX});
        const char *problem = screen.advance(text.size());
        EXPECT_STREQ(problem ? problem : "fine", verdict);
    }
}

} // namespace
} // namespace slimphone
