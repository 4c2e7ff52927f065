#include "lean-stack-fixture.h"
#include "tls-names.h"
#include "tls-peer.h"

#include <mbedtls/ssl.h>
#include <mbedtls/ssl_cache.h>

namespace slimphone::sip {
namespace {

using test::kServerCertificate;
using test::TlsPeer;

class LeanTlsTest : public LeanStackTest {
protected:
    void trust(const char *authority, bool verifiesName = true) {
        StackSettings result = settings();
        result.ports = {0, 0, -2};
        result.keepAlive = 0ms;
        result.tls.rootCaData = authority;
        result.tls.verifyName = verifiesName;
        result.dnsUserHostsFile = mHosts.path();
        result.dnsServers = {"127.0.0.1"};
        ASSERT_TRUE(stack->configure(result));
    }
    NextHop hop(const TlsPeer &peer, const std::string &host) {
        return NextHop{host, peer.port(), Transport::Tls, nullptr};
    }
    void expectSuccess(TlsPeer &peer, const NextHop &to) {
        Outcome result;
        const auto transaction = stack->send(makeRegister(), to, result);
        const std::string request = receive(peer);
        ASSERT_THAT(headerOf(request, "Via"), StartsWith("SIP/2.0/TLS"));
        peer.reply(answerTo(request, "200 OK"));
        ASSERT_TRUE(runUntil([&] { return result.calls > 0; }));
        EXPECT_EQ(result.status, 200);
    }
    void expectFailure(TlsPeer &peer, const NextHop &to, FailureKind kind, const std::string &text) {
        Outcome result;
        const auto transaction = stack->send(makeRegister(), to, result);
        ASSERT_TRUE(runUntil([&] { return peer.receive() || result.calls > 0; }));
        ASSERT_TRUE(result.failure);
        EXPECT_EQ(result.failure->kind, kind) << result.failure->text;
        EXPECT_THAT(result.failure->text, HasSubstr(text));
    }

private:
    TextFile mHosts{
        "127.0.0.1 registrar.test\n127.0.0.1 one.registrar.test\n127.0.0.1 a.one.registrar.test\n"};
};

TEST_F(LeanTlsTest, AServerMayBeKnownByItsAddress) {
    trust(test::kAddressCertificate);
    TlsPeer peer(test::kAddressCertificate);
    expectSuccess(peer, hop(peer, "127.0.0.1"));
}

TEST_F(LeanTlsTest, TellsACertificateForAnotherAddress) {
    trust(test::kOtherAddressCertificate);
    TlsPeer peer(test::kOtherAddressCertificate);
    expectFailure(peer, hop(peer, "127.0.0.1"), FailureKind::TlsVerification, "name mismatch");
}

TEST_F(LeanTlsTest, ANameIsNoAddress) {
    trust(kServerCertificate);
    TlsPeer peer(kServerCertificate);
    expectFailure(peer, hop(peer, "127.0.0.1"), FailureKind::TlsVerification, "name mismatch");
}

TEST_F(LeanTlsTest, AnAddressIsNoName) {
    trust(test::kOtherAddressCertificate);
    TlsPeer peer(test::kOtherAddressCertificate);
    expectFailure(peer, hop(peer, "registrar.test"), FailureKind::TlsVerification, "name mismatch");
}

TEST_F(LeanTlsTest, ACommonNameWillDoWithoutAlternativeNames) {
    trust(test::kCommonNameCertificate);
    TlsPeer peer(test::kCommonNameCertificate);
    expectSuccess(peer, hop(peer, "127.0.0.1"));
}

TEST_F(LeanTlsTest, OneSubjectHasToMatchThePatternBesides) {
    for (const auto &[pattern, matches] :
         {std::pair("^registrar\\.test$", true), {"^one\\.", false}, {"[", false}}) {
        SCOPED_TRACE(pattern);
        StackSettings other = settings();
        other.ports = {0, 0, -2};
        other.tls.rootCaData = kServerCertificate;
        other.tls.verifyName = false;
        other.tls.subjectPattern = pattern;
        ASSERT_TRUE(stack->configure(other));
        TlsPeer peer(kServerCertificate);
        if (matches)
            expectSuccess(peer, hop(peer, "127.0.0.1"));
        else
            expectFailure(peer, hop(peer, "127.0.0.1"), FailureKind::TlsVerification,
                          "tls_certificate_subject_regexp");
    }
}

TEST_F(LeanTlsTest, ASipDomainMayBeNamedByUri) {
    trust(test::kDomainUriCertificate);
    TlsPeer peer(test::kDomainUriCertificate);
    expectSuccess(peer, hop(peer, "registrar.test"));
}

TEST_F(LeanTlsTest, AUriOfAnotherDomainDoesNotCount) {
    trust(test::kDomainUriCertificate);
    TlsPeer peer(test::kDomainUriCertificate);
    expectFailure(peer, hop(peer, "one.registrar.test"), FailureKind::TlsVerification, "name mismatch");
}

TEST_F(LeanTlsTest, AWildcardStandsForOneLabel) {
    trust(test::kWildcardCertificate);
    TlsPeer peer(test::kWildcardCertificate);
    expectSuccess(peer, hop(peer, "one.registrar.test"));
    TlsPeer second(test::kWildcardCertificate);
    expectFailure(second, hop(second, "a.one.registrar.test"), FailureKind::TlsVerification, "name mismatch");
}

TEST_F(LeanTlsTest, TellsACertificateThatIsNotValidYet) {
    trust(test::kFutureCertificate);
    TlsPeer peer(test::kFutureCertificate);
    expectFailure(peer, hop(peer, "registrar.test"), FailureKind::TlsVerification, "not valid yet");
}

TEST_F(LeanTlsTest, NamesEveryFaultOfACertificate) {
    trust(test::kClientCertificate);
    TlsPeer peer(test::kExpiredCertificate);
    expectFailure(peer, hop(peer, "127.0.0.1"), FailureKind::TlsVerification,
                  "unknown certificate authority");
    TlsPeer second(test::kExpiredCertificate);
    expectFailure(second, hop(second, "127.0.0.1"), FailureKind::TlsVerification, "expired");
    TlsPeer third(test::kExpiredCertificate);
    expectFailure(third, hop(third, "127.0.0.1"), FailureKind::TlsVerification, "name mismatch");
}

TEST_F(LeanTlsTest, RefusesATlsOlderThan12) {
    trust(kServerCertificate);
    TlsPeer peer(kServerCertificate);
    auto *config = static_cast<mbedtls_ssl_config *>(peer.libraryConfig());
    mbedtls_ssl_conf_max_version(config, MBEDTLS_SSL_MAJOR_VERSION_3, MBEDTLS_SSL_MINOR_VERSION_2);
    expectFailure(peer, hop(peer, "registrar.test"), FailureKind::TlsHandshake, "TLS handshake with");
}

TEST_F(LeanTlsTest, TellsAServerThatDoesNotSpeakTls) {
    trust(kServerCertificate);
    TcpPeer peer;
    const auto transaction = stack->send(makeRegister(), to(peer.port(), Transport::Tls), outcome);
    ASSERT_TRUE(runUntil([&] {
        peer.receive();
        peer.reply("SIP/2.0 400 Bad Request\r\n\r\n");
        return outcome.calls > 0;
    }));
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::TlsHandshake);
}

TEST_F(LeanTlsTest, GivesUpOnAHandshakeThatDoesNotEnd) {
    trust(kServerCertificate);
    TcpPeer silent;
    const auto transaction = stack->send(makeRegister(), to(silent.port(), Transport::Tls), outcome);
    settle();
    pass(30500ms, 100ms);
    ASSERT_TRUE(outcome.failure);
    EXPECT_EQ(outcome.failure->kind, FailureKind::Connection);
}

TEST_F(LeanTlsTest, RequestsOfOneNameShareAConnectionAndOfAnotherDoNot) {
    trust(kServerCertificate, false);
    TlsPeer peer(kServerCertificate);
    expectSuccess(peer, hop(peer, "registrar.test"));
    expectSuccess(peer, hop(peer, "registrar.test"));
    const auto other = stack->send(makeRegister(), hop(peer, "one.registrar.test"), outcome);
    for (int i = 0; i < 5; ++i) {
        settle();
        EXPECT_FALSE(peer.receive()) << "sent over a connection that was verified for another name";
    }
}

TEST_F(LeanTlsTest, TellsAKeyThatDoesNotFitTheCertificate) {
    trust(kServerCertificate);
    TlsPeer peer(kServerCertificate, test::kClientCertificate);
    NextHop mismatched = hop(peer, "registrar.test");
    mismatched.tlsIdentity =
        std::make_shared<const TlsIdentity>(TlsIdentity{test::kClientCertificate, test::kServerKey, ""});
    expectFailure(peer, mismatched, FailureKind::TlsHandshake, "does not belong");
}

TEST_F(LeanTlsTest, TellsThatAServerWantsACertificate) {
    trust(kServerCertificate);
    TlsPeer peer(kServerCertificate, test::kClientCertificate);
    expectFailure(peer, hop(peer, "registrar.test"), FailureKind::TlsHandshake, "wants a client certificate");
}

/** Counts the sessions that a server found again. */
struct CountingCache {
    CountingCache() { mbedtls_ssl_cache_init(&cache); }
    CountingCache(const CountingCache &) = delete;
    CountingCache &operator=(const CountingCache &) = delete;
    ~CountingCache() { mbedtls_ssl_cache_free(&cache); }
    static int get(void *self, mbedtls_ssl_session *session) {
        auto *counting = static_cast<CountingCache *>(self);
        const int result = mbedtls_ssl_cache_get(&counting->cache, session);
        counting->hits += result == 0;
        return result;
    }
    static int set(void *self, const mbedtls_ssl_session *session) {
        return mbedtls_ssl_cache_set(&static_cast<CountingCache *>(self)->cache, session);
    }

    mbedtls_ssl_cache_context cache{};
    int hits = 0;
};

class LeanTlsResumptionTest : public LeanTlsTest {
protected:
    void SetUp() override {
        trust(kServerCertificate);
        mbedtls_ssl_conf_session_cache(static_cast<mbedtls_ssl_config *>(peer.libraryConfig()), &cache,
                                       &CountingCache::get, &CountingCache::set);
        expectSuccess(peer, hop(peer, "registrar.test"));
        peer.hangUp();
        settle();
    }

    CountingCache cache;
    TlsPeer peer{kServerCertificate};
};

TEST_F(LeanTlsResumptionTest, ResumesASession) {
    expectSuccess(peer, hop(peer, "registrar.test"));
    EXPECT_EQ(cache.hits, 1);
}

TEST_F(LeanTlsResumptionTest, ResumesNothingWhenTheNetworkChanged) {
    stack->closeConnections();
    expectSuccess(peer, hop(peer, "registrar.test"));
    EXPECT_EQ(cache.hits, 0);
}

TEST_F(LeanTlsResumptionTest, ResumesNothingThatAnotherTrustAllowed) {
    trust(test::kClientCertificate);
    expectFailure(peer, hop(peer, "registrar.test"), FailureKind::TlsVerification, "unknown");
    EXPECT_EQ(cache.hits, 0);
}

} // namespace
} // namespace slimphone::sip
