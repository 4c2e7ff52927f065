/**
 * @file
 * A program that runs beside a test.
 */
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace slimphone::test {

/** Runs from construction to destruction at most; it does not outlive this process. */
class ChildProcess {
public:
    struct Settings {
        std::vector<std::string> arguments; ///< the program's path first
        std::string output;                 ///< file that gets what it says, standard error included
        bool input = false;                 ///< it reads what write() gives it
    };

    explicit ChildProcess(const Settings &settings);
    ChildProcess(const ChildProcess &) = delete;
    ChildProcess &operator=(const ChildProcess &) = delete;
    ~ChildProcess();

    void write(const std::string &text) const;
    bool hasEnded();
    /** Waits for its end; its exit code, -1 when a signal ended it, nothing when it goes on. */
    std::optional<int> waitForEnd(std::chrono::milliseconds limit);
    /** Ends it, by force when it does not heed SIGTERM. */
    void stop();
    /** Ends it and its own children at once, as a crash would. */
    void crash();
    /** Makes it and its own children stand still, or go on: what they listen on stays open. */
    void freeze() const;
    void thaw() const;

private:
    pid_t mProcess = -1;
    int mInput = -1;
    int mExitCode = -1;
};

/** The whole of a file, nothing when it cannot be read. */
std::string readFile(const std::string &path);

/** A fresh folder of its own in the folder for temporary files, which the destructor removes. */
class WorkFolder {
public:
    explicit WorkFolder(const std::string &name);
    WorkFolder(const WorkFolder &) = delete;
    WorkFolder &operator=(const WorkFolder &) = delete;
    ~WorkFolder();

    const std::string &path() const { return mPath; }
    std::string file(const std::string &name) const { return mPath + '/' + name; }

private:
    std::string mPath;
};

/**
 * Makes ca.pem, server.pem and server.key in @p folder: a certificate for localhost and @p address,
 * signed by a CA made for the occasion. Throws when openssl fails.
 */
void makeCertificates(const WorkFolder &folder, const std::string &address);

} // namespace slimphone::test
