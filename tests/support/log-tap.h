/**
 * @file
 * What the library and belle-sip log, in tests that link their objects.
 */
#pragma once

#include "base/log.h"

#include <bctoolbox/logging.h>

#include <array>
#include <cstdarg>
#include <cstdio>
#include <string>

namespace slimphone::test {

/** Collects all log lines while it lives. */
class LogTap {
public:
    LogTap() : mHandler(bctbx_create_log_handler(&LogTap::write, bctbx_logv_out_destroy, this)) {
        bctbx_init_logger(TRUE);
        setLogLevels(~0U); // the next core that starts has its own wish
        bctbx_set_log_level(kLogDomain, BCTBX_LOG_MESSAGE);
        bctbx_add_log_handler(mHandler);
    }
    LogTap(const LogTap &) = delete;
    LogTap &operator=(const LogTap &) = delete;
    ~LogTap() {
        bctbx_remove_log_handler(mHandler);
        bctbx_free(mHandler);
        bctbx_uninit_logger();
    }
    /** Each line ends with a line break. */
    const std::string &text() const { return mText; }

private:
    static void write(void *self, const char *, BctbxLogLevel, const char *format, va_list arguments) {
        std::array<char, 8192> line;
        std::vsnprintf(line.data(), line.size(), format, arguments);
        static_cast<LogTap *>(self)->mText.append(line.data()).append("\n");
    }
    bctbx_log_handler_t *mHandler;
    std::string mText;
};

} // namespace slimphone::test
