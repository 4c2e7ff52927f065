/**
 * @file
 * The root certificates of a core in the forms in which libcurl takes them.
 */
#pragma once

#include "sip/stack.h"

#include <string>

namespace slimphone::http {

/** At most one of these is set; none: libcurl's own default. */
struct TlsRoots {
    std::string data;      ///< PEM
    std::string file;      ///< PEM
    std::string directory; ///< named by hash, read one by one as they are needed

    explicit TlsRoots(const sip::TlsSettings &settings);
    TlsRoots() = default;
};

} // namespace slimphone::http
