#include "account/register-form.h"

#include "sip/headers.h"
#include "sip/uri.h"

#include <algorithm>
#include <array>
#include <ctime>

namespace slimphone {

namespace {

/** ";a;b=c" from what an application gives with or without the first semicolon. */
std::string asParameters(const Text &text) {
    if (text.empty()) return {};
    std::string_view view = text.view();
    while (!view.empty() && (view.front() == ';' || view.front() == ' '))
        view.remove_prefix(1);
    return view.empty() ? std::string() : ";" + std::string(view);
}

bool hasParameter(const std::string &parameters, std::string_view name) {
    std::string_view text = parameters;
    if (text.starts_with(';')) text.remove_prefix(1);
    return sip::findParameter(text, name).has_value();
}

std::string httpDate() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    char text[64];
    // Day and month names must be English (RFC 3261 section 20.17), whatever the locale.
    static constexpr const char *kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char *kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::snprintf(text, sizeof text, "%s, %02d %s %d %02d:%02d:%02d GMT", kDays[utc.tm_wday], utc.tm_mday,
                  kMonths[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
    return text;
}

sip::ContactTemplate automaticContact(const AccountParams &params, const AccountContext &context) {
    const Address &identity = *params.identity();
    sip::ContactTemplate contact;
    if (const char *name = identity.displayName()) contact.displayName = name;
    // A user who asked for privacy is not shown in the Contact (RFC 3323 section 4.1).
    if (params.privacy == LinphonePrivacyNone || params.privacy == LinphonePrivacyDefault)
        contact.user = sip::escapeUser(identity.username() ? identity.username() : "");
    contact.secure = identity.isSecure();
    contact.uriParameters = asParameters(params.contactUriParameters);
    const PushNotificationConfig::Wanted wanted{params.pushAllowed, params.remotePushAllowed};
    if (const PushNotificationConfig *push = params.pushIfSet();
        push && context.isPushEnabled() && (wanted.push || wanted.remote) && push->isAvailable(wanted))
        contact.uriParameters = PushNotificationConfig::withoutPushParameters(contact.uriParameters) +
                                push->uriParameters(wanted);
    contact.parameters = asParameters(params.contactParameters);
    if (!context.instanceId().empty() && !hasParameter(contact.parameters, "+sip.instance"))
        contact.parameters += ";+sip.instance=\"<urn:uuid:" + context.instanceId() + ">\"";
    if (!context.specs().empty()) contact.parameters += ";+org.linphone.specs=\"" + context.specs() + "\"";
    return contact;
}

} // namespace

sip::NextHop nextHopOf(const AccountParams &params) {
    const Address &server = *params.server();
    sip::NextHop hop;
    hop.host = server.domain() ? server.domain() : "";
    hop.port = server.port();
    if (server.hasTransport()) hop.transport = server.transport();
    if (server.isSecure()) hop.transport = sip::Transport::Tls;
    return hop;
}

RegisterForm makeRegisterForm(const AccountParams &params, const AccountContext &context,
                              const Address *masterContact,
                              const std::vector<sip::HeaderField> &customHeaders) {
    const Address &identity = *params.identity();
    RegisterForm form;
    Ref<Address> registrar = identity.clone();
    registrar->setDisplayName(nullptr);
    registrar->setUsername(nullptr);
    form.requestUri = registrar->toStringUriOnly();
    Ref<Address> aor = identity.clone();
    aor->clean();
    form.addressOfRecord = aor->toNameAddr();
    form.hop = nextHopOf(params);
    form.hop.tlsIdentity = context.tlsIdentity();
    form.expires = std::chrono::seconds(params.expires());
    form.endsPrevious = context.endsPreviousContact();
    form.contact = automaticContact(params, context);
    const Address *fixedContact = masterContact ? masterContact : params.customContact();
    if (fixedContact && fixedContact->domain()) {
        form.contact.user = sip::escapeUser(fixedContact->username() ? fixedContact->username() : "");
        form.contact.host = fixedContact->domain();
        form.contact.port = fixedContact->port();
        form.contact.secure = fixedContact->isSecure();
        // All of them belong to its address: transport, and "gr" of a GRUU.
        if (const std::string_view parameters = fixedContact->uriParameters(); !parameters.empty())
            form.contact.uriParameters += ";" + std::string(parameters);
    }

    const auto addDefault = [&](const char *name, std::string value) {
        if (value.empty()) return;
        const bool replaced =
            std::any_of(customHeaders.begin(), customHeaders.end(),
                        [&](const auto &header) { return equalsIgnoringCase(header.name, name); });
        if (!replaced) form.headers.push_back({name, std::move(value)});
    };
    std::string supported(params.supportedTags().empty() ? context.supportedTags() : params.supportedTags());
    for (const sip::HeaderField &header : customHeaders)
        if (equalsIgnoringCase(header.name, "Supported")) supported = header.value;
    // An instance with a flow of its own (RFC 5626 section 4.2). A dependent account is reached by the
    // flow of its master, and whoever numbers flows by itself is left alone.
    form.outbound = !masterContact && sip::hasTag(supported, "outbound") &&
                    hasParameter(form.contact.parameters, "+sip.instance") &&
                    !hasParameter(form.contact.parameters, "reg-id");
    if (form.outbound && !sip::hasTag(supported, "path")) supported += ", path";
    addDefault("Supported", std::move(supported));
    if (context.putsDate()) addDefault("Date", httpDate());
    if (params.privacy != LinphonePrivacyDefault && (params.privacy & LinphonePrivacyId))
        addDefault("P-Preferred-Identity", form.addressOfRecord);
    form.headers.insert(form.headers.end(), customHeaders.begin(), customHeaders.end());
    return form;
}

bool isReservedHeader(std::string_view name) noexcept {
    static constexpr std::array<std::string_view, 13> kReserved{
        "Via",       "From",          "To",
        "Call-ID",   "CSeq",          "Max-Forwards",
        "Contact",   "Expires",       "Content-Length",
        "Route",     "Authorization", "Proxy-Authorization",
        "User-Agent"};
    return std::any_of(kReserved.begin(), kReserved.end(),
                       [&](std::string_view reserved) { return equalsIgnoringCase(reserved, name); });
}

} // namespace slimphone
