#include "registration/flow-bindings.h"

namespace slimphone {

void FlowBinding::leaveFlow() noexcept {
    if (mBindings) mBindings->leave(*this);
}

void FlowBindings::leave(FlowBinding &binding) noexcept {
    binding.unlink();
    binding.mBindings = nullptr;
    const auto found = mFlows.find(std::exchange(binding.mFlow, 0));
    if (found != mFlows.end() && found->second.empty()) mFlows.erase(found);
}

void FlowBindings::enter(FlowBinding &binding, std::uint64_t flow) {
    if (binding.mBindings == this && binding.mFlow == flow && flow != 0) return;
    binding.leaveFlow();
    if (flow == 0) return;
    mFlows[flow].pushBack(binding);
    binding.mBindings = this;
    binding.mFlow = flow;
}

void FlowBindings::onFlowLost(std::uint64_t flow, const sip::Failure &failure) {
    const auto found = mFlows.find(flow);
    if (found == mFlows.end()) return;
    mLost.emplace_back().failure = failure;
    Bindings &lost = mLost.back().bindings;
    while (FlowBinding *binding = found->second.popFront()) {
        binding->mFlow = 0;
        lost.pushBack(*binding);
    }
    mFlows.erase(found);
}

void FlowBindings::run(const Clock &clock, TimePoint deadline) {
    while (!mLost.empty()) {
        FlowBinding *const binding = mLost.front().bindings.popFront();
        if (!binding) {
            mLost.pop_front();
            continue;
        }
        binding->mBindings = nullptr;
        const sip::Failure failure = mLost.front().failure;
        binding->onFlowLost(failure);
        if (clock.now() >= deadline) return;
    }
}

void FlowBindings::empty(Bindings &bindings) noexcept {
    while (FlowBinding *binding = bindings.popFront()) {
        binding->mBindings = nullptr;
        binding->mFlow = 0;
    }
}

void FlowBindings::clear() noexcept {
    for (auto &[flow, bindings] : mFlows)
        empty(bindings);
    mFlows.clear();
    for (Lost &lost : mLost)
        empty(lost.bindings);
    mLost.clear();
}

} // namespace slimphone
