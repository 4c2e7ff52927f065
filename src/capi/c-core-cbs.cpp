#include "linphone/core/callbacks.h"

#include "callbacks/core-cbs.h"
#include "capi/facade.h"

using namespace slimphone;

namespace {

template <class Function>
Function get(const LinphoneCoreCbs *cbs, Function LinphoneCoreVTable::*member) noexcept {
    return cbs ? CoreCbs::toCpp(cbs)->table().*member : nullptr;
}

template <class Function>
void set(LinphoneCoreCbs *cbs, Function LinphoneCoreVTable::*member, Function function) noexcept {
    if (cbs) CoreCbs::toCpp(cbs)->table().*member = function;
}

} // namespace

LinphoneCoreCbs *linphone_core_cbs_ref(LinphoneCoreCbs *cbs) { return refHandle<CoreCbs>(cbs); }

void linphone_core_cbs_unref(LinphoneCoreCbs *cbs) { unrefHandle<CoreCbs>(cbs); }

void linphone_core_cbs_set_user_data(LinphoneCoreCbs *cbs, void *user_data) {
    if (cbs) CoreCbs::toCpp(cbs)->setUserData(user_data);
}

void *linphone_core_cbs_get_user_data(const LinphoneCoreCbs *cbs) {
    return cbs ? CoreCbs::toCpp(cbs)->userData() : nullptr;
}

LinphoneCoreCbsAccountRegistrationStateChangedCb
linphone_core_cbs_get_account_registration_state_changed(LinphoneCoreCbs *cbs) {
    return get(cbs, &LinphoneCoreVTable::account_registration_state_changed);
}

void linphone_core_cbs_set_account_registration_state_changed(
    LinphoneCoreCbs *cbs, LinphoneCoreCbsAccountRegistrationStateChangedCb cb) {
    set(cbs, &LinphoneCoreVTable::account_registration_state_changed, cb);
}

LinphoneCoreCbsRegistrationStateChangedCb
linphone_core_cbs_get_registration_state_changed(LinphoneCoreCbs *cbs) {
    return get(cbs, &LinphoneCoreVTable::registration_state_changed);
}

void linphone_core_cbs_set_registration_state_changed(LinphoneCoreCbs *cbs,
                                                      LinphoneCoreCbsRegistrationStateChangedCb cb) {
    set(cbs, &LinphoneCoreVTable::registration_state_changed, cb);
}

LinphoneCoreCbsAuthenticationRequestedCb
linphone_core_cbs_get_authentication_requested(LinphoneCoreCbs *cbs) {
    return get(cbs, &LinphoneCoreVTable::authentication_requested);
}

void linphone_core_cbs_set_authentication_requested(LinphoneCoreCbs *cbs,
                                                    LinphoneCoreCbsAuthenticationRequestedCb cb) {
    set(cbs, &LinphoneCoreVTable::authentication_requested, cb);
}

LinphoneCoreCbsGlobalStateChangedCb linphone_core_cbs_get_global_state_changed(LinphoneCoreCbs *cbs) {
    return get(cbs, &LinphoneCoreVTable::global_state_changed);
}

void linphone_core_cbs_set_global_state_changed(LinphoneCoreCbs *cbs,
                                                LinphoneCoreCbsGlobalStateChangedCb cb) {
    set(cbs, &LinphoneCoreVTable::global_state_changed, cb);
}

LinphoneCoreCbsConfiguringStatusCb linphone_core_cbs_get_configuring_status(LinphoneCoreCbs *cbs) {
    return get(cbs, &LinphoneCoreVTable::configuring_status);
}

void linphone_core_cbs_set_configuring_status(LinphoneCoreCbs *cbs, LinphoneCoreCbsConfiguringStatusCb cb) {
    set(cbs, &LinphoneCoreVTable::configuring_status, cb);
}

LinphoneCoreCbsNetworkReachableCb linphone_core_cbs_get_network_reachable(LinphoneCoreCbs *cbs) {
    return get(cbs, &LinphoneCoreVTable::network_reachable);
}

void linphone_core_cbs_set_network_reachable(LinphoneCoreCbs *cbs, LinphoneCoreCbsNetworkReachableCb cb) {
    set(cbs, &LinphoneCoreVTable::network_reachable, cb);
}

// Newer releases

void linphone_core_cbs_set_account_added(LinphoneCoreCbs *cbs, LinphoneCoreCbsAccountAddedCb cb) {
    if (cbs) CoreCbs::toCpp(cbs)->newer().accountAdded = cb;
}

LinphoneCoreCbsAccountAddedCb linphone_core_cbs_get_account_added(LinphoneCoreCbs *cbs) {
    return cbs ? CoreCbs::toCpp(cbs)->newer().accountAdded : nullptr;
}

void linphone_core_cbs_set_account_removed(LinphoneCoreCbs *cbs, LinphoneCoreCbsAccountRemovedCb cb) {
    if (cbs) CoreCbs::toCpp(cbs)->newer().accountRemoved = cb;
}

LinphoneCoreCbsAccountRemovedCb linphone_core_cbs_get_account_removed(LinphoneCoreCbs *cbs) {
    return cbs ? CoreCbs::toCpp(cbs)->newer().accountRemoved : nullptr;
}

void linphone_core_cbs_set_default_account_changed(LinphoneCoreCbs *cbs,
                                                   LinphoneCoreCbsDefaultAccountChangedCb cb) {
    if (cbs) CoreCbs::toCpp(cbs)->newer().defaultAccountChanged = cb;
}

LinphoneCoreCbsDefaultAccountChangedCb linphone_core_cbs_get_default_account_changed(LinphoneCoreCbs *cbs) {
    return cbs ? CoreCbs::toCpp(cbs)->newer().defaultAccountChanged : nullptr;
}

void linphone_core_cbs_set_push_notification_received(LinphoneCoreCbs *cbs,
                                                      LinphoneCoreCbsPushNotificationReceivedCb cb) {
    if (cbs) CoreCbs::toCpp(cbs)->newer().pushNotificationReceived = cb;
}

LinphoneCoreCbsPushNotificationReceivedCb
linphone_core_cbs_get_push_notification_received(LinphoneCoreCbs *cbs) {
    return cbs ? CoreCbs::toCpp(cbs)->newer().pushNotificationReceived : nullptr;
}
