#include "core-fixture.h"

namespace slimphone {
namespace {

using namespace std::chrono_literals;
using test::Heard;

class CoreRegistrationTest : public test::CoreFixture {};

TEST_F(CoreRegistrationTest, AccountIsRegisteredByTheFirstIterate) {
    const Ref<Account> account = addAccount();
    EXPECT_TRUE(stack->sent.empty());
    EXPECT_EQ(account->state(), LinphoneRegistrationNone);
    core->iterate();
    EXPECT_EQ(heard, Heard{"Progress: Registration in progress"});
    ASSERT_EQ(stack->sent.size(), 1U);
    stack->accept();
    core->iterate();
    EXPECT_EQ(heard.back(), "Ok: Registration successful");
}

TEST_F(CoreRegistrationTest, RequestShowsIdentityServerAndSettings) {
    const Ref<Account> account = makeAccount("alice", "sip:proxy.example.net:5070;transport=tcp");
    Ref<Address> identity = Address::parse("\"Al Ice\" <sip:alice@example.org:5090>");
    AccountParams &params = account->editedParams();
    params.setIdentity(*identity);
    params.setExpires(120);
    params.contactParameters = Text("a=b");
    params.contactUriParameters = Text(";c=d");
    ASSERT_EQ(core->addAccount(*account), 0);
    core->iterate();
    const test::FakeStack::Sent &sent = stack->last();
    EXPECT_EQ(sent.request.requestUri, "sip:example.org:5090");
    EXPECT_EQ(sent.request.to, "\"Al Ice\" <sip:alice@example.org:5090>");
    EXPECT_EQ(sent.hop.host, "proxy.example.net");
    EXPECT_EQ(sent.hop.port, 5070);
    EXPECT_EQ(sent.hop.transport, sip::Transport::Tcp);
    EXPECT_EQ(sent.header("Expires"), "120");
    EXPECT_EQ(sent.header("Supported"), "replaces, outbound, gruu, path");
    EXPECT_EQ(sent.request.contact->user, "alice");
    EXPECT_EQ(sent.request.contact->displayName, "Al Ice");
    EXPECT_EQ(sent.request.contact->uriParameters, ";c=d");
    EXPECT_EQ(sent.request.contact->parameters,
              ";a=b;+sip.instance=\"<urn:uuid:" + core->settings().instanceId() + ">\";reg-id=1");
}

TEST_F(CoreRegistrationTest, AccountWithoutServerOrIdentityIsNotAdded) {
    const Ref<Account> account = make<Account>(core->link(), make<AccountParams>(&core->config()));
    EXPECT_EQ(core->addAccount(*account), -1);
    EXPECT_EQ(core->accounts().size(), 0U);
}

TEST_F(CoreRegistrationTest, AddingTwiceDoesNothing) {
    const Ref<Account> account = registered();
    EXPECT_EQ(core->addAccount(*account), 0);
    core->iterate();
    EXPECT_EQ(core->accounts().size(), 1U);
    EXPECT_EQ(stack->sent.size(), 1U);
}

TEST_F(CoreRegistrationTest, EveryRefreshIsNotifiedAsOk) {
    registered();
    advance(3300s);
    stack->accept(3600);
    core->iterate();
    EXPECT_EQ(heard, Heard{"Ok: Registration successful"});
}

TEST_F(CoreRegistrationTest, SecondFailureIsNotNotifiedButItsCodeIsKept) {
    const Ref<Account> account = addAccount();
    core->iterate();
    stack->answer(500, "Server Internal Error");
    core->iterate();
    EXPECT_EQ(heard.back(), "Failed: Server Internal Error");
    heard.clear();
    advance(1h);
    ASSERT_EQ(stack->sent.size(), 2U);
    stack->answer(404, "Not Found");
    core->iterate();
    EXPECT_TRUE(heard.empty());
    EXPECT_EQ(account->errorInfo().protocolCode(), 404);
    EXPECT_EQ(account->error(), LinphoneReasonNotFound);
}

TEST_F(CoreRegistrationTest, RefreshRegisterIsProgressAtOnce) {
    const Ref<Account> account = registered();
    account->refreshRegister();
    EXPECT_EQ(heard, Heard{"Progress: Refresh registration"});
    core->iterate();
    EXPECT_EQ(stack->last().request.callId, stack->sent.front()->request.callId);
}

TEST_F(CoreRegistrationTest, TroubleUnderABindingIsProgressThenFailed) {
    registered();
    advance(3300s);
    stack->fail(sip::FailureKind::Connection);
    core->iterate();
    core->iterate();
    EXPECT_EQ(heard, Heard{"Progress: Service unavailable, retrying"});
    stack->fail(sip::FailureKind::Connection);
    core->iterate();
    EXPECT_EQ(heard.back(), "Failed: io error");
}

TEST_F(CoreRegistrationTest, TransportTroubleTellsItsReason) {
    const Ref<Account> account = addAccount();
    core->iterate();
    stack->fail(sip::FailureKind::TlsVerification, "certificate expired");
    core->iterate();
    EXPECT_EQ(heard.back(), "Failed: io error: certificate expired");
    EXPECT_EQ(account->error(), LinphoneReasonIOError);
}

TEST_F(CoreRegistrationTest, RemovalOfARegisteredAccountUnregistersAndTells) {
    const Ref<Account> account = registered();
    core->removeAccount(*account);
    EXPECT_EQ(core->accounts().size(), 0U);
    EXPECT_TRUE(heard.empty());
    core->iterate();
    EXPECT_EQ(stack->last().header("Expires"), "0");
    stack->answer(200, "OK");
    core->iterate();
    EXPECT_EQ(heard, Heard{"Cleared: Unregistration done"});
}

TEST_F(CoreRegistrationTest, RemovalWhileRegisteringTakesTheBindingBack) {
    const Ref<Account> account = addAccount();
    core->iterate();
    heard.clear();
    core->removeAccount(*account);
    EXPECT_EQ(heard, Heard{"None: Registration disabled"});
    core->iterate();
    EXPECT_EQ(stack->last().header("Expires"), "0");
}

TEST_F(CoreRegistrationTest, EditsAfterTheRemovalDoNotLeadTheFarewellAstray) {
    for (const bool isDone : {false, true}) {
        SCOPED_TRACE(isDone);
        const Ref<Account> account = addAccount();
        core->iterate();
        core->removeAccount(*account);
        account->editedParams().setServer("sip:other.example.net");
        if (isDone) {
            EXPECT_EQ(account->done(), 0);
        }
        core->iterate();
        EXPECT_EQ(stack->last().header("Expires"), "0");
        EXPECT_EQ(stack->last().hop.host, "example.org");
    }
}

TEST_F(CoreRegistrationTest, RemovedAccountCanBeAddedAgain) {
    const Ref<Account> account = registered();
    core->removeAccount(*account);
    ASSERT_EQ(core->addAccount(*account), 0);
    core->iterate();
    core->iterate();
    stack->accept();
    core->iterate();
    EXPECT_EQ(account->state(), LinphoneRegistrationOk);
}

TEST_F(CoreRegistrationTest, RemovalOfTheDefaultAccountLeavesNone) {
    const Ref<Account> account = registered();
    core->setDefaultAccount(account.get());
    core->removeAccount(*account);
    EXPECT_EQ(core->defaultAccount(), nullptr);
}

TEST_F(CoreRegistrationTest, RemovalOfAStrangerDoesNothing) {
    const Ref<Account> account = registered();
    core->removeAccount(*makeAccount("bob"));
    EXPECT_EQ(core->accounts().size(), 1U);
    core->iterate();
    EXPECT_EQ(stack->sent.size(), 1U);
}

TEST_F(CoreRegistrationTest, ClearedListUnregistersEach) {
    for (const char *user : {"a", "b", "c"})
        registered(user);
    core->clearAccounts();
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 6U);
    for (std::size_t i = 3; i < 6; ++i) {
        EXPECT_EQ(stack->sent[i]->header("Expires"), "0");
        EXPECT_EQ(stack->sent[i]->request.callId, stack->sent[i - 3]->request.callId);
    }
}

TEST_F(CoreRegistrationTest, ChallengeToARemovedAccountIsAnswered) {
    core->addAuthInfo(*password("alice", "secret"));
    const Ref<Account> account = registered();
    core->removeAccount(*account);
    core->iterate();
    stack->challenge();
    core->iterate();
    EXPECT_NE(stack->last().header("Authorization"), "");
    stack->answer(200, "OK");
    core->iterate();
    EXPECT_EQ(heard, Heard{"Cleared: Unregistration done"});
}

TEST_F(CoreRegistrationTest, SwitchedOffThenRemovedThenStoppedUnregistersOnce) {
    const Ref<Account> account = registered();
    account->editedParams().registerEnabled = false;
    account->done();
    core->iterate();
    core->removeAccount(*account);
    core->iterate();
    core->stopAsync();
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 2U);
    stack->answer(200, "OK");
    core->iterate();
    EXPECT_EQ(heard, Heard{"Cleared: Unregistration done"});
}

TEST_F(CoreRegistrationTest, RemovedAccountThatNobodyHoldsIsToldCleared) {
    core->addAuthInfo(*password("alice", "secret"));
    core->removeAccount(*registered());
    advance(1s);
    stack->challenge();
    core->iterate();
    EXPECT_NE(stack->last().header("Authorization"), "");
    stack->answer(200, "OK");
    core->iterate();
    EXPECT_EQ(heard, Heard{"Cleared: Unregistration done"});
}

TEST_F(CoreRegistrationTest, RemovedAccountWithoutAnswerIsFailed) {
    const Ref<Account> account = registered();
    core->removeAccount(*account);
    core->iterate();
    stack->fail(sip::FailureKind::Timeout);
    core->iterate();
    EXPECT_EQ(account->state(), LinphoneRegistrationFailed);
}

TEST_F(CoreRegistrationTest, RegistrarIsTheIdentitysHostPortAndParameters) {
    const Ref<Account> account = makeAccount("alice", "sip:proxy.example.net;lr");
    account->editedParams().setIdentity(*Address::parse("<sip:alice@example.org:5090;user=phone>"));
    core->addAccount(*account);
    core->iterate();
    EXPECT_EQ(stack->last().request.requestUri, "sip:example.org:5090;user=phone");
    EXPECT_EQ(stack->last().header("Route"), "");
    EXPECT_FALSE(stack->last().request.contact->secure);
    EXPECT_FALSE(stack->last().hop.transport.has_value());
}

TEST_F(CoreRegistrationTest, SipsIdentityIsSipsEverywhere) {
    const Ref<Account> account = makeAccount();
    account->editedParams().setIdentity(*Address::parse("sips:alice@example.org"));
    core->addAccount(*account);
    core->iterate();
    EXPECT_EQ(stack->last().request.requestUri, "sips:example.org");
    EXPECT_TRUE(stack->last().request.contact->secure);
}

TEST_F(CoreRegistrationTest, DateIsSentWhenConfigured) {
    core->config().setInt("sip", "put_date", 1);
    addAccount();
    core->iterate();
    const std::string date = stack->last().header("Date");
    ASSERT_EQ(date.size(), std::string("Wed, 25 Nov 2026 12:00:00 GMT").size());
    EXPECT_EQ(date.substr(date.size() - 4), " GMT");
}

TEST_F(CoreRegistrationTest, ContactIsTheIdentityBeforeAndTheBindingAfterTheFirstOk) {
    const Ref<Account> account = addAccount();
    EXPECT_EQ(account->contactAddress()->toString(), "sip:alice@example.org");
    core->iterate();
    stack->accept(77);
    core->iterate();
    EXPECT_EQ(account->contactAddress()->toString(), "<sip:alice@192.0.2.1:5070;transport=udp>;expires=77");
    account->refreshRegister();
    core->iterate();
    stack->answer(200, "OK", {{"Contact", "<sip:somebody@198.51.100.1>"}});
    core->iterate();
    EXPECT_STREQ(account->contactAddress()->domain(), "192.0.2.1"); // nothing newer is known
}

TEST_F(CoreRegistrationTest, RealmOfTheAccountKeepsTheCredentialsForANewCallId) {
    core->addAuthInfo(*password("alice", "secret"));
    for (const char *realm : {"", "example.org", "elsewhere"}) {
        SCOPED_TRACE(realm);
        const Ref<Account> account = makeAccount();
        account->editedParams().realm = Text(realm);
        core->addAccount(*account);
        core->iterate();
        stack->challenge();
        core->iterate();
        stack->accept(3600);
        core->iterate();
        core->setNetworkReachable(false);
        core->setNetworkReachable(true);
        core->iterate();
        EXPECT_EQ(stack->last().request.cseq, 20U);
        EXPECT_EQ(stack->last().header("Authorization").empty(), std::string(realm) != "example.org");
        core->removeAccount(*account);
    }
}

TEST_F(CoreRegistrationTest, RemovalFromInsideACallbackIsSafe) {
    addAccount();
    onState = [this](Account &account, LinphoneRegistrationState) { core->removeAccount(account); };
    core->iterate();
    core->iterate();
    EXPECT_EQ(core->accounts().size(), 0U);
}

TEST_F(CoreRegistrationTest, NetworkDownAndUpRegistersAnew) {
    const Ref<Account> account = registered();
    core->setNetworkReachable(false);
    EXPECT_EQ(heard, Heard{"None: Registration impossible (network down)"});
    EXPECT_EQ(stack->closed, 1);
    advance(1h);
    EXPECT_EQ(stack->sent.size(), 1U);
    core->setNetworkReachable(true);
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 2U);
    EXPECT_NE(stack->last().request.callId, stack->sent.front()->request.callId);
    EXPECT_EQ(stack->last().request.cseq, 20U);
}

TEST_F(CoreRegistrationTest, ExpiresZeroEndsCleared) {
    const Ref<Account> account = makeAccount();
    account->editedParams().setExpires(0);
    core->addAccount(*account);
    core->iterate();
    EXPECT_EQ(stack->last().header("Expires"), "0");
    stack->answer(200, "OK");
    core->iterate();
    EXPECT_EQ(heard.back(), "Cleared: Unregistration done");
}

TEST_F(CoreRegistrationTest, PrivacyHidesTheUserInTheContact) {
    const Ref<Account> account = makeAccount();
    account->editedParams().privacy = LinphonePrivacyCritical;
    core->addAccount(*account);
    core->iterate();
    EXPECT_EQ(stack->last().request.contact->user, "");
}

TEST_F(CoreRegistrationTest, NewPortsRegisterEverybodyAnew) {
    registered();
    core->setPorts({-1, 0, 0});
    core->iterate();
    EXPECT_EQ(stack->sent.size(), 2U);
    core->setPorts({-1, 0, 0});
    core->iterate();
    EXPECT_EQ(stack->sent.size(), 2U);
}

TEST_F(CoreRegistrationTest, HeadersOfTheAnswerCanBeRead) {
    const Ref<Account> account = addAccount();
    core->iterate();
    stack->answer(200, "OK", {{"P-Associated-URI", "<sip:a@b>"}, {"Service-Route", "<sip:p;lr>"}});
    core->iterate();
    EXPECT_STREQ(account->customHeader("p-associated-uri"), "<sip:a@b>");
    EXPECT_EQ(account->customHeader("X-None"), nullptr);
}

TEST_F(CoreRegistrationTest, HeadersOfARefusalCanBeReadInPlaceOfThoseOfTheSuccess) {
    const Ref<Account> account = addAccount();
    core->iterate();
    stack->answer(200, "OK", {{"X-Of", "success"}, {"X-Success", "yes"}});
    core->iterate();
    account->refreshRegister();
    core->iterate();
    stack->answer(404, "Not Found", {{"X-Of", "refusal"}});
    core->iterate();
    EXPECT_STREQ(account->customHeader("X-Of"), "refusal");
    EXPECT_EQ(account->customHeader("X-Success"), nullptr);
}

TEST_F(CoreRegistrationTest, MinimumOfTheServerIsNotKeptInTheAccount) {
    const Ref<Account> account = makeAccount();
    account->editedParams().setExpires(60);
    core->addAccount(*account);
    core->iterate();
    stack->answer(423, "Interval Too Brief", {{"Min-Expires", "1234"}});
    core->iterate();
    ASSERT_EQ(stack->last().header("Expires"), "1234");
    stack->accept(1234);
    core->iterate();
    EXPECT_EQ(account->params().expires(), 60);
}

TEST_F(CoreRegistrationTest, TenThousandAccountsRegister) {
    for (int i = 0; i < 10000; ++i)
        addAccount("user" + std::to_string(i));
    std::size_t answered = 0;
    for (int turn = 0; turn < 10000 && answered < 10000; ++turn) {
        core->iterate();
        for (; answered < stack->sent.size(); ++answered) {
            std::swap(stack->sent[answered], stack->sent.back());
            stack->accept(3600);
            std::swap(stack->sent[answered], stack->sent.back());
        }
    }
    core->iterate();
    for (const Ref<Account> &account : core->accounts().items())
        ASSERT_EQ(account->state(), LinphoneRegistrationOk);
    onState = nullptr;
}

} // namespace
} // namespace slimphone
