#include "core/core.h"

#include "account/farewell.h"
#include "base/guard.h"
#include "base/log.h"
#include "core/provisioning.h"
#include "http/client.h"
#include "logging/logging-service.h"
#include "slimphone-version.h"
#include "transport/lean-stack.h"
#include "transport/provider-stack.h"

#include <algorithm>
#include <thread>

namespace slimphone {

namespace {

using namespace std::chrono_literals;

/** One iterate() works about this long at most; what is left waits for the next. */
constexpr auto kIterateBudget = 6ms;
constexpr auto kStackBudget = 4ms;
constexpr auto kFlushInterval = 1s;
/** stop() waits this long for the next answer, and so long in all. */
constexpr auto kShutdownSilence = 2s;
constexpr auto kShutdownLimit = 10s;

} // namespace

Core::Core(Ref<Config> config, const Ref<CoreCbs> &callbacks, void *userData)
    : mLink(std::make_shared<CoreLink>(CoreLink{this})), mHandleSlot(std::make_shared<LinphoneCore *>(toC())),
      mConfig(std::move(config)), mSettings(*mConfig), mPolicy(make<DigestAuthenticationPolicy>()),
      mStore(*mConfig) {
    setUserData(userData);
    if (callbacks) mCallbacks.add(callbacks.get());
    mPolicy->readFrom(*mConfig);
    setGlobalState(LinphoneGlobalReady, "Ready");
}

Core::~Core() {
    mLink->context = nullptr;
    *mHandleSlot = nullptr;
    clearProvisioningHeaders();
}

void Core::dispose() const noexcept {
    auto *self = const_cast<Core *>(this);
    const bool running = mState != LinphoneGlobalOff && mState != LinphoneGlobalReady;
    if (!running) {
        guard("linphone_core_unref", [&] { self->finishShutdown(); });
        delete this;
        return;
    }
    // Callbacks run while we stop, and they may look at the core: give it a reference for that.
    ref();
    guard("linphone_core_unref", [&] { self->stop(); });
    self->mState = LinphoneGlobalOff;
    unref();
}

// Lifecycle

int Core::start() {
    if (mState != LinphoneGlobalReady && mState != LinphoneGlobalOff) return -1;
    const Ref<Core> keepAlive(this);
    logMessage("core: start, " SLIMPHONE_NAME " " SLIMPHONE_VERSION);
    mIterating = true; // a stop from inside a callback waits for the end here, too
    setGlobalState(LinphoneGlobalStartup, "Starting up");
    notifyNetworkReachable();
    if (!mStopRequested) setGlobalState(LinphoneGlobalConfiguring, "Configuring");
    if (!mStopRequested) provision();
    readAccounts(TimePoint::max());
    mIterating = false;
    if (std::exchange(mStopRequested, false)) stop();
    return 0;
}

void Core::open() {
    mRetryPolicy = RetryPolicy(mSettings.refresherRetryAfter(), mSettings.refresherRetryAfterMax());
    mWindow = std::make_unique<RegisterWindow>(mSettings.registerWindow());
    mStack = makeStack();
    LoggingService::instance().apply(); // belle-sip sets its own level whenever a stack is made
    mRegistrationContext.emplace(
        RegistrationContext{*mStack, mTimers, *mClock, *mWindow, mRetryPolicy, mUnregistering, mFlows});
    mStack->setRequestHandler(&mAnswers);
    mStack->setFlowObserver(&mFlows);
    mStack->configure(mSettings.stackSettings());
    mReadsAccounts = true;
}

std::unique_ptr<sip::Stack> Core::makeStack() const {
    if (mStackFactory) return mStackFactory(*mClock);
    const std::string_view path = mConfig->getString("sip", "wire_path", "lean");
    if (path == "belle-sip") return sip::makeProviderStack(*mClock);
    if (path != "lean") logWarning("core: unknown wire_path, taking the lean one");
    return sip::makeLeanStack(*mClock);
}

void Core::readAccounts(TimePoint deadline) {
    if (!mReadsAccounts) return;
    if (!mHasReadCredentials) mHasReadCredentials = mCredentials.readOn(*mConfig, *mClock, deadline);
    if (!mHasReadCredentials) return;
    const bool isEnd = mStore.readOn(
        [this](Ref<AccountParams> params) -> Ref<Account> {
            if (!params->isValid()) return nullptr;
            Ref<Account> made = make<Account>(mLink, std::move(params));
            return addAccount(*made) == 0 ? made : nullptr;
        },
        *mClock, deadline);
    if (!isEnd) return;
    mReadsAccounts = mHasReadCredentials = false;
    const Ref<Account> account = mStore.takeDefault();
    if (account && account->isAdded()) mDefaultAccount = account; // listeners may have removed it
    if (mSettings.isNetworkWatched() && !mNetworkIsTold)
        mAddressWatch.start(mTimers, *mClock, mSettings.isIpv6Enabled());
    if (!mStopRequested) setGlobalState(LinphoneGlobalOn, "On");
}

void Core::stop() {
    if (mState == LinphoneGlobalOff || mState == LinphoneGlobalReady) return;
    if (mIterating) {
        mStopRequested = true;
        return;
    }
    const Ref<Core> keepAlive(this);
    beginShutdown(kShutdownLimit);
    mIterating = true; // a callback that stops or iterates must not do so inside of this
    while (!isUnregistrationOver()) {
        turn(mClock->now() + kIterateBudget);
        std::this_thread::sleep_for(1ms);
    }
    mIterating = mStopRequested = false;
    finishShutdown();
}

void Core::stopAsync() {
    if (mState == LinphoneGlobalOff || mState == LinphoneGlobalReady || mState == LinphoneGlobalShutdown)
        return;
    const bool isStarting = mState == LinphoneGlobalStartup || mState == LinphoneGlobalConfiguring;
    if (mIterating && isStarting) {
        mStopRequested = true; // nothing is registered that would take time
        return;
    }
    const Ref<Core> keepAlive(this);
    beginShutdown(mSettings.stopTimeLimit());
}

void Core::beginShutdown(Duration limit) {
    if (mState == LinphoneGlobalShutdown) return;
    setGlobalState(LinphoneGlobalShutdown, "Shutting down");
    if (mProvisioning) mProvisioning->stop();
    mReadsAccounts = mHasReadCredentials = false;
    mLastShutdownProgress = mClock->now();
    mShutdownLimit = mLastShutdownProgress + limit;
    mAddressWatch.stop();
    if (std::exchange(mMoving, std::nullopt)) mNetworkReachable = true;
    if (!mNetworkReachable) return;
    for (const Ref<Account> &account : mAccounts.snapshot())
        account->shutdown();
    mShutdownRemaining = mUnregistering;
}

bool Core::isUnregistrationOver() const {
    if (mUnregistering == 0) return true;
    const TimePoint now = mClock->now();
    if (now < mShutdownLimit && now < mLastShutdownProgress + kShutdownSilence) return false;
    logWarning("core: %zu unregistrations were not answered in time", mUnregistering);
    return true;
}

void Core::finishShutdown() {
    if (mState == LinphoneGlobalShutdown) {
        for (const Ref<Account> &account : mAccounts.snapshot())
            account->giveUp();
        for (const Departed &departed : std::exchange(mDeparted, {})) {
            if (!departed.account || departed.account->isAdded()) continue;
            departed.account->giveUp();
            departed.account->detach();
        }
    }
    if (mHttp) mHttp->close();
    if (mAccountCreatorServiceIsDefault) mAccountCreatorService = nullptr;
    flushConfig(TimePoint::max());
    mWork.clear();
    mDeparted.clear();
    mAuthentication.clear();
    for (const Ref<Account> &account : mAccounts.snapshot())
        account->detach();
    mAccounts.clear();
    mStore.close();
    mDefaultAccount = nullptr;
    mFlows.clear();
    mRegistrationContext.reset();
    mWindow.reset();
    mStack.reset();
    mCredentials.clear();
    if (mState != LinphoneGlobalOff && mState != LinphoneGlobalReady)
        setGlobalState(LinphoneGlobalOff, "Off");
}

void Core::iterate() {
    if (mIterating || mState == LinphoneGlobalOff || mState == LinphoneGlobalReady) return;
    const Ref<Core> keepAlive(this);
    mIterating = true;
    const std::vector<IterateHook> hooks = mHooks;
    for (const IterateHook &hook : hooks)
        guard("iterate hook", [&] { hook.function(hook.data); });
    const TimePoint deadline = mClock->now() + kIterateBudget;
    turn(deadline);
    // Saving has an iterate of its own when there is much to do.
    const TimePoint now = mClock->now();
    const bool hasTime = now < deadline - kIterateBudget / 2;
    if (now >= mNextFlush && (hasTime || now >= mNextFlush + kFlushInterval)) {
        mNextFlush = now + kFlushInterval;
        flushConfig(deadline);
    }
    mIterating = false;
    LoggingService::instance().flush();
    if (std::exchange(mStopRequested, false))
        stop();
    else if (mState == LinphoneGlobalShutdown && isUnregistrationOver())
        finishShutdown();
}

void Core::turn(TimePoint deadline) {
    if (mStack) mStack->run(kStackBudget);
    if (mHttp) mHttp->run(deadline);
    if (mProvisioning) mProvisioning->run(*mClock, deadline);
    readAccounts(deadline);
    mTimers.runDue(*mClock, mClock->now(), deadline);
    mFlows.run(*mClock, deadline);
    if (continueMove(deadline)) {
        doPendingWork(deadline);
        if (mWindow) mWindow->run(*mClock, deadline);
    }
    askForCredentials();
    reapDeparted();
    if (mState == LinphoneGlobalShutdown && mUnregistering != mShutdownRemaining) {
        mShutdownRemaining = mUnregistering;
        mLastShutdownProgress = mClock->now();
    }
}

void Core::doPendingWork(TimePoint deadline) {
    if (mReadsAccounts) return; // nobody registers before the core is On
    // Accounts that get scheduled meanwhile wait for the next turn.
    for (std::size_t count = mWork.size(); count > 0 && !mWork.empty(); --count) {
        const Ref<Account> account = std::move(mWork.front());
        mWork.pop_front();
        if (!account->setScheduled(false)) continue;
        account->update();
        if (mClock->now() >= deadline) break;
    }
}

void Core::setGlobalState(LinphoneGlobalState state, const char *message) {
    mState = state;
    logMessage("core: global state %d, %s", static_cast<int>(state), message);
    notify([&](CoreCbs &callbacks) {
        if (const auto function = callbacks.table().global_state_changed)
            guard("global_state_changed", [&] { function(toC(), state, message); });
    });
}

void Core::addIterateHook(LinphoneCoreIterateHook hook, void *data) {
    if (hook) mHooks.push_back({hook, data});
}

void Core::removeIterateHook(LinphoneCoreIterateHook hook, void *data) {
    std::erase_if(mHooks,
                  [&](const IterateHook &each) { return each.function == hook && each.data == data; });
}

void Core::removeListener(const LinphoneCoreVTable &table) {
    const auto &items = mCallbacks.items();
    const auto it = std::find_if(items.begin(), items.end(), [&](const Ref<CoreCbs> &callbacks) {
        return callbacks->isOverTable(&table);
    });
    if (it != items.end()) mCallbacks.remove(Ref<CoreCbs>(*it).get());
}

bool Core::saveConfig() {
    flushConfig(TimePoint::max());
    return mConfig->filename() && !mConfig->needsCommit();
}

void Core::flushConfig(TimePoint deadline) {
    const bool isAtOnce = deadline == TimePoint::max();
    // Without a file the configuration is written to for those who hold on to it: once, at the end,
    // which spares a running core the memory of a second copy.
    if (!mConfig->filename() && !isAtOnce) return;
    if (mProvisioning && mProvisioning->isApplying() && !isAtOnce) return; // not a part of it
    // Before they were read, what is there would be lost.
    if (mStore.isRead() && mCredentials.needsSaving()) mCredentials.writeTo(*mConfig);
    if (mStore.hasChanges()) mStore.write(mDefaultAccount.get(), *mClock, deadline);
    if (mStore.hasChanges()) {
        mNextFlush = mClock->now(); // goes on in the next iterate
        return;
    }
    if (isAtOnce && mNatPolicy) saveNatPolicy(); // the application may have changed it where it is
    if (!mConfig->filename() || !mConfig->needsCommit()) return;
    if (isAtOnce && !mConfig->sync())
        logError("core: the configuration could not be saved");
    else if (!isAtOnce && !mConfig->syncOn(*mClock, deadline))
        mNextFlush = mClock->now();
}

} // namespace slimphone
