#include "base/guard.h"
#include "base/log.h"
#include "core/core.h"
#include "core/provisioning.h"
#include "http/message.h"

#include <algorithm>

namespace slimphone {

namespace {

/** Headers by which both ends tell where the request goes and ends. */
bool isOfTheConnection(std::string_view name) {
    const char *const names[] = {"Host",           "Connection", "Keep-Alive",        "Proxy-Connection",
                                 "Content-Length", "TE",         "Transfer-Encoding", "Trailer",
                                 "Upgrade",        "Expect",     "Accept-Encoding"};
    return std::any_of(std::begin(names), std::end(names),
                       [&](const char *each) { return equalsIgnoringCase(name, each); });
}

} // namespace

void Core::provision() {
    const char *uri = mSettings.provisioningUri();
    if (!uri) {
        configured(LinphoneConfiguringSkipped, nullptr);
        return;
    }
    mProvisioning = std::make_unique<Provisioning>(
        *mConfig, mCredentials, mProvisioningHeaders,
        [this](LinphoneConfiguringState state, const char *message) { configured(state, message); });
    mProvisioning->begin(uri, *httpClient());
}

void Core::configured(LinphoneConfiguringState state, const char *message) {
    const Ref<Core> keepAlive(this);
    const std::unique_ptr<Provisioning> ended = std::move(mProvisioning);
    if (state == LinphoneConfiguringSuccessful) {
        mSettings.reload();
        mPolicy->readFrom(*mConfig);
        mNatPolicy = nullptr;
        mTlsIdentity.reset();
        mNextFlush = mClock->now(); // to be saved soon
    }
    notifyConfiguring(state, message);
    if (mState == LinphoneGlobalConfiguring && !mStopRequested) open();
}

bool Core::addProvisioningHeader(std::string_view name, std::string_view value) {
    if (!http::isHeaderField(name, value) || isOfTheConnection(name)) {
        logError("provisioning: a header is refused, %s",
                 isOfTheConnection(name) ? "it belongs to the connection" : "it is not one line of HTTP");
        return false;
    }
    mProvisioningHeaders.push_back({std::string(name), std::string(value)});
    return true;
}

void Core::clearProvisioningHeaders() noexcept {
    for (sip::HeaderField &header : mProvisioningHeaders)
        wipe(header.value); // often a token
    mProvisioningHeaders.clear();
}

void Core::notifyConfiguring(LinphoneConfiguringState state, const char *message) {
    notify([&](CoreCbs &callbacks) {
        if (const auto function = callbacks.table().configuring_status)
            guard("configuring_status", [&] { function(toC(), state, message); });
    });
}

} // namespace slimphone
