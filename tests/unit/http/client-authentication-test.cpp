#include "auth-info/auth-info.h"
#include "auth-info/digest-algorithm.h"
#include "client-fixture.h"

#include <map>

namespace slimphone::test {

namespace {

/** name=value pairs of an Authorization header, unquoted. */
std::map<std::string, std::string> parametersOf(const std::string &header) {
    std::map<std::string, std::string> result;
    std::size_t position = header.find(' ');
    while (position != std::string::npos && position < header.size()) {
        const std::size_t start = header.find_first_not_of(", ", position);
        const std::size_t equals = header.find('=', start);
        if (start == std::string::npos || equals == std::string::npos) break;
        const bool quoted = header[equals + 1] == '"';
        const std::size_t from = equals + (quoted ? 2 : 1);
        const std::size_t end = std::min(header.find(quoted ? '"' : ',', from), header.size());
        result[header.substr(start, equals - start)] = header.substr(from, end - from);
        position = end + 1;
    }
    return result;
}

/** Answers 401 until a request carries the digest of alice's password "secret". */
HttpServer::Answer digestServer(DigestAlgorithm algorithm, const std::string &challenge) {
    return [algorithm, challenge](const HttpRequest &request) {
        auto given = parametersOf(request.header("Authorization"));
        const Secret ha1 = computeHa1(algorithm, "alice", "Realm", "secret");
        const Secret ha2 = digestOf(algorithm, {request.method, request.target});
        const Secret expected = given.contains("qop")
                                    ? digestOf(algorithm, {ha1.view(), given["nonce"], given["nc"],
                                                           given["cnonce"], "auth", ha2.view()})
                                    : digestOf(algorithm, {ha1.view(), given["nonce"], ha2.view()});
        const bool good = given["username"] == "alice" && given["response"] == expected.view() &&
                          given["uri"] == request.target;
        return std::vector<Action>{
            sendBytes(good ? httpResponse(200, "in")
                           : httpResponse(401, "", "WWW-Authenticate: " + challenge + "\r\n"))};
    };
}

const char *const kMd5 = R"(Digest realm="Realm", nonce="n1", qop="auth", algorithm=MD5)";

} // namespace

class HttpAuthenticationTest : public HttpClientTest {
protected:
    Request withCredentials(std::string url, const AuthInfo &info) {
        Request request = post(std::move(url), "body");
        request.credentials = [&info, this](const std::string &user, const std::string &realm,
                                            const std::string &algorithm) {
            asked.push_back(user + "/" + realm + "/" + algorithm);
            return &info;
        };
        return request;
    }
    static Ref<AuthInfo> alice(const char *password) {
        return make<AuthInfo>("alice", "", password, "", "", "");
    }
    std::vector<std::string> asked;
};

TEST_F(HttpAuthenticationTest, AnswersDigestChallenges) {
    const struct {
        DigestAlgorithm algorithm;
        const char *challenge;
    } cases[] = {
        {DigestAlgorithm::Md5, kMd5},
        {DigestAlgorithm::Md5, R"(Digest realm="Realm", nonce="n1")"},
        {DigestAlgorithm::Sha256,
         R"(Digest realm="Realm", nonce="n1", qop="auth,auth-int", algorithm=SHA-256)"},
        {DigestAlgorithm::Sha256, R"(Digest realm="Realm", nonce="n1", algorithm=MD5, qop="auth", )"
                                  R"(Digest realm="Realm", nonce="n2", algorithm=SHA-256, qop="auth")"},
    };
    const Ref<AuthInfo> info = alice("secret");
    for (const auto &each : cases) {
        HttpServer server(digestServer(each.algorithm, each.challenge));
        EXPECT_EQ(ask(withCredentials(server.url("/x?y"), *info)).body, "in") << each.challenge;
        EXPECT_EQ(server.requests().size(), 2u);
        EXPECT_EQ(server.requests()[1].body, "body");
    }
}

TEST_F(HttpAuthenticationTest, AnswersWithAnHa1) {
    const Secret ha1 = computeHa1(DigestAlgorithm::Md5, "alice", "Realm", "secret");
    const Ref<AuthInfo> info = make<AuthInfo>("alice", "", "", ha1.view(), "Realm", "", "MD5");
    HttpServer server(digestServer(DigestAlgorithm::Md5, kMd5));
    EXPECT_EQ(ask(withCredentials(server.url(), *info)).body, "in");
}

TEST_F(HttpAuthenticationTest, SendsAWrongPasswordOnce) {
    const Ref<AuthInfo> info = alice("wrong");
    HttpServer server(digestServer(DigestAlgorithm::Md5, kMd5));
    const Response response = ask(withCredentials(server.url(), *info));
    EXPECT_EQ(response.status, 401);
    EXPECT_EQ(response.error, ErrorKind::None);
    EXPECT_EQ(server.requests().size(), 2u);
}

TEST_F(HttpAuthenticationTest, LeavesWhatItDoesNotKnowUnanswered) {
    const Ref<AuthInfo> info = alice("secret");
    for (const char *challenge : {R"(Digest realm="Realm", nonce="n", algorithm=SHA-512-256)",
                                  R"(Digest realm="Realm", nonce="n", algorithm=MD5-sess, qop="auth")",
                                  R"(Basic realm="Realm")", R"(Bearer realm="Realm")", "Digest", ""}) {
        HttpServer server(digestServer(DigestAlgorithm::Md5, challenge));
        const Response response = ask(withCredentials(server.url(), *info));
        EXPECT_EQ(response.status, 401) << challenge;
        EXPECT_EQ(server.requests().size(), 1u) << challenge;
    }
}

TEST_F(HttpAuthenticationTest, ObeysThePolicy) {
    const Ref<DigestAuthenticationPolicy> policy = make<DigestAuthenticationPolicy>();
    policy->setAllowsMd5(false);
    http::ClientSettings settings;
    settings.digests = policy;
    client.configure(settings);
    const Ref<AuthInfo> info = alice("secret");
    HttpServer server(digestServer(DigestAlgorithm::Md5, kMd5));
    EXPECT_EQ(ask(withCredentials(server.url(), *info)).status, 401);
}

TEST_F(HttpAuthenticationTest, TakesCredentialsOutOfTheUrl) {
    HttpServer server(digestServer(DigestAlgorithm::Md5, kMd5));
    const std::string host = "127.0.0.1:" + std::to_string(server.port());
    EXPECT_EQ(ask(get("http://alice:sec%72et@" + host + "/")).body, "in");
    EXPECT_EQ(server.requests()[0].header("Authorization"), "") << "not before a challenge";
    const Ref<AuthInfo> info = alice("secret");
    EXPECT_EQ(ask(withCredentials("http://alice@" + host + "/", *info)).body, "in");
    EXPECT_EQ(asked.front(), "alice/Realm/MD5");
}

TEST_F(HttpAuthenticationTest, TakesNoCredentialsToAnotherServer) {
    HttpServer other(digestServer(DigestAlgorithm::Md5, kMd5));
    HttpServer server(httpResponse(302, "", "Location: " + other.url() + "\r\n"));
    const Ref<AuthInfo> info = alice("secret");
    Request request = withCredentials(server.url(), *info);
    request.method = "GET";
    request.body.clear();
    request.redirects = http::Redirects::Anywhere;
    EXPECT_EQ(ask(std::move(request)).status, 401);
    EXPECT_TRUE(asked.empty());
}

} // namespace slimphone::test
