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

/** An account at sip:example.org that is registered. */
class EditFixture : public test::CoreFixture {
public:
    void SetUp() override { account = registered(); }
    using CoreFixture::core;
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
        const sip::OutgoingRequest &last = stack->sent.back()->request;
        const sip::OutgoingRequest &first = stack->sent.front()->request;
        return last.callId != first.callId && last.from != first.from && last.cseq == 20;
    }
    Ref<Account> account;
};

enum class Wire : std::uint8_t {
    Nothing,
    Register, ///< a new series of REGISTERs, and none that takes the old binding back
    Move,     ///< Expires 0 in the old Call-ID at the old place, then a new series
};

struct Row {
    const char *name;
    Wire wire;
    void (*change)(AccountParams &);
    const char *identity = "sip:alice@example.org"; ///< before
    const char *server = "sip:example.org";
};
void PrintTo(const Row &row, std::ostream *out) { *out << row.name; }

void setIdentity(AccountParams &params, const char *text) {
    EXPECT_TRUE(params.setIdentity(*Address::parse(text)));
}
void setServer(AccountParams &params, const char *text) { EXPECT_TRUE(params.setServer(text)); }

using P = AccountParams;
const Row kRows[] = {
    {"Nothing", Wire::Nothing, [](P &) {}},
    {"Realm", Wire::Nothing, [](P &p) { p.realm = Text("r"); }},
    {"Prefix", Wire::Nothing, [](P &p) { p.dialPrefix = Text("33"); }},
    {"RefKey", Wire::Nothing, [](P &p) { p.refKey = Text("k"); }},
    {"Privacy", Wire::Nothing, [](P &p) { p.privacy = LinphonePrivacyId; }},
    {"Routes", Wire::Nothing, [](P &p) { p.setRoutes({Address::parse("sip:route.example.org;lr")}); }},
    {"NatPolicy", Wire::Nothing, [](P &p) { p.setNatPolicy(make<NatPolicy>().get()); }},

    {"Expires", Wire::Register, [](P &p) { p.setExpires(77); }},
    {"ContactParameters", Wire::Register, [](P &p) { p.contactParameters = Text("a=b"); }},
    {"ContactUriParameters", Wire::Register, [](P &p) { p.contactUriParameters = Text("a=b"); }},
    {"PushAllowed", Wire::Register, [](P &p) { p.pushAllowed = true; }},
    {"RemotePushAllowed", Wire::Register, [](P &p) { p.remotePushAllowed = true; }},
    {"PushParameters", Wire::Register,
     [](P &p) { p.push().set(PushNotificationConfig::Field::Provider, "fcm"); }},

    {"WeaklyEqualIdentityOfOtherDisplayName", Wire::Register,
     [](P &p) { setIdentity(p, "\"Al\" <sip:alice@example.org>"); }},
    {"WeaklyEqualIdentityOfOtherParameters", Wire::Register,
     [](P &p) { setIdentity(p, "sip:alice@example.org;user=phone"); }},
    {"WeaklyEqualServerWithItsTransport", Wire::Register,
     [](P &p) { setServer(p, "<sip:example.org;transport=udp>"); }},
    {"WeaklyEqualServerOfOtherParameters", Wire::Register,
     [](P &p) { setServer(p, "<sip:example.org;lr>"); }},

    {"IdentityOfOtherUser", Wire::Move, [](P &p) { setIdentity(p, "sip:bob@example.org"); }},
    {"IdentityOfOtherHost", Wire::Move, [](P &p) { setIdentity(p, "sip:alice@example.net"); }},
    {"IdentityOfOtherPort", Wire::Move, [](P &p) { setIdentity(p, "sip:alice@example.org:5070"); }},
    {"IdentityOfOtherScheme", Wire::Move, [](P &p) { setIdentity(p, "sips:alice@example.org"); }},
    {"IdentityOfOtherTransport", Wire::Move,
     [](P &p) { setIdentity(p, "sip:alice@example.org;transport=tcp"); }},
    {"IdentityAtLocalhostByNumber", Wire::Move, [](P &p) { setIdentity(p, "sip:alice@127.0.0.1"); },
     "sip:alice@localhost"},
    {"ServerOfOtherHost", Wire::Move, [](P &p) { setServer(p, "sip:other.example.net"); }},
    {"ServerOfOtherPort", Wire::Move, [](P &p) { setServer(p, "sip:example.org:5070"); }},
    {"ServerOfOtherScheme", Wire::Move, [](P &p) { setServer(p, "sips:example.org"); }},
    {"ServerOfOtherSchemeAndTheSameTransport", Wire::Move, [](P &p) { setServer(p, "sips:example.org"); },
     "sip:alice@example.org", "<sip:example.org;transport=tls>"},
    {"ServerOfOtherTransport", Wire::Move, [](P &p) { setServer(p, "<sip:example.org;transport=tcp>"); }},
    {"ServerAtLocalhostByNumber", Wire::Move, [](P &p) { setServer(p, "sip:127.0.0.1"); },
     "sip:alice@example.org", "sip:localhost"},
};

class EditTable : public EditFixture, public testing::WithParamInterface<Row> {
public:
    void SetUp() override {
        account = makeAccount();
        setIdentity(account->editedParams(), GetParam().identity);
        setServer(account->editedParams(), GetParam().server);
        core->addAccount(*account);
        core->iterate();
        stack->accept(3600);
        core->iterate();
        heard.clear();
    }
};

TEST_P(EditTable, LeadsToItsRequests) {
    const sip::NextHop oldHop = stack->last().hop;
    edit(GetParam().change);
    EXPECT_EQ(heard, Heard{});
    const Heard sent = wire();
    switch (GetParam().wire) {
    case Wire::Nothing:
        EXPECT_EQ(sent, Heard{});
        EXPECT_EQ(heard, Heard{});
        EXPECT_EQ(account->state(), LinphoneRegistrationOk);
        return;
    case Wire::Register:
        ASSERT_EQ(sent.size(), 1U);
        break;
    case Wire::Move: {
        ASSERT_EQ(sent.size(), 2U);
        const test::FakeStack::Sent &farewell = *stack->sent[1];
        EXPECT_EQ(farewell.header("Expires"), "0");
        EXPECT_EQ(farewell.hop, oldHop);
        EXPECT_EQ(farewell.request.to, stack->sent[0]->request.to);
        EXPECT_EQ(farewell.request.callId, stack->sent[0]->request.callId);
        EXPECT_EQ(farewell.request.cseq, 21U);
        break;
    }
    }
    EXPECT_NE(stack->last().header("Expires"), "0");
    EXPECT_TRUE(isNewSeries());
    EXPECT_EQ(heard, Heard{"Progress: Registration in progress"});
    stack->accept(3600);
    core->iterate();
    EXPECT_EQ(heard.back(), "Ok: Registration successful");
}

INSTANTIATE_TEST_SUITE_P(Row, EditTable, testing::ValuesIn(kRows),
                         [](const auto &row) { return row.param.name; });

using Edits = EditFixture;

TEST_F(Edits, CustomHeaderRegistersAnewWithoutUnregister) {
    account->setCustomHeader("X-Name", "value");
    EXPECT_EQ(account->done(), 0);
    EXPECT_EQ(wire(), Heard{"+example.org"});
    EXPECT_EQ(stack->last().header("X-Name"), "value");
    EXPECT_TRUE(isNewSeries());
}

TEST_F(Edits, CustomHeaderWithALineBreakIsRefused) {
    account->setCustomHeader("X-Name", "value\r\nEvil: 1");
    EXPECT_EQ(account->customHeader("X-Name"), nullptr);
    EXPECT_EQ(account->done(), -1);
}

TEST_F(Edits, SwitchedOffWhileOkUnregistersAndClearsOnTheAnswer) {
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

TEST_F(Edits, SwitchedOffWhileProgressClearsAtOnceAndTakesTheBindingBack) {
    account->refreshRegister();
    core->iterate();
    heard.clear();
    edit([](AccountParams &params) { params.registerEnabled = false; });
    core->iterate();
    EXPECT_EQ(heard, Heard{"Cleared: Registration cleared"});
    core->iterate();
    EXPECT_EQ(stack->last().header("Expires"), "0");
}

TEST_F(Edits, SwitchedOffBeforeTheFirstIterateSendsNothing) {
    const Ref<Account> other = addAccount("bob");
    other->editedParams().registerEnabled = false;
    EXPECT_EQ(other->done(), 0);
    core->iterate();
    EXPECT_EQ(stack->sent.size(), 1U);
    EXPECT_EQ(other->state(), LinphoneRegistrationNone);
}

TEST_F(Edits, SwitchedOnAgainRegistersAnew) {
    edit([](AccountParams &params) { params.registerEnabled = false; });
    core->iterate();
    stack->answer(200, "OK");
    core->iterate();
    edit([](AccountParams &params) { params.registerEnabled = true; });
    core->iterate();
    EXPECT_TRUE(isNewSeries());
    EXPECT_EQ(stack->last().header("Expires"), "3600");
}

TEST_F(Edits, OtherServerUnregistersAtTheOldOneThenRegistersAtTheNew) {
    edit([](AccountParams &params) { params.setServer("sip:other.example.net"); });
    EXPECT_EQ(wire(), (Heard{"-example.org", "+other.example.net"}));
    EXPECT_EQ(stack->sent[1]->request.callId, stack->sent[0]->request.callId);
    EXPECT_TRUE(isNewSeries());
    EXPECT_EQ(heard, Heard{"Progress: Registration in progress"});
}

TEST_F(Edits, ChallengeToTheOldPlaceIsAnsweredAndNobodyHearsOfIt) {
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

TEST_F(Edits, ContactOfTheOldPlaceIsForgotten) {
    EXPECT_STREQ(account->contactAddress()->domain(), "192.0.2.1");
    edit([](AccountParams &params) { params.setIdentity(*Address::parse("sip:bob@example.net")); });
    EXPECT_EQ(account->contactAddress()->toString(), "sip:bob@example.net");
}

TEST_F(Edits, OtherServerWithAGruuOnlyRegisters) {
    account->refreshRegister();
    core->iterate();
    stack->answer(200, "OK",
                  {{"Contact", "<sip:alice@192.0.2.1:5070>;pub-gruu=\"sip:alice@example.org;gr=x\""}});
    core->iterate();
    edit([](AccountParams &params) { params.setServer("sip:other.example.net"); });
    EXPECT_EQ(wire(), (Heard{"+example.org", "+other.example.net"}));
}

TEST_F(Edits, SeveralEditsBeforeAnIterateAddUp) {
    edit([](AccountParams &params) { params.setExpires(77); });
    edit([](AccountParams &params) { params.realm = Text("r"); });
    edit([](AccountParams &params) { params.contactParameters = Text("a=b"); });
    EXPECT_EQ(wire(), Heard{"+example.org"});
    EXPECT_EQ(stack->last().header("Expires"), "77");
    EXPECT_EQ(stack->last().request.contact->parameters.rfind(";a=b", 0), 0U);
}

TEST_F(Edits, SwitchedOffAndOnBeforeAnIterateRegistersAnew) {
    registerEnabled(false);
    registerEnabled(true);
    EXPECT_EQ(wire(), Heard{"+example.org"});
}

TEST_F(Edits, SwitchedOffWhileProgressSendsTheSameRequestBesideThePendingOne) {
    account->refreshRegister();
    ASSERT_EQ(wire(), Heard{"+example.org"});
    const std::uint32_t cseq = stack->last().request.cseq;
    registerEnabled(false);
    EXPECT_EQ(wire(), (Heard{"+example.org", "-example.org"}));
    EXPECT_EQ(stack->last().request.callId, stack->sent[0]->request.callId);
    EXPECT_EQ(stack->last().request.cseq, cseq + 1);
}

TEST_F(Edits, SwitchedOffWithoutAnswerIsFailed) {
    registerEnabled(false);
    ASSERT_EQ(wire(), Heard{"-example.org"});
    stack->fail(sip::FailureKind::Timeout);
    core->iterate();
    EXPECT_EQ(heard, Heard{"Failed: Request timeout"});
    advance(24h);
    EXPECT_EQ(stack->sent.size(), 2U);
}

TEST_F(Edits, NothingIsHeardInsideEditAndDone) {
    edit([](AccountParams &params) {
        params.setServer("sip:other.example.net");
        params.dependsOn = params.idKey;
    });
    EXPECT_EQ(heard, Heard{});
    registerEnabled(false);
    EXPECT_EQ(heard, Heard{});
}

TEST_F(Edits, SecondEditKeepsTheFirst) {
    account->edit();
    account->editedParams().setExpires(5);
    account->edit();
    EXPECT_EQ(account->shownParams().expires(), 5);
    EXPECT_EQ(account->done(), 0);
    EXPECT_EQ(account->params().expires(), 5);
}

TEST_F(Edits, AddingClosesAnOpenEdit) {
    const Ref<Account> other = makeAccount("bob");
    other->editedParams().setExpires(5);
    ASSERT_EQ(core->addAccount(*other), 0);
    EXPECT_FALSE(other->isEditing());
    EXPECT_EQ(other->params().expires(), 5);
    EXPECT_EQ(other->done(), -1);
}

TEST_F(Edits, PauseIsSilentAndRefreshGoesOn) {
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

TEST_F(Edits, RefreshNeedsAnEarlierRegisterAndRegisteringEnabled) {
    const Ref<Account> fresh = makeAccount("bob");
    fresh->refreshRegister();
    core->addAccount(*fresh);
    fresh->refreshRegister();
    EXPECT_EQ(heard, Heard{});
    registerEnabled(false);
    account->refreshRegister();
    EXPECT_EQ(heard, Heard{});
}

TEST_F(Edits, RefreshDoesNothingWhileARegisterIsUnderWay) {
    account->refreshRegister();
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 2U);
    account->refreshRegister();
    core->refreshRegisters();
    core->iterate();
    EXPECT_EQ(stack->sent.size(), 2U);
    EXPECT_NE(stack->last().handler, nullptr);
}

TEST_F(Edits, DefaultAccountHasNoEffectOnRegistration) {
    core->setDefaultAccount(account.get());
    core->setDefaultAccount(nullptr);
    EXPECT_EQ(wire(), Heard{});
    const Ref<Account> stranger = makeAccount("bob");
    core->setDefaultAccount(account.get());
    core->setDefaultAccount(stranger.get());
    EXPECT_EQ(core->defaultAccount(), nullptr);
}

TEST_F(Edits, GettersAnswerFromTheOpenEdit) {
    account->edit();
    account->editedParams().setExpires(5);
    EXPECT_EQ(account->shownParams().expires(), 5);
    EXPECT_EQ(account->params().expires(), 3600);
}

TEST_F(Edits, StateAndErrorAreThoseOfTheLiveObjectDuringAnEdit) {
    account->edit();
    account->editedParams().registerEnabled = false;
    EXPECT_EQ(account->state(), LinphoneRegistrationOk);
    account->refreshRegister();
    core->iterate();
    stack->answer(404, "Not Found");
    core->iterate();
    EXPECT_EQ(account->state(), LinphoneRegistrationFailed);
    EXPECT_EQ(account->error(), LinphoneReasonNotFound);
    EXPECT_TRUE(account->isEditing());
}

TEST_F(Edits, NothingIsSentBeforeDone) {
    account->editedParams().setServer("sip:other.example.net");
    EXPECT_EQ(wire(), Heard{});
    advance(3300s);
    ASSERT_EQ(stack->sent.size(), 2U);
    EXPECT_EQ(stack->last().hop.host, "example.org");
    EXPECT_EQ(stack->last().request.callId, stack->sent[0]->request.callId);
}

TEST_F(Edits, DoneWithoutEditIsRefused) { EXPECT_EQ(account->done(), -1); }

TEST_F(Edits, UnusableValuesChangeNothing) {
    AccountParams &params = account->editedParams();
    EXPECT_FALSE(params.setServer("sip:foo bar"));
    EXPECT_FALSE(params.setIdentity(*Address::parse("sip:example.org")));
    EXPECT_STREQ(params.serverText(), "sip:example.org");
    EXPECT_STREQ(params.identityText(), "sip:alice@example.org");
}

TEST_F(Edits, EditFromInsideACallbackIsSafe) {
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

TEST_F(Edits, NegativeExpiresBecomesSixHundred) {
    account->editedParams().setExpires(-5);
    EXPECT_EQ(account->shownParams().expires(), 600);
}

} // namespace
} // namespace slimphone
