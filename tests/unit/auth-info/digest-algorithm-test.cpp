#include "auth-info/digest-algorithm.h"

#include <gtest/gtest.h>

namespace slimphone {

TEST(DigestAlgorithm, NamesHaveNoCase) {
    EXPECT_EQ(digestAlgorithm("md5"), DigestAlgorithm::Md5);
    EXPECT_EQ(digestAlgorithm("sha-256"), DigestAlgorithm::Sha256);
}

TEST(DigestAlgorithm, DefaultsToMd5) { EXPECT_EQ(digestAlgorithm(""), DigestAlgorithm::Md5); }

TEST(DigestAlgorithm, KnowsNoOthers) {
    for (const char *name : {"MD5-sess", "SHA-256-sess", "SHA-512-256", "SHA256", "MD", "AKAv1-MD5"})
        EXPECT_EQ(digestAlgorithm(name), std::nullopt) << name;
}

// RFC 2617 section 3.5 and RFC 7616 section 3.9.1 give the inputs; RFC 1321 and FIPS 180-2 the rest.
TEST(DigestAlgorithm, HashesKnownAnswers) {
    EXPECT_STREQ(digestOf(DigestAlgorithm::Md5, {""}).get(), "d41d8cd98f00b204e9800998ecf8427e");
    EXPECT_STREQ(digestOf(DigestAlgorithm::Md5, {"abc"}).get(), "900150983cd24fb0d6963f7d28e17f72");
    EXPECT_STREQ(digestOf(DigestAlgorithm::Sha256, {"abc"}).get(),
                 "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(DigestAlgorithm, JoinsPartsByColons) {
    EXPECT_EQ(digestOf(DigestAlgorithm::Md5, {"a", "b", "c"}), digestOf(DigestAlgorithm::Md5, {"a:b:c"}));
    EXPECT_EQ(digestOf(DigestAlgorithm::Md5, {"", ""}), digestOf(DigestAlgorithm::Md5, {":"}));
}

TEST(DigestAlgorithm, ComputesHa1) {
    EXPECT_STREQ(computeHa1(DigestAlgorithm::Md5, "Mufasa", "testrealm@host.com", "Circle Of Life").get(),
                 "939e7578ed9e3c518a452acee763bce9");
    EXPECT_STREQ(
        computeHa1(DigestAlgorithm::Sha256, "Mufasa", "http-auth@example.org", "Circle of Life").get(),
        "7987c64c30e25f1b74be53f966b49b90f2808aa92faf9a00262392d7b4794232");
}

} // namespace slimphone
