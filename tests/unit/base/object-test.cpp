#include "base/object.h"

#include <gtest/gtest.h>

namespace slimphone {
namespace {

class Thing : public Object {
public:
    explicit Thing(bool *gone = nullptr) : mGone(gone) {}

protected:
    ~Thing() override {
        if (mGone) *mGone = true;
    }

private:
    bool *mGone;
};

TEST(Object, LastReferenceDestroys) {
    bool gone = false;
    Ref<Thing> first = make<Thing>(&gone);
    Ref<Thing> second = first;
    first = nullptr;
    EXPECT_FALSE(gone);
    second = nullptr;
    EXPECT_TRUE(gone);
}

TEST(Object, LiveCountFollowsObjects) {
    const long before = Object::liveCount();
    {
        const Ref<Thing> thing = make<Thing>();
        EXPECT_EQ(Object::liveCount(), before + 1);
    }
    EXPECT_EQ(Object::liveCount(), before);
}

TEST(Object, ReleasedReferenceBelongsToTheCaller) {
    bool gone = false;
    Thing *raw = make<Thing>(&gone).release();
    EXPECT_FALSE(gone);
    raw->unref();
    EXPECT_TRUE(gone);
}

TEST(Object, AssignmentOfItselfKeepsTheObject) {
    bool gone = false;
    Ref<Thing> thing = make<Thing>(&gone);
    const Ref<Thing> &same = thing;
    thing = same;
    EXPECT_FALSE(gone);
    EXPECT_TRUE(thing);
}

} // namespace
} // namespace slimphone
