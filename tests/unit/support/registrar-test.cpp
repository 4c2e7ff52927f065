#include "registrar.h"

#include <gtest/gtest.h>

namespace slimphone::example {
namespace {

using namespace std::chrono_literals;

class RegistrarTest : public testing::Test {
protected:
    Registrar::Settings settings() {
        Registrar::Settings settings;
        settings.minExpires = 10;
        settings.maxExpires = 600;
        settings.now = [this] { return mNow; };
        return settings;
    }

    Request request(const std::string &contact, const std::string &expires, const std::string &callId = "a") {
        Request result;
        result.method = "REGISTER";
        result.uri = "sip:example.org";
        result.headers = {{"To", "\"Alice\" <sip:alice@Example.org:5070>"},
                          {"From", "<sip:alice@example.org>;tag=1"},
                          {"Call-ID", callId},
                          {"CSeq", std::to_string(++mCseq) + " REGISTER"}};
        if (!contact.empty()) result.headers.push_back({"Contact", contact});
        if (!expires.empty()) result.headers.push_back({"Expires", expires});
        return result;
    }

    static std::vector<std::string> contactsIn(const Response &response) {
        std::vector<std::string> result;
        for (const Header &header : response.headers) {
            if (header.name == "Contact") result.push_back(header.value);
        }
        return result;
    }

    TimePoint mNow{1h};
    int mCseq = 0;
    Registrar mRegistrar{settings()};
};

TEST_F(RegistrarTest, StoresContactAndListsWhatIsLeftOfIt) {
    mRegistrar.answer(request("<sip:a@192.0.2.1>;+sip.instance=\"<urn:x>\"", "60"));
    mNow += 20s;
    const Response response = mRegistrar.answer(request("", ""));
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(contactsIn(response),
              std::vector<std::string>{"<sip:a@192.0.2.1>;+sip.instance=\"<urn:x>\";expires=40"});
}

TEST_F(RegistrarTest, FindsBindingsByUserAndLowerCaseHostWithoutPort) {
    mRegistrar.answer(request("<sip:a@192.0.2.1>", "60"));
    EXPECT_EQ(mRegistrar.bindings("alice@example.org").size(), 1U);
}

TEST_F(RegistrarTest, ContactParameterWinsOverExpiresHeader) {
    const Response response = mRegistrar.answer(request("<sip:a@192.0.2.1>;expires=30", "60"));
    EXPECT_EQ(contactsIn(response), std::vector<std::string>{"<sip:a@192.0.2.1>;expires=30"});
}

TEST_F(RegistrarTest, ShortensToTheMaximum) {
    const Response response = mRegistrar.answer(request("<sip:a@192.0.2.1>", "99999999999"));
    EXPECT_EQ(contactsIn(response), std::vector<std::string>{"<sip:a@192.0.2.1>;expires=600"});
}

TEST_F(RegistrarTest, RefusesTooShortLifetimeWithItsMinimum) {
    const Response response = mRegistrar.answer(request("<sip:a@192.0.2.1>", "9"));
    EXPECT_EQ(response.status, 423);
    ASSERT_EQ(response.headers.size(), 1U);
    EXPECT_EQ(response.headers[0].name, "Min-Expires");
    EXPECT_EQ(response.headers[0].value, "10");
}

TEST_F(RegistrarTest, BindingEndsWithItsTime) {
    mRegistrar.answer(request("<sip:a@192.0.2.1>", "60"));
    mNow += 60s;
    EXPECT_EQ(mRegistrar.bindingCount(), 0U);
}

TEST_F(RegistrarTest, ZeroRemovesOneContact) {
    mRegistrar.answer(request("<sip:a@192.0.2.1>, <sip:b@192.0.2.1>", "60"));
    const Response response = mRegistrar.answer(request("<sip:a@192.0.2.1>", "0"));
    EXPECT_EQ(contactsIn(response), std::vector<std::string>{"<sip:b@192.0.2.1>;expires=60"});
}

TEST_F(RegistrarTest, StarRemovesAllContacts) {
    mRegistrar.answer(request("<sip:a@192.0.2.1>, <sip:b@192.0.2.1>", "60"));
    EXPECT_EQ(mRegistrar.answer(request("*", "0")).status, 200);
    EXPECT_EQ(mRegistrar.bindingCount(), 0U);
}

TEST_F(RegistrarTest, RefusesStarThatDoesNotRemove) {
    mRegistrar.answer(request("<sip:a@192.0.2.1>", "60"));
    EXPECT_EQ(mRegistrar.answer(request("*", "60")).status, 400);
    EXPECT_EQ(mRegistrar.bindingCount(), 1U);
}

TEST_F(RegistrarTest, RefusesUpdateOutOfOrder) {
    mRegistrar.answer(request("<sip:a@192.0.2.1>", "60"));
    Request old = request("<sip:a@192.0.2.1>", "0");
    old.headers[3].value = "1 REGISTER";
    EXPECT_EQ(mRegistrar.answer(old).status, 500);
    EXPECT_EQ(mRegistrar.bindingCount(), 1U);
}

TEST_F(RegistrarTest, RefreshReplacesTheBinding) {
    mRegistrar.answer(request("<sip:a@192.0.2.1>", "60"));
    mNow += 50s;
    mRegistrar.answer(request("<sip:a@192.0.2.1>", "60"));
    EXPECT_EQ(mRegistrar.bindingCount(), 1U);
    mNow += 50s;
    EXPECT_EQ(mRegistrar.bindingCount(), 1U);
}

TEST_F(RegistrarTest, UnregisterAllForgetsBindings) {
    mRegistrar.answer(request("<sip:a@192.0.2.1>", "60"));
    mRegistrar.unregisterAll();
    EXPECT_EQ(mRegistrar.bindingCount(), 0U);
}

TEST_F(RegistrarTest, ChallengesOnceThereAreUsers) {
    mRegistrar.addUser("alice", "secret");
    const Response response = mRegistrar.answer(request("<sip:a@192.0.2.1>", "60"));
    EXPECT_EQ(response.status, 401);
    ASSERT_EQ(response.headers.size(), 1U);
    EXPECT_EQ(response.headers[0].name, "WWW-Authenticate");
    EXPECT_TRUE(response.headers[0].value.starts_with("Digest realm=\"slimphone.example\", nonce=\""));
    EXPECT_EQ(mRegistrar.bindingCount(), 0U);
}

TEST_F(RegistrarTest, RefusesRequestWithoutAddressOfRecord) {
    Request bad = request("<sip:a@192.0.2.1>", "60");
    bad.headers[0].value = "<sip:example.org>";
    EXPECT_EQ(mRegistrar.answer(bad).status, 400);
}

TEST_F(RegistrarTest, AnswersOptionsAndRefusesOtherMethods) {
    Request other = request("", "");
    other.method = "OPTIONS";
    EXPECT_EQ(mRegistrar.answer(other).status, 200);
    other.method = "INVITE";
    EXPECT_EQ(mRegistrar.answer(other).status, 405);
}

TEST(MessageTest, SplitsContactsOutsideQuotesAndBrackets) {
    Request request;
    request.headers = {{"Contact", "\"a, b\" <sip:a@h;x=1,2>;expires=5, sip:c@h;q=0.1"},
                       {"contact", "<sip:d@h>"}};
    const auto contacts = contactsOf(request);
    ASSERT_EQ(contacts.size(), 3U);
    EXPECT_EQ(contacts[0].uri, "sip:a@h;x=1,2");
    EXPECT_EQ(contacts[0].expires(), 5);
    EXPECT_EQ(contacts[1].uri, "sip:c@h");
    EXPECT_EQ(contacts[1].parameters.at("q"), "0.1");
    EXPECT_EQ(contacts[2].uri, "sip:d@h");
}

TEST(MessageTest, AddressOfRecordDropsPortPasswordAndParameters) {
    EXPECT_EQ(addressOfRecord("sip:al:pw@EXample.org:5061;transport=tcp?x=y"), "al@example.org");
    EXPECT_EQ(addressOfRecord("sips:al@[2001:DB8::1]:5061"), "al@[2001:db8::1]");
    EXPECT_EQ(addressOfRecord("tel:+33"), "");
    EXPECT_EQ(addressOfRecord("sip:example.org"), "");
}

} // namespace
} // namespace slimphone::example
