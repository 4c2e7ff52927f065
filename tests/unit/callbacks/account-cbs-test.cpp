#include "callbacks/account-cbs.h"

#include <gtest/gtest.h>

namespace slimphone {

TEST(AccountCbs, KeepsItsFunction) {
    const auto cbs = make<AccountCbs>();
    EXPECT_EQ(cbs->registrationStateChanged(), nullptr);
    const auto function = [](LinphoneAccount *, LinphoneRegistrationState, const char *) {};
    cbs->setRegistrationStateChanged(function);
    EXPECT_EQ(cbs->registrationStateChanged(),
              static_cast<LinphoneAccountCbsRegistrationStateChangedCb>(function));
    cbs->setRegistrationStateChanged(nullptr);
    EXPECT_EQ(cbs->registrationStateChanged(), nullptr);
}

} // namespace slimphone
