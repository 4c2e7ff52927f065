#include "base/guard.h"
#include "core/core.h"
#include "core/provisioning.h"

namespace slimphone {

void Core::provision() {
    const char *uri = mSettings.provisioningUri();
    if (!uri) {
        configured(LinphoneConfiguringSkipped, nullptr);
        return;
    }
    mProvisioning = std::make_unique<Provisioning>(
        *mConfig, mCredentials,
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

void Core::notifyConfiguring(LinphoneConfiguringState state, const char *message) {
    notify([&](CoreCbs &callbacks) {
        if (const auto function = callbacks.table().configuring_status)
            guard("configuring_status", [&] { function(toC(), state, message); });
    });
}

} // namespace slimphone
