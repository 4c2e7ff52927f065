/**
 * @file
 * The system refuses whatever a socket may be asked for, at every call and in the middle of everything
 * that an application does: nothing dies, nothing is lost, and who is left in peace registers.
 *
 * SLIMPHONE_FAULTS sets the number of turns for each transport, SLIMPHONE_FAULTS_SEED what happens.
 */
#include "hostile-inputs.h"
#include "hostile-wire.h"
#include "phone.h"
#include "system-faults.h"
#include "under-fire.h"
#include "work-meter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <random>

namespace slimphone::test {
namespace {

constexpr std::size_t kPhones = 12;

std::size_t openDescriptors() {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator("/proc/self/fd"),
                                                  std::filesystem::directory_iterator()));
}

class RefusingSystem : public testing::TestWithParam<std::string> {
protected:
    RefusingSystem()
        : mRandom(numberFrom("SLIMPHONE_FAULTS_SEED", 1)),
          mRegistrar(HostileRegistrar::make(GetParam(), "127.0.0.2")),
          mServer("<sip:127.0.0.2:" + std::to_string(mRegistrar->port()) + ";transport=" + GetParam() + '>'),
          mPhone(std::make_unique<Phone>("lean", Phone::Values{{"transport_timeout", "320"},
                                                               {"bind_address", "127.0.0.1"},
                                                               {"sip_port", "-1"},
                                                               {"sip_tcp_port", "-1"},
                                                               {"sip_tls_port", "-2"},
                                                               {"verify_server_certs", "0"},
                                                               {"verify_server_cn", "0"},
                                                               {"refresher_retry_after", "100"},
                                                               {"refresher_retry_after_max", "200"}})) {
        mPhone->onEvent = [this](const Phone::Event &) { mPhone->events.clear(); };
        for (std::size_t i = 0; i < kPhones; ++i)
            addAccount();
    }

    unsigned below(unsigned bound) { return static_cast<unsigned>(mRandom() % bound); }
    LinphoneAccount *&any() { return mAccounts[below(static_cast<unsigned>(mAccounts.size()))]; }

    void addAccount() { mAccounts.push_back(mPhone->add("u" + std::to_string(mUsers++), mServer)); }

    /** Something that an application does. */
    void act() {
        LinphoneCore *const core = mPhone->core();
        switch (below(9)) {
        case 0:
            linphone_core_refresh_registers(core);
            break;
        case 1:
            Phone::edit(any(), [this](LinphoneAccountParams *params) {
                linphone_account_params_set_expires(params, 60 + static_cast<int>(below(3600)));
            });
            break;
        case 2:
            Phone::edit(any(), [this](LinphoneAccountParams *params) {
                linphone_account_params_enable_register(params, below(3) != 0);
            });
            break;
        case 3: {
            LinphoneAccount *&account = any();
            linphone_core_remove_account(core, account);
            std::swap(account, mAccounts.back());
            mAccounts.pop_back();
            addAccount();
            break;
        }
        case 4:
            linphone_core_set_network_reachable(core, below(3) != 0);
            break;
        case 5: {
            LinphoneTransports *ports = linphone_core_get_transports(core);
            linphone_transports_set_udp_port(ports, below(2) ? -1 : -2);
            linphone_transports_set_tcp_port(ports, below(2) ? -1 : -2);
            linphone_core_set_transports(core, ports);
            linphone_transports_unref(ports);
            break;
        }
        default:
            linphone_account_refresh_register(any());
        }
    }

    void iterate(unsigned often) {
        const SystemFaults faults(often, mRandom());
        const double start = threadMilliseconds();
        linphone_core_iterate(mPhone->core());
        mLongest = std::max(mLongest, threadMilliseconds() - start);
    }

    void serve() {
        for (const example::Request &request : mRegistrar->receive())
            mRegistrar->send(honestAnswer(request));
    }

    void work(std::size_t turns) {
        unsigned often = 0;
        for (std::size_t turn = 0; turn < turns; ++turn) {
            if (turn % 64 == 0) often = std::array{0U, 5U, 30U, 100U, 400U}[below(5)];
            if (below(8) == 0) {
                const SystemFaults faults(often, mRandom());
                act();
            }
            iterate(often);
            if (below(4)) serve();
            if (below(200) == 0) mRegistrar->hangUp();
            ms_usleep(200);
        }
    }

    /** True when everybody is registered once the system does as it is told. */
    bool recover() {
        linphone_core_set_network_reachable(mPhone->core(), TRUE);
        for (LinphoneAccount *account : mAccounts)
            Phone::edit(account, [](LinphoneAccountParams *params) {
                linphone_account_params_enable_register(params, TRUE);
            });
        const auto limit = std::chrono::steady_clock::now() + kPatience;
        do {
            iterate(0);
            serve();
            ms_usleep(500);
        } while (!Phone::areRegistered(mAccounts) && std::chrono::steady_clock::now() < limit);
        return Phone::areRegistered(mAccounts);
    }

    std::minstd_rand mRandom;
    std::unique_ptr<HostileRegistrar> mRegistrar;
    std::string mServer;
    std::unique_ptr<Phone> mPhone;
    std::vector<LinphoneAccount *> mAccounts;
    std::size_t mUsers = 0;
    double mLongest = 0;
};

TEST_P(RefusingSystem, LosesNoAccountNoDescriptorAndNoTime) {
    const std::size_t turns = numberFrom("SLIMPHONE_FAULTS", 4000);
    const std::size_t descriptors = openDescriptors();
    const std::size_t faults = SystemFaults::count();
    for (std::size_t done = 0; done < turns; done += 1000) {
        work(std::min<std::size_t>(turns - done, 1000));
        ASSERT_TRUE(recover()) << "in thousand turns after " << done << ", with "
                               << Phone::describe(mAccounts);
    }
    std::printf("calls refused over %s: %zu, longest iterate: %.1f ms\n", GetParam().c_str(),
                SystemFaults::count() - faults, mLongest);
    EXPECT_GT(SystemFaults::count(), faults + turns / 10);
    EXPECT_LT(mLongest, longestAllowed());
    EXPECT_LE(openDescriptors(), descriptors + 4); // connection and sockets of both sides, at most
    {
        const SystemFaults more(100, mRandom());
        linphone_core_set_network_reachable(mPhone->core(), FALSE);
        mPhone.reset();
    }
}

INSTANTIATE_TEST_SUITE_P(Transports, RefusingSystem, testing::Values("udp", "tcp", "tls"), nameOfTransport);

} // namespace
} // namespace slimphone::test
