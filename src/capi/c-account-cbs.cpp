#include "linphone/api/c-account-cbs.h"

#include "callbacks/account-cbs.h"
#include "capi/facade.h"

using namespace slimphone;

LinphoneAccountCbs *linphone_account_cbs_new(void) {
    return give<AccountCbs>(__func__, [] { return make<AccountCbs>(); });
}

LinphoneAccountCbs *linphone_account_cbs_ref(LinphoneAccountCbs *cbs) { return refHandle<AccountCbs>(cbs); }

void linphone_account_cbs_unref(LinphoneAccountCbs *cbs) { unrefHandle<AccountCbs>(cbs); }

void linphone_account_cbs_set_user_data(LinphoneAccountCbs *cbs, void *user_data) {
    if (cbs) AccountCbs::toCpp(cbs)->setUserData(user_data);
}

void *linphone_account_cbs_get_user_data(const LinphoneAccountCbs *cbs) {
    return cbs ? AccountCbs::toCpp(cbs)->userData() : nullptr;
}

LinphoneAccountCbsRegistrationStateChangedCb
linphone_account_cbs_get_registration_state_changed(const LinphoneAccountCbs *cbs) {
    return cbs ? AccountCbs::toCpp(cbs)->registrationStateChanged() : nullptr;
}

void linphone_account_cbs_set_registration_state_changed(LinphoneAccountCbs *cbs,
                                                         LinphoneAccountCbsRegistrationStateChangedCb cb) {
    if (cbs) AccountCbs::toCpp(cbs)->setRegistrationStateChanged(cb);
}
