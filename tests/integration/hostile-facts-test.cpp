/**
 * @file
 * What stops, deafens or delays a client of belle-sip's provider, each against a registered client.
 */
#include "under-fire.h"

namespace slimphone::test {

using namespace std::string_literals;

namespace {

std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i)
        result += text;
    return result;
}

std::string request(const std::string &method, const std::string &lines = {}, std::string_view body = {},
                    const std::string &uri = "sip:u0@127.0.0.1") {
    return method + ' ' + uri +
           " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:5060;rport;branch=z9hG4bKfact\r\nMax-Forwards: 70\r\n"
           "From: <sip:a@example.org>;tag=f\r\nTo: <sip:u0@127.0.0.1>\r\nCall-ID: fact\r\nCSeq: 1 " +
           method + "\r\nContact: <sip:a@127.0.0.1>\r\n" + lines +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

} // namespace

class Facts : public UnderFire {
protected:
    /** Each of @p inputs from a stranger, if there are any, and from the registrar. */
    void survives(const std::vector<std::string> &inputs) {
        ASSERT_NO_FATAL_FAILURE(registerEverybody());
        mLongest = 0;
        const long before = memoryInUse();
        for (const std::string &input : inputs) {
            SCOPED_TRACE(input.substr(0, 40));
            if (mStrangers) {
                sendFrom(0, input);
                turn();
                mStrangers->hangUp(0);
            }
            sendAsEnemy(input);
            turn();
            // Over UDP the same flow carries the next registration.
            if (mEnemy->isStream()) mEnemy->hangUp();
            refreshVictims();
            ASSERT_TRUE(recover());
        }
        ASSERT_NO_FATAL_FAILURE(checkHealth());
        EXPECT_LT(mLongest, longestAllowed());
        EXPECT_LT(memoryInUse() - before, kTolerableGrowth);
        EXPECT_EQ(mLost, 0u);
    }

    void turn() {
        for (int i = 0; i < 5; ++i)
            iterate();
        answerHonestly();
    }
};

TEST_P(Facts, MultipartBodiesAndEncodings) {
    survives({request("MESSAGE", "Content-Type: multipart/mixed\r\n", "body"),
              request("MESSAGE", "Content-Type: multipart/mixed;boundary=\"b\"\r\n",
                      "--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--"),
              request("MESSAGE", "Content-Encoding:\r\n", "body"),
              request("MESSAGE", "Content-Type: multipart/mixed\r\nContent-Encoding: deflate\r\n", "body")});
}

TEST_P(Facts, AnInviteThatComesAgain) {
    // Datagrams of no bytes lie between those over UDP, new connections between those over TCP.
    survives({request("INVITE"), "", request("INVITE"), "", request("INVITE")});
}

TEST_P(Facts, LongAddresses) {
    survives({request("OPTIONS", {}, {}, "sip:u0@127.0.0.1" + repeated(";p=1", 300)),
              request("OPTIONS", {}, {}, "sip:u0@127.0.0.1" + repeated(";p=1", 400)),
              request("OPTIONS", {}, {}, "sip:u0@" + repeated("h", 2000)),
              request("OPTIONS", {}, {}, "sip:u0@" + repeated("h", 5000)),
              request("OPTIONS", {}, {}, "sip:" + repeated("u", 8000) + "@127.0.0.1")});
}

TEST_P(Facts, MuchThatIsNotSip) {
    survives({repeated("x", 60000), repeated("x y\r\n", 12000), std::string(60000, '\0'),
              repeated("\r\n", 30000), repeated("SIP/2.0 200 OK\r\n\r\n", 3000)});
}

TEST_P(Facts, WhatWouldSwallowTheFollowingDatagrams) {
    std::string beyond = request("OPTIONS");
    beyond.replace(beyond.find("Content-Length: 0"), 17, "Content-Length: 5000");
    std::string far = request("OPTIONS");
    far.replace(far.find("Content-Length: 0"), 17, "Content-Length: 2147483647");
    survives({request("OPTIONS", "X: a\0b\r\n"s), beyond, far, request("OPTIONS").substr(0, 60), "\0"s});
}

TEST_P(Facts, AFloodOfTenThousand) {
    ASSERT_NO_FATAL_FAILURE(registerEverybody());
    const long before = memoryInUse();
    if (mStrangers) {
        flood(10000);
    } else {
        for (int i = 0; i < 10000; ++i) {
            sendAsEnemy(request("OPTIONS"));
            if (i % 50 == 0) turn();
        }
    }
    ASSERT_NO_FATAL_FAILURE(checkHealth());
    EXPECT_LT(mLongest, longestAllowed());
    EXPECT_LT(memoryInUse() - before, kTolerableGrowth);
    EXPECT_EQ(mLost, 0u);
}

INSTANTIATE_TEST_SUITE_P(Transports, Facts, testing::Values("udp", "tcp", "tls"), nameOfTransport);

} // namespace slimphone::test
