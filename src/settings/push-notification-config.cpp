#include "settings/push-notification-config.h"

#include "sip/uri.h"

#include <algorithm>

namespace slimphone {

namespace {

using Field = PushNotificationConfig::Field;

struct ParameterField {
    const char *name;
    Field field;
    bool isRemoteOnly;
};

constexpr ParameterField kParameterFields[] = {
    {"pn-provider", Field::Provider, false},
    {"pn-param", Field::Param, false},
    {"pn-prid", Field::Prid, false},
    {"pn-msg-str", Field::MessageText, true},
    {"pn-call-str", Field::CallText, true},
    {"pn-groupchat-str", Field::GroupChatText, true},
    {"pn-call-snd", Field::CallSound, true},
    {"pn-msg-snd", Field::MessageSound, true},
    {"pn-call-remote-push-interval", Field::RemotePushInterval, true},
};

constexpr const char *kSilent = "pn-silent";
constexpr const char *kTimeout = "pn-timeout";

void appendParameter(std::string &text, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    text += ';';
    text += name;
    text += '=';
    text += sip::escapeUriParameter(value);
}

void join(std::string &text, std::string_view value) {
    if (value.empty()) return;
    if (!text.empty()) text += '&';
    text += value;
}

bool isPushParameter(std::string_view name) noexcept {
    if (equalsIgnoringCase(name, kSilent) || equalsIgnoringCase(name, kTimeout)) return true;
    for (const ParameterField &entry : kParameterFields)
        if (equalsIgnoringCase(name, entry.name)) return true;
    return false;
}

/** Calls @p visit with name and value of each parameter in ";a=b;c"; text that is none is skipped. */
template <class Visit>
void eachParameter(std::string_view text, Visit visit) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const std::string_view whole = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t equals = std::min(whole.find('='), whole.size());
        if (!whole.empty())
            visit(whole, whole.substr(0, equals), whole.substr(std::min(equals + 1, whole.size())));
    }
}

} // namespace

PushNotificationConfig::PushNotificationConfig() : mSilent("1"), mTimeout("0") {
    set(Field::MessageText, "IM_MSG");
    set(Field::CallText, "IC_MSG");
    set(Field::GroupChatText, "GC_MSG");
    set(Field::CallSound, "notes_of_the_optimistic.caf");
    set(Field::MessageSound, "msg.caf");
}

Ref<PushNotificationConfig> PushNotificationConfig::clone() const {
    return Ref<PushNotificationConfig>::adopt(new PushNotificationConfig(*this));
}

bool PushNotificationConfig::isAvailable(Wanted wanted) const noexcept {
    if (!get(Field::Param) && !get(Field::BundleIdentifier)) return false;
    if (get(Field::Prid)) return true;
    return (wanted.push || wanted.remote) && (!wanted.push || get(Field::VoipToken)) &&
           (!wanted.remote || get(Field::RemoteToken));
}

std::string PushNotificationConfig::param(Wanted wanted) const {
    if (get(Field::Param)) return get(Field::Param).str();
    std::string services;
    if (wanted.push) join(services, "voip");
    if (wanted.remote) join(services, "remote");
    return get(Field::TeamId).str() + '.' + get(Field::BundleIdentifier).str() + '.' + services;
}

std::string PushNotificationConfig::prid(Wanted wanted) const {
    if (get(Field::Prid)) return get(Field::Prid).str();
    std::string tokens;
    if (wanted.push) join(tokens, get(Field::VoipToken).view());
    if (wanted.remote) join(tokens, get(Field::RemoteToken).view());
    return tokens;
}

std::string PushNotificationConfig::uriParameters(Wanted wanted) const {
    std::string result;
    if (!isAvailable(wanted)) return result;
    appendParameter(result, "pn-provider", get(Field::Provider).view());
    appendParameter(result, "pn-param", param(wanted));
    appendParameter(result, "pn-prid", prid(wanted));
    appendParameter(result, kSilent, mSilent.view());
    appendParameter(result, kTimeout, mTimeout.view());
    if (!wanted.remote) return result;
    for (const ParameterField &entry : kParameterFields)
        if (entry.isRemoteOnly) appendParameter(result, entry.name, get(entry.field).view());
    return result;
}

std::string PushNotificationConfig::toParameters() const {
    std::string result;
    const Wanted known{.push = !get(Field::VoipToken).empty(), .remote = !get(Field::RemoteToken).empty()};
    const bool isMadeUp = isAvailable(known);
    for (const ParameterField &entry : kParameterFields) {
        if (entry.field == Field::Param && isMadeUp)
            appendParameter(result, entry.name, param(known));
        else if (entry.field == Field::Prid && isMadeUp)
            appendParameter(result, entry.name, prid(known));
        else
            appendParameter(result, entry.name, get(entry.field).view());
    }
    appendParameter(result, kSilent, mSilent.view());
    appendParameter(result, kTimeout, mTimeout.view());
    if (!result.empty()) {
        result.erase(0, 1); // in files each is followed by a semicolon
        result += ';';
    }
    return result;
}

void PushNotificationConfig::readParameters(std::string_view text) {
    eachParameter(text, [this](std::string_view, std::string_view name, std::string_view value) {
        if (equalsIgnoringCase(name, kSilent)) mSilent = Text(sip::unescape(value));
        if (equalsIgnoringCase(name, kTimeout)) mTimeout = Text(sip::unescape(value));
        for (const ParameterField &entry : kParameterFields)
            if (equalsIgnoringCase(name, entry.name)) set(entry.field, sip::unescape(value));
    });
}

std::string PushNotificationConfig::withoutPushParameters(std::string_view parameters) {
    std::string result;
    eachParameter(parameters, [&](std::string_view whole, std::string_view name, std::string_view) {
        if (!isPushParameter(name)) result.append(";").append(whole);
    });
    return result;
}

} // namespace slimphone
