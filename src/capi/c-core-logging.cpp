#include "linphone/core/logging.h"

#include "capi/enum-value.h"
#include "capi/facade.h"
#include "logging/logging-service.h"

#include <bctoolbox/port.h>

using namespace slimphone;

namespace {

LogCollection &collection() noexcept { return LoggingService::instance().collection(); }

} // namespace

void linphone_core_enable_logs(FILE *file) {
    guard(__func__, [&] { LoggingService::instance().enable(file); });
}

void linphone_core_enable_logs_with_cb(BctbxLogFunc logfunc) {
    guard(__func__, [&] { LoggingService::instance().enable(logfunc); });
}

void linphone_core_disable_logs(void) {
    guard(__func__, [] { LoggingService::instance().disable(); });
}

void linphone_core_set_log_handler(BctbxLogFunc logfunc) {
    guard(__func__, [&] { LoggingService::instance().setHandler(logfunc); });
}

void linphone_core_set_log_file(FILE *file) {
    guard(__func__, [&] { LoggingService::instance().setFile(file); });
}

void linphone_core_set_log_level(BctbxLogLevel loglevel) {
    guard(__func__, [&] { LoggingService::instance().setLevel(enumValue(loglevel)); });
}

void linphone_core_set_log_level_mask(unsigned int mask) {
    guard(__func__, [&] { LoggingService::instance().setLevelMask(mask); });
}

unsigned int linphone_core_get_log_level_mask(void) { return LoggingService::instance().levelMask(); }

void linphone_core_serialize_logs(void) {
    guard(__func__, [] { LoggingService::instance().serialize(); });
}

void linphone_core_enable_log_collection(LinphoneLogCollectionState state) {
    guard(__func__, [&] { LoggingService::instance().enableCollection(enumValue(state)); });
}

LinphoneLogCollectionState linphone_core_log_collection_enabled(void) {
    return LoggingService::instance().collectionState();
}

void linphone_core_set_log_collection_path(const char *path) {
    guard(__func__, [&] { collection().setPath(view(path)); });
}

const char *linphone_core_get_log_collection_path(void) { return collection().path(); }

void linphone_core_set_log_collection_prefix(const char *prefix) {
    guard(__func__, [&] { collection().setPrefix(view(prefix)); });
}

const char *linphone_core_get_log_collection_prefix(void) { return collection().prefix(); }

void linphone_core_set_log_collection_max_file_size(size_t size) {
    guard(__func__, [&] { collection().setMaximumFileSize(size); });
}

size_t linphone_core_get_log_collection_max_file_size(void) { return collection().maximumFileSize(); }

char *linphone_core_compress_log_collection(void) {
    return guard(__func__, static_cast<char *>(nullptr), [] {
        const auto path = collection().compress();
        return path ? bctbx_strdup(path->c_str()) : nullptr;
    });
}

void linphone_core_reset_log_collection(void) {
    guard(__func__, [] { collection().reset(); });
}
