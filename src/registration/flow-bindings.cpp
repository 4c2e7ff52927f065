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

void FlowBindings::onFlowLost(std::uint64_t flow, const sip::Failure &failure) { end(flow, failure); }

void FlowBindings::onFlowSuperseded(std::uint64_t flow) { end(flow, std::nullopt); }

void FlowBindings::end(std::uint64_t flow, std::optional<sip::Failure> failure) {
    const auto found = mFlows.find(flow);
    if (found == mFlows.end()) return;
    mEnded.emplace_back().failure = std::move(failure);
    Bindings &ended = mEnded.back().bindings;
    while (FlowBinding *binding = found->second.popFront()) {
        binding->mFlow = 0;
        ended.pushBack(*binding);
    }
    mFlows.erase(found);
}

void FlowBindings::run(const Clock &clock, TimePoint deadline) {
    while (!mEnded.empty()) {
        FlowBinding *const binding = mEnded.front().bindings.popFront();
        if (!binding) {
            mEnded.pop_front();
            continue;
        }
        binding->mBindings = nullptr;
        const std::optional<sip::Failure> failure = mEnded.front().failure;
        if (failure)
            binding->onFlowLost(*failure);
        else
            binding->onFlowSuperseded();
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
    for (Ended &ended : mEnded)
        empty(ended.bindings);
    mEnded.clear();
}

} // namespace slimphone
