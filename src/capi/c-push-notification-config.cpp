#include "linphone/api/c-push-notification-config.h"

#include "capi/facade.h"
#include "settings/push-notification-config.h"

using namespace slimphone;

namespace {

using Field = PushNotificationConfig::Field;

const char *get(const LinphonePushNotificationConfig *config, Field field) noexcept {
    return config ? PushNotificationConfig::toCpp(config)->get(field).get() : nullptr;
}

void set(const char *function, LinphonePushNotificationConfig *config, Field field,
         const char *value) noexcept {
    tell<PushNotificationConfig>(function, config,
                                 [&](PushNotificationConfig &object) { object.set(field, view(value)); });
}

} // namespace

LinphonePushNotificationConfig *linphone_push_notification_config_new(void) {
    return give<PushNotificationConfig>(__func__, [] { return make<PushNotificationConfig>(); });
}

LinphonePushNotificationConfig *
linphone_push_notification_config_clone(const LinphonePushNotificationConfig *push_cfg) {
    if (!push_cfg) return nullptr;
    return give<PushNotificationConfig>(__func__,
                                        [&] { return PushNotificationConfig::toCpp(push_cfg)->clone(); });
}

LinphonePushNotificationConfig *
linphone_push_notification_config_ref(LinphonePushNotificationConfig *push_cfg) {
    return refHandle<PushNotificationConfig>(push_cfg);
}

void linphone_push_notification_config_unref(LinphonePushNotificationConfig *push_cfg) {
    unrefHandle<PushNotificationConfig>(push_cfg);
}

bool_t linphone_push_notification_config_is_equal(const LinphonePushNotificationConfig *push_cfg,
                                                  const LinphonePushNotificationConfig *other_config) {
    if (!push_cfg || !other_config) return push_cfg == other_config;
    return *PushNotificationConfig::toCpp(push_cfg) == *PushNotificationConfig::toCpp(other_config);
}

const char *linphone_push_notification_config_get_provider(const LinphonePushNotificationConfig *push_cfg) {
    return get(push_cfg, Field::Provider);
}

void linphone_push_notification_config_set_provider(LinphonePushNotificationConfig *push_cfg,
                                                    const char *provider) {
    set(__func__, push_cfg, Field::Provider, provider);
}

const char *linphone_push_notification_config_get_param(const LinphonePushNotificationConfig *push_cfg) {
    return get(push_cfg, Field::Param);
}

void linphone_push_notification_config_set_param(LinphonePushNotificationConfig *push_cfg,
                                                 const char *param) {
    set(__func__, push_cfg, Field::Param, param);
}

const char *linphone_push_notification_config_get_prid(const LinphonePushNotificationConfig *push_cfg) {
    return get(push_cfg, Field::Prid);
}

void linphone_push_notification_config_set_prid(LinphonePushNotificationConfig *push_cfg, const char *prid) {
    set(__func__, push_cfg, Field::Prid, prid);
}

const char *linphone_push_notification_config_get_team_id(const LinphonePushNotificationConfig *push_cfg) {
    return get(push_cfg, Field::TeamId);
}

void linphone_push_notification_config_set_team_id(LinphonePushNotificationConfig *push_cfg,
                                                   const char *team_id) {
    set(__func__, push_cfg, Field::TeamId, team_id);
}

const char *
linphone_push_notification_config_get_bundle_identifier(const LinphonePushNotificationConfig *push_cfg) {
    return get(push_cfg, Field::BundleIdentifier);
}

void linphone_push_notification_config_set_bundle_identifier(LinphonePushNotificationConfig *push_cfg,
                                                             const char *bundle_identifier) {
    set(__func__, push_cfg, Field::BundleIdentifier, bundle_identifier);
}

const char *linphone_push_notification_config_get_voip_token(const LinphonePushNotificationConfig *push_cfg) {
    return get(push_cfg, Field::VoipToken);
}

void linphone_push_notification_config_set_voip_token(LinphonePushNotificationConfig *push_cfg,
                                                      const char *voip_token) {
    set(__func__, push_cfg, Field::VoipToken, voip_token);
}

const char *
linphone_push_notification_config_get_remote_token(const LinphonePushNotificationConfig *push_cfg) {
    return get(push_cfg, Field::RemoteToken);
}

void linphone_push_notification_config_set_remote_token(LinphonePushNotificationConfig *push_cfg,
                                                        const char *remote_token) {
    set(__func__, push_cfg, Field::RemoteToken, remote_token);
}

const char *linphone_push_notification_config_get_msg_str(const LinphonePushNotificationConfig *push_cfg) {
    return get(push_cfg, Field::MessageText);
}

void linphone_push_notification_config_set_msg_str(LinphonePushNotificationConfig *push_cfg,
                                                   const char *msg_str) {
    set(__func__, push_cfg, Field::MessageText, msg_str);
}

const char *linphone_push_notification_config_get_call_str(const LinphonePushNotificationConfig *push_cfg) {
    return get(push_cfg, Field::CallText);
}

void linphone_push_notification_config_set_call_str(LinphonePushNotificationConfig *push_cfg,
                                                    const char *call_str) {
    set(__func__, push_cfg, Field::CallText, call_str);
}

const char *
linphone_push_notification_config_get_group_chat_str(const LinphonePushNotificationConfig *push_cfg) {
    return get(push_cfg, Field::GroupChatText);
}

void linphone_push_notification_config_set_group_chat_str(LinphonePushNotificationConfig *push_cfg,
                                                          const char *group_chat_str) {
    set(__func__, push_cfg, Field::GroupChatText, group_chat_str);
}

const char *linphone_push_notification_config_get_call_snd(const LinphonePushNotificationConfig *push_cfg) {
    return get(push_cfg, Field::CallSound);
}

void linphone_push_notification_config_set_call_snd(LinphonePushNotificationConfig *push_cfg,
                                                    const char *call_snd) {
    set(__func__, push_cfg, Field::CallSound, call_snd);
}

const char *linphone_push_notification_config_get_msg_snd(const LinphonePushNotificationConfig *push_cfg) {
    return get(push_cfg, Field::MessageSound);
}

void linphone_push_notification_config_set_msg_snd(LinphonePushNotificationConfig *push_cfg,
                                                   const char *msg_snd) {
    set(__func__, push_cfg, Field::MessageSound, msg_snd);
}

void linphone_push_notification_config_set_remote_push_interval(LinphonePushNotificationConfig *push_cfg,
                                                                const char *remote_push_interval) {
    set(__func__, push_cfg, Field::RemotePushInterval, remote_push_interval);
}
