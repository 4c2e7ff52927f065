/**
 * @file
 * Files that hold secrets: read with a limit, replaced as a whole.
 */
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace slimphone {

/** How readTextFile() treats the file itself. */
enum class FileAccess {
    Shared, /**< Somebody else's file: left as it is. */
    Private /**< Our own: created when missing, and made mode 0600. */
};

/**
 * Reads a regular file of at most @p limit bytes. Returns 0 or an errno value: ENOENT when it is
 * missing and could not be created, EISDIR for a directory, ENODEV for anything else that is no
 * file, EFBIG beyond the limit.
 */
int readTextFile(const std::string &path, FileAccess access, std::size_t limit, std::string &text);

/**
 * Puts @p text into the file @p path, mode 0600: written to `<path>.tmp`, flushed to the disk
 * and renamed, so that whoever reads and whatever crashes, the file is the old or the new one.
 * Returns 0 or an errno value, EBUSY while another process is writing the same file.
 */
int replaceFile(const std::string &path, std::string_view text);

/** replaceFile() in steps. What was not committed leaves the file as it was, and nothing beside it. */
class FileReplacement {
public:
    FileReplacement();
    FileReplacement(const FileReplacement &) = delete;
    FileReplacement &operator=(const FileReplacement &) = delete;
    ~FileReplacement();

    // Each gives 0 or an errno value; behind the first error come no others.
    int open(const std::string &path);
    int write(std::string_view text);
    int commit();

private:
    struct Target;
    std::unique_ptr<Target> mTarget; ///< while the temporary file is ours
};

} // namespace slimphone
