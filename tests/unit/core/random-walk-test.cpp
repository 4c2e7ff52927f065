/**
 * @file
 * Accounts, a registrar and a network that do at random whatever they can, also from inside of
 * callbacks. However that goes: no account stays in Progress, and who is left in peace is
 * registered in the end. SLIMPHONE_WALKS=5000 in the environment makes it a long test.
 */
#include "core-fixture.h"

#include <cstdlib>
#include <random>

namespace slimphone {
namespace {

using namespace std::chrono_literals;

class RandomWalk : public test::CoreFixture, public testing::WithParamInterface<unsigned> {
protected:
    void SetUp() override {
        for (int i = 0; i < 6; ++i)
            accounts.push_back(
                addAccount("u" + std::to_string(i), i % 2 ? "sip:a.example.net" : "sip:b.example.net"));
        onState = [this](Account &, LinphoneRegistrationState) {
            if (mDepth < 3 && below(12) == 0) act();
        };
        onAsked = [this] {
            if (below(2)) givePassword();
        };
    }
    void TearDown() override {
        onState = nullptr;
        onAsked = nullptr;
    }

    unsigned below(unsigned bound) { return static_cast<unsigned>(mRandom() % bound); }
    Account &any() { return *accounts[below(static_cast<unsigned>(accounts.size()))]; }
    std::size_t pending() const {
        return static_cast<std::size_t>(std::count_if(stack->sent.begin(), stack->sent.end(),
                                                      [](const auto &sent) { return sent->handler; }));
    }

    /** Something that an application does. */
    void act() {
        ++mDepth;
        Account &account = any();
        const auto edit = [&](auto change) {
            change(account.editedParams());
            account.done();
        };
        switch (below(14)) {
        case 0:
            edit([&](AccountParams &params) { params.registerEnabled = !params.registerEnabled; });
            break;
        case 1:
            edit([&](AccountParams &params) { params.setExpires(static_cast<int>(below(4000))); });
            break;
        case 2:
            edit([&](AccountParams &params) {
                params.setServer(below(2) ? "sip:a.example.net" : "sip:b.example.net:5070");
            });
            break;
        case 3:
            core->removeAccount(account);
            break;
        case 4:
        case 5:
            core->addAccount(account);
            break;
        case 6:
            account.setDependency(below(2) ? &any() : nullptr);
            break;
        case 7:
            core->setNetworkReachable(below(3) != 0);
            break;
        case 8:
            account.refreshRegister();
            break;
        case 9:
            core->refreshRegisters();
            break;
        case 10:
            givePassword();
            break;
        case 11:
            core->clearAuthInfos();
            break;
        case 12:
            account.pauseRegister();
            break;
        default:
            account.setCustomHeader("X-Name", std::to_string(below(100)).c_str());
            account.done();
        }
        --mDepth;
    }
    void givePassword() {
        const std::string user = "u" + std::to_string(below(6));
        core->addAuthInfo(*password(user.c_str(), std::to_string(below(3)).c_str()));
    }
    /** The connection that carries everything ends, or a better one could be had. */
    void changeFlow() {
        if (below(2))
            stack->loseFlow();
        else
            stack->supersedeFlow();
        ++stack->flow;
    }
    /** Some outcome for some request that waits for one. */
    void respond() {
        std::vector<std::size_t> open;
        for (std::size_t place = 0; place < stack->sent.size(); ++place)
            if (stack->sent[place]->handler) open.push_back(place);
        if (open.empty()) return;
        const std::size_t place = open[below(static_cast<unsigned>(open.size()))];
        switch (below(16)) {
        case 0:
            stack->answerTo(place, 401, "Unauthorized",
                            {{"WWW-Authenticate", "Digest realm=\"r\", nonce=\"" + std::to_string(below(5)) +
                                                      "\"" + (below(3) ? "" : ", stale=true")}});
            break;
        case 1:
            stack->answerTo(place, 403, "Forbidden");
            break;
        case 2:
            stack->answerTo(place, 423, "Interval Too Brief", {{"Min-Expires", std::to_string(below(9000))}});
            break;
        case 3:
            stack->answerTo(place, 302, "Moved Temporarily", {{"Contact", "<sip:c.example.net>"}});
            break;
        case 4:
            stack->answerTo(place, 503, "Service Unavailable", {{"Retry-After", std::to_string(below(60))}});
            break;
        case 5:
            stack->answerTo(place, 404 + static_cast<int>(below(200)), "Because");
            break;
        case 6:
        case 7:
            std::swap(stack->sent[place], stack->sent.back());
            stack->fail(static_cast<sip::FailureKind>(below(8)));
            break;
        default:
            accept(place);
        }
    }
    void accept(std::size_t place) {
        stack->answerTo(place, 200, "OK",
                        {{"Contact", "<sip:" + stack->sent[place]->request.contact->user +
                                         "@192.0.2.1:5070>;expires=" + std::to_string(60 + below(7200))}});
    }
    /** Answers everything with 200 for two days. */
    void leaveInPeace() {
        for (int turn = 0; turn < 300; ++turn) {
            for (int i = 0; i < 4; ++i) {
                for (std::size_t place = 0; place < stack->sent.size(); ++place)
                    if (stack->sent[place]->handler) accept(place);
                core->iterate();
            }
            stack->sent.erase(std::remove_if(stack->sent.begin(), stack->sent.end(),
                                             [](const auto &sent) { return !sent->handler; }),
                              stack->sent.end());
            clock.advance(10min);
        }
    }
    /** Answers what is under way, without time passing. */
    void settle() {
        core->iterate();
        for (int turn = 0; turn < 50 && pending(); ++turn) {
            for (std::size_t place = 0; place < stack->sent.size(); ++place)
                if (stack->sent[place]->handler) accept(place);
            core->iterate();
            core->iterate();
        }
    }

    std::vector<Ref<Account>> accounts;

private:
    std::mt19937 mRandom{GetParam()};
    int mDepth = 0;
};

TEST_P(RandomWalk, EndsWithEverybodyWhereTheyBelong) {
    for (int step = 0; step < 400; ++step) {
        switch (below(5)) {
        case 0:
            act();
            break;
        case 1:
        case 2:
            respond();
            break;
        case 3:
            clock.advance(std::chrono::seconds(below(below(10) ? 40 : 4000)));
            break;
        default:
            if (below(4) == 0) changeFlow();
        }
        core->iterate();
    }

    onState = nullptr;
    onAsked = nullptr;
    core->setNetworkReachable(true);
    leaveInPeace();
    settle();
    EXPECT_EQ(pending(), 0U);
    for (const Ref<Account> &account : accounts)
        EXPECT_TRUE(account->state() != LinphoneRegistrationProgress || !account->isAdded())
            << account->params().identityText();

    for (const Ref<Account> &account : accounts) {
        account->setDependency(nullptr);
        core->addAccount(*account);
        account->editedParams().registerEnabled = true;
        account->editedParams().setExpires(4001);
        EXPECT_EQ(account->done(), 0);
    }
    settle();
    for (const Ref<Account> &account : accounts)
        EXPECT_EQ(account->state(), LinphoneRegistrationOk) << account->params().identityText();
}

unsigned walks() {
    const char *wanted = std::getenv("SLIMPHONE_WALKS");
    return wanted ? static_cast<unsigned>(std::atoi(wanted)) : 60U;
}

INSTANTIATE_TEST_SUITE_P(Seed, RandomWalk, testing::Range(1U, 1U + walks()));

} // namespace
} // namespace slimphone
