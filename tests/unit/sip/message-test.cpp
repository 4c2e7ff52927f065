#include "parsed-message.h"

#include <gtest/gtest.h>

namespace slimphone::sip {
namespace {

TEST(MessageParser, ReadsAResponse) {
    const ParsedMessage message(response({"Contact: <sip:ada@192.0.2.7:5070>;expires=600", "Expires: 600"}));
    ASSERT_TRUE(message.ok()) << message.result().reason;
    EXPECT_FALSE(message->isRequest);
    EXPECT_EQ(message->status, 200);
    EXPECT_EQ(message->reason, "OK");
    EXPECT_EQ(message->method, "REGISTER");
    EXPECT_EQ(message->cseq.number, 21U);
    EXPECT_EQ(message->via.branch, "z9hG4bKq1");
    EXPECT_EQ(message->via.received, "198.51.100.3");
    EXPECT_EQ(message->via.rport, 40001);
    EXPECT_EQ(message->to, "<sip:ada@example.org>;tag=b");
    EXPECT_EQ(message->callId, "c2@192.0.2.7");
    EXPECT_EQ(message->header("expires"), "600");
    EXPECT_EQ(message->headers.size(), 7U);
}

TEST(MessageParser, ReadsARequest) {
    const ParsedMessage message(request({"Max-Forwards: 70", "Accept: a/b", "Accept: c/d"}, "hello"));
    ASSERT_TRUE(message.ok()) << message.result().reason;
    EXPECT_TRUE(message->isRequest);
    EXPECT_EQ(message->method, "OPTIONS");
    EXPECT_EQ(message->requestUri, "sip:ada@pc.example.org");
    EXPECT_EQ(message->maxForwards, 70);
    EXPECT_EQ(message->from, "<sip:bob@example.net>;tag=1");
    EXPECT_EQ(message->header("Accept"), "a/b");
    EXPECT_EQ(message->body, "hello");
}

TEST(MessageParser, GivesHeadersInOrderAndByTheirLongNames) {
    const ParsedMessage message(response({"m: <sip:a@h>", "X-Own: 1", "k: path", "MIN-EXPIRES: 60"}));
    ASSERT_TRUE(message.ok());
    ASSERT_EQ(message->headers.size(), 9U);
    EXPECT_EQ(message->headers[5].name, "Contact");
    EXPECT_EQ(message->headers[6].name, "X-Own");
    EXPECT_EQ(message->headers[7].name, "Supported");
    EXPECT_EQ(message->headers[8].name, "Min-Expires");
}

TEST(MessageParser, JoinsFoldedLines) {
    const ParsedMessage message(
        response({"Subject: one", "\t two", " ", "   three  ", "Empty:", "Late:", " x"}));
    ASSERT_TRUE(message.ok()) << message.result().reason;
    EXPECT_EQ(message->header("Subject"), "one two  three");
    EXPECT_EQ(message->header("Empty"), "");
    EXPECT_EQ(message->header("Late"), "x");
}

TEST(MessageParser, FindsTheSameInABufferItHasRead) {
    ParsedMessage message(
        response({"Subject: one", "  two", "Contact:", " <sip:a@h>", " ;expires=1"}, "body"));
    ASSERT_TRUE(message.ok());
    const std::string subject(message->header("Subject"));
    const std::string contact(message->header("Contact"));
    EXPECT_EQ(message.parseAgain().outcome, ParseOutcome::Ok);
    EXPECT_EQ(message->header("Subject"), subject);
    EXPECT_EQ(message->header("Contact"), contact);
    EXPECT_EQ(message->body, "body");
}

TEST(MessageParser, AcceptsBlanksAroundTheColon) {
    const ParsedMessage message(response({"Expires \t :\t 60 \t"}));
    ASSERT_TRUE(message.ok());
    EXPECT_EQ(message->header("Expires"), "60");
}

TEST(MessageParser, AcceptsAnyCaseOfTheVersion) {
    EXPECT_TRUE(ParsedMessage(response({}, {}, "sip/2.0 200 OK")).ok());
    EXPECT_TRUE(ParsedMessage(request({}, {}, "OPTIONS sip:a@h Sip/2.0")).ok());
}

TEST(MessageParser, SkipsLineEndsBeforeTheMessage) {
    const ParsedMessage message("\r\n\r\n\r\n" + response({}));
    ASSERT_TRUE(message.ok());
    EXPECT_EQ(message->status, 200);
}

TEST(MessageParser, TellsKeepAlivesFromMessages) {
    for (const char *text : {"", "\r\n", "\r\n\r\n", "\r", "\n"})
        EXPECT_EQ(ParsedMessage(text).result().outcome, ParseOutcome::KeepAlive);
}

TEST(MessageParser, EndsTheBodyWhereContentLengthSays) {
    const ParsedMessage message(response({"Content-Length: 4"}, "bodyREGISTER sip:x SIP/2.0\r\n\r\n"));
    ASSERT_TRUE(message.ok());
    EXPECT_EQ(message->body, "body");
}

TEST(MessageParser, TakesTheRestOfTheDatagramWithoutContentLength) {
    EXPECT_EQ(ParsedMessage(response({}, "all of it"))->body, "all of it");
}

TEST(MessageParser, KeepsAnyByteInTheBody) {
    const std::string body("\0\r\n\xff\x01", 5);
    const ParsedMessage message(response({"l: 5"}, body));
    ASSERT_TRUE(message.ok());
    EXPECT_EQ(message->body, body);
}

TEST(MessageParser, DropsAResponseWhoseBodyIsCutOff) {
    const ParsedMessage message(response({"Content-Length: 5"}, "four"));
    EXPECT_EQ(message.result().outcome, ParseOutcome::Malformed);
    EXPECT_EQ(message.result().status, 0);
}

TEST(MessageParser, AnswersARequestWhoseBodyIsCutOff) {
    EXPECT_EQ(ParsedMessage(request({"Content-Length: 5"}, "four")).result().status, 400);
}

TEST(MessageParser, RefusesContradictoryLengths) {
    EXPECT_EQ(ParsedMessage(request({"Content-Length: 4", "l: 3"}, "four")).result().status, 400);
    EXPECT_FALSE(ParsedMessage(response({"Content-Length: 4", "l: 3"}, "four")).ok());
    EXPECT_TRUE(ParsedMessage(response({"Content-Length: 4", "l: 4"}, "four")).ok());
}

TEST(MessageParser, RefusesEveryOtherWritingOfALength) {
    for (const char *length : {"-1", "", "4 4", "4,", "0x4", "4294967300", "99999999999999999999"}) {
        EXPECT_FALSE(ParsedMessage(response({std::string("Content-Length: ") + length}, "four")).ok())
            << length;
        EXPECT_EQ(ParsedMessage(request({std::string("l:") + length}, "four")).result().status, 400)
            << length;
    }
}

TEST(MessageParser, NeedsExactlyOneViaInAResponse) {
    EXPECT_FALSE(ParsedMessage(response({"Via: SIP/2.0/UDP other;branch=z9hG4bK2"})).ok());
    EXPECT_FALSE(ParsedMessage(lines({"SIP/2.0 200 OK", "Via: SIP/2.0/UDP a;branch=1, SIP/2.0/UDP b",
                                      "From: <sip:a@h>", "To: <sip:a@h>", "Call-ID: 1", "CSeq: 1 REGISTER"}))
                     .ok());
    EXPECT_FALSE(ParsedMessage(lines({"SIP/2.0 200 OK", "From: <sip:a@h>", "To: <sip:a@h>", "Call-ID: 1",
                                      "CSeq: 1 REGISTER"}))
                     .ok());
}

TEST(MessageParser, DropsAResponseThatLacksWhatIdentifiesIt) {
    const std::string whole = response({});
    for (const char *name : {"From: ", "To: ", "Call-ID: ", "CSeq: "}) {
        std::string text = whole;
        const std::size_t at = text.find(std::string("\r\n") + name) + 2;
        text.erase(at, text.find("\r\n", at) + 2 - at);
        const ParsedMessage message(text);
        EXPECT_FALSE(message.ok()) << name;
        EXPECT_EQ(message.result().status, 0) << name;
    }
}

TEST(MessageParser, DropsStatusCodesOutsideTheirRange) {
    for (const char *start : {"SIP/2.0 099 X", "SIP/2.0 700 X", "SIP/2.0 4294967496 OK", "SIP/2.0 2OO OK",
                              "SIP/2.0 20 OK", "SIP/2.0  200 OK", "SIP/2.0 -20 OK", "SIP/2.0 2000 OK",
                              "SIP/2.0", "SIP/2.0 ", "SIP/3.0 200 OK", "SIP/2.00 200 OK", "SIP 200 OK"})
        EXPECT_FALSE(ParsedMessage(response({}, {}, start)).ok()) << start;
    EXPECT_EQ(ParsedMessage(response({}, {}, "SIP/2.0 699 X"))->status, 699);
}

TEST(MessageParser, AcceptsAnEmptyReasonPhrase) {
    EXPECT_EQ(ParsedMessage(response({}, {}, "SIP/2.0 200 "))->reason, "");
    EXPECT_TRUE(ParsedMessage(response({}, {}, "SIP/2.0 200")).ok());
}

TEST(MessageParser, PassesOverNonsenseLinesInAResponse) {
    const ParsedMessage message(response({"no colon here", ": no name", "(x): y", "Expires: 60"}));
    ASSERT_TRUE(message.ok()) << message.result().reason;
    EXPECT_EQ(message->header("Expires"), "60");
}

TEST(MessageParser, RefusesNonsenseLinesInARequest) {
    for (const char *line : {"no colon here", ": no name", "(x): y", "\"q\": y", "X@: y"})
        EXPECT_EQ(ParsedMessage(request({line})).result().status, 400) << line;
}

TEST(MessageParser, RefusesALineThatBeginsTheHeadersFolded) {
    std::string text = request({});
    text.insert(text.find("\r\n") + 2, " Via: SIP/2.0/UDP evil\r\n");
    EXPECT_EQ(ParsedMessage(text).result().status, 400);
}

TEST(MessageParser, RefusesStrayCarriageReturnsAndLineFeeds) {
    for (const char *line : {"X: a\rY: b", "X: a\nY: b", "X: a\r", "X: a\n b", "X: a\r\r"}) {
        EXPECT_EQ(ParsedMessage(request({line})).result().status, 400) << line;
        EXPECT_FALSE(ParsedMessage(response({line})).ok()) << line;
    }
}

TEST(MessageParser, DropsNulOutsideAQuotedPair) {
    using namespace std::string_view_literals;
    for (const std::string_view line : {"X: a\0b"sv, "X\0: b"sv, "X: \"a\0\""sv, "\0"sv}) {
        EXPECT_FALSE(ParsedMessage(response({line})).ok());
        const ParsedMessage message(request({line}));
        EXPECT_FALSE(message.ok());
        EXPECT_EQ(message.result().status, 0);
    }
    EXPECT_TRUE(ParsedMessage(request({"Subject: \"a\\\0b\""sv})).ok());
}

TEST(MessageParser, NeverAnswersAnAck) {
    const std::string text = request({"Content-Length: 9"}, {}, "ACK sip:a@h SIP/2.0");
    const ParsedMessage message(text);
    EXPECT_EQ(message.result().outcome, ParseOutcome::Malformed);
    EXPECT_EQ(message.result().status, 0);
}

TEST(MessageParser, NeverAnswersWithoutAWayBack) {
    std::string text = request({});
    text.replace(text.find("SIP/2.0/UDP proxy"), 17, "SIP/2.0/UDP ;;;;");
    const ParsedMessage message(text);
    EXPECT_EQ(message.result().outcome, ParseOutcome::Malformed);
    EXPECT_EQ(message.result().status, 0);
}

TEST(MessageParser, DoesNotTakeALaterViaForAnEmptyTopmostOne) {
    std::string text = request({});
    text.insert(text.find("Via:"), "Via:\r\n");
    const ParsedMessage message(text);
    EXPECT_EQ(message.result().outcome, ParseOutcome::Malformed);
    EXPECT_EQ(message.result().status, 0);
}

TEST(MessageParser, DropsTextThatIsNoSip) {
    for (const char *text :
         {"hello", "GET / HTTP/1.1\r\nHost: h\r\n\r\n", "\x16\x03\x01", "OPTIONS", "OPTIONS sip:a@h\r\n\r\n",
          " OPTIONS sip:a@h SIP/2.0\r\n\r\n", "@ sip:a@h SIP/2.0\r\n\r\n", "SIP/2.0"}) {
        EXPECT_EQ(ParsedMessage(text).result().outcome, ParseOutcome::Malformed) << text;
        EXPECT_EQ(ParsedMessage(text).result().status, 0) << text;
    }
}

TEST(MessageParser, SaysWhyAndForgetsItForTheNextMessage) {
    MessageParser parser;
    std::string broken = request({"Content-Length: -1"});
    const ParseResult refused = parser.parse(broken);
    EXPECT_STREQ(refused.reason, "Bad Content-Length");
    std::string good = response({});
    EXPECT_EQ(parser.parse(good).outcome, ParseOutcome::Ok);
    EXPECT_FALSE(parser.message().isRequest);
    EXPECT_EQ(parser.message().maxForwards, -1);
}

} // namespace
} // namespace slimphone::sip
