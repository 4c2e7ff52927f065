#include "base/callbacks.h"
#include "base/guard.h"

#include <gtest/gtest.h>

#include <functional>
#include <stdexcept>

namespace slimphone {
namespace {

class Cbs : public Object {
public:
    std::function<void()> call;

protected:
    ~Cbs() override = default;
};

class Owner : public Object {
public:
    CallbacksList<Cbs> list;
    void fire() {
        list.notify(*this, [](Cbs &cbs) {
            if (cbs.call) cbs.call();
        });
    }

protected:
    ~Owner() override = default;
};

TEST(CallbacksList, CallsInOrderOfAddition) {
    const Ref<Owner> owner = make<Owner>();
    std::string heard;
    for (char c : {'a', 'b', 'c'}) {
        const Ref<Cbs> cbs = make<Cbs>();
        cbs->call = [&heard, c] { heard += c; };
        owner->list.add(cbs.get());
    }
    owner->fire();
    EXPECT_EQ(heard, "abc");
}

TEST(CallbacksList, RemovedWhileNotifyingIsNotCalled) {
    const Ref<Owner> owner = make<Owner>();
    const Ref<Cbs> first = make<Cbs>();
    const Ref<Cbs> second = make<Cbs>();
    int calls = 0;
    first->call = [&] { owner->list.remove(second.get()); };
    second->call = [&] { ++calls; };
    owner->list.add(first.get());
    owner->list.add(second.get());
    owner->fire();
    EXPECT_EQ(calls, 0);
}

TEST(CallbacksList, OwnerMayBeReleasedInsideACall) {
    Ref<Owner> owner = make<Owner>();
    const Ref<Cbs> cbs = make<Cbs>();
    cbs->call = [&] { owner = nullptr; };
    owner->list.add(cbs.get());
    owner->fire();
    EXPECT_FALSE(owner);
}

TEST(CallbacksList, CurrentIsRestoredAfterANestedNotification) {
    const Ref<Owner> owner = make<Owner>();
    const Ref<Cbs> outer = make<Cbs>();
    Cbs *after = nullptr;
    bool nested = false;
    outer->call = [&] {
        if (nested) return;
        nested = true;
        owner->fire();
        after = owner->list.current();
    };
    owner->list.add(outer.get());
    owner->fire();
    EXPECT_EQ(after, outer.get());
    EXPECT_EQ(owner->list.current(), nullptr);
}

TEST(Guard, ExceptionsBecomeTheFallback) {
    EXPECT_EQ(guard("test", 7, []() -> int { throw std::runtime_error("no"); }), 7);
    EXPECT_EQ(guard("test", 7, [] { return 8; }), 8);
    guard("test", [] { throw 1; });
}

} // namespace
} // namespace slimphone
