#include "logging/log-collection.h"

#include "base/log.h"
#include "logging/rotating-file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <memory>

namespace slimphone {

namespace {

struct FileCloser {
    void operator()(std::FILE *file) const noexcept { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, FileCloser>;

std::optional<std::size_t> sizeOf(const std::string &path) noexcept {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    return static_cast<std::size_t>(status.st_size);
}

bool copyInto(gzFile archive, const std::string &path) {
    const File file(std::fopen(path.c_str(), "re"));
    if (!file) return true; // the second file may not be there yet
    std::array<char, 16384> buffer;
    std::size_t count = 0;
    while ((count = std::fread(buffer.data(), 1, buffer.size(), file.get())) > 0)
        if (gzwrite(archive, buffer.data(), static_cast<unsigned>(count)) != static_cast<int>(count))
            return false;
    return std::ferror(file.get()) == 0;
}

} // namespace

LogCollection::~LogCollection() { close(); }

void LogCollection::setPath(std::string_view path) {
    const std::lock_guard lock(mMutex);
    close();
    mPath = Text(path.empty() ? "." : path);
}

void LogCollection::setPrefix(std::string_view prefix) {
    if (prefix.find('/') != std::string_view::npos) {
        logError("The prefix of the log collection cannot hold a slash");
        return;
    }
    const std::lock_guard lock(mMutex);
    close();
    mPrefix = Text(prefix.empty() ? "linphone" : prefix);
}

void LogCollection::setMaximumFileSize(std::size_t size) {
    const std::lock_guard lock(mMutex);
    mMaximumFileSize = size;
}

std::size_t LogCollection::maximumFileSize() const {
    const std::lock_guard lock(mMutex);
    return mMaximumFileSize;
}

void LogCollection::enable(bool enabled) {
    const std::lock_guard lock(mMutex);
    mIsEnabled = enabled;
    if (!enabled) close();
}

void LogCollection::write(std::string_view line) {
    const std::lock_guard lock(mMutex);
    if (!mIsEnabled) return;
    if (!mFile) open();
    if (!mFile) return;
    std::fwrite(line.data(), 1, line.size(), mFile);
    std::fputc('\n', mFile);
    std::fflush(mFile); // a log is read after a crash
    mFileSize += line.size() + 1;
    if (!isFull(mFileSize)) return;

    const int next = mNumber == 1 ? 2 : 1;
    close();
    mFile = openLogFile(filePath(next), true);
    mFileSize = 0;
    mNumber = next;
}

void LogCollection::reset() {
    const std::lock_guard lock(mMutex);
    close();
    for (const std::string &path : {filePath(1), filePath(2), archivePath()})
        ::unlink(path.c_str());
}

std::optional<std::string> LogCollection::compress() {
    const std::lock_guard lock(mMutex);
    if (!mFile) choose();
    const std::string older = filePath(mNumber == 1 ? 2 : 1);
    const std::string newer = filePath(mNumber);
    if (sizeOf(older).value_or(0) + sizeOf(newer).value_or(0) == 0) return std::nullopt;

    std::string path = archivePath();
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0) return std::nullopt;
    gzFile archive = gzdopen(descriptor, "wb");
    if (!archive) {
        ::close(descriptor);
        return std::nullopt;
    }
    const bool isCopied = copyInto(archive, older) && copyInto(archive, newer);
    if (gzclose(archive) == Z_OK && isCopied) return path;
    ::unlink(path.c_str());
    return std::nullopt;
}

std::string LogCollection::filePath(int number) const {
    return mPath.str() + '/' + mPrefix.str() + std::to_string(number) + ".log";
}

std::string LogCollection::archivePath() const { return mPath.str() + '/' + mPrefix.str() + "_log.gz"; }

bool LogCollection::isFull(std::size_t size) const noexcept {
    return mMaximumFileSize != 0 && size >= mMaximumFileSize;
}

bool LogCollection::choose() {
    // Of an earlier run, the first file that has room was in use.
    for (int number : {1, 2}) {
        mNumber = number;
        mFileSize = sizeOf(filePath(number)).value_or(0);
        if (!isFull(mFileSize)) return true;
    }
    mNumber = 1;
    mFileSize = 0;
    return false;
}

void LogCollection::open() {
    const bool hasRoom = choose();
    mFile = openLogFile(filePath(mNumber), !hasRoom);
}

void LogCollection::close() noexcept {
    if (mFile) std::fclose(mFile);
    mFile = nullptr;
}

} // namespace slimphone
