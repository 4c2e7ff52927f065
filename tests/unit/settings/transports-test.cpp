#include "settings/transports.h"

#include <gtest/gtest.h>

namespace slimphone {

TEST(Transports, AreOffWhenNew) {
    const auto transports = make<Transports>();
    EXPECT_EQ(transports->udpPort(), 0);
    EXPECT_EQ(transports->tcpPort(), 0);
    EXPECT_EQ(transports->tlsPort(), 0);
    EXPECT_EQ(transports->dtlsPort(), 0);
}

TEST(Transports, KeepEachPort) {
    const auto transports = make<Transports>(5060, -1, -2);
    transports->setDtlsPort(7);
    EXPECT_EQ(transports->udpPort(), 5060);
    EXPECT_EQ(transports->tcpPort(), -1);
    EXPECT_EQ(transports->tlsPort(), -2);
    EXPECT_EQ(transports->dtlsPort(), 7);
}

} // namespace slimphone
