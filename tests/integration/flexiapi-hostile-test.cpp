/**
 * @file
 * Answers that no FlexiAPI server should give: each ends the request once, with a sensible status.
 */
#include "flexiapi-fixture.h"
#include "iterate-until.h"

namespace slimphone::test {

namespace {

class FlexiApiHostileTest : public FlexiApiTest {
protected:
    FlexiApiHostileTest() : FlexiApiTest({{"time_limit", "1"}, {"body_limit", "100000"}}) { fill(); }

    /** Whatever comes is not taken for success. */
    void failsWith(const HttpServer &server, const std::string &what) {
        use(server);
        const CreatorAnswer answer = ask(linphone_account_creator_is_account_exist);
        EXPECT_TRUE(answer.status == LinphoneAccountCreatorStatusRequestFailed ||
                    answer.status == LinphoneAccountCreatorStatusUnexpectedError)
            << what << " gives " << answer.status;
    }
    /** The server sends @p bytes and closes. */
    void failsWith(const std::string &bytes) {
        const HttpServer server([&](const HttpRequest &) {
            return std::vector<Action>{sendBytes(bytes), closeConnection()};
        });
        failsWith(server, bytes.substr(0, 60));
    }
};

std::string jsonResponse(const std::string &body) {
    return httpResponse(200, body, "Content-Type: application/json\r\n");
}

} // namespace

TEST_F(FlexiApiHostileTest, BodiesThatAreNotJson) {
    using namespace std::string_literals;
    for (const std::string &body :
         {"<html>Please log in</html>"s, "{"s, R"({"activated":true)"s, "{}{}"s, "{}\0"s, "\0\0\0\0"s,
          "{\0\"\0a\0\"\0:\0001\0}\0"s, "\xff\xfe{\0}\0"s, "{\"a\":\"\xff\"}"s, "\x1f\x8b\x08"s,
          std::string(50000, '['), std::string(33, '[') + std::string(33, ']')})
        failsWith(jsonResponse(body));
}

TEST_F(FlexiApiHostileTest, BodiesBeyondTheLimit) {
    failsWith(jsonResponse("{\"a\":\"" + std::string(100001, 'x') + "\"}"));
    failsWith("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}");
    failsWith("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n{}");
}

TEST_F(FlexiApiHostileTest, WhatIsNotHttp) {
    for (const char *bytes : {"SSH-2.0-OpenSSH\r\n", "HTTP/9.9 200 OK\r\n\r\n{}", "\r\n\r\n\r\n",
                              "HTTP/1.1 2x0\r\n\r\n", "SIP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n"})
        failsWith(bytes);
}

TEST_F(FlexiApiHostileTest, AConnectionThatEndsAtAnyByte) {
    const std::string bytes = jsonResponse("{}");
    for (std::size_t length = 0; length < bytes.size(); ++length)
        failsWith(bytes.substr(0, length));
}

TEST_F(FlexiApiHostileTest, Silence) {
    const HttpServer server([](const HttpRequest &) { return std::vector<Action>{}; });
    failsWith(server, "silence");
}

TEST_F(FlexiApiHostileTest, ASlowDrip) {
    const HttpServer server([](const HttpRequest &) {
        std::vector<Action> actions{sendBytes("HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n")};
        for (int i = 1; i < 500; ++i)
            actions.push_back(sendBytes(" ", 10ms * i));
        return actions;
    });
    failsWith(server, "a slow drip");
}

TEST_F(FlexiApiHostileTest, ARedirectionToItself) {
    const HttpServer server(httpResponse(302, "{}", "Location: /api/again\r\n"));
    failsWith(server, "a loop");
}

TEST_F(FlexiApiHostileTest, AChallengeThatCannotBeMet) {
    for (const char *challenge : {"Digest realm=\"x.org\", nonce=\"n\", algorithm=MD4", "Digest", "Negotiate",
                                  "", "Digest realm=\"x.org\", nonce=\"n\", qop=\"auth\""}) {
        const HttpServer server(
            httpResponse(401, "{}", "WWW-Authenticate: " + std::string(challenge) + "\r\n"));
        failsWith(server, challenge);
    }
}

TEST_F(FlexiApiHostileTest, WrongTypesAreNotTakenForYes) {
    for (const char *body :
         {R"({"activated":"yes"})", R"({"activated":[true]})", R"({"activated":{"a":true}})",
          R"([{"activated":true}])", "true", "null", R"({"ACTIVATED":true})"}) {
        const HttpServer server(jsonResponse(body));
        use(server);
        EXPECT_EQ(ask(linphone_account_creator_is_account_activated).status,
                  LinphoneAccountCreatorStatusAccountNotActivated)
            << body;
    }
}

} // namespace slimphone::test
