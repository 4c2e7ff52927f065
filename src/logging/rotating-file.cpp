#include "logging/rotating-file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace slimphone {

std::FILE *openLogFile(const std::string &path, bool truncate) noexcept {
    const int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | (truncate ? O_TRUNC : 0);
    const int descriptor = ::open(path.c_str(), flags, S_IRUSR | S_IWUSR);
    if (descriptor < 0) return nullptr;
    std::FILE *file = fdopen(descriptor, "a");
    if (!file) ::close(descriptor);
    return file;
}

RotatingFile::RotatingFile(std::string path, std::size_t maximumSize)
    : mPath(std::move(path)), mMaximumSize(maximumSize) {
    open();
}

RotatingFile::~RotatingFile() {
    if (mFile) std::fclose(mFile);
}

void RotatingFile::write(std::string_view line) {
    if (!mFile) return;
    std::fwrite(line.data(), 1, line.size(), mFile);
    std::fputc('\n', mFile);
    std::fflush(mFile); // a log is read after a crash
    mSize += line.size() + 1;
    if (mMaximumSize != 0 && mSize >= mMaximumSize) putAside();
}

void RotatingFile::open() {
    mFile = openLogFile(mPath, false);
    struct stat status {};
    mSize = mFile && fstat(fileno(mFile), &status) == 0 ? static_cast<std::size_t>(status.st_size) : 0;
}

void RotatingFile::putAside() {
    std::fclose(std::exchange(mFile, nullptr));
    std::string aside;
    for (int number = 1;; ++number) {
        aside = mPath + '_' + std::to_string(number);
        if (::access(aside.c_str(), F_OK) != 0) break;
    }
    // If that fails the file goes on growing, which is better than to lose it.
    if (std::rename(mPath.c_str(), aside.c_str()) != 0) mMaximumSize = 0;
    open();
}

} // namespace slimphone
