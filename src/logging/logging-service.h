/**
 * @file
 * Where log lines go: callbacks, files, or a function of the application.
 */
#pragma once

#include "linphone/logging.h"
#include "linphone/types.h"

#include "base/c-list.h"
#include "base/object.h"
#include "base/text.h"
#include "logging/log-collection.h"
#include "logging/rotating-file.h"

#include <bctoolbox/logging.h>

#include <atomic>
#include <cstdarg>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slimphone {

/** One listener of log lines. */
class LoggingServiceCbs : public HybridObject<LinphoneLoggingServiceCbs, LoggingServiceCbs> {
public:
    LinphoneLoggingServiceCbsLogMessageWrittenCb messageWritten() const noexcept {
        return mMessageWritten.load(std::memory_order_relaxed);
    }
    void setMessageWritten(LinphoneLoggingServiceCbsLogMessageWrittenCb function);

protected:
    ~LoggingServiceCbs() override = default;

private:
    std::atomic<LinphoneLoggingServiceCbsLogMessageWrittenCb> mMessageWritten{nullptr};
};

/**
 * The one logging service of the process, over bctoolbox's log stream, in which the library writes
 * under "slimphone" and belle-sip under "belle-sip".
 *
 * A library that nobody asked for logs is silent: until the application sets a level, a handler,
 * callbacks or a file, both domains are switched off, and a line costs one comparison. From then
 * on warnings and errors are let through unless a level is set. Lines go to callbacks and files;
 * besides, to the handler or stream if one is set; to the standard output only when a level is
 * set and there is no other place. Of belle-sip, less than a warning is only let through together
 * with LinphoneLogLevelDebug, because it writes whole messages with their credentials.
 *
 * All functions may be called from any thread. A log line that a callback causes is not given to
 * callbacks, for that would have no end.
 */
class LoggingService : public HybridObject<LinphoneLoggingService, LoggingService> {
public:
    /** Made when the library is loaded and never destroyed. */
    static LoggingService &instance() noexcept;

    void addCallbacks(LoggingServiceCbs &callbacks);
    void removeCallbacks(const LoggingServiceCbs *callbacks);
    /** The added callbacks in order, lent until the next call. */
    const bctbx_list_t *callbacksList();
    /** The object whose function runs on this thread, nullptr outside of a callback. */
    static LoggingServiceCbs *currentCallbacks() noexcept;
    /** One that hears every line without being added. */
    LoggingServiceCbs &ownCallbacks() noexcept { return *mOwnCallbacks; }

    /** Lets lines of @p level, a BctbxLogLevel or LinphoneLogLevel, and above through. */
    void setLevel(int level);
    /** Lets the levels in @p mask through, a combination of such values; 0: none. */
    void setLevelMask(unsigned mask);
    /** What is let through now. */
    unsigned levelMask() const noexcept { return mEffectiveMask.load(std::memory_order_relaxed); }
    /** Puts the mask in force again, after something else set levels of belle-sip. */
    void apply();

    /** Name under which write() writes; "slimphone" when empty. */
    void setDomain(std::string_view domain);
    const char *domain() const noexcept { return mDomain.get(); }
    /** Writes a line of the application. LinphoneLogLevelFatal ends the process. */
    void write(LinphoneLogLevel level, const char *message);

    /**
     * Writes into @p name in @p directory as well. A file of more than @p maximumSize bytes (0: no
     * limit) is put aside under a number. Without a name: no more. One that cannot be opened
     * changes nothing.
     */
    void setRotatingFile(std::string_view directory, std::string_view name, std::size_t maximumSize);

    /** Lines go to @p function instead of the standard output; nullptr: back. */
    void setHandler(BctbxLogFunc function);
    /** Lines go to @p file, which has to stay open; nullptr: to the standard output. */
    void setFile(std::FILE *file);
    /** setFile(), and everything from messages on is let through. */
    void enable(std::FILE *file);
    /** setHandler(), and everything from messages on is let through. */
    void enable(BctbxLogFunc function);
    /** Lets only errors through. */
    void disable();

    /** Lines of other threads wait until the calling one writes or calls flush(). */
    void serialize();
    /** Writes what waits; for iterate. Costs nothing without serialize(). */
    void flush() noexcept;

    /** Settings of the log collection, which enableCollection() switches. */
    LogCollection &collection() noexcept { return mCollection; }
    /** @p state is a LinphoneLogCollectionState; other numbers disable. */
    void enableCollection(int state);
    LinphoneLogCollectionState collectionState() const noexcept { return mCollectionState.load(); }

protected:
    ~LoggingService() override = default;
    /** Stays, however many references a program drops: threads may log to the end. */
    void dispose() const noexcept override { ref(); }

private:
    friend class LoggingServiceCbs;
    template <class T, class... Args>
    friend Ref<T> make(Args &&...args);
    using Lock = std::lock_guard<std::mutex>;

    LoggingService();
    static void onLine(void *self, const char *domain, BctbxLogLevel level, const char *format,
                       va_list arguments) noexcept;
    static void onOutput(const char *domain, BctbxLogLevel level, const char *format,
                         va_list arguments) noexcept;
    void dispatch(const char *domain, BctbxLogLevel level, const char *format, va_list arguments);
    void output(const char *domain, BctbxLogLevel level, const char *format, va_list arguments);
    bool isOwnDomain(const char *domain);
    bool hears(const LoggingServiceCbs &callbacks);
    void callCallbacks(const char *domain, BctbxLogLevel level, const std::string &message);
    /** After any change of where lines go or which. */
    void update(const Lock &lock);

    mutable std::mutex mMutex;
    std::vector<Ref<LoggingServiceCbs>> mCallbacks;
    LentList mCallbacksList;
    Ref<LoggingServiceCbs> mOwnCallbacks;
    Text mDomain{"slimphone"};
    std::optional<unsigned> mMask;
    std::unique_ptr<RotatingFile> mRotatingFile;
    LogCollection mCollection;
    bool mIsOutputOurs = false;

    // Read on every line, without the lock.
    std::atomic<unsigned> mEffectiveMask{0};
    std::atomic<bool> mHasListeners{false};
    std::atomic<bool> mWantsOutput{false};
    std::atomic<BctbxLogFunc> mHandler{nullptr};
    std::atomic<std::FILE *> mFile{nullptr};
    std::atomic<LinphoneLogCollectionState> mCollectionState{LinphoneLogCollectionDisabled};
    std::atomic<unsigned long> mSerializingThread{0};
};

} // namespace slimphone
