/**
 * @file
 * Root certificates as text, one after the other.
 */
#pragma once

#include "sip/stack.h"

#include <cstddef>
#include <string>
#include <vector>

namespace slimphone::sip {

/** Reads what TlsSettings name: data, a file, a directory, or the place where systems keep theirs. */
class CaReader {
public:
    explicit CaReader(const TlsSettings &settings);

    /** Puts the next certificate (PEM, or a whole file in DER) into @p certificate; false at the end. */
    bool next(std::string &certificate);

    /** For the log: where the certificates come from. */
    const std::string &source() const noexcept { return mSource; }

private:
    void addPath(const std::string &path);

    std::string mSource;
    std::vector<std::string> mFiles; ///< still to be read, the last one first
    std::string mText;
    std::size_t mPosition = 0;
};

} // namespace slimphone::sip
