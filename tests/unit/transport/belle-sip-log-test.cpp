#include "stack-fixture.h"
#include "transport/belle-sip-log.h"

#include <bctoolbox/logging.h>

#include <cstdarg>
#include <cstdio>

namespace slimphone::sip {
namespace {

/** Collects all log lines while it lives. */
class LogTap {
public:
    LogTap() : mHandler(bctbx_create_log_handler(&LogTap::write, bctbx_logv_out_destroy, this)) {
        bctbx_init_logger(TRUE);
        bctbx_add_log_handler(mHandler);
    }
    ~LogTap() {
        bctbx_remove_log_handler(mHandler);
        bctbx_free(mHandler);
        bctbx_uninit_logger();
    }
    const std::string &text() const { return mText; }

private:
    static void write(void *self, const char *, BctbxLogLevel, const char *format, va_list arguments) {
        std::array<char, 8192> line;
        std::vsnprintf(line.data(), line.size(), format, arguments);
        static_cast<LogTap *>(self)->mText += line.data();
    }
    bctbx_log_handler_t *mHandler;
    std::string mText;
};

class BelleSipLogTest : public ProviderStackTest {
protected:
    std::string logOfARegister() {
        const LogTap tap;
        EXPECT_TRUE(stack->configure(settings()));
        UdpPeer peer;
        OutgoingRequest request = makeRegister();
        request.headers.push_back({"Authorization", "Digest response=\"0123456789abcdef\""});
        const auto transaction = stack->send(request, to(peer.port()), outcome);
        peer.reply(answerTo(receive(peer), "200 OK"));
        EXPECT_TRUE(runUntil([&] { return outcome.calls > 0; }));
        return tap.text();
    }
};

TEST_F(BelleSipLogTest, HidesMessagesUnlessAsked) {
    EXPECT_THAT(logOfARegister(), Not(HasSubstr("0123456789abcdef")));
}

TEST_F(BelleSipLogTest, ShowsMessagesWhenAsked) {
    setBelleSipLogLevel(BCTBX_LOG_MESSAGE);
    const std::string log = logOfARegister();
    setBelleSipLogLevel(BCTBX_LOG_ERROR);
    EXPECT_THAT(log, HasSubstr("REGISTER sip:example.org"));
}

TEST_F(BelleSipLogTest, KeepsTheLevelForStacksMadeLater) {
    setBelleSipLogLevel(BCTBX_LOG_MESSAGE);
    stack.reset();
    stack = makeProviderStack(Clock::steady());
    const std::string log = logOfARegister();
    setBelleSipLogLevel(BCTBX_LOG_ERROR);
    EXPECT_THAT(log, HasSubstr("REGISTER sip:example.org"));
}

} // namespace
} // namespace slimphone::sip
