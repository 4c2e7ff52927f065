#include "child-process.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>
#include <thread>

namespace slimphone::test {

namespace {

using namespace std::chrono_literals;

constexpr auto kPoll = 5ms;

} // namespace

ChildProcess::ChildProcess(const Settings &settings) {
    std::vector<char *> argv;
    argv.reserve(settings.arguments.size() + 1);
    for (const std::string &argument : settings.arguments)
        argv.push_back(const_cast<char *>(argument.c_str()));
    argv.push_back(nullptr);
    std::array<int, 2> input{-1, -1};
    if (settings.input && pipe2(input.data(), O_CLOEXEC) != 0)
        throw std::system_error(errno, std::generic_category(), "pipe");
    const pid_t parent = getpid();

    mProcess = fork();
    if (mProcess < 0) throw std::system_error(errno, std::generic_category(), "fork");
    if (mProcess != 0) {
        if (settings.input) close(input[0]);
        mInput = input[1];
        return;
    }
    // The child may only do what is safe after fork() in a program with threads.
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(1);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    if (settings.input) dup2(input[0], STDIN_FILENO);
    const int output = open(settings.output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    // A sanitizer preloaded into this program is none of the child's business.
    unsetenv("LD_PRELOAD");
    execv(argv[0], argv.data());
    _exit(127);
}

ChildProcess::~ChildProcess() {
    stop();
    if (mInput >= 0) close(mInput);
}

void ChildProcess::write(const std::string &text) const {
    if (::write(mInput, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        throw std::system_error(errno, std::generic_category(), "write to a child");
}

bool ChildProcess::hasEnded() {
    if (mProcess <= 0) return true;
    int status = 0;
    if (waitpid(mProcess, &status, WNOHANG) == 0) return false;
    mProcess = -1; // reaped, so the number may belong to somebody else
    mExitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return true;
}

std::optional<int> ChildProcess::waitForEnd(std::chrono::milliseconds limit) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    while (!hasEnded()) {
        if (std::chrono::steady_clock::now() >= deadline) return std::nullopt;
        std::this_thread::sleep_for(kPoll);
    }
    return mExitCode;
}

void ChildProcess::stop() {
    if (hasEnded()) return;
    const pid_t group = mProcess; // of the process, its workers too
    kill(mProcess, SIGTERM);
    thaw();
    while (!waitForEnd(5s))
        kill(-group, SIGKILL);
}

void ChildProcess::crash() {
    if (hasEnded()) return;
    kill(-mProcess, SIGKILL);
    while (!waitForEnd(5s))
        kill(mProcess, SIGKILL);
}

void ChildProcess::freeze() const {
    if (mProcess > 0) kill(-mProcess, SIGSTOP);
}

void ChildProcess::thaw() const {
    if (mProcess > 0) kill(-mProcess, SIGCONT);
}

std::string readFile(const std::string &path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

WorkFolder::WorkFolder(const std::string &name)
    : mPath((std::filesystem::temp_directory_path() / (name + "-XXXXXX")).string()) {
    if (!mkdtemp(mPath.data())) throw std::system_error(errno, std::generic_category(), "mkdtemp");
}

WorkFolder::~WorkFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(mPath, ignored);
}

void makeCertificates(const WorkFolder &folder, const std::string &address) {
    std::ofstream(folder.file("san.ext")) << "subjectAltName=DNS:localhost,IP:" << address << "\n";
    const std::string key = "openssl req -newkey rsa:2048 -nodes -subj /CN=";
    const std::string commands =
        "cd '" + folder.path() + "' && " + key +
        "slimphone-test-ca -x509 -days 2 -keyout ca.key -out ca.pem && " + key +
        "localhost -keyout server.key -out server.csr && "
        "openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 "
        "-extfile san.ext -out server.pem";
    const std::string log = folder.file("openssl.log");
    if (std::system(("(" + commands + ") >'" + log + "' 2>&1").c_str()) != 0)
        throw std::runtime_error("no certificates:\n" + readFile(log));
}

} // namespace slimphone::test
