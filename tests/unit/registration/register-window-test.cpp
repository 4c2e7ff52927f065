#include "registration/register-window.h"
#include "support/fake-stack.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace slimphone {
namespace {

struct Holder final : RegisterWindow::Ticket::Holder {
    void onTurn() override { ++turns; }
    void onHopDead(const sip::Failure &) override { ++deaths; }
    void onHopAlive() override { ++wakings; }
    RegisterWindow::Ticket ticket{*this};
    int turns = 0;
    int deaths = 0;
    int wakings = 0;
};

class RegisterWindowTest : public testing::Test {
protected:
    RegisterWindowTest() {
        for (int i = 0; i < 6; ++i)
            holders.push_back(std::make_unique<Holder>());
    }
    void run() { window.run(clock, TimePoint::max()); }
    int turns() const {
        int sum = 0;
        for (const auto &holder : holders)
            sum += holder->turns;
        return sum;
    }

    test::FakeClock clock;
    RegisterWindow window{2};
    const sip::NextHop hop{"a.example.org", 0, std::nullopt, nullptr};
    const sip::NextHop other{"b.example.org", 0, std::nullopt, nullptr};
    std::vector<std::unique_ptr<Holder>> holders;
};

TEST_F(RegisterWindowTest, GrantsInOrderUpToItsSize) {
    for (const auto &holder : holders)
        window.enter(holder->ticket, hop);
    run();
    EXPECT_EQ(turns(), 2);
    EXPECT_TRUE(holders[0]->ticket.isGranted() && holders[1]->ticket.isGranted());
    holders[0]->ticket.answered();
    run();
    EXPECT_TRUE(holders[2]->ticket.isGranted());
    EXPECT_EQ(turns(), 3);
}

TEST_F(RegisterWindowTest, HopsDoNotWaitForEachOther) {
    for (int i = 0; i < 3; ++i)
        window.enter(holders[i]->ticket, hop);
    window.enter(holders[3]->ticket, other);
    run();
    EXPECT_TRUE(holders[3]->ticket.isGranted());
}

TEST_F(RegisterWindowTest, NothingIsCalledFromEnter) {
    window.enter(holders[0]->ticket, hop);
    EXPECT_EQ(turns(), 0);
}

TEST_F(RegisterWindowTest, SilenceOfAHopEndsTheWaitingOfItsQueue) {
    for (const auto &holder : holders)
        window.enter(holder->ticket, hop);
    run();
    holders[0]->ticket.unanswered({sip::FailureKind::Timeout, ""});
    run();
    for (int i = 2; i < 6; ++i)
        EXPECT_EQ(holders[i]->deaths, 1);
    EXPECT_EQ(turns(), 2);
}

TEST_F(RegisterWindowTest, OneLostAnswerAmongOthersKeepsTheQueue) {
    for (const auto &holder : holders)
        window.enter(holder->ticket, hop);
    run();
    holders[1]->ticket.answered();
    holders[0]->ticket.unanswered({sip::FailureKind::Timeout, ""});
    run();
    EXPECT_EQ(turns(), 4);
    for (const auto &holder : holders)
        EXPECT_EQ(holder->deaths, 0);
}

TEST_F(RegisterWindowTest, DestroyedTicketsGiveTheirPlace) {
    for (const auto &holder : holders)
        window.enter(holder->ticket, hop);
    run();
    holders[0].reset();
    holders[3].reset();
    run();
    EXPECT_TRUE(holders[2]->ticket.isGranted());
    holders[1].reset();
    holders[2].reset();
    run();
    EXPECT_TRUE(holders[4]->ticket.isGranted() && holders[5]->ticket.isGranted());
}

TEST_F(RegisterWindowTest, AHopThatWasDeadIsTriedAgain) {
    for (int i = 0; i < 3; ++i)
        window.enter(holders[i]->ticket, hop);
    run();
    holders[0]->ticket.unanswered({sip::FailureKind::Timeout, ""});
    run();
    ASSERT_EQ(holders[2]->deaths, 1);
    window.enter(holders[2]->ticket, hop);
    run();
    EXPECT_TRUE(holders[2]->ticket.isGranted());
}

TEST_F(RegisterWindowTest, WhoRestsIsWokenWhenTheHopAnswersSomebody) {
    const sip::Failure refused{sip::FailureKind::Connection, "refused"};
    window.enter(holders[0]->ticket, hop);
    run();
    EXPECT_TRUE(holders[0]->ticket.unanswered(refused));
    window.rest(holders[0]->ticket, hop);
    window.rest(holders[1]->ticket, hop);
    window.rest(holders[2]->ticket, other);
    window.enter(holders[3]->ticket, hop);
    run();
    EXPECT_TRUE(holders[3]->ticket.unanswered(refused));
    run();
    EXPECT_EQ(holders[0]->wakings, 0);
    window.enter(holders[3]->ticket, hop);
    run();
    holders[3]->ticket.answered();
    run();
    EXPECT_EQ(holders[0]->wakings, 1);
    EXPECT_EQ(holders[1]->wakings, 1);
    EXPECT_EQ(holders[2]->wakings, 0);
    EXPECT_TRUE(holders[0]->ticket.isIdle());
}

TEST_F(RegisterWindowTest, AHopThatAnsweredSomebodyElseIsNotDead) {
    window.enter(holders[0]->ticket, hop);
    window.enter(holders[1]->ticket, hop);
    run();
    holders[1]->ticket.answered();
    EXPECT_FALSE(holders[0]->ticket.unanswered({sip::FailureKind::Timeout, ""}));
}

TEST_F(RegisterWindowTest, ManyAreWokenInPortions) {
    for (int i = 1; i < 6; ++i)
        window.rest(holders[static_cast<std::size_t>(i)]->ticket, hop);
    window.enter(holders[0]->ticket, hop);
    run();
    holders[0]->ticket.answered();
    clock.tick = std::chrono::milliseconds(1);
    window.run(clock, clock.now() + std::chrono::microseconds(2500));
    const auto woken = [&] {
        int sum = 0;
        for (const auto &holder : holders)
            sum += holder->wakings;
        return sum;
    };
    EXPECT_EQ(woken(), 3);
    run();
    EXPECT_EQ(woken(), 5);
}

TEST_F(RegisterWindowTest, WhoRestsMayLeaveOrDie) {
    window.rest(holders[1]->ticket, hop);
    window.rest(holders[2]->ticket, hop);
    holders[1]->ticket.drop();
    holders[2].reset();
    window.enter(holders[0]->ticket, hop);
    run();
    holders[0]->ticket.answered();
    run();
    EXPECT_EQ(holders[1]->wakings, 0);
}

} // namespace
} // namespace slimphone
