/**
 * @file
 * Many accounts through a bad time: their registrar crashes, freezes and comes back, the network comes
 * and goes, passwords change, accounts are edited, removed and added. When it is quiet again, every
 * account has to be in the state that its registrar agrees with, and nothing may have leaked.
 *
 *     soak [--accounts 200] [--seconds 600] [--seed N]
 *
 * The same seed makes the same decisions; how they meet the network differs from run to run.
 */
#include "kamailio.h"
#include "phone.h"
#include "work-meter.h"

#include <belle-sip/belle-sip.h>
#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <map>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#if defined(__SANITIZE_ADDRESS__)
// Its header is not packaged with every compiler.
extern "C" std::size_t __sanitizer_get_current_allocated_bytes(); // NOLINT(bugprone-reserved-identifier)
#endif

namespace slimphone::test {

namespace {

using SteadyClock = std::chrono::steady_clock;

struct Options {
    std::size_t accounts = 200;
    std::chrono::seconds time{600};
    std::uint64_t seed = std::random_device()();
};

std::size_t bytesInUse() {
#if defined(__SANITIZE_ADDRESS__)
    return __sanitizer_get_current_allocated_bytes();
#else
    return mallinfo2().uordblks;
#endif
}

/** What accounts may keep for good: tables that have grown, texts of other lengths. */
constexpr std::size_t kTolerableGrowth = std::size_t{4} << 20;
/** For the last of them, after the registrar's bindings have had time to expire. */
constexpr auto kCalmLimit = 120s;

class Soak {
public:
    explicit Soak(const Options &options)
        : mOptions(options), mRandom(options.seed), mKamailio(settings()),
          mPhone("lean", {{"transport_timeout", "2000"},
                          {"refresher_retry_after", "500"},
                          {"keepalive_period", "1000"},
                          {"root_ca", mKamailio.caFile()}}) {
        mPhone.onEvent = [this](const Phone::Event &event) {
            ++mStates[event.state];
            mPhone.events.clear();
        };
    }

    bool run() {
        for (std::size_t i = 0; i < mOptions.accounts; ++i)
            add(mMembers.emplace_back(Member{"u" + std::to_string(i)}));
        if (!waitForAgreement("at the start")) return false;
        const std::size_t before = bytesInUse();

        const auto end = SteadyClock::now() + mOptions.time;
        auto next = SteadyClock::now();
        while (SteadyClock::now() < end) {
            if (SteadyClock::now() >= next) {
                disturb();
                next = SteadyClock::now() + std::chrono::milliseconds(below(600));
            }
            restore();
            iterate();
        }
        calmDown();
        const bool agreed = waitForAgreement("at the end");
        const std::size_t after = bytesInUse();
        const bool isTight = after < before + kTolerableGrowth;
        for (const auto &[what, times] : mDisturbances)
            std::printf("%-24s %zu times\n", what.c_str(), times);
        std::printf("told: Progress %zu, Ok %zu, Cleared %zu, Failed %zu, None %zu\n",
                    mStates[LinphoneRegistrationProgress], mStates[LinphoneRegistrationOk],
                    mStates[LinphoneRegistrationCleared], mStates[LinphoneRegistrationFailed],
                    mStates[LinphoneRegistrationNone]);
        std::printf("iterate: %zu calls, longest %.2f ms of work\n", mFigures.calls, mFigures.longestWork);
        std::printf("memory in use: %zu kB before, %zu kB after\n", before / 1024, after / 1024);
        if (!isTight) std::printf("FAILED: memory has grown\n");
        const bool isQuick = mFigures.longestWork <= longestAllowed();
        if (!isQuick) std::printf("FAILED: an iterate took longer than %.0f ms\n", longestAllowed());
        return agreed && isTight && isQuick;
    }

private:
    struct Member {
        std::string user;
        LinphoneAccount *account = nullptr;
        bool registers = true;
        bool knowsPassword = true;
    };

    static Kamailio::Settings settings() {
        Kamailio::Settings result;
        result.tls = true;
        result.maxExpires = 10; // what a crash or a flip leaves behind is soon gone
        result.sharedMemory = 64;
        return result;
    }

    std::uint64_t below(std::uint64_t limit) {
        return std::uniform_int_distribution<std::uint64_t>(0, limit - 1)(mRandom);
    }
    Member &anybody() { return mMembers[below(mMembers.size())]; }

    void iterate() {
        iterateMeasured(mPhone.core(), mFigures);
        ms_usleep(5000);
    }

    void setPassword(const Member &member) {
        mPhone.addPassword(member.user, member.knowsPassword ? Kamailio::passwordOf(member.user) : "wrong");
    }
    void add(Member &member) {
        static constexpr const char *transports[] = {"udp", "tcp", "tls"};
        setPassword(member);
        member.registers = true;
        member.account = mPhone.add(member.user, '<' + mKamailio.uri(transports[below(3)]) + '>');
    }

    /** One more piece of bad luck. */
    void disturb() {
        struct Kind {
            const char *name;
            unsigned weight;
            void (Soak::*act)();
        };
        static constexpr Kind kinds[] = {
            {"registrar crashes", 2, &Soak::crash},      {"registrar freezes", 1, &Soak::freeze},
            {"network goes", 2, &Soak::loseNetwork},     {"password changes", 10, &Soak::changePassword},
            {"registering toggles", 6, &Soak::toggle},   {"expiry changes", 6, &Soak::changeExpiry},
            {"account is replaced", 6, &Soak::replace},  {"everybody refreshes", 1, &Soak::refresh},
            {"ports change", 1, &Soak::changePorts},     {"application sleeps", 1, &Soak::sleep},
            {"background or not", 1, &Soak::changeView},
        };
        unsigned sum = 0;
        for (const Kind &kind : kinds)
            sum += kind.weight;
        auto choice = static_cast<unsigned>(below(sum));
        for (const Kind &kind : kinds) {
            if (choice < kind.weight) {
                ++mDisturbances[kind.name];
                (this->*kind.act)();
                return;
            }
            choice -= kind.weight;
        }
    }

    void crash() {
        if (mBack) return;
        mKamailio.goDown();
        mIsDown = true;
        mBack = SteadyClock::now() + std::chrono::milliseconds(below(3000));
    }
    void freeze() {
        if (mBack) return;
        mKamailio.freeze();
        mBack = SteadyClock::now() + std::chrono::milliseconds(below(5000));
    }
    void loseNetwork() {
        linphone_core_set_network_reachable(mPhone.core(), FALSE);
        mNetworkBack = SteadyClock::now() + std::chrono::milliseconds(below(1500));
    }
    void changePassword() {
        Member &member = anybody();
        member.knowsPassword = !member.knowsPassword;
        setPassword(member);
        // Applications do this when they want to know.
        if (below(2)) linphone_account_refresh_register(member.account);
    }
    void toggle() {
        Member &member = anybody();
        member.registers = !member.registers;
        Phone::edit(member.account, [&](LinphoneAccountParams *params) {
            linphone_account_params_enable_register(params, member.registers);
        });
    }
    void changeExpiry() {
        Phone::edit(anybody().account, [this](LinphoneAccountParams *params) {
            linphone_account_params_set_expires(params, static_cast<int>(2 + below(3600)));
        });
    }
    void replace() {
        Member &member = anybody();
        linphone_core_remove_account(mPhone.core(), member.account);
        add(member);
    }
    void refresh() { linphone_core_refresh_registers(mPhone.core()); }
    void changePorts() {
        mHasPorts = !mHasPorts;
        const int port = mHasPorts ? -1 : -2;
        LinphoneSipTransports ports{port, port, 0, -2};
        linphone_core_set_sip_transports(mPhone.core(), &ports);
    }
    void sleep() { ms_usleep(1000 * (100 + below(400))); }
    void changeView() {
        if (linphone_core_is_in_background(mPhone.core()))
            linphone_core_enter_foreground(mPhone.core());
        else
            linphone_core_enter_background(mPhone.core());
    }

    /** Ends what has lasted long enough. */
    void restore() {
        const auto now = SteadyClock::now();
        if (mBack && now >= *mBack) bringRegistrarBack();
        if (mNetworkBack && now >= *mNetworkBack) {
            mNetworkBack.reset();
            linphone_core_set_network_reachable(mPhone.core(), TRUE);
        }
    }
    void bringRegistrarBack() {
        mBack.reset();
        if (std::exchange(mIsDown, false))
            mKamailio.comeUp();
        else
            mKamailio.thaw();
    }

    void calmDown() {
        if (mBack) bringRegistrarBack();
        mNetworkBack.reset();
        // As when somebody takes the device out of the lift: pauses after failures are over.
        linphone_core_set_network_reachable(mPhone.core(), FALSE);
        linphone_core_set_network_reachable(mPhone.core(), TRUE);
    }

    static bool isSettled(const Member &member) {
        const LinphoneRegistrationState state = Phone::state(member.account);
        // Failed when the registrar was not there to hear the good-bye.
        if (!member.registers)
            return state != LinphoneRegistrationOk && state != LinphoneRegistrationProgress;
        return state == (member.knowsPassword ? LinphoneRegistrationOk : LinphoneRegistrationFailed);
    }
    /** What the registrar should say of it. */
    static bool shouldBeKnown(const Member &member) { return member.registers && member.knowsPassword; }

    bool waitForAgreement(const char *when) {
        const auto limit = SteadyClock::now() + kCalmLimit;
        std::string trouble;
        do {
            trouble.clear();
            for (int turn = 0; turn < 20; ++turn)
                iterate();
            for (const Member &member : mMembers) {
                if (isSettled(member)) continue;
                trouble = member.user + " is " +
                          linphone_registration_state_to_string(Phone::state(member.account)) +
                          (member.registers ? ", registers" : ", does not register") +
                          (member.knowsPassword ? "" : ", with a wrong password");
                break;
            }
            // Only then: asking takes a while.
            for (std::size_t i = 0; i < mMembers.size() && trouble.empty(); ++i) {
                iterate();
                if (mKamailio.knows(mMembers[i].user) != shouldBeKnown(mMembers[i]))
                    trouble = "the registrar does not agree about " + mMembers[i].user;
            }
            if (trouble.empty()) return true;
        } while (SteadyClock::now() < limit);
        std::printf("FAILED %s: %s\n", when, trouble.c_str());
        return false;
    }

    const Options mOptions;
    std::mt19937_64 mRandom;
    Kamailio mKamailio;
    Phone mPhone;
    std::vector<Member> mMembers;
    std::optional<SteadyClock::time_point> mBack;        ///< when the registrar comes back
    std::optional<SteadyClock::time_point> mNetworkBack; ///< when the network comes back
    bool mIsDown = false;
    bool mHasPorts = false;
    std::map<std::string, std::size_t> mDisturbances;
    std::map<LinphoneRegistrationState, std::size_t> mStates;
    IterateFigures mFigures;
};

Options parse(int argc, char **argv) {
    Options options;
    for (int i = 1; i < argc; i += 2) {
        const std::string name = argv[i];
        const char *const value = i + 1 < argc ? argv[i + 1] : "";
        char *rest = nullptr;
        const std::uint64_t number = std::strtoull(value, &rest, 10);
        if (!*value || *rest)
            throw std::invalid_argument("usage: soak [--accounts N] [--seconds N] [--seed N]");
        if (name == "--accounts")
            options.accounts = number;
        else if (name == "--seconds")
            options.time = std::chrono::seconds(number);
        else if (name == "--seed")
            options.seed = number;
        else
            throw std::invalid_argument("unknown option " + name);
    }
    if (options.accounts == 0) throw std::invalid_argument("no accounts");
    return options;
}

bool soak(const Options &options) {
    belle_sip_object_enable_leak_detector(TRUE);
    const int objects = belle_sip_object_get_object_count();
    bool passed = false;
    {
        Soak program(options);
        passed = program.run();
    }
    const int left = belle_sip_object_get_object_count() - objects;
    if (left != 0) std::printf("FAILED: %d objects of belle-sip are left\n", left);
    return passed && left == 0;
}

} // namespace

} // namespace slimphone::test

int main(int argc, char **argv) try {
    using namespace slimphone::test;
    const Options options = parse(argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    std::printf("soak: %zu accounts, %lld s, seed %llu\n", options.accounts,
                static_cast<long long>(options.time.count()), static_cast<unsigned long long>(options.seed));
    const bool passed = soak(options);
    std::printf("%s\n", passed ? "passed" : "FAILED");
    return passed ? 0 : 1;
} catch (const std::exception &error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
}
