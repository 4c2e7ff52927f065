#include "linphone/account_creator_backends.h"

#include "account-creator/flexiapi-backend.h"
#include "capi/facade.h"

using namespace slimphone;

namespace {

using flexiapi::Action;

LinphoneAccountCreatorStatus call(const char *function, LinphoneAccountCreator *creator,
                                  Action action) noexcept {
    return ask<AccountCreator>(function, creator, LinphoneAccountCreatorStatusRequestFailed,
                               [&](AccountCreator &object) { return callFlexiApi(object, action); });
}

} // namespace

LinphoneAccountCreatorStatus
linphone_account_creator_is_account_exist_flexiapi(LinphoneAccountCreator *creator) {
    return call(__func__, creator, Action::IsAccountExist);
}

LinphoneAccountCreatorStatus
linphone_account_creator_is_account_activated_flexiapi(LinphoneAccountCreator *creator) {
    return call(__func__, creator, Action::IsAccountActivated);
}

LinphoneAccountCreatorStatus
linphone_account_creator_create_account_with_token_flexiapi(LinphoneAccountCreator *creator) {
    return call(__func__, creator, Action::CreateAccountWithToken);
}

LinphoneAccountCreatorStatus
linphone_account_creator_admin_create_account_flexiapi(LinphoneAccountCreator *creator) {
    return call(__func__, creator, Action::CreateAccountByAdmin);
}

LinphoneAccountCreatorStatus
linphone_account_creator_activate_phone_account_flexiapi(LinphoneAccountCreator *creator) {
    return call(__func__, creator, Action::ActivatePhoneAccount);
}

LinphoneAccountCreatorStatus
linphone_account_creator_activate_email_account_flexiapi(LinphoneAccountCreator *creator) {
    return call(__func__, creator, Action::ActivateEmailAccount);
}

LinphoneAccountCreatorStatus
linphone_account_creator_link_phone_number_with_account_flexiapi(LinphoneAccountCreator *creator) {
    return call(__func__, creator, Action::LinkPhoneNumber);
}

LinphoneAccountCreatorStatus
linphone_account_creator_activate_phone_number_link_flexiapi(LinphoneAccountCreator *creator) {
    return call(__func__, creator, Action::ActivatePhoneNumberLink);
}

LinphoneAccountCreatorStatus
linphone_account_creator_is_account_linked_flexiapi(LinphoneAccountCreator *creator) {
    return call(__func__, creator, Action::IsAccountLinked);
}

LinphoneAccountCreatorStatus
linphone_account_creator_update_password_flexiapi(LinphoneAccountCreator *creator) {
    return call(__func__, creator, Action::UpdatePassword);
}

LinphoneAccountCreatorStatus linphone_account_creator_send_token_flexiapi(LinphoneAccountCreator *creator) {
    return call(__func__, creator, Action::SendToken);
}

LinphoneAccountCreatorStatus
linphone_account_creator_delete_account_flexiapi(LinphoneAccountCreator *creator) {
    return call(__func__, creator, Action::DeleteAccount);
}
