#include "config/dictionary.h"

#include <gtest/gtest.h>

namespace slimphone {
namespace {

TEST(Dictionary, KeepsNumbersAsText) {
    const Ref<Dictionary> dictionary = Dictionary::create();
    dictionary->setInt("int", -42);
    dictionary->setInt64("long", 1099511627776);
    EXPECT_STREQ(dictionary->getString("int", nullptr), "-42");
    EXPECT_EQ(dictionary->getInt64("int", 0), -42);
    EXPECT_EQ(dictionary->getInt64("long", 0), 1099511627776);
    EXPECT_EQ(dictionary->getInt("long", 7), 0) << "the high bits are lost";
}

TEST(Dictionary, ReadsNumbersOutOfText) {
    const Ref<Dictionary> dictionary = Dictionary::create();
    dictionary->setString("tail", "77x");
    dictionary->setString("hex", "0x10");
    dictionary->setString("zero", "017");
    dictionary->setString("word", "abc");
    EXPECT_EQ(dictionary->getInt("tail", 9), 77);
    EXPECT_EQ(dictionary->getInt64("hex", 9), 16);
    EXPECT_EQ(dictionary->getInt("zero", 9), 17);
    EXPECT_EQ(dictionary->getInt("word", 9), 0);
}

TEST(Dictionary, UsesTheDefaultForAnAbsentKey) {
    const Ref<Dictionary> dictionary = Dictionary::create();
    EXPECT_STREQ(dictionary->getString("k", "x"), "x");
    EXPECT_EQ(dictionary->getInt("k", 7), 7);
    EXPECT_EQ(dictionary->getInt64("k", 8), 8);
}

TEST(Dictionary, KeepsAKeyWithoutValue) {
    const Ref<Dictionary> dictionary = Dictionary::create();
    dictionary->setString("k", "v");
    dictionary->setString("k", nullptr);
    EXPECT_TRUE(dictionary->has("k"));
    EXPECT_STREQ(dictionary->getString("k", "x"), "x");
    dictionary->setString("k", "");
    EXPECT_STREQ(dictionary->getString("k", "x"), "");
}

TEST(Dictionary, RemovesAndClears) {
    const Ref<Dictionary> dictionary = Dictionary::create();
    dictionary->setInt("a", 1);
    dictionary->setInt("b", 2);
    EXPECT_TRUE(dictionary->remove("a"));
    EXPECT_FALSE(dictionary->remove("a"));
    EXPECT_FALSE(dictionary->has("a"));
    EXPECT_TRUE(dictionary->has("b"));
    dictionary->clear();
    EXPECT_FALSE(dictionary->has("b"));
}

TEST(Dictionary, ClonesIntoAnIndependentObjectOfTheSameOrder) {
    const Ref<Dictionary> dictionary = Dictionary::create();
    dictionary->setString("z", "1");
    dictionary->setString("a", nullptr);
    const Ref<Dictionary> copy = dictionary->clone();
    dictionary->setString("z", "2");
    ASSERT_EQ(copy->entries().size(), 2U);
    EXPECT_EQ(copy->entries().front().key, "z");
    EXPECT_EQ(copy->entries().front().value, "1");
    EXPECT_EQ(copy->entries().back().value, std::nullopt);
}

TEST(Dictionary, IgnoresAnEmptyKey) {
    const Ref<Dictionary> dictionary = Dictionary::create();
    dictionary->setString("", "v");
    EXPECT_TRUE(dictionary->entries().empty());
}

} // namespace
} // namespace slimphone
