#include "base/intrusive-list.h"

#include <gtest/gtest.h>

#include <memory>

namespace slimphone {
namespace {

struct Other;
struct Element : ListLink<>, ListLink<Other> {
    explicit Element(int n) : number(n) {}
    int number;
};

TEST(IntrusiveList, KeepsTheOrderOfArrival) {
    Element a(1), b(2);
    IntrusiveList<Element> list;
    list.pushBack(a);
    list.pushBack(b);
    EXPECT_EQ(list.popFront()->number, 1);
    EXPECT_EQ(list.popFront()->number, 2);
    EXPECT_EQ(list.popFront(), nullptr);
}

TEST(IntrusiveList, AnElementIsInOneListOfAKind) {
    Element a(1);
    IntrusiveList<Element> one, two;
    IntrusiveList<Element, Other> another;
    one.pushBack(a);
    another.pushBack(a);
    two.pushBack(a);
    EXPECT_TRUE(one.empty());
    EXPECT_EQ(two.front(), &a);
    EXPECT_EQ(another.front(), &a);
}

TEST(IntrusiveList, AnElementLeavesWhenItDies) {
    IntrusiveList<Element> list;
    Element stays(1);
    {
        Element goes(2);
        list.pushBack(goes);
        list.pushBack(stays);
    }
    EXPECT_EQ(list.front(), &stays);
}

TEST(IntrusiveList, ElementsOutliveTheirList) {
    Element a(1);
    {
        IntrusiveList<Element> list;
        list.pushBack(a);
    }
    IntrusiveList<Element> next;
    next.pushBack(a);
    EXPECT_EQ(next.front(), &a);
}

TEST(IntrusiveList, TakesAllOfAnother) {
    Element a(1), b(2), c(3);
    IntrusiveList<Element> one, two;
    one.pushBack(a);
    two.pushBack(b);
    two.pushBack(c);
    one.takeAll(two);
    EXPECT_TRUE(two.empty());
    EXPECT_EQ(one.popFront()->number, 1);
    EXPECT_EQ(one.popFront()->number, 2);
    EXPECT_EQ(one.popFront()->number, 3);
}

} // namespace
} // namespace slimphone
