/**
 * @file
 * A client over the public API, as an application makes one, that keeps what it is told.
 */
#pragma once

#include <linphone/core.h>
#include <linphone/core_utils.h>

#include <chrono>
#include <functional>
#include <map>
#include <ostream>
#include <string>
#include <vector>

namespace slimphone::test {

using namespace std::chrono_literals;

/** Which SIP stack the core uses, and over what it registers. */
struct Path {
    std::string wire;      ///< "lean" or "belle-sip"
    std::string transport; ///< "udp", "tcp" or "tls"

    bool isLean() const { return wire == "lean"; }
    bool isUdp() const { return transport == "udp"; }
};

inline std::ostream &operator<<(std::ostream &out, const Path &path) {
    return out << path.wire << " over " << path.transport;
}

/** "lean_udp", as names of tests may not hold a dash. */
std::string nameOf(const Path &path);

/** Longer than anything a test waits for takes, sanitizers and a loaded machine included. */
inline constexpr std::chrono::milliseconds kPatience{20000};

/** A core with its accounts; destroyed, it stops and unregisters them. */
class Phone {
public:
    using Values = std::map<std::string, std::string>;
    struct Event {
        LinphoneAccount *account;
        LinphoneRegistrationState state;
        std::string message;
    };

    /** @p sip are more values of the section of that name, or of the one before a slash. */
    explicit Phone(const std::string &wire, const Values &sip = {});
    Phone(const Phone &) = delete;
    Phone &operator=(const Phone &) = delete;
    ~Phone();

    LinphoneCore *core() const { return mCore; }
    /** Drops the reference to the core, wherever we are. */
    void release();

    /** An account of user@127.0.0.1 that registers at @p server; the core owns it. */
    LinphoneAccount *add(const std::string &user, const std::string &server, int expires = 3600);
    void addPassword(const std::string &user, const std::string &password, const char *realm = nullptr);
    /** Replaces the parameters of @p account by what @p edit makes of them. */
    static void edit(LinphoneAccount *account, const std::function<void(LinphoneAccountParams *)> &edit);

    static LinphoneRegistrationState state(LinphoneAccount *account) {
        return linphone_account_get_state(account);
    }
    static bool areRegistered(const std::vector<LinphoneAccount *> &accounts);
    /** States and last failures, for a test that goes wrong. */
    static std::string describe(const std::vector<LinphoneAccount *> &accounts);
    /** SIP status of the last failure, 0 without. */
    static int errorCode(LinphoneAccount *account);

    bool waitUntil(const std::function<bool()> &done, std::chrono::milliseconds limit = kPatience);
    bool waitFor(LinphoneAccount *account, LinphoneRegistrationState state,
                 std::chrono::milliseconds limit = kPatience);
    /** True when @p holds does for all of @p time. */
    bool holds(const std::function<bool()> &condition, std::chrono::milliseconds time);

    /** How often an account was told this state; any account when nullptr. */
    std::size_t count(LinphoneRegistrationState state, LinphoneAccount *account = nullptr) const;
    std::vector<LinphoneRegistrationState> states(LinphoneAccount *account) const;

    std::vector<Event> events;
    /** Called after the event was kept. */
    std::function<void(const Event &)> onEvent;
    /** Called when credentials are asked for. */
    std::function<void(LinphoneAuthInfo *)> onQuestion;
    int questions = 0;

private:
    static Phone &of(LinphoneCore *core);

    LinphoneCore *mCore = nullptr;
};

} // namespace slimphone::test
