/**
 * @file
 * Accounts that register by another account's contact: the facts about dependencies, and what
 * is done better than elsewhere.
 */
#include "core-fixture.h"

#include <set>

namespace slimphone {
namespace {

using namespace std::chrono_literals;
using test::Heard;

class CoreDependencyTest : public test::CoreFixture {
protected:
    /** "alice" is registered, and "bob" by her contact. */
    void bothRegistered() {
        master = registered("alice");
        clock.advance(1ms); // what is due at the same time has no order
        dependent = makeAccount("bob", "sip:other.example.net");
        dependent->setDependency(master.get());
        core->addAccount(*dependent);
        settle();
        ASSERT_EQ(dependent->state(), LinphoneRegistrationOk);
        heard.clear();
        before = stack->sent.size();
    }
    /** Answers whatever comes with 200, until nothing comes any more. */
    void settle() {
        for (bool isQuiet = false; !isQuiet && core->globalState() != LinphoneGlobalOff;) {
            core->iterate();
            if (core->globalState() == LinphoneGlobalOff) break;
            log = stack->sent;
            isQuiet = true;
            for (std::size_t place = 0; place < log.size(); ++place) {
                if (!log[place]->handler || !mAnswered.insert(place).second) continue;
                accept(place);
                isQuiet = false;
            }
        }
    }
    void accept(std::size_t place) {
        const test::FakeStack::Sent &sent = *stack->sent[place];
        const bool isOff = sent.header("Expires") == "0";
        const std::string own = "<sip:" + sent.request.contact->user + "@192.0.2.1:5070;transport=udp>";
        stack->answerTo(place, 200, "OK", {{"Contact", isOff ? "" : own + ";expires=3600"}});
    }
    /** What went out since then: the user, with a minus for Expires 0, and the contact. */
    Heard wire() {
        if (core->globalState() == LinphoneGlobalOn) log = stack->sent;
        Heard result;
        for (std::size_t i = before; i < log.size(); ++i) {
            const auto &request = log[i]->request;
            const auto at = request.to.find('@');
            result.push_back((log[i]->header("Expires") == "0" ? "-" : "+") + request.to.substr(5, at - 5) +
                             " " + request.contact->user + "@" + request.contact->host);
        }
        return result;
    }
    Ref<Account> master;
    Ref<Account> dependent;
    std::size_t before = 0;
    std::vector<std::shared_ptr<test::FakeStack::Sent>> log;

private:
    std::set<std::size_t> mAnswered;
};

TEST_F(CoreDependencyTest, DependentWaitsForItsMasterAndUsesItsContact) {
    dependent = makeAccount("bob", "sip:other.example.net");
    master = makeAccount("alice");
    ASSERT_TRUE(dependent->setDependency(master.get()));
    core->addAccount(*dependent);
    core->addAccount(*master);
    core->iterate();
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 1U);
    EXPECT_EQ(stack->last().request.contact->user, "alice");
    stack->accept();
    core->iterate();
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 2U);
    EXPECT_EQ(stack->last().hop.host, "other.example.net");
    EXPECT_EQ(stack->last().request.contact->user, "alice");
    EXPECT_EQ(stack->last().request.contact->host, "192.0.2.1");
    EXPECT_EQ(stack->last().request.contact->port, 5070);
}

TEST_F(CoreDependencyTest, DependentsProgressIsHeardBeforeTheMastersOk) {
    master = addAccount("alice");
    dependent = makeAccount("bob");
    dependent->setDependency(master.get());
    core->addAccount(*dependent);
    core->iterate();
    stack->accept();
    core->iterate();
    EXPECT_EQ(heard, (Heard{"Progress: Registration in progress", "Progress: Registration in progress",
                            "Ok: Registration successful"}));
}

TEST_F(CoreDependencyTest, MasterNamedByKeyMayBeAddedLater) {
    dependent = makeAccount("bob");
    dependent->editedParams().dependsOn = Text("the-key");
    core->addAccount(*dependent);
    core->iterate();
    EXPECT_TRUE(stack->sent.empty());
    master = makeAccount("alice");
    master->editedParams().refKey = Text("the-key");
    core->addAccount(*master);
    EXPECT_EQ(dependent->dependency(), master.get());
}

TEST_F(CoreDependencyTest, CyclesAndSelfAreRefused) {
    const Ref<Account> a = makeAccount("a");
    const Ref<Account> b = makeAccount("b");
    EXPECT_FALSE(a->setDependency(a.get()));
    EXPECT_TRUE(a->setDependency(b.get()));
    EXPECT_FALSE(b->setDependency(a.get()));
    EXPECT_EQ(b->dependency(), nullptr);
    EXPECT_TRUE(a->setDependency(nullptr));
}

TEST_F(CoreDependencyTest, SelfDependencyIsFailedUntilItIsTakenBack) {
    const Ref<Account> account = registered("alice");
    EXPECT_FALSE(account->setDependency(account.get()));
    EXPECT_EQ(heard, Heard{});
    core->iterate();
    EXPECT_EQ(heard, Heard{"Failed: Dependency cycle"});
    core->iterate();
    EXPECT_EQ(stack->last().header("Expires"), "0");
    EXPECT_NE(account->error(), LinphoneReasonNone);
    heard.clear();
    EXPECT_TRUE(account->setDependency(nullptr));
    core->iterate();
    EXPECT_EQ(heard, Heard{"Progress: Registration in progress"});
}

TEST_F(CoreDependencyTest, CycleByKeysIsFailedForBothUntilOneOfThemGivesUp) {
    const Ref<Account> a = makeAccount("a");
    const Ref<Account> b = makeAccount("b");
    a->editedParams().refKey = Text("key-a");
    a->editedParams().dependsOn = Text("key-b");
    b->editedParams().refKey = Text("key-b");
    b->editedParams().dependsOn = Text("key-a");
    core->addAccount(*a);
    core->addAccount(*b);
    core->iterate();
    core->iterate();
    EXPECT_EQ(a->state(), LinphoneRegistrationFailed);
    EXPECT_EQ(b->state(), LinphoneRegistrationFailed);
    EXPECT_TRUE(stack->sent.empty());

    b->setDependsOn("");
    b->done();
    settle();
    EXPECT_EQ(a->state(), LinphoneRegistrationOk);
    EXPECT_EQ(b->state(), LinphoneRegistrationOk);
    EXPECT_EQ(a->dependency(), b.get());
}

TEST_F(CoreDependencyTest, EachRefreshOfTheMasterRegistersTheDependentAnewAndOnce) {
    bothRegistered();
    const std::string callId = stack->last().request.callId;
    advance(3240s); // both are due
    EXPECT_EQ(wire(), Heard{"+alice alice@"});
    settle();
    EXPECT_EQ(wire(), (Heard{"+alice alice@", "+bob alice@192.0.2.1"}));
    EXPECT_NE(stack->last().request.callId, callId);
    EXPECT_EQ(stack->last().request.cseq, 20U);
    EXPECT_EQ(heard, (Heard{"Progress: Registration in progress", "Ok: Registration successful",
                            "Ok: Registration successful"}));
}

TEST_F(CoreDependencyTest, DependentWithAShorterTimeRefreshesByItself) {
    bothRegistered();
    dependent->refreshRegister();
    core->iterate();
    stack->accept(100);
    core->iterate();
    before = stack->sent.size();
    advance(90s);
    EXPECT_EQ(wire(), Heard{"+bob alice@192.0.2.1"});
}

TEST_F(CoreDependencyTest, RefreshOfAllRegistersTheDependentOnce) {
    bothRegistered();
    core->refreshRegisters();
    settle();
    EXPECT_EQ(wire(), (Heard{"+alice alice@", "+bob alice@192.0.2.1"}));
    EXPECT_EQ(dependent->state(), LinphoneRegistrationOk);
}

TEST_F(CoreDependencyTest, RefreshOfAllRegistersTheDependentOnceWhateverTheOrder) {
    dependent = makeAccount("bob", "sip:other.example.net");
    master = makeAccount("alice");
    dependent->setDependency(master.get());
    core->addAccount(*dependent);
    core->addAccount(*master);
    settle();
    before = stack->sent.size();
    core->refreshRegisters();
    settle();
    EXPECT_EQ(wire(), (Heard{"+alice alice@", "+bob alice@192.0.2.1"}));
}

TEST_F(CoreDependencyTest, ChainOfThreeRegistersOneAfterTheOther) {
    bothRegistered();
    const Ref<Account> third = makeAccount("carol", "sip:third.example.net");
    third->setDependency(dependent.get());
    core->addAccount(*third);
    settle();
    EXPECT_EQ(wire(), Heard{"+carol alice@192.0.2.1"});
    before = stack->sent.size();
    core->refreshRegisters();
    settle();
    EXPECT_EQ(wire(), (Heard{"+alice alice@", "+bob alice@192.0.2.1", "+carol alice@192.0.2.1"}));
    core->removeAccount(*third);
    settle();
}

TEST_F(CoreDependencyTest, WholeContactOfTheMasterIsBorrowedAGruuToo) {
    bothRegistered();
    master->refreshRegister();
    core->iterate();
    stack->answer(200, "OK",
                  {{"Contact", "<sip:alice@192.0.2.1:5070>;pub-gruu=\"sip:alice@example.org;gr=x\""}});
    core->iterate();
    core->iterate();
    EXPECT_EQ(wire(), (Heard{"+alice alice@", "-bob alice@192.0.2.1", "+bob alice@example.org"}));
    EXPECT_EQ(stack->last().request.contact->uriParameters, ";gr=x");
}

TEST_F(CoreDependencyTest, NewContactOfTheMasterReplacesTheOldOneAtTheDependentsServer) {
    bothRegistered();
    master->refreshRegister();
    for (int i = 0; i < 2; ++i) { // the second REGISTER has the address that the server sees
        core->iterate();
        stack->answer(200, "OK", {{"Contact", "<sip:alice@203.0.113.9:5070>"}},
                      sip::Endpoint{"203.0.113.9", 5070});
    }
    core->iterate();
    core->iterate();
    EXPECT_EQ(wire(),
              (Heard{"+alice alice@", "+alice alice@", "-bob alice@192.0.2.1", "+bob alice@203.0.113.9"}));
}

TEST_F(CoreDependencyTest, SwitchedOffDependentTellsItsServer) {
    bothRegistered();
    dependent->editedParams().registerEnabled = false;
    dependent->done();
    settle();
    EXPECT_EQ(wire(), Heard{"-bob alice@192.0.2.1"});
    EXPECT_EQ(heard, Heard{"Cleared: Unregistration done"});
    EXPECT_EQ(master->state(), LinphoneRegistrationOk);
}

TEST_F(CoreDependencyTest, SwitchedOffDependentIsLeftAlone) {
    bothRegistered();
    dependent->editedParams().registerEnabled = false;
    dependent->done();
    settle();
    before = stack->sent.size();
    master->refreshRegister();
    settle();
    EXPECT_EQ(wire(), Heard{"+alice alice@"});
    EXPECT_EQ(dependent->state(), LinphoneRegistrationCleared);
}

TEST_F(CoreDependencyTest, RemovedDependentTellsItsServerAlsoWhileTheMasterRegisters) {
    bothRegistered();
    master->refreshRegister();
    core->removeAccount(*dependent);
    settle();
    EXPECT_EQ(wire(), (Heard{"+alice alice@", "-bob alice@192.0.2.1"}));
    EXPECT_EQ(dependent->state(), LinphoneRegistrationCleared);
}

TEST_F(CoreDependencyTest, SwitchedOffMasterClearsTheDependentWhoTellsItsServer) {
    bothRegistered();
    master->editedParams().registerEnabled = false;
    master->done();
    settle();
    EXPECT_EQ(wire(), (Heard{"-alice alice@", "-bob alice@192.0.2.1"}));
    EXPECT_EQ(heard, (Heard{"Cleared: Unregistration done", "Cleared: Unregistration done"}));
    // And on again.
    before = stack->sent.size();
    master->editedParams().registerEnabled = true;
    master->done();
    settle();
    EXPECT_EQ(wire(), (Heard{"+alice alice@", "+bob alice@192.0.2.1"}));
    EXPECT_EQ(dependent->state(), LinphoneRegistrationOk);
}

TEST_F(CoreDependencyTest, FailedMasterThatRecoversTakesTheDependentAlong) {
    bothRegistered();
    master->refreshRegister();
    core->iterate();
    stack->answer(500, "Server Internal Error");
    core->iterate();
    EXPECT_EQ(dependent->state(), LinphoneRegistrationFailed);
    EXPECT_EQ(dependent->error(), master->error());
    EXPECT_EQ(dependent->errorInfo().protocolCode(), 500);
    advance(30s);
    settle();
    EXPECT_EQ(master->state(), LinphoneRegistrationOk);
    EXPECT_EQ(dependent->state(), LinphoneRegistrationOk);
    EXPECT_EQ(dependent->error(), LinphoneReasonNone);
}

TEST_F(CoreDependencyTest, EditedMasterTakesTheDependentAlong) {
    bothRegistered();
    master->editedParams().setExpires(77);
    master->done();
    settle();
    EXPECT_EQ(wire(), (Heard{"+alice alice@", "+bob alice@192.0.2.1"}));
    EXPECT_EQ(dependent->state(), LinphoneRegistrationOk);
}

TEST_F(CoreDependencyTest, RemovedMastersDependentLeavesTheBorrowedContactForItsOwn) {
    bothRegistered();
    core->removeAccount(*master);
    settle();
    EXPECT_EQ(wire(), (Heard{"-bob alice@192.0.2.1", "+bob bob@", "-alice alice@"}));
    EXPECT_EQ(dependent->state(), LinphoneRegistrationOk);
    EXPECT_EQ(dependent->dependency(), nullptr);
    EXPECT_FALSE(dependent->params().dependsOn);
}

TEST_F(CoreDependencyTest, DependencyGivenLaterLeavesTheOwnContactForTheBorrowedOne) {
    master = registered("alice");
    dependent = registered("bob");
    before = stack->sent.size();
    dependent->setDependency(master.get());
    settle();
    EXPECT_EQ(wire(), (Heard{"-bob bob@", "+bob alice@192.0.2.1"}));
    before = stack->sent.size();
    dependent->setDependency(nullptr);
    settle();
    EXPECT_EQ(wire(), (Heard{"-bob alice@192.0.2.1", "+bob bob@"}));
}

TEST_F(CoreDependencyTest, DependencyOnAMasterThatIsNotThereWaitsInNone) {
    dependent = registered("bob");
    const Ref<Account> stranger = makeAccount("alice");
    dependent->setDependency(stranger.get());
    core->iterate();
    EXPECT_EQ(dependent->state(), LinphoneRegistrationNone);
    core->addAccount(*stranger);
    settle();
    EXPECT_EQ(dependent->state(), LinphoneRegistrationOk);
}

TEST_F(CoreDependencyTest, OtherKeyIsAnotherMaster) {
    bothRegistered();
    dependent->setDependsOn("nobody");
    dependent->done();
    EXPECT_EQ(dependent->dependency(), nullptr);
    settle();
    EXPECT_EQ(wire(), Heard{"-bob alice@192.0.2.1"});
    EXPECT_EQ(dependent->state(), LinphoneRegistrationNone);
    EXPECT_EQ(dependent->params().dependsOn.view(), "nobody");
}

TEST_F(CoreDependencyTest, NetworkDownAndUpRegistersBothInOrder) {
    bothRegistered();
    core->setNetworkReachable(false);
    EXPECT_EQ(dependent->state(), LinphoneRegistrationNone);
    core->setNetworkReachable(true);
    settle();
    EXPECT_EQ(wire(), (Heard{"+alice alice@", "+bob alice@192.0.2.1"}));
}

TEST_F(CoreDependencyTest, StopUnregistersEachOnce) {
    bothRegistered();
    core->stopAsync();
    settle();
    EXPECT_EQ(wire(), (Heard{"-alice alice@", "-bob alice@192.0.2.1"}));
    EXPECT_EQ(heard, (Heard{"Cleared: Unregistration done", "Cleared: Unregistration done"}));
    EXPECT_EQ(core->globalState(), LinphoneGlobalOff);
}

TEST_F(CoreDependencyTest, DependencyByObjectReachesTheFileAsKey) {
    master = makeAccount("alice");
    dependent = makeAccount("bob");
    dependent->setDependency(master.get());
    EXPECT_EQ(dependent->params().dependsOn.view(), master->params().idKey.view());
    EXPECT_TRUE(dependent->setDependency(nullptr));
    EXPECT_FALSE(dependent->params().dependsOn);
}

TEST_F(CoreDependencyTest, AccountOfAnotherCoreIsRefused) {
    dependent = registered("bob");
    const Ref<Core> first = core;
    test::FakeStack *const firstStack = stack;
    makeCore(Config::create(""));
    const Ref<Account> stranger = addAccount("alice");
    EXPECT_FALSE(dependent->setDependency(stranger.get()));
    EXPECT_EQ(dependent->dependency(), nullptr);
    shutDown();
    core = first;
    stack = firstStack;
}

TEST_F(CoreDependencyTest, ThousandDependentsFollowInTurnsAndAllOfThem) {
    master = addAccount("alice");
    for (int i = 0; i < 1000; ++i) {
        dependent = makeAccount("user" + std::to_string(i), "sip:other.example.net");
        dependent->setDependency(master.get());
        core->addAccount(*dependent);
    }
    core->iterate();
    accept(0);
    heard.clear();
    core->iterate();
    const auto ok = std::find(heard.begin(), heard.end(), "Ok: Registration successful");
    ASSERT_NE(ok, heard.end());
    EXPECT_EQ(ok - heard.begin(), 64);
    settle();
    EXPECT_EQ(std::count(heard.begin(), heard.end(), "Ok: Registration successful"), 1001);

    heard.clear();
    master->editedParams().registerEnabled = false;
    master->done();
    settle();
    EXPECT_EQ(std::count(heard.begin(), heard.end(), "Cleared: Unregistration done"), 1001);
}

TEST_F(CoreDependencyTest, DependencyComesBackWithTheConfig) {
    bothRegistered();
    const Ref<Config> config(&core->config());
    shutDown();
    makeCore(config);
    ASSERT_EQ(core->accounts().size(), 2U);
    Account *const first = core->accounts().at(0);
    EXPECT_EQ(core->accounts().at(1)->dependency(), first);
}

TEST_F(CoreDependencyTest, MissingMasterOfOneDoesNotConcernTheOthers) {
    const Ref<Account> lost = makeAccount("lost");
    lost->editedParams().dependsOn = Text("nobody");
    core->addAccount(*lost);
    bothRegistered();
    EXPECT_EQ(lost->state(), LinphoneRegistrationNone);
}

TEST_F(CoreDependencyTest, ParametersWithoutDependencyEndIt) {
    master = registered("alice");
    dependent = makeAccount("bob");
    dependent->setDependency(master.get());
    core->addAccount(*dependent);
    const Ref<AccountParams> params = dependent->params().clone();
    params->dependsOn = Text();
    EXPECT_EQ(dependent->setParams(*params), 0);
    EXPECT_EQ(dependent->dependency(), nullptr);
}

TEST_F(CoreDependencyTest, MastersFailureIsTheDependents) {
    master = addAccount("alice");
    dependent = makeAccount("bob");
    dependent->setDependency(master.get());
    core->addAccount(*dependent);
    core->iterate();
    stack->answer(404, "Not Found");
    core->iterate();
    EXPECT_EQ(dependent->state(), LinphoneRegistrationFailed);
    EXPECT_EQ(stack->sent.size(), 1U);
}

TEST_F(CoreDependencyTest, DependentsOfARemovedMasterRegisterOnTheirOwn) {
    master = registered("alice");
    dependent = makeAccount("bob");
    dependent->setDependency(master.get());
    core->addAccount(*dependent);
    core->iterate();
    stack->accept();
    core->iterate();
    core->removeAccount(*master);
    core->iterate();
    core->iterate();
    bool own = false;
    for (std::size_t i = 2; i < stack->sent.size(); ++i)
        own = own || (stack->sent[i]->request.contact->user == "bob" &&
                      stack->sent[i]->request.contact->host.empty());
    EXPECT_TRUE(own);
    EXPECT_EQ(dependent->dependency(), nullptr);
}

} // namespace
} // namespace slimphone
