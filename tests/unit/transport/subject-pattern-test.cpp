#include "transport/subject-pattern.h"

#include <gtest/gtest.h>

namespace slimphone::sip {
namespace {

TEST(SubjectPattern, EmptyAcceptsAnything) {
    const SubjectPattern pattern("");
    EXPECT_TRUE(pattern.acceptsAll());
    EXPECT_TRUE(pattern.matches("anything"));
}

TEST(SubjectPattern, MatchesAnyPartUnlessAnchored) {
    const SubjectPattern part("example\\.(org|net)");
    EXPECT_FALSE(part.acceptsAll());
    EXPECT_TRUE(part.matches("sip.example.net"));
    EXPECT_FALSE(part.matches("example.com"));
    const SubjectPattern whole("^example\\.org$");
    EXPECT_FALSE(whole.matches("sip.example.org"));
}

TEST(SubjectPattern, WhatIsNoExpressionAcceptsNothing) {
    const SubjectPattern pattern("(");
    EXPECT_FALSE(pattern.acceptsAll());
    EXPECT_FALSE(pattern.matches("("));
    EXPECT_FALSE(pattern.matches(""));
}

} // namespace
} // namespace slimphone::sip
