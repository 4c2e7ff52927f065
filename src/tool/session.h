/**
 * @file
 * The accounts of slimphone-register and what became of them.
 */
#pragma once

#include "options.h"
#include "report.h"

#include <linphone/core.h>

#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

namespace tool {

enum class ExitStatus {
    Registered = 0,
    Credentials = 1,
    Usage = 2,
    NoAnswer = 3,
    Refused = 4,
    NoAccounts = 5
};

/** Some file or account cannot be used. */
class SetupError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/** A core with the accounts of the command line; works while step() is called. */
class Session {
public:
    /** Throws SetupError. */
    explicit Session(const Options &options);
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;
    ~Session();

    /** One turn; waits a moment when there is nothing to do. */
    void step();
    /** The core is on: a remote configuration, if any, has been applied. */
    bool isRunning() const { return mIsRunning; }
    bool hasAccounts() const { return !mRows.empty(); }
    /** Every account is registered or has failed. */
    bool isSettled() const { return mUnsettled == 0; }
    /** What the program ends with if it ended now. */
    ExitStatus status() const;
    /** Unregisters everything; over when isOver(). */
    void stop();
    bool isOver() const;

private:
    struct Row {
        LinphoneAccount *account;
        std::string identity;
        ExitStatus status = ExitStatus::NoAnswer;
        bool isSettled = false;
    };

    static void onState(LinphoneCore *core, LinphoneAccount *account, LinphoneRegistrationState state,
                        const char *message);
    static void onGlobalState(LinphoneCore *core, LinphoneGlobalState state, const char *message);
    void setUp(const Options &options);
    void addAccount(const AccountOptions &options);
    void collectAccounts();
    void stateChanged(LinphoneAccount *account, LinphoneRegistrationState state, const char *message);

    LinphoneCore *mCore = nullptr;
    LinphoneCoreCbs *mCallbacks = nullptr;
    std::vector<Row> mRows;
    std::unordered_map<const LinphoneAccount *, std::size_t> mNumbers;
    std::size_t mUnsettled = 0;
    std::vector<AccountOptions> mAccounts;
    Report mReport;
    bool mJson = false;
    bool mIsOn = false; ///< since the last step()
    bool mIsRunning = false;
    bool mIsStopping = false;
};

} // namespace tool
