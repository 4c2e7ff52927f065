#include "base/log.h"
#include "config/config.h"
#include "config/file-io.h"
#include "config/rc-reader.h"
#include "config/rc-syntax.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace slimphone {

namespace {

/** Head of the files that bctoolbox's encrypting file system writes. */
constexpr std::string_view kEncryptedHead = "bcEncryptedFs";

/** What a file that cannot be a configuration is, instead of an errno value. */
constexpr int kEncrypted = -1;

const char *describe(int error) noexcept {
    return error == kEncrypted ? "it is encrypted, which is not supported" : std::strerror(error);
}

/** `$XDG_CONFIG_HOME/linphone/`, made when it is missing; empty without a home. */
std::string userDirectory() {
    const char *base = std::getenv("XDG_CONFIG_HOME");
    const char *home = std::getenv("HOME");
    std::string directory;
    if (base && *base == '/')
        directory = base;
    else if (home && *home)
        directory = std::string(home).append("/.config");
    else
        return {};
    ::mkdir(directory.c_str(), 0700); // what fails here is reported when the file is opened
    ::mkdir(directory.append("/linphone").c_str(), 0700);
    return directory.append(1, '/');
}

int readRcText(const std::string &path, FileAccess access, std::string &text) {
    const int error = readTextFile(path, access, rc::kFileLimit, text);
    if (!error && text.compare(0, kEncryptedHead.size(), kEncryptedHead) == 0) {
        text.clear();
        return kEncrypted;
    }
    return error;
}

} // namespace

Ref<Config> Config::create(std::string_view path, std::string_view factoryPath) {
    Ref<Config> config = make<Config>();
    config->mPath = Text(path);
    config->mFactoryPath = Text(factoryPath);
    if (!path.empty()) {
        config->mTemporaryPath = Text(std::string(path).append(".tmp"));
        config->readOwnFile();
    }
    config->applyFactoryFile();
    return config;
}

Ref<Config> Config::createShared(std::string_view name, std::string_view factoryPath) {
    if (name.empty() || name.front() == '/') return create(name, factoryPath);
    return create(userDirectory().append(name), factoryPath);
}

Ref<Config> Config::fromBuffer(std::string_view text) {
    Ref<Config> config = make<Config>();
    RcReader(config->mSections, "buffer").load(text);
    return config;
}

bool Config::isReadOnly() const {
    if (!mPath) return false;
    const std::string path = mPath.str();
    const std::size_t slash = path.rfind('/');
    // The file is replaced, not written to, so that its folder has to allow it.
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    return !mReadable || ::access(folder.c_str(), W_OK) != 0;
}

bool Config::readOwnFile() {
    std::string text;
    const int error = readRcText(mPath.str(), FileAccess::Private, text);
    if (error == ENOENT) {
        logWarning("configuration file %s does not exist and cannot be created", mPath.get());
        mReadable = true;
        return true;
    }
    if (error) {
        logError("configuration file %s cannot be read: %s", mPath.get(), describe(error));
        mReadable = false;
        return false;
    }
    SectionTable sections;
    RcReader(sections, mPath.view()).load(text);
    wipe(text);
    mSections.swap(sections);
    mReadable = true;
    return true;
}

bool Config::reload() {
    if (!mPath) return false;
    finishLoad();
    mSaving.reset();
    if (!readOwnFile()) return false;
    mModified = false;
    return true;
}

bool Config::readFile(std::string_view path) {
    std::string text;
    const std::string name(path);
    if (const int error = readRcText(name, FileAccess::Shared, text)) {
        logError("configuration file %s cannot be read: %s", name.c_str(), describe(error));
        return false;
    }
    RcReader(mSections, path).merge(text);
    wipe(text);
    return true;
}

bool Config::applyFactoryFile() {
    if (!mFactoryPath) return true;
    const Ref<Config> factory = make<Config>();
    if (!factory->readFile(mFactoryPath.view())) return false;
    if (factory->getBool("factory", "overrides", true)) return readFile(mFactoryPath.view());
    mDefaults = std::make_unique<SectionTable>();
    mDefaults->swap(factory->mSections);
    return true;
}

/** A text on its way to the disk. */
struct Config::Saving {
    explicit Saving(std::string content) : text(std::move(content)) {}
    Saving(const Saving &) = delete;
    Saving &operator=(const Saving &) = delete;
    ~Saving() { wipe(text); }

    /** One step: opens, writes a piece or commits. */
    int step(const std::string &path) {
        constexpr std::size_t piece = std::size_t{256} << 10;
        if (!std::exchange(isOpen, true)) return text.size() > rc::kFileLimit ? EFBIG : file.open(path);
        if (written == text.size()) {
            isDone = true;
            return file.commit();
        }
        const std::string_view next = std::string_view(text).substr(written, piece);
        written += next.size();
        return file.write(next);
    }

    std::string text;
    std::size_t written = 0;
    FileReplacement file;
    bool isOpen = false;
    bool isDone = false;
};

Config::Config() = default;

Config::~Config() = default;

bool Config::sync() {
    if (!mPath) return false;
    finishLoad();
    mSaving.reset(); // what is newer is saved
    mModified = true;
    syncOn(Clock::steady(), TimePoint::max());
    return !mLastWriteError;
}

bool Config::syncOn(const Clock &clock, TimePoint deadline) {
    if (!mPath || !needsCommit()) return true;
    if (!mReadable) {
        saved(EPERM);
        return true;
    }
    if (!mSaving) {
        finishLoad();
        mSaving = std::make_unique<Saving>(text());
        mModified = false;
    }
    const std::string path = mPath.str();
    do {
        const int error = mSaving->step(path);
        if (error || mSaving->isDone) {
            saved(error);
            return true;
        }
    } while (clock.now() < deadline);
    return false;
}

void Config::saved(int error) {
    mSaving.reset();
    // The core tries every second; one line per kind of failure is enough.
    if (error && error != mLastWriteError)
        logError("configuration file %s cannot be written: %s", mPath.get(),
                 mReadable ? describe(error) : "it could not be read and is left as it is");
    mLastWriteError = error;
    if (error) mModified = true;
}

std::string Config::siblingPath(std::string_view name) const {
    if (!mPath || name.empty() || name.find('\0') != std::string_view::npos) return {};
    for (std::size_t start = 0; start <= name.size();) {
        const std::size_t end = std::min(name.find('/', start), name.size());
        if (name.substr(start, end - start) == "..") return {};
        start = end + 1;
    }
    const std::string_view path = mPath.view();
    const std::size_t slash = path.rfind('/');
    // "./" keeps an absolute name inside, as the directory does otherwise.
    return std::string(slash == std::string_view::npos ? "./" : path.substr(0, slash + 1)).append(name);
}

bool Config::relativeFileExists(std::string_view name) const {
    const std::string path = siblingPath(name);
    struct stat status {};
    return !path.empty() && ::stat(path.c_str(), &status) == 0;
}

std::optional<std::string> Config::readRelativeFile(std::string_view name, std::size_t limit) const {
    const std::string path = siblingPath(name);
    std::string text;
    if (path.empty() || readTextFile(path, FileAccess::Shared, limit, text)) return std::nullopt;
    return text;
}

bool Config::writeRelativeFile(std::string_view name, std::string_view data) const {
    const std::string path = siblingPath(name);
    const int error = path.empty() ? EINVAL : replaceFile(path, data);
    if (error) logError("file beside the configuration cannot be written: %s", describe(error));
    return !error;
}

} // namespace slimphone
