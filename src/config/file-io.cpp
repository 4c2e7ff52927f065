#include "config/file-io.h"

#include "base/text.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <utility>

namespace slimphone {

namespace {

class FileDescriptor {
public:
    explicit FileDescriptor(int number = -1) noexcept : mNumber(number) {}
    FileDescriptor(const FileDescriptor &) = delete;
    FileDescriptor &operator=(const FileDescriptor &) = delete;
    FileDescriptor &operator=(FileDescriptor &&other) noexcept {
        std::swap(mNumber, other.mNumber);
        return *this;
    }
    ~FileDescriptor() {
        if (mNumber >= 0) ::close(mNumber);
    }
    int number() const noexcept { return mNumber; }
    explicit operator bool() const noexcept { return mNumber >= 0; }

private:
    int mNumber;
};

int openRetrying(const std::string &path, int flags, mode_t mode = 0) noexcept {
    int number = -1;
    do
        number = ::open(path.c_str(), flags | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, mode);
    while (number < 0 && errno == EINTR);
    return number;
}

int writeAll(int file, std::string_view text) noexcept {
    while (!text.empty()) {
        const ssize_t count = ::write(file, text.data(), text.size());
        if (count < 0 && errno != EINTR) return errno;
        if (count > 0) text.remove_prefix(static_cast<std::size_t>(count));
    }
    return 0;
}

int flush(int file) noexcept {
    while (::fsync(file) != 0)
        if (errno != EINTR) return errno;
    return 0;
}

/**
 * Opens the temporary file and locks it. Its name is always the same, so what a killed process
 * left is taken over instead of piling up; the lock keeps two living ones apart.
 */
int openTemporary(const std::string &path, FileDescriptor &file) {
    for (int attempt = 0; attempt < 8; ++attempt) {
        file = FileDescriptor(openRetrying(path, O_WRONLY | O_CREAT | O_NOFOLLOW, 0600));
        struct stat opened {};
        struct stat named {};
        if (!file) {
            // A link somebody put there is not followed but replaced.
            if (errno != ELOOP || ::unlink(path.c_str()) != 0) return errno;
            continue;
        }
        if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0) return errno == EWOULDBLOCK ? EBUSY : errno;
        if (::fstat(file.number(), &opened) != 0) return errno;
        // Renamed by its owner between our open and our lock: this is the live file now.
        if (::lstat(path.c_str(), &named) != 0 || named.st_ino != opened.st_ino ||
            named.st_dev != opened.st_dev)
            continue;
        // A file that others own or hold under a second name would show them the passwords.
        if (!S_ISREG(opened.st_mode) || opened.st_uid != ::geteuid() || opened.st_nlink != 1) {
            if (::unlink(path.c_str()) != 0) return errno;
            continue;
        }
        if (::ftruncate(file.number(), 0) != 0 || ::fchmod(file.number(), 0600) != 0) return errno;
        return 0;
    }
    return EBUSY;
}

/** The file a symbolic link leads to, which is to be replaced rather than the link. */
std::string resolveLink(const std::string &path) {
    struct stat named {};
    if (::lstat(path.c_str(), &named) != 0 || !S_ISLNK(named.st_mode)) return path;
    char *resolved = ::realpath(path.c_str(), nullptr);
    if (!resolved) return path;
    std::string result(resolved);
    std::free(resolved);
    return result;
}

void flushDirectoryOf(const std::string &path) {
    const std::size_t slash = path.rfind('/');
    const std::string directory = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    const FileDescriptor file(openRetrying(directory, O_RDONLY | O_DIRECTORY));
    // Some file systems cannot flush a directory; the rename has happened all the same.
    if (file) flush(file.number());
}

} // namespace

int readTextFile(const std::string &path, FileAccess access, std::size_t limit, std::string &text) {
    FileDescriptor file(openRetrying(path, O_RDONLY));
    if (!file && errno == ENOENT && access == FileAccess::Private) {
        file = FileDescriptor(openRetrying(path, O_RDONLY | O_CREAT, 0600));
        if (!file) return ENOENT;
    }
    if (!file) return errno;

    struct stat status {};
    if (::fstat(file.number(), &status) != 0) return errno;
    if (S_ISDIR(status.st_mode)) return EISDIR;
    if (!S_ISREG(status.st_mode)) return ENODEV;
    if (static_cast<std::size_t>(status.st_size) > limit) return EFBIG;
    // Failure matters to nobody here: the file is replaced by one with the right mode.
    if (access == FileAccess::Private && (status.st_mode & 07777) != 0600 && status.st_uid == ::geteuid() &&
        ::fchmod(file.number(), 0600) != 0)
        errno = 0;

    std::string content(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t filled = 0;
    while (filled < content.size()) {
        const ssize_t count = ::read(file.number(), content.data() + filled, content.size() - filled);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) {
            const int error = errno;
            wipe(content);
            return error;
        }
        if (count == 0) break;
        filled += static_cast<std::size_t>(count);
    }
    content.resize(filled);
    text.swap(content);
    wipe(content);
    return 0;
}

struct FileReplacement::Target {
    std::string path;
    std::string temporary;
    struct stat current {};
    bool exists = false;
    FileDescriptor file;
};

FileReplacement::FileReplacement() = default;

FileReplacement::~FileReplacement() {
    if (mTarget) ::unlink(mTarget->temporary.c_str()); // gives back the space of a full disk
}

int FileReplacement::open(const std::string &path) {
    auto target = std::make_unique<Target>();
    target->path = resolveLink(path);
    target->temporary = target->path + ".tmp";
    target->exists = ::stat(target->path.c_str(), &target->current) == 0;
    if (target->exists && S_ISDIR(target->current.st_mode)) return EISDIR;
    if (target->exists && !S_ISREG(target->current.st_mode)) return ENODEV;
    if (const int error = openTemporary(target->temporary, target->file)) return error;
    mTarget = std::move(target);
    return 0;
}

int FileReplacement::write(std::string_view text) { return writeAll(mTarget->file.number(), text); }

int FileReplacement::commit() {
    const int file = mTarget->file.number();
    const struct stat &current = mTarget->current;
    // A superuser who saves somebody's file leaves it to him. Others cannot, and need not.
    if (mTarget->exists && current.st_uid != ::geteuid() &&
        ::fchown(file, current.st_uid, current.st_gid) != 0 && errno != EPERM)
        return errno;
    if (const int error = flush(file)) return error;
    if (::rename(mTarget->temporary.c_str(), mTarget->path.c_str()) != 0) return errno;
    flushDirectoryOf(mTarget->path);
    mTarget.reset();
    return 0;
}

int replaceFile(const std::string &path, std::string_view text) {
    FileReplacement replacement;
    int error = replacement.open(path);
    if (!error) error = replacement.write(text);
    return error ? error : replacement.commit();
}

} // namespace slimphone
