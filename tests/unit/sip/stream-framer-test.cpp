#include "parsed-message.h"
#include "sip/stream-framer.h"

#include <gtest/gtest.h>

#include <cstring>

namespace slimphone::sip {
namespace {

using Kind = Frame::Kind;

/** What a framer found: kinds, and the text of messages. */
struct Found {
    std::vector<Kind> kinds;
    std::vector<std::string> messages;
    std::string brokenHead;
};

void collect(StreamFramer &framer, Found &found) {
    while (true) {
        const Frame frame = framer.next();
        if (frame.kind == Kind::Incomplete) return;
        found.kinds.push_back(frame.kind);
        const std::string text(frame.bytes.begin(), frame.bytes.end());
        if (frame.kind == Kind::Message)
            found.messages.push_back(text);
        else
            found.brokenHead = text;
    }
}

/** Gives @p text to @p framer in pieces of @p size; false when it takes no more. */
bool feed(StreamFramer &framer, std::string_view text, Found &found, std::size_t size = 4096) {
    while (!text.empty()) {
        const std::span<char> room = framer.writable(std::min(size, text.size()));
        if (room.empty()) return false;
        std::memcpy(room.data(), text.data(), room.size());
        framer.commit(room.size());
        text.remove_prefix(room.size());
        collect(framer, found);
    }
    return true;
}

Found framesOf(std::string_view text, std::size_t size = 4096, const ParserLimits &limits = {}) {
    StreamFramer framer(limits);
    Found found;
    feed(framer, text, found, size);
    return found;
}

TEST(StreamFramer, CutsMessagesByTheirContentLength) {
    const std::string first = response({"Content-Length: 4"}, "body");
    const std::string second = request({"l : 0"});
    const Found found = framesOf(first + second + first);
    EXPECT_EQ(found.messages, (std::vector<std::string>{first, second, first}));
}

TEST(StreamFramer, FindsTheSameHoweverTheStreamIsCut) {
    const std::string first = response({"CONTENT-LENGTH:", "  4"}, "\r\n\r\n");
    const std::string second = request({"l:0"});
    const std::string all = first + "\r\n" + second + first;
    for (std::size_t size = 1; size <= all.size(); ++size)
        EXPECT_EQ(framesOf(all, size).messages, (std::vector<std::string>{first, second, first})) << size;
}

TEST(StreamFramer, GivesNothingBeforeTheLastByte) {
    const std::string text = response({"Content-Length: 4"}, "body");
    StreamFramer framer;
    Found found;
    ASSERT_TRUE(feed(framer, std::string_view(text).substr(0, text.size() - 1), found));
    EXPECT_TRUE(found.kinds.empty());
    EXPECT_EQ(framer.pending(), text.size() - 1);
    ASSERT_TRUE(feed(framer, "y", found));
    EXPECT_EQ(found.messages.size(), 1U);
    EXPECT_EQ(framer.pending(), 0U);
}

TEST(StreamFramer, TakesAMessageWithoutContentLengthAsOneWithoutBody) {
    const std::string text = response({});
    EXPECT_EQ(framesOf(text + text).messages.size(), 2U);
}

TEST(StreamFramer, TellsPingFromPong) {
    EXPECT_EQ(framesOf("\r\n").kinds, std::vector<Kind>{Kind::Pong});
    EXPECT_EQ(framesOf("\r\n\r\n").kinds, std::vector<Kind>{Kind::Ping});
    EXPECT_EQ(framesOf("\r\n\r\n\r\n").kinds, (std::vector<Kind>{Kind::Ping, Kind::Pong}));
    EXPECT_EQ(framesOf("\r\n" + response({})).kinds, (std::vector<Kind>{Kind::Pong, Kind::Message}));
}

TEST(StreamFramer, WaitsForTheLineFeedOfAKeepAlive) {
    StreamFramer framer;
    Found found;
    feed(framer, "\r", found);
    EXPECT_TRUE(found.kinds.empty());
    feed(framer, "\n", found);
    EXPECT_EQ(found.kinds, std::vector<Kind>{Kind::Pong});
    feed(framer, "\r\n\r", found);
    EXPECT_EQ(found.kinds.size(), 1U);
    feed(framer, "\n", found);
    EXPECT_EQ(found.kinds, (std::vector<Kind>{Kind::Pong, Kind::Ping}));
}

TEST(StreamFramer, SaysBrokenOnceAndTakesNoMore) {
    StreamFramer framer;
    Found found;
    feed(framer, "\x16\x03\x01", found);
    EXPECT_EQ(found.kinds, std::vector<Kind>{Kind::Broken});
    EXPECT_TRUE(framer.writable(10).empty());
    EXPECT_EQ(framer.next().kind, Kind::Incomplete);
}

TEST(StreamFramer, BreaksOnGarbageAtItsFirstLine) {
    for (const char *text : {"GET / HTTP/1.1\r\n", "hello\r\n", " SIP/2.0\r\n", "OPTIONS sip:a@h SIP/2.0\n",
                             "\n", "\rX", "<", "@"})
        EXPECT_EQ(framesOf(text).kinds, std::vector<Kind>{Kind::Broken}) << text;
    EXPECT_EQ(framesOf(std::string_view("\0", 1)).kinds, std::vector<Kind>{Kind::Broken});
}

TEST(StreamFramer, BreaksOnABodyThatWasNotAnnounced) {
    EXPECT_EQ(framesOf(response({}, "<xml/>\r\n")).kinds, (std::vector<Kind>{Kind::Message, Kind::Broken}));
}

TEST(StreamFramer, BreaksOnALengthItCannotTrust) {
    for (const char *line :
         {"Content-Length: -1", "l: x", "l:", "Content-Length: 4\r\nl: 5", "l: 99999999999999999999"}) {
        const std::string text = request({line});
        const Found found = framesOf(text + "body");
        EXPECT_EQ(found.kinds, std::vector<Kind>{Kind::Broken}) << line;
        EXPECT_EQ(found.brokenHead, text) << line;
        EXPECT_EQ(ParsedMessage(found.brokenHead).result().status, 400) << line;
    }
}

TEST(StreamFramer, AcceptsALengthThatIsSaidTwice) {
    EXPECT_EQ(framesOf(request({"Content-Length: 4", "l: 4"}, "body")).messages.size(), 1U);
}

TEST(StreamFramer, ReadsTheLengthOnlyFromItsOwnHeader) {
    const std::string text =
        request({"Content-Lengthy: 7", "X: y", " Content-Length: 8", "X-l: 9", "Call-Info: l: 3"});
    EXPECT_EQ(framesOf(text).messages, std::vector<std::string>{text});
}

TEST(StreamFramer, RefusesMessagesOverTheLimit) {
    ParserLimits limits;
    limits.messageSize = 1000;
    limits.lineLength = 200;
    const std::string head = request({"Content-Length: 2000"});
    const Found body = framesOf(head, 64, limits);
    EXPECT_EQ(body.kinds, std::vector<Kind>{Kind::TooLarge});
    EXPECT_EQ(body.brokenHead, head);
    EXPECT_EQ(framesOf(request({"X: " + std::string(2000, 'x')}), 64, limits).kinds,
              std::vector<Kind>{Kind::TooLarge});
    EXPECT_EQ(framesOf("OPTIONS sip:" + std::string(300, 'x'), 64, limits).kinds,
              std::vector<Kind>{Kind::TooLarge});
}

TEST(StreamFramer, AcceptsAMessageOfExactlyTheLimit) {
    ParserLimits limits;
    const std::string text = request({"Content-Length: 50"}, std::string(50, 'x'));
    limits.messageSize = text.size();
    EXPECT_EQ(framesOf(text + text, 4096, limits).messages.size(), 2U);
    limits.messageSize = text.size() - 1;
    EXPECT_EQ(framesOf(text, 4096, limits).kinds, std::vector<Kind>{Kind::TooLarge});
}

TEST(StreamFramer, HoldsNoMoreThanTheLimit) {
    ParserLimits limits;
    limits.messageSize = 1000;
    StreamFramer framer(limits);
    std::size_t held = 0;
    for (std::span<char> room = framer.writable(400); !room.empty(); room = framer.writable(400)) {
        std::memset(room.data(), 'x', room.size());
        framer.commit(room.size());
        held += room.size();
    }
    EXPECT_EQ(held, 1000U);
}

TEST(StreamFramer, LooksAtEachByteOnlyAFewTimes) {
    // One byte a time, a header section that never ends: rescanning it would take minutes.
    StreamFramer framer;
    Found found;
    const std::string text = "OPTIONS sip:a@h SIP/2.0\r\nX: " + std::string(64000, '\r');
    ASSERT_TRUE(feed(framer, text, found, 1));
    EXPECT_TRUE(found.kinds.empty());
}

TEST(StreamFramer, LetsFramesBeChangedInPlace) {
    const std::string text = request({"Z: a", " b"});
    StreamFramer framer;
    const std::span<char> room = framer.writable(2 * text.size());
    std::memcpy(room.data(), text.data(), text.size());
    std::memcpy(room.data() + text.size(), text.data(), text.size());
    framer.commit(2 * text.size());
    MessageParser parser;
    for (int i = 0; i < 2; ++i) {
        const Frame frame = framer.next();
        ASSERT_EQ(frame.kind, Kind::Message);
        ASSERT_EQ(parser.parse(frame.bytes).outcome, ParseOutcome::Ok);
        EXPECT_EQ(parser.message().header("Z"), "a b");
    }
}

} // namespace
} // namespace slimphone::sip
