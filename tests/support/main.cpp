/**
 * @file
 * main() of every unit test program: fails each test that leaves an object behind.
 */
#include "base/object.h"

#include <belle-sip/belle-sip.h>
#include <gtest/gtest.h>

namespace {

class LeakCheck : public testing::EmptyTestEventListener {
    void OnTestStart(const testing::TestInfo &) override {
        mObjects = slimphone::Object::liveCount();
        mBelleSipObjects = belle_sip_object_get_object_count();
    }
    void OnTestEnd(const testing::TestInfo &) override {
        EXPECT_EQ(slimphone::Object::liveCount(), mObjects) << "objects of the library leaked";
        EXPECT_EQ(belle_sip_object_get_object_count(), mBelleSipObjects) << "belle-sip objects leaked";
    }

    long mObjects = 0;
    int mBelleSipObjects = 0;
};

} // namespace

int main(int argc, char **argv) {
    belle_sip_object_enable_leak_detector(TRUE);
    testing::InitGoogleTest(&argc, argv);
    testing::UnitTest::GetInstance()->listeners().Append(new LeakCheck);
    return RUN_ALL_TESTS();
}
