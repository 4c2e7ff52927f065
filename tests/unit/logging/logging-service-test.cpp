#include "base/log.h"
#include "logging/logging-service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace slimphone {

namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct Line {
    std::string domain;
    LinphoneLogLevel level;
    std::string message;
    friend bool operator==(const Line &, const Line &) = default;
};

void record(LinphoneLoggingService *, const char *domain, LinphoneLogLevel level, const char *message) {
    auto *lines = static_cast<std::vector<Line> *>(LoggingService::currentCallbacks()->userData());
    lines->push_back({domain, level, message});
}

std::vector<std::string> gHandled;
void handle(const char *, BctbxLogLevel, const char *format, va_list arguments) {
    char buffer[256];
    std::vsnprintf(buffer, sizeof buffer, format, arguments);
    gHandled.emplace_back(buffer);
}

std::string contentOf(const std::filesystem::path &path) {
    std::ifstream file(path);
    std::stringstream content;
    content << file.rdbuf();
    return content.str();
}

class LoggingServiceTest : public testing::Test {
protected:
    LoggingServiceTest() {
        service.setLevelMask(0);
        recorder->setUserData(&lines);
        recorder->setMessageWritten(record);
    }
    ~LoggingServiceTest() override {
        service.removeCallbacks(recorder.get());
        service.setHandler(nullptr);
        service.setRotatingFile("", "", 0);
        service.enableCollection(LinphoneLogCollectionDisabled);
        service.setDomain("");
        service.setLevelMask(0);
        gHandled.clear();
    }
    void listen(unsigned mask = 0x3f) {
        service.addCallbacks(*recorder);
        service.setLevelMask(mask);
    }
    std::string printed(const std::function<void()> &act) {
        testing::internal::CaptureStdout();
        testing::internal::CaptureStderr();
        act();
        std::fflush(nullptr);
        return testing::internal::GetCapturedStdout() + testing::internal::GetCapturedStderr();
    }

    LoggingService &service = LoggingService::instance();
    Ref<LoggingServiceCbs> recorder = make<LoggingServiceCbs>();
    std::vector<Line> lines;
};

class LoggingServiceFileTest : public LoggingServiceTest {
protected:
    LoggingServiceFileTest() {
        std::string pattern = testing::TempDir() + "logging-XXXXXX";
        directory = mkdtemp(pattern.data());
    }
    ~LoggingServiceFileTest() override {
        service.setRotatingFile("", "", 0);
        service.enableCollection(LinphoneLogCollectionDisabled);
        service.collection().setPath("");
        std::filesystem::remove_all(directory);
    }
    std::filesystem::path directory;
};

} // namespace

TEST_F(LoggingServiceTest, CallbacksHearLinesOfAllDomains) {
    listen();
    logWarning("number %d", 7);
    bctbx_log("belle-sip", BCTBX_LOG_ERROR, "of belle-sip");
    bctbx_log("bctbx", BCTBX_LOG_MESSAGE, "of the program");
    EXPECT_THAT(lines, ElementsAre(Line{"slimphone", LinphoneLogLevelWarning, "number 7"},
                                   Line{"belle-sip", LinphoneLogLevelError, "of belle-sip"},
                                   Line{"bctbx", LinphoneLogLevelMessage, "of the program"}));
}

TEST_F(LoggingServiceTest, CallbacksHearLongLinesWhole) {
    listen();
    const std::string text(5000, 'x');
    logError("%s", text.c_str());
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].message, text);
}

TEST_F(LoggingServiceTest, LevelLetsThroughWhatIsHeavier) {
    service.addCallbacks(*recorder);
    service.setLevel(LinphoneLogLevelWarning);
    EXPECT_EQ(service.levelMask(), 0x38u);
    logMessage("message");
    logWarning("warning");
    logError("error");
    EXPECT_THAT(lines, ElementsAre(Line{"slimphone", LinphoneLogLevelWarning, "warning"},
                                   Line{"slimphone", LinphoneLogLevelError, "error"}));
}

TEST_F(LoggingServiceTest, OddLevelsAreTakenForTheNearest) {
    const std::pair<int, unsigned> cases[] = {{-1, 0x3f}, {0, 0x3f},  {1, 0x3f},
                                              {5, 0x3c},  {32, 0x20}, {1000, 0x20}};
    for (const auto &[level, mask] : cases) {
        service.setLevel(level);
        EXPECT_EQ(service.levelMask(), mask) << level;
    }
}

TEST_F(LoggingServiceTest, MaskPicksLevels) {
    listen(LinphoneLogLevelMessage);
    logMessage("message");
    logError("error");
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].message, "message");
    service.setLevelMask(0xffffffff);
    EXPECT_EQ(service.levelMask(), 0x3fu);
}

TEST_F(LoggingServiceTest, BelleSipShowsMessagesOnlyWithDebug) {
    listen(LinphoneLogLevelMessage | LinphoneLogLevelError);
    bctbx_log("belle-sip", BCTBX_LOG_MESSAGE, "Authorization: Digest");
    EXPECT_THAT(lines, IsEmpty());
    service.setLevel(LinphoneLogLevelDebug);
    bctbx_log("belle-sip", BCTBX_LOG_MESSAGE, "Authorization: Digest");
    EXPECT_EQ(lines.size(), 1u);
}

TEST_F(LoggingServiceTest, SecretsInLinesOfBelleSipAreHiddenFromEverybody) {
    const auto traffic = [] {
        bctbx_log("belle-sip", BCTBX_LOG_DEBUG, "%s",
                  "Contact: <sip:a@h;pn-prid=secret>\r\nresponse=\"secret\"");
    };
    const std::string hidden = "Contact: <sip:a@h;pn-prid=***>\r\nresponse=\"***\"";
    service.setLevel(LinphoneLogLevelDebug);
    EXPECT_EQ(printed(traffic).find("secret"), std::string::npos) << "standard output";
    service.setHandler(handle);
    service.addCallbacks(*recorder);
    traffic();
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].message, hidden);
    ASSERT_EQ(gHandled.size(), 1u);
    EXPECT_EQ(gHandled[0], hidden);
}

TEST_F(LoggingServiceTest, OffIsDecidedBeforeBctoolboxIsAsked) {
    listen(0);
    bctbx_set_log_level_mask(kLogDomain, 0x3f);
    logError("error");
    EXPECT_THAT(lines, IsEmpty());
    service.setLevelMask(0x3f);
    logError("error");
    EXPECT_EQ(lines.size(), 1u);
}

TEST_F(LoggingServiceTest, ApplyTakesBackLevelsOfBelleSip) {
    listen(0);
    bctbx_set_log_level("belle-sip", BCTBX_LOG_ERROR);
    service.apply();
    bctbx_log("belle-sip", BCTBX_LOG_ERROR, "error");
    EXPECT_THAT(lines, IsEmpty());
}

TEST_F(LoggingServiceTest, OwnCallbacksHearWithoutBeingAdded) {
    service.setLevelMask(0x3f);
    service.ownCallbacks().setUserData(&lines);
    service.ownCallbacks().setMessageWritten(record);
    logError("error");
    service.ownCallbacks().setMessageWritten(nullptr);
    service.ownCallbacks().setUserData(nullptr);
    EXPECT_EQ(lines.size(), 1u);
    EXPECT_EQ(service.callbacksList(), nullptr);
}

TEST_F(LoggingServiceTest, ListsAddedCallbacks) {
    listen();
    const bctbx_list_t *list = service.callbacksList();
    ASSERT_NE(list, nullptr);
    EXPECT_EQ(list->data, recorder->toC());
    EXPECT_EQ(list->next, nullptr);
}

TEST_F(LoggingServiceTest, RemovedCallbacksHearNothing) {
    listen();
    service.removeCallbacks(recorder.get());
    service.removeCallbacks(nullptr);
    logError("error");
    EXPECT_THAT(lines, IsEmpty());
}

TEST_F(LoggingServiceTest, CallbackMayRemoveItselfAndOthers) {
    const auto remover = make<LoggingServiceCbs>();
    remover->setUserData(recorder.get());
    remover->setMessageWritten([](LinphoneLoggingService *, const char *, LinphoneLogLevel, const char *) {
        LoggingServiceCbs *self = LoggingService::currentCallbacks();
        auto *other = static_cast<LoggingServiceCbs *>(self->userData());
        LoggingService::instance().removeCallbacks(other);
        LoggingService::instance().removeCallbacks(self);
    });
    service.addCallbacks(*remover);
    listen();
    logError("error");
    EXPECT_THAT(lines, IsEmpty());
    EXPECT_EQ(service.callbacksList(), nullptr);
}

TEST_F(LoggingServiceTest, CallbackMayLog) {
    const auto talker = make<LoggingServiceCbs>();
    static int calls;
    calls = 0;
    talker->setMessageWritten([](LinphoneLoggingService *, const char *, LinphoneLogLevel, const char *) {
        ++calls;
        logError("again");
    });
    service.addCallbacks(*talker);
    listen();
    logError("once");
    service.removeCallbacks(talker.get());
    EXPECT_EQ(calls, 1);
    EXPECT_EQ(lines.size(), 1u);
    EXPECT_EQ(LoggingService::currentCallbacks(), nullptr);
}

TEST_F(LoggingServiceTest, ExceptionOfACallbackEndsThere) {
    const auto thrower = make<LoggingServiceCbs>();
    thrower->setMessageWritten([](LinphoneLoggingService *, const char *, LinphoneLogLevel, const char *) {
        throw std::runtime_error("callback");
    });
    service.addCallbacks(*thrower);
    service.setLevelMask(0x3f);
    EXPECT_THAT(printed([] { logError("error"); }), HasSubstr("lost"));
    service.removeCallbacks(thrower.get());
    EXPECT_EQ(LoggingService::currentCallbacks(), nullptr);
}

TEST_F(LoggingServiceTest, WritesLinesOfTheApplicationAsTheyAre) {
    listen();
    service.setDomain("app");
    service.write(LinphoneLogLevelTrace, "100 %s");
    service.write(LinphoneLogLevelMessage, nullptr);
    EXPECT_STREQ(service.domain(), "app");
    EXPECT_THAT(lines, ElementsAre(Line{"app", LinphoneLogLevelTrace, "100 %s"}));
    service.setDomain("");
    EXPECT_STREQ(service.domain(), "slimphone");
}

TEST_F(LoggingServiceTest, StaysHoweverManyReferencesAreDropped) {
    service.unref();
    service.unref();
    EXPECT_EQ(&LoggingService::instance(), &service);
    listen();
    logError("error");
    EXPECT_EQ(lines.size(), 1u);
}

TEST_F(LoggingServiceTest, HandlerTakesTheStandardOutputsPlace) {
    service.setHandler(handle);
    service.setLevelMask(0x3f);
    EXPECT_EQ(printed([] { logMessage("for the %s", "handler"); }), "");
    EXPECT_THAT(gHandled, ElementsAre("for the handler"));
    service.setHandler(nullptr);
    EXPECT_THAT(printed([] { logMessage("printed"); }), EndsWith("slimphone-message-printed\n"));
    EXPECT_EQ(gHandled.size(), 1u);
}

TEST_F(LoggingServiceTest, HandlerWorksBesideCallbacks) {
    service.setHandler(handle);
    listen();
    logError("both");
    EXPECT_EQ(lines.size(), 1u);
    EXPECT_EQ(gHandled.size(), 1u);
}

TEST_F(LoggingServiceTest, EnableLetsMessagesThrough) {
    service.enable(handle);
    logMessage("message");
    bctbx_log(kLogDomain, BCTBX_LOG_TRACE, "trace");
    EXPECT_THAT(gHandled, ElementsAre("message"));
}

TEST_F(LoggingServiceTest, DisableLeavesErrors) {
    service.enable(handle);
    service.disable();
    logWarning("warning");
    logError("error");
    EXPECT_THAT(gHandled, ElementsAre("error"));
}

TEST_F(LoggingServiceTest, SerializedLinesOfOtherThreadsWaitForFlush) {
    listen();
    service.serialize();
    std::thread([] { logError("from elsewhere"); }).join();
    EXPECT_THAT(lines, IsEmpty());
    service.flush();
    bctbx_set_log_thread_id(0);
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].message, "from elsewhere");
}

TEST_F(LoggingServiceTest, ThreadsMayLogWhileCallbacksComeAndGo) {
    static std::atomic<int> heard;
    heard = 0;
    const auto counter = make<LoggingServiceCbs>();
    counter->setMessageWritten(
        [](LinphoneLoggingService *, const char *, LinphoneLogLevel, const char *) { ++heard; });
    service.addCallbacks(*counter);
    service.setLevelMask(0x3f);
    std::vector<std::thread> threads;
    threads.reserve(4);
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([] {
            for (int n = 0; n < 1000; ++n)
                logError("line %d", n);
        });
    for (int i = 0; i < 1000; ++i) {
        const auto other = make<LoggingServiceCbs>();
        other->setMessageWritten(
            [](LinphoneLoggingService *, const char *, LinphoneLogLevel, const char *) {});
        service.addCallbacks(*other);
        service.removeCallbacks(other.get());
    }
    for (std::thread &thread : threads)
        thread.join();
    service.removeCallbacks(counter.get());
    EXPECT_EQ(heard, 4000);
}

TEST_F(LoggingServiceFileTest, WritesToAStream) {
    std::FILE *file = std::fopen((directory / "log").c_str(), "w");
    service.enable(file);
    logMessage("to the file");
    service.setFile(nullptr);
    std::fclose(file);
    EXPECT_THAT(contentOf(directory / "log"), EndsWith(" slimphone-message-to the file\n"));
}

TEST_F(LoggingServiceFileTest, WritesToARotatingFile) {
    service.setRotatingFile(directory.string(), "app.log", 200);
    service.setLevelMask(0x3f);
    EXPECT_EQ(printed([] {
                  for (int i = 0; i < 10; ++i)
                      logMessage("line %d", i);
              }),
              "");
    service.setRotatingFile("", "", 0);
    EXPECT_TRUE(std::filesystem::exists(directory / "app.log_1"));
    EXPECT_LE(std::filesystem::file_size(directory / "app.log"), 300u);
    logMessage("afterwards");
    EXPECT_THAT(contentOf(directory / "app.log"), Not(HasSubstr("afterwards")));
}

TEST_F(LoggingServiceFileTest, KeepsTheRotatingFileWhenAnotherCannotBeOpened) {
    listen();
    service.setRotatingFile(directory.string(), "app.log", 0);
    service.setRotatingFile((directory / "missing").string(), "app.log", 0);
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_THAT(lines[0].message, HasSubstr("missing/app.log"));
    EXPECT_THAT(contentOf(directory / "app.log"), HasSubstr("missing/app.log"));
}

TEST_F(LoggingServiceFileTest, CollectsBesideTheOtherHandlers) {
    service.collection().setPath(directory.string());
    service.enableCollection(LinphoneLogCollectionEnabled);
    service.setHandler(handle);
    service.setLevelMask(0x3f);
    logError("collected");
    EXPECT_EQ(service.collectionState(), LinphoneLogCollectionEnabled);
    EXPECT_THAT(contentOf(directory / "linphone1.log"), EndsWith("slimphone-error-collected\n"));
    EXPECT_EQ(gHandled.size(), 1u);
}

TEST_F(LoggingServiceFileTest, CollectsInsteadOfTheOtherHandlers) {
    service.collection().setPath(directory.string());
    service.setHandler(handle);
    service.setLevelMask(0x3f);
    service.enableCollection(LinphoneLogCollectionEnabledWithoutPreviousLogHandler);
    logError("collected");
    service.enableCollection(LinphoneLogCollectionDisabled);
    logError("handled");
    EXPECT_THAT(gHandled, ElementsAre("handled"));
    EXPECT_THAT(contentOf(directory / "linphone1.log"), Not(HasSubstr("handled")));
}

TEST_F(LoggingServiceFileTest, UnknownCollectionStateDisables) {
    service.enableCollection(LinphoneLogCollectionEnabled);
    service.enableCollection(77);
    EXPECT_EQ(service.collectionState(), LinphoneLogCollectionDisabled);
}

} // namespace slimphone
