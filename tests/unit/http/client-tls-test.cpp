#include "../transport/tls-names.h"
#include "../transport/tls-peer.h"
#include "auth-info/auth-info.h"
#include "client-fixture.h"

namespace slimphone::test {

/** The server has no thread of its own: it gets its turns between those of the client. */
class HttpTlsTest : public HttpClientTest {
protected:
    void trust(const char *certificate, bool verify = true, bool verifyName = true) {
        http::ClientSettings settings;
        settings.tls.rootCaData = certificate;
        settings.tls.verifyCertificates = verify;
        settings.tls.verifyName = verifyName;
        client.configure(settings);
    }
    Response askTls(TlsPeer &peer, Request request) {
        answers.clear();
        request.url = "https://127.0.0.1:" + std::to_string(peer.port()) + "/";
        send(std::move(request));
        EXPECT_TRUE(runUntil([&] {
            if (const auto message = peer.receive(); message && !message->empty()) {
                seen.push_back(*message);
                const std::size_t index = std::min(seen.size(), replies.size()) - 1;
                peer.reply(replies[index]);
            }
            return client.isIdle();
        }));
        return answers.empty() ? Response{} : answers.front();
    }
    std::vector<std::string> replies{httpResponse(200, "secure")};
    std::vector<std::string> seen;
};

TEST_F(HttpTlsTest, AcceptsACertificateWithTheAddress) {
    TlsPeer peer(kAddressCertificate);
    trust(kAddressCertificate);
    const Response response = askTls(peer, get(""));
    EXPECT_EQ(response.body, "secure") << response.errorText;
}

TEST_F(HttpTlsTest, RefusesAnUnknownAuthorityAndSaysWhy) {
    TlsPeer peer(kAddressCertificate);
    const Response response = askTls(peer, get(""));
    EXPECT_EQ(response.error, ErrorKind::TlsVerification);
    EXPECT_NE(response.errorText.find("self"), std::string::npos) << response.errorText;
}

TEST_F(HttpTlsTest, RefusesAnotherNameAndSaysWhy) {
    TlsPeer peer(kServerCertificate);
    trust(kServerCertificate);
    const Response response = askTls(peer, get(""));
    EXPECT_EQ(response.error, ErrorKind::TlsVerification);
    EXPECT_NE(response.errorText.find("127.0.0.1"), std::string::npos) << response.errorText;
}

TEST_F(HttpTlsTest, RefusesAnExpiredCertificateAndSaysWhy) {
    TlsPeer peer(kExpiredCertificate);
    trust(kExpiredCertificate, true, false);
    const Response response = askTls(peer, get(""));
    EXPECT_EQ(response.error, ErrorKind::TlsVerification);
    EXPECT_NE(response.errorText.find("expired"), std::string::npos) << response.errorText;
}

TEST_F(HttpTlsTest, ObeysTheVerifySettings) {
    {
        TlsPeer peer(kServerCertificate);
        trust(kServerCertificate, true, false);
        EXPECT_EQ(askTls(peer, get("")).body, "secure") << "another name, not looked at";
    }
    {
        TlsPeer peer(kExpiredCertificate);
        trust(kServerCertificate, false, false);
        EXPECT_EQ(askTls(peer, get("")).body, "secure") << "nothing looked at";
    }
}

TEST_F(HttpTlsTest, AnswersBasicOverTls) {
    TlsPeer peer(kAddressCertificate);
    trust(kAddressCertificate);
    replies = {httpResponse(401, "", "WWW-Authenticate: Basic realm=\"R\"\r\n"), httpResponse(200, "in")};
    const Ref<AuthInfo> info = make<AuthInfo>("alice", "", "open sesame", "", "", "");
    Request request = get("");
    request.credentials = [&](const std::string &, const std::string &, const std::string &) {
        return info.get();
    };
    EXPECT_EQ(askTls(peer, std::move(request)).body, "in");
    ASSERT_EQ(seen.size(), 2u);
    EXPECT_EQ(headerOf(seen[0], "Authorization"), "");
    EXPECT_EQ(headerOf(seen[1], "Authorization"), "Basic YWxpY2U6b3BlbiBzZXNhbWU=");
}

TEST_F(HttpTlsTest, DoesNotTakePlainTextForTls) {
    HttpServer server([](const HttpRequest &) { return std::vector<Action>{}; });
    const Response response = [&] {
        // The server never sees a complete message in a ClientHello; it is asked to hang up instead.
        answers.clear();
        send(get("https://127.0.0.1:" + std::to_string(server.port()) + "/"));
        EXPECT_TRUE(runUntil([&] { return server.raw().openConnections() == 1; }));
        server.raw().closeConnections();
        EXPECT_TRUE(runUntil([&] { return client.isIdle(); }));
        return answers.front();
    }();
    EXPECT_TRUE(response.error == ErrorKind::TlsHandshake || response.error == ErrorKind::Connection)
        << response.errorText;
}

} // namespace slimphone::test
