#include "stack-fixture.h"
#include "support/log-tap.h"
#include "transport/belle-sip-log.h"

namespace slimphone::sip {
namespace {

class BelleSipLogTest : public ProviderStackTest {
protected:
    std::string logOfARegister() {
        const test::LogTap tap;
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
