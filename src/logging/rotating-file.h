/**
 * @file
 * A log file that is put aside when it is full.
 */
#pragma once

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

namespace slimphone {

/** Opens @p path for appending, readable by its owner only; a log tells who talks to whom. */
std::FILE *openLogFile(const std::string &path, bool truncate) noexcept;

/** Appends lines to a file; when that is full it becomes `<name>_1`, `<name>_2`, and so on. */
class RotatingFile {
public:
    /** @p maximumSize in bytes, 0: no limit. */
    RotatingFile(std::string path, std::size_t maximumSize);
    RotatingFile(const RotatingFile &) = delete;
    RotatingFile &operator=(const RotatingFile &) = delete;
    ~RotatingFile();

    bool isOpen() const noexcept { return mFile != nullptr; }
    void write(std::string_view line);

private:
    void open();
    void putAside();

    std::string mPath;
    std::size_t mMaximumSize;
    std::size_t mSize = 0;
    std::FILE *mFile = nullptr;
};

} // namespace slimphone
