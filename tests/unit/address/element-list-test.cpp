#include "address/element-list.h"

#include <gtest/gtest.h>

using namespace slimphone;

TEST(ElementList, ReplacesInPlaceAndOnce) {
    EXPECT_EQ(replaceElement(kParameterList, "a=1;b;A=2", "a", "a=3"), "a=3;b");
    EXPECT_EQ(replaceElement(kUriHeaderList, "a=1&b=2", "b", "b=3"), "a=1&b=3");
}

TEST(ElementList, AppendsNewNames) {
    EXPECT_EQ(replaceElement(kParameterList, "", "a", "a"), "a");
    EXPECT_EQ(replaceElement(kParameterList, "a", "b", "b=1"), "a;b=1");
}

TEST(ElementList, RemovesEveryElementOfTheName) {
    EXPECT_EQ(replaceElement(kParameterList, "a=1;b;A=2", "a", ""), "b");
    EXPECT_EQ(replaceElement(kParameterList, "a", "a", ""), "");
}

TEST(ElementList, KeepsEmptyValues) { EXPECT_EQ(replaceElement(kParameterList, "a=;b", "b", ""), "a="); }

TEST(ElementList, SortsByNameAndKeepsTheFirst) {
    const auto elements = sortedElements(kParameterList, "c;B=1;a;b=2;%61=3");
    ASSERT_EQ(elements.size(), 3u);
    EXPECT_EQ(elements[0].name, "a");
    EXPECT_EQ(elements[1].value, "1");
    EXPECT_EQ(elements[2].name, "c");
}
