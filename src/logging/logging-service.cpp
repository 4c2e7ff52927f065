#include "logging/logging-service.h"

#include "base/log.h"
#include "logging/redaction.h"

#include <bctoolbox/port.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <ctime>
#include <utility>

namespace slimphone {

namespace {

constexpr const char *kBelleSipDomain = "belle-sip";
// The domain of bctbx_message() and its like in programs that define none, such as ms_message().
constexpr const char *kProgramDomain = "bctbx";

constexpr unsigned kAllLevels = BCTBX_LOG_LOGLEV_END - 1;
constexpr unsigned kErrors = BCTBX_LOG_ERROR | BCTBX_LOG_FATAL;
constexpr unsigned kWarnings = kErrors | BCTBX_LOG_WARNING;
constexpr unsigned kMessages = kWarnings | BCTBX_LOG_MESSAGE;

thread_local LoggingServiceCbs *tCurrentCallbacks = nullptr;

std::string format(const char *text, va_list arguments) {
    std::array<char, 512> buffer;
    va_list copy;
    va_copy(copy, arguments);
    const int length = std::vsnprintf(buffer.data(), buffer.size(), text, copy);
    va_end(copy);
    if (length < 0) return text; // a line that cannot be formatted still tells something
    if (static_cast<std::size_t>(length) < buffer.size())
        return {buffer.data(), static_cast<std::size_t>(length)};
    std::string result(static_cast<std::size_t>(length), '\0');
    va_copy(copy, arguments);
    std::vsnprintf(result.data(), result.size() + 1, text, copy);
    va_end(copy);
    return result;
}

/** Whole messages are in these lines. */
std::string formatLine(const char *domain, const char *text, va_list arguments) {
    std::string line = format(text, arguments);
    if (domain && std::strcmp(domain, kBelleSipDomain) == 0) redactSecrets(line);
    return line;
}

/** Calls @p function with a line that is formatted already. */
void callWithLine(BctbxLogFunc function, const char *domain, BctbxLogLevel level, const char *text, ...) {
    va_list arguments;
    va_start(arguments, text);
    function(domain, level, text, arguments);
    va_end(arguments);
}

const char *levelName(BctbxLogLevel level) noexcept {
    switch (level) {
    case BCTBX_LOG_DEBUG:
        return "debug";
    case BCTBX_LOG_TRACE:
        return "trace";
    case BCTBX_LOG_MESSAGE:
        return "message";
    case BCTBX_LOG_WARNING:
        return "warning";
    case BCTBX_LOG_ERROR:
        return "error";
    case BCTBX_LOG_FATAL:
        return "fatal";
    case BCTBX_LOG_LOGLEV_END:
        break;
    }
    return "log";
}

/** The form in which bctoolbox writes to the standard output and its files. */
std::string asFileLine(const char *domain, BctbxLogLevel level, const std::string &message) {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    tm local{};
    localtime_r(&now.tv_sec, &local);
    std::array<char, 40> time;
    const std::size_t length = std::strftime(time.data(), time.size(), "%Y-%m-%d %H:%M:%S", &local);
    std::snprintf(time.data() + length, time.size() - length, ":%03d ",
                  static_cast<int>(now.tv_nsec / 1000000));
    return std::string(time.data()) + (domain ? domain : kLogDomain) + '-' + levelName(level) + '-' + message;
}

void tellLoss() noexcept { std::fputs("slimphone: a log line was lost\n", stderr); }

// Touched at load, so that both domains are silent before any other code of this library runs.
LoggingService &gService = LoggingService::instance();

} // namespace

void LoggingServiceCbs::setMessageWritten(LinphoneLoggingServiceCbsLogMessageWrittenCb function) {
    mMessageWritten.store(function, std::memory_order_relaxed);
    LoggingService &service = LoggingService::instance();
    const LoggingService::Lock lock(service.mMutex);
    service.update(lock);
}

LoggingService &LoggingService::instance() noexcept {
    static LoggingService &service = *make<LoggingService>().release();
    return service;
}

LoggingService::LoggingService() : mOwnCallbacks(make<LoggingServiceCbs>()) {
    bctbx_add_log_handler(bctbx_create_log_handler(&LoggingService::onLine, bctbx_logv_out_destroy, this));
    apply();
}

void LoggingService::addCallbacks(LoggingServiceCbs &callbacks) {
    const Lock lock(mMutex);
    mCallbacks.emplace_back(&callbacks);
    update(lock);
}

void LoggingService::removeCallbacks(const LoggingServiceCbs *callbacks) {
    Ref<LoggingServiceCbs> removed; // released without the lock
    const Lock lock(mMutex);
    const auto found = std::find(mCallbacks.begin(), mCallbacks.end(), callbacks);
    if (found == mCallbacks.end()) return;
    removed = std::move(*found);
    mCallbacks.erase(found);
    update(lock);
}

const bctbx_list_t *LoggingService::callbacksList() {
    const Lock lock(mMutex);
    mCallbacksList.clear();
    for (const Ref<LoggingServiceCbs> &callbacks : mCallbacks)
        mCallbacksList.append(callbacks->toC());
    return mCallbacksList.get();
}

LoggingServiceCbs *LoggingService::currentCallbacks() noexcept { return tCurrentCallbacks; }

void LoggingService::setLevel(int level) {
    const unsigned known = static_cast<unsigned>(std::clamp<int>(level, BCTBX_LOG_DEBUG, BCTBX_LOG_FATAL));
    setLevelMask(kAllLevels & ~(std::bit_floor(known) - 1));
}

void LoggingService::setLevelMask(unsigned mask) {
    const Lock lock(mMutex);
    mMask = mask & kAllLevels;
    update(lock);
}

void LoggingService::apply() {
    const Lock lock(mMutex);
    update(lock);
}

void LoggingService::setDomain(std::string_view domain) {
    const Lock lock(mMutex);
    mDomain = Text(domain.empty() ? kLogDomain : domain);
    update(lock);
}

void LoggingService::write(LinphoneLogLevel level, const char *message) {
    if (!message) return;
    std::string name;
    {
        const Lock lock(mMutex);
        name = mDomain.str();
    }
    bctbx_log(name.c_str(), static_cast<BctbxLogLevel>(level), "%s", message);
}

void LoggingService::setRotatingFile(std::string_view directory, std::string_view name,
                                     std::size_t maximumSize) {
    std::unique_ptr<RotatingFile> file;
    if (!name.empty()) {
        std::string path(directory.empty() ? "." : directory);
        path += '/';
        path += name;
        file = std::make_unique<RotatingFile>(path, maximumSize);
        if (!file->isOpen()) {
            logError("Cannot open the log file [%s]", path.c_str());
            return;
        }
    }
    const Lock lock(mMutex);
    mRotatingFile = std::move(file);
    update(lock);
}

void LoggingService::setHandler(BctbxLogFunc function) {
    mFile = nullptr;
    mHandler = function;
    apply();
}

void LoggingService::setFile(std::FILE *file) {
    mHandler = nullptr;
    mFile = file ? file : stdout;
    apply();
}

void LoggingService::enable(std::FILE *file) {
    setFile(file);
    setLevelMask(kMessages);
}

void LoggingService::enable(BctbxLogFunc function) {
    setHandler(function);
    setLevelMask(kMessages);
}

void LoggingService::disable() { setLevelMask(kErrors); }

void LoggingService::serialize() {
    mSerializingThread = bctbx_thread_self();
    bctbx_set_log_thread_id(mSerializingThread);
}

void LoggingService::flush() noexcept {
    if (mSerializingThread.load(std::memory_order_relaxed) == 0) return;
    if (mSerializingThread == bctbx_thread_self()) bctbx_logv_flush();
}

void LoggingService::enableCollection(int state) {
    const bool isKnown = state == LinphoneLogCollectionEnabled ||
                         state == LinphoneLogCollectionEnabledWithoutPreviousLogHandler;
    mCollectionState =
        isKnown ? static_cast<LinphoneLogCollectionState>(state) : LinphoneLogCollectionDisabled;
    mCollection.enable(isKnown);
    apply();
}

void LoggingService::update(const Lock &) {
    const bool hasCallbacks =
        mOwnCallbacks->messageWritten() || std::any_of(mCallbacks.begin(), mCallbacks.end(),
                                                       [](const auto &cbs) { return cbs->messageWritten(); });
    const bool hasListeners =
        hasCallbacks || mRotatingFile || mCollectionState.load() != LinphoneLogCollectionDisabled;
    const bool hasOutput = mHandler.load() || mFile.load();
    const unsigned mask = mMask.value_or(hasListeners || hasOutput ? kWarnings : 0);

    mHasListeners = hasListeners;
    mWantsOutput = mMask && !hasCallbacks && !mRotatingFile;
    mEffectiveMask = mask;

    // What the program does with bctoolbox's logger of its own accord stays until it wants ours.
    if (!mIsOutputOurs && (hasListeners || hasOutput)) {
        bctbx_set_log_handler(&LoggingService::onOutput);
        mIsOutputOurs = true;
    }
    setLogLevels(mask);
    bctbx_set_log_level_mask(kLogDomain, static_cast<int>(mask));
    const bool showsTraffic = (mask & BCTBX_LOG_DEBUG) != 0;
    bctbx_set_log_level_mask(kBelleSipDomain, static_cast<int>(showsTraffic ? mask : mask & kWarnings));
    if (mDomain.view() != kLogDomain) bctbx_set_log_level_mask(mDomain.get(), static_cast<int>(mask));
    if (mMask) bctbx_set_log_level_mask(kProgramDomain, static_cast<int>(mask));
}

void LoggingService::onLine(void *self, const char *domain, BctbxLogLevel level, const char *text,
                            va_list arguments) noexcept {
    // Not guard(): it would log, and that would lead back here.
    try {
        static_cast<LoggingService *>(self)->dispatch(domain, level, text, arguments);
    } catch (...) {
        tellLoss();
    }
}

void LoggingService::dispatch(const char *domain, BctbxLogLevel level, const char *text, va_list arguments) {
    if (!mHasListeners.load(std::memory_order_relaxed)) return;
    const std::string message = formatLine(domain, text, arguments);
    const std::string line = asFileLine(domain, level, message);
    mCollection.write(line);
    {
        const Lock lock(mMutex);
        if (mRotatingFile) mRotatingFile->write(line);
    }
    callCallbacks(domain, level, message);
}

void LoggingService::callCallbacks(const char *domain, BctbxLogLevel level, const std::string &message) {
    if (tCurrentCallbacks) return;
    std::vector<Ref<LoggingServiceCbs>> callbacks;
    {
        const Lock lock(mMutex);
        callbacks.reserve(mCallbacks.size() + 1);
        callbacks.push_back(mOwnCallbacks);
        callbacks.insert(callbacks.end(), mCallbacks.begin(), mCallbacks.end());
    }
    struct Reset {
        ~Reset() { tCurrentCallbacks = nullptr; }
    } const reset;
    for (const Ref<LoggingServiceCbs> &cbs : callbacks) {
        if (!hears(*cbs)) continue; // removed by one before it
        tCurrentCallbacks = cbs.get();
        if (const auto function = cbs->messageWritten())
            function(toC(), domain, static_cast<LinphoneLogLevel>(level), message.c_str());
    }
}

bool LoggingService::hears(const LoggingServiceCbs &callbacks) {
    const Lock lock(mMutex);
    return mOwnCallbacks == &callbacks ||
           std::find(mCallbacks.begin(), mCallbacks.end(), &callbacks) != mCallbacks.end();
}

bool LoggingService::isOwnDomain(const char *domain) {
    const std::string_view name(domain ? domain : "");
    const Lock lock(mMutex);
    return name == kLogDomain || name == kBelleSipDomain || name == mDomain.view();
}

void LoggingService::onOutput(const char *domain, BctbxLogLevel level, const char *text,
                              va_list arguments) noexcept {
    try {
        instance().output(domain, level, text, arguments);
    } catch (...) {
        tellLoss();
    }
}

void LoggingService::output(const char *domain, BctbxLogLevel level, const char *text, va_list arguments) {
    if (mCollectionState.load() == LinphoneLogCollectionEnabledWithoutPreviousLogHandler) return;
    const auto pass = [&](BctbxLogFunc function) {
        if (domain && std::strcmp(domain, kBelleSipDomain) == 0)
            callWithLine(function, domain, level, "%s", formatLine(domain, text, arguments).c_str());
        else
            function(domain, level, text, arguments);
    };
    if (const BctbxLogFunc handler = mHandler.load()) {
        pass(handler);
    } else if (std::FILE *file = mFile.load()) {
        const std::string line = asFileLine(domain, level, formatLine(domain, text, arguments)) + '\n';
        std::fwrite(line.data(), 1, line.size(), file);
        std::fflush(file);
    } else if (mWantsOutput.load() || !isOwnDomain(domain)) {
        pass(bctbx_logv_out);
    }
}

} // namespace slimphone
