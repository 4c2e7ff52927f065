#include "stack-fixture.h"
#include "tls-peer.h"

namespace slimphone::sip {
namespace {

using test::kClientCertificate;
using test::kClientKey;
using test::kExpiredCertificate;
using test::kServerCertificate;
using test::TlsPeer;

class StackTlsTest : public StackContractTest {
protected:
    StackSettings trusting(const char *authority) {
        StackSettings result = settings();
        result.ports = {0, 0, -2};
        result.tls.rootCaData = authority;
        result.dnsUserHostsFile = mHosts.path();
        result.dnsServers = {"127.0.0.1"};
        return result;
    }
    NextHop hop(const TlsPeer &peer, const std::string &host = "registrar.test") {
        return NextHop{host, peer.port(), Transport::Tls, nullptr};
    }
    void expectSuccess(TlsPeer &peer, const NextHop &to) {
        const auto transaction = stack->send(makeRegister(), to, outcome);
        const std::string request = receive(peer);
        EXPECT_THAT(headerOf(request, "Via"), StartsWith("SIP/2.0/TLS"));
        peer.reply(answerTo(request, "200 OK"));
        ASSERT_TRUE(runUntil([&] { return outcome.calls > 0; }));
        EXPECT_EQ(outcome.status, 200);
        EXPECT_EQ(outcome.transport, Transport::Tls);
    }
    void expectFailure(TlsPeer &peer, const NextHop &to, FailureKind kind, const std::string &text) {
        const auto transaction = stack->send(makeRegister(), to, outcome);
        ASSERT_TRUE(runUntil([&] { return peer.receive() || outcome.calls > 0; }));
        ASSERT_TRUE(outcome.failure);
        EXPECT_EQ(outcome.failure->kind, kind) << outcome.failure->text;
        EXPECT_THAT(outcome.failure->text, HasSubstr(text));
    }

private:
    TextFile mHosts{"127.0.0.1 registrar.test\n127.0.0.1 other.test\n"};
};

TEST_P(StackTlsTest, RegistersWithAServerItTrusts) {
    ASSERT_TRUE(stack->configure(trusting(kServerCertificate)));
    TlsPeer peer(kServerCertificate);
    expectSuccess(peer, hop(peer));
}

TEST_P(StackTlsTest, TellsAnUnknownAuthority) {
    ASSERT_TRUE(stack->configure(trusting(kClientCertificate)));
    TlsPeer peer(kServerCertificate);
    expectFailure(peer, hop(peer), FailureKind::TlsVerification, "unknown certificate authority");
}

TEST_P(StackTlsTest, TrustsNobodyWhenTheAuthoritiesCannotBeRead) {
    ASSERT_TRUE(stack->configure(trusting("nonsense")));
    TlsPeer peer(kServerCertificate);
    expectFailure(peer, hop(peer), FailureKind::TlsVerification, "unknown certificate authority");
}

TEST_P(StackTlsTest, TellsAWrongName) {
    ASSERT_TRUE(stack->configure(trusting(kServerCertificate)));
    TlsPeer peer(kServerCertificate);
    expectFailure(peer, hop(peer, "other.test"), FailureKind::TlsVerification, "name mismatch");
}

TEST_P(StackTlsTest, TellsAnExpiredCertificate) {
    ASSERT_TRUE(stack->configure(trusting(kExpiredCertificate)));
    TlsPeer peer(kExpiredCertificate);
    expectFailure(peer, hop(peer), FailureKind::TlsVerification, "expired");
}

TEST_P(StackTlsTest, TellsARefusedConnectionFromARefusedCertificate) {
    ASSERT_TRUE(stack->configure(trusting(kClientCertificate)));
    {
        TlsPeer peer(kServerCertificate);
        expectFailure(peer, hop(peer), FailureKind::TlsVerification, "unknown");
    }
    const test::LoopbackSocket deaf(SOCK_STREAM);
    Outcome second;
    const auto transaction = stack->send(makeRegister(2), to(deaf.port(), Transport::Tls), second);
    ASSERT_TRUE(runUntil([&] { return second.calls > 0; }));
    ASSERT_TRUE(second.failure);
    EXPECT_EQ(second.failure->kind, FailureKind::Connection);
}

TEST_P(StackTlsTest, MayIgnoreTheName) {
    StackSettings lenient = trusting(kServerCertificate);
    lenient.tls.verifyName = false;
    ASSERT_TRUE(stack->configure(lenient));
    TlsPeer peer(kServerCertificate);
    expectSuccess(peer, to(peer.port(), Transport::Tls));
}

TEST_P(StackTlsTest, MayIgnoreEverything) {
    StackSettings blind = trusting(kClientCertificate);
    blind.tls.verifyCertificates = false;
    ASSERT_TRUE(stack->configure(blind));
    TlsPeer peer(kExpiredCertificate);
    expectSuccess(peer, hop(peer, "other.test"));
}

TEST_P(StackTlsTest, ReadsTheAuthoritiesFromAFile) {
    const TextFile file(kServerCertificate);
    StackSettings fromFile = trusting("");
    fromFile.tls.rootCaPath = file.path();
    ASSERT_TRUE(stack->configure(fromFile));
    TlsPeer peer(kServerCertificate);
    expectSuccess(peer, hop(peer));
}

TEST_P(StackTlsTest, ShowsItsOwnCertificate) {
    ASSERT_TRUE(stack->configure(trusting(kServerCertificate)));
    TlsPeer peer(kServerCertificate, kClientCertificate);
    NextHop withIdentity = hop(peer);
    withIdentity.tlsIdentity =
        std::make_shared<const TlsIdentity>(TlsIdentity{kClientCertificate, kClientKey, ""});
    expectSuccess(peer, withIdentity);
}

TEST_P(StackTlsTest, FailsWithoutTheCertificateAServerWants) {
    ASSERT_TRUE(stack->configure(trusting(kServerCertificate)));
    TlsPeer peer(kServerCertificate, kClientCertificate);
    expectFailure(peer, hop(peer), FailureKind::TlsHandshake, "handshake");
}

TEST_P(StackTlsTest, FailsWithACertificateThatCannotBeRead) {
    ASSERT_TRUE(stack->configure(trusting(kServerCertificate)));
    TlsPeer peer(kServerCertificate, kClientCertificate);
    NextHop withIdentity = hop(peer);
    withIdentity.tlsIdentity = std::make_shared<const TlsIdentity>(TlsIdentity{"nonsense", "nonsense", ""});
    expectFailure(peer, withIdentity, FailureKind::TlsHandshake, "handshake");
}

SLIMPHONE_ON_BOTH_WIRE_PATHS(StackTlsTest);

} // namespace
} // namespace slimphone::sip
