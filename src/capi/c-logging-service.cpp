#include "linphone/core_utils.h"
#include "linphone/logging.h"

#include "capi/enum-value.h"
#include "capi/facade.h"
#include "logging/logging-service.h"

using namespace slimphone;

LinphoneLoggingService *linphone_logging_service_get(void) { return LoggingService::instance().toC(); }

LinphoneLoggingService *linphone_logging_service_ref(LinphoneLoggingService *log_service) {
    return refHandle<LoggingService>(log_service);
}

void linphone_logging_service_unref(LinphoneLoggingService *log_service) {
    unrefHandle<LoggingService>(log_service);
}

void linphone_logging_service_set_domain(LinphoneLoggingService *log_service, const char *domain) {
    tell<LoggingService>(__func__, log_service,
                         [&](LoggingService &service) { service.setDomain(view(domain)); });
}

const char *linphone_logging_service_get_domain(LinphoneLoggingService *log_service) {
    return log_service ? LoggingService::toCpp(log_service)->domain() : nullptr;
}

void linphone_logging_service_debug(LinphoneLoggingService *log_service, const char *message) {
    tell<LoggingService>(__func__, log_service,
                         [&](LoggingService &service) { service.write(LinphoneLogLevelDebug, message); });
}

void linphone_logging_service_trace(LinphoneLoggingService *log_service, const char *message) {
    tell<LoggingService>(__func__, log_service,
                         [&](LoggingService &service) { service.write(LinphoneLogLevelTrace, message); });
}

void linphone_logging_service_message(LinphoneLoggingService *log_service, const char *message) {
    tell<LoggingService>(__func__, log_service,
                         [&](LoggingService &service) { service.write(LinphoneLogLevelMessage, message); });
}

void linphone_logging_service_warning(LinphoneLoggingService *log_service, const char *message) {
    tell<LoggingService>(__func__, log_service,
                         [&](LoggingService &service) { service.write(LinphoneLogLevelWarning, message); });
}

void linphone_logging_service_error(LinphoneLoggingService *log_service, const char *message) {
    tell<LoggingService>(__func__, log_service,
                         [&](LoggingService &service) { service.write(LinphoneLogLevelError, message); });
}

void linphone_logging_service_fatal(LinphoneLoggingService *log_service, const char *message) {
    tell<LoggingService>(__func__, log_service,
                         [&](LoggingService &service) { service.write(LinphoneLogLevelFatal, message); });
}

void linphone_logging_service_set_log_level(LinphoneLoggingService *log_service, LinphoneLogLevel level) {
    tell<LoggingService>(__func__, log_service,
                         [&](LoggingService &service) { service.setLevel(enumValue(level)); });
}

void linphone_logging_service_set_log_level_mask(LinphoneLoggingService *log_service, unsigned int mask) {
    tell<LoggingService>(__func__, log_service, [&](LoggingService &service) { service.setLevelMask(mask); });
}

unsigned int linphone_logging_service_get_log_level_mask(const LinphoneLoggingService *log_service) {
    return log_service ? LoggingService::toCpp(log_service)->levelMask() : 0;
}

void linphone_logging_service_set_log_file(const LinphoneLoggingService *log_service, const char *dir,
                                           const char *filename, size_t max_size) {
    // The prototype of liblinphone says const; there is one service, and it is not.
    tell<LoggingService>(
        __func__, const_cast<LinphoneLoggingService *>(log_service),
        [&](LoggingService &service) { service.setRotatingFile(view(dir), view(filename), max_size); });
}

void linphone_logging_service_add_callbacks(LinphoneLoggingService *log_service,
                                            LinphoneLoggingServiceCbs *cbs) {
    if (!cbs) return;
    tell<LoggingService>(__func__, log_service, [&](LoggingService &service) {
        service.addCallbacks(*LoggingServiceCbs::toCpp(cbs));
    });
}

void linphone_logging_service_remove_callbacks(LinphoneLoggingService *log_service,
                                               LinphoneLoggingServiceCbs *cbs) {
    tell<LoggingService>(__func__, log_service, [&](LoggingService &service) {
        service.removeCallbacks(LoggingServiceCbs::toCpp(cbs));
    });
}

LinphoneLoggingServiceCbs *
linphone_logging_service_get_current_callbacks(const LinphoneLoggingService *log_service) {
    LoggingServiceCbs *current = log_service ? LoggingService::currentCallbacks() : nullptr;
    return current ? current->toC() : nullptr;
}

LinphoneLoggingServiceCbs *linphone_logging_service_get_callbacks(const LinphoneLoggingService *log_service) {
    return log_service ? LoggingService::instance().ownCallbacks().toC() : nullptr;
}

const bctbx_list_t *linphone_logging_service_get_callbacks_list(const LinphoneLoggingService *log_service) {
    return ask<LoggingService>(__func__, log_service, static_cast<const bctbx_list_t *>(nullptr),
                               [](LoggingService &service) { return service.callbacksList(); });
}

LinphoneLoggingServiceCbs *linphone_logging_service_cbs_ref(LinphoneLoggingServiceCbs *cbs) {
    return refHandle<LoggingServiceCbs>(cbs);
}

void linphone_logging_service_cbs_unref(LinphoneLoggingServiceCbs *cbs) {
    unrefHandle<LoggingServiceCbs>(cbs);
}

void linphone_logging_service_cbs_set_user_data(LinphoneLoggingServiceCbs *cbs, void *user_data) {
    if (cbs) LoggingServiceCbs::toCpp(cbs)->setUserData(user_data);
}

void *linphone_logging_service_cbs_get_user_data(const LinphoneLoggingServiceCbs *cbs) {
    return cbs ? LoggingServiceCbs::toCpp(cbs)->userData() : nullptr;
}

void linphone_logging_service_cbs_set_log_message_written(LinphoneLoggingServiceCbs *cbs,
                                                          LinphoneLoggingServiceCbsLogMessageWrittenCb cb) {
    tell<LoggingServiceCbs>(__func__, cbs, [&](LoggingServiceCbs &object) { object.setMessageWritten(cb); });
}

LinphoneLoggingServiceCbsLogMessageWrittenCb
linphone_logging_service_cbs_get_log_message_written(const LinphoneLoggingServiceCbs *cbs) {
    return cbs ? LoggingServiceCbs::toCpp(cbs)->messageWritten() : nullptr;
}
