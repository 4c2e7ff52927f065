// Messages that try to cost more than they weigh: cut, deep, huge, repeated.
#include "parsed-message.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <limits>
#include <random>

namespace slimphone::sip {
namespace {

using namespace std::string_view_literals;

std::string filled(std::string_view pattern, std::size_t size) {
    std::string text;
    text.reserve(size + pattern.size());
    while (text.size() + pattern.size() <= size)
        text += pattern;
    return text;
}

/** Limits that let every test text through to the grammar. */
constexpr ParserLimits generous{1 << 20, 1 << 16, 1 << 20};

TEST(HostileMessage, TruncationAtEveryByteIsNeverAccepted) {
    const std::string text = request({"Contact: \"A \\\" b\" <sip:a@h;x=%41>;q=0.5,", " <sip:b@h>",
                                      "Subject:", " folded", "Content-Length: 4"},
                                     "body");
    ASSERT_TRUE(ParsedMessage(text).ok());
    for (std::size_t size = 0; size < text.size(); ++size) {
        const ParsedMessage message(std::string_view(text).substr(0, size));
        EXPECT_NE(message.result().outcome, ParseOutcome::Ok) << size;
    }
}

TEST(HostileMessage, AnyByteAnywhereLeavesTheViewsInsideTheBuffer) {
    const std::string text = response(
        {"Contact: \"A\" <sip:a@h>;expires=1", " ;x", "WWW-Authenticate: Digest realm=\"r\""}, "body");
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (const char byte : "\0\r\n \t\"\\<>;,:=/[]@%\x7f\x80\xff-0Z"sv) {
            std::string changed = text;
            changed[at] = byte;
            ParsedMessage message(changed);
            if (!message.ok()) continue;
            const char *const begin = message.bytes().data();
            const char *const end = begin + message.bytes().size();
            for (const HeaderView &header : message->headers) {
                EXPECT_TRUE(header.value.data() >= begin && header.value.data() + header.value.size() <= end);
                EXPECT_EQ(header.value.find_first_of("\r\n"), std::string_view::npos);
            }
            EXPECT_TRUE(message->body.data() >= begin && message->body.data() + message->body.size() <= end);
        }
    }
}

TEST(HostileMessage, LimitsAreKept) {
    ParserLimits limits;
    limits.messageSize = 2000;
    limits.headerCount = 7;
    limits.lineLength = 100;
    EXPECT_TRUE(ParsedMessage(response({"A: b", "C: d"}), limits).ok());
    EXPECT_EQ(ParsedMessage(response({"A: b", "C: d", "E: f"}), limits).result().outcome,
              ParseOutcome::TooLarge);
    EXPECT_EQ(ParsedMessage(response({"A: " + std::string(100, 'x')}), limits).result().outcome,
              ParseOutcome::TooLarge);
    EXPECT_EQ(ParsedMessage(response({"A: " + std::string(60, 'x'), " " + std::string(60, 'x')}), limits)
                  .result()
                  .outcome,
              ParseOutcome::TooLarge);
    EXPECT_EQ(ParsedMessage(response({}, std::string(2000, 'x')), limits).result().outcome,
              ParseOutcome::TooLarge);
}

TEST(HostileMessage, ALongLineIsAnsweredWith513) {
    EXPECT_EQ(ParsedMessage(request({"X: " + std::string(20000, 'x')})).result().status, 513);
}

TEST(HostileMessage, RefusesOverlongStartLinesUnanswered) {
    const ParsedMessage message(request({}, {}, "OPTIONS sip:" + std::string(20000, 'x') + " SIP/2.0"));
    EXPECT_EQ(message.result().outcome, ParseOutcome::Malformed);
    EXPECT_EQ(message.result().status, 0);
}

TEST(HostileMessage, ThreeHundredUriParametersAreNothingSpecial) {
    EXPECT_TRUE(ParsedMessage(request({}, {}, "OPTIONS sip:a@h" + filled(";p=1", 1200) + " SIP/2.0")).ok());
}

struct Shape {
    const char *name;
    std::function<std::string(std::size_t)> make;
};

class LinearTime : public testing::TestWithParam<Shape> {};

/** The shortest of several runs: whatever else the machine does can only lengthen one. */
double microseconds(const std::string &text) {
    using Clock = std::chrono::steady_clock;
    double best = std::numeric_limits<double>::max();
    MessageParser parser(generous);
    for (int run = 0; run < 5; ++run) {
        std::string copy = text;
        const auto start = Clock::now();
        const ParseResult result = parser.parse(copy);
        best = std::min(best, std::chrono::duration<double, std::micro>(Clock::now() - start).count());
        EXPECT_LE(static_cast<int>(result.outcome), static_cast<int>(ParseOutcome::TooLarge));
    }
    return best;
}

TEST_P(LinearTime, SixtyFourKilobytesTakeMilliseconds) {
    const std::string text = GetParam().make(64000);
    ASSERT_GT(text.size(), 60000U);
    const double time = microseconds(text);
    RecordProperty("microseconds", std::to_string(time));
    // A quadratic scan would take seconds; sanitizers slow a linear one to a few milliseconds.
    EXPECT_LT(time, 50000) << GetParam().name;
}

INSTANTIATE_TEST_SUITE_P(
    HostileMessage, LinearTime,
    testing::Values(
        Shape{"OneHeaderLine", [](std::size_t n) { return request({"X: " + std::string(n, 'x')}); }},
        Shape{"ManyHeaders", [](std::size_t n) { return request({filled("X: y\r\n", n) + "Z: z"}); }},
        Shape{"ManyEmptyNames", [](std::size_t n) { return request({filled(": y\r\n", n) + "Z: z"}); }},
        Shape{"ManyFolds", [](std::size_t n) { return request({"X: y\r\n" + filled(" z\r\n", n) + " z"}); }},
        Shape{"ManyEmptyFolds",
              [](std::size_t n) { return request({"X: y\r\n" + filled(" \r\n", n) + " z"}); }},
        Shape{"Contacts",
              [](std::size_t n) { return request({"Contact: " + filled("<sip:a@h>,", n) + "<sip:b@h>"}); }},
        Shape{"ContactParameters",
              [](std::size_t n) { return request({"Contact: <sip:a@h>" + filled(";p=1", n)}); }},
        Shape{"OpenContacts", [](std::size_t n) { return request({"Contact: " + filled("<sip:a@h,", n)}); }},
        Shape{"OpenQuotes", [](std::size_t n) { return request({"Contact: " + filled("\",", n)}); }},
        Shape{"Backslashes", [](std::size_t n) { return request({"Contact: \"" + std::string(n, '\\')}); }},
        Shape{"UriParameters",
              [](std::size_t n) {
                  return request({}, {}, "OPTIONS sip:a@h" + filled(";p=1", n) + " SIP/2.0");
              }},
        Shape{
            "LongHost",
            [](std::size_t n) { return request({}, {}, "OPTIONS sip:" + std::string(n, 'a') + " SIP/2.0"); }},
        Shape{"ManyLabels",
              [](std::size_t n) { return request({}, {}, "OPTIONS sip:" + filled("a.", n) + "a SIP/2.0"); }},
        Shape{
            "LongUser",
            [](std::size_t n) { return request({}, {}, "OPTIONS sip:" + filled("%41", n) + "@h SIP/2.0"); }},
        Shape{"Colons",
              [](std::size_t n) {
                  return request({}, {}, "OPTIONS sip:[" + std::string(n, ':') + "] SIP/2.0");
              }},
        Shape{"Vias", [](std::size_t n) { return request({"Via: " + filled("SIP/2.0/UDP h,", n)}); }},
        Shape{"ViaParameters",
              [](std::size_t n) {
                  std::string text = response({});
                  return text.insert(text.find("\r\nFrom"), filled(";p=\"1\"", n));
              }},
        Shape{"ManyContentLengths", [](std::size_t n) { return request({filled("l:0\r\n", n) + "l:0"}); }},
        Shape{"HugeNumbers", [](std::size_t n) { return request({"Max-Forwards: " + std::string(n, '9')}); }},
        Shape{"EscapedNuls", [](std::size_t n) { return request({"X: " + filled("\\\0"sv, n)}); }},
        Shape{"CarriageReturns", [](std::size_t n) { return request({"X: " + std::string(n, '\r')}); }},
        Shape{"LineFeeds", [](std::size_t n) { return request({"X: " + std::string(n, '\n')}); }},
        Shape{"LeadingLineEnds", [](std::size_t n) { return filled("\r\n", n) + request({}); }},
        Shape{"NoSip", [](std::size_t n) { return filled("lorem ipsum ", n); }},
        Shape{"NoLines", [](std::size_t n) { return "OPTIONS sip:a@h SIP/2.0\r\n" + std::string(n, 'x'); }}),
    [](const auto &shape) { return std::string(shape.param.name); });

TEST(HostileMessage, RandomMutationsNeverBreakTheParser) {
    const std::string seeds[] = {
        request({"Contact: <sip:a@h>;x=\"y\"", "Max-Forwards: 70", "l: 4"}, "body"),
        response({"Contact: <sip:a@h>;expires=60", "Expires: 60", "Content-Length: 0"})};
    constexpr std::string_view pieces[] = {
        "\r\n", "\r\n ",   "\0"sv,  "\"",       "\\",   "<", ">",     ";",       ",",
        ":",    "SIP/2.0", "Via: ", "l: 99999", "\xff", "%", "[::1]", "z9hG4bK", "\t"};
    std::mt19937 random(4475); // NOLINT: the same messages every time
    MessageParser parser;
    int accepted = 0;
    for (int round = 0; round < 20000; ++round) {
        std::string text = seeds[random() % std::size(seeds)];
        for (unsigned change = random() % 4; change > 0 && !text.empty(); --change) {
            const std::size_t at = random() % text.size();
            switch (random() % 3) {
            case 0:
                text.erase(at, 1 + random() % 8);
                break;
            case 1:
                text.insert(at, pieces[random() % std::size(pieces)]);
                break;
            default:
                text[at] = static_cast<char>(random());
                break;
            }
        }
        std::vector<char> bytes(text.begin(), text.end());
        if (parser.parse(bytes).outcome != ParseOutcome::Ok) continue;
        ++accepted;
        EXPECT_FALSE(parser.message().callId.empty());
        EXPECT_FALSE(parser.message().via.host.empty());
    }
    EXPECT_GT(accepted, 1000);
}

} // namespace
} // namespace slimphone::sip
