/**
 * @file
 * A registered client between a registrar that lies, strangers, and a registrar that does not.
 */
#pragma once

#include "hostile-inputs.h"
#include "hostile-wire.h"
#include "phone.h"
#include "scripted-registrar.h"
#include "work-meter.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>

#if defined(__SANITIZE_ADDRESS__)
// Its header is not packaged with every compiler.
extern "C" std::size_t __sanitizer_get_current_allocated_bytes(); // NOLINT(bugprone-reserved-identifier)
#endif

namespace slimphone::test {

inline constexpr std::size_t kAccounts = 8;
/** What a client may keep for good after any amount of nonsense. */
inline constexpr long kTolerableGrowth = 2048; // kB

/** Memory in kB that the process holds: of the system, or under a sanitizer that delays frees, in use. */
inline long memoryInUse() {
#if defined(__SANITIZE_ADDRESS__)
    return static_cast<long>(__sanitizer_get_current_allocated_bytes() / 1024);
#else
    std::ifstream file("/proc/self/statm");
    long size = 0;
    long resident = 0;
    file >> size >> resident;
    return resident * (sysconf(_SC_PAGESIZE) / 1024);
#endif
}

inline std::size_t numberFrom(const char *variable, std::size_t fallback) {
    const char *text = std::getenv(variable);
    return text ? std::strtoul(text, nullptr, 10) : fallback;
}

/** Counts what a stranger would have to cause to do harm. */
class UnderFire : public testing::TestWithParam<std::string> {
protected:
    UnderFire()
        : mEnemy(HostileRegistrar::make(GetParam(), "127.0.0.2")),
          mInputs(numberFrom("SLIMPHONE_HOSTILE_SEED", 1)),
          mPhone("lean", {{"transport_timeout", "2000"},
                          {"bind_address", "127.0.0.1"}, // nothing that the inputs name is reached
                          {"sip_port", "-1"},
                          {"sip_tcp_port", "-1"},
                          {"sip_tls_port", "-2"},
                          {"verify_server_certs", "0"},
                          {"verify_server_cn", "0"},
                          // Who was told 503 is in Progress until it tries again.
                          {"refresher_retry_after", "2000"},
                          {"refresher_retry_after_max", "2000"}}) {
        bctbx_list_t *servers = bctbx_list_append(nullptr, const_cast<char *>("127.0.0.1"));
        linphone_core_set_dns_servers_app(mPhone.core(), servers);
        bctbx_list_free(servers);
        if (GetParam() != "tls") mStrangers = Strangers::make(GetParam(), portOfClient());
        mPhone.onEvent = [this](const Phone::Event &event) {
            if (event.account == mBystander && event.state == LinphoneRegistrationFailed) ++mLost;
            mPhone.events.clear();
        };
    }

    void TearDown() override {
        // Nobody answers any more, and waiting for that would not tell anything.
        linphone_core_set_network_reachable(mPhone.core(), FALSE);
    }

    int portOfClient() const {
        LinphoneTransports *ports = linphone_core_get_transports_used(mPhone.core());
        const int port = GetParam() == "udp" ? linphone_transports_get_udp_port(ports)
                                             : linphone_transports_get_tcp_port(ports);
        linphone_transports_unref(ports);
        return port;
    }

    void iterate() {
        const double start = threadMilliseconds();
        linphone_core_iterate(mPhone.core());
        mLongest = std::max(mLongest, threadMilliseconds() - start);
    }

    /** The client registers at the enemy, which behaves for now, and at somebody else. */
    void registerEverybody() {
        const std::string transport = GetParam() == "udp" ? "udp" : "tcp";
        mBystander = mPhone.add("bystander", '<' + mFriend.uri(transport) + '>');
        for (std::size_t i = 0; i < kAccounts; ++i) {
            const std::string user = "u" + std::to_string(i);
            mPhone.addPassword(user, "secret");
            mVictims.push_back(mPhone.add(user, "<sip:127.0.0.2:" + std::to_string(mEnemy->port()) +
                                                    ";transport=" + GetParam() + '>'));
        }
        ASSERT_TRUE(recover());
        ASSERT_TRUE(waitUntil([&] { return Phone::state(mBystander) == LinphoneRegistrationOk; }));
    }

    bool waitUntil(const std::function<bool()> &done) {
        const auto limit = std::chrono::steady_clock::now() + kPatience;
        while (!done()) {
            if (std::chrono::steady_clock::now() >= limit) return false;
            iterate();
            answerHonestly();
            ms_usleep(500);
        }
        return true;
    }

    void answerHonestly() {
        for (const example::Request &request : mEnemy->receive())
            mEnemy->send(honestAnswer(request));
        for (const auto &[callId, request] : mOpen)
            mEnemy->send(honestAnswer(request));
        mOpen.clear();
    }

    void refreshVictims() {
        for (LinphoneAccount *account : mVictims)
            linphone_account_refresh_register(account);
    }

    /** With a registrar that behaves again, every account registers. */
    bool recover() {
        if (mEnemy->isStream()) mEnemy->hangUp();
        return waitUntil([&] {
            for (LinphoneAccount *account : mVictims)
                if (Phone::state(account) == LinphoneRegistrationFailed)
                    linphone_account_refresh_register(account);
            return Phone::areRegistered(mVictims);
        });
    }

    /** REGISTERs, and answers as no registrar should give them. */
    void lie(std::size_t inputs) {
        refreshVictims();
        // A stream is broken soon, and what comes after that is not read.
        const std::size_t each = mEnemy->isStream() ? 2 : 4;
        for (int turns = 0; turns < 40 && inputs > 0; ++turns) {
            iterate();
            for (const example::Request &request : mEnemy->receive()) {
                for (std::size_t i = 1 + mInputs.below(each); i > 0 && inputs > 0; --i, --inputs)
                    sendAsEnemy(mInputs.answerTo(request));
                mOpen.insert_or_assign(request.callId(), request);
            }
            if (inputs > 0 && !mInputs.below(4)) {
                sendAsEnemy(mInputs.fromStranger());
                --inputs;
            }
        }
        if (mEnemy->isStream()) mEnemy->hangUp();
        // On UDP what the enemy said does not keep an honest answer away; on a stream it may.
        for (int turns = 0; turns < 20 && !Phone::areRegistered(mVictims); ++turns) {
            for (LinphoneAccount *account : mVictims)
                if (Phone::state(account) == LinphoneRegistrationFailed)
                    linphone_account_refresh_register(account);
            answerHonestly();
            iterate();
        }
    }

    void sendAsEnemy(const std::string &bytes) {
        mEnemy->send(bytes);
        ++mSent;
    }

    void sendFrom(std::size_t who, const std::string &bytes) {
        mStrangers->send(who, bytes);
        ++mSent;
    }

    void annoy(std::size_t inputs) {
        if (!mStrangers) return;
        for (std::size_t i = 0; i < inputs; ++i) {
            const std::size_t who = mInputs.below(mStrangers->count());
            sendFrom(who, mInputs.fromStranger());
            if (!mInputs.below(8)) mStrangers->hangUp(who);
            if (i % 8 == 7) iterate();
        }
        mStrangers->drain();
        iterate();
    }

    /** As fast as the sockets take it, without a turn of the client in between. */
    void flood(std::size_t inputs) {
        if (!mStrangers) return;
        const std::string message = mInputs.fromStranger();
        for (std::size_t i = 0; i < inputs; ++i)
            sendFrom(i % mStrangers->count(), message);
        for (int turns = 0; turns < 100; ++turns)
            iterate();
        mStrangers->drain();
    }

    /** The client is registered where nobody lies, refreshes there, and answers. */
    void checkHealth() {
        mFriend.clearLog();
        linphone_account_refresh_register(mBystander);
        ASSERT_TRUE(waitUntil([&] {
            return mFriend.registerCount() > 0 && Phone::state(mBystander) == LinphoneRegistrationOk;
        })) << "after "
            << mSent << " inputs";
        const std::string id = std::to_string(mSent);
        const std::string options = "OPTIONS sip:bystander@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP "
                                    "127.0.0.1:5060;rport;branch=z9hG4bKh" +
                                    id +
                                    "\r\nMax-Forwards: 70\r\nFrom: <sip:friend@example.org>;tag=f\r\nTo: "
                                    "<sip:bystander@127.0.0.1>\r\nCall-ID: health" +
                                    id + "\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";
        std::size_t turns = 0;
        ASSERT_TRUE(waitUntil([&] {
            // As any client over UDP repeats a request: a flood may have filled the socket.
            if (turns++ % 100 == 0) mFriend.sendTo("bystander", options);
            return !mFriend.responses().empty();
        })) << "after "
            << mSent << " inputs";
        EXPECT_EQ(statusOf(mFriend.responses().front()), 200);
        ASSERT_TRUE(recover()) << "after " << mSent << " inputs, with " << Phone::describe(mVictims);
    }

    ScriptedRegistrar mFriend;
    std::unique_ptr<HostileRegistrar> mEnemy;
    std::unique_ptr<Strangers> mStrangers;
    HostileInputs mInputs;
    Phone mPhone;
    LinphoneAccount *mBystander = nullptr;
    std::vector<LinphoneAccount *> mVictims;
    std::map<std::string, example::Request> mOpen; ///< requests without an honest answer
    std::size_t mSent = 0;
    std::size_t mLost = 0;
    double mLongest = 0;
};

inline std::string nameOfTransport(const testing::TestParamInfo<std::string> &transport) {
    return transport.param;
}

} // namespace slimphone::test
