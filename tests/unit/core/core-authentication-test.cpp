#include "core-fixture.h"

namespace slimphone {
namespace {

using namespace std::chrono_literals;
using test::Heard;

class CoreAuthenticationTest : public test::CoreFixture {
protected:
    /** The newer callback is heard as what @p describe makes of its question. */
    void hearRequests(std::string (*describe)(const AuthInfo &)) {
        const Ref<CoreCbs> callbacks = make<CoreCbs>();
        callbacks->setUserData(this);
        mDescribe = describe;
        callbacks->table().authentication_requested = [](LinphoneCore *lc, LinphoneAuthInfo *wanted,
                                                         LinphoneAuthMethod method) {
            EXPECT_EQ(method, LinphoneAuthHttpDigest);
            auto *self =
                static_cast<CoreAuthenticationTest *>(Core::toCpp(lc)->callbacks().current()->userData());
            self->heard.push_back(self->mDescribe(*AuthInfo::toCpp(wanted)));
        };
        core->callbacks().add(callbacks.get());
    }
    /** Sends the first REGISTER of a new account and challenges it. */
    Ref<Account> challenged(const std::string &user = "alice") {
        Ref<Account> account = addAccount(user);
        core->iterate();
        stack->challenge();
        heard.clear();
        core->iterate();
        return account;
    }

private:
    std::string (*mDescribe)(const AuthInfo &) = nullptr;
};

TEST_F(CoreAuthenticationTest, PasswordGivenBeforeIsUsedWithoutAsking) {
    core->addAuthInfo(*password("alice", "secret"));
    challenged();
    EXPECT_TRUE(heard.empty());
    EXPECT_NE(stack->last().header("Authorization"), "");
    stack->accept();
    core->iterate();
    EXPECT_EQ(heard, Heard{"Ok: Registration successful"});
}

TEST_F(CoreAuthenticationTest, WithoutPasswordTheApplicationIsAskedThenItFails) {
    const Ref<Account> account = challenged();
    EXPECT_EQ(heard, (Heard{"asked: alice@example.org for example.org", "Failed: Unauthorized"}));
    EXPECT_EQ(account->error(), LinphoneReasonUnauthorized);
    advance(24h);
    EXPECT_EQ(stack->sent.size(), 1U);
}

TEST_F(CoreAuthenticationTest, BothCallbacksComeBeforeTheFailureTheOlderOneLast) {
    hearRequests([](const AuthInfo &wanted) {
        return "requested: " + wanted.username().str() + "@" + wanted.domain().str() + " for " +
               wanted.realm().str() + " by " + wanted.algorithm().str() +
               (wanted.password() ? " with a password" : "");
    });
    challenged();
    EXPECT_EQ(heard, (Heard{"requested: alice@example.org for example.org by MD5",
                            "asked: alice@example.org for example.org", "Failed: Unauthorized"}));
}

TEST_F(CoreAuthenticationTest, WrongPasswordIsAskedForWithWhatWasStored) {
    for (const char *domain : {"", "example.net"}) {
        SCOPED_TRACE(domain);
        core->clearAuthInfos();
        core->addAuthInfo(*make<AuthInfo>("alice", "", "wrong", "", "", domain));
        const Ref<Account> account = challenged();
        EXPECT_EQ(heard, Heard{});
        stack->challenge("n2");
        core->iterate();
        EXPECT_EQ(heard, (Heard{std::string("asked: alice@") + (*domain ? domain : "-") + " for example.org",
                                "Failed: Unauthorized"}));
        core->removeAccount(*account);
    }
}

TEST_F(CoreAuthenticationTest, AlgorithmsOfEqualQuestionsAreMerged) {
    hearRequests([](const AuthInfo &wanted) {
        std::string algorithms = "by";
        for (const std::string &each : wanted.availableAlgorithms())
            algorithms += " " + each;
        return algorithms;
    });
    addAccount("alice");
    addAccount("alice", "sip:other.example.org");
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 2U);
    heard.clear();
    for (const std::size_t place : {0U, 1U})
        stack->answerTo(place, 401, "Unauthorized",
                        {{"WWW-Authenticate", std::string("Digest realm=\"example.org\", nonce=\"n\"") +
                                                  (place ? ", algorithm=SHA-256" : "")}});
    core->iterate();
    EXPECT_EQ(heard, (Heard{"by MD5 SHA-256", "asked: alice@example.org for example.org",
                            "Failed: Unauthorized", "Failed: Unauthorized"}));
}

TEST_F(CoreAuthenticationTest, PasswordGivenInTheCallbackContinues) {
    onAsked = [this] { core->addAuthInfo(*password("alice", "secret")); };
    challenged();
    core->iterate();
    EXPECT_EQ(heard, Heard{"asked: alice@example.org for example.org"});
    EXPECT_NE(stack->last().header("Authorization"), "");
}

TEST_F(CoreAuthenticationTest, PasswordGivenLaterStartsAgainInsideTheCall) {
    challenged();
    heard.clear();
    core->addAuthInfo(*password("alice", "secret"));
    EXPECT_EQ(heard, Heard{"Progress: Authentication..."});
    core->iterate();
    EXPECT_NE(stack->last().header("Authorization"), "");
}

TEST_F(CoreAuthenticationTest, PasswordGivenLaterDoesNotRegisterWhatWasSwitchedOff) {
    const Ref<Account> account = addAccount("alice");
    core->iterate();
    stack->accept();
    core->iterate();
    account->edit();
    account->editedParams().registerEnabled = false;
    account->done();
    core->iterate();
    ASSERT_EQ(stack->last().header("Expires"), "0");
    stack->challenge();
    core->iterate();
    const std::size_t sent = stack->sent.size();
    heard.clear();

    core->addAuthInfo(*password("alice", "secret"));
    core->iterate();
    EXPECT_EQ(stack->sent.size(), sent);
    EXPECT_TRUE(heard.empty());
    EXPECT_EQ(account->state(), LinphoneRegistrationFailed);
}

TEST_F(CoreAuthenticationTest, RightPasswordAfterAWrongOneRepairs) {
    core->addAuthInfo(*password("alice", "wrong"));
    challenged();
    stack->challenge("n2");
    core->iterate();
    ASSERT_EQ(heard.back(), "Failed: Unauthorized");
    core->addAuthInfo(*password("alice", "secret"));
    EXPECT_EQ(heard.back(), "Progress: Authentication...");
    EXPECT_EQ(core->authInfos().size(), 1U);
    core->iterate();
    stack->accept();
    core->iterate();
    EXPECT_EQ(heard.back(), "Ok: Registration successful");
}

TEST_F(CoreAuthenticationTest, SameWrongPasswordAgainIsNotSent) {
    core->addAuthInfo(*password("alice", "wrong"));
    challenged();
    stack->challenge("n2");
    core->iterate();
    const std::size_t count = stack->sent.size();
    core->addAuthInfo(*password("alice", "wrong"));
    advance(24h);
    EXPECT_EQ(stack->sent.size(), count);
}

TEST_F(CoreAuthenticationTest, OnePasswordServesEveryWaitingAccountOfTheUser) {
    challenged();
    const Ref<Account> second = makeAccount("alice");
    second->editedParams().setIdentity(*Address::parse("sip:alice@example.net"));
    core->addAccount(*second);
    core->iterate();
    stack->challenge();
    core->iterate();
    const std::size_t count = stack->sent.size();
    core->addAuthInfo(*password("alice", "secret"));
    core->iterate();
    EXPECT_EQ(stack->sent.size(), count + 2);
}

TEST_F(CoreAuthenticationTest, EqualQuestionsAreAskedOnce) {
    const Ref<Account> first = addAccount("alice");
    const Ref<Account> second = addAccount("alice", "sip:other.example.org");
    core->iterate();
    ASSERT_EQ(stack->sent.size(), 2U);
    stack->challenge();
    std::swap(stack->sent[0], stack->sent[1]);
    stack->challenge();
    heard.clear();
    core->iterate();
    EXPECT_EQ(heard, (Heard{"asked: alice@example.org for example.org", "Failed: Unauthorized",
                            "Failed: Unauthorized"}));
}

TEST_F(CoreAuthenticationTest, AccountRemovedWhileAskedIsLeftAlone) {
    Ref<Account> account = addAccount();
    core->iterate();
    onAsked = [&] { core->removeAccount(*account); };
    stack->challenge();
    core->iterate();
    core->addAuthInfo(*password("alice", "secret"));
    core->iterate();
    EXPECT_EQ(account->state(), LinphoneRegistrationNone);
}

TEST_F(CoreAuthenticationTest, ForbiddenCredentialsFailThenTheApplicationIsAsked) {
    core->addAuthInfo(*password("alice", "wrong"));
    challenged();
    stack->answer(403, "Forbidden");
    core->iterate();
    EXPECT_EQ(heard, (Heard{"Failed: Forbidden", "asked: alice@- for example.org"}));
}

TEST_F(CoreAuthenticationTest, ForbiddenWithoutCredentialsAsksNobody) {
    addAccount();
    core->iterate();
    heard.clear();
    stack->answer(403, "Forbidden");
    core->iterate();
    EXPECT_EQ(heard, Heard{"Failed: Forbidden"});
}

TEST_F(CoreAuthenticationTest, OtherPasswordAfterForbiddenBeginsAnew) {
    core->addAuthInfo(*password("alice", "wrong"));
    challenged();
    stack->answer(403, "Forbidden");
    core->iterate();
    const std::size_t count = stack->sent.size();
    core->addAuthInfo(*password("alice", "wrong"));
    core->iterate();
    EXPECT_EQ(stack->sent.size(), count);
    heard.clear();
    core->addAuthInfo(*password("alice", "secret"));
    EXPECT_EQ(heard, Heard{"Progress: Authentication..."});
    EXPECT_EQ(core->authInfos().size(), 1U);
    core->iterate();
    ASSERT_EQ(stack->sent.size(), count + 1);
    EXPECT_EQ(stack->last().header("Authorization"), "");
}

TEST_F(CoreAuthenticationTest, ForbiddenUnregistrationAsksNobody) {
    core->addAuthInfo(*password("alice", "secret"));
    const Ref<Account> account = registered();
    account->editedParams().registerEnabled = false;
    account->done();
    core->iterate();
    stack->challenge();
    core->iterate();
    stack->answer(403, "Forbidden");
    core->iterate();
    EXPECT_EQ(heard, Heard{"Failed: Forbidden"});
}

TEST_F(CoreAuthenticationTest, UselessEntryIsRefused) {
    core->addAuthInfo(*password("alice", ""));
    EXPECT_EQ(core->authInfos().size(), 0U);
}

} // namespace
} // namespace slimphone
