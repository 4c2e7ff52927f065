#include "linphone/account_creator.h"
#include "linphone/compat/account-creator.h"

#include "account-creator/account-creator.h"
#include "capi/facade.h"

using namespace slimphone;

namespace {

void setLegacy(const char *function, LinphoneAccountCreator *creator, AccountCreatorAction action,
               LinphoneAccountCreatorCb cb, void *userData) noexcept {
    tell<AccountCreator>(function, creator, [&](AccountCreator &object) {
        object.legacyCallbacks[indexOf(action)] = {cb, userData};
    });
}

} // namespace

LinphoneAccountCreatorStatus linphone_account_creator_is_account_used(LinphoneAccountCreator *creator) {
    return linphone_account_creator_is_account_exist(creator);
}

LinphoneAccountCreatorStatus linphone_account_creator_test_existence(LinphoneAccountCreator *creator) {
    return linphone_account_creator_is_account_exist(creator);
}

LinphoneAccountCreatorStatus linphone_account_creator_test_validation(LinphoneAccountCreator *creator) {
    return linphone_account_creator_is_account_activated(creator);
}

LinphoneAccountCreatorStatus linphone_account_creator_validate(LinphoneAccountCreator *creator) {
    return linphone_account_creator_create_account(creator);
}

LinphoneAccountCreatorStatus linphone_account_creator_is_phone_number_used(LinphoneAccountCreator *creator) {
    return linphone_account_creator_is_alias_used(creator);
}

LinphoneAccountCreatorStatus
linphone_account_creator_link_phone_number_with_account(LinphoneAccountCreator *creator) {
    return linphone_account_creator_link_account(creator);
}

LinphoneAccountCreatorStatus
linphone_account_creator_activate_phone_number_link(LinphoneAccountCreator *creator) {
    return linphone_account_creator_activate_alias(creator);
}

LinphoneAccountCreatorStatus linphone_account_creator_recover_phone_account(LinphoneAccountCreator *creator) {
    return linphone_account_creator_recover_account(creator);
}

LinphoneAccountCreatorStatus linphone_account_creator_update_password(LinphoneAccountCreator *creator,
                                                                      const char *new_pwd) {
    return ask<AccountCreator>(
        __func__, creator, LinphoneAccountCreatorStatusRequestFailed, [&](AccountCreator &object) {
            object.newPassword = Secret(view(new_pwd));
            const LinphoneAccountCreatorStatus status = object.run(AccountCreatorAction::UpdateAccount);
            object.newPassword = Secret();
            return status;
        });
}

void linphone_account_creator_destroy(LinphoneAccountCreator *creator) {
    linphone_account_creator_unref(creator);
}

void linphone_account_creator_set_test_existence_cb(LinphoneAccountCreator *creator,
                                                    LinphoneAccountCreatorCb cb, void *user_data) {
    setLegacy(__func__, creator, AccountCreatorAction::IsAccountExist, cb, user_data);
}

void linphone_account_creator_set_test_validation_cb(LinphoneAccountCreator *creator,
                                                     LinphoneAccountCreatorCb cb, void *user_data) {
    setLegacy(__func__, creator, AccountCreatorAction::IsAccountActivated, cb, user_data);
}

void linphone_account_creator_set_validate_cb(LinphoneAccountCreator *creator, LinphoneAccountCreatorCb cb,
                                              void *user_data) {
    setLegacy(__func__, creator, AccountCreatorAction::CreateAccount, cb, user_data);
}

void linphone_account_creator_enable_newsletter_subscription(LinphoneAccountCreator *creator,
                                                             bool_t subscribe) {
    if (creator) AccountCreator::toCpp(creator)->wantsNewsletter = subscribe != 0;
}

bool_t linphone_account_creator_newsletter_subscription_enabled(const LinphoneAccountCreator *creator) {
    return creator && AccountCreator::toCpp(creator)->wantsNewsletter;
}

void linphone_account_creator_set_suscribe(LinphoneAccountCreator *creator, int suscribe) {
    linphone_account_creator_enable_newsletter_subscription(creator, suscribe != 0);
}

void linphone_account_creator_cbs_set_is_account_used(LinphoneAccountCreatorCbs *cbs,
                                                      LinphoneAccountCreatorCbsStatusCb cb) {
    linphone_account_creator_cbs_set_is_account_exist(cbs, cb);
}

LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_is_account_used(const LinphoneAccountCreatorCbs *cbs) {
    return linphone_account_creator_cbs_get_is_account_exist(cbs);
}

void linphone_account_creator_cbs_set_is_phone_number_used(LinphoneAccountCreatorCbs *cbs,
                                                           LinphoneAccountCreatorCbsStatusCb cb) {
    linphone_account_creator_cbs_set_is_alias_used(cbs, cb);
}

LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_is_phone_number_used(const LinphoneAccountCreatorCbs *cbs) {
    return linphone_account_creator_cbs_get_is_alias_used(cbs);
}

void linphone_account_creator_cbs_set_link_phone_number_with_account(LinphoneAccountCreatorCbs *cbs,
                                                                     LinphoneAccountCreatorCbsStatusCb cb) {
    linphone_account_creator_cbs_set_link_account(cbs, cb);
}

LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_link_phone_number_with_account(const LinphoneAccountCreatorCbs *cbs) {
    return linphone_account_creator_cbs_get_link_account(cbs);
}

void linphone_account_creator_cbs_set_activate_phone_number_link(LinphoneAccountCreatorCbs *cbs,
                                                                 LinphoneAccountCreatorCbsStatusCb cb) {
    linphone_account_creator_cbs_set_activate_alias(cbs, cb);
}

LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_activate_phone_number_link(const LinphoneAccountCreatorCbs *cbs) {
    return linphone_account_creator_cbs_get_activate_alias(cbs);
}

void linphone_account_creator_cbs_set_recover_phone_account(LinphoneAccountCreatorCbs *cbs,
                                                            LinphoneAccountCreatorCbsStatusCb cb) {
    linphone_account_creator_cbs_set_recover_account(cbs, cb);
}

LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_recover_phone_account(const LinphoneAccountCreatorCbs *cbs) {
    return linphone_account_creator_cbs_get_recover_account(cbs);
}

void linphone_account_creator_cbs_set_update_hash(LinphoneAccountCreatorCbs *cbs,
                                                  LinphoneAccountCreatorCbsStatusCb cb) {
    linphone_account_creator_cbs_set_update_account(cbs, cb);
}

LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_update_hash(const LinphoneAccountCreatorCbs *cbs) {
    return linphone_account_creator_cbs_get_update_account(cbs);
}

void linphone_account_creator_cbs_set_existence_tested(LinphoneAccountCreatorCbs *cbs,
                                                       LinphoneAccountCreatorCbsExistenceTestedCb cb) {
    if (cbs) AccountCreatorCbs::toCpp(cbs)->existenceTested = cb;
}

LinphoneAccountCreatorCbsExistenceTestedCb
linphone_account_creator_cbs_get_existence_tested(const LinphoneAccountCreatorCbs *cbs) {
    return cbs ? AccountCreatorCbs::toCpp(cbs)->existenceTested : nullptr;
}

void linphone_account_creator_cbs_set_validation_tested(LinphoneAccountCreatorCbs *cbs,
                                                        LinphoneAccountCreatorCbsValidationTestedCb cb) {
    if (cbs) AccountCreatorCbs::toCpp(cbs)->validationTested = cb;
}

LinphoneAccountCreatorCbsValidationTestedCb
linphone_account_creator_cbs_get_validation_tested(const LinphoneAccountCreatorCbs *cbs) {
    return cbs ? AccountCreatorCbs::toCpp(cbs)->validationTested : nullptr;
}
