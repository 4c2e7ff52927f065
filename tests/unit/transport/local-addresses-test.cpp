#include "transport/descriptor.h"
#include "transport/local-addresses.h"
#include "transport/net-address.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

namespace slimphone::sip {
namespace {

// What there is depends on the host, which may have no way to the network at all.

TEST(LocalAddresses, AreOurs) {
    const LocalAddresses addresses = localAddresses().value();
    if (addresses.ipv4.empty()) return;
    const auto address = NetAddress::parse(addresses.ipv4, 0);
    ASSERT_TRUE(address) << addresses.ipv4;
    const Descriptor socket(::socket(AF_INET, SOCK_DGRAM, 0));
    EXPECT_EQ(::bind(socket.get(), address->data(), address->size()), 0) << addresses.ipv4;
}

TEST(LocalAddresses, AreNoLoopbackOrLinkLocalOnes) {
    const LocalAddresses addresses = localAddresses().value();
    EXPECT_FALSE(addresses.ipv4.starts_with("127."));
    EXPECT_FALSE(addresses.ipv4.starts_with("169.254."));
    EXPECT_FALSE(addresses.ipv6.starts_with("fe80:"));
    EXPECT_NE(addresses.ipv6, "::1");
}

TEST(LocalAddresses, AreNetworksOfIpv6) {
    const LocalAddresses addresses = localAddresses().value();
    if (addresses.ipv6.empty()) return;
    const auto network = NetAddress::parse(addresses.ipv6, 0);
    ASSERT_TRUE(network) << addresses.ipv6;
    EXPECT_TRUE(addresses.ipv6.ends_with("::")) << addresses.ipv6;
}

TEST(LocalAddresses, AreUnknownWithoutADescriptorToAskWith) {
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &before), 0);
    rlimit none = before;
    none.rlim_cur = 0;
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &none), 0);
    const std::optional<LocalAddresses> addresses = localAddresses();
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &before), 0);
    EXPECT_FALSE(addresses);
    EXPECT_TRUE(localAddresses());
}

} // namespace
} // namespace slimphone::sip
