#include "transport/net-address.h"

#include <gtest/gtest.h>

namespace slimphone::sip {
namespace {

TEST(NetAddress, ReadsLiteralAddressesOnly) {
    EXPECT_EQ(NetAddress::parse("192.0.2.1", 5060)->toString(), "192.0.2.1:5060");
    EXPECT_EQ(NetAddress::parse("2001:DB8:0::1", 5061)->toString(), "[2001:db8::1]:5061");
    for (const std::string_view text : {"", "example.org", "192.0.2", "192.0.2.256", "1:2", "[::1]",
                                        "fe80::1%no-such-zone", "127.0.0.1 ", "0x7f.1"})
        EXPECT_FALSE(NetAddress::parse(text, 0)) << text;
    EXPECT_FALSE(NetAddress::parse(std::string_view("127.0.0.1\0x", 11), 0));
    EXPECT_FALSE(NetAddress::parse(std::string(500, '1'), 0));
}

TEST(NetAddress, RefusesPortsThatDoNotExist) {
    EXPECT_FALSE(NetAddress::parse("127.0.0.1", -1));
    EXPECT_FALSE(NetAddress::parse("127.0.0.1", 65536));
    EXPECT_EQ(NetAddress::parse("127.0.0.1", 65535)->port(), 65535);
}

TEST(NetAddress, TakesAMappedAddressForWhatItIs) {
    const auto mapped = NetAddress::parse("::ffff:192.0.2.1", 7);
    ASSERT_TRUE(mapped);
    EXPECT_EQ(mapped->family(), AF_INET);
    EXPECT_EQ(*mapped, *NetAddress::parse("192.0.2.1", 7));
}

TEST(NetAddress, ComparesAddressAndPort) {
    EXPECT_EQ(*NetAddress::parse("::1", 1), *NetAddress::parse("0:0:0:0:0:0:0:1", 1));
    EXPECT_FALSE(*NetAddress::parse("::1", 1) == *NetAddress::parse("::1", 2));
    EXPECT_FALSE(*NetAddress::parse("127.0.0.1", 1) == *NetAddress::parse("127.0.0.2", 1));
    EXPECT_FALSE(*NetAddress::parse("127.0.0.1", 1) == NetAddress());
    EXPECT_EQ(NetAddress(), NetAddress());
}

TEST(NetAddress, HashesTheHostWithoutThePort) {
    EXPECT_EQ(NetAddress::parse("::1", 1)->hostHash(9), NetAddress::parse("::1", 2)->hostHash(9));
    EXPECT_NE(NetAddress::parse("::1", 1)->hostHash(9), NetAddress::parse("::2", 1)->hostHash(9));
    EXPECT_NE(NetAddress::parse("127.0.0.1", 1)->hostHash(9), NetAddress::parse("127.0.0.1", 1)->hostHash(8));
}

TEST(NetAddress, KnowsTheAddressOfEverybody) {
    EXPECT_TRUE(NetAddress::any(AF_INET, 0).isAny());
    EXPECT_TRUE(NetAddress::any(AF_INET6, 0).isAny());
    EXPECT_TRUE(NetAddress::parse("::0", 0)->isAny());
    EXPECT_FALSE(NetAddress::parse("::1", 0)->isAny());
}

TEST(NetAddress, IsNothingForOtherFamilies) {
    sockaddr other{};
    other.sa_family = AF_UNIX;
    EXPECT_FALSE(NetAddress::from(&other, sizeof other));
    EXPECT_FALSE(NetAddress::from(nullptr, 0));
    EXPECT_FALSE(NetAddress::ofSocket(-1));
}

} // namespace
} // namespace slimphone::sip
