/**
 * @file
 * The table of edits: what done() leads to on the wire, row by row, and what edit and done promise.
 * parameter-table-test goes through the parameters one by one.
 */
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
    void registerEnabled(bool enabled) {
        edit([&](AccountParams &params) { params.registerEnabled = enabled; });
    }
    /** What went out since the account was registered: the hosts, with a minus for Expires 0. */
    Heard wire() {
        core->iterate();
        core->iterate();
        Heard result;
        for (std::size_t i = 1; i < stack->sent.size(); ++i)
            result.push_back((stack->sent[i]->header("Expires") == "0" ? "-" : "+") +
                             stack->sent[i]->hop.host);
        return result;
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

TEST_F(CoreEditTest, OtherServerUnregistersAtTheOldOneThenRegistersAtTheNew) {
    edit([](AccountParams &params) { params.setServer("sip:other.example.net"); });
    EXPECT_EQ(wire(), (Heard{"-example.org", "+other.example.net"}));
    EXPECT_EQ(stack->sent[1]->request.callId, stack->sent[0]->request.callId);
    EXPECT_TRUE(isNewSeries());
    EXPECT_EQ(heard, Heard{"Progress: Registration in progress"});
}

TEST_F(CoreEditTest, OtherPortTransportOrSchemeIsAnotherServer) {
    for (const char *server : {"sip:example.org:5070", "<sip:example.org:5070;transport=tcp>",
                               "<sips:example.org:5070;transport=tcp>"}) {
        SCOPED_TRACE(server);
        const std::size_t before = stack->sent.size();
        edit([&](AccountParams &params) { params.setServer(server); });
        core->iterate();
        core->iterate();
        ASSERT_EQ(stack->sent.size(), before + 2);
        EXPECT_EQ(stack->sent[before]->header("Expires"), "0");
        stack->accept(3600);
        core->iterate();
    }
}

TEST_F(CoreEditTest, OtherUserOrHostOfTheIdentityUnregistersTheOldOne) {
    for (const char *identity : {"sip:bob@example.org", "sip:bob@localhost", "sip:bob@127.0.0.1"}) {
        SCOPED_TRACE(identity);
        const std::string old = account->params().identityText();
        const std::size_t before = stack->sent.size();
        edit([&](AccountParams &params) { params.setIdentity(*Address::parse(identity)); });
        core->iterate();
        core->iterate();
        ASSERT_EQ(stack->sent.size(), before + 2);
        EXPECT_EQ(stack->sent[before]->header("Expires"), "0");
        EXPECT_EQ(stack->sent[before]->request.to, "<" + old + ">");
        EXPECT_EQ(stack->last().request.to, "<" + std::string(identity) + ">");
        stack->accept(3600);
        core->iterate();
    }
}

TEST_F(CoreEditTest, ChallengeToTheOldPlaceIsAnsweredAndNobodyHearsOfIt) {
    core->addAuthInfo(*password("alice", "secret"));
    edit([](AccountParams &params) { params.setServer("sip:other.example.net"); });
    ASSERT_EQ(wire().size(), 2U);
    heard.clear();
    stack->answerTo(1, 401, "Unauthorized",
                    {{"WWW-Authenticate", "Digest realm=\"example.org\", nonce=\"n\""}});
    core->iterate();
    EXPECT_EQ(wire(), (Heard{"-example.org", "+other.example.net", "-example.org"}));
    EXPECT_NE(stack->last().header("Authorization"), "");
    stack->answer(200, "OK");
    core->iterate();
    EXPECT_EQ(heard, Heard{});
    EXPECT_EQ(account->state(), LinphoneRegistrationProgress);
}

TEST_F(CoreEditTest, ContactOfTheOldPlaceIsForgotten) {
    EXPECT_STREQ(account->contactAddress()->domain(), "192.0.2.1");
    edit([](AccountParams &params) { params.setIdentity(*Address::parse("sip:bob@example.net")); });
    EXPECT_EQ(account->contactAddress()->toString(), "sip:bob@example.net");
}

TEST_F(CoreEditTest, OtherServerWithAGruuOnlyRegisters) {
    account->refreshRegister();
    core->iterate();
    stack->answer(200, "OK",
                  {{"Contact", "<sip:alice@192.0.2.1:5070>;pub-gruu=\"sip:alice@example.org;gr=x\""}});
    core->iterate();
    edit([](AccountParams &params) { params.setServer("sip:other.example.net"); });
    EXPECT_EQ(wire(), (Heard{"+example.org", "+other.example.net"}));
}

TEST_F(CoreEditTest, ContactUriParametersAndPushSettingsRegisterAnewWithoutUnregister) {
    edit([](AccountParams &params) { params.contactUriParameters = Text("a=b"); });
    EXPECT_EQ(wire(), Heard{"+example.org"});
    EXPECT_EQ(stack->last().request.contact->uriParameters, ";a=b");
    stack->accept(3600);
    core->iterate();
    edit([](AccountParams &params) { params.pushAllowed = true; });
    EXPECT_EQ(wire(), (Heard{"+example.org", "+example.org"}));
    EXPECT_TRUE(isNewSeries());
}

TEST_F(CoreEditTest, SeveralEditsBeforeAnIterateAddUp) {
    edit([](AccountParams &params) { params.setExpires(77); });
    edit([](AccountParams &params) { params.realm = Text("r"); });
    edit([](AccountParams &params) { params.contactParameters = Text("a=b"); });
    EXPECT_EQ(wire(), Heard{"+example.org"});
    EXPECT_EQ(stack->last().header("Expires"), "77");
    EXPECT_EQ(stack->last().request.contact->parameters.rfind(";a=b", 0), 0U);
}

TEST_F(CoreEditTest, SwitchedOffAndOnBeforeAnIterateRegistersAnew) {
    registerEnabled(false);
    registerEnabled(true);
    EXPECT_EQ(wire(), Heard{"+example.org"});
}

TEST_F(CoreEditTest, SwitchedOffWhileProgressSendsTheSameRequestBesideThePendingOne) {
    account->refreshRegister();
    ASSERT_EQ(wire(), Heard{"+example.org"});
    const std::uint32_t cseq = stack->last().request.cseq;
    registerEnabled(false);
    EXPECT_EQ(wire(), (Heard{"+example.org", "-example.org"}));
    EXPECT_EQ(stack->last().request.callId, stack->sent[0]->request.callId);
    EXPECT_EQ(stack->last().request.cseq, cseq + 1);
}

TEST_F(CoreEditTest, SwitchedOffWithoutAnswerIsFailed) {
    registerEnabled(false);
    ASSERT_EQ(wire(), Heard{"-example.org"});
    stack->fail(sip::FailureKind::Timeout);
    core->iterate();
    EXPECT_EQ(heard, Heard{"Failed: Request timeout"});
    advance(24h);
    EXPECT_EQ(stack->sent.size(), 2U);
}

TEST_F(CoreEditTest, NothingIsHeardInsideEditAndDone) {
    edit([](AccountParams &params) {
        params.setServer("sip:other.example.net");
        params.dependsOn = params.idKey;
    });
    EXPECT_EQ(heard, Heard{});
    registerEnabled(false);
    EXPECT_EQ(heard, Heard{});
}

TEST_F(CoreEditTest, SecondEditKeepsTheFirst) {
    account->edit();
    account->editedParams().setExpires(5);
    account->edit();
    EXPECT_EQ(account->shownParams().expires(), 5);
    EXPECT_EQ(account->done(), 0);
    EXPECT_EQ(account->params().expires(), 5);
}

TEST_F(CoreEditTest, AddingClosesAnOpenEdit) {
    const Ref<Account> other = makeAccount("bob");
    other->editedParams().setExpires(5);
    ASSERT_EQ(core->addAccount(*other), 0);
    EXPECT_FALSE(other->isEditing());
    EXPECT_EQ(other->params().expires(), 5);
    EXPECT_EQ(other->done(), -1);
}

TEST_F(CoreEditTest, PauseIsSilentAndRefreshGoesOn) {
    account->pauseRegister();
    advance(24h);
    EXPECT_EQ(stack->sent.size(), 1U);
    EXPECT_EQ(account->state(), LinphoneRegistrationOk);
    EXPECT_EQ(heard, Heard{});
    account->refreshRegister();
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 2U);
    EXPECT_EQ(stack->last().request.callId, stack->sent[0]->request.callId);
    EXPECT_EQ(stack->last().request.cseq, 21U);
}

TEST_F(CoreEditTest, RefreshNeedsAnEarlierRegisterAndRegisteringEnabled) {
    const Ref<Account> fresh = makeAccount("bob");
    fresh->refreshRegister();
    core->addAccount(*fresh);
    fresh->refreshRegister();
    EXPECT_EQ(heard, Heard{});
    registerEnabled(false);
    account->refreshRegister();
    EXPECT_EQ(heard, Heard{});
}

TEST_F(CoreEditTest, DefaultAccountHasNoEffectOnRegistration) {
    core->setDefaultAccount(account.get());
    core->setDefaultAccount(nullptr);
    EXPECT_EQ(wire(), Heard{});
    const Ref<Account> stranger = makeAccount("bob");
    core->setDefaultAccount(account.get());
    core->setDefaultAccount(stranger.get());
    EXPECT_EQ(core->defaultAccount(), nullptr);
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
