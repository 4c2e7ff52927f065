#include "core-fixture.h"

namespace slimphone {
namespace {

using namespace std::chrono_literals;
using test::Heard;

class CoreEditTest : public test::CoreFixture {
protected:
    void SetUp() override { account = registered(); }
    void edit(const std::function<void(AccountParams &)> &change) {
        account->edit();
        change(account->editedParams());
        EXPECT_EQ(account->done(), 0);
    }
    bool isNewSeries() const {
        return stack->sent.back()->request.callId != stack->sent.front()->request.callId &&
               stack->sent.back()->request.cseq == 20;
    }
    Ref<Account> account;
};

TEST_F(CoreEditTest, NothingChangedSendsNothing) {
    edit([](AccountParams &) {});
    core->iterate();
    EXPECT_EQ(stack->sent.size(), 1U);
}

TEST_F(CoreEditTest, RealmPrefixRefKeyPrivacyAndRoutesSendNothing) {
    edit([](AccountParams &params) {
        params.realm = Text("r");
        params.dialPrefix = Text("33");
        params.refKey = Text("k");
        params.privacy = LinphonePrivacyId;
        params.setRoutes({Address::parse("sip:route.example.org;lr")});
    });
    core->iterate();
    EXPECT_EQ(stack->sent.size(), 1U);
}

TEST_F(CoreEditTest, ExpiresAndContactParametersRegisterAnewWithoutUnregister) {
    edit([](AccountParams &params) { params.setExpires(77); });
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 2U);
    EXPECT_TRUE(isNewSeries());
    EXPECT_EQ(stack->last().header("Expires"), "77");
    EXPECT_EQ(heard, Heard{"Progress: Registration in progress"});
}

TEST_F(CoreEditTest, CustomHeaderIsSentWithTheNextRegister) {
    account->setCustomHeader("X-Name", "value");
    EXPECT_EQ(account->done(), 0);
    core->iterate();
    EXPECT_EQ(stack->last().header("X-Name"), "value");
}

TEST_F(CoreEditTest, CustomHeaderWithALineBreakIsRefused) {
    account->setCustomHeader("X-Name", "value\r\nEvil: 1");
    EXPECT_EQ(account->customHeader("X-Name"), nullptr);
    EXPECT_EQ(account->done(), -1);
}

TEST_F(CoreEditTest, SwitchedOffWhileOkUnregistersAndClearsOnTheAnswer) {
    edit([](AccountParams &params) { params.registerEnabled = false; });
    core->iterate();
    EXPECT_EQ(stack->last().header("Expires"), "0");
    EXPECT_EQ(stack->last().request.cseq, 21U);
    EXPECT_TRUE(heard.empty());
    stack->answer(200, "OK");
    core->iterate();
    EXPECT_EQ(heard, Heard{"Cleared: Unregistration done"});
    advance(24h);
    EXPECT_EQ(stack->sent.size(), 2U);
}

TEST_F(CoreEditTest, SwitchedOffWhileProgressClearsAtOnceAndTakesTheBindingBack) {
    account->refreshRegister();
    core->iterate();
    heard.clear();
    edit([](AccountParams &params) { params.registerEnabled = false; });
    core->iterate();
    EXPECT_EQ(heard, Heard{"Cleared: Registration cleared"});
    core->iterate();
    EXPECT_EQ(stack->last().header("Expires"), "0");
}

TEST_F(CoreEditTest, SwitchedOffBeforeTheFirstIterateSendsNothing) {
    const Ref<Account> other = addAccount("bob");
    other->editedParams().registerEnabled = false;
    EXPECT_EQ(other->done(), 0);
    core->iterate();
    EXPECT_EQ(stack->sent.size(), 1U);
    EXPECT_EQ(other->state(), LinphoneRegistrationNone);
}

TEST_F(CoreEditTest, SwitchedOnAgainRegistersAnew) {
    edit([](AccountParams &params) { params.registerEnabled = false; });
    core->iterate();
    stack->answer(200, "OK");
    core->iterate();
    edit([](AccountParams &params) { params.registerEnabled = true; });
    core->iterate();
    EXPECT_TRUE(isNewSeries());
    EXPECT_EQ(stack->last().header("Expires"), "3600");
}

TEST_F(CoreEditTest, WeaklyEqualServerRegistersAnewWithoutUnregister) {
    edit([](AccountParams &params) { params.setServer("<sip:example.org;transport=udp>"); });
    core->iterate();
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 2U);
    EXPECT_EQ(stack->last().header("Expires"), "3600");
}

TEST_F(CoreEditTest, OtherServerUnregistersAtTheOldOneAndRegistersAtTheNew) {
    edit([](AccountParams &params) { params.setServer("sip:other.example.net"); });
    core->iterate();
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 3U);
    const auto &first = *stack->sent[1];
    const auto &second = *stack->sent[2];
    const auto &old = first.hop.host == "example.org" ? first : second;
    const auto &fresh = first.hop.host == "example.org" ? second : first;
    EXPECT_EQ(old.header("Expires"), "0");
    EXPECT_EQ(old.request.callId, stack->sent[0]->request.callId);
    EXPECT_EQ(fresh.hop.host, "other.example.net");
    EXPECT_EQ(fresh.header("Expires"), "3600");
    EXPECT_EQ(heard, Heard{"Progress: Registration in progress"});
}

TEST_F(CoreEditTest, GettersAnswerFromTheOpenEdit) {
    account->edit();
    account->editedParams().setExpires(5);
    EXPECT_EQ(account->shownParams().expires(), 5);
    EXPECT_EQ(account->params().expires(), 3600);
}

TEST_F(CoreEditTest, DoneWithoutEditIsRefused) { EXPECT_EQ(account->done(), -1); }

TEST_F(CoreEditTest, UnusableValuesChangeNothing) {
    AccountParams &params = account->editedParams();
    EXPECT_FALSE(params.setServer("sip:foo bar"));
    EXPECT_FALSE(params.setIdentity(*Address::parse("sip:example.org")));
    EXPECT_STREQ(params.serverText(), "sip:example.org");
    EXPECT_STREQ(params.identityText(), "sip:alice@example.org");
}

TEST_F(CoreEditTest, EditFromInsideACallbackIsSafe) {
    onState = [](Account &edited, LinphoneRegistrationState state) {
        if (state != LinphoneRegistrationOk) return;
        edited.editedParams().registerEnabled = false;
        edited.done();
    };
    account->refreshRegister();
    core->iterate();
    stack->accept();
    core->iterate();
    core->iterate();
    EXPECT_EQ(stack->last().header("Expires"), "0");
}

TEST_F(CoreEditTest, NegativeExpiresBecomesSixHundred) {
    account->editedParams().setExpires(-5);
    EXPECT_EQ(account->shownParams().expires(), 600);
}

} // namespace
} // namespace slimphone
