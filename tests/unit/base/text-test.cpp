#include "base/text.h"

#include <gtest/gtest.h>

namespace slimphone {
namespace {

TEST(Text, UnsetAndEmptyReadAsNull) {
    EXPECT_EQ(Text().get(), nullptr);
    EXPECT_EQ(Text("").get(), nullptr);
    EXPECT_EQ(Text(static_cast<const char *>(nullptr)).get(), nullptr);
    EXPECT_STREQ(Text("a").get(), "a");
}

TEST(Text, EndsAtANulByte) { EXPECT_STREQ(Text(std::string_view("ab\0cd", 5)).get(), "ab"); }

TEST(Text, CopiesAreIndependent) {
    Text first("one");
    Text second(first);
    first = Text("two");
    EXPECT_EQ(second, "one");
    EXPECT_EQ(first, "two");
}

TEST(Text, AssignmentFromItsOwnTextWorks) {
    Text text("abcdef");
    text = Text(text.view().substr(2));
    EXPECT_EQ(text, "cdef");
}

TEST(Secret, CopyAndMoveKeepTheText) {
    Secret first("pass");
    Secret second(first);
    Secret third(std::move(first));
    second = third;
    EXPECT_EQ(second, "pass");
    EXPECT_EQ(third, "pass");
}

TEST(Secret, WipedTextIsUnset) {
    Secret secret("pass");
    secret.wipe();
    EXPECT_EQ(secret.get(), nullptr);
}

TEST(EqualsIgnoringCase, ComparesAsciiLettersOnly) {
    EXPECT_TRUE(equalsIgnoringCase("Via", "vIA"));
    EXPECT_FALSE(equalsIgnoringCase("Via", "Vi"));
    EXPECT_FALSE(equalsIgnoringCase("\xc4", "\xe4"));
}

} // namespace
} // namespace slimphone
