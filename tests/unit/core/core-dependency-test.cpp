#include "core-fixture.h"

namespace slimphone {
namespace {

using test::Heard;

class CoreDependencyTest : public test::CoreFixture {};

TEST_F(CoreDependencyTest, DependentWaitsForItsMasterAndUsesItsContact) {
    const Ref<Account> dependent = makeAccount("bob", "sip:other.example.net");
    const Ref<Account> master = makeAccount("alice");
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
    const Ref<Account> master = addAccount("alice");
    const Ref<Account> dependent = makeAccount("bob");
    dependent->setDependency(master.get());
    core->addAccount(*dependent);
    core->iterate();
    stack->accept();
    core->iterate();
    EXPECT_EQ(heard, (Heard{"Progress: Registration in progress", "Progress: Registration in progress",
                            "Ok: Registration successful"}));
}

TEST_F(CoreDependencyTest, MasterNamedByKeyMayBeAddedLater) {
    const Ref<Account> dependent = makeAccount("bob");
    dependent->editedParams().dependsOn = Text("the-key");
    core->addAccount(*dependent);
    core->iterate();
    EXPECT_TRUE(stack->sent.empty());
    const Ref<Account> master = makeAccount("alice");
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

TEST_F(CoreDependencyTest, ParametersWithoutDependencyEndIt) {
    const Ref<Account> master = registered("alice");
    const Ref<Account> dependent = makeAccount("bob");
    dependent->setDependency(master.get());
    core->addAccount(*dependent);
    const Ref<AccountParams> params = dependent->params().clone();
    params->dependsOn = Text();
    EXPECT_EQ(dependent->setParams(*params), 0);
    EXPECT_EQ(dependent->dependency(), nullptr);
}

TEST_F(CoreDependencyTest, MastersFailureIsTheDependents) {
    const Ref<Account> master = addAccount("alice");
    const Ref<Account> dependent = makeAccount("bob");
    dependent->setDependency(master.get());
    core->addAccount(*dependent);
    core->iterate();
    stack->answer(404, "Not Found");
    core->iterate();
    EXPECT_EQ(dependent->state(), LinphoneRegistrationFailed);
    EXPECT_EQ(stack->sent.size(), 1U);
}

TEST_F(CoreDependencyTest, DependentsOfARemovedMasterRegisterOnTheirOwn) {
    const Ref<Account> master = registered("alice");
    const Ref<Account> dependent = makeAccount("bob");
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
