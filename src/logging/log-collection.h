/**
 * @file
 * The log on disk: two files of bounded size that take turns.
 */
#pragma once

#include "base/text.h"

#include <cstddef>
#include <cstdio>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace slimphone {

/**
 * `<prefix>1.log` and `<prefix>2.log` in one directory. When the one in use is full the other is
 * begun anew, so that between one and two times the size is kept. May be used from any thread.
 */
class LogCollection {
public:
    LogCollection() = default;
    LogCollection(const LogCollection &) = delete;
    LogCollection &operator=(const LogCollection &) = delete;
    ~LogCollection();

    /** An existing directory, "." when empty. Text lent until the next change. */
    void setPath(std::string_view path);
    const char *path() const noexcept { return mPath.get(); }
    /** Start of the file names, "linphone" when empty. Slashes are refused. */
    void setPrefix(std::string_view prefix);
    const char *prefix() const noexcept { return mPrefix.get(); }
    /** Bytes for each file, 10 MiB at first; 0: no limit. */
    void setMaximumFileSize(std::size_t size);
    std::size_t maximumFileSize() const;

    /** Opens the files with the first line; closes them. */
    void enable(bool enabled);
    /** Appends a line. Trouble with the files is silent: there is no place to tell it. */
    void write(std::string_view line);
    /** Removes the files; what is written from now on begins new ones. */
    void reset();
    /**
     * Puts both files, the older first, into `<prefix>_log.gz` and gives its path. No value when
     * there is nothing to put in or it cannot be written.
     */
    std::optional<std::string> compress();

private:
    std::string filePath(int number) const;
    std::string archivePath() const;
    bool isFull(std::size_t size) const noexcept;
    /** Sets the file to go on with; false when it has to be begun anew. */
    bool choose();
    void open();
    void close() noexcept;

    mutable std::mutex mMutex;
    Text mPath{"."};
    Text mPrefix{"linphone"};
    std::size_t mMaximumFileSize = std::size_t{10} * 1024 * 1024;
    std::FILE *mFile = nullptr;
    std::size_t mFileSize = 0;
    int mNumber = 1; ///< of the file in use
    bool mIsEnabled = false;
};

} // namespace slimphone
