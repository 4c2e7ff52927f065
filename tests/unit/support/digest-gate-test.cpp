#include "digest-gate.h"

#include <gtest/gtest.h>

namespace slimphone::example {
namespace {

using namespace std::chrono_literals;
using Verdict = DigestGate::Verdict;

const TimePoint kStart = TimePoint(1h);

std::optional<std::string> passwordOf(const std::string &user) {
    if (user != "alice") return std::nullopt;
    return "secret";
}

/** A client's answer to a challenge, each field open to change before it is computed. */
struct Answer {
    std::unordered_map<std::string, std::string> fields;
    std::string password = "secret";

    explicit Answer(const std::string &challenge) : fields(parseDigest(challenge).value()) {
        fields["username"] = "alice";
        fields["uri"] = "sip:example.org";
        fields["nc"] = "00000001";
        fields["cnonce"] = "abc";
    }

    Request request() {
        const auto kind = fields["algorithm"] == "SHA-256" ? HashAlgorithm::Sha256 : HashAlgorithm::Md5;
        const std::string ha1 = hashText(kind, fields["username"] + ':' + fields["realm"] + ':' + password);
        const std::string ha2 = hashText(kind, "REGISTER:" + fields["uri"]);
        std::string middle = fields["nonce"];
        if (!fields["qop"].empty())
            middle += ':' + fields["nc"] + ':' + fields["cnonce"] + ':' + fields["qop"];
        fields["response"] = hashText(kind, ha1 + ':' + middle + ':' + ha2);
        std::string value = "Digest ";
        for (const auto &[name, text] : fields) {
            if (text.empty()) continue;
            if (value.size() > 7) value += ", ";
            value.append(name).append("=\"").append(text).append("\"");
        }
        Request request;
        request.method = "REGISTER";
        request.uri = "sip:example.org";
        request.headers.push_back({"Authorization", value});
        return request;
    }
};

class DigestGateTest : public testing::Test {
protected:
    Answer answerTo(DigestGate &gate) { return Answer(gate.challenges(false, kStart).front()); }
    Verdict judge(DigestGate &gate, const Request &request, TimePoint now = kStart) {
        return gate.check(request, passwordOf, now).verdict;
    }

    DigestGate mGate{{}};
};

TEST_F(DigestGateTest, HashesAreThoseOfTheirStandards) {
    EXPECT_EQ(hashText(HashAlgorithm::Md5, "abc"), "900150983cd24fb0d6963f7d28e17f72");
    EXPECT_EQ(hashText(HashAlgorithm::Sha256, "abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_F(DigestGateTest, ParsesQuotedAndBareValues) {
    const auto fields = parseDigest(R"(Digest Realm="a, \"b\"", nc=00000001 , stale=TRUE)");
    ASSERT_TRUE(fields);
    EXPECT_EQ(fields->at("realm"), "a, \"b\"");
    EXPECT_EQ(fields->at("nc"), "00000001");
    EXPECT_EQ(fields->at("stale"), "TRUE");
}

TEST_F(DigestGateTest, RefusesToParseOtherSchemes) { EXPECT_FALSE(parseDigest("Basic realm=\"a\"")); }

TEST_F(DigestGateTest, AcceptsRightPassword) {
    EXPECT_EQ(judge(mGate, answerTo(mGate).request()), Verdict::Accepted);
}

TEST_F(DigestGateTest, AcceptsSha256WhenOffered) {
    DigestGate gate({.algorithms = {HashAlgorithm::Sha256, HashAlgorithm::Md5}});
    EXPECT_EQ(judge(gate, answerTo(gate).request()), Verdict::Accepted);
}

TEST_F(DigestGateTest, RefusesAlgorithmThatWasNotOffered) {
    Answer answer = answerTo(mGate);
    answer.fields["algorithm"] = "SHA-256";
    EXPECT_EQ(judge(mGate, answer.request()), Verdict::Wrong);
}

TEST_F(DigestGateTest, WorksWithoutQop) {
    DigestGate gate({.qop = false});
    Answer answer = answerTo(gate);
    answer.fields["nc"].clear();
    answer.fields["cnonce"].clear();
    EXPECT_EQ(judge(gate, answer.request()), Verdict::Accepted);
}

TEST_F(DigestGateTest, RefusesAnswerThatLeavesTheOfferedQopOut) {
    Answer answer = answerTo(mGate);
    answer.fields["qop"].clear();
    EXPECT_EQ(judge(mGate, answer.request()), Verdict::Wrong);
}

TEST_F(DigestGateTest, RefusesWrongPassword) {
    Answer answer = answerTo(mGate);
    answer.password = "guess";
    EXPECT_EQ(judge(mGate, answer.request()), Verdict::Wrong);
}

TEST_F(DigestGateTest, RefusesUnknownUser) {
    Answer answer = answerTo(mGate);
    answer.fields["username"] = "mallory";
    EXPECT_EQ(judge(mGate, answer.request()), Verdict::Wrong);
}

TEST_F(DigestGateTest, RefusesUriOtherThanTheRequests) {
    Answer answer = answerTo(mGate);
    answer.fields["uri"] = "sip:elsewhere.org";
    EXPECT_EQ(judge(mGate, answer.request()), Verdict::Wrong);
}

TEST_F(DigestGateTest, MissesCredentialsOfAnotherRealm) {
    Answer answer = answerTo(mGate);
    answer.fields["realm"] = "elsewhere";
    EXPECT_EQ(judge(mGate, answer.request()), Verdict::Missing);
}

TEST_F(DigestGateTest, ReplayedNonceCountIsStale) {
    const Request request = answerTo(mGate).request();
    ASSERT_EQ(judge(mGate, request), Verdict::Accepted);
    EXPECT_EQ(judge(mGate, request), Verdict::Stale);
}

TEST_F(DigestGateTest, AcceptsGrowingNonceCount) {
    Answer answer = answerTo(mGate);
    ASSERT_EQ(judge(mGate, answer.request()), Verdict::Accepted);
    answer.fields["nc"] = "00000002";
    EXPECT_EQ(judge(mGate, answer.request()), Verdict::Accepted);
}

TEST_F(DigestGateTest, ExpiredNonceIsStale) {
    const Request request = answerTo(mGate).request();
    EXPECT_EQ(judge(mGate, request, kStart + 5min), Verdict::Stale);
}

TEST_F(DigestGateTest, WrongPasswordOverExpiredNonceIsNotStale) {
    Answer answer = answerTo(mGate);
    answer.password = "guess";
    EXPECT_EQ(judge(mGate, answer.request(), kStart + 5min), Verdict::Wrong);
}

TEST_F(DigestGateTest, ForeignOpaqueIsStale) {
    Answer answer = answerTo(mGate);
    answer.fields["opaque"] = "other";
    EXPECT_EQ(judge(mGate, answer.request()), Verdict::Stale);
}

TEST_F(DigestGateTest, NonceIsGoodForItsUsesOnly) {
    DigestGate gate({.nonceUses = 1});
    Answer answer = answerTo(gate);
    ASSERT_EQ(judge(gate, answer.request()), Verdict::Accepted);
    answer.fields["nc"] = "00000002";
    EXPECT_EQ(judge(gate, answer.request()), Verdict::Stale);
}

TEST_F(DigestGateTest, ForgottenNonceIsStale) {
    const Request request = answerTo(mGate).request();
    mGate.forgetNonces();
    EXPECT_EQ(judge(mGate, request), Verdict::Stale);
}

} // namespace
} // namespace slimphone::example
