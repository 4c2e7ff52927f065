/**
 * Connections that are lost under a binding, and RFC 5626.
 */
#include "core-fixture.h"

namespace slimphone {
namespace {

using namespace std::chrono_literals;
using test::Heard;

class CoreFlowTest : public test::CoreFixture {
protected:
    static std::string contactParameters(const test::FakeStack::Sent &sent) {
        return sent.request.contact->parameters;
    }
};

TEST_F(CoreFlowTest, ALostConnectionIsRepairedAtOnce) {
    const Ref<Account> account = registered();
    const std::string callId = stack->last().request.callId;
    stack->loseFlow();
    core->iterate();
    EXPECT_EQ(heard, Heard{"Progress: Service unavailable, retrying"});
    ASSERT_EQ(stack->sent.size(), 2U);
    EXPECT_EQ(stack->last().request.callId, callId);
    EXPECT_EQ(account->errorInfo().protocolCode(), 503);
    stack->flow = 2;
    stack->accept();
    core->iterate();
    EXPECT_EQ(heard.back(), "Ok: Registration successful");
    EXPECT_EQ(account->errorInfo().protocolCode(), 0);
}

TEST_F(CoreFlowTest, AConnectionOfOthersDoesNotMatter) {
    const Ref<Account> account = registered();
    stack->flow = 2;
    stack->loseFlow();
    core->iterate();
    EXPECT_EQ(heard, Heard{});
    EXPECT_EQ(stack->sent.size(), 1U);
}

TEST_F(CoreFlowTest, AServerThatClosesEveryConnectionSoonIsNotHammered) {
    const Ref<Account> account = registered();
    stack->loseFlow();
    core->iterate();
    stack->flow = 2;
    stack->accept();
    core->iterate();
    heard.clear();
    stack->loseFlow("closed by the server");
    core->iterate();
    EXPECT_EQ(heard, Heard{"Failed: io error: closed by the server"});
    EXPECT_EQ(stack->sent.size(), 2U);
    advance(14s);
    EXPECT_EQ(stack->sent.size(), 2U);
    advance(5min);
    EXPECT_EQ(stack->sent.size(), 3U);
}

TEST_F(CoreFlowTest, AConnectionThatLivedForAWhileIsReplacedAtOnceAgain) {
    const Ref<Account> account = registered();
    for (std::uint64_t flow = 2; flow < 6; ++flow) {
        advance(40s);
        stack->loseFlow();
        core->iterate();
        ASSERT_EQ(account->state(), LinphoneRegistrationProgress);
        stack->flow = flow;
        stack->accept();
        core->iterate();
        ASSERT_EQ(account->state(), LinphoneRegistrationOk);
    }
}

TEST_F(CoreFlowTest, WhoHasLeftOrWasRefusedIsNotRegisteredAgain) {
    const Ref<Account> gone = registered("gone");
    const Ref<Account> refused = registered("refused");
    refused->refreshRegister();
    core->iterate();
    stack->answer(403, "Forbidden");
    gone->editedParams().registerEnabled = false;
    gone->done();
    core->iterate();
    ASSERT_EQ(refused->state(), LinphoneRegistrationFailed);
    heard.clear();
    const std::size_t sent = stack->sent.size();
    stack->loseFlow();
    core->iterate();
    core->iterate();
    EXPECT_EQ(stack->sent.size(), sent);
    EXPECT_EQ(heard, Heard{});
}

TEST_F(CoreFlowTest, ADependentAccountIsRepairedThroughItsMasterAlone) {
    const Ref<Account> master = registered("master");
    const Ref<Account> dependent = addAccount("dependent");
    dependent->setDependency(master.get());
    core->iterate();
    stack->accept();
    core->iterate();
    ASSERT_EQ(dependent->state(), LinphoneRegistrationOk);
    const std::size_t before = stack->sent.size();
    stack->loseFlow();
    core->iterate();
    core->iterate();
    ASSERT_EQ(stack->sent.size(), before + 1);
    EXPECT_NE(stack->last().request.to.find("master"), std::string::npos);
    stack->flow = 2;
    stack->accept();
    core->iterate();
    core->iterate();
    ASSERT_EQ(stack->sent.size(), before + 2);
    EXPECT_NE(stack->last().request.to.find("dependent"), std::string::npos);
}

TEST_F(CoreFlowTest, NetworkDownOrNewPortsLeaveNothingToBeRepaired) {
    const Ref<Account> account = registered();
    core->setPorts({-1, -1, -1});
    stack->loseFlow();
    core->iterate();
    EXPECT_EQ(heard, Heard{"Progress: Registration in progress"});
    stack->accept();
    core->iterate();
    core->setNetworkReachable(false);
    heard.clear();
    stack->loseFlow();
    core->iterate();
    EXPECT_EQ(heard, Heard{});
}

TEST_F(CoreFlowTest, AThousandAccountsOfOneConnectionAreToldInPortions) {
    std::vector<Ref<Account>> accounts;
    for (int i = 0; i < 1000; ++i)
        accounts.push_back(registered("u" + std::to_string(i)));
    heard.clear();
    clock.tick = 100us;
    stack->loseFlow();
    core->iterate();
    EXPECT_GT(heard.size(), 0U);
    EXPECT_LT(heard.size(), 100U);
    for (int turn = 0; turn < 200 && heard.size() < accounts.size(); ++turn)
        core->iterate();
    EXPECT_EQ(heard.size(), accounts.size());
    clock.tick = 0us;
}

TEST_F(CoreFlowTest, AllComeBackWithTheFirstOneWhenAServerReturns) {
    std::vector<Ref<Account>> accounts;
    for (int i = 0; i < 3; ++i)
        accounts.push_back(addAccount("u" + std::to_string(i)));
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 3U);
    stack->fail(sip::FailureKind::Connection, "refused");
    core->iterate();
    for (const std::size_t each : {0U, 1U}) { // FakeStack::fail() is about the last one only
        ASSERT_NE(stack->sent[each]->handler, nullptr);
        stack->sent[each]->handler->onFailure({sip::FailureKind::Connection, "refused"});
    }
    for (const Ref<Account> &account : accounts)
        ASSERT_EQ(account->state(), LinphoneRegistrationFailed);
    const Ref<Account> late = addAccount("late");
    core->iterate();
    stack->accept();
    core->iterate();
    EXPECT_EQ(late->state(), LinphoneRegistrationOk);
    core->iterate();
    EXPECT_EQ(stack->sent.size(), 7U); // nobody waited for its own time
}

TEST_F(CoreFlowTest, ABetterServerIsRegisteredAtBeforeARefreshIsDue) {
    const Ref<Account> account = registered();
    const std::string callId = stack->last().request.callId;
    stack->supersedeFlow();
    core->iterate();
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 2U);
    EXPECT_EQ(stack->last().request.callId, callId);
    EXPECT_EQ(account->state(), LinphoneRegistrationOk);
    stack->flow = 2;
    stack->accept();
    core->iterate();
    EXPECT_EQ(heard, Heard{"Ok: Registration successful"});
    advance(3000s);
    EXPECT_EQ(stack->sent.size(), 2U) << "the old refresh is not due any more";
}

TEST_F(CoreFlowTest, ABetterServerDoesNotMatterToWhoIsPausedOrHasFailed) {
    const Ref<Account> paused = registered("paused");
    const Ref<Account> refused = registered("refused");
    paused->pauseRegister();
    refused->refreshRegister();
    core->iterate();
    stack->answer(403, "Forbidden");
    core->iterate();
    const std::size_t sent = stack->sent.size();
    stack->supersedeFlow();
    core->iterate();
    core->iterate();
    EXPECT_EQ(stack->sent.size(), sent);
}

// RFC 5626

TEST_F(CoreFlowTest, FlowsAreNumberedForAnInstanceThatAnnouncesOutbound) {
    registered();
    EXPECT_NE(contactParameters(stack->last()).find(";reg-id=1"), std::string::npos);
    EXPECT_NE(stack->last().header("Supported").find("path"), std::string::npos);

    core->settings().setSupportedTags("gruu");
    registered("bob");
    EXPECT_EQ(contactParameters(stack->last()).find("reg-id"), std::string::npos);
    EXPECT_EQ(stack->last().header("Supported"), "gruu");
}

TEST_F(CoreFlowTest, WithoutInstanceThereIsNoFlowToNumber) {
    shutDown();
    Ref<Config> config = Config::create("");
    config->setString("misc", "uuid", "0");
    makeCore(config);
    registered();
    EXPECT_EQ(contactParameters(stack->last()), "");
}

TEST_F(CoreFlowTest, WhatTheApplicationSaysOfTheFlowIsLeftAlone) {
    const Ref<Account> account = makeAccount();
    account->editedParams().contactParameters = Text("+sip.instance=\"<urn:uuid:1>\";reg-id=7");
    ASSERT_EQ(core->addAccount(*account), 0);
    core->iterate();
    EXPECT_EQ(contactParameters(stack->last()), ";+sip.instance=\"<urn:uuid:1>\";reg-id=7");
}

TEST_F(CoreFlowTest, AFirstHopWithoutOutboundGetsNoFlowNumber) {
    const Ref<Account> account = addAccount();
    core->iterate();
    stack->answer(439, "First Hop Lacks Outbound Support");
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 2U);
    EXPECT_EQ(contactParameters(stack->last()).find("reg-id"), std::string::npos);
    EXPECT_EQ(heard, Heard{"Progress: Registration in progress"});
    stack->accept();
    core->iterate();
    EXPECT_EQ(account->state(), LinphoneRegistrationOk);
    advance(3300s); // the refresh knows it as well
    ASSERT_EQ(stack->sent.size(), 3U);
    EXPECT_EQ(contactParameters(stack->last()).find("reg-id"), std::string::npos);
}

TEST_F(CoreFlowTest, AFirstHopThatNeverHasEnoughEndsInFailed) {
    const Ref<Account> account = addAccount();
    core->iterate();
    for (int i = 0; i < 2; ++i) {
        stack->answer(439, "First Hop Lacks Outbound Support");
        core->iterate();
    }
    EXPECT_EQ(account->state(), LinphoneRegistrationFailed);
    EXPECT_EQ(stack->sent.size(), 2U);
}

} // namespace
} // namespace slimphone
