#include "base/log.h"
#include "logging/logging-service.h"

#include <gtest/gtest.h>

namespace slimphone {

namespace {

std::string printed(void (*act)()) {
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    act();
    std::fflush(nullptr);
    return testing::internal::GetCapturedStdout() + testing::internal::GetCapturedStderr();
}

void logEverything() {
    logError("an error");
    bctbx_log("belle-sip", BCTBX_LOG_ERROR, "an error of belle-sip");
}

} // namespace

// One test, because each step goes on from the state that the one before has left.
TEST(LoggingDefault, SilentUntilAsked) {
    LoggingService &service = LoggingService::instance();
    EXPECT_EQ(service.levelMask(), 0u);
    EXPECT_EQ(bctbx_log_level_enabled(kLogDomain, BCTBX_LOG_ERROR), 0);
    EXPECT_EQ(printed(logEverything), "");

    const auto cbs = make<LoggingServiceCbs>();
    service.addCallbacks(*cbs);
    EXPECT_EQ(service.levelMask(), 0u) << "callbacks without function ask for nothing";
    cbs->setMessageWritten([](LinphoneLoggingService *, const char *, LinphoneLogLevel, const char *) {});
    EXPECT_EQ(service.levelMask(),
              static_cast<unsigned>(BCTBX_LOG_WARNING | BCTBX_LOG_ERROR | BCTBX_LOG_FATAL));
    EXPECT_EQ(printed(logEverything), "") << "lines go to the callbacks";
    service.removeCallbacks(cbs.get());
    EXPECT_EQ(service.levelMask(), 0u);

    service.setLevel(BCTBX_LOG_ERROR);
    const std::string output = printed(logEverything);
    EXPECT_NE(output.find("slimphone-error-an error\n"), std::string::npos) << output;
    EXPECT_NE(output.find("belle-sip-error-an error of belle-sip\n"), std::string::npos) << output;
    EXPECT_EQ(printed([] { logWarning("a warning"); }), "");
}

} // namespace slimphone
