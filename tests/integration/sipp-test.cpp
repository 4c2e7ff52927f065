/**
 * @file
 * The basic cycle against sipp, playing a registrar with odd but legal habits.
 */
#include "free-port.h"
#include "phone.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace slimphone::test {

namespace {

/** A sipp process that plays the scenario once; its exit status is 0 when all was as expected. */
class Sipp {
public:
    Sipp(const std::string &transport, int port) {
        std::string directory = (std::filesystem::temp_directory_path() / "slimphone-sipp-XXXXXX").string();
        if (!mkdtemp(directory.data())) std::abort();
        mDirectory = directory;
        const std::string portText = std::to_string(port);
        const std::string mode = transport == "udp" ? "u1" : "t1";
        std::array<const char *, 15> arguments{"sipp",
                                               "-sf",
                                               SLIMPHONE_SIPP_SCENARIO,
                                               "-i",
                                               "127.0.0.1",
                                               "-p",
                                               portText.c_str(),
                                               "-t",
                                               mode.c_str(),
                                               "-m",
                                               "1",
                                               "-nostdin",
                                               "-timeout",
                                               "30",
                                               nullptr};
        mProcess = fork();
        if (mProcess != 0) return;
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        unsetenv("LD_PRELOAD");
        const int null = open("/dev/null", O_RDWR);
        for (int stream : {0, 1, 2})
            dup2(null, stream);
        if (chdir(mDirectory.c_str()) == 0) execvp("sipp", const_cast<char *const *>(arguments.data()));
        _exit(127);
    }
    ~Sipp() {
        if (mProcess > 0) {
            kill(mProcess, SIGKILL);
            waitpid(mProcess, nullptr, 0);
        }
        std::error_code ignored;
        std::filesystem::remove_all(mDirectory, ignored);
    }
    Sipp(const Sipp &) = delete;
    Sipp &operator=(const Sipp &) = delete;

    bool hasEnded() {
        if (mProcess > 0 && waitpid(mProcess, &mStatus, WNOHANG) == mProcess) mProcess = -1;
        return mProcess <= 0;
    }
    int exitStatus() const { return WIFEXITED(mStatus) ? WEXITSTATUS(mStatus) : -1; }

private:
    std::string mDirectory;
    pid_t mProcess = -1;
    int mStatus = -1;
};

} // namespace

class WithSipp : public testing::TestWithParam<Path> {};

TEST_P(WithSipp, AnAccountRegistersAndLeaves) {
    const int port = freePort("127.0.0.1"); // sipp cannot choose one itself
    Sipp sipp(GetParam().transport, port);
    // sipp takes a moment to open its port; until then a connection is refused and tried again.
    Phone phone(GetParam().wire, {{"refresher_retry_after", "100"}});
    phone.addPassword("alice", "secret");
    LinphoneAccount *alice = phone.add("alice", "<sip:127.0.0.1:" + std::to_string(port) +
                                                    ";transport=" + GetParam().transport + ">");
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    Phone::edit(
        alice, [](LinphoneAccountParams *params) { linphone_account_params_enable_register(params, FALSE); });
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationCleared));
    EXPECT_TRUE(phone.waitUntil([&] { return sipp.hasEnded(); }));
    EXPECT_EQ(sipp.exitStatus(), 0);
}

INSTANTIATE_TEST_SUITE_P(Paths, WithSipp, testing::Values(Path{"lean", "udp"}, Path{"lean", "tcp"}),
                         [](const testing::TestParamInfo<Path> &path) { return nameOf(path.param); });

} // namespace slimphone::test
