#include "registration/flow-bindings.h"
#include "support/fake-stack.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <functional>
#include <optional>
#include <string>

namespace slimphone {
namespace {

using namespace std::chrono_literals;

class Member final : public FlowBinding {
public:
    explicit Member(FlowBindings &bindings) : mBindings(bindings) {}
    void enter(std::uint64_t id) { mBindings.enter(*this, id); }
    using FlowBinding::flow;
    using FlowBinding::leaveFlow;

    std::string lost;
    std::function<void()> onLost;

private:
    void onFlowLost(const sip::Failure &failure) override {
        lost = failure.text;
        if (onLost) onLost();
    }
    void onFlowSuperseded() override { lost = "superseded"; }
    FlowBindings &mBindings;
};

class FlowBindingsTest : public testing::Test {
protected:
    void lose(std::uint64_t flow) {
        bindings.onFlowLost(flow, {sip::FailureKind::Connection, "gone"});
        bindings.run(clock, TimePoint::max());
    }
    test::FakeClock clock;
    FlowBindings bindings;
};

TEST_F(FlowBindingsTest, TellsThoseOfTheLostFlowOnly) {
    Member first(bindings);
    Member second(bindings);
    Member other(bindings);
    first.enter(1);
    second.enter(1);
    other.enter(2);
    lose(1);
    EXPECT_EQ(first.lost, "gone");
    EXPECT_EQ(second.lost, "gone");
    EXPECT_EQ(other.lost, "");
    EXPECT_EQ(first.flow(), 0U);
    EXPECT_EQ(other.flow(), 2U);
}

TEST_F(FlowBindingsTest, TellsThoseForWhomThereIsABetterFlow) {
    Member member(bindings);
    Member other(bindings);
    member.enter(1);
    other.enter(2);
    bindings.onFlowSuperseded(1);
    bindings.onFlowLost(1, {sip::FailureKind::Connection, "gone"});
    EXPECT_EQ(member.lost, "") << "in run() only";
    bindings.run(clock, TimePoint::max());
    EXPECT_EQ(member.lost, "superseded");
    EXPECT_EQ(member.flow(), 0U);
    EXPECT_EQ(other.lost, "");
    EXPECT_EQ(bindings.size(), 1U);
}

TEST_F(FlowBindingsTest, AMoveToAnotherFlowLeavesTheFirst) {
    Member member(bindings);
    member.enter(1);
    member.enter(2);
    EXPECT_EQ(bindings.size(), 1U);
    lose(1);
    EXPECT_EQ(member.lost, "");
    lose(2);
    EXPECT_EQ(member.lost, "gone");
}

TEST_F(FlowBindingsTest, NoFlowIsNeverLost) {
    Member member(bindings);
    member.enter(0);
    lose(0);
    EXPECT_EQ(member.lost, "");
    EXPECT_EQ(bindings.size(), 0U);
}

TEST_F(FlowBindingsTest, WhoLeavesOrDiesIsNotTold) {
    Member member(bindings);
    member.enter(1);
    member.leaveFlow();
    std::optional<Member> mortal(bindings);
    mortal->enter(1);
    mortal.reset();
    EXPECT_EQ(bindings.size(), 0U);
    lose(1);
    EXPECT_EQ(member.lost, "");
}

TEST_F(FlowBindingsTest, WhoRegistersAnewBeforeItsTurnIsNotTold) {
    Member first(bindings);
    Member second(bindings);
    first.enter(1);
    second.enter(1);
    first.onLost = [&] { second.enter(2); };
    lose(1);
    EXPECT_EQ(first.lost, "gone");
    EXPECT_EQ(second.lost, "");
    EXPECT_EQ(second.flow(), 2U);
}

TEST_F(FlowBindingsTest, ManyAreToldInPortions) {
    std::deque<Member> members;
    for (int i = 0; i < 10; ++i)
        members.emplace_back(bindings).enter(1);
    clock.tick = 1ms;
    bindings.onFlowLost(1, {sip::FailureKind::Connection, "gone"});
    const auto told = [&] {
        return std::count_if(members.begin(), members.end(), [](const Member &m) { return !m.lost.empty(); });
    };
    bindings.run(clock, clock.now() + 3500us);
    EXPECT_EQ(told(), 4);
    bindings.run(clock, TimePoint::max());
    EXPECT_EQ(told(), 10);
}

TEST_F(FlowBindingsTest, ClearForgetsAlsoThoseWhoWaitToBeTold) {
    Member waiting(bindings);
    Member member(bindings);
    waiting.enter(1);
    member.enter(2);
    bindings.onFlowLost(1, {sip::FailureKind::Connection, "gone"});
    bindings.clear();
    bindings.run(clock, TimePoint::max());
    lose(2);
    EXPECT_EQ(waiting.lost, "");
    EXPECT_EQ(member.lost, "");
}

TEST_F(FlowBindingsTest, MembersMayOutliveTheirFlows) {
    std::optional<FlowBindings> mortal(std::in_place);
    Member member(*mortal);
    mortal->enter(member, 1);
    mortal.reset();
    EXPECT_EQ(member.flow(), 0U);
}

} // namespace
} // namespace slimphone
