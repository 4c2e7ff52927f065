#include "client-fixture.h"

#include <atomic>

namespace slimphone::test {

TEST_F(HttpClientTest, GetsABody) {
    HttpServer server(httpResponse(200, "hello", "Content-Type: text/plain\r\n"));
    const Response response = ask(get(server.url("/a?b=c#d")));
    EXPECT_EQ(response.error, ErrorKind::None) << response.errorText;
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.reason, "Scripted");
    EXPECT_EQ(response.body, "hello");
    EXPECT_EQ(response.header("content-TYPE"), "text/plain");
    EXPECT_EQ(response.url, server.url("/a?b=c"));
    EXPECT_TRUE(response.isSuccess());
    ASSERT_EQ(server.requests().size(), 1u);
    EXPECT_EQ(server.requests()[0].method, "GET");
    EXPECT_EQ(server.requests()[0].target, "/a?b=c");
}

TEST_F(HttpClientTest, PostsABodyWithItsHeaders) {
    HttpServer server(httpResponse(201));
    http::ClientSettings settings;
    settings.userAgent = "test/1";
    client.configure(settings);
    Request request = post(server.url(), "<a/>");
    request.headers = {{"Content-Type", "text/xml"}, {"X-Empty", ""}};
    const Response response = ask(std::move(request));
    EXPECT_EQ(response.status, 201);
    ASSERT_EQ(server.requests().size(), 1u);
    const HttpRequest seen = server.requests()[0];
    EXPECT_EQ(seen.method, "POST");
    EXPECT_EQ(seen.body, "<a/>");
    EXPECT_EQ(seen.header("Content-Type"), "text/xml");
    EXPECT_EQ(seen.header("User-Agent"), "test/1");
    EXPECT_NE(seen.bytes.find("X-Empty:"), std::string::npos);
    EXPECT_EQ(seen.header("Expect"), "");
}

TEST_F(HttpClientTest, UsesOtherMethodsWithAndWithoutBody) {
    HttpServer server(httpResponse(204));
    for (const char *method : {"PUT", "DELETE", "PATCH", "HEAD"}) {
        Request request = get(server.url());
        request.method = method;
        if (std::string(method) == "PATCH") request.body = "x";
        EXPECT_EQ(ask(std::move(request)).status, 204) << method;
        EXPECT_EQ(server.requests().back().method, method);
    }
    EXPECT_EQ(server.requests()[2].body, "x");
}

TEST_F(HttpClientTest, ReportsAStatusThatIsNoSuccess) {
    HttpServer server(httpResponse(503, "later"));
    const Response response = ask(get(server.url()));
    EXPECT_EQ(response.error, ErrorKind::None);
    EXPECT_EQ(response.body, "later");
    EXPECT_FALSE(response.isSuccess());
    EXPECT_EQ(response.failureText(), "HTTP 503 Scripted");
}

TEST_F(HttpClientTest, ReusesAConnection) {
    HttpServer server(httpResponse(200, "x"));
    for (int i = 0; i < 5; ++i)
        ask(get(server.url()));
    EXPECT_EQ(server.raw().acceptedConnections(), 1u);
}

TEST_F(HttpClientTest, DoesNotSendABodyTwiceOverABrokenConnection) {
    HttpServer server([](const HttpRequest &request) {
        if (request.index == 0) return std::vector<Action>{sendBytes(httpResponse(200))};
        return std::vector<Action>{closeConnection()};
    });
    EXPECT_EQ(ask(post(server.url(), "one")).status, 200);
    EXPECT_EQ(ask(post(server.url(), "two")).error, ErrorKind::Connection);
    EXPECT_EQ(server.requests().size(), 2u);
}

TEST_F(HttpClientTest, RefusesWhatIsNoHttpUrl) {
    for (const char *url :
         {"", "foo://127.0.0.1/", "url://serveur.com", "file:///etc/passwd", "127.0.0.1", "http://",
          "http://a b/", "http://[::1", "http://127.0.0.1:99999/", "ftp://127.0.0.1/"}) {
        const Response response = ask(get(url));
        EXPECT_EQ(response.error, ErrorKind::InvalidRequest) << url;
        EXPECT_FALSE(response.errorText.empty());
    }
}

TEST_F(HttpClientTest, RefusesHeadersThatWouldInjectOthers) {
    HttpServer server(httpResponse(200));
    for (const sip::HeaderField &field :
         {sip::HeaderField{"X-A", "b\r\nX-C: d"}, sip::HeaderField{"X-A: b\r\nX-C", "d"},
          sip::HeaderField{"", "d"}, sip::HeaderField{"X-A", std::string("b\0c", 3)}}) {
        Request request = get(server.url());
        request.headers = {field};
        EXPECT_EQ(ask(std::move(request)).error, ErrorKind::InvalidRequest);
    }
    Request request = get(server.url());
    request.method = "GET / HTTP/1.1\r\nX: ";
    EXPECT_EQ(ask(std::move(request)).error, ErrorKind::InvalidRequest);
    EXPECT_TRUE(server.requests().empty());
}

TEST_F(HttpClientTest, RefusesPlainHttpWhenHttpsIsDemanded) {
    HttpServer server(httpResponse(200));
    http::ClientSettings settings;
    settings.httpsOnly = true;
    client.configure(settings);
    EXPECT_EQ(ask(get(server.url())).error, ErrorKind::InvalidRequest);
    EXPECT_TRUE(server.requests().empty());
}

TEST_F(HttpClientTest, TellsRefusedConnectionsAndUnknownNamesApart) {
    HttpServer server(httpResponse(200));
    server.raw().goDown();
    EXPECT_EQ(ask(get(server.url())).error, ErrorKind::Connection);
    // Names below .invalid do not exist (RFC 6761); without a name server this takes a while.
    Request request = get("http://nowhere.invalid/");
    request.timeLimit = 10s;
    const Response response = ask(std::move(request));
    EXPECT_TRUE(response.error == ErrorKind::NameResolution || response.error == ErrorKind::Timeout);
}

TEST_F(HttpClientTest, CancelsByDestroyingTheHandle) {
    HttpServer server([](const HttpRequest &) { return std::vector<Action>{}; });
    send(get(server.url()));
    ASSERT_TRUE(runUntil([&] { return !server.requests().empty(); }));
    EXPECT_TRUE(handles[0]->isPending());
    handles.clear();
    EXPECT_TRUE(client.isIdle());
    send(get(server.url()));
    handles.clear(); // before it was started
    EXPECT_TRUE(client.isIdle());
    EXPECT_TRUE(runUntil([&] { return server.raw().openConnections() == 0; }));
    EXPECT_TRUE(answers.empty());
}

TEST_F(HttpClientTest, LetsAHandlerDestroyAndSend) {
    HttpServer server(httpResponse(200, "x"));
    int count = 0;
    std::vector<std::unique_ptr<http::Exchange>> own;
    own.push_back(client.send(get(server.url()), [&](const Response &) {
        own.clear();
        ++count;
        own.push_back(client.send(get(server.url()), [&](const Response &) {
            own.clear();
            ++count;
        }));
    }));
    own.push_back(client.send(get(server.url()), [&](const Response &) {
        own.clear();
        ++count;
    }));
    ASSERT_TRUE(runUntil([&] { return client.isIdle(); }));
    EXPECT_GE(count, 1);
    EXPECT_TRUE(own.empty());
}

TEST_F(HttpClientTest, KeepsAnExceptionOfAHandlerAway) {
    HttpServer server(httpResponse(200));
    const auto handle = client.send(get(server.url()), [](const Response &) { throw std::string("no"); });
    EXPECT_TRUE(runUntil([&] { return client.isIdle(); }));
    EXPECT_FALSE(handle->isPending());
}

TEST_F(HttpClientTest, AnswersWhatIsPendingWhenItCloses) {
    HttpServer server([](const HttpRequest &) { return std::vector<Action>{}; });
    for (int i = 0; i < 40; ++i)
        send(get(server.url()));
    ASSERT_TRUE(runUntil([&] { return !server.requests().empty(); }));
    client.close();
    ASSERT_EQ(answers.size(), 40u);
    for (const Response &response : answers)
        EXPECT_EQ(response.error, ErrorKind::Aborted);
    EXPECT_TRUE(client.isIdle());
}

TEST_F(HttpClientTest, ServesAgainAfterItWasClosed) {
    HttpServer server(httpResponse(200, "x"));
    ask(get(server.url()));
    client.close();
    EXPECT_EQ(ask(get(server.url())).body, "x");
}

TEST_F(HttpClientTest, LeavesHandlesHarmlessWhenItIsGone) {
    HttpServer server([](const HttpRequest &) { return std::vector<Action>{}; });
    int count = 0;
    std::unique_ptr<http::Exchange> handle;
    {
        http::Client other;
        handle = other.send(get(server.url()), [&](const Response &response) {
            EXPECT_EQ(response.error, ErrorKind::Aborted);
            ++count;
        });
    }
    EXPECT_EQ(count, 1);
    EXPECT_FALSE(handle->isPending());
}

TEST_F(HttpClientTest, IsNotKeptByAHandlerThatNeverGivesUp) {
    int count = 0;
    std::vector<std::unique_ptr<http::Exchange>> own;
    std::function<void(const Response &)> again;
    {
        http::Client other;
        again = [&](const Response &response) {
            EXPECT_EQ(response.error, ErrorKind::Aborted);
            ++count;
            own.push_back(other.send(get("http://127.0.0.1:9/"), again));
        };
        own.push_back(other.send(get("http://127.0.0.1:9/"), again));
    }
    EXPECT_EQ(count, 2);
    for (const auto &handle : own)
        EXPECT_FALSE(handle->isPending());
}

TEST_F(HttpClientTest, AnswersManyAtOnceInShortTurns) {
    HttpServer server(httpResponse(200, std::string(2000, 'x')));
    for (int i = 0; i < 300; ++i)
        send(post(server.url(), std::to_string(i)));
    ASSERT_TRUE(runUntil([&] { return answers.size() == 300; }));
    for (const Response &response : answers)
        EXPECT_EQ(response.status, 200);
    EXPECT_EQ(server.requests().size(), 300u);
    RecordProperty("longest_turn_us",
                   static_cast<int>(std::chrono::duration_cast<std::chrono::microseconds>(longest).count()));
}

TEST_F(HttpClientTest, SendsByTheProxy) {
    HttpServer proxy(httpResponse(200, "by proxy"));
    http::ClientSettings settings;
    settings.proxyHost = "127.0.0.1";
    settings.proxyPort = proxy.port();
    client.configure(settings);
    EXPECT_EQ(ask(get("http://somewhere.test/x")).body, "by proxy");
    EXPECT_EQ(proxy.requests()[0].target, "http://somewhere.test/x");
    EXPECT_NE(ask(get("https://somewhere.test/x")).error, ErrorKind::None); // no TLS behind it
    EXPECT_EQ(proxy.requests()[1].method, "CONNECT");
    EXPECT_EQ(proxy.requests()[1].target, "somewhere.test:443");
}

TEST_F(HttpClientTest, IgnoresProxiesOfTheEnvironment) {
    HttpServer proxy(httpResponse(200, "by proxy"));
    HttpServer server(httpResponse(200, "direct"));
    setenv("http_proxy", proxy.url().c_str(), 1);
    EXPECT_EQ(ask(get(server.url())).body, "direct");
    unsetenv("http_proxy");
    EXPECT_TRUE(proxy.requests().empty());
}

TEST_F(HttpClientTest, FollowsRedirectsOnTheSameOrigin) {
    for (const int status : {301, 302, 303, 307, 308}) {
        HttpServer server([status](const HttpRequest &request) {
            return std::vector<Action>{sendBytes(
                request.target == "/old" ? httpResponse(status, "moved", "Location: new/place?x\r\n")
                                         : httpResponse(200, "here"))};
        });
        const Response response = ask(post(server.url("/old"), "data"));
        EXPECT_EQ(response.body, "here") << status;
        EXPECT_EQ(response.url, server.url("/new/place?x"));
        ASSERT_EQ(server.requests().size(), 2u);
        EXPECT_EQ(server.requests()[1].method, status == 303 ? "GET" : "POST");
        EXPECT_EQ(server.requests()[1].body, status == 303 ? "" : "data");
    }
}

TEST_F(HttpClientTest, RefusesRedirectsToOtherServers) {
    HttpServer other(httpResponse(200, "other"));
    HttpServer server(httpResponse(302, "", "Location: " + other.url() + "\r\n"));
    EXPECT_EQ(ask(get(server.url())).error, ErrorKind::Redirection);
    for (const char *place : {"file:///etc/passwd", "gopher://127.0.0.1/", "http://"}) {
        HttpServer odd(httpResponse(302, "", std::string("Location: ") + place + "\r\n"));
        EXPECT_EQ(ask(get(odd.url())).error, ErrorKind::Redirection) << place;
    }
    EXPECT_TRUE(other.requests().empty());
}

TEST_F(HttpClientTest, FollowsRedirectsAnywhereWhenToldTo) {
    HttpServer other(httpResponse(200, "other"));
    HttpServer server(httpResponse(302, "", "Location: " + other.url("/x") + "\r\n"));
    Request request = get(server.url());
    request.redirects = http::Redirects::Anywhere;
    request.headers = {{"X-Api-Key", "secret"}, {"Accept", "text/xml"}};
    EXPECT_EQ(ask(std::move(request)).body, "other");
    EXPECT_EQ(other.requests()[0].header("X-Api-Key"), "");
    EXPECT_EQ(other.requests()[0].header("Accept"), "text/xml");
    Request withBody = post(server.url(), "secret");
    withBody.redirects = http::Redirects::Anywhere;
    EXPECT_EQ(ask(std::move(withBody)).error, ErrorKind::Redirection);
}

TEST_F(HttpClientTest, GivesTheRedirectItselfWhenToldTo) {
    HttpServer server(httpResponse(302, "", "Location: /x\r\n"));
    Request request = get(server.url());
    request.redirects = http::Redirects::None;
    EXPECT_EQ(ask(std::move(request)).status, 302);
}

TEST_F(HttpClientTest, LeavesARedirectLoop) {
    HttpServer server(httpResponse(302, "", "Location: /again\r\n"));
    EXPECT_EQ(ask(get(server.url())).error, ErrorKind::Redirection);
    EXPECT_EQ(server.requests().size(), 6u);
}

} // namespace slimphone::test
