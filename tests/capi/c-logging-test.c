/**
 * @file
 * The logging functions as a C program calls them.
 */
#include "linphone/api/c-factory.h"
#include "linphone/compat/mediastreamer.h"
#include "linphone/core/logging.h"
#include "linphone/core_utils.h"
#include "linphone/logging.h"

#include "check.h"

#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

static int heard = 0;
static int handled = 0;

static void onLine(LinphoneLoggingService *service, const char *domain, LinphoneLogLevel level,
                   const char *message) {
    LinphoneLoggingServiceCbs *cbs = linphone_logging_service_get_current_callbacks(service);
    CHECK(linphone_logging_service_cbs_get_user_data(cbs) == &heard);
    CHECK_TEXT(domain, "app");
    CHECK(level == LinphoneLogLevelMessage);
    CHECK_TEXT(message, "100 %s");
    ++heard;
}

static void handle(const char *domain, BctbxLogLevel level, const char *format, va_list arguments) {
    char text[64];
    vsnprintf(text, sizeof text, format, arguments);
    CHECK_TEXT(domain, "bctbx");
    CHECK(level == BCTBX_LOG_MESSAGE);
    CHECK_TEXT(text, "number 7");
    ++handled;
}

static void callbacksHear(LinphoneFactory *factory) {
    LinphoneLoggingService *service = linphone_logging_service_get();
    LinphoneLoggingServiceCbs *cbs = linphone_factory_create_logging_service_cbs(factory);
    linphone_logging_service_cbs_set_log_message_written(cbs, onLine);
    linphone_logging_service_cbs_set_user_data(cbs, &heard);
    CHECK(linphone_logging_service_cbs_get_log_message_written(cbs) == onLine);
    linphone_logging_service_add_callbacks(service, cbs);
    CHECK(bctbx_list_size(linphone_logging_service_get_callbacks_list(service)) == 1);
    linphone_logging_service_cbs_unref(cbs);

    linphone_logging_service_set_domain(service, "app");
    CHECK_TEXT(linphone_logging_service_get_domain(service), "app");
    linphone_logging_service_set_log_level(service, LinphoneLogLevelMessage);
    CHECK(linphone_logging_service_get_log_level_mask(service) == 0x3c);
    linphone_logging_service_message(service, "100 %s");
    linphone_logging_service_trace(service, "too light");
    linphone_logging_service_debug(service, "too light");
    linphone_logging_service_message(service, NULL);
    CHECK(heard == 1);

    linphone_logging_service_remove_callbacks(service, cbs);
    linphone_logging_service_set_log_level_mask(service, 0);
    linphone_logging_service_warning(service, "not heard");
    linphone_logging_service_error(service, "not heard");
    CHECK(heard == 1);
    CHECK(linphone_logging_service_get_callbacks(service) != NULL);
}

static void oldHandlerHears(void) {
    linphone_core_enable_logs_with_cb(handle);
    ms_message("number %d", 7);
    CHECK(handled == 1);
    linphone_core_disable_logs();
    CHECK(linphone_core_get_log_level_mask() == (BCTBX_LOG_ERROR | BCTBX_LOG_FATAL));
    ms_message("number %d", 8);
    linphone_core_set_log_level(ORTP_FATAL);
    CHECK(linphone_core_get_log_level_mask() == BCTBX_LOG_FATAL);
    linphone_core_set_log_level_mask(BCTBX_LOG_MESSAGE);
    ms_message("number %d", 7);
    ms_warning("number %d", 8);
    CHECK(handled == 2);
    linphone_core_set_log_handler(NULL);
    linphone_core_set_log_level_mask(0);
}

static int contains(FILE *file, const char *text) {
    char content[256] = "";
    rewind(file);
    CHECK(fread(content, 1, sizeof content - 1, file) > 0);
    return strstr(content, text) != NULL;
}

static void writesToAStream(void) {
    FILE *file = tmpfile();
    linphone_core_enable_logs(file);
    ms_message("to the stream");
    CHECK(contains(file, "message-to the stream\n"));
    linphone_core_set_log_level_mask(0);
    linphone_core_set_log_file(NULL);
    fclose(file);
}

static void collects(const char *folder) {
    char path[128];
    char *packed;
    CHECK_TEXT(linphone_core_get_log_collection_path(), ".");
    CHECK_TEXT(linphone_core_get_log_collection_prefix(), "linphone");
    CHECK(linphone_core_get_log_collection_max_file_size() == 10L * 1024 * 1024);
    linphone_core_set_log_collection_path(folder);
    linphone_core_set_log_collection_prefix("app");
    linphone_core_set_log_collection_max_file_size(1000);
    CHECK(linphone_core_compress_log_collection() == NULL);
    linphone_core_set_log_level(BCTBX_LOG_MESSAGE);
    linphone_core_enable_log_collection(LinphoneLogCollectionEnabledWithoutPreviousLogHandler);
    CHECK(linphone_core_log_collection_enabled() == LinphoneLogCollectionEnabledWithoutPreviousLogHandler);
    ms_message("collected");
    linphone_core_set_log_level_mask(0);
    packed = linphone_core_compress_log_collection();
    snprintf(path, sizeof path, "%s/app_log.gz", folder);
    CHECK_TEXT(packed, path);
    CHECK(access(path, R_OK) == 0);
    ms_free(packed);
    linphone_core_reset_log_collection();
    CHECK(access(path, R_OK) != 0);
    linphone_core_enable_log_collection(LinphoneLogCollectionDisabled);
}

int main(void) {
    char folder[] = "/tmp/logging-test-XXXXXX";
    if (!mkdtemp(folder)) return 2;
    callbacksHear(linphone_factory_get());
    RUN(oldHandlerHears);
    RUN(writesToAStream);
    collects(folder);
    CHECK(rmdir(folder) == 0);
    linphone_factory_clean();
    return CHECK_RESULT();
}
