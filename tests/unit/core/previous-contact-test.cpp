/**
 * @file
 * [sip] unregister_previous_contact: the binding at an address that we had before.
 */
#include "core-fixture.h"

namespace slimphone {
namespace {

using namespace std::chrono_literals;

class PreviousContactTest : public test::CoreFixture {
protected:
    PreviousContactTest() { core->config().setBool("sip", "unregister_previous_contact", true); }

    /** Answers what was sent last, whose Contact is said to have been at @p address. */
    void acceptAt(const std::string &address) {
        stack->contactUri = contactAt(address);
        stack->accept(3600);
        core->iterate();
    }
    static std::string contactAt(const std::string &address) {
        return "sip:alice@" + address + ";transport=udp";
    }
    Ref<Account> registeredAt(const std::string &address) {
        Ref<Account> account = addAccount();
        core->iterate();
        EXPECT_EQ(stack->last().request.previousContact, "");
        acceptAt(address);
        EXPECT_EQ(account->state(), LinphoneRegistrationOk);
        return account;
    }
    const std::string &previous() { return stack->last().request.previousContact; }
    void moveToAnotherNetwork() {
        core->setNetworkReachable(false);
        core->setNetworkReachable(true);
        core->iterate();
    }
};

TEST_F(PreviousContactTest, ComesToNobodysMindUnlessAskedFor) {
    core->config().setBool("sip", "unregister_previous_contact", false);
    registeredAt("192.0.2.1:5070");
    moveToAnotherNetwork();
    EXPECT_EQ(stack->sent.size(), 2U);
    EXPECT_EQ(previous(), "");
}

TEST_F(PreviousContactTest, EndsWithTheNextRegisterWhateverTheReason) {
    const Ref<Account> account = registeredAt("192.0.2.1:5070");
    account->refreshRegister();
    core->iterate();
    EXPECT_EQ(previous(), contactAt("192.0.2.1:5070")) << "the stack leaves it out when it is the same";
    acceptAt("192.0.2.2:5070");
    moveToAnotherNetwork();
    EXPECT_EQ(previous(), contactAt("192.0.2.2:5070")) << "only the last one";
    acceptAt("192.0.2.3:5070");
    core->setPorts({-1, -1, -1});
    core->iterate();
    EXPECT_EQ(previous(), contactAt("192.0.2.3:5070"));
}

TEST_F(PreviousContactTest, EndsWhenTheRegistrarHasSeenAnotherAddress) {
    addAccount();
    core->iterate();
    stack->contactUri = contactAt("192.0.2.1:5070");
    stack->answer(200, "OK", {{"Contact", "<sip:alice@192.0.2.1:5070>"}}, sip::Endpoint{"203.0.113.1", 4242});
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 2U);
    EXPECT_EQ(previous(), contactAt("192.0.2.1:5070"));
}

TEST_F(PreviousContactTest, StaysInMindUntilARegisterHasSucceeded) {
    registeredAt("192.0.2.1:5070");
    moveToAnotherNetwork();
    stack->contactUri = contactAt("192.0.2.2:5070");
    stack->fail(sip::FailureKind::Timeout);
    advance(40s);
    EXPECT_EQ(previous(), contactAt("192.0.2.1:5070"));
    stack->answer(503, "Service Unavailable");
    core->iterate();
    advance(100s);
    EXPECT_EQ(previous(), contactAt("192.0.2.1:5070"));
}

TEST_F(PreviousContactTest, IsLeftToExpireWhenARegistrarRefusesTwo) {
    registeredAt("192.0.2.1:5070");
    moveToAnotherNetwork();
    const std::size_t before = stack->sent.size();
    stack->contactUri = contactAt("192.0.2.2:5070");
    stack->answer(400, "One Contact, please");
    core->iterate();
    advance(40s);
    ASSERT_EQ(stack->sent.size(), before + 1);
    EXPECT_EQ(previous(), "");
    acceptAt("192.0.2.2:5070");
    moveToAnotherNetwork();
    EXPECT_EQ(previous(), contactAt("192.0.2.2:5070"));
}

TEST_F(PreviousContactTest, EndsWithTheUnregistrationToo) {
    const Ref<Account> account = registeredAt("192.0.2.1:5070");
    account->editedParams().registerEnabled = false;
    account->done();
    core->iterate();
    EXPECT_EQ(stack->last().header("Expires"), "0");
    EXPECT_EQ(previous(), contactAt("192.0.2.1:5070"));
    acceptAt("192.0.2.2:5070");
    ASSERT_EQ(account->state(), LinphoneRegistrationCleared);
    account->editedParams().registerEnabled = true;
    account->done();
    core->iterate();
    EXPECT_EQ(stack->last().header("Expires"), "3600");
    EXPECT_EQ(previous(), "");
}

TEST_F(PreviousContactTest, DoesNotConcernAnotherRegistrar) {
    const Ref<Account> account = registeredAt("192.0.2.1:5070");
    account->editedParams().setServer("sip:elsewhere.example.org");
    account->done();
    core->iterate();
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 3U);
    for (const auto &sent : {stack->sent[1], stack->sent[2]}) {
        const bool isFarewell = sent->header("Expires") == "0";
        EXPECT_EQ(sent->hop.host, isFarewell ? "example.org" : "elsewhere.example.org");
        EXPECT_EQ(sent->request.previousContact, isFarewell ? contactAt("192.0.2.1:5070") : "");
    }
}

TEST_F(PreviousContactTest, DoesNotConcernAnotherIdentityAfterTheNetworkWasDown) {
    const Ref<Account> account = registeredAt("192.0.2.1:5070");
    core->setNetworkReachable(false);
    account->editedParams().setIdentity(*Address::parse("sip:bob@example.org"));
    account->done();
    core->setNetworkReachable(true);
    core->iterate();
    EXPECT_EQ(stack->last().request.to, "<sip:bob@example.org>");
    EXPECT_EQ(previous(), "");
}

} // namespace
} // namespace slimphone
