/**
 * @file
 * A core whose account creators speak FlexiAPI, and what they were told.
 */
#pragma once

#include "http-server.h"
#include "phone.h"

#include <gtest/gtest.h>
#include <linphone/account_creator_backends.h>

#include <optional>
#include <string>
#include <vector>

namespace slimphone::test {

using CreatorRequest = LinphoneAccountCreatorStatus (*)(LinphoneAccountCreator *);

/** One notification. */
struct CreatorAnswer {
    std::string callback; ///< "create_account" and so on
    bool old;             ///< of the creator's own callbacks object, not of an added one
    LinphoneAccountCreatorStatus status;
    std::optional<std::string> response; ///< nothing for NULL
};

class FlexiApiTest : public testing::Test {
protected:
    /** @p keys of the section [http]: limits. */
    explicit FlexiApiTest(const Phone::Values &keys = {});
    ~FlexiApiTest() override;

    /** The base URL from now on; its path is /api/. */
    void use(const HttpServer &server);
    LinphoneCore *core() const { return mCore; }
    LinphoneAccountCreator *creator() const { return mCreator; }
    /** Gives the creator a value for everything. */
    void fill();
    /**
     * Makes the request and waits for its end; fails unless 0 is returned and both callbacks objects
     * hear of it exactly once, the old one first, and not before the next iterate.
     */
    CreatorAnswer ask(CreatorRequest request);
    bool waitFor(std::size_t answers);
    void releaseCreator();
    void releaseCore();

    std::vector<CreatorAnswer> answers;
    std::function<void()> onAnswer;

private:
    static FlexiApiTest &of(LinphoneAccountCreator *creator);
    template <int Index>
    static void hear(LinphoneAccountCreator *creator, LinphoneAccountCreatorStatus status,
                     const char *response);
    template <int Index>
    void listen(LinphoneAccountCreatorCbs *callbacks);

    LinphoneCore *mCore = nullptr;
    LinphoneAccountCreator *mCreator = nullptr;
    LinphoneAccountCreatorCbs *mOld = nullptr;
};

} // namespace slimphone::test
