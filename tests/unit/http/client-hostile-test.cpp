#include "client-fixture.h"

#include <zlib.h>

namespace slimphone::test {

namespace {

std::string gzip(const std::string &text) {
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string result(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    deflate(&stream, Z_FINISH);
    result.resize(stream.total_out);
    deflateEnd(&stream);
    return result;
}

/** Sends @p bytes and closes. */
HttpServer::Answer thenClose(std::string bytes) {
    return [bytes = std::move(bytes)](const HttpRequest &) {
        return std::vector<Action>{sendBytes(bytes), closeConnection()};
    };
}

} // namespace

using HttpHostileTest = HttpClientTest;

TEST_F(HttpHostileTest, EndsASilentServersRequestByTheTimeLimit) {
    HttpServer server([](const HttpRequest &) { return std::vector<Action>{}; });
    Request request = get(server.url());
    request.timeLimit = 200ms;
    EXPECT_EQ(ask(std::move(request)).error, ErrorKind::Timeout);
}

TEST_F(HttpHostileTest, EndsASlowDripByTheTimeLimit) {
    HttpServer server([](const HttpRequest &) {
        std::vector<Action> actions{sendBytes("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")};
        for (int i = 1; i < 1000; ++i)
            actions.push_back(sendBytes("x", 10ms * i));
        return actions;
    });
    Request request = get(server.url());
    request.timeLimit = 300ms;
    EXPECT_EQ(ask(std::move(request)).error, ErrorKind::Timeout);
}

TEST_F(HttpHostileTest, CountsTheTimeInTheQueue) {
    HttpServer server([](const HttpRequest &) { return std::vector<Action>{}; });
    for (int i = 0; i < 100; ++i) {
        Request request = get(server.url());
        request.timeLimit = 500ms;
        send(std::move(request));
    }
    ASSERT_TRUE(runUntil([&] { return answers.size() == 100; }));
    for (const Response &response : answers)
        EXPECT_EQ(response.error, ErrorKind::Timeout);
}

TEST_F(HttpHostileTest, TakesASlowAnswer) {
    HttpServer server([](const HttpRequest &) {
        std::vector<Action> actions;
        const std::string bytes = httpResponse(200, "slow");
        for (std::size_t i = 0; i < bytes.size(); ++i)
            actions.push_back(sendBytes(bytes.substr(i, 1), 1ms * i));
        return actions;
    });
    EXPECT_EQ(ask(get(server.url())).body, "slow");
}

TEST_F(HttpHostileTest, RefusesALargeBodyHoweverItComes) {
    const std::string large(5000, 'x');
    const std::string chunk = "1388\r\n" + large + "\r\n";
    for (const std::string &bytes :
         {httpResponse(200, large), "HTTP/1.1 200 OK\r\n\r\n" + large,
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + "0\r\n\r\n",
          httpResponse(200, gzip(std::string(50 << 20, 'x')), "Content-Encoding: gzip\r\n")}) {
        HttpServer server(thenClose(bytes));
        Request request = get(server.url());
        request.bodyLimit = 4999;
        const Response response = ask(std::move(request));
        EXPECT_EQ(response.error, ErrorKind::TooLarge);
        Request enough = get(server.url());
        enough.bodyLimit = 5000;
        if (bytes.find("gzip") == std::string::npos) {
            EXPECT_EQ(ask(std::move(enough)).body.size(), 5000u);
        }
    }
}

TEST_F(HttpHostileTest, HasABodyLimitOfOneMebibyteByDefault) {
    HttpServer server(httpResponse(200, std::string((1 << 20) + 1, 'x')));
    EXPECT_EQ(ask(get(server.url())).error, ErrorKind::TooLarge);
}

TEST_F(HttpHostileTest, RefusesEndlessHeaders) {
    std::string lines;
    for (int i = 0; i < 3000; ++i)
        lines += "X-Line-" + std::to_string(i) + ": " + std::string(50, 'y') + "\r\n";
    HttpServer server(httpResponse(200, "x", lines));
    EXPECT_EQ(ask(get(server.url())).error, ErrorKind::TooLarge);
    HttpServer longLine(httpResponse(200, "x", "X: " + std::string(200000, 'y') + "\r\n"));
    EXPECT_NE(ask(get(longLine.url())).error, ErrorKind::None);
}

TEST_F(HttpHostileTest, DecodesGzip) {
    const std::string packed = gzip("packed text");
    HttpServer server(httpResponse(200, packed, "Content-Encoding: gzip\r\n"));
    EXPECT_EQ(ask(get(server.url())).body, "packed text");
    HttpServer broken(httpResponse(200, "no gzip at all", "Content-Encoding: gzip\r\n"));
    EXPECT_EQ(ask(get(broken.url())).error, ErrorKind::Protocol);
    std::string cut = packed.substr(0, packed.size() / 2);
    HttpServer truncated(httpResponse(200, cut, "Content-Encoding: gzip\r\n"));
    EXPECT_NE(ask(get(truncated.url())).body, "packed text");
}

TEST_F(HttpHostileTest, TellsWhatIsNotHttp) {
    for (const char *garbage :
         {"SSH-2.0-OpenSSH_9.2\r\n", "\x16\x03\x01\x02garbage", "220 smtp ready\r\n", "<html>",
          "HTTP/9.9 200 OK\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "HTTP/1.1\r\n\r\n",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"}) {
        HttpServer server(thenClose(garbage));
        const Response response = ask(get(server.url()));
        EXPECT_NE(response.error, ErrorKind::None) << garbage;
        EXPECT_FALSE(response.errorText.empty());
    }
}

TEST_F(HttpHostileTest, NoticesATruncatedAnswerAtEveryByte) {
    const std::string whole = "HTTP/1.1 200 OK\r\nContent-Length: 12\r\nA: b\r\n\r\nall of these";
    for (std::size_t length = 0; length < whole.size(); ++length) {
        HttpServer server(thenClose(whole.substr(0, length)));
        const Response response = ask(get(server.url()));
        EXPECT_NE(response.error, ErrorKind::None) << length;
        EXPECT_NE(response.body, "all of these");
    }
    HttpServer server(thenClose(whole));
    EXPECT_EQ(ask(get(server.url())).body, "all of these");
}

TEST_F(HttpHostileTest, NoticesATruncatedChunkedAnswerAtEveryByte) {
    const std::string whole =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n";
    for (std::size_t length = 40; length + 6 < whole.size(); ++length) {
        HttpServer server(thenClose(whole.substr(0, length)));
        EXPECT_NE(ask(get(server.url())).error, ErrorKind::None) << length;
    }
}

TEST_F(HttpHostileTest, SurvivesContradictoryAnswers) {
    for (const char *bytes :
         {"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nx",
          "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nx",
          "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
          "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n",
          "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n", "HTTP/1.1 401 Who\r\n\r\n",
          "HTTP/1.1 302 Found\r\n\r\n", "HTTP/1.1 302 Found\r\nLocation: \r\n\r\n",
          "HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\n\r\n", "HTTP/1.1 200 OK\r\n: x\r\n:\r\nx\r\n\r\n"}) {
        HttpServer server(thenClose(bytes));
        Request request = get(server.url());
        request.timeLimit = 2s;
        ask(std::move(request));
    }
}

} // namespace slimphone::test
